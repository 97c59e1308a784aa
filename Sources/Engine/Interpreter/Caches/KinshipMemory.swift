// What `instanceof` found out: for a constructor and a shape of objects the answer, in a table of fixed size, in which the later takes the
// place of the earlier. What it rests on besides is seen each time: the constructor's shape and its `prototype`, and the epoch of
// prototypes. A collection, after which ids of shapes and addresses are given out again, forgets all.

/// Which shapes inherit from which constructor's `prototype`. Takes memory from the first `instanceof` on.
struct KinshipMemory {
    struct Entry {
        var constructor: UInt
        /// While the constructor has this shape, its `prototype` is in that slot.
        var constructorShape: UInt32
        var prototypeSlot: Int32
        var prototype: Value
        /// 0 for what is no object: no object has that shape.
        var shape: UInt32
        var epoch: UInt32
        var answer: Bool
    }

    private static let count = 256
    private var entries: UnsafeMutablePointer<Entry>?

    private static func index(_ constructor: UInt, _ shape: UInt32) -> Int {
        Int(truncatingIfNeeded: (constructor >> 4) ^ (constructor >> 11) ^ UInt(shape) &* 29) & (count - 1)
    }

    @inline(__always) func answer(_ constructor: JSObject, _ shape: UInt32, epoch: UInt32) -> Bool? {
        guard let entries else { return nil }
        let address = UInt(bitPattern: constructor.cell.address), entry = entries + KinshipMemory.index(address, shape)
        guard entry.pointee.constructor == address, entry.pointee.shape == shape, entry.pointee.constructorShape == constructor.shapeID,
              entry.pointee.epoch == epoch, constructor.slot(Int(entry.pointee.prototypeSlot)) == entry.pointee.prototype else { return nil }
        return entry.pointee.answer
    }

    mutating func note(_ entry: Entry) {
        if entries == nil {
            let new = UnsafeMutablePointer<Entry>.allocate(capacity: KinshipMemory.count)
            new.initialize(repeating: KinshipMemory.nothing, count: KinshipMemory.count)
            entries = new
        }
        entries.unsafelyUnwrapped[KinshipMemory.index(entry.constructor, entry.shape)] = entry
    }

    func forget() { entries?.update(repeating: KinshipMemory.nothing, count: KinshipMemory.count) }

    func deallocate() { entries?.deallocate() }

    private static let nothing = Entry(constructor: 0, constructorShape: 0, prototypeSlot: 0, prototype: .undefined, shape: 0, epoch: 0, answer: false)
}
