import CMark
import Platform

/// A lesson: a Markdown text as a list of steps, in the order in which it is read.
///
///     let lesson = try Lesson(contentsOf: "weakmap.md")
///     for step in lesson.steps { … }
///
/// Fenced blocks in `js` or `javascript` are scripts, and each of their statements is a step of its own (``Script``). All the
/// rest is prose, code in other languages included: it is shown, not run. A script inside a list or a quotation is run too.
public struct Lesson: Equatable, Sendable {
    /// The lesson's first heading, as plain text.
    public var title: String?
    public var steps: [Step]

    /// One thing after the other: something to read, or something to run.
    public struct Step: Equatable, Sendable {
        public var kind: Kind
        /// The first line of it in the file, counted from 1.
        public var line: Int

        public init(_ kind: Kind, line: Int) {
            self.kind = kind
            self.line = line
        }
    }

    public enum Kind: Equatable, Sendable {
        case prose(Prose)
        /// A statement of a script, with the comments around it: what to enter into the shell.
        case statement(String)
        /// The comments of a script that no statement follows.
        case remark(String)
    }

    /// Reads a lesson from its text. Any text is one. O(count).
    public init(markdown: String) {
        self.init(utf8: Array(markdown.utf8))
    }

    /// More than this nobody reads, and what libcmark makes of it would fill the memory.
    public static let largest = 8 << 20

    /// Reads a lesson from a file. `readable`: whether a pipe is waited for.
    public init(contentsOf path: String, _ readable: Files.Readable = .regularFile) throws(FileFailure) {
        self.init(utf8: try Files.read(path, readable, limit: Lesson.largest))
    }

    private init(utf8: [UInt8]) {
        var reader = MarkdownReader()
        reader.read(utf8)
        title = reader.title
        steps = reader.steps
    }
}

/// What is there to read: Markdown's blocks.
public indirect enum Prose: Equatable, Sendable {
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    case quotation([Prose])
    /// `start`: the first item's number, nil where there are bullets. `isTight`: no empty lines between the items.
    case list(items: [[Prose]], start: Int?, isTight: Bool)
    /// Text that is shown as it stands, and its language where one is named.
    case listing(String, language: String?)
    case rule

    /// What a paragraph is made of.
    public indirect enum Inline: Equatable, Sendable {
        case text(String)
        case code(String)
        case emphasis([Inline])
        case strong([Inline])
        case link([Inline], address: String)
        /// A newline in the source, which is as good as a space.
        case softBreak
        case lineBreak
    }
}

extension Prose.Inline {
    /// The words alone.
    public static func plainText(_ inlines: [Prose.Inline]) -> String {
        inlines.reduce(into: "") { text, inline in
            switch inline {
            case .text(let words), .code(let words): text += words
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): text += plainText(inner)
            case .softBreak, .lineBreak: text += " "
            }
        }
    }
}
