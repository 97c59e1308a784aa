/// `why X`: the shortest way to an object, and who else holds it.
struct WhyCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "why", usage: "why X", summary: "why an object is alive: the shortest way to it. X is an expression or a number: why #2",
        details: ["why #2, why dog1, why app.cache[3]: a name or a path is looked up and runs nothing. Any other expression is evaluated,",
                  "outside the journal, and what it gives is not kept."])
    static let reports: [any CommandReport.Type] = [WhyReport.self]

    let subject: String

    init?(_ words: CommandWords) {
        guard let subject = words.subject else { return nil }
        self.subject = subject
    }

    func answer(on heap: any AskedHeap) -> Report { WhyFinder(heap).answer(subject) }
}
