import Engine
import Explorer
import HeapAdapter

/// Puts into words what an entry changed.
struct ChangeWords {
    /// The heap after the entry.
    private let now: EngineView

    /// More lines than this nobody reads.
    private static let mostChanges = 20
    /// The same for objects whose own holders did not change.
    private static let mostAffected = 6

    /// What to say where nothing can be said of objects one by one.
    static let largeStart = "a large heap: "
    static let tooLarge = "heap too large to be counted · ask with diff"

    init(_ now: EngineView) { self.now = now }

    /// What came to life is told first. Of many lines of one sort the first are shown, and how many more there are.
    func tell(_ changes: LedgerChanges, in report: inout Report) {
        let lines = changes.objects.map(line) + changes.stillborn.map(line)
        if changes.unseenCount > 0 {
            report.notes.append("\(changes.unseenCount) more objects were born that only a weak collection mentions: nothing holds them")
        }
        func take(_ most: Int, _ words: String, where belongs: (HeapChange) -> Bool) {
            // Of a heap too large for numbers all that got one are shown: the counts say how many that is.
            let some = lines.filter(belongs), shown = (changes.counts == nil ? ChangeWords.folded(some) : some).prefix(most)
            report.changes += shown
            if some.count > shown.count { report.notes.append("\(Phrase.more(some.count - shown.count)) \(words)") }
        }
        take(ChangeWords.mostChanges, "came to life") { $0.kind == .born }
        take(ChangeWords.mostChanges, "changed holders") { $0.kind != .born && $0.kind != .affected }
        take(ChangeWords.mostAffected, "go with them") { $0.kind == .affected && $0.fate == .doomed }
        take(ChangeWords.mostAffected, "are held otherwise now") { $0.kind == .affected && $0.fate != .doomed }
        if let counts = changes.counts {
            report.notes.append(ChangeWords.text(counts))
        } else if changes.droppedCount > 0 {
            let count = changes.droppedCount
            report.notes.append("\(Phrase.count(count, "object")) came and went: \(Phrase.nextGC(takes: count == 1 ? "it" : "them"))")
        }
    }

    /// Without most of the lines that say what others say, but for the numbers.
    private static func folded(_ lines: [HeapChange]) -> [HeapChange] {
        Folded.firstOfEachSort(lines.map { $0.event + " · " + $0.consequence }).map { lines[$0] }
    }

    /// `a large heap: 1000001 objects born, 1 told by number · 2 came and went · 1000005 alive, 4 doomed`
    static func text(_ counts: HeapCounts) -> String {
        var parts: [String] = []
        if counts.born > 0 { parts.append("\(Phrase.count(counts.born, "object")) born" + (counts.born > counts.numbered ? ", \(counts.numbered) told by number" : "")) }
        if counts.dropped > 0 { parts.append("\(counts.dropped) came and went") }
        parts.append("\(counts.alive) alive" + (counts.doomed > 0 ? ", \(counts.doomed) doomed: \(Phrase.nextGC(takes: counts.doomed == 1 ? "it" : "them"))" : ""))
        return largeStart + parts.joined(separator: " · ")
    }

    private func line(_ change: ObjectChange) -> HeapChange {
        let label = ObjectLabel(number: change.number, preview: Preview(now.machine.vm).text(Value(now.cell(change.node))))
        return HeapChange(kind: change.kind, object: label, gained: change.gained, lost: change.lost, holders: change.holders, fate: change.fate,
                          event: event(change.kind, change.gained, change.lost), consequence: consequence(change))
    }

    private func line(_ stillborn: (label: ObjectLabel, mention: Holder)) -> HeapChange {
        HeapChange(kind: .born, object: stillborn.label, gained: [stillborn.mention], lost: [], holders: [], fate: .collected,
                   event: "⇠ \(stillborn.mention.phrase)", consequence: "nothing held it: it is collected already")
    }

    /// `lost dog1`, `← strong key`, `⇠ weak key`. A birth tells only of mentions: its holders are all new.
    private func event(_ kind: HeapChange.Kind, _ gained: [Holder], _ lost: [Holder]) -> String {
        var parts: [String] = []
        if !lost.isEmpty { parts.append("lost \(Phrase.list(lost.map(\.text)))") }
        for holder in gained.prefix(3) where kind != .born || holder.isWeak { parts.append("\(holder.isWeak ? "⇠" : "←") \(holder.phrase)") }
        if kind != .born, gained.count > 3 { parts.append("and \(gained.count - 3) more") }
        return parts.joined(separator: ", ")
    }

    // MARK: What it comes to

    private func consequence(_ change: ObjectChange) -> String {
        if change.fate == .doomed { return doom(change.holds) }
        let node = change.node, holders = change.holders
        let leak = change.fate == .leak ? leakText(node, change.holds) : nil
        // A class that lives by its prototype's constructor alone has no holder that is told: then the way to it is.
        let way = holders.isEmpty ? now.naming.path(to: node)?.text ?? "the language itself" : ""
        let roles = holders.isEmpty ? way : Phrase.list(holders.map(\.text)), names = holders.isEmpty ? way : Phrase.list(holders.map(\.name))
        switch change.kind {
        case .born: return "held by \(roles)" + (leak.map { ": \($0)" } ?? "")
        case .gained: return leak == nil ? "now held by \(names)" : "now held by \(roles): \(leak ?? "")"
        case .mentioned:
            let mention = change.gained.first.map(HolderWords.nature) ?? "a mention"
            return "\(mention) holds nothing: still held by \(roles)\(holders.count == 1 ? " alone" : "")"
        case .lost: return "still held by \(roles)" + (leak.map { ": \($0), a leak" } ?? "")
        case .affected:
            if let leak { return "still held by \(roles): \(leak), a leak" }
            return change.fateBefore == .doomed ? "saved: held by \(roles)" : "within reach again, by \(roles)"
        }
    }

    private func leakText(_ node: Node, _ holds: [Hold]) -> String { LeakWords(now).reason(node, holds) }

    /// The doomed key of the WeakMap's entry whose value the object is.
    private func lostKey(_ holds: [Hold]) -> String? {
        for hold in holds where hold.isFromAlive {
            if case .weakMapValue(let key) = hold.kind, hold.isWeak { return now.naming.label(of: key) }
        }
        return nil
    }

    /// `nothing holds it: the next gc takes it, and weak's entry with it`
    private func doom(_ holds: [Hold]) -> String {
        let doomedHolders = holds.filter { !$0.isFromAlive && !$0.isWeak }.compactMap { $0.source }
            .compactMap { now.machine.ledger.number(of: now.graph.cells[Int($0)]) }
        let losers = holds.filter { $0.isFromAlive && $0.isWeak }.map(now.words.holder)
        let start = doomedHolders.isEmpty ? lostKey(holds).map { "goes with its key \($0): a weak entry holds no longer than that" } ?? Phrase.nothingHoldsIt
            : "goes with \(Phrase.list(Set(doomedHolders).sorted().map { "#\($0)" })): nothing else holds it"
        let parts = lostKey(holds) == nil ? HolderWords.losses(losers) : []
        return parts.isEmpty ? start : "\(start), and \(Phrase.enumeration(parts)) with it"
    }
}
