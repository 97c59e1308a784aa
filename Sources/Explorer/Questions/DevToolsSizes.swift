import Platform

// What DevTools takes for a retained size. It leaves out of its dominators an ephemeron's reference from the table, and references into the
// page from outside of it, where the page is all that the global object and the documents lead to: so in a Node, whose modules no global object
// leads to, what an object of the page is also held by does not count. Told beside our own sizes, so that nobody wonders which of the two is right.

/// Sizes by DevTools' rules. To make it takes a walk over the page. What an object of the page keeps takes a walk over the graph, all else one over what
/// the object keeps.
public final class DevToolsSizes {
    private let graph: HeapGraph
    private let tree: Dominators
    /// What the global object and the documents lead to.
    private let isOfPage: Scratch<Bool>
    private let ephemerons: EphemeronIndex

    /// Nil for a heap that DevTools does not read, and for one of Leash's, whose hidden classes have no size here.
    public init?(_ graph: HeapGraph, _ tree: Dominators) {
        guard let heap = graph.snapshot, heap.facts.engine == .v8, !heap.facts.isOfLeash else { return nil }
        self.graph = graph
        self.tree = tree
        let ephemerons = EphemeronIndex(graph, Reachability.Rule())
        self.ephemerons = ephemerons
        guard let isOfPage = DevToolsSizes.page(graph, from: heap.rootsOfPage, ephemerons) else { return nil }
        self.isOfPage = isOfPage
    }

    /// By node: it is of the page. Nil where somebody gave the question up.
    private static func page(_ graph: HeapGraph, from roots: [Node], _ ephemerons: EphemeronIndex) -> Scratch<Bool>? {
        let isOfPage = Scratch<Bool>(graph.count), marks = isOfPage.base, queue = Scratch<Node>(graph.count)
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        var end = 0, next = 0
        @inline(__always) func take(_ target: Node) {
            if marks[Int(target)] { return }
            marks[Int(target)] = true
            queue.base[end] = target
            end += 1
        }
        for node in roots { take(node) }
        while next < end {
            if Interruption.isRequested(at: next) { return nil }
            let node = queue.base[next]
            next += 1
            for edge in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) where classes[edge].isDisjoint(with: .weak) { take(targets[edge]) }
            ephemerons.take(node) { take($0.value) }
        }
        return isOfPage
    }

    /// What DevTools would show for the node, which is alive.
    public func retainedSize(of node: Node) -> Int { node == 0 || isOfPage.base[Int(node)] ? removedSize(of: node) : keptSize(of: node) }

    /// Of a node outside of the page. All that refers to something outside of the page is outside of it, too, so both trees are the same there; and what it
    /// holds of the page does not count. Whoever hangs on the node is met after all that it hangs on.
    private func keptSize(of node: Node) -> Int {
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base, parents = tree.parents
        var kept: Set<Node> = [node], pending = [node], bytes = 0
        func take(_ target: Node) {
            let parent = parents[Int(target)]
            if isOfPage.base[Int(target)] || parent < 0 || !kept.contains(parent) || !kept.insert(target).inserted { return }
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
        let isReached = Scratch<Bool>(graph.count), reached = isReached.base, queue = Scratch<Node>(graph.count), isOfPage = isOfPage.base
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        var end = 0, next = 0
        @inline(__always) func take(_ target: Node, _ isOutside: Bool) {
            if reached[Int(target)] || isOutside && isOfPage[Int(target)] { return }
            reached[Int(target)] = true
            queue.base[end] = target
            end += 1
        }
        func follow() {
            while next < end {
                if Interruption.isRequested(at: next) { return }
                let source = queue.base[next], isOutside = source != 0 && !isOfPage[Int(source)]
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

extension SnapshotHeap {
    /// Where the page begins: what shortcuts lead to from the root, and the documents.
    fileprivate var rootsOfPage: [Node] {
        edges(of: 0).filter { edge in
            let isNumbered = edgeNames[edge] & SnapshotReferences.isNumber != 0
            return isNumbered ? strings.raw(names[Int(targets[edge])]).elementsEqual("(Document DOM trees)".utf8) : type(of: targets[edge]) != .synthetic
        }.map { targets[$0] }
    }
}
