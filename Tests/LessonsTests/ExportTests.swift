import Testing
@testable import Lessons
@testable import Shell

/// Lessons as pages and films.
@Suite("Exporting a lesson")
struct ExportTests {
    private func film(_ markdown: String) throws -> LessonFilm { LessonFilm(Lesson(markdown: markdown), in: try #require(Shell())) }

    private func page(_ markdown: String) throws -> String { WebPage(try film(markdown)) { $0.value.map { $0 + "\n" } ?? "" }.html }

    @Test("a page has a step for each thing that is run or asked, with the heap after it and what changed")
    func steps() throws {
        let html = try page("# Boxes\n\nOne.\n\n```js\nlet box = { a: 1 }\nlet other = new WeakMap([[box, 2]])\n```\n\n```question\nWhat is it?\n- 1\n- 2\nanswer: box.a\nwhy: It was set.\n```\n\nEnd.\n")
        #expect(html.ranges(of: "<section class=\"step\"").count == 4)
        #expect(html.contains("<title>Boxes</title>") && html.contains("<figcaption>The heap · new: #1</figcaption>") && html.contains("new: #2"))
        #expect(html.contains("<desc id=\"heap-1-words\">box leads to #1 { a: 1 }.</desc>"))
        #expect(html.contains("data-right=\"1\">1</button>") && html.contains("data-right=\"0\">2</button>") && html.contains("<p>It was set.</p>"))
        #expect(html.contains("class=\"line weak new\""))
    }

    @Test("what a stranger's lesson says is text on the page, and nothing else")
    func hostile() throws {
        let html = try page("""
            # </title><script>alert(1)</script>

            [a](javascript:alert%282%29) [b](https://example.org/?"onclick=alert) <img src=x onerror=alert(3)> `</code><b>` \u{202E}

            ```js
            let evil = { "</text><script>alert(4)</script>": "' onload='alert(5)" }
            '</pre><script>alert(6)</script>'
            '\\x1b[32m\\x1b]8;;x\\x07'
            ```

            ```question
            <svg onload=alert(7)>?
            - <script>alert(8)</script>
            - 2
            answer: 2
            ```
            """)
        let without = html.replacing("<script>\n\"use strict\";", with: "")
        #expect(!without.contains("<script") && !without.contains("<img") && !without.contains("<svg onload") && !without.contains("javascript:"))
        #expect(!without.contains("</code><b>") && !without.contains("\u{202E}") && !without.contains("'alert"))
        #expect(html.contains("Content-Security-Policy") && html.contains("href=\"https://example.org/?"))
    }

    @Test("a terminal's colours become spans, and what is none stays text")
    func colors() {
        #expect(Markup.colored("\u{1B}[32m<a>\u{1B}[0m b\u{1B}[1;31mc") == "<span class=\"c32\">&lt;a&gt;</span> b<span class=\"c1 c31\">c</span>")
        #expect(Markup.colored("x\u{1B}[2Jy") == "x2Jy" && Markup.colored("\u{7}") == "\\x07")
    }

    @Test("a film is an asciicast: a header, then what appears, later and later")
    func film() throws {
        let drawing = Asciicast.Drawing(prose: { _ in "words\n" }, source: { "> \($0)\n" }, question: { _ in "?\n" }, report: { ($0.value ?? "") + "\n" })
        let lines = Asciicast(try film("# T \"q\"\n\n```js\n1 + 1\n'\\u0007\"'\n```\n"), drawing: drawing).lines.split(separator: "\n")
        #expect(lines.first == #"{"version":2,"width":100,"height":30,"title":"T \"q\""}"#)
        let times = lines.dropFirst().compactMap { Double($0.dropFirst().prefix { $0 != "," }) }
        #expect(times.count == lines.count - 1 && zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(lines.contains { $0.hasSuffix(#", "o", "> 1 + 1\r\n"]"#) } && lines.contains { $0.hasSuffix(#", "o", "2\r\n"]"#) })
    }
}
