import Explorer
import HeapAdapter

/// What `maps` shows: every collection that can be reached, seen by the code and by the debugger.
struct CollectionLister {
    private let heap: any AskedHeap
    static let mostRows = 100
    static let mostEntries = 20

    init(_ heap: any AskedHeap) { self.heap = heap }

    func report() -> MapsReport {
        var report = MapsReport()
        guard let view = heap.view(.objects) else { return report }
        let nodes = view.graph.nodes.filter { node in
            view.graph.kind(of: node).isCollection && view.reachability.reaches(node) && !view.graph.source.isBuiltIn(node)
        }
        let shown = Array(nodes.prefix(CollectionLister.mostRows)), writer = EntryWriter(view, of: shown)
        report.omittedRows = nodes.count - shown.count
        report.rows = shown.map { row($0, view, writer) }
        return report
    }

    private func row(_ node: Node, _ view: HeapView, _ writer: EntryWriter) -> MapsReport.Row {
        let entries = writer.entries(of: node), kind = view.graph.kind(of: node), isPartial = view.graph.source.hidesEntries(of: node)
        return MapsReport.Row(
            name: view.naming.name(of: node), number: view.number(node), kind: kind.collectionName, codeSees: codeSees(kind, entries.shown.count + entries.omitted, isPartial),
            entries: entries.shown, omittedEntries: entries.omitted, isPartial: isPartial, isWeak: kind.isWeakHolder)
    }

    /// What the language lets a program find out.
    private func codeSees(_ kind: NodeKind, _ count: Int, _ isPartial: Bool) -> String {
        switch kind {
        case .map, .set: "size \(isPartial ? "at least " : "")\(count), can be looped"
        case .weakMap, .weakSet: "no size, no loop"
        case .weakRef: count > 0 ? "deref() gives the target" : "deref() gives undefined"
        default: "nothing: its callback hears later"
        }
    }
}

extension NodeKind {
    /// What `maps` lists.
    fileprivate var isCollection: Bool { self == .map || self == .set || isWeakHolder }
}

/// Writes entries of collections.
private struct EntryWriter {
    let view: HeapView
    /// Who holds the keys that will be shown.
    private var holds: [Node: [Hold]] = [:]

    init(_ view: HeapView, of collections: [Node]) {
        self.view = view
        var keys: [Node] = []
        for collection in collections {
            forEachShownEntry(of: collection) { key, _ in if let node = node(of: key), holds.updateValue([], forKey: node) == nil { keys.append(node) } }
        }
        for (node, found) in zip(keys, view.naming.holds(on: keys)) { holds[node] = found }
    }

    func entries(of collection: Node) -> (shown: [MapsReport.Entry], omitted: Int) {
        var shown: [MapsReport.Entry] = []
        let isWeak = view.graph.kind(of: collection).isWeakHolder
        let count = forEachShownEntry(of: collection) { key, value in shown.append(entry(key, value, isWeak)) }
        return (shown, count - shown.count)
    }

    /// Calls `body` for the first entries, with their values where they have some, and gives back how many there are.
    @discardableResult
    private func forEachShownEntry(of collection: Node, _ body: (HeapValue, HeapValue?) -> Void) -> Int {
        let source = view.graph.source, kind = view.graph.kind(of: collection)
        var count = 0
        if kind == .weakRef {
            source.forEachReference(of: collection) { name, target in
                guard name == .weakRefTarget, count == 0 else { return }
                count = 1
                body(source.value(of: target), nil)
            }
            return count
        }
        let hasValues = kind == .map || kind == .weakMap || kind == .finalizationRegistry
        source.forEachEntry(of: collection) { key, value in
            count += 1
            if count <= CollectionLister.mostEntries { body(key, hasValues ? value : nil) }
            return true
        }
        return count
    }

    private func node(of key: HeapValue) -> Node? {
        view.graph.source.node(of: key).flatMap { view.graph.isObject($0) || view.graph.kind(of: $0) == .symbol ? $0 : nil }
    }

    private func entry(_ key: HeapValue, _ value: HeapValue?, _ isWeak: Bool) -> MapsReport.Entry {
        var holders: [Holder] = [], fate = Fate.alive
        if let node = node(of: key) {
            holders = (holds[node] ?? []).filter { !$0.isWeak && $0.isFromAlive }.map(view.words.holder)
            fate = view.fates[node]
        }
        return MapsReport.Entry(key: view.text(key), value: value.map(view.text), isWeak: isWeak, holders: holders, fate: fate)
    }
}
