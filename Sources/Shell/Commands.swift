import Engine
import Explorer

// What the commands do. Those that change the state go into the journal or move along it; the others only look.

extension Shell {
    func perform(_ command: Command, _ source: String) -> Report {
        var report = Report(source: source)
        switch command {
        case .gc:
            return run(Journal.Entry(number: journal.nextNumber, source: source, javaScript: nil, isCollection: true, isInterrupted: false, objectCount: 0))
        case .maps: report.result = .maps(CollectionLister(machine).report())
        case .why(let text): WhyFinder(machine).answer(text, into: &report)
        case .graph(let query): GraphPainter(machine).answer(query, into: &report)
        case .heap: report.result = .heap(machine.heapReport())
        case .undo(let count): report.result = travel(.undo, undo(count), asked: count, available: journal.entries.count)
        case .redo(let count): report.result = travel(.redo, redo(count), asked: count, available: journal.undone.count)
        case .journal: report.result = .journal(journal.report)
        case .play(let lesson): report.result = .request(.play(lesson: lesson))
        case .help(let name): report.result = Help.result(name)
        case .exit:
            leave()
            report.result = .request(.exit)
        case .clear: report.result = .request(.clear)
        case .breakOff: report.result = .request(.breakOff)
        case .editor: report.result = .request(.editor)
        case .load(let path): report.result = .request(.load(path: path))
        case .save(let path): report.result = .request(.save(path: path, text: journal.script))
        case .refused(let message): report.result = .refusal(Refusal(message: message))
        case .misused(let name): report.result = .refusal(Refusal(message: Help.misuse(name)))
        }
        return report
    }

    private func travel(_ direction: TravelReport.Direction, _ entries: [Journal.Entry]?, asked: Int, available: Int) -> CommandResult {
        guard let entries else {
            if asked <= available { return .refusal(Refusal(message: "\(direction.rawValue) needs memory for another heap, and the system has none")) }
            let what = direction == .undo ? "the journal has" : "there is left to redo:"
            if available == 0 { return .refusal(Refusal(message: direction == .undo ? "nothing to undo: the journal is empty" : "nothing to redo")) }
            return .refusal(Refusal(message: "\(what) \(available) \(available == 1 ? "entry" : "entries")"))
        }
        return .travel(TravelReport(direction: direction, entries: entries.map(\.line), position: journal.entries.last?.number ?? 0,
                                    alive: machine.ledger.aliveCount))
    }
}

extension Machine {
    /// What is alive, by constructor: what the program made, without built-ins and without code.
    func heapReport() -> HeapReport {
        var report = HeapReport()
        guard let graph = HeapGraph(vm, scope: .everything) else { return report }
        let census = Census(graph, graph.reachability()) { cell in
            switch cell.kind {
            case .shape, .propertyMap, .code, .hashTable, .record, .slots, .elements, .accessor: false
            default: !ledger.isBuiltIn(cell)
            }
        }
        report.rows = census.rows.map { HeapReport.Row(name: $0.name, count: $0.count, bytes: $0.bytes) }
        report.objects = census.objects
        report.bytes = census.bytes
        report.doomed = ledger.doomedCount
        return report
    }

    /// A name that means something of the user's: what is built in does not count, `gc` for one.
    func isUserVariable(_ name: String) -> Bool {
        let key = vm.key(name)
        if vm.binding(key) != nil { return true }
        let global: JSObject = vm[Intrinsic.global]
        guard let value = vm.ownDataProperty(of: global, key) else { return vm.hasOwn(global, key) }
        return !(value.isObject && ledger.isBuiltIn(value.asCell))
    }

    /// Some variable, built in or not, has this name.
    func isVariable(_ name: String) -> Bool {
        let key = vm.key(name), global: JSObject = vm[Intrinsic.global]
        return vm.binding(key) != nil || vm.dataProperty(of: global, key) != nil || vm.hasOwn(global, key)
    }
}

extension VM {
    /// The object has an own property of this name, an accessor perhaps.
    func hasOwn(_ object: JSObject, _ key: PropertyKey) -> Bool {
        var isThere = false
        forEachNamedProperty(of: object) { name, _, _ in if name == key { isThere = true } }
        return isThere
    }
}
