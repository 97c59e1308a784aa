/// `play`: plays a lesson.
struct PlayCommand: Command {
    static let help = CommandHelp(
        name: "play", usage: "play [LESSON]", summary: "play a lesson: play weakmap, or play FILE.md; play alone lists them",
        details: ["Shows the lesson's text and runs its code here, statement by statement; Enter goes on, q stops.",
                  "Its variables are there afterwards, and undo takes its entries back."])
    static let reports: [any CommandReport.Type] = []

    /// Empty: which there are is asked.
    let lesson: String

    init?(_ words: CommandWords) {
        if words.text.isEmpty {
            lesson = ""
            return
        }
        guard let name = words.text.hasSuffix(".md") || words.beginsWithPath ? words.file : words.name else { return nil }
        lesson = name
    }

    func answer(in shell: Shell) -> Report { Report(Request.play(lesson: lesson)) }
}
