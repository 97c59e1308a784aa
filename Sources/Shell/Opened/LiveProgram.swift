import Platform

/// A program that runs elsewhere, whose heap is asked: taken once more, it is a later moment of the same program.
public protocol LiveProgram: AnyObject {
    /// The heap as it is now, in V8's format.
    func takeSnapshot() throws(SnapshotShell.Failure) -> MappedFile
    /// Collects garbage there.
    func collectGarbage() throws(SnapshotShell.Failure)
    /// Why it can be asked no more; nil as long as it can.
    var end: String? { get }
}

/// What a living program was asked to do.
public struct LiveReport: CommandReport {
    public static let command = "live"

    public enum Deed: String, Codable, CaseIterable, Sendable { case snapshot, collection }
    public var deed: Deed
    /// The number of the snapshot that is asked from now on.
    public var snapshot: Int
    public var nodes: Int
    public var edges: Int
    public var bytes: Int
    public var milliseconds: Int

    /// The answer in a sentence.
    public var text: String {
        switch deed {
        case .snapshot: "snapshot \(snapshot) is asked from now on: \(nodes) nodes, \(edges) references, \(Phrase.bytes(bytes)), in \(milliseconds) ms"
        case .collection: "the program collected its garbage in \(milliseconds) ms · snapshot takes its heap as it is now"
        }
    }
}

/// `snapshot`, where a program is attached to.
struct LiveSnapshotCommand: Command {
    static let help = CommandHelp(
        name: "snapshot", usage: "snapshot [FILE]", summary: "take the program's heap as it is now: it is asked from then on; FILE keeps it",
        details: ["The program waits while it is written. diff compares the last two."])
    static let reports: [any CommandReport.Type] = [LiveReport.self, SnapshotReport.self]

    let file: WrittenFile?

    init?(_ words: CommandWords) { file = words.text.isEmpty ? nil : WrittenFile(words, isAlwaysAName: true) }

    func answer(in shell: Shell) -> Report { .refusal("no program is attached to") }
}

/// `gc`, where a program is attached to.
struct LiveCollectionCommand: PlainCommand {
    static let help = CommandHelp(
        name: "gc", usage: "gc", summary: "have the program collect its garbage", details: ["A snapshot does so by itself, before it is taken."])
    static let reports: [any CommandReport.Type] = [LiveReport.self]

    func answer(in shell: Shell) -> Report { .refusal("no program is attached to") }
}
