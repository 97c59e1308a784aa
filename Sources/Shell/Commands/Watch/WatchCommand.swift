/// `watch [EXPR]`: shows an expression's value again whenever an entry changes it; alone, lists what is watched.
struct WatchCommand: Command {
    static let help = CommandHelp(
        name: "watch", usage: "watch [EXPR]", summary: "show an expression's value again whenever an entry changes it; alone, list what is watched",
        details: ["A name, a path or a number (watch weak, watch app.cache[3], watch #2) is looked up and runs nothing. Any other expression is",
                  "evaluated after each entry, outside the journal: what it prints is dropped, what it throws is its value, and nothing holds",
                  "what it gives. Ctrl-C ends one that does not end, and it is watched no more."])
    static let reports: [any CommandReport.Type] = [WatchReport.self]

    /// Nil for the list.
    let expression: String?

    init?(_ words: CommandWords) {
        expression = words.subject
        if expression == nil, !words.text.isEmpty { return nil }
    }

    func answer(in shell: Shell) -> Report {
        guard let expression else { return Report(WatchReport(watches: shell.watchList.watches.map(\.line))) }
        if shell.watchList.watches.count >= WatchList.mostWatches, !shell.watchList.contains(expression) {
            return .refusal("\(WatchList.mostWatches) watches are enough · unwatch N takes one out")
        }
        var report = Report(source: "")
        if let failure = shell.machine.whyNotWatchable(expression) {
            report.errors = [failure]
            return report
        }
        guard let seen = shell.machine.observe(expression) else {
            report.isInterrupted = true
            return report
        }
        return Report(WatchReport(watches: [shell.watchList.add(expression, seen).line], message: "watched after each entry"))
    }
}

/// `unwatch [N|EXPR]`
struct UnwatchCommand: Command {
    static let help = CommandHelp(
        name: "unwatch", usage: "unwatch [N|EXPR]", summary: "watch it no more; alone, watch nothing",
        details: ["unwatch 2 takes out the watch with that number, unwatch weak the one of that expression, unwatch all of them."])
    static let reports: [any CommandReport.Type] = [WatchReport.self]

    /// A number or an expression; nil for all.
    let text: String?

    init?(_ words: CommandWords) {
        if words.continuesExpression { return nil }
        text = words.text.isEmpty ? nil : words.text
    }

    func answer(in shell: Shell) -> Report {
        if shell.watchList.watches.isEmpty { return .refusal("nothing is watched") }
        let removed = shell.watchList.remove(text)
        guard !removed.isEmpty else { return .refusal("no watch is \(text ?? "") · watch lists them") }
        return Report(WatchReport(watches: [], message: "watched no more: \(removed.map(\.expression).joined(separator: ", "))"))
    }
}
