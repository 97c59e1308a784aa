/// `diff [A [B]]`: what came and went between two entries.
struct DiffCommand: Command {
    static let help = CommandHelp(
        name: "diff", usage: "diff [A [B]]", summary: "what was born, died and moved between two entries; alone, in the last one",
        details: ["diff tells what the last entry did, diff 3 what has changed since entry 3, diff 3 5 what entries 4 and 5 did. 0 is the start.",
                  "Both states are made again from the journal and compared, however large they are. What nothing holds any more counts as dead."],
        inFiles: ("diff", "what is new and what has grown from one heap to the next, by class and by holder",
                  ["leash open before.heapsnapshot after.heapsnapshot: diff compares the files, and the commands that ask one heap ask the last.",
                   "With a program that runs, each snapshot is another heap, and diff compares the last two."]))
    static let reports: [any CommandReport.Type] = [DiffReport.self]

    /// None, one or two.
    let numbers: [Int]

    init?(_ words: CommandWords) {
        guard let numbers = words.entryNumbers, numbers.count <= 2 else { return nil }
        self.numbers = numbers
    }

    func answer(in shell: Shell) -> Report {
        let journal = shell.journal, position = journal.position
        let to = numbers.count > 1 ? numbers[1] : position
        // The entry before the last one, whatever its number is.
        let from = numbers.first ?? journal.entries.dropLast().last?.number ?? 0
        if numbers.isEmpty, position == 0 { return .refusal("nothing to compare: the journal is empty") }
        for number in [from, to] where number != 0 && journal.entry(number) == nil { return .refusal(journal.noEntry(number)) }
        guard from < to else {
            return .refusal(numbers.count > 1 ? "diff A B goes forward: A is to come before B"
                : from == to ? "nothing has been entered since entry \(from)" : "entry \(from) was undone: this is the state after entry \(to)")
        }
        let first = journal.allEntries.filter { $0.number <= from }, then = journal.allEntries.filter { $0.number > from && $0.number <= to }
        var report = DiffReport(from: from, to: to), throwNotes: [String] = []
        do {
            report = try DifferenceFinder(shell).compare(first, into: report) { machine throws(ReplayFailure) in
                try machine.replay(then)
                throwNotes = machine.throwNotes
            } ?? report
        } catch {
            return error.report(of: "diff")
        }
        report.notes += Journal.interruptionNotes(then) + throwNotes
        return Report(report)
    }
}
