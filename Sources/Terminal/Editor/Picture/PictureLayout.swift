import Shell

/// From text to rows of cells: where each character stands on a screen of so many columns.
///
/// A character is what a reader takes for one, however many code points it is made of. What would do something instead of being seen
/// is shown by a name: `^A`, `\u202E`. A tab goes to the next fourth column of its line's text.
struct PictureLayout {
    let columns: Int
    private(set) var rows = [PictureRow()]
    /// Where the cursor is, once ``markCursor()`` was called and something, or the end, has come behind it.
    private(set) var cursor: (row: Int, column: Int)?
    private var wantsCursor = false
    /// Cells of the present line's text, wherever they are.
    private var lineCells = 0

    static let tabStop = 4

    init(columns: Int) {
        self.columns = max(columns, 1)
    }

    // MARK: Putting

    /// The cursor is where the next character goes.
    mutating func markCursor() { wantsCursor = true }

    mutating func newline() {
        placeCursorAtEnd()
        rows.append(PictureRow())
        lineCells = 0
    }

    /// Nothing more comes.
    mutating func finish() { placeCursorAtEnd() }

    /// Text without newlines.
    mutating func put(_ text: some StringProtocol, look: String = "") {
        for character in text { put(character, look: look) }
    }

    /// Text with escape sequences that colour it.
    mutating func put(styled text: String) {
        var look = ""
        for part in Style.parts(of: text) {
            guard part.isEscape else {
                put(part.text, look: look)
                continue
            }
            let parameters = part.text.dropFirst(2).dropLast()
            if part.text.last == "m" { look = parameters == "0" ? "" : String(parameters) }
        }
        lineCells = 0
    }

    mutating func put(_ character: Character, look: String = "") {
        if let byte = character.asciiValue, byte >= 0x20, byte != 0x7F { return put(PictureCell(text: String(character), look: look), 1) }
        let scalars = character.unicodeScalars
        if character == "\t" {
            repeat { put(PictureCell(text: " ", look: look), 1) } while lineCells % Self.tabStop != 0
        } else if let first = scalars.first, scalars.count == 1, let name = Self.name(of: first) {
            for sign in name { put(PictureCell(text: String(sign), look: look.isEmpty ? "2" : look), 1) }
        } else if scalars.contains(where: UnsafeCharacters.contains) {
            // Parts that hide among others do not stay hidden.
            for scalar in scalars { put(Character(scalar), look: look) }
        } else {
            putWhole(character, look)
        }
    }

    private mutating func putWhole(_ character: Character, _ look: String) {
        let scalars = character.unicodeScalars
        // A mark without a letter would join what is before it on the screen.
        let isMark = scalars.first.map { [.nonspacingMark, .enclosingMark, .spacingMark].contains($0.properties.generalCategory) } ?? false
        let text = isMark ? "\u{25CC}" + String(character) : String(character)
        let width = text.reduce(0) { $0 + TextWidth.cells($1) }
        switch width {
        case 1...2 where width <= columns:
            let isUncertain = isMark || scalars.count > 1 || scalars.first.map { $0.properties.isEmoji || $0.value >= 0x1F000 } ?? false
            put(PictureCell(text: text, look: look, isUncertain: isUncertain), width)
        case 0:
            // A joiner without neighbours.
            for scalar in scalars { for sign in UnsafeCharacters.escape(scalar) { put(PictureCell(text: String(sign), look: look), 1) } }
        default:
            // Wider than two, or than the screen: by its parts.
            guard scalars.count > 1 else { return put(PictureCell(text: "?", look: look), 1) }
            for scalar in scalars { put(Character(scalar), look: look) }
        }
    }

    /// `^A` for a control character, `\u202E` for one that is not to be seen.
    private static func name(of scalar: Unicode.Scalar) -> String? {
        if scalar.value < 0x20 { return "^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40)) }
        if scalar.value == 0x7F { return "^?" }
        return UnsafeCharacters.contains(scalar) ? UnsafeCharacters.escape(scalar) : nil
    }

    // MARK: Rows

    private var last: Int { rows.count - 1 }

    private mutating func put(_ cell: PictureCell, _ width: Int) {
        if rows[last].cells.count + width > columns { breakRow() }
        if wantsCursor {
            cursor = (last, rows[last].cells.count)
            wantsCursor = false
        }
        rows[last].cells.append(cell)
        for _ in 1..<max(width, 1) { rows[last].cells.append(PictureCell(text: "", look: cell.look)) }
        lineCells += width
    }

    /// The terminal's own break is at the edge; a wide character that does not fit leaves a cell free, and that has to be cleared.
    private mutating func breakRow() {
        let cells = rows[last].cells
        let owner = cells.last?.text == "" ? cells.dropLast().last : cells.last
        rows[last].isBroken = cells.count == columns && owner?.isUncertain != true
        rows.append(PictureRow())
    }

    private mutating func placeCursorAtEnd() {
        guard wantsCursor else { return }
        wantsCursor = false
        if rows[last].cells.count >= columns { rows.append(PictureRow()) }
        cursor = (last, rows[last].cells.count)
    }
}
