// What Node's shell has, too, for who types: each asks something of the prompt.

/// `.editor`: takes an entry of several lines.
struct EditorCommand: PlainCommand {
    static let help = CommandHelp(name: ".editor", usage: ".editor", summary: "type an entry of several lines, ended by Ctrl-D")
    static let reports: [any CommandReport.Type] = []

    func answer(in shell: Shell) -> Report { Report(Request.editor) }
}

/// `.break`: drops an unfinished entry.
struct BreakCommand: PlainCommand {
    static let help = CommandHelp(name: ".break", usage: ".break", summary: "drop an unfinished entry")
    static let reports: [any CommandReport.Type] = []

    func answer(in shell: Shell) -> Report { Report(Request.breakOff) }
}

/// `.clear`: the same, and clears the screen.
struct ClearCommand: PlainCommand {
    static let help = CommandHelp(name: ".clear", usage: ".clear", summary: "the same, and clear the screen")
    static let reports: [any CommandReport.Type] = []

    func answer(in shell: Shell) -> Report { Report(Request.clear) }
}
