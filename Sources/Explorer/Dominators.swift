import Engine

// Dominators: who holds what alone. A node dominates another where every way from the roots to the other leads through it; the
// nearest one is its immediate dominator, and these make a tree. What a node dominates dies with it: that is its retained
// size.
//
// An ephemeron's value dies with its key or with its table, whichever goes first. Two such holders have no place in a tree.
// Here the value hangs on its key, as an edge from the key, for most tables outlive their keys. So a retained size in the
// tree is never more than what would die; a WeakMap's own may be less. `HeapGraph.retained(by:)` is exact.
//
// The algorithm is Lengauer and Tarjan's semidominators with the tree read off by nearest common ancestors (Georgiadis,
// "Linear-Time Algorithms for Dominators and Related Problems", 2005), without recursion: a list of a million nodes is a
// path as deep.

/// The dominator tree of what is alive in a graph, with retained sizes.
public struct Dominators {
    /// The immediate dominator by node; itself for those that only the roots dominate, -1 for what is not alive.
    private let parents: [Node]
    /// By node, in units of 16 bytes: that of cells.
    private let retainedUnits: [UInt32]
    private static let unit = 16

    /// Near linear in the graph's size. `reachability` is that of the graph under the usual rule.
    public init(_ graph: HeapGraph, _ reachability: Reachability) {
        let walk = DepthFirstWalk(graph, reachability)
        let immediate = Dominators.immediateDominators(walk)
        var parents = [Node](repeating: -1, count: graph.count), sizes = [UInt32](repeating: 0, count: graph.count)
        var number = walk.nodes.count - 1
        // From the leaves to the roots: who dominates comes first in the walk.
        while number > 0 {
            let node = walk.nodes[number], parent = immediate[number]
            parents[Int(node)] = parent == 0 ? node : walk.nodes[Int(parent)]
            sizes[Int(node)] += UInt32(truncatingIfNeeded: graph.vm.shallowSize(graph.cells[Int(node)]) / Dominators.unit)
            if parent > 0 { sizes[Int(walk.nodes[Int(parent)])] += sizes[Int(node)] }
            number -= 1
        }
        self.parents = parents
        retainedUnits = sizes
    }

    /// What would be free without the node, itself included, in bytes.
    public func retainedSize(of node: Node) -> Int { Int(retainedUnits[Int(node)]) * Dominators.unit }

    /// The immediate dominator; nil where only the roots dominate the node, or it is not alive.
    public func dominator(of node: Node) -> Node? { parents[Int(node)] == node || parents[Int(node)] < 0 ? nil : parents[Int(node)] }

    public func isAlive(_ node: Node) -> Bool { parents[Int(node)] >= 0 }

    /// The nodes whose immediate dominator is `node` (nil: the roots), the one that retains most first. Linear.
    public func dominated(by node: Node?) -> [Node] {
        var found: [Node] = []
        for i in parents.indices where parents[i] >= 0 && (node == nil ? parents[i] == i : parents[i] == node.unsafelyUnwrapped && i != parents[i]) {
            found.append(Node(truncatingIfNeeded: i))
        }
        return found.sorted { (retainedUnits[Int($0)], $1) > (retainedUnits[Int($1)], $0) }
    }

    /// Calls `body` for each node that is alive and of a class (-1 is none), and tells whether no node of that class dominates it.
    /// Linear.
    public func forEachByClass(classOf: (Node) -> Int32, _ body: (_ node: Node, _ id: Int32, _ isOutermost: Bool) -> Void) {
        let children = Children(parents)
        var open: [Int32] = []
        // A node is met twice: going down, and coming back up with its complement.
        var path: [(node: Node, id: Int32)] = children.roots.reversed().map { ($0, 0) }
        while let (node, id) = path.popLast() {
            if node < 0 {
                if id >= 0 { open[Int(id)] -= 1 }
                continue
            }
            let id = classOf(node)
            if id >= 0 {
                while open.count <= Int(id) { open.append(0) }
                body(node, id, open[Int(id)] == 0)
                open[Int(id)] += 1
            }
            path.append((~node, id))
            children.forEach(of: node) { path.append(($0, 0)) }
        }
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

    /// By number of the walk: the number of the immediate dominator, 0 for the roots together.
    private static func immediateDominators(_ walk: DepthFirstWalk) -> [Int32] {
        let count = walk.nodes.count
        var forest = CompressedForest(walk.parents)
        var immediate = walk.parents
        var number = count - 1
        while number > 0 {
            var best = Int32(truncatingIfNeeded: number)
            walk.forEachPredecessor(of: number) { predecessor in
                let candidate = Int(predecessor) <= number ? predecessor : forest.smallest(from: predecessor, above: Int32(truncatingIfNeeded: number))
                if candidate < best { best = candidate }
            }
            forest.semidominators[number] = best
            forest.labels[number] = best
            number -= 1
        }
        number = 1
        while number < count {
            var dominator = immediate[number]
            while dominator > forest.semidominators[number] { dominator = immediate[Int(dominator)] }
            immediate[number] = dominator
            number += 1
        }
        return immediate
    }
}

/// A tree that is known by parents, from above: first children, and the next one of the same parent.
private struct Children {
    private(set) var roots: [Node] = []
    private var first: [Node]
    private var next: [Node]

    init(_ parents: [Node]) {
        first = [Node](repeating: -1, count: parents.count)
        next = first
        for i in parents.indices.reversed() where parents[i] >= 0 {
            let node = Node(truncatingIfNeeded: i), parent = parents[i]
            if parent == node { roots.append(node); continue }
            next[i] = first[Int(parent)]
            first[Int(parent)] = node
        }
        roots.reverse()
    }

    func forEach(of node: Node, _ body: (Node) -> Void) {
        var child = first[Int(node)]
        while child >= 0 { body(child); child = next[Int(child)] }
    }
}

/// The part of the walk's tree that has been dealt with, with its paths shortened as they are used.
private struct CompressedForest {
    private var ancestors: [Int32]
    /// The smallest semidominator on the shortened path above a node.
    var labels: [Int32]
    var semidominators: [Int32]
    private var path: [Int32] = []

    init(_ parents: [Int32]) {
        ancestors = parents
        labels = parents.indices.map { Int32(truncatingIfNeeded: $0) }
        semidominators = labels
    }

    /// The smallest semidominator on the way from the node up to, and without, what is not above `limit`.
    mutating func smallest(from node: Int32, above limit: Int32) -> Int32 {
        var current = node
        while ancestors[Int(current)] > limit {
            path.append(current)
            current = ancestors[Int(current)]
        }
        // `current` stands directly below the limit; those further down learn from those above them.
        while let next = path.popLast() {
            let above = ancestors[Int(next)]
            if labels[Int(above)] < labels[Int(next)] { labels[Int(next)] = labels[Int(above)] }
            ancestors[Int(next)] = ancestors[Int(current)]
        }
        return labels[Int(node)]
    }
}

/// A walk from the roots, depth first. Numbers are the order of the first visit; 0 stands for all the roots together.
private struct DepthFirstWalk {
    /// By number; what stands at 0 means nothing.
    private(set) var nodes: [Node] = [-1]
    /// By number: the number of the node that each was reached from.
    private(set) var parents: [Int32] = [0]
    private var starts: [Int32]
    private var predecessors: [Int32]

    init(_ graph: HeapGraph, _ reachability: Reachability) {
        let ephemerons = EphemeronIndex(graph, Reachability.Rule())
        var numbers = [Int32](repeating: 0, count: graph.count)
        nodes.reserveCapacity(reachability.count + 1)
        parents.reserveCapacity(reachability.count + 1)
        var visitor = Visitor(graph, reachability, ephemerons)
        for (_, root) in graph.roots where numbers[Int(root)] == 0 { visitor.visit(from: root, &nodes, &parents, &numbers) }

        starts = [Int32](repeating: 0, count: nodes.count + 1)
        predecessors = []
        for (_, root) in graph.roots { starts[Int(numbers[Int(root)])] += 1 }
        for node in nodes.dropFirst() { visitor.forEachSuccessor(of: node) { starts[Int(numbers[Int($0)])] += 1 } }
        for i in 1...nodes.count { starts[i] += starts[i - 1] }
        predecessors = [Int32](repeating: 0, count: Int(starts[nodes.count]))
        // Filled from the end, the starts end up where they belong.
        for (_, root) in graph.roots { add(0, to: numbers[Int(root)]) }
        for number in 1..<nodes.count {
            visitor.forEachSuccessor(of: nodes[number]) { add(Int32(truncatingIfNeeded: number), to: numbers[Int($0)]) }
        }
    }

    private mutating func add(_ predecessor: Int32, to number: Int32) {
        starts[Int(number)] -= 1
        predecessors[Int(starts[Int(number)])] = predecessor
    }

    @inline(__always) func forEachPredecessor(of number: Int, _ body: (Int32) -> Void) {
        for i in Int(starts[number])..<Int(starts[number + 1]) { body(predecessors[i]) }
    }

    /// Goes through the graph by the edges that hold.
    private struct Visitor {
        let graph: HeapGraph
        let reachability: Reachability
        let ephemerons: EphemeronIndex
        /// The ephemerons whose values the walk has not come to yet.
        private var rest: EphemeronIndex
        private var path: [(number: Int32, edge: Int32)] = []

        init(_ graph: HeapGraph, _ reachability: Reachability, _ ephemerons: EphemeronIndex) {
            self.graph = graph
            self.reachability = reachability
            self.ephemerons = ephemerons
            rest = ephemerons
        }

        @inline(__always) func forEachSuccessor(of node: Node, _ body: (Node) -> Void) {
            graph.forEachEdge(of: node) { target, edge in if edge.isDisjoint(with: .notStrong) { body(target) } }
            ephemerons.forEach(withKey: node) { if reachability.reaches($0.table) { body($0.value) } }
        }

        /// The values of ephemerons come after the edges.
        mutating func visit(from root: Node, _ nodes: inout [Node], _ parents: inout [Int32], _ numbers: inout [Int32]) {
            func enter(_ node: Node, from parent: Int32, _ path: inout [(number: Int32, edge: Int32)]) {
                numbers[Int(node)] = Int32(truncatingIfNeeded: nodes.count)
                path.append((numbers[Int(node)], graph.starts[Int(node)]))
                nodes.append(node)
                parents.append(parent)
            }
            enter(root, from: 0, &path)
            while let (number, edge) = path.last {
                let node = nodes[Int(number)]
                if edge < graph.starts[Int(node) + 1] {
                    path[path.count - 1].edge += 1
                    let target = graph.targets[Int(edge)]
                    if graph.classes[Int(edge)].isDisjoint(with: .notStrong), numbers[Int(target)] == 0 { enter(target, from: number, &path) }
                } else if let value = nextValue(of: node, numbers) {
                    enter(value, from: number, &path)
                } else {
                    path.removeLast()
                }
            }
        }

        /// The first value with this key that was not visited yet.
        private mutating func nextValue(of node: Node, _ numbers: [Int32]) -> Node? {
            while let next = rest.takeFirst(withKey: node) {
                if numbers[Int(next.value)] == 0, reachability.reaches(next.table) { return next.value }
            }
            return nil
        }
    }
}
