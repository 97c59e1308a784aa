import Lessons
import Platform
import Shell

/// A lesson on the screen: what it says, its code and what that does, one step after the other.
///
/// Straight through it stops where a screen is full, as a pager does. Stepwise it waits before each step, and whatever is typed then is
/// entered on the lesson's heap (LessonStage+Steps.swift). Its questions are asked in LessonStage+Questions.swift.
struct LessonStage {
    enum End: Equatable {
        case finished
        /// Somebody had enough: the heap stays as it is.
        case left
        /// Ctrl-C.
        case interrupted
        /// What was typed between two steps ends the program.
        case exit(status: Int32)
    }

    let front: InteractiveShell
    let lesson: Lesson
    let options: PlayOptions
    var player: Player
    var quiz: Quiz
    /// The answer that was given to a question about the code that comes next.
    var pending: (question: Question, response: String?)?
    /// The step is played without a word: it is wanted once more.
    var runsAtOnce = false
    private var pager: Pager
    private var wasProse: Bool?

    init(_ lesson: Lesson, in front: InteractiveShell, _ options: PlayOptions) {
        self.front = front
        self.lesson = lesson
        self.options = options
        player = Player(lesson, in: front.shell, remembers: options.isStepwise && front.editor != nil)
        quiz = Quiz(in: front.shell)
        // Whoever sees step after step, or watches it go by, needs no pages.
        pager = Pager(isOn: !options.isStepwise && options.pace == nil, front)
    }

    var editor: LineEditor? { front.editor }
    var style: Style { front.style }
    var isJSON: Bool { front.settings.json }
    private var view: ProseView { ProseView(style: style, columns: front.columns) }

    mutating func play() -> End {
        if !isJSON, let author = lesson.author { write(style(.dim, "by \(Sanitizer.visible(author))") + "\n\n") }
        while let step = player.next {
            // One that came between two steps is not lost.
            if Interrupts.takeInterrupt() { return .interrupted }
            if !draw(step) { return Interrupts.takeInterrupt() ? .interrupted : .left }
            if step.isActive {
                switch wait(step) {
                case .goOn: break
                case .elsewhere: continue
                case .end(let end): return end
                }
            }
            if case .end(let end) = playNext() { return end }
        }
        tellScore()
        return .finished
    }

    /// What to do at a step.
    enum Wish {
        case goOn
        /// The lesson stands at another step now.
        case elsewhere
        case end(End)
    }

    private mutating func wait(_ step: Lesson.Step) -> Wish {
        // A question waits by itself, where it is asked.
        if options.isStepwise, options.asksQuestions, case .question = step.kind { return .goOn }
        if runsAtOnce {
            runsAtOnce = false
            return .goOn
        }
        if options.isStepwise, let editor { return askWhereToGo(editor) }
        guard let pace = options.pace, !isJSON else { return .goOn }
        front.output.flush()
        let end = SteadyClock.milliseconds + pace * 1000
        while SteadyClock.milliseconds < end {
            _ = Interrupts.sleep(milliseconds: Int32(max(1, end - SteadyClock.milliseconds)))
            if Interrupts.takeInterrupt() { return .end(.interrupted) }
        }
        return .goOn
    }

    // MARK: One step

    private mutating func playNext() -> Wish {
        guard let event = player.play() else { return .goOn }
        switch event {
        case .prose, .remark: return .goOn
        case .question(let question): return ask(question)
        case .code(_, let report):
            front.show(report, isStepwise: options.isStepwise)
            pager.count(report, front)
            if report.timeLimit != nil { return .end(editor == nil ? .exit(status: front.tellInterruption(of: report)) : .left) }
            if report.isInterrupted { return .end(.interrupted) }
            front.followCommand(report)
            front.strikeAfterEntry()
            do { try answerPending(report) } catch { return .end(.interrupted) }
            return .goOn
        }
    }

    /// What there is to see before the step runs. False: whoever reads has had enough.
    private mutating func draw(_ step: Lesson.Step) -> Bool {
        if isJSON {
            tellInJSON(step)
            return true
        }
        let isProse = switch step.kind {
        case .prose, .question: true
        case .code, .remark: false
        }
        // An empty line around each piece of prose.
        let gap = wasProse.map { isProse || $0 } ?? false
        wasProse = isProse
        // A heading stands with what it is for.
        let isHeading = if case .prose(.heading) = step.kind { true } else { false }
        return write((gap ? "\n" : "") + text(of: step), below: isHeading ? 4 : 0)
    }

    /// Code is in the report of what came of it.
    private func tellInJSON(_ step: Lesson.Step) {
        let view = ProseView(style: Style(isOn: false), columns: 1 << 20)
        switch step.kind {
        case .prose(.heading(_, let words)): writeJSON(.heading, Prose.Inline.plainText(words))
        case .prose(let prose): writeJSON(.prose, view.text(of: prose))
        case .remark(let text): writeJSON(.remark, view.text(ofRemark: text))
        case .question(let question): writeJSON(.question, view.text(of: question))
        case .code: break
        }
    }

    func writeJSON(_ kind: LessonReport.Kind, _ text: String) {
        front.output.write(Report.lesson(kind, text.hasSuffix("\n") ? String(text.dropLast()) : text).json + "\n")
    }

    private func text(of step: Lesson.Step) -> String {
        switch step.kind {
        case .prose(let prose): view.text(of: prose)
        case .remark(let text): view.text(ofRemark: text)
        case .code(let code): view.text(ofSource: code.text)
        case .question(let question): view.text(of: question)
        }
    }

    /// False where a page was full and whoever reads has had enough.
    @discardableResult
    mutating func write(_ text: String) -> Bool { write(text, below: 0) }

    private mutating func write(_ text: String, below: Int) -> Bool {
        let player = player
        return pager.write(text, Self.place(in: player), below: below)
    }

    /// `step 4 of 11`
    var place: String { Self.place(in: player) }

    private static func place(in player: Player) -> String { "step \(player.number) of \(max(player.activeSteps, 1))" }
}
