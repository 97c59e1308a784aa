/// Collects bytes and hands them on in pieces of a megabyte.
struct PieceWriter {
    private var buffer: [UInt8] = []
    private var isBroken = false
    private let write: (UnsafeRawBufferPointer) -> Bool
    private static let pieceSize = 1 << 20

    init(_ write: @escaping (UnsafeRawBufferPointer) -> Bool) {
        self.write = write
        buffer.reserveCapacity(PieceWriter.pieceSize + 4096)
    }

    mutating func put(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= PieceWriter.pieceSize { flush() }
    }

    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= PieceWriter.pieceSize { flush() }
    }

    mutating func put(byte: UInt8) {
        buffer.append(byte)
        if buffer.count >= PieceWriter.pieceSize { flush() }
    }

    mutating func put(_ number: UInt32) {
        if number < 10 { return put(byte: UInt8(truncatingIfNeeded: number) + 0x30) }
        var digits: (UInt64, UInt64) = (0, 0), rest = number, count = 0
        withUnsafeMutableBytes(of: &digits) { digits in
            while rest > 0 {
                count += 1
                digits[16 - count] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
                rest /= 10
            }
        }
        withUnsafeBytes(of: &digits) { buffer.append(contentsOf: $0[(16 - count)...]) }
        if buffer.count >= PieceWriter.pieceSize { flush() }
    }

    mutating func copy(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + PieceWriter.pieceSize, range.upperBound)
            put(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            start = end
        }
    }

    private mutating func flush() {
        if !isBroken { isBroken = !buffer.withUnsafeBytes(write) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// What is left; false where a piece was not taken.
    mutating func finish() -> Bool {
        flush()
        return !isBroken
    }
}
