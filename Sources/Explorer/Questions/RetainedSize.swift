extension HeapGraph {
    /// What dies without a node: it, and what is alive through it alone. Exact, ephemerons included: their values die with their key
    /// and with their table. Of a doomed node: what goes with it. `reachability` is that of the graph under the usual rule. Linear.
    public func retained(by node: Node, _ reachability: Reachability) -> Retained {
        guard reachability.reaches(node) else { return hanging(on: node, reachability) }
        let without = self.reachability(Reachability.Rule(without: [node]))
        return difference(reachability, without)
    }

    /// What a doomed node refers to, and nothing that is alive does: it, and what goes with it.
    private func hanging(on node: Node, _ reachability: Reachability) -> Retained {
        var isFound = [Bool](repeating: false, count: count), nodes = [node], next = 0, bytes = 0
        isFound[Int(node)] = true
        while next < nodes.count {
            bytes += size(of: nodes[next])
            forEachEdge(of: nodes[next]) { target, edge in
                guard edge.isDisjoint(with: .notStrong), !isFound[Int(target)], !reachability.reaches(target) else { return }
                isFound[Int(target)] = true
                nodes.append(target)
            }
            next += 1
        }
        return Retained(nodes: nodes, bytes: bytes)
    }

    /// What is alive in the one and not in the other.
    public func difference(_ reachability: Reachability, _ other: Reachability) -> Retained {
        var nodes: [Node] = [], bytes = 0
        for node in 0..<Node(truncatingIfNeeded: count) where reachability.reaches(node) && !other.reaches(node) {
            nodes.append(node)
            bytes += size(of: node)
        }
        return Retained(nodes: nodes, bytes: bytes)
    }
}

/// Nodes, and the bytes that they take.
public struct Retained: Sendable {
    public let nodes: [Node]
    public let bytes: Int
}
