/// A part of the dominator tree.
public struct DominatorsReport: CommandReport {
    public static let command = "dominators"
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
