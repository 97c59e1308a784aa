import Platform

/// Some of a graph's nodes, or of their places in some order, a bit each: of ten million a megabyte, which stays near the processor where their kinds do not.
struct NodeBits: Sendable {
    fileprivate let words: Scratch<UInt64>

    init(count: Int) { words = Scratch(count / 64 + 1) }

    init(_ graph: HeapGraph, where isWanted: (NodeKind) -> Bool) {
        self.init(count: graph.count)
        let kinds = graph.kinds.base
        for node in 0..<graph.count where isWanted(kinds[node]) { insert(Node(truncatingIfNeeded: node)) }
    }

    @inline(__always) func insert(_ node: Node) { words.base[Int(node) >> 6] |= 1 << UInt64(node & 63) }
    @inline(__always) func contains(_ node: Node) -> Bool { words.base[Int(node) >> 6] & 1 << UInt64(node & 63) != 0 }
}

/// Some of a graph's nodes, numbered in their order: what is known of these alone needs no place for each node that there is.
struct RankedNodes {
    private let bits: NodeBits
    /// By word: how many stand before it.
    private let before: Scratch<UInt32>

    init(_ nodeCount: Int) {
        bits = NodeBits(count: nodeCount)
        before = Scratch(nodeCount / 64 + 1)
    }

    func insert(_ node: Node) { bits.insert(node) }
    @inline(__always) func contains(_ node: Node) -> Bool { bits.contains(node) }

    /// Numbers them, and tells how many there are: to be called when all are in it.
    func rank() -> Int {
        var count: UInt32 = 0
        for word in 0..<before.count {
            before.base[word] = count
            count += UInt32(truncatingIfNeeded: bits.words.base[word].nonzeroBitCount)
        }
        return Int(count)
    }

    /// Of one that is in it.
    @inline(__always) func number(of node: Node) -> Int {
        let word = Int(node) >> 6
        return Int(before.base[word]) + (bits.words.base[word] & (1 << UInt64(node & 63) - 1)).nonzeroBitCount
    }
}
