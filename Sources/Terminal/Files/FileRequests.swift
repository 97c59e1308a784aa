import Explorer
import Platform
import Shell

/// Writes the files that commands ask for.
struct FileRequests {
    private let output: Output

    init(_ output: Output) { self.output = output }

    /// The report with the answer to what it asks for; other requests are left as they are. `opened`: whose heap is written by `snapshot`.
    func answered(_ report: Report, of opened: SnapshotShell? = nil) -> Report {
        guard let request = report.answer(as: Request.self) else { return report }
        var report = report
        do throws(InteractiveShell.Undone) {
            switch request {
            case .save(let path, let text): report.result = try save(Array(text.utf8), to: path)
            case .svg(let path, let dot): report.result = try drawSVG(dot, to: path)
            case .snapshot(let path): if let opened { report.result = try write(to: path, opened.writeSnapshot) }
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

    /// `snapshot FILE`. `heap` gives the heap piece by piece to whoever writes it.
    func write(to path: String, _ heap: ((UnsafeRawBufferPointer) -> Bool) -> HeapSnapshotSummary?) throws(InteractiveShell.Undone) -> CommandResult {
        output.flush()
        let summary: HeapSnapshotSummary?
        do {
            summary = try FileReplacement.write(path, isInterrupted: Interrupts.takeInterrupt) { file in heap { !Interrupts.takeInterrupt() && file.write($0) } }
        } catch {
            throw InteractiveShell.Undone("cannot write", error)
        }
        guard let summary else { throw .interrupted(path) }
        return CommandResult(SnapshotReport(path: path, nodes: summary.nodes, edges: summary.edges, bytes: summary.bytes))
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
