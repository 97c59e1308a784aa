// Texts in the encodings from before Unicode: the C library's iconv knows them, where its tables are installed.

public enum LegacyText {
    /// The text's UTF-16 units, with U+FFFD for what means nothing, and how many bytes were used: fewer than all where a character ends after the last
    /// byte. Nil where the system does not know the encoding.
    public static func decode(_ bytes: UnsafeRawBufferPointer, from encoding: String) -> (units: [UInt16], used: Int, isWhole: Bool)? {
        let nowhere = iconv_t(bitPattern: -1)
        guard let converter = iconv_open("UTF-16LE", encoding), converter != nowhere else { return nil }
        defer { iconv_close(converter) }
        var units: [UInt16] = [], used = 0, isWhole = true
        var piece = [UInt16](repeating: 0, count: 1024)
        // It is not written to, whatever the function's type says.
        guard let input = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self) else { return ([], 0, true) }
        while used < bytes.count {
            var from: UnsafeMutablePointer<CChar>? = input + used, left = bytes.count - used, made = 0
            piece.withUnsafeMutableBytes { piece in
                var to: UnsafeMutablePointer<CChar>? = piece.baseAddress?.assumingMemoryBound(to: CChar.self), room = piece.count
                _ = iconv(converter, &from, &left, &to, &room)
                made = (piece.count - room) / 2
            }
            units += piece[0..<made].map { UInt16(littleEndian: $0) }
            let consumed = bytes.count - used - left
            used += consumed
            if consumed > 0 || left == 0 { continue }
            // It does not go on here: a character that is not whole, or none.
            if errno == EINVAL { break }
            if errno == E2BIG { continue }
            units.append(0xFFFD)
            isWhole = false
            used += 1
        }
        return (units, used, isWhole)
    }
}
