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
        let sharesIDs = sharesIDs
        if sharesIDs { addIdentities(&rows) }
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

    /// Names of classes and the ways to single objects come in the order of the file.
    private func addIdentities(_ rows: inout [String: GrowthReport.Row]) {
        guard let first = heaps.first, let last = heaps.last else { return }
        var asked: [String: Int] = [:]
        let new = countMissing(of: last, in: first) { name, node in
            // What a call under way holds by chance is the poorer example.
            guard asked[name, default: 0] < 20, rows[name]?.path?.hasPrefix("the roots") ?? true else { return false }
            asked[name, default: 0] += 1
            if let path = last.view.naming.path(to: node)?.text, rows[name]?.path == nil || !path.hasPrefix("the roots") { rows[name]?.path = path }
            return true
        }
        for (name, count) in new { rows[name]?.new += count }
        for (name, count) in countMissing(of: first, in: last, { _, _ in false }) { rows[name]?.gone += count }
    }

    /// How many of each class are in the one and not in the other. `body` is given one after the other of a class until it wants no more.
    private func countMissing(of heap: OpenedHeap, in other: OpenedHeap, _ body: (String, Node) -> Bool) -> [String: Int] {
        let graph = heap.graph, source = heap.source, kinds = other.graph.kinds, reachability = heap.view.reachability
        // By number of the class.
        var counts: [Int] = [], wantsMore: [Bool] = []
        for node in graph.nodes where reachability.reaches(node) {
            guard heap.view.isOfProgram(node) else { continue }
            // An id is used for one object only; a file of another kind may not keep to that.
            if let same = other.source.node(withID: source.id(of: node)), kinds[Int(same)] == graph.kind(of: node) { continue }
            let number = Int(source.classNumber(of: node))
            while counts.count <= number {
                counts.append(0)
                wantsMore.append(true)
            }
            counts[number] += 1
            if wantsMore[number] { wantsMore[number] = body(source.className(Int32(truncatingIfNeeded: number)), node) }
        }
        var byName: [String: Int] = [:]
        for (number, count) in counts.enumerated() where count > 0 { byName[source.className(Int32(truncatingIfNeeded: number)), default: 0] += count }
        return byName
    }
}
