import Platform

/// What the global object and the documents lead to, which DevTools takes for the page: it counts no reference from outside into it. Found by walks over
/// the graph, so it is kept in the index of a large file.
struct DevToolsPage: Sendable {
    /// By node.
    let marks: FrozenArray<UInt8>
    static let isOfPage: UInt8 = 1
    /// What it retains by DevTools' rules may be more than in the tree of all references.
    static let mayDiffer: UInt8 = 2
    /// Marks are below.
    static let end: UInt8 = 4

    /// What was found at another time.
    init(marks: FrozenArray<UInt8>) { self.marks = marks }

    /// Nil for a heap that DevTools does not read, for one of Leash's, whose hidden classes have no size here, and where somebody gave the question up.
    /// Of no node of the page it is known whether its size differs. Linear.
    init?(_ graph: HeapGraph, _ ephemerons: EphemeronIndex) {
        guard let heap = graph.snapshot, heap.facts.engine == .v8, !heap.facts.isOfLeash else { return nil }
        let found = Scratch<UInt8>(graph.count), marks = found.base, queue = Scratch<Node>(graph.count)
        let starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        var end = 0, next = 0
        @inline(__always) func take(_ target: Node) {
            if marks[Int(target)] != 0 { return }
            marks[Int(target)] = DevToolsPage.isOfPage | DevToolsPage.mayDiffer
            queue.base[end] = target
            end += 1
        }
        for node in heap.rootsOfPage { take(node) }
        while next < end {
            if Interruption.isRequested(at: next) { return nil }
            let node = queue.base[next]
            next += 1
            for edge in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) where classes[edge].isDisjoint(with: .weak) { take(targets[edge]) }
            ephemerons.take(node) { take($0.value) }
        }
        self.marks = FrozenArray(found)
    }

    @inline(__always) func contains(_ node: Node) -> Bool { marks.base[Int(node)] & DevToolsPage.isOfPage != 0 }

    /// Known of what is in the page.
    func mayDiffer(_ node: Node) -> Bool { marks[Int(node)] & DevToolsPage.mayDiffer != 0 }

    /// The same, and for most of the page it is known that it retains what the tree says.
    ///
    /// Let V be what X keeps by DevTools' rules and not by the tree. Then some way to V that avoids X comes into the page from outside, for the last time at T;
    /// from T on it is a way for DevTools, too, so X stands on each of DevTools' ways to T. So only who stands on *one* such way to some T may differ.
    func settled(_ graph: HeapGraph, _ tree: Dominators, _ ephemerons: EphemeronIndex) -> DevToolsPage? {
        // By DevTools' rules such a value has a holder that the tree does not know.
        if graph.ephemerons.contains(where: { tree.isAlive($0.key) && !tree.isAlive($0.table) }) { return self }
        guard let ways = waysFromRoot(graph, ephemerons) else { return nil }
        let found = Scratch<UInt8>(graph.count), parents = ways.base
        for node in 0..<graph.count where contains(Node(truncatingIfNeeded: node)) {
            found.base[node] = parents[node] == 0 ? DevToolsPage.isOfPage | DevToolsPage.mayDiffer : DevToolsPage.isOfPage
        }
        /// All that stand on the way to a node into which something leads that DevTools does not follow.
        func markWay(to target: Node) {
            var parent = Int(parents[Int(target)]) - 1
            while parent > 0, found.base[parent] & DevToolsPage.mayDiffer == 0 {
                found.base[parent] |= DevToolsPage.mayDiffer
                parent = Int(parents[parent]) - 1
            }
        }
        for (_, root) in graph.roots { markWay(to: root) }
        for node in graph.nodes where node != 0 && parents[Int(node)] == 0 && tree.isAlive(node) { forEachHeld(by: node, graph, ephemerons, markWay) }
        return Interruption.isRequested ? nil : DevToolsPage(marks: FrozenArray(found))
    }

    /// By node of the page one more than the node by which DevTools reaches it first; 0 where it does not reach it. Nil where the question was given up.
    private func waysFromRoot(_ graph: HeapGraph, _ ephemerons: EphemeronIndex) -> Scratch<Int32>? {
        let found = Scratch<Int32>(graph.count), parents = found.base, queue = Scratch<Node>(graph.count)
        var end = 0, next = 0
        func follow(_ source: Node) {
            forEachHeld(by: source, graph, ephemerons) { target in
                if parents[Int(target)] != 0 || !contains(target) { return }
                parents[Int(target)] = source + 1
                queue.base[end] = target
                end += 1
            }
        }
        follow(0)
        while next < end {
            if Interruption.isRequested(at: next) { return nil }
            next += 1
            follow(queue.base[next - 1])
        }
        return found
    }

    /// What the node holds: a WeakMap's value belongs to its key alone.
    @inline(__always) private func forEachHeld(by node: Node, _ graph: HeapGraph, _ ephemerons: EphemeronIndex, _ body: (Node) -> Void) {
        let targets = graph.targets.base, classes = graph.classes.base
        for edge in Int(graph.starts.base[Int(node)])..<Int(graph.starts.base[Int(node) + 1]) where classes[edge].isDisjoint(with: .notStrong) { body(targets[edge]) }
        ephemerons.forEach(withKey: node) { body($0.value) }
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
