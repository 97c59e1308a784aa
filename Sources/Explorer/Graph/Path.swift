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
    /// `strong ─key→ #1`, `app.cache[3].owner`, `head.next × 1000`
    public let text: String
}

extension Naming {
    /// The shortest way to the node, by names where there is one; nil where nothing holds it. Steps that repeat are folded in its text, and what is the
    /// engine's own business on the way is gone through without a word.
    public func path(to node: Node) -> HeapPath? {
        let nodes = ways.path(to: node)
        guard let first = nodes.first else { return nil }
        var writer = PathWriter(root: rootText(first), isGlobal: first == graph.global), passage: String?
        for (from, to) in zip(nodes, nodes.dropFirst()) {
            guard let kind = edgeName(from: from, to: to) else { continue }
            if let words = source.passageWords(from: from, to: to) { passage = words }
            // What cannot be written down needs an arrow.
            // A browser numbers its own parts.
            let isOfEngine = graph.kind(of: to) == .engine || graph.kind(of: from) == .engine
            if passage == nil, !isOfEngine, let step = propertyText(kind, isFirst: writer.isAtGlobal) {
                writer.property(step)
                continue
            }
            if passage == nil, case .variable(let variable) = kind, graph.kind(of: from) != .environment {
                let name = Naming.shownName(ofVariable: variable) ?? variable
                writer.property(from == graph.global && writer.isAtGlobal ? name : "\(pauseText(from)): \(name)")
                continue
            }
            if to != node, isGoneThrough(to) { continue }
            let words = if case .variable = kind { words(for: kind, of: from) } else { passage ?? words(for: kind, of: from) }
            writer.edge(words, to: label(of: to), alike: alike(to), key: ways.key(ofStepTo: to))
            passage = nil
        }
        return writer.finish(lastEdge(nodes), sharedScope(on: nodes))
    }

    /// What objects have in common that a step leads to, if it is told once how often it comes.
    private func alike(_ node: Node) -> String { graph.isObject(node) ? "\(source.classNumber(of: node))" : "" }

    /// The nodes of the way, from its root.
    public func ways(to node: Node) -> [Node] { ways.path(to: node) }

    /// The same way with every reference by the name that the engine has for it: the engine's own objects, too.
    public func everyStep(to node: Node) -> HeapPath? {
        let nodes = ways.path(to: node)
        guard let first = nodes.first else { return nil }
        var writer = PathWriter(root: rootText(first), isGlobal: false)
        for (from, to) in zip(nodes, nodes.dropFirst()) {
            guard let kind = edgeName(from: from, to: to) else { continue }
            writer.edge(propertyText(kind, isFirst: false) ?? plainWords(for: kind), to: plainLabel(of: to), alike: "", key: ways.key(ofStepTo: to))
        }
        return writer.finish(lastEdge(nodes), sharedScope(on: nodes))
    }

    private func plainWords(for name: EdgeName) -> String {
        switch name {
        case .variable(let variable): Naming.shownName(ofVariable: variable) ?? variable
        case .slot(let slot): slot.rawValue
        default: role(of: name) ?? ""
        }
    }

    private func plainLabel(of node: Node) -> String {
        let label = label(of: node)
        return label.hasPrefix("@") || label.hasPrefix("#") || label.contains("@") ? label : "\(label) @\(source.id(of: node))"
    }

    /// Environments have no name of their own: the variable's step tells whose they are. Nor has what is there for the engine alone.
    private func isGoneThrough(_ node: Node) -> Bool {
        switch graph.kind(of: node) {
        case .environment, .table, .code, .hiddenClass, .storage, .engine: true
        case .function, .map, .object: source.isPassage(node)
        default: false
        }
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

    private func words(for name: EdgeName, of from: Node) -> String {
        switch name {
        case .mapValue(let key, _): "value of \(label(of: key))"
        case .weakMapValue(let key): "value of \(label(of: key))"
        case .variable(let variable) where isModule(from): variable
        case .variable(let variable): variableText(variable, ofEnvironment: environmentName(from))
        case .slot(.prototype): "prototype"
        case .part where graph.kind(of: from) == .hiddenClass: HiddenPart.propertyName.rawValue
        case .property(let key): ".\(source.text(of: key))"
        case .element where graph.kind(of: from) == .engine: "holds"
        case .element(let index): "[\(index)]"
        // The engine's own words say nothing to a person; those of groups of roots do: `(Handle scope)`.
        case .foreign(let word, _) where graph.isObject(from) && word.allSatisfy(\.isNumber): "holds"
        case .foreign(let word, _) where isGoneThrough(from) && !word.hasPrefix("("): "holds"
        default: role(of: name) ?? ""
        }
    }
}

/// Puts a path into words: properties are appended to what they are properties of, everything else gets an arrow. A step that comes again and again is
/// written once, with how often, and of a way of very many steps the first and the last ones.
private struct PathWriter {
    /// Where the way begins.
    private var start: String
    private var current: String
    private var isEmpty: Bool
    private var steps: [HeapPath.Step] = []
    /// The step that comes again, and how often it has come.
    private var repeated: (step: String, count: Int) = ("", 0)
    /// An arrow, where it leads, and the properties that stand behind that so far.
    private var part: Part?
    private var run = Run()
    /// What is written behind the start, but for the parts that were left out.
    private var written: [String] = []
    private var omitted = 0

    private struct Part {
        let words: String, target: String, alike: String
        var properties = ""

        var text: String { " ─\(words)→ \(target)\(properties)" }
    }

    /// Parts that are the same but for which object of a class they lead to; `text` has the first few.
    private struct Run {
        var last: Part?
        var count = 0, text = ""

        /// `─when settled→ Promise @7`, `─when settled × 300→ Promise @607`, `(─closure of f: old→ Thing @7.method) × 300`
        var written: String {
            guard let last, count >= leastRepeats else { return text }
            return last.properties.isEmpty ? " ─\(last.words) × \(count)→ \(last.target)" : " (\(last.text.dropFirst().trimmingBlank)) × \(count)"
        }
    }

    /// So many alike are folded.
    private static let leastRepeats = 4
    /// More than so many parts nobody reads.
    private static let mostParts = 24, firstParts = 12

    /// The next step is a property of the global object.
    var isAtGlobal: Bool { isEmpty && repeated.count == 0 }

    init(root: String, isGlobal: Bool) {
        start = isGlobal ? "" : root
        current = root
        isEmpty = isGlobal
    }

    mutating func property(_ step: String) {
        if step != repeated.step { settle() }
        // A way of a million steps is told in a word: to write down each of its places would take a million times a million letters.
        steps.append(HeapPath.Step(from: repeated.count > 0 ? (current + PathWriter.folded(repeated.step, repeated.count)).trimmingBlank : current.trimmingBlank, edge: step, key: nil))
        repeated = (step, repeated.count + 1)
    }

    mutating func edge(_ words: String, to target: String, alike: String, key: Node?) {
        settle()
        settlePart()
        steps.append(HeapPath.Step(from: current.trimmingBlank, edge: words, key: key))
        if isEmpty { start = "globalThis" }
        part = Part(words: words, target: target, alike: alike)
        current = target
        isEmpty = false
    }

    private mutating func settlePart() {
        guard var part else { return }
        self.part = nil
        let isSameArrow = run.last.map { $0.words == part.words && $0.alike == part.alike && !part.alike.isEmpty } ?? false
        // Properties of the last one of many stand behind them all.
        let properties = isSameArrow && run.last?.properties.isEmpty ?? false ? part.properties : ""
        if !properties.isEmpty { part.properties = "" }
        if !isSameArrow || run.last?.properties != part.properties { settleRun() }
        run.count += 1
        if run.count < PathWriter.leastRepeats { run.text = run.text.trimmingBlank + part.text }
        run.last = part
        if !properties.isEmpty { settleRun(properties) }
    }

    private mutating func settleRun(_ properties: String = "") {
        let text = run.written + properties
        run = Run()
        if text.isEmpty { return }
        written.append(text)
        if written.count <= PathWriter.mostParts { return }
        written.remove(at: PathWriter.firstParts)
        omitted += 1
    }

    private mutating func settle() {
        guard repeated.count > 0 else { return }
        let steps = PathWriter.folded(repeated.step, repeated.count)
        if part != nil { part?.properties += steps } else { start += steps }
        current = isEmpty ? steps : current + steps
        isEmpty = false
        repeated = ("", 0)
    }

    /// `.next.next`, `.next × 48`
    private static func folded(_ step: String, _ count: Int) -> String {
        count < leastRepeats ? String(repeating: step, count: count) : "\(step) × \(count) "
    }

    mutating func finish(_ last: HeapPath.Edge?, _ scope: Naming.SharedScope?) -> HeapPath {
        settle()
        settlePart()
        settleRun()
        if omitted > 0 { written.insert(" … \(omitted) more …", at: PathWriter.firstParts) }
        return HeapPath(last: last, steps: steps, sharedScope: scope, text: isEmpty ? "globalThis" : written.reduce(start) { $0.trimmingBlank + $1 }.trimmingBlank)
    }
}

extension StringProtocol {
    /// Behind a number of steps stands a blank only where something follows.
    fileprivate var trimmingBlank: String { String(last == " " ? dropLast() : self[...]) }
}
