import CLessons
import Shell

/// A lesson as one web page that steps through it: no other file, no network.
///
/// Without JavaScript, or printed, all steps stand below each other.
public struct WebPage {
    private let film: LessonFilm
    private let render: (Report) -> String

    /// More than this nobody reads in one step.
    private static let longestReport = 20_000

    /// `render` draws a report with a terminal's colours.
    public init(_ film: LessonFilm, render: @escaping (Report) -> String) {
        (self.film, self.render) = (film, render)
    }

    public var html: String {
        let title = Markup.escape(film.title), count = film.frames.count
        var page = PageHead.html(title: title, hasScript: true) + """
            <header><h1>\(title)</h1>\(film.author.map { "<p class=\"author\">by \(Markup.escape($0))</p>" } ?? "")</header>
            <main>

            """
        var section = "", before = GraphReport()
        for (index, frame) in film.frames.enumerated() {
            page += step(frame, number: index + 1, of: count, below: section, before: before)
            section = frame.prose.reduce(section) { section, prose in
                if case .heading(let level, let words) = prose, level > 1 { Markup.html(words) } else { section }
            }
            before = frame.heap
        }
        return page + """
            </main>
            <nav aria-label="Steps">
            <button type="button" id="first" aria-label="First step" title="Home">|◀</button>
            <button type="button" id="back" aria-label="Step back" title="Left arrow">◀</button>
            <output id="place" aria-live="polite">\(count) steps</output>
            <button type="button" id="forward" aria-label="Next step" title="Right arrow">▶</button>
            <button type="button" id="last" aria-label="Last step" title="End">▶|</button>
            </nav>
            <script>
            \(PageHead.text(leash_page_script()))</script>
            </body>
            </html>

            """
    }

    // MARK: A step

    private func step(_ frame: LessonFilm.Frame, number: Int, of count: Int, below section: String, before: GraphReport) -> String {
        var text = "<section class=\"step\" id=\"step-\(number)\" aria-label=\"Step \(number) of \(count)\" tabindex=\"-1\">\n"
        // The page has the title already.
        let prose = frame.prose.filter { if case .heading(1, let words) = $0 { Prose.Inline.plainText(words) != film.title } else { true } }
        let hasHeading = prose.contains { if case .heading = $0 { true } else { false } }
        if !hasHeading, !section.isEmpty { text += "<h3 class=\"again\">\(section)</h3>\n" }
        text += "<div class=\"words\">" + Markup.html(prose)
        var report = ""
        switch frame.action {
        case .code(let code, let outcome):
            text += "<pre class=\"code\" tabindex=\"0\" aria-label=\"Code\"><code>\(Markup.escape(code.text))</code></pre>\n"
            report = render(outcome)
        case .question(let question, let truth): text += self.question(question, truth)
        case nil: break
        }
        if !report.isEmpty { text += "<pre class=\"report\" tabindex=\"0\" aria-label=\"What came of it\">\(Markup.colored(Self.cut(report)))</pre>\n" }
        return text + "</div>\n" + figure(frame, number, before) + "</section>\n"
    }

    private static func cut(_ text: String) -> String {
        let text = text.hasSuffix("\n") ? text.dropLast() : text[...]
        return text.utf8.count > longestReport ? text.prefix(longestReport / 4) + "\n…" : String(text)
    }

    private func figure(_ frame: LessonFilm.Frame, _ number: Int, _ before: GraphReport) -> String {
        let drawing = HeapDrawing(frame.heap, before: before, id: "heap-\(number)")
        let picture = drawing.svg(title: "The heap after step \(number)"), changes = drawing.changes
        let caption = picture.isEmpty ? "The heap: no object yet" : "The heap" + (changes.isEmpty ? "" : " · " + changes)
        return "<figure><figcaption>\(Markup.escape(caption))</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Picture of the heap\">\(picture)</div></figure>\n"
    }

    private func question(_ question: Question, _ truth: Quiz.Truth?) -> String {
        var text = "<div class=\"question\" role=\"group\" aria-label=\"Question\">\n" + Markup.html(question.text)
        for choice in question.choices {
            let isRight = truth.map { Quiz.isRight(choice, $0) } ?? choice.isRight
            let words = Markup.html(Lesson(markdown: choice.text).steps.compactMap { step in
                if case .prose(.paragraph(let words)) = step.kind { words } else { nil }
            }.first ?? [.text(choice.text)])
            text += "<button type=\"button\" class=\"choice\" data-right=\"\(isRight ? 1 : 0)\">\(words)</button>\n"
        }
        let answer = truth.map { Quiz.answer(to: question, truth: $0) } ?? "the next step shows it"
        text += "<details><summary>Show the answer</summary><div class=\"answer\" aria-live=\"polite\"><p class=\"verdict\"></p>"
        return text + "<p><strong>\(Markup.html(Prose.Inline.choice(answer)))</strong></p>\n\(Markup.html(question.why))</div></details></div>\n"
    }
}
