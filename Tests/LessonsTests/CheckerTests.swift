import Testing
@testable import Lessons
@testable import Shell

/// What is written to come of code, and what comes of it.
@Suite("Checking")
struct CheckerTests {
    /// A report much as people see it.
    static func render(_ report: Report) -> String {
        var lines = report.output.map(\.text)
        if let value = report.value { lines.append(value) }
        lines += report.errors.map(\.text) + report.changes.map { "  " + $0.text }
        for collection in [report.collection, report.answer(as: CollectionReport.self)].compactMap({ $0 }) {
            lines.append("  collected \(collection.collected.map(\.text).joined(separator: " and "))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func check(_ text: String, _ kind: Checker.Kind = .lesson, _ mode: ExpectationMode = .marked) throws -> (CheckResult, FileLines) {
        var options = Shell.Options()
        options.notesPlaces = true
        let lines = FileLines(Array(text.utf8))
        var checker = Checker(try #require(Shell(options: options)), kind: kind, mode: mode, file: lines, render: Self.render)
        let lesson = switch kind {
        case .lesson: Lesson(markdown: text, expecting: mode)
        case .program: Lesson(program: text, expecting: mode)
        case .transcript: Lesson(transcript: text)
        }
        return (checker.check(lesson), lines)
    }

    /// `5 passed`, `7 failed`, `9 set aside`: by line.
    private func verdicts(_ text: String, _ kind: Checker.Kind = .lesson, _ mode: ExpectationMode = .marked) throws -> [String] {
        try check(text, kind, mode).0.findings.map { finding in
            switch finding.verdict {
            case .passed: "\(finding.line) passed"
            case .failed: "\(finding.line) failed"
            case .setAside(let reason): "\(finding.line) \(reason)"
            }
        }
    }

    private static func script(_ text: String) -> String { "```js\n\(text)\n```\n" }

    @Test("values, prints, errors, facts of the heap; line 2 is the first of the script", arguments: [
        ("1 + 1 // → 2", ["2 passed"]), ("1 + 1 // → 3", ["2 failed"]), ("[1,\n 2] // → [ 1, 2 ]", ["3 passed"]), ("[1, 2] // → [1,2]", ["2 passed"]),
        ("'a' // → 'a'", ["2 passed"]), ("console.log('a') // → a", ["2 passed"]), ("console.log(1); // → 1\n// → 2", ["2 passed", "3 failed"]),
        ("null.x // → TypeError", ["2 passed"]), ("null.x // → TypeError: …", ["2 passed"]), ("null.x // → RangeError", ["2 failed"]), ("null.x", ["2 failed"]),
        ("null.x // → TypeError: Cannot read properties of null (reading 'x')", ["2 passed"]), ("throw { a: 1 } // → { a: 1 }", ["2 passed"]),
        ("let a = {} // ♻ held by a\n// ♻ + #1 {}", ["2 passed", "3 passed"]), ("let a = {} // ♻ held by b", ["2 failed"]), ("let a = {}; a = null\ngc() // ♻ collected #2", ["3 failed"]),
        ("let a = {}\na = null\ngc() // ♻ collected #1", ["4 passed"]), ("let a = 1 // → 1", ["2 failed"]), ("1 // →", ["2 failed"]), ("undefined // → undefined", ["2 passed"]),
        ("new Map([[1, {}]]) // → Map(1) {\n//   1 => {}\n// }", ["2 passed"]), ("'a b' // → '…b'", ["2 passed"]), ("1\n// → 1\n2\n// → 3", ["3 passed", "5 failed"]),
        ("for (const i of [1, 2]) {\n  console.log(i) // → 1 2\n}", ["3 passed"]), ("function f() {\n  console.log(5) // → 5\n}\nf()", ["3 passed"]),
        ("function f() {\n  console.log(5) // → 5\n}", ["3 failed"]), ("if (true) {\n  console.log(1) // → 2\n}", ["3 failed"]),
    ])
    func lessons(_ text: String, _ expected: [String]) throws { #expect(try verdicts(Self.script(text)) == expected) }

    @Test("blocks of output, transcripts, questions", arguments: [
        ("```js\nconsole.log(1)\n2\n```\n```output\n1\n2\n```\n", ["6 passed"]), ("```js\n1\n```\n```output\n2\n```\n", ["5 failed"]), ("```js\nconsole.log(1)\n```\n```output\n1\n```\n", ["5 passed"]),
        ("```js\nnull.x\n```\n```output\nTypeError: …\n```\n", ["5 passed"]), ("```leash\nlet a = {}\n```\n```output heap\n  + #1 {}   held by a\n```\n", ["5 passed"]),
        ("```leash\n> 1 + 1\n2\n> 1 +\n... 2\n4\n```\n", ["3 passed", "6 failed"]), ("```leash\n> // leash: 1 line, one entry\n... 'gc'\n'gc'\n```\n", ["4 passed"]),
        ("```question\na?\n- [x] 2\n- [ ] 3\nanswer: 1 + 1\n```\n", ["1 passed"]), ("```question\na?\n- [ ] 2\n- [x] 3\nanswer: 1 + 1\n```\n", ["1 failed"]),
        ("```question\na?\n- 2\n- 3\nanswer: 1 + 1\n```\n", ["1 passed"]), ("```question\na?\nanswer: nothing\n```\n", ["1 failed"]), ("```question\n```\n", ["1 failed"]),
        ("```js\ndocument.title // → 1\n```\n```js\nlet o = { document: 1 } // → 1\n```\n", ["2 document", "5 failed"]),
        ("```js\nconst all = window.all\n```\n```js\nall // → 1\n```\n", ["2 window", "5 all"]),
        // Once for what would have been checked; all of a block is set aside, the midst of its statements, too.
        ("```js\nlet a = 1; let b = 2\ndocument.title // → 1\n```\n", ["3 document"]), ("```js\nlet a = 1; let b = 2\ndocument.title\n```\n", ["2 document"]),
        ("```js\ndocument.title\nfor (const i of [1]) {\n  console.log(i) // → 1\n}\n```\n", ["4 document"]),
    ])
    func blocks(_ text: String, _ expected: [String]) throws { #expect(try verdicts(text) == expected) }

    @Test("a program: what it exports is its own, await and timers come to their end", arguments: [
        ("export const a = 1\na // → 1\nexport default a + 1 // → 2\nexport { a }\n", ["2 passed", "3 passed"]),
        ("await new Promise(r => setTimeout(r, 50, 7)) // → 7\n", ["1 passed"]), ("setTimeout(() => {\n  console.log('late') // → late\n}, 5)\n", ["2 passed"]),
        ("heap // → ReferenceError\n", ["1 passed"]), ("await Promise.reject(new RangeError('no')) // → RangeError: no\n", ["1 passed"]), ("const a = 1\n", []),
        ("setTimeout(() => { throw 1 })\n", ["1 failed"]),
        // What a program prints is no word of the shell's.
        ("await new Promise(r => { setTimeout(() => console.log('entry 1, which awaited, gives 7'), 5); setTimeout(r, 10, 5) }) // → entry 1, which awaited, gives 7 5\n",
         ["1 passed"]),
    ])
    func programs(_ text: String, _ expected: [String]) throws { #expect(try verdicts(text, .program) == expected) }

    @Test("a saved transcript, with or without how it began", arguments: [
        ("$ leash\nleash 0.1 · help\n> let a = {}\n  + #1 {}   held by a\n> a\n{}\n", ["4 passed", "6 passed"]), ("> 1\n2\n", ["2 failed"]), ("> let a = 1\n> a\n1\n\n> ", ["2 passed", "3 passed"]),
    ])
    func transcripts(_ text: String, _ expected: [String]) throws { #expect(try verdicts(text, .transcript) == expected) }

    @Test("a page for people: values count, in other engines' spelling too; words do not; browsers are set aside", arguments: [
        ("const m = new WeakMap()\nm.get({}) // undefined, as nobody set it\nm.has(m); // true", ["3 passed", "4 failed"]),
        ("console.log(new Map([['a', 1]])) // Map {\"a\" => 1}", ["2 passed"]), ("console.log([1, 'b']) // Array [1, \"b\"]", ["2 passed"]), ("console.log('it is') // \"it is\"", ["2 passed"]),
        ("console.log('one') // one", ["2 passed"]), ("console.log('one') // says a word", []), ("null.x // TypeError: other words", ["2 passed"]), ("missing()", []),
        ("for (const a of [1, 2]) {\n  console.log(a)\n}\n// 1\n// 2", ["5 passed"]), ("for (const a of ['x', 'y']) console.log(a)\n// x\n// z", ["3 failed"]),
        ("console.log('x')\n// x\n// That was it.", ["3 passed"]), ("console.log(1)\n// Expected output: 2", ["3 failed"]), ("Promise.resolve(1) // Promise {<fulfilled>: 1}", ["2 passed"]),
        ("alert(1 + 1) // 2", ["2 passed"]), ("alert( 'a' ); // 'a'", ["2 passed"]), ("console.log('a')\nconsole.log('b')\n// a\n// b", ["4 passed"]), ("console.log('a')\nconsole.log('c')\n// a\n// b", ["4 failed"]),
        ("[1, 2].forEach(x => console.log(x))\n// Logs:\n// 1\n// 2", ["3 passed"]), ("Promise.resolve(1).then(x => console.log(x)) // 1", ["2 passed"]),
        ("null.x // throws a TypeError", ["2 passed"]), ("null.x // Throws RangeError", ["2 failed"]), ("Object.groupBy([1], () => 'a') // { a: [1] }", ["2 passed"]), ("[, 1] // [empty, 1]", ["2 passed"]),
        ("1 + 1 /* 2 */", ["2 passed"]), ("1 + 1; /* 3 */", ["2 failed"]), ("1 + 1 /* the sum */", []), ("1 /* a */ /* 1 */ // one", ["2 passed"]), ("f(/* 3 */)\nfunction f() {}", []),
        ("1 + 1\n/* 3 */", ["3 failed"]), ("({ a: 1 })\n/*\n{ a: 1 }\n*/\n2 // 2", ["3 passed", "6 passed"]), ("/* 3 */\n1 + 1", []), ("1\n/** 3 */", []), ("1\n/* 1 */ 2 /* 2 */", ["3 passed"]),
        ("console.log('x') /* x */", []), ("console.log('x') /* \"x\" */", ["2 passed"]), ("console.log(1, 'a/*b*/') /* 2 */", ["2 failed"]), ("null.x /* TypeError */", ["2 passed"]),
        ("const s = '/* 3 */'; s.length /* 7 */", ["2 passed"]),
        ("3 /* 4 */;\n4 /* 4 */ ;", ["2 failed", "3 passed"]), ("(1, 2) /* 2 */;\n((5 /* 9 */));", ["2 passed"]), ("console.log(3) /* 3 */;", ["2 passed"]), ("3 /* 9 */ ; // 3", ["2 passed"]),
        ("[1].length /* → 2 */;", ["2 failed"]), ("let x = 3 /* 4 */;", []), ("3 /* 4 */ /* 3 */;", []),
        ("Math.max(1, 2) // 2 is larger", []), ("let n = 10 // 10 seconds", []),
        ("function f() {\n  console.log(1) // 1\n}", ["3 code that never ran"]), ("window.a // 1", ["2 window"]), ("location.href // 1\nlet x = 1 // 1", ["2 location", "3 location"]),
    ])
    func comments(_ text: String, _ expected: [String]) throws { #expect(try verdicts(Self.script(text), .lesson, .comments) == expected) }

    // MARK: Updating

    @Test("what is written is brought up to date, and nothing else changes", arguments: [
        ("```js\n1 + 1   //  => 3  \r\n'x' // →\n```\n", "```js\n1 + 1   //  => 2\r\n'x' // → 'x'\n```\n"),
        ("> ```js\n> 1 // → 2\n> ```\n> ```output\n> 3\n> 4\n> ```\nlast", "> ```js\n> 1 // → 1\n> ```\n> ```output\n> 1\n> ```\nlast"),
        ("```leash\n> 1\n```", "```leash\n> 1\n1\n```"), ("```js\nlet a = {} // ♻ held by nobody\n```\n", "```js\nlet a = {} // ♻ + #1 {} held by a\n```\n"),
        ("```js\n1 /* → 2 */\n2\n  /* → */\n3; /* → 4 */\n```\n", "```js\n1 /* → 1 */\n2\n  /* → 2 */\n3; /* → 3 */\n```\n"),
        ("```js\n[1, 2]\n/* → [\n  1\n] */\n```\n", "```js\n[1, 2]\n/* → [ 1, 2 ] */\n```\n"),
        ("\u{FEFF}```js\n1\n// → 2\n2 // 3\n```\n", "\u{FEFF}```js\n1\n// → 1\n2 // 3\n```\n"),
    ])
    func updates(_ text: String, _ wanted: String) throws {
        let (result, lines) = try check(text)
        #expect(String(decoding: lines.edited(result.failures.compactMap(\.edit)), as: UTF8.self) == wanted)
        #expect(try check(wanted).0.failures.isEmpty)
    }

    @Test("bytes that are no text stay as they are")
    func bytes() throws {
        let bytes: [UInt8] = Array("a \u{FF}".utf8) + [0xFF, 0xFE, 0x0A] + Array("```js\n1 // → 2\n```\n".utf8) + [0xC3]
        let lines = FileLines(bytes)
        var checker = Checker(try #require(Shell()), kind: .lesson, mode: .marked, file: lines, render: Self.render)
        let result = checker.check(Lesson(markdown: String(decoding: bytes, as: UTF8.self)))
        let edited = lines.edited(result.failures.compactMap(\.edit))
        #expect(edited == Array("a \u{FF}".utf8) + [0xFF, 0xFE, 0x0A] + Array("```js\n1 // → 1\n```\n".utf8) + [0xC3])
        #expect(lines.edited([]) == bytes)
    }

    @Test("a unified diff has three lines around each change, and joins what is near")
    func diff() {
        let lines = FileLines(Array((1...20).map { "l\($0)\n" }.joined().utf8))
        let text = lines.unifiedDiff([LineEdit(18..<19, ["x", "y"]), LineEdit(2..<3, ["a"]), LineEdit(6..<8, ["l6"]), LineEdit(9..<9, [])], path: "f")
        #expect(text == """
            --- f
            +++ f as it is
            @@ -1,10 +1,9 @@
             l1
            -l2
            +a
             l3
             l4
             l5
             l6
            -l7
             l8
             l9
             l10
            @@ -15,6 +14,7 @@
             l15
             l16
             l17
            -l18
            +x
            +y
             l19
             l20

            """)
        #expect(lines.unifiedDiff([], path: "f") == "")
    }

    @Test("TAP and JUnit tell the same, with nothing in them that breaks the form")
    func formats() throws {
        let (result, lines) = try check(Self.script("'<&\\\"#' // → '…'\n1 // → 2\ndocument // → 1"))
        let (plain, _) = try check(Self.script("'<&\\\"#' // → '…'\n1 // → 2"))
        #expect(result.setAside.map(\.reason) == ["document"])
        let text = CheckText([CheckText.File(path: "a&b.md", result: plain, lines: lines), CheckText.File(path: "c", result: CheckResult(), lines: FileLines([]), unreadable: "cannot")])
        #expect(text.tap == "TAP version 14\n1..3\nok 1 - a&b.md:2 '<&\\\\\"\\#'\nnot ok 2 - a&b.md:3 1\n  ---\n  message: 'gives 1, and 2 is expected'\n  ...\nnot ok 3 - cannot\n")
        #expect(text.junit.contains("<testsuite name=\"a&amp;b.md\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">"))
        #expect(text.junit.contains("name=\"line 2: '&lt;&amp;\\&quot;#'\"/>"))
        #expect(text.junit.contains("<error message=\"cannot\"/>"))
    }

    // MARK: Recording

    @Test("what was recorded plays the same, and is checked as it is")
    func recording() throws {
        let shell = try #require(Shell())
        var recording = Recording()
        for entry in ["let dog = { name: 'Sunny' }", "let heap = 5", "heap", "function f() {\n  return `\n  a`\n}", "f()", "why dog", "console.log('> x')", "console.log('```')",
                      "let cat = Tom", "null.x", "a b", "dog = null", "gc", "undo", "redo", ".save x", "// a comment", "'a\\n\\n'", "console.log('\\n')", "console.log('')"] {
            recording.add(shell.enter(entry), render: Self.render)
        }
        let markdown = recording.markdown(title: "a session")
        let (result, _) = try check(markdown)
        #expect(result.failures.isEmpty, "\(markdown)\n\(result.failures)")
        #expect(result.passedCount == 19)
        #expect(Lesson(markdown: markdown).title == "a session")
    }

    @Test("how many built-ins there are is nothing that a lesson depends on")
    func builtInCounts() throws {
        let shell = try #require(Shell())
        var recording = Recording()
        for entry in ["let dog = { name: 'Sunny' }", "gc --explain", "'3 built-ins'"] {
            recording.add(shell.enter(entry)) { report in
                report.answer(as: ExplainReport.self).map { story in story.steps.map { "  \($0.text)\n" }.joined() } ?? Self.render(report)
            }
        }
        let markdown = recording.markdown(title: "a story")
        #expect(markdown.contains("… built-ins\n") && markdown.contains("'3 built-ins'"))
        // As a shell with modules tells it, copied from there.
        #expect(Outcome.matches(Outcome.withoutBuiltInCounts("  roots: 146 built-ins\n  wave 1: a → #1 {} · and 7 built-ins\n  waves 2–9: 922 built-ins\n"),
                                "  roots: 142 built-ins\n  wave 1: a → #1 {} · and 5 built-ins\n  waves 2–7: 905 built-ins\n"))
        #expect(!Outcome.matches(Outcome.withoutBuiltInCounts("  roots: b · 146 built-ins\n"), "  roots: a · 142 built-ins\n"))
    }
}
