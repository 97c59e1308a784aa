import Algorithms
import Platform

// Who holds an object, and who only mentions it.

extension Naming {
    /// The references to one node from what is alive, roots first and then in the order of the graph. What is no reference to
    /// people (a hidden class, a function's own prototype) is left out. One pass over the graph.
    public func holds(on node: Node) -> [Hold] { holds(on: [node])[0].filter(\.isFromAlive) }

    /// The references to each of several nodes, from doomed holders too, in one pass over the graph.
    public func holds(on nodes: [Node]) -> [[Hold]] {
        // By node: one more than its place among these.
        let places = Scratch<Int32>(graph.count)
        for (place, node) in nodes.enumerated() { places.base[Int(node)] = Int32(truncatingIfNeeded: place + 1) }
        func place(_ node: Node) -> Int { Int(places.base[Int(node)]) - 1 }
        var result = [[Hold]](repeating: [], count: nodes.count)
        for (root, target) in graph.anchors where place(target) >= 0 {
            if let hold = hold(of: root) { result[place(target)].append(hold) }
        }
        for (step, source) in sources(of: nodes).enumerated() {
            if step & 0xFF == 0, Interruption.isRequested { break }
            collect(from: source) { place($0) >= 0 } into: { target, hold in result[place(target)].append(hold) }
        }
        if nodes.contains(where: { graph.kind(of: $0) == .symbol }) { addNamedProperties(place, to: &result) }
        return result.map(Naming.withoutDoubles)
    }

    /// A symbol that is a property's name is held by the object's hidden class; to people it is held by the object.
    private func addNamedProperties(_ place: (Node) -> Int, to result: inout [[Hold]]) {
        var named: [Node: [Node]] = [:]
        for shape in graph.nodes where graph.kind(of: shape) == .hiddenClass {
            graph.forEachEdge(of: shape) { target, _ in
                if place(target) >= 0, graph.kind(of: target) == .symbol { named[shape, default: []].append(target) }
            }
        }
        if named.isEmpty { return }
        for node in graph.nodes where graph.isObject(node) {
            graph.forEachEdge(of: node) { layout, _ in
                for symbol in named[layout] ?? [] {
                    result[place(symbol)].append(hold(.part(.propertyName), from: node, to: symbol, isWeak: false))
                }
            }
        }
    }

    private func hold(_ name: EdgeName, from node: Node, to target: Node, isWeak: Bool) -> Hold {
        var key: UInt64 = 0
        if case .weakMapValue(let node) = name { key = source.id(of: node) }
        let identity = Hold.Identity(source: source.id(of: node), name: name.withoutPosition, root: nil, key: key)
        return Hold(identity: identity, kind: name, source: node, target: target, isWeak: isWeak, isFromAlive: reachability.reaches(node))
    }

    private static func withoutDoubles(_ holds: [Hold]) -> [Hold] {
        if holds.count < 2 { return holds }
        var known: Set<Hold.Identity> = []
        return holds.filter { known.insert($0.identity).inserted }
    }

    private func collect(from node: Node, where isWanted: (Node) -> Bool, into body: (Node, Hold) -> Void) {
        if graph.kind(of: node) == .hiddenClass || graph.kind(of: node) == .storage { return }
        if graph.kind(of: node) == .engine, graph.source.isNamedCell(node) { return }
        let isNamed = graph.source.isNamedScope(node), isOfEngine = isOfEngineAlone(node)
        // An object does not keep itself alive.
        source.forEachReference(of: node, where: { $0 != node && isWanted($0) }) { name, target in
            guard !graph.isPrototypeLink(node, name, target) else { return }
            if isOfEngine, case .foreign(_, isWeak: true) = name { return }
            // The root that the variable is has been told.
            if isNamed, case .variable = name { return }
            var isWeak = name.isWeak
            if case .weakMapValue(let key) = name {
                // An entry whose value is its key holds nothing, for it lasts no longer than the key: as a key it is a mention.
                if key == target { return }
                isWeak = !reachability.reaches(key)
            }
            body(target, hold(name, from: node, to: target, isWeak: isWeak))
        }
    }

    /// What V8 notes for itself of the code that it runs (`system / FeedbackVector`): what it only mentions is nobody's business.
    private func isOfEngineAlone(_ node: Node) -> Bool {
        guard let file = graph.snapshot, !graph.isObject(node) else { return false }
        return file.type(of: node) != .synthetic && file.type(of: node) != .native
    }

    private func hold(of root: HeapRoot) -> Hold? {
        if root.isOfEngine { return nil }
        return Hold(identity: Hold.Identity(source: 0, name: nil, root: root.withoutTime, key: 0), kind: nil, source: nil, target: nil, isWeak: false, isFromAlive: true)
    }

    // MARK: Words

    /// The holder as the program writes it, and what the object is to it: (`strong`, `key`), (`app.cache[3]`, nil).
    public func words(for hold: Hold) -> (name: String, role: String?) {
        guard let source = hold.source, let name = hold.kind else { return (hold.identity.root.map(Naming.text) ?? "", nil) }
        if let target = hold.target, let (holder, role) = self.source.holder(of: target, in: source) { return (self.name(of: holder), role) }
        // Under an iterator stand the entries of its collection.
        if graph.kind(of: source) == .table { return (self.name(of: source), nil) }
        // A function that settles a promise: what it has to do with that its own words say.
        if name == .slot(.promise), graph.kind(of: source) == .nativeFunction, self.name(of: source) == label(of: source) { return (label(of: source), nil) }
        let pause = if case .variable = name { pauseText(source) } else { "" }
        return words(for: name, sourceName: self.name(of: source) + pause)
    }

    /// The same for a holder whose name is known: it may be gone by now.
    public func words(for name: EdgeName, sourceName: String) -> (name: String, role: String?) {
        let isGlobal = sourceName == "globalThis"
        if let step = propertyText(name, isFirst: isGlobal) { return (isGlobal ? step : sourceName + step, nil) }
        if case .variable(let variable) = name { return (variableText(variable, ofEnvironment: sourceName), nil) }
        // What the roots of a file refer to has no name of its own there.
        if case .foreign(sourceName, isWeak: _) = name { return (sourceName, nil) }
        return (sourceName, role(of: name))
    }
}

extension HeapGraph {
    /// The nodes that refer to one of these, in order. Linear, on all processors: each edge is looked at once.
    func sources(of wanted: [Node]) -> [Node] {
        let isWanted = Scratch<Bool>(count), piece = 1 << 20, pieces = (edgeCount + piece - 1) / piece, one = wanted.count == 1 ? wanted[0] : -1
        for node in wanted { isWanted.base[Int(node)] = true }
        var found = [[Int32]](repeating: [], count: pieces)
        found.withUnsafeMutableBufferPointer { found in
            nonisolated(unsafe) let found = found
            nonisolated(unsafe) let targets = targets.base
            let edgeCount = edgeCount
            Workers.perform(pieces) { number in
                if Interruption.isRequested { return }
                for edge in number * piece..<min((number + 1) * piece, edgeCount) where one >= 0 ? targets[edge] == one : isWanted.base[Int(targets[edge])] {
                    found[number].append(Int32(truncatingIfNeeded: edge))
                }
            }
        }
        var sources: [Node] = []
        for edge in found.joined() {
            let node = Node(truncatingIfNeeded: starts.partitioningIndex { $0 > edge } - 1)
            if sources.last != node { sources.append(node) }
        }
        return sources
    }
}
