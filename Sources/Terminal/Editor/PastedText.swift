/// What was copied out of a shell: with its prompts, and perhaps with what it answered.
enum PastedText {
    /// The entries alone, where the text begins with a prompt; else the text as it is. Lines with `> ` or `... ` are what was typed
    /// there, lines without one are answers.
    static func withoutPrompts(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }), typed(first) != nil else { return text }
        return lines.compactMap(typed).joined(separator: "\n")
    }

    /// What is behind the prompt; nil where there is none.
    private static func typed(_ line: Substring) -> Substring? {
        for prompt in ["> ", "... "] where line.hasPrefix(prompt) { return line.dropFirst(prompt.count) }
        return line == ">" || line == "..." ? "" : nil
    }
}
