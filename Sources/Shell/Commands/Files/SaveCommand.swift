/// `.save`: writes the entries so far to a file.
struct SaveCommand: Command {
    static let help = CommandHelp(name: ".save", usage: ".save FILE", summary: "write the entries so far to a file")
    static let reports: [any CommandReport.Type] = []

    let path: String

    init?(_ words: CommandWords) {
        if words.text.isEmpty { return nil }
        path = words.text
    }

    func answer(in shell: Shell) -> Report { Report(Request.save(path: path, text: shell.journal.script)) }
}
