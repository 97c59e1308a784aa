/// `exit`: leaves.
struct ExitCommand: PlainCommand {
    static let help = CommandHelp(name: "exit", usage: "exit", summary: "leave")
    static let reports: [any CommandReport.Type] = []

    func answer(in shell: Shell) -> Report {
        shell.leave()
        return Report(Request.exit)
    }
}
