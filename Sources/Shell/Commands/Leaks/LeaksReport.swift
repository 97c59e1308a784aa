/// What would die if one kind of hold did not count.
public struct LeaksReport: CommandReport {
    public static let command = "leaks"
    /// One for each kind that keeps something alive.
    public var sections: [Section] = []

    public struct Section: Codable, Equatable, Sendable {
        /// `collections`, `arrays`, `closures`, `timers`, `promises`
        public var kind: String
        /// `only entries of Maps and Sets hold`
        public var title: String
        public var groups: [Group]
        public var omittedGroups: Int
        public var objects: Int
        public var bytes: Int
    }

    /// What one holder keeps alive.
    public struct Group: Codable, Equatable, Sendable {
        /// `strong Map(1) {…}`, `closure of makeCounter`
        public var holder: String
        public var number: Int?
        /// What it refers to itself: the first few.
        public var examples: [String]
        public var omittedExamples: Int
        /// Objects that would die, and their bytes.
        public var objects: Int
        public var bytes: Int
        /// Where the holder was made.
        public var site: SiteReport?
        /// What would let go: `a WeakMap would let go of them`.
        public var cure: String
    }
}
