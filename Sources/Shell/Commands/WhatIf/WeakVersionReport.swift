/// Who would die if a Map were a WeakMap, or a Set a WeakSet.
public struct WeakVersionReport: CommandReport {
    public static let command = "whatIfWeak"
    /// `strong`
    public var subject: String
    /// `Map`
    public var kind: String
    /// `WeakMap`
    public var weakKind: String
    /// Objects that would die, as they are labelled: the first forty.
    public var dying: [String] = []
    public var omitted = 0
    /// All of them by class, the most first.
    public var classes: [ClassCount] = []
    /// Bytes that would be free, with what is no object.
    public var bytes = 0
    /// Entries that the collection would lose.
    public var lostEntries = 0
    /// Entries whose keys cannot be held weakly.
    public var impossibleEntries = 0
    /// In a sentence.
    public var text: String = ""
    public var notes: [String] = []

    /// `993 Session, 993 Profile`
    public var classText: String { ClassCount.text(classes) }
}
