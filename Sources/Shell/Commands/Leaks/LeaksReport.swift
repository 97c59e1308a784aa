/// What would die if one kind of hold did not count.
public struct LeaksReport: Codable, Equatable, Sendable {
    /// One for each kind that keeps something alive.
    public var sections: [Section] = []

    public struct Section: Codable, Equatable, Sendable {
        /// `collections`, `arrays`, `closures`
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

/// Who would die if a Map were a WeakMap, or a Set a WeakSet.
public struct WeakVersionReport: Codable, Equatable, Sendable {
    /// `strong`
    public var subject: String
    /// `Map`
    public var kind: String
    /// `WeakMap`
    public var weakKind: String
    /// Objects that would die, as they are labelled: the first forty.
    public var dying: [String] = []
    public var omitted = 0
    /// Bytes that would be free, with what is no object.
    public var bytes = 0
    /// Entries that the collection would lose.
    public var lostEntries = 0
    /// Entries whose keys cannot be held weakly.
    public var impossibleEntries = 0
    /// In a sentence.
    public var text: String = ""
    public var notes: [String] = []
}
