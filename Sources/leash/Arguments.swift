import ArgumentParser

/// What the command line comes to.
enum Request {
    case perform(Invocation, Settings)
    /// Help, the version, or what is wrong: text to print, and the status to end with.
    case explain(String, status: Int32)
}

/// Reads the arguments, without the program's name. Cost: 1 ms where ArgumentParser has to look at them.
func readArguments(_ arguments: [String]) -> Request {
    if let (invocation, settings) = readPlainArguments(arguments) { return .perform(invocation, settings) }
    do {
        var command = try LeashCommand.parseAsRoot(markProgramArguments(arguments))
        // The one command that is not ours is ArgumentParser's `help`: it throws what it has to say.
        guard let ours = command as? any InvocationCommand else {
            try command.run()
            return .explain("", status: ExitStatus.success)
        }
        return .perform(ours.invocation, ours.settings)
    } catch {
        // Help and version are errors too, in ArgumentParser's eyes, that ended well.
        let status = LeashCommand.exitCode(for: error) == .success ? ExitStatus.success : ExitStatus.usage
        return .explain(LeashCommand.fullMessage(for: error), status: status)
    }
}

/// Puts `--` behind the file in `run FILE ARGUMENTS…`: from there on everything is the program's, also what looks like an option of
/// ours. ArgumentParser's own way to say so (`captureForPassthrough`) would capture the options before the file as well.
private func markProgramArguments(_ arguments: [String]) -> [String] {
    func indexBehindOptions(_ start: Int) -> Int {
        var index = start
        while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index] != "-", arguments[index] != "--" {
            index += ["--heap-limit", "-e", "--eval"].contains(arguments[index]) ? 2 : 1
        }
        return index
    }
    let command = indexBehindOptions(0)
    guard command < arguments.count, arguments[command] == "run" else { return arguments }
    let file = indexBehindOptions(command + 1)
    guard file + 1 < arguments.count, arguments[file] != "--" else { return arguments }
    return arguments[...file] + ["--"] + arguments[(file + 1)...]
}

/// A command that says what it wants done.
private protocol InvocationCommand {
    var invocation: Invocation { get }
    var settings: Settings { get }
}

/// `leash` itself.
struct LeashCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "leash",
        abstract: "JavaScript with a heap you can see.",
        usage: """
            leash [OPTIONS]
            leash [OPTIONS] -e CODE
            leash run [OPTIONS] FILE [ARGUMENTS ...]
            leash play [OPTIONS] FILE.md|NAME
            leash check [OPTIONS] FILE ...
            """,
        discussion: """
            Without a subcommand: the interactive shell. Standard input that is no terminal is read as if it were typed. \
            Exit status: 0 well, 1 the program threw or a check failed, 2 wrong usage, 130 interrupted.
            """,
        version: "leash \(leashVersion)",
        subcommands: [RunCommand.self, PlayCommand.self, CheckCommand.self])

    @Option(name: [.customShort("e"), .customLong("eval")], parsing: .unconditional,
            help: ArgumentHelp("Run CODE as a program.", valueName: "code"))
    var code: String?

    @OptionGroup var options: SharedOptions

    fileprivate var invocation: Invocation { code.map { .evaluate(code: $0) } ?? .shell }
    fileprivate var settings: Settings { options.settings }
}

/// The options of every command, before or behind a subcommand's name.
struct SharedOptions: ParsableArguments {
    @Flag(help: "Print what happens as JSON, one report a line.")
    var json = false

    @Option(help: ArgumentHelp("The most memory a script may take: 512M, 1G, 1000000.", valueName: "size"))
    var heapLimit = HeapSize(bytes: Settings.defaultHeapLimit)

    @Flag(help: "Real clocks, timers and random numbers instead of deterministic ones.")
    var realTime = false

    @Flag(help: "No colour. So does the environment variable NO_COLOR.")
    var noColor = false

    var settings: Settings {
        Settings(json: json, heapLimit: heapLimit.bytes, realTime: realTime, noColor: noColor)
    }
}

private struct RunCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a program, as plain JavaScript.",
        usage: "leash run [OPTIONS] FILE [ARGUMENTS ...]")

    @Argument(help: "The program; - is standard input.")
    var file: String

    @Argument(parsing: .postTerminator, help: "What the program finds in its arguments.")
    var arguments: [String] = []

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .run(file: file, arguments: arguments) }
    var settings: Settings { options.settings }
}

private struct PlayCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(commandName: "play", abstract: "Replay a lesson, step by step.")

    @Argument(help: ArgumentHelp("A Markdown file, or the name of a lesson that Leash brings.", valueName: "lesson"))
    var lesson: String

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .play(lesson: lesson) }
    var settings: Settings { options.settings }
}

private struct CheckCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Test lessons and transcripts: does what happens match what is written?")

    @Argument(help: ArgumentHelp("Lessons and transcripts.", valueName: "file"))
    var files: [String]

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .check(files: files) }
    var settings: Settings { options.settings }
}
