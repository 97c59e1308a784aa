import Engine
import Explorer
import HeapAdapter

// `gc auto`: a collector that comes by itself, as in a browser. When it strikes is the business of whoever runs the shell; what a
// strike does is here, and stands in the journal like any `gc`, so that undo, redo and `.save` find the same heap.

/// Who sees to it that the collector strikes.
public enum BackgroundMode: Sendable {
    /// Nobody.
    case none
    /// There is a prompt: it strikes by the clock, while somebody types or thinks.
    case atPrompt
    /// There is none, and so no time that passes: it strikes after each entry, in every run at the same place.
    case afterEntries
}

/// What `gc auto` has set.
struct BackgroundCollector {
    static let usualSeconds = 5.0
    static let bounds = 0.1...3600.0
    /// Nil: it is off.
    var seconds: Double?
    /// Something has been entered since the last strike. Where nothing has, there is nothing new to take.
    var mayHaveGarbage = true
}

extension Shell {
    /// How often the background collector strikes, in seconds; nil where it is off.
    public var secondsBetweenStrikes: Double? { collector.seconds }

    /// `gc auto`
    func startCollector(everySeconds seconds: Double) -> Report {
        guard BackgroundCollector.bounds.contains(seconds) else { return .refusal("gc auto takes from 0.1 to 3600 seconds: gc auto 5") }
        let every = seconds == 1 ? "second" : "\(seconds.rounded() == seconds ? "\(Int(seconds))" : "\(seconds)") seconds"
        let text: String
        switch background {
        case .none: return .refusal("gc auto needs a prompt: here nobody waits while a collector strikes; gc collects now")
        case .atPrompt: text = "the collector strikes every \(every), never while an entry runs · gc off ends it"
        case .afterEntries: text = "without a prompt no time passes: the collector strikes after each entry, whatever the seconds · gc off ends it"
        }
        collector.seconds = seconds
        collector.mayHaveGarbage = true
        return Report(AutoReport(isOn: true, seconds: seconds, isAfterEntries: background == .afterEntries, text: text))
    }

    /// `gc off`
    func stopCollector() -> Report {
        let text = collector.seconds == nil ? "the background collector was off already: gc collects now" : "the background collector is off: gc collects now"
        collector.seconds = nil
        return Report(AutoReport(isOn: false, seconds: nil, isAfterEntries: false, text: text))
    }

    /// The background collector's turn: collects where that takes something, and tells what. Nil where there is nothing to tell.
    ///
    /// A strike that changes nothing is not made, and is not in the journal. While there is something to redo it waits: a strike is
    /// an entry, and would end that. What cleanups print is in the report only.
    public func strike() -> Report? {
        guard collector.seconds != nil, collector.mayHaveGarbage, journal.undone.isEmpty else { return nil }
        collector.mayHaveGarbage = false
        guard machine.hasGarbage else { return nil }
        let report = watching {
            let wasSilent = machine.isSilent
            machine.isSilent = true
            defer { machine.isSilent = wasSilent }
            return run(journal.next(Journal.strike, isCollection: true))
        }
        guard let collection = report.answer(as: CollectionReport.self) else { return report }
        var told = report
        told.result = CommandResult(StrikeReport(collection))
        let isQuiet = collection.isEmpty && report.output.isEmpty && report.errors.isEmpty && report.changes.isEmpty && report.watches.isEmpty
        return isQuiet && !report.isInterrupted ? nil : told
    }
}

extension Machine {
    /// A collection would change something that can be told. Nothing is collected to find out: a collection that the journal does
    /// not know would make a replay another run. On a heap that is too large for full reports the answer is yes, unseen.
    fileprivate var hasGarbage: Bool {
        guard vm.usedBytes < Ledger.mostBytes, let graph = HeapGraph(vm, extra: ledger.cells) else { return true }
        let reachability = graph.reachability()
        if ledger.cells.contains(where: { graph.find($0).map { !reachability.reaches($0) } ?? false }) { return true }
        return graph.hasDeadMentions(reachability)
    }
}
