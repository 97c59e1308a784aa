/// What became of each class from file to file.
public struct GrowthReport: CommandReport {
    public static let command = "growth"
    /// In the order in which they were opened.
    public var files: [String]
    /// What grew most first.
    public var rows: [Row] = []
    public var omitted = 0
    public var notes: [String] = []

    public struct Row: Codable, Equatable, Sendable {
        public var name: String
        /// Objects and their shallow bytes, by file.
        public var counts: [Int]
        public var bytes: [Int]
        /// Of the last file's objects those that the first one has not, by their ids; of the first one's those that the last one has not.
        public var new: Int
        public var gone: Int
        /// More in each file than in the one before.
        public var growsEachTime: Bool
        /// The way to one of the new objects.
        public var path: String?

        public var growth: Int { (counts.last ?? 0) - (counts.first ?? 0) }
        public var growthBytes: Int { (bytes.last ?? 0) - (bytes.first ?? 0) }
    }
}
