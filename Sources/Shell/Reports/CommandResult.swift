// What commands have to show, each a value of its own.

/// The answer to a command. In JSON it is one object, with the command's name under `command`.
public enum CommandResult: Equatable, Sendable {
    case gc(CollectionReport)
    /// `gc --explain`.
    case explain(ExplainReport)
    /// The background collector struck.
    case strike(CollectionReport)
    /// `gc auto`, `gc off`.
    case auto(AutoReport)
    /// `watch`, `unwatch`.
    case watches(WatchReport)
    case maps(MapsReport)
    case why(WhyReport)
    case inspect(InspectReport)
    case retainers(RetainersReport)
    case dominators(DominatorsReport)
    case sizes(SizesReport)
    case leaks(LeaksReport)
    case whatIfWeak(WeakVersionReport)
    case heap(HeapReport)
    case graph(GraphReport)
    case journal(JournalReport)
    /// `undo`, `redo` and `goto`.
    case travel(TravelReport)
    case whatIf(WhatIfReport)
    case diff(DiffReport)
    case help(HelpReport)
    case snapshot(SnapshotReport)
    /// Something for the program around the shell to do: files, screen and keys are its business.
    case request(Request)
    /// The command could not be understood or done; what to say about it.
    case refusal(Refusal)

    /// What the shell cannot do itself.
    public enum Request: Codable, Equatable, Sendable {
        case exit
        /// Clear the screen. What was typed so far of an unfinished entry is dropped, too.
        case clear
        /// Drop what was typed so far of an unfinished entry.
        case breakOff
        /// Read an entry of several lines.
        case editor
        /// Play a lesson: the name of one that Leash brings, or a file.
        case play(lesson: String)
        /// Enter each entry of the file.
        case load(path: String)
        /// Write the text to the file.
        case save(path: String, text: String)
        /// Write the heap to the file, as ``Shell/writeSnapshot(_:)`` gives it, and answer with a ``SnapshotReport``.
        case snapshot(path: String)
        /// Have Graphviz draw the text, and write what it drew to the file.
        case svg(path: String, dot: String)
    }
}

public struct Refusal: Codable, Equatable, Sendable {
    public var message: String

    public init(message: String) {
        self.message = message
    }
}

// MARK: gc

/// What one or more collections did.
public struct CollectionReport: Codable, Equatable, Sendable {
    /// How many collections this tells of.
    public var collections = 1
    /// Objects with a number that were taken, as they last looked: the first forty.
    public var collected: [ObjectLabel] = []
    /// How many more were taken.
    public var others = 0
    /// Weak collections, references and registries that lost entries by it.
    public var losses: [WeakLoss] = []
    /// Cleanup jobs that ran after it; what they printed is in the report's output.
    public var cleanups = 0
    /// Objects that are alive now.
    public var alive = 0
    /// The heap was too large for numbers since the last collection: what had none was taken, too, uncounted.
    public var mayHaveUncounted = false
    /// `gc` had nothing to take.
    public var isEmpty: Bool { collected.isEmpty && losses.isEmpty && others == 0 }

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
        case "FinalizationRegistry": "\(holder) \(lost) \(entries) target\(entries == 1 ? "" : "s")"
        default: "\(holder) \(lost) \(entries) \(entries == 1 ? "entry" : "entries")"
        }
    }
}

// MARK: maps

/// Every collection that can be reached by a name, seen from both sides.
public struct MapsReport: Codable, Equatable, Sendable {
    public var rows: [Row] = []
    /// Rows beyond the first hundred.
    public var omittedRows = 0

    public struct Row: Codable, Equatable, Sendable {
        /// `strong`, `app.cache`
        public var name: String
        public var number: Int?
        /// `Map`, `WeakMap` … as the language calls it.
        public var kind: String
        /// What your code sees: `size 1, can be looped`; `no size, no loop`.
        public var codeSees: String
        /// What the debugger sees.
        public var entries: [Entry]
        public var omittedEntries: Int
        public var isWeak: Bool
    }

    public struct Entry: Codable, Equatable, Sendable {
        /// The key, element or target: `#1 { name: 'Snickers' }`, `'a'`.
        public var key: String
        /// The value, or what a registry will be told; nil for elements.
        public var value: String?
        /// Whether the entry holds its key.
        public var isWeak: Bool
        /// Who holds the key.
        public var holders: [Holder]
        public var fate: Fate

        /// `#1 { name: 'Snickers' } → 'the best'   held by dog1, strong`
        public var text: String {
            let arrow = isWeak ? "⇢" : "→"
            return value.map { "\(key) \(arrow) \($0)" } ?? key
        }
    }
}

// MARK: why

/// Why an object is alive, or that it is not.
public struct WhyReport: Codable, Equatable, Sendable {
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

// MARK: heap

/// What is alive, by constructor.
public struct HeapReport: Codable, Equatable, Sendable {
    public var rows: [Row] = []
    public var objects = 0
    public var bytes = 0
    /// Objects that the next collection takes.
    public var doomed = 0
    /// Everything that the heap has in use: built-ins, code, names and garbage included.
    public var usedBytes = 0

    public struct Row: Codable, Equatable, Sendable {
        /// `Object`, `Map`, `Dog`, `(string)`
        public var name: String
        public var count: Int
        /// Shallow, with the storage that the objects own.
        public var bytes: Int
    }
}

// MARK: journal

/// The entries that made the present state.
public struct JournalReport: Codable, Equatable, Sendable {
    public var entries: [Line]
    /// Entries that `redo` would bring back.
    public var undone: [Line]

    public struct Line: Codable, Equatable, Sendable {
        public var number: Int
        public var source: String
        /// Why replays leave it out.
        public var remark: String?
    }
}

/// What `undo`, `redo` or `goto` did.
public struct TravelReport: Codable, Equatable, Sendable {
    public enum Direction: String, Codable, Sendable { case undo, redo, goto }
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

// MARK: help

public struct HelpReport: Codable, Equatable, Sendable {
    public var commands: [Command]
    /// Sentences below the table.
    public var text: [String]

    public struct Command: Codable, Equatable, Sendable {
        /// `why X`
        public var usage: String
        /// In a line.
        public var summary: String
    }
}

// MARK: JSON

extension CommandResult: Codable {
    private enum Key: String, CodingKey { case command }
    private enum Name: String, Codable {
        case gc, maps, why, heap, journal, travel, help, request
        case refusal, inspect, retainers, dominators, sizes, leaks, whatIfWeak, snapshot
        case explain, strike, auto, watches, whatif, diff, graph
    }

    public init(from decoder: any Decoder) throws {
        let name = try decoder.container(keyedBy: Key.self).decode(Name.self, forKey: .command)
        switch name {
        case .gc: self = .gc(try CollectionReport(from: decoder))
        case .explain: self = .explain(try ExplainReport(from: decoder))
        case .strike: self = .strike(try CollectionReport(from: decoder))
        case .auto: self = .auto(try AutoReport(from: decoder))
        case .watches: self = .watches(try WatchReport(from: decoder))
        case .maps: self = .maps(try MapsReport(from: decoder))
        case .why: self = .why(try WhyReport(from: decoder))
        case .inspect: self = .inspect(try InspectReport(from: decoder))
        case .retainers: self = .retainers(try RetainersReport(from: decoder))
        case .dominators: self = .dominators(try DominatorsReport(from: decoder))
        case .sizes: self = .sizes(try SizesReport(from: decoder))
        case .leaks: self = .leaks(try LeaksReport(from: decoder))
        case .whatIfWeak: self = .whatIfWeak(try WeakVersionReport(from: decoder))
        case .heap: self = .heap(try HeapReport(from: decoder))
        case .graph: self = .graph(try GraphReport(from: decoder))
        case .journal: self = .journal(try JournalReport(from: decoder))
        case .travel: self = .travel(try TravelReport(from: decoder))
        case .whatif: self = .whatIf(try WhatIfReport(from: decoder))
        case .diff: self = .diff(try DiffReport(from: decoder))
        case .help: self = .help(try HelpReport(from: decoder))
        case .snapshot: self = .snapshot(try SnapshotReport(from: decoder))
        case .request: self = .request(try Request(from: decoder))
        case .refusal: self = .refusal(try Refusal(from: decoder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        func write(_ name: Name, _ payload: some Encodable) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(name, forKey: .command)
            try payload.encode(to: encoder)
        }
        switch self {
        case .gc(let report): try write(.gc, report)
        case .explain(let report): try write(.explain, report)
        case .strike(let report): try write(.strike, report)
        case .auto(let report): try write(.auto, report)
        case .watches(let report): try write(.watches, report)
        case .maps(let report): try write(.maps, report)
        case .why(let report): try write(.why, report)
        case .inspect(let report): try write(.inspect, report)
        case .retainers(let report): try write(.retainers, report)
        case .dominators(let report): try write(.dominators, report)
        case .sizes(let report): try write(.sizes, report)
        case .leaks(let report): try write(.leaks, report)
        case .whatIfWeak(let report): try write(.whatIfWeak, report)
        case .heap(let report): try write(.heap, report)
        case .graph(let report): try write(.graph, report)
        case .journal(let report): try write(.journal, report)
        case .travel(let report): try write(.travel, report)
        case .whatIf(let report): try write(.whatif, report)
        case .diff(let report): try write(.diff, report)
        case .help(let report): try write(.help, report)
        case .snapshot(let report): try write(.snapshot, report)
        case .request(let request): try write(.request, request)
        case .refusal(let refusal): try write(.refusal, refusal)
        }
    }
}
