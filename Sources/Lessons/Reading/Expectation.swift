/// Which comments say what comes of the code before them.
public enum ExpectationMode: Sendable {
    /// Those that begin with an arrow, `// → 1`, or the sign of collecting, `// ♻ collected #2`.
    case marked
    /// Those that read as a value, too: for pages that were written for people alone (``RemarkReader``).
    case comments
}

/// What an author says that comes of the code.
public struct Expectation: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// `// → 1`: what the code before it prints and gives.
        case value
        /// `// ♻ collected #2`: words that stand in what Leash says of the heap.
        case fact
        /// A comment of a page that nobody wrote to be checked: `// "azerty"`.
        case remark
        /// Words behind a call that prints, which may be what it prints, or about it: they count where one of their lines was printed, or
        /// the first one reads as a value.
        case guess
        /// A block of its own: what the code of the block before prints and gives.
        case output
        /// The same, and what Leash says of the heap.
        case transcript
        /// All that stood on the screen below one entry.
        case answer
    }

    public var kind: Kind
    public var text: String
    /// The lines that it takes, counted from 1. The first one of a comment may have code before it.
    public var lines: Range<Int>
    /// A comment's first line, from its `//` on; all of a `/* … */`.
    public var comment: String

    public init(_ kind: Kind, _ text: String, lines: Range<Int>, comment: String = "") {
        self.kind = kind
        self.text = text
        self.lines = lines
        self.comment = comment
    }

    func moved(by count: Int) -> Expectation {
        Expectation(kind, text, lines: (lines.lowerBound + count)..<(lines.upperBound + count), comment: comment)
    }

    /// It has lines of its own, and is no comment.
    public var isBlock: Bool { kind == .output || kind == .transcript || kind == .answer }
}

/// Comments as expectations.
struct CommentReader {
    let mode: ExpectationMode

    /// The signs that say: this comes of it.
    static let arrows = ["→", "⇒", "=>", "->"]
    static let heapSign = "♻"

    /// `line`: the comment from its `//` on, or a whole `/* … */`. `behindConsole`: it stands behind a call that prints. Nil: it is a comment like any other.
    func read(_ line: Substring, behindConsole: Bool = false) -> (kind: Expectation.Kind, text: String)? {
        guard let words = CommentReader.words(of: line) else { return nil }
        for arrow in CommentReader.arrows where words.hasPrefix(arrow) { return (.value, String(words.dropFirst(arrow.count).trimmed)) }
        // The sign may be followed by the mark that asks for a picture of it.
        if words.unicodeScalars.first == "♻" {
            let rest = words.unicodeScalars.dropFirst().drop { $0 == "\u{FE0F}" || $0 == "\u{FE0E}" }
            return (.fact, String(Substring(rest).trimmed))
        }
        guard mode == .comments, let text = RemarkReader(behindConsole: behindConsole).value(in: words) else { return nil }
        return (.remark, text)
    }

    /// Without the marks at its ends; nil where it has none.
    static func words(of comment: Substring) -> Substring? {
        if comment.hasPrefix("//") { return comment.dropFirst(2).trimmed }
        guard isBlock(comment) else { return nil }
        return comment.dropFirst(2).dropLast(2).trimmed
    }

    /// `/* … */`, on one line or on several.
    static func isBlock(_ comment: Substring) -> Bool { comment.hasPrefix("/*") && comment.hasSuffix("*/") && comment.count >= 4 }

    /// A value goes on while a bracket is open in it.
    static func isOpen(_ text: String) -> Bool {
        var depth = 0, quote: Character?, isEscaped = false
        for character in text {
            if let open = quote {
                if isEscaped { isEscaped = false } else if character == "\\" { isEscaped = true } else if character == open { quote = nil }
                continue
            }
            switch character {
            case "'", "\"", "`": quote = character
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            default: break
            }
        }
        return depth > 0
    }
}
