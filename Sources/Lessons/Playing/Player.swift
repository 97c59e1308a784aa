import Shell

/// Plays a lesson in a shell, one step at a time, forth and back.
///
/// All its code goes into one journal, in order. What fails has its error in its report, and the lesson goes on. Between two steps
/// anything may be entered: it is taken back when the lesson goes on, unless it is kept.
/// A lesson may come from a stranger: what a shell's commands ask of the world around it (`.load`, `.save`, `exit`) is
/// not done, whoever plays it, but refused.
public struct Player {
    public let lesson: Lesson
    private let shell: Shell
    private var position = 0
    /// The journal as it was before each step that has been played.
    private var before: [Int: Journal] = [:]
    /// The journal as the lesson wants it for its next step.
    private var wanted: Journal

    /// What a step comes to.
    public enum Event {
        case prose(Prose)
        case remark(String)
        case code(Code, Report)
        case question(Question)
    }

    /// Whether there is a way back. Without it a long lesson costs less.
    private let remembers: Bool
    private var active = 0

    public init(_ lesson: Lesson, in shell: Shell, remembers: Bool = true) {
        self.lesson = lesson
        self.shell = shell
        self.remembers = remembers
        activeSteps = lesson.activeSteps
        wanted = remembers ? shell.journal : Journal()
    }

    /// How many steps do something.
    public let activeSteps: Int

    /// The step that ``play()`` plays next; nil at the end.
    public var next: Lesson.Step? { position < lesson.steps.count ? lesson.steps[position] : nil }

    /// The number of the next step that does something, counted from 1; the last one's at the end.
    public var number: Int { min(active + 1, max(activeSteps, 1)) }

    /// Plays the next step; nil at the end. What a question comes to is the caller's business (``Quiz``).
    public mutating func play() -> Event? {
        guard let step = next else { return nil }
        if remembers { before[position] = shell.journal }
        position += 1
        if step.isActive { active += 1 }
        defer { if remembers { wanted = shell.journal } }
        switch step.kind {
        case .prose(let prose): return .prose(prose)
        case .remark(let text): return .remark(text)
        case .question(let question): return .question(question)
        case .code(let code): return .code(code, shell.enterLesson(code))
        }
    }

    // MARK: Back and forth

    /// Goes back to before the last step that did something, and gives back how many steps that are; nil at the beginning, or where Ctrl-C
    /// stopped it: then nothing has changed.
    public mutating func goBack() -> Int? {
        guard let place = lesson.steps[..<position].lastIndex(where: { $0.isActive }), let journal = before[place],
              shell.restore(journal) else { return nil }
        defer { position = place }
        active -= 1
        wanted = journal
        return position - place
    }

    /// What was entered beside the lesson: so many entries; negative where some of the lesson's were taken back.
    public var strayEntries: Int {
        shell.journal.entries == wanted.entries ? 0 : max(shell.journal.entries.count - wanted.entries.count, 1)
    }

    /// From now on it belongs to the lesson's heap.
    public mutating func keep() { wanted = shell.journal }

    /// The heap is as the lesson wants it. False where Ctrl-C stopped that.
    public func takeBack() -> Bool { shell.restore(wanted) }
}

extension Shell {
    /// Enters what a lesson has. It leaves files, keys and the screen alone.
    func enterLesson(_ code: Code) -> Report {
        var report = code.isJavaScript ? enterJavaScript(code.text) : enter(code.text)
        if report.answer(as: Request.self) != nil {
            report.result = CommandResult(Refusal(message: "A lesson cannot do that: it leaves files, keys and screen alone."))
        }
        return report
    }

    /// Makes it so that this journal's entries, and no others, have run. False where Ctrl-C stopped it: then nothing has changed.
    func restore(_ journal: Journal) -> Bool { self.journal.entries == journal.entries || resume(journal) }
}
