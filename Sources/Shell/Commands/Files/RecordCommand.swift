/// `record`: keeps what is typed as a lesson.
struct RecordCommand: Command {
    static let help = CommandHelp(
        name: "record", usage: "record FILE.md", summary: "keep what was typed, and what is typed from now on, as a lesson; record off ends it",
        details: ["Each entry stands in the file with what came of it: leash play FILE.md gives the same again, and leash check FILE.md tests that.",
                  "The file is written anew after each entry. Entries that work with files are left out. .save FILE.md writes it once."])
    static let reports: [any CommandReport.Type] = [SavedReport.self]

    /// Nil: no more.
    let path: String?

    init?(_ words: CommandWords) {
        guard let name = words.text.hasSuffix(".md") || words.beginsWithPath ? words.file : words.name else { return nil }
        path = name == "off" ? nil : name
    }

    func answer(in shell: Shell) -> Report { Report(path.map { Request.record(path: $0, goesOn: true) } ?? Request.endRecord) }
}
