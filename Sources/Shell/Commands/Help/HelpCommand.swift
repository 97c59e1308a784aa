/// `help`: all commands, or more about one, or about a word that reports use, or a built-in.
struct HelpCommand: Command {
    static let help = CommandHelp(
        name: "help", usage: "help [WORD]", summary: "this page, or more about a word: help why, help leak, help WeakMap; help all",
        details: ["WORD is a command, a word that reports use, or a built-in that is about holding. help all has a line for each command."])
    static let reports: [any CommandReport.Type] = [HelpReport.self]

    /// `gc`, `.gc`, `gc auto`, `weak key`; nil for the page.
    let name: String?

    /// `help .editor` could read a property, but there is no variable `help` here.
    init?(_ words: CommandWords) {
        let text = words.text
        name = text.isEmpty ? nil : text
        let isName = CommandList.family(of: text) != nil || HelpTopic.find(text) != nil
        guard text.isEmpty || isName || CommandWords.split(text).rest.isEmpty && !words.readsAsJavaScript else { return nil }
    }

    func answer(in shell: Shell) -> Report {
        guard let name else { return Report(HelpReport(groups: HelpCommand.groups, text: HelpCommand.general)) }
        if name == "all" { return Report(HelpReport(commands: CommandList.all.map(HelpCommand.row))) }
        // A built-in is written with a capital, a command never is: `help Set`, `help heap`.
        if let family = CommandList.family(of: name), family.isNamed(name) {
            return Report(HelpReport(commands: family.members.map(HelpCommand.row), text: family.details, example: HelpExamples.byCommand[family.name] ?? []))
        }
        guard let topic = HelpTopic.find(name) else { return .refusal(HelpCommand.unknown(name)) }
        return Report(HelpReport(text: [topic.text], example: topic.example, holds: topic.holds))
    }

    private static func unknown(_ name: String) -> String {
        let known = CommandList.names + HelpTopic.all.flatMap(\.names)
        return "help knows nothing of \(name) · " + (NearNames.question(NearNames.near(name, in: known)) ?? "help lists what there is")
    }

    /// The same where only some commands can be given, and no JavaScript: so no example either.
    func answer(_ commands: [any Command.Type], isLive: Bool = false) -> Report {
        guard let name, name != "all" else { return Report(HelpReport(commands: commands.map(HelpCommand.rowInFiles), text: HelpCommand.inFiles + [isLive ? HelpCommand.live : HelpCommand.notLive])) }
        let named = commands.filter { $0.help.name == name || $0.help.name.hasPrefix(name + " ") }
        if named.isEmpty {
            guard let topic = HelpTopic.find(name) else { return .refusal(CommandList.noCommand(name)) }
            return Report(HelpReport(text: [topic.text], holds: topic.holds))
        }
        return Report(HelpReport(commands: named.map(HelpCommand.rowInFiles), text: named.flatMap { $0.help.inFiles?.details ?? $0.help.details }))
    }

    private static let inFiles = [
        "X is an id (@4711), a module's variable (sessionCache), a global (app.cache), an object of a class (Session[3]),",
        "or a path from one of these (sessionCache.owner, @4711.list[0]).",
    ]
    private static let notLive = "diff compares the files that were opened."
    private static let live = "All of them ask the last snapshot; the program runs on. diff compares the last two."

    private static func row(_ command: any Command.Type) -> HelpReport.Command {
        HelpReport.Command(usage: command.help.usage, summary: command.help.summary)
    }

    private static func rowInFiles(_ command: any Command.Type) -> HelpReport.Command {
        command.help.inFiles.map { HelpReport.Command(usage: $0.usage, summary: $0.summary) } ?? row(command)
    }

    // MARK: The page

    /// Each command stands in one of these, by its name's first word.
    static let titles: [(title: String, names: [String])] = [
        ("collect", ["gc"]), ("who holds", ["maps", "why", "inspect", "retainers", "graph"]),
        ("what is there", ["heap", "instances", "sizes", "dominators", "leaks", "snapshot"]), ("suppose", ["whatif", "watch", "unwatch"]),
        ("time", ["jobs", "wait", "tick"]), ("back, forth", ["undo", "redo", "goto", "diff", "journal"]),
        ("files", ["play", "record", ".load", ".save"]),
    ]

    private static var groups: [HelpReport.Group] {
        var groups = titles.map { HelpReport.Group(title: $0.title, usages: []) }, prompt = HelpReport.Group(title: "the prompt", usages: [])
        for command in CommandList.all {
            let word = CommandList.firstWord(command.help.name, keepsDot: true)
            if let place = titles.firstIndex(where: { $0.names.contains(word) }) {
                groups[place].usages.append(command.help.usage)
            } else {
                prompt.usages.append(command.help.usage)
            }
        }
        return groups + [prompt]
    }

    private static let general = [
        "X is an expression or a number: why dog1, why #2, graph app.cache[3]",
        "help why: more about a command. help leak, help WeakMap: what a word means, with an example. help all: a line for each command.",
        "Everything else is JavaScript. After each entry Leash tells what it did to the heap:",
        "  + #1 …   came to life     #1 ← x   x holds it now     #1 ⇠ x   x mentions it, and holds nothing",
        "A variable of yours wins over a command's name; .gc, .maps … always mean the command.",
        "Shorthands: let dog1 = Snickers makes { name: 'Snickers' }; weak.set dog1 'best' is weak.set(dog1, 'best').",
    ]
}
