// What one entry did, as a value. The shell makes it, the terminal draws it, `--json` prints it, `check` compares it.
// Nothing in it refers to the heap: all is text and numbers, so a report may be kept, sent and compared.

import Explorer

/// Everything that one entry of the shell did.
public struct Report: Codable, Equatable, Sendable {
    /// The entry's number in the journal; nil for what is not kept there (commands that only look).
    public var entry: Int?
    /// As it was typed.
    public var source: String
    /// The JavaScript that ran instead, where a shorthand was typed.
    public var expansion: Expansion?
    /// What the entry and its jobs wrote to the console, in order.
    public var output: [ConsoleText] = []
    /// The value as `util.inspect` shows it; nil where there is none to show.
    public var value: String?
    /// What was thrown and nobody caught: by the entry itself first, then by its jobs.
    public var errors: [Failure] = []
    /// What the entry still waits for.
    public var pending: Pending?
    /// Ctrl-C ended the entry. What it did until then stays.
    public var isInterrupted = false
    /// The seconds that it might take (`--time-limit`), where it is they that ended it.
    public var timeLimit: Double?
    /// What changed on the heap, a line for each object.
    public var changes: [HeapChange] = []
    /// Collections that came by themselves, or that the script asked for by `gc()`.
    public var collection: CollectionReport?
    /// Sentences for people: why `weak.size` is undefined, what is too large to tell.
    public var notes: [String] = []
    /// Watched expressions that have another value now.
    public var watches: [WatchChange] = []
    /// It asked something of the world around the shell, be it in vain: a file to be read or written, a module.
    public var asksWorld = false
    /// What a command has to show.
    public var result: CommandResult?

    public init(entry: Int? = nil, source: String) {
        self.entry = entry
        self.source = source
    }

    /// Why it ended before its end, in words; nil where nothing ended it.
    public var interruption: String? {
        if let timeLimit { return EntryTimer.message(seconds: timeLimit) }
        return isInterrupted ? "interrupted" : nil
    }

    /// Something was thrown that nobody caught.
    public var hasFailed: Bool { !errors.isEmpty }

    /// What keeps an entry from its end.
    public enum Pending: String, Codable, CaseIterable, Sendable {
        /// Its own `await`: what it comes to is told later (``ConsoleText/outcome``).
        case await
        /// A module that it imports: it did not run.
        case module

        var note: String {
            switch self {
            case .await: "the entry still awaits: what it comes to is told when that is known"
            case .module: "the entry still waits: a module that it imports awaits what is pending"
            }
        }
    }

    /// It is not at its end.
    mutating func wait(for pending: Pending) {
        self.pending = pending
        notes.append(pending.note)
    }

    /// What it has come to since.
    public mutating func take(_ outcome: LateOutcome) {
        if let pending { notes.removeAll { $0 == pending.note } }
        (pending, value) = (nil, outcome.value)
        if let failure = outcome.failure { errors.append(failure) }
    }
}

/// A shorthand and what it stands for.
public struct Expansion: Codable, Equatable, Sendable {
    /// `let dog1 = { name: 'Snickers' }`
    public var javaScript: String
    /// What plain JavaScript would have thrown: `ReferenceError: Snickers is not defined`.
    public var wouldThrow: String

    /// Both in a sentence.
    public var note: String { "ran \(javaScript) · plain JavaScript would have thrown \(wouldThrow)" }
}

/// One call of `console.log` or its kin, without the line's end.
public struct ConsoleText: Codable, Equatable, Sendable {
    public var text: String
    /// `console.error` and `console.warn`.
    public var isError: Bool
    /// Where the call stands that printed it, where somebody wants to know (``Shell/Options/notesPlaces``).
    public var place: Place?
    /// What an earlier entry, which awaited, has come to: the text says it in a sentence.
    public var outcome: LateOutcome?

    /// A line of an entry's text, counted from 1.
    public struct Place: Codable, Equatable, Sendable {
        public var entry: Int
        public var line: Int
    }
}

/// What an entry that awaited has come to, later.
public struct LateOutcome: Codable, Equatable, Sendable {
    public var entry: Int
    /// The value; nil where the entry failed.
    public var value: String?
    public var failure: Failure?
}

/// Something that was thrown and not caught.
public struct Failure: Codable, Equatable, Sendable {
    /// As Node's shell prints it: `Uncaught TypeError: …`, with the calls where they help. For a syntax error the line and
    /// a caret come first.
    public var text: String
    /// The same without what stands before it: `TypeError: …` and the calls; of a syntax error the last line alone.
    public var error: String
    /// Where it was thrown, or where an error of a promise was made; for a syntax error what could not be read. Nil where nobody knows.
    public var place: Place?
    /// The text was not run at all.
    public var isSyntaxError = false
    /// The name that the text asks for and that nothing has.
    public var missingName: String?
    /// One plain sentence, where a weak collection's nature is the reason.
    public var why: String?

    /// A place in a text, counted from 1.
    public struct Place: Codable, Equatable, Sendable {
        /// The journal's entry whose text it is; nil where the text is no entry's.
        public var entry: Int?
        public var line: Int
        public var column: Int
    }

    /// `before`: what the text has before the error, such as `Uncaught `.
    public init(before: String = "", error: String, isSyntaxError: Bool = false, why: String? = nil) {
        (text, self.error, self.isSyntaxError, self.why) = (before + error, error, isSyntaxError, why)
    }

    static let uncaught = "Uncaught ", uncaughtInPromise = "Uncaught (in promise) "
}

// MARK: Objects and who holds them

/// An object by its number, and what it looks like.
public struct ObjectLabel: Codable, Equatable, Hashable, Sendable {
    public var number: Int
    /// `{ name: 'Snickers' }`
    public var preview: String

    /// `#1 { name: 'Snickers' }`
    public var text: String { Phrase.labelled("#\(number)", preview) }
}

/// Who refers to an object, as the program writes it.
public struct Holder: Codable, Equatable, Hashable, Sendable {
    /// `dog1`, `strong`, `app.cache[3]`, `closure of makeCounter: count`, `#3.owner`.
    public var name: String
    /// What the object is to a collection: key, value, element, target, token …
    public var role: String?
    /// It mentions the object and does not hold it.
    public var isWeak: Bool

    /// `dog1`, `strong (key)`
    public var text: String { role.map { "\(name) (\($0))" } ?? name }
    /// `dog1`, `strong key`
    public var phrase: String { role.map { "\(name) \($0)" } ?? name }
}

/// What becomes of an object.
public typealias Fate = Explorer.Fate

/// What an entry changed for one object.
public struct HeapChange: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// It came to life.
        case born
        /// It has a holder more.
        case gained
        /// Something refers to it weakly that did not before.
        case mentioned
        /// It has a holder less.
        case lost
        /// Its own holders are the same, but what they can do for it is not: a holder is doomed, or saved.
        case affected
    }
    public var kind: Kind
    public var object: ObjectLabel
    /// Holders, strong and weak, that it did not have before.
    public var gained: [Holder]
    /// Holders that it has no more.
    public var lost: [Holder]
    /// Who holds it now, strongly.
    public var holders: [Holder]
    public var fate: Fate
    /// What happened, in a few words: `← strong key`, `⇠ weak key`, `lost dog1`. Empty for a birth that needs none.
    public var event: String
    /// What it comes to, in a sentence: `now held by dog1, strong`.
    public var consequence: String

    /// It is about what has become of the object, not only about who came to it.
    public var isTurn: Bool { kind == .lost || kind == .affected }

    /// The line without colour: `+ #1 { name: 'Snickers' }   held by dog1`.
    public var text: String {
        let head = kind == .born ? "+ \(object.text)" : "#\(object.number)"
        let start = event.isEmpty ? head : "\(head) \(event)"
        return consequence.isEmpty ? start : start + (isTurn ? " · " : "   ") + consequence
    }
}
