import Engine

/// Words for the nodes and edges of a graph, as the program itself writes them.
public final class Naming {
    public let graph: HeapGraph
    public let reachability: Reachability
    /// What the caller calls a cell, such as `#1`; nil for cells without a name of their own.
    let label: (Cell) -> String?
    private var names: [Node: String] = [:]
    /// Longer chains of properties than this are told from the nearest object with a label.
    static let longestChain = 3

    public init(_ graph: HeapGraph, _ reachability: Reachability, label: @escaping (Cell) -> String?) {
        self.graph = graph
        self.reachability = reachability
        self.label = label
    }

    var vm: VM { graph.vm }

    // MARK: Names of nodes

    /// A name for the node: a path of properties from a variable where it is short, else its label, else what it is.
    public func name(of node: Node) -> String {
        if let known = names[node] { return known }
        let name = findName(of: node)
        names[node] = name
        return name
    }

    private func findName(of node: Node) -> String {
        let cell = graph.cells[Int(node)]
        if cell == vm[Intrinsic.global].cell { return "globalThis" }
        if cell.kind == .environment { return environmentName(cell) }
        // The entries of a Map that an iterator stands in: the Map itself is looked through.
        if cell.kind == .hashTable { return "an iterator" }
        return chain(to: node) ?? shortName(of: node)
    }

    /// `#1`, or a few words.
    public func label(of node: Node) -> String { shortName(of: node) }

    func shortName(of node: Node) -> String {
        let cell = graph.cells[Int(node)]
        return label(cell) ?? Preview(vm).brief(Value(cell))
    }

    /// `the variables of makeCounter`
    public func environmentText(_ cell: Cell) -> String { Preview(vm).brief(Value(cell)) }

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
        case .internalSlot(.prototype): isFirst ? nil : ".__proto__"
        default: nil
        }
    }

    private func accessText(_ key: PropertyKey, isFirst: Bool) -> String {
        let text = Preview.shortened(vm.describe(key))
        if key.isSymbol, !key.isPrivate { return "\(isFirst ? "globalThis" : "")[\(text)]" }
        if key.isIndex { return "\(isFirst ? "globalThis" : "")[\(text)]" }
        if key.isPrivate || Preview.isIdentifier(text.hasSuffix("…") ? String(text.dropLast()) : text) { return isFirst ? text : ".\(text)" }
        return "\(isFirst ? "globalThis" : "")[\(Preview.quoted(text))]"
    }
}

extension JSObject {
    /// The object that a cell is; nil for other cells.
    public init?(cell: Cell) {
        guard cell.isObject else { return nil }
        self = Value(cell).asObject
    }
}

extension String {
    /// `weak's`, `secrets'`
    public var possessive: String { hasSuffix("s") ? self + "'" : self + "'s" }
}
