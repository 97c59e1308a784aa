import Testing
@testable import Lessons

/// What a lesson says beside prose and code: titles, expectations, questions.
@Suite("The format of lessons")
struct FormatTests {
    private func code(_ markdown: String, _ mode: ExpectationMode = .marked) -> [Code] {
        Lesson(markdown: markdown, expecting: mode).steps.compactMap { step in if case .code(let code) = step.kind { code } else { nil } }
    }

    /// `value 2-2 1`: each expectation by its kind, its lines and its text.
    private func expectations(_ markdown: String, _ mode: ExpectationMode = .marked) -> [String] {
        code(markdown, mode).flatMap(\.expectations).map { "\($0.kind) \($0.lines.lowerBound)..<\($0.lines.upperBound) \($0.text)" }
    }

    @Test("front matter names title and author, and is no prose; a rule at the top stays one", arguments: [
        ("---\ntitle: A b\nauthor: \"C: d\"\ntags: [x]\n# note\nlist:\n  - a\n---\n# H\n", "A b", "C: d", 9),
        ("---\r\ntitle: 'x'\r\n---\r\n# H\r\n", "x", nil, 4), ("\u{FEFF}---\ntitle: x\n...\n# H\n", "x", nil, 4),
        ("---\n\n# H\n", "H", nil, 3), ("# H\n---\ntitle: x\n---\n", "H", nil, 1), ("---\ntitle:\n---\n# H\n", "H", nil, 4),
    ] as [(String, String, String?, Int)])
    func frontMatter(_ text: String, _ title: String, _ author: String?, _ line: Int) {
        let lesson = Lesson(markdown: text)
        #expect(lesson.title == title)
        #expect(lesson.author == author)
        #expect(lesson.steps.first { if case .prose(.heading) = $0.kind { true } else { false } }?.line == line)
    }

    @Test("what is wrong with a lesson is said by line", arguments: [
        ("---\ntitle: x\nnonsense\n---\n", 3, "front matter has lines like"), ("---\ntitle:\n---\n", 2, "needs its text"),
        ("a\n\n```output\nx\n```\n", 3, "no code before it"), ("```question\n```\n", 1, "needs words"), ("```question\na\n- b\n```\n", 1, "one choice"),
        ("```question\na\n- b\n- c\nd\n```\n", 1, "only answer: and why:"),
    ])
    func problems(_ text: String, _ line: Int, _ words: String) {
        let problem = Lesson(markdown: text).problems.first
        #expect(problem?.line == line)
        #expect(problem?.message.contains(words) == true)
    }

    @Test("the word behind a fence", arguments: [
        ("js", Fence.script), ("JavaScript", .script), ("js-nolint", .script), ("js{1,3}", .script), ("js:a.js", .script), ("mjs", .script), ("cjs title=x", .script),
        ("js example-bad", .script), ("js ignore", .listing(language: "js")), ("json", .listing(language: "json")), ("jsx", .listing(language: "jsx")),
        ("js+diff", .listing(language: "js+diff")), ("leash", .entries), ("output", .output(heap: false)), ("output heap", .output(heap: true)),
        ("question", .question), ("questions", .listing(language: "questions")), ("", .listing(language: nil)),
    ])
    func fences(_ info: String, _ fence: Fence) { #expect(Fence(info) == fence) }

    @Test("comments with an arrow or the sign of the heap are expectations; others stay with the code", arguments: [
        ("a // → 1", ["value 2..<3 1"]), ("a; // => 'x'", ["value 2..<3 'x'"]), ("a // -> 1\nb", ["value 2..<3 1"]), ("a\n// → 1", ["value 3..<4 1"]),
        ("a // about a\n// → 1\nb // ⇒ 2", ["value 3..<4 1", "value 4..<5 2"]), ("a // →", ["value 2..<3 "]),
        ("gc() // ♻ collected #2\n// ♻️ weak lost 1 entry", ["fact 2..<3 collected #2", "fact 3..<4 weak lost 1 entry"]),
        ("a // → Map(1) {\n  //   1 => 2\n  // }\n// more\nb", ["value 2..<5 Map(1) {\n   1 => 2\n }"]),
        ("a // 1", []), ("let s = `\n// → 1\n`", []), ("if (a) {\n  b // → 1\n}", []), ("a\n\n// → 1", []), ("// → 1", []),
        ("a // → 1\r\nb // → 2\r", ["value 2..<3 1", "value 3..<4 2"]),
    ])
    func marks(_ script: String, _ expected: [String]) { #expect(expectations("```js\n\(script)\n```\n") == expected) }

    @Test("what is entered has no expectations in it")
    func stripped() {
        #expect(code("```js\na // → 1\nb // note\n/* x */ c /* y */ // → 2\nd\n// → 3\n// e\ne\n```\n").map(\.text) == ["a", "b // note", "/* x */ c /* y */", "d", "// e\ne"])
        #expect(code("```leash\ngc // ♻ collected #1\nf(`//`) // → 2\nlet a = [\n  1,\n] // → x\nwhy #1\n// → y\n'// → 1'\n```\n").map(\.text)
            == ["gc", "f(`//`)", "let a = [\n  1,\n]", "why #1", "'"])
    }

    @Test("lines are the file's, in lists and quotations too")
    func places() {
        #expect(expectations("---\ntitle: x\n---\n\n1. one\n\n   ```js\n   a // → 1\n   ```\n\n> ```js\n> b\n> // → 2\n> ```\n") == ["value 8..<9 1", "value 13..<14 2"])
        #expect(code("x\n\n```js\nf({\n  a,\n})\n```\n").map(\.lines) == [4...6])
    }

    @Test("an output block is about the block before it")
    func outputs() {
        #expect(expectations("```js\na\nb\n```\n\nThis prints:\n\n```output\n1\n2\n```\n") == ["output 9..<11 1\n2\n"])
        #expect(expectations("```leash\na\n```\n```output heap\n```\n") == ["transcript 5..<5 "])
        #expect(expectations("```js\na\n```\n```json\n{}\n```\n```output\n1\n```\n") == ["output 8..<9 1\n"])
    }

    @Test("a transcript: entries behind prompts, and what came of each")
    func transcript() {
        let text = "$ leash\nleash 0.1 · help\n> let a = {\n...   b: 1 }\n  + #1 { b: 1 }   held by a\n> a.b\n1\n\n> \n> .exit\n$ ls\nx\n"
        let found = code("```leash\n\(text)```\n")
        #expect(found.map(\.text) == ["let a = {\n  b: 1 }", "a.b", ".exit"])
        #expect(found.map(\.lines) == [4...5, 7...7, 11...11])
        #expect(expectations("```leash\n\(text)```\n") == ["answer 6..<7   + #1 { b: 1 }   held by a", "answer 8..<9 1", "answer 12..<12 "])
    }

    @Test("in a page for people, comments that read as a value count, prose does not", arguments: [
        ("wm.get(o); // \"azerty\"", ["\"azerty\""]), ("console.log(x) // 1", ["1"]), ("f() // TypeError", ["TypeError"]), ("f(); // TypeError: no", ["TypeError: no"]),
        ("a // false, since it is gone", ["false"]), ("a // undefined (no such key)", ["undefined"]), ("a // [1, 2, 3]", ["[1, 2, 3]"]), ("a // { a: 1 }", ["{ a: 1 }"]),
        ("a // Map(1) {'a' => 1}", ["Map(1) {'a' => 1}"]), ("a // Promise {<pending>}", ["Promise {<pending>}"]), ("a // Symbol(x)", ["Symbol(x)"]), ("a // -0.5", ["-0.5"]),
        ("a\n// Expected output: hello world", ["hello world"]), ("a\n// true", ["true"]), ("a // logs 3", ["3"]), ("a // 2n", ["2n"]), ("a // → 1", ["1"]),
        ("a // throws TypeError", ["TypeError"]), ("a // 3.", ["3"]),
        ("a // the answer is 1", []), ("a // 2 maps are made", []), ("a // 1st one", []), ("a // true love waits", []), ("a // Map it", []), ("a // null-safe", []),
        ("a // [sic] this", []), ("a // A WeakMap (weak) holds nothing", []), ("a // it's gone", []), ("a // undefined behaviour", []), ("// 1\na", []), ("a // Errors are rare", []),
        ("let k = {} // a key", []), ("a // 1: first", []),
    ])
    func remarks(_ script: String, _ expected: [String]) {
        #expect(code("```js\n\(script)\n```\n", .comments).flatMap(\.expectations).map(\.text) == expected)
    }

    @Test("a question: its words, choices, answer and reason")
    func question() throws {
        let text = "What is `a`?\nReally?\n- [ ] one\n- [x] two\n\nwhy: It is.\n  Always.\nanswer: a.b\n"
        guard case .success(let question) = Question.read(text, line: 1) else {
            Issue.record("no question")
            return
        }
        #expect(question.text == [.paragraph([.text("What is "), .code("a"), .text("?"), .softBreak, .text("Really?")])])
        #expect(question.choices == [Question.Choice(text: "one", isRight: false), Question.Choice(text: "two", isRight: true)])
        #expect(question.answer == "a.b")
        #expect(question.why == [.paragraph([.text("It is."), .softBreak, .text("Always.")])])
        #expect(!question.asksNext)
    }

    @Test("tables and struck words are prose")
    func tables() {
        guard case .prose(.table(let table))? = Lesson(markdown: "| a | b |\n|:-:|--:|\n| ~~c~~ | `d` |\n| e |\n").steps.first?.kind else {
            Issue.record("no table")
            return
        }
        #expect(table.alignments == [.center, .right])
        #expect(table.rows == [[[.text("a")], [.text("b")]], [[.struck([.text("c")])], [.code("d")]], [[.text("e")], []]])
    }
}
