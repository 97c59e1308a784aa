/// `journal`: the entries that made the present state.
struct JournalCommand: PlainCommand {
    static let help = CommandHelp(
        name: "journal", usage: "journal", summary: "the entries that made the present state",
        details: ["What runs again at undo. Of entries that Ctrl-C interrupted the statement that was running is left out: where it stopped cannot be found again."])
    static let reports: [any CommandReport.Type] = [JournalReport.self]

    func answer(in shell: Shell) -> Report {
        let journal = shell.journal
        return Report(JournalReport(entries: journal.entries.map(\.line), undone: journal.undone.reversed().map(\.line)))
    }
}
