import Platform

/// What nothing holds but entries of Maps and Sets, by collection. That is no leak (``LetGo``): a cache is there to hold. But nobody knows
/// whether the program still wants it, and a person may.
public struct SoleHolders: Sendable {
    public struct Group: Sendable {
        public let collection: Node
        /// How many objects would die with its entries: these, and what they hold.
        public fileprivate(set) var objects = 0
        public fileprivate(set) var bytes = 0
    }
    /// The one that keeps most first. What several keep together is counted with the first.
    public private(set) var groups: [Group] = []

    /// Linear. `counts` tells which nodes are of interest; leaks are told elsewhere.
    public init(_ graph: HeapGraph, _ reachability: Reachability, _ letGo: LetGo, counting counts: (Node) -> Bool) {
        let entries: EdgeClass = [.entry, .entryValue, .plainEntryValue]
        let without = graph.reachability(Reachability.Rule(ignoring: entries)), ephemerons = EphemeronIndex(graph, Reachability.Rule())
        let collections = graph.nodes(withEdges: entries).filter { without.reaches($0) && counts($0) }
        // What it takes to look along the ways to all nodes only many collections are worth.
        let ways = collections.isEmpty ? nil : ReachingEdges(graph, without, to: collections)
        var isTold = [Bool](repeating: false, count: graph.count), pending: [Node] = []
        for (step, source) in collections.enumerated() where ways?.isListenerStore(source) != true {
            if Interruption.isRequested(at: step) { break }
            var group = Group(collection: source)
            func take(_ target: Node) {
                guard reachability.reaches(target), !without.reaches(target), !isTold[Int(target)] else { return }
                isTold[Int(target)] = true
                pending.append(target)
            }
            graph.forEachEdge(of: source) { target, edge in if !edge.isDisjoint(with: entries) { take(target) } }
            while let node = pending.popLast() {
                // What is under a key that has a name is that key's.
                if !letGo.isLeak(node), !letGo.named.reaches(node) {
                    group.bytes += graph.size(of: node)
                    if graph.isObject(node), counts(node) { group.objects += 1 }
                }
                graph.forEachEdge(of: node) { target, edge in if edge.isDisjoint(with: .notStrong) { take(target) } }
                // A WeakMap's value dies with its key.
                ephemerons.take(node) { take($0.value) }
            }
            if group.objects > 0 { groups.append(group) }
        }
        groups.sort { ($0.bytes, $1.collection) > ($1.bytes, $0.collection) }
    }
}
