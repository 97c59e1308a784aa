import Engine

// A replay runs entries of the journal again, on a machine of its own. While it does, that machine is the one at work: the one
// that Ctrl-C stops. What stops it leaves everything as it was.

/// Why a replay did not come to its end.
enum ReplayFailure: Error {
    /// Ctrl-C.
    case interrupted
    /// The system gives no memory for another heap.
    case noMemory
    /// It did otherwise than before, and what was known of before is forgotten: it is to be tried again.
    case diverged

    /// `what`: the command, which has changed nothing.
    func report(of what: String) -> Report {
        var report = switch self {
        case .interrupted: Report.refusal("interrupted: \(what) has changed nothing")
        case .diverged: Report.refusal("\(what) has changed nothing: the program does not do the same each time")
        case .noMemory: Report.refusal("\(what) needs memory for another heap, and the system has none")
        }
        report.isInterrupted = self == .interrupted
        return report
    }
}

extension Shell {
    /// A new machine in which the entries have run. It is the one at work until ``putToWork(_:)`` names another.
    func replayed(_ entries: [Journal.Entry]) throws(ReplayFailure) -> Machine {
        do { return try replayedOnce(entries) } catch {
            guard case .diverged = error else { throw error }
            return try replayedOnce(entries)
        }
    }

    private func replayedOnce(_ entries: [Journal.Entry]) throws(ReplayFailure) -> Machine {
        guard let fresh = Machine(options, memory, isSilent: true) else { throw .noMemory }
        putToWork(fresh)
        do {
            try fresh.replay(entries)
            return fresh
        } catch {
            putToWork(nil)
            fresh.destroy()
            throw error
        }
    }

    /// Does `body` with such a machine, and throws it away.
    func withMachine<T>(after entries: [Journal.Entry], _ body: (Machine) throws(ReplayFailure) -> T) throws(ReplayFailure) -> T {
        let fresh = try replayed(entries)
        defer {
            putToWork(nil)
            fresh.destroy()
        }
        return try body(fresh)
    }

    /// From here on Ctrl-C is for this machine; nil for the shell's own. One that the other has not heeded yet moves along.
    func putToWork(_ fresh: Machine?) {
        let before = requestWord
        replaying = fresh
        onMachineChange?()
        guard before != requestWord, before.pointee & Shell.interruptionBit != 0 else { return }
        before.pointee &= ~Shell.interruptionBit
        requestWord.pointee |= Shell.interruptionBit
    }
}

extension Machine {
    /// Runs the entries once more, without what had been interrupted.
    func replay(_ entries: some Sequence<Journal.Entry>) throws(ReplayFailure) {
        for entry in entries {
            let firstNumber = ledger.nextNumber
            if entry.isReplayed {
                let report = run(entry, isReplay: true)
                try checkInterruption(report.isInterrupted)
                if hasDiverged { throw .diverged }
                if !report.errors.isEmpty, entry.hasThrown != true { newlyThrown.append(entry.number) }
                remember(entry)
            }
            // An entry that is left out, or that ends otherwise, must not shift the numbers of those after it.
            reserveNumbers(before: firstNumber + entry.objectCount)
        }
    }

    /// An entry was interrupted, or would have been if it had run any longer.
    func checkInterruption(_ isInterrupted: Bool) throws(ReplayFailure) {
        let isAsked = vm.requestWord.pointee & Shell.interruptionBit != 0
        vm.requestWord.pointee &= ~Shell.interruptionBit
        if isInterrupted || isAsked { throw .interrupted }
    }
}
