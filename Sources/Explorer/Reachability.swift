import Engine

/// Which nodes of a graph are alive under a rule, and by which way each was reached first.
public struct Reachability {
    /// The node that each was reached from: itself for roots, -1 for what was not reached.
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
        /// The node that is taken out; -1 for none.
        public var without: Node = -1

        public init(ignoring: EdgeClass = [], mapsAreWeak: Bool = false, without: Node = -1) {
            self.ignoring = ignoring
            self.mapsAreWeak = mapsAreWeak
            self.without = without
        }
    }

    /// Breadth first, from the roots with names first and then from the others, so that parents lead back to a root by a shortest
    /// way, and by names where there is such a way. Ephemerons as the collector takes them: a value is alive once its table and its
    /// key are. Linear.
    init(_ graph: HeapGraph, _ rule: Rule) {
        parents = [Node](repeating: -1, count: graph.count)
        keys = [Node](repeating: -1, count: graph.ephemerons.isEmpty ? 0 : graph.count)
        var waiting = EphemeronIndex(graph, rule)
        var queue: [Node] = []
        var next = 0
        let ignored = rule.ignoring.union(.notStrong).union(rule.mapsAreWeak ? [.entry, .entryValue] : [])

        func visit(_ parents: inout [Node], _ node: Node, from parent: Node) -> Bool {
            if parents[Int(node)] >= 0 || node == rule.without { return false }
            parents[Int(node)] = parent
            queue.append(node)
            return true
        }
        for (position, entry) in graph.roots.enumerated() {
            if visit(&parents, entry.node, from: entry.node) { rootIndices[entry.node] = position }
            // The named roots have their way before the others come.
            guard position + 1 == graph.namedRootCount || position + 1 == graph.roots.count else { continue }
            while next < queue.count {
                let node = queue[next]
                next += 1
                for i in Int(graph.starts[Int(node)])..<Int(graph.starts[Int(node) + 1]) where graph.classes[i].isDisjoint(with: ignored) {
                    _ = visit(&parents, graph.targets[i], from: node)
                }
                waiting.take(node) { ephemeron in
                    guard parents[Int(ephemeron.table)] >= 0, parents[Int(ephemeron.key)] >= 0 else { return }
                    if visit(&parents, ephemeron.value, from: ephemeron.table) { keys[Int(ephemeron.value)] = ephemeron.key }
                }
            }
        }
        count = queue.count
    }

    public func reaches(_ node: Node) -> Bool { parents[Int(node)] >= 0 }

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

extension HeapGraph {
    /// What is alive under a rule.
    public func reachability(_ rule: Reachability.Rule = Reachability.Rule()) -> Reachability { Reachability(self, rule) }
}

/// Ephemerons by their table and by their key: two lists threaded through one array.
private struct EphemeronIndex {
    private let ephemerons: [Ephemeron]
    private var first: [Int32]
    private var nextByTable: [Int32]
    private var nextByKey: [Int32]
    private var firstByKey: [Int32]

    init(_ graph: HeapGraph, _ rule: Reachability.Rule) {
        ephemerons = graph.ephemerons
        let size = ephemerons.isEmpty ? 0 : graph.count
        first = [Int32](repeating: -1, count: size)
        firstByKey = first
        nextByTable = [Int32](repeating: -1, count: ephemerons.count)
        nextByKey = nextByTable
        // From the last to the first, so that the lists are in the order of the entries.
        for i in ephemerons.indices.reversed() where !ephemerons[i].isStrong || rule.mapsAreWeak {
            nextByTable[i] = first[Int(ephemerons[i].table)]
            first[Int(ephemerons[i].table)] = Int32(i)
            nextByKey[i] = firstByKey[Int(ephemerons[i].key)]
            firstByKey[Int(ephemerons[i].key)] = Int32(i)
        }
    }

    /// Calls `body` for each ephemeron that has the node as its table or key.
    @inline(__always) mutating func take(_ node: Node, _ body: (Ephemeron) -> Void) {
        if first.isEmpty { return }
        var i = first[Int(node)]
        while i >= 0 { body(ephemerons[Int(i)]); i = nextByTable[Int(i)] }
        i = firstByKey[Int(node)]
        while i >= 0 { body(ephemerons[Int(i)]); i = nextByKey[Int(i)] }
    }
}
