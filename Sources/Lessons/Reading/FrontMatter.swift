/// What stands between two lines `---` at the beginning of a file: `title: Weak maps`.
///
/// A lesson needs a title and an author, and there are as many dialects of YAML as tools that read it: so these two are read, each in one
/// line, and everything else is left to the tools that it is for.
struct FrontMatter {
    var title: String?
    var author: String?
    var problems: [Lesson.Problem] = []
    /// The file's text with empty lines in the place of the front matter: lines keep their numbers.
    var rest: [UInt8]

    /// More lines than these are no front matter.
    private static let mostLines = 200

    init(_ utf8: [UInt8]) {
        rest = utf8
        let start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines: [Substring] = [], position = start
        while position < utf8.count, lines.count <= FrontMatter.mostLines {
            let end = utf8[position...].firstIndex(of: 0x0A) ?? utf8.count
            let isReturned = end > position && utf8[end - 1] == 0x0D
            lines.append(Substring(decoding: utf8[position..<(isReturned ? end - 1 : end)], as: UTF8.self))
            position = end + 1
            if lines.count == 1, lines[0] != "---" { return }
            if lines.count > 1, lines.last == "---" || lines.last == "..." { break }
        }
        guard lines.count > 1, lines.last == "---" || lines.last == "..." else { return }
        read(lines.dropFirst().dropLast())
        rest = [UInt8](repeating: 0x0A, count: lines.count) + utf8[min(position, utf8.count)...]
    }

    private mutating func read(_ lines: ArraySlice<Substring>) {
        for (index, line) in zip(lines.indices, lines) {
            // What is indented, a list's item, a comment belongs to what is above or to nobody.
            guard let first = line.first, !first.isWhitespace, first != "#", first != "-" else { continue }
            guard let colon = line.firstIndex(of: ":") else {
                problems.append(Lesson.Problem(line: index + 1, message: "front matter has lines like `title: Weak maps`, and this is none"))
                continue
            }
            let value = FrontMatter.unquoted(line[line.index(after: colon)...])
            switch line[..<colon] {
            case "title": title = value
            case "author": author = value
            default: continue
            }
            if value == nil { problems.append(Lesson.Problem(line: index + 1, message: "`\(line[..<colon])` needs its text on the same line")) }
        }
    }

    private static func unquoted(_ text: Substring) -> String? {
        var text = text.trimmed
        guard let first = text.first, first != "|", first != ">" else { return nil }
        if text.count > 1, first == "\"" || first == "'", text.last == first { text = text.dropFirst().dropLast() }
        return text.isEmpty ? nil : String(text)
    }
}
