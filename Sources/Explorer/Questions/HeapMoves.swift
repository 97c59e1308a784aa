/// The references that came and went, by the object that they lead to.
public struct HeapMoves {
    /// One object's.
    public struct Move {
        public let target: Node
        /// The first few, strong ones before weak ones.
        public internal(set) var gained: [HeapReference] = []
        public internal(set) var lost: [HeapReference] = []
        public internal(set) var gainedCount = 0
        public internal(set) var lostCount = 0
    }
    /// Objects that lost a holder and gained another one, and how many there are.
    public private(set) var moved: [Move] = []
    public private(set) var movedCount = 0
    /// Objects that only gained or only lost, or that no more than mentions came to or went from.
    public private(set) var changed: [Move] = []
    public private(set) var changedCount = 0

    private static let gainedHolder: UInt8 = 1, lostHolder: UInt8 = 2, mention: UInt8 = 4

    /// The first `most` objects of each sort, in the order of the graph, with the first `mostReferences` of each. Linear.
    public init(_ difference: HeapDifference, most: Int, mostReferences: Int) {
        var last: Node = -1
        for reference in difference.gained { last = max(last, reference.target) }
        for reference in difference.lost { last = max(last, reference.target) }
        let size = Int(last) + 1
        var events = [UInt8](repeating: 0, count: size)
        for reference in difference.gained { events[Int(reference.target)] |= reference.isWeak ? HeapMoves.mention : HeapMoves.gainedHolder }
        for reference in difference.lost { events[Int(reference.target)] |= reference.isWeak ? HeapMoves.mention : HeapMoves.lostHolder }
        var places: [Node: (isMoved: Bool, place: Int)] = [:]
        for target in 0..<size where events[target] != 0 {
            let isMoved = events[target] & (HeapMoves.gainedHolder | HeapMoves.lostHolder) == HeapMoves.gainedHolder | HeapMoves.lostHolder
            let node = Node(truncatingIfNeeded: target)
            if isMoved {
                movedCount += 1
                if movedCount <= most { places[node] = (true, moved.count); moved.append(Move(target: node)) }
            } else {
                changedCount += 1
                if changedCount <= most { places[node] = (false, changed.count); changed.append(Move(target: node)) }
            }
        }
        for wantsWeak in [false, true] {
            for reference in difference.gained where reference.isWeak == wantsWeak {
                change(places[reference.target]) { $0.gain(reference, mostReferences) }
            }
            for reference in difference.lost where reference.isWeak == wantsWeak {
                change(places[reference.target]) { $0.lose(reference, mostReferences) }
            }
        }
    }

    private mutating func change(_ place: (isMoved: Bool, place: Int)?, _ body: (inout Move) -> Void) {
        guard let place else { return }
        if place.isMoved { body(&moved[place.place]) } else { body(&changed[place.place]) }
    }
}

extension HeapMoves.Move {
    fileprivate mutating func gain(_ reference: HeapReference, _ most: Int) {
        gainedCount += 1
        if gained.count < most { gained.append(reference) }
    }

    fileprivate mutating func lose(_ reference: HeapReference, _ most: Int) {
        lostCount += 1
        if lost.count < most { lost.append(reference) }
    }
}

extension Naming {
    /// The words for a reference at the moment of this graph, in which `target` is the object's node; nil for what is none to
    /// people: a class's prototype that knows its class.
    public func words(for reference: HeapReference, to target: Node) -> (name: String, role: String?)? {
        if reference.source < 0 {
            let position = Int(~reference.source)
            return position < graph.roots.count ? (Naming.text(of: graph.roots[position].root.withoutTime), nil) : nil
        }
        guard Int(reference.source) < graph.count, Int(target) < graph.count else { return nil }
        var found: EdgeName?, isOneOfSeveral = false
        source.forEachReference(of: reference.source) { name, reached in
            guard reached == target, name.isOf(reference.edgeClass), reference.label == 0 || HeapMoment.label(of: name) == reference.label else { return }
            if found == nil { found = name } else { isOneOfSeveral = true }
        }
        guard let found, !graph.isPrototypeLink(reference.source, found, target) else { return nil }
        // Which of an array's equal elements it is, a comparison that knows no positions cannot tell.
        if case .element = found, isOneOfSeveral { return ("\(name(of: reference.source))[…]", nil) }
        return words(for: found, sourceName: name(of: reference.source))
    }

    /// The holder by which the shortest way from a root comes: known for each node, however many hold it. Nil for what nothing holds.
    public func nearestHolder(of node: Node) -> (name: String, role: String?)? {
        let path = reachability.path(to: node)
        guard let last = path.last else { return nil }
        if path.count == 1 { return (rootText(last, withTime: false), nil) }
        let source = path[path.count - 2]
        return edgeName(from: source, to: node).map { words(for: $0, sourceName: name(of: source)) }
    }
}
