import Explorer
import HeapAdapter

/// What `dominators [X]` answers.
struct DominatorsFinder {
    private let heap: any AskedHeap
    private static let most = 20

    init(_ heap: any AskedHeap) { self.heap = heap }

    func answer(_ text: String?) -> Report {
        guard let text else { return heap.view(.values).map { Report(dominators(nil, $0)) } ?? heap.missing }
        return heap.answer(onObject: text, for: "dominators", .values) { view, node in Report(dominators(node, view)) }
    }

    private func dominators(_ node: Node?, _ view: HeapView) -> DominatorsReport {
        let tree = view.tree
        var report = DominatorsReport(subject: node.map(view.description))
        if let node { report.chain = tree.chain(to: node).dropLast().map { SizedObject($0, view, tree) } }
        // The names of variables are held by the roots, too: strings are told only below objects.
        let dominated = candidates(node, view).filter { view.isOfProgram($0) && (node != nil || view.graph.isObject($0)) }
        report.dominated = dominated.prefix(DominatorsFinder.most).map { SizedObject($0, view, tree) }
        report.omitted = dominated.count - report.dominated.count
        report.notes = view.sizeNotes
        if let node, !tree.isAlive(node) {
            report.isAlive = false
            report.notes = ["nothing holds it, so nothing dominates it"]
        }
        return report
    }

    /// In a file the roots are nodes, too: what nothing of the program's dominates is what only the roots do.
    private func candidates(_ node: Node?, _ view: HeapView) -> [Node] {
        guard node == nil, view.graph.hasOwnAnchors else { return view.tree.dominated(by: node) }
        let outermost = view.graph.nodes.filter { node in
            view.graph.isObject(node) && view.isOfProgram(node) && view.tree.dominator(of: node).map { !view.isOfProgram($0) || !view.graph.isObject($0) } ?? false
        }
        return outermost.sorted { (view.tree.retainedSize(of: $0), $1) > (view.tree.retainedSize(of: $1), $0) }
    }
}
