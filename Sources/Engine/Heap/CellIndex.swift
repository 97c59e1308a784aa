import Glibc

/// Numbers for cells: a table from addresses to small integers.
///
/// Cells stand in blocks, at multiples of 16 bytes. So the table has two levels, one entry a block and under it one a
/// multiple of 16: a look-up is two loads, and a heap costs a quarter of its own size at most.
public final class CellIndex {
    private let base: UInt
    private let blockCount: Int
    /// Nil where the system has no memory: then no cell has a number.
    private let blocks: UnsafeMutablePointer<UnsafeMutablePointer<Int32>?>?
    private var used: [Int] = []
    private static let granules = VM.blockSize / 16

    public convenience init(_ vm: VM) { self.init(vm.heap.state.pointee.region) }

    init(_ region: Region) {
        base = UInt(bitPattern: region.base)
        // calloc gives untouched pages for the large table: most of it is never looked at.
        let count = region.blockCount
        let memory = calloc(count, MemoryLayout<UnsafeMutablePointer<Int32>?>.stride)
        blocks = memory?.bindMemory(to: UnsafeMutablePointer<Int32>?.self, capacity: count)
        blockCount = memory == nil ? 0 : count
    }

    deinit {
        for block in used { free(blocks?[block]) }
        free(blocks)
    }

    private func place(_ cell: Cell) -> (block: Int, granule: Int)? {
        let offset = UInt(bitPattern: cell.address) &- base
        let block = Int(truncatingIfNeeded: offset / UInt(VM.blockSize))
        guard block >= 0, block < blockCount else { return nil }
        return (block, Int(truncatingIfNeeded: offset % UInt(VM.blockSize)) >> 4)
    }

    /// The number of the cell; nil where it has none.
    public subscript(cell: Cell) -> Int32? {
        get {
            guard let (block, granule) = place(cell), let table = blocks?[block] else { return nil }
            let number = table[granule]
            return number == 0 ? nil : number - 1
        }
        set {
            guard let (block, granule) = place(cell), let table = table(block) else { return }
            table[granule] = newValue.map { $0 + 1 } ?? 0
        }
    }

    /// The number of the cell, which is `next` from now on if it had none.
    public func number(of cell: Cell, orAssign next: Int32) -> Int32 {
        guard let (block, granule) = place(cell), let table = table(block) else { return next }
        if table[granule] == 0 { table[granule] = next + 1 }
        return table[granule] - 1
    }

    private func table(_ block: Int) -> UnsafeMutablePointer<Int32>? {
        if let table = blocks?[block] { return table }
        guard let memory = calloc(CellIndex.granules, MemoryLayout<Int32>.stride) else { return nil }
        let table = memory.bindMemory(to: Int32.self, capacity: CellIndex.granules)
        blocks?[block] = table
        used.append(block)
        return table
    }
}
