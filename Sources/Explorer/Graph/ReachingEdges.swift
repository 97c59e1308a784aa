/// For each node the class of the edge by which a walk reached it. To look for it among the edges of the node that it was reached from would
/// make a walk back along many ways quadratic: a list has as many edges as elements.
public struct ReachingEdges {
    /// By node: the edge's place among the graph's edges; -1 for roots and for what was not reached.
    private var places: [Int32]
    /// The same where only a few were asked for.
    private var few: [Node: Int32] = [:]
    private let graph: HeapGraph

    /// Only those by which these nodes were reached, the others empty: a few are looked for one by one. Linear.
    init(_ graph: HeapGraph, _ reachability: Reachability, to nodes: [Node]) {
        self.init(graph, reachability, isWhole: nodes.count > 32)
        guard nodes.count <= 32 else { return }
        for node in nodes {
            guard let parent = reachability.parent(of: node), parent != node else { continue }
            for i in Int(graph.starts[Int(parent)])..<Int(graph.starts[Int(parent) + 1]) where graph.targets[i] == node {
                few[node] = Int32(truncatingIfNeeded: i)
                break
            }
        }
    }

    /// Linear.
    public init(_ graph: HeapGraph, _ reachability: Reachability) { self.init(graph, reachability, isWhole: true) }

    private init(_ graph: HeapGraph, _ reachability: Reachability, isWhole: Bool) {
        self.graph = graph
        places = [Int32](repeating: -1, count: isWhole ? graph.count : 0)
        if !isWhole { return }
        for source in graph.nodes where reachability.reaches(source) {
            for i in Int(graph.starts[Int(source)])..<Int(graph.starts[Int(source) + 1]) {
                let target = graph.targets[i]
                if places[Int(target)] < 0, target != source, reachability.parent(of: target) == source { places[Int(target)] = Int32(truncatingIfNeeded: i) }
            }
        }
    }

    /// Empty for a root and for what was not reached.
    public subscript(node: Node) -> EdgeClass {
        if places.isEmpty { return few[node].map { graph.classes[Int($0)] } ?? [] }
        return places[Int(node)] < 0 ? [] : graph.classes[Int(places[Int(node)])]
    }

    /// The node is the Map in which an event target has its listeners.
    func isListenerStore(_ node: Node) -> Bool { self[node].contains(.listener) }
}
