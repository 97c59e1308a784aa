import Engine

/// A set of cells by address, as bits: a heap's first thousands of cells take a few kilobytes.
public struct CellSet {
    /// By block, from the lowest that has any on: where its words begin; -1 where it has none.
    private var firstBlock = 0
    private var starts: [Int32] = []
    private var words: [UInt64] = []

    private static let wordsOfBlock = VM.blockSize / 1024

    public init() {}

    @inline(__always) private static func place(_ cell: Cell) -> (block: Int, word: Int, bit: UInt64) {
        let address = UInt(bitPattern: cell.address)
        let granule = Int(address % UInt(VM.blockSize)) >> 4
        return (Int(truncatingIfNeeded: address / UInt(VM.blockSize)), granule >> 6, 1 << UInt64(granule & 63))
    }

    public func contains(_ cell: Cell) -> Bool {
        let (block, word, bit) = CellSet.place(cell), number = block - firstBlock
        guard number >= 0, number < starts.count, starts[number] >= 0 else { return false }
        return words[Int(starts[number]) + word] & bit != 0
    }

    public mutating func insert(_ cell: Cell) {
        let (block, word, bit) = CellSet.place(cell)
        words[makeRoom(for: block) + word] |= bit
    }

    /// Where the block's words begin.
    private mutating func makeRoom(for block: Int) -> Int {
        if starts.isEmpty { firstBlock = block }
        if block < firstBlock {
            starts.insert(contentsOf: repeatElement(-1, count: firstBlock - block), at: 0)
            firstBlock = block
        }
        while block - firstBlock >= starts.count { starts.append(-1) }
        if starts[block - firstBlock] < 0 {
            starts[block - firstBlock] = Int32(truncatingIfNeeded: words.count)
            words += repeatElement(0, count: CellSet.wordsOfBlock)
        }
        return Int(starts[block - firstBlock])
    }

    /// Takes out the cells for which `isGone` holds.
    public mutating func remove(where isGone: (Cell) -> Bool) {
        for (number, start) in starts.enumerated() where start >= 0 {
            for word in 0..<CellSet.wordsOfBlock {
                var rest = words[Int(start) + word]
                while rest != 0 {
                    let bit = rest.trailingZeroBitCount
                    rest &= rest - 1
                    let address = UInt(firstBlock + number) * UInt(VM.blockSize) + UInt((word << 6 + bit) << 4)
                    if let pointer = UnsafeMutableRawPointer(bitPattern: address), isGone(Cell(pointer)) { words[Int(start) + word] &= ~(1 << UInt64(bit)) }
                }
            }
        }
    }
}
