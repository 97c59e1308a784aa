import Engine
import Explorer
import HeapAdapter

/// What `whatif ENTRY` answers: the journal runs again on a new machine, then the entry, then a collection. The machine is thrown
/// away, and nothing else was touched.
struct WhatIfFinder {
    private let shell: Shell
    init(_ shell: Shell) { self.shell = shell }

    func answer(_ text: String) -> Report {
        var isCollection = false, pause: Journal.Pause?
        switch CommandList.read(text, isVariable: shell.machine.isUserVariable) {
        case .javaScript: break
        case .command(let command as GCCommand) where !command.isExplained: isCollection = true
        case .command(let command as WaitCommand): pause = .time(command.milliseconds)
        case .command(_ as TickCommand): pause = .nextTimer
        case .command, .misuse: return .refusal("whatif is about JavaScript, gc and wait: \(text) changes no object")
        }
        let journal = shell.journal
        var answer = WhatIfReport(entry: text)
        let entry = journal.next(text, isCollection: isCollection, pause: pause)
        let start = DiffReport(from: journal.position, to: entry.number)
        // The heap may be small enough for numbers before or after, and yet have lost what never had one.
        var wasTooLarge = false, throwNotes: [String] = []
        do {
            answer.difference = try DifferenceFinder(shell).compare(journal.entries, into: start, isWanted: { _ in wasTooLarge }) { machine throws(ReplayFailure) in
                wasTooLarge = machine.isTooLarge
                throwNotes = machine.throwNotes
                try run(entry, on: machine, into: &answer)
                wasTooLarge = wasTooLarge || machine.isTooLarge || answer.notes.contains(ChangeWords.tooLarge)
            }
        } catch {
            return error.report(of: "whatif")
        }
        if let failure = answer.errors.first, failure.isSyntaxError {
            var report = Report(source: "")
            report.errors = [failure]
            return report
        }
        if answer.difference != nil { answer.notes.removeAll { $0 == ChangeWords.tooLarge || $0.hasPrefix(ChangeWords.largeStart) || $0.hasPrefix("…") } }
        answer.notes += Journal.interruptionNotes(journal.entries) + throwNotes
        return Report(answer)
    }

    private func run(_ entry: Journal.Entry, on machine: Machine, into answer: inout WhatIfReport) throws(ReplayFailure) {
        if !entry.isCollection {
            let report = machine.run(entry)
            try machine.checkInterruption(report.isInterrupted)
            answer.expansion = report.expansion
            answer.output = report.output
            answer.value = report.value
            answer.errors = report.errors
            answer.changes = report.changes
            answer.notes = report.notes
            if let collection = report.collection { add(collection, to: &answer) }
            // Nothing has run: there is nothing to collect after it.
            if report.errors.first?.isSyntaxError == true { return }
        }
        let report = machine.run(shell.journal.next("gc", isCollection: true))
        try machine.checkInterruption(report.isInterrupted)
        answer.output += report.output
        answer.errors += report.errors
        if let collection = report.answer(as: CollectionReport.self) { add(collection, to: &answer) }
    }

    private func add(_ collection: CollectionReport, to answer: inout WhatIfReport) {
        answer.collected += collection.collected
        answer.others += collection.others
        answer.cleanups += collection.cleanups
        answer.alive = collection.alive
        for loss in collection.losses {
            if let place = answer.losses.firstIndex(where: { $0.holder == loss.holder && $0.kind == loss.kind }) {
                answer.losses[place].entries += loss.entries
            } else {
                answer.losses.append(loss)
            }
        }
    }
}

extension Machine {
    /// The last entry's report could not tell of objects one by one.
    fileprivate var isTooLarge: Bool { ledger.isSilentlyNumbered }
}
