/// Words for the steps of a ``CollectionStory``. Only what is told by name is looked at; an object is shown where it is told first.
final class CollectionWords {
    private typealias Step = CollectionStory.Step

    private let graph: HeapGraph
    private let marking: CollectionMarking
    private let naming: Naming
    private var shown: Set<Node> = []
    /// A round that goes over more objects than this does not tell of references to what is marked already.
    private static let mostSources = 50
    private static let mostBackReferences = 3

    init(_ graph: HeapGraph, _ marking: CollectionMarking) {
        self.graph = graph
        self.marking = marking
        naming = Naming(graph, graph.reachability())
    }

    /// `1 object`, `2 objects`
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String { "\(number) \(number == 1 ? noun : plural ?? noun + "s")" }

    // MARK: Nodes

    private func isNumbered(_ node: Node) -> Bool { graph.source.label(of: node) != nil }
    /// How many are told of a list that begins with this one.
    private func most(_ node: Node) -> Int { isNumbered(node) ? CollectionStory.mostItems : CollectionStory.mostUnnumbered }
    /// The program's own, and something that a person would count.
    private func isOwn(_ node: Node) -> Bool { (graph.isObject(node) || graph.kind(of: node) == .environment) && !graph.source.isBuiltIn(node) }

    /// `#1 { name: 'Snickers' }` the first time, then `#1`.
    private func told(_ node: Node) -> String {
        if graph.kind(of: node) == .environment { return naming.environmentName(node) }
        return isNumbered(node) && shown.insert(node).inserted ? naming.description(of: node) : naming.label(of: node)
    }

    private func sourceName(_ node: Node) -> String {
        isNumbered(node) && graph.kind(of: node) != .global ? naming.label(of: node) : naming.name(of: node)
    }

    // MARK: Roots

    func roots() -> CollectionStory.Step {
        var names: [String] = []
        for (root, node) in graph.roots {
            switch root {
            case .builtIn, .names, .engine: continue
            case .global: if hasOwnEdges(node) { add("globalThis", to: &names) }
            default: add(Naming.text(of: root), to: &names)
            }
        }
        let first = marking.rounds.first
        return Step(.roots, "roots", Array(names.prefix(CollectionStory.mostNames)), more: max(0, names.count - CollectionStory.mostNames),
                    builtIns: first?.builtIns ?? 0)
    }

    private func add(_ name: String, to names: inout [String]) {
        // Bindings have different names; of the others there may be many by one name, one after the other.
        if names.last != name { names.append(name) }
    }

    private func hasOwnEdges(_ node: Node) -> Bool { graph.hasEdge(from: node) { self.isOwn($0) } }

    // MARK: Rounds

    /// What a round comes to: `wave` is its number, or that of the wave before it.
    func steps(ofRound index: Int, wave: Int) -> [CollectionStory.Step] {
        let round = marking.rounds[index]
        var steps: [Step] = []
        if round.isScan {
            if round.objects + round.scopes > 0 || !round.marked.isEmpty { steps.append(entries(round)) }
            if !round.waits.isEmpty {
                let some = round.waits.prefix(most(marking.waits[round.waits.lowerBound].key)).map { waiting(marking.waits[$0]) }
                steps.append(Step(.waits, "waits", Array(some), more: round.waits.count - some.count))
            }
            return steps
        }
        if !round.woken.isEmpty {
            let first = marking.waits[Int(marking.woken[round.woken.lowerBound])].key
            let some = round.woken.prefix(most(first)).map { woken(marking.waits[Int(marking.woken[$0])]) }
            steps.append(Step(.woken, "wave \(wave) wakes", Array(some), more: round.woken.count - some.count))
        }
        let wave = self.wave(round, index, number: wave)
        if !wave.items.isEmpty || wave.builtIns > 0 { steps.append(wave) }
        return steps
    }

    private func wave(_ round: CollectionMarking.Round, _ index: Int, number: Int) -> CollectionStory.Step {
        var step = Step(.wave, "wave \(number)", builtIns: index == 0 ? 0 : round.builtIns)
        let own = marking.order[round.marked].lazy.filter { self.isOwn($0) && !self.cameByEntry($0) }
        // Where there are numbers, what has none is only counted.
        var told = Array(own.filter { self.isNumbered($0) }.prefix(CollectionStory.mostItems))
        if told.isEmpty { told = Array(own.prefix(CollectionStory.mostUnnumbered)) }
        step.items = told.map { arrival($0) }
        if !told.isEmpty { step.more = own.count { !told.contains($0) } }
        step.items += index == 0 ? rootsToMarked() : backReferences(in: index).map { "\(reference($0.source, $0.name, $0.target)), marked already" }
        return step
    }

    private func cameByEntry(_ node: Node) -> Bool { !marking.keys.isEmpty && marking.keys[Int(node)] >= 0 }

    /// How a node was reached: `dog1 → #1 { name: 'Snickers' }`, `#1.owner → #5 {}`, `#3 → #1 (key)`.
    private func arrival(_ node: Node) -> String {
        let parent = marking.parents[Int(node)]
        guard parent >= 0 else {
            let root = graph.roots.first { $0.node == node }.map { Naming.text(of: $0.root) } ?? "a root"
            return "\(root) → \(told(node))"
        }
        guard let name = naming.edgeName(from: parent, to: node) else { return "\(sourceName(parent)) → \(told(node))" }
        return reference(parent, name, node)
    }

    private func reference(_ source: Node, _ edge: EdgeName, _ target: Node) -> String {
        let (name, role) = naming.words(for: edge, sourceName: sourceName(source))
        if graph.kind(of: target) == .environment { return "\(sourceName(source)) → \(told(target))" }
        return "\(name) → \(told(target))" + (role.map { " (\($0))" } ?? "")
    }

    // MARK: References to what is marked already

    private struct BackReference {
        let source: Node
        let name: EdgeName
        let target: Node
    }

    /// Some object that this round goes over refers to one that was marked before.
    func refersBack(in index: Int) -> Bool { index > 0 && !marking.rounds[index].isScan && !backReferences(in: index, limit: 1).isEmpty }

    /// References that marked nothing, because their target was marked: those between objects with numbers, the first few.
    private func backReferences(in index: Int, limit: Int = CollectionWords.mostBackReferences) -> [BackReference] {
        // It went over what the round before it marked: what a scan found comes right after it.
        let round = marking.rounds[index].index
        guard marking.rounds[index - 1].index == round - 1 else { return [] }
        let sources = marking.order[marking.rounds[index - 1].marked]
        guard sources.count <= 40 * CollectionWords.mostSources else { return [] }
        let own = sources.filter { isNumbered($0) }
        guard !own.isEmpty, own.count <= CollectionWords.mostSources else { return [] }
        var found: [BackReference] = []
        for source in own {
            guard found.count < limit else { break }
            var marked: Set<Node> = []
            graph.source.forEachReference(of: source) { name, target in
                guard found.count < limit, !name.isWeak, target != source, isNumbered(target), isTold(name) else { return }
                // The reference by which the target was reached is no such one.
                if marking.parents[Int(target)] == source, marking.roundOf[Int(target)] == round, marked.insert(target).inserted { return }
                found.append(BackReference(source: source, name: name, target: target))
            }
        }
        return found
    }

    private func isTold(_ name: EdgeName) -> Bool {
        switch name {
        case .property(let key): graph.source.text(of: key) != "constructor"
        case .slot(.prototype), .slot(.homeObject), .part: false
        default: true
        }
    }

    /// Variables that name what another one has named.
    private func rootsToMarked() -> [String] {
        var named: Set<Node> = [], found: [String] = []
        for (root, node) in graph.roots.prefix(graph.namedRootCount) where found.count < CollectionWords.mostBackReferences {
            if isNumbered(node), !named.insert(node).inserted { found.append("\(Naming.text(of: root)) → \(told(node)), marked already") }
        }
        return found
    }

    // MARK: Ephemerons

    private func table(_ node: Node) -> String { naming.name(of: node) }

    /// Entries whose key was marked when the table's turn came.
    private func entries(_ round: CollectionMarking.Round) -> CollectionStory.Step {
        let own = marking.order[round.marked].lazy.filter { self.isOwn($0) || self.graph.kind(of: $0) == .symbol }
        let some = own.prefix(own.first.map { most(marking.keys[Int($0)]) } ?? 0).map { node in
            "\(self.table(self.marking.parents[Int(node)]).possessive) key \(self.told(self.marking.keys[Int(node)])) is marked: so is its value \(self.told(node)) now"
        }
        return Step(.entries, "weak entries", Array(some), more: max(0, own.count - some.count), builtIns: round.builtIns)
    }

    private func waiting(_ wait: CollectionMarking.Wait) -> String {
        "\(table(wait.table).possessive) value \(value(wait)) until its key \(told(wait.key)) is marked"
    }

    private func woken(_ wait: CollectionMarking.Wait) -> String {
        "\(table(wait.table).possessive) value \(value(wait)): its key \(told(wait.key)) is marked now"
    }

    private func value(_ wait: CollectionMarking.Wait) -> String {
        wait.valueNode >= 0 ? told(wait.valueNode) : naming.preview.text(wait.value)
    }

    /// Keys for which something still waits when nothing is left to mark.
    func unwoken() -> CollectionStory.Step {
        var keys: [Node] = [], count = 0, seen = [Bool](repeating: false, count: graph.count)
        for wait in marking.waits where !marking.isMarked(wait.key) && !seen[Int(wait.key)] {
            seen[Int(wait.key)] = true
            count += 1
            if keys.count < most(wait.key) { keys.append(wait.key) }
        }
        let items = keys.map { "nothing marks \(told($0)) any more: what waits for it is not woken" }
        return Step(.unwoken, "end of marking", items, more: count - keys.count)
    }

    // MARK: The end

    func sweep(_ dead: [Node], others: Int) -> CollectionStory.Step {
        var items = dead.prefix(CollectionStory.mostNames).map { "\(naming.description(of: $0)) was not reached" }
        if dead.isEmpty, others == 0 { items = ["all was reached: nothing to take"] }
        if others > 0 { items.append("\(CollectionWords.count(others, "object")) without a number \(others == 1 ? "was" : "were") not reached") }
        var step = Step(.sweep, "sweep", items, more: max(0, dead.count - CollectionStory.mostNames))
        step.takesNothing = dead.isEmpty && others == 0
        return step
    }

    /// What a weak cell that was reached loses; nil for nothing.
    func loss(of node: Node) -> CollectionStory.Loss? {
        let lost = graph.deadMentions(of: node, isMarked: marking.isMarked)
        return lost == 0 ? nil : CollectionStory.Loss(holder: table(node), kind: graph.kind(of: node), entries: lost)
    }
}
