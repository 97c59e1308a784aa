import Terminal

/// What the command line asks for, whichever way it was read.
enum Invocation: Equatable {
    /// `leash`: the interactive shell, or each entry of standard input as if typed.
    case shell
    /// `leash run FILE ARGUMENT…`: a program, and what it finds in `process.argv`. `-` is standard input.
    case run(file: String, arguments: [String])
    /// `leash run --dump-bytecode FILE`, `leash run --dump-ast FILE`: what became of a program, which does not run.
    case dump(ProgramPart, file: String)
    /// `leash -e CODE ARGUMENT…`: the same for one string.
    case evaluate(code: String, arguments: [String])
    /// `leash open FILE … [-- COMMAND …]`: heaps in files; the commands, or a prompt. What was found of large ones is kept, and used again.
    case open(files: [String], commands: [String], usesIndex: Bool)
    /// `leash redact IN OUT`, `leash trim IN OUT`: a heap in a file, written again.
    case rewrite(RewriteRequest)
    /// `leash attach [PORT|PID|URL] [-- COMMAND …]`: the heap of a program that runs.
    case attach(AttachRequest, commands: [String])
    /// `leash play FILE.md|NAME`: a lesson, straight through or step by step.
    case play(lesson: String, PlayManner)
    /// `leash check FILE…`
    case check(CheckRequest)
    /// `leash export LESSON -o FILE`: a lesson as a web page or a film.
    case export(lesson: String, ExportTarget)
    /// `leash report FILE -o PAGE`: a heap in a file as a web page.
    case report(file: String, path: String, usesIndex: Bool, isForced: Bool)
    /// `leash --json-schema`
    case schema
    /// `leash lessons`: those that Leash brings; with `--format` how to write one.
    case lessons(showsFormat: Bool)
}

extension Invocation {
    /// Who does not write reports: `--json` would be taken and do nothing there. Nil where it does what it says.
    var sparesReports: String? {
        switch self {
        case .shell, .open, .attach, .play, .schema: nil
        case .check(let request): request.format == .text ? nil : request.format == .tap ? "check --tap" : "check --junit"
        case .run, .dump: "run"
        case .evaluate: "-e"
        case .rewrite(let request): request.manner == .trim ? "trim" : "redact"
        case .export: "export"
        case .report: "report"
        case .lessons: "lessons"
        }
    }
}

/// What is to be checked, and how it is told.
struct CheckRequest: Equatable {
    enum Format { case text, tap, junit }
    var files: [String]
    /// For heap snapshots: the one that growth is counted from.
    var against: String?
    /// What was found of large ones is kept, and used again.
    var usesIndex = true
    /// What is written is brought up to date.
    var updates = false
    /// Comments that read as a value count.
    var readsComments = false
    var format = Format.text
}

/// Which program's heap is wanted.
struct AttachRequest: Equatable {
    /// A port, a process or an address; nil for Node's usual port.
    var subject: String?
    /// Which of several.
    var target: String?
    /// The only host that may be another machine.
    var remoteHost: String?
}

/// Where a lesson goes, and as what.
struct ExportTarget: Equatable {
    enum Format { case page, film }
    var path: String
    var format: Format
    /// A file that is there is written over.
    var isForced = false

    /// As the name's ending says; nil where it says nothing.
    static func format(of path: String) -> Format? {
        let name = path.lowercased()
        if name.hasSuffix(".html") || name.hasSuffix(".htm") { return .page }
        return name.hasSuffix(".cast") ? .film : nil
    }
}

/// How a lesson is played.
struct PlayManner: Equatable {
    var isStepwise = false
    /// Seconds before each step.
    var pace: Double?
    var asksQuestions = true
}

/// What is to be seen of a program that does not run.
enum ProgramPart { case bytecode, tree }

/// The options that go with any of them.
struct CommonOptions: Equatable {
    /// Reports as JSON instead of drawn.
    var json = false
    /// The bytes that a script's heap may take.
    var heapLimit = CommonOptions.defaultHeapLimit
    /// The bytes that a script may take of the thread's stack.
    var stackBytes = 4 << 20
    /// Clocks as the machine has them, instead of deterministic ones.
    var realTime = false
    /// The zone of local time; nil for the one that `TZ` names, or else UTC, or the machine's with its clocks.
    var timeZone: String?
    /// `run` is the host that the tests of test262 want: `$262`, and scripts instead of CommonJS.
    var isTest262 = false
    /// `--input-type=module`: what `-e` or standard input gives is a module.
    var inputIsModule = false
    /// In a piped shell the first entry that throws ends it with status 1.
    var isStrict = false
    /// The shell goes on with the last session.
    var resumes = false
    /// No colour, whatever the terminal.
    var noColor = false
    /// Seconds that a program may run, or an entry; nil for as long as it likes.
    var timeLimit: Double?

    static let defaultHeapLimit = 1 << 30
}

/// The exit codes that Leash promises.
enum ExitStatus {
    static let success: Int32 = 0
    /// The program threw, or a file could not be read.
    static let failure: Int32 = 1
    static let usage: Int32 = 2
    /// A module waits at its top level for what never comes, as in Node.
    static let unsettled: Int32 = 13
    /// The time limit ended it.
    static let timeIsUp = Interrupts.timeIsUp
    /// Ctrl-C ended the program: 128 and SIGINT, as shells count.
    static let interrupted: Int32 = 130
}
