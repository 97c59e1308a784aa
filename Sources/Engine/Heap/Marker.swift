/// The mark stack: cells that are marked and not yet looked into.
struct Marker {
    private(set) var stack = RawList<Cell>(capacity: 4096)

    @inline(__always) var isDone: Bool { stack.isEmpty }
    @inline(__always) mutating func next() -> Cell { stack.removeLast() }

    @inline(__always) mutating func mark(_ cell: Cell) {
        if Block.mark(cell) { stack.append(cell) }
    }
    @inline(__always) mutating func mark(_ cell: Cell?) {
        if let cell { mark(cell) }
    }
    @inline(__always) mutating func mark(_ value: Value) {
        if value.isCell { mark(value.asCell) }
    }
    /// For cells whose contents their owner looks into at once.
    @inline(__always) func markOnly(_ cell: Cell) -> Bool { Block.mark(cell) }

    /// Makes ready for the next collection, with the same memory unless that is more than `limit` cells could need.
    mutating func finish(keeping limit: Int) { stack.reset(keeping: limit) }

    func deallocate() { stack.deallocate() }
}
