import ArgumentParser

/// `leash export`, as ArgumentParser reads it.
struct ExportCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a lesson as a web page that steps through it, or as a film of a terminal.",
        discussion: """
            FILE.html is one page that needs no other file and no network: arrow keys, Home and End step through the lesson. \
            FILE.cast is an asciicast, which asciinema plays. A file that is there is written over with --force, or when you say so.
            """)

    @Argument(help: ArgumentHelp("A Markdown file, or the name of a lesson that Leash brings.", valueName: "lesson"), completion: FileCompletion.lessons)
    var lesson: String

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Where to write: FILE.html or FILE.cast.", valueName: "file"), completion: FileCompletion.anyFile)
    var file: String

    @Flag(help: "Write over a file that is there.")
    var force = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if ExportTarget.format(of: file) == nil { throw ValidationError("-o takes a name that ends in .html or .cast") }
    }

    var invocation: Invocation {
        .export(lesson: lesson, ExportTarget(path: file, format: ExportTarget.format(of: file) ?? .page, isForced: force))
    }
    var settings: CommonOptions { options.settings }
}
