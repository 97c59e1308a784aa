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

    static let newline: wchar_t = 0x81, previous: wchar_t = 0x82, next: wchar_t = 0x83
    static let setMark: wchar_t = 0x87, killRegion: wchar_t = 0x88, killToEnd: wchar_t = 0x89, killLine: wchar_t = 0x8A
    static let viZero: wchar_t = 0x8B, viFirst: wchar_t = 0x8C, viDollar: wchar_t = 0x8D
    static let viDelete: wchar_t = 0x8E, viChange: wchar_t = 0x8F, viChangeToEnd: wchar_t = 0x80, viLeft: wchar_t = 0x82
    private static let paste: UInt32 = 0x86

    private static let privateKeys = [
        Private(key: 0x81, command: "ed-newline"), Private(key: 0x82, command: "ed-prev-char"), Private(key: 0x83, command: "ed-next-char"),
        Private(key: paste, command: "leash-paste"), Private(key: 0x87, command: "em-set-mark"), Private(key: 0x88, command: "em-kill-region"),
        Private(key: 0x89, command: "ed-kill-line"),
    ]

    /// Keys of vi's command mode, under private names.
    private static let viKeys = [
        Private(key: 0x8B, command: "vi-zero"), Private(key: 0x8C, command: "ed-move-to-beg"), Private(key: 0x8D, command: "ed-move-to-end"),
        Private(key: 0x8E, command: "vi-delete-meta"), Private(key: 0x8F, command: "vi-change-meta"), Private(key: 0x80, command: "vi-change-to-eol"),
    ]

    /// The keys with sequences that terminals of the xterm family send, whatever terminfo says of them.
    private static let named: [(sequences: [String], command: String)] = [
        (["[A", "OA"], "leash-up"), (["[B", "OB"], "leash-down"),
        (["[C", "OC"], "leash-right"), (["[D", "OD"], "leash-left"),
        (["[H", "OH", "[1~", "[7~"], "leash-line-start"), (["[F", "OF", "[4~", "[8~"], "leash-line-end"),
        (["[3~"], "leash-delete"), (["[3;5~", "[3;3~"], "em-delete-next-word"),
        (["[1;5C", "[1;3C", "[5C", "Oc"], "em-next-word"), (["[1;5D", "[1;3D", "[5D", "Od"], "ed-prev-word"),
        (["^M", "^J", "[13;3u", "[13;2u", "[27;3;13~", "[27;2;13~"], "leash-newline"), (["[Z"], "leash-untab"),
    ]

    /// In vi's command mode these are movements that an operator may go with (`d` and the right arrow).
    private static let movements = ["leash-right": "ed-next-char", "leash-left": "ed-prev-char", "leash-line-start": "leash-vi-start",
                                    "leash-line-end": "leash-vi-end"]

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
        for (keys, command) in [("^I", "leash-tab"), ("^D", "leash-end"), ("^R", "leash-search"), ("^S", "leash-search"), ("^P", "leash-up"), ("^N", "leash-down"),
                                ("^M", "leash-enter"), ("^J", "leash-enter"), ("^H", "leash-backspace"), ("^?", "leash-backspace"), ("^U", "leash-kill-line"), ("^L", "leash-clear"),
                                ("}", "leash-close"), ("]", "leash-close"), (")", "leash-close")] {
            bind(edit, keys, command)
        }
        // vi's insert mode would insert it.
        bind(edit, "^G", "ed-unassigned")
        for key in privateKeys { bind(edit, key.octal, key.command) }
    }

    private static func bindEmacs(_ edit: OpaquePointer, _ keys: KeyReader) {
        bindCommon(edit)
        for (keys, command) in [("^A", "leash-line-start"), ("^E", "leash-line-end"), ("^B", "leash-left"), ("^F", "leash-right"), ("^K", "leash-kill-to-end"),
                                ("^W", "ed-delete-prev-word")] {
            bind(edit, keys, command)
        }
        bind(edit, Private(key: UInt32(killLine), command: "").octal, "em-kill-line")
        for (sequences, command) in named {
            for sequence in sequences { bind(edit, "\\e" + sequence, command) }
        }
        keys.translations = [(pasteStart, Unicode.Scalar(UInt8(paste)))]
    }

    /// In vi's insert mode a sequence cannot be bound: escape means command mode, at once. So the reader recognises the sequences, and
    /// sends one private key for each.
    private static func bindVi(_ edit: OpaquePointer, _ keys: KeyReader) {
        bindCommon(edit)
        bind(edit, Private(key: UInt32(killLine), command: "").octal, "vi-kill-line-prev")
        var translations = [(pasteStart, Unicode.Scalar(UInt8(paste)))]
        for (index, (sequences, command)) in named.enumerated() {
            let key = Private(key: 0x90 + UInt32(index), command: command)
            bind(edit, key.octal, command)
            bindCommandMode(edit, key.octal, movements[command] ?? command)
            for sequence in sequences {
                let bytes = sequence.hasPrefix("^") ? [sequence == "^M" ? 0x0D : 0x0A] : Array(sequence.utf8)
                translations.append(([0x1B] + bytes, Unicode.Scalar(UInt8(key.key))))
            }
        }
        for key in privateKeys + viKeys { bindCommandMode(edit, key.octal, key.command) }
        for (keys, command) in [("k", "leash-up"), ("j", "leash-down"), ("^P", "leash-up"), ("^N", "leash-down"), ("^D", "leash-end"), ("^I", "leash-tab"),
                                ("^M", "leash-enter"), ("^J", "leash-enter"), ("^R", "leash-search"), ("^L", "leash-clear"), ("0", "leash-vi-start"), ("^", "leash-vi-start"),
                                ("$", "leash-vi-end"), ("d", "leash-vi-delete"), ("c", "leash-vi-delete"), ("D", "leash-vi-delete-to-end"),
                                ("C", "leash-vi-delete-to-end"), ("I", "leash-vi-insert"), ("A", "leash-vi-insert")] {
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
