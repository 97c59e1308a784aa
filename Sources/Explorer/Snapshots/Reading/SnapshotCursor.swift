/// Goes through the JSON of a snapshot without making values of it. Every step is checked against the end.
struct SnapshotCursor {
    let bytes: UnsafeRawBufferPointer
    var place: Int

    init(_ bytes: UnsafeRawBufferPointer, at place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var isAtEnd: Bool { place >= bytes.count }
    /// 0 at the end.
    var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    mutating func skipSpace() {
        while place < bytes.count, SnapshotCursor.isSpace(bytes[place]) { place += 1 }
    }

    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// White space and then this byte.
    mutating func take(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard byte == wanted, !isAtEnd else { return false }
        place += 1
        return true
    }

    /// What stands between quotes, as it is written; nil where there is no whole string.
    mutating func string() -> Range<Int>? {
        guard take(0x22) else { return nil }
        let start = place
        while place < bytes.count {
            if bytes[place] == 0x5C { place += 2; continue }
            if bytes[place] == 0x22 {
                place += 1
                return start..<place - 1
            }
            place += 1
        }
        place = bytes.count
        return nil
    }

    /// A string without escapes, of a length that a field's name has.
    mutating func name() -> String? {
        guard let range = string(), range.count <= 256 else { return nil }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// A number that is no smaller than 0; nil for anything else, and for what no 63 bits hold.
    mutating func number() -> Int? {
        skipSpace()
        var value = 0, digits = 0
        while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 {
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            if isTooLarge || tens > Int.max - 9 { return nil }
            value = tens + Int(bytes[place] - 0x30)
            digits += 1
            place += 1
        }
        return digits > 0 ? value : nil
    }

    /// An array of whole numbers, of either sign; nil for anything else, which is not passed over.
    mutating func numbers() -> [Int]? {
        let start = place
        var found: [Int] = []
        guard take(0x5B) else { return nil }
        if take(0x5D) { return found }
        repeat {
            let isNegative = take(0x2D)
            guard let value = number() else { break }
            found.append(isNegative ? -value : value)
        } while take(0x2C)
        if take(0x5D) { return found }
        place = start
        return nil
    }

    /// A number's digits are all that stands there.
    var isBehindValue: Bool { isAtEnd || SnapshotCursor.endsWord(byte) }

    /// Passes over any value, however deep it nests. False where the file ends first.
    mutating func skipValue() -> Bool {
        var depth = 0
        while true {
            skipSpace()
            if isAtEnd { return false }
            switch bytes[place] {
            case 0x22:
                guard string() != nil else { return false }
            case 0x5B, 0x7B:
                depth += 1
                place += 1
                continue
            case 0x5D, 0x7D:
                depth -= 1
                place += 1
                if depth < 0 { return false }
            case 0x2C, 0x3A:
                if depth == 0 { return false }
                place += 1
                continue
            default:
                let start = place
                while place < bytes.count, !SnapshotCursor.endsWord(bytes[place]) { place += 1 }
                if place == start { return false }
            }
            if depth == 0 { return true }
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == 0x2C || byte == 0x3A || byte == 0x5D || byte == 0x7D || byte == 0x22 || byte == 0x5B || byte == 0x7B
    }
}
