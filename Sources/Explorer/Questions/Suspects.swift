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
    public static let leastCount = 8
    /// Of more nobody reads.
    public static let mostGroups = 12

    /// Linear, and a walk over what it holds for each group. `isOwn` tells what is the program's own.
    public init(_ graph: HeapGraph, _ tree: Dominators, isOwn: (Node) -> Bool) {
        self.init(Pile(graph, tree, isOwn: isOwn))
    }

    /// A walk over what it holds for each group. Without a pile there is nothing.
    public init(_ pile: Pile?) {
        guard let pile else { return }
        let graph = pile.graph
        programBytes = pile.total
        groups = pile.merge(pile.find(atLeast: max(programBytes / 100, 512)))
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
        if groups.count > Suspects.mostGroups { groups.removeLast(groups.count - Suspects.mostGroups) }
        programBytes += PileMeasure.measure(&groups, graph, pile.order, pile.classes, own: pile.own)
        // Of the engine's own alone no program can let go.
        groups.removeAll { $0.objects == 0 && $0.items.allSatisfy { graph.kind(of: $0) != .string } }
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
    }
}

/// What the walk down the tree needs of every node, found by two threads: classes are asked of the source, which no other thread asks meanwhile.
private struct Prepared {
    /// By node.
    let classes: Scratch<Int32>
    let order: DominatorOrder

    init?(_ graph: HeapGraph, _ tree: Dominators) {
        nonisolated(unsafe) let graph = graph, tree = tree
        let classes = Scratch<Int32>(graph.count)
        nonisolated(unsafe) var order: DominatorOrder?
        Workers.perform(2) { number in
            if number == 1 {
                order = DominatorOrder(tree, count: graph.count)
                return
            }
            for node in graph.nodes { classes.base[Int(node)] = graph.source.classNumber(of: node) }
        }
        guard !Interruption.isRequested, let order else { return nil }
        (self.classes, self.order) = (classes, order)
    }
}

/// The tree with what hangs on each node, and the walk down it. Nodes are known by their places in its order.
public struct Pile {
    let graph: HeapGraph
    let order: DominatorOrder
    /// By node: its class.
    fileprivate let classes: Scratch<Int32>
    /// By place: the program's bytes that hang on it.
    private let bytes: Scratch<Int>
    let own: Scratch<Bool>
    /// By place: how many others of its class hang together below it.
    private let linked: Scratch<Int32>
    private(set) var total = 0
    /// The number of the class `Object`.
    private var plainClass: Int32 = -1

    /// Nil where somebody gave the question up. Linear. Of the graph's source it asks for classes and for what `isOwn` asks.
    public init?(_ graph: HeapGraph, _ tree: Dominators, isOwn: (Node) -> Bool) {
        self.graph = graph
        guard let prepared = Prepared(graph, tree) else { return nil }
        (classes, order) = (prepared.classes, prepared.order)
        bytes = Scratch(order.count)
        own = Scratch(order.count)
        linked = Scratch(order.count)
        findOwn(isOwn)
        guard let plain = Pile.number(ofClass: "Object", graph, classes) else { return nil }
        plainClass = plain
        addUp()
        if Interruption.isRequested { return nil }
    }

    /// What hangs on the program's own is the program's.
    private func findOwn(_ isOwn: (Node) -> Bool) {
        let own = own.base, parents = order.parents.base, nodes = order.nodes.base
        for place in 0..<order.count {
            if Interruption.isRequested(at: place) { return }
            let parent = Int(parents[place]), node = nodes[place]
            own[place] = parent >= 0 && own[parent] || graph.kind(of: node).isOfScripts && isOwn(node)
        }
    }

    private mutating func addUp() {
        let own = own.base, bytes = bytes.base, linked = linked.base, parents = order.parents.base, nodes = order.nodes.base
        for place in (0..<order.count).reversed() {
            if Interruption.isRequested(at: place) { return }
            if own[place] { bytes[place] += graph.size(of: nodes[place]) }
            let parent = Int(parents[place])
            if parent < 0 { total += bytes[place]; continue }
            bytes[parent] += bytes[place]
            guard isLinkable(place), let link = link(from: place), classNumber(of: nodes[place]) == classNumber(of: nodes[link]) else { continue }
            if graph.source.isAlike(nodes[place], nodes[link]) { linked[link] += linked[place] + 1 }
        }
    }

    /// -1 for a class that there is not; nil where somebody gave the question up.
    private static func number(ofClass name: String, _ graph: HeapGraph, _ classes: Scratch<Int32>) -> Int32? {
        var isKnown: [Bool] = []
        for node in graph.nodes where graph.kind(of: node) == .object {
            let number = Int(classes.base[Int(node)])
            while isKnown.count <= number { isKnown.append(false) }
            if isKnown[number] { continue }
            isKnown[number] = true
            if graph.source.className(Int32(truncatingIfNeeded: number)) == name { return Int32(truncatingIfNeeded: number) }
        }
        return Interruption.isRequested ? nil : -1
    }

    func classNumber(of node: Node) -> Int32 { classes.base[Int(node)] }
    private func kind(_ place: Int) -> NodeKind { graph.kind(of: order.nodes.base[place]) }
    private func parent(_ place: Int) -> Int? { order.parents.base[place] < 0 ? nil : Int(order.parents.base[place]) }

    /// What it hangs on: a promise hangs on the one before it by what waits for that, which is the engine's.
    private func link(from place: Int) -> Int? {
        var link = parent(place)
        if kind(place) == .promise, let reaction = link, kind(reaction) == .engine { link = parent(reaction) }
        return link
    }

    /// Arrays in arrays and objects in objects are no lists.
    private func isLinkable(_ place: Int) -> Bool {
        switch kind(place) {
        // The platform's lists may hold the program's things: an event target's list of listeners.
        case .object: (own.base[place] || bytes.base[place] > 0) && classes.base[Int(order.nodes.base[place])] != plainClass
        case .engine, .otherObject, .promise: own.base[place]
        default: false
        }
    }

    func find(atLeast least: Int) -> [Suspects.Group] {
        var found: [Suspects.Group] = [], pending: [Int] = [], scratch = Sorting()
        takeMany(of: nil, least, &scratch, &found, &pending)
        while let place = pending.popLast(), !Interruption.isRequested {
            if Int(linked.base[place]) + 1 >= 2 * Suspects.leastCount {
                found.append(group(.linked, parent(place), [place], count: Int(linked.base[place]) + 1, bytes.base[place]))
            } else if own.base[place], isLargeAlone(place, least) {
                found.append(group(.single, parent(place), [place], count: 1, bytes.base[place]))
            } else {
                takeMany(of: place, least, &scratch, &found, &pending)
            }
        }
        return found
    }

    /// What is one leak is told once.
    func merge(_ groups: [Suspects.Group]) -> [Suspects.Group] {
        var groups = groups
        for place in groups.indices where groups[place].kind == .many { takeHeld(&groups[place]) }
        guard var listeners = SuspectListeners(graph, parent: order.parent(of:), own: { node in order.place(of: node).map { own.base[$0] } ?? false }) else { return groups }
        return foldAlike(listeners.merge(groups))
    }

    /// What hangs on the holder by what the things see goes with them, and is none of them.
    private func takeHeld(_ group: inout Suspects.Group) {
        guard let holder = group.holder, graph.isObject(holder) else { return }
        let isHeld = Scratch<Bool>(graph.count)
        graph.forEachEdge(of: holder) { target, edge in if edge.isDisjoint(with: .notStrong) { isHeld.base[Int(target)] = true } }
        let items = group.items.filter { isHeld.base[Int($0)] }
        guard items.count >= Suspects.leastCount, items.count * 2 > group.items.count, items.count < group.items.count else { return }
        group.items = items
        group.count = items.count
    }

    private func group(_ kind: Suspects.Kind, _ holder: Int?, _ items: [Int], count: Int, _ bytes: Int) -> Suspects.Group {
        let nodes = order.nodes.base
        return Suspects.Group(kind: kind, holder: holder.map { nodes[$0] }, items: items.map { nodes[$0] }, count: count, bytes: bytes)
    }

    /// What it is made of itself, with stores and texts that no object stands before, is the most of what hangs on it.
    private func isLargeAlone(_ place: Int, _ least: Int) -> Bool {
        let node = order.nodes.base[place]
        guard graph.isObject(node) || graph.kind(of: node) == .string else { return false }
        var alone = graph.size(of: node)
        order.forEachChild(of: place) { child in
            if kind(child) == .storage || kind(child) == .engine || kind(child) == .table { alone += graph.size(of: order.nodes.base[child]) }
        }
        return alone >= least && alone * 2 > bytes.base[place]
    }

    /// Room to sort children by class, used again and again.
    private struct Sorting {
        var byClass: [Int32: [Int]] = [:]
        /// Of what is not the program's, by the name that the platform has for it.
        var byNative: [UInt32: [Int]] = [:]
        /// Little things of the platform, by class: together they may keep much of the program's.
        var byForeignClass: [Int32: [Int]] = [:]
    }

    private func takeMany(of holder: Int?, _ least: Int, _ scratch: inout Sorting, _ found: inout [Suspects.Group], _ pending: inout [Int]) {
        let places = order.children(of: holder), own = own.base, bytes = bytes.base
        // Few children, or little: nothing can pile up here.
        if places.count < Suspects.leastCount {
            for place in places where bytes[place] >= least { pending.append(place) }
            return
        }
        scratch.byClass.removeAll(keepingCapacity: true)
        scratch.byNative.removeAll(keepingCapacity: true)
        scratch.byForeignClass.removeAll(keepingCapacity: true)
        // Keys and values of one collection are its entries.
        let isCollection = holder.map { kind($0) == .map || kind($0) == .set } ?? false
        for place in places where bytes[place] > 0 {
            if isCollection, own[place], kind(place) != .engine, kind(place) != .table { scratch.byClass[0, default: []].append(place); continue }
            let node = order.nodes.base[place]
            if own[place] { scratch.byClass[classNumber(of: node), default: []].append(place); continue }
            let native = graph.snapshot?.nativeName(of: node) ?? 0
            // Behind a browser's listeners and timers stand the program's functions.
            if native > 0 { scratch.byNative[native, default: []].append(place) }
            else if bytes[place] >= least { pending.append(place) }
            else if kind(place) == .object { scratch.byForeignClass[classNumber(of: node), default: []].append(place) }
        }
        for (_, items) in scratch.byNative.sorted(by: { $0.key < $1.key }) {
            let sum = items.reduce(0) { $0 + bytes[$1] }
            if items.count >= Suspects.leastCount, sum >= least, items.allSatisfy({ bytes[$0] * 2 <= sum }) {
                found.append(group(.many, holder, items, count: items.count, sum))
            } else {
                for place in items where bytes[place] >= least { pending.append(place) }
            }
        }
        for (_, items) in scratch.byForeignClass.sorted(by: { $0.key < $1.key }) where items.count >= Suspects.leastCount {
            let sum = items.reduce(0) { $0 + bytes[$1] }
            if sum >= least { found.append(group(.many, holder, items, count: items.count, sum)) }
        }
        for (_, items) in scratch.byClass.sorted(by: { $0.key < $1.key }) {
            let sum = items.reduce(0) { $0 + bytes[$1] }
            if sum < least { continue }
            // One that is most of them all is told by itself.
            let rest = items.filter { bytes[$0] * 2 <= sum || items.count < Suspects.leastCount }
            if items.count < Suspects.leastCount || rest.count != items.count {
                for place in items where bytes[place] >= least && (rest.count == items.count || bytes[place] * 2 > sum) { pending.append(place) }
            }
            let restSum = rest.count == items.count ? sum : rest.reduce(0) { $0 + bytes[$1] }
            if rest.count >= Suspects.leastCount, restSum >= least { found.append(group(.many, holder, rest, count: rest.count, restSum)) }
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
