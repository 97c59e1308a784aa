import CEditLine
import Platform

/// Which key does what, over what libedit binds by itself; then the user's own `~/.editrc`, whose word is the last.
enum KeyBindings {
    /// Keys that only ``KeyReader`` and the editor's own functions send: control characters of the second kind, which no
    /// keyboard has. `octal` is their name in libedit's notation.
    private struct Private {
        let key: UInt32
        let command: String
        var octal: String { "\\" + String(key, radix: 8) }
    }

    static let lineUp: wchar_t = 0x81, lineDown: wchar_t = 0x82
    static let historyUp: wchar_t = 0x83, historyDown: wchar_t = 0x84
    static let deleteNext: wchar_t = 0x85
    private static let paste: UInt32 = 0x86

    private static let privateKeys = [
        Private(key: 0x81, command: "ed-prev-line"), Private(key: 0x82, command: "ed-next-line"),
        Private(key: 0x83, command: "ed-prev-history"), Private(key: 0x84, command: "ed-next-history"),
        Private(key: 0x85, command: "ed-delete-next-char"), Private(key: paste, command: "leash-paste"),
    ]

    /// The keys with sequences that terminals of the xterm family send, whatever terminfo says of them.
    private static let named: [(sequences: [String], command: String)] = [
        (["[A", "OA"], "leash-up"), (["[B", "OB"], "leash-down"),
        (["[C", "OC"], "leash-right"), (["[D", "OD"], "ed-prev-char"),
        (["[H", "OH", "[1~", "[7~"], "ed-move-to-beg"), (["[F", "OF", "[4~", "[8~"], "leash-line-end"),
        (["[3~"], "ed-delete-next-char"), (["[3;5~", "[3;3~"], "em-delete-next-word"),
        (["[1;5C", "[1;3C", "[5C", "Oc"], "em-next-word"), (["[1;5D", "[1;3D", "[5D", "Od"], "ed-prev-word"),
    ]

    /// In vi's command mode these are movements that an operator may go with (`d` and the right arrow).
    private static let movements = ["leash-right": "ed-next-char", "leash-line-end": "ed-move-to-end"]

    private static let pasteStart = Array("\u{1B}[200~".utf8)

    /// Binds everything, and lets `~/.editrc` (or `$EDITRC`) choose the editor and have its say.
    ///
    /// libedit's own reader of that file would not do: its `bind -v` forgets all bindings, ours with them, and binding ours
    /// afterwards would override the user's. So the editor is chosen first, then come our keys, then the file's other lines.
    static func apply(to edit: OpaquePointer, keys: KeyReader) {
        let settings = userSettings()
        leash_edit_set_editor(edit, WideText.encode(settings.isVi ? "vi" : "emacs"))
        if settings.isVi {
            bindVi(edit, keys)
        } else {
            bindEmacs(edit, keys)
        }
        for line in settings.lines { parse(line, edit) }
    }

    private static func bind(_ edit: OpaquePointer, _ keys: String, _ command: String) {
        leash_edit_bind(edit, WideText.encode(keys), WideText.encode(command))
    }

    private static func bindCommandMode(_ edit: OpaquePointer, _ keys: String, _ command: String) {
        leash_edit_bind_command_mode(edit, WideText.encode(keys), WideText.encode(command))
    }

    private static func bindCommon(_ edit: OpaquePointer) {
        for (keys, command) in [("^I", "leash-complete"), ("^D", "leash-end"), ("^R", "em-inc-search-prev"),
                                ("^S", "em-inc-search-next"), ("^P", "leash-up"), ("^N", "leash-down")] {
            bind(edit, keys, command)
        }
        // vi's insert mode would insert it, and libedit then takes it for a part of what is searched instead of the way out.
        bind(edit, "^G", "ed-unassigned")
        for key in privateKeys { bind(edit, key.octal, key.command) }
    }

    private static func bindEmacs(_ edit: OpaquePointer, _ keys: KeyReader) {
        bindCommon(edit)
        for (sequences, command) in named {
            for sequence in sequences { bind(edit, "\\e" + sequence, command) }
        }
        keys.translations = [(pasteStart, Unicode.Scalar(UInt8(paste)))]
    }

    /// In vi's insert mode a sequence cannot be bound: escape means command mode, at once. So the reader recognises the sequences, and
    /// sends one private key for each.
    private static func bindVi(_ edit: OpaquePointer, _ keys: KeyReader) {
        bindCommon(edit)
        var translations = [(pasteStart, Unicode.Scalar(UInt8(paste)))]
        for (index, (sequences, command)) in named.enumerated() {
            let key = Private(key: 0x90 + UInt32(index), command: command)
            bind(edit, key.octal, command)
            bindCommandMode(edit, key.octal, movements[command] ?? command)
            for sequence in sequences {
                translations.append((Array(("\u{1B}" + sequence).utf8), Unicode.Scalar(UInt8(key.key))))
            }
        }
        for key in privateKeys { bindCommandMode(edit, key.octal, key.command) }
        for (keys, command) in [("k", "leash-up"), ("j", "leash-down"), ("^D", "leash-end"), ("^I", "leash-complete")] {
            bindCommandMode(edit, keys, command)
        }
        keys.translations = translations
    }

    // MARK: ~/.editrc

    /// The file's lines but for those that choose the editor. A file that is not there has none.
    private static func userSettings() -> (isVi: Bool, lines: [[wchar_t]]) {
        guard let path = environment("EDITRC") ?? environment("HOME").map({ $0 + "/.editrc" }),
              let text = readSmallFile(path) else { return (false, []) }
        var isVi = false
        var lines: [[wchar_t]] = []
        for line in text.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "\t" }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            let isForOthers = first.contains(":") && !first.hasPrefix("leash:") && !first.hasPrefix("*:")
            let isBind = first == "bind" || first.hasSuffix(":bind")
            if isBind, words.count == 2, ["-v", "-e"].contains(words[1]) {
                if !isForOthers { isVi = words[1] == "-v" }
            } else {
                lines.append(WideText.encode(String(line)))
            }
        }
        return (isVi, lines)
    }

    private static func parse(_ line: [wchar_t], _ edit: OpaquePointer) {
        guard let tokenizer = tok_winit(nil) else { return }
        defer { tok_wend(tokenizer) }
        var count: Int32 = 0
        var words: UnsafeMutablePointer<UnsafePointer<wchar_t>?>?
        guard tok_wstr(tokenizer, line, &count, &words) == 0, count > 0, let words else { return }
        el_wparse(edit, count, words)
    }
}
