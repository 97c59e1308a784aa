import Platform
import Shell

/// A person at a terminal that knows no escape sequences (`TERM=dumb`, or none): a prompt, and lines as the terminal gives them.
extension InteractiveShell {
    func runPlainPrompt(greeting: String) -> Int32 {
        let source = LineSource.typedInput
        plainAsk = { [output] question in
            output.write(Sanitizer.visible(question))
            output.flush()
            guard case .line(let answer) = source.next() else { return false }
            return ReplacementRule.isYes(answer)
        }
        defer { plainAsk = nil }
        var entry = "", pressedInterrupt = false
        hasPlainPrompt = true
        output.write(greeting + "\n")
        while true {
            output.write(entry.isEmpty ? "> " : "... ")
            output.flush()
            switch source.next() {
            case .line(let line):
                pressedInterrupt = false
                entry += entry.isEmpty ? line : "\n" + line
                guard isComplete(entry) else { continue }
                defer { entry = "" }
                if case .end(let status) = perform(entry) { return status }
            case .interrupted:
                output.write("\n")
                if entry.isEmpty {
                    if pressedInterrupt { return 0 }
                    pressedInterrupt = true
                    output.write("(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n")
                }
                entry = ""
            case .endOfInput:
                output.write("\n")
                return 0
            case .failed(let failure):
                output.complain("cannot read \(failure)")
                return Self.failed
            }
        }
    }
}
