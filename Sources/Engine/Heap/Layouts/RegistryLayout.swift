/// A FinalizationRegistry (ECMA-262 §26.2).
public struct RegistryLayout: ObjectLayout {
    public let object: JSObject
    @inline(__always) public init(_ object: JSObject) {
        assert(object.kind == .finalizationRegistry)
        self.object = object
    }

    static let slotCount = 3
    /// Registries are numbered in the order in which they were made, which is the order in which they are cleaned up.
    var number: Double {
        get { slot(2).isNumber ? slot(2).asNumber : 0 }
        nonmutating set { setSlot(2, .number(newValue)) }
    }
    public internal(set) var callback: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    /// Nil where there are none.
    var cells: RegistryCells? {
        get { record(1).map(RegistryCells.init) }
        nonmutating set { setSlot(1, newValue.map { Value($0.record) } ?? .undefined) }
    }

    /// Held values are held; targets and tokens are not.
    static func className(_ kind: CellKind) -> String { "FinalizationRegistry" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(callback, .internalSlot(.cleanupCallback))
        visitor.refersWeakly(object)
        guard let cells, visitor.part(cells.record.cell) else { return }
        for i in 0..<cells.count {
            if V.isNaming { visitor.mention(cells.target(at: i), .registryTarget) }
            visitor.hold(cells.heldValue(at: i), .registryHeld)
            if V.isNaming { visitor.mention(cells.token(at: i), .registryToken) }
        }
    }
}

/// The cells of a FinalizationRegistry (§26.2.4 [[Cells]]): a record with room for some. Behind them, for `unregister` not to look at
/// every cell, stands an index of their tokens:
///
///     1 value     how many cells are in use, removed ones included
///     3 n values  the cells: target, held value, token. Target `.empty`: it died. Target undefined: the cell was removed.
///     n values    for each cell, the next with a token of the same bucket + 1; 0 for none
///     n values    the buckets: the latest cell of each + 1
struct RegistryCells {
    let record: Record
    @inline(__always) init(_ record: Record) { self.record = record }

    /// The length of the record for so many cells.
    static func recordCount(room: Int) -> Int { 1 + room * 5 }

    var count: Int {
        get { Int(record[0].asInt32) }
        nonmutating set { record[0] = Value(int32: Int32(truncatingIfNeeded: newValue)) }
    }
    /// How many cells there is room for.
    var room: Int { (record.count - 1) / 5 }
    /// `.empty` once it has died, undefined once the cell was removed.
    func target(at i: Int) -> Value { record[1 + i * 3] }
    func heldValue(at i: Int) -> Value { record[2 + i * 3] }
    /// The unregister token, or `.empty` for none.
    func token(at i: Int) -> Value { record[3 + i * 3] }
    func clearTarget(at i: Int) { record[1 + i * 3] = .empty }
    func clearToken(at i: Int) { record[3 + i * 3] = .empty }
    func write(_ i: Int, target: Value, held: Value, token: Value) {
        record[1 + i * 3] = target
        record[2 + i * 3] = held
        record[3 + i * 3] = token
    }

    // Positions, -1 for none, kept one higher so that none is 0.
    func next(after i: Int) -> Int { number(1 + room * 3 + i) }
    func setNext(_ i: Int, _ next: Int) { setNumber(1 + room * 3 + i, next) }
    func head(of bucket: Int) -> Int { number(1 + room * 4 + bucket) }
    func setBucket(_ bucket: Int, _ i: Int) { setNumber(1 + room * 4 + bucket, i) }
    private func number(_ index: Int) -> Int { Int(record[index].asInt32) - 1 }
    private func setNumber(_ index: Int, _ number: Int) { record[index] = Value(int32: Int32(truncatingIfNeeded: number + 1)) }
}
