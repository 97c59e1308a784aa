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
