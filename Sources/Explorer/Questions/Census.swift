/// What is alive, by constructor.
public struct Census: Sendable {
    public struct Row: Sendable {
        /// `Object`, `Map`, `Dog`; in parentheses what is no object: `(string)`, `(closure)`.
        public let name: String
        public var count: Int
        /// Shallow: with the storage that the objects own, and without what they refer to.
        public var bytes: Int
    }
    /// The largest first.
    public var rows: [Row]
    public var bytes: Int

    /// Counts the nodes that are alive and for which `counts` holds. Linear.
    public init(_ graph: HeapGraph, _ reachability: Reachability, counting counts: (Node) -> Bool) {
        rows = []
        bytes = 0
        for node in graph.nodes where reachability.reaches(node) && counts(node) {
            let place = Int(graph.source.classNumber(of: node)), size = graph.source.size(of: node)
            // A number that takes nothing stands where it is meant, whatever a file has it as.
            if size == 0, graph.kind(of: node) == .number { continue }
            while rows.count <= place { rows.append(Row(name: graph.source.className(Int32(truncatingIfNeeded: rows.count)), count: 0, bytes: 0)) }
            rows[place].count += 1
            rows[place].bytes += size
            bytes += size
        }
        sort()
    }

    /// The same, of what was found already.
    public init(_ graph: HeapGraph, _ found: SizeFindings) {
        rows = found.classes.map { Row(name: graph.source.className($0.number), count: $0.count, bytes: $0.bytes) }
        bytes = found.classes.reduce(0) { $0 + $1.bytes }
        sort()
    }

    private mutating func sort() {
        rows.removeAll { $0.count == 0 }
        rows.sort { ($0.bytes, $0.count, $1.name) > ($1.bytes, $1.count, $0.name) }
    }
}
