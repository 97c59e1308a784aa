import Platform

/// Words for the nodes and edges of a graph, as the program itself writes them.
public final class Naming {
    public let graph: HeapGraph
    public let reachability: Reachability
    /// The ways that are told; found when the first is asked for.
    private(set) lazy var ways = graph.ways(reachability)
    private var names: [Node: String] = [:]
    /// Of nodes with many references that were asked for several of them: the name of the one to each target.
    private var namesOfReferences: [Node: [Node: EdgeName]] = [:]
    private var timesAsked: [Node: Int] = [:]
    /// Who refers to the nodes that were asked for last: several questions about one come after each other.
    private var lastSources: (of: [Node], nodes: [Node]) = ([], [])
    private(set) lazy var functionsByScope = graph.snapshot?.findings?.functions(graph) ?? FunctionsByScope(graph, reachability)
    private lazy var ephemerons = EphemeronIndex(graph, Reachability.Rule())
    /// Longer chains of properties than this are told from the nearest object with a label.
    static let longestChain = 3

    /// Finds the ways before somebody asks for one.
    public func findWays() { _ = ways }

    public init(_ graph: HeapGraph, _ reachability: Reachability) {
        self.graph = graph
        self.reachability = reachability
    }

    /// The nodes that refer to one of these.
    func sources(of nodes: [Node]) -> [Node] {
        if lastSources.of != nodes || nodes.isEmpty {
            let found = graph.sources(of: nodes)
            if Interruption.isRequested { return found }
            lastSources = (nodes, found)
        }
        return lastSources.nodes
    }

    /// Some WeakMap has the value under this key.
    public func isWeakValue(_ value: Node, under key: Node) -> Bool {
        var isOne = false
        ephemerons.forEach(withKey: key) { if $0.value == value { isOne = true } }
        return isOne
    }

    var source: any HeapSource { graph.source }
    var preview: Preview { Preview(graph.source) }

    // MARK: Names of nodes

    /// A name for the node: a path of properties from a variable where it is short, else its label, else what it is.
    public func name(of node: Node) -> String {
        if let known = names[node] { return known }
        let name = findName(of: node)
        names[node] = name
        return name
    }

    private func findName(of node: Node) -> String {
        switch graph.kind(of: node) {
        case .global: "globalThis"
        case .environment: environmentName(node)
        // The entries of a Map that an iterator stands in: the Map itself is looked through.
        case .table: "an iterator"
        default: chain(to: node) ?? label(of: node)
        }
    }

    /// `#1`, or a few words.
    public func label(of node: Node) -> String { source.title(of: node) ?? preview.brief(source.value(of: node)) }

    /// `#1` where there is a label, else the value in brief.
    func label(of value: HeapValue) -> String { source.node(of: value).map(label(of:)) ?? preview.brief(value) }

    /// `#1 { name: 'Snickers' }`, or only what it looks like.
    public func description(of node: Node) -> String {
        let text = preview.text(source.value(of: node))
        return source.label(of: node).map { "\($0) \(text)" } ?? text
    }

    /// `the variables of makeCounter`
    public func environmentText(_ node: Node) -> String { preview.brief(source.value(of: node)) }

    func environmentName(_ node: Node) -> String {
        let function = source.functionName(ofEnvironment: node)
        if isModule(node) { return function }
        if !function.isEmpty { return "closure of \(function)" }
        guard let owner = functionsByScope[node]?.first else { return "closure" }
        if let maker = source.site(of: owner)?.function, !maker.isEmpty, !maker.hasPrefix("<") { return "closure made in \(maker)" }
        return "closure \(name(of: owner))"
    }

    /// The variable of an environment: `closure of makeCounter: count`, `` `this` of the closure made in Widget ``.
    func variableText(_ variable: String, ofEnvironment name: String) -> String {
        if variable == "%this" { return "`this` of the \(name)" }
        return "\(name): \(Naming.shownName(ofVariable: variable) ?? variable)"
    }

    /// `the variables of makeCounter`, `the variables of a block made in Widget`
    public func scopeText(_ node: Node) -> String {
        if !source.functionName(ofEnvironment: node).isEmpty || isModule(node) { return environmentText(node) }
        if source.isNamedScope(node) { return "the variables of scripts" }
        guard let maker = functionsByScope[node]?.first.flatMap({ source.site(of: $0)?.function }), !maker.isEmpty, !maker.hasPrefix("<") else { return "a scope of its own" }
        return "a scope of \(maker)"
    }

    /// Of an environment a function that sees it, if there is one; of all else itself.
    public func owner(of node: Node) -> Node { graph.kind(of: node) == .environment ? functionsByScope[node]?.first ?? node : node }

    /// The node is a module's variables, which the module holds itself.
    func isModule(_ node: Node) -> Bool {
        guard let position = ways.rootIndices[node], case .module = graph.anchors[position].root else { return false }
        return true
    }

    /// `app.cache[3]`; nil where the way from a variable to the node is not made of a few properties.
    private func chain(to node: Node) -> String? {
        let path = ways.path(to: node)
        guard let first = path.first, path.count <= Naming.longestChain + 2, var text = rootName(first) else { return nil }
        for (from, to) in zip(path, path.dropFirst()) {
            guard let name = edgeName(from: from, to: to), let step = propertyText(name, isFirst: text.isEmpty) else { return nil }
            text += step
        }
        return text.isEmpty ? nil : text
    }

    /// The variable that is the root; empty for the global object, whose properties are variables themselves.
    private func rootName(_ node: Node) -> String? {
        guard let position = ways.rootIndices[node] else { return nil }
        switch graph.anchors[position].root {
        case .variable(let name): return name
        case .global: return ""
        default: return nil
        }
    }

    /// The words for any root.
    func rootText(_ node: Node, withTime: Bool = true) -> String {
        guard let position = ways.rootIndices[node] else { return label(of: node) }
        let root = graph.anchors[position].root
        return Naming.text(of: withTime ? root : root.withoutTime)
    }

    static func text(of root: HeapRoot) -> String {
        switch root {
        case .global: "globalThis"
        case .variable(let name): name
        case .stack(let function, let variable):
            if let variable { function.isEmpty ? variable : "\(function): \(variable)" } else { "a call under way" }
        case .temporary: "built-in code that runs"
        case .keptAlive: "a WeakRef that gave it out in this job"
        case .exception: "an exception"
        case .microtask: "a job that waits"
        case .tick: "a tick that waits"
        case .timer(let maker, let due): "timer of \(maker)" + (due.map { ", due in \(Durations.text($0))" } ?? "")
        case .interval(let maker): "interval of \(maker)"
        case .rejection: "a rejection that nobody has heard of"
        case .cleanup: "a cleanup that waits"
        case .symbolRegistry(let key): "Symbol.for('\(key)')"
        case .module(let name): "module \(name)"
        case .builtIn, .names: "a built-in"
        case HeapRoot.untold: "what JavaScriptCore does not tell"
        case .engine: "a built-in"
        case .file: "the roots"
        }
    }

    // MARK: Edges

    /// A node with so many references that they are worth a dictionary once it was asked for a few of them.
    private static let manyReferences = 64

    /// The first name under which one node refers to another; strong ones first. Linear in the references of the node, but for many
    /// questions to the same: names for all elements of a list take no longer than the list is long.
    public func edgeName(from source: Node, to target: Node) -> EdgeName? {
        if let known = namesOfReferences[source] { return known[target] }
        if graph.edgeCount(of: source) >= Naming.manyReferences {
            timesAsked[source, default: 0] += 1
            if timesAsked[source, default: 0] > self.source.fewQuestions {
                let names = findNamesOfReferences(of: source)
                namesOfReferences[source] = names
                return names[target]
            }
        }
        var best: EdgeName?
        self.source.forEachReference(of: source, to: target) { name in
            if best == nil || best?.isWeak == true && !name.isWeak { best = name }
        }
        return best
    }

    private func findNamesOfReferences(of source: Node) -> [Node: EdgeName] {
        var names: [Node: EdgeName] = [:]
        names.reserveCapacity(graph.edgeCount(of: source))
        self.source.forEachReference(of: source) { name, target in
            if let best = names[target], !best.isWeak || name.isWeak { return }
            names[target] = name
        }
        return names
    }

    /// `.owner`, `[3]`, `['two words']`; nil for what is no property.
    func propertyText(_ name: EdgeName, isFirst: Bool) -> String? {
        switch name {
        case .property(let key): accessText(key, isFirst: isFirst)
        case .element(let index): isFirst ? "globalThis[\(index)]" : "[\(index)]"
        case .slot(.prototype): isFirst ? nil : ".__proto__"
        default: nil
        }
    }

    private func accessText(_ key: PropertyName, isFirst: Bool) -> String {
        let text = Preview.shortened(source.text(of: key))
        switch key.kind {
        case .symbol, .index: return "\(isFirst ? "globalThis" : "")[\(text)]"
        case .privateName: return isFirst ? text : ".\(text)"
        case .text:
            if Preview.isIdentifier(text.hasSuffix("…") ? String(text.dropLast()) : text) { return isFirst ? text : ".\(text)" }
            return "\(isFirst ? "globalThis" : "")[\(Preview.quoted(text))]"
        }
    }

    /// A variable as the program writes it: the compiler's own names begin with a character that no program's do.
    public static func shownName(ofVariable name: String) -> String? {
        if name == "%this" { return "this" }
        return name.utf8.first == 0x25 || name.utf8.first == 0x23 ? nil : name
    }

    /// `.owner`, `[3]`, `key`, `variable big`: a reference by itself.
    public func stepText(_ name: EdgeName) -> String {
        if case .variable(let variable) = name { return Naming.shownName(ofVariable: variable) ?? variable }
        return propertyText(name, isFirst: false) ?? role(of: name) ?? ""
    }

    /// What an object is to its holder, where that is no property: `key`, `getter size`, `callback`.
    func role(of name: EdgeName) -> String? {
        switch name {
        case .property, .element, .slot(.prototype), .variable: nil
        case .getter(let key): "getter \(source.text(of: key))"
        case .setter(let key): "setter \(source.text(of: key))"
        case .slot(let slot): slot.words
        case .mapKey, .weakMapKey: "key"
        case .mapValue, .weakMapValue: "value"
        case .setElement, .weakSetElement: "element"
        case .weakRefTarget, .registryTarget: "target"
        case .registryToken: "token"
        case .registryHeld: "held value"
        case .part(let part): part.rawValue
        case .foreign(let word, _): word
        }
    }
}

extension String {
    /// `weak's`, `secrets'`
    public var possessive: String { hasSuffix("s") ? self + "'" : self + "'s" }
}
