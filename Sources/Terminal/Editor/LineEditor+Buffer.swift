import CEditLine
import Platform

/// The text in libedit's hands.
extension LineEditor {
    /// What is being typed, and how much of it is before the cursor.
    var buffer: UnsafeBufferPointer<wchar_t> {
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let end = line.lastchar else { return .init(start: nil, count: 0) }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    var cursor: Int {
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let cursor = line.cursor else { return 0 }
        return cursor - start
    }

    var scalars: [Unicode.Scalar] { buffer.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" } }

    var text: String { WideText.decode(buffer) }

    var isMultiLine: Bool { buffer.contains(0x0A) }

    /// The line with the cursor, without its newline.
    var currentLine: Range<Int> {
        let buffer = buffer, cursor = cursor
        let start = buffer[..<cursor].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = buffer[cursor...].firstIndex(of: 0x0A) ?? buffer.count
        return start..<end
    }

    /// Only blanks stand between the beginning of its line and the cursor.
    var hasOnlyBlanksBefore: Bool { buffer[currentLine.lowerBound..<cursor].allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    func moveCursor(to place: Int) { el_cursor(edit, Int32(clamping: place - cursor)) }

    func insert(_ text: String) {
        // A zero would end libedit's string.
        _ = el_winsertstr(edit, WideText.encode(text).filter { $0 != 0 } + [0])
    }

    /// Without a trace in what was cut out.
    func remove(_ range: Range<Int>) { leash_edit_remove(edit, Int32(range.lowerBound), Int32(range.count)) }

    /// Another text in the place of this one, the cursor at `cursor`, or at its end.
    func replaceText(with text: String, cursor: Int? = nil) {
        remove(0..<buffer.count)
        insert(text)
        if let cursor { moveCursor(to: cursor) }
    }

    /// Lets libedit do what it binds to these keys: its own commands cannot be called by name. What they do counts as this key's doing: a
    /// count before it, and vi's operator.
    func press(_ keys: [wchar_t]) -> UInt8 {
        if keys.isEmpty { return UInt8(CC_NORM) }
        el_wpush(edit, keys + [0])
        return UInt8(CC_ARGHACK)
    }

    func press(_ key: wchar_t, times: Int = 1) -> UInt8 { press(Array(repeating: key, count: times)) }
}
