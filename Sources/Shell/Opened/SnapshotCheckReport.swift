/// What came of expectations about heaps in files.
public struct SnapshotCheckReport: CommandReport {
    public static let command = "snapshot check"
    public var results: [Result] = []

    public struct Result: Codable, Equatable, Sendable {
        /// As it was written: `count(Session) <= 10`.
        public var expectation: String
        public var holds: Bool
        /// What was found instead: `13`, `5.2 MB`.
        public var found: String
        /// Where to look: the ways to some of the culprits.
        public var culprits: [String] = []
    }

    public var hasFailed: Bool { results.contains { !$0.holds } }
}
