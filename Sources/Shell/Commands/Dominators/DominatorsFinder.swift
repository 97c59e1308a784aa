import Engine
import Explorer
import HeapAdapter

/// What `dominators [X]` answers.
struct DominatorsFinder {
    private let machine: Machine
    private static let most = 20

    init(_ machine: Machine) { self.machine = machine }

    func answer(_ text: String?) -> Report {
        guard let text else { return HeapGraph(machine.vm, scope: .values, notes: machine.notes).map { Report(dominators(nil, $0)) } ?? HeapView.missing(machine) }
        return SubjectFinder(machine: machine, command: "dominators").answer(onObject: text) { cell in
            guard let graph = HeapGraph(machine.vm, scope: .values, extra: [cell], notes: machine.notes), let node = graph.find(cell) else { return HeapView.missing(machine) }
            return Report(dominators(node, graph))
        }
    }

    private func dominators(_ node: Node?, _ graph: HeapGraph) -> DominatorsReport {
        let tree = Dominators(graph), view = HeapView(machine, graph)
        var report = DominatorsReport(subject: node.map(view.description))
        if let node { report.chain = tree.chain(to: node).dropLast().map { SizedObject($0, view, tree) } }
        // The names of variables are held by the roots, too: strings are told only below objects.
        let dominated = tree.dominated(by: node).filter { view.isOfProgram(view.cell($0)) && (node != nil || view.cell($0).isObject) }
        report.dominated = dominated.prefix(DominatorsFinder.most).map { SizedObject($0, view, tree) }
        report.omitted = dominated.count - report.dominated.count
        report.notes = view.sizeNotes
        if let node, !tree.isAlive(node) {
            report.isAlive = false
            report.notes = ["nothing holds it, so nothing dominates it"]
        }
        return report
    }
}
