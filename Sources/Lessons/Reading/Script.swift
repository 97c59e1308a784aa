import Shell
import Syntax

/// A script of a lesson, cut into what is entered one after the other.
///
/// Each statement of the top level is a piece, together with the comments above it and behind it on its last line. Like this
/// every statement has a report of its own, and one that throws does not keep the next from running. Comments behind a statement
/// or right below it that say what comes of it are no part of its text: they are its expectations.
///
/// What hoisting would do is done: a function that is called above its declaration is declared there. A text that is no
/// script as a whole (it declares a name twice, or has the shell's shorthands in it) is read as entries (``EntriesReader``).
public struct Script: Equatable, Sendable {
    public var pieces: [Piece]

    public struct Piece: Equatable, Sendable {
        public var text: String
        /// The line of the script on which it starts, counted from 1, and the one on which its code ends.
        public var line: Int
        public var lastLine: Int
        /// False for comments that no statement follows.
        public var isCode: Bool
        /// Nothing in it is a command.
        public var isJavaScript = false
        public var expectations: [Expectation] = []
        /// Those that stand in the midst of its code, behind calls of the console.
        public var inner: [Expectation] = []

        /// As a step of a lesson, in which the script begins below `line`.
        func step(below line: Int, block: Int) -> Lesson.Step {
            guard isCode else { return Lesson.Step(.remark(text), line: line + self.line) }
            var code = Code(text, lines: (line + self.line)...(line + lastLine))
            code.isJavaScript = isJavaScript
            code.expectations = expectations.map { $0.moved(by: line) }
            code.inner = inner.map { $0.moved(by: line) }
            code.block = block
            return Lesson.Step(.code(code), line: line + self.line)
        }
    }

    /// Cuts a source text. O(count) for a script; of a text that is none, an unfinished entry is read once more for each of its lines.
    public init(_ text: String, expecting mode: ExpectationMode = .marked) {
        let source = SourceText(name: "lesson", text: text)
        do {
            var cutter = StatementCutter(source, mode)
            pieces = cutter.cut(try Parser.parseScript(source, options: Self.options))
        } catch {
            pieces = EntriesReader.pieces(of: text, expecting: mode)
        }
    }

    /// What a shell's entry may be.
    static var options: ParseOptions {
        var options = ParseOptions()
        options.allowsTopLevelAwait = true
        options.allowsImportDeclarations = true
        return options
    }
}
