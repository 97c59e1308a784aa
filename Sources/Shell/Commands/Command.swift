/// A line that is no JavaScript.
///
/// A command is one type in a folder of its own: what it is called and what `help` says of it, how it reads the words behind its
/// name, and what it answers. Its report stands beside it, a plain value; Terminal has a drawing for that. ``CommandList`` names all
/// commands: from there help, completion and the reading of lines have them.
protocol Command: Sendable {
    /// What it is called, and what `help` says of it.
    static var help: CommandHelp { get }
    /// What it answers with, beside a ``Refusal``.
    static var reports: [any CommandReport.Type] { get }

    /// Reads what stands behind the name; nil where the command does not take that.
    init?(_ words: CommandWords)

    /// Does what it is for. What it has to show is the report's result.
    func answer(in shell: Shell) -> Report

    /// False where an entry that stands in the command breaks off.
    func isComplete(in shell: Shell) -> Bool
}

extension Command {
    static func read(_ words: CommandWords) -> (any Command)? { Self(words) }

    func isComplete(in shell: Shell) -> Bool { true }
}

/// A command that asks nothing but a graph: it has an answer for a heap in a file, too.
protocol GraphQuestion: Command {
    func answer(on heap: any AskedHeap) -> Report
}

extension GraphQuestion {
    func answer(in shell: Shell) -> Report {
        let report = answer(on: shell.machine)
        // What was found until a Ctrl-C is worth nothing.
        return shell.machine.vm.isInterruptionWaiting ? HeapView.missing(shell.machine) : report
    }
}

/// What a command is called, and what `help` says of it.
struct CommandHelp: Sendable {
    /// `gc`; `gc auto`, which goes with `gc`; `.load`, which always needs its dot.
    let name: String
    /// `gc auto [SECONDS]`
    let usage: String
    /// In a line.
    let summary: String
    /// What `help NAME` says beside that, in sentences.
    var details: [String] = []
    /// The same of a heap in a file, where that is another thing: there are no entries there, and no JavaScript.
    var inFiles: (usage: String, summary: String, details: [String])? = nil
}

/// A command that has nothing behind its name.
protocol PlainCommand: Command {
    init()
}

extension PlainCommand {
    init?(_ words: CommandWords) {
        guard words.text.isEmpty else { return nil }
        self.init()
    }
}
