/// Characters that do something instead of being seen.
///
/// A terminal obeys control characters, and every program that shows text obeys the marks that turn its reading order round; a few more
/// are not to be seen at all, and carry a message past the reader. All of a script's text may have them: names of properties and
/// files, messages, strings. Whoever shows or writes text asks here.
public enum UnsafeCharacters {
    /// Control characters of both kinds, marks of the reading order, invisible ones that are no part of writing anything, and tags.
    public static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F: true
        case 0..<0x200: false
        // The Arabic letter mark; zero width space; left-to-right and right-to-left mark. Joiners (U+200C, U+200D) are letters' business.
        case 0x61C, 0x200B, 0x200E, 0x200F: true
        // Line and paragraph separator, embeddings and overrides; invisible operators, isolates, and what came before them.
        case 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }

    /// As JavaScript writes it in a string: `\x1B`, `\u202E`, `\u{E0041}`.
    public static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        func padded(to count: Int) -> String { String(repeating: "0", count: max(0, count - digits.count)) + digits }
        return scalar.value < 0x100 ? "\\x" + padded(to: 2) : scalar.value < 0x10000 ? "\\u" + padded(to: 4) : "\\u{\(digits)}"
    }
}
