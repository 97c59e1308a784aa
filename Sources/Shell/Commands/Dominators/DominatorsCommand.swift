/// `dominators [X]`: who holds what alone.
struct DominatorsCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "dominators", usage: "dominators [X]", summary: "who holds what alone: what would be free without an object",
        details: ["An object dominates what can be reached only through it. dominators X: the chain that leads to X, and what X takes along."])
    static let reports: [any CommandReport.Type] = [DominatorsReport.self]

    /// Nil for the whole heap.
    let subject: String?

    init?(_ words: CommandWords) {
        subject = words.subject
        if subject == nil, !words.text.isEmpty { return nil }
    }

    func answer(on heap: any AskedHeap) -> Report { DominatorsFinder(heap).answer(subject) }
}
