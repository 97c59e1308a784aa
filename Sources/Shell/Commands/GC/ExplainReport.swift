// What `gc --explain` shows.

import Explorer

/// A collection, told step by step before it came, and what it then did.
public struct ExplainReport: CommandReport {
    public static let command = "explain"
    public var steps: [Step]
    /// The collection itself, as `gc` reports it.
    public var collection: CollectionReport

    /// One step. `wave 1: strong → #3 Map(1) {…} · dog1 → #1 { name: 'Snickers' } · and 412 built-ins`
    public struct Step: Codable, Equatable, Sendable {
        public typealias Kind = CollectionStory.Step.Kind
        public var kind: Kind
        /// `roots`, `wave 2`
        public var title: String
        public var items: [String]
        /// How many more there are of what the items tell.
        public var more = 0
        /// Built-in objects of this step: they are only counted.
        public var builtIns = 0

        /// The items, and how many there are that they do not tell.
        public var parts: [String] {
            var parts = items
            if more > 0 { parts.append("and \(more) more") }
            if builtIns > 0 { parts.append("\(items.isEmpty ? "" : "and ")\(Phrase.count(builtIns, "built-in"))") }
            return parts
        }

        /// The step without colour, in one line.
        public var text: String { "\(title): \(parts.joined(separator: " · "))" }
    }
}
