import Platform

/// The heap at one moment, kept to be compared with a later one of the same machine.
///
/// Script may run and collections may come in between: nothing is asked of the nodes again but their ids. An object is known again by
/// its id and by the period in which it was made, for an id may be used again.
public struct HeapMoment {
    public let graph: HeapGraph
    public let reachability: Reachability
    /// For each edge a word that stands for the name of the property or variable; of a heap too large for that, only for the
    /// global object's edges.
    private let labels: [UInt32]
    private let labelled: Range<Int>
    /// Beyond so many edges the names are left aside: they are asked of the source one by one.
    static let mostLabels = 1 << 18

    /// The present moment. Linear. `known`: what is alive, where somebody has found that.
    public init(_ graph: HeapGraph, _ known: Reachability? = nil) {
        var graph = graph
        reachability = known ?? graph.reachability()
        // Who is alive is known: there are to be two graphs at a time, and memory counts.
        graph.ephemerons = FrozenArray()
        self.graph = graph
        let nodes: Range<Int>
        if graph.targets.count <= HeapMoment.mostLabels {
            nodes = 0..<graph.count
        } else if let global = graph.global {
            nodes = Int(global)..<Int(global) + 1
        } else {
            nodes = 0..<0
        }
        labelled = Int(graph.starts[nodes.lowerBound])..<Int(graph.starts[nodes.upperBound])
        labels = HeapMoment.labels(graph, nodes, labelled)
    }

    /// The edges are asked for again, in the same order as when the graph was made; it may have left some out.
    private static func labels(_ graph: HeapGraph, _ nodes: Range<Int>, _ edges: Range<Int>) -> [UInt32] {
        var labels = [UInt32](repeating: 0, count: edges.count)
        for node in nodes {
            var edge = Int(graph.starts[node])
            let end = Int(graph.starts[node + 1])
            graph.source.forEachReference(of: Node(truncatingIfNeeded: node)) { name, target in
                guard edge < end, target == graph.targets[edge], name.isOf(graph.classes[edge]) else { return }
                labels[edge - edges.lowerBound] = label(of: name)
                edge += 1
            }
        }
        return labels
    }

    /// Equal for equal names, 0 for what has none. The same in machines that have run the same: a key is told by its number.
    static func label(of name: EdgeName) -> UInt32 {
        switch name {
        case .property(let key), .getter(let key), .setter(let key):
            return UInt32(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) >> 32) | 1
        case .variable(let name): return hash(name)
        case .slot(let slot): return hash(slot.rawValue)
        default: return 0
        }
    }

    private static func hash(_ text: String) -> UInt32 { text.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 } | 1 }

    @inline(__always) func label(ofEdge edge: Int) -> UInt32 { labelled.contains(edge) ? labels[edge - labelled.lowerBound] : 0 }

    var count: Int { graph.count }
    @inline(__always) func edges(of node: Node) -> Range<Int> { Int(graph.starts[Int(node)])..<Int(graph.starts[Int(node) + 1]) }

    /// The node that stands for what is an object now; -1 for one that has taken the id of another since `period`.
    func node(ofSame id: UInt64, _ kind: NodeKind, madeIn made: Int?, upTo period: Int) -> Node {
        guard let node = graph.source.node(withID: id), graph.kind(of: node) == kind, made ?? 0 <= period else { return -1 }
        return node
    }
}

extension EdgeName {
    /// The class is that of such an edge.
    func isOf(_ edgeClass: EdgeClass) -> Bool {
        if case .mapValue = self, edgeClass == .plainEntryValue { return true }
        return self.edgeClass == edgeClass.subtracting(.listener)
    }
}
