import Explorer
import HeapAdapter

/// What `leaks` answers.
struct LeakFinder {
    private let heap: any AskedHeap
    static let mostGroups = 10
    static let mostExamples = 3
    static let mostCaches = 3
    /// Of a heap in a file: a hundredth.
    static let leastShare = 100

    init(_ heap: any AskedHeap) { self.heap = heap }

    func answer() -> Report {
        guard let view = heap.view(.values) else { return heap.missing }
        var report = LeaksReport()
        report.hasHistory = heap.formerlyNamed(in: view.graph) != nil
        let suspects = report.hasHistory ? nil : SuspectFinder(view)
        let leaks = Leaks(view.naming, view.letGo, counting: view.isOfProgram)
        report.groups = leaks.groups.prefix(LeakFinder.mostGroups).map { group($0, view) }
        report.omittedGroups = leaks.groups.count - report.groups.count
        if let suspects {
            suspects.add(to: &report)
            // Of a heap in a file nobody asks for what is next to nothing of it.
            let least = max(1, (report.programBytes ?? 0) / LeakFinder.leastShare)
            report.groups.removeAll { $0.bytes < least }
            return Report(report)
        }
        let caches = SoleHolders(view.graph, view.reachability, view.letGo, counting: view.isOfProgram).groups
        report.caches = caches.prefix(LeakFinder.mostCaches).map { cache in
            LeaksReport.Cache(holder: view.description(cache.collection), number: view.number(cache.collection), objects: cache.objects, bytes: cache.bytes)
        }
        report.omittedCaches = caches.count - report.caches.count
        return Report(report)
    }

    private func group(_ group: Leaks.Group, _ view: HeapView) -> LeaksReport.Group {
        let holder = group.function ?? group.keeper
        let examples = Folded(group.targets.map(view.text), most: LeakFinder.mostExamples)
        var told = LeaksReport.Group(kind: group.kind.rawValue, holder: view.description(holder), number: view.number(holder), examples: examples.lines,
                                     omittedExamples: examples.omitted, objects: group.objects, bytes: group.bytes, site: view.site(holder), cure: cure(group, view))
        told.alike = group.keepers
        if group.keepers == 1 { told.sharing = group.sharing }
        return told
    }

    // MARK: What would let go

    private func cure(_ group: Leaks.Group, _ view: HeapView) -> String {
        let them = group.targets.count == 1 ? "it" : "them"
        switch (group.remedy, group.kind) {
        case (.noneAlone, _): return elsewhere(group, view)
        case (.weakCollection, _): return "a Weak\(view.graph.kind(of: group.keeper).collectionName) would let go of \(them)"
        case (.withoutReferences, .collections): return collectionCure(group, them, view)
        case (.withoutReferences, .closures): return closureCure(group, them, view)
        case (.withoutReferences, .timers): return "clearing the timer would free \(them)"
        case (.withoutReferences, .listeners): return "taking the listener off would free \(them)"
        case (.withoutReferences, .promises):
            return view.graph.isUnsettled(group.keeper, view.reachability)
                ? "nobody can settle the promise any more: what waits for it never runs, and letting go of the promise would free \(them)"
                : "settling the promise would free \(them)"
        }
    }

    /// One reference less would free nothing.
    private func elsewhere(_ group: Leaks.Group, _ view: HeapView) -> String {
        guard let first = group.references.first else { return "" }
        let others = view.naming.holds(on: first.target).filter { hold in
            !hold.isWeak && hold.source != first.source && hold.source.map { view.letGo.without?.reaches($0) ?? true } ?? true
        }.map { view.words.holder($0).text }
        return "letting go here alone frees nothing: " + (others.isEmpty ? "it has other holders, too" : "\(Phrase.list(others)) \(Phrase.verb("hold", others.count)) it, too")
    }

    private func collectionCure(_ group: Leaks.Group, _ them: String, _ view: HeapView) -> String {
        guard let (source, target, _) = group.references.first else { return "" }
        let name = view.naming.name(of: group.keeper), label = view.naming.label(of: target), count = group.targets.count
        var call = "\(name).delete(…)"
        if count == 1, case .mapValue(let key, _)? = view.naming.edgeName(from: source, to: target), !view.graph.canDie(key) {
            call = "\(name).delete(\(Preview(view.graph.source).brief(key)))"
        }
        // Something else for a value than a WeakRef would be held; a function is there to be called, and a WeakRef is one already.
        let canBeRef = group.targets.allSatisfy { !view.graph.kind(of: $0).isFunction && view.graph.kind(of: $0) != .weakRef }
        let isValue = view.graph.hasEdge(from: source) { $0 == target && $1 == .plainEntryValue }
        let start = "\(call) would free \(count == 1 ? label : them)"
        return canBeRef && isValue ? "\(start), or \(count == 1 ? "a WeakRef to it" : "a WeakRef to each") as the value" : start
    }

    private func closureCure(_ group: Leaks.Group, _ them: String, _ view: HeapView) -> String {
        guard let (source, target, _) = group.references.first else { return "" }
        let function = group.function
        if let function, let shared = view.naming.sharedScope(of: function, keeping: target) {
            let name = group.keepers > 1 ? view.naming.functionName(function) : view.naming.name(of: function)
            if shared.others > 0, group.keepers == 1 { return "\(view.naming.wordsForAll(shared)) would free \(them)" }
            return "\(view.naming.words(for: shared)): a scope of its own for \(name) would free \(them)"
        }
        guard case .variable(let variable)? = view.naming.edgeName(from: source, to: target), let name = Naming.shownName(ofVariable: variable), name != "this" else {
            return "letting go of each function that sees \(them) would free \(them)"
        }
        return "setting \(name) to null in there would free \(them)"
    }
}

extension HeapGraph {
    /// The value is an object or a symbol.
    fileprivate func canDie(_ value: HeapValue) -> Bool { source.node(of: value).map { isObject($0) || kind(of: $0) == .symbol } ?? false }
}
