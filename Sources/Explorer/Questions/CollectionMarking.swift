/// Marking, as the collector is about to do it, written down round by round.
///
/// The collector marks with a stack; here it goes breadth first, which marks the same cells and can be told. Everything else is its
/// rule to the letter (Collector.swift): weak tables wait until the strong are done; an entry whose key is marked by then marks its
/// value, another waits at its key and is woken when the key's own turn comes. Linear; a few numbers a node, one an entry that waits.
struct CollectionMarking {
    /// One wave, or one look at the weak tables that were reached since the last.
    struct Round {
        /// How many there were before it.
        let index: Int
        let isScan: Bool
        /// What it marked, as a part of `order`.
        let marked: Range<Int>
        /// The waiting entries that it woke, as a part of `woken`.
        let woken: Range<Int>
        /// The entries that began to wait, as a part of `waits`.
        let waits: Range<Int>
        /// Of what it marked: the program's own objects, its scopes, and built-in objects.
        var objects = 0
        var scopes = 0
        var builtIns = 0

        var isEmpty: Bool { marked.isEmpty && woken.isEmpty && waits.isEmpty }
        /// It has something that belongs to the program.
        var isTellable: Bool { objects > 0 || scopes > 0 || !woken.isEmpty || !waits.isEmpty }
    }

    /// A WeakMap's entry that waits for its key.
    struct Wait {
        let table: Node
        let key: Node
        let value: HeapValue
        /// -1 for text, which is no node.
        let valueNode: Node
        /// The next that waits for the same key; -1 at the end.
        var next: Int32
    }

    /// What rounds come to that are told as one.
    struct Fold {
        var waves = 0, objects = 0, builtIns = 0, woken = 0, waits = 0

        mutating func add(_ round: Round) {
            if !round.isScan, !round.isEmpty { waves += 1 }
            objects += round.objects
            builtIns += round.builtIns
            woken += round.woken.count
            waits += round.waits.count
        }

        mutating func add(_ other: Fold) {
            waves += other.waves
            objects += other.objects
            builtIns += other.builtIns
            woken += other.woken
            waits += other.waits
        }
    }

    /// The first `headCount` rounds and the last ones. A list of a million nodes has a million rounds: those in between are in `gap`.
    private(set) var rounds: [Round] = []
    private(set) var gap = Fold()
    static let headCount = 64, tailCount = 64
    private var roundCount = 0
    /// Nodes in the order in which they were marked.
    private(set) var order: [Node] = []
    /// The index of the round that marked each node; -1: none did.
    private(set) var roundOf: [Int32]
    /// Who led to it: -1 for roots, the WeakMap for the value of its entry.
    private(set) var parents: [Node]
    /// For a WeakMap's value: the key; empty where no WeakMap has entries.
    private(set) var keys: [Node] = []
    private(set) var waits: [Wait] = []
    /// Places among `waits`, in the order in which they were woken.
    private(set) var woken: [Int32] = []
    /// What is weak and was reached: maps, sets, references, registries.
    private(set) var weakNodes: [Node] = []

    private let graph: HeapGraph
    private var firstWait: [Int32] = []
    private var expanded = 0
    private var scanned = 0
    private var current = (objects: 0, scopes: 0, builtIns: 0)

    init(_ graph: HeapGraph) {
        self.graph = graph
        roundOf = [Int32](repeating: -1, count: graph.count)
        parents = roundOf
        order.reserveCapacity(graph.count)
        for root in graph.roots { mark(root.node, from: -1) }
        close(isScan: false, from: 0, woken: 0, waits: 0)
        while true {
            while expanded < order.count { runWave() }
            let before = order.count
            scanTables()
            if order.count == before { break }
        }
    }

    func isMarked(_ node: Node) -> Bool { roundOf[Int(node)] >= 0 }

    /// Of the entries that wait for a key: the first, as a place among `waits`; -1 for none.
    func firstWait(for key: Node) -> Int32 { firstWait.isEmpty ? -1 : firstWait[Int(key)] }

    // MARK: Rounds

    /// Goes over what the last round marked.
    private mutating func runWave() {
        let start = order.count, firstWoken = woken.count
        while expanded < start {
            let node = order[expanded]
            expanded += 1
            if !firstWait.isEmpty, firstWait[Int(node)] >= 0 { wake(node) }
            for i in Int(graph.starts[Int(node)])..<Int(graph.starts[Int(node) + 1]) where graph.classes[i].isDisjoint(with: .notStrong) {
                mark(graph.targets[i], from: node)
            }
            if graph.kind(of: node).isWeakHolder { weakNodes.append(node) }
        }
        close(isScan: false, from: start, woken: firstWoken, waits: waits.count)
    }

    private mutating func wake(_ key: Node) {
        var i = firstWait[Int(key)]
        while i >= 0 {
            let wait = waits[Int(i)]
            woken.append(i)
            if wait.valueNode >= 0 { mark(wait.valueNode, from: wait.table, key: key) }
            i = wait.next
        }
    }

    private mutating func scanTables() {
        let start = order.count, firstWaiting = waits.count
        while scanned < weakNodes.count {
            let table = weakNodes[scanned]
            scanned += 1
            if graph.kind(of: table) != .weakMap { continue }
            // The visitor is called at once and does not outlive the call.
            withUnsafeMutablePointer(to: &self) { marking in
                marking.pointee.graph.source.forEachEntry(of: table) { key, value in
                    if marking.pointee.graph.source.isStored(value) { marking.pointee.take(table, key, value) }
                    return true
                }
            }
        }
        close(isScan: true, from: start, woken: woken.count, waits: firstWaiting)
    }

    /// One entry of a table that was reached.
    private mutating func take(_ table: Node, _ key: HeapValue, _ value: HeapValue) {
        guard let keyNode = graph.source.node(of: key) else { return }
        if keys.isEmpty {
            keys = [Node](repeating: -1, count: graph.count)
            firstWait = keys
        }
        let valueNode = graph.source.node(of: value) ?? -1
        if isMarked(keyNode) {
            if valueNode >= 0 { mark(valueNode, from: table, key: keyNode) }
        } else if valueNode < 0 || !isMarked(valueNode) {
            waits.append(Wait(table: table, key: keyNode, value: value, valueNode: valueNode, next: firstWait[Int(keyNode)]))
            firstWait[Int(keyNode)] = Int32(truncatingIfNeeded: waits.count - 1)
        }
    }

    private mutating func mark(_ node: Node, from parent: Node, key: Node = -1) {
        guard roundOf[Int(node)] < 0 else { return }
        roundOf[Int(node)] = Int32(truncatingIfNeeded: roundCount)
        parents[Int(node)] = parent
        if key >= 0 { keys[Int(node)] = key }
        order.append(node)
        if graph.isObject(node) {
            if graph.source.isBuiltIn(node) { current.builtIns += 1 } else { current.objects += 1 }
        } else if graph.kind(of: node) == .environment, !graph.source.isBuiltIn(node) {
            current.scopes += 1
        }
    }

    private mutating func close(isScan: Bool, from start: Int, woken firstWoken: Int, waits firstWaiting: Int) {
        rounds.append(Round(index: roundCount, isScan: isScan, marked: start..<order.count, woken: firstWoken..<woken.count, waits: firstWaiting..<waits.count,
                            objects: current.objects, scopes: current.scopes, builtIns: current.builtIns))
        current = (0, 0, 0)
        roundCount += 1
        if rounds.count == CollectionMarking.headCount + 2 * CollectionMarking.tailCount { thinOut() }
    }

    private mutating func thinOut() {
        let middle = CollectionMarking.headCount..<(rounds.count - CollectionMarking.tailCount)
        for round in rounds[middle] { gap.add(round) }
        rounds.removeSubrange(middle)
    }
}
