import Engine

extension HeapGraph {
    /// What dies without a node: it, and what is alive through it alone. Exact, ephemerons included: their values die with their key
    /// and with their table. `reachability` is that of the graph under the usual rule. Linear.
    public func retained(by node: Node, _ reachability: Reachability) -> Retained {
        guard reachability.reaches(node) else { return Retained(nodes: [], bytes: 0) }
        let without = self.reachability(Reachability.Rule(without: node))
        return difference(reachability, without)
    }

    /// What is alive in the one and not in the other.
    public func difference(_ reachability: Reachability, _ other: Reachability) -> Retained {
        var nodes: [Node] = [], bytes = 0
        for node in 0..<Node(truncatingIfNeeded: count) where reachability.reaches(node) && !other.reaches(node) {
            nodes.append(node)
            bytes += vm.shallowSize(cells[Int(node)])
        }
        return Retained(nodes: nodes, bytes: bytes)
    }
}

/// Nodes, and the bytes that they take.
public struct Retained: Sendable {
    public let nodes: [Node]
    public let bytes: Int
}
