import Platform
import Shell

/// The prompt on heaps in files (`leash open`): questions in, drawn Reports out.
public final class SnapshotSession {
    private let shell: SnapshotShell
    private let output: Output
    private let settings: InteractiveShell.Settings
    private let style: Style
    public init(_ shell: SnapshotShell, output: Output, settings: InteractiveShell.Settings) {
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
            Interrupts.endAtOnce()
            let statuses = commands.map { perform($0) }
            return statuses.contains(false) ? InteractiveShell.failed : 0
        }
        guard !settings.json, let editor = LineEditor() else { return runLines() }
        for line in shell.summary { output.write(style(.dim, Sanitizer.visible(line)) + "\n") }
        output.write(style(.dim, "help lists what can be asked · leaks, heap, why X · exit") + "\n")
        editor.complete = { [shell] line, cursor in
            let found = shell.complete(line: line, cursor: cursor)
            return found.candidates.isEmpty ? nil : found
        }
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
        Interrupts.endAtOnce()
        let source = LineSource.standardInput
        var isWell = true
        while !shell.shouldExit {
            output.flush()
            switch source.next() {
            case .line(let line): isWell = perform(line) && isWell
            case .endOfInput: return isWell ? 0 : InteractiveShell.failed
            case .interrupted: return InteractiveShell.interrupted
            case .failed(let failure):
                output.complain("cannot read \(failure)")
                return InteractiveShell.failed
            }
        }
        return isWell ? 0 : InteractiveShell.failed
    }

    /// False: the question could not be answered.
    @discardableResult
    private func perform(_ line: String) -> Bool {
        let report = FileRequests(output).answered(shell.enter(line), of: shell)
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let view = ReportView(style: style, columns: isTerminal ? LineEditor.windowSize().columns : 1 << 20, usesASCII: LineArt.isForced)
        output.write(settings.json ? report.json + "\n" : view.text(of: report))
        return report.answer(as: Refusal.self) == nil
    }
}
