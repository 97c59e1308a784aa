import Syntax

// The journal as a file that can be read, changed, and entered again: one entry out, one entry in.
//
// An entry stands in the file as it was typed. Where its lines would come back as something else (as two entries, as a command), a
// comment before it says how many lines belong together; within these nothing is a command. So the file stays JavaScript that any
// engine can run, as far as the journal is: a collection is the line `.gc`, and time that passed the line `.wait 5s`.

extension Journal {
    /// The entries as a script that does the same: the JavaScript that ran. What Ctrl-C interrupted is left out, as replays leave it out.
    public var script: String {
        var text = "", followsCode = false
        for entry in entries where entry.isReplayed {
            guard !entry.isCollection, entry.pause == nil else {
                text += entry.isCollection ? ".gc\n" : ".\(entry.source.hasPrefix(".") ? String(entry.source.dropFirst()) : entry.source)\n"
                followsCode = false
                continue
            }
            let source = entry.javaScript ?? entry.source
            // In a program the line before would go on here.
            let wouldJoin = followsCode && source.utf8.first.map { "([`+-/".utf8.contains($0) } ?? false
            if wouldJoin || !EntryText(source).isPlain { text += EntryFrame(of: source, endsStatement: wouldJoin).line + "\n" }
            text += source + "\n"
            followsCode = true
        }
        return text
    }
}

extension Journal {
    /// The lines of the entry would come back as something else: as a command, as two entries.
    public static func needsFrame(_ source: String) -> Bool { !EntryText(source).isPlain }

    /// The comment that says that they belong together, and are no command.
    public static func frame(of source: String) -> String { EntryFrame(of: source, endsStatement: false).line }
}

/// The comment before an entry whose lines belong together: `// leash: 3 lines, one entry`.
struct EntryFrame: Equatable {
    var lineCount: Int
    /// A semicolon stands before it: what follows must not go on with the statement above.
    var endsStatement = false

    init(of source: String, endsStatement: Bool) {
        lineCount = source.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        self.endsStatement = endsStatement
    }

    var line: String { "\(endsStatement ? "; " : "")\(Self.start)\(lineCount) line\(lineCount == 1 ? "" : "s")\(Self.end)" }

    private static let start = "// leash: ", end = ", one entry"

    /// Nil where the line is no such comment.
    init?(_ line: some StringProtocol) {
        let comment = line.hasPrefix("; ") ? line.dropFirst(2) : line[...]
        guard comment.hasPrefix(Self.start), comment.hasSuffix(Self.end) else { return nil }
        let words = comment.dropFirst(Self.start.count).dropLast(Self.end.count).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, words[1] == "line" || words[1] == "lines", let count = Int(words[0]), count > 0 else { return nil }
        lineCount = count
        endsStatement = line.hasPrefix(";")
    }
}
