import Explorer

/// `wait 5s`: lets virtual time pass. An entry of the journal like any other.
struct WaitCommand: Command {
    static let help = CommandHelp(
        name: "wait", usage: "wait TIME", summary: "let time pass, and tell which timers fired: wait 5s, wait 100ms, wait 2min",
        details: ["Between entries time stands still. What is due until then fires in order, each timer followed by its microtasks.",
                  "A plain number counts seconds."])
    static let reports: [any CommandReport.Type] = [WaitReport.self]

    let source: String
    let milliseconds: Double

    init?(_ words: CommandWords) {
        guard let milliseconds = Durations.milliseconds(words.text.trimmed), milliseconds <= WaitCommand.longest else { return nil }
        source = words.line
        self.milliseconds = milliseconds
    }

    func answer(in shell: Shell) -> Report { shell.run(shell.journal.next(source, pause: .time(milliseconds))) }

    /// The longest time: beyond it timers cannot count either.
    private static let longest = 1e12
}

/// `tick`: goes on to the next timer.
struct TickCommand: PlainCommand {
    static let help = CommandHelp(
        name: "tick", usage: "tick", summary: "let time pass until the next timer has fired",
        details: ["Timers that are due at the same moment fire together."])
    static let reports: [any CommandReport.Type] = [WaitReport.self]

    func answer(in shell: Shell) -> Report { shell.run(shell.journal.next("tick", pause: .nextTimer)) }
}

/// What happened while time passed.
public struct WaitReport: CommandReport {
    public static let command = "wait"
    /// The milliseconds that passed, and the same in words.
    public var passed = 0.0
    public var passedText = ""
    /// In order; the first ones where there are many.
    public var fired: [Fired] = []
    public var omittedFired = 0
    /// Nothing waited that time could have brought.
    public var nothingWaits = false

    public struct Fired: Codable, Equatable, Sendable {
        /// What was called.
        public var text: String
        public var maker: String
        /// After so many milliseconds, and the same in words.
        public var after: Double
        public var afterText: String
    }
}
