// The journal is the state. The engine is deterministic, so the list of entries is all there is to keep: undo, redo, going back
// and resuming are replays of a prefix on a new machine.

/// The entries that made the present state, and those that were undone.
public struct Journal: Codable, Equatable, Sendable {
    /// One entry: JavaScript, or the command `gc`.
    public struct Entry: Codable, Equatable, Sendable {
        public var number: Int
        /// As it was typed.
        public var source: String
        /// What ran, where that is something else.
        public var javaScript: String?
        public var isCollection: Bool
        /// `wait` and `tick`: no script, but time that passed.
        public var pause: Pause? = nil
        /// Ctrl-C ended it at some instruction that a replay could not find again. Replays leave it out, or run a part of it; `objectCount` is how
        /// many numbers it gave, so that later objects keep theirs.
        public var isInterrupted: Bool
        public var objectCount: Int
        /// It changed nothing: a look. `undo` and `redo` do not count it.
        public var isLook: Bool? = nil
        /// `javaScript` is what had run to its end of an interrupted entry.
        public var isPart: Bool? = nil

        /// It threw something when it first ran, or what it had begun did.
        public var hasThrown: Bool? = nil

        /// Replays run it.
        var isReplayed: Bool { !isInterrupted || isPart == true }

        var line: JournalReport.Line {
            let left = isPart == true ? "leave out the statement that was running" : "leave it out"
            let remark = isInterrupted ? "interrupted: undo and redo \(left)" : isCollection && source == Journal.strike ? "the collector struck" : nil
            return JournalReport.Line(number: number, source: source, remark: remark)
        }
    }

    /// How much time an entry lets pass.
    public enum Pause: Codable, Equatable, Sendable {
        /// So many milliseconds.
        case time(Double)
        /// Until the next timer has fired.
        case nextTimer
    }

    /// The source of an entry that nobody typed: the background collector struck.
    static let strike = "gc auto"

    public private(set) var entries: [Entry] = []
    /// The next one to bring back is the last.
    public private(set) var undone: [Entry] = []

    public init() {}
    /// A journal to resume, as it was kept.
    public init(entries: [Entry]) { self.entries = entries }

    /// An entry that is about to run.
    func next(_ source: String, isCollection: Bool = false, pause: Pause? = nil) -> Entry {
        Entry(number: position + 1, source: source, javaScript: nil, isCollection: isCollection, pause: pause, isInterrupted: false, objectCount: 0)
    }

    /// A new entry: what was undone cannot be brought back any more.
    mutating func append(_ entry: Entry) {
        entries.append(entry)
        undone = []
    }

    /// How many entries at the end hold so many that changed something, with the looks behind these; nil where there are not so many.
    func entriesToUndo(_ changes: Int) -> Int? {
        var left = changes
        for (taken, entry) in entries.reversed().enumerated() where entry.isLook != true {
            left -= 1
            if left == 0 { return taken + 1 }
        }
        return nil
    }

    /// The same for what was undone, with the looks that come after.
    func entriesToRedo(_ changes: Int) -> Int? {
        var left = changes, brought = 0
        for entry in undone.reversed() {
            if entry.isLook != true {
                if left == 0 { return brought }
                left -= 1
            }
            brought += 1
        }
        return left == 0 ? brought : nil
    }

    /// Takes the last entries back; how many there are is the caller's knowledge.
    mutating func undo(_ count: Int) -> [Entry] {
        let taken = Array(entries.suffix(count))
        entries.removeLast(taken.count)
        undone += taken.reversed()
        return taken
    }

    mutating func redo(_ count: Int) -> [Entry] {
        let brought = Array(undone.suffix(count).reversed())
        undone.removeLast(brought.count)
        entries += brought
        return brought
    }
}

// MARK: Finding entries

extension Journal {
    /// The number of the last entry that stands; 0 at the very start.
    var position: Int { entries.last?.number ?? 0 }

    /// Those that stand and those that were undone, in order.
    var allEntries: [Entry] { entries + undone.reversed() }

    /// An entry that stands or was undone.
    func entry(_ number: Int) -> Entry? { allEntries.first { $0.number == number } }

    /// `there is no entry 9: the last one is 5`
    func noEntry(_ number: Int) -> String {
        guard let last = allEntries.last else { return "there is no entry \(number): the journal is empty" }
        return "there is no entry \(number): the last one is \(last.number)"
    }
}
