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
        var rule = Reachability.Rule()
        rule.cut[source] = [target]
        // Where another engine keeps elements, properties and entries is a part of the object.
        graph.forEachEdge(of: source) { part, _ in
            if graph.kind(of: part) == .storage || graph.kind(of: part) == .table { rule.cut[part] = [target] }
        }
        dead = graph.difference(reachability, graph.reachability(rule))
    }

    private static func isValue(_ name: EdgeName) -> Bool { if case .weakMapValue = name { true } else { false } }
}
