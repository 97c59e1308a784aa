import Platform

/// The dominator tree in the order of a walk, depth first: what hangs on a node stands behind it, side by side, so that to go through all of it takes no
/// search. What hangs on the same comes in the order of the graph.
public struct DominatorOrder {
    /// By place in the order.
    let nodes: Scratch<Node>
    /// By place: where that stands on which it hangs; -1 for what hangs on the roots alone.
    let parents: Scratch<Int32>
    /// By place: the place behind all that hangs on it.
    let ends: Scratch<Int32>
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
        nodes = Scratch(lists.alive, isDense: true)
        parents = Scratch(lists.alive, isDense: true)
        ends = Scratch(lists.alive, isDense: true)
        // Where a node's list begins nobody asks any more when the node has its place.
        places = lists.firsts
        count = lists.alive
        var next = 0
        for root in lists.roots {
            next = walk(from: root, lists, next)
            if next < 0 { return nil }
        }
        room = lists.nexts
    }

    /// Without a stack, for a list of a million nodes is as deep: the way back is that by the parents. The place behind; -1 where it was given up.
    private func walk(from root: Node, _ lists: Lists, _ start: Int) -> Int {
        let nodes = nodes.base, parents = parents.base, ends = ends.base, places = places.base, firsts = lists.firsts.base, nexts = lists.nexts.base
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

    func children(of place: Int?) -> [Int] {
        var count = 0
        forEachChild(of: place) { _ in count += 1 }
        var found: [Int] = []
        found.reserveCapacity(count)
        forEachChild(of: place) { found.append($0) }
        return found
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
