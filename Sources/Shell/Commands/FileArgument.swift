/// The name of a file behind a command, by one rule for all of them: it goes on to the end of the line, so that it may have spaces. Quotes
/// around it are not a part of it; with them it may begin or end with a space.
struct FileArgument: Equatable {
    let path: String

    /// Nil where there is no name.
    init?(_ text: String) {
        guard let (path, behind) = Self.first(of: text) else { return nil }
        // What goes on behind a quote was not enclosed by it: `'a'b`.
        self.path = behind.isEmpty ? path : text
    }

    /// The name at the beginning, and what is behind its closing quote.
    static func first(of text: String) -> (path: String, behind: String)? {
        guard let quote = text.first else { return nil }
        let inner = text.dropFirst()
        guard quote == "\"" || quote == "'", let end = inner.firstIndex(of: quote) else { return (text, "") }
        return end == inner.startIndex ? nil : (String(inner[..<end]), String(inner[inner.index(after: end)...]))
    }
}

/// A file for a command to write: `.save FILE`. What is there already is written over with `--force`, before the name or behind it.
struct WrittenFile: Equatable {
    static let option = "--force"
    let path: String
    var isForced = false

    /// Takes the option out of what stands behind a command's name.
    static func takeForce(from words: CommandWords) -> (words: CommandWords, isForced: Bool) {
        let text = words.text
        for (isOption, rest) in [(text.hasPrefix(option + " "), text.dropFirst(option.count)), (text.hasSuffix(" " + option), text.dropLast(option.count))] where isOption {
            return (CommandWords(line: words.line, text: String(rest).trimmed), true)
        }
        return (words, false)
    }

    /// Nil where there is no name, or where JavaScript is meant: `snapshot / 2`. What looks like a path, or ends in `ending`, is none.
    init?(_ words: CommandWords, ending: String? = nil, isAlwaysAName: Bool = false) {
        let (words, isForced) = WrittenFile.takeForce(from: words)
        if words.text == WrittenFile.option { return nil }
        let isName = isAlwaysAName || isForced || words.beginsWithPath || ending.map(words.text.hasSuffix) ?? false
        guard let path = isName ? words.file : words.name else { return nil }
        (self.path, self.isForced) = (path, isForced)
    }
}
