import Platform
import Shell

/// The prompt on heaps in files (`leash open`) or of a program elsewhere (`leash attach`): questions in, drawn Reports out.
public final class SnapshotSession {
    private let shell: SnapshotShell
    private let output: Output
    private let settings: InteractiveShell.Settings
    private let style: Style
    /// It was told that the program elsewhere has ended.
    private var hasToldOfEnd = false
    /// No question takes longer than it allows.
    private let timer: EntryTimer?
    /// Asks who types.
    private var ask: ((_ question: String) -> Bool)?

    public init(_ shell: SnapshotShell, output: Output, settings: InteractiveShell.Settings, timer: EntryTimer? = nil) {
        self.timer = timer
        self.shell = shell
        self.output = output
        self.settings = settings
        style = Style.of(descriptor: STDOUT_FILENO, isForbidden: settings.noColor)
    }

    /// Asks what is given, or what is typed, and gives back the status to end with: 1 where a question could not be answered.
    public func run(_ commands: [String]) -> Int32 {
        defer { output.flush() }
        for warning in shell.warnings { output.complain(Sanitizer.visible(warning)) }
        // A question at a prompt is given up by Ctrl-C; where nobody sits at one, the program is.
        Interrupts.install(flag: Interruption.flag, bit: 1)
        if !commands.isEmpty {
            endUnheard()
            let verdicts = commands.map { perform($0) }
            return verdicts.contains(.late) ? Interrupts.timeIsUp : verdicts.contains(.interrupted) ? InteractiveShell.interrupted : verdicts.contains(.refused) ? InteractiveShell.failed : 0
        }
        guard !settings.json, let editor = LineEditor() else { return runLines() }
        shell.useIdleTime()
        ask = ReplacementRule.asking(editor)
        for line in shell.summary { output.write(style(.dim, Sanitizer.visible(line)) + "\n") }
        output.write(style(.dim, "help lists what can be asked · \(shell.isLive ? "snapshot takes the heap again, diff compares" : "leaks, heap, why X") · exit") + "\n")
        editor.complete = { [shell] line, cursor in
            let found = shell.complete(line: line, cursor: cursor)
            return found.candidates.isEmpty ? nil : found
        }
        editor.background = { [unowned self] in followProgram { editor.printAbove(style(.dim, Sanitizer.visible($0)) + "\n") } }
        while !shell.shouldExit {
            output.flush()
            switch editor.readLine(prompt: style(.prompt, ">") + " ", continuing: false) {
            case .line(let line):
                editor.addToHistory(line)
                perform(line)
            case .interrupted: continue
            case .endOfInput: return 0
            }
        }
        return 0
    }

    private func runLines() -> Int32 {
        endUnheard()
        let source = LineSource.standardInput
        var isWell = true
        while !shell.shouldExit {
            output.flush()
            switch source.next() {
            case .line(let line):
                _ = followProgram(output.complain)
                switch perform(line) {
                case .answered: break
                case .refused: isWell = false
                case .interrupted: return InteractiveShell.interrupted
                case .late: return Interrupts.timeIsUp
                }
            case .endOfInput: return isWell ? 0 : InteractiveShell.failed
            case .interrupted: return InteractiveShell.interrupted
            case .failed(let failure):
                output.complain("cannot read \(failure)")
                return InteractiveShell.failed
            }
        }
        return isWell ? 0 : InteractiveShell.failed
    }

    private enum Verdict { case answered, refused, interrupted, late }

    /// Where nobody sits at a prompt Ctrl-C ends the program, and so does a time limit that was not heard.
    private func endUnheard() {
        if !shell.isLive { Interrupts.endAtOnce() }
        if timer != nil { Interrupts.endUnanswered() } else { Interrupts.endInOrder() }
    }

    /// The answer, as far as there was time for it.
    private func answer(_ line: String) -> Report {
        guard let timer else { return shell.enter(line) }
        timer.begin()
        var report = shell.enter(line)
        if timer.end(), report.isInterrupted { report.timeLimit = timer.seconds }
        return report
    }

    @discardableResult
    private func perform(_ line: String) -> Verdict {
        var report = answer(line)
        if case .snapshot(let path, let isForced)? = report.answer(as: Request.self) { report = keep(path, isForced, report) } else { report = files.answered(report) }
        let isTerminal = isatty(STDOUT_FILENO) == 1
        // Behind `^C`, which the terminal has shown; of a snapshot on its way the line is empty again.
        let isOnItsWay = shell.isLive && line.drop { $0 == " " }.hasPrefix("snapshot")
        if report.isInterrupted, report.timeLimit == nil, isTerminal, !settings.json, !isOnItsWay { output.write("\n") }
        let view = ReportView(style: style, columns: isTerminal ? LineEditor.windowSize().columns : 1 << 20, usesASCII: LineArt.isForced)
        output.write(settings.json ? report.json + "\n" : view.text(of: report))
        if report.isInterrupted { return report.timeLimit == nil ? .interrupted : .late }
        return report.answer(as: Refusal.self) == nil ? .answered : .refused
    }

    private var files: FileRequests { FileRequests(output, ask: ask) }

    /// `snapshot FILE`.
    private func keep(_ path: String, _ isForced: Bool, _ report: Report) -> Report {
        var report = report
        do {
            try files.allow(path, isForced: isForced)
        } catch {
            report.result = CommandResult(Refusal(message: error.description))
            return report
        }
        do {
            let written = try FileReplacement.write(path, isInterrupted: Interrupts.takeInterrupt) { file in
                shell.writeSnapshot { !Interrupts.takeInterrupt() && file.write($0) }
            }
            if var written {
                written.path = path
                report.result = CommandResult(written)
            } else {
                report.isInterrupted = true
                report.result = CommandResult(Refusal(message: "interrupted: \(path) is not written"))
            }
        } catch {
            report.isInterrupted = error.code == EINTR
            report.result = CommandResult(Refusal(message: "cannot write \(error)"))
        }
        return report
    }

    // MARK: A program elsewhere

    /// Says once that the program has ended. Gives back in how many milliseconds to look again.
    private func followProgram(_ say: (String) -> Void) -> Int32? {
        guard shell.isLive, !hasToldOfEnd else { return nil }
        guard let end = shell.endOfProgram else { return 300 }
        hasToldOfEnd = true
        say("\(end) · its last snapshot can still be asked")
        return nil
    }
}
