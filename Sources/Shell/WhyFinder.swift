import Engine
import Explorer

/// What `why X` answers.
struct WhyFinder {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    func answer(_ text: String, into report: inout Report) {
        switch machine.look(up: text) {
        case .value(let value): report.result = .why(explain(value, subject: text))
        case .departed(let label):
            report.result = .why(WhyReport(subject: label.text, object: label, fate: .collected, path: [], holders: [], mentions: [],
                                           text: "\(label.text) is gone: a collection took it", notes: []))
        case .unknownNumber(let number): report.result = .refusal(Refusal(message: "no object has had the number #\(number)"))
        case .none: evaluate(text, into: &report)
        }
    }

    /// An expression that is no plain path is run, outside the journal. Its value is looked at before anything else runs, and let go.
    private func evaluate(_ text: String, into report: inout Report) {
        let vm = machine.vm
        let script: Script
        do { script = try machine.script("(\(text)\n)", "REPL") } catch {
            report.errors = [Failure(text: "why needs an object: an expression, or a number such as #1 (\(error.syntax.message))", isSyntaxError: true)]
            return
        }
        do {
            let value = try vm.run(script.compiled, allowsRedeclaration: true)
            // What only the expression itself held must not look held: a WeakRef's gift, for one.
            vm.letGo()
            report.result = .why(explain(value, subject: text))
        } catch {
            report.isInterrupted = vm.wasInterrupted
            if !report.isInterrupted { report.errors.append(machine.failure(for: vm.exception, in: script)) }
        }
        vm.exception = .undefined
        vm.runJobs { _ in }
        report.output = machine.takeOutput()
    }

    private func explain(_ value: Value, subject: String) -> WhyReport {
        let vm = machine.vm, preview = Preview(vm)
        guard value.isObject || value.isSymbol else {
            return WhyReport(subject: preview.text(value), object: nil, fate: .alive, path: [], holders: [], mentions: [],
                             text: "\(subject) is \(preview.text(value)): only objects and symbols live and die", notes: [])
        }
        let cell = value.asCell, label = machine.ledger.label(of: cell), name = label?.text ?? preview.text(value)
        var answer = WhyReport(subject: name, object: label, fate: .doomed, path: [], holders: [], mentions: [], text: "", notes: [])
        guard let graph = HeapGraph(vm, extra: [cell]), let node = graph.find(cell) else { return answer }
        let reachability = graph.reachability()
        let naming = Naming(graph, reachability) { machine.ledger.number(of: $0).map { "#\($0)" } }
        let words = HolderWords(naming), holds = naming.holds(on: node)
        answer.holders = holds.filter { !$0.isWeak }.map(words.holder)
        answer.mentions = holds.filter(\.isWeak).map(words.holder)
        guard let path = naming.path(to: node) else {
            answer.text = "\(name): nothing holds it, the next gc takes it"
            answer.notes = mentionNotes(answer.mentions, isAlive: false)
            return answer
        }
        let isLeak = graph.hasCollectionEntries && !graph.reachability(Reachability.Rule(mapsAreWeak: true)).reaches(node)
        answer.fate = isLeak ? .leak : .alive
        answer.path = path.steps.map { step in
            WhyReport.Step(from: step.from, edge: step.edge, onlyWhile: step.key.map(naming.label(of:)))
        }
        answer.text = "\(name) is alive: \(path.text)"
        if isLeak { answer.notes.append("only collections lead to it: it would die if they were weak") }
        for step in answer.path { if let key = step.onlyWhile { answer.notes.append("\(step.from) holds the value only while \(key) is alive") } }
        answer.notes += mentionNotes(answer.mentions, isAlive: true)
        return answer
    }

    private func mentionNotes(_ mentions: [Holder], isAlive: Bool) -> [String] {
        if mentions.isEmpty { return [] }
        let names = HolderWords.list(mentions.map(\.text))
        if isAlive { return ["mentioned by \(names), which \(mentions.count == 1 ? "holds" : "hold") nothing"] }
        return ["\(names) \(mentions.count == 1 ? "mentions" : "mention") it, and will lose it with the next gc"]
    }
}
