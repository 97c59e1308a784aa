import Algorithms

/// Ephemerons by their table and by their key. Those of a table stand together in the graph; those of a key are a list that is
/// threaded through an array.
struct EphemeronIndex {
    private let ephemerons: [Ephemeron]
    private var isTable: [Bool]
    private var firstByKey: [Int32]
    private var nextByKey: [Int32]

    init(_ graph: HeapGraph, _ rule: Reachability.Rule) {
        ephemerons = graph.ephemerons
        let size = ephemerons.isEmpty ? 0 : graph.count
        isTable = [Bool](repeating: false, count: size)
        firstByKey = [Int32](repeating: -1, count: size)
        nextByKey = [Int32](repeating: -1, count: ephemerons.count)
        // From the last to the first, so that the lists are in the order of the entries.
        for i in ephemerons.indices.reversed() where counts(ephemerons[i], rule) {
            isTable[Int(ephemerons[i].table)] = true
            nextByKey[i] = firstByKey[Int(ephemerons[i].key)]
            firstByKey[Int(ephemerons[i].key)] = Int32(i)
        }
    }

    private func counts(_ ephemeron: Ephemeron, _ rule: Reachability.Rule) -> Bool {
        !ephemeron.isStrong || rule.valuesNeedKeys || rule.takesForWeak(ephemeron.table)
    }

    /// Calls `body` for each ephemeron that has the node as its table or key.
    @inline(__always) func take(_ node: Node, _ body: (Ephemeron) -> Void) {
        if isTable.isEmpty { return }
        if isTable[Int(node)] {
            var i = firstOfTable(node)
            while i < ephemerons.count, ephemerons[i].table == node { body(ephemerons[i]); i += 1 }
        }
        var i = firstByKey[Int(node)]
        while i >= 0 { body(ephemerons[Int(i)]); i = nextByKey[Int(i)] }
    }

    /// Takes the first ephemeron with this key out of its key's list.
    mutating func takeFirst(withKey node: Node) -> Ephemeron? {
        guard !firstByKey.isEmpty, firstByKey[Int(node)] >= 0 else { return nil }
        let first = Int(firstByKey[Int(node)])
        firstByKey[Int(node)] = nextByKey[first]
        return ephemerons[first]
    }

    private func firstOfTable(_ table: Node) -> Int {
        ephemerons.partitioningIndex { $0.table >= table }
    }
}
