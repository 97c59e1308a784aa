// `undo`, `redo` and `goto`: along the journal, back and forth.

/// `undo [N]`
struct UndoCommand: Command {
    static let help = CommandHelp(
        name: "undo", usage: "undo [N]", summary: "take back the last entry, or the last N",
        details: ["Leash runs the journal again without its last entries, on a new heap. Objects keep their numbers."])
    static let reports: [any CommandReport.Type] = [TravelReport.self]

    let count: Int

    init?(_ words: CommandWords) {
        guard let count = words.count else { return nil }
        self.count = count
    }

    func answer(in shell: Shell) -> Report { shell.travel(.undo, count) }
}

/// `redo [N]`
struct RedoCommand: Command {
    static let help = CommandHelp(
        name: "redo", usage: "redo [N]", summary: "bring back what was undone",
        details: ["Brings back what undo took, until something new is entered."])
    static let reports: [any CommandReport.Type] = [TravelReport.self]

    let count: Int

    init?(_ words: CommandWords) {
        guard let count = words.count else { return nil }
        self.count = count
    }

    func answer(in shell: Shell) -> Report { shell.travel(.redo, count) }
}

/// `goto N`
struct GotoCommand: Command {
    static let help = CommandHelp(
        name: "goto", usage: "goto N", summary: "go to the state after entry N of the journal, back or forth; goto 0 is the start",
        details: ["The entries behind N can be brought back, by goto or redo, until something new is entered. Objects keep their numbers."])
    static let reports: [any CommandReport.Type] = [TravelReport.self]

    let number: Int

    init?(_ words: CommandWords) {
        guard let numbers = words.entryNumbers, numbers.count == 1 else { return nil }
        number = numbers[0]
    }

    func answer(in shell: Shell) -> Report { shell.go(to: number) }
}
