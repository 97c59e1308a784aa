import Platform

// Dominators: who holds what alone. A node dominates another where every way from the roots to the other leads through it; the
// nearest one is its immediate dominator, and these make a tree. What a node dominates dies with it: that is its retained
// size.
//
// An ephemeron's value dies with its key or with its table, whichever goes first. Two such holders have no place in a tree.
// Here the value hangs on its key, as an edge from the key, for most tables outlive their keys. So a retained size in the
// tree is never more than what would die; a WeakMap's own may be less. `HeapGraph.retained(by:)` is exact.

/// The dominator tree of what is alive in a graph, with retained sizes.
public struct Dominators {
    /// The immediate dominator by node; itself for those that only the roots dominate, -1 for what is not alive.
    let parents: FrozenArray<Node>
    /// By node, in units of ``HeapSource/sizeUnit``.
    let retainedUnits: FrozenArray<UInt32>
    private let unit: Int

    /// `reachability`: that of the graph under the usual rule, where it is known. Near linear in the graph's size.
    public init(_ graph: HeapGraph, _ reachability: Reachability? = nil) {
        let (nodes, immediate, count) = Dominators.immediateDominators(graph, reachability ?? graph.reachability()), unit = graph.source.sizeUnit
        self.unit = unit
        var parents = [Node](repeating: -1, count: graph.count), sizes = [UInt32](repeating: 0, count: graph.count)
        var number = count - 1
        // From the leaves to the roots: who dominates comes first in the walk.
        while number > 0 {
            if Interruption.isRequested(at: number) { break }
            let node = Int(nodes.base[number]), parent = Int(immediate.base[number])
            sizes[node] &+= UInt32(truncatingIfNeeded: graph.size(of: Node(truncatingIfNeeded: node)) / unit)
            if parent == 0 {
                parents[node] = Node(truncatingIfNeeded: node)
            } else {
                let dominator = nodes.base[parent]
                parents[node] = dominator
                sizes[Int(dominator)] &+= sizes[node]
            }
            number -= 1
        }
        self.parents = FrozenArray(parents)
        retainedUnits = FrozenArray(sizes)
    }

    /// What was found at another time: each parent is a node, or -1.
    init(_ graph: HeapGraph, parents: FrozenArray<Node>, retainedUnits: FrozenArray<UInt32>) {
        self.parents = parents
        self.retainedUnits = retainedUnits
        unit = graph.source.sizeUnit
    }

    /// What would be free without the node, itself included, in bytes.
    public func retainedSize(of node: Node) -> Int { Int(retainedUnits[Int(node)]) * unit }

    /// The immediate dominator; nil where only the roots dominate the node, or it is not alive.
    public func dominator(of node: Node) -> Node? { parents[Int(node)] == node || parents[Int(node)] < 0 ? nil : parents[Int(node)] }

    public func isAlive(_ node: Node) -> Bool { parents[Int(node)] >= 0 }

    /// The nodes whose immediate dominator is `node` (nil: the roots), the one that retains most first. Linear.
    public func dominated(by node: Node?) -> [Node] {
        var found: [Node] = []
        for i in parents.indices where !Interruption.isRequested(at: i) && parents[i] >= 0 && (node == nil ? parents[i] == i : parents[i] == node.unsafelyUnwrapped && i != parents[i]) {
            found.append(Node(truncatingIfNeeded: i))
        }
        return found.sorted { (retainedUnits[Int($0)], $1) > (retainedUnits[Int($1)], $0) }
    }

    /// From the outermost dominator to the node itself.
    public func chain(to node: Node) -> [Node] {
        guard isAlive(node) else { return [] }
        var chain = [node]
        var current = node
        while let next = dominator(of: current) {
            chain.append(next)
            current = next
        }
        return chain.reversed()
    }
}
