import Shell

/// A lesson that has been played: what there was to see at each step, for pages and films.
public struct LessonFilm {
    public let title: String
    public let author: String?
    public private(set) var frames: [Frame] = []
    /// What ended it before its end.
    public private(set) var interrupted: Report?

    /// One step, and what is read before it.
    public struct Frame {
        public var prose: [Prose] = []
        public var action: Action?
        /// The heap after the step.
        public var heap = GraphReport()
    }

    public enum Action {
        case code(Code, Report)
        /// `truth` is nil where the next step shows the answer.
        case question(Question, truth: Quiz.Truth?)
    }

    /// Plays it in `shell`, which is to be a new one.
    public init(_ lesson: Lesson, in shell: Shell) {
        title = lesson.title ?? "A lesson"
        author = lesson.author
        var player = Player(lesson, in: shell), frame = Frame()
        while let event = player.play() {
            switch event {
            case .prose(let prose):
                frame.prose.append(prose)
                continue
            case .remark(let text):
                frame.prose.append(.listing(text, language: nil))
                continue
            case .code(let code, let report):
                frame.action = .code(code, report)
                if report.isInterrupted { interrupted = report }
            case .question(let question):
                do { frame.action = .question(question, truth: try Quiz(in: shell).truth(of: question)) } catch {
                    var stopped = Report(source: question.answer ?? "")
                    stopped.isInterrupted = true
                    interrupted = stopped
                }
            }
            if interrupted != nil { return }
            frame.heap = shell.enter(".graph").answer(as: GraphReport.self) ?? GraphReport()
            frames.append(frame)
            frame = Frame()
        }
        if frame.prose.isEmpty { return }
        frame.heap = frames.last?.heap ?? GraphReport()
        frames.append(frame)
    }
}
