import Engine

/// A graph's edges the other way round: who refers to a node. Linear to make.
struct Retainers {
    private var starts: [Int32]
    private var sources: [Node]

    init(_ graph: HeapGraph) {
        starts = [Int32](repeating: 0, count: graph.count + 1)
        sources = [Node](repeating: 0, count: graph.targets.count)
        for target in graph.targets { starts[Int(target) + 1] += 1 }
        for i in 0..<graph.count { starts[i + 1] += starts[i] }
        var filled = starts
        for source in 0..<graph.count {
            for i in Int(graph.starts[source])..<Int(graph.starts[source + 1]) {
                let target = Int(graph.targets[i])
                sources[Int(filled[target])] = Node(truncatingIfNeeded: source)
                filled[target] += 1
            }
        }
    }

    /// Who refers to the node, each once, in the order of their numbers.
    func sources(of node: Node) -> [Node] {
        var result: [Node] = []
        for i in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) where result.last != sources[i] { result.append(sources[i]) }
        return result
    }
}

/// One reference to an object, as people see it.
public struct Hold: Hashable, Sendable {
    /// Tells references apart from one moment to another, whatever their names are: the holder's address, and its part.
    public struct Identity: Hashable, Sendable {
        let source: UInt
        let part: String
    }
    public let identity: Identity
    /// The holder as the program writes it: `dog1`, `strong`, `app.cache[3]`, `closure of makeCounter: count`.
    public let name: String
    /// What the object is to the collection that holds or mentions it: `key`, `value`, `element`, `target`, `token`.
    public let role: String?
    /// A mention, which does not hold.
    public let isWeak: Bool
    /// Holds only as long as a key lives, too.
    public let isEphemeron: Bool
    /// The holder; nil for a root.
    public let source: Node?
}
