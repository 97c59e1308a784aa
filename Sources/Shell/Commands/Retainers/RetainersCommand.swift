import Explorer
import HeapAdapter

/// `retainers X`: everyone who refers to an object.
struct RetainersCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "retainers", usage: "retainers X", summary: "everyone who refers to an object, strongly and weakly",
        details: ["← holds, ⇠ mentions and holds nothing. A WeakMap's value is held while its map and its key are alive."])
    static let reports: [any CommandReport.Type] = [RetainersReport.self]

    let subject: String
    /// So many of each sort are told.
    private static let most = 40

    init?(_ words: CommandWords) {
        guard let subject = words.subject else { return nil }
        self.subject = subject
    }

    func answer(on heap: any AskedHeap) -> Report {
        heap.answer(onObject: subject, for: "retainers") { view, node in Report(retainers(node, view)) }
    }

    private func retainers(_ node: Node, _ view: HeapView) -> RetainersReport {
        let holds = view.naming.holds(on: [node])[0]
        let strong = holds.filter { !$0.isWeak }, weak = holds.filter(\.isWeak)
        let rows = (strong.prefix(RetainersCommand.most) + weak.prefix(RetainersCommand.most)).map { hold in
            RetainersReport.Row(holder: view.words.holder(hold), what: hold.source.flatMap { what($0, view) }, isAlive: hold.isFromAlive)
        }
        return RetainersReport(subject: view.text(node), object: view.label(node), fate: view.fates[node], rows: rows,
                               omittedStrong: max(0, strong.count - RetainersCommand.most), omittedWeak: max(0, weak.count - RetainersCommand.most))
    }

    /// The holder itself, where its name does not tell.
    private func what(_ source: Node, _ view: HeapView) -> String? {
        view.graph.kind(of: source) == .global || view.graph.kind(of: source) == .environment ? nil : view.text(source)
    }
}
