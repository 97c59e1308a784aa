/// What is alive, by constructor.
public struct HeapReport: CommandReport {
    public static let command = "heap"
    public var rows: [Row] = []
    public var objects = 0
    public var bytes = 0
    /// Objects that the next collection takes.
    public var doomed = 0

    public struct Row: Codable, Equatable, Sendable {
        /// `Object`, `Map`, `Dog`, `(string)`
        public var name: String
        public var count: Int
        /// Shallow, with the storage that the objects own.
        public var bytes: Int
    }
}
