import Engine

/// A set of cells by address, as bits: a heap's first thousands of cells take a few kilobytes.
public struct CellSet {
    private var blocks: [UInt: [UInt64]] = [:]

    public init() {}

    private static func place(_ cell: Cell) -> (block: UInt, word: Int, bit: UInt64) {
        let address = UInt(bitPattern: cell.address)
        let granule = Int(address % UInt(VM.blockSize)) >> 4
        return (address / UInt(VM.blockSize), granule >> 6, 1 << UInt64(granule & 63))
    }

    public func contains(_ cell: Cell) -> Bool {
        let (block, word, bit) = CellSet.place(cell)
        return blocks[block].map { $0[word] & bit != 0 } ?? false
    }

    public mutating func insert(_ cell: Cell) {
        let (block, word, bit) = CellSet.place(cell)
        blocks[block, default: [UInt64](repeating: 0, count: VM.blockSize / 1024)][word] |= bit
    }

    /// Takes out the cells for which `isGone` holds.
    public mutating func remove(where isGone: (Cell) -> Bool) {
        for block in Array(blocks.keys) {
            guard var words = blocks[block] else { continue }
            for word in words.indices {
                var rest = words[word]
                while rest != 0 {
                    let bit = rest.trailingZeroBitCount
                    rest &= rest - 1
                    let address = block * UInt(VM.blockSize) + UInt((word << 6 + bit) << 4)
                    if let pointer = UnsafeMutableRawPointer(bitPattern: address), isGone(Cell(pointer)) { words[word] &= ~(1 << UInt64(bit)) }
                }
            }
            blocks[block] = words
        }
    }
}
