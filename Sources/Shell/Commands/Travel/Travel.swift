// undo, redo and goto: along the journal, back and forth.

extension Shell {
    /// `undo` or `redo`, so many entries.
    func travel(_ direction: TravelReport.Direction, _ count: Int, into report: inout Report) {
        let available = direction == .undo ? journal.entries.count : journal.undone.count
        do {
            guard let entries = try direction == .undo ? undo(count) : redo(count) else {
                report.result = .refusal(Refusal(message: Shell.tooFar(direction, available)))
                return
            }
            report.result = arrival(direction, entries)
        } catch {
            error.tell(direction.rawValue, in: &report)
        }
    }

    private static func tooFar(_ direction: TravelReport.Direction, _ available: Int) -> String {
        if available == 0 { return direction == .undo ? "nothing to undo: the journal is empty" : "nothing to redo" }
        return "\(direction == .undo ? "the journal has" : "there is left to redo:") \(available) \(available == 1 ? "entry" : "entries")"
    }

    /// `goto`: to the state after an entry, whether it stands or was undone.
    func go(to number: Int, into report: inout Report) {
        let position = journal.position
        func refuse(_ message: String) { report.result = .refusal(Refusal(message: message)) }
        if number == position { return refuse(number == 0 ? "already at the start" : "already at entry \(number)") }
        guard number == 0 || journal.entry(number) != nil else { return refuse(journal.noEntry(number)) }
        do {
            let entries = try number < position ? undo(journal.entries.count { $0.number > number }) : redo(journal.undone.count { $0.number <= number })
            if let entries { report.result = arrival(.goto, entries) }
        } catch {
            error.tell("goto", in: &report)
        }
    }

    private func arrival(_ direction: TravelReport.Direction, _ entries: [Journal.Entry]) -> CommandResult {
        .travel(TravelReport(direction: direction, entries: entries.map(\.line), position: journal.position, alive: machine.aliveCount))
    }
}

extension Journal {
    /// The number of the last entry that stands; 0 at the very start.
    var position: Int { entries.last?.number ?? 0 }

    /// Those that stand and those that were undone, in order.
    var allEntries: [Entry] { entries + undone.reversed() }

    /// An entry that stands or was undone.
    func entry(_ number: Int) -> Entry? { allEntries.first { $0.number == number } }

    /// `there is no entry 9: the last one is 5`
    func noEntry(_ number: Int) -> String {
        guard let last = allEntries.last else { return "there is no entry \(number): the journal is empty" }
        return "there is no entry \(number): the last one is \(last.number)"
    }
}
