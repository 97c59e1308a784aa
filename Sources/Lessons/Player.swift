import Shell

/// Plays a lesson in a shell, one step at a time.
///
/// All its statements go into one journal, in order. One that fails has its error in its report, and the lesson goes on.
/// A lesson may come from a stranger: what a shell's commands ask of the world around it (`.load`, `.save`, `exit`) is
/// not done, whoever plays it, but refused.
public struct Player {
    public let lesson: Lesson
    private let shell: Shell
    private var position = 0

    /// What a step comes to.
    public enum Event {
        case prose(Prose)
        case remark(String)
        case statement(String, Report)
    }

    public init(_ lesson: Lesson, in shell: Shell) {
        self.lesson = lesson
        self.shell = shell
    }

    /// The step that ``play()`` plays next; nil at the end.
    public var next: Lesson.Step? { position < lesson.steps.count ? lesson.steps[position] : nil }

    /// Plays the next step; nil at the end.
    public mutating func play() -> Event? {
        guard let step = next else { return nil }
        position += 1
        switch step.kind {
        case .prose(let prose): return .prose(prose)
        case .remark(let text): return .remark(text)
        case .statement(let text): return .statement(text, enter(text))
        }
    }

    private func enter(_ text: String) -> Report {
        var report = shell.enter(text)
        if report.answer(as: Request.self) != nil {
            report.result = CommandResult(Refusal(message: "A lesson cannot do that: it leaves files, keys and screen alone."))
        }
        return report
    }
}
