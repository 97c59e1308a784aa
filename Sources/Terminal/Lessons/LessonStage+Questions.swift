import Lessons
import Platform
import Shell

/// The questions of a lesson: asked before the answer is shown, where there is somebody to answer.
extension LessonStage {
    mutating func ask(_ question: Question) -> Wish {
        var response: String?
        if options.asksQuestions, let editor {
            write("")
            front.output.flush()
            let hint = question.choices.isEmpty ? "your answer" : "1 to \(question.choices.count)"
            switch editor.readLine(prompt: style(.dim, "  \(hint), or Enter to pass") + " " + style(.prompt, "?") + " ", continuing: true) {
            case .interrupted: return .end(.interrupted)
            case .endOfInput: return .end(.left)
            case .line(let line): if !line.allSatisfy(\.isWhitespace) { response = line }
            }
            if let response, let wish = leave(question, response) { return wish }
        }
        do {
            guard let truth = try quiz.truth(of: question) else {
                pending = (question, response)
                return .goOn
            }
            try tell(response, question, truth)
        } catch { return .end(.interrupted) }
        return Interrupts.takeInterrupt() ? .end(.interrupted) : .goOn
    }

    /// A letter that says where to go is no answer.
    private mutating func leave(_ question: Question, _ response: String) -> Wish? {
        switch response.filter({ !$0.isWhitespace }) {
        case "q": return .end(.left)
        case "b" where options.isStepwise: return goBackFromQuestion(andRuns: false)
        case "r" where options.isStepwise: return goBackFromQuestion(andRuns: true)
        default: return nil
        }
    }

    /// The question itself has been passed by now.
    private mutating func goBackFromQuestion(andRuns: Bool) -> Wish {
        guard player.goBack() != nil else { return .end(.interrupted) }
        return goBack(andRuns: andRuns) ?? .elsewhere
    }

    /// The code that the last question was about has run.
    mutating func answerPending(_ report: Report) throws(Quiz.Interrupted) {
        guard let (question, response) = pending else { return }
        pending = nil
        // It is on the screen already.
        if response == nil, question.choices.isEmpty, question.why.isEmpty { return }
        try tell(response, question, Quiz.truth(in: report))
    }

    /// Who was right, and why.
    private mutating func tell(_ response: String?, _ question: Question, _ truth: Quiz.Truth) throws(Quiz.Interrupted) {
        if isJSON {
            let why = question.why.map { ProseView(style: Style(isOn: false), columns: 1 << 20).text(of: $0) }.joined()
            return writeJSON(.answer, Quiz.answer(to: question, truth: truth) + (why.isEmpty ? "" : "\n" + why))
        }
        var line = StyledText("  ")
        if let response {
            let verdict = try quiz.judge(response, to: question, truth: truth)
            line.add(verdict.isRight ? "right" : "not quite", verdict.isRight ? .born : .warning)
            line.add(": " + words(verdict.answer))
        } else {
            line.add("answer", .dim)
            line.add(": " + words(Quiz.answer(to: question, truth: truth)))
        }
        let view = ProseView(style: style, columns: front.columns - 2)
        let why = question.why.map { view.text(of: $0) }.joined().split(separator: "\n").map { "  \($0)\n" }.joined()
        write(line.rows(width: front.columns, indent: "    ").map { $0.rendered(style) + "\n" }.joined() + why)
    }

    /// With colour no word has Markdown's signs.
    private func words(_ answer: String) -> String { style.isOn ? Prose.Inline.plainText(Prose.Inline.choice(answer)) : answer }

    /// At the end, for whoever has answered.
    mutating func tellScore() {
        guard quiz.asked > 0, !isJSON else { return }
        let questions = quiz.asked == 1 ? "question" : "questions"
        write("\n" + style(.heading, "\(quiz.right) of \(quiz.asked) \(questions) right") + "\n")
    }
}
