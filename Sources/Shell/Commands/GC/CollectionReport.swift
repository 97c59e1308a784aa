// What `gc` has to show.

/// What one or more collections did.
public struct CollectionReport: CommandReport {
    public static let command = "gc"
    /// How many collections this tells of.
    public var collections = 1
    /// Objects with a number that were taken, as they last looked: the first forty.
    public var collected: [ObjectLabel] = []
    /// How many more were taken.
    public var others = 0
    /// Objects that were taken and never had a number: they came and went within an entry, or the heap was too large for numbers.
    public var unnumbered = 0
    /// Weak collections, references and registries that lost entries by it.
    public var losses: [WeakLoss] = []
    /// Cleanup jobs that ran after it; what they printed is in the report's output.
    public var cleanups = 0
    /// Objects that are alive now.
    public var alive = 0
    /// The heap was too large for numbers since the last collection: what had none was taken, too, uncounted.
    public var mayHaveUncounted = false
    /// `gc` had nothing to take.
    public var isEmpty: Bool { collected.isEmpty && losses.isEmpty && others == 0 && unnumbered == 0 }

    /// Those of `collected` to show to a person: of many of one sort the first few.
    public var shown: [ObjectLabel] { Folded.firstOfEachSort(collected.map(\.text)).map { collected[$0] } }

    public init() {}
}

/// What a weak collection lost.
public struct WeakLoss: Codable, Equatable, Sendable {
    /// As the program calls it: `weak`, `app.cache`, `#4`.
    public var holder: String
    /// `WeakMap`, `WeakSet`, `WeakRef`, `FinalizationRegistry`.
    public var kind: String
    public var entries: Int

    /// `weak lost 1 entry`, `ref lost its target`
    public var text: String { text(lost: "lost") }

    func text(lost: String) -> String {
        switch kind {
        case "WeakRef": "\(holder) \(lost) its target"
        case "FinalizationRegistry": "\(holder) \(lost) \(Phrase.count(entries, "target"))"
        default: "\(holder) \(lost) \(Phrase.count(entries, "entry"))"
        }
    }
}

/// The background collector struck. In JSON it is the collection's own report, under another name.
public struct StrikeReport: CommandReport {
    public static let command = "strike"
    public var collection: CollectionReport

    public init(_ collection: CollectionReport) { self.collection = collection }
    public init(from decoder: any Decoder) throws { collection = try CollectionReport(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try collection.encode(to: encoder) }
}
