@testable import Terminal
@testable import TestSupport

/// An entry that is being edited, as a person would expect it to be: the text, the cursor, what was cut out, and how it looks on a screen.
///
/// Written from what the keys are said to do; nothing of the editor's is used here but the widths of characters.
struct EditorModel {
    private(set) var text: [Unicode.Scalar] = []
    private(set) var cursor = 0
    private var cutOut: [Unicode.Scalar] = []
    private var wantedColumn: Int?

    enum Key {
        case insert(String), paste(String), newline, left, right, home, end, up, down, backspace, delete, cutToEnd, cutLine, putBack

        /// What the keyboard sends.
        var bytes: String {
            switch self {
            case .insert(let text): text
            case .paste(let text): "\u{1B}[200~" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r") + "\u{1B}[201~"
            case .newline: "\u{1B}\r"
            case .left: Keys.left
            case .right: Keys.right
            case .home: Keys.home
            case .end: Keys.end
            case .up: Keys.up
            case .down: Keys.down
            case .backspace: Keys.backspace
            case .delete: Keys.delete
            case .cutToEnd: Keys.control("k")
            case .cutLine: Keys.control("u")
            case .putBack: Keys.control("y")
            }
        }
    }

    // MARK: Editing

    /// Whether the key leaves the backtick alone, in front, that makes the text an unfinished one, so that nothing is offered below it.
    func isHarmless(_ key: Key) -> Bool {
        if case .cutLine = key, line.isEmpty, line.lowerBound == 0 { return false }
        var copy = self
        copy.press(key)
        return copy.text.first == "`"
    }

    mutating func press(_ key: Key) {
        var column: Int?
        switch key {
        case .insert(let new), .paste(let new): insert(Array(new.unicodeScalars))
        case .newline: insert(["\n"])
        case .left: cursor -= lengthBefore
        case .right: cursor += lengthBehind
        case .home: cursor = line.lowerBound
        case .end: cursor = line.upperBound
        case .up: column = moveUp()
        case .down: column = moveDown()
        case .backspace: remove(backspaceRange)
        case .delete: remove(cursor..<(cursor + lengthBehind))
        case .cutToEnd: cut(line.upperBound == cursor ? cursor..<min(cursor + 1, text.count) : cursor..<line.upperBound)
        case .cutLine: cut(line.isEmpty ? (line.lowerBound - 1)..<line.lowerBound : line)
        case .putBack: insert(cutOut)
        }
        wantedColumn = column
    }

    private mutating func insert(_ new: [Unicode.Scalar]) {
        text.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    private mutating func remove(_ range: Range<Int>) {
        text.removeSubrange(range)
        cursor = range.lowerBound
    }

    private mutating func cut(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        cutOut = Array(text[range])
        remove(range)
    }

    private var line: Range<Int> {
        var start = cursor, end = cursor
        while start > 0, text[start - 1] != "\n" { start -= 1 }
        while end < text.count, text[end] != "\n" { end += 1 }
        return start..<end
    }

    private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }

    private var lengthBefore: Int {
        if cursor == 0 { return 0 }
        return line.lowerBound == cursor ? 1 : string(line.lowerBound..<cursor).last?.unicodeScalars.count ?? 0
    }

    private var lengthBehind: Int {
        if cursor == text.count { return 0 }
        return line.upperBound == cursor ? 1 : string(cursor..<line.upperBound).first?.unicodeScalars.count ?? 0
    }

    /// In an indentation back to the last even column.
    private var backspaceRange: Range<Int> {
        let column = cursor - line.lowerBound
        let isIndentation = column > 1 && text[line.lowerBound..<cursor].allSatisfy { $0 == " " }
        return (cursor - (isIndentation ? (column % 2 == 0 ? 2 : 1) : lengthBefore))..<cursor
    }

    // MARK: Lines

    private mutating func moveUp() -> Int? {
        guard line.lowerBound > 0 else { return wantedColumn }
        let column = column
        cursor = line.lowerBound - 1
        place(at: column)
        return column
    }

    private mutating func moveDown() -> Int? {
        guard line.upperBound < text.count else { return wantedColumn }
        let column = column
        cursor = line.upperBound + 1
        place(at: column)
        return column
    }

    private var column: Int { wantedColumn ?? TextWidth.cells(string(line.lowerBound..<cursor)) }

    private mutating func place(at column: Int) {
        cursor = line.lowerBound
        var used = 0
        for character in string(line) {
            used += TextWidth.cells(character)
            if used > column { break }
            cursor += character.unicodeScalars.count
        }
    }

    // MARK: The screen

    /// The rows that it takes, and the cursor's place in them.
    func rows(columns: Int) -> (rows: [String], row: Int, column: Int) {
        var rows: [String] = [], place = (row: 0, column: 0), start = 0
        for (index, line) in string(0..<text.count).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var row = index == 0 ? "> " : "... ", used = row.count, position = start, isPlaced = false
            for character in line {
                let end = position + character.unicodeScalars.count
                for part in Self.parts(character) {
                    let width = part.reduce(0) { $0 + TextWidth.cells($1) }
                    if used + width > columns {
                        rows.append(row)
                        (row, used) = ("", 0)
                    }
                    if (position..<end).contains(cursor), !isPlaced { (place, isPlaced) = ((rows.count, used), true) }
                    row += part
                    used += width
                }
                position = end
            }
            rows.append(row)
            if position == cursor, !isPlaced {
                if used == columns {
                    rows.append("")
                    used = 0
                }
                place = (rows.count - 1, used)
            }
            start = position + 1
        }
        return (rows, place.row, place.column)
    }

    /// A mark without a letter stands on a dotted circle, and what is wider than two cells in parts.
    private static func parts(_ character: Character) -> [String] {
        let text = (["\u{301}", "\u{93E}"].contains(character.unicodeScalars.first) ? "\u{25CC}" : "") + String(character)
        let isWide = text.reduce(0) { $0 + TextWidth.cells($1) } > 2 && character.unicodeScalars.count > 1
        return isWide ? character.unicodeScalars.flatMap { parts(Character($0)) } : [text]
    }

    private static let banner = "leash 0.1 · JavaScript with a heap you can see · help · play weakmap · exit"

    /// What is wrong with what `screen` shows; nil where all is right.
    func disagreement(with screen: Screen) -> String? {
        let expected = rows(columns: screen.columns)
        let lines = screen.lines.map { $0 }
        if screen.column != expected.column { return "the cursor is in column \(screen.column), not \(expected.column)" }
        let top = screen.row - expected.row
        if expected.rows.count <= screen.height, top < 0 { return "the cursor is in row \(screen.row) of the screen, and \(expected.row) of the entry" }
        for (index, row) in expected.rows.enumerated() where top + index >= 0 && top + index < screen.height {
            let shown = top + index < lines.count ? lines[top + index] : ""
            if shown != row.trimmed { return "row \(index) is '\(shown)', not '\(row.trimmed)'" }
        }
        let above = lines.prefix(max(0, top)).joined().filter { $0 != " " }
        if !Self.banner.filter({ $0 != " " }).hasSuffix(above) { return "above the entry there is '\(above)'" }
        let bottom = max(0, top + expected.rows.count)
        if let rest = lines.dropFirst(bottom).first(where: { !$0.isEmpty }) { return "below the entry there is '\(rest)'" }
        if expected.rows.count > screen.height, top > 0 || bottom < screen.height { return "the window is not full" }
        return nil
    }
}

extension String {
    fileprivate var trimmed: String { String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]) }
}
