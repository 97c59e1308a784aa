import Platform

// The algorithm is Lengauer and Tarjan's semidominators with the tree read off by nearest common ancestors (Georgiadis,
// "Linear-Time Algorithms for Dominators and Related Problems", 2005), without recursion: a list of a million nodes is a
// path as deep. All works on memory by numbers: a heap may have a hundred million references.

extension Dominators {
    /// The nodes in the order of a walk, depth first, and for each place in it that of the immediate dominator. Place 0 stands for
    /// all the roots together.
    static func immediateDominators(_ graph: HeapGraph, _ reachability: Reachability) -> (nodes: Scratch<Node>, immediate: Scratch<Int32>, count: Int) {
        let walk = DepthFirstWalk(graph, reachability)
        let predecessors = Predecessors(graph, walk)
        walk.forgetNumbers()
        let count = walk.count, immediate = walk.parents
        var forest = CompressedForest(walk)
        let semidominators = forest.semidominators.base, labels = forest.labels.base, parents = immediate.base
        var number = count - 1
        while number > 0 {
            if Interruption.isRequested(at: number) { break }
            let limit = Int32(truncatingIfNeeded: number)
            var best = limit
            for i in Int(predecessors.ends.base[number - 1])..<Int(predecessors.ends.base[number]) {
                let predecessor = predecessors.numbers.base[i]
                let candidate = predecessor <= limit ? predecessor : forest.smallest(from: predecessor, above: limit)
                if candidate < best { best = candidate }
            }
            semidominators[number] = best
            labels[number] = best
            number -= 1
        }
        number = 1
        while number < count {
            var dominator = parents[number]
            while dominator > semidominators[number] { dominator = parents[Int(dominator)] }
            parents[number] = dominator
            number += 1
        }
        return (walk.nodes, immediate, count)
    }
}

/// The part of the walk's tree that has been dealt with, with its paths shortened as they are used.
private struct CompressedForest {
    private let ancestors: Scratch<Int32>
    /// The smallest semidominator on the shortened path above a node.
    let labels: Scratch<Int32>
    let semidominators: Scratch<Int32>
    private var path: [Int32] = []

    init(_ walk: DepthFirstWalk) {
        let count = walk.count
        ancestors = Scratch(count)
        semidominators = Scratch(count)
        labels = walk.cursors
        for number in 0..<count {
            ancestors.base[number] = walk.parents.base[number]
            labels.base[number] = Int32(truncatingIfNeeded: number)
            semidominators.base[number] = Int32(truncatingIfNeeded: number)
        }
    }

    /// The smallest semidominator on the way from the node up to, and without, what is not above `limit`.
    @inline(__always) mutating func smallest(from node: Int32, above limit: Int32) -> Int32 {
        if ancestors.base[Int(node)] > limit { compress(node, above: limit) }
        return labels.base[Int(node)]
    }

    private mutating func compress(_ node: Int32, above limit: Int32) {
        let ancestors = ancestors.base, labels = labels.base
        var current = node
        while ancestors[Int(current)] > limit {
            path.append(current)
            current = ancestors[Int(current)]
        }
        // `current` stands directly below the limit; those further down learn from those above them.
        let top = ancestors[Int(current)]
        while let next = path.popLast() {
            let above = Int(ancestors[Int(next)])
            if labels[above] < labels[Int(next)] { labels[Int(next)] = labels[above] }
            ancestors[Int(next)] = top
        }
    }
}

/// A walk from the roots by the edges that hold, depth first. Numbers are the order of the first visit; 0 stands for all the
/// roots together.
private final class DepthFirstWalk {
    /// By number; what stands at 0 means nothing.
    let nodes: Scratch<Node>
    /// By number: the number of the node that each was reached from.
    let parents: Scratch<Int32>
    /// By number: the edge to be taken next. Whoever comes after the walk may use the memory.
    let cursors: Scratch<Int32>
    /// By node; 0 for those that nothing reaches.
    private(set) var numbers: Scratch<Int32>
    private(set) var count = 1

    init(_ graph: HeapGraph, _ reachability: Reachability) {
        numbers = Scratch(graph.count)
        nodes = Scratch(reachability.count + 1)
        parents = Scratch(reachability.count + 1)
        cursors = Scratch(reachability.count + 1)
        nodes.base[0] = -1
        // There is room for what was reached: where that was given up halfway, there is not.
        if Interruption.isRequested { return }
        let ephemerons = LivingEphemerons(graph, reachability)
        for (_, root) in graph.roots where numbers.base[Int(root)] == 0 { walk(from: root, graph, ephemerons) }
    }

    func forgetNumbers() { numbers = Scratch(0) }

    /// The way back is that by the parents: it may be as long as there are nodes.
    private func walk(from root: Node, _ graph: HeapGraph, _ ephemerons: LivingEphemerons) {
        let nodes = nodes.base, parents = parents.base, cursors = cursors.base, numbers = numbers.base
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        var next = count, current = 0
        func enter(_ node: Node) {
            nodes[next] = node
            parents[next] = Int32(truncatingIfNeeded: current)
            cursors[next] = starts[Int(node)]
            numbers[Int(node)] = Int32(truncatingIfNeeded: next)
            current = next
            next += 1
        }
        enter(root)
        while current > 0 {
            if Interruption.isRequested(at: next) { break }
            let node = nodes[current], end = Int(starts[Int(node) + 1])
            var edge = Int(cursors[current])
            while edge < end, !classes[edge].isDisjoint(with: .notStrong) || numbers[Int(targets[edge])] != 0 { edge += 1 }
            cursors[current] = Int32(truncatingIfNeeded: min(edge + 1, end))
            if edge < end {
                enter(targets[edge])
            } else if let value = ephemerons.takeValue(withKey: node) {
                // Ephemerons' values come after the edges.
                if numbers[Int(value)] == 0 { enter(value) }
            } else {
                current = Int(parents[current])
            }
        }
        count = next
    }
}

/// The values of WeakMaps that are alive, by their keys.
private struct LivingEphemerons {
    private let index: EphemeronIndex
    private let reachability: Reachability

    init(_ graph: HeapGraph, _ reachability: Reachability) {
        self.reachability = reachability
        index = EphemeronIndex(graph, Reachability.Rule())
    }

    @inline(__always) func takeValue(withKey node: Node) -> Node? {
        while let next = index.takeFirst(withKey: node) { if reachability.reaches(next.table) { return next.value } }
        return nil
    }
}

/// For each number of a walk the numbers of those that hold it: what holds number `n` is at `ends[n - 1]..<ends[n]`.
private struct Predecessors {
    let ends: Scratch<Int32>
    let numbers: Scratch<Int32>

    /// So many threads, each with counts of its own: more of them would take more memory than time.
    private static let most = 2

    init(_ graph: HeapGraph, _ walk: DepthFirstWalk) {
        let count = walk.count, parts = count < 1 << 14 ? 1 : min(Predecessors.most, Workers.count)
        let counts = (0..<parts).map { _ in Scratch<Int32>(count + 1) }
        let roots = graph.roots.map(\.node)
        nonisolated(unsafe) let graph = graph, walk = walk
        @Sendable func range(_ part: Int) -> Range<Int> { max(1, count / parts * part)..<(part == parts - 1 ? count : max(1, count / parts * (part + 1))) }
        Workers.perform(parts) { part in
            let own = counts[part].base
            Predecessors.forEachEdge(graph, walk, range(part), part == 0 ? roots : []) { _, number in own[Int(number)] += 1 }
        }
        // What was not counted has no room: then there are none.
        if Interruption.isRequested {
            (ends, numbers) = (Scratch(count + 1), Scratch(0))
            return
        }
        // From here on a count is the place of the part's next one.
        var total: Int32 = 0
        for number in 0..<count {
            for part in counts {
                let own = part.base[number]
                part.base[number] = total
                total += own
            }
        }
        let numbers = Scratch<Int32>(Int(total))
        Workers.perform(parts) { part in
            let own = counts[part].base, numbers = numbers.base
            Predecessors.forEachEdge(graph, walk, range(part), part == 0 ? roots : []) { predecessor, number in
                numbers[Int(own[Int(number)])] = predecessor
                own[Int(number)] += 1
            }
        }
        // The last part's place is now behind the last one.
        ends = counts[parts - 1]
        self.numbers = numbers
    }

    /// The edges of the nodes with these numbers; with the roots come the ephemerons.
    @inline(__always) private static func forEachEdge(_ graph: HeapGraph, _ walk: DepthFirstWalk, _ range: Range<Int>, _ roots: [Node],
                                                      _ body: (_ from: Int32, _ to: Int32) -> Void) {
        let numbers = walk.numbers.base, nodes = walk.nodes.base, starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        for root in roots { body(0, numbers[Int(root)]) }
        for number in range {
            if Interruption.isRequested(at: number) { return }
            let node = Int(nodes[number])
            for edge in Int(starts[node])..<Int(starts[node + 1]) where classes[edge].isDisjoint(with: .notStrong) {
                body(Int32(truncatingIfNeeded: number), numbers[Int(targets[edge])])
            }
        }
        if roots.isEmpty { return }
        // What is not alive has no number.
        for entry in graph.ephemerons where !entry.isStrong && numbers[Int(entry.table)] > 0 && numbers[Int(entry.key)] > 0 {
            body(numbers[Int(entry.key)], numbers[Int(entry.value)])
        }
    }
}
