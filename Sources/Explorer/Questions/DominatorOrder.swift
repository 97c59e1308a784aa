import Platform

/// The dominator tree in the order of a walk, depth first: what hangs on a node stands behind it, side by side, so that to go through all of it takes no
/// search. What hangs on the same comes in the order of the graph.
public struct DominatorOrder {
    /// By place in the order.
    let nodes: FrozenArray<Node>
    /// By place: where that stands on which it hangs; -1 for what hangs on the roots alone.
    let parents: FrozenArray<Int32>
    /// By place: the place behind all that hangs on it.
    let ends: FrozenArray<Int32>
    /// By node: one more than its place; 0 for what is not alive.
    private let places: Scratch<Int32>
    public let count: Int

    /// Nil where somebody gave the question up. Linear.
    public init?(_ tree: Dominators, count nodeCount: Int) {
        var room: Scratch<Int32>?
        self.init(tree, count: nodeCount, leaving: &room)
    }

    /// `room`: memory that was needed, with a number for each node, for who needs such next: to be given fresh memory takes longer than what is done in it.
    init?(_ tree: Dominators, count nodeCount: Int, leaving room: inout Scratch<Int32>?) {
        guard let lists = Lists(tree, nodeCount) else { return nil }
        let walk = Walk(lists)
        var next = 0
        for root in lists.roots {
            next = walk.run(from: root, next)
            if next < 0 { return nil }
        }
        (nodes, parents, ends, places) = (FrozenArray(walk.nodes), FrozenArray(walk.parents), FrozenArray(walk.ends), lists.firsts)
        count = lists.alive
        room = lists.nexts
    }

    /// What was found at another time; nil where that cannot be: each node has one place at most, and what hangs on it stands behind it.
    init?(nodeCount: Int, nodes: FrozenArray<Node>, parents: FrozenArray<Int32>) {
        guard nodes.count <= nodeCount, parents.count == nodes.count else { return nil }
        let places = Scratch<Int32>(nodeCount, isDense: true), ends = Scratch<Int32>(nodes.count, isDense: true), count = nodes.count, place = places.base, end = ends.base
        // From behind, so that all that hangs on a place is known when its turn comes.
        for i in (0..<count).reversed() {
            let parent = Int(parents.base[i]), node = Int(nodes.base[i])
            guard node >= 0, node < nodeCount, place[node] == 0, parent >= -1, parent < i, !Interruption.isRequested(at: i) else { return nil }
            place[node] = Int32(truncatingIfNeeded: i + 1)
            if end[i] == 0 { end[i] = Int32(truncatingIfNeeded: i + 1) }
            if parent >= 0 { end[parent] = max(end[parent], end[i]) }
        }
        (self.nodes, self.parents, self.ends, self.places, self.count) = (nodes, parents, FrozenArray(ends), places, count)
    }

    /// Of a graph: known where its file has an index.
    static func find(_ graph: HeapGraph, _ tree: Dominators, leaving room: inout Scratch<Int32>?) -> DominatorOrder? {
        guard let findings = graph.snapshot?.findings, let known = findings.order(graph) else { return DominatorOrder(tree, count: graph.count, leaving: &room) }
        return known
    }

    /// As an index keeps it.
    var sections: [(IndexFile.Section, UnsafeRawBufferPointer)] { [(.order, nodes.bytes), (.orderParents, parents.bytes)] }

    private struct Walk {
        let nodes: Scratch<Node>, parents: Scratch<Int32>, ends: Scratch<Int32>
        private let lists: Lists

        init(_ lists: Lists) {
            nodes = Scratch(lists.alive, isDense: true)
            parents = Scratch(lists.alive, isDense: true)
            ends = Scratch(lists.alive, isDense: true)
            self.lists = lists
        }

        /// Without a stack, for a list of a million nodes is as deep: the way back is that by the parents. The place behind; -1 where it was given up.
        func run(from root: Node, _ start: Int) -> Int {
            // Where a node's list begins nobody asks any more when the node has its place.
            let nodes = nodes.base, parents = parents.base, ends = ends.base, firsts = lists.firsts.base, places = firsts, nexts = lists.nexts.base
            var place = start, node = Int(root), above: Int32 = -1
            while true {
                if Interruption.isRequested(at: place) { return -1 }
                let own = Int32(truncatingIfNeeded: place)
                let first = firsts[node]
                nodes[place] = Node(truncatingIfNeeded: node)
                parents[place] = above
                places[node] = own + 1
                place += 1
                if first != 0 {
                    above = own
                    node = Int(first) - 1
                    continue
                }
                ends[Int(own)] = Int32(truncatingIfNeeded: place)
                while nexts[node] == 0, above >= 0 {
                    ends[Int(above)] = Int32(truncatingIfNeeded: place)
                    node = Int(nodes[Int(above)])
                    above = parents[Int(above)]
                }
                if nexts[node] == 0 { return place }
                node = Int(nexts[node]) - 1
            }
        }
    }

    /// Who hangs on whom, as lists that are threaded through two arrays: one more than the node, 0 for none.
    private struct Lists {
        var roots: [Node] = []
        var alive = 0
        let firsts: Scratch<Int32>
        let nexts: Scratch<Int32>

        init?(_ tree: Dominators, _ count: Int) {
            firsts = Scratch(count, isDense: true)
            nexts = Scratch(count, isDense: true)
            let parents = tree.parents.base
            for place in (0..<count).reversed() where parents[place] >= 0 {
                if Interruption.isRequested(at: place) { return nil }
                alive += 1
                let parent = Int(parents[place])
                if parent == place { roots.append(Node(truncatingIfNeeded: place)); continue }
                nexts.base[place] = firsts.base[parent]
                firsts.base[parent] = Int32(truncatingIfNeeded: place + 1)
            }
            if Interruption.isRequested { return nil }
            roots.reverse()
        }
    }

    /// Nil for what is not alive.
    @inline(__always) func place(of node: Node) -> Int? { places.base[Int(node)] == 0 ? nil : Int(places.base[Int(node)]) - 1 }

    public func parent(of node: Node) -> Node? {
        guard let place = place(of: node), parents.base[place] >= 0 else { return nil }
        return nodes.base[Int(parents.base[place])]
    }

    /// The place and all that hang on it; without one all.
    func range(from place: Int?) -> Range<Int> { place.map { $0..<Int(ends.base[$0]) } ?? 0..<count }

    /// The places of those that hang on it directly; without one, on the roots.
    @inline(__always) func forEachChild(of place: Int?, _ body: (Int) -> Void) {
        let range = range(from: place)
        var child = place == nil ? 0 : range.lowerBound + 1
        while child < range.upperBound {
            body(child)
            child = Int(ends.base[child])
        }
    }

    func children<Place: FixedWidthInteger>(of place: Int?, as: Place.Type = Int.self) -> [Place] {
        var count = 0
        forEachChild(of: place) { _ in count += 1 }
        var found: [Place] = []
        found.reserveCapacity(count)
        forEachChild(of: place) { found.append(Place(truncatingIfNeeded: $0)) }
        return found
    }

    /// Calls `body` for each node that is alive and of a class (-1 is none), and tells whether no node of that class dominates it. Linear.
    func forEachByClass(classOf: (Node) -> Int32, _ body: (_ node: Node, _ id: Int32, _ isOutermost: Bool) -> Void) {
        // By class: how many of the nodes that the walk is below are of it.
        var above: [Int32] = [], path: [(end: Int32, id: Int32)] = []
        for place in 0..<count {
            if Interruption.isRequested(at: place) { return }
            while let last = path.last, Int(last.end) <= place {
                above[Int(last.id)] -= 1
                path.removeLast()
            }
            let node = nodes.base[place], id = classOf(node)
            guard id >= 0 else { continue }
            while above.count <= Int(id) { above.append(0) }
            body(node, id, above[Int(id)] == 0)
            if ends.base[place] == place + 1 { continue }
            above[Int(id)] += 1
            path.append((ends.base[place], id))
        }
    }

    /// All that is alive, row by row from above.
    public func fromAbove() -> [Node] {
        var order = children(of: nil), next = 0
        order.reserveCapacity(count)
        while next < order.count, !Interruption.isRequested(at: next) {
            forEachChild(of: order[next]) { order.append($0) }
            next += 1
        }
        return order.map { nodes.base[$0] }
    }
}
