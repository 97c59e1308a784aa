import Shell

/// The command `snapshot`.
extension InteractiveShell {
    /// The report with the answer to a request that has one.
    func answered(_ report: Report) -> Report {
        guard case .snapshot(let path) = report.answer(as: Request.self) else { return report }
        var report = report
        report.result = writeSnapshot(to: path)
        return report
    }

    private func writeSnapshot(to path: String) -> CommandResult {
        do {
            var isInterrupted = false
            let summary = try FileReplacement.write(path) { file in
                shell.writeSnapshot { piece in
                    // Ctrl-C: nothing is left behind.
                    isInterrupted = isInterrupted || Interrupts.takeInterrupt()
                    return !isInterrupted && file.write(piece)
                }
            }
            // Without a terminal Ctrl-C ends the shell, too.
            if isInterrupted, editor == nil { Interrupts.postponeInterrupt() }
            guard let summary else { return CommandResult(Refusal(message: "interrupted: \(path) is not written")) }
            return CommandResult(SnapshotReport(path: path, nodes: summary.nodes, edges: summary.edges, bytes: summary.bytes))
        } catch {
            return CommandResult(Refusal(message: "cannot write \(error)"))
        }
    }
}
