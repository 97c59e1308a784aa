import CEditLine
import Platform

/// Writing on the screen around the line being typed. libedit redraws from wherever the cursor is, so all that is needed is to
/// put the cursor in the right place first, and ``LineLayout`` knows how far that is.
extension LineEditor {
    /// The line being typed, and how much of it is before the cursor.
    var buffer: UnsafeBufferPointer<wchar_t> {
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let end = line.lastchar else { return .init(start: nil, count: 0) }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    var cursor: Int {
        guard let line = el_wline(edit)?.pointee, let start = line.buffer, let cursor = line.cursor else { return 0 }
        return cursor - start
    }

    /// Whether the line ends in what libedit's incremental search appends to it: a row with `bck:` or `fwd:` and the pattern.
    var isSearching: Bool {
        guard let newline = buffer.lastIndex(of: 0x0A) else { return false }
        let label = WideText.decode(buffer[(newline + 1)...].prefix(4))
        return ["bck:", "bck?", "fwd:", "fwd?"].contains(label)
    }

    /// Puts the cursor at the left of the row with the prompt, and clears everything from there.
    func moveToTop() {
        let row = layout(upTo: cursor).row
        emit((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
    }

    /// Puts the cursor behind the last character.
    func moveToEnd() {
        let from = layout(upTo: cursor), to = layout(upTo: buffer.count)
        let down = to.row - from.row
        emit((down > 0 ? "\u{1B}[\(down)B" : "") + "\r" + (to.column > 0 ? "\u{1B}[\(to.column)C" : ""))
    }

    /// The terminal has another size, and most have broken the rows anew by now: clear what they made of the line, and draw it again.
    func resize() {
        el_resize(edit)
        moveToTop()
        leash_edit_redraw(edit)
    }

    /// After a stop (^Z) and `fg`: the shell gave the terminal back in its own state, and left the cursor on a row of its own.
    func comeBack() {
        leash_edit_set_raw(edit, 0)
        leash_edit_set_raw(edit, 1)
        setPasteMode(true)
        emit("\r\u{1B}[J")
        leash_edit_redraw(edit)
    }

    /// Prints `text` below the line, and the line once more below that.
    func printBelow(_ text: String) {
        moveToEnd()
        emit("\r\n" + text)
        leash_edit_redraw(edit)
    }

    /// Asks the terminal to mark what is pasted (`ESC [ 200 ~` … `ESC [ 201 ~`), or no longer.
    func setPasteMode(_ isOn: Bool) {
        guard !Style.isDumbTerminal else { return }
        Interrupts.noteTerminalMarksPastes(isOn)
        emit(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    }

    /// Straight to the terminal: libedit's own output is always flushed by the time it asks for a key.
    func emit(_ text: String) {
        _ = writeAll(STDOUT_FILENO, Array(text.utf8))
    }

    private func layout(upTo count: Int) -> LineLayout {
        var layout = LineLayout(columns: Self.windowSize().columns)
        layout.draw(prompt.visible)
        layout.draw(buffer.prefix(count))
        return layout
    }

    /// The terminal's size in cells; 80 by 24 where it does not say.
    public static func windowSize() -> (columns: Int, rows: Int) { TerminalWindow.size }
}

/// The prompt in memory that libedit may hold on to, with the escape sequences in it enclosed in ``invisible``.
final class PromptText {
    /// Encloses what takes no room on the screen.
    static let invisible: wchar_t = 1

    private(set) var characters: UnsafeMutablePointer<wchar_t>
    /// What of it can be seen.
    private(set) var visible: [wchar_t] = []

    init() {
        characters = .allocate(capacity: 1)
        characters.pointee = 0
    }

    deinit {
        characters.deallocate()
    }

    func set(_ text: String) {
        var enclosed: [wchar_t] = []
        visible = []
        for part in Style.parts(of: text) {
            let part = (text: WideText.encode(part.text).dropLast(), isEscape: part.isEscape)
            enclosed += part.isEscape ? [Self.invisible] + part.text + [Self.invisible] : Array(part.text)
            if !part.isEscape { visible += part.text }
        }
        characters.deallocate()
        characters = .allocate(capacity: enclosed.count + 1)
        characters.initialize(from: enclosed + [0], count: enclosed.count + 1)
    }
}
