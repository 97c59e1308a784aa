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
