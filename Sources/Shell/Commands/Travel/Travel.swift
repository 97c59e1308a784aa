extension Shell {
    /// `undo` or `redo`, so many entries.
    func travel(_ direction: TravelReport.Direction, _ count: Int) -> Report {
        let available = (direction == .undo ? journal.entries : journal.undone).count { $0.isLook != true }
        do {
            let isEmpty = journal.entries.isEmpty
            guard let number = direction == .undo ? journal.entriesToUndo(count) : journal.entriesToRedo(count),
                  let entries = try direction == .undo ? undo(number) : redo(number) else { return .refusal(Shell.tooFar(direction, available, isEmpty)) }
            return arrival(direction, entries)
        } catch {
            return error.report(of: direction.rawValue)
        }
    }

    private static func tooFar(_ direction: TravelReport.Direction, _ available: Int, _ isEmpty: Bool) -> String {
        if available == 0 { return direction == .undo ? "nothing to undo: \(isEmpty ? "the journal is empty" : "no entry that stands changed anything")" : "nothing to redo" }
        let entries = Phrase.count(available, "entry")
        return direction == .undo ? "the journal has \(entries)" : "\(entries) can be brought back"
    }

    /// `goto`: to the state after an entry, whether it stands or was undone.
    func go(to number: Int) -> Report {
        let position = journal.position
        if number == position { return .refusal(number == 0 ? "already at the start" : "already at entry \(number)") }
        guard number == 0 || journal.entry(number) != nil else { return .refusal(journal.noEntry(number)) }
        do {
            let entries = try number < position ? undo(journal.entries.count { $0.number > number }) : redo(journal.undone.count { $0.number <= number })
            return arrival(.goto, entries ?? [])
        } catch {
            return error.report(of: "goto")
        }
    }

    private func arrival(_ direction: TravelReport.Direction, _ entries: [Journal.Entry]) -> Report {
        var report = Report(TravelReport(direction: direction, entries: entries.map(\.line), position: journal.position, alive: machine.aliveCount))
        report.notes = replayNotes
        return report
    }
}
