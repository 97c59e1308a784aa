import Lessons
import Shell

/// Lessons: `play NAME` at the prompt, and `leash play`.
extension InteractiveShell {
    private static let failed: Int32 = 1, interrupted: Int32 = 130

    /// Plays a lesson and nothing else. `isStepwise` waits for Enter before each statement, where there is somebody to press it.
    /// What a statement throws is part of the lesson: the status is 0, and 1 only where there is no lesson.
    public func play(_ name: String, isStepwise: Bool) -> Int32 {
        defer { output.flush() }
        do {
            return play(try find(name), isStepwise: isStepwise) ? 0 : Self.interrupted
        } catch {
            output.writeError("leash: \(error.description)\n")
            return Self.failed
        }
    }

    /// At the prompt a lesson waits before each statement; its variables are there afterwards.
    func playLesson(_ name: String) -> Verdict {
        do {
            let isComplete = play(try find(name), isStepwise: editor != nil)
            return isComplete || editor != nil ? .goOn : .end(status: Self.interrupted)
        } catch {
            say(error.description, .warning)
            return .goOn
        }
    }

    /// Why there is nothing to play.
    private struct NoLesson: Error {
        let description: String
    }

    private func find(_ name: String) throws(NoLesson) -> Lesson {
        guard let path = LessonLibrary.path(of: name) else {
            let names = LessonLibrary.names()
            let known = names.isEmpty ? "Leash's own lessons are not where the program is" : "there is \(names.joined(separator: ", "))"
            throw NoLesson(description: "there is no lesson named \(name); \(known)")
        }
        do {
            return try Lesson(contentsOf: path, atMost: textLimit)
        } catch {
            throw NoLesson(description: "cannot read \(error)")
        }
    }

    /// False: Ctrl-C ended it.
    private func play(_ lesson: Lesson, isStepwise: Bool) -> Bool {
        var player = Player(lesson, in: shell)
        // What plays straight through has no prompt at which the clock would tell.
        let background = shell.background
        if !isStepwise { shell.background = .afterEntries }
        defer { shell.background = background }
        var wasProse: Bool?
        while let step = player.next {
            let isProse = if case .prose = step.kind { true } else { false }
            if !settings.json {
                // An empty line around each piece of prose.
                if let wasProse, isProse || wasProse { output.write("\n") }
                draw(step)
            }
            wasProse = isProse
            if case .statement = step.kind, isStepwise, let editor, !waitForEnter(editor) { return true }
            guard case .statement(_, let report) = player.play() else { continue }
            show(report, isStepwise: isStepwise)
            if report.isInterrupted { return false }
            followCommand(report)
            strikeAfterEntry()
        }
        return true
    }

    private func draw(_ step: Lesson.Step) {
        let view = ProseView(style: style, columns: columns)
        switch step.kind {
        case .prose(let prose): output.write(view.text(of: prose))
        case .remark(let text): output.write(view.text(ofRemark: text))
        case .statement(let text): output.write(view.text(ofSource: text))
        }
    }

    /// Asks for Enter below the statement that is about to run, and takes the question away again. False: enough of it.
    private func waitForEnter(_ editor: LineEditor) -> Bool {
        output.flush()
        guard case .line(let answer) = editor.readLine(prompt: style(.dim, "  Enter runs it · q stops "), continuing: true) else { return false }
        output.write("\u{1B}[A\u{1B}[J")
        output.flush()
        return !["q", "quit"].contains(answer.lowercased())
    }
}
