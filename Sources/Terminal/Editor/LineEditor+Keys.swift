import CEditLine
import Platform

/// What the keys do that libedit has no command for, or does not do in a text of several lines. ``KeyBindings`` binds them by these names.
extension LineEditor {
    private typealias Command = (name: String, help: String, function: leash_key_function)

    func addFunctions() {
        for command in Self.commands + Self.lineCommands + Self.viCommands {
            // libedit keeps the two pointers for as long as the editor lives, which is as long as the program.
            leash_edit_add_function(edit, Self.keep(command.name), Self.keep(command.help), command.function)
        }
    }

    private static func keep(_ text: String) -> UnsafePointer<wchar_t> {
        let wide = WideText.encode(text)
        let kept = UnsafeMutablePointer<wchar_t>.allocate(capacity: wide.count)
        kept.initialize(from: wide, count: wide.count)
        return UnsafePointer(kept)
    }

    private static let commands: [Command] = [
        ("leash-enter", "Enter what was typed, or begin another line", { edit, _ in with(edit) { $0.enter() } }),
        ("leash-newline", "Begin another line", { edit, _ in with(edit) { $0.beginLine() } }),
        ("leash-tab", "Complete what stands before the cursor, or indent", { edit, _ in with(edit) { $0.tab() } }),
        ("leash-untab", "Take an indentation back", { edit, _ in with(edit) { $0.unindent() } }),
        ("leash-paste", "Insert what was pasted, newlines and all", { edit, _ in with(edit) { $0.insertPasted() } }),
        ("leash-end", "End the input on an empty line, else delete", { edit, _ in with(edit) { $0.endOrDelete() } }),
        ("leash-left", "Left a character", { edit, _ in with(edit) { $0.left() } }),
        ("leash-right", "Right a character, or take what is offered", { edit, _ in with(edit) { $0.right() } }),
        ("leash-backspace", "Delete the character before the cursor", { edit, _ in with(edit) { $0.deleteBackwards() } }),
        ("leash-delete", "Delete the character at the cursor", { edit, _ in with(edit) { $0.deleteForwards() } }),
        ("leash-up", "Up a line, from the first to the history", { edit, _ in with(edit) { $0.up() } }),
        ("leash-down", "Down a line, from the last to the history", { edit, _ in with(edit) { $0.down() } }),
        ("leash-history-up", "The entry before this one", { edit, _ in with(edit) { $0.recallOlder() } }),
        ("leash-history-down", "The entry after this one", { edit, _ in with(edit) { $0.recallNewer() } }),
        ("leash-search", "Search the history for what is typed then", { edit, _ in with(edit) { $0.beginSearch() } }),
        ("leash-clear", "Clear the screen", { edit, _ in with(edit) { $0.clearScreen() } }),
        ("leash-close", "Insert a closing bracket, below what it closes", { edit, key in with(edit) { $0.close(key) } }),
    ]

    private static let lineCommands: [Command] = [
        ("leash-line-start", "To the beginning of the line", { edit, _ in with(edit) { $0.lineStart() } }),
        ("leash-line-end", "To the end of the line, or take what is offered", { edit, _ in with(edit) { $0.lineEnd() } }),
        ("leash-kill-to-end", "Cut the rest of the line", { edit, _ in with(edit) { $0.cutToEnd() } }),
        ("leash-kill-line", "Cut the line", { edit, _ in with(edit) { $0.cutLine() } }),
    ]

    private static let viCommands: [Command] = [
        ("leash-vi-start", "To the beginning of the line", { edit, _ in with(edit) { $0.viLineStart() } }),
        ("leash-vi-end", "To the end of the line", { edit, _ in with(edit) { $0.viLineEnd() } }),
        ("leash-vi-delete", "Delete a movement, or the line", { edit, key in with(edit) { $0.viOperator(key) } }),
        ("leash-vi-delete-to-end", "Delete or change the rest of the line", { edit, key in with(edit) { $0.viToEnd(key) } }),
        ("leash-vi-insert", "Insert at the line's beginning or end", { edit, key in with(edit) { $0.viInsertAtEdge(key) } }),
    ]

    private static func with(_ edit: OpaquePointer?, _ body: (LineEditor) -> UInt8) -> UInt8 {
        guard let editor = LineEditor.of(edit) else { return UInt8(CC_ERROR) }
        return body(editor)
    }

    // MARK: Enter

    private func enter() -> UInt8 {
        if !form.endsAtControlD, form.isComplete(text) { return press(KeyBindings.newline) }
        return beginLine()
    }

    /// The next line is indented by itself, unless it comes with what was typed ahead or pasted: that is as it should be already.
    private func beginLine() -> UInt8 {
        guard form.isEntry else { return press(KeyBindings.newline) }
        let indentation = keys.hasPending || form.endsAtControlD ? "" : Indentation(scalars, at: cursor).next
        insert("\n" + indentation)
        return UInt8(CC_REFRESH)
    }

    private func endOrDelete() -> UInt8 {
        if buffer.isEmpty { return UInt8(CC_EOF) }
        if form.endsAtControlD, cursor == buffer.count { return press(KeyBindings.newline) }
        return deleteForwards()
    }

    // MARK: Tab

    private func tab() -> UInt8 {
        let isFirst = buffer.isEmpty
        if form.isEntry, !isFirst, hasOnlyBlanksBefore {
            insert(String(repeating: " ", count: Indentation.step))
            return UInt8(CC_REFRESH)
        }
        return completeAtCursor()
    }

    private func unindent() -> UInt8 {
        let line = currentLine
        let blanks = buffer[line].prefix(Indentation.step).prefix { $0 == 0x20 }.count
        guard blanks > 0 else { return UInt8(CC_ERROR) }
        remove(line.lowerBound..<(line.lowerBound + blanks))
        return UInt8(CC_REFRESH)
    }

    /// A bracket that closes what was opened on an earlier line stands below that line's beginning.
    private func close(_ key: Int32) -> UInt8 {
        let sign = Unicode.Scalar(UInt32(key)).map(String.init) ?? ""
        if form.isEntry, isMultiLine, hasOnlyBlanksBefore, let wanted = Indentation(scalars, at: cursor).closing {
            let end = currentLine.lowerBound + wanted.unicodeScalars.count
            if cursor > end { remove(end..<cursor) }
        }
        insert(sign)
        return UInt8(CC_REFRESH)
    }
}
