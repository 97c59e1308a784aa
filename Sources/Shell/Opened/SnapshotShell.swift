import Explorer
import HeapAdapter
import Platform

/// A shell on heaps in files: commands that ask a heap go in, Reports come out. There is no program in it, so no JavaScript and no
/// journal; there may be one elsewhere (``LiveProgram``), whose heap is taken again when somebody asks.
public final class SnapshotShell {
    private(set) var heaps: [OpenedHeap]
    /// The one that questions are asked of.
    private(set) var heap: OpenedHeap
    /// Nil where files were opened.
    let program: (any LiveProgram)?
    /// How many snapshots were taken of the program.
    private(set) var taken = 1
    /// Nothing was asked yet: the heap that was taken at the beginning is as new as it can be.
    private(set) var isFresh = true
    private let indexes: [IndexTask]
    /// `exit` was entered.
    public private(set) var shouldExit = false

    /// Why a file could not be opened.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
        /// Of what was asked, not of the file.
        public let isMisuse: Bool
        /// Ctrl-C ended it.
        public let isInterrupted: Bool

        public init(description: String, isMisuse: Bool = false, isInterrupted: Bool = false) {
            (self.description, self.isMisuse, self.isInterrupted) = (description, isMisuse, isInterrupted)
        }
    }

    /// Questions are asked of the last one. `cache`: where indexes of large files are kept; nil for none. `progress` is told how far it has come.
    public convenience init(paths: [String], cache: CacheFolder? = nil, progress: ((String) -> SnapshotProgress)? = nil) throws(Failure) {
        var heaps: [OpenedHeap] = [], indexes: [IndexTask] = []
        for path in paths {
            let name = path == "-" ? "standard input" : path
            let (heap, index) = try SnapshotOpener(cache: cache, progress: progress?(name)).open(path, name: name)
            heaps.append(heap)
            if let index { indexes.append(index) }
        }
        try self.init(heaps, indexes, nil)
    }

    convenience init(_ files: [(file: MappedFile, name: String)]) throws(Failure) {
        var heaps: [OpenedHeap] = []
        for (file, name) in files { heaps.append(try SnapshotShell.heap(in: file, name)) }
        try self.init(heaps, [], nil)
    }

    /// A shell on a program that runs: its heap is taken at once.
    public convenience init(attachedTo program: any LiveProgram) throws(Failure) {
        try self.init([try SnapshotShell.heap(in: program.takeSnapshot(), "snapshot 1")], [], program)
    }

    private init(_ heaps: [OpenedHeap], _ indexes: [IndexTask], _ program: (any LiveProgram)?) throws(Failure) {
        guard let last = heaps.last else { throw Failure(description: "no file to open") }
        self.heaps = heaps
        self.indexes = indexes
        self.program = program
        heap = last
    }

    static func heap(in file: MappedFile, _ name: String) throws(Failure) -> OpenedHeap {
        let opener = SnapshotOpener()
        return try opener.heap(try opener.read(file, name: name), file, name)
    }

    /// A later heap of the program is asked from now on. No more than two are kept.
    func ask(_ next: OpenedHeap) {
        (heaps, heap) = ([heap, next], next)
        taken += 1
    }

    /// Nobody waits for an answer now: what is to be kept of the files is found in the meantime.
    public func useIdleTime() { for index in indexes { index.goOn() } }

    /// No more questions. Comes back when all that is to be kept of the files is written.
    public func finish() {
        // What the answers were found with would stand beside what is found now.
        for heap in heaps { heap.forget() }
        for index in indexes { index.wait() }
    }

    /// Gives the file of the heap that is asked to `write`, as ``Shell/writeSnapshot(_:)`` does its own.
    public func writeSnapshot(_ write: (UnsafeRawBufferPointer) -> Bool) -> SnapshotReport? {
        let file = heap.source.file, bytes = file.bytes
        // In pieces, none of which stays in memory.
        for start in stride(from: 0, to: bytes.count, by: SnapshotShell.piece) {
            let range = start..<min(start + SnapshotShell.piece, bytes.count)
            file.touch(range)
            guard write(UnsafeRawBufferPointer(rebasing: bytes[range])) else { return nil }
            file.forget(range)
        }
        return SnapshotReport(path: "", nodes: heap.graph.count, edges: heap.graph.edgeCount, bytes: bytes.count)
    }

    private static let piece = 8 << 20

    // MARK: What was opened

    /// A line for each file: `app.heapsnapshot · 104.2 MB · 1402311 nodes, 4201177 references · Node`.
    public var summary: [String] {
        heaps.map { heap in
            let facts = heap.source.facts, kind = facts.isOfLeash ? "Leash" : facts.isOfNode ? "Node" : facts.engine.name
            return "\(facts.path) · \(Phrase.bytes(facts.bytes)) · \(heap.graph.count) nodes, \(heap.graph.edgeCount) references · \(kind)"
        }
    }

    /// What is missing of the files.
    public var warnings: [String] {
        heaps.flatMap { heap in [heap.source.facts.damage.text, heap.source.facts.engine.silence].compactMap { $0 }.map { "\(heap.source.facts.path): \($0)" } }
    }

    // MARK: Entries

    public func enter(_ text: String) -> Report {
        let source = text.trimmed
        if source.isEmpty { return Report(source: source) }
        var report = answer(source)
        isFresh = false
        if Interruption.take() {
            // What was found until then is not the truth.
            for heap in heaps { heap.forget() }
            report = .refusal("interrupted")
            report.isInterrupted = true
        }
        if let gone = heaps.first(where: \.source.file.hasShrunk) { report = .refusal(OpenedHeap.shrunk(gone.source.facts.path)) }
        report.source = source
        return report
    }

    private func answer(_ line: String) -> Report {
        if let report = askProgram(line) { return report }
        switch CommandList.read(line, isVariable: { _ in false }) {
        case .javaScript:
            let reason = program == nil ? "this heap is in a file: there is no program to run JavaScript in" : "Leash runs nothing in a program that it is attached to"
            return .refusal("\(reason) · \(meant(by: line) ?? subject(line) ?? "help lists what can be asked")")
        case .misuse(let message): return .refusal(message)
        case .command(let command):
            if let question = command as? any GraphQuestion { return question.answer(on: heap) }
            if command is DiffCommand {
                return heaps.count > 1 ? Report(GrowthFinder(heaps).report()) : .refusal(program == nil ? "diff compares files: leash open before.heapsnapshot after.heapsnapshot"
                                                                                                : "diff compares the last two snapshots: snapshot takes another one")
            }
            if let command = command as? SnapshotCommand { return Report(Request.snapshot(path: command.file.path, isForced: command.file.isForced)) }
            if command is ExitCommand {
                shouldExit = true
                return Report(Request.exit)
            }
            if let help = command as? HelpCommand { return help.answer(commands, isLive: isLive) }
            let name = type(of: command).help.name
            if command is WhatIfCommand { return .refusal(whatIfMistake(line)) }
            return .refusal("\(name) \(program == nil ? "needs a program that runs: this heap is in a file" : "is for Leash's own programs") · help lists what can be asked")
        }
    }

    /// What can be asked of a heap in a file.
    static let questions: [any Command.Type] = CommandList.all.filter { command in
        command is any GraphQuestion.Type || [DiffCommand.self, SnapshotCommand.self, HelpCommand.self, ExitCommand.self].contains { $0 == command }
    }

    /// What can be asked here: of a program that runs `snapshot` asks for another one.
    var commands: [any Command.Type] {
        guard isLive else { return SnapshotShell.questions }
        return [LiveSnapshotCommand.self, LiveCollectionCommand.self] + SnapshotShell.questions.filter { $0 != SnapshotCommand.self }
    }

    /// Completes commands and names of variables. `cursor` counts the line's `unicodeScalars`.
    public func complete(line: String, cursor: Int) -> Completions {
        let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(max(0, cursor))))
        let word = String(before.reversed().prefix { $0 == "_" || $0 == "$" || $0.isLetter || $0.isNumber }.reversed())
        let start = before.unicodeScalars.count - word.unicodeScalars.count
        let isFirst = before.dropLast(word.count).allSatisfy(\.isWhitespace)
        let names = isFirst ? commands.map { $0.help.name } : heap.variableNames
        return Completions(replacing: start..<before.unicodeScalars.count, candidates: names.filter { $0.hasPrefix(word) && $0 != word }.sorted())
    }
}

extension OpenedHeap {
    /// The names of modules' variables, as they can be asked for.
    fileprivate var variableNames: [String] {
        let names = graph.anchors.compactMap { anchor -> String? in
            guard case .variable(let name) = anchor.root else { return nil }
            return name.firstRange(of: " › ").map { String(name[$0.upperBound...]) } ?? name
        }
        return Array(Set(names))
    }
}
