/// Text with what each piece of it is, made to fit before any colour gets into it.
///
/// Nothing added here can harm a terminal: control characters become visible (``Sanitizer``), newlines and tabs spaces.
struct StyledText {
    private(set) var pieces: [(text: String, role: Style.Role?)] = []

    init() {}

    init(_ text: String, _ role: Style.Role? = nil) {
        add(text, role)
    }

    mutating func add(_ text: String, _ role: Style.Role? = nil) { append(StyledText.oneLine(text), role) }

    /// The text as it is drawn: what has to be measured is this.
    static func oneLine(_ text: String) -> String {
        let safe = Sanitizer.visible(text)
        let isOneLine = !safe.utf8.contains { $0 == 0x0A || $0 == 0x09 }
        return isOneLine ? safe : String(safe.map { $0 == "\n" || $0 == "\t" || $0 == "\r\n" ? " " : $0 })
    }

    mutating func add(_ other: StyledText) {
        for piece in other.pieces { append(piece.text, piece.role) }
    }

    private mutating func append(_ text: String, _ role: Style.Role?) {
        guard !text.isEmpty else { return }
        if let last = pieces.indices.last, pieces[last].role == role {
            pieces[last].text += text
        } else {
            pieces.append((text, role))
        }
    }

    var isEmpty: Bool { pieces.isEmpty }

    /// The room that it takes in one row.
    var cells: Int { pieces.reduce(0) { $0 + TextWidth.cells($1.text) } }

    /// As it goes to the terminal.
    func rendered(_ style: Style) -> String {
        pieces.reduce(into: "") { line, piece in line += piece.role.map { style($0, piece.text) } ?? piece.text }
    }

    /// `text` with spaces behind it.
    func padded(to width: Int) -> StyledText {
        var padded = self
        padded.append(String(repeating: " ", count: max(0, width - cells)), nil)
        return padded
    }

    /// The text in rows of at most `width` cells, broken at spaces; rows after the first begin with `indent`. A word longer
    /// than a row is broken. O(count).
    func rows(width: Int, indent: String = "") -> [StyledText] {
        if cells <= width { return [self] }
        var wrapper = Wrapper(width: max(width, 4), indent: TextWidth.cells(indent) + 4 <= width ? indent : "")
        for piece in pieces {
            for character in piece.text { wrapper.take(character, piece.role) }
        }
        return wrapper.finish()
    }

    /// Fills one row after the other with words.
    private struct Wrapper {
        let width: Int
        let indent: String
        private var rows: [StyledText] = []
        private var row = StyledText(), used = 0, isRowEmpty = true
        /// The word being read, and the spaces before it.
        private var word = StyledText(), wordCells = 0
        private var spaces = StyledText(), spaceCells = 0

        init(width: Int, indent: String) {
            self.width = width
            self.indent = indent
        }

        mutating func take(_ character: Character, _ role: Style.Role?) {
            if character == " " {
                if wordCells > 0 { endWord() }
                spaces.append(" ", role)
                spaceCells += 1
                return
            }
            let cells = TextWidth.cells(character)
            // A word that fills a row by itself goes out in parts.
            if wordCells + cells > width - indent.count { endWord() }
            word.append(String(character), role)
            wordCells += cells
        }

        mutating func finish() -> [StyledText] {
            endWord()
            if !row.isEmpty { rows.append(row) }
            return rows
        }

        private mutating func endWord() {
            if !isRowEmpty, used + spaceCells + wordCells > width {
                rows.append(row)
                row = StyledText(indent)
                used = indent.count
                isRowEmpty = true
            } else {
                row.add(spaces)
                used += spaceCells
            }
            row.add(word)
            used += wordCells
            if wordCells > 0 { isRowEmpty = false }
            (word, wordCells, spaces, spaceCells) = (StyledText(), 0, StyledText(), 0)
        }
    }
}
