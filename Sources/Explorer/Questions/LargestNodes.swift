/// Those of many nodes that retain most, without a sort of all.
public struct LargestNodes {
    /// The one that retains most first; of equals the first of the graph.
    public private(set) var nodes: [Node] = []
    /// How many more there were.
    public private(set) var omitted = 0
    private let tree: Dominators
    private let most: Int

    public init(_ tree: Dominators, most: Int) { (self.tree, self.most) = (tree, most) }

    public mutating func take(_ node: Node) {
        if nodes.count == most {
            omitted += 1
            if let last = nodes.last, !isLarger(node, last) { return }
        }
        nodes.insert(node, at: nodes.firstIndex { isLarger(node, $0) } ?? nodes.count)
        if nodes.count > most { nodes.removeLast() }
    }

    private func isLarger(_ a: Node, _ b: Node) -> Bool { (tree.retainedSize(of: a), b) > (tree.retainedSize(of: b), a) }
}
