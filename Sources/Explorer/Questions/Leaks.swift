/// What would die if one kind of hold did not count: entries of Maps and Sets, elements of arrays, variables of closures, callbacks of timers,
/// and what waits for promises that nobody can settle any more.
///
/// Each group is what one holder keeps alive by such holds: the collection, the array, the variables of one call. What several
/// of them keep alive together is counted with the first.
public struct Leaks: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case collections, arrays, closures, timers, promises

        /// The edges that do not count.
        var edges: EdgeClass {
            switch self {
            case .collections: [.entry, .entryValue, .plainEntryValue]
            case .arrays: .element
            case .closures: .variable
            case .timers: .timer
            case .promises: .reaction
            }
        }
    }

    public struct Group: Sendable {
        /// The collection, the array, or the environment.
        public let holder: Node
        /// What it refers to and would die: as many as were asked for.
        public fileprivate(set) var examples: [Node] = []
        /// How many it refers to that would die.
        public fileprivate(set) var direct = 0
        /// How many objects would die: these, and what they hold.
        public fileprivate(set) var objects = 0
        public fileprivate(set) var bytes = 0
    }

    public let kind: Kind
    /// The one that keeps most first.
    public private(set) var groups: [Group] = []

    /// Linear. `counts` tells which nodes are of interest: the engine's own are not.
    public init(_ kind: Kind, _ graph: HeapGraph, _ reachability: Reachability, examples: Int, counting counts: (Node) -> Bool) {
        self.kind = kind
        let unsettled = kind == .promises ? graph.unsettledPromises(reachability) : []
        if kind == .promises, unsettled.isEmpty { return }
        var rule = Reachability.Rule(ignoring: kind == .promises ? [] : kind.edges)
        rule.unsettled = unsettled
        let without = graph.reachability(rule), ephemerons = EphemeronIndex(graph, Reachability.Rule())
        var isTold = [Bool](repeating: false, count: graph.count)
        var pending: [Node] = []
        // A holder that would die itself comes with what holds it.
        for source in graph.nodes where without.reaches(source) && counts(source) && (kind != .promises || unsettled.contains(source)) {
            var group = Group(holder: source)
            // The variables of a closure stand in environments of their own: what those refer to is what the holder refers to.
            func take(_ target: Node, from node: Node) {
                guard reachability.reaches(target), !without.reaches(target), !isTold[Int(target)] else { return }
                isTold[Int(target)] = true
                pending.append(target)
                let isDirect = node == source || graph.kind(of: node) == .environment
                guard isDirect, graph.isObject(target) || graph.kind(of: target) == .symbol, counts(target) else { return }
                group.direct += 1
                if group.examples.count < examples { group.examples.append(target) }
            }
            graph.forEachEdge(of: source) { target, edge in if !edge.isDisjoint(with: kind.edges) { take(target, from: source) } }
            while let node = pending.popLast() {
                group.bytes += graph.size(of: node)
                if graph.isObject(node), counts(node) { group.objects += 1 }
                graph.forEachEdge(of: node) { target, edge in if edge.isDisjoint(with: .notStrong) { take(target, from: node) } }
                // A WeakMap's value dies with its key.
                ephemerons.take(node) { take($0.value, from: node) }
            }
            if group.objects > 0 { groups.append(group) }
        }
        groups.sort { ($0.bytes, $1.holder) > ($1.bytes, $0.holder) }
    }
}

extension HeapGraph {
    /// Promises that are alive, for which something waits, and that nobody can settle any more: no function that would, no call that is paused and
    /// no other promise leads to them.
    fileprivate func unsettledPromises(_ reachability: Reachability) -> Set<Node> {
        var waited: Set<Node> = []
        for node in nodes where kind(of: node) == .promise && reachability.reaches(node) {
            forEachEdge(of: node) { _, edge in if edge == .reaction { waited.insert(node) } }
        }
        if waited.isEmpty { return [] }
        for (root, node) in roots where !root.isNamed { waited.remove(node) }
        for node in nodes where reachability.reaches(node) {
            let settles = kind(of: node) == .generator || kind(of: node) == .nativeFunction
            forEachEdge(of: node) { target, edge in if edge == .hidden || edge == .reaction || settles && edge == .slot { waited.remove(target) } }
        }
        return waited
    }
}
