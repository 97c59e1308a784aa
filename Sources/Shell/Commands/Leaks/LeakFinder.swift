import Explorer
import HeapAdapter

/// What `leaks` answers.
struct LeakFinder {
    private let heap: any AskedHeap
    static let mostGroups = 10
    static let mostExamples = 3

    init(_ heap: any AskedHeap) { self.heap = heap }

    func answer() -> Report {
        guard let view = heap.view(.values) else { return heap.missing }
        let sections = Leaks.Kind.allCases.map { kind in
            section(Leaks(kind, view.graph, view.reachability, examples: LeakFinder.mostExamples, counting: view.isOfProgram), view)
        }
        return Report(LeaksReport(sections: sections.filter { !$0.groups.isEmpty }))
    }

    private func section(_ leaks: Leaks, _ view: HeapView) -> LeaksReport.Section {
        let title = switch leaks.kind {
        case .collections: "held by entries of Maps and Sets alone"
        case .arrays: "held by elements of arrays alone"
        case .closures: "held by variables of closures alone"
        case .timers: "held by timers alone"
        case .promises: "held by promises that nobody can settle"
        }
        let groups = leaks.groups.prefix(LeakFinder.mostGroups).map { group($0, leaks.kind, view) }
        return LeaksReport.Section(kind: leaks.kind.rawValue, title: title, groups: groups, omittedGroups: leaks.groups.count - groups.count,
                                   objects: leaks.groups.reduce(0) { $0 + $1.objects }, bytes: leaks.groups.reduce(0) { $0 + $1.bytes })
    }

    private func group(_ group: Leaks.Group, _ kind: Leaks.Kind, _ view: HeapView) -> LeaksReport.Group {
        LeaksReport.Group(holder: view.description(group.holder), number: view.number(group.holder), examples: group.examples.map { view.text($0) },
                          omittedExamples: group.direct - group.examples.count, objects: group.objects, bytes: group.bytes,
                          site: view.site(group.holder), cure: cure(group, kind, view))
    }

    private func cure(_ group: Leaks.Group, _ kind: Leaks.Kind, _ view: HeapView) -> String {
        let them = group.direct == 1 ? "it" : "them"
        switch kind {
        case .arrays: return "taking \(them) out of it would free \(them), or a WeakRef to each in its place"
        // Functions made by one call share its variables, and each of them holds all.
        case .closures:
            if let shared = group.examples.first.flatMap({ view.naming.sharedScope(of: group.holder, keeping: $0) }) {
                return "\(view.naming.words(for: shared)): letting go of the function would free \(them)"
            }
            return "letting go of each function that sees the variable, or setting it to null, would free \(them)"
        case .timers: return "clearing the timer would free \(them)"
        case .promises: return "nobody can settle it any more: what waits for it will never run, and letting go of the promise would free \(them)"
        case .collections:
            if view.graph.kind(of: group.holder) == .set { return "a WeakSet would let go of \(them)" }
            let isKeyed = group.examples.contains { view.isKey($0, of: group.holder) }
            return isKeyed ? "a WeakMap would let go of \(them)" : "a WeakRef to each value in its place would let go: these keys cannot be weak"
        }
    }
}

extension HeapView {
    /// The node is a key of the Map.
    fileprivate func isKey(_ key: Node, of map: Node) -> Bool { graph.hasEdge(from: map) { target, edge in target == key && edge == .entry } }
}
