import Platform
import Shell

/// What happens between entries: the background collector (`gc auto`), and stories that go on at a key.
extension InteractiveShell {
    // MARK: gc auto

    /// At a prompt the collector strikes by the clock, while the editor waits for keys. Without one it strikes after each entry.
    func startBackground() {
        shell.background = editor == nil ? .afterEntries : .atPrompt
        editor?.background = { [unowned self] in strikeWhenDue() }
    }

    /// The clock starts when `gc auto` is entered, and again at each strike.
    func followCommand(_ report: Report) {
        if report.answer(as: AutoReport.self) != nil { nextStrike = shell.secondsBetweenStrikes.map { now + $0 * 1000 } }
    }

    /// After an entry, where nobody waits for the clock: the same in every run.
    func strikeAfterEntry() {
        guard shell.background == .afterEntries, shell.secondsBetweenStrikes != nil, let report = shell.strike() else { return }
        show(report, withOutput: true)
    }

    /// Before each wait for a key: strikes if it is time, above the line that is being typed. Gives back how many milliseconds there are
    /// to the next strike; nil where it is off.
    private func strikeWhenDue() -> Int32? {
        guard let seconds = shell.secondsBetweenStrikes, shell.background == .atPrompt else { return nil }
        if let due = nextStrike, due > now { return Int32(min(due - now, 1e6).rounded(.up)) }
        // A search has rows of its own on the screen, and a Ctrl-C that has just come is for the line: a moment later, then.
        if editor?.isSearching ?? false || Interrupts.isInterruptWaiting { return 100 }
        nextStrike = now + seconds * 1000
        if let report = shell.strike() {
            let view = ReportView(style: style, columns: columns)
            editor?.printAbove(view.text(of: report, withOutput: true))
        }
        return Int32(seconds * 1000)
    }

    /// Milliseconds of a clock that nobody sets.
    private var now: Double { SteadyClock.milliseconds }

    // MARK: gc --explain

    /// One step after the other, each at a key; after `q` the rest at once.
    func stepThrough(_ story: ExplainReport, of report: Report, _ editor: LineEditor) {
        note(report)
        let view = ReportView(style: style, columns: columns)
        var asks = true
        for (index, step) in story.steps.enumerated() {
            output.write(view.text(of: step))
            output.flush()
            let isLast = index == story.steps.count - 1
            if asks, editor.ask(style(.dim, isLast ? "  Enter tells what it came to " : "  Enter goes on · q shows the rest "), yieldsToTyping: true) == .leave { asks = false }
        }
        output.write(view.ending(story, of: report))
    }
}
