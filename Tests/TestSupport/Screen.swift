import Terminal

/// What a terminal of the xterm family would show: enough of one for what libedit and Leash send.
///
/// Rows that were broken at the edge are broken anew when the width changes, as today's terminals do. There is no scrollback.
struct Screen {
    private struct Row {
        /// A wide character is followed by an empty cell.
        var cells: [String] = []
        /// Which of them are grey.
        var dim: Set<Int> = []
        /// The row goes on in the next one.
        var isBroken = false
    }

    private(set) var columns: Int
    private(set) var height: Int
    private(set) var row = 0
    private(set) var column = 0
    private var rows: [Row] = [Row()]
    /// A character stands in the last column, and the next one goes to a new row.
    private var isAtEdge = false
    private var sequence: String?
    private var isDim = false
    /// Every sequence that was asked for and is not known: there should be none.
    private(set) var unknown: [String] = []
    /// Whether it was asked to mark what is pasted.
    private(set) var marksPastes = false
    /// How often all was cleared from the top left corner on, which some terminals take for scrolling: they keep what was there.
    private(set) var clearsFromCorner = 0
    /// How often the bell rang.
    private(set) var bells = 0

    init(columns: Int, rows: Int) {
        self.columns = columns
        height = rows
    }

    /// The rows without the spaces at their ends, joined by newlines, without the empty ones at the bottom.
    var text: String {
        var lines = rows.map(Self.text)
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// What is in each of the rows, without the spaces at their ends.
    var lines: [String] { rows.map(Self.text) }

    /// The row with the cursor, without the spaces at its end, and without what is offered in grey behind the cursor.
    var cursorRow: String {
        var shown = rows[row]
        let end = shown.cells.indices.first { $0 >= column && shown.dim.contains($0) }
        if let end { shown.cells.removeSubrange(end...) }
        return Self.text(shown)
    }

    private static func text(_ row: Row) -> String {
        let text = row.cells.joined()
        return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
    }

    // MARK: Obeying

    mutating func obey(_ text: String) {
        for scalar in text.unicodeScalars { obey(scalar) }
    }

    private mutating func obey(_ scalar: Unicode.Scalar) {
        if let begun = sequence {
            sequence = begun + String(scalar)
            finishSequence(last: scalar)
            return
        }
        switch scalar {
        case "\u{1B}": sequence = ""
        case "\r": moveTo(column: 0)
        case "\n": lineFeed()
        case "\u{8}": moveTo(column: column - 1)
        case "\t": moveTo(column: column / 8 * 8 + 8)
        case "\u{7}": bells += 1
        default: put(scalar)
        }
    }

    private mutating func finishSequence(last: Unicode.Scalar) {
        guard let begun = sequence else { return }
        if begun.hasPrefix("[") {
            guard begun.count > 1, (0x40...0x7E).contains(last.value) else { return }
        } else if "()#%".contains(begun.prefix(1)), begun.count < 2 {
            return
        }
        sequence = nil
        let number = Int(begun.dropFirst().prefix { $0.isNumber })
        perform(begun, last, number)
    }

    private mutating func perform(_ sequence: String, _ last: Unicode.Scalar, _ number: Int?) {
        guard sequence.hasPrefix("[") else { return unknown.append(sequence) }
        let count = max(number ?? 1, 1)
        switch last {
        case "h", "l": if number == nil, sequence.hasPrefix("[?2004") { marksPastes = last == "h" }
        case "m": isDim = sequence == "[2m"
        case "A": row = max(row - count, 0); isAtEdge = false
        case "B": moveDown(count)
        case "C": moveTo(column: column + count)
        case "D": moveTo(column: column - count)
        case "G": moveTo(column: count - 1)
        case "H": row = 0; moveTo(column: 0)
        case "J" where number == 2: rows = (0...row).map { _ in Row() }
        case "J":
            if row == 0, column == 0 { clearsFromCorner += 1 }
            clearToEnd()
        case "K": clearRow(from: column)
        case "P": delete(count)
        case "@": insert(count)
        default: unknown.append(sequence)
        }
    }

    private mutating func moveTo(column: Int) {
        self.column = min(max(column, 0), columns - 1)
        isAtEdge = false
    }

    private mutating func moveDown(_ count: Int) {
        row = min(row + count, height - 1)
        while rows.count <= row { rows.append(Row()) }
        isAtEdge = false
    }

    private mutating func lineFeed() {
        if row == height - 1 {
            rows.removeFirst()
            rows.append(Row())
        } else {
            moveDown(1)
        }
        isAtEdge = false
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if join(scalar) { return }
        let width = TextWidth.cells(Character(scalar))
        if width == 0 { return }
        if isAtEdge || column + width > columns {
            rows[row].isBroken = true
            lineFeed()
            column = 0
        }
        fill(to: column + width)
        rows[row].cells[column] = String(scalar)
        if width == 2 { rows[row].cells[column + 1] = "" }
        if isDim { rows[row].dim.insert(column) } else { rows[row].dim.remove(column) }
        column += width
        if column == columns {
            column -= 1
            isAtEdge = true
        }
    }

    /// A mark, a joiner and what is joined make one character with what stands before the cursor.
    private mutating func join(_ scalar: Unicode.Scalar) -> Bool {
        let end = isAtEdge ? columns : column
        guard !scalar.isASCII, end > 0, end <= rows[row].cells.count else { return false }
        let isWide = rows[row].cells[end - 1].isEmpty && end > 1
        let place = end - (isWide ? 2 : 1)
        let joined = rows[row].cells[place] + String(scalar)
        guard !rows[row].cells[place].isEmpty, joined.count == 1, let character = joined.first else { return false }
        rows[row].cells[place] = joined
        if !isWide, TextWidth.cells(character) == 2, end < columns {
            fill(to: end + 1)
            rows[row].cells[end] = ""
            moveTo(column: end + 1)
            if end + 1 == columns { isAtEdge = true }
        }
        return true
    }

    private mutating func fill(to count: Int) {
        while rows[row].cells.count < count { rows[row].cells.append(" ") }
    }

    private mutating func clearRow(from column: Int) {
        if column < rows[row].cells.count { rows[row].cells.removeSubrange(column...) }
        rows[row].dim = rows[row].dim.filter { $0 < column }
        rows[row].isBroken = false
    }

    private mutating func clearToEnd() {
        clearRow(from: column)
        rows.removeSubrange((row + 1)...)
    }

    private mutating func delete(_ count: Int) {
        let end = min(column + count, rows[row].cells.count)
        if column < end { rows[row].cells.removeSubrange(column..<end) }
    }

    private mutating func insert(_ count: Int) {
        fill(to: column)
        rows[row].cells.insert(contentsOf: Array(repeating: " ", count: count), at: column)
        if rows[row].cells.count > columns { rows[row].cells.removeSubrange(columns...) }
    }

    // MARK: Resizing

    mutating func resize(columns newColumns: Int, rows newRows: Int) {
        var broken: [Row] = []
        var line: [String] = [], cursor: Int?, place = (row: 0, column: 0)
        for (index, old) in rows.enumerated() {
            if index == row { cursor = line.count + column + (isAtEdge ? 1 : 0) }
            line += old.cells
            if old.isBroken, index < rows.count - 1 { continue }
            if let cursor { place = (broken.count + cursor / newColumns, cursor % newColumns) }
            cursor = nil
            repeat {
                let part = Array(line.prefix(newColumns))
                line.removeFirst(part.count)
                broken.append(Row(cells: part, isBroken: !line.isEmpty))
            } while !line.isEmpty
        }
        columns = newColumns
        height = newRows
        while broken.count <= place.row { broken.append(Row()) }
        let scrolled = max(0, place.row + 1 - newRows)
        rows = Array(broken.dropFirst(scrolled).prefix(newRows))
        row = place.row - scrolled
        column = place.column
        isAtEdge = false
    }
}
