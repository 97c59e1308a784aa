import Platform

/// Who hangs on whom in the dominator tree, as lists that are threaded through arrays.
public struct DominatedChildren {
    private(set) var roots: [Node] = []
    private var first: [Node]
    private var next: [Node]
    private var parents: [Node]

    public init(_ tree: Dominators, count: Int) {
        first = [Node](repeating: -1, count: count)
        next = first
        parents = first
        for place in (0..<count).reversed() {
            let node = Node(truncatingIfNeeded: place)
            guard tree.isAlive(node) else { continue }
            guard let parent = tree.dominator(of: node) else { roots.append(node); continue }
            parents[place] = parent
            next[place] = first[Int(parent)]
            first[Int(parent)] = node
        }
        roots.reverse()
    }

    public func parent(of node: Node) -> Node? { parents[Int(node)] < 0 ? nil : parents[Int(node)] }

    @inline(__always) func forEach(of node: Node, _ body: (Node) -> Void) {
        var child = first[Int(node)]
        while child >= 0 { body(child); child = next[Int(child)] }
    }

    func of(_ node: Node) -> [Node] {
        var found: [Node] = []
        forEach(of: node) { found.append($0) }
        return found
    }

    /// All that is alive, each before those that hang on it.
    public func fromAbove() -> [Node] {
        var order: [Node] = [], place = 0
        order.reserveCapacity(first.count)
        order += roots
        while place < order.count, !Interruption.isRequested(at: place) {
            forEach(of: order[place]) { order.append($0) }
            place += 1
        }
        return order
    }
}
