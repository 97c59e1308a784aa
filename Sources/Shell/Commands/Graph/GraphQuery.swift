/// What `graph` is asked for: `graph dog1 --depth 2 --dot dogs.dot`.
struct GraphQuery: Equatable {
    enum File: Equatable {
        case dot(String)
        case mermaid(String)
        case svg(String)
    }
    /// A path or a number; nil for the whole heap.
    var subject: String?
    var depth: Int?
    var usesASCII = false
    var file: File?
    /// A file that is there is written over.
    var isForced = false

    /// More levels than this fit no page.
    static let mostDepth = 40

    /// Reads what stands behind the command's name. Options stand before or behind X. A file's name goes on to the next option, so
    /// that it may have spaces; in quotes it ends with them.
    static func parse(_ text: String) throws(Problem) -> GraphQuery {
        var query = GraphQuery(), subject: [String] = []
        var (rest, option, following) = nextOption(text)
        subject.append(rest)
        while let name = option {
            (rest, option, following) = nextOption(following)
            switch name {
            case "ascii": subject.append(rest)
            case "force":
                query.isForced = true
                subject.append(rest)
                continue
            case "depth":
                let word = String(rest.prefix { !$0.isWhitespace })
                guard let depth = Int(word), depth >= 1 else { throw Problem(message: "--depth takes a number from 1 to \(mostDepth)") }
                query.depth = min(depth, mostDepth)
                subject.append(String(rest.dropFirst(word.count)))
                continue
            case "dot", "mermaid", "svg":
                if rest.isEmpty, option == "force" {
                    query.isForced = true
                    (rest, option, following) = nextOption(following)
                }
                guard let (path, behind) = FileArgument.first(of: rest) else { throw Problem(message: "--\(name) needs the name of a file") }
                if query.file != nil { throw Problem(message: "graph writes one file at a time") }
                query.file = name == "dot" ? .dot(path) : name == "mermaid" ? .mermaid(path) : .svg(path)
                subject.append(behind)
                continue
            default: throw Problem(message: "graph has no option --\(name): there are --depth N, --ascii, --dot FILE, --mermaid FILE, --svg FILE and --force")
            }
            query.usesASCII = true
        }
        let text = subject.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
        query.subject = text.isEmpty ? nil : text
        return query
    }

    struct Problem: Error {
        let message: String
    }

    /// Cuts the text at the next ` --word`.
    private static func nextOption(_ text: String) -> (before: String, name: String?, behind: String) {
        let scalars = Array(text.unicodeScalars)
        var i = 0
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        while i + 2 < scalars.count {
            let isStart = i == 0 || scalars[i - 1].properties.isWhitespace
            if isStart, scalars[i] == "-", scalars[i + 1] == "-", scalars[i + 2].properties.isAlphabetic {
                var end = i + 2
                while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
                // `app['a --b']` has no option, `--depth=3` has one.
                if end == scalars.count || scalars[end].properties.isWhitespace || scalars[end] == "=" {
                    let behind = end < scalars.count && scalars[end] == "=" ? end + 1 : end
                    return (string(0..<i).trimmed, string(i + 2..<end), string(behind..<scalars.count).trimmed)
                }
            }
            i += 1
        }
        return (text.trimmed, nil, "")
    }
}
