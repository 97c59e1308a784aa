import Explorer

/// Words for what is new in the last of several heaps, by who holds it that was there before.
struct NewObjects {
    private let last: OpenedHeap
    /// By heap but the first one: the objects and the group of each holder that has any, by the holder's id; 0 stands for several.
    private let found: [[UInt64: Newcomers.Group]]
    static let mostHolders = 8

    /// What was found in each heap but the first one.
    init(_ newcomers: [(heap: OpenedHeap, found: Newcomers)], in last: OpenedHeap) {
        self.last = last
        found = newcomers.map { heap, newcomers in
            Dictionary(newcomers.groups.map { ($0.holder.map(heap.source.id(of:)) ?? 0, $0) }) { first, _ in first }
        }
    }

    func add(to report: inout GrowthReport) {
        guard let newest = found.last else { return }
        let most = newest.filter { $0.value.objects > 0 }.sorted { ($0.value.bytes, $1.key) > ($1.value.bytes, $0.key) }
        report.holders = most.prefix(NewObjects.mostHolders).map { id, group in
            let counts = [0] + found.map { $0[id]?.objects ?? 0 }
            return GrowthReport.HolderGrowth(
                holder: group.holder.map(name), id: group.holder == nil ? nil : id, counts: counts, bytes: group.bytes, classes: ClassCount.list(group.nodes, last.graph),
                growsEachTime: zip(counts, counts.dropFirst()).allSatisfy { $0 < $1 }, path: example(group))
        }
        report.omittedHolders = most.count - report.holders.count
    }

    private func name(of holder: Node) -> String {
        if last.graph.kind(of: holder) == .environment { return last.view.naming.scopeText(holder) }
        return last.view.naming.path(to: holder)?.text ?? last.view.naming.label(of: holder)
    }

    /// Of a class that the program has a name for, where there is one.
    private func example(_ group: Newcomers.Group) -> String {
        let named = group.nearest { !SuspectWords.isPlain(last.source.className(last.source.classNumber(of: $0))) }
        return (named ?? group.nearest { _ in true }).flatMap { last.view.naming.path(to: $0)?.text } ?? ""
    }
}
