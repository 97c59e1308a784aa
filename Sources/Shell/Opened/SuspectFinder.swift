import Explorer
import HeapAdapter
import Platform

/// What `leaks` says of a heap in a file: nobody watched the program, so it tells where memory piles up, and by whom.
struct SuspectFinder {
    private let view: HeapView
    /// Nil where somebody gave the question up.
    private let found: LeakFindings?
    private var graph: HeapGraph { view.graph }
    private var naming: Naming { view.naming }
    static let mostContents = 4
    /// Strings that are too many matter from here on, in bytes.
    static let leastOfStrings = 8192

    /// Linear, where no index has it. Finds ``HeapView/letGo`` beside it, which is asked for next.
    init(_ view: HeapView) {
        self.view = view
        let graph = view.graph
        graph.snapshot?.findings?.lookUp(graph)
        let reachability = view.reachability, tree = view.tree
        var found = graph.snapshot?.findings?.leaks(graph), places: LeakFindings.Places?
        if found != nil { SuspectFinder.lookAtNames(view) } else {
            // Each has parts of the view and the source that the other does not ask for.
            Workers.both { SuspectFinder.lookAtNames(view) } and: { places = LeakFindings.Places(graph, reachability, tree) }
            found = places.map { LeakFindings($0) }
        }
        self.found = found
    }

    /// What names lead to, and the ways to it.
    private static func lookAtNames(_ view: HeapView) {
        _ = (view.reachability, view.naming)
        Workers.both { _ = view.letGo } and: { view.naming.findWays() }
    }

    func add(to report: inout LeaksReport) {
        guard let found, !Interruption.isRequested else { return }
        let suspects = found.suspects
        report.programBytes = suspects.programBytes
        // Of what several hold the holders are asked for, of all groups in one pass.
        let groups = weakMapsBehindKeys(withoutScopes(suspects.groups)).map(withTypicalFirst)
        let shared = groups.filter { SuspectWords.isShared($0, graph) }.map { $0.items[0] }
        let holds = shared.isEmpty ? [] : naming.holds(on: shared), byItem = Dictionary(zip(shared, holds)) { first, _ in first }
        report.suspects = groups.map { suspect($0, byItem[$0.items[0]] ?? []) }
        addSlices(found.slices, to: &report)
        guard let file = graph.snapshot else { return }
        report.duplicates = found.repeated.filter { $0.bytes >= SuspectFinder.leastOfStrings }.map {
            LeaksReport.Duplicate(text: Preview(file).text(file.value(of: $0.first)), count: $0.count + 1, bytes: $0.bytes, isBeginning: $0.isBeginning, path: way(to: $0.first))
        }
        addDetached(file, to: &report)
    }

    // MARK: Places

    /// What functions see goes with them: where both hang on one holder the functions are what is told.
    private func withoutScopes(_ groups: [Suspects.Group]) -> [Suspects.Group] {
        var bytes: [Node: Int] = [:]
        for group in groups where group.kind == .many && graph.kind(of: group.items[0]).isFunction { if let holder = group.holder { bytes[holder] = max(bytes[holder] ?? 0, group.bytes) } }
        return groups.filter { group in
            guard group.kind == .many, graph.kind(of: group.items[0]) == .environment, let holder = group.holder else { return true }
            return group.bytes > bytes[holder] ?? 0
        }
    }

    /// A WeakMap's values go with their keys: where the keys pile up, too, that is what to look at first.
    private func weakMapsBehindKeys(_ groups: [Suspects.Group]) -> [Suspects.Group] {
        var groups = groups
        for group in groups where group.kind == .single && graph.kind(of: group.items[0]) == .weakMap {
            var keys: Set<Node> = []
            for place in 0..<graph.ephemeronCount where graph.ephemeron(place).table == group.items[0] && keys.count < 1000 { keys.insert(graph.ephemeron(place).key) }
            guard let place = groups.firstIndex(where: { $0.items == group.items && $0.kind == .single }),
                  let behind = groups.indices.dropFirst(place + 1).first(where: { groups[$0].items.contains(where: keys.contains) }) else { continue }
            groups.remove(at: place)
            groups.insert(group, at: behind)
        }
        return groups
    }

    /// Scopes are of one class, whoever made them: those that most are like stand first.
    private func withTypicalFirst(_ group: Suspects.Group) -> Suspects.Group {
        guard group.kind == .many, graph.kind(of: group.items[0]) == .environment else { return group }
        let names = group.items.map(graph.source.functionName(ofEnvironment:)), counts = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, let place = names.firstIndex(of: most), place > 0 else { return group }
        var group = group
        group.tellFirst(place)
        return group
    }

    private func suspect(_ group: Suspects.Group, _ holds: [Hold]) -> LeaksReport.Suspect {
        let words = SuspectWords(group, view, holds), example = example(of: group)
        return LeaksReport.Suspect(kind: words.kind.rawValue, holder: words.holder, id: words.namedHolder.map(graph.source.id(of:)), alike: group.alike, things: words.things, count: group.count,
                                   objects: group.objects, bytes: group.bytes, contents: contents(group), path: way(to: example), cure: words.cure)
    }

    /// What takes most, and the program's own class that takes most of all of those: a person knows it by its name.
    private func contents(_ group: Suspects.Group) -> [String] {
        var shown = group.contents.prefix(SuspectFinder.mostContents).filter { $0.bytes * 50 > group.bytes }
        func isNamed(_ content: Suspects.Content) -> Bool {
            let kind = graph.kind(of: content.example)
            return graph.isObject(content.example) && !kind.isFunction && !SuspectWords.isPlain(graph.source.className(content.classNumber))
        }
        if !shown.contains(where: isNamed), let named = group.contents.first(where: { isNamed($0) && $0.count * 4 >= group.count }) { shown.append(named) }
        return shown.map { content in
            let name = SuspectWords.className(content.classNumber, graph, count: content.count)
            return name == SuspectWords.engine ? "\(Phrase.bytes(content.bytes)) \(name)" : "\(content.count) \(name), \(Phrase.bytes(content.bytes))"
        }
    }

    /// The first thing of the program's own class that most of the group is about, else what takes most.
    private func example(of group: Suspects.Group) -> Node {
        if group.kind == .single { return group.items[0] }
        let own = group.contents.filter { content in
            content.count * 4 >= group.count && graph.isObject(content.example) && !SuspectWords.isPlain(graph.source.className(content.classNumber))
                && !(graph.kind(of: content.example) == .generator && graph.source.isBuiltIn(content.example))
        }
        // Things themselves before what they hold.
        let classes = Set(group.items.prefix(64).map(graph.source.classNumber(of:)))
        func isShown(_ content: Suspects.Content) -> Bool { graph.isObject(content.example) && content.count * 2 >= group.count && !graph.kind(of: content.example).isFunction }
        let best = own.first { classes.contains($0.classNumber) } ?? own.first ?? group.contents.first { graph.kind(of: $0.example) == .generator && $0.count * 2 >= group.count }
        if let best { return best.example }
        return SuspectWords.isOfData(group.items[0], graph) ? group.items[0] : group.contents.first(where: isShown)?.example ?? group.items[0]
    }

    private func way(to node: Node) -> String { naming.path(to: node)?.text ?? naming.label(of: node) }

    // MARK: Strings and pages

    private func addSlices(_ slices: [Node], to report: inout LeaksReport) {
        let bytes = slices.reduce(0) { $0 + (graph.source.wholeString(of: $1).map(view.tree.retainedSize) ?? 0) }
        guard let first = slices.first, bytes >= SuspectFinder.leastOfStrings else { return }
        report.slices = LeaksReport.Slices(count: slices.count, bytes: bytes, path: way(to: first))
    }

    private func addDetached(_ file: SnapshotHeap, to report: inout LeaksReport) {
        let detached = file.detachedNodes().filter(view.reachability.reaches)
        if detached.isEmpty { return }
        var paths: [String] = []
        for node in detached.prefix(50) where paths.count < 3 {
            let path = way(to: node)
            if !paths.contains(path) { paths.append(path) }
        }
        report.detached = LeaksReport.Detached(count: detached.count, bytes: detached.reduce(0) { $0 + file.size(of: $1) }, paths: paths)
    }
}
