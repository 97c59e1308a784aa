/// What the slot of an accessor property holds (ECMA-262 §6.1.7.1): two functions, or undefined.
///
///     8  getter   16  setter
struct Accessor: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .accessor)
        self.cell = cell
    }

    @inline(__always) var getter: Value { cell.value(at: 8) }
    @inline(__always) var setter: Value { cell.value(at: 16) }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(getter, .hidden(.getter))
        visitor.hold(setter, .hidden(.setter))
    }
}

extension VM {
    func newAccessor(getter: Value, setter: Value) -> Accessor {
        let cell = heap.allocate(32)
        cell.setHeader(.accessor)
        cell.setValue(getter, at: 8)
        cell.setValue(setter, at: 16)
        return Accessor(cell)
    }
}

extension Value {
    @inline(__always) init(_ accessor: Accessor) { self.init(accessor.cell) }
}
