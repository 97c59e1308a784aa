/// `help`: all commands, or more about one.
struct HelpCommand: Command {
    static let help = CommandHelp(name: "help", usage: "help [COMMAND]", summary: "this list, or more about a command")
    static let reports: [any CommandReport.Type] = [HelpReport.self]

    /// `gc`, `.gc`, `gc auto` or `gc --explain`; nil for the list.
    let name: String?

    /// `help .editor` could read a property, but there is no variable `help` here.
    init?(_ words: CommandWords) {
        let text = words.text
        name = text.isEmpty ? nil : text
        let isName = CommandList.family(of: text) != nil
        guard text.isEmpty || isName || CommandWords.split(text).rest.isEmpty && !words.readsAsJavaScript else { return nil }
    }

    func answer(in shell: Shell) -> Report {
        guard let name else { return Report(HelpReport(commands: CommandList.all.map(HelpCommand.row), text: HelpCommand.general)) }
        // `help gc auto` is `help gc`, which has a row for it.
        guard let family = CommandList.family(of: name) else { return .refusal(CommandList.noCommand(name)) }
        return Report(HelpReport(commands: family.members.map(HelpCommand.row), text: family.details))
    }

    /// The same where only some commands can be given, and no JavaScript.
    func answer(_ commands: [any Command.Type]) -> Report {
        guard let name else { return Report(HelpReport(commands: commands.map(HelpCommand.row), text: HelpCommand.inFiles)) }
        let named = commands.filter { $0.help.name == name || $0.help.name.hasPrefix(name + " ") }
        if named.isEmpty { return .refusal(CommandList.noCommand(name)) }
        return Report(HelpReport(commands: named.map(HelpCommand.row), text: named.flatMap { $0.help.details }))
    }

    private static let inFiles = [
        "X is an id (@4711), a module's variable (sessionCache), a global (app.cache), an object of a class (Session[3]),",
        "or a path from one of these (sessionCache.owner, @4711.list[0]).",
    ]

    private static func row(_ command: any Command.Type) -> HelpReport.Command {
        HelpReport.Command(usage: command.help.usage, summary: command.help.summary)
    }

    private static let general = [
        "Everything else is JavaScript. After each entry Leash tells what it did to the heap:",
        "  + #1 …   an object came to life     #1 ← x   x holds it now     #1 ⇠ x   x mentions it, and holds nothing",
        "A variable of yours wins over a command's name; .gc, .maps … always mean the command.",
        "Shorthands: let dog1 = Snickers makes { name: 'Snickers' }; weak.set dog1 'the best' is weak.set(dog1, 'the best').",
    ]
}
