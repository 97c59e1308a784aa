import Platform

/// Some of a graph's nodes, a bit each: of ten million a megabyte, which stays near the processor where their kinds do not.
struct NodeBits {
    private let words: Scratch<UInt64>

    init(_ graph: HeapGraph, where isWanted: (NodeKind) -> Bool) {
        let count = graph.count, kinds = graph.kinds.base
        words = Scratch(count / 64 + 1)
        for node in 0..<count where isWanted(kinds[node]) { words.base[node >> 6] |= 1 << UInt64(node & 63) }
    }

    @inline(__always) func contains(_ node: Node) -> Bool { words.base[Int(node) >> 6] & 1 << UInt64(node & 63) != 0 }
}
