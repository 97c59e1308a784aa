// What `diff` has to show.

/// What came and went between two entries of the journal.
public struct DiffReport: CommandReport {
    public static let command = "diff"
    /// The entry after which the comparison begins; 0 for the very start.
    public var from: Int
    /// The entry after which it ends.
    public var to: Int
    /// What is alive at the end and was not there at the start.
    public var born = Crowd()
    /// What was alive at the start and is not at the end.
    public var died = Crowd()
    /// What nothing held at the start, and a collection has taken since: of a large heap only what something mentions weakly.
    public var collected = Crowd()
    /// What lost a holder and gained another one.
    public var moved = Moves()
    /// What only gained holders, or only lost some, or came to be mentioned, or is mentioned no more.
    public var changed = Moves()
    /// References to objects that were there all the time: those that came, and those that went.
    public var referencesGained = 0
    public var referencesLost = 0
    public var notes: [String] = []

    /// Objects of one sort: how many, of what classes, and the first twenty of them.
    public struct Crowd: Codable, Equatable, Sendable {
        public var count = 0
        /// The most frequent first.
        public var classes: [ClassCount] = []
        public var first: [Object] = []

        /// `3 (2 Dog, 1 Map)`
        var text: String {
            if classes.isEmpty { return "\(count)" }
            var parts = classes.prefix(4).map { "\($0.count) \($0.name)" }
            let others = classes.dropFirst(4).reduce(0) { $0 + $1.count }
            if others > 0 { parts.append("\(others) of other classes") }
            return "\(count) (\(parts.joined(separator: ", ")))"
        }
    }

    public struct Object: Codable, Equatable, Sendable {
        /// Nil in a heap too large for numbers.
        public var number: Int?
        public var preview: String
        /// Where it was made.
        public var site: SiteReport?
        /// Who holds it at the end, or held it at the start: of a large heap only the nearest to a name.
        public var holders: [Holder]
        public var fate: Fate

        /// `#1 { name: 'Snickers' }`
        public var label: String { Phrase.labelled(number.map { "#\($0)" }, preview) }
    }

    public struct Moves: Codable, Equatable, Sendable {
        public var count = 0
        /// The first twenty.
        public var first: [Move] = []
    }

    /// Holders that an object gained and lost: the first few, and how many there are.
    public struct Move: Codable, Equatable, Sendable {
        public var number: Int?
        public var preview: String
        public var gained: [Holder]
        public var gainedCount: Int
        public var lost: [Holder]
        public var lostCount: Int

        public var label: String { number.map { "#\($0)" } ?? preview }
        /// It lost what held it, and something else holds it.
        public var isMove: Bool { gained.contains { !$0.isWeak } && lost.contains { !$0.isWeak } }

        /// `moved: dog1 → strong (key)`, `← strong (key)`, `lost dog1, dog2`
        public var event: String {
            if isMove { return "moved: \(Move.list(lost, lostCount)) → \(Move.list(gained, gainedCount))" }
            var parts: [String] = []
            if lostCount > 0 { parts.append("lost \(Move.list(lost, lostCount))") }
            let strong = gained.filter { !$0.isWeak }, weak = gained.filter(\.isWeak)
            if !strong.isEmpty { parts.append("← \(Move.list(strong, gainedCount - weak.count))") }
            if !weak.isEmpty { parts.append("⇠ \(Move.list(weak, strong.isEmpty ? gainedCount : weak.count))") }
            return parts.joined(separator: ", ")
        }

        private static func list(_ holders: [Holder], _ count: Int) -> String {
            Phrase.list(holders.map(\.text), of: count)
        }
    }

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    public var isEmpty: Bool { born.count == 0 && died.count == 0 && collected.count == 0 && moved.count == 0 && changed.count == 0 }

    /// `3 born (2 Dog, 1 Map) · 1 died (1 Object) · 1 moved · 2 references came, 1 went`
    public var summary: String {
        var parts: [String] = []
        func add(_ crowd: Crowd, _ what: String) {
            guard crowd.count > 0 else { return }
            parts.append("\(crowd.count) \(what)" + crowd.text.dropFirst("\(crowd.count)".count))
        }
        add(born, "born")
        add(died, "died")
        add(collected, "collected")
        if moved.count > 0 { parts.append("\(moved.count) moved") }
        if referencesGained > 0 || referencesLost > 0 {
            parts.append("\(Phrase.count(referencesGained, "reference")) came, \(referencesLost) went")
        }
        return parts.isEmpty ? "nothing was born, nothing died, nothing moved" : parts.joined(separator: " · ")
    }
}
