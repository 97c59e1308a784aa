import Lessons
import Platform
import Shell

/// Lessons: `play NAME` at the prompt, and `leash play`.
extension InteractiveShell {
    /// Plays a lesson and nothing else. `isStepwise` waits for Enter before each statement, where there is somebody to press it.
    /// What a statement throws is part of the lesson: the status is 0, and 1 only where there is no lesson.
    public func play(_ name: String, isStepwise: Bool) -> Int32 {
        defer { output.flush() }
        do {
            return play(try find(name, .anything), isStepwise: isStepwise) ? 0 : Self.interrupted
        } catch {
            guard !error.isInterruption else { return Self.interrupted }
            output.complain(error.description)
            return Self.failed
        }
    }

    /// At the prompt a lesson waits before each statement; its variables are there afterwards.
    func playAtPrompt(_ lesson: Lesson) -> Verdict {
        let isComplete = play(lesson, isStepwise: editor != nil)
        return isComplete || editor != nil ? .goOn : .end(status: Self.interrupted)
    }

    /// `readable`: a command line may name a pipe; at the prompt nothing waits for one.
    func find(_ name: String, _ readable: Files.Readable = .regularFile) throws(Undone) -> Lesson {
        guard let path = LessonLibrary.path(of: name) else {
            let names = LessonLibrary.names()
            let known = names.isEmpty ? "Leash's own lessons are not where the program is" : "there is \(names.joined(separator: ", "))"
            throw Undone("there is no lesson named \(name); \(known)")
        }
        do {
            return try Lesson(contentsOf: path, readable)
        } catch {
            throw Undone("cannot read", error)
        }
    }

    /// False: Ctrl-C ended it.
    private func play(_ lesson: Lesson, isStepwise: Bool) -> Bool {
        shell.closeModules()
        var player = Player(lesson, in: shell)
        // What plays straight through has no prompt at which the clock would tell.
        let background = shell.background
        if !isStepwise { shell.background = .afterEntries }
        defer { shell.background = background }
        var wasProse: Bool?
        while let step = player.next {
            // One that came between two statements is not lost.
            if Interrupts.takeInterrupt() { return false }
            let isProse = if case .prose = step.kind { true } else { false }
            if !settings.json {
                // An empty line around each piece of prose.
                if let wasProse, isProse || wasProse { output.write("\n") }
                draw(step)
            }
            wasProse = isProse
            if case .statement = step.kind, isStepwise, let editor {
                switch waitForEnter(editor) {
                case .goOn: break
                case .leave: return true
                case .interrupted: return false
                }
            }
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

    private enum Wish { case goOn, leave, interrupted }

    /// Asks for Enter below the statement that is about to run, and takes the question away again.
    private func waitForEnter(_ editor: LineEditor) -> Wish {
        output.flush()
        switch editor.readLine(prompt: style(.dim, "  Enter runs it · q stops "), continuing: true) {
        case .interrupted: return .interrupted
        case .endOfInput: return .leave
        case .line(let answer):
            output.write("\u{1B}[A\u{1B}[J")
            output.flush()
            return ["q", "quit"].contains(answer.lowercased()) ? .leave : .goOn
        }
    }
}
