import Platform

/// A lesson: a Markdown text as a list of steps, in the order in which it is read.
///
///     let lesson = try Lesson(contentsOf: "weakmap.md")
///     for step in lesson.steps { … }
///
/// What a fenced block is, its first word says (``Fence``): a script, whose statements are steps of their own; entries as they are
/// typed at the prompt; what the code before it is expected to print; a question; or something to read. `Scripts/lessons/README.md`
/// is the format's description for people who write lessons.
public struct Lesson: Equatable, Sendable {
    /// The title that the front matter names, or else the lesson's first heading, as plain text.
    public var title: String?
    /// Who wrote it, where the front matter says so.
    public var author: String?
    public var steps: [Step]
    /// What is wrong with it as a lesson: it can be played all the same.
    public var problems: [Problem] = []

    /// One thing after the other: something to read, something to run, something to answer.
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
        /// Something to enter into the shell.
        case code(Code)
        /// The comments of a script that no statement follows.
        case remark(String)
        case question(Question)
    }

    /// Something that the author meant otherwise.
    public struct Problem: Equatable, Sendable {
        public var line: Int
        public var message: String
    }

    /// Reads a lesson from its text. Any text is one. O(count).
    public init(markdown: String, expecting mode: ExpectationMode = .marked) {
        self.init(utf8: Array(markdown.utf8), expecting: mode)
    }

    /// More than this nobody reads, and what libcmark makes of it would fill the memory.
    public static let largest = 8 << 20

    /// Reads a lesson from a file. `readable`: whether a pipe is waited for.
    public init(contentsOf path: String, _ readable: Files.Readable = .regularFile) throws(FileFailure) {
        self.init(utf8: try Files.readText(path, readable, limit: Lesson.largest))
    }

    /// A script or module as a lesson without prose. What it exports is for others: here it is declared.
    public init(program text: String, expecting mode: ExpectationMode = .marked) {
        self.init(block: Script(ExportlessText(text).text, expecting: mode).pieces)
    }

    /// What stood on the screen.
    public init(transcript text: String) {
        self.init(block: Transcript(text.lines.map(String.init)).pieces)
    }

    /// Whether a text is what stood on the screen.
    public static func isTranscript(_ text: String) -> Bool { Transcript.isOne(text.lines.map(String.init)) }

    private init(block pieces: [Script.Piece]) {
        steps = pieces.map { $0.step(below: 0, block: 0) }
    }

    init(utf8: [UInt8], expecting mode: ExpectationMode = .marked) {
        var reader = MarkdownReader(mode)
        reader.read(utf8)
        (title, author, steps, problems) = (reader.title, reader.author, reader.steps, reader.problems)
    }

    /// How many of the steps do something.
    public var activeSteps: Int { steps.count { $0.isActive } }
}

extension Lesson.Step {
    /// It runs or asks something: such steps are counted.
    public var isActive: Bool {
        switch kind {
        case .code, .question: true
        case .prose, .remark: false
        }
    }
}

/// What is entered into the shell at once: a statement of a script, an entry or a command.
public struct Code: Equatable, Sendable {
    /// As it is entered: without the comments that are expectations.
    public var text: String
    /// The file's line where it begins and the one where it ends, counted from 1.
    public var lines: ClosedRange<Int>
    /// It is JavaScript, whatever it looks like.
    public var isJavaScript = false
    /// What its author says that comes of it.
    public var expectations: [Expectation] = []
    /// What it says of its calls of the console that stand in the midst of it.
    public var inner: [Expectation] = []
    /// The block that it stands in, counted from 0 in the lesson.
    public var block = 0

    public init(_ text: String, lines: ClosedRange<Int>, expectations: [Expectation] = []) {
        self.text = text
        self.lines = lines
        self.expectations = expectations
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
    case table(Table)
    case rule

    /// The first row is the heading. Rows have as many cells as the heading.
    public struct Table: Equatable, Sendable {
        public enum Alignment: Equatable, Sendable { case left, center, right }
        public var alignments: [Alignment]
        public var rows: [[[Inline]]]
    }

    /// What a paragraph is made of.
    public indirect enum Inline: Equatable, Sendable {
        case text(String)
        case code(String)
        case emphasis([Inline])
        case strong([Inline])
        case struck([Inline])
        case link([Inline], address: String)
        /// A newline in the source, which is as good as a space.
        case softBreak
        case lineBreak
    }
}

extension Prose.Inline {
    /// Of a choice, or an answer in the words of one: what stands between backticks is code, and nothing else is Markdown in it.
    public static func choice(_ text: String) -> [Prose.Inline] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return [.text(text)] }
        return parts.enumerated().filter { !$1.isEmpty }.map { $0 % 2 == 1 ? .code(String($1)) : .text(String($1)) }
    }

    /// The words alone.
    public static func plainText(_ inlines: [Prose.Inline]) -> String {
        inlines.reduce(into: "") { text, inline in
            switch inline {
            case .text(let words), .code(let words): text += words
            case .emphasis(let inner), .strong(let inner), .struck(let inner), .link(let inner, _): text += plainText(inner)
            case .softBreak, .lineBreak: text += " "
            }
        }
    }
}
