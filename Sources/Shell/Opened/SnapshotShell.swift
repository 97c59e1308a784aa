import Explorer
import HeapAdapter
import Platform

/// A shell on heaps in files: commands that ask a heap go in, Reports come out. There is no program, so no JavaScript and no journal.
public final class SnapshotShell {
    let heaps: [OpenedHeap]
    let heap: OpenedHeap
    private let indexes: [BackgroundTask]
    /// `exit` was entered.
    public private(set) var shouldExit = false

    /// Why a file could not be opened.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
        /// Of what was asked, not of the file.
        public var isMisuse = false
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
        switch CommandList.read(line, isVariable: { _ in false }) {
        case .javaScript: return .refusal("this heap is in a file: there is no program to run JavaScript in · help lists what can be asked")
        case .misuse(let message): return .refusal(message)
        case .command(let command):
            if let question = command as? any GraphQuestion { return question.answer(on: heap) }
            if command is DiffCommand {
                return heaps.count > 1 ? Report(GrowthFinder(heaps).report()) : .refusal("diff compares files: leash open before.heapsnapshot after.heapsnapshot")
            }
            if let command = command as? SnapshotCommand { return Report(Request.snapshot(path: command.path)) }
            if command is ExitCommand {
                shouldExit = true
                return Report(Request.exit)
            }
            if let help = command as? HelpCommand { return help.answer(SnapshotShell.questions) }
            let name = type(of: command).help.name
            return .refusal("\(name) needs a program that runs: this heap is in a file · help lists what can be asked")
        }
    }

    /// What can be asked of a heap in a file.
    static let questions: [any Command.Type] = CommandList.all.filter { command in
        command is any GraphQuestion.Type || [DiffCommand.self, SnapshotCommand.self, HelpCommand.self, ExitCommand.self].contains { $0 == command }
    }

    /// Gives the heap to `write` as it stands in its file, without what compressed it; of another engine's in V8's form. Nil where `write` answered
    /// false, which stops it.
    public func writeSnapshot(_ write: (UnsafeRawBufferPointer) -> Bool) -> HeapSnapshotSummary? { heap.source.write(write) }

    /// Completes commands and names of variables. `cursor` counts the line's `unicodeScalars`.
    public func complete(line: String, cursor: Int) -> Completions {
        let before = String(String.UnicodeScalarView(line.unicodeScalars.prefix(max(0, cursor))))
        let word = String(before.reversed().prefix { $0 == "_" || $0 == "$" || $0.isLetter || $0.isNumber }.reversed())
        let start = before.unicodeScalars.count - word.unicodeScalars.count
        let isFirst = before.dropLast(word.count).allSatisfy(\.isWhitespace)
        let names = isFirst ? SnapshotShell.questions.map { $0.help.name } : heap.variableNames
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
