// What `whatif ENTRY` has to show.

/// What the heap would be after an entry and a collection. Nothing of it has happened.
public struct WhatIfReport: CommandReport {
    public static let command = "whatif"
    /// The entry, as it was typed.
    public var entry: String
    /// The JavaScript that would run instead of a shorthand.
    public var expansion: Expansion?
    /// What it would print, with the cleanups after the collection.
    public var output: [ConsoleText] = []
    /// The value it would give.
    public var value: String?
    /// What it would throw.
    public var errors: [Failure] = []
    /// What it would change, before the collection.
    public var changes: [HeapChange] = []
    /// Objects with a number that would die: the first forty, and how many more.
    public var collected: [ObjectLabel] = []
    public var others = 0
    /// What weak collections would lose.
    public var losses: [WeakLoss] = []
    /// Cleanup jobs that would run.
    public var cleanups = 0
    /// Objects with a number that would be alive.
    public var alive = 0
    /// In a heap too large for numbers: what would come and go, the collection included.
    public var difference: DiffReport?
    public var notes: [String] = []

    public init(entry: String) { self.entry = entry }

    /// `would die: #1 { name: 'Snickers' }`, `nobody would die`
    public var fateText: String {
        var names = collected.map(\.text)
        if others > 0 { names.append("\(others) more") }
        if let died = difference?.died, died.count > collected.count + others { return "would die: \(died.text)" }
        return names.isEmpty ? "nobody would die" : "would die: " + names.joined(separator: ", ")
    }

    /// `weak would lose 1 entry · 1 cleanup callback would run · 5 objects would be alive`
    public var consequences: [String] {
        var parts = losses.prefix(12).map { $0.text(lost: "would lose") }
        if losses.count > parts.count { parts.append("\(losses.count - parts.count) more would lose something") }
        if cleanups > 0 { parts.append("\(Phrase.count(cleanups, "cleanup callback")) would run") }
        if difference == nil { parts.append("\(Phrase.count(alive, "object")) would be alive") }
        return parts
    }
}
