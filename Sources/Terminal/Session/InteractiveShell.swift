import Lessons
import Platform
import Shell

/// The shell with a person or a file at its other end: entries in, drawn Reports out.
///
/// In a terminal it asks for each entry with a prompt (``LineEditor``). Everything else that can be read has no prompt, and
/// each entry counts as if it were typed: an entry ends at the end of the line on which it is complete.
///
/// What a command asks of the world around the shell is done in InteractiveShell+Requests.swift: files, the screen, the end. Lessons
/// are played here, too (InteractiveShell+Lessons.swift).
public final class InteractiveShell {
    /// How it presents itself.
    public struct Settings: Sendable {
        /// For the banner: `0.1`.
        public var version: String
        /// Each report as a line of JSON, and nothing else.
        public var json: Bool
        public var noColor: Bool
        /// Where nobody types, the first entry that throws, or that cannot be done, ends it with status 1.
        public var isStrict = false
        /// At a prompt: go on with the last session.
        public var resumes = false

        public init(version: String, json: Bool = false, noColor: Bool = false) {
            self.version = version
            self.json = json
            self.noColor = noColor
        }
    }

    let shell: Shell
    let output: Output
    let settings: Settings
    let style: Style
    /// Nil where nobody is there to type.
    let editor: LineEditor?
    /// Somebody types there all the same, at a prompt without an editor.
    var hasPlainPrompt = false
    /// Asks there what is to be answered with yes or no.
    var plainAsk: ((_ question: String) -> Bool)?
    var isAtPrompt: Bool { editor != nil || hasPlainPrompt }
    /// When the background collector strikes next, in milliseconds of the steady clock.
    var nextStrike: Double?
    /// Files that are being loaded, the outermost first.
    var loading: [String] = []
    /// What was typed, and what came of it.
    var recording = Recording()
    /// Where it is written after each entry.
    var recordPath: String?

    /// Where the journal is kept, once there is something to keep; none where no folder can be written.
    var session: SessionFile?
    var hasNoSession = false

    /// What to do after an entry.
    enum Verdict: Equatable {
        case goOn
        case end(status: Int32)
    }

    static let interrupted: Int32 = 130, failed: Int32 = 1

    /// Takes Ctrl-C for itself (``Interrupts``). Nil where the system gives no memory.
    public init?(_ options: Shell.Options, output: Output, settings: Settings) {
        var options = options
        if !settings.json {
            // A long entry is watched while it runs. Then its report need not tell it again.
            options.onOutput = { output.write(Sanitizer.visible($0.text) + "\n") }
        }
        guard let shell = Shell(options: options) else { return nil }
        Interrupts.listen(for: shell)
        self.shell = shell
        self.output = output
        self.settings = settings
        style = Style.of(descriptor: STDOUT_FILENO, isForbidden: settings.noColor)
        editor = settings.json ? nil : LineEditor(style: style)
        helpTyping()
        startBackground()
    }

    /// Reads and performs entries to the end of input or the command to exit, and gives back the status to end with. `greeting`: what is
    /// said at a prompt first, instead of the usual.
    public func run(greeting: String? = nil) -> Int32 {
        defer { output.flush() }
        guard let editor else {
            let isPerson = !settings.json && isatty(STDIN_FILENO) == 1 && isTerminal
            if !isPerson { Interrupts.endUnanswered() }
            return isPerson ? runPlainPrompt(greeting: greeting ?? banner) : runLines(of: LineSource.standardInput)
        }
        output.write((greeting ?? banner) + "\n")
        keepSession()
        while true {
            output.flush()
            let input = editor.readEntry(prompt: prompt, continuation: style(.dim, "...") + " ") { [unowned self] in isComplete($0, editor) }
            switch input {
            case .line(let text): if case .end(let status) = perform(typed: text, editor) { return status }
            case .interrupted: continue
            case .endOfInput: return 0
            }
        }
    }

    var prompt: String { style(.prompt, ">") + " " }

    var banner: String {
        style(.heading, "leash \(settings.version)") + style(.dim, " · JavaScript with a heap you can see · help · play weakmap · exit")
    }

    // MARK: Entries

    /// A dot command on a line of its own ends what was begun, as in Node's shell.
    func isComplete(_ text: String) -> Bool {
        breaksOff(text) || shell.isComplete(text)
    }

    func breaksOff(_ text: String) -> Bool {
        guard let newline = text.lastIndex(of: "\n") else { return false }
        return [".break", ".clear"].contains(text[text.index(after: newline)...].filter { $0 != " " })
    }

    /// Enters a whole entry, draws what it did, and does what it asks for.
    func perform(_ text: String) -> Verdict {
        guard text.contains(where: { !$0.isWhitespace }) else { return .goOn }
        return finish(shell.enter(breaksOff(text) ? String(text.split(separator: "\n").last ?? "") : text))
    }

    /// Draws what an entry did, and does what it asks for.
    func finish(_ report: Report) -> Verdict {
        let (report, task) = answered(report)
        // The terminal has shown `^C` where the cursor was.
        let isInterrupted = report.isInterrupted || report.watches.contains(where: \.isSwitchedOff)
        if isInterrupted, isAtPrompt, report.timeLimit == nil { output.write("\n") }
        show(report, isStepwise: true)
        if isInterrupted, !isAtPrompt { return .end(status: tellInterruption(of: report)) }
        if settings.isStrict, !isAtPrompt, report.hasFailed || report.answer(as: Refusal.self) != nil { return .end(status: Self.failed) }
        followCommand(report)
        strikeAfterEntry()
        let verdict = perform(task)
        return verdict == .goOn && shell.shouldExit ? .end(status: shell.exitStatus) : verdict
    }

    /// The status that an interrupted entry ends the program with. Whoever reads only errors hears of a time limit, too.
    func tellInterruption(of report: Report) -> Int32 {
        guard report.timeLimit != nil, let reason = report.interruption else { return Self.interrupted }
        output.flush()
        output.complain(reason)
        return Interrupts.timeIsUp
    }

    /// `withOutput`: what the console was told has not been shown yet. `isStepwise`: a story waits for a key at each step, where there
    /// is somebody to press it.
    func show(_ report: Report, withOutput: Bool = false, isStepwise: Bool = false) {
        if isStepwise, let editor, let story = report.answer(as: ExplainReport.self) { return stepThrough(story, of: report, editor) }
        note(report)
        let view = ReportView(style: style, columns: reportColumns, usesASCII: LineArt.isForced)
        output.write(settings.json ? report.json + "\n" : view.text(of: report, withOutput: withOutput))
    }

    var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// As wide as the terminal is now.
    var columns: Int { isTerminal ? LineEditor.windowSize().columns : ReportView.usualColumns }

    /// In a file or a pipe each thing that happened stays in one line, as long as it may be: it is searched and compared there.
    private var reportColumns: Int { isTerminal ? columns : 1 << 20 }

    // MARK: Lines

    /// Performs what can be read from `source`, entry by entry. At its end an entry that is not complete is entered all the
    /// same, to be told what is missing.
    private func runLines(of source: LineSource) -> Int32 {
        var entry = EntryGatherer()
        while true {
            output.flush()
            // One that came between two entries is not lost.
            if Interrupts.takeInterrupt() { return Self.interrupted }
            switch source.next() {
            case .line(let line):
                guard let verdict = take(line, of: source, into: &entry) else { continue }
                if case .end(let status) = verdict { return status }
                entry = EntryGatherer()
            case .endOfInput:
                guard !entry.isEmpty, case .end(let status) = perform(entry.text) else { return 0 }
                return status
            case .interrupted: return Self.interrupted
            case .failed(let failure):
                output.complain("cannot read \(failure)")
                return Self.failed
            }
        }
    }

    /// A line, and what came of the entry that it completed; nil where it completed none.
    private func take(_ line: String, of source: LineSource, into entry: inout EntryGatherer) -> Verdict? {
        if entry.isEmpty, let count = EntryCutter.framedLines(line) { return performLines(count, of: source) }
        if entry.isEmpty, line == ".editor" {
            switch source.rest() {
            case .line(let text): return perform(text)
            case .failed(let failure): return fail(failure)
            case .endOfInput, .interrupted: return .goOn
            }
        }
        entry.add(line)
        let mayEnd = breaksOff("\n" + line) || !entry.goesOn()
        return mayEnd && isComplete(entry.text) ? perform(entry.text) : nil
    }

    private func fail(_ failure: FileFailure) -> Verdict {
        output.complain("cannot read \(failure)")
        return .end(status: Self.failed)
    }

    /// As many lines as a saved entry has.
    private func performLines(_ count: Int, of source: LineSource) -> Verdict {
        var lines: [String] = []
        while lines.count < count {
            switch source.next(keepsReturns: true) {
            case .line(let line): lines.append(line)
            case .endOfInput: return finish(shell.enterJavaScript(lines.joined(separator: "\n")))
            case .interrupted: return .end(status: Self.interrupted)
            case .failed(let failure): return fail(failure)
            }
        }
        return finish(shell.enterJavaScript(lines.joined(separator: "\n")))
    }

    /// The same for a file's text.
    func enterEntries(of text: String) -> Verdict {
        var cutter = EntryCutter(text)
        while let piece = cutter.next(shell.reading) {
            // One that came between two entries is not lost.
            if Interrupts.takeInterrupt() { return isAtPrompt ? .goOn : .end(status: Self.interrupted) }
            if isAtPrompt { output.write(ProseView(style: style, columns: columns).text(ofSource: piece.text)) }
            let report = shell.enter(piece), verdict = finish(report)
            // Ctrl-C is for the whole file.
            guard verdict == .goOn, !report.isInterrupted else { return verdict }
        }
        return .goOn
    }
}
