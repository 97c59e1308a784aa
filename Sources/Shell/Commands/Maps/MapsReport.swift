/// Every collection that can be reached by a name, seen from both sides.
public struct MapsReport: CommandReport {
    public static let command = "maps"
    public var rows: [Row] = []
    /// Rows beyond the first hundred.
    public var omittedRows = 0

    public struct Row: Codable, Equatable, Sendable {
        /// `strong`, `app.cache`
        public var name: String
        public var number: Int?
        /// `Map`, `WeakMap` … as the language calls it.
        public var kind: String
        /// What your code sees: `size 1, can be looped`; `size at least 1, can be looped`; `no size, no loop`.
        public var codeSees: String
        /// What the debugger sees.
        public var entries: [Entry]
        public var omittedEntries: Int
        /// There may be more, which the file does not tell: V8 writes nothing of an entry of small numbers alone.
        public var isPartial = false
        public var isWeak: Bool
    }

    public struct Entry: Codable, Equatable, Sendable {
        /// The key, element or target: `#1 { name: 'Snickers' }`, `'a'`.
        public var key: String
        /// The value, or what a registry will be told; nil for elements.
        public var value: String?
        /// Whether the entry holds its key.
        public var isWeak: Bool
        /// Who holds the key.
        public var holders: [Holder]
        public var fate: Fate

        /// `#1 { name: 'Snickers' } → 'the best'   held by dog1, strong`
        public var text: String {
            let arrow = isWeak ? "⇢" : "→"
            return value.map { "\(key) \(arrow) \($0)" } ?? key
        }
    }
}
