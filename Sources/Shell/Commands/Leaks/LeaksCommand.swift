/// `leaks`: what would die if one kind of hold did not count.
struct LeaksCommand: PlainCommand, GraphQuestion {
    static let help = CommandHelp(
        name: "leaks", usage: "leaks", summary: "what only entries of collections, elements of arrays, variables of closures, timers or promises keep alive",
        details: ["For each kind of hold, what would die if it did not count: who keeps how much, where that was made, what would let go.",
                  "To be held so is no mistake; to be forgotten there is."])
    static let reports: [any CommandReport.Type] = [LeaksReport.self]

    func answer(on heap: any AskedHeap) -> Report { LeakFinder(heap).answer() }
}
