/// What the program let go of and something still holds, by who holds it.
public struct LeaksReport: CommandReport {
    public static let command = "leaks"
    /// Somebody watched what the program named and let go of. A heap in a file has no such history.
    public var hasHistory = true
    /// The one that keeps most first.
    public var groups: [Group] = []
    public var omittedGroups = 0
    /// Collections that alone hold what nobody was seen to let go of: no leaks, as far as anybody knows.
    public var caches: [Cache] = []
    public var omittedCaches = 0

    /// What one keeper holds.
    public struct Group: Codable, Equatable, Sendable {
        /// `collections`, `closures`, `timers`, `listeners`, `promises`
        public var kind: String
        /// `strong Map(1) {…}`, `closure of make`
        public var holder: String
        public var number: Int?
        /// What the program let go of: the first few, each under one head only.
        public var examples: [String]
        public var omittedExamples: Int
        /// Objects that would die, and their bytes, if the advice were taken; 0 where there is none.
        public var objects: Int
        public var bytes: Int
        /// Where the holder was made.
        public var site: SiteReport?
        /// What would let go, proved on the heap as it is: `a WeakMap would let go of it`.
        public var cure: String
    }

    public struct Cache: Codable, Equatable, Sendable {
        /// `cache Map(3) {…}`
        public var holder: String
        public var number: Int?
        public var objects: Int
        public var bytes: Int
    }
}
