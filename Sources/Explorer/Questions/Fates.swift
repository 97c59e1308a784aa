/// What becomes of an object.
public enum Fate: String, Codable, Sendable {
    /// Held by something that the program can reach.
    case alive
    /// Only a Map's or a Set's own entry reaches it: it would die if that collection were weak.
    case leak
    /// Nothing holds it: the next collection takes it.
    case doomed
    /// A collection has taken it.
    case collected
}

/// What the next collection will find of each node of a graph.
public struct Fates {
    private let reachability: Reachability
    /// What would be alive if Maps and Sets were weak.
    private let ifWeak: Reachability

    /// One walk over the graph; none where no Map or Set holds an object, for then there is no leak to look for.
    public init(_ graph: HeapGraph, _ reachability: Reachability) {
        self.reachability = reachability
        ifWeak = graph.hasCollectionEntries ? graph.reachability(Reachability.Rule(mapsAreWeak: true)) : reachability
    }

    public subscript(node: Node) -> Fate { reachability.reaches(node) ? ifWeak.reaches(node) ? .alive : .leak : .doomed }
}

extension Fates {
    /// Why a node has its fate.
    public enum Reason: Sendable, Equatable {
        /// A way leads to it that is not only entries of collections.
        case held
        /// A living Map or Set has it for a key, a value or an element.
        case entry(of: Node)
        /// Only by way of the entry of a collection.
        case behindEntry
        /// It is the value of a WeakMap's entry whose key is doomed.
        case goesWithKey(Node)
        /// Doomed ones refer to it.
        case goesWith([Node])
        case nothingHolds
    }

    /// Why the node has its fate. `holds` are those on it, from doomed holders too (``Naming/holds(on:)-([Node])``).
    public func reason(for node: Node, _ holds: [Hold]) -> Reason {
        switch self[node] {
        case .alive: return .held
        case .leak:
            let entry = holds.first { $0.isFromAlive && !$0.isWeak && $0.isCollectionEntry }
            return entry?.source.map { .entry(of: $0) } ?? .behindEntry
        case .doomed, .collected:
            let doomed = holds.filter { !$0.isFromAlive && !$0.isWeak }.compactMap(\.source)
            if !doomed.isEmpty { return .goesWith(doomed) }
            for hold in holds where hold.isFromAlive && hold.isWeak { if case .weakMapValue(let key) = hold.kind { return .goesWithKey(key) } }
            return .nothingHolds
        }
    }
}
