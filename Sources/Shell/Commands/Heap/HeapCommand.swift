import Explorer
import HeapAdapter

/// `heap`: what is alive, by constructor.
struct HeapCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "heap", usage: "heap [CLASS]", summary: "what is alive, by constructor: count and bytes; heap Dog lists the Dogs",
        details: ["Bytes are shallow: an object with the storage that it owns, without the objects that it refers to.",
                  "Built-ins and code are not counted."])
    static let reports: [any CommandReport.Type] = [HeapReport.self, InstancesReport.self]

    /// Nil for all constructors.
    private let instances: InstancesCommand?

    init?(_ words: CommandWords) {
        instances = InstancesCommand(words)
        guard instances != nil || words.text.isEmpty else { return nil }
    }

    /// What the program made, without built-ins and without code.
    func answer(on heap: any AskedHeap) -> Report {
        if let instances { return instances.answer(on: heap) }
        guard let view = heap.view(.everything) else { return heap.missing }
        var report = HeapReport()
        let census = view.census
        report.rows = census.rows.map { HeapReport.Row(name: $0.name, count: $0.count, bytes: $0.bytes) }
        report.objects = heap.objectCount(view)
        report.bytes = census.bytes
        report.doomed = heap.doomedCount
        return Report(report)
    }
}
