// What `instanceof` found out: for a constructor and a shape of objects the answer. What it rests on besides is seen each time: the
// constructor's shape and its `prototype`, and the epoch of prototypes.

/// Which shapes inherit from which constructor's `prototype`. A collection forgets all.
struct KinshipMemory {
    struct Entry: FixedTableEntry {
        var constructor: UInt
        /// While the constructor has this shape, its `prototype` is in that slot.
        var constructorShape: UInt32
        var prototypeSlot: Int32
        var prototype: Value
        /// 0 for what is no object: no object has that shape.
        var shape: UInt32
        var epoch: UInt32
        var answer: Bool

        static var count: Int { 256 }
        static var nothing: Entry { Entry(constructor: 0, constructorShape: 0, prototypeSlot: 0, prototype: .undefined, shape: 0, epoch: 0, answer: false) }
    }

    private var table = FixedTable<Entry>()

    @inline(__always) private static func hash(_ constructor: UInt, _ shape: UInt32) -> Int {
        Int(truncatingIfNeeded: (constructor >> 4) ^ (constructor >> 11) ^ UInt(shape) &* 29)
    }

    @inline(__always) func answer(_ constructor: JSObject, _ shape: UInt32, epoch: UInt32) -> Bool? {
        let address = UInt(bitPattern: constructor.cell.address)
        guard let entry = table.entry(at: KinshipMemory.hash(address, shape)),
              entry.pointee.constructor == address, entry.pointee.shape == shape, entry.pointee.constructorShape == constructor.shapeID,
              entry.pointee.epoch == epoch, constructor.slot(Int(entry.pointee.prototypeSlot)) == entry.pointee.prototype else { return nil }
        return entry.pointee.answer
    }

    mutating func note(_ entry: Entry) { table.note(entry, at: KinshipMemory.hash(entry.constructor, entry.shape)) }

    func forget() { table.forget() }

    func deallocate() { table.deallocate() }
}
