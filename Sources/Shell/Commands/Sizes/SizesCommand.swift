/// `sizes`: who takes and retains how many bytes.
struct SizesCommand: PlainCommand, GraphQuestion {
    static let help = CommandHelp(
        name: "sizes", usage: "sizes", summary: "shallow and retained bytes, by object and by constructor",
        details: ["Shallow: an object with the storage that it owns. Retained: what would be free with it gone, by the dominator tree, where the",
                  "value of a WeakMap's entry is counted under its key. inspect X gives one object's exact figure."])
    static let reports: [any CommandReport.Type] = [SizesReport.self]

    func answer(on heap: any AskedHeap) -> Report { SizesFinder(heap).sizes() }
}
