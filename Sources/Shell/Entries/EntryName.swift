/// What the engine calls the text of an entry in stacks and for places: `REPL3`, as Node's shell does.
enum EntryName {
    /// For text that belongs to no entry.
    static let none = "REPL"

    static func of(_ entry: Int) -> String { "\(none)\(entry)" }

    /// The entry that has this name; nil for what is none.
    static func entry(_ name: some StringProtocol) -> Int? { name.hasPrefix(none) ? Int(name.dropFirst(none.count)) : nil }
}
