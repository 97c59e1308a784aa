import Engine
import Explorer

/// What `maps` shows: every collection that can be reached, seen by the code and by the debugger.
struct CollectionLister {
    private let machine: Machine
    private let vm: VM
    static let mostRows = 100
    static let mostEntries = 20

    init(_ machine: Machine) {
        self.machine = machine
        vm = machine.vm
    }

    func report() -> MapsReport {
        var report = MapsReport()
        guard let graph = HeapGraph(vm) else { return report }
        let reachability = graph.reachability(), ifWeak = graph.reachability(Reachability.Rule(mapsAreWeak: true))
        let naming = Naming(graph, reachability) { machine.ledger.number(of: $0).map { "#\($0)" } }
        let writer = EntryWriter(machine, naming, ifWeak)
        for node in 0..<graph.count {
            let cell = graph.cells[node]
            guard cell.kind.isCollection, reachability.reaches(Node(node)), !machine.ledger.isBuiltIn(cell),
                  let object = JSObject(cell: cell) else { continue }
            if report.rows.count == CollectionLister.mostRows { report.omittedRows += 1; continue }
            report.rows.append(row(object, name: naming.name(of: Node(node)), writer))
        }
        return report
    }

    private func row(_ object: JSObject, name: String, _ writer: EntryWriter) -> MapsReport.Row {
        let entries = writer.entries(of: object)
        return MapsReport.Row(
            name: name, number: machine.ledger.number(of: object.cell), kind: object.kind.collectionName, codeSees: codeSees(object),
            entries: entries.shown, omittedEntries: entries.omitted, isWeak: object.kind.isWeakCollection)
    }

    /// What the language lets a program find out.
    private func codeSees(_ object: JSObject) -> String {
        switch object.kind {
        case .map, .set: "size \(vm.entryCount(of: object)), can be looped"
        case .weakMap, .weakSet: "no size, no loop"
        case .weakRef: object.internalSlot(0).isCell ? "deref() gives the target" : "deref() gives undefined"
        default: "nothing: its callback hears later"
        }
    }
}

/// Writes entries of collections.
private struct EntryWriter {
    let machine: Machine
    let naming: Naming
    let ifWeak: Reachability
    private let words: HolderWords

    init(_ machine: Machine, _ naming: Naming, _ ifWeak: Reachability) {
        self.machine = machine
        self.naming = naming
        self.ifWeak = ifWeak
        words = HolderWords(naming)
    }

    func entries(of object: JSObject) -> (shown: [MapsReport.Entry], omitted: Int) {
        var shown: [MapsReport.Entry] = [], count = 0
        let isWeak = object.kind.isWeakCollection
        func add(_ key: Value, _ value: Value?) {
            count += 1
            if count <= CollectionLister.mostEntries { shown.append(entry(key, value, isWeak)) }
        }
        if object.kind == .weakRef {
            if object.internalSlot(0).isCell { add(object.internalSlot(0), nil) }
        } else {
            let hasValues = object.kind == .map || object.kind == .weakMap || object.kind == .finalizationRegistry
            machine.vm.forEachEntry(of: object) { key, value in add(key, hasValues ? value : nil) }
        }
        return (shown, count - shown.count)
    }

    private func entry(_ key: Value, _ value: Value?, _ isWeak: Bool) -> MapsReport.Entry {
        var holders: [Holder] = [], fate = Fate.alive
        if key.isCell, key.isObject || key.isSymbol, let node = naming.graph.find(key.asCell) {
            holders = naming.holds(on: node).filter { !$0.isWeak }.map(words.holder)
            fate = !naming.reachability.reaches(node) ? .doomed : ifWeak.reaches(node) ? .alive : .leak
        }
        return MapsReport.Entry(key: text(key), value: value.map(text), isWeak: isWeak, holders: holders, fate: fate)
    }

    /// `#1 { name: 'Snickers' }`
    private func text(_ value: Value) -> String {
        if value.isCell, let label = machine.ledger.label(of: value.asCell) { return label.text }
        return Preview(machine.vm).text(value)
    }
}
