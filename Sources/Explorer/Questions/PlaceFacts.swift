import Platform

/// What is asked of every node, by its place in the order of the tree: whoever goes through the tree reads it side by side.
struct PlaceFacts: Sendable {
    let kinds: Scratch<NodeKind>
    let classes: Scratch<Int32>
    private let sizes: Scratch<Int32>

    /// The order and the facts, found by two threads: classes are asked of the source, which no other thread asks meanwhile. Nil where somebody gave the
    /// question up.
    static func find(_ graph: HeapGraph, _ tree: Dominators) -> (DominatorOrder, PlaceFacts)? {
        nonisolated(unsafe) let graph = graph, tree = tree
        // By node, for so the source has them.
        let byNode = Scratch<Int32>(graph.count, isDense: true)
        nonisolated(unsafe) var order: DominatorOrder?, room: Scratch<Int32>?
        Workers.both { order = DominatorOrder.find(graph, tree, leaving: &room) } and: { findClasses(graph, byNode) }
        guard !Interruption.isRequested, let order else { return nil }
        let facts = PlaceFacts(graph, order, byNode, room ?? Scratch(order.count, isDense: true))
        return Interruption.isRequested ? nil : (order, facts)
    }

    @inline(__always) func size(_ place: Int) -> Int { Int(UInt32(bitPattern: sizes.base[place])) }

    private static func findClasses(_ graph: HeapGraph, _ classes: Scratch<Int32>) {
        // Of a file no other class has to be asked for at each node.
        if let file = graph.snapshot {
            for node in graph.nodes { classes.base[Int(node)] = file.classNumber(of: node) }
        } else {
            for node in graph.nodes { classes.base[Int(node)] = graph.source.classNumber(of: node) }
        }
    }

    private init(_ graph: HeapGraph, _ order: DominatorOrder, _ classesByNode: Scratch<Int32>, _ room: Scratch<Int32>) {
        kinds = Scratch(order.count, isDense: true)
        classes = Scratch(order.count, isDense: true)
        sizes = room
        let piece = 1 << 16, facts = self
        nonisolated(unsafe) let graph = graph
        func fill(_ number: Int) {
            for place in number * piece..<min((number + 1) * piece, order.count) {
                let node = order.nodes.base[place]
                facts.kinds.base[place] = graph.kind(of: node)
                facts.classes.base[place] = classesByNode.base[Int(node)]
                facts.sizes.base[place] = Int32(bitPattern: UInt32(clamping: graph.size(of: node)))
            }
        }
        // An engine is asked by one thread alone.
        let pieces = (order.count + piece - 1) / piece
        if graph.snapshot == nil { for number in 0..<pieces where !Interruption.isRequested { fill(number) } } else {
            nonisolated(unsafe) let fill = fill
            Workers.perform(pieces) { number in if !Interruption.isRequested { fill(number) } }
        }
    }

    /// -1 for a class that there is not.
    func number(ofClass name: String, _ graph: HeapGraph) -> Int32 {
        var isKnown: [Bool] = []
        for place in 0..<kinds.count where kinds.base[place] == .object {
            let number = Int(classes.base[place])
            while isKnown.count <= number { isKnown.append(false) }
            if isKnown[number] { continue }
            isKnown[number] = true
            if graph.source.className(Int32(truncatingIfNeeded: number)) == name { return Int32(truncatingIfNeeded: number) }
        }
        return -1
    }
}
