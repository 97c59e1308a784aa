import Lessons
import Platform
import Shell
import Terminal

/// `leash export LESSON -o FILE`
struct LessonExporter {
    let output: Output
    let settings: CommonOptions

    func export(_ name: String, to target: ExportTarget) -> Int32 {
        defer { output.flush() }
        guard ReplacementRule(output, isForced: target.isForced).allows(target.path) else { return ExitStatus.failure }
        guard let lesson = read(name) else { return ExitStatus.failure }
        guard let shell = Shell(options: shellOptions(settings)) else {
            output.complain(noMemory)
            return ExitStatus.failure
        }
        Interrupts.listen(for: shell)
        let film = LessonFilm(lesson, in: shell)
        if let report = film.interrupted {
            guard report.timeLimit != nil, let reason = report.interruption else { return ExitStatus.interrupted }
            output.complain(reason)
            return ExitStatus.timeIsUp
        }
        do {
            try FileReplacement.write(Array(text(of: film, target.format).utf8), to: target.path)
        } catch {
            output.complain("cannot write \(error)")
            return ExitStatus.failure
        }
        return ExitStatus.success
    }

    private func text(of film: LessonFilm, _ format: ExportTarget.Format) -> String {
        let style = Style(isOn: true)
        switch format {
        case .page:
            let view = ReportView(style: style, columns: 96)
            return WebPage(film) { view.text(of: $0) }.html
        case .film:
            let view = ReportView(style: style, columns: Asciicast.columns), prose = ProseView(style: style, columns: Asciicast.columns)
            return Asciicast(film, drawing: Asciicast.Drawing(
                prose: { prose.text(of: $0) }, source: { prose.text(ofSource: $0) }, question: { prose.text(of: $0) }, report: { view.text(of: $0) })).lines
        }
    }

    private func read(_ name: String) -> Lesson? {
        switch LessonLibrary.place(of: name) {
        case .embedded(let markdown): return Lesson(markdown: markdown)
        case .file(let path):
            do { return try Lesson(contentsOf: path, .anything) } catch { output.complain("cannot read \(error)") }
        case nil: output.complain(LessonLibrary.absence(of: name))
        }
        return nil
    }
}
