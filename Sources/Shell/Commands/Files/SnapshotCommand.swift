/// `snapshot`: writes the heap to a file.
struct SnapshotCommand: Command {
    static let help = CommandHelp(
        name: "snapshot", usage: "snapshot FILE", summary: "write the heap for the Memory panel of Chrome DevTools: snapshot x.heapsnapshot",
        details: ["The format of V8, which memlab and others read, too: in DevTools open Memory and load the file, whose name must end in",
                  ".heapsnapshot there. WeakMap entries, WeakRefs and closures look as they do in a snapshot of Node or Chrome.",
                  "Nothing is collected first: what the next gc would take is there where a weak collection mentions it."])
    static let reports: [any CommandReport.Type] = [SnapshotReport.self]

    let file: WrittenFile

    init?(_ words: CommandWords) {
        guard let file = WrittenFile(words) else { return nil }
        self.file = file
    }

    func answer(in shell: Shell) -> Report { Report(Request.snapshot(path: file.path, isForced: file.isForced)) }
}
