import Platform

/// What is new in a heap, by who holds it that was there before: a look down the dominator tree to where the new begins.
public struct Newcomers {
    /// What hangs on one that was there before.
    public struct Group {
        /// Nil where several hold it.
        public let holder: Node?
        /// The program's objects.
        public fileprivate(set) var objects = 0
        /// All of the program's that is new.
        public fileprivate(set) var bytes = 0
        /// The objects, where they were asked for.
        public fileprivate(set) var nodes: [Node] = []
        /// How far below the roots each of them stands.
        fileprivate var depths: [Int32] = []

        /// The one nearest to the roots of those that are wanted; the first of several.
        public func nearest(where isWanted: (Node) -> Bool) -> Node? {
            var best: Int?
            for place in nodes.indices where best.map({ depths[place] < depths[$0] }) ?? true && isWanted(nodes[place]) { best = place }
            return best.map { nodes[$0] }
        }
    }

    public private(set) var groups: [Group] = []

    /// `earlier`: by node the same one in an earlier heap; -1 for what is new. Linear.
    public init(_ graph: HeapGraph, _ tree: Dominators, earlier: Scratch<Node>, keepsNodes: Bool, isOfProgram: (Node) -> Bool) {
        var room: Scratch<Int32>?
        guard let order = DominatorOrder.find(graph, tree, leaving: &room) else { return }
        // By place: one more than the place of the nearest holder that was there before, and how many stand above.
        let holders = Scratch<Int32>(order.count), depths = Scratch<Int32>(order.count)
        // By the holder's place: one more than its group's number; the last is that of what several hold.
        let numbers = Scratch<Int32>(order.count + 1)
        let nodes = order.nodes.base, parents = order.parents.base
        for place in 0..<order.count {
            if Interruption.isRequested(at: place) { break }
            let node = nodes[place], parent = Int(parents[place]), isNew = earlier.base[Int(node)] < 0
            let above = parent < 0 ? 0 : holders.base[parent]
            if parent >= 0 { depths.base[place] = depths.base[parent] + 1 }
            holders.base[place] = !isNew && Newcomers.isHolder(node, graph) ? Int32(truncatingIfNeeded: place + 1) : above
            guard isNew, !graph.source.isBuiltIn(node) else { continue }
            let key = above == 0 ? order.count : Int(above) - 1
            if numbers.base[key] == 0 {
                groups.append(Group(holder: above == 0 ? nil : nodes[key]))
                numbers.base[key] = Int32(truncatingIfNeeded: groups.count)
            }
            let number = Int(numbers.base[key]) - 1
            groups[number].bytes += graph.size(of: node)
            guard graph.isObject(node), isOfProgram(node) else { continue }
            groups[number].objects += 1
            if keepsNodes {
                groups[number].nodes.append(node)
                groups[number].depths.append(depths.base[place])
            }
        }
    }

    private static func isHolder(_ node: Node, _ graph: HeapGraph) -> Bool {
        graph.isObject(node) && graph.kind(of: node) != .global || graph.kind(of: node) == .environment
    }
}
