import Explorer
import HeapAdapter
import Platform

/// A shell on heaps in files: commands that ask a heap go in, Reports come out. There is no program in it, so no JavaScript and no
/// journal; there may be one elsewhere (``LiveProgram``), whose heap is taken again when somebody asks.
public final class SnapshotShell {
    private(set) var heaps: [OpenedHeap]
    private(set) var heap: OpenedHeap
    private var program: (any LiveProgram)?
    /// How many snapshots were taken of the program.
    private var taken = 0
    private let indexes: [BackgroundTask]
    /// Nothing was asked yet: the heap that was taken at the beginning is as new as it can be.
    private var isFresh = true
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
        var heaps: [OpenedHeap] = [], indexes: [BackgroundTask] = []
        for path in paths {
            let name = path == "-" ? "standard input" : path
            let (heap, index) = try SnapshotOpener(cache: cache, progress: progress?(name)).open(path, name: name)
            heaps.append(heap)
            if let index { indexes.append(index) }
        }
        try self.init(heaps, indexes)
    }

    convenience init(_ files: [(file: MappedFile, name: String)]) throws(Failure) {
        var heaps: [OpenedHeap] = []
        let opener = SnapshotOpener()
        for (file, name) in files { heaps.append(try opener.heap(try opener.read(file, name: name), file, name)) }
        try self.init(heaps, [])
    }

    private init(_ heaps: [OpenedHeap], _ indexes: [BackgroundTask]) throws(Failure) {
        guard let last = heaps.last else { throw Failure(description: "no file to open") }
        self.heaps = heaps
        self.indexes = indexes
        heap = last
    }

    /// Comes back when all that is to be kept is written.
    public func finish() { for index in indexes { index.wait() } }

    /// A shell on a program that runs: its heap is taken at once.
    public convenience init(attachedTo program: any LiveProgram) throws(Failure) {
        try self.init([(try program.takeSnapshot(), "snapshot 1")])
        self.program = program
        taken = 1
    }

    // MARK: A program that runs

    /// It can be asked for more than what it was once.
    public var isLive: Bool { program != nil }
    /// Why the program can be asked no more.
    public var endOfProgram: String? { program?.end }

    /// The program's heap as it is now, which is asked from now on. No more than two are kept.
    private func takeAgain(_ program: any LiveProgram) -> Report {
        let start = SteadyClock.milliseconds
        do {
            let name = "snapshot \(taken + 1)", file = try program.takeSnapshot()
            let milliseconds = Int(SteadyClock.milliseconds - start)
            let next = try SnapshotShell([(file, name)])
            (heaps, heap) = ([heap, next.heap], next.heap)
            taken += 1
            return Report(LiveReport(deed: .snapshot, snapshot: taken, nodes: heap.graph.count, edges: heap.graph.edgeCount, bytes: heap.source.facts.bytes, milliseconds: milliseconds))
        } catch {
            return failed(error)
        }
    }

    private func collect(_ program: any LiveProgram) -> Report {
        let start = SteadyClock.milliseconds
        do { try program.collectGarbage() } catch { return failed(error) }
        return Report(LiveReport(deed: .collection, snapshot: taken, nodes: heap.graph.count, edges: heap.graph.edgeCount, bytes: heap.source.facts.bytes,
                                 milliseconds: Int(SteadyClock.milliseconds - start)))
    }

    private func failed(_ failure: Failure) -> Report {
        var report = Report.refusal(failure.isInterrupted ? "interrupted: snapshot \(taken) is still the one that is asked" : failure.description + " · snapshot \(taken) can still be asked")
        report.isInterrupted = failure.isInterrupted
        return report
    }

    /// What only a living program answers; nil where the line is something else.
    private func askProgram(_ line: String) -> Report? {
        guard let program else { return nil }
        let (word, rest) = CommandWords.split(line.hasPrefix(".") ? String(line.dropFirst()) : line), words = CommandWords(line: line, text: rest)
        if word == LiveCollectionCommand.help.name { return LiveCollectionCommand(words) == nil ? nil : collect(program) }
        guard word == LiveSnapshotCommand.help.name, let command = LiveSnapshotCommand(words) else { return nil }
        let request = command.file.map { Request.snapshot(path: $0.path, isForced: $0.isForced) }
        if isFresh, let request { return Report(request) }
        let report = takeAgain(program)
        guard let request, report.answer(as: Refusal.self) == nil else { return report }
        return Report(request)
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

    /// `wyh dog`: a command with a slip in it.
    private func meant(by line: String) -> String? {
        let (word, rest) = CommandWords.split(line)
        if let near = NearNames.nearCommand(word, in: commands.map({ $0.help.name })) { return "did you mean \(near)\(rest.isEmpty ? "" : " " + rest)?" }
        let others = CommandList.all.map { $0.help.name }
        return NearNames.nearCommand(word, in: others).map { "\($0) needs a program that runs · help lists what can be asked" }
    }

    /// `sessions`, `@4711`: a name alone.
    private func subject(_ line: String) -> String? {
        let isName = line.allSatisfy { $0.isLetter || $0.isNumber || "_$@#.[]'› ".contains($0) } && !line.contains { $0 == " " } || line.contains("›")
        guard isName, line.contains(where: { $0.isLetter || $0 == "@" || $0 == "#" }) else { return nil }
        switch OpenedSubjects(heap).find(line) {
        case .node: return "why \(line) tells who holds it, inspect \(line) what is in it"
        case .plain(let value): return "\(line) is \(value)"
        case .nothing(let reason): return reason
        }
    }

    /// `whatif weka m`: what runs an entry needs a program.
    private func whatIfMistake(_ line: String) -> String {
        let (word, rest) = CommandWords.split(CommandWords.split(line).rest)
        // `whatif bus=null` is an entry, not `whatif cut` with a slip in it.
        let isSubject = rest.first.map { $0.isLetter || "_$@#".contains($0) } ?? true
        if isSubject, let near = NearNames.near(word, in: ["weak", "cut"], slips: 2).first { return "did you mean whatif \(near)\(rest.isEmpty ? "" : " " + rest)?" }
        return "whatif ENTRY needs a program that runs\(program == nil ? ": this heap is in a file" : " here") · whatif weak X and whatif cut A B can be asked"
    }

    /// What can be asked of a heap in a file.
    static let questions: [any Command.Type] = CommandList.all.filter { command in
        command is any GraphQuestion.Type || [DiffCommand.self, SnapshotCommand.self, HelpCommand.self, ExitCommand.self].contains { $0 == command }
    }

    /// What can be asked here: of a program that runs `snapshot` asks for another one.
    private var commands: [any Command.Type] {
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
