/// What of a ``Picture`` is on the screen, and how to get from there to the next one: the editor owns the rows from the prompt down.
///
/// All movement is relative, since nobody knows in which row of the screen the prompt is. Only what differs is written; a row that the
/// terminal is to break by itself is written up to its edge and beyond, so that a terminal which breaks lines anew when its
/// width changes knows what belongs together.
struct PictureScreen {
    private(set) var shown: [PictureRow] = []
    /// Rows from the first one down that exist: below them only a line feed makes another.
    private var reached = 1
    private var row = 0, column = 0
    /// The first row of the entry that is to be seen, where not all of them are.
    private var firstRow = 0
    private var columns = 80
    private var output = ""
    private var look = ""

    /// Clears the row that the cursor is in, and all below. Some terminals (tmux is one) keep what is cleared from the top left corner on as if it had been
    /// scrolled away, and bring it back when the window grows: so it is never cleared from there.
    static let clearFromHere = "\r\u{1B}[K\u{1B}[C\u{1B}[J\r"

    // MARK: Showing

    /// What has to be written for `picture` to be seen on a screen of that size.
    mutating func show(_ picture: Picture, columns: Int, height: Int) -> String {
        self.columns = columns
        let below = picture.below.suffix(max(0, height - 1))
        let room = max(1, height - below.count)
        firstRow = min(firstRow, picture.cursor.row, max(0, picture.rows.count - room))
        firstRow = max(firstRow, picture.cursor.row - room + 1)
        var rows = Array(picture.rows[firstRow..<min(firstRow + room, picture.rows.count)])
        if !rows.isEmpty { rows[rows.count - 1].isBroken = false }
        rows += below
        return show(rows, cursor: (picture.cursor.row - firstRow, picture.cursor.column))
    }

    /// All of it, though the beginning may leave the screen, and the cursor in the row below it.
    mutating func showToTheEnd(_ picture: Picture, columns: Int, height: Int) -> String {
        self.columns = columns
        var text = ""
        if picture.rows.count > height { text = clear() }
        let last = picture.rows.count - 1
        text += show(picture.rows, cursor: (last, min(picture.rows[last].cells.count, columns - 1)))
        text += "\r\n"
        forget()
        return text
    }

    /// Takes it from the screen, and leaves the cursor where its first row began.
    mutating func clear() -> String {
        move(to: (0, 0))
        output += Self.clearFromHere
        forget()
        return take()
    }

    /// Nothing of it is on the screen any more: the cursor is at the left edge of an empty row.
    mutating func forget() {
        shown = []
        (reached, row, column, firstRow) = (1, 0, 0, 0)
    }

    /// The same where the terminal has another size now, and has most likely broken its lines anew.
    mutating func clear(afterResizeTo newColumns: Int) -> String {
        var above = 0, line = 0
        for (index, old) in shown.enumerated() {
            if index == row { break }
            line += old.cells.count
            if old.isBroken { continue }
            above += Self.rowCount(line, newColumns)
            line = 0
        }
        let place = line + column
        above += place / max(newColumns, 1)
        forget()
        return (above > 0 ? "\u{1B}[\(above)A" : "") + Self.clearFromHere
    }

    private static func rowCount(_ cells: Int, _ columns: Int) -> Int { max(1, (cells + columns - 1) / max(columns, 1)) }

    // MARK: What differs

    private mutating func show(_ rows: [PictureRow], cursor: (row: Int, column: Int)) -> String {
        var from = 0
        var mustGoOn = false
        while from < rows.count {
            let old = from < shown.count ? shown[from] : nil
            var start = mustGoOn ? 0 : Self.firstDifference(old, rows[from])
            // The terminal has to break it itself, or no longer, and that it learns at its last cell.
            let goesOn = rows[from].isBroken && from + 1 < rows.count, wentOn = old?.isBroken ?? false
            if goesOn != wentOn { start = min(start ?? columns, max(0, rows[from].cells.count - 2)) }
            if let start {
                write(rows[from], from: Self.startOfCharacter(start, old, rows[from]), old: old, row: from, goesOn: mustGoOn)
                mustGoOn = rows[from].isBroken && from + 1 < rows.count
            } else {
                mustGoOn = false
            }
            from += 1
        }
        if shown.count > rows.count {
            move(to: (rows.count, 0))
            output += "\u{1B}[J"
        }
        setLook("")
        shown = rows
        move(to: cursor)
        return take()
    }

    /// The first cell that is not as it was; nil where all are.
    private static func firstDifference(_ old: PictureRow?, _ new: PictureRow) -> Int? {
        guard let old else { return 0 }
        let most = min(old.cells.count, new.cells.count)
        for index in 0..<most where old.cells[index] != new.cells[index] { return index }
        return old.cells.count == new.cells.count ? nil : most
    }

    /// No half of a wide character is written, or left standing.
    private static func startOfCharacter(_ start: Int, _ old: PictureRow?, _ new: PictureRow) -> Int {
        var start = min(start, new.cells.count)
        while start > 0, start < new.cells.count && new.cells[start].text.isEmpty
            || start < (old?.cells.count ?? 0) && old?.cells[start].text.isEmpty == true { start -= 1 }
        return start
    }

    /// `goesOn`: the row before it was written to its edge, and the terminal goes on here by itself.
    private mutating func write(_ new: PictureRow, from start: Int, old: PictureRow?, row index: Int, goesOn: Bool) {
        if goesOn, !new.cells.isEmpty {
            // The cursor waits at the edge of the row before.
            (row, column) = (index, 0)
            reached = max(reached, index + 1)
        } else {
            move(to: (index, start))
        }
        // A row goes on no more once it is cleared up to its end: not from the edge of the one before, where the cursor may still wait.
        var mustClear = old?.isBroken == true && !new.isBroken
        if mustClear, !goesOn || new.cells.isEmpty { clearToEdge(&mustClear) }
        var cell = start
        while cell < new.cells.count {
            let width = cell + 1 < new.cells.count && new.cells[cell + 1].text.isEmpty ? 2 : 1
            write(new.cells[cell], width)
            cell += width
            if mustClear, column < columns { clearToEdge(&mustClear) }
        }
        if let old, old.cells.count > new.cells.count, new.cells.count < columns {
            setLook("")
            if column != new.cells.count { move(to: (index, new.cells.count)) }
            output += "\u{1B}[K"
        }
    }

    private mutating func clearToEdge(_ isWanted: inout Bool) {
        setLook("")
        output += "\u{1B}[K"
        isWanted = false
    }

    private mutating func write(_ cell: PictureCell, _ width: Int) {
        setLook(cell.look)
        guard cell.isUncertain else {
            output += cell.text
            column += width
            return
        }
        // However far the terminal takes it to reach, nothing is left of what was there, and what follows stands in its place.
        output += String(repeating: " ", count: width) + "\u{1B}[\(column + 1)G" + cell.text
        column += width
        if column < columns {
            output += "\u{1B}[\(column + 1)G"
        } else {
            output += "\r"
            column = 0
        }
    }

    private mutating func setLook(_ wanted: String) {
        guard wanted != look else { return }
        if !look.isEmpty { output += "\u{1B}[0m" }
        if !wanted.isEmpty { output += "\u{1B}[\(wanted)m" }
        look = wanted
    }

    private mutating func move(to place: (row: Int, column: Int)) {
        let isAtEdge = column >= columns
        guard isAtEdge || place.row != row || place.column != column else { return }
        setLook("")
        if place.row < row { output += "\u{1B}[\(row - place.row)A" }
        if place.row > row {
            let known = min(place.row, reached - 1) - row
            if known > 0 { output += "\u{1B}[\(known)B" }
            let new = place.row - max(row, reached - 1)
            if new > 0 { output += "\r" + String(repeating: "\n", count: new) }
        }
        if isAtEdge || place.column != column || place.row >= reached { output += "\r" + (place.column > 0 ? "\u{1B}[\(place.column)C" : "") }
        reached = max(reached, place.row + 1)
        (row, column) = place
    }

    private mutating func take() -> String {
        defer { output = "" }
        return output
    }
}
