import Engine
import Explorer

/// What `leaks` and `whatif weak X` answer.
struct LeakFinder {
    private let machine: Machine
    static let mostGroups = 10
    static let mostExamples = 3
    static let mostDying = 40

    init(_ machine: Machine) { self.machine = machine }

    // MARK: leaks

    func leaks() -> CommandResult {
        guard let view = HeapView(machine, scope: .values) else { return HeapView.tooLarge }
        let sections = Leaks.Kind.allCases.map { kind in
            section(Leaks(kind, view.graph, view.reachability, examples: LeakFinder.mostExamples, counting: view.isOfProgram), view)
        }
        return .leaks(LeaksReport(sections: sections.filter { !$0.groups.isEmpty }))
    }

    private func section(_ leaks: Leaks, _ view: HeapView) -> LeaksReport.Section {
        let title = switch leaks.kind {
        case .collections: "held by entries of Maps and Sets alone"
        case .arrays: "held by elements of arrays alone"
        case .closures: "held by variables of closures alone"
        }
        let groups = leaks.groups.prefix(LeakFinder.mostGroups).map { group($0, leaks.kind, view) }
        return LeaksReport.Section(kind: leaks.kind.rawValue, title: title, groups: groups, omittedGroups: leaks.groups.count - groups.count,
                                   objects: leaks.groups.reduce(0) { $0 + $1.objects }, bytes: leaks.groups.reduce(0) { $0 + $1.bytes })
    }

    private func group(_ group: Leaks.Group, _ kind: Leaks.Kind, _ view: HeapView) -> LeaksReport.Group {
        LeaksReport.Group(holder: view.description(group.holder), number: view.number(group.holder), examples: group.examples.map(view.text),
                          omittedExamples: group.direct - group.examples.count, objects: group.objects, bytes: group.bytes,
                          site: view.site(group.holder), cure: cure(group, kind, view))
    }

    private func cure(_ group: Leaks.Group, _ kind: Leaks.Kind, _ view: HeapView) -> String {
        let them = group.direct == 1 ? "it" : "them"
        switch kind {
        case .arrays: return "taking \(them) out of it would free \(them), or a WeakRef to each in its place"
        // Functions made by one call share its variables, and each of them holds all.
        case .closures: return "letting go of each function that sees the variable, or setting it to null, would free \(them)"
        case .collections:
            let holder = view.cell(group.holder)
            if holder.kind == .set { return "a WeakSet would let go of \(them)" }
            let isKeyed = group.examples.contains { view.isKey(view.cell($0), of: holder) }
            return isKeyed ? "a WeakMap would let go of \(them)" : "a WeakRef to each value in its place would let go: these keys cannot be weak"
        }
    }

    // MARK: whatif weak

    func whatIfWeak(_ text: String, into report: inout Report) {
        SubjectFinder(machine: machine, command: "whatif weak").findObject(text, into: &report) { cell in
            switch cell.kind {
            case .map, .set: return weakVersion(of: cell, text)
            case .weakMap, .weakSet: return .refusal(Refusal(message: "\(text) is a \(cell.kind.collectionName): it is weak already"))
            default: return .refusal(Refusal(message: "\(text) is no Map and no Set: whatif weak X asks who would die if X were a WeakMap or a WeakSet"))
            }
        }
    }

    private func weakVersion(of cell: Cell, _ name: String) -> CommandResult {
        guard let view = HeapView(machine, scope: .values, extra: [cell]), let node = view.graph.find(cell), let collection = JSObject(cell: cell) else {
            return HeapView.tooLarge
        }
        let ifWeak = view.graph.reachability(Reachability.Rule(weakCollection: node))
        let dead = view.graph.difference(view.reachability, ifWeak)
        let objects = dead.nodes.filter { view.cell($0).isObject || view.cell($0).kind == .symbol }
        var answer = WeakVersionReport(subject: name, kind: cell.kind.collectionName, weakKind: "Weak" + cell.kind.collectionName)
        answer.dying = objects.prefix(LeakFinder.mostDying).map(view.text)
        answer.omitted = objects.count - answer.dying.count
        answer.bytes = dead.bytes
        machine.vm.forEachEntry(of: collection) { key, _ in
            if !HeapGraph.canBeWeakKey(key) { answer.impossibleEntries += 1; return }
            if let key = view.graph.find(key.asCell), !ifWeak.reaches(key) { answer.lostEntries += 1 }
        }
        answer.text = objects.isEmpty ? "nobody would die: each key of \(name) is held elsewhere, too"
            : "if \(name) were a \(answer.weakKind), \(objects.count == 1 ? "1 object" : "\(objects.count) objects") would die"
        if answer.impossibleEntries == machine.vm.entryCount(of: collection) { answer.text = "nobody would die: no key of \(name) can be held weakly" }
        if !view.reachability.reaches(node) {
            return .refusal(Refusal(message: "nothing holds \(name): the next gc takes it with its entries, weak or not"))
        }
        if machine.vm.entryCount(of: collection) == 0 { answer.text = "nobody would die: \(name) is empty" }
        if answer.impossibleEntries > 0 {
            let entries = answer.impossibleEntries == 1 ? "1 entry has a key that" : "\(answer.impossibleEntries) entries have keys that"
            answer.notes.append("\(entries) a \(answer.weakKind) would refuse: only objects and symbols can be held weakly")
        }
        return .whatIfWeak(answer)
    }
}

extension HeapView {
    /// The cell is a key of the Map.
    fileprivate func isKey(_ cell: Cell, of map: Cell) -> Bool {
        guard let node = graph.find(map), let key = graph.find(cell) else { return false }
        return graph.hasEdge(from: node) { target, edge in target == key && edge == .entry }
    }
}
