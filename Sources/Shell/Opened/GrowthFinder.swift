import Explorer
import Platform

/// Compares heaps in files, class by class. Ids are the same as long as a process lives: with them what is new is known one by one.
struct GrowthFinder {
    private let heaps: [OpenedHeap]
    static let mostRows = 30

    init(_ heaps: [OpenedHeap]) { self.heaps = heaps }

    func report() -> GrowthReport {
        var rows: [String: GrowthReport.Row] = [:]
        for (place, census) in censuses().enumerated() {
            for row in census.rows {
                let empty = [Int](repeating: 0, count: heaps.count)
                var found = rows[row.name] ?? GrowthReport.Row(name: row.name, counts: empty, bytes: empty, new: 0, gone: 0, growsEachTime: false)
                found.counts[place] += row.count
                found.bytes[place] += row.bytes
                rows[row.name] = found
            }
        }
        let identities = identities()
        let newcomers = identities.map { addIdentities($0, &rows) }
        var changed = rows.values.filter(\.isChanged)
        for place in changed.indices { changed[place].growsEachTime = zip(changed[place].counts, changed[place].counts.dropFirst()).allSatisfy { $0 < $1 } }
        changed.sort { ($0.growthBytes, $0.growth, $1.name) > ($1.growthBytes, $1.growth, $0.name) }
        var report = GrowthReport(files: heaps.map(\.source.facts.path), rows: Array(changed.prefix(GrowthFinder.mostRows)))
        report.omitted = changed.count - report.rows.count
        if let newcomers, let last = heaps.last { NewObjects(newcomers, in: last).add(to: &report) }
        if changed.isEmpty { report.notes.append(Set(heaps.map(\.source.facts.path)).count == 1 ? "nothing grew and nothing shrank: it is one file" : "nothing grew and nothing shrank") }
        if identities == nil { report.notes.append(otherProcess) }
        return report
    }

    /// Of each heap, each by a thread of its own: whatever a heap finds out for itself while it is asked is its own.
    private func censuses() -> [Census] { Workers.results(heaps) { $0.view.census } }

    /// Names of modules that none of the files but one has tell that not even the program is the same.
    private var otherProcess: String {
        let modules = heaps.map { heap in Set(heap.graph.anchors.compactMap { anchor -> String? in
            guard case .variable(let name) = anchor.root else { return nil }
            return name.firstRange(of: " › ").map { String(name[..<$0.lowerBound]) }
        }) }
        let areOthers = modules.count > 1 && !modules[0].isEmpty && modules.dropFirst().allSatisfy { !$0.isEmpty && $0.isDisjoint(with: modules[0]) }
        let examples = areOthers ? ", and of different programs (\(modules.compactMap { $0.min() }.joined(separator: ", ")))" : ""
        return "the files are of different processes\(examples): what is new is not known one by one"
    }

    // MARK: One by one

    /// By node the same one in another heap, -1 for none: of the first heap's in the last one, and of the others' in the first one.
    private struct Identities {
        let firstInLast: Scratch<Node>
        let inFirst: [Scratch<Node>]
    }

    /// Nil where ids tell nothing: nearly all of two snapshots of one process is in both.
    private func identities() -> Identities? {
        guard let first = heaps.first, let last = heaps.last else { return nil }
        let firstInLast = first.source.counterparts(in: last.source), step = max(1, first.graph.count / 1000)
        var asked = 0, known = 0
        for node in stride(from: 0, to: first.graph.count, by: step) {
            asked += 1
            if firstInLast.base[node] >= 0 { known += 1 }
        }
        guard known * 3 > asked, isOneProcess(first, last, firstInLast) else { return nil }
        return Identities(firstInLast: firstInLast, inFirst: heaps.dropFirst().map { $0.source.counterparts(in: first.source) })
    }

    /// V8 counts up alike in all its processes: an id that both files have is of one object where it has the same name in both. Of what is there from the
    /// start that is so in any case, so the program's own is looked at.
    private func isOneProcess(_ first: OpenedHeap, _ last: OpenedHeap, _ firstInLast: Scratch<Node>) -> Bool {
        let step = max(1, first.graph.count / 50_000)
        var asked = 0, same = 0
        for node in stride(from: 0, to: first.graph.count, by: step).lazy.map({ Node($0) }) {
            let other = firstInLast.base[Int(node)]
            guard other >= 0, first.view.isOfProgram(node), first.graph.isObject(node) || first.graph.kind(of: node) == .string else { continue }
            asked += 1
            if first.graph.kind(of: node) == last.graph.kind(of: other), first.source.name(of: node) == last.source.name(of: other) { same += 1 }
        }
        return asked < 8 || same * 10 >= asked * 9
    }

    /// What is new in each heap but the first one. Names of classes and the ways to single objects come in the order of the file.
    private func addIdentities(_ identities: Identities, _ rows: inout [String: GrowthReport.Row]) -> [(heap: OpenedHeap, found: Newcomers)] {
        guard let first = heaps.first, let last = heaps.last, let lastInFirst = identities.inFirst.last else { return [] }
        var asked: [String: Int] = [:], new: [String: Int] = [:], paths: [String: String] = [:]
        var gone: [String: Int] = [:], newcomers: [(heap: OpenedHeap, found: Newcomers)] = []
        Workers.both {
            new = countMissing(of: last, in: first, lastInFirst) { name, node in
                // What a call under way holds by chance is the poorer example.
                guard asked[name, default: 0] < 20, paths[name]?.hasPrefix("the roots") ?? true else { return false }
                asked[name, default: 0] += 1
                if let path = last.view.naming.path(to: node)?.text, paths[name] == nil || !path.hasPrefix("the roots") { paths[name] = path }
                return true
            }
        } and: {
            gone = countMissing(of: first, in: last, identities.firstInLast) { _, _ in false }
            for (heap, earlier) in zip(heaps.dropFirst(), identities.inFirst) {
                newcomers.append((heap, Newcomers(heap.graph, heap.view.tree, earlier: earlier, keepsNodes: heap === last, isOfProgram: heap.view.isOfProgram)))
            }
        }
        for (name, path) in paths { rows[name]?.path = path }
        for (name, count) in new { rows[name]?.new += count }
        for (name, count) in gone { rows[name]?.gone += count }
        return newcomers
    }

    /// How many of each class are in the one and not in the other. `body` is given one after the other of a class until it wants no more.
    private func countMissing(of heap: OpenedHeap, in other: OpenedHeap, _ counterparts: Scratch<Node>, _ body: (String, Node) -> Bool) -> [String: Int] {
        let graph = heap.graph, source = heap.source, kinds = other.graph.kinds, reachability = heap.view.reachability
        // By number of the class.
        var counts: [Int] = [], wantsMore: [Bool] = []
        for node in graph.nodes {
            // An id is used for one object only; a file of another kind may not keep to that.
            let same = counterparts.base[Int(node)]
            if same >= 0, kinds.base[Int(same)] == graph.kind(of: node) { continue }
            guard reachability.reaches(node), heap.view.isOfProgram(node) else { continue }
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
