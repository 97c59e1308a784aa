/// What a collection has to do still: cells that are marked and not yet looked into, and those that refer weakly.
struct Marker {
    private(set) var stack = RawList<Cell>(capacity: 4096)
    /// Weak tables, references and registries that the collection has reached.
    private(set) var weakCells = RawList<Cell>(capacity: 16)

    @inline(__always) var isDone: Bool { stack.isEmpty }
    @inline(__always) mutating func next() -> Cell { stack.removeLast() }

    @inline(__always) mutating func mark(_ cell: Cell) {
        if Block.mark(cell) { stack.append(cell) }
    }
    @inline(__always) mutating func mark(_ value: Value) {
        if value.isCell { mark(value.asCell) }
    }

    mutating func start() { weakCells.removeAll() }
    /// Makes ready for the next collection, with the same memory unless that is more than `limit` cells could need.
    mutating func finish(keeping limit: Int) { stack.reset(keeping: limit) }

    func deallocate() {
        stack.deallocate()
        weakCells.deallocate()
    }
}

extension Marker: ReferenceVisitor {
    static var isNaming: Bool { @inline(__always) get { false } }
    @inline(__always) mutating func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { mark(cell) }
    @inline(__always) mutating func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { _ = Block.mark(cell) }
    /// Looked into at once, and only by its owner.
    @inline(__always) mutating func part(_ cell: Cell) -> Bool { Block.mark(cell) }
    @inline(__always) mutating func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    @inline(__always) mutating func refersWeakly(_ object: JSObject) { weakCells.append(object.cell) }
}

extension Marker: RootVisitor {
    @inline(__always) mutating func root(_ cell: Cell, _ why: @autoclosure () -> Root) { mark(cell) }
    /// Wiped, so that no stale word keeps an object alive or outlives one.
    @inline(__always) mutating func stale(_ values: UnsafeMutablePointer<Value>, count: Int) { values.update(repeating: .undefined, count: count) }
}
