import Engine

/// The heap at one moment, kept to be compared with a later one of the same machine.
///
/// Script may run and collections may come in between: cells are addresses here, and nothing is read from them again. A cell is
/// known again by its address and by the period in which it was made (`VM.allocationPeriod`), as addresses are used again.
public struct HeapMoment {
    public let graph: HeapGraph
    public let reachability: Reachability
    /// What each node was.
    let kinds: [CellKind]
    /// For each edge a word that stands for the name of the property or variable; of a heap too large for that, only for the
    /// global object's edges.
    private let labels: [UInt32]
    private let labelled: Range<Int>
    /// Beyond so many edges the names are left aside: they are asked of the machine one by one.
    static let mostLabels = 1 << 18

    /// The present moment. `extra`: cells that are to be nodes, whether anything refers to them or not. Linear.
    public init?(_ vm: VM, extra: [Cell] = []) {
        guard var graph = HeapGraph(vm, extra: extra) else { return nil }
        reachability = graph.reachability()
        // Who is alive is known: there are to be two graphs at a time, and memory counts.
        graph.ephemerons = []
        self.graph = graph
        kinds = graph.cells.map(\.kind)
        let nodes: Range<Int>
        if graph.targets.count <= HeapMoment.mostLabels {
            nodes = 0..<graph.count
        } else if let global = graph.find(vm[Intrinsic.global].cell) {
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
            graph.vm.forEachEdge(of: graph.cells[node]) { kind, target in
                guard edge < end, graph.find(target) == graph.targets[edge], graph.classes[edge] == HeapGraph.edgeClass(kind) else { return }
                labels[edge - edges.lowerBound] = label(of: kind, graph.vm)
                edge += 1
            }
        }
        return labels
    }

    /// Equal for equal names, 0 for what has none. The same in machines that have run the same: a key is told by its place in
    /// the heap.
    static func label(of kind: EdgeKind, _ vm: VM) -> UInt32 {
        switch kind {
        case .property(let key), .getter(let key), .setter(let key):
            let place = key.isIndex ? key.bits : key.bits &- UInt64(vm.heapBase)
            return UInt32(truncatingIfNeeded: (place &* 0x9E37_79B9_7F4A_7C15) >> 32) | 1
        case .internalSlot(let slot): return UInt32(slot.rawValue) + 1
        case .variable(let name): return name.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 } | 1
        default: return 0
        }
    }

    @inline(__always) func label(ofEdge edge: Int) -> UInt32 { labelled.contains(edge) ? labels[edge - labelled.lowerBound] : 0 }

    var count: Int { graph.count }
    @inline(__always) func edges(of node: Node) -> Range<Int> { Int(graph.starts[Int(node)])..<Int(graph.starts[Int(node) + 1]) }

    /// The node that stands for the same cell as it does now; -1 for a cell that has taken the place of another since `period`.
    func node(ofSame cell: Cell, madeUpTo period: Int) -> Node {
        guard let node = graph.find(cell), graph.cells[Int(node)] == cell, kinds[Int(node)] == cell.kind,
              graph.vm.allocationPeriod(of: cell) ?? 0 <= period else { return -1 }
        return node
    }

    /// Cells of these kinds are no holders to people: layouts, code.
    func isHolder(_ node: Node) -> Bool {
        switch kinds[Int(node)] {
        case .shape, .propertyMap, .code: false
        default: true
        }
    }
}
