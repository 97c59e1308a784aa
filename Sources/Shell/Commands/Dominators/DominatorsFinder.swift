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
        let dominated = dominated(node, view)
        report.dominated = dominated.nodes.map { SizedObject($0, view, tree) }
        report.omitted = dominated.omitted
        report.notes = view.sizeNotes
        if let node, !tree.isAlive(node) {
            report.isAlive = false
            report.notes = ["nothing holds it, so nothing dominates it"]
        }
        return report
    }

    /// The names of variables are held by the roots, too: strings are told only below objects. In a file the roots are nodes, too: what nothing of the
    /// program's dominates is what only the roots do.
    private func dominated(_ node: Node?, _ view: HeapView) -> LargestNodes {
        let tree = view.tree, graph = view.graph
        var largest = LargestNodes(tree, most: DominatorsFinder.most)
        if node != nil || !graph.hasOwnAnchors {
            for found in tree.dominated(by: node) where view.isOfProgram(found) && (node != nil || graph.isObject(found)) { largest.take(found) }
            return largest
        }
        func isOwn(_ node: Node) -> Bool { graph.isObject(node) && view.isOfProgram(node) }
        // What objects of the program hold is most of a heap.
        for node in graph.nodes where graph.isObject(node) {
            guard let holder = tree.dominator(of: node), !isOwn(holder), view.isOfProgram(node) else { continue }
            largest.take(node)
        }
        return largest
    }
}
