import Shell

/// A lesson as a film of a terminal: an asciicast of version 2, as asciinema plays it.
public struct Asciicast {
    private let film: LessonFilm
    private let drawing: Drawing
    private var time = 0.5
    private var text = ""

    public static let columns = 100, rows = 30

    /// How the parts of a lesson look on a terminal.
    public struct Drawing {
        public var prose: (Prose) -> String
        public var source: (String) -> String
        public var question: (Question) -> String
        public var report: (Report) -> String

        public init(prose: @escaping (Prose) -> String, source: @escaping (String) -> String, question: @escaping (Question) -> String,
                    report: @escaping (Report) -> String) {
            (self.prose, self.source, self.question, self.report) = (prose, source, question, report)
        }
    }

    public init(_ film: LessonFilm, drawing: Drawing) {
        (self.film, self.drawing) = (film, drawing)
    }

    /// The file's lines: a header, then what appears when.
    public var lines: String {
        var cast = self
        cast.write()
        return cast.text
    }

    private struct Header: Encodable {
        var version = 2, width = Asciicast.columns, height = Asciicast.rows
        var title: String
    }

    private mutating func write() {
        text = JSON.text(of: Header(title: film.title)) + "\n"
        for frame in film.frames {
            for prose in frame.prose {
                let words = drawing.prose(prose)
                show("\n" + words)
                // As long as it takes to read.
                time += min(0.6 + Double(words.split(whereSeparator: \.isWhitespace).count) * 0.2, 12)
            }
            switch frame.action {
            case .code(let code, let report):
                show("\n")
                type(drawing.source(code.text))
                time += 0.4
                let answer = drawing.report(report)
                show(answer)
                time += min(0.8 + Double(answer.lines.count) * 0.5, 6)
            case .question(let question, let truth):
                show("\n" + drawing.question(question))
                time += 5
                if let truth { show("  " + Quiz.answer(to: question, truth: truth) + "\n" + question.why.map(drawing.prose).joined()) }
                time += 3
            case nil: break
            }
        }
    }

    /// Appears at once.
    private mutating func show(_ words: String) {
        if words.isEmpty { return }
        let hundredths = Int(time * 100)
        let seconds = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
        text += "[\(seconds), \"o\", \(JSON.text(of: words.replacing("\n", with: "\r\n")))]\n"
    }

    /// Appears line by line, as somebody types.
    private mutating func type(_ words: String) {
        for line in words.lines where !line.isEmpty {
            show(line + "\n")
            time += min(0.3 + Double(line.count) * 0.02, 1.5)
        }
    }
}
