/// `leaks`: what the program let go of and something still holds.
struct LeaksCommand: PlainCommand, GraphQuestion {
    static let help = CommandHelp(
        name: "leaks", usage: "leaks", summary: "what you let go of and a collection, closure, timer, listener or promise still holds",
        details: ["A leak is an object that had a name (dog, app.dogs[3]), has none any more, and is held all the same; and what lives by it alone.",
                  "An array that a variable names is no leak, and what only a cache ever held is none either: it is listed apart.",
                  "Each piece of advice is proved on the heap as it is: what would die by it was let go of, and nothing that has a name would.",
                  "Of a heap in a file nobody knows what was let go of: there leaks tells where memory piles up, how much would be free, and the way to one of many.",
                  "Where the scripts that a file names are at hand, they are read (not run): a variable that no living function reads is a leak by proof."])
    static let reports: [any CommandReport.Type] = [LeaksReport.self]

    func answer(on heap: any AskedHeap) -> Report { LeakFinder(heap).answer() }
}
