import Lessons
import Platform
import Shell

/// How a lesson is played.
public struct PlayOptions: Sendable {
    /// Wait before each step, where there is somebody to press Enter.
    public var isStepwise = false
    /// Wait so many seconds before each step.
    public var pace: Double?
    /// Ask the lesson's questions, where there is somebody to answer.
    public var asksQuestions = true

    public init() {}
}

/// Lessons: `play NAME` at the prompt, and `leash play`.
extension InteractiveShell {
    /// Plays a lesson; in a terminal the prompt follows, with the lesson's heap to explore.
    /// What a statement throws is part of the lesson: the status is 0, and 1 only where there is no lesson.
    public func play(_ name: String, _ options: PlayOptions) -> Int32 {
        defer { output.flush() }
        if editor == nil, !isTerminal { Interrupts.endInOrder() }
        let lesson: Lesson
        do {
            lesson = try find(name, .anything)
        } catch {
            guard !error.isInterruption else { return Self.interrupted }
            output.complain(error.description)
            return Self.failed
        }
        switch play(lesson, options) {
        case .interrupted: return Self.interrupted
        case .exit(let status): return status
        case .finished, .left: return editor == nil ? 0 : run(greeting: style(.dim, "The lesson's heap is yours: maps, why, graph … · exit leaves"))
        }
    }

    /// At the prompt a lesson waits before each step; its variables are there afterwards.
    func playAtPrompt(_ lesson: Lesson) -> Verdict {
        var options = PlayOptions()
        options.isStepwise = editor != nil
        switch play(lesson, options) {
        case .finished, .left: return .goOn
        case .interrupted: return editor != nil ? .goOn : .end(status: Self.interrupted)
        case .exit(let status): return .end(status: status)
        }
    }

    /// `readable`: a command line may name a pipe; at the prompt nothing waits for one.
    func find(_ name: String, _ readable: Files.Readable = .regularFile) throws(Undone) -> Lesson {
        if name.isEmpty { throw Undone("play LESSON, or play FILE.md: there is \(LessonLibrary.names.joined(separator: ", "))") }
        guard let place = LessonLibrary.place(of: name) else {
            throw Undone(LessonLibrary.absence(of: name))
        }
        switch place {
        case .embedded(let markdown): return Lesson(markdown: markdown)
        case .file(let path):
            do {
                return try Lesson(contentsOf: path, readable)
            } catch {
                throw Undone("cannot read", error)
            }
        }
    }

    private func play(_ lesson: Lesson, _ options: PlayOptions) -> LessonStage.End {
        shell.closeModules()
        // What plays straight through has no prompt at which the clock would tell.
        let background = shell.background
        if !options.isStepwise { shell.background = .afterEntries }
        defer { shell.background = background }
        var stage = LessonStage(lesson, in: self, options)
        return stage.play()
    }
}
