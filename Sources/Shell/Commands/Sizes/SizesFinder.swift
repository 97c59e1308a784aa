import Explorer
import HeapAdapter

/// What `sizes` answers.
struct SizesFinder {
    private let heap: any AskedHeap
    static let mostConstructors = 20

    init(_ heap: any AskedHeap) { self.heap = heap }

    func sizes() -> Report {
        guard let view = heap.view(.values) else { return heap.missing }
        // The tree first: while it grows it takes as much memory as the graph.
        let tree = view.tree, found = view.sizes
        var report = SizesReport()
        report.totalBytes = found.classes.reduce(0) { $0 + $1.bytes }
        let rows = found.classes.map { row in
            SizesReport.Constructor(name: view.graph.source.className(row.number), count: row.count, shallowBytes: row.bytes, retainedBytes: row.retainedBytes)
        }.sorted { ($0.retainedBytes, $0.shallowBytes, $1.name) > ($1.retainedBytes, $1.shallowBytes, $0.name) }
        report.constructors = Array(rows.prefix(SizesFinder.mostConstructors))
        report.omittedConstructors = rows.count - report.constructors.count
        report.objects = found.largest.map { SizedObject($0, view, tree) }
        report.omittedObjects = found.omitted
        report.notes = view.sizeNotes
        return Report(report)
    }
}
