// All cells that there are.

extension VM {
    /// Calls `body` for each cell that takes up memory, garbage included that no collection has found yet. The order is that of
    /// the blocks: equal scripts give equal orders.
    public func forEachCell(_ body: (Cell) -> Void) {
        let heap = heap.state
        for i in 0..<Heap.classCount {
            let sizeClass = heap.pointee.classes[i]
            for j in 0..<sizeClass.blocks.count { forEachCell(in: sizeClass.blocks[j], notHandedOut: sizeClass.cursor..<sizeClass.end, body) }
        }
        for j in 0..<heap.pointee.large.count { forEachCell(in: heap.pointee.large[j], notHandedOut: 0..<0, body) }
    }

    /// A cell is there where the last collection marked it, or where it is young: in a run that was taken since for allocation,
    /// and not in that part of the last run which is yet to be handed out.
    private func forEachCell(in block: Block, notHandedOut rest: Range<UInt>, _ body: (Cell) -> Void) {
        for i in 0..<block.cellCount {
            let cell = block.cell(i)
            if Block.isMarked(cell) || (Block.isYoung(cell) && !rest.contains(UInt(bitPattern: cell.address))) { body(cell) }
        }
    }
}
