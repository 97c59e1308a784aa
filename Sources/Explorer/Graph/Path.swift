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
        public let kind: EdgeName?
    }
    /// Nil where the way is a root alone.
    public let last: Edge?
    public let steps: [Step]
    /// A function on the way keeps what it does not read.
    public let sharedScope: Naming.SharedScope?
    /// `strong ─key→ #1`, `app.cache[3].owner`
    public let text: String

    /// What a reference is called that the engine has for itself.
    static let engineWord = "kept by the engine"
}

extension Naming {
    /// The shortest way to the node, by names where there is one; nil where nothing holds it.
    public func path(to node: Node) -> HeapPath? {
        let nodes = ways.path(to: node)
        guard let first = nodes.first else { return nil }
        var writer = PathWriter(root: rootText(first), isGlobal: first == graph.global)
        for (from, to) in zip(nodes, nodes.dropFirst()) {
            guard let kind = edgeName(from: from, to: to) else { continue }
            if let step = propertyText(kind, isFirst: writer.isAtGlobal) {
                writer.property(step)
                continue
            }
            if case .variable(let variable) = kind, graph.kind(of: from) != .environment {
                writer.property("\(pauseText(from)): \(Naming.shownName(ofVariable: variable) ?? variable)")
                continue
            }
            // Environments have no name of their own: the variable's step tells whose they are.
            switch graph.kind(of: to) {
            case .environment, .table, .code, .hiddenClass, .storage: continue
            // What the engine keeps for itself on the way is nothing to a person.
            case .engine where to != node: continue
            default: writer.edge(words(for: kind, of: from), to: label(of: to), key: ways.key(ofStepTo: to))
            }
        }
        return writer.finish(lastEdge(nodes), sharedScope(on: nodes))
    }

    /// ` (paused at line 7)` of a generator.
    func pauseText(_ node: Node) -> String { source.pauseLine(of: node).map { " (paused at line \($0))" } ?? "" }

    private func lastEdge(_ nodes: [Node]) -> HeapPath.Edge? {
        guard let node = nodes.last, nodes.count > 1 else { return nil }
        let source = nodes[nodes.count - 2]
        // A symbol that is a property's name is held by the object that has the hidden class.
        if graph.kind(of: source) == .hiddenClass, nodes.count > 2 { return HeapPath.Edge(source: nodes[nodes.count - 3], kind: .part(.propertyName)) }
        return HeapPath.Edge(source: source, kind: edgeName(from: source, to: node))
    }

    /// Its own references have names that only the engine's authors know.
    private func isOfEngine(_ node: Node) -> Bool { graph.kind(of: node) == .engine || graph.kind(of: node) == .descriptors || graph.kind(of: node) == .hiddenClass }

    private func words(for name: EdgeName, of from: Node) -> String {
        switch name {
        case .mapValue(let key, _): "value of \(label(of: key))"
        case .weakMapValue(let key): "value of \(label(of: key))"
        case .variable(let variable) where isModule(from): variable
        case .variable(let variable): variableText(variable, ofEnvironment: environmentName(from))
        case .slot(.prototype): "prototype"
        case .part where graph.kind(of: from) == .hiddenClass: HiddenPart.propertyName.rawValue
        case .property(let key): ".\(source.text(of: key))"
        case .element(let index): "[\(index)]"
        case .foreign(let word, isWeak: _) where isOfEngine(from) && !word.hasPrefix("("): HeapPath.engineWord
        default: role(of: name) ?? ""
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

    func finish(_ last: HeapPath.Edge?, _ scope: Naming.SharedScope?) -> HeapPath {
        HeapPath(last: last, steps: steps, sharedScope: scope, text: isAtGlobal ? "globalThis" : text)
    }
}
