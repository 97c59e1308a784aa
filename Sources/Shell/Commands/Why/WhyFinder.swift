import Explorer
import HeapAdapter

/// What `why X` answers.
struct WhyFinder {
    private let heap: any AskedHeap
    init(_ heap: any AskedHeap) { self.heap = heap }

    /// `all`: with every reference on the way.
    func answer(_ text: String, all: Bool = false) -> Report {
        heap.answer(on: text, for: "why", .objects) { subject in
            switch subject {
            case .node(let view, let node): Report(explain(node, view, all))
            case .departed(let label): departed(label)
            case .plain(let value, let sentence): Report(WhyReport(subject: value, object: nil, fate: .alive, text: sentence))
            }
        }
    }

    private func departed(_ label: ObjectLabel) -> Report {
        Report(WhyReport(subject: label.text, object: label, fate: .collected, text: "\(label.text) is gone: a collection took it"))
    }

    private func explain(_ node: Node, _ view: HeapView, _ all: Bool) -> WhyReport {
        let name = view.text(node)
        var answer = WhyReport(subject: name, object: view.label(node), fate: .doomed, text: "")
        let holds = view.naming.holds(on: node)
        answer.holders = holds.filter { !$0.isWeak }.map(view.words.holder)
        answer.mentions = holds.filter(\.isWeak).map(view.words.holder)
        guard let path = all ? view.naming.everyStep(to: node) : view.naming.path(to: node) else {
            answer.text = "\(name): nothing holds it, \(Phrase.nextGC)"
            answer.notes = mentionNotes(answer.mentions, isAlive: false)
            return answer
        }
        answer.fate = view.fates[node]
        if view.graph.snapshot?.isRoot(node) == true {
            answer.text = "@\(view.graph.source.id(of: node)), \(name), is no object: here the engine begins. Nothing has to hold it, and what it refers to is alive"
            return answer
        }
        answer.path = path.steps.map { WhyReport.Step(from: $0.from, edge: $0.edge, onlyWhile: $0.key.map(view.naming.label(of:))) }
        answer.text = "\(name) is alive: \(path.text)"
        answer.showsSteps = all
        for step in answer.path {
            if let key = step.onlyWhile { answer.notes.append("alive while \(step.from) and \(key) both are: a WeakMap's entry needs its map and its key") }
        }
        if let scope = path.sharedScope { answer.notes.append(view.naming.words(for: scope)) }
        let others = otherHolders(holds, path.last, view)
        if !others.isEmpty { answer.notes.append("also held by \(Phrase.list(others.map(\.text)))") }
        if answer.fate == .leak { answer.notes += LeakWords(view).notes(node, holds) }
        answer.notes += mentionNotes(answer.mentions, isAlive: true)
        return answer
    }

    /// Who holds it beside the last step of the way that was told.
    private func otherHolders(_ holds: [Hold], _ last: HeapPath.Edge?, _ view: HeapView) -> [Holder] {
        var isFirst = true
        return holds.filter { hold in
            guard view.canBeLetGo(hold) else { return false }
            // The way ends by the first edge of its holder; a root's own edge has no source.
            if isFirst, last.map({ hold.source == $0.source && ($0.kind == nil || hold.kind == $0.kind) }) ?? (hold.source == nil) {
                isFirst = false
                return false
            }
            return true
        }.map(view.words.holder)
    }

    private func mentionNotes(_ mentions: [Holder], isAlive: Bool) -> [String] {
        if mentions.isEmpty { return [] }
        let names = Phrase.list(mentions.map(\.text))
        if isAlive { return ["mentioned by \(names), which \(Phrase.verb("hold", mentions.count)) nothing"] }
        return ["\(names) \(Phrase.verb("mention", mentions.count)) it, and will lose it with the next gc"]
    }
}
