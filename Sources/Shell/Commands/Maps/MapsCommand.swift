/// `maps`: every collection that can be reached, seen by the code and by the debugger.
struct MapsCommand: PlainCommand, GraphQuestion {
    static let help = CommandHelp(
        name: "maps", usage: "maps", summary: "what every Map, Set and weak collection holds: what your code sees, what the debugger sees",
        details: ["Your code sees a Map's size and can loop over it. A WeakMap shows it neither: what it holds depends on when the collector runs.",
                  "The debugger sees both. → is an entry that holds its key, ⇢ one that does not."])
    static let reports: [any CommandReport.Type] = [MapsReport.self]

    func answer(on heap: any AskedHeap) -> Report { Report(CollectionLister(heap).report()) }
}
