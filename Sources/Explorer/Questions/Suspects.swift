// What keeps much, in a heap of which nobody knows what the program let go of: the places below which it piles up. A file has no history, so
// none of these is a leak by proof; a person who knows the program sees at once which of them should have been empty.
//
// The dominator tree is walked from the roots down. A node that holds many alike, none of which is most of the whole, is such a place: an array with
// two thousand entries, a Map, a list of listeners, the list of timers. So are many of one class that hang together (a list, a tree), and single
// things that are large by themselves. What lies below a place that was told is told with it.

import Platform

/// Where the program's memory piles up.
public struct Suspects {
    /// How the things of a group hang on their holder.
    public enum Kind: String, Sendable, CaseIterable {
        /// Many that one holder refers to.
        case many
        /// Many of one class that refer to one another.
        case linked
        /// One thing that is large by itself.
        case single
    }

    public struct Group: Sendable {
        public let kind: Kind
        /// Nil where no single one holds them.
        public let holder: Node?
        /// The things themselves; of those that hang together the first, of a single one itself.
        public let items: [Node]
        /// How many things; of those that hang together all of them.
        public let count: Int
        /// What would be free without the things: exact.
        public fileprivate(set) var bytes: Int
        public fileprivate(set) var objects = 0
        /// What they are made of, by class, what takes most first.
        public fileprivate(set) var contents: [Content] = []
        /// The things are keys of a Map or elements of a Set, and as a weak one it would let go of so many objects and bytes.
        public fileprivate(set) var ifWeak: (objects: Int, bytes: Int)?
    }

    public struct Content: Sendable {
        public let classNumber: Int32
        public var count = 0
        public var bytes = 0
        /// The first of the class, from above.
        public let example: Node
    }

    /// What keeps most first.
    public private(set) var groups: [Group] = []
    /// All that is the program's own, and what of the engine's would go with the things of the groups.
    public private(set) var programBytes = 0

    /// So many alike pile up.
    static let leastCount = 8
    /// Of more nobody reads.
    public static let mostGroups = 12

    /// Linear, and a walk over what it holds for each group. `isOwn` tells what is the program's own.
    public init(_ graph: HeapGraph, _ tree: Dominators, isOwn: (Node) -> Bool) {
        // Asked for again and again: known once.
        let classes = graph.nodes.map { Interruption.isRequested(at: Int($0)) ? -1 : graph.source.classNumber(of: $0) }
        if Interruption.isRequested { return }
        var pile = Pile(graph, tree, classes, isOwn: isOwn)
        programBytes = pile.total
        groups = pile.find(atLeast: max(programBytes / 100, 512))
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
        if groups.count > Suspects.mostGroups { groups.removeLast(groups.count - Suspects.mostGroups) }
        var measure = PileMeasure(graph, pile.children, classes, own: pile.own)
        for place in groups.indices where !Interruption.isRequested { measure.measure(&groups[place]) }
        programBytes += measure.foreignBytes
        // Of the engine's own alone no program can let go.
        groups.removeAll { $0.objects == 0 && $0.items.allSatisfy { graph.kind(of: $0) != .string } }
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
    }
}

/// The walk down the tree.
private struct Pile {
    private let graph: HeapGraph
    let children: DominatedChildren
    /// By node: its class.
    private let classes: [Int32]
    /// By node: the program's bytes that hang on it.
    private var bytes: [Int]
    private(set) var own: [Bool]
    /// By node: how many of its class hang together below it.
    private var linked: [Int32]
    private(set) var total = 0
    /// The number of the class `Object`.
    private var plainClass: Int32 = -1

    init(_ graph: HeapGraph, _ tree: Dominators, _ classes: [Int32], isOwn: (Node) -> Bool) {
        self.graph = graph
        self.classes = classes
        children = DominatedChildren(tree, count: graph.count)
        bytes = [Int](repeating: 0, count: graph.count)
        own = [Bool](repeating: false, count: graph.count)
        linked = [Int32](repeating: 1, count: graph.count)
        let order = children.fromAbove()
        for node in order {
            if Interruption.isRequested(at: Int(node)) { break }
            let parent = tree.dominator(of: node)
            own[Int(node)] = parent.map { own[Int($0)] } ?? false || graph.kind(of: node).isOfScripts && isOwn(node)
        }
        plainClass = Pile.number(ofClass: "Object", graph, classes)
        for node in order.reversed() {
            if own[Int(node)] { bytes[Int(node)] += graph.size(of: node) }
            guard let parent = tree.dominator(of: node) else { total += bytes[Int(node)]; continue }
            bytes[Int(parent)] += bytes[Int(node)]
            if isLinkable(node), let link = link(from: node, tree), classes[Int(node)] == classes[Int(link)] { linked[Int(link)] += linked[Int(node)] }
        }
    }

    private static func number(ofClass name: String, _ graph: HeapGraph, _ classes: [Int32]) -> Int32 {
        var known: Set<Int32> = []
        for node in graph.nodes where graph.kind(of: node) == .object {
            let number = classes[Int(node)]
            if known.insert(number).inserted, graph.source.className(number) == name { return number }
        }
        return -1
    }

    /// What it hangs on: a promise hangs on the one before it by what waits for that, which is the engine's.
    private func link(from node: Node, _ tree: Dominators) -> Node? {
        var link = tree.dominator(of: node)
        if graph.kind(of: node) == .promise, let reaction = link, graph.kind(of: reaction) == .engine { link = tree.dominator(of: reaction) }
        return link
    }

    /// Arrays in arrays and objects in objects are no lists.
    private func isLinkable(_ node: Node) -> Bool {
        switch graph.kind(of: node) {
        case .object: own[Int(node)] && classes[Int(node)] != plainClass
        case .engine, .otherObject, .promise: own[Int(node)]
        default: false
        }
    }

    mutating func find(atLeast least: Int) -> [Suspects.Group] {
        var found: [Suspects.Group] = [], pending: [Node] = [], scratch = Scratch()
        takeMany(of: nil, children.roots, least, &scratch, &found, &pending)
        while let node = pending.popLast(), !Interruption.isRequested {
            if own[Int(node)], Int(linked[Int(node)]) >= 2 * Suspects.leastCount {
                found.append(Suspects.Group(kind: .linked, holder: children.parent(of: node), items: [node], count: Int(linked[Int(node)]), bytes: bytes[Int(node)]))
                continue
            }
            if own[Int(node)], isLargeAlone(node, least) {
                found.append(Suspects.Group(kind: .single, holder: children.parent(of: node), items: [node], count: 1, bytes: bytes[Int(node)]))
                continue
            }
            takeMany(of: node, children.of(node), least, &scratch, &found, &pending)
        }
        return found
    }

    /// What it is made of itself, with stores and texts that no object stands before, is the most of what hangs on it.
    private func isLargeAlone(_ node: Node, _ least: Int) -> Bool {
        guard graph.isObject(node) || graph.kind(of: node) == .string else { return false }
        var alone = graph.size(of: node)
        children.forEach(of: node) { if graph.kind(of: $0) == .storage || graph.kind(of: $0) == .engine || graph.kind(of: $0) == .table { alone += graph.size(of: $0) } }
        return alone >= least && alone * 2 > bytes[Int(node)]
    }

    /// Room to sort children by class, used again and again.
    private struct Scratch {
        var byClass: [Int32: [Node]] = [:]
    }

    private mutating func takeMany(of holder: Node?, _ nodes: [Node], _ least: Int, _ scratch: inout Scratch, _ found: inout [Suspects.Group], _ pending: inout [Node]) {
        // Few children, or little: nothing can pile up here.
        if nodes.count < Suspects.leastCount {
            for node in nodes where bytes[Int(node)] >= least { pending.append(node) }
            return
        }
        scratch.byClass.removeAll(keepingCapacity: true)
        // Keys and values of one collection are its entries.
        let isCollection = holder.map { graph.kind(of: $0) == .map || graph.kind(of: $0) == .set } ?? false
        for node in nodes where bytes[Int(node)] > 0 {
            if isCollection, own[Int(node)], graph.kind(of: node) != .engine, graph.kind(of: node) != .table { scratch.byClass[0, default: []].append(node); continue }
            if own[Int(node)] { scratch.byClass[classes[Int(node)], default: []].append(node) } else if bytes[Int(node)] >= least { pending.append(node) }
        }
        for (_, items) in scratch.byClass.sorted(by: { $0.key < $1.key }) {
            let sum = items.reduce(0) { $0 + bytes[Int($1)] }
            if sum < least { continue }
            // One that is most of them all is told by itself.
            let rest = items.filter { bytes[Int($0)] * 2 <= sum || items.count < Suspects.leastCount }
            if items.count < Suspects.leastCount || rest.count != items.count {
                for node in items where bytes[Int(node)] >= least && (rest.count == items.count || bytes[Int(node)] * 2 > sum) { pending.append(node) }
            }
            let restSum = rest.count == items.count ? sum : rest.reduce(0) { $0 + bytes[Int($1)] }
            if rest.count >= Suspects.leastCount, restSum >= least {
                found.append(Suspects.Group(kind: .many, holder: holder, items: rest, count: rest.count, bytes: restSum))
            }
        }
    }
}

extension NodeKind {
    /// What scripts make and see.
    fileprivate var isOfScripts: Bool {
        switch self {
        case .code, .engine, .storage, .table, .hiddenClass, .descriptors: false
        default: true
        }
    }
}

/// What would be free without the things of a group, and what that is made of: found in the part of the tree that hangs on their holder, for nothing
/// outside of it refers into it.
private struct PileMeasure {
    private let graph: HeapGraph
    private let children: DominatedChildren
    private let waiting: EphemeronIndex
    /// By node: 0 outside, 1 in the part, 2 what lives without the things.
    private var state: [UInt8]
    /// By node: it is the program's, or was counted as what goes with that.
    private var isCounted: [Bool]
    /// What goes with the program's things without being the program's, each once.
    private(set) var foreignBytes = 0

    private let classes: [Int32]
    /// By class: what of a group is of it, while that is counted.
    private var contents: [Suspects.Content?] = []

    init(_ graph: HeapGraph, _ children: DominatedChildren, _ classes: [Int32], own: [Bool]) {
        isCounted = own
        self.classes = classes
        self.graph = graph
        self.children = children
        waiting = EphemeronIndex(graph, Reachability.Rule())
        state = [UInt8](repeating: 0, count: graph.count)
    }

    mutating func measure(_ group: inout Suspects.Group) {
        let part = below(group.holder)
        for node in part { state[Int(node)] = 1 }
        let holder = group.holder, items = group.items
        walk(from: holder.map { [$0] } ?? graph.roots.map(\.node), without: items, weakHolder: nil)
        count(part, &group)
        if let holder, isWeakable(holder, items) {
            for node in part { state[Int(node)] = 1 }
            walk(from: [holder], without: [], weakHolder: holder)
            var objects = 0, bytes = 0
            for node in part where state[Int(node)] == 1 {
                bytes += graph.size(of: node)
                if graph.isObject(node) { objects += 1 }
            }
            group.ifWeak = (objects, bytes)
        }
        for node in part { state[Int(node)] = 0 }
    }

    /// The holder and all that hangs on it; without one all that is alive.
    private func below(_ holder: Node?) -> [Node] {
        guard let holder else { return children.fromAbove() }
        var part = [holder], place = 0
        while place < part.count {
            children.forEach(of: part[place]) { part.append($0) }
            place += 1
        }
        return part
    }

    private mutating func walk(from starts: [Node], without items: [Node], weakHolder: Node?) {
        // What is taken out counts as outside until the end.
        for node in items { state[Int(node)] = 3 }
        var queue = starts.filter { state[Int($0)] == 1 }
        for node in queue { state[Int(node)] = 2 }
        while let node = queue.popLast() {
            let ignored: EdgeClass = node == weakHolder ? [.weak, .ephemeron, .entry, .entryValue] : .notStrong
            graph.forEachEdge(of: node) { target, edge in
                guard edge.isDisjoint(with: ignored), state[Int(target)] == 1 else { return }
                state[Int(target)] = 2
                queue.append(target)
            }
            waiting.take(node) { ephemeron in
                guard state[Int(ephemeron.value)] == 1, isAlive(ephemeron.key), isAlive(ephemeron.table) else { return }
                state[Int(ephemeron.value)] = 2
                queue.append(ephemeron.value)
            }
            if node == weakHolder { takeValues(of: node, &queue) }
        }
        for node in items where state[Int(node)] == 3 { state[Int(node)] = 1 }
    }

    /// The entries of a Map that is taken for weak, whose keys live outside.
    private mutating func takeValues(of map: Node, _ queue: inout [Node]) {
        var pending: [Node] = []
        graph.source.forEachEntry(of: map) { key, value in
            if let key = graph.source.node(of: key), let value = graph.source.node(of: value), state[Int(value)] == 1, state[Int(key)] == 0 { pending.append(value) }
            return true
        }
        for node in pending where state[Int(node)] == 1 {
            state[Int(node)] = 2
            queue.append(node)
        }
    }

    private func isAlive(_ node: Node) -> Bool { state[Int(node)] == 0 || state[Int(node)] == 2 }

    /// The things are keys or elements that could be held weakly, and so are all others.
    private func isWeakable(_ holder: Node, _ items: [Node]) -> Bool {
        guard graph.kind(of: holder) == .map || graph.kind(of: holder) == .set else { return false }
        var areWeakable = true
        graph.source.forEachEntry(of: holder) { key, _ in
            areWeakable = graph.source.node(of: key).map { graph.isObject($0) && !graph.kind(of: $0).isFunction || graph.kind(of: $0) == .symbol } ?? false
            return areWeakable
        }
        return areWeakable
    }

    /// What does not live without the things, by class; what belongs to an object's stores counts as the object's.
    private mutating func count(_ part: [Node], _ group: inout Suspects.Group) {
        var found: [Int32] = [], bytes = 0, objects = 0
        for node in part where state[Int(node)] == 1 {
            let size = graph.size(of: node)
            bytes += size
            if !isCounted[Int(node)] {
                isCounted[Int(node)] = true
                foreignBytes += size
            }
            if graph.isObject(node) { objects += 1 }
            var owner = node
            while isPart(owner), let parent = children.parent(of: owner), state[Int(parent)] == 1 { owner = parent }
            let number = classes[Int(owner)]
            while contents.count <= Int(number) { contents.append(nil) }
            if contents[Int(number)] == nil {
                contents[Int(number)] = Suspects.Content(classNumber: number, example: owner)
                found.append(number)
            }
            contents[Int(number)]?.bytes += size
            if owner == node { contents[Int(number)]?.count += 1 }
        }
        group.bytes = bytes
        group.objects = objects
        group.contents = found.compactMap { contents[Int($0)] }.sorted { ($0.bytes, $1.example) > ($1.bytes, $0.example) }
        for number in found { contents[Int(number)] = nil }
    }

    private func isPart(_ node: Node) -> Bool {
        switch graph.kind(of: node) {
        case .storage, .engine, .table, .code, .hiddenClass, .descriptors, .number: true
        default: false
        }
    }
}
