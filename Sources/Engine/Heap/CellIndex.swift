import Platform

/// Numbers for cells: a table from addresses to small integers.
///
/// The table has two levels: an entry a block, and under it one for each cell of the block. So a look-up is two loads and a
/// division, and the table takes four bytes a cell.
public final class CellIndex {
    private struct Numbers {
        /// One more than the number; 0 for none.
        var first: UnsafeMutablePointer<Int32>?
        var capacity: Int32 = 0
        /// 2³² by the size of the block's cells, rounded up: to multiply by it is quicker than to divide, and exact below 2¹⁶.
        var reciprocal: UInt32 = 0
        var cellSize: UInt32 = 0
    }

    private let base: UInt
    private let blockCount: Int
    /// Nil where the system has no memory: then no cell has a number.
    private let blocks: UnsafeMutablePointer<Numbers>?
    private var used: [Int] = []

    public convenience init(_ vm: VM) { self.init(vm.heap.state.pointee.region) }

    init(_ region: Region) {
        base = UInt(bitPattern: region.base)
        // calloc gives untouched pages for the large table: most of it is never looked at.
        let count = region.blockCount
        let memory = calloc(count, MemoryLayout<Numbers>.stride)
        blocks = memory?.bindMemory(to: Numbers.self, capacity: count)
        blockCount = memory == nil ? 0 : count
    }

    deinit {
        for block in used { free(blocks?[block].first) }
        free(blocks)
    }

    /// Where the number of a cell stands that is in a block with room for it; nil where there may be none.
    @inline(__always) private func known(_ cell: Cell) -> UnsafeMutablePointer<Int32>? {
        let offset = UInt(bitPattern: cell.address) &- base
        let block = Int(truncatingIfNeeded: offset / UInt(Region.blockSize))
        guard block >= 0, block < blockCount, let numbers = blocks, let first = numbers[block].first,
              numbers[block].cellSize == Block(of: cell).cellSizeWord else { return nil }
        let inBlock = UInt64(truncatingIfNeeded: offset % UInt(Region.blockSize)) &- UInt64(Block.cellsOffset)
        let place = Int(truncatingIfNeeded: (inBlock &* UInt64(numbers[block].reciprocal)) >> 32)
        return place < Int(numbers[block].capacity) ? first + place : nil
    }

    /// The cell's block and its place in it.
    @inline(__always) private func place(_ cell: Cell) -> (block: Int, place: Int32)? {
        let offset = UInt(bitPattern: cell.address) &- base
        let block = Int(truncatingIfNeeded: offset / UInt(Region.blockSize))
        guard block >= 0, block < blockCount else { return nil }
        let inBlock = UInt32(truncatingIfNeeded: offset % UInt(Region.blockSize)) &- UInt32(Block.cellsOffset)
        // A large cell's size may not fit; it is the only one of its block.
        return (block, inBlock == 0 ? 0 : Int32(bitPattern: inBlock / UInt32(truncatingIfNeeded: Block(of: cell).cellSize)))
    }

    /// The number of the cell; nil where it has none.
    public subscript(cell: Cell) -> Int32? {
        get {
            if let slot = known(cell) { return slot.pointee == 0 ? nil : slot.pointee - 1 }
            guard let (block, place) = place(cell), let numbers = blocks?[block], place < numbers.capacity else { return nil }
            let number = numbers.first?[Int(place)] ?? 0
            return number == 0 ? nil : number - 1
        }
        set { slot(cell)?.pointee = newValue.map { $0 + 1 } ?? 0 }
    }

    /// The number of the cell, which is `next` from now on if it had none.
    public func number(of cell: Cell, orAssign next: Int32) -> Int32 {
        guard let slot = slot(cell) else { return next }
        if slot.pointee == 0 { slot.pointee = next + 1 }
        return slot.pointee - 1
    }

    /// Where the cell's number stands, made where it did not; nil where the system has no memory.
    @inline(__always) private func slot(_ cell: Cell) -> UnsafeMutablePointer<Int32>? {
        if let slot = known(cell) { return slot }
        return slowSlot(cell)
    }

    @inline(never) private func slowSlot(_ cell: Cell) -> UnsafeMutablePointer<Int32>? {
        guard let (block, place) = place(cell), let numbers = blocks?[block] else { return nil }
        noteSize(of: block, Block(of: cell).cellSizeWord)
        if place < numbers.capacity, let first = numbers.first { return first + Int(place) }
        return makeRoom(in: block, for: cell, at: place)
    }

    /// A block that was given back may hold smaller cells than before: then there are more of them than there is room for.
    private func makeRoom(in block: Int, for cell: Cell, at place: Int32) -> UnsafeMutablePointer<Int32>? {
        guard let blocks else { return nil }
        let capacity = max(Block(of: cell).cellCount, Int(place) + 1)
        guard let memory = calloc(capacity, MemoryLayout<Int32>.stride) else { return nil }
        let fresh = memory.bindMemory(to: Int32.self, capacity: capacity)
        if let old = blocks[block].first {
            fresh.update(from: old, count: Int(blocks[block].capacity))
            free(old)
        } else {
            used.append(block)
        }
        blocks[block].first = fresh
        blocks[block].capacity = Int32(truncatingIfNeeded: capacity)
        return fresh + Int(place)
    }

    /// A block that was given back may hold cells of another size, and a large cell's need not fit: it is the only one of its block.
    private func noteSize(of block: Int, _ size: UInt32) {
        blocks?[block].cellSize = size
        blocks?[block].reciprocal = size == 0 || size > UInt32(Heap.largestSmall) ? 0 : UInt32((UInt64(1) << 32 + UInt64(size) - 1) / UInt64(size))
    }
}
