import Algorithms
import Platform

/// Which nodes of a graph are alive under a rule, and by which way each was reached first.
public struct Reachability {
    /// The node that each was reached from: itself for roots, -1 for what was not reached, -2 for what was taken out.
    let parents: FrozenArray<Node>
    /// A node that was reached as an ephemeron's value, and the key that must be alive, too.
    struct KeyedValue: BitwiseCopyable {
        let value: Node
        let key: Node
    }

    /// Such values in order: they are few of all.
    let keyed: FrozenArray<KeyedValue>
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
        var parents = [Node](repeating: -1, count: graph.count)
        let waiting = EphemeronIndex(graph, rule)
        var keyed: [KeyedValue] = []
        // What is taken out is no way to anything, and is not reached.
        for node in rule.without { parents[Int(node)] = -2 }
        let queue = UnsafeMutablePointer<Node>.allocate(capacity: graph.count + 1)
        defer { queue.deallocate() }
        var reached = 0, rootIndices: [Node: Int] = [:]
        parents.withUnsafeMutableBufferPointer { parents in
            var walk = Walk(graph, rule, parents: parents, queue: queue, waiting: waiting, holdsBack: fromAnchors && graph.hasOwnAnchors)
            let jobsEnd = walk.holdsBack ? roots[namedCount...].firstIndex { !$0.root.isJob } ?? roots.count : namedCount
            for (position, entry) in roots.enumerated() {
                if !(rule.followsNames && entry.root.isJob), walk.visit(entry.node, from: entry.node) { rootIndices[entry.node] = position }
                if position + 1 == roots.count { walk.letGoOfHeldBack() }
                // The named roots have their way before the others come.
                if position + 1 == namedCount || position + 1 == jobsEnd || position + 1 == roots.count { walk.run() }
            }
            (reached, keyed) = (walk.reached, walk.keyed)
        }
        count = reached
        self.rootIndices = rootIndices
        self.parents = FrozenArray(parents)
        keyed.sort { $0.value < $1.value }
        self.keyed = FrozenArray(keyed)
    }

    /// What was found at another time, under the usual rule. Nil where that cannot be: every way has to lead to a root.
    init?(_ graph: HeapGraph, parents: FrozenArray<Node>, keyed: FrozenArray<KeyedValue>, fromAnchors: Bool) {
        guard let reached = Reachability.countWays(parents) else { return nil }
        self.parents = parents
        self.keyed = keyed
        count = reached
        for (position, entry) in (fromAnchors ? graph.anchors : graph.roots).enumerated() where parents[Int(entry.node)] == entry.node && rootIndices[entry.node] == nil {
            rootIndices[entry.node] = position
        }
        for node in rootIndices.keys where parents[Int(node)] != node { return nil }
    }

    /// How many nodes have a parent; nil where a way goes round in a circle, and where the question was given up. Linear: a way ends at what has been seen.
    static func countWays(_ parents: FrozenArray<Node>) -> Int? {
        // A byte a node, for most of them are met by chance: 1 on the way that is being gone, 2 where one was gone to its end.
        let seen = Scratch<UInt8>(parents.count, isDense: true)
        var count = 0
        for start in 0..<parents.count where parents.base[start] >= 0 && seen.base[start] == 0 {
            if Interruption.isRequested(at: start) { return nil }
            var node = start
            while seen.base[node] == 0 {
                seen.base[node] = 1
                count += 1
                let parent = Int(parents.base[node])
                if parent < 0 { return nil }
                if parent == node { break }
                if seen.base[parent] == 1 { return nil }
                node = parent
            }
            node = start
            while seen.base[node] == 1 {
                seen.base[node] = 2
                node = Int(parents.base[node])
            }
        }
        return count
    }

    /// Each edge is looked at once, and there may be a hundred million: what is filled is memory, not arrays.
    private struct Walk {
        private let graph: HeapGraph
        private let rule: Rule
        private let parents: UnsafeMutableBufferPointer<Node>
        private(set) var keyed: [KeyedValue] = []
        /// What was reached, in the order of the walk.
        private let queue: UnsafeMutablePointer<Node>
        private let waiting: EphemeronIndex
        private let ignored: EdgeClass
        private(set) var reached = 0
        /// Of functions of the platform only what anybody sees is followed: their scopes lead anywhere, from `clearTimeout` to each timer, from
        /// `require` to each module.
        private(set) var holdsBack: Bool
        private var heldBack: [Node] = []
        private var next = 0

        init(_ graph: HeapGraph, _ rule: Rule, parents: UnsafeMutableBufferPointer<Node>, queue: UnsafeMutablePointer<Node>, waiting: EphemeronIndex, holdsBack: Bool) {
            (self.graph, self.rule, self.parents, self.queue, self.waiting, self.holdsBack) = (graph, rule, parents, queue, waiting, holdsBack)
            ignored = rule.ignoring.union(rule.valuesNeedKeys ? [.weak, .ephemeron, .entryValue] : .notStrong)
        }

        @inline(__always) mutating func visit(_ node: Node, from parent: Node) -> Bool {
            if parents[Int(node)] != -1 { return false }
            parents[Int(node)] = parent
            queue[reached] = node
            reached += 1
            return true
        }

        /// What the platform's own functions see is nobody's name: it comes after what waits now.
        mutating func letGoOfHeldBack() {
            guard holdsBack else { return }
            let end = reached
            holdsBack = false
            run(until: end)
            for node in heldBack { take(edges(of: node), of: node) }
        }

        private func edges(of node: Node) -> Range<Int> { Int(graph.starts.base[Int(node)])..<Int(graph.starts.base[Int(node) + 1]) }

        /// Until nothing more is reached, or until so many were looked at.
        mutating func run(until end: Int = .max) {
            let isPlain = !rule.followsNames && rule.cut.isEmpty && !rule.mapsAreWeak && rule.weakCollection < 0 && !holdsBack
            while next < min(reached, end) {
                if Interruption.isRequested(at: next) { return }
                let node = queue[next]
                next += 1
                if isPlain { takePlain(edges(of: node), of: node) } else { take(edges(of: node), of: node) }
                waiting.take(node) { ephemeron in
                    guard parents[Int(ephemeron.table)] >= 0, parents[Int(ephemeron.key)] >= 0 else { return }
                    if !rule.cut.isEmpty, rule.cut[ephemeron.table]?.contains(ephemeron.value) == true { return }
                    if visit(ephemeron.value, from: ephemeron.table) { keyed.append(KeyedValue(value: ephemeron.value, key: ephemeron.key)) }
                }
            }
        }

        @inline(__always) private mutating func takePlain(_ edges: Range<Int>, of node: Node) {
            let targets = graph.targets.base, classes = graph.classes.base
            for edge in edges where classes[edge].isDisjoint(with: ignored) { _ = visit(targets[edge], from: node) }
        }

        /// A file has the texts that are keys, too: no collection holds such a key weakly.
        private func isHeldAnyway(_ key: Node, by edge: EdgeClass) -> Bool { edge == .entry && !graph.isObject(key) && graph.kind(of: key) != .symbol }

        private mutating func take(_ edges: Range<Int>, of node: Node) {
            let targets = graph.targets.base, classes = graph.classes.base
            let isWeak = rule.takesForWeak(node)
            var ignored = isWeak ? ignored.union([.entry, .entryValue]) : ignored
            if holdsBack, graph.kind(of: node).isFunction, graph.source.isBuiltIn(node) {
                ignored.formUnion([.variable, .hidden])
                heldBack.append(node)
            }
            let cut = rule.cut.isEmpty ? nil : rule.cut[node]
            for edge in edges where classes[edge].isDisjoint(with: ignored) || isWeak && isHeldAnyway(targets[edge], by: classes[edge]) {
                if rule.followsNames, graph.isClosure(node, targets[edge], classes[edge]) { continue }
                if let cut, cut.contains(targets[edge]) { continue }
                _ = visit(targets[edge], from: node)
            }
        }
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
    func key(ofStepTo node: Node) -> Node? {
        let place = keyed.partitioningIndex { $0.value >= node }
        return place < keyed.count && keyed[place].value == node ? keyed[place].key : nil
    }
}

extension HeapGraph {
    /// The ways by which people know what is alive: from the anchors. `reachability`: that of the graph under the usual rule.
    public func ways(_ reachability: Reachability) -> Reachability {
        hasOwnAnchors ? snapshot?.findings?.ways(self) ?? Reachability(self, Reachability.Rule(), fromAnchors: true) : reachability
    }

    /// What is alive under a rule.
    public func reachability(_ rule: Reachability.Rule = Reachability.Rule()) -> Reachability {
        var rule = rule
        if rule.weakCollection >= 0 { rule.weakTable = source.table(of: rule.weakCollection) ?? -1 }
        return Reachability(self, rule, fromAnchors: rule.followsNames && hasOwnAnchors)
    }
}
