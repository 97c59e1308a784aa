/// `why X`: the shortest way to an object, and who else holds it.
struct WhyCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "why", usage: "why X [--all]", summary: "why an object is alive: the shortest way to it. X is an expression or a number: why #2",
        details: ["why #2, why dog1, why app.cache[3]: a name or a path is looked up and runs nothing. Any other expression is evaluated,",
                  "outside the journal, and what it gives is not kept.",
                  "why X --all tells every reference on the way, one a line: also those of the engine's own objects."],
        inFiles: ("why X [--all]", "why an object is alive: the shortest way to it",
                  ["why @4711, why sessionCache, why Session[3], why app.cache[3]: an id, a name, an object of a class, or a path from one of these.",
                   "why X --all tells every reference on the way, one a line: also those of the engine's own objects."]))
    static let reports: [any CommandReport.Type] = [WhyReport.self]

    let subject: String
    /// Every step of the way.
    let all: Bool

    init?(_ words: CommandWords) {
        guard let subject = words.subject else { return nil }
        all = subject.hasSuffix(" --all")
        self.subject = all ? String(subject.dropLast(6)).trimmed : subject
    }

    func answer(on heap: any AskedHeap) -> Report { WhyFinder(heap).answer(subject, all: all) }
}
