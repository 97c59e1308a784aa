/// `gc`: collects now. `gc --explain` tells it step by step.
struct GCCommand: Command {
    static let help = CommandHelp(
        name: "gc", usage: "gc [--explain]", summary: "collect garbage now, and tell what was taken; --explain tells it step by step",
        details: ["The collector takes every object that no way from a variable leads to.",
                  "A weak collection's entry goes with its key: nothing but the debugger can see that it was there.",
                  "--explain: the roots, marking wave by wave, the entries that wait for their key, what was not reached, what is weak and loses",
                  "something. At a prompt Enter or Space goes on to the next step, q shows the rest."])
    static let reports: [any CommandReport.Type] = [CollectionReport.self, ExplainReport.self]

    /// As it was typed: so it stands in the journal.
    let source: String
    let isExplained: Bool

    init?(_ words: CommandWords) {
        guard words.text.isEmpty || words.text == "--explain" else { return nil }
        source = words.line
        isExplained = !words.text.isEmpty
    }

    func answer(in shell: Shell) -> Report {
        isExplained ? shell.explainCollection(source) : shell.run(shell.journal.next(source, isCollection: true))
    }
}
