import Platform

// What DevTools takes for a retained size. It leaves out of its dominators an ephemeron's reference from the table, and references into the
// page from outside of it, where the page is all that the global object and the documents lead to: so in a Node, whose modules no global object
// leads to, what an object of the page is also held by does not count. Told beside our own sizes, so that nobody wonders which of the two is right.

/// Sizes by DevTools' rules. What is not of the page takes a walk over what it keeps, and what of the page may keep more than the tree says one over the graph.
public final class DevToolsSizes {
    private let graph: HeapGraph
    private let tree: Dominators
    private let page: DevToolsPage
    private let ephemerons: EphemeronIndex

    /// Nil as ``DevToolsPage``, which is found where nobody has it.
    public init?(_ graph: HeapGraph, _ tree: Dominators) {
        let ephemerons = EphemeronIndex(graph, Reachability.Rule())
        guard let page = graph.snapshot?.findings?.page(graph) ?? DevToolsPage(graph, ephemerons) else { return nil }
        (self.graph, self.tree, self.page, self.ephemerons) = (graph, tree, page, ephemerons)
    }

    init(_ graph: HeapGraph, _ tree: Dominators, _ page: DevToolsPage) {
        (self.graph, self.tree, self.page) = (graph, tree, page)
        ephemerons = EphemeronIndex(graph, Reachability.Rule())
    }

    /// What DevTools would show for the node, which is alive.
    public func retainedSize(of node: Node) -> Int {
        if node != 0, !page.contains(node) { return keptSize(of: node) }
        return node == 0 || page.mayDiffer(node) ? removedSize(of: node) : tree.retainedSize(of: node)
    }

    /// Of a node outside of the page. All that refers to something outside of the page is outside of it, too, so both trees are the same there; and what it
    /// holds of the page does not count. Whoever hangs on the node is met after all that it hangs on.
    private func keptSize(of node: Node) -> Int {
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base, parents = tree.parents
        var kept: Set<Node> = [node], pending = [node], bytes = 0
        func take(_ target: Node) {
            let parent = parents[Int(target)]
            if page.contains(target) || parent < 0 || !kept.contains(parent) || !kept.insert(target).inserted { return }
            pending.append(target)
        }
        while let source = pending.popLast() {
            if Interruption.isRequested(at: kept.count) { break }
            bytes += graph.size(of: source)
            for edge in Int(starts[Int(source)])..<Int(starts[Int(source) + 1]) where classes[edge].isDisjoint(with: .notStrong) { take(targets[edge]) }
            ephemerons.take(source) { if $0.key == source { take($0.value) } }
        }
        return bytes
    }

    /// Of any node: what nobody reaches without it. All is reached without it first; what is reached then by way of it, is its own.
    func removedSize(of node: Node) -> Int {
        let isReached = Scratch<Bool>(graph.count), reached = isReached.base, queue = Scratch<Node>(graph.count)
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        var end = 0, next = 0
        @inline(__always) func take(_ target: Node, _ isOutside: Bool) {
            if reached[Int(target)] || isOutside && page.contains(target) { return }
            reached[Int(target)] = true
            queue.base[end] = target
            end += 1
        }
        func follow() {
            while next < end {
                if Interruption.isRequested(at: next) { return }
                let source = queue.base[next], isOutside = source != 0 && !page.contains(source)
                next += 1
                for edge in Int(starts[Int(source)])..<Int(starts[Int(source) + 1]) where classes[edge].isDisjoint(with: .notStrong) { take(targets[edge], isOutside) }
                ephemerons.take(source) { if $0.key == source { take($0.value, isOutside) } }
            }
        }
        if node != 0 {
            reached[Int(node)] = true
            take(0, false)
            follow()
            reached[Int(node)] = false
        }
        let first = end
        take(node, false)
        follow()
        return (first..<end).reduce(0) { $0 + graph.size(of: queue.base[$1]) }
    }
}
