// What objects begin as that `new` makes: for each constructor the shape. (Not beside the constructor's code: functions that make classes
// run the same code in each.)

/// Which shape the objects of a constructor start with. A collection forgets all.
struct InstanceMemory {
    struct Entry: FixedTableEntry {
        var constructor: UInt
        /// While the constructor has this shape, its `prototype` is in that slot.
        var constructorShape: UInt32
        var prototypeSlot: Int32
        var shape: UInt32
        /// The inline room that comes with the shape.
        var capacity: Int32

        static var count: Int { 128 }
        static var nothing: Entry { Entry(constructor: 0, constructorShape: 0, prototypeSlot: 0, shape: 0, capacity: 0) }
    }

    private var table = FixedTable<Entry>()

    @inline(__always) private static func hash(_ constructor: UInt) -> Int { Int(truncatingIfNeeded: (constructor >> 4) ^ (constructor >> 11)) }

    /// What is known of a constructor; nil where nothing is. Whether its `prototype` is still the shape's, the caller must see.
    @inline(__always) func find(_ constructor: JSObject, _ capacity: Int) -> UnsafeMutablePointer<Entry>? {
        let address = UInt(bitPattern: constructor.cell.address)
        guard let entry = table.entry(at: InstanceMemory.hash(address)) else { return nil }
        return entry.pointee.constructor == address && entry.pointee.constructorShape == constructor.shapeID && Int(entry.pointee.capacity) == capacity ? entry : nil
    }

    mutating func note(_ entry: Entry) { table.note(entry, at: InstanceMemory.hash(entry.constructor)) }

    func forget() { table.forget() }

    func deallocate() { table.deallocate() }
}
