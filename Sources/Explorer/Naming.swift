import Engine

/// Words for the nodes and edges of a graph, as the program itself writes them.
public struct Naming {
    public let graph: HeapGraph
    public let reachability: Reachability
    /// What the caller calls a cell, such as `#1`; nil for cells without a name of their own.
    let label: (Cell) -> String?
    private let retainers: Retainers
    /// Longer chains of properties than this are told from the nearest object with a label.
    static let longestChain = 3

    public init(_ graph: HeapGraph, _ reachability: Reachability, label: @escaping (Cell) -> String?) {
        self.graph = graph
        self.reachability = reachability
        self.label = label
        retainers = Retainers(graph)
    }

    var vm: VM { graph.vm }

    // MARK: Names of nodes

    /// A name for the node: a path of properties from a variable where it is short, else its label, else what it is.
    public func name(of node: Node) -> String {
        let cell = graph.cells[Int(node)]
        if cell == vm[Intrinsic.global].cell { return "globalThis" }
        if cell.kind == .environment { return environmentName(cell) }
        return chain(to: node) ?? shortName(of: node)
    }

    /// `#1`, or a few words.
    func shortName(of node: Node) -> String {
        let cell = graph.cells[Int(node)]
        return label(cell) ?? Preview(vm).brief(Value(cell))
    }

    func environmentName(_ cell: Cell) -> String {
        let function = vm.functionName(ofEnvironment: cell)
        return function.isEmpty ? "closure" : "closure of \(function)"
    }

    /// `app.cache[3]`; nil where the way from a variable to the node is not made of a few properties.
    private func chain(to node: Node) -> String? {
        let path = reachability.path(to: node)
        guard let first = path.first, path.count <= Naming.longestChain + 2, var text = rootName(first) else { return nil }
        for (from, to) in zip(path, path.dropFirst()) {
            guard let kind = edgeKind(from: from, to: to), let step = propertyText(kind, isFirst: text.isEmpty) else { return nil }
            text += step
        }
        return text.isEmpty ? nil : text
    }

    /// The variable that is the root; empty for the global object, whose properties are variables themselves.
    private func rootName(_ node: Node) -> String? {
        guard let position = reachability.rootIndices[node] else { return nil }
        switch graph.roots[position].root {
        case .binding(let name): return name
        case .global: return ""
        default: return nil
        }
    }

    /// The words for any root.
    func rootText(_ node: Node) -> String {
        guard let position = reachability.rootIndices[node] else { return shortName(of: node) }
        return Naming.text(of: graph.roots[position].root)
    }

    static func text(of root: Root) -> String {
        switch root {
        case .global: "globalThis"
        case .binding(let name): name
        case .stack(let function, let variable):
            if let variable { function.isEmpty ? variable : "\(function): \(variable)" } else { "a call under way" }
        case .temporary: "built-in code that runs"
        case .keptAlive: "a WeakRef that gave it out in this job"
        case .exception: "an exception"
        case .microtask: "a job that waits"
        case .cleanup: "a cleanup that waits"
        case .symbolRegistry(let key): "Symbol.for('\(key)')"
        case .intrinsic, .engine: "a built-in"
        }
    }

    // MARK: Edges

    /// The first name under which one node refers to another; strong ones first.
    func edgeKind(from source: Node, to target: Node) -> EdgeKind? {
        var best: EdgeKind?
        let cell = graph.cells[Int(target)]
        vm.forEachEdge(of: graph.cells[Int(source)]) { kind, reached in
            guard reached == cell else { return }
            if best == nil || best?.isWeak == true && !kind.isWeak { best = kind }
        }
        return best
    }

    /// `.owner`, `[3]`, `['two words']`; nil for what is no property.
    func propertyText(_ kind: EdgeKind, isFirst: Bool) -> String? {
        switch kind {
        case .property(let key): accessText(key, isFirst: isFirst)
        case .element(let index): isFirst ? "globalThis[\(index)]" : "[\(index)]"
        case .internalSlot("[[Prototype]]"): isFirst ? nil : ".__proto__"
        default: nil
        }
    }

    private func accessText(_ key: PropertyKey, isFirst: Bool) -> String {
        let text = vm.describe(key)
        if key.isSymbol, !key.isPrivate { return "\(isFirst ? "globalThis" : "")[\(text)]" }
        if key.isIndex { return "\(isFirst ? "globalThis" : "")[\(text)]" }
        if key.isPrivate || Preview.isIdentifier(text) { return isFirst ? text : ".\(text)" }
        return "\(isFirst ? "globalThis" : "")[\(Preview.quoted(text))]"
    }

    // MARK: Holders

    /// Who refers to the node, roots first and then in the order of the graph. Only holders that are alive count; what is no
    /// reference to people (a hidden class, a function's own prototype) is left out.
    public func holds(on node: Node) -> [Hold] {
        var result: [Hold] = []
        var known: Set<Hold.Identity> = []
        func add(_ hold: Hold?) {
            if let hold, known.insert(hold.identity).inserted { result.append(hold) }
        }
        for (root, target) in graph.roots where target == node { add(hold(of: root)) }
        for source in retainers.sources(of: node) where source != node && reachability.reaches(source) {
            let cell = graph.cells[Int(source)]
            if cell.kind == .shape || cell.kind == .propertyMap { continue }
            vm.forEachEdge(of: cell) { kind, target in
                if target == graph.cells[Int(node)] { add(hold(of: source, kind, on: node)) }
            }
        }
        return result
    }

    private func hold(of root: Root) -> Hold? {
        switch root {
        case .engine, .intrinsic: nil
        default:
            Hold(identity: Hold.Identity(source: 0, part: "\(root)"), name: Naming.text(of: root), role: nil, isWeak: root == .keptAlive,
                 isEphemeron: false, source: nil)
        }
    }

    private func hold(of source: Node, _ kind: EdgeKind, on node: Node) -> Hold? {
        let cell = graph.cells[Int(source)]
        func make(_ part: String, _ name: String, role: String? = nil, isWeak: Bool = false, isEphemeron: Bool = false) -> Hold {
            Hold(identity: Hold.Identity(source: UInt(bitPattern: cell.address), part: part), name: name, role: role, isWeak: isWeak,
                 isEphemeron: isEphemeron, source: source)
        }
        switch kind {
        case .property(let key):
            if isOwnPrototypeLink(cell, key, node) { return nil }
            return make("." + vm.describe(key), holderName(source, kind))
        case .getter(let key), .setter(let key): return make("get " + vm.describe(key), name(of: source), role: "accessor \(vm.describe(key))")
        case .element: return make("[]", holderName(source, kind))
        case .internalSlot("[[Prototype]]"): return make("__proto__", holderName(source, kind))
        case .internalSlot(let slot): return make(slot, name(of: source), role: slot)
        case .variable(let variable): return make("variable " + variable, "\(environmentName(cell)): \(variable)")
        case .mapKey: return make("key", name(of: source), role: "key")
        case .mapValue: return make("value", name(of: source), role: "value")
        case .setElement: return make("element", name(of: source), role: "element")
        case .weakMapKey: return make("key", name(of: source), role: "key", isWeak: true)
        case .weakSetElement: return make("element", name(of: source), role: "element", isWeak: true)
        case .weakRefTarget: return make("target", name(of: source), role: "target", isWeak: true)
        case .registryTarget: return make("target", name(of: source), role: "target", isWeak: true)
        case .registryToken: return make("token", name(of: source), role: "token", isWeak: true)
        case .registryHeld: return make("held", name(of: source), role: "held value")
        case .weakMapValue(let key):
            let isHeld = key.isCell && graph.find(key.asCell).map(reachability.reaches) ?? false
            return make("value", name(of: source), role: "value", isWeak: !isHeld, isEphemeron: true)
        case .hidden(let what): return make("hidden " + what, name(of: source), role: what)
        }
    }

    /// `app.cache[3]` for the holder `app.cache`; a variable for the global object's property.
    private func holderName(_ source: Node, _ kind: EdgeKind) -> String {
        let isGlobal = graph.cells[Int(source)] == vm[Intrinsic.global].cell
        let step = propertyText(kind, isFirst: isGlobal) ?? ""
        return isGlobal ? step : name(of: source) + step
    }

    /// `Dog.prototype.constructor`, which says nothing about who holds Dog.
    private func isOwnPrototypeLink(_ cell: Cell, _ key: PropertyKey, _ node: Node) -> Bool {
        guard key == vm[.constructor], graph.cells[Int(node)].isObject else { return false }
        let function = JSObject(cell: graph.cells[Int(node)])
        return function.map { vm.ownDataProperty(of: $0, vm[.prototype]) == Value(cell) } ?? false
    }
}

extension JSObject {
    /// The object that a cell is; nil for other cells.
    init?(cell: Cell) {
        guard cell.isObject else { return nil }
        self = Value(cell).asObject
    }
}
