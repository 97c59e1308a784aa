// One leak of listeners lies in several places: a list for each event, and above these what listeners of several events see together. Who lets go of one
// lets go of all, so they are told as one place: the listeners of one emitter or event target, with all that these keep.

extension Suspects {
    /// The listeners of an emitter (`_events`: a function or a list of them by event) or an event target (a Map of lists that are threaded by `next`).
    public struct Listeners: Sendable {
        public let target: Node
        public let isEmitter: Bool
        /// Those that have most listeners first.
        public fileprivate(set) var events: [String] = []
        /// Functions, or what the target keeps for each.
        public fileprivate(set) var nodes: [Node] = []
        /// The things that the target holds besides, and its listeners see: streams that it is piped to.
        public fileprivate(set) var others: [Node] = []
        /// What stands between the target and its listeners.
        fileprivate var parts: Set<Node> = []

        init(target: Node, isEmitter: Bool, events: [String] = [], nodes: [Node] = [], others: [Node] = []) {
            (self.target, self.isEmitter, self.events, self.nodes, self.others) = (target, isEmitter, events, nodes, others)
        }
    }
}

/// Finds groups that are one emitter's listeners, and makes one of them.
struct SuspectListeners {
    private let graph: HeapGraph
    private let heap: SnapshotHeap
    private let parent: (Node) -> Node?
    private let own: (Node) -> Bool
    private var known: [Node: Suspects.Listeners?] = [:]
    /// From a list of listeners it is no farther to its emitter.
    private static let highest = 4

    init?(_ graph: HeapGraph, parent: @escaping (Node) -> Node?, own: @escaping (Node) -> Bool) {
        guard let heap = graph.snapshot else { return nil }
        (self.graph, self.heap, self.parent, self.own) = (graph, heap, parent, own)
    }

    mutating func merge(_ groups: [Suspects.Group]) -> [Suspects.Group] {
        var merged: [Suspects.Group] = [], places: [Node: Int] = [:]
        for group in groups {
            guard let listeners = listeners(of: group) else { merged.append(group); continue }
            if places[listeners.target] == nil {
                places[listeners.target] = merged.count
                merged.append(Suspects.Group(kind: .many, holder: listeners.target, items: listeners.nodes, count: listeners.nodes.count, bytes: group.bytes, listeners: listeners))
            }
            merged[places[listeners.target] ?? 0].take(group)
        }
        return merged
    }

    /// Nil where the group is no business of an emitter's listeners.
    private mutating func listeners(of group: Suspects.Group) -> Suspects.Listeners? {
        guard group.kind != .single, let holder = group.holder else { return nil }
        var candidate: Node? = holder, steps = 0
        while let node = candidate, steps < SuspectListeners.highest {
            if let listeners = find(node) {
                if listeners.parts.contains(holder) { return listeners }
                // What hangs on the emitter by several of its parts; what it holds itself is another matter.
                return node == holder && isSeen(group, by: node) ? listeners : nil
            }
            candidate = parent(node)
            steps += 1
        }
        return nil
    }

    private func isSeen(_ group: Suspects.Group, by target: Node) -> Bool {
        guard let item = group.items.first else { return false }
        return !graph.hasEdge(from: target) { reached, edge in reached == item && edge.isDisjoint(with: .notStrong) }
    }

    // MARK: Emitters

    private mutating func find(_ node: Node) -> Suspects.Listeners? {
        if let listeners = known[node] { return listeners }
        let found = graph.isObject(node) ? emitter(node) ?? eventTarget(node) : nil
        known[node] = .some(found.flatMap { $0.nodes.count >= Suspects.leastCount ? $0 : nil })
        return known[node] ?? nil
    }

    private func emitter(_ node: Node) -> Suspects.Listeners? {
        guard let store = heap.property("_events", of: node), heap.kinds[Int(store)] == .object else { return nil }
        var found = Found(Suspects.Listeners(target: node, isEmitter: true))
        found.listeners.parts = [store]
        graph.source.forEachReference(of: store) { name, target in
            guard case .property(let key) = name else { return }
            let event = graph.source.text(of: key)
            if isOwnListener(target) { found.add(target, event) }
            guard graph.kind(of: target) == .array else { return }
            found.listeners.parts.insert(target)
            graph.forEachEdge(of: target) { listener, edge in if edge == .element, isOwnListener(listener) { found.add(listener, event) } }
        }
        return found.sorted
    }

    /// What `once` puts in its place is the platform's.
    private func isOwnListener(_ node: Node) -> Bool { graph.kind(of: node).isFunction && (own(node) || callsOwn(node)) }

    private func eventTarget(_ node: Node) -> Suspects.Listeners? {
        guard let store = heap.property("<symbol kEvents>", of: node), graph.kind(of: store) == .map else { return nil }
        var found = Found(Suspects.Listeners(target: node, isEmitter: false))
        found.listeners.parts = [store]
        graph.source.forEachEntry(of: store) { key, value in
            guard let list = graph.source.node(of: value), case .string(let event) = graph.source.portrait(of: key) else { return true }
            found.listeners.parts.insert(list)
            var next = heap.property("next", of: list)
            while let listener = next, graph.isObject(listener), found.listeners.parts.insert(listener).inserted {
                if own(listener) || callsOwn(listener) { found.add(listener, event) }
                next = heap.property("next", of: listener)
            }
            return true
        }
        return found.sorted
    }

    private func callsOwn(_ listener: Node) -> Bool { ["callback", "listener"].contains { heap.property($0, of: listener).map(own) ?? false } }

    private struct Found {
        var listeners: Suspects.Listeners
        private var counts: [String: Int] = [:]
        private var known: Set<Node> = []

        init(_ listeners: Suspects.Listeners) { self.listeners = listeners }

        /// One function may listen to several events.
        mutating func add(_ node: Node, _ event: String) {
            if known.insert(node).inserted { listeners.nodes.append(node) }
            counts[event, default: 0] += 1
        }

        var sorted: Suspects.Listeners {
            var listeners = listeners
            listeners.events = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
            return listeners
        }
    }
}

extension Suspects.Group {
    /// Objects that somebody else holds for the emitter, too, have to go with its listeners.
    fileprivate mutating func take(_ group: Suspects.Group) {
        guard let first = group.items.first, group.holder == holder, listeners?.nodes.contains(first) == false else { return }
        items += group.items
        listeners?.others += group.items
    }
}
