/// Which nodes of a graph are alive under a rule, and by which way each was reached first.
public struct Reachability {
    /// The node that each was reached from: itself for roots, -1 for what was not reached, -2 for what was taken out.
    private(set) var parents: [Node]
    /// For a node that was reached as an ephemeron's value: the key that must be alive, too; else -1.
    private(set) var keys: [Node]
    /// For roots: their place among the graph's roots.
    private(set) var rootIndices: [Node: Int] = [:]
    public private(set) var count = 0

    /// The rule by which nodes hold one another.
    public struct Rule: Sendable {
        /// Classes of edges that do not count.
        public var ignoring: EdgeClass = []
        /// Maps and Sets are taken for WeakMaps and WeakSets.
        public var mapsAreWeak = false
        /// This Map or Set alone is; -1 for none.
        public var weakCollection: Node = -1
        /// The table of that collection, where it is a node.
        fileprivate(set) var weakTable: Node = -1
        /// The nodes that are taken out.
        public var without: [Node] = []
        /// The value under a key that could be held weakly is held through its key: with the key gone the entry holds nothing.
        public var valuesNeedKeys = false
        /// References that do not count: from whom, to whom.
        var cut: [Node: Set<Node>] = [:]
        /// Only what the program's names lead to: not by way of a function's scope, a paused call, or a job that waits (``LetGo``).
        var followsNames = false

        public init(ignoring: EdgeClass = [], mapsAreWeak: Bool = false, weakCollection: Node = -1, without: [Node] = []) {
            self.ignoring = ignoring
            self.mapsAreWeak = mapsAreWeak
            self.weakCollection = weakCollection
            self.without = without
        }

        /// The entries of this Map or Set do not hold their keys. An iterator has no entries of its own: they are its collection's.
        func takesForWeak(_ collection: Node) -> Bool { mapsAreWeak || collection == weakCollection || collection == weakTable }
    }

    /// Breadth first, from the roots with names first and then from the others, so that parents lead back to a root by a shortest
    /// way, and by names where there is such a way. Ephemerons as the collector takes them: a value is alive once its table and its
    /// key are. Linear.
    init(_ graph: HeapGraph, _ rule: Rule, fromAnchors: Bool = false) {
        let roots = fromAnchors ? graph.anchors : graph.roots, namedCount = fromAnchors || !graph.hasOwnAnchors ? graph.namedRootCount : 0
        parents = [Node](repeating: -1, count: graph.count)
        keys = [Node](repeating: -1, count: graph.ephemerons.isEmpty ? 0 : graph.count)
        let waiting = EphemeronIndex(graph, rule)
        // What is taken out is no way to anything, and is not reached.
        for node in rule.without { parents[Int(node)] = -2 }
        var queue: [Node] = []
        queue.reserveCapacity(graph.count)
        var next = 0
        let ignored = rule.ignoring.union(rule.valuesNeedKeys ? [.weak, .ephemeron, .entryValue] : .notStrong), ignoredOfWeak = ignored.union([.entry, .entryValue])

        func visit(_ parents: inout [Node], _ node: Node, from parent: Node) -> Bool {
            if parents[Int(node)] != -1 { return false }
            parents[Int(node)] = parent
            queue.append(node)
            return true
        }
        // What the platform's own functions see is nobody's name: it comes when all that has one is known.
        let isHeldBack = HeldBack(graph, fromAnchors && graph.hasOwnAnchors)
        var heldBack: [Node] = [], holdsBack = isHeldBack.isWanted
        let jobsEnd = holdsBack ? roots[namedCount...].firstIndex { !$0.root.isJob } ?? roots.count : namedCount
        for (position, entry) in roots.enumerated() {
            if !(rule.followsNames && entry.root.isJob), visit(&parents, entry.node, from: entry.node) { rootIndices[entry.node] = position }
            // The named roots have their way before the others come.
            guard position + 1 == namedCount || position + 1 == jobsEnd || position + 1 == roots.count else { continue }
            if position + 1 == roots.count, holdsBack {
                holdsBack = false
                queue += heldBack
            }
            while next < queue.count {
                let node = queue[next]
                next += 1
                var ignored = rule.takesForWeak(node) ? ignoredOfWeak : ignored
                if holdsBack, isHeldBack[node] {
                    ignored.formUnion([.variable, .hidden])
                    heldBack.append(node)
                }
                let cut = rule.cut.isEmpty ? nil : rule.cut[node]
                for i in Int(graph.starts[Int(node)])..<Int(graph.starts[Int(node) + 1]) where graph.classes[i].isDisjoint(with: ignored) {
                    if rule.followsNames, graph.isClosure(node, graph.targets[i], graph.classes[i]) { continue }
                    if let cut, cut.contains(graph.targets[i]) { continue }
                    _ = visit(&parents, graph.targets[i], from: node)
                }
                waiting.take(node) { ephemeron in
                    guard parents[Int(ephemeron.table)] >= 0, parents[Int(ephemeron.key)] >= 0 else { return }
                    if !rule.cut.isEmpty, rule.cut[ephemeron.table]?.contains(ephemeron.value) == true { return }
                    if visit(&parents, ephemeron.value, from: ephemeron.table) { keys[Int(ephemeron.value)] = ephemeron.key }
                }
            }
        }
        count = queue.count - heldBack.count
    }

    public func reaches(_ node: Node) -> Bool { parents[Int(node)] >= 0 }

    /// The node that this one was reached from: itself for roots, nil for what was not reached.
    func parent(of node: Node) -> Node? { parents[Int(node)] < 0 ? nil : parents[Int(node)] }

    /// The nodes from a root to this one, both included; empty where it was not reached.
    func path(to node: Node) -> [Node] {
        guard reaches(node) else { return [] }
        var path = [node]
        var current = node
        while parents[Int(current)] != current {
            current = parents[Int(current)]
            path.append(current)
        }
        return path.reversed()
    }

    /// The key whose life the step to this node hangs on, besides the table's.
    func key(ofStepTo node: Node) -> Node? { keys.isEmpty || keys[Int(node)] < 0 ? nil : keys[Int(node)] }
}

/// Functions of the platform, whose scopes lead anywhere: from `clearTimeout` to each timer, from `require` to each module.
private struct HeldBack {
    let isWanted: Bool
    private let graph: HeapGraph

    init(_ graph: HeapGraph, _ isWanted: Bool) {
        self.graph = graph
        self.isWanted = isWanted
    }

    subscript(node: Node) -> Bool { graph.kind(of: node).isFunction && graph.source.isBuiltIn(node) }
}

extension HeapGraph {
    /// The ways by which people know what is alive: from the anchors. `reachability`: that of the graph under the usual rule.
    public func ways(_ reachability: Reachability) -> Reachability { hasOwnAnchors ? Reachability(self, Reachability.Rule(), fromAnchors: true) : reachability }

    /// What is alive under a rule.
    public func reachability(_ rule: Reachability.Rule = Reachability.Rule()) -> Reachability {
        var rule = rule
        if rule.weakCollection >= 0 { rule.weakTable = source.table(of: rule.weakCollection) ?? -1 }
        return Reachability(self, rule, fromAnchors: rule.followsNames && hasOwnAnchors)
    }
}
