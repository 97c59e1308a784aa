import Engine

/// The shortest way from a root to an object, in words.
public struct HeapPath: Sendable {
    public struct Step: Sendable, Equatable {
        /// Where the step starts: a variable, `#3`, or a few words.
        public let from: String
        /// `.owner`, `[3]`, `key`, `closure of makeCounter: count`
        public let edge: String
        /// For an ephemeron's value: the key that must be alive, too.
        public let key: Node?
    }
    /// The reference by which the way ends.
    public struct Edge: Sendable {
        public let source: Node
        public let kind: EdgeKind?
    }
    /// Nil where the way is a root alone.
    public let last: Edge?
    public let steps: [Step]
    /// `strong ─key→ #1`, `app.cache[3].owner`
    public let text: String
}

extension Naming {
    /// The shortest way to the node, by names where there is one; nil where nothing holds it.
    public func path(to node: Node) -> HeapPath? {
        let nodes = reachability.path(to: node)
        guard let first = nodes.first else { return nil }
        var writer = PathWriter(root: rootText(first), isGlobal: graph.cells[Int(first)] == vm[Intrinsic.global].cell)
        for (from, to) in zip(nodes, nodes.dropFirst()) {
            guard let kind = edgeKind(from: from, to: to) else { continue }
            let cell = graph.cells[Int(from)]
            if let step = propertyText(kind, isFirst: writer.isAtGlobal) {
                writer.property(step)
                continue
            }
            // Environments have no name of their own: the variable's step tells whose they are.
            let target = graph.cells[Int(to)]
            if target.kind == .environment || target.kind == .hashTable || target.kind == .code || target.kind == .shape { continue }
            writer.edge(words(for: kind, of: cell), to: shortName(of: to), key: reachability.key(ofStepTo: to))
        }
        return writer.finish(lastEdge(nodes))
    }

    private func lastEdge(_ nodes: [Node]) -> HeapPath.Edge? {
        guard let node = nodes.last, nodes.count > 1 else { return nil }
        let source = nodes[nodes.count - 2]
        // A symbol that is a property's name is held by the object that has the hidden class.
        if graph.cells[Int(source)].kind == .shape, nodes.count > 2 { return HeapPath.Edge(source: nodes[nodes.count - 3], kind: Naming.propertyName) }
        return HeapPath.Edge(source: source, kind: edgeKind(from: source, to: node))
    }

    private func words(for kind: EdgeKind, of cell: Cell) -> String {
        switch kind {
        case .mapKey, .weakMapKey: "key"
        case .mapValue(let key, _), .weakMapValue(let key): "value of \(Preview(vm).label(key, using: label))"
        case .setElement, .weakSetElement: "element"
        case .variable(let name): "\(environmentName(cell)): \(name)"
        case .getter(let key): "getter \(vm.describe(key))"
        case .setter(let key): "setter \(vm.describe(key))"
        case .internalSlot(let slot): slot.name
        case .registryHeld: "held value"
        case .weakRefTarget, .registryTarget: "target"
        case .registryToken: "token"
        case .hidden(let what): cell.kind == .shape ? "property name" : what.rawValue
        case .property(let key): ".\(vm.describe(key))"
        case .element(let index): "[\(index)]"
        }
    }
}

/// Puts a path into words: properties are appended to what they are properties of, everything else gets an arrow.
private struct PathWriter {
    private var text: String
    private var current: String
    private(set) var isAtGlobal: Bool
    private var steps: [HeapPath.Step] = []

    init(root: String, isGlobal: Bool) {
        text = isGlobal ? "" : root
        current = root
        isAtGlobal = isGlobal
    }

    mutating func property(_ step: String) {
        steps.append(HeapPath.Step(from: current, edge: step, key: nil))
        text += step
        current = isAtGlobal ? step : current + step
        isAtGlobal = false
    }

    mutating func edge(_ words: String, to target: String, key: Node?) {
        steps.append(HeapPath.Step(from: current, edge: words, key: key))
        text += (isAtGlobal ? "globalThis" : "") + " ─\(words)→ \(target)"
        current = target
        isAtGlobal = false
    }

    func finish(_ last: HeapPath.Edge?) -> HeapPath { HeapPath(last: last, steps: steps, text: isAtGlobal ? "globalThis" : text) }
}
