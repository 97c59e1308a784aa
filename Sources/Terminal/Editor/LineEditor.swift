import CEditLine
import Platform
import Shell

/// What a person did at the prompt.
public enum LineInput: Equatable {
    /// A line, without the newline at its end. A recalled or pasted one may have newlines inside.
    case line(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    /// Ctrl-D on an empty line, Ctrl-C twice in a row on an empty line, or the terminal is gone.
    case endOfInput
}

/// The line that a person types: libedit's keys, history and search, with completion, pasting and a background added.
///
/// libedit draws and edits; this class gives it the keys one by one (``KeyReader``). While it waits for a key it can do other
/// things, so an event may print a line above the one being typed (``printAbove(_:)``), and a resize redraws at once.
///
/// Use it from one thread, whichever: nothing here asks for the main one. Only ``Interrupts/wake()`` may come from others.
public final class LineEditor {
    /// Asked at Tab with the line and the cursor, an offset of the line's `unicodeScalars`. Nil: there is nothing to complete.
    public var complete: ((_ line: String, _ cursor: Int) -> Completions?)?

    /// Run before each wait for a key, and after ``Interrupts/wake()``. It gives back in how many milliseconds it wants to run
    /// again, nil if it waits for nothing. It may call ``printAbove(_:)``.
    public var background: (() -> Int32?)?

    let edit: OpaquePointer
    let keys: KeyReader
    private let history: LineHistory

    let prompt = PromptText()
    private var isReading = false
    private var ending: Ending?
    private var lineWasEmpty = false
    private var leavesSearch = false
    private var pressedInterruptOnEmptyLine = false

    /// Why a read ended, other than with a line.
    private enum Ending { case interrupted, endOfInput }

    /// Nil when standard input or output is no terminal, or one that cannot be edited on (`TERM=dumb`): read plain lines then.
    ///
    /// ``Interrupts/install(flag:)`` comes first: without it a Ctrl-C ends the process. `historyPath` nil: the history lives
    /// as long as the process. Cost: 0.5 ms, and 4.5 ms more for a history at its limit.
    public init?(historyPath: String? = LineEditor.defaultHistoryPath) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, !Style.isDumbTerminal else { return nil }
        Self.chooseCharacters()
        Interrupts.restoreTerminalAtDeath(STDIN_FILENO)
        guard let history = LineHistory(path: historyPath), let edit = leash_edit_open("leash") else { return nil }
        self.history = history
        self.edit = edit
        keys = KeyReader(descriptor: STDIN_FILENO)
        leash_edit_set_owner(edit, Unmanaged.passUnretained(self).toOpaque())
        leash_edit_set_history(edit, history.handle)
        leash_edit_set_prompt(edit, { edit in LineEditor.of(edit)?.prompt.characters }, PromptText.invisible)
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

    /// `$XDG_STATE_HOME/leash/history`, in `~/.local/state` without the variable; nil without a home.
    public static var defaultHistoryPath: String? { LineHistory.defaultPath }

    // MARK: Reading

    /// Shows `prompt` and waits for a line. `continuing`: the line goes on with an entry begun before, so Ctrl-C has something
    /// to drop even when this line is empty.
    ///
    /// The prompt may have escape sequences in it. Nothing is added to the history: that is for the caller, who knows where an entry ends.
    public func readLine(prompt text: String, continuing: Bool = false) -> LineInput {
        prompt.set(text)
        ending = nil
        leavesSearch = false
        isReading = true
        // libedit would show the prompt first: a key in between would be echoed by the kernel, and a Ctrl-D lost.
        leash_edit_set_raw(edit, 1)
        setPasteMode(true)
        var count: Int32 = 0
        let line = el_wgets(edit, &count)
        setPasteMode(false)
        isReading = false
        if let line, count > 0, ending == nil {
            pressedInterruptOnEmptyLine = false
            var characters = UnsafeBufferPointer(start: line, count: Int(count))[...]
            if characters.last == 0x0A { characters.removeLast() }
            return .line(WideText.decode(characters))
        }
        return ending == .interrupted ? interrupted(continuing: continuing) : endOfInput()
    }

    /// One entry, however many lines it takes: asks again with `continuation` until `isComplete` says so, and adds the whole to the
    /// history as one. Ctrl-C drops all its lines. An entry that Ctrl-D leaves unfinished is given back as it is.
    public func readEntry(prompt: String, continuation: String, isComplete: (String) -> Bool) -> LineInput {
        guard case .line(var entry) = readLine(prompt: prompt) else { return lastEnd }
        while !isComplete(entry) {
            guard case .line(let more) = readLine(prompt: continuation, continuing: true) else {
                if lastEnd == .endOfInput { break }
                return lastEnd
            }
            entry += "\n" + more
        }
        addToHistory(entry)
        return .line(entry)
    }

    /// Adds an entry to the history, in memory and in its file. Blank ones and repetitions of the newest are left out.
    public func addToHistory(_ entry: String) {
        history.add(entry)
    }

    /// Prints whole lines above the line being typed, which stays as it is; when nothing is being typed, just prints.
    public func printAbove(_ text: String) {
        let lines = text.hasSuffix("\n") ? text : text + "\n"
        guard isReading else { return emit(lines) }
        moveToTop()
        emit(lines)
        leash_edit_redraw(edit)
    }

    private var lastEnd: LineInput { ending == .interrupted ? .interrupted : .endOfInput }

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
        emit("\n")
        return .endOfInput
    }

    // MARK: Keys

    /// libedit's question for the next character: 1, 0 at the end of input, -1 to give the line up.
    private func nextKey(_ character: UnsafeMutablePointer<wchar_t>) -> Int32 {
        while ending == nil {
            switch keys.read(timeout: runBackground()) {
            case .character(let scalar):
                character.pointee = wchar_t(bitPattern: scalar.value)
                return 1
            case .interrupted where isSearching && !leavesSearch:
                // ^G leaves the search, with libedit's pattern put away; the interrupt comes again behind it.
                leavesSearch = true
                Interrupts.postponeInterrupt()
                character.pointee = 0x07
                return 1
            case .interrupted:
                lineWasEmpty = buffer.isEmpty && !leavesSearch
                moveToEnd()
                emit("^C\r\n")
                ending = .interrupted
            case .endOfInput: ending = .endOfInput
            case .resized: resize()
            case .continued: comeBack()
            case .woken: continue
            }
        }
        return ending == .endOfInput ? 0 : -1
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
