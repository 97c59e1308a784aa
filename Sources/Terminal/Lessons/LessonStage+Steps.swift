import Lessons
import Platform
import Shell

/// Step by step: what a learner can do before the next one.
extension LessonStage {
    private static let keys = "Enter goes on · b back · r again · k keeps what you typed · q leaves · whatever else you type is run"

    /// Asks below the step that is about to run. What is typed is entered, and taken back when the lesson goes on.
    mutating func askWhereToGo(_ editor: LineEditor) -> Wish {
        while true {
            front.output.flush()
            let prompt = style(.dim, "  \(place) · Enter, b, r, k, q or ?") + " " + style(.prompt, ">") + " "
            switch read(editor, prompt: prompt) {
            case .interrupted: return .end(.interrupted)
            case .endOfInput: return .end(.left)
            case .line(let line):
                if line.allSatisfy(\.isWhitespace) {
                    // The question goes; the code and what comes of it stay together.
                    write("\u{1B}[A" + PictureScreen.clearFromHere)
                    return goOn()
                }
                if let wish = obey(line) { return wish }
            }
        }
    }

    /// Nil: ask once more.
    private mutating func obey(_ line: String) -> Wish? {
        switch line.filter({ !$0.isWhitespace }) {
        case "q", "quit": return .end(.left)
        case "b", "back": return goBack(andRuns: false)
        case "r", "again": return goBack(andRuns: true)
        case "k", "keep":
            let count = player.strayEntries
            player.keep()
            say(count == 0 ? "there is nothing to keep" : "kept: what you typed belongs to the lesson's heap now")
        case "?": say(Self.keys)
        default:
            editor?.addToHistory(line)
            switch front.perform(line) {
            // A Ctrl-C that came too late for what was typed was not meant for the lesson.
            case .goOn: _ = Interrupts.takeInterrupt()
            case .end(let status): return .end(.exit(status: status))
            }
        }
        return nil
    }

    private mutating func goOn() -> Wish {
        let count = player.strayEntries
        guard player.takeBack() else { return .end(.interrupted) }
        if count > 0 { say("the heap is the lesson's again: what you typed is taken back") }
        return .goOn
    }

    mutating func goBack(andRuns: Bool) -> Wish? {
        let before = player.number
        guard player.takeBack() else { return .end(.interrupted) }
        guard player.goBack() != nil else {
            say("this is the first step")
            return nil
        }
        pending = nil
        runsAtOnce = andRuns
        say(andRuns ? "once more" : "back from step \(before) to step \(player.number): the heap is as it was")
        return .elsewhere
    }

    private mutating func say(_ text: String) {
        write(StyledText("  " + text, .dim).rows(width: front.columns, indent: "  ").map { $0.rendered(style) + "\n" }.joined())
    }

    /// A line, or as many as the entry needs.
    private func read(_ editor: LineEditor, prompt: String) -> LineInput {
        editor.readEntry(prompt: prompt, continuation: style(.dim, "...") + " ", continuing: true, isComplete: front.shell.isComplete)
    }
}
