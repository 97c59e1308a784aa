// The algorithm is Lengauer and Tarjan's semidominators with the tree read off by nearest common ancestors (Georgiadis,
// "Linear-Time Algorithms for Dominators and Related Problems", 2005), without recursion: a list of a million nodes is a
// path as deep.

extension Dominators {
    /// The nodes in the order of a walk, depth first, and for each place in it that of the immediate dominator. Place 0 stands for
    /// all the roots together.
    static func immediateDominators(_ graph: HeapGraph) -> (nodes: [Node], immediate: [Int32]) {
        var walk = DepthFirstWalk(graph)
        let predecessors = Predecessors(graph, walk)
        walk.forgetNumbers()
        var forest = CompressedForest(walk.parents)
        let count = walk.nodes.count
        var number = count - 1
        while number > 0 {
            let limit = Int32(truncatingIfNeeded: number)
            var best = limit
            predecessors.forEach(of: number) { predecessor in
                let candidate = predecessor <= limit ? predecessor : forest.smallest(from: predecessor, above: limit)
                if candidate < best { best = candidate }
            }
            forest.semidominators[number] = best
            forest.labels[number] = best
            number -= 1
        }
        var immediate = walk.parents
        number = 1
        while number < count {
            var dominator = immediate[number]
            while dominator > forest.semidominators[number] { dominator = immediate[Int(dominator)] }
            immediate[number] = dominator
            number += 1
        }
        return (walk.nodes, immediate)
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

/// A walk from the roots by the edges that hold, depth first. Numbers are the order of the first visit; 0 stands for all the
/// roots together.
private struct DepthFirstWalk {
    /// By number; what stands at 0 means nothing.
    private(set) var nodes: [Node] = [-1]
    /// By number: the number of the node that each was reached from.
    private(set) var parents: [Int32] = [0]
    /// By node; 0 for those that nothing reaches.
    private(set) var numbers: [Int32]

    init(_ graph: HeapGraph) {
        numbers = [Int32](repeating: 0, count: graph.count)
        let ephemerons = LivingEphemerons(graph)
        nodes.reserveCapacity(graph.count + 1)
        parents.reserveCapacity(graph.count + 1)
        var path = Path(ephemerons)
        for (_, root) in graph.roots where numbers[Int(root)] == 0 {
            enter(root, from: 0, graph, &path)
            while let next = path.next(graph, numbers) { enter(next.node, from: next.parent, graph, &path) }
        }
    }

    private mutating func enter(_ node: Node, from parent: Int32, _ graph: HeapGraph, _ path: inout Path) {
        numbers[Int(node)] = Int32(truncatingIfNeeded: nodes.count)
        path.steps.append((node, numbers[Int(node)], graph.starts[Int(node)]))
        nodes.append(node)
        parents.append(parent)
    }

    mutating func forgetNumbers() { numbers = [] }

    /// The way from a root to where the walk stands, with the edge to be taken next at each node.
    private struct Path {
        var steps: [(node: Node, number: Int32, edge: Int32)] = []
        private var ephemerons: LivingEphemerons

        init(_ ephemerons: LivingEphemerons) { self.ephemerons = ephemerons }

        /// The next node that was not visited yet; nil at the end. Ephemerons' values come after the edges.
        mutating func next(_ graph: HeapGraph, _ numbers: [Int32]) -> (node: Node, parent: Int32)? {
            while let (node, number, edge) = steps.last {
                if edge < graph.starts[Int(node) + 1] {
                    steps[steps.count - 1].edge += 1
                    let target = graph.targets[Int(edge)]
                    if graph.classes[Int(edge)].isDisjoint(with: .notStrong), numbers[Int(target)] == 0 { return (target, number) }
                } else if let value = ephemerons.takeValue(withKey: node) {
                    if numbers[Int(value)] == 0 { return (value, number) }
                } else {
                    steps.removeLast()
                }
            }
            return nil
        }
    }
}

/// The values of WeakMaps that are alive, by their keys.
private struct LivingEphemerons {
    private var index: EphemeronIndex
    private let isAlive: [Bool]

    init(_ graph: HeapGraph) {
        let reachability = graph.reachability()
        isAlive = (0..<graph.count).map { reachability.reaches(Node(truncatingIfNeeded: $0)) }
        index = EphemeronIndex(graph, Reachability.Rule())
    }

    mutating func takeValue(withKey node: Node) -> Node? {
        while let next = index.takeFirst(withKey: node) { if isAlive[Int(next.table)] { return next.value } }
        return nil
    }
}

/// For each number of a walk the numbers of those that hold it.
private struct Predecessors {
    private var starts: [Int32]
    private var numbers: [Int32] = []

    init(_ graph: HeapGraph, _ walk: DepthFirstWalk) {
        starts = [Int32](repeating: 0, count: walk.nodes.count + 1)
        Predecessors.forEachEdge(graph, walk) { _, number in starts[Int(number)] += 1 }
        for i in 1...walk.nodes.count { starts[i] += starts[i - 1] }
        numbers = [Int32](repeating: 0, count: Int(starts[walk.nodes.count]))
        // Filled from the end, the starts end up where they belong.
        Predecessors.forEachEdge(graph, walk) { predecessor, number in
            starts[Int(number)] -= 1
            numbers[Int(starts[Int(number)])] = predecessor
        }
    }

    @inline(__always) func forEach(of number: Int, _ body: (Int32) -> Void) {
        for i in Int(starts[number])..<Int(starts[number + 1]) { body(numbers[i]) }
    }

    @inline(__always) private static func forEachEdge(_ graph: HeapGraph, _ walk: DepthFirstWalk, _ body: (_ from: Int32, _ to: Int32) -> Void) {
        for (_, root) in graph.roots { body(0, walk.numbers[Int(root)]) }
        for number in 1..<walk.nodes.count {
            graph.forEachEdge(of: walk.nodes[number]) { target, edge in
                if edge.isDisjoint(with: .notStrong) { body(Int32(truncatingIfNeeded: number), walk.numbers[Int(target)]) }
            }
        }
        // What is not alive has no number.
        for entry in graph.ephemerons where !entry.isStrong && walk.numbers[Int(entry.table)] > 0 && walk.numbers[Int(entry.key)] > 0 {
            body(walk.numbers[Int(entry.key)], walk.numbers[Int(entry.value)])
        }
    }
}
