/// What `leaks` says of a heap in a file, as far as it takes a look at each node, or at all that hangs on a place: the same whoever asks, so it is found
/// once for a large file and kept in its index.
public struct LeakFindings: Sendable {
    /// Where memory piles up.
    public internal(set) var suspects: Suspects
    /// Pieces of strings that are alone in keeping the whole.
    public internal(set) var slices: [Node] = []
    public internal(set) var repeated: [SnapshotHeap.RepeatedText] = []

    /// What takes one look at each node; the piles are still to be measured.
    public struct Places {
        fileprivate let pile: Pile?
        fileprivate var slices: [Node] = []
        fileprivate var repeated: [SnapshotHeap.RepeatedText] = []

        /// Linear.
        public init(_ graph: HeapGraph, _ reachability: Reachability, _ tree: Dominators) {
            pile = Pile(graph, tree) { !graph.source.isBuiltIn($0) }
            slices = LeakFindings.slices(graph, reachability, tree)
            repeated = LeakFindings.repeatedTexts(graph, reachability, tree)
        }
    }

    static let mostRepeated = 5

    public init(_ places: Places) {
        suspects = Suspects(places.pile)
        (slices, repeated) = (places.slices, places.repeated)
    }

    init(suspects: Suspects) { self.suspects = suspects }

    private static func slices(_ graph: HeapGraph, _ reachability: Reachability, _ tree: Dominators) -> [Node] {
        var found: [Node] = []
        for node in graph.nodes where graph.kind(of: node) == .string && reachability.reaches(node) {
            if let whole = graph.source.wholeString(of: node), tree.dominator(of: whole) == node, !graph.source.isBuiltIn(node) { found.append(node) }
        }
        return found
    }

    private static func repeatedTexts(_ graph: HeapGraph, _ reachability: Reachability, _ tree: Dominators) -> [SnapshotHeap.RepeatedText] {
        guard let file = graph.snapshot else { return [] }
        // A text that was put together keeps its pieces, which nobody sees.
        func isPiece(_ string: Node) -> Bool { tree.dominator(of: string).map { graph.kind(of: $0) == .string } ?? false }
        return file.repeatedTexts(most: mostRepeated) { reachability.reaches($0) && !file.isBuiltIn($0) && !isPiece($0) }
    }

    /// Found by another heap of the same file: each heap has its own numbers for classes.
    func renumbered(for graph: HeapGraph) -> LeakFindings {
        var findings = self
        findings.suspects.renumberClasses { graph.source.classNumber(of: $0) }
        return findings
    }
}
