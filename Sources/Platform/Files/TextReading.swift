extension Files {
    /// A file that somebody wrote: its bytes, which are UTF-8. Each way by which a text comes in goes by here, or by `TextFault`, so that
    /// none of them shows `�` for what nobody wrote.
    public static func readText(_ path: String, _ readable: Readable, limit: Int) throws(FileFailure) -> [UInt8] {
        let bytes = try read(path, readable, limit: limit)
        if let fault = TextFault(in: bytes[...]) { throw FileFailure(path: path, reason: .notText(fault)) }
        return bytes
    }
}

/// The first place where bytes are no UTF-8.
public struct TextFault: Equatable, Sendable {
    /// Counted from 1.
    public var line: Int
    public let byte: UInt8
    /// It begins with the mark of UTF-16, as some editors write it.
    public let looksWide: Bool

    /// Nil where all of it is UTF-8. O(count).
    public init?(in bytes: ArraySlice<UInt8>) {
        let place = bytes.withUnsafeBufferPointer(TextFault.place)
        guard let place else { return nil }
        let index = bytes.startIndex + place
        line = bytes[..<index].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        byte = bytes[index]
        looksWide = place == 0 && (bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))
    }

    /// `line 3 has the byte 0xFF`
    public var description: String {
        let digits = String(byte, radix: 16, uppercase: true), place = "line \(line) has the byte 0x\(digits)"
        return looksWide ? "\(place) (it looks like UTF-16)" : place
    }

    private static func place(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let count = length(of: bytes, at: index)
            if count == 0 { return index }
            index += count
        }
        return nil
    }

    /// How many bytes the character takes; 0 where it is none. Unicode, table 3-7: only the second byte depends on the first.
    private static func length(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        let count = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard count > 0, index + count <= bytes.count else { return 0 }
        let least: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80, most: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard bytes[index + 1] >= least, bytes[index + 1] <= most else { return 0 }
        for place in (index + 2)..<max(index + 2, index + count) where bytes[place] & 0xC0 != 0x80 { return 0 }
        return count
    }
}
