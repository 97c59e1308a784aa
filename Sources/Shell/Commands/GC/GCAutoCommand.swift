/// `gc auto`: a collector that strikes by itself.
struct GCAutoCommand: Command {
    static let help = CommandHelp(
        name: "gc auto", usage: "gc auto [SECONDS]", summary: "a collector that strikes by itself, every 5 seconds or as often as you say",
        details: ["auto: 0.1 to 3600 seconds. It strikes at the prompt, never while an entry runs; what it took stands in the journal, and .save",
                  "writes it as .gc. While there is something to redo it waits. Without a prompt it strikes after each entry."])
    static let reports: [any CommandReport.Type] = [AutoReport.self, StrikeReport.self]

    let seconds: Double

    init?(_ words: CommandWords) {
        if words.text.isEmpty {
            seconds = BackgroundCollector.usualSeconds
        } else {
            guard let number = Double(words.text) else { return nil }
            seconds = number
        }
    }

    func answer(in shell: Shell) -> Report { shell.startCollector(everySeconds: seconds) }
}

/// `gc off`
struct GCOffCommand: PlainCommand {
    static let help = CommandHelp(name: "gc off", usage: "gc off", summary: "no more of that")
    static let reports: [any CommandReport.Type] = [AutoReport.self]

    func answer(in shell: Shell) -> Report { shell.stopCollector() }
}

/// What `gc auto` and `gc off` answer.
public struct AutoReport: CommandReport {
    public static let command = "auto"
    public var isOn: Bool
    /// How often it strikes; nil where it is off.
    public var seconds: Double?
    /// It strikes after each entry: there is no prompt, so there is no time.
    public var isAfterEntries: Bool
    /// The answer in a sentence.
    public var text: String
}
