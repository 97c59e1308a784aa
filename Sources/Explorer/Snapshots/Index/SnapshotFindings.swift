import Platform
import Synchronization

/// What every question about a large heap begins with, found once: who is alive, by which ways, and who holds what alone. In an index it is
/// looked through only when somebody asks.
public final class SnapshotFindings {
    private var foundReachability: Reachability?
    private var foundWays: Reachability?
    private var foundTree: Dominators?
    private var foundOrder: DominatorOrder?
    private var foundFunctions: FunctionsByScope?
    private let foundLeaks = Mutex<LeakFindings?>(nil)
    /// Open when they were sought: whoever asks meanwhile waits, lest two find the same. Nil where nobody seeks them.
    private var leaksWereSought: Gate?
    private let foundRest = Mutex<Rest?>(nil)
    private let index: IndexFile?

    /// What takes long to find, and few ask for.
    private struct Rest {
        let sizes: SizeFindings
        let page: DevToolsPage?
    }

    /// From a graph: near linear in its size.
    init(_ graph: HeapGraph, _ progress: SnapshotProgress? = nil) {
        index = nil
        progress?.begin(.ways, pieces: 3)
        let reachability = graph.reachability()
        progress?.advance()
        foundReachability = reachability
        // The tree first: while it grows it takes as much memory as the graph.
        foundTree = Dominators(graph, reachability)
        progress?.advance()
        // What follows takes one processor as long as the other.
        nonisolated(unsafe) let graph = graph
        nonisolated(unsafe) var ways: Reachability?
        Workers.both { ways = graph.hasOwnAnchors ? graph.ways(reachability) : reachability } and: { keepForLeaks(graph) }
        foundWays = ways
    }

    private func keepForLeaks(_ graph: HeapGraph) {
        guard let foundReachability, let foundTree else { return }
        foundFunctions = FunctionsByScope(graph, foundReachability)
        foundOrder = DominatorOrder(foundTree, count: graph.count)
    }

    init(_ index: IndexFile) { self.index = index }

    /// Looks up what the index has, on both processors: each looks at what the other does not, and nothing is found out.
    public func lookUp(_ graph: HeapGraph) {
        guard index != nil, foundReachability == nil, foundTree == nil else { return }
        nonisolated(unsafe) let graph = graph
        nonisolated(unsafe) var reachability: Reachability?, tree: Dominators?
        Workers.both { reachability = stored(.reached, .reachedKeys, graph, fromAnchors: false) } and: { tree = storedTree(graph) }
        if !Interruption.isRequested { (foundReachability, foundTree) = (reachability, tree) }
    }

    public func reachability(_ graph: HeapGraph) -> Reachability {
        if let foundReachability { return foundReachability }
        let found = stored(.reached, .reachedKeys, graph, fromAnchors: false) ?? graph.reachability()
        if !Interruption.isRequested { foundReachability = found }
        return found
    }

    /// Nil where they are to be found.
    public func ways(_ graph: HeapGraph) -> Reachability? {
        if foundWays == nil { foundWays = stored(.ways, .waysKeys, graph, fromAnchors: true) }
        return foundWays
    }

    public func tree(_ graph: HeapGraph) -> Dominators {
        if let foundTree { return foundTree }
        let found = storedTree(graph) ?? Dominators(graph, reachability(graph))
        if !Interruption.isRequested { foundTree = found }
        return found
    }

    /// Nil where it is to be found.
    func order(_ graph: HeapGraph) -> DominatorOrder? {
        if let foundOrder { return foundOrder }
        let isNode = IndexChecks.Bound.wordsBelow(UInt32(truncatingIfNeeded: graph.count), orAllOnes: false)
        guard let nodes: FrozenArray<Node> = index?.array(.order, nil, isNode), let parents: FrozenArray<Int32> = index?.array(.orderParents, nodes.count) else { return nil }
        foundOrder = DominatorOrder(nodeCount: graph.count, nodes: nodes, parents: parents)
        return foundOrder
    }

    /// Nil where they are to be found.
    func functions(_ graph: HeapGraph) -> FunctionsByScope? {
        if foundFunctions == nil, let index { foundFunctions = FunctionsByScope(index, graph) }
        return foundFunctions
    }

    /// Nil where they are to be found.
    public func leaks(_ graph: HeapGraph) -> LeakFindings? {
        if let index { return index.array(.leaks, nil).flatMap { StoredLeaks.findings($0, graph) } }
        leaksWereSought?.wait()
        return foundLeaks.withLock { $0 }?.renumbered(for: graph)
    }

    /// What classes have and retain. Nil where it is to be found.
    public func sizes(_ graph: HeapGraph) -> SizeFindings? {
        guard let index else { return nil }
        return index.array(.classSizes, nil).flatMap { StoredSizes.findings($0, graph) }
    }

    /// Nil where it is to be found.
    func page(_ graph: HeapGraph) -> DevToolsPage? { index?.array(.page, graph.count, .bytesBelow(DevToolsPage.end)).map(DevToolsPage.init(marks:)) }

    /// Starts what finds the rest (``findRest(_:when:_:)``); before that nobody else asks.
    func seekRest(_ heap: SnapshotHeap, when isIdle: Gate) -> BackgroundTask {
        let leaksWereSought = Gate()
        self.leaksWereSought = leaksWereSought
        nonisolated(unsafe) let (keeper, heap) = (self, heap)
        return BackgroundTask { keeper.findRest(heap, when: isIdle, leaksWereSought) }
    }

    /// What an index has besides, found beside whoever asks questions of another heap of the same file; from `isIdle` on what would take memory from
    /// the first answer. Nothing is kept where somebody gave his question up meanwhile: nobody knows whether this one heard of it.
    private func findRest(_ heap: SnapshotHeap, when isIdle: Gate, _ leaksWereSought: Gate) {
        defer { leaksWereSought.open() }
        guard let foundReachability, let foundTree else { return }
        let graph = HeapGraph(heap), taken = Interruption.timesTaken
        func isWell() -> Bool { !Interruption.isRequested && Interruption.timesTaken == taken }
        nonisolated(unsafe) let leaks = LeakFindings(LeakFindings.Places(graph, foundReachability, foundTree))
        if isWell() { foundLeaks.withLock { $0 = leaks } }
        leaksWereSought.open()
        isIdle.wait()
        let sizes = SizeFindings(graph, foundTree, order: foundOrder, isOfProgram: heap.isOfProgram), ephemerons = EphemeronIndex(graph, Reachability.Rule())
        let page = DevToolsPage(graph, ephemerons)?.settled(graph, foundTree, ephemerons)
        if isWell() { foundRest.withLock { $0 = Rest(sizes: sizes, page: page) } }
    }

    /// For an index, when it was looked for; empty what was not found.
    var restSections: (leaks: FrozenArray<Int64>, sizes: FrozenArray<Int64>, page: FrozenArray<UInt8>) {
        let rest = foundRest.withLock { $0 }
        return (foundLeaks.withLock { $0 }.map(StoredLeaks.numbers) ?? FrozenArray(), rest.map { StoredSizes.numbers($0.sizes) } ?? FrozenArray(), rest?.page?.marks ?? FrozenArray())
    }

    private func stored(_ parents: IndexFile.Section, _ keys: IndexFile.Section, _ graph: HeapGraph, fromAnchors: Bool) -> Reachability? {
        let count = UInt32(truncatingIfNeeded: graph.count)
        guard let parents: FrozenArray<Node> = index?.array(parents, graph.count, .wordsBelow(count, orAllOnes: true)),
              let keyed: FrozenArray<Reachability.KeyedValue> = index?.array(keys, nil, .wordsBelow(count, orAllOnes: false)) else { return nil }
        return Reachability(graph, parents: parents, keyed: keyed, fromAnchors: fromAnchors)
    }

    private func storedTree(_ graph: HeapGraph) -> Dominators? {
        let bound = IndexChecks.Bound.wordsBelow(UInt32(truncatingIfNeeded: graph.count), orAllOnes: true)
        guard let parents: FrozenArray<Node> = index?.array(.dominators, graph.count, bound), let retained: FrozenArray<UInt32> = index?.array(.retained, graph.count),
              Reachability.countWays(parents) != nil else { return nil }
        return Dominators(graph, parents: parents, retainedUnits: retained)
    }

    /// For an index; nil where they are of one themselves.
    var sections: [(IndexFile.Section, UnsafeRawBufferPointer)]? {
        guard index == nil, let foundReachability, let foundWays, let foundTree, let foundOrder, let foundFunctions else { return nil }
        return [(.reached, foundReachability.parents.bytes), (.reachedKeys, foundReachability.keyed.bytes), (.ways, foundWays.parents.bytes),
                (.waysKeys, foundWays.keyed.bytes), (.dominators, foundTree.parents.bytes), (.retained, foundTree.retainedUnits.bytes)]
            + foundOrder.sections + foundFunctions.sections
    }
}
