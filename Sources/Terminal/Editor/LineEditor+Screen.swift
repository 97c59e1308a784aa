import CEditLine
import Platform

/// What is to be seen, and when.
extension LineEditor {
    // MARK: Pictures

    /// Brings the screen up to date.
    func draw() {
        guard isReading else { return }
        let size = Self.windowSize()
        // Whether or not the signal has come yet.
        if let drawn = drawnSize, drawn != size { emit(screen.clear(afterResizeTo: size.columns)) }
        drawnSize = size
        emit(screen.show(picture(columns: size.columns, rows: size.rows), columns: size.columns, height: size.rows))
    }

    private func picture(columns: Int, rows: Int) -> Picture {
        if let search { return searchPicture(search, columns: columns) }
        var text = TypedText(scalars: scalars, cursor: cursor)
        text.looks = looks(of: text.scalars, cursor: text.cursor)
        if let suggestion { text.hint = Self.firstLine(of: suggestion) }
        var picture = lay(text, columns: columns)
        picture.below = (notice.isEmpty ? preview.rows : notice).map { PictureRow($0, columns: columns) }
        return picture
    }

    /// Colours of JavaScript; nil for anything else, and where there is no colour.
    func looks(of text: [Unicode.Scalar], cursor: Int? = nil) -> [String]? {
        style.isOn && form.isEntry && !form.endsAtControlD ? SourceLooks.of(text, cursor: cursor) : nil
    }

    private static func firstLine(of text: String) -> String {
        guard let newline = text.firstIndex(of: "\n") else { return text }
        return text[..<newline] + " …"
    }

    /// Prompt and text.
    func lay(_ text: TypedText, columns: Int) -> Picture {
        var layout = PictureLayout(columns: columns)
        layout.put(styled: form.prompt)
        text.put(into: &layout, continuation: form.continuation)
        var picture = Picture()
        picture.rows = layout.rows
        picture.cursor = layout.cursor ?? (layout.rows.count - 1, 0)
        return picture
    }

    /// Leaves the text as it was entered on the screen, and goes below it.
    func showFinished(_ text: String) {
        let size = Self.windowSize()
        let scalars = Array(text.unicodeScalars)
        var typed = TypedText(scalars: scalars, cursor: scalars.count)
        typed.looks = looks(of: scalars)
        let picture = lay(typed, columns: size.columns)
        emit(screen.showToTheEnd(picture, columns: size.columns, height: size.rows))
    }

    /// The same with `^C` behind it.
    func showInterrupted() {
        var text = TypedText(scalars: scalars, cursor: scalars.count)
        text.looks = looks(of: text.scalars)
        text.hint = "^C"
        text.hintLook = ""
        let size = Self.windowSize()
        emit(screen.showToTheEnd(lay(text, columns: size.columns), columns: size.columns, height: size.rows))
    }

    /// Takes back what ``showFinished(_:)`` has just left there, as far as it is still on the screen.
    func takeBack(_ text: String) {
        let size = Self.windowSize()
        let scalars = Array(text.unicodeScalars)
        let rows = lay(TypedText(scalars: scalars, cursor: scalars.count), columns: size.columns).rows.count
        emit("\u{1B}[\(rows)A" + PictureScreen.clearFromHere)
    }

    /// Shows an entry as if it had been typed.
    func echo(_ text: String) {
        screen.forget()
        showFinished(text)
    }

    // MARK: Around it

    /// Prints whole lines above what is being typed, which stays as it is; when nothing is being typed, just prints.
    public func printAbove(_ text: String) {
        let lines = text.hasSuffix("\n") ? text : text + "\n"
        guard isReading else { return emit(lines) }
        // It was about the heap as it was.
        preview.forget()
        emit(screen.clear() + lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        draw()
    }

    /// The text alone, at the top.
    func clearScreen() -> UInt8 {
        emit("\u{1B}[H\u{1B}[2J")
        screen.forget()
        return UInt8(CC_NORM)
    }

    /// After a stop (^Z) and `fg`: the shell gave the terminal back in its own state, and left the cursor on a row of its own.
    func comeBack() {
        leash_edit_set_raw(edit, 0)
        leash_edit_set_raw(edit, 1)
        setPasteMode(true)
        emit(PictureScreen.clearFromHere)
        screen.forget()
    }

    /// Asks the terminal to mark what is pasted (`ESC [ 200 ~` … `ESC [ 201 ~`), or no longer.
    func setPasteMode(_ isOn: Bool) {
        Interrupts.noteTerminalMarksPastes(isOn)
        emit(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    }

    /// Straight to the terminal.
    func emit(_ text: String) {
        guard !text.isEmpty else { return }
        _ = writeAll(STDOUT_FILENO, Array(text.utf8))
    }

    /// The terminal's size in cells; 80 by 24 where it does not say.
    public static func windowSize() -> (columns: Int, rows: Int) { TerminalWindow.size }
}
