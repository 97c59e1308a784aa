/// One reference to an object, as a graph knows it.
public struct HeapReference: Equatable, Sendable {
    /// The object, in the later graph.
    public let target: Node
    /// Who refers to it, in the graph of the moment at which the reference is there; `~position` for a root.
    public let source: Node
    let edgeClass: EdgeClass
    let label: UInt32

    /// It mentions the object and does not hold it.
    public var isWeak: Bool { edgeClass.contains(.weak) }

    /// What makes it another reference of the same holder.
    fileprivate var key: UInt64 { UInt64(UInt32(bitPattern: target)) << 32 | UInt64(label ^ UInt32(edgeClass.rawValue) &* 0x9E37_79B1) }
}

/// What came and went between two moments of one machine: objects, and references to those that stayed.
///
/// Alive is what the roots reach: an object that only awaits its collection has died. References are those of what is alive.
/// They are told apart by holder, class and name, where ``HeapMoment`` keeps names: the order in an array or Map does not
/// count. Linear, but for a holder whose edges differ in more than one place: those are sorted.
public struct HeapDifference {
    /// Alive now, and not there before, in the order of the later graph.
    public private(set) var born: [Node] = []
    /// Nodes of the earlier graph: alive then, and now not. Whether they count is to be asked of a machine of that moment.
    public private(set) var died: [Node] = []
    /// For each of these, whether it still waits for its collection.
    public private(set) var isUncollected: [Bool] = []
    /// Nodes of the earlier graph that nothing held then, and that a collection has taken since.
    public private(set) var taken: [Node] = []
    /// To objects that are alive now and were there before.
    public private(set) var gained: [HeapReference] = []
    public private(set) var lost: [HeapReference] = []

    private let period: Int
    /// The node of the same cell at the other moment; -1 for none.
    private var sameAfter: [Node]
    private var sameBefore: [Node]
    /// By node of the later graph: 1 where it counts, 2 where it does not, 0 where nobody has asked.
    private var counts: [UInt8]
    private let isCounted: (Node) -> Bool

    /// `period`: the allocation period of the last thing that ran before the first moment. `isCounted`: whether a node of
    /// the later graph is to be told of. What no script made never is.
    public init(from before: HeapMoment, to after: HeapMoment, period: Int, counting isCounted: @escaping (Node) -> Bool) {
        self.period = period
        self.isCounted = isCounted
        sameAfter = [Node](repeating: -1, count: before.count)
        sameBefore = [Node](repeating: -1, count: after.count)
        counts = [UInt8](repeating: 0, count: after.count)
        let source = after.graph.source
        for node in 0..<after.count {
            let place = Node(truncatingIfNeeded: node)
            let old = before.node(ofSame: source.id(of: place), after.graph.kinds[node], madeIn: source.period(of: place), upTo: period)
            sameBefore[node] = old
            if old >= 0 { sameAfter[Int(old)] = Node(truncatingIfNeeded: node) }
        }
        findBorn(after)
        findDied(before, after)
        compareEdges(before, after)
        compareRoots(before, after)
    }

    /// The node of the earlier graph for the same object.
    public func before(_ node: Node) -> Node? { sameBefore[Int(node)] < 0 ? nil : sameBefore[Int(node)] }

    // MARK: Objects

    private mutating func findBorn(_ after: HeapMoment) {
        for node in 0..<after.count where sameBefore[node] < 0 && after.reachability.reaches(Node(node)) {
            if counts(Node(truncatingIfNeeded: node), after) { born.append(Node(truncatingIfNeeded: node)) }
        }
    }

    private mutating func findDied(_ before: HeapMoment, _ after: HeapMoment) {
        for node in 0..<before.count where before.graph.kinds[node].isObject {
            let new = sameAfter[node]
            if new >= 0, after.reachability.reaches(new) { continue }
            if before.reachability.reaches(Node(node)) { died.append(Node(truncatingIfNeeded: node)) } else { taken.append(Node(truncatingIfNeeded: node)) }
        }
        guard !died.isEmpty || !taken.isEmpty else { return }
        var isThere = [Bool](repeating: false, count: before.count)
        after.graph.source.forEachPresent { id, kind, made in
            let node = before.node(ofSame: id, kind, madeIn: made, upTo: period)
            if node >= 0 { isThere[Int(node)] = true }
        }
        isUncollected = died.map { isThere[Int($0)] }
        taken.removeAll { isThere[Int($0)] }
    }

    private mutating func counts(_ node: Node, _ after: HeapMoment) -> Bool {
        if counts[Int(node)] == 0 {
            counts[Int(node)] = after.graph.isObject(node) && after.graph.source.period(of: node) != nil && isCounted(node) ? 1 : 2
        }
        return counts[Int(node)] == 1
    }

    // MARK: References

    private mutating func compareEdges(_ before: HeapMoment, _ after: HeapMoment) {
        for node in 0..<after.count where after.reachability.reaches(Node(node)) && after.graph.kinds[node].isHolder {
            let source = Node(truncatingIfNeeded: node), old = sameBefore[node]
            if old >= 0, before.reachability.reaches(old) {
                compareEdges(of: source, after, old, before)
            } else {
                for edge in after.edges(of: source) { if let reference = reference(after, source, edge) { gained.append(reference) } }
            }
        }
        for node in 0..<before.count where before.reachability.reaches(Node(node)) && before.graph.kinds[node].isHolder {
            let source = Node(truncatingIfNeeded: node), new = sameAfter[node]
            if new >= 0, after.reachability.reaches(new) { continue }
            for edge in before.edges(of: source) { if let reference = formerReference(before, after, source, edge) { lost.append(reference) } }
        }
    }

    /// One holder, then and now. Mostly nothing has changed, or one thing: what is equal at the start and at the end is
    /// passed over.
    private mutating func compareEdges(of new: Node, _ after: HeapMoment, _ old: Node, _ before: HeapMoment) {
        var now = after.edges(of: new), then = before.edges(of: old)
        while let a = then.first, let b = now.first, isSame(a, before, b, after) {
            then = a + 1..<then.upperBound
            now = b + 1..<now.upperBound
        }
        while let a = then.last, let b = now.last, isSame(a, before, b, after) {
            then = then.lowerBound..<a
            now = now.lowerBound..<b
        }
        if then.isEmpty, now.isEmpty { return }
        var came = now.compactMap { reference(after, new, $0) }, went = then.compactMap { formerReference(before, after, old, $0) }
        if came.isEmpty || went.isEmpty {
            gained += came
            lost += went
            return
        }
        came.sort { $0.key < $1.key }
        went.sort { $0.key < $1.key }
        var i = 0, j = 0
        while i < came.count || j < went.count {
            if j == went.count || i < came.count && came[i].key < went[j].key {
                gained.append(came[i])
                i += 1
            } else if i == came.count || went[j].key < came[i].key {
                lost.append(went[j])
                j += 1
            } else {
                i += 1
                j += 1
            }
        }
    }

    private func isSame(_ then: Int, _ before: HeapMoment, _ now: Int, _ after: HeapMoment) -> Bool {
        sameAfter[Int(before.graph.targets[then])] == after.graph.targets[now] && before.graph.classes[then] == after.graph.classes[now]
            && before.label(ofEdge: then) == after.label(ofEdge: now)
    }

    /// The edge as a reference; nil where it is not to be told. An object does not hold itself.
    private mutating func reference(_ after: HeapMoment, _ source: Node, _ edge: Int) -> HeapReference? {
        let target = after.graph.targets[edge], edgeClass = after.graph.classes[edge]
        guard target != source, edgeClass != .hidden, isSurvivor(target, after) else { return nil }
        return HeapReference(target: target, source: source, edgeClass: edgeClass, label: after.label(ofEdge: edge))
    }

    private mutating func formerReference(_ before: HeapMoment, _ after: HeapMoment, _ source: Node, _ edge: Int) -> HeapReference? {
        let former = before.graph.targets[edge], target = sameAfter[Int(former)], edgeClass = before.graph.classes[edge]
        guard former != source, edgeClass != .hidden, target >= 0, isSurvivor(target, after) else { return nil }
        return HeapReference(target: target, source: source, edgeClass: edgeClass, label: before.label(ofEdge: edge))
    }

    private mutating func isSurvivor(_ node: Node, _ after: HeapMoment) -> Bool {
        sameBefore[Int(node)] >= 0 && after.reachability.reaches(node) && counts(node, after)
    }

    // MARK: Roots

    private struct RootReference: Hashable {
        let root: HeapRoot
        let target: Node
    }

    private mutating func compareRoots(_ before: HeapMoment, _ after: HeapMoment) {
        let now = after.graph.roots.map { HeapDifference.isTold($0.root) ? $0.node : -1 }
        let then = before.graph.roots.map { HeapDifference.isTold($0.root) ? sameAfter[Int($0.node)] : -1 }
        var was: [RootReference: Int] = [:], came: [HeapReference] = []
        for (position, target) in then.enumerated() where target >= 0 { was[RootReference(root: before.graph.roots[position].root, target: target), default: 0] += 1 }
        for (position, target) in now.enumerated() where target >= 0 && isSurvivor(target, after) {
            let key = RootReference(root: after.graph.roots[position].root, target: target)
            if let known = was[key], known > 0 { was[key] = known - 1; continue }
            came.append(HeapReference(target: target, source: ~Node(truncatingIfNeeded: position), edgeClass: [], label: 0))
        }
        gained = came + gained
        var went: [HeapReference] = []
        for (position, target) in then.enumerated() where target >= 0 && isSurvivor(target, after) {
            let key = RootReference(root: before.graph.roots[position].root, target: target)
            guard let left = was[key], left > 0 else { continue }
            was[key] = left - 1
            went.append(HeapReference(target: target, source: ~Node(truncatingIfNeeded: position), edgeClass: [], label: 0))
        }
        lost = went + lost
    }

    /// What holds for the length of a job, and what is the engine's own, is nobody's news.
    private static func isTold(_ root: HeapRoot) -> Bool {
        switch root {
        case .builtIn, .names, .engine, .temporary, .keptAlive, .exception: false
        default: true
        }
    }
}
