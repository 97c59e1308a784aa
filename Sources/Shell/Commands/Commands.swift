import Engine
import Explorer

// What the commands do. Those that change the state go into the journal or move along it; the others only look.

extension Shell {
    func perform(_ command: Command, _ source: String) -> Report {
        var report = Report(source: source)
        switch command {
        case .gc:
            return run(Journal.Entry(number: journal.nextNumber, source: source, javaScript: nil, isCollection: true, isInterrupted: false, objectCount: 0))
        case .explain: return explainCollection(source)
        case .auto(let seconds): report.result = setBackground(seconds)
        case .autoOff: report.result = endBackground()
        case .watch(let expression): watch(expression, into: &report)
        case .unwatch(let text): report.result = unwatch(text)
        case .maps: report.result = .maps(CollectionLister(machine).report())
        case .why(let text): WhyFinder(machine).answer(text, into: &report)
        case .inspect(let text): Inspector(machine).inspect(text, into: &report)
        case .retainers(let text): Inspector(machine).retainers(text, into: &report)
        case .dominators(let text): SizesFinder(machine).dominators(text, into: &report)
        case .sizes: report.result = SizesFinder(machine).sizes()
        case .leaks: report.result = LeakFinder(machine).leaks()
        case .whatIfWeak(let text): LeakFinder(machine).whatIfWeak(text, into: &report)
        case .graph(let query): GraphPainter(machine).answer(query, into: &report)
        case .heap: report.result = .heap(machine.heapReport())
        case .undo(let count): travel(.undo, count, into: &report)
        case .redo(let count): travel(.redo, count, into: &report)
        case .goTo(let number): go(to: number, into: &report)
        case .whatIf(let entry): WhatIfFinder(self).answer(entry, into: &report)
        case .diff(let entries): diff(entries, into: &report)
        case .journal: report.result = .journal(journal.report)
        case .play(let lesson): report.result = .request(.play(lesson: lesson))
        case .snapshot(let path): report.result = .request(.snapshot(path: path))
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
}

extension Machine {
    /// What is alive, by constructor: what the program made, without built-ins and without code.
    func heapReport() -> HeapReport {
        var report = HeapReport()
        guard let graph = HeapGraph(vm, scope: .everything) else { return report }
        let reachability = graph.reachability(), census = Census(graph, reachability, counting: isOfProgram)
        report.rows = census.rows.map { HeapReport.Row(name: $0.name, count: $0.count, bytes: $0.bytes) }
        report.objects = objectCount(graph, reachability)
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
