import CEditLine
import Platform

/// Movement and deletion in a text of several lines, by what a reader takes for a character.
extension LineEditor {
    // MARK: Characters

    /// How many code points the character at `place`, or the one before it, is made of: 0 where there is none.
    private func length(ofCharacterAt place: Int) -> Int {
        guard place < buffer.count else { return 0 }
        if buffer[place] < 0x80, place + 1 == buffer.count || buffer[place + 1] < 0x80 { return 1 }
        let end = buffer[place...].dropFirst().firstIndex(of: 0x0A) ?? buffer.count
        return WideText.decode(buffer[place..<min(end, place + 64)]).first?.unicodeScalars.count ?? 1
    }

    private func length(ofCharacterBefore place: Int) -> Int {
        guard place > 0 else { return 0 }
        if buffer[place - 1] < 0x80 { return 1 }
        let start = max(buffer[..<(place - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0, place - 64)
        return WideText.decode(buffer[start..<place]).last?.unicodeScalars.count ?? 1
    }

    func left() -> UInt8 {
        let count = length(ofCharacterBefore: cursor)
        return count == 0 ? UInt8(CC_ERROR) : press(KeyBindings.previous, times: count)
    }

    func right() -> UInt8 {
        if cursor == buffer.count { return takeSuggestion() }
        let count = length(ofCharacterAt: cursor)
        // In vi's command mode libedit stays on the last character.
        if cursor + count == buffer.count {
            el_cursor(edit, Int32(count))
            return UInt8(CC_CURSOR)
        }
        return press(KeyBindings.next, times: count)
    }

    func deleteForwards() -> UInt8 { delete(cursor..<(cursor + length(ofCharacterAt: cursor))) }

    /// In an indentation a step at once.
    func deleteBackwards() -> UInt8 {
        let column = cursor - currentLine.lowerBound
        let isIndentation = column > 1 && form.isEntry && buffer[currentLine.lowerBound..<cursor].allSatisfy { $0 == 0x20 }
        let count = isIndentation ? (column - 1) % Indentation.step + 1 : length(ofCharacterBefore: cursor)
        return delete((cursor - count)..<cursor)
    }

    private func delete(_ range: Range<Int>) -> UInt8 {
        remove(range)
        return UInt8(range.isEmpty ? CC_ERROR : CC_REFRESH)
    }

    // MARK: Lines

    func lineStart() -> UInt8 {
        moveCursor(to: currentLine.lowerBound)
        return UInt8(CC_CURSOR)
    }

    func lineEnd() -> UInt8 {
        if cursor == buffer.count { return takeSuggestion() }
        moveCursor(to: currentLine.upperBound)
        return UInt8(CC_CURSOR)
    }

    /// The rest of the line; at its end the newline.
    func cutToEnd() -> UInt8 {
        // libedit would keep nothing in the place of what was cut out before.
        if cursor == buffer.count { return UInt8(CC_ERROR) }
        guard isMultiLine else { return press(KeyBindings.killToEnd) }
        let end = currentLine.upperBound
        return cut(from: cursor, to: end == cursor ? min(end + 1, buffer.count) : end)
    }

    /// The whole line, in vi's insert mode what is before the cursor; of an empty line its newline.
    func cutLine() -> UInt8 {
        if buffer.isEmpty || cursor == 0 && leash_edit_is_vi(edit) { return UInt8(CC_ERROR) }
        guard isMultiLine else { return press(KeyBindings.killLine) }
        let line = currentLine
        if leash_edit_is_vi(edit) { return cut(from: line.lowerBound, to: cursor) }
        return line.isEmpty ? cut(from: max(0, line.lowerBound - 1), to: line.lowerBound) : cut(from: line.lowerBound, to: line.upperBound)
    }

    /// With libedit's own commands, so that its `yank` gives it back.
    private func cut(from start: Int, to end: Int) -> UInt8 {
        guard start < end else { return UInt8(CC_ERROR) }
        moveCursor(to: start)
        return press([KeyBindings.setMark] + Array(repeating: KeyBindings.next, count: end - start) + [KeyBindings.killRegion])
    }

    // MARK: Up and down

    func up() -> UInt8 { moveLine(by: -1) ?? recallOlder() }

    func down() -> UInt8 { moveLine(by: 1) ?? recallNewer() }

    /// Nil where there is no line that way.
    private func moveLine(by step: Int) -> UInt8? {
        let line = currentLine
        let other: Range<Int>
        if step < 0 {
            guard line.lowerBound > 0 else { return nil }
            let end = line.lowerBound - 1
            other = (buffer[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)..<end
        } else {
            guard line.upperBound < buffer.count else { return nil }
            let start = line.upperBound + 1
            other = start..<(buffer[start...].firstIndex(of: 0x0A) ?? buffer.count)
        }
        let isGoingOn = verticalMove.map { $0.place == cursor && $0.count == buffer.count } ?? false
        let column = isGoingOn ? verticalMove?.column ?? 0 : TextWidth.cells(WideText.decode(buffer[line.lowerBound..<cursor]))
        moveCursor(to: place(ofColumn: column, in: other))
        verticalMove = (cursor, buffer.count, column)
        return UInt8(CC_CURSOR)
    }

    private func place(ofColumn column: Int, in line: Range<Int>) -> Int {
        var cells = 0, place = line.lowerBound
        for character in WideText.decode(buffer[line]) {
            let width = TextWidth.cells(character)
            if cells + width > column { break }
            cells += width
            place += character.unicodeScalars.count
        }
        return place
    }

    // MARK: History

    func recallOlder() -> UInt8 {
        guard let entry = recall.older(history, shown: text) else { return UInt8(CC_ERROR) }
        replaceText(with: entry)
        return UInt8(CC_REFRESH)
    }

    func recallNewer() -> UInt8 {
        guard let entry = recall.newer(history) else { return UInt8(CC_ERROR) }
        replaceText(with: entry)
        return UInt8(CC_REFRESH)
    }
}
