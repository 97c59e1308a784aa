import Engine
import Explorer
import HeapAdapter

/// Compares the heap after an entry with what the ledger knows from before it, and says what changed: one line an object.
///
/// The cost is that of a walk over what the program can reach, some tens of microseconds on a lesson's heap; a heap that is too
/// large for that is only said to be so.
struct ChangeFinder {
    private let machine: Machine
    private var ledger: Ledger { machine.ledger }
    private var vm: VM { machine.vm }
    /// Beyond this many cells of the program a full report would stall the shell.
    static let mostCells = 20_000
    /// More lines than this nobody reads.
    static let mostChanges = 20
    /// The same for objects whose own holders did not change.
    static let mostAffected = 6
    /// A heap of so many bytes is not even looked at: one array of it may take a second.
    static let mostBytes = 64 << 20

    static let tooLargeNote = "heap too large for a full report · ask with diff"

    init(_ machine: Machine) { self.machine = machine }

    func report(into report: inout Report) {
        let known = ledger.cells
        let limit = ledger.baselineCount + ChangeFinder.mostCells
        guard vm.usedBytes < ChangeFinder.mostBytes, known.count < ChangeFinder.mostCells, let graph = HeapGraph(vm, extra: known, limit: limit, notes: ledger) else {
            return tooLarge(&report)
        }
        let reachability = graph.reachability()
        // Where no Map or Set holds an object there is no leak to look for.
        let ifWeak = graph.hasCollectionEntries ? graph.reachability(Reachability.Rule(mapsAreWeak: true)) : reachability
        let naming = Naming(graph, reachability)
        let first = ledger.nextNumber
        giveNumbers(graph, reachability, naming)
        nameWeakCollections(naming)

        let numbers = ledger.sortedNumbers
        let nodes = numbers.compactMap { ledger.record($0).flatMap { graph.find($0.cell) } }
        let holds = naming.holds(on: nodes)
        let words = ChangeWords(machine, naming, reachability, ifWeak)
        var changes: [HeapChange] = []
        for (place, number) in numbers.enumerated() where place < nodes.count {
            let isNew = number >= first, isSilent = isNew && ledger.isSilentlyNumbered
            if let change = words.change(of: number, at: nodes[place], holds[place], isNew: isNew), !isSilent {
                changes.append(change)
            }
        }
        if ledger.isSilentlyNumbered { _ = ledger.takeStillborn() } else { changes += stillborn(&report) }
        ledger.isSilentlyNumbered = false
        shorten(changes, into: &report)
    }

    /// What came to life is told first. Of many lines of one sort the first are shown, and how many more there are.
    private func shorten(_ changes: [HeapChange], into report: inout Report) {
        func take(_ most: Int, _ words: String, where belongs: (HeapChange) -> Bool) {
            let some = changes.filter(belongs)
            report.changes += some.prefix(most)
            if some.count > most { report.notes.append("… and \(some.count - most) more \(words)") }
        }
        take(ChangeFinder.mostChanges, "came to life") { $0.kind == .born }
        take(ChangeFinder.mostChanges, "changed holders") { $0.kind != .born && $0.kind != .affected }
        take(ChangeFinder.mostAffected, "go with them") { $0.kind == .affected && $0.fate == .doomed }
        take(ChangeFinder.mostAffected, "are held otherwise now") { $0.kind == .affected && $0.fate != .doomed }
    }

    private func tooLarge(_ report: inout Report) {
        report.notes.append(ChangeFinder.tooLargeNote)
        // When it is small again, what was born meanwhile is no news.
        ledger.isSilentlyNumbered = true
        ledger.mayHaveUncounted = true
        _ = ledger.takeStillborn()
    }

    // MARK: Births

    /// Numbers for what a person would count: first what the program can reach, in the order in which its names lead there, then what
    /// only a weak collection still mentions.
    private func giveNumbers(_ graph: HeapGraph, _ reachability: Reachability, _ naming: Naming) {
        var unreached: [Node] = []
        for node in 0..<graph.count {
            let cell = graph.cells[node]
            guard cell.isObject, ledger.number(of: cell) == nil, !ledger.isBuiltIn(cell), isCounted(cell) else { continue }
            if reachability.reaches(Node(node)) {
                ledger.assignNumber(to: cell)
            } else {
                unreached.append(Node(node))
            }
        }
        let holds = unreached.isEmpty ? [] : naming.holds(on: unreached)
        let mentioned = zip(unreached, holds).filter { $1.contains { $0.isWeak && $0.isFromAlive } }.map { graph.cells[Int($0.0)] }
            .filter { !ledger.isLeftUnnumbered($0) }
        ledger.unseenCount = mentioned.count + ledger.stillborn.count
        let isFew = ledger.unseenCount <= Ledger.mostStillborn
        for cell in mentioned {
            if isFew { ledger.assignNumber(to: cell) } else { ledger.leaveUnnumbered(cell) }
        }
    }

    private func isCounted(_ cell: Cell) -> Bool { vm.isCounted(cell) }

    private func nameWeakCollections(_ naming: Naming) {
        ledger.weakNames = [:]
        for node in 0..<naming.graph.count where naming.graph.cells[node].kind.isWeakCollection {
            let cell = naming.graph.cells[node]
            ledger.weakNames[cell] = (naming.name(of: Node(node)), cell.kind.collectionName)
        }
    }

    /// Objects that were born and taken within the entry, and that something mentioned weakly: they existed, so they get a number.
    private func stillborn(_ report: inout Report) -> [HeapChange] {
        let found = ledger.takeStillborn()
        if ledger.unseenCount > Ledger.mostStillborn {
            report.notes.append("\(ledger.unseenCount) more objects were born that only a weak collection mentions: nothing holds them")
            return []
        }
        return found.map { dead in
            let label = ObjectLabel(number: ledger.bury(dead.preview), preview: dead.preview)
            ledger.noteCollected(label)
            let name = ledger.weakNames[dead.mentionedBy]?.name ?? "a weak collection"
            let mention = Holder(name: name, role: dead.role, isWeak: true)
            return HeapChange(kind: .born, object: label, gained: [mention], lost: [], holders: [], fate: .collected,
                              event: "⇠ \(mention.phrase)", consequence: "nothing held it: it is collected already")
        }
    }
}
