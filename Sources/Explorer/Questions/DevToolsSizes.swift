import Platform

// What DevTools takes for a retained size. It leaves out of its dominators an ephemeron's reference from the table, and references into the
// page from outside of it, where the page is all that the global object and the documents lead to: so in a Node, whose modules no global object
// leads to, what an object of the page is also held by does not count. Told beside our own sizes, so that nobody wonders which of the two is right.

/// Sizes by DevTools' rules. To make it takes a walk over the graph, and so does each question.
public final class DevToolsSizes {
    private let graph: HeapGraph
    /// What the global object and the documents lead to.
    private let isOfPage: [Bool]
    private let ephemerons: EphemeronIndex
    /// All that is reached, in bytes.
    private lazy var total = bytes(without: nil)

    /// Nil for a heap that DevTools does not read.
    public init?(_ graph: HeapGraph) {
        guard let heap = graph.snapshot, heap.facts.engine == .v8 else { return nil }
        self.graph = graph
        let ephemerons = EphemeronIndex(graph, Reachability.Rule())
        self.ephemerons = ephemerons
        var isOfPage = [Bool](repeating: false, count: graph.count), pending = heap.rootsOfPage
        for node in pending { isOfPage[Int(node)] = true }
        while let node = pending.popLast() {
            func take(_ target: Node) {
                if isOfPage[Int(target)] { return }
                isOfPage[Int(target)] = true
                pending.append(target)
            }
            graph.forEachEdge(of: node) { target, edge in if edge.isDisjoint(with: .weak) { take(target) } }
            ephemerons.take(node) { take($0.value) }
        }
        self.isOfPage = isOfPage
    }

    /// What DevTools would show for the node.
    public func retainedSize(of node: Node) -> Int { total - bytes(without: node) }

    private func bytes(without node: Node?) -> Int {
        var isReached = [Bool](repeating: false, count: graph.count), pending: [Node] = [], bytes = 0, steps = 0
        if let node { isReached[Int(node)] = true }
        func reach(_ target: Node) {
            if isReached[Int(target)] { return }
            isReached[Int(target)] = true
            bytes += graph.size(of: target)
            pending.append(target)
        }
        reach(0)
        while let source = pending.popLast() {
            steps += 1
            if Interruption.isRequested(at: steps) { break }
            func take(_ target: Node) { if source == 0 || isOfPage[Int(source)] || !isOfPage[Int(target)] { reach(target) } }
            graph.forEachEdge(of: source) { target, edge in if edge.isDisjoint(with: .notStrong) { take(target) } }
            ephemerons.take(source) { if $0.key == source { take($0.value) } }
        }
        return bytes
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
