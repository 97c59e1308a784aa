import Platform

// A program that runs elsewhere, whose heap is asked.

extension SnapshotShell {
    /// It can be asked for more than what it was once.
    public var isLive: Bool { program != nil }
    /// Why the program can be asked no more.
    public var endOfProgram: String? { program?.end }

    /// The program's heap as it is now, which is asked from now on.
    private func takeAgain(_ program: any LiveProgram) -> Report {
        let start = SteadyClock.milliseconds
        do {
            let file = try program.takeSnapshot(), milliseconds = Int(SteadyClock.milliseconds - start)
            ask(try SnapshotShell.heap(in: file, "snapshot \(taken + 1)"))
            return Report(LiveReport(deed: .snapshot, snapshot: taken, nodes: heap.graph.count, edges: heap.graph.edgeCount, bytes: heap.source.facts.bytes, milliseconds: milliseconds))
        } catch {
            return failed(error)
        }
    }

    private func collect(_ program: any LiveProgram) -> Report {
        let start = SteadyClock.milliseconds
        do { try program.collectGarbage() } catch { return failed(error) }
        return Report(LiveReport(deed: .collection, snapshot: taken, nodes: heap.graph.count, edges: heap.graph.edgeCount, bytes: heap.source.facts.bytes,
                                 milliseconds: Int(SteadyClock.milliseconds - start)))
    }

    private func failed(_ failure: Failure) -> Report {
        var report = Report.refusal(failure.isInterrupted ? "interrupted: snapshot \(taken) is still the one that is asked" : failure.description + " · snapshot \(taken) can still be asked")
        report.isInterrupted = failure.isInterrupted
        return report
    }

    /// What only a living program answers; nil where the line is something else.
    func askProgram(_ line: String) -> Report? {
        guard let program else { return nil }
        let (word, rest) = CommandWords.split(line.hasPrefix(".") ? String(line.dropFirst()) : line), words = CommandWords(line: line, text: rest)
        if word == LiveCollectionCommand.help.name { return LiveCollectionCommand(words) == nil ? nil : collect(program) }
        guard word == LiveSnapshotCommand.help.name, let command = LiveSnapshotCommand(words) else { return nil }
        let request = command.file.map { Request.snapshot(path: $0.path, isForced: $0.isForced) }
        if isFresh, let request { return Report(request) }
        let report = takeAgain(program)
        guard let request, report.answer(as: Refusal.self) == nil else { return report }
        return Report(request)
    }
}
