import Shell

/// What stood on the screen: entries behind their prompts, and below each what came of it.
///
///     > let dog = { name: 'Sunny' }
///       + #1 { name: 'Sunny' }   held by dog
struct Transcript {
    private let lines: [String]

    init(_ lines: [String]) { self.lines = lines }

    /// The first line that says anything is an entry, or how the shell was called, or the shell's greeting.
    static func isOne(_ lines: [String]) -> Bool {
        guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return false }
        return isPrompt(first) || isOpening(first) && lines.contains(where: isPrompt)
    }

    private static func isPrompt(_ line: String) -> Bool { line == ">" || line.hasPrefix("> ") }
    private static func isOpening(_ line: String) -> Bool { line.hasPrefix("$ ") || line.hasPrefix("leash ") }

    /// Each entry, with what is below it as its expectation.
    var pieces: [Script.Piece] {
        var pieces: [Script.Piece] = [], index = 0
        while index < lines.count, !Self.isPrompt(lines[index]) { index += 1 }
        while index < lines.count {
            let first = index
            var entry = [String(lines[index].dropFirst(2))]
            index += 1
            while index < lines.count, lines[index] == "..." || lines[index].hasPrefix("... ") {
                entry.append(String(lines[index].dropFirst(4)))
                index += 1
            }
            let start = index
            while index < lines.count, !Self.isPrompt(lines[index]), !Self.isOpening(lines[index]) { index += 1 }
            var end = index
            while end > start, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
            // The comment that says that what follows is one entry, and no command.
            let isJavaScript = entry.count > 1 && EntryCutter.framedLines(entry[0]) == entry.count - 1
            if isJavaScript { entry.removeFirst() }
            let text = entry.joined(separator: "\n")
            if !text.allSatisfy(\.isWhitespace) {
                let expectation = Expectation(.answer, lines[start..<end].joined(separator: "\n"), lines: (start + 1)..<(end + 1))
                pieces.append(Script.Piece(text: text, line: first + 1, lastLine: start, isCode: true, isJavaScript: isJavaScript, expectations: [expectation]))
            }
            while index < lines.count, !Self.isPrompt(lines[index]) { index += 1 }
        }
        return pieces
    }
}
