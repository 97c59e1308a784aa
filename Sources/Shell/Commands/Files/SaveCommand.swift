/// `.save`: writes the entries so far to a file.
struct SaveCommand: Command {
    static let help = CommandHelp(name: ".save", usage: ".save FILE", summary: "write the entries so far to a file")
    static let reports: [any CommandReport.Type] = [SavedReport.self]

    let path: String

    init?(_ words: CommandWords) {
        guard let path = words.file else { return nil }
        self.path = path
    }

    func answer(in shell: Shell) -> Report { Report(Request.save(path: path, text: shell.journal.script)) }
}
