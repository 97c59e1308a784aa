/// What becomes of an object.
public enum Fate: String, Codable, CaseIterable, Sendable {
    /// Held by something that the program can reach.
    case alive
    /// The program let go of it, or of what it lives by, and something still holds that (``LetGo``).
    case leak
    /// Nothing holds it: the next collection takes it.
    case doomed
    /// A collection has taken it.
    case collected
}

/// What the next collection will find of each node of a graph, and what the program let go of.
public struct Fates {
    private let reachability: Reachability
    public let letGo: LetGo

    /// `formerlyNamed`: what had a name at some time, as far as anybody knows. Nobody can call a leak what nobody was seen to let go of.
    public init(_ graph: HeapGraph, _ reachability: Reachability, formerlyNamed: [Node] = []) {
        self.init(reachability, LetGo(graph, reachability, formerlyNamed: formerlyNamed))
    }

    public init(_ reachability: Reachability, _ letGo: LetGo) {
        self.reachability = reachability
        self.letGo = letGo
    }

    public subscript(node: Node) -> Fate { reachability.reaches(node) ? letGo.isLeak(node) ? .leak : .alive : .doomed }
}

extension Fates {
    /// Why a node has its fate.
    public enum Reason: Sendable, Equatable {
        /// It is alive, and no leak.
        case held
        /// A living Map or Set has it for a key, a value or an element.
        case entry(of: Node)
        /// Only by way of what the program let go of, or by a closure, a timer, a listener or a promise.
        case otherwise
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
            return entry?.source.map { .entry(of: $0) } ?? .otherwise
        case .doomed, .collected:
            let doomed = holds.filter { !$0.isFromAlive && !$0.isWeak }.compactMap(\.source)
            if !doomed.isEmpty { return .goesWith(doomed) }
            for hold in holds where hold.isFromAlive && hold.isWeak { if case .weakMapValue(let key) = hold.kind { return .goesWithKey(key) } }
            return .nothingHolds
        }
    }
}
