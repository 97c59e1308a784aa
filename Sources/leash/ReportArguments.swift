import ArgumentParser

/// `leash report`, as ArgumentParser reads it.
struct ReportCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write what there is to say of a heap snapshot as one web page, to attach to an issue.",
        discussion: """
            The page has a summary, what may be a leak, who holds most, the heap by class, with the way to each holder and a picture of what it \
            leads to. It needs no other file and no network. There are names and pieces of strings of the heap in it: look before you share it.
            """)

    @Argument(help: ArgumentHelp("The snapshot; - is standard input.", valueName: "file"), completion: FileCompletion.snapshots)
    var file: String

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Where to write: FILE.html.", valueName: "file"), completion: FileCompletion.anyFile)
    var page: String

    @Flag(help: "Write over a file that is there.")
    var force = false

    @Flag(help: "Keep no index of a large file, and use none.")
    var noIndex = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if ExportTarget.format(of: page) != .page { throw ValidationError("-o takes a name that ends in .html") }
    }

    var invocation: Invocation { .report(file: file, path: page, usesIndex: !noIndex, isForced: force) }
    var settings: CommonOptions { options.settings }
}
