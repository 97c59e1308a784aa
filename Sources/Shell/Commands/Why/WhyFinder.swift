import Engine
import Explorer
import HeapAdapter

/// What `why X` answers.
struct WhyFinder {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    func answer(_ text: String) -> Report {
        SubjectFinder(machine: machine, command: "why").answer(on: text, departed: departed) { Report(explain($0, subject: text)) }
    }

    private func departed(_ label: ObjectLabel) -> Report {
        Report(WhyReport(subject: label.text, object: label, fate: .collected, text: "\(label.text) is gone: a collection took it"))
    }

    private func explain(_ value: Value, subject: String) -> WhyReport {
        guard value.isObject || value.isSymbol else {
            let text = Preview(machine.vm).text(value)
            return WhyReport(subject: text, object: nil, fate: .alive, text: SubjectFinder.noObject(subject, value, machine, "why"))
        }
        let cell = value.asCell, label = machine.label(of: cell), name = label?.text ?? Preview(machine.vm).text(value)
        var answer = WhyReport(subject: name, object: label, fate: .doomed, text: "")
        guard let view = HeapView(machine, extra: [cell]), let node = view.graph.find(cell) else { return answer }
        let holds = view.naming.holds(on: node)
        answer.holders = holds.filter { !$0.isWeak }.map(view.words.holder)
        answer.mentions = holds.filter(\.isWeak).map(view.words.holder)
        guard let path = view.naming.path(to: node) else {
            answer.text = "\(name): nothing holds it, \(Phrase.nextGC)"
            answer.notes = mentionNotes(answer.mentions, isAlive: false)
            return answer
        }
        answer.fate = view.fates[node]
        answer.path = path.steps.map { WhyReport.Step(from: $0.from, edge: $0.edge, onlyWhile: $0.key.map(view.naming.label(of:))) }
        answer.text = "\(name) is alive: \(path.text)"
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
            guard !hold.isWeak else { return false }
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
