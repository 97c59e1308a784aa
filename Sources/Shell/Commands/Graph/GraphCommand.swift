/// `graph [X]`: the heap as a picture, drawn or written to a file.
struct GraphCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "graph", usage: "graph [X] [--depth N]", summary: "the heap as a picture, or what X leads to; --dot, --mermaid or --svg FILE writes it",
        details: ["graph dog1, graph #2, graph app.cache: what it leads to, and who refers to it. ─→ holds, ╌⇢ holds nothing by itself.",
                  "--depth N goes N references deep, --ascii draws with plain characters. --dot FILE and --mermaid FILE write the picture as text for",
                  "those programs (GitHub draws Mermaid), --svg FILE has Graphviz draw it. Repeated structure is folded.",
                  "A file that is there is written over with --force, or when you say so."])
    static let reports: [any CommandReport.Type] = [GraphReport.self, SavedReport.self]

    /// What stands behind the name: ``GraphQuery`` reads it.
    let text: String

    /// `graph - 1` is JavaScript, `graph --ascii` is not.
    init?(_ words: CommandWords) {
        if words.continuesExpression, !words.beginsWithOption { return nil }
        text = words.text
    }

    func answer(on heap: any AskedHeap) -> Report {
        do {
            return GraphPainter(heap).answer(try GraphQuery.parse(text))
        } catch {
            return .refusal(error.message)
        }
    }
}
