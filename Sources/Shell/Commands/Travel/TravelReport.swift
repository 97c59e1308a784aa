/// What `undo`, `redo` or `goto` did.
public struct TravelReport: CommandReport {
    public static let command = "travel"
    public enum Direction: String, Codable, CaseIterable, Sendable { case undo, redo, goto }
    public var direction: Direction
    /// The entries taken back or brought back, in the order of the journal.
    public var entries: [JournalReport.Line]
    /// The number of the last entry that stands now; 0 at the very start.
    public var position: Int
    /// Objects with a number that are alive now.
    public var alive: Int

    /// The entries were brought back, not taken back.
    public var isForward: Bool { entries.first.map { position >= $0.number } ?? false }
}
