/// `whatif ENTRY`: what would be after an entry and a collection.
struct WhatIfCommand: Command {
    static let help = CommandHelp(
        name: "whatif", usage: "whatif ENTRY", summary: "what the heap would be after an entry and a collection, without doing it: who would die",
        details: ["whatif dog1 = null, whatif weak.set(dog1, 'x'), whatif gc: the journal runs again on a heap of its own, then the entry, then a",
                  "collection. That heap is thrown away: your objects, their numbers and the journal stay as they are."])
    static let reports: [any CommandReport.Type] = [WhatIfReport.self]

    let entry: String

    init?(_ words: CommandWords) {
        // `whatif .gc` asks about the command.
        if words.text.isEmpty || words.continuesExpression && !CommandList.dottedNames.contains(words.text) { return nil }
        entry = words.text
    }

    func answer(in shell: Shell) -> Report { WhatIfFinder(shell).answer(entry) }

    /// What is asked about is an entry itself.
    func isComplete(in shell: Shell) -> Bool { shell.isComplete(entry) }
}
