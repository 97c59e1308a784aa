import Engine

/// Counts objects by what made them: `Object`, `Map`, `Dog`.
public struct ConstructorCounts {
    private let vm: VM
    private var counts: [String: Int] = [:]

    public init(_ vm: VM) { self.vm = vm }

    public mutating func add(_ cell: Cell) {
        guard let object = JSObject(cell: cell) else { return }
        counts[vm.quietConstructorName(object) ?? "[Object: null prototype]", default: 0] += 1
    }

    /// The most frequent first.
    public var rows: [(name: String, count: Int)] {
        counts.map { (name: $0.key, count: $0.value) }.sorted { ($0.count, $1.name) > ($1.count, $0.name) }
    }
}
