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
    /// Of a heap in a file, where nobody watched: the places where the program's memory piles up, the largest first.
    public var suspects: [Suspect] = []
    /// All that is the program's own, in bytes.
    public var programBytes: Int?
    /// Short strings that keep long ones whole.
    public var slices: Slices?
    /// Strings that are there many times.
    public var duplicates: [Duplicate] = []
    /// Nodes of a page that are no part of it any more.
    public var detached: Detached?

    /// A place where much is kept.
    public struct Suspect: Codable, Equatable, Sendable {
        /// `listeners`, `timers`, `entries`, `elements`, `promises`, `closures`, `linked`, `held values`, `single`, `others`
        public var kind: String
        /// `emitter.js › bus._events.tick`
        public var holder: String
        public var id: UInt64?
        /// How many places of the same form it stands for.
        public var alike = 1
        /// `500 listeners`
        public var things: String
        public var count: Int
        /// Objects and bytes that would be free without the things: exact.
        public var objects: Int
        public var bytes: Int
        /// What that is made of: `500 Widget, 244.0 KB`.
        public var contents: [String]
        /// The way to one of them.
        public var path: String
        /// What would let go.
        public var cure: String
    }

    public struct Slices: Codable, Equatable, Sendable {
        public var count: Int
        /// Of the long strings that nothing else keeps.
        public var bytes: Int
        public var path: String
    }

    public struct Duplicate: Codable, Equatable, Sendable {
        public var text: String
        public var count: Int
        /// Of all but one.
        public var bytes: Int
        /// The file has only the beginning of each: what follows may differ.
        public var isBeginning = false
        public var path: String
    }

    public struct Detached: Codable, Equatable, Sendable {
        public var count: Int
        public var bytes: Int
        public var paths: [String]
    }

    /// What one keeper holds.
    public struct Group: Codable, Equatable, Sendable {
        /// `collections`, `closures`, `timers`, `listeners`, `promises`
        public var kind: String
        /// `strong Map(1) {…}`, `closure of make`
        public var holder: String
        public var number: Int?
        /// How many holders of the same form it stands for.
        public var alike = 1
        /// Other living functions that see the same variables, where the holder is a function.
        public var sharing = 0
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
