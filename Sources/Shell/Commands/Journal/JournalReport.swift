/// The entries that made the present state.
public struct JournalReport: CommandReport {
    public static let command = "journal"
    public var entries: [Line]
    /// Entries that `redo` would bring back.
    public var undone: [Line]

    public struct Line: Codable, Equatable, Sendable {
        public var number: Int
        public var source: String
        /// Why replays leave it out.
        public var remark: String?
    }
}
