import Engine

// Who holds an object, and who only mentions it.

extension Naming {
    /// The references to one node from what is alive, roots first and then in the order of the graph. What is no reference to
    /// people (a hidden class, a function's own prototype) is left out. One pass over the graph.
    public func holds(on node: Node) -> [Hold] { holds(on: [node])[0].filter(\.isFromAlive) }

    /// The references to each of several nodes, from doomed holders too, in one pass over the graph.
    public func holds(on nodes: [Node]) -> [[Hold]] {
        var places = [Int32](repeating: -1, count: graph.count)
        for (place, node) in nodes.enumerated() { places[Int(node)] = Int32(truncatingIfNeeded: place) }
        var result = [[Hold]](repeating: [], count: nodes.count)
        for (root, target) in graph.roots where places[Int(target)] >= 0 {
            if let hold = hold(of: root) { result[Int(places[Int(target)])].append(hold) }
        }
        for source in 0..<graph.count {
            let source = Node(truncatingIfNeeded: source)
            guard graph.hasEdge(from: source, where: { places[Int($0)] >= 0 }) else { continue }
            collect(from: source) { places[Int($0)] >= 0 } into: { target, hold in result[Int(places[Int(target)])].append(hold) }
        }
        if nodes.contains(where: { graph.cells[Int($0)].kind == .symbol }) { addNamedProperties(places, to: &result) }
        return result.map(Naming.withoutDoubles)
    }

    /// A symbol that is a property's name is held by the object's hidden class; to people it is held by the object.
    private func addNamedProperties(_ places: [Int32], to result: inout [[Hold]]) {
        var named: [Node: [Node]] = [:]
        for shape in 0..<Node(truncatingIfNeeded: graph.count) where graph.cells[Int(shape)].kind == .shape {
            graph.forEachEdge(of: shape) { target, _ in
                if places[Int(target)] >= 0, graph.cells[Int(target)].kind == .symbol { named[shape, default: []].append(target) }
            }
        }
        if named.isEmpty { return }
        for source in 0..<Node(truncatingIfNeeded: graph.count) where graph.cells[Int(source)].isObject {
            graph.forEachEdge(of: source) { shape, _ in
                for symbol in named[shape] ?? [] {
                    let identity = Hold.Identity(source: UInt(bitPattern: graph.cells[Int(source)].address), kind: Naming.propertyName, root: nil)
                    result[Int(places[Int(symbol)])].append(Hold(identity: identity, kind: Naming.propertyName, source: source, isWeak: false,
                                                                isFromAlive: reachability.reaches(source)))
                }
            }
        }
    }

    static let propertyName = EdgeKind.hidden(.propertyName)

    private static func withoutDoubles(_ holds: [Hold]) -> [Hold] {
        if holds.count < 2 { return holds }
        var known: Set<Hold.Identity> = []
        return holds.filter { known.insert($0.identity).inserted }
    }

    private func collect(from source: Node, where isWanted: (Node) -> Bool, into body: (Node, Hold) -> Void) {
        let cell = graph.cells[Int(source)]
        if cell.kind == .shape || cell.kind == .propertyMap { return }
        let isAlive = reachability.reaches(source)
        vm.forEachEdge(of: cell) { kind, targetCell in
            // An object does not keep itself alive.
            guard targetCell != cell, let target = graph.find(targetCell), isWanted(target),
                  !isOwnPrototypeLink(cell, kind, targetCell) else { return }
            var isWeak = kind.isWeak
            if case .weakMapValue(let key) = kind { isWeak = !(key.isCell && graph.find(key.asCell).map(reachability.reaches) ?? false) }
            let identity = Hold.Identity(source: UInt(bitPattern: cell.address), kind: kind.withoutPosition, root: nil)
            body(target, Hold(identity: identity, kind: kind, source: source, isWeak: isWeak, isFromAlive: isAlive))
        }
    }

    private func hold(of root: Root) -> Hold? {
        switch root {
        case .engine, .intrinsic: nil
        default: Hold(identity: Hold.Identity(source: 0, kind: nil, root: root), kind: nil, source: nil, isWeak: false, isFromAlive: true)
        }
    }

    /// `Dog.prototype.constructor`, which says nothing about who holds Dog.
    private func isOwnPrototypeLink(_ cell: Cell, _ kind: EdgeKind, _ target: Cell) -> Bool {
        guard case .property(let key) = kind, key == vm[.constructor], let function = JSObject(cell: target) else { return false }
        return vm.ownDataProperty(of: function, vm[.prototype]) == Value(cell)
    }

    // MARK: Words

    /// The holder as the program writes it, and what the object is to it: (`strong`, `key`), (`app.cache[3]`, nil).
    public func words(for hold: Hold) -> (name: String, role: String?) {
        guard let source = hold.source, let kind = hold.kind else { return (hold.identity.root.map(Naming.text) ?? "", nil) }
        return words(for: kind, source: graph.cells[Int(source)], sourceName: name(of: source))
    }

    /// The same for a holder whose name is known: it may be gone by now.
    public func words(for kind: EdgeKind, source: Cell?, sourceName: String) -> (name: String, role: String?) {
        switch kind {
        case .property, .element, .internalSlot(.prototype):
            let isGlobal = sourceName == "globalThis"
            let step = propertyText(kind, isFirst: isGlobal) ?? ""
            return (isGlobal ? step : sourceName + step, nil)
        case .getter(let key): return (sourceName, "getter \(vm.describe(key))")
        case .setter(let key): return (sourceName, "setter \(vm.describe(key))")
        case .internalSlot(.cleanupCallback): return (sourceName, "callback")
        case .internalSlot(.proxyTarget): return (sourceName, "target")
        case .internalSlot(.proxyHandler): return (sourceName, "handler")
        case .internalSlot(let slot): return (sourceName, slot.name)
        case .variable(let variable): return ("\(sourceName): \(variable)", nil)
        case .mapKey, .weakMapKey: return (sourceName, "key")
        case .mapValue, .weakMapValue: return (sourceName, "value")
        case .setElement, .weakSetElement: return (sourceName, "element")
        case .weakRefTarget, .registryTarget: return (sourceName, "target")
        case .registryToken: return (sourceName, "token")
        case .registryHeld: return (sourceName, "held value")
        case .hidden(let what): return (sourceName, what.rawValue)
        }
    }
}

extension HeapGraph {
    func hasEdge(from source: Node, where isWanted: (Node) -> Bool) -> Bool { hasEdge(from: source) { target, _ in isWanted(target) } }

    public func hasEdge(from source: Node, where isWanted: (Node, EdgeClass) -> Bool) -> Bool {
        for i in Int(starts[Int(source)])..<Int(starts[Int(source) + 1]) where isWanted(targets[i], classes[i]) { return true }
        return false
    }
}
