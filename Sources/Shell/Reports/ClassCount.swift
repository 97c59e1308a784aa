import Explorer

/// How many objects of a class.
public struct ClassCount: Codable, Equatable, Sendable {
    public var name: String
    public var count: Int

    static let most = 6

    /// The most first.
    static func list(_ nodes: [Node], _ graph: HeapGraph) -> [ClassCount] {
        var counts: [Int32: Int] = [:]
        for node in nodes { counts[graph.source.classNumber(of: node), default: 0] += 1 }
        return counts.map { ClassCount(name: graph.source.className($0.key), count: $0.value) }.sorted { ($0.count, $1.name) > ($1.count, $0.name) }
    }

    /// `993 Session, 993 Profile and 2 more classes`
    static func text(_ classes: [ClassCount]) -> String {
        let shown = classes.prefix(most).map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        return classes.count > most ? "\(shown) and \(Phrase.count(classes.count - most, "class"))" : shown
    }
}
