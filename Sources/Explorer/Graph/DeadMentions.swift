// What the weak lose when the collector comes, asked of the graph.

extension HeapGraph {
    /// How many entries or targets a weak node that was reached loses to what was not: 0 for whatever is not weak.
    func deadMentions(of node: Node, isMarked: (Node) -> Bool) -> Int {
        guard kind(of: node).isWeakHolder else { return 0 }
        var lost = 0
        source.forEachReference(of: node) { name, target in
            switch name {
            case .weakMapKey, .weakSetElement, .weakRefTarget, .registryTarget: if !isMarked(target) { lost += 1 }
            default: break
            }
        }
        return lost
    }

    /// Something weak that is alive mentions something that is not.
    public func hasDeadMentions(_ reachability: Reachability) -> Bool {
        nodes.contains { reachability.reaches($0) && deadMentions(of: $0, isMarked: reachability.reaches) > 0 }
    }
}
