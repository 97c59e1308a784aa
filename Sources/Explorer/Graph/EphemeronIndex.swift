import Algorithms
import Platform

/// Ephemerons by their table and by their key. Those of a table stand together in the graph; those of a key are a list that is
/// threaded through an array.
struct EphemeronIndex {
    private let ephemerons: FrozenArray<Ephemeron>
    /// By node: the first one with this key, or ``none``; and ``isTable``. Empty where no ephemeron counts.
    private var heads: [UInt32] = []
    private var nextByKey: [UInt32] = []

    private static let isTable: UInt32 = 0x8000_0000, none: UInt32 = 0x7FFF_FFFF

    init(_ graph: HeapGraph, _ rule: Reachability.Rule) {
        ephemerons = graph.ephemerons
        guard let last = ephemerons.lastIndex(where: { EphemeronIndex.counts($0, rule) }) else { return }
        heads = [UInt32](repeating: EphemeronIndex.none, count: graph.count)
        nextByKey = [UInt32](repeating: EphemeronIndex.none, count: ephemerons.count)
        // From the last to the first, so that the lists are in the order of the entries.
        for i in (0...last).reversed() where EphemeronIndex.counts(ephemerons[i], rule) {
            let key = Int(ephemerons[i].key)
            heads[Int(ephemerons[i].table)] |= EphemeronIndex.isTable
            nextByKey[i] = heads[key] & EphemeronIndex.none
            heads[key] = heads[key] & EphemeronIndex.isTable | UInt32(truncatingIfNeeded: i)
        }
    }

    private static func counts(_ ephemeron: Ephemeron, _ rule: Reachability.Rule) -> Bool {
        !ephemeron.isStrong || rule.valuesNeedKeys || rule.takesForWeak(ephemeron.table)
    }

    /// No node is the table or the key of any.
    var isEmpty: Bool { heads.isEmpty }

    /// Calls `body` for each ephemeron that has the node as its table or key.
    @inline(__always) func take(_ node: Node, _ body: (Ephemeron) -> Void) {
        if heads.isEmpty { return }
        let head = heads[Int(node)]
        if head == EphemeronIndex.none { return }
        if head & EphemeronIndex.isTable != 0 {
            var i = firstOfTable(node)
            while i < ephemerons.count, ephemerons[i].table == node { body(ephemerons[i]); i += 1 }
        }
        var i = head & EphemeronIndex.none
        while i != EphemeronIndex.none { body(ephemerons[Int(i)]); i = nextByKey[Int(i)] }
    }

    /// Takes the first ephemeron with this key out of its key's list.
    mutating func takeFirst(withKey node: Node) -> Ephemeron? {
        guard !heads.isEmpty, heads[Int(node)] & EphemeronIndex.none != EphemeronIndex.none else { return nil }
        let first = Int(heads[Int(node)] & EphemeronIndex.none)
        heads[Int(node)] = heads[Int(node)] & EphemeronIndex.isTable | nextByKey[first]
        return ephemerons[first]
    }

    private func firstOfTable(_ table: Node) -> Int {
        ephemerons.partitioningIndex { $0.table >= table }
    }
}
