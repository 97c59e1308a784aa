/// Who takes the memory.
public struct SizesReport: CommandReport {
    public static let command = "sizes"
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
