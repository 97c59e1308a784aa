import ArgumentParser

/// What the command line comes to.
enum ParsedArguments {
    case perform(Invocation, CommonOptions)
    /// Help, the version, or what is wrong: text to print, and the status to end with.
    case explain(String, status: Int32)
}

/// Reads the arguments, without the program's name. Cost: 1 ms where ArgumentParser has to look at them.
func readArguments(_ arguments: [String]) -> ParsedArguments {
    if let (invocation, settings) = readPlainArguments(arguments) { return .perform(invocation, settings) }
    let arguments = NamedFile.withCommand(arguments)
    // What stands behind `--` is a question to the heap, as it would be typed.
    if let place = arguments.firstIndex(of: "--"), arguments[..<place].contains(where: ["open", "attach"].contains), place + 1 < arguments.count {
        let commands = [arguments[(place + 1)...].joined(separator: " ")]
        switch readArguments(Array(arguments[..<place])) {
        case .perform(.open(let files, _, let usesIndex), let settings): return .perform(.open(files: files, commands: commands, usesIndex: usesIndex), settings)
        case .perform(.attach(let request, _), let settings): return .perform(.attach(request, commands: commands), settings)
        case let other: return other
        }
    }
    // What stands behind the code of `-e` is its program's.
    if let place = NamedFile.wordBehindCode(arguments) {
        let handed = Array(arguments[(arguments[place] == "--" ? place + 1 : place)...])
        switch readArguments(Array(arguments[..<place])) {
        case .perform(.evaluate(let code, _), let settings): return .perform(.evaluate(code: code, arguments: handed), settings)
        case let other: return other
        }
    }
    do {
        var command = try LeashCommand.parseAsRoot(arguments)
        // The one command that is not ours is ArgumentParser's `help`: it throws what it has to say.
        guard let ours = command as? any InvocationCommand else {
            try command.run()
            return .explain("", status: ExitStatus.success)
        }
        let invocation = ours.invocation, settings = ours.settings
        if settings.json, let name = invocation.sparesReports {
            return .explain("Error: leash \(name) writes no reports, so --json has nothing to say there; it goes with the shell, play, check, open and attach", status: ExitStatus.usage)
        }
        return .perform(invocation, settings)
    } catch {
        // Help and version are errors too, in ArgumentParser's eyes, that ended well.
        let status = LeashCommand.exitCode(for: error) == .success ? ExitStatus.success : ExitStatus.usage
        let commands = LeashCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        if status == ExitStatus.usage, let message = UnknownWord.message(for: arguments, commands: commands) { return .explain(message, status: status) }
        return .explain(LeashCommand.fullMessage(for: error), status: status)
    }
}

/// A command that says what it wants done.
protocol InvocationCommand {
    var invocation: Invocation { get }
    var settings: CommonOptions { get }
}

/// `leash` itself.
struct LeashCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "leash",
        abstract: "JavaScript with a heap you can see.",
        usage: """
            leash [OPTIONS] [--resume]
            leash [OPTIONS] FILE.js|FILE.md
            leash [OPTIONS] -e CODE [ARGUMENT …]
            leash run [OPTIONS] FILE [ARGUMENT …]
            leash play [OPTIONS] [--step] FILE.md|NAME
            leash open [OPTIONS] FILE.heapsnapshot ... [-- COMMAND]
            leash attach [OPTIONS] [PORT|PID|URL] [-- COMMAND]
            leash report [--force] FILE.heapsnapshot -o FILE.html
            leash redact [--names] [--force] FILE.heapsnapshot OUT
            leash trim [--force] FILE.heapsnapshot OUT
            leash check [OPTIONS] FILE …
            leash lessons [--format]
            leash export [--force] FILE.md|NAME -o FILE.html|FILE.cast
            """,
        discussion: """
            Without a subcommand: the interactive shell. Standard input that is no terminal is read as if it were typed. \
            Exit status: 0 well, 1 the program threw or a file could not be read, 2 wrong usage, 124 the time limit \
            ended it, 130 interrupted.
            """,
        version: "leash \(leashVersion)",
        subcommands: [RunCommand.self, PlayCommand.self, CheckCommand.self, LessonsCommand.self, ExportCommand.self, OpenCommand.self,
                      AttachCommand.self, ReportCommand.self, RedactCommand.self, TrimCommand.self])

    @Option(name: [.customShort("e"), .customLong("eval")], parsing: .unconditional,
            help: ArgumentHelp("Run CODE as a program; what stands behind is in its process.argv.", valueName: "code"))
    var code: String?

    @Flag(help: "In the shell: go on with the last session, after a crash or a closed window, too.")
    var resume = false

    @Flag(help: "Print the JSON Schema of what --json writes.")
    var jsonSchema = false

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { jsonSchema ? .schema : code.map { .evaluate(code: $0, arguments: []) } ?? .shell }
    var settings: CommonOptions {
        var settings = options.settings
        settings.resumes = resume
        return settings
    }
}

/// What a text is that is in no file.
enum InputType: String, CaseIterable, ExpressibleByArgument { case commonjs, module }

/// The options of every command, before or behind a subcommand's name.
struct SharedOptions: ParsableArguments {
    @Flag(help: "In the shell, play, check, open and attach: print each report as a line of JSON.")
    var json = false

    @Flag(help: "Where standard input is no terminal: the first entry that throws ends the shell with status 1.")
    var strict = false

    @Option(help: ArgumentHelp("The most memory a script may take: 512M, 2G, 5000000; at least \(HeapSize(bytes: HeapSize.smallest)).", valueName: "size"),
            transform: HeapSize.init(typed:))
    var heapLimit = HeapSize(bytes: CommonOptions.defaultHeapLimit)

    @Option(help: ArgumentHelp("The longest that a program may run, or an entry, a question about a heap, or a statement of a lesson: 2, 500ms, 1min.", valueName: "time"),
            transform: TimeLimit.init(typed:))
    var timeLimit: TimeLimit?

    @Flag(help: "The machine's clocks and its time zone, instead of a time that is the same in every run.")
    var realTime = false

    @Option(help: ArgumentHelp("What -e and standard input hold: commonjs or module.", valueName: "type"))
    var inputType = InputType.commonjs

    @Option(help: ArgumentHelp("The time zone of dates, such as Europe/Berlin; otherwise the one in the environment variable TZ, or UTC.", valueName: "zone"))
    var timeZone: String?

    @Flag(help: "No colour. So does the environment variable NO_COLOR.")
    var noColor = false

    var settings: CommonOptions {
        CommonOptions(json: json, heapLimit: heapLimit.bytes, realTime: realTime, timeZone: timeZone, inputIsModule: inputType == .module,
                      isStrict: strict, noColor: noColor, timeLimit: timeLimit?.seconds)
    }
}

/// What `run` shows of a program instead of running it.
private enum DumpFlag: String, EnumerableFlag {
    case dumpBytecode, dumpAST

    var part: ProgramPart { self == .dumpBytecode ? .bytecode : .tree }

    static func name(for value: DumpFlag) -> NameSpecification { value == .dumpBytecode ? .customLong("dump-bytecode") : .customLong("dump-ast") }

    static func help(for value: DumpFlag) -> ArgumentHelp? {
        value == .dumpBytecode ? "Instead of running the program, show the instructions it comes to." : "Instead of running the program, show its syntax tree."
    }
}

private struct RunCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a program, as plain JavaScript.")

    @Argument(help: "The program; - is standard input.", completion: FileCompletion.programs)
    var file: String

    @Argument(help: ArgumentHelp("What the program finds in process.argv; behind -- whatever begins with a dash, too.", valueName: "argument"))
    var arguments: [String] = []

    @Flag
    var dump: DumpFlag?

    @Flag(name: .customLong("test262"), help: "Be the host that the tests of test262 want: print and $262.")
    var isTest262 = false

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { dump.map { .dump($0.part, file: file) } ?? .run(file: file, arguments: arguments) }
    var settings: CommonOptions {
        var settings = options.settings
        settings.isTest262 = isTest262
        return settings
    }
}
