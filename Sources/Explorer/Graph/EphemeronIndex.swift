import Algorithms
import Platform

/// Ephemerons by their table and by their key. Those of a table stand together in the graph; those of a key are a list that is
/// threaded through an array.
struct EphemeronIndex {
    private let ephemerons: FrozenArray<Ephemeron>
    /// The nodes that are the table or the key of some: in most heaps few of all, and anywhere among them.
    private let marks: RankedNodes
    /// By the number of such a node: one more than the first one with this key, 0 for none; and ``isTable``.
    private let heads: Scratch<UInt32>
    /// By ephemeron: one more than the next one with its key.
    private let nextByKey: Scratch<UInt32>
    /// No node is the table or the key of any.
    let isEmpty: Bool

    private static let isTable: UInt32 = 0x8000_0000, place: UInt32 = 0x7FFF_FFFF

    init(_ graph: HeapGraph, _ rule: Reachability.Rule) {
        ephemerons = graph.ephemerons
        let last = ephemerons.lastIndex { EphemeronIndex.counts($0, rule) }
        isEmpty = last == nil
        nextByKey = Scratch(isEmpty ? 0 : ephemerons.count)
        marks = RankedNodes(isEmpty ? 0 : graph.count)
        for i in 0..<(last.map { $0 + 1 } ?? 0) where EphemeronIndex.counts(ephemerons[i], rule) {
            if Interruption.isRequested(at: i) { break }
            marks.insert(ephemerons[i].table)
            marks.insert(ephemerons[i].key)
        }
        heads = Scratch(marks.rank())
        guard let last, !Interruption.isRequested else { return }
        // From the last to the first, so that the lists are in the order of the entries.
        for i in (0...last).reversed() where EphemeronIndex.counts(ephemerons[i], rule) {
            if Interruption.isRequested(at: i) { return }
            let key = marks.number(of: ephemerons[i].key), table = marks.number(of: ephemerons[i].table)
            heads.base[table] |= EphemeronIndex.isTable
            nextByKey.base[i] = heads.base[key] & EphemeronIndex.place
            heads.base[key] = heads.base[key] & EphemeronIndex.isTable | UInt32(truncatingIfNeeded: i + 1)
        }
    }

    private static func counts(_ ephemeron: Ephemeron, _ rule: Reachability.Rule) -> Bool {
        !ephemeron.isStrong || rule.valuesNeedKeys || rule.takesForWeak(ephemeron.table)
    }

    /// Calls `body` for each ephemeron that has the node as its table or key.
    @inline(__always) func take(_ node: Node, _ body: (Ephemeron) -> Void) {
        guard let head = head(of: node) else { return }
        if head & EphemeronIndex.isTable != 0 {
            var i = firstOfTable(node)
            while i < ephemerons.count, ephemerons[i].table == node { body(ephemerons[i]); i += 1 }
        }
        forEach(from: head, body)
    }

    /// The same for those that have it as their key.
    @inline(__always) func forEach(withKey node: Node, _ body: (Ephemeron) -> Void) { if let head = head(of: node) { forEach(from: head, body) } }

    @inline(__always) private func head(of node: Node) -> UInt32? { isEmpty || !marks.contains(node) ? nil : heads.base[marks.number(of: node)] }

    @inline(__always) private func forEach(from head: UInt32, _ body: (Ephemeron) -> Void) {
        var i = Int(head & EphemeronIndex.place)
        while i != 0 {
            body(ephemerons[i - 1])
            i = Int(nextByKey.base[i - 1])
        }
    }

    /// Takes the first ephemeron with this key out of its key's list.
    func takeFirst(withKey node: Node) -> Ephemeron? {
        guard let head = head(of: node), head & EphemeronIndex.place != 0 else { return nil }
        let first = Int(head & EphemeronIndex.place) - 1
        heads.base[marks.number(of: node)] = head & EphemeronIndex.isTable | nextByKey.base[first]
        return ephemerons[first]
    }

    private func firstOfTable(_ table: Node) -> Int {
        ephemerons.partitioningIndex { $0.table >= table }
    }
}
