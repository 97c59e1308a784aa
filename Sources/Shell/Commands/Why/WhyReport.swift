/// Why an object is alive, or that it is not.
public struct WhyReport: CommandReport {
    public static let command = "why"
    /// What was asked about: `#1 { name: 'Snickers' }`, or a value that is no object.
    public var subject: String
    public var object: ObjectLabel?
    public var fate: Fate
    /// The shortest path from a root, its steps in order; the last one leads to the object.
    public var path: [Step] = []
    /// Everyone who holds it.
    public var holders: [Holder] = []
    /// Who mentions it without holding it.
    public var mentions: [Holder] = []
    /// The answer in a line: `#1 { name: 'Snickers' } is alive: strong ─key→ #1`.
    public var text: String
    /// Every step was asked for: they are told one a line.
    public var showsSteps = false
    /// What the weak mentions come to, and what else there is to say.
    public var notes: [String] = []

    /// One step of a path.
    public struct Step: Codable, Equatable, Sendable {
        /// Where the step starts: `strong` for a root, `#3` or a short preview otherwise.
        public var from: String
        /// `key`, `.owner`, `[3]`, `variable count`
        public var edge: String
        /// For the value of a WeakMap's entry: the key that must be alive too.
        public var onlyWhile: String?
    }

    init(subject: String, object: ObjectLabel?, fate: Fate, text: String) {
        self.subject = subject
        self.object = object
        self.fate = fate
        self.text = text
    }
}
