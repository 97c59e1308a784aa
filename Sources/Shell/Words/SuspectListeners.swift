import Explorer

/// Whose listeners pile up: of an emitter's lists in `_events`, or of an event target's.
struct SuspectListeners {
    let target: Node
    /// What they listen to.
    let events: [String]
    /// The things are what listeners see, not listeners.
    let areSeen: Bool
    /// The lists are those of an EventEmitter.
    let isEmitter: Bool

    /// Nil where the things are no listeners, and what they are is not held by listeners of one target alone.
    init?(of group: Suspects.Group, _ view: HeapView) {
        let item = group.items[0]
        guard let listener = SuspectListeners.listener(on: view.naming.ways(to: item), view) else { return nil }
        (target, isEmitter) = (listener.target, listener.isEmitter)
        areSeen = listener.node != item
        if !areSeen { (events) = [listener.event]; return }
        // What is held by others, too, no listener lets go of.
        guard view.graph.kind(of: item) == .environment else { return nil }
        var events: Set<String> = []
        for hold in view.naming.holds(on: item) where !hold.isWeak {
            guard let source = hold.source, let other = SuspectListeners.listener(on: view.naming.ways(to: source), view), other.target == target, other.node == source else { return nil }
            events.insert(other.event)
        }
        self.events = events.sorted()
    }

    private struct Listener {
        let target: Node
        let event: String
        /// The function, or the object that stands for it.
        let node: Node
        let isEmitter: Bool
    }

    /// The way leads to a listener, or to what one sees itself.
    private static func listener(on way: [Node], _ view: HeapView) -> Listener? {
        let naming = view.naming
        for place in way.indices.dropFirst(2).reversed() {
            guard case .property(let store)? = naming.edgeName(from: way[place - 2], to: way[place - 1]) else { continue }
            let rest = way[place...].drop { view.graph.kind(of: $0) == .array }
            guard let node = rest.first, rest.count <= 2 else { continue }
            switch view.graph.source.text(of: store) {
            case "_events":
                guard case .property(let event)? = naming.edgeName(from: way[place - 1], to: way[place]), view.graph.kind(of: node).isFunction else { continue }
                return Listener(target: way[place - 2], event: view.graph.source.text(of: event), node: node, isEmitter: true)
            case "Symbol(kEvents)":
                guard case .mapValue(let key, _)? = naming.edgeName(from: way[place - 1], to: way[place]), case .string(let event) = view.graph.source.portrait(of: key) else { continue }
                return Listener(target: way[place - 2], event: event, node: node, isEmitter: false)
            default: continue
            }
        }
        return nil
    }
}
