/// A list of values that an internal slot can hold: what the specification calls a List or a Record.
///
///     8  count (u64)   16  values
struct Record: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .record)
        self.cell = cell
    }

    private static let valuesOffset = 16
    @inline(__always) var count: Int { Int(cell.load(8, as: UInt64.self)) }
    @inline(__always) subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < count)
            return cell.value(at: Record.valuesOffset + index * 8)
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            cell.setValue(newValue, at: Record.valuesOffset + index * 8)
        }
    }
    var values: [Value] { (0..<count).map { self[$0] } }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visit(&visitor, .hidden(.value)) }

    /// As a part of an object that has a name for what stands in it.
    @inline(__always) func visit<V: ReferenceVisitor>(_ visitor: inout V, _ name: @autoclosure () -> EdgeKind) {
        for i in 0..<count { visitor.hold(self[i], name()) }
    }
}

extension VM {
    /// A record of `count` undefined values.
    func newRecord(count: Int) -> Record {
        let cell = heap.allocate(16 + count * 8)
        cell.setHeader(.record)
        cell.store(UInt64(count), at: 8)
        let record = Record(cell)
        for i in 0..<count { record[i] = .undefined }
        return record
    }

    func newRecord(_ values: [Value]) -> Record {
        let record = newRecord(count: values.count)
        for (i, value) in values.enumerated() { record[i] = value }
        return record
    }
}

extension Value {
    @inline(__always) init(_ record: Record) { self.init(record.cell) }
}
