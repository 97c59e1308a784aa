/// How much room text takes on a terminal, and making it fit.
///
/// The C library's `wcwidth` would answer differently with the locale and the library's version, and the same script must give
/// the same transcript on every machine. So the wide scripts' blocks stand here, and the rest is asked of Unicode's
/// properties in Swift's standard library, which is part of this binary.
public enum TextWidth {
    /// The cells that `text` fills in one row. Newlines and other control characters count nothing. O(count).
    public static func cells(_ text: String) -> Int {
        // Nearly everything is ASCII, where a byte is a cell.
        var width = 0
        for byte in text.utf8 {
            if byte >= 0x80 { return text.reduce(0) { $0 + cells($1) } }
            if byte >= 0x20 && byte != 0x7F { width += 1 }
        }
        return width
    }

    /// The cells of one character: 0 to 2, more in scripts that join letters. Marks that combine with a letter add nothing to it.
    public static func cells(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : scalars.contains(emojiStyle) ? 2 : 1 }
        // However many pictures one picture is joined of.
        if first.properties.isEmojiPresentation || scalars.contains(emojiStyle) { return 2 }
        return scalars.reduce(0) { $0 + cells($1) }
    }

    /// `text` in at most `limit` cells, with `…` at the end where something was left out. O(count).
    public static func truncate(_ text: String, to limit: Int) -> String {
        guard cells(text) > limit else { return text }
        guard limit > 0 else { return "" }
        var width = 0
        let kept = text.prefix { character in
            width += cells(character)
            return width <= limit - 1
        }
        return kept.hasSuffix("…") ? String(kept) : kept + "…"
    }

    /// `text` with spaces behind it up to `width` cells.
    public static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - cells(text)))
    }

    /// Prose in rows of at most `width` cells, broken at spaces; newlines in it stay. A word longer than a row is broken.
    /// Rows after the first of a paragraph begin with `indent`. O(count).
    public static func wrap(_ text: String, to width: Int, indent: String = "") -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapParagraph($0, max(width, 1), indent) }
    }

    private static func wrapParagraph(_ paragraph: Substring, _ width: Int, _ indent: String) -> [String] {
        // An indentation that leaves nothing to write in is worse than none.
        let indent = cells(indent) + 2 <= width ? indent : ""
        var rows: [String] = []
        var row = "", used = 0
        var isRowEmpty = true
        func breakRow() {
            rows.append(row)
            row = indent
            used = cells(indent)
            isRowEmpty = true
        }
        for word in paragraph.split(separator: " ") {
            let length = cells(String(word))
            if !isRowEmpty, used + 1 + length > width { breakRow() }
            if !isRowEmpty {
                row += " "
                used += 1
            }
            if used + length <= width {
                row += word
                used += length
                isRowEmpty = false
                continue
            }
            for character in word {
                if used + cells(character) > width, !isRowEmpty { breakRow() }
                row.append(character)
                used += cells(character)
                isRowEmpty = false
            }
        }
        rows.append(row)
        return rows
    }

    // MARK: Characters

    /// The variation selector that asks for a picture instead of a letter: ☂ is one cell, ☂️ is two.
    private static let emojiStyle: Unicode.Scalar = "\u{FE0F}"

    private static func cells(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F...0x9F).contains(value) || value == 0xAD ? 0 : 1 }
        if (0x1160...0x11FF).contains(value) { return 0 }  // The later parts of a Korean syllable join the first.
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x1100 else { return false }
        if scalar.properties.isEmojiPresentation { return true }
        return wideBlocks.contains { $0.contains(scalar.value) }
    }

    /// The blocks whose characters Unicode's EastAsianWidth.txt calls wide, pictures apart.
    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
