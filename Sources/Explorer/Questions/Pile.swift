import Platform

/// The tree with what hangs on each node, and the walk down it. Nodes are known by their places in its order.
public struct Pile {
    let graph: HeapGraph
    let order: DominatorOrder
    let facts: PlaceFacts
    private let tree: Dominators
    /// By place: the program's bytes that hang on what is not the program's own. What hangs on that is all of it, and the tree has it.
    private let foreignBytes: Scratch<Int>
    let own: Scratch<Bool>
    /// By place: how many others of its class hang together below it.
    private let linked: Scratch<Int32>
    private(set) var total = 0
    /// The number of the class `Object`.
    private var plainClass: Int32 = -1

    /// Nil where somebody gave the question up. Linear. Of the graph's source it asks for classes and for what `isOwn` asks.
    public init?(_ graph: HeapGraph, _ tree: Dominators, isOwn: (Node) -> Bool) {
        self.graph = graph
        self.tree = tree
        guard let (order, facts) = PlaceFacts.find(graph, tree) else { return nil }
        (self.order, self.facts) = (order, facts)
        foreignBytes = Scratch(order.count)
        own = Scratch(order.count, isDense: true)
        linked = Scratch(order.count)
        findOwn(isOwn)
        plainClass = facts.number(ofClass: "Object", graph)
        addUp()
        if Interruption.isRequested { return nil }
    }

    /// What hangs on the program's own is the program's.
    private func findOwn(_ isOwn: (Node) -> Bool) {
        let own = own.base, parents = order.parents.base, nodes = order.nodes.base
        for place in 0..<order.count {
            if Interruption.isRequested(at: place) { return }
            let parent = Int(parents[place])
            own[place] = parent >= 0 && own[parent] || kind(place).isOfScripts && isOwn(nodes[place])
        }
    }

    private mutating func addUp() {
        let own = own.base, foreignBytes = foreignBytes.base, linked = linked.base, parents = order.parents.base, nodes = order.nodes.base
        let classes = facts.classes.base
        for place in (0..<order.count).reversed() {
            if Interruption.isRequested(at: place) { return }
            let parent = Int(parents[place])
            if parent < 0 { total += bytes(at: place); continue }
            if !own[parent] { let bytes = bytes(at: place); if bytes > 0 { foreignBytes[parent] += bytes } }
            guard isLinkable(place), let link = link(from: place), classes[place] == classes[link] else { continue }
            if areAlike(nodes[place], nodes[link], classes[place]) { linked[link] += linked[place] + 1 }
        }
    }

    /// The program's bytes that hang on it.
    private func bytes(at place: Int) -> Int { own.base[place] ? tree.retainedSize(of: order.nodes.base[place]) : foreignBytes.base[place] }

    func classNumber(of node: Node) -> Int32 { order.place(of: node).map { facts.classes.base[$0] } ?? graph.source.classNumber(of: node) }
    private func kind(_ place: Int) -> NodeKind { facts.kinds.base[place] }
    private func parent(_ place: Int) -> Int? { order.parents.base[place] < 0 ? nil : Int(order.parents.base[place]) }

    /// What it hangs on: a promise hangs on the one before it by what waits for that, which is the engine's, a function on the one that sees it, and an
    /// object on the one whose function sees it.
    private func link(from place: Int) -> Int? {
        guard let above = parent(place) else { return nil }
        switch kind(place) {
        case .promise where kind(above) == .engine: return parent(above)
        case .function: return kind(above) == .environment ? parent(above) : nil
        case .object where kind(above) == .environment: return holder(ofScope: above)
        case .object where isContainer(above, of: place): return object(withContainer: above, of: place)
        default: return above
        }
    }

    /// A tree's nodes have their children in arrays, Maps or Sets, and where they have a class of their own in plain objects, too.
    private func isContainer(_ place: Int, of child: Int) -> Bool {
        switch kind(place) {
        case .array, .map, .set, .storage, .table: true
        case .object: facts.classes.base[place] == plainClass && facts.classes.base[child] != plainClass
        default: false
        }
    }

    private func object(withContainer container: Int, of child: Int) -> Int? {
        var next = parent(container), steps = 0
        while let place = next, steps < Pile.deepestScope, isContainer(place, of: child) {
            next = parent(place)
            steps += 1
        }
        return next
    }

    /// One container has most of those that hang together, that of the first or of one that most of them hang on in turn: that is a list of them, and no tree.
    private func isFlat(_ first: Int) -> Bool {
        let classes = facts.classes.base, all = Int(linked.base[first])
        var above: Int? = first, steps = 0
        while let place = above, steps < Pile.deepestScope {
            var pending = [place], heaviest: Int?
            while let part = pending.popLast() {
                var count = 0
                order.forEachChild(of: part) { child in
                    if isContainer(child, of: first) { return pending.append(child) }
                    guard classes[child] == classes[first] else { return }
                    if part != place { count += 1 }
                    if Int(linked.base[child]) * 2 > all { heaviest = child }
                }
                if count * 2 > all { return true }
            }
            above = heaviest
            steps += 1
        }
        return false
    }

    /// The object that has a function which sees the scope, alone or by few others that it stands in.
    private func holder(ofScope scope: Int) -> Int? {
        var next = parent(scope), steps = 0
        while let place = next, steps < Pile.deepestScope, kind(place) == .environment || kind(place) == .function {
            next = parent(place)
            steps += 1
        }
        return next
    }

    private static let deepestScope = 6

    /// Functions are alike that are of one code, and objects of no class that have the same properties.
    private func areAlike(_ node: Node, _ other: Node, _ classNumber: Int32) -> Bool {
        if graph.kind(of: node) == .object, classNumber == plainClass {
            let layout = graph.source.layout(of: node)
            return layout >= 0 && layout == graph.source.layout(of: other)
        }
        guard graph.kind(of: node) == .function else { return graph.source.isAlike(node, other) }
        return graph.source.code(of: node).map { $0 == graph.source.code(of: other) } ?? false
    }

    /// Arrays in arrays are no lists.
    private func isLinkable(_ place: Int) -> Bool {
        switch kind(place) {
        // The platform's lists may hold the program's things: an event target's list of listeners.
        case .object: own.base[place] || foreignBytes.base[place] > 0 && facts.classes.base[place] != plainClass
        case .engine, .otherObject, .promise, .function: own.base[place]
        default: false
        }
    }

    func find(atLeast least: Int) -> [Suspects.Group] {
        var found: [Suspects.Group] = [], pending: [Int] = [], scratch = Sorting()
        takeMany(of: nil, least, &scratch, &found, &pending)
        while let place = pending.popLast(), !Interruption.isRequested {
            if Int(linked.base[place]) + 1 >= 2 * Suspects.leastCount, !isFlat(place) {
                found.append(group(.linked, parent(place), [place], count: Int(linked.base[place]) + 1, bytes(at: place)))
            } else if own.base[place], isLargeAlone(place, least) {
                found.append(group(.single, parent(place), [place], count: 1, bytes(at: place)))
            } else {
                takeMany(of: place, least, &scratch, &found, &pending)
            }
        }
        return found
    }

    /// To be called when all that piles up was found: what is made of it needs no sums.
    func forgetSums() {
        foreignBytes.giveBack()
        linked.giveBack()
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
        guard graph.isObject(node) || kind(place) == .string else { return false }
        // On a text that was put together hang its pieces and nothing else. The text of a script nobody can let go of.
        if kind(place) == .string { return bytes(at: place) >= least && !graph.source.isBuiltIn(node) }
        var alone = facts.size(place)
        order.forEachChild(of: place) { child in
            if kind(child) == .storage || kind(child) == .engine || kind(child) == .table { alone += facts.size(child) }
        }
        return alone >= least && alone * 2 > bytes(at: place)
    }

    /// Room to sort children by class, used again and again.
    private struct Sorting {
        var byClass: [Int32: [Int]] = [:]
        /// Of what is not the program's, by the name that the platform has for it.
        var byNative: [UInt32: [Int]] = [:]
        /// Little things of the platform, by class: together they may keep much of the program's.
        var byForeignClass: [Int32: [Int]] = [:]
    }

    /// Timers of one duration stand in a list of the platform's: in its place they are taken themselves, whatever their durations.
    private func withTimers(_ places: [Int]) -> [Int] {
        var found: [Int] = []
        for (number, place) in places.enumerated() {
            let timers = timers(below: place)
            if found.isEmpty, !timers.isEmpty { found = Array(places[..<number]) }
            if !timers.isEmpty { found += timers } else if !found.isEmpty { found.append(place) }
        }
        return found.isEmpty ? places : found
    }

    private func timers(below place: Int) -> [Int] {
        guard !own.base[place], foreignBytes.base[place] > 0, kind(place) == .object else { return [] }
        return order.children(of: place).filter { bytes(at: $0) > 0 && isTimer($0) }
    }

    /// Those of `node:timers/promises` are the platform's, and behind each stands a call of the program's all the same.
    private func isTimer(_ place: Int) -> Bool { kind(place) == .object && graph.hasEdge(from: order.nodes.base[place]) { _, edge in edge.contains(.timer) } }

    private func takeMany(of holder: Int?, _ least: Int, _ scratch: inout Sorting, _ found: inout [Suspects.Group], _ pending: inout [Int]) {
        let places = withTimers(order.children(of: holder)), own = own.base
        // Few children, or little: nothing can pile up here.
        if places.count < Suspects.leastCount {
            for place in places where bytes(at: place) >= least { pending.append(place) }
            return
        }
        scratch.byClass.removeAll(keepingCapacity: true)
        scratch.byNative.removeAll(keepingCapacity: true)
        scratch.byForeignClass.removeAll(keepingCapacity: true)
        // Keys and values of one collection are its entries.
        let isCollection = holder.map { kind($0) == .map || kind($0) == .set } ?? false
        for place in places where bytes(at: place) > 0 {
            if isCollection, own[place], kind(place) != .engine, kind(place) != .table { scratch.byClass[0, default: []].append(place); continue }
            if own[place] || isTimer(place) { scratch.byClass[facts.classes.base[place], default: []].append(place); continue }
            let native = graph.snapshot?.nativeName(of: order.nodes.base[place]) ?? 0
            // Behind a browser's listeners and timers stand the program's functions.
            if native > 0 { scratch.byNative[native, default: []].append(place) }
            else if bytes(at: place) >= least { pending.append(place) }
            else if kind(place) == .object { scratch.byForeignClass[facts.classes.base[place], default: []].append(place) }
        }
        for (_, items) in scratch.byNative.sorted(by: { $0.key < $1.key }) {
            let sum = items.reduce(0) { $0 + bytes(at: $1) }
            if items.count >= Suspects.leastCount, sum >= least, items.allSatisfy({ bytes(at: $0) * 2 <= sum }) {
                found.append(group(.many, holder, items, count: items.count, sum))
            } else {
                for place in items where bytes(at: place) >= least { pending.append(place) }
            }
        }
        for (_, items) in scratch.byForeignClass.sorted(by: { $0.key < $1.key }) where items.count >= Suspects.leastCount {
            let sum = items.reduce(0) { $0 + bytes(at: $1) }
            if sum >= least { found.append(group(.many, holder, items, count: items.count, sum)) }
        }
        for (_, items) in scratch.byClass.sorted(by: { $0.key < $1.key }) {
            let sum = items.reduce(0) { $0 + bytes(at: $1) }
            if sum < least { continue }
            // One that is most of them all is told by itself.
            let rest = items.filter { bytes(at: $0) * 2 <= sum || items.count < Suspects.leastCount }
            if items.count < Suspects.leastCount || rest.count != items.count {
                for place in items where bytes(at: place) >= least && (rest.count == items.count || bytes(at: place) * 2 > sum) { pending.append(place) }
            }
            let restSum = rest.count == items.count ? sum : rest.reduce(0) { $0 + bytes(at: $1) }
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
