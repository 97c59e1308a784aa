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
        public internal(set) var items: [Node]
        /// How many things; of those that hang together all of them.
        public internal(set) var count: Int
        /// What would be free without the things: exact.
        public internal(set) var bytes: Int
        public internal(set) var objects = 0
        /// What they are made of, by class, what takes most first.
        public internal(set) var contents: [Content] = []
        /// The things are keys of a Map or elements of a Set, and as a weak one it would let go of so many objects and bytes.
        public internal(set) var ifWeak: (objects: Int, bytes: Int)?
        /// The things are listeners of one target.
        public internal(set) var listeners: Listeners?
        /// So many places of one form it stands for; of each it has the things.
        public internal(set) var alike = 1
        /// What all of them hang on, where that is not the holder.
        var place: Node?

        init(kind: Kind, holder: Node?, items: [Node], count: Int, bytes: Int, listeners: Listeners? = nil) {
            (self.kind, self.holder, self.items, self.count, self.bytes, self.listeners) = (kind, holder, items, count, bytes, listeners)
        }
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
        guard let pile = Pile(graph, tree, isOwn: isOwn) else { return }
        programBytes = pile.total
        groups = pile.merge(pile.find(atLeast: max(programBytes / 100, 512)))
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
        if groups.count > Suspects.mostGroups { groups.removeLast(groups.count - Suspects.mostGroups) }
        programBytes += PileMeasure.measure(&groups, graph, pile.children, pile.classes, own: pile.own)
        // Of the engine's own alone no program can let go.
        groups.removeAll { $0.objects == 0 && $0.items.allSatisfy { graph.kind(of: $0) != .string } }
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
    }
}

/// What the walk down the tree needs of every node, found by two threads: classes are asked of the source, which no other thread asks meanwhile.
private struct Prepared {
    let classes: [Int32]
    let children: DominatedChildren
    /// All that is alive, from above.
    let order: [Node]

    init?(_ graph: HeapGraph, _ tree: Dominators) {
        nonisolated(unsafe) let graph = graph, tree = tree, classes = Scratch<Int32>(graph.count)
        nonisolated(unsafe) var fromTree: (DominatedChildren, [Node])?
        Workers.perform(2) { number in
            if number == 0 {
                for node in graph.nodes {
                    if Interruption.isRequested(at: Int(node)) { return }
                    classes.base[Int(node)] = graph.source.classNumber(of: node)
                }
            } else {
                let children = DominatedChildren(tree, count: graph.count)
                fromTree = (children, children.fromAbove())
            }
        }
        guard !Interruption.isRequested, let fromTree else { return nil }
        self.classes = Array(UnsafeBufferPointer(start: classes.base, count: graph.count))
        (children, order) = fromTree
    }
}

/// The walk down the tree.
struct Pile {
    let graph: HeapGraph
    let children: DominatedChildren
    /// By node: its class.
    let classes: [Int32]
    /// By node: the program's bytes that hang on it.
    private var bytes: [Int]
    private(set) var own: [Bool]
    /// By node: how many of its class hang together below it.
    private var linked: [Int32]
    private(set) var total = 0
    /// The number of the class `Object`.
    private var plainClass: Int32 = -1

    /// Nil where somebody gave the question up.
    init?(_ graph: HeapGraph, _ tree: Dominators, isOwn: (Node) -> Bool) {
        self.graph = graph
        guard let prepared = Prepared(graph, tree) else { return nil }
        classes = prepared.classes
        children = prepared.children
        let order = prepared.order
        bytes = [Int](repeating: 0, count: graph.count)
        own = [Bool](repeating: false, count: graph.count)
        linked = [Int32](repeating: 1, count: graph.count)
        for node in order {
            if Interruption.isRequested(at: Int(node)) { return nil }
            let parent = children.parent(of: node)
            own[Int(node)] = parent.map { own[Int($0)] } ?? false || graph.kind(of: node).isOfScripts && isOwn(node)
        }
        plainClass = Pile.number(ofClass: "Object", graph, classes)
        for node in order.reversed() {
            if Interruption.isRequested(at: Int(node)) { return nil }
            if own[Int(node)] { bytes[Int(node)] += graph.size(of: node) }
            guard let parent = children.parent(of: node) else { total += bytes[Int(node)]; continue }
            bytes[Int(parent)] += bytes[Int(node)]
            if isLinkable(node), let link = link(from: node), classes[Int(node)] == classes[Int(link)], graph.source.isAlike(node, link) { linked[Int(link)] += linked[Int(node)] }
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
    private func link(from node: Node) -> Node? {
        var link = children.parent(of: node)
        if graph.kind(of: node) == .promise, let reaction = link, graph.kind(of: reaction) == .engine { link = children.parent(of: reaction) }
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

    func find(atLeast least: Int) -> [Suspects.Group] {
        var found: [Suspects.Group] = [], pending: [Node] = [], scratch = Sorting()
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

    /// What is one leak is told once.
    func merge(_ groups: [Suspects.Group]) -> [Suspects.Group] {
        var groups = groups
        for place in groups.indices where groups[place].kind == .many { takeHeld(&groups[place]) }
        guard var listeners = SuspectListeners(graph, parent: children.parent(of:), own: { own[Int($0)] }) else { return groups }
        return foldAlike(listeners.merge(groups))
    }

    /// What hangs on the holder by what the things see goes with them, and is none of them.
    private func takeHeld(_ group: inout Suspects.Group) {
        guard let holder = group.holder, graph.isObject(holder) else { return }
        var held: Set<Node> = []
        graph.forEachEdge(of: holder) { target, edge in if edge.isDisjoint(with: .notStrong) { held.insert(target) } }
        let items = group.items.filter(held.contains)
        guard items.count >= Suspects.leastCount, items.count * 2 > group.items.count, items.count < group.items.count else { return }
        group.items = items
        group.count = items.count
    }

    /// What it is made of itself, with stores and texts that no object stands before, is the most of what hangs on it.
    private func isLargeAlone(_ node: Node, _ least: Int) -> Bool {
        guard graph.isObject(node) || graph.kind(of: node) == .string else { return false }
        var alone = graph.size(of: node)
        children.forEach(of: node) { if graph.kind(of: $0) == .storage || graph.kind(of: $0) == .engine || graph.kind(of: $0) == .table { alone += graph.size(of: $0) } }
        return alone >= least && alone * 2 > bytes[Int(node)]
    }

    /// Room to sort children by class, used again and again.
    private struct Sorting {
        var byClass: [Int32: [Node]] = [:]
        /// Of what is not the program's, by the name that the platform has for it.
        var byNative: [UInt32: [Node]] = [:]
    }

    private func takeMany(of holder: Node?, _ nodes: [Node], _ least: Int, _ scratch: inout Sorting, _ found: inout [Suspects.Group], _ pending: inout [Node]) {
        // Few children, or little: nothing can pile up here.
        if nodes.count < Suspects.leastCount {
            for node in nodes where bytes[Int(node)] >= least { pending.append(node) }
            return
        }
        scratch.byClass.removeAll(keepingCapacity: true)
        scratch.byNative.removeAll(keepingCapacity: true)
        // Keys and values of one collection are its entries.
        let isCollection = holder.map { graph.kind(of: $0) == .map || graph.kind(of: $0) == .set } ?? false
        for node in nodes where bytes[Int(node)] > 0 {
            if isCollection, own[Int(node)], graph.kind(of: node) != .engine, graph.kind(of: node) != .table { scratch.byClass[0, default: []].append(node); continue }
            if own[Int(node)] { scratch.byClass[classes[Int(node)], default: []].append(node); continue }
            let native = graph.snapshot?.nativeName(of: node) ?? 0
            // Behind a browser's listeners and timers stand the program's functions.
            if native > 0 { scratch.byNative[native, default: []].append(node) } else if bytes[Int(node)] >= least { pending.append(node) }
        }
        for (_, items) in scratch.byNative.sorted(by: { $0.key < $1.key }) {
            let sum = items.reduce(0) { $0 + bytes[Int($1)] }
            if items.count >= Suspects.leastCount, sum >= least, items.allSatisfy({ bytes[Int($0)] * 2 <= sum }) {
                found.append(Suspects.Group(kind: .many, holder: holder, items: items, count: items.count, bytes: sum))
            } else {
                for node in items where bytes[Int(node)] >= least { pending.append(node) }
            }
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
