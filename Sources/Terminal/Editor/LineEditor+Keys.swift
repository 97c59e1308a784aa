import CEditLine
import Platform

/// What the keys do that libedit has no command for. ``KeyBindings`` binds them by these names.
extension LineEditor {
    func addFunctions() {
        add("leash-complete", "Complete what stands before the cursor") { edit, _ in
            LineEditor.of(edit)?.completeAtCursor() ?? UInt8(CC_ERROR)
        }
        add("leash-paste", "Insert what was pasted, newlines and all") { edit, _ in
            LineEditor.of(edit)?.insertPasted() ?? UInt8(CC_ERROR)
        }
        add("leash-end", "End the input on an empty line, else delete") { edit, _ in
            guard let editor = LineEditor.of(edit) else { return UInt8(CC_ERROR) }
            return editor.buffer.isEmpty ? UInt8(CC_EOF) : editor.press(KeyBindings.deleteNext)
        }
        // libedit's own two stop one short of the end under vi, in insert mode as well.
        add("leash-right", "Right a character") { edit, _ in
            el_cursor(edit, 1)
            return UInt8(CC_CURSOR)
        }
        add("leash-line-end", "To the end of the line") { edit, _ in
            el_cursor(edit, Int32.max / 8)
            return UInt8(CC_CURSOR)
        }
        add("leash-up", "Up a row of the line, from the first to the history") { edit, _ in
            guard let editor = LineEditor.of(edit) else { return UInt8(CC_ERROR) }
            let isFirstRow = !editor.buffer.prefix(editor.cursor).contains(0x0A)
            return editor.press(isFirstRow ? KeyBindings.historyUp : KeyBindings.lineUp)
        }
        add("leash-down", "Down a row of the line, from the last to the history") { edit, _ in
            guard let editor = LineEditor.of(edit) else { return UInt8(CC_ERROR) }
            let isLastRow = !editor.buffer.dropFirst(editor.cursor).contains(0x0A)
            return editor.press(isLastRow ? KeyBindings.historyDown : KeyBindings.lineDown)
        }
    }

    private func add(_ name: String, _ help: String, _ function: leash_key_function) {
        // libedit keeps the two pointers for as long as the editor lives, which is as long as the program.
        leash_edit_add_function(edit, Self.keep(name), Self.keep(help), function)
    }

    private static func keep(_ text: String) -> UnsafePointer<wchar_t> {
        let wide = WideText.encode(text)
        let kept = UnsafeMutablePointer<wchar_t>.allocate(capacity: wide.count)
        kept.initialize(from: wide, count: wide.count)
        return UnsafePointer(kept)
    }

    /// Lets libedit do what it binds to `key`: its own commands cannot be called by name.
    private func press(_ key: wchar_t) -> UInt8 {
        el_wpush(edit, [key, 0])
        return UInt8(CC_NORM)
    }

    // MARK: Tab

    private func completeAtCursor() -> UInt8 {
        let line = Array(buffer), cursor = cursor
        guard let completion = complete?(WideText.decode(line), cursor), !completion.candidates.isEmpty,
              completion.replacing.upperBound == cursor, completion.replacing.lowerBound >= 0
        else { return UInt8(CC_ERROR) }
        let typed = WideText.decode(line[completion.replacing])
        let prefix = completion.commonPrefix
        if prefix != typed, completion.candidates.count == 1 || prefix.unicodeScalars.count > completion.replacing.count {
            replace(completion.replacing, with: prefix)
            return UInt8(CC_REFRESH)
        }
        guard completion.candidates.count > 1 else { return UInt8(CC_NORM) }
        let size = Self.windowSize()
        // A list longer than the screen would scroll its own beginning away.
        printBelow(completion.table(columns: size.columns, rows: max(size.rows - 3, 1)))
        return UInt8(CC_NORM)
    }

    private func replace(_ range: Range<Int>, with text: String) {
        el_deletestr(edit, Int32(range.count))
        insert(text)
    }

    private func insert(_ text: String) {
        // A zero would end libedit's string.
        _ = el_winsertstr(edit, WideText.encode(text).filter { $0 != 0 } + [0])
    }

    // MARK: Pasting

    /// Takes everything to the end of the paste as text: a tab in it completes nothing, and a newline ends nothing.
    private func insertPasted() -> UInt8 {
        var text = ""
        while case .character(let character) = keys.readPasted() { text.unicodeScalars.append(character) }
        insert(Self.cleaned(text))
        return UInt8(CC_REFRESH)
    }

    /// Newlines as one character each and none at the end, where Enter is the user's to press; no other control characters but tabs.
    static func cleaned(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\r" || scalar == "\n" {
                if !(scalar == "\n" && previous == "\r") { clean.append("\n") }
            } else if scalar == "\t" || (scalar.value >= 0x20 && scalar.value != 0x7F) {
                clean.append(scalar)
            }
            previous = scalar
        }
        while clean.last == "\n" { clean.removeLast() }
        return String(clean)
    }
}
