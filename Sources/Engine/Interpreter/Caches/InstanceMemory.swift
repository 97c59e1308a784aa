// What objects begin as that `new` makes: for each constructor the shape, in a table of fixed size, in which the later takes the place of
// the earlier. (Not beside the constructor's code: functions that make classes run the same code in each.) A collection, after which ids of
// shapes and addresses are given out again, forgets all.

/// Which shape the objects of a constructor start with. Takes memory from the first `new` on.
struct InstanceMemory {
    struct Entry {
        var constructor: UInt
        /// While the constructor has this shape, its `prototype` is in that slot.
        var constructorShape: UInt32
        var prototypeSlot: Int32
        var shape: UInt32
        /// The inline room that comes with the shape.
        var capacity: Int32
    }

    private static let count = 128
    private var entries: UnsafeMutablePointer<Entry>?

    private static func index(_ constructor: UInt) -> Int { Int(truncatingIfNeeded: (constructor >> 4) ^ (constructor >> 11)) & (count - 1) }

    /// What is known of a constructor; nil where nothing is. Whether its `prototype` is still the shape's, the caller must see.
    @inline(__always) func find(_ constructor: JSObject, _ capacity: Int) -> UnsafeMutablePointer<Entry>? {
        guard let entries else { return nil }
        let address = UInt(bitPattern: constructor.cell.address), entry = entries + InstanceMemory.index(address)
        return entry.pointee.constructor == address && entry.pointee.constructorShape == constructor.shapeID && Int(entry.pointee.capacity) == capacity ? entry : nil
    }

    mutating func note(_ entry: Entry) {
        if entries == nil {
            let new = UnsafeMutablePointer<Entry>.allocate(capacity: InstanceMemory.count)
            new.initialize(repeating: InstanceMemory.nothing, count: InstanceMemory.count)
            entries = new
        }
        entries.unsafelyUnwrapped[InstanceMemory.index(entry.constructor)] = entry
    }

    func forget() { entries?.update(repeating: InstanceMemory.nothing, count: InstanceMemory.count) }

    func deallocate() { entries?.deallocate() }

    private static let nothing = Entry(constructor: 0, constructorShape: 0, prototypeSlot: 0, shape: 0, capacity: 0)
}
