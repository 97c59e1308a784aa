// What watches show.

/// What a watched expression comes to.
public struct WatchValue: Codable, Equatable, Sendable {
    /// As `util.inspect` shows it, on one line and shortened; `throws …` where it throws.
    public var text: String
    /// For what is weak: `counts 1`, `sees #2 { name: 'Sunny' }`. The code's view never changes, the debugger's does.
    public var debugger: String?

    /// `WeakMap { <items unknown> } · the debugger counts 1`
    public var line: String { text + (debugger.map { " · the debugger \($0)" } ?? "") }
}

/// A watched expression whose value is another one after an entry.
public struct WatchChange: Codable, Equatable, Sendable {
    /// The watch's number.
    public var number: Int
    public var expression: String
    public var previous: WatchValue
    public var value: WatchValue
    /// Ctrl-C ended the expression: the watch is switched off.
    public var isSwitchedOff = false

    /// `watch dogs.length: 1 → 2`
    public var text: String { "watch \(expression): \(transition)" }

    /// What it was and what it is, so far as they differ.
    public var transition: String {
        if isSwitchedOff { return "it was stopped, so it is watched no more · watch \(expression) watches it again" }
        var text = previous.text == value.text ? value.text : "\(previous.text) → \(value.text)"
        switch (previous.debugger, value.debugger) {
        case (let before?, let now?): text += " · the debugger \(before == now ? now : "\(before) → \(now)")"
        case (nil, let now?): text += " · the debugger \(now)"
        default: if previous == value { text += " (what changed is beyond what is shown)" }
        }
        return text
    }
}

/// What `watch` and `unwatch` answer.
public struct WatchReport: CommandReport {
    public static let command = "watches"
    public var watches: [Line]
    /// What was done; nil for the list.
    public var message: String?

    public struct Line: Codable, Equatable, Sendable {
        public var number: Int
        public var expression: String
        public var value: WatchValue
        /// Ctrl-C ended it once: it is not looked at any more.
        public var isOff: Bool
    }
}
