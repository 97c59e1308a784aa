import Platform

/// What each class has and retains, and what retains most: the same whoever asks, so it is found once for a large file and kept in its index.
public struct SizeFindings: Sendable {
    /// The nodes that are counted under one name.
    public struct Class: Sendable {
        /// ``HeapSource/classNumber(of:)``
        public internal(set) var number: Int32
        /// One of them.
        public let example: Node
        public internal(set) var count = 0
        /// Shallow: with the storage that they own, and without what they refer to.
        public internal(set) var bytes = 0
        /// What they retain together, each byte once.
        public internal(set) var retainedBytes = 0
    }

    /// Those of which something is alive.
    public internal(set) var classes: [Class] = []
    /// The objects that retain most, the first one most of all.
    public internal(set) var largest: [Node] = []
    /// How many objects there are besides.
    public internal(set) var omitted = 0
    /// How many objects there are.
    public var objects: Int { largest.count + omitted }
    static let mostLargest = 20

    /// Of what is alive and of the program. Linear.
    public init(_ graph: HeapGraph, _ tree: Dominators, isOfProgram: (Node) -> Bool) {
        let order = graph.snapshot?.findings?.order(graph) ?? DominatorOrder(tree, count: graph.count)
        self.init(graph, tree, order: order, isOfProgram: isOfProgram)
    }

    /// The same with the tree's order, nil where somebody gave the question up.
    init(_ graph: HeapGraph, _ tree: Dominators, order: DominatorOrder?, isOfProgram: (Node) -> Bool) {
        guard let order else { return }
        var places: [Int32] = [], found = LargestNodes(tree, most: SizeFindings.mostLargest)
        order.forEachByClass(classOf: { isOfProgram($0) ? graph.source.classNumber(of: $0) : -1 }, { node, id, isOutermost in
            let size = graph.size(of: node)
            if graph.isObject(node) { found.take(node) }
            // A number that takes nothing stands where it is meant, whatever a file has it as.
            if size == 0, graph.kind(of: node) == .number { return }
            while places.count <= Int(id) { places.append(-1) }
            if places[Int(id)] < 0 {
                places[Int(id)] = Int32(truncatingIfNeeded: classes.count)
                classes.append(Class(number: id, example: node))
            }
            let place = Int(places[Int(id)])
            classes[place].count += 1
            classes[place].bytes += size
            if isOutermost { classes[place].retainedBytes += tree.retainedSize(of: node) }
        })
        (largest, omitted) = (found.nodes, found.omitted)
    }

    /// What was found at another time.
    init(classes: [Class], largest: [Node], omitted: Int) { (self.classes, self.largest, self.omitted) = (classes, largest, omitted) }
}
