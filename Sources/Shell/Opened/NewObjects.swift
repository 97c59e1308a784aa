import Explorer

/// What is new in a heap, by who holds it that was there before: a look down the dominator tree to where the new begins.
struct NewObjects {
    private let heaps: [OpenedHeap]
    static let mostHolders = 8

    init(_ heaps: [OpenedHeap]) { self.heaps = heaps }

    /// By the holder's id; 0 stands for several.
    private struct Below {
        var objects = 0
        var bytes = 0
        var nodes: [Node] = []
    }

    func add(to report: inout GrowthReport) {
        guard let first = heaps.first, let last = heaps.last else { return }
        let found = heaps.dropFirst().map { below($0, first, keepsNodes: $0 === last) }
        guard let newest = found.last else { return }
        let most = newest.filter { $0.value.objects > 0 }.sorted { ($0.value.bytes, $1.key) > ($1.value.bytes, $0.key) }
        report.holders = most.prefix(NewObjects.mostHolders).map { id, group in
            let counts = [0] + found.map { $0[id]?.objects ?? 0 }, holder = id == 0 ? nil : last.source.node(withID: id)
            return GrowthReport.HolderGrowth(
                holder: holder.map { name(of: $0, last) }, id: id == 0 ? nil : id, counts: counts, bytes: group.bytes, classes: ClassCount.list(group.nodes, last.graph),
                growsEachTime: zip(counts, counts.dropFirst()).allSatisfy { $0 < $1 }, path: example(group.nodes, last))
        }
        report.omittedHolders = most.count - report.holders.count
    }

    /// Linear but for the search for ids.
    private func below(_ heap: OpenedHeap, _ first: OpenedHeap, keepsNodes: Bool) -> [UInt64: Below] {
        let graph = heap.graph
        guard let tree = DominatorOrder(heap.view.tree, count: graph.count) else { return [:] }
        var holders = [Node](repeating: -1, count: graph.count), found: [UInt64: Below] = [:]
        for node in tree.fromAbove() {
            let isNew = first.source.node(withID: heap.source.id(of: node)) == nil
            let above = tree.parent(of: node).map { holders[Int($0)] } ?? -1
            holders[Int(node)] = !isNew && (graph.isObject(node) && graph.kind(of: node) != .global || graph.kind(of: node) == .environment) ? node : above
            guard isNew, !heap.source.isBuiltIn(node) else { continue }
            let id = above < 0 ? 0 : heap.source.id(of: above)
            found[id, default: Below()].bytes += graph.size(of: node)
            guard graph.isObject(node), heap.view.isOfProgram(node) else { continue }
            found[id]?.objects += 1
            if keepsNodes { found[id]?.nodes.append(node) }
        }
        return found
    }

    private func name(of holder: Node, _ heap: OpenedHeap) -> String {
        if heap.graph.kind(of: holder) == .environment { return heap.view.naming.scopeText(holder) }
        return heap.view.naming.path(to: holder)?.text ?? heap.view.naming.label(of: holder)
    }

    /// Of a class that the program has a name for, where there is one.
    private func example(_ nodes: [Node], _ heap: OpenedHeap) -> String {
        let named = nodes.first { !SuspectWords.isPlain(heap.source.className(heap.source.classNumber(of: $0))) }
        return (named ?? nodes.first).flatMap { heap.view.naming.path(to: $0)?.text } ?? ""
    }
}
