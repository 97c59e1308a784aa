import Platform

extension HeapGraph {
    /// What dies without a node: it, and what is alive through it alone. Exact, ephemerons included: their values die with their key
    /// and with their table. Of a doomed node: what goes with it. `reachability` is that of the graph under the usual rule. Linear.
    public func retained(by node: Node, _ reachability: Reachability) -> Retained {
        guard reachability.reaches(node) else { return hanging(on: node, reachability) }
        if let known = dominated(by: node, reachability) { return known }
        let without = self.reachability(Reachability.Rule(without: [node]))
        return difference(reachability, without)
    }

    /// The same where the dominator tree of a file is at hand, and tells it: a look at what hangs on the node, and at nothing else. Nil where a WeakMap's
    /// table may go with the node, and an entry's key not: the tree has the value under its key alone.
    private func dominated(by node: Node, _ reachability: Reachability) -> Retained? {
        guard let tree = snapshot?.findings?.tree(self), tree.isAlive(node) else { return nil }
        let isTaken = Scratch<Bool>(count), taken = isTaken.base, parents = tree.parents.base, waiting = EphemeronIndex(self, Reachability.Rule())
        var nodes = [node], next = 0, bytes = 0
        taken[Int(node)] = true
        // Whoever hangs on the node is met after all that it hangs on.
        @inline(__always) func take(_ target: Node) {
            if taken[Int(target)] || parents[Int(target)] < 0 || parents[Int(target)] == target || !taken[Int(parents[Int(target)])] { return }
            taken[Int(target)] = true
            nodes.append(target)
        }
        while next < nodes.count {
            if Interruption.isRequested(at: next) { return Retained(nodes: [], bytes: 0) }
            let source = nodes[next]
            next += 1
            bytes += size(of: source)
            for edge in Int(starts.base[Int(source)])..<Int(starts.base[Int(source) + 1]) where classes.base[edge].isDisjoint(with: .notStrong) { take(targets.base[edge]) }
            waiting.forEach(withKey: source) { take($0.value) }
        }
        var ways = Derivations(reachability, from: node)
        for (step, entry) in ephemerons.enumerated() where !entry.isStrong && tree.isAlive(entry.key) && tree.isAlive(entry.table) && !taken[Int(entry.key)] {
            if ways.lead(to: entry.table) { return nil }
            if Interruption.isRequested(at: step) { break }
        }
        return Retained(nodes: inOrder(nodes, isTaken), bytes: bytes)
    }

    private func inOrder(_ found: [Node], _ isTaken: Scratch<Bool>) -> [Node] {
        if found.count < count / 64 { return found.sorted() }
        return nodes.filter { isTaken.base[Int($0)] }
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
        for node in self.nodes where reachability.reaches(node) && !other.reaches(node) {
            nodes.append(node)
            bytes += size(of: node)
        }
        return Retained(nodes: nodes, bytes: bytes)
    }
}

/// By what was reached first, whether a node had a part in it: where it had none, the other lives without it.
private struct Derivations {
    private let reachability: Reachability
    private let node: Node
    /// Each way is gone once.
    private let isSeen: Scratch<Bool>
    private var pending: [Node] = []

    init(_ reachability: Reachability, from node: Node) {
        (self.reachability, self.node) = (reachability, node)
        isSeen = Scratch(reachability.parents.count)
    }

    /// To be asked no more once it was true.
    mutating func lead(to target: Node) -> Bool {
        take(target)
        while let next = pending.popLast() {
            if next == node { return true }
            if let parent = reachability.parent(of: next) { take(parent) }
            if let key = reachability.key(ofStepTo: next) { take(key) }
        }
        return false
    }

    private mutating func take(_ target: Node) {
        if isSeen.base[Int(target)] { return }
        isSeen.base[Int(target)] = true
        pending.append(target)
    }
}

/// Nodes, and the bytes that they take.
public struct Retained: Sendable {
    public let nodes: [Node]
    public let bytes: Int
}
