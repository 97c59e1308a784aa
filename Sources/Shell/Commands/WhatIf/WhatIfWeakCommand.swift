import Explorer
import HeapAdapter

/// `whatif weak X`: who would die if a Map were a WeakMap, or a Set a WeakSet.
struct WhatIfWeakCommand: GraphQuestion {
    static let help = CommandHelp(name: "whatif weak", usage: "whatif weak X", summary: "who would die if the Map or Set X were a WeakMap or a WeakSet")
    static let reports: [any CommandReport.Type] = [WeakVersionReport.self]

    let subject: String
    private static let mostDying = 40, mostOfFile = 5

    /// X is a name, a path or a number, which could not follow an expression `weak`.
    init?(_ words: CommandWords) {
        guard let first = words.text.unicodeScalars.first, !words.continuesExpression else { return nil }
        guard first == "#" || first == "@" || first == "$" || first == "_" || first.properties.isIDStart else { return nil }
        subject = words.text
    }

    func answer(on heap: any AskedHeap) -> Report {
        heap.answer(onObject: subject, for: "whatif weak", .values) { view, node in
            switch view.graph.kind(of: node) {
            case .map, .set: weakVersion(of: node, view)
            case .weakMap, .weakSet: .refusal("\(subject) is a \(view.graph.kind(of: node).collectionName): it is weak already")
            default: .refusal("\(subject) is no Map and no Set: whatif weak X asks who would die if X were a WeakMap or a WeakSet")
            }
        }
    }

    private func weakVersion(of node: Node, _ view: HeapView) -> Report {
        let graph = view.graph, kind = graph.kind(of: node).collectionName
        let ifWeak = graph.reachability(Reachability.Rule(weakCollection: node))
        let dead = graph.difference(view.reachability, ifWeak)
        let objects = dead.nodes.filter { graph.isObject($0) || graph.kind(of: $0) == .symbol }
        var answer = WeakVersionReport(subject: subject, kind: kind, weakKind: "Weak" + kind), count = 0
        answer.classes = ClassCount.list(objects, graph)
        // Of a heap in a file one asks how many, and of what.
        let most = view.asked.formerlyNamed(in: graph) == nil ? WhatIfWeakCommand.mostOfFile : WhatIfWeakCommand.mostDying
        answer.dying = objects.prefix(most).map(view.text)
        answer.omitted = objects.count - answer.dying.count
        answer.bytes = dead.bytes
        graph.source.forEachEntry(of: node) { key, _ in
            count += 1
            guard let key = graph.source.node(of: key), graph.isObject(key) || graph.kind(of: key) == .symbol else {
                answer.impossibleEntries += 1
                return true
            }
            if !ifWeak.reaches(key) { answer.lostEntries += 1 }
            return true
        }
        answer.text = objects.isEmpty ? "nobody would die: each key of \(subject) is held elsewhere, too"
            : "if \(subject) were a \(answer.weakKind), \(Phrase.count(objects.count, "object")) would die"
        if answer.impossibleEntries == count { answer.text = "nobody would die: no key of \(subject) can be held weakly" }
        if !view.reachability.reaches(node) {
            return .refusal("nothing holds \(subject): \(Phrase.nextGC) with its entries, weak or not")
        }
        if count == 0 { answer.text = "nobody would die: \(subject) is empty" }
        if answer.impossibleEntries > 0 {
            let entries = answer.impossibleEntries == 1 ? "1 entry has a key that" : "\(answer.impossibleEntries) entries have keys that"
            answer.notes.append("\(entries) a \(answer.weakKind) would refuse: only objects and symbols can be held weakly")
        }
        return Report(answer)
    }
}
