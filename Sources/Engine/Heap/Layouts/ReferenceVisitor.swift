// Which cells a cell refers to. Each kind of cell tells its references once, in the file that tells its fields (`CellLayout`); here stand the
// forms in which it tells them. The collector listens without names, the explorer with them, and who measures an object listens
// for its parts: all hear the same.
//
// `VM.visitReferences` is generic and its visitors are known to the compiler, so that what the collector does not listen to costs
// it nothing: a name is an autoclosure that is never made.

/// Somebody who wants to know the references of cells.
protocol ReferenceVisitor: LayoutReceiver where Subject == VisitedCell {
    /// It wants names. Where false, properties come as values in slots and weak references not at all.
    static var isNaming: Bool { get }
    /// It reads the names' texts. Where false, names that it would take time to spell are empty.
    static var spellsNames: Bool { get }

    /// A reference that keeps alive.
    mutating func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind)
    /// The memory of a cell of which not all is this cell's business: what is, the cell tells itself.
    mutating func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind)
    /// A cell that is a part of this one and of no other. True where its references are to be told now, as the owner's.
    mutating func part(_ cell: Cell) -> Bool
    /// A reference that keeps nothing alive, or only under a condition. For those who want names.
    mutating func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind)
    /// A number, a boolean, undefined or null, which no cell stands for. Also what stands for nothing at all: a hole.
    mutating func hold(primitive: Value, _ name: @autoclosure () -> EdgeKind)
    /// The same where nothing would be kept alive.
    mutating func mention(primitive: Value, _ name: @autoclosure () -> EdgeKind)
    /// The object mentions cells.
    mutating func refersWeakly(_ object: JSObject)
}

extension ReferenceVisitor {
    static var spellsNames: Bool { @inline(__always) get { isNaming } }

    @inline(__always) mutating func hold(primitive: Value, _ name: @autoclosure () -> EdgeKind) {}
    @inline(__always) mutating func mention(primitive: Value, _ name: @autoclosure () -> EdgeKind) {}
    @inline(__always) mutating func hold(_ value: Value, _ name: @autoclosure () -> EdgeKind) {
        if value.isCell { hold(value.asCell, name()) } else { hold(primitive: value, name()) }
    }
    @inline(__always) mutating func hold(_ cell: Cell?, _ name: @autoclosure () -> EdgeKind) { if let cell { hold(cell, name()) } }
    @inline(__always) mutating func hold(_ key: PropertyKey, _ name: @autoclosure () -> EdgeKind) { hold(Value(bits: key.bits), name()) }
    @inline(__always) mutating func mention(_ value: Value, _ name: @autoclosure () -> EdgeKind) {
        if value.isCell { mention(value.asCell, name()) } else { mention(primitive: value, name()) }
    }
}

/// A cell that is visited.
struct VisitedCell {
    let vm: VM
    let cell: Cell
}

extension ReferenceVisitor {
    @inline(__always) mutating func take<L: CellLayout>(_ layout: L.Type, _ subject: VisitedCell) { L(subject.cell).visit(subject.vm, &self) }
}

extension VM {
    /// Tells the visitor every reference of the cell.
    @inline(__always) func visitReferences<V: ReferenceVisitor>(of cell: Cell, _ visitor: inout V) {
        let kind = cell.kind
        if !cell.isObject { return kind.layout(&visitor, VisitedCell(vm: self, cell: cell)) }
        let object = JSObject(cell)
        object.visitProperties(self, &visitor)
        if kind != .object { visitInternalSlots(kind, cell, &visitor) }
        let shape = shape(object.shapeID)
        // Everybody else comes to the prototype through the shape.
        if V.isNaming { visitor.hold(shape.prototype, .internalSlot(.prototype)) }
        visitor.hold(shape.cell, .hidden(.shape))
    }

    @inline(never) private func visitInternalSlots<V: ReferenceVisitor>(_ kind: CellKind, _ cell: Cell, _ visitor: inout V) {
        kind.layout(&visitor, VisitedCell(vm: self, cell: cell))
    }
}
