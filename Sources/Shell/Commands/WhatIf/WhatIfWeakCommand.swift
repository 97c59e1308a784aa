import Engine
import Explorer
import HeapAdapter

/// `whatif weak X`: who would die if a Map were a WeakMap, or a Set a WeakSet.
struct WhatIfWeakCommand: Command {
    static let help = CommandHelp(name: "whatif weak", usage: "whatif weak X", summary: "who would die if the Map or Set X were a WeakMap or a WeakSet")
    static let reports: [any CommandReport.Type] = [WeakVersionReport.self]

    let subject: String
    private static let mostDying = 40

    /// X is a name, a path or a number, which could not follow an expression `weak`.
    init?(_ words: CommandWords) {
        guard let first = words.text.unicodeScalars.first, !words.continuesExpression else { return nil }
        guard first == "#" || first == "$" || first == "_" || first.properties.isIDStart else { return nil }
        subject = words.text
    }

    func answer(in shell: Shell) -> Report {
        let machine = shell.machine
        return SubjectFinder(machine: machine, command: "whatif weak").answer(onObject: subject) { cell in
            switch cell.kind {
            case .map, .set: weakVersion(of: cell, machine)
            case .weakMap, .weakSet: .refusal("\(subject) is a \(cell.kind.collectionName): it is weak already")
            default: .refusal("\(subject) is no Map and no Set: whatif weak X asks who would die if X were a WeakMap or a WeakSet")
            }
        }
    }

    private func weakVersion(of cell: Cell, _ machine: Machine) -> Report {
        guard let view = HeapView(machine, scope: .values, extra: [cell]), let node = view.graph.find(cell), let collection = JSObject(cell: cell) else {
            return HeapView.missing(machine)
        }
        let ifWeak = view.graph.reachability(Reachability.Rule(weakCollection: node))
        let dead = view.graph.difference(view.reachability, ifWeak)
        let objects = dead.nodes.filter { view.cell($0).isObject || view.cell($0).kind == .symbol }
        var answer = WeakVersionReport(subject: subject, kind: cell.kind.collectionName, weakKind: "Weak" + cell.kind.collectionName)
        answer.dying = objects.prefix(WhatIfWeakCommand.mostDying).map(view.text)
        answer.omitted = objects.count - answer.dying.count
        answer.bytes = dead.bytes
        machine.vm.forEachEntry(of: collection) { key, _ in
            if !machine.vm.canBeHeldWeakly(key) { answer.impossibleEntries += 1; return }
            if let key = view.graph.find(key.asCell), !ifWeak.reaches(key) { answer.lostEntries += 1 }
        }
        answer.text = objects.isEmpty ? "nobody would die: each key of \(subject) is held elsewhere, too"
            : "if \(subject) were a \(answer.weakKind), \(Phrase.count(objects.count, "object")) would die"
        if answer.impossibleEntries == machine.vm.entryCount(of: collection) { answer.text = "nobody would die: no key of \(subject) can be held weakly" }
        if !view.reachability.reaches(node) {
            return .refusal("nothing holds \(subject): \(Phrase.nextGC) with its entries, weak or not")
        }
        if machine.vm.entryCount(of: collection) == 0 { answer.text = "nobody would die: \(subject) is empty" }
        if answer.impossibleEntries > 0 {
            let entries = answer.impossibleEntries == 1 ? "1 entry has a key that" : "\(answer.impossibleEntries) entries have keys that"
            answer.notes.append("\(entries) a \(answer.weakKind) would refuse: only objects and symbols can be held weakly")
        }
        return Report(answer)
    }
}
