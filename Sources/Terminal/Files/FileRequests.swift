import Platform
import Shell

/// Writes the files that commands ask for.
struct FileRequests {
    private let output: Output
    /// Asks who types whether a file may be written over; nil where nobody does.
    private let ask: ((_ question: String) -> Bool)?

    init(_ output: Output, ask: ((String) -> Bool)?) { (self.output, self.ask) = (output, ask) }

    /// Throws where a file stays as it is.
    func allow(_ path: String, isForced: Bool) throws(InteractiveShell.Undone) {
        output.flush()
        guard let reason = ReplacementRule(output, isForced: isForced, ask: ask).refusal(path) else { return }
        throw InteractiveShell.Undone(reason ?? "\(path) is as it was")
    }

    /// The report with the answer to what it asks for; other requests are left as they are.
    func answered(_ report: Report) -> Report {
        guard let request = report.answer(as: Request.self) else { return report }
        var report = report
        do throws(InteractiveShell.Undone) {
            switch request {
            case .save(let path, let text, let isForced):
                try allow(path, isForced: isForced)
                report.result = try save(Array(text.utf8), to: path)
            case .svg(let path, let dot, let isForced):
                try allow(path, isForced: isForced)
                report.result = try drawSVG(dot, to: path)
            default: break
            }
        } catch {
            report.isInterrupted = error.isInterruption
            report.result = CommandResult(Refusal(message: error.description))
        }
        return report
    }

    func save(_ bytes: [UInt8], to path: String) throws(InteractiveShell.Undone) -> CommandResult {
        // It may be the file that we write to.
        output.flush()
        do {
            try FileReplacement.write(bytes, to: path, isInterrupted: Interrupts.takeInterrupt)
            return CommandResult(SavedReport(path: path, bytes: bytes.count))
        } catch {
            throw InteractiveShell.Undone("cannot save", error)
        }
    }

    /// `graph --svg FILE`. Nothing is written unless the picture is there.
    func drawSVG(_ dot: String, to path: String) throws(InteractiveShell.Undone) -> CommandResult {
        output.flush()
        switch Graphviz.draw(dot, format: "svg") {
        case .drawn(let bytes): return try save(bytes, to: path)
        case .missing:
            throw InteractiveShell.Undone("cannot draw \(path): Graphviz is not installed (apt-get install graphviz); graph --dot FILE needs nothing")
        case .interrupted: throw .interrupted(path)
        case .failed(let message): throw InteractiveShell.Undone("cannot draw \(path): \(message)")
        }
    }
}
