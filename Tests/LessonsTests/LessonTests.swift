import Platform
import Testing
@testable import Lessons

/// Markdown as steps.
@Suite("Reading a lesson")
struct LessonTests {
    private func steps(_ markdown: String) -> [Lesson.Kind] { Lesson(markdown: markdown).steps.map { $0.plain.kind } }

    @Test("prose is kept, scripts are cut into statements, and each step knows its line")
    func mixed() {
        let lesson = Lesson(markdown: "# Cats\n\nTwo *small* `cats`.\n\n```js\nlet a = 1\n\nlet b = 2; a + b\n```\n\nEnd.\n")
        #expect(lesson.title == "Cats")
        #expect(lesson.steps.map(\.plain) == [
            Lesson.Step(.prose(.heading(level: 1, [.text("Cats")])), line: 1),
            Lesson.Step(.prose(.paragraph([.text("Two "), .emphasis([.text("small")]), .text(" "), .code("cats"), .text(".")])), line: 3),
            Lesson.Step(.statement("let a = 1"), line: 6),
            Lesson.Step(.statement("let b = 2;"), line: 8),
            Lesson.Step(.statement("a + b"), line: 8),
            Lesson.Step(.prose(.paragraph([.text("End.")])), line: 11),
        ])
    }

    @Test("js and javascript are run, whatever else stands behind the fence", arguments: ["js", "javascript", "JS", "js title=\"a.js\"", " js"])
    func languages(info: String) {
        #expect(steps("```\(info)\n1\n```\n") == [.statement("1")])
        #expect(steps("~~~\(info)\n1\n~~~\n") == [.statement("1")])
    }

    @Test("other languages, and code without one, are shown and not run", arguments: ["", "json", "ts", "jsx", "sh"])
    func otherLanguages(info: String) {
        #expect(steps("```\(info)\n1\n```\n") == [.prose(.listing("1\n", language: info.isEmpty ? nil : info))])
    }

    @Test("indented code is shown and not run")
    func indented() {
        #expect(steps("a\n\n    gc()\n") == [.prose(.paragraph([.text("a")])), .prose(.listing("gc()\n", language: nil))])
    }

    @Test("Windows' line ends and the mark some editors begin with change nothing")
    func lineEnds() {
        #expect(steps("\u{FEFF}# A\r\n\r\n```js\r\nlet a = 1\r\nlet b = `x\r\ny`\r\n```\r\nb\r\n") == [
            .prose(.heading(level: 1, [.text("A")])), .statement("let a = 1"), .statement("let b = `x\ny`"), .prose(.paragraph([.text("b")])),
        ])
    }

    @Test("a fence inside a longer fence is text")
    func nestedFence() {
        #expect(steps("````md\n```js\n1\n```\n````\n") == [.prose(.listing("```js\n1\n```\n", language: "md"))])
    }

    @Test("a fence that nothing closes ends with the text")
    func unclosedFence() {
        #expect(steps("```js\nlet a = 1\na") == [.statement("let a = 1"), .statement("a")])
    }

    @Test("scripts in lists and quotations are run, and the prose around them stays in order")
    func nestedScripts() {
        #expect(steps("1. one\n\n   ```js\n   let a = 1\n   ```\n\n   more\n2. two\n\n> say\n>\n> ```js\n> a\n> ```\n") == [
            .prose(.list(items: [[.paragraph([.text("one")])]], start: 1, isTight: true)),
            .statement("let a = 1"),
            .prose(.paragraph([.text("more")])),
            .prose(.list(items: [[.paragraph([.text("two")])]], start: 2, isTight: true)),
            .prose(.paragraph([.text("say")])),
            .statement("a"),
        ])
    }

    @Test("without any script there is still something to read")
    func noScript() {
        #expect(steps("") == [])
        #expect(steps("- a\n- b\n") == [.prose(.list(items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]], start: nil, isTight: true))])
        #expect(steps("```js\n```\n") == [])
        #expect(steps("<div>html</div>\n") == [])
    }

    @Test("bytes that are no text, and nesting that nobody writes, do no harm")
    func strange() throws {
        let lesson = Lesson(markdown: String(repeating: ">", count: 20_000) + "\n```js\n1\n```\n")
        #expect(lesson.steps.last?.plain.kind == .statement("1"))
        #expect(Lesson(markdown: "a\0b").steps.count == 1)
        #expect(Lesson(markdown: String(repeating: "*a ", count: 20_000)).steps.count == 1)
        #expect(Lesson(markdown: String(repeating: "- ", count: 300) + "x\n").steps.count <= 1)
    }

    @Test("a file that is not there is an error that says so")
    func missing() {
        #expect(throws: FileFailure(path: "/nonexistent/a.md", code: 2)) { try Lesson(contentsOf: "/nonexistent/a.md") }
        #expect("\(FileFailure(path: "a.md", code: 2))" == "a.md: No such file or directory")
    }
}

extension Lesson.Step {
    /// Without the place in the file.
    var plain: Lesson.Step {
        guard case .code(let code) = kind else { return self }
        return Lesson.Step(.statement(code.text), line: line)
    }
}

extension Lesson.Kind {
    static func statement(_ text: String) -> Lesson.Kind { .code(Code(text, lines: 1...1)) }
}
