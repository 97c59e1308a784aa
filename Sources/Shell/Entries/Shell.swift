import Engine
import Syntax

/// A JavaScript shell without a terminal: an entry goes in, a ``Report`` comes out.
///
///     let shell = Shell()
///     let report = shell?.enter("let dog1 = { name: 'Snickers' }")
///
/// An entry is JavaScript, a command, or a shorthand for either. What it did is in the report; what the shell shows keeps no
/// object alive. To be used from one thread, one with a stack of a good size: a script may nest deeply.
public final class Shell {
    public struct Options {
        /// The most bytes that live objects may take.
        public var heapLimit = 1 << 30
        /// What scripts may take of the thread's stack, in bytes.
        public var stackBytes = VM.Options().stackBytes
        /// Collect at every safepoint: for tests.
        public var isStressed = false
        /// Values and console output carry colour, as on a terminal.
        public var usesColor = false
        /// How wide values are laid out.
        public var width = 80
        /// The machine's clock; nil for the virtual one, which stands still while nothing waits.
        public var clock: RealClock?
        /// The zone of local time.
        public var timeZone: String? = "UTC"
        /// The folder whose modules entries may import; nil for none.
        public var modulesFolder: String?
        /// Output tells where the call stands that printed it. This costs time at each call.
        public var notesPlaces = false
        /// Stops an entry that takes too long; nil where none does.
        public var timer: EntryTimer?
        /// Told of console output at once, beside the report: for a person who watches a long entry.
        public var onOutput: ((ConsoleText) -> Void)?

        public init() {}
    }

    public private(set) var options: Options
    /// From now on no module is read: a lesson's code, which is somebody else's, has been entered, and replays run it again.
    public func closeModules() {
        options.modulesFolder = nil
        (machine.vm.moduleHost as? NodeModules)?.close()
    }

    public private(set) var journal = Journal()
    /// `exit` was entered, or `process.exit()`.
    public private(set) var shouldExit = false
    /// What the program is to end with then.
    public var exitStatus: Int32 { machine.vm.exitStatus ?? 0 }
    /// Told of each change of the journal, when it is made: for whoever keeps it on a disk.
    public var onJournal: ((JournalEvent) -> Void)?
    /// Called when another machine is at work: ``requestWord`` is another one, too.
    public var onMachineChange: (() -> Void)?
    /// Called before the last machine goes, and with it the memory of ``requestWord``: nothing may write there any more.
    public var onEnd: (() -> Void)?

    /// Who sees to it that the background collector of `gc auto` strikes (``strike()``).
    public var background = BackgroundMode.none

    var machine: Machine
    /// What entries did when they first ran.
    let memory = LedgerMemory()
    var collector = BackgroundCollector()
    var watchList = WatchList()
    /// The one that runs a replay; nil while none does.
    var replaying: Machine?

    /// Nil where the system gives no memory.
    public init?(options: Options = Options()) {
        guard let machine = Machine(options, memory) else { return nil }
        self.options = options
        self.machine = machine
    }

    deinit {
        onEnd?()
        machine.destroy()
    }

    /// Where a signal handler writes to stop the script that runs: `requestWord.pointee |= Shell.interruptionBit`. One that came just before
    /// an entry is for that entry: whoever waits for a line takes those that came while nothing ran.
    public var requestWord: UnsafeMutablePointer<Int32> { (replaying ?? machine).vm.requestWord }
    public static var interruptionBit: Int32 { VM.interruptionBit }

    /// Objects of the program that something holds.
    public var aliveCount: Int { machine.aliveCount }

    // MARK: Entries

    /// Does what the text says, to its end, and tells what it did.
    public func enter(_ text: String) -> Report {
        let source = text.trimmed
        if source.isEmpty { return Report(source: source) }
        collector.mayHaveGarbage = true
        return limited {
            switch CommandList.read(source, isVariable: machine.isUserVariable) {
            case .javaScript: return run(journal.next(source))
            case .command(let command):
                var report = command.answer(in: self)
                report.source = source
                return report
            case .misuse(let message):
                var report = Report.refusal(message)
                report.source = source
                return report
            }
        }
    }

    /// The same for a text that is JavaScript, whatever it looks like.
    public func enterJavaScript(_ text: String) -> Report {
        collector.mayHaveGarbage = true
        return limited { run(journal.next(text)) }
    }

    /// What is entered, and what is watched meanwhile, within the time that there is for it.
    private func limited(_ body: () -> Report) -> Report {
        guard let timer = options.timer else { return watching(body) }
        timer.begin()
        var report = watching(body)
        if timer.end(), report.isInterrupted || report.watches.contains(where: \.isSwitchedOff) { report.timeLimit = timer.seconds }
        return report
    }

    /// Runs an entry and keeps it in the journal, unless it was not JavaScript at all.
    func run(_ entry: Journal.Entry) -> Report {
        var entry = entry
        let firstNumber = machine.ledger.nextNumber
        var report = machine.run(entry)
        if report.errors.first?.isSyntaxError == true { return report }
        // `process.exit()`
        if machine.vm.exitStatus != nil {
            report.isInterrupted = false
            leave()
        }
        entry.javaScript = report.expansion?.javaScript
        entry.isInterrupted = report.isInterrupted
        if !report.errors.isEmpty { entry.hasThrown = true }
        if report.isInterrupted, let part = machine.lastPart {
            entry.javaScript = part
            entry.isPart = true
        }
        entry.objectCount = machine.ledger.nextNumber - firstNumber
        if !entry.isCollection, entry.pause == nil, machine.wasLook(report) {
            entry.isLook = true
            // Looking around costs nothing of what was undone: there is no place for it between the two.
            if !journal.undone.isEmpty { return report }
        }
        report.entry = entry.number
        // A replay of a part does otherwise.
        if entry.isPart != true { machine.remember(entry) }
        journal.append(entry)
        onJournal?(.appended(entry))
        return report
    }

    /// Resumes a journal that was kept: as if its entries had been typed. For a shell that is new. False where Ctrl-C or the
    /// system's lack of memory stopped that: then the shell is as new as before.
    @discardableResult
    public func resume(_ kept: Journal) -> Bool {
        do {
            try move(to: kept)
            return true
        } catch {
            return false
        }
    }

    /// What the replay that made the present state left out, and which entries threw for want of it: a line each.
    public var replayNotes: [String] { Journal.interruptionNotes(journal.entries) + machine.throwNotes }

    // MARK: Back and forth

    /// Takes back the last `count` entries; nil where there are not so many.
    func undo(_ count: Int) throws(ReplayFailure) -> [Journal.Entry]? {
        guard count >= 1, count <= journal.entries.count else { return nil }
        var changed = journal
        let taken = changed.undo(count)
        try move(to: changed)
        onJournal?(.undone(count))
        return taken
    }

    func redo(_ count: Int) throws(ReplayFailure) -> [Journal.Entry]? {
        guard count >= 1, count <= journal.undone.count else { return nil }
        var changed = journal
        let brought = changed.redo(count)
        try move(to: changed)
        onJournal?(.redone(count))
        return brought
    }

    /// Puts a new machine in place, in which the entries of this journal have run. Where that fails all is as it was.
    private func move(to other: Journal) throws(ReplayFailure) {
        let fresh = try replayed(other.entries)
        let old = machine
        journal = other
        machine = fresh
        fresh.isSilent = false
        putToWork(nil)
        old.destroy()
    }

    func leave() { shouldExit = true }

    // MARK: Unfinished entries

    /// False where the text could go on: an open bracket, template or string. Commands and what cannot be mended are complete.
    public func isComplete(_ text: String) -> Bool {
        let source = text.trimmed
        if source.isEmpty { return true }
        switch CommandList.read(source, isVariable: machine.isUserVariable) {
        case .javaScript: return !machine.isIncomplete(source)
        case .command(let command): return command.isComplete(in: self)
        case .misuse: return true
        }
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        var scalars = unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace || first == "\u{FEFF}" { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
