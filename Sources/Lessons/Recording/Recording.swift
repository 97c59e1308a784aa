import Shell

/// What was typed, and what came of it, as a lesson that plays the same again.
///
///     ```leash
///     > let dog = { name: 'Sunny' }
///       + #1 { name: 'Sunny' }   held by dog
///     ```
public struct Recording: Sendable {
    private struct Turn {
        var source: String
        /// Entered as JavaScript, though it may read as a command.
        var isJavaScript: Bool
        var output: String
    }

    private var turns: [Turn] = []
    private var size = 0
    /// More than this nobody reads: a lesson of this size is not read, either.
    private static let largest = Lesson.largest / 2

    public init() {}

    public var isEmpty: Bool { turns.isEmpty }

    /// Takes an entry and what was shown of it. What asks something of the world around the shell, was interrupted, or is too much is left
    /// out; a strike of the background collector is a `gc`.
    public mutating func add(_ report: Report, render: (Report) -> String) {
        var report = report
        if report.source.isEmpty || report.isInterrupted || report.leavesShell { return }
        if let strike = report.answer(as: StrikeReport.self) {
            report.source = "gc"
            report.result = CommandResult(strike.collection)
        }
        var output = render(report)
        if report.answer(as: ExplainReport.self) != nil { output = Outcome.withoutBuiltInCounts(output) }
        size += report.source.utf8.count + output.utf8.count
        guard size <= Recording.largest else { return }
        let isJavaScript = report.result == nil && report.entry != nil && Journal.needsFrame(report.source)
        turns.append(Turn(source: report.source, isJavaScript: isJavaScript, output: output))
    }

    /// The lesson. Each entry is an example of its own, so that words fit between them.
    public func markdown(title: String) -> String {
        "# \(title)\n" + turns.map { "\n" + text(of: $0) }.joined()
    }

    private func text(of turn: Turn) -> String {
        var lines = turn.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if turn.isJavaScript { lines.insert(Journal.frame(of: turn.source), at: 0) }
        let entry = lines.enumerated().map { ($0 == 0 ? "> " : "... ") + $1 }.joined(separator: "\n") + "\n"
        // What was printed may look like an entry: then it stands in a block of its own.
        let isPlain = !turn.output.split(separator: "\n").contains { $0.hasPrefix(">") || $0.hasPrefix("$ ") || $0.hasPrefix("leash ") || $0.hasPrefix("...") }
            && !(turn.output.hasPrefix("\n") || turn.output.hasSuffix("\n\n"))
        if isPlain { return Recording.fenced("leash", entry + turn.output) }
        return Recording.fenced("leash", entry) + Recording.fenced("output heap", turn.output)
    }

    /// Behind a fence that is longer than any within.
    private static func fenced(_ language: String, _ text: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }
}

private extension Report {
    /// A file was read or written, or was to be, a lesson played, the screen cleared.
    var leavesShell: Bool {
        asksWorld || answer(as: Request.self) != nil || answer(as: SavedReport.self) != nil || answer(as: SnapshotReport.self) != nil
    }
}
