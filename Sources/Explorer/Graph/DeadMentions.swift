import Engine

// What the weak lose: the collector's `clearWeak`, asked of the graph.

extension HeapGraph {
    /// How many entries or targets a weak cell that was reached loses to what was not: 0 for whatever is not weak.
    func deadMentions(of node: Node, isMarked: (Node) -> Bool) -> Int {
        guard let object = JSObject(cell: cells[Int(node)]) else { return 0 }
        func isDead(_ value: Value) -> Bool { value.isCell && !(find(value.asCell).map(isMarked) ?? true) }
        switch object.kind {
        case .weakRef: return isDead(WeakRefLayout(object).target) ? 1 : 0
        case .weakMap, .weakSet, .finalizationRegistry:
            var lost = 0
            vm.forEachEntry(of: object) { key, _ in if isDead(key) { lost += 1 } }
            return lost
        default: return 0
        }
    }

    /// Something weak that is alive mentions something that is not.
    public func hasDeadMentions(_ reachability: Reachability) -> Bool {
        (0..<Node(truncatingIfNeeded: count)).contains { reachability.reaches($0) && deadMentions(of: $0, isMarked: reachability.reaches) > 0 }
    }
}
