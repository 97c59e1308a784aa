import ArgumentParser

// The commands about lessons, as ArgumentParser reads them.

struct PlayCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Replay a lesson: what it says, its code, and what the code does.",
        discussion: """
            In a terminal a lesson stops where a screen is full, asks its questions, and leaves you at the prompt with its heap. \
            With --step it waits before each step: Enter goes on, b goes back, r plays the last step again, q leaves; whatever else \
            you type is run, and taken back when the lesson goes on, unless k keeps it. \
            leash lessons lists the lessons that Leash brings, leash lessons --format tells how to write one.
            """)

    @Argument(help: ArgumentHelp("A Markdown file, or the name of a lesson that Leash brings.", valueName: "lesson"), completion: FileCompletion.lessons)
    var lesson: String

    @Flag(help: "In a terminal: wait before each step.")
    var step = false

    @Option(help: ArgumentHelp("Wait so long before each step.", valueName: "seconds"))
    var pace: Double?

    @Flag(inversion: .prefixedNo, help: "Ask the lesson's questions, where somebody can answer.")
    var questions = true

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if let pace, !(0...3600).contains(pace) { throw ValidationError("--pace takes from 0 to 3600 seconds") }
    }

    var invocation: Invocation { .play(lesson: lesson, PlayManner(isStepwise: step, pace: pace, asksQuestions: questions)) }
    var settings: CommonOptions { options.settings }
}

struct LessonsCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(commandName: "lessons", abstract: "List the lessons that Leash brings.")

    @Flag(help: "Instead, tell how a lesson is written.")
    var format = false

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .lessons(showsFormat: format) }
    var settings: CommonOptions { options.settings }
}

struct CheckCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check that what files say comes of their code is what comes of it.",
        discussion: """
            Lessons (.md), programs (.js, .mjs, .cjs) and saved transcripts. Comments such as // → 1 and // ♻ collected #2 and blocks of \
            output are compared with what really comes; leash lessons --format tells how they are written. \
            A heap snapshot is checked against expectations behind its name: leash check app.heapsnapshot 'count(Session) <= 10' \
            'retained(Cache) < 5MB' 'growth(Session) == 0' 'no detached'. \
            Exit status: 0 all is as it is written, 1 something is not, or a file could not be read.
            """)

    @Argument(help: ArgumentHelp("Files, or names of lessons that Leash brings.", valueName: "file"), completion: FileCompletion.checked)
    var files: [String]

    @Flag(help: "Write what comes into the files, in place of what was expected.")
    var update = false

    @Flag(help: "Comments that read as a value are expectations, too: wm.get(o) // \"azerty\"")
    var comments = false

    @Option(help: ArgumentHelp("For a heap snapshot: an earlier one of the same program, from which growth(CLASS) counts.", valueName: "file"), completion: FileCompletion.snapshots)
    var against: String?

    @Flag(help: "For a heap snapshot: keep no index of a large file, and use none.")
    var noIndex = false

    @Flag(help: "Tell it in the Test Anything Protocol.")
    var tap = false

    @Flag(name: .customLong("junit"), help: "Tell it as JUnit's XML.")
    var junit = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if tap, junit { throw ValidationError("--tap and --junit are two ways to tell the same: choose one") }
    }

    var invocation: Invocation {
        .check(CheckRequest(files: files, against: against, usesIndex: !noIndex, updates: update, readsComments: comments, format: tap ? .tap : junit ? .junit : .text))
    }
    var settings: CommonOptions { options.settings }
}
