import Platform

/// Whether a file that is there may be written over: where somebody said `--force`, or says so when asked. There is one rule for all that
/// writes a file somebody names.
public struct ReplacementRule {
    private let output: Output
    private let isForced: Bool
    /// Asks who sits at the terminal; nil where nobody does.
    private let ask: ((_ question: String) -> Bool)?

    /// Asks at the terminal, where there is one at both ends.
    public init(_ output: Output, isForced: Bool) {
        self.init(output, isForced: isForced, ask: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 ? { ReplacementRule.answer(to: $0, output) } : nil)
    }

    /// `ask`: asks who types; nil where nobody does.
    init(_ output: Output, isForced: Bool, ask: ((String) -> Bool)?) { (self.output, self.isForced, self.ask) = (output, isForced, ask) }

    /// False: the file stays as it is, and it has been said why. Devices and pipes lose nothing by being written to.
    public func allows(_ path: String) -> Bool {
        guard let reason = refusal(path) else { return true }
        if let reason { output.complain(reason) }
        return false
    }

    /// Nil: it may be written. What to say about it otherwise; the inner nil where the one who was asked knows already.
    func refusal(_ path: String) -> String?? {
        // What goes to standard output is written behind what stands there.
        if isForced || !Files.isRegularFile(path) || Files.isStandardOutput(path) { return nil }
        guard let ask else { return "\(path) is there already: --force writes over it" }
        return ask("\(path) is there already. Write over it? (y/n) ") ? nil : .some(nil)
    }

    /// Asks by what reads the keys.
    static func asking(_ editor: LineEditor) -> (String) -> Bool {
        { question in
            guard case .line(let answer) = editor.readLine(prompt: Sanitizer.visible(question), continuing: true) else { return false }
            return isYes(answer)
        }
    }

    private static func answer(to question: String, _ output: Output) -> Bool {
        output.write(Sanitizer.visible(question))
        output.flush()
        return isYes(readLine() ?? "")
    }

    static func isYes(_ answer: String) -> Bool { ["y", "yes"].contains(answer.lowercased().filter { !$0.isWhitespace }) }
}
