import Engine
import Explorer
import HeapAdapter
import Syntax

/// One JavaScript machine with the ledger of its objects: what entries run on. A replay makes a new one.
final class Machine {
    let vm: VM
    private let keeper: LedgerKeeper
    let options: Shell.Options
    /// A replay: nobody is to see what the console says.
    var isSilent: Bool
    private let console: ConsoleBuffer
    /// What ran last was written to look and nothing more.
    private(set) var lastIsLook = false
    /// What of the entry that ran last had run to its end when it was interrupted: what replays run.
    private(set) var lastPart: String?
    /// The entries of a replay that threw something, and had not when they first ran: something that they need was left out.
    var newlyThrown: [Int] = []
    /// Whose code entries are: what they import is looked for from there.
    let origin: Int

    /// `memory`: what entries are known to do, for replays.
    init?(_ options: Shell.Options, _ memory: LedgerMemory, isSilent: Bool = false) {
        let console = ConsoleBuffer()
        var machineOptions = VM.Options()
        machineOptions.heapLimit = options.heapLimit
        machineOptions.stackBytes = options.stackBytes
        machineOptions.isStressed = options.isStressed
        machineOptions.makesBuiltinsAtOnce = true
        let host = Host(write: { text, isError in console.write(text, isError) }, writePart: { text, isError in console.writePart(text, isError) },
                        realClock: options.clock)
        host.settled = { entry, text, isRejected in console.tell(entry, text, isRejected) }
        host.usesColor = options.usesColor
        host.timeZone = options.timeZone
        let notebook = Notebook()
        host.explainer = EngineExplainer { notebook.notes }
        guard let vm = VM.make(options: machineOptions, host: host) else { return nil }
        vm.trackAllocations()
        origin = Machine.installModules(vm, options)
        self.vm = vm
        self.options = options
        self.isSilent = isSilent
        self.console = console
        keeper = LedgerKeeper(vm, memory)
        notebook.notes = keeper
        if options.notesPlaces { console.place = { Machine.place(in: vm) } }
        console.listener = { [unowned self] line in if !self.isSilent { self.options.onOutput?(line) } }
    }

    /// The line of the program's own code that is running.
    private static func place(in vm: VM) -> ConsoleText.Place? {
        // `f (REPL3:1:9)`, `REPL3:1:9`
        guard let call = vm.stackTrace(limit: 1).first, let start = call.firstRange(of: EntryName.none) else { return nil }
        let parts = call[start.lowerBound...].split { $0 == ":" || $0 == ")" }
        guard parts.count >= 3, let entry = EntryName.entry(parts[0]), let line = Int(parts[1]) else { return nil }
        return ConsoleText.Place(entry: entry, line: line)
    }

    private static func installModules(_ vm: VM, _ options: Shell.Options) -> Int {
        guard let folder = options.modulesFolder else { return 0 }
        let files = ProgramFiles(root: ProgramFiles.folder(ofProgram: folder + "/repl"), limit: options.heapLimit / 8)
        let modules = NodeModules(vm, files)
        vm.moduleHost = modules
        modules.installRequire(folder: folder, name: "repl")
        return vm.addOrigin(path: folder + "/repl")
    }

    /// What is known of the program's objects.
    var ledger: Ledger { _read { yield keeper.ledger } }

    /// The same, for whoever makes a graph of the heap.
    var notes: any CellNotes { keeper }

    /// Numbers before this one are taken: by an entry that a replay leaves out, or that ended otherwise.
    func reserveNumbers(before number: Int) { keeper.reserveNumbers(before: number) }

    /// What `body` makes belongs to no entry.
    func outsideJournal<Result>(_ body: () -> Result) -> Result {
        let period = vm.allocationPeriod
        vm.allocationPeriod = 0
        defer { vm.allocationPeriod = period }
        return body()
    }

    func destroy() {
        vm.observer = nil
        vm.destroy()
    }

    // MARK: Entries

    /// Runs one entry of a journal as one job, and the jobs that follow from it. `isReplay`: nobody reads the report, and what the entry did when
    /// it first ran may be known.
    func run(_ entry: Journal.Entry, isReplay: Bool = false) -> Report {
        var report = Report(source: entry.source)
        vm.allocationPeriod = entry.number
        vm.forgetExit()
        lastIsLook = false
        lastPart = nil
        // With the machine's clock no two runs are alike.
        keeper.begin(entry.number, isReplay: isReplay && options.clock == nil, self)
        let asked = modulesAskedFor
        if entry.isCollection {
            collect(into: &report)
        } else if let pause = entry.pause {
            wait(pause, into: &report)
        } else {
            runScript(of: entry, into: &report)
        }
        report.asksWorld = modulesAskedFor > asked
        return report
    }

    private var modulesAskedFor: Int { (vm.moduleHost as? NodeModules)?.modulesAskedFor ?? 0 }

    private func runScript(of entry: Journal.Entry, into report: inout Report) {
        let script: EntryScript
        switch prepare(entry) {
        case .ready(let ready): script = ready
        case .failed(let failure): return report.errors = [failure]
        case .interrupted:
            vm.exception = .undefined
            return report.isInterrupted = true
        }
        report.expansion = script.expansion
        let nothingWaited = vm.waitingTimers.isEmpty
        // One that only looks, where nothing waits to run and nothing has run since the heap was looked at, leaves it as it was seen.
        lastIsLook = isLook(script.node)
        let mayLeaveHeap = lastIsLook && keeper.isAsSeen(vm) && !vm.hasWaitingJobs && options.clock == nil
        let runs = vm.interpreterRuns, collections = vm.collectionCount
        let value = evaluate(script, into: &report)
        let part = report.isInterrupted ? wholePart(of: script) : nil
        // What is stopped once more has no place to begin again.
        if runJobs(into: &report) { lastPart = part }
        report.output = console.take()
        if mayLeaveHeap, !keeper.isKnown, vm.interpreterRuns <= runs + 1, vm.collectionCount == collections, !report.isInterrupted {
            let counts = keeper.countsAsSeen(vm)
            if ledger.isSilentlyNumbered { report.notes.append(counts.map(ChangeWords.text) ?? ChangeWords.tooLarge) }
        } else {
            tellChanges(in: &report)
        }
        if let value, let note = EntryHints(self, script).stillThere(value) { report.notes.append(note) }
        if nothingWaited, options.clock == nil, !vm.waitingTimers.isEmpty { report.notes.append(EntryHints.firstTimer) }
        addCollections(to: &report)
    }

    /// A replay did otherwise than was known.
    var hasDiverged: Bool { keeper.hasDiverged }

    /// Graphs of the heap are kept from one moment to the next, until something runs.
    var keepsGraphs: Bool {
        get { keeper.keepsGraphs }
        set { keeper.keepsGraphs = newValue }
    }
    func keep(_ graph: HeapGraph, _ reachability: Reachability) { keeper.keep(graph, reachability) }
    var keptGraph: (graph: HeapGraph, reachability: Reachability)? { keeper.keptGraph(vm) }

    /// The ledger knows who holds what now: after a replay nobody has looked yet.
    func settle() { keeper.settle(self) }

    /// Keeps for replays what the entry that ran last did.
    func remember(_ entry: Journal.Entry) { keeper.remember(entry.number) }

    /// What is thrown is told; nothing of it is kept. Gives the value as it was: nothing holds it.
    @discardableResult
    func evaluate(_ script: EntryScript, into report: inout Report) -> Value? {
        var shown: Value?
        let roots = vm.openRoots()
        defer { roots.close() }
        // What it imports runs first.
        roots.add(script.compiled)
        do {
            let newGlobal = EntryHints(self, script).newGlobal()
            guard try evaluateImports(script, into: &report) else { return nil }
            let result = try vm.run(script.compiled, allowsRedeclaration: true)
            roots.add(result)
            guard let value = script.compiled.isAsync ? awaited(result, by: script, into: &report) : result else { return nil }
            shown = value
            roots.add(value)
            if !value.isUndefined || script.endsInExpression { report.value = try vm.inspect(value, inspectOptions) }
            report.notes += EntryHints(self, script).notes(value) + (newGlobal.map { [$0] } ?? [])
        } catch {
            report.isInterrupted = vm.wasInterrupted
            if !report.isInterrupted { report.errors.append(failure(for: vm.exception, in: script)) }
            // Formatting an error runs script, too.
            report.isInterrupted = report.isInterrupted || vm.wasInterrupted
        }
        vm.exception = .undefined
        return shown
    }

    /// Runs the modules that the entry imports; false where one failed, which is told, or still waits.
    private func evaluateImports(_ script: EntryScript, into report: inout Report) throws(JSThrow) -> Bool {
        let evaluations = try vm.evaluateImports(of: script.compiled)
        if evaluations.isEmpty { return true }
        let roots = vm.openRoots()
        defer { roots.close() }
        for evaluation in evaluations { roots.add(evaluation) }
        for evaluation in evaluations { if let reason = vm.reasonOfRejection(evaluation) { throw vm.throwing(reason) } }
        runJobs(into: &report)
        for evaluation in evaluations { if let reason = vm.reasonOfRejection(evaluation) { throw vm.throwing(reason) } }
        guard evaluations.contains(where: vm.isPending) else { return !report.isInterrupted }
        report.wait(for: .module)
        return false
    }

    /// What an entry that awaits comes to, once its jobs have run; nil where it failed, which is told, or still waits.
    private func awaited(_ promise: Value, by script: EntryScript, into report: inout Report) -> Value? {
        vm.markHandled(promise.asObject)
        runJobs(into: &report)
        if report.isInterrupted { return nil }
        let settled = PromiseLayout(promise.asObject)
        switch settled.state {
        case .fulfilled: return settled.result
        case .rejected: report.errors.append(failure(for: settled.result, in: script))
        case .pending:
            report.wait(for: .await)
            if let entry = EntryName.entry(script.source.name) { vm.tellWhenSettled(promise.asObject, entry: entry) }
        }
        return nil
    }

    /// False where they were interrupted.
    @discardableResult
    private func runJobs(into report: inout Report) -> Bool {
        var failures: [Failure] = []
        _ = vm.runJobs { uncaught in
            failures.append(failure(for: uncaught))
            return true
        }
        let wasInterrupted = vm.wasInterrupted
        if wasInterrupted { report.isInterrupted = true }
        vm.exception = .undefined
        report.errors += failures
        return !wasInterrupted
    }

    /// What of an interrupted script had run to its end: the statements before the one that ran, and the functions, which are there from the
    /// start. Nil where that is nothing.
    private func wholePart(of script: EntryScript) -> String? {
        guard let count = vm.statementsRun(of: script.compiled), count < script.node.body.count else { return nil }
        let units = script.source.units, rest = script.node.body[count...]
        var part = units[..<Int(rest[rest.startIndex].range.start)]
        for case let statement in rest {
            guard case .function = statement.kind else { continue }
            part += units[Int(statement.range.start)..<Int(statement.range.end)] + [0x0A]
        }
        let text = String(decoding: part, as: UTF16.self).trimmed
        return text.isEmpty ? nil : text
    }

    // MARK: Time

    private static let mostFired = 40

    private func wait(_ pause: Journal.Pause, into report: inout Report) {
        let start = vm.loopTime
        var result = WaitReport(), failures: [Failure] = []
        let end: Double? = switch pause {
        case .time(let milliseconds): start + milliseconds
        case .nextTimer: vm.waitingTimers.first?.due
        }
        result.nothingWaits = vm.waitingTimers.isEmpty
        if let end {
            let isWhole = vm.advance(to: end, fired: { fired in
                guard result.fired.count < Machine.mostFired else { return result.omittedFired += 1 }
                let after = max(0, fired.time - start)
                result.fired.append(WaitReport.Fired(text: JobWords(self).callback(of: fired.timer), maker: fired.timer.maker, after: after,
                                                     afterText: Durations.text(after)))
            }, onUncaught: { uncaught in
                failures.append(failure(for: uncaught))
                return true
            })
            if !isWhole, vm.wasInterrupted { report.isInterrupted = true }
            vm.exception = .undefined
        }
        result.passed = vm.loopTime - start
        result.passedText = Durations.text(result.passed)
        report.result = CommandResult(result)
        report.errors += failures
        report.output = console.take()
        tellChanges(in: &report)
        addCollections(to: &report)
    }

    var inspectOptions: InspectOptions {
        var options = InspectOptions()
        options.colors = self.options.usesColor
        options.breakLength = self.options.width
        return options
    }

    /// What was written to the console since the last call, for commands that run script.
    func takeOutput() -> [ConsoleText] { console.take() }

    /// Compares the heap with what was known before, and says what changed: one line an object.
    /// `isCollection`: its own report has the numbers.
    private func tellChanges(in report: inout Report, isCollection: Bool = false) {
        if keeper.takeKnown(vm) { return }
        guard let (found, now) = keeper.observe(self) else { return report.notes.append(ChangeWords.tooLarge) }
        var changes = found
        if isCollection { (changes.counts, changes.droppedCount) = (nil, 0) }
        ChangeWords(now).tell(changes, in: &report)
    }

    // MARK: Collections

    /// The command `gc`.
    private func collect(into report: inout Report) {
        let mayHaveUncounted = keeper.collect(vm)
        runJobs(into: &report)
        report.output = console.take()
        tellChanges(in: &report, isCollection: true)
        var collection = keeper.takeCollections() ?? CollectionReport()
        collection.collections = 1
        collection.mayHaveUncounted = mayHaveUncounted
        collection.alive = aliveCount
        collection.cleanups = collection.losses.reduce(0) { $0 + ($1.kind == "FinalizationRegistry" ? $1.entries : 0) }
        report.result = CommandResult(collection)
    }

    /// Objects of the program that something holds. Where the heap is too large for numbers they are counted: linear.
    var aliveCount: Int {
        if keeper.isAsSeen(vm), let counts = keeper.counts { return counts.alive }
        settle()
        guard ledger.isSilentlyNumbered, let graph = HeapGraph(vm) else { return ledger.aliveCount }
        return objectCount(graph, graph.reachability())
    }

    /// The objects that get numbers, methods and prototypes not among them.
    func objectCount(_ graph: HeapGraph, _ reachability: Reachability) -> Int {
        var count = 0, counted = CountedCells(vm)
        let cells = graph.cells
        for node in graph.nodes where graph.isObject(node) && reachability.reaches(node) {
            let cell = cells[Int(node)]
            if !ledger.isBuiltIn(cell), counted.contains(cell) { count += 1 }
        }
        return count
    }

    /// What collections took while an entry ran.
    private func addCollections(to report: inout Report) {
        guard var collection = keeper.takeCollections() else { return }
        collection.cleanups = collection.losses.reduce(0) { $0 + ($1.kind == "FinalizationRegistry" ? $1.entries : 0) }
        if collection.isEmpty { return }
        // On a large heap this is a walk over it.
        collection.alive = aliveCount
        report.collection = collection
    }
}

/// What the machine's explainer knows of cells: its ledger, once there is one.
private final class Notebook {
    weak var notes: (any CellNotes)?
}

/// What the console was told and nobody has taken yet.
private final class ConsoleBuffer {
    private var lines: [ConsoleText] = []
    private var units = 0
    private var hasOverflown = false
    var listener: ((ConsoleText) -> Void)?
    /// Finds where the call stands that prints.
    var place: (() -> ConsoleText.Place?)?
    /// A report keeps no more text than this: whoever wants all of it listens.
    private static let capacity = 16 << 20

    /// What no line's end has come for yet.
    private var parts: (text: String, isError: Bool)?

    /// Text that may end no line: a report has whole lines, so it waits for the end of one, or for that of the entry.
    func writePart(_ text: String, _ isError: Bool) {
        if let parts, parts.isError != isError { endLine() }
        var lines = ((parts?.text ?? "") + text).split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.removeLast()
        parts = nil
        for line in lines { write(String(line), isError) }
        if !rest.isEmpty { parts = (String(rest), isError) }
    }

    private func endLine() {
        guard let (text, isError) = parts else { return }
        parts = nil
        write(text, isError)
    }

    func write(_ text: String, _ isError: Bool) {
        var text = text
        if let parts, parts.isError == isError {
            text = parts.text + text
            self.parts = nil
        } else {
            endLine()
        }
        add(ConsoleText(text: text, isError: isError, place: place?()))
    }

    /// What `entry`, which awaited, has come to: a line of its own.
    func tell(_ entry: Int, _ text: String, _ isRejected: Bool) {
        endLine()
        let outcome = isRejected ? LateOutcome(entry: entry, failure: Failure(before: Failure.uncaught, error: text)) : LateOutcome(entry: entry, value: text)
        let sentence = isRejected ? "entry \(entry), which awaited: \(Failure.uncaught)\(text)" : "entry \(entry), which awaited, gives \(text)"
        add(ConsoleText(text: sentence, isError: isRejected, outcome: outcome))
    }

    private func add(_ line: ConsoleText) {
        listener?(line)
        units += line.text.utf8.count
        if units <= ConsoleBuffer.capacity {
            lines.append(line)
        } else if !hasOverflown {
            hasOverflown = true
            lines.append(ConsoleText(text: "… (more was printed than a report can keep)", isError: true))
        }
    }

    func take() -> [ConsoleText] {
        endLine()
        defer { lines = []; units = 0; hasOverflown = false }
        return lines
    }
}
