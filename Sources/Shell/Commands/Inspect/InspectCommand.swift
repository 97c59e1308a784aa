/// `inspect X`: an object from both sides.
struct InspectCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "inspect", usage: "inspect X", summary: "an object from both sides: what your code sees, and what a debugger sees",
        details: ["Properties and prototype are what code can see; internal slots, private fields and entries of weak collections only a debugger.",
                  "The retained size is exact: what the heap would lose without the object. mentioned by: every weak collection, with its value."])
    static let reports: [any CommandReport.Type] = [InspectReport.self]

    let subject: String

    init(subject: String) { self.subject = subject }

    init?(_ words: CommandWords) {
        guard let subject = words.subject else { return nil }
        self.subject = subject
    }

    func answer(on heap: any AskedHeap) -> Report { ObjectInspector(heap).answer(subject) }
}
