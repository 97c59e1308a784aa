import CEditLine
import Platform
import Shell

/// What a person did at the prompt.
public enum LineInput: Equatable {
    /// What was typed, without the newline at its end. There may be newlines inside.
    case line(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    /// Ctrl-D on an empty line, Ctrl-C twice in a row on an empty line, or the terminal is gone.
    case endOfInput
}

/// What a person types, a line or an entry of several: libedit edits, Leash draws.
///
/// libedit has the keys (emacs' or vi's, and the user's own), the text and what was cut out of it. Whatever it would draw goes nowhere: before
/// each wait for a key this class looks at the text and the cursor, makes a ``Picture`` of all there is to see, and lets
/// ``PictureScreen`` bring it to the screen. It gives libedit the keys one by one (``KeyReader``). While it waits for one it can do other
/// things, so an event may print a line above what is being typed (``printAbove(_:)``), and a resize redraws at once.
///
/// Use it from one thread, whichever: nothing here asks for the main one. Only ``Interrupts/wake()`` may come from others.
public final class LineEditor {
    /// Asked at Tab with the text and the cursor, an offset of the text's `unicodeScalars`. Nil: there is nothing to complete.
    public var complete: ((_ line: String, _ cursor: Int) -> Completions?)?

    /// Run before each wait for a key, and after ``Interrupts/wake()``. It gives back in how many milliseconds it wants to run
    /// again, nil if it waits for nothing. It may call ``printAbove(_:)``.
    public var background: (() -> Int32?)?

    /// Asked in a copy of the process, which may do what it likes: what is to stand below the text, each row made to fit.
    public var foresee: ((_ text: String, _ cursor: Int, _ columns: Int) -> [String])?

    let edit: OpaquePointer
    let keys: KeyReader
    let history: LineHistory
    let style: Style

    var screen = PictureScreen()
    /// The window's size when it was drawn; nil: nothing is.
    var drawnSize: (columns: Int, rows: Int)?
    var form = Form(prompt: "")
    /// Where ↑ and ↓ have got to.
    var recall = HistoryRecall()
    /// A search that goes on (^R).
    var search: HistorySearch?
    /// What the text would come to.
    let preview = ValuePreview()
    /// What stands below the entry until the next key.
    var notice: [String] = []
    /// Where ↑ or ↓ came to last, and the column that they keep to.
    var verticalMove: (place: Int, count: Int, column: Int)?
    /// The keys that came last, the newest at the end.
    var recentKeys: [Unicode.Scalar] = []
    /// Some of the text was pasted: it may be several entries.
    public private(set) var wasPasted = false
    private(set) var isReading = false
    private var ending: Ending?
    private var lineWasEmpty = false
    private var pressedInterruptOnEmptyLine = false

    /// Why a read ended, other than with a line.
    private enum Ending { case interrupted, endOfInput }

    /// What is asked for.
    struct Form {
        /// They may have escape sequences in them.
        var prompt: String
        var continuation = ""
        /// An entry of JavaScript, with all that helps to write one; else a line that Enter ends.
        var isEntry = false
        /// Enter ends it only where this says so.
        var isComplete: (String) -> Bool = { _ in true }
        /// Whatever it is: Enter begins another line, and Ctrl-D at the end is the end.
        var endsAtControlD = false
    }

    /// Nil when standard input or output is no terminal, or one that cannot be edited on (`TERM=dumb`): read plain lines then.
    ///
    /// ``Interrupts/install(flag:)`` comes first: without it a Ctrl-C ends the process. `historyPath` nil: the history lives
    /// as long as the process. Cost: 0.5 ms, and 4.5 ms more for a history at its limit.
    public init?(style: Style = Style.of(descriptor: STDOUT_FILENO), historyPath: String? = LineEditor.defaultHistoryPath) {
        guard Self.isPossible else { return nil }
        Self.chooseCharacters()
        Interrupts.restoreTerminalAtDeath(STDIN_FILENO)
        guard let history = LineHistory(path: historyPath), let edit = leash_edit_open("leash") else { return nil }
        self.history = history
        self.edit = edit
        self.style = style
        keys = KeyReader(descriptor: STDIN_FILENO)
        leash_edit_set_owner(edit, Unmanaged.passUnretained(self).toOpaque())
        leash_edit_set_history(edit, history.handle)
        leash_edit_set_reader(edit) { edit, character in
            guard let editor = LineEditor.of(edit), let character else { return -1 }
            return editor.nextKey(character)
        }
        // Or ^S would stop the terminal before it could search.
        leash_edit_set_terminal(edit, WideText.encode("-ixon"))
        addFunctions()
        KeyBindings.apply(to: edit, keys: keys)
    }

    deinit {
        el_end(edit)
    }

    /// A person is at both ends, and the terminal knows how to move its cursor.
    private static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !Style.isDumbTerminal }

    /// `$XDG_STATE_HOME/leash/history`, in `~/.local/state` without the variable; nil without a home.
    public static var defaultHistoryPath: String? { LineHistory.defaultPath }

    // MARK: Reading

    /// Shows `prompt` and waits for a line. `continuing`: the line goes on with something begun before, so Ctrl-C has something
    /// to drop even when this line is empty.
    ///
    /// The prompt may have escape sequences in it. Nothing is added to the history: that is for the caller.
    public func readLine(prompt text: String, continuing: Bool = false) -> LineInput {
        read(Form(prompt: text), continuing: continuing)
    }

    /// One entry, however many lines it takes: Enter begins another one until `isComplete` says that there is no need, and all of them
    /// are edited as one text. Nothing is added to the history.
    public func readEntry(prompt: String, continuation: String, continuing: Bool = false, isComplete: @escaping (String) -> Bool) -> LineInput {
        read(Form(prompt: prompt, continuation: continuation, isEntry: true, isComplete: isComplete), continuing: continuing)
    }

    /// Lines until Ctrl-D, whatever they are.
    func readToEnd() -> LineInput {
        read(Form(prompt: "", isEntry: true, isComplete: { _ in false }, endsAtControlD: true), continuing: true)
    }

    private func read(_ form: Form, continuing: Bool = false) -> LineInput {
        self.form = form
        begin()
        var count: Int32 = 0
        let line = el_wgets(edit, &count)
        let text = line.map { line in
            var characters = UnsafeBufferPointer(start: line, count: Int(max(count, 0)))[...]
            if characters.last == 0x0A { characters.removeLast() }
            return WideText.decode(characters)
        }
        setPasteMode(false)
        isReading = false
        preview.forget()
        keys.other = -1
        if let text, count > 0, ending == nil {
            pressedInterruptOnEmptyLine = false
            showFinished(text)
            return .line(text)
        }
        return ending == .interrupted ? interrupted(continuing: continuing) : endOfInput()
    }

    private func begin() {
        (ending, search, notice, verticalMove, recentKeys, wasPasted) = (nil, nil, [], nil, [], false)
        recall = HistoryRecall()
        preview.forget()
        preview.answer = foresee
        screen.forget()
        drawnSize = nil
        isReading = true
        // libedit would show the prompt first: a key in between would be echoed by the kernel, and a Ctrl-D lost.
        leash_edit_set_raw(edit, 1)
        setPasteMode(true)
    }

    /// Adds an entry to the history, in memory and in its file. Blank ones and repetitions of the newest are left out.
    public func addToHistory(_ entry: String) {
        history.add(entry)
    }

    func notePaste() { wasPasted = true }

    private func interrupted(continuing: Bool) -> LineInput {
        let onEmptyLine = lineWasEmpty && !continuing
        if onEmptyLine, pressedInterruptOnEmptyLine {
            ending = .endOfInput
            return .endOfInput
        }
        pressedInterruptOnEmptyLine = onEmptyLine
        if onEmptyLine { emit("(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n") }
        return .interrupted
    }

    private func endOfInput() -> LineInput {
        ending = .endOfInput
        showFinished(WideText.decode(buffer))
        return .endOfInput
    }

    // MARK: Keys

    /// libedit's question for the next character: 1, 0 at the end of input, -1 to give the line up.
    private func nextKey(_ character: UnsafeMutablePointer<wchar_t>) -> Int32 {
        while ending == nil {
            switch keys.read(timeout: prepareToWait()) {
            case .character(let scalar):
                notice = []
                if search != nil, !continueSearch(with: scalar) { continue }
                note(scalar)
                character.pointee = wchar_t(bitPattern: scalar.value)
                return 1
            case .interrupted:
                lineWasEmpty = buffer.isEmpty && search == nil
                showInterrupted()
                ending = .interrupted
            case .endOfInput: ending = .endOfInput
            case .continued: comeBack()
            case .resized, .woken, .other: continue
            }
        }
        return ending == .endOfInput ? 0 : -1
    }

    /// Does what there is to do between keys, and says how many milliseconds there are to the next such thing.
    private func prepareToWait() -> Int32 {
        let wait = runBackground()
        // Not for each of the keys that come in one go.
        guard !keys.hasPending else { return wait }
        if form.isEntry, style.isOn, !form.endsAtControlD, search == nil { preview.follow(text, cursor: cursor) } else { preview.forget() }
        preview.goOn()
        draw()
        keys.other = preview.descriptor ?? -1
        guard let next = preview.wait else { return wait }
        return wait < 0 ? next : min(wait, next)
    }

    /// Of these are the keys for ↑ and ↓ made. Any other ends their keeping to a column.
    private static let partsOfVerticalKeys: [Unicode.Scalar] = ["\u{1B}", "[", "O", "A", "B", "\u{10}", "\u{E}", "\u{90}", "\u{91}", "k", "j"]

    private func note(_ key: Unicode.Scalar) {
        if !Self.partsOfVerticalKeys.contains(key) { verticalMove = nil }
        recentKeys.append(key)
        if recentKeys.count > 4 { recentKeys.removeFirst() }
    }

    private func runBackground() -> Int32 {
        guard let wait = background?() else { return -1 }
        return max(wait, 0)
    }

    // MARK: libedit

    /// The editor that a callback of libedit's is about.
    static func of(_ edit: OpaquePointer?) -> LineEditor? {
        guard let edit, let owner = leash_edit_owner(edit) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }

    /// The characters of the user's locale when they are UTF-8, else UTF-8 all the same: the rest of the world is gone.
    private static func chooseCharacters() {
        if setlocale(LC_CTYPE, "") != nil, String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" { return }
        for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil { return }
    }
}
