import Engine
import Explorer
import HeapAdapter

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
        guard let view = HeapView(machine) else { return report }
        let nodes = (0..<Node(truncatingIfNeeded: view.graph.count)).filter { node in
            let cell = view.cell(node)
            return cell.kind.isCollection && view.reachability.reaches(node) && !machine.ledger.isBuiltIn(cell)
        }
        let shown = nodes.prefix(CollectionLister.mostRows)
        report.omittedRows = nodes.count - shown.count
        let objects = shown.compactMap { node in JSObject(cell: view.cell(node)).map { (node, $0) } }
        let writer = EntryWriter(view, of: objects.map(\.1))
        report.rows = objects.map { node, object in row(object, name: view.naming.name(of: node), writer) }
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
        case .weakRef: WeakRefLayout(object).target.isCell ? "deref() gives the target" : "deref() gives undefined"
        default: "nothing: its callback hears later"
        }
    }
}

/// Writes entries of collections.
private struct EntryWriter {
    let view: HeapView
    /// Who holds the keys that will be shown.
    private var holds: [Node: [Hold]] = [:]

    init(_ view: HeapView, of collections: [JSObject]) {
        self.view = view
        var keys: [Node] = []
        for collection in collections {
            forEachShownEntry(of: collection) { key, _ in if let node = node(of: key), holds.updateValue([], forKey: node) == nil { keys.append(node) } }
        }
        for (node, found) in zip(keys, view.naming.holds(on: keys)) { holds[node] = found }
    }

    func entries(of object: JSObject) -> (shown: [MapsReport.Entry], omitted: Int) {
        var shown: [MapsReport.Entry] = []
        let isWeak = object.kind.isWeakCollection
        let count = forEachShownEntry(of: object) { key, value in shown.append(entry(key, value, isWeak)) }
        return (shown, count - shown.count)
    }

    /// Calls `body` for the first entries, with their values where they have some, and gives back how many there are.
    @discardableResult
    private func forEachShownEntry(of object: JSObject, _ body: (Value, Value?) -> Void) -> Int {
        if object.kind == .weakRef {
            guard WeakRefLayout(object).target.isCell else { return 0 }
            body(WeakRefLayout(object).target, nil)
            return 1
        }
        var count = 0
        let hasValues = object.kind == .map || object.kind == .weakMap || object.kind == .finalizationRegistry
        view.machine.vm.forEachEntry(of: object) { key, value in
            count += 1
            if count <= CollectionLister.mostEntries { body(key, hasValues ? value : nil) }
        }
        return count
    }

    private func node(of key: Value) -> Node? {
        key.isCell && (key.isObject || key.isSymbol) ? view.graph.find(key.asCell) : nil
    }

    private func entry(_ key: Value, _ value: Value?, _ isWeak: Bool) -> MapsReport.Entry {
        var holders: [Holder] = [], fate = Fate.alive
        if let node = node(of: key) {
            holders = (holds[node] ?? []).filter { !$0.isWeak && $0.isFromAlive }.map(view.words.holder)
            fate = view.fates[node]
        }
        return MapsReport.Entry(key: view.text(key), value: value.map(view.text), isWeak: isWeak, holders: holders, fate: fate)
    }
}
