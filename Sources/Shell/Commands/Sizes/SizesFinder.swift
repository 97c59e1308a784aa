import Explorer
import HeapAdapter

/// What `sizes` answers.
struct SizesFinder {
    private let heap: any AskedHeap
    static let mostObjects = 20
    static let mostConstructors = 20

    init(_ heap: any AskedHeap) { self.heap = heap }

    func sizes() -> Report {
        guard let view = heap.view(.values) else { return heap.missing }
        // The tree first: while it grows it takes as much memory as the graph.
        let tree = view.tree
        var report = SizesReport()
        addConstructors(view, tree, to: &report)
        var largest = LargestNodes(tree, most: SizesFinder.mostObjects)
        for node in view.graph.nodes where tree.isAlive(node) && isObjectOfProgram(node, view) { largest.take(node) }
        report.objects = largest.nodes.map { SizedObject($0, view, tree) }
        report.omittedObjects = largest.omitted
        report.notes = view.sizeNotes
        return Report(report)
    }

    // MARK: Objects

    private func isObjectOfProgram(_ node: Node, _ view: HeapView) -> Bool { view.graph.isObject(node) && view.isOfProgram(node) }

    // MARK: Constructors

    /// A node's retained size counts for its constructor unless one of the same constructor dominates it.
    private func addConstructors(_ view: HeapView, _ tree: Dominators, to report: inout SizesReport) {
        let source = view.graph.source
        var rows: [SizesReport.Constructor] = []
        tree.forEachByClass(classOf: { node in
            view.isOfProgram(node) ? source.classNumber(of: node) : -1
        }, { node, id, isOutermost in
            while rows.count <= Int(id) { rows.append(SizesReport.Constructor(name: source.className(Int32(truncatingIfNeeded: rows.count)), count: 0, shallowBytes: 0, retainedBytes: 0)) }
            let bytes = view.graph.source.size(of: node)
            rows[Int(id)].count += 1
            rows[Int(id)].shallowBytes += bytes
            if isOutermost { rows[Int(id)].retainedBytes += tree.retainedSize(of: node) }
            report.totalBytes += bytes
        })
        // Numbers of classes are the heap's: not every one has something of the program's.
        rows.removeAll { $0.count == 0 }
        rows.sort { ($0.retainedBytes, $0.shallowBytes, $1.name) > ($1.retainedBytes, $1.shallowBytes, $0.name) }
        report.constructors = Array(rows.prefix(SizesFinder.mostConstructors))
        report.omittedConstructors = rows.count - report.constructors.count
    }
}
