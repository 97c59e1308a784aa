/// What became of each class from file to file.
public struct GrowthReport: CommandReport {
    public static let command = "growth"
    /// In the order in which they were opened.
    public var files: [String]
    /// What grew most first.
    public var rows: [Row] = []
    public var omitted = 0
    /// Who holds what is new, as far as ids tell: who holds most first.
    public var holders: [HolderGrowth] = []
    public var omittedHolders = 0
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

        /// Nothing else is told of one whose number is the same.
        var isChanged: Bool { growth != 0 || growthBytes != 0 }
        public var growth: Int { (counts.last ?? 0) - (counts.first ?? 0) }
        public var growthBytes: Int { (bytes.last ?? 0) - (bytes.first ?? 0) }
    }

    /// What hangs on one that was there before.
    public struct HolderGrowth: Codable, Equatable, Sendable {
        /// `server.js › connections`; nil where several hold what is new.
        public var holder: String?
        public var id: UInt64?
        /// The new objects below it, by file: none in the first one.
        public var counts: [Int]
        /// What the new ones in the last file take.
        public var bytes: Int
        /// By class, the most first.
        public var classes: [ClassCount]
        /// More in each file than in the one before.
        public var growsEachTime: Bool
        /// The way to one of the new objects.
        public var path: String

        /// `200 Conn, 200 Buffer`
        public var classText: String { ClassCount.text(classes) }
    }
}
