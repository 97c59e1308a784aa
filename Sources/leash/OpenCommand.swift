import ArgumentParser

/// `leash open`
struct OpenCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open heap snapshots that Node, Chrome or Leash wrote, and ask them.",
        discussion: """
            Behind -- stands a command: leash open app.heapsnapshot -- leaks. Without one there is a prompt, or standard input is read. \
            Files of Bun, Safari and Hermes are read, too. What was found of a file of more than 20 MB is kept in $XDG_CACHE_HOME/leash/heaps, \
            or ~/.cache/leash/heaps: the next time it opens at once.
            """)

    @Argument(help: "The snapshots; - is standard input. Questions are asked of the last one.", completion: FileCompletion.snapshots)
    var files: [String] = []

    @Flag(help: "Keep no index of a large file, and use none. An index lies in the cache folder; with it a file opens at once.")
    var noIndex = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if files.isEmpty { throw ValidationError("open needs the name of a heap snapshot") }
    }

    var invocation: Invocation { .open(files: files, commands: [], usesIndex: !noIndex) }
    var settings: CommonOptions { options.settings }
}
