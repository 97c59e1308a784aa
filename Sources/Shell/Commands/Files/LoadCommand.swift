/// `.load`: enters each entry of a file.
struct LoadCommand: Command {
    static let help = CommandHelp(
        name: ".load", usage: ".load FILE", summary: "enter each entry of a file",
        details: ["An entry ends at the end of the line on which it is complete, unless the next line can only go on with it, as .map(f) does."])
    static let reports: [any CommandReport.Type] = []

    let path: String

    init?(_ words: CommandWords) {
        guard let path = words.file else { return nil }
        self.path = path
    }

    func answer(in shell: Shell) -> Report { Report(Request.load(path: path)) }
}
