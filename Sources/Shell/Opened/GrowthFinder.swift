import Explorer

/// Compares heaps in files, class by class. Ids are the same as long as a process lives: with them what is new is known one by one.
struct GrowthFinder {
    private let heaps: [OpenedHeap]
    static let mostRows = 30

    init(_ heaps: [OpenedHeap]) { self.heaps = heaps }

    func report() -> GrowthReport {
        let censuses = heaps.map { heap in Census(heap.graph, heap.view.reachability, counting: heap.view.isOfProgram) }
        var rows: [String: GrowthReport.Row] = [:]
        for (place, census) in censuses.enumerated() {
            for row in census.rows {
                let empty = [Int](repeating: 0, count: heaps.count)
                var found = rows[row.name] ?? GrowthReport.Row(name: row.name, counts: empty, bytes: empty, new: 0, gone: 0, growsEachTime: false)
                found.counts[place] += row.count
                found.bytes[place] += row.bytes
                rows[row.name] = found
            }
        }
        addIdentities(&rows)
        var changed = rows.values.filter(\.isChanged)
        for place in changed.indices { changed[place].growsEachTime = zip(changed[place].counts, changed[place].counts.dropFirst()).allSatisfy { $0 < $1 } }
        changed.sort { ($0.growthBytes, $0.growth, $1.name) > ($1.growthBytes, $1.growth, $0.name) }
        var report = GrowthReport(files: heaps.map(\.source.facts.path), rows: Array(changed.prefix(GrowthFinder.mostRows)))
        report.omitted = changed.count - report.rows.count
        if sharesIDs { NewObjects(heaps).add(to: &report) }
        if changed.isEmpty { report.notes.append("nothing grew and nothing shrank") }
        if !sharesIDs { report.notes.append("the files share no ids, so they are of different processes: what is new is not known one by one") }
        return report
    }

    /// Nearly all of two snapshots of one process is in both.
    private var sharesIDs: Bool {
        guard let first = heaps.first, let last = heaps.last else { return false }
        let step = max(1, first.graph.count / 1000)
        var asked = 0, known = 0
        for node in stride(from: 0, to: first.graph.count, by: step) {
            asked += 1
            if last.source.node(withID: first.source.id(of: Node(truncatingIfNeeded: node))) != nil { known += 1 }
        }
        return known * 3 > asked
    }

    private func addIdentities(_ rows: inout [String: GrowthReport.Row]) {
        guard let first = heaps.first, let last = heaps.last, sharesIDs else { return }
        var asked: [String: Int] = [:]
        forEachMissing(of: last, in: first) { name, node in
            rows[name]?.new += 1
            // What a call under way holds by chance is the poorer example.
            guard asked[name, default: 0] < 20, rows[name]?.path?.hasPrefix("the roots") ?? true else { return }
            asked[name, default: 0] += 1
            if let path = last.view.naming.path(to: node)?.text, rows[name]?.path == nil || !path.hasPrefix("the roots") { rows[name]?.path = path }
        }
        forEachMissing(of: first, in: last) { name, _ in rows[name]?.gone += 1 }
    }

    private func forEachMissing(of heap: OpenedHeap, in other: OpenedHeap, _ body: (String, Node) -> Void) {
        for node in heap.graph.nodes where heap.view.isOfProgram(node) && heap.view.reachability.reaches(node) {
            let same = other.source.node(withID: heap.source.id(of: node))
            // An id is used for one object only; a file of another kind may not keep to that.
            if let same, other.graph.kind(of: same) == heap.graph.kind(of: node) { continue }
            body(heap.source.className(heap.source.classNumber(of: node)), node)
        }
    }
}
