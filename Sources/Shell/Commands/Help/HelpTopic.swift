/// A word that `help` knows and that is no command: one paragraph, an example that runs, what it holds.
struct HelpTopic: Sendable {
    /// What it is called, first as it is written, then what else leads to it.
    let names: [String]
    let text: String
    /// Entries to try, one after the other.
    let example: [String]
    /// What it holds, where that is the question.
    var holds: String?

    init(_ names: String..., text: String, example: [String], holds: String? = nil) {
        self.names = names
        self.text = text
        self.example = example
        self.holds = holds
    }

    static let all = words + builtIns

    /// The topic of this name, however it is written.
    static func find(_ name: String) -> HelpTopic? {
        let wanted = plain(name)
        if let topic = all.first(where: { $0.names.contains { plain($0) == wanted } }) { return topic }
        // `WeakRef.prototype.deref`, `Promise.all`: what they belong to.
        guard let owner = wanted.split(separator: ".", omittingEmptySubsequences: false).first, !owner.isEmpty, owner.count < wanted.count else { return nil }
        return all.first { $0.names.contains { plain($0) == owner } }
    }

    /// Without capitals, and without what may stand behind a function's name.
    private static func plain(_ name: String) -> String {
        let low = name.lowercased().filter { $0 != "(" && $0 != ")" && $0 != "\"" && $0 != "'" && $0 != "`" }
        return low.split(separator: " ").joined(separator: " ")
    }
}
