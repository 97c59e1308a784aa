import Platform

/// One reference less: who would die with it.
public struct CutReference {
    /// By what names the one refers to the other, as far as it holds it: one or several, which go together.
    public let names: [EdgeName]
    /// What would die, in the order of the graph.
    public let dead: Retained

    /// Nil where the one does not refer to the other. `reachability` is that of the graph under the usual rule. Linear.
    public init?(_ graph: HeapGraph, from source: Node, to target: Node, _ reachability: Reachability) {
        var names: [EdgeName] = []
        graph.source.forEachReference(of: source) { name, reached in
            if reached == target, !name.isWeak || CutReference.isValue(name) { names.append(name) }
        }
        guard !names.isEmpty else { return nil }
        self.names = names
        guard reachability.reaches(source), reachability.reaches(target) else {
            dead = Retained(nodes: [], bytes: 0)
            return
        }
        // Where another engine keeps elements, properties and entries is a part of the object.
        var cut: Set<Node> = [source]
        graph.forEachEdge(of: source) { part, _ in if graph.kind(of: part) == .storage || graph.kind(of: part) == .table { cut.insert(part) } }
        // With the one reference gone all lives as before, or the object dies and what it retains.
        let hanging = graph.retained(by: target, reachability)
        dead = CutReference.isHeld(graph, target, reachability, besides: cut, hanging) ? Retained(nodes: [], bytes: 0) : hanging
    }

    /// Something that lives without the object holds it, besides these.
    private static func isHeld(_ graph: HeapGraph, _ target: Node, _ reachability: Reachability, besides cut: Set<Node>, _ hanging: Retained) -> Bool {
        if graph.roots.contains(where: { $0.node == target }) { return true }
        let isHanging = Scratch<Bool>(graph.count)
        for node in hanging.nodes { isHanging.base[Int(node)] = true }
        func lives(_ node: Node) -> Bool { reachability.reaches(node) && !isHanging.base[Int(node)] }
        let isReferred = graph.sources(of: [target]).contains { holder in
            lives(holder) && !cut.contains(holder) && graph.hasEdge(from: holder) { $0 == target && $1.isDisjoint(with: .notStrong) }
        }
        return isReferred || graph.ephemerons.contains { !$0.isStrong && $0.value == target && !cut.contains($0.table) && lives($0.table) && lives($0.key) }
    }

    private static func isValue(_ name: EdgeName) -> Bool { if case .weakMapValue = name { true } else { false } }
}
