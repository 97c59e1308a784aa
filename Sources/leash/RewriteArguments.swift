import ArgumentParser

/// `leash redact IN OUT`
struct RedactCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact", abstract: "Write a heap snapshot again without what its strings say, so that it can be shared.",
        discussion: """
            Each string becomes as many stars. Objects, references, sizes and ids stay, and so do the names of classes, functions, properties, variables and \
            files; with --names those of the program go, too, each for a word such as n17. Source texts are strings. Patterns of regular expressions \
            stay; numbers that are in the file go with --numbers. The result is in V8's format, too. A file that is there is written over with --force, or when you say so.
            """)

    @Argument(help: "The snapshot.", completion: FileCompletion.snapshots) var input: String
    @Argument(help: "Where to write.", completion: FileCompletion.anyFile) var output: String
    @Flag(help: "Names of the program's classes, functions, properties, variables and files go, too.") var names = false
    @Flag(help: "What numbers and BigInts are goes, too, as far as the file says it.") var numbers = false
    @Flag(help: "Write over a file that is there.") var force = false
    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .rewrite(RewriteRequest(input: input, output: output, manner: .redact(names: names, numbers: numbers), isForced: force)) }
    var settings: CommonOptions { options.settings }
}

/// `leash trim IN OUT`
struct TrimCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "trim", abstract: "Write a heap snapshot again with the program's objects alone.",
        discussion: """
            It drops code, source texts, hidden classes, feedback and allocation traces, and the built-in objects, but for those between the roots and the \
            program's objects. What stays keeps its references, names, sizes and ids; what retained code or a hidden class retains less. The result is in \
            V8's format, too. A file that is there is written over with --force, or when you say so.
            """)

    @Argument(help: "The snapshot.", completion: FileCompletion.snapshots) var input: String
    @Argument(help: "Where to write.", completion: FileCompletion.anyFile) var output: String
    @Flag(help: "Write over a file that is there.") var force = false
    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .rewrite(RewriteRequest(input: input, output: output, manner: .trim, isForced: force)) }
    var settings: CommonOptions { options.settings }
}

/// A snapshot that is to be written again.
struct RewriteRequest: Equatable {
    enum Manner: Equatable { case redact(names: Bool, numbers: Bool), trim }
    var input: String
    var output: String
    var manner: Manner
    var isForced: Bool
}
