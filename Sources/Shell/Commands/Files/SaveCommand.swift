/// `.save`: writes the entries so far to a file.
struct SaveCommand: Command {
    static let help = CommandHelp(
        name: ".save", usage: ".save FILE", summary: "write the entries so far to a file; FILE.md is a lesson",
        details: ["A file whose name ends in .md is a lesson: the entries with what came of each.",
                  "Any other has JavaScript that other engines run, too, apart from lines .gc. Where an entry's lines would come back as something",
                  "else, a comment before it counts them (// leash: 3 lines, one entry), and nothing in them is a command. The statement",
                  "that Ctrl-C interrupted is left out. A file that is there is written over with --force, or when you say so."])
    static let reports: [any CommandReport.Type] = [SavedReport.self]

    let file: WrittenFile

    init?(_ words: CommandWords) {
        guard let file = WrittenFile(words, isAlwaysAName: true) else { return nil }
        self.file = file
    }

    func answer(in shell: Shell) -> Report {
        Report(file.path.hasSuffix(".md") ? Request.record(path: file.path, goesOn: false, isForced: file.isForced)
            : Request.save(path: file.path, text: shell.journal.script, isForced: file.isForced))
    }
}
