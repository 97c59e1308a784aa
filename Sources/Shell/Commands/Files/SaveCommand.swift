/// `.save`: writes the entries so far to a file.
struct SaveCommand: Command {
    static let help = CommandHelp(
        name: ".save", usage: ".save FILE", summary: "write the entries so far to a file; FILE.md is a lesson",
        details: ["A file whose name ends in .md is a lesson: the entries with what came of each.",
                  "Any other has JavaScript that other engines run, too, apart from lines .gc. Where an entry's lines would come back as something",
                  "else, a comment before it counts them (// leash: 3 lines, one entry), and nothing in them is a command. What Ctrl-C interrupted",
                  "is left out."])
    static let reports: [any CommandReport.Type] = [SavedReport.self]

    let path: String

    init?(_ words: CommandWords) {
        guard let path = words.file else { return nil }
        self.path = path
    }

    func answer(in shell: Shell) -> Report {
        Report(path.hasSuffix(".md") ? Request.record(path: path, goesOn: false) : Request.save(path: path, text: shell.journal.script))
    }
}
