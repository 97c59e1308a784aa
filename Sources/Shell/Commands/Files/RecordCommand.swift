/// `record`: keeps what is typed as a lesson.
struct RecordCommand: Command {
    static let help = CommandHelp(
        name: "record", usage: "record FILE.md", summary: "keep what was typed, and what is typed from now on, as a lesson; record off ends it",
        details: ["Each entry stands in the file with what came of it: leash play FILE.md gives the same again, and leash check FILE.md tests that.",
                  "The file is written anew after each entry. Entries that work with files are left out. .save FILE.md writes it once."])
    static let reports: [any CommandReport.Type] = [SavedReport.self]

    /// Nil: no more.
    let file: WrittenFile?

    init?(_ words: CommandWords) {
        guard let file = WrittenFile(words, ending: ".md") else { return nil }
        self.file = file.path == "off" ? nil : file
    }

    func answer(in shell: Shell) -> Report { Report(file.map { Request.record(path: $0.path, goesOn: true, isForced: $0.isForced) } ?? Request.endRecord) }
}
