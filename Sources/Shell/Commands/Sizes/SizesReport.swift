// Answers about bytes: `sizes`, `dominators`.

/// Something with its sizes.
public struct SizedObject: Codable, Equatable, Sendable {
    /// `strong #3 Map(1) {…}`
    public var text: String
    public var number: Int?
    /// Bytes of it with the storage that it owns.
    public var shallowBytes: Int
    /// Bytes that are free once it is gone, by the dominator tree.
    public var retainedBytes: Int
}

/// Who takes the memory.
public struct SizesReport: Codable, Equatable, Sendable {
    /// The objects that retain most.
    public var objects: [SizedObject] = []
    public var omittedObjects = 0
    /// The largest first.
    public var constructors: [Constructor] = []
    public var omittedConstructors = 0
    public var totalBytes = 0
    /// How the figures are to be read.
    public var notes: [String] = []

    public struct Constructor: Codable, Equatable, Sendable {
        /// `Object`, `Map`, `(string)`
        public var name: String
        public var count: Int
        public var shallowBytes: Int
        /// What these retain together, each byte once.
        public var retainedBytes: Int
    }
}

/// A part of the dominator tree.
public struct DominatorsReport: Codable, Equatable, Sendable {
    /// What was asked about; nil for the whole heap.
    public var subject: String?
    /// False for a subject that the next collection takes.
    public var isAlive = true
    /// The dominators of the subject, the outermost first, without it.
    public var chain: [SizedObject] = []
    /// What the subject (or, without one, nothing but the roots) dominates at once; the one that retains most first.
    public var dominated: [SizedObject] = []
    public var omitted = 0
    public var notes: [String] = []
}
