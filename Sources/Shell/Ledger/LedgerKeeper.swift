import Engine
import Explorer
import HeapAdapter

/// Keeps a machine's ledger: the only one who writes it. It hears of each collection at the moment when the dead can still be seen.
final class LedgerKeeper: HeapObserver, CellNotes {
    var ledger: Ledger

    /// An object that was never seen alive.
    struct Stillborn {
        let preview: String
        let mentionedBy: Cell
        /// What it was to that: `key`, `element`, `target`.
        let role: String
    }
    /// A report of a collection names so many objects.
    private static let mostCollected = 40

    // What collections did since somebody asked.
    var collected: [ObjectLabel] = []
    var losses: [(cell: Cell, entries: Int)] = []
    var collections = 0
    /// Objects without a number that were taken since somebody asked for a collection, and those that the present entry made.
    var unnumbered = 0
    var droppedUnseen = 0
    /// Somebody asked for one of the collections.
    var isAsked = false
    /// Objects that died in the entry in which they were born, and that something mentioned weakly.
    var stillborn: [Stillborn] = []

    /// While built-ins come to life: what was there before them.
    private var cellsBeforeBuiltins: CellSet?

    // What a replay goes by (``EntryFacts``).
    let memory: LedgerMemory
    /// The machine's marks up to now, mixed.
    var mark: UInt64 = 0
    /// What the present entry teaches.
    var present = EntryFacts(start: 0)
    /// The same, where it is known beforehand: then nobody looks at the heap.
    var known: EntryFacts?
    var isKnown: Bool { known != nil }
    var wasKnown = false
    /// A replay's entry did otherwise than was known of it.
    var hasDiverged = false
    /// The last entries were known: who holds what now has not been looked at.
    var isStale = false

    /// Graphs that were made are kept until the next entry: who compares moments has use for them.
    var keepsGraphs = false
    var kept: (graph: HeapGraph, reachability: Reachability, nextNumber: Int, knownCount: Int)?

    /// How things stood when the heap was last looked at: as long as nothing runs they stand so still.
    var seen: (runs: UInt64, collections: Int)?
    /// What was counted then in a heap too large for numbers.
    var counts: HeapCounts?

    init(_ vm: VM, _ memory: LedgerMemory) {
        ledger = Ledger(vm)
        self.memory = memory
        vm.observer = self
    }

    // MARK: For graphs

    func number(of cell: Cell) -> Int? { ledger.number(of: cell) }
    func isBuiltIn(_ cell: Cell) -> Bool { ledger.isBuiltIn(cell) }

    /// Built-in modules are loaded when an entry first asks for them, one sometimes while another is.
    func installBuiltins(_ vm: VM, _ work: () -> Void) {
        if cellsBeforeBuiltins != nil { return work() }
        var before = CellSet()
        vm.forEachCell { before.insert($0) }
        cellsBeforeBuiltins = before
        work()
        ledger.addBuiltIns(vm, butNot: cellsBeforeBuiltins ?? before)
        cellsBeforeBuiltins = nil
    }

    // MARK: Around an entry

    /// Keeps the graph of the heap as it is, with the ledger's cells, where somebody has use for it.
    func keep(_ graph: HeapGraph, _ reachability: Reachability) {
        if keepsGraphs { kept = (graph, reachability, ledger.nextNumber, ledger.records.count) }
    }

    /// Such a graph, if the heap and the ledger are still as they were.
    func keptGraph(_ vm: VM) -> (graph: HeapGraph, reachability: Reachability)? {
        guard let kept, isAsSeen(vm), kept.nextNumber == ledger.nextNumber, kept.knownCount == ledger.records.count else { return nil }
        return (kept.graph, kept.reachability)
    }

    /// Nothing has run since the heap was looked at.
    func isAsSeen(_ vm: VM) -> Bool { seen.map { $0.runs == vm.interpreterRuns && $0.collections == vm.collectionCount } ?? false }

    // MARK: After an entry

    /// What the entry did, and the heap in which it shows; nil where the heap is too large to be looked at. Linear in what the
    /// program can reach: some tens of microseconds on a lesson's heap. Of a large heap most is counted.
    func observe(_ machine: Machine) -> (changes: LedgerChanges, now: EngineView)? {
        let first = ledger.nextNumber, found = look(machine)
        note(machine.vm)
        if let graph = found?.now.graph, ledger.nextNumber == first { keep(graph, found?.now.reachability ?? graph.reachability()) }
        return found
    }

    private func look(_ machine: Machine) -> (changes: LedgerChanges, now: EngineView)? {
        counts = nil
        let known = ledger.cells, limit = ledger.baselineCount + Ledger.mostCells
        guard machine.vm.usedBytes < Ledger.mostBytes, known.count < Ledger.mostCells,
              let graph = HeapGraph(machine.vm, extra: known, limit: limit, isInterruptible: false, notes: self) else {
            return observeLarge(machine, known)
        }
        // The view asks for numbers while it is compared: what each step finds is put in place at its end.
        let now = EngineView(machine, graph), first = ledger.nextNumber
        let births = ledger.births(in: now, stillbornCount: stillborn.count), unseenCount = births.unseenCount
        ledger.take(births)
        let comparison = ledger.comparing(now, newFrom: first)
        ledger.take(comparison.update)
        var changes = LedgerChanges(objects: comparison.changes)
        changes.droppedCount = droppedCount(in: now)
        if ledger.isSilentlyNumbered {
            changes.objects.removeAll { $0.kind == .born }
            ledger.isSilentlyNumbered = false
        } else if unseenCount > Ledger.mostUnseen {
            changes.unseenCount = unseenCount
        } else {
            changes.stillborn = stillborn.map(bury)
        }
        stillborn = []
        return (changes, now)
    }

    /// The same for a heap of which only a part gets numbers: what is nearest to a name. All else is counted. Some tenths of a second for a
    /// million objects.
    private func observeLarge(_ machine: Machine, _ known: [Cell]) -> (changes: LedgerChanges, now: EngineView)? {
        // When it is small again, what was born meanwhile is no news.
        ledger.isSilentlyNumbered = true
        defer { stillborn = []; droppedUnseen = 0 }
        guard let graph = HeapGraph(machine.vm, extra: known, limit: Ledger.mostCounted, isInterruptible: false, notes: self) else {
            ledger.mayHaveUncounted = true
            return nil
        }
        let now = EngineView(machine, graph), first = ledger.nextNumber
        let (births, counted) = ledger.countingBirths(in: now)
        counts = counted
        var found = counted
        found.dropped += max(0, droppedUnseen - stillborn.count)
        if !isAsked { found.doomed += unnumbered }
        ledger.take(births)
        let comparison = ledger.comparing(now, newFrom: first)
        ledger.take(comparison.update)
        var changes = LedgerChanges(objects: comparison.changes)
        changes.counts = found
        changes.droppedCount = found.dropped
        return (changes, now)
    }

    /// The same for an entry that changed nothing: what there is to say of a heap too large for numbers.
    func countsAsSeen(_ vm: VM) -> HeapCounts? {
        note(vm)
        guard var counts else { return nil }
        (counts.born, counts.numbered, counts.dropped) = (0, 0, 0)
        counts.doomed += unnumbered
        return counts
    }

    /// Objects that the present entry made and nothing refers to any more.
    private func droppedCount(in now: EngineView) -> Int {
        let vm = now.machine.vm, period = vm.allocationPeriod
        var count = max(0, droppedUnseen - stillborn.count), counted = CountedCells(vm)
        droppedUnseen = 0
        vm.forEachCell { cell in
            guard cell.isObject, vm.allocationPeriod(of: cell) == period, ledger.number(of: cell) == nil, !ledger.isLeftUnnumbered(cell),
                  ledger.isDroppable(cell, vm, &counted) else { return }
            count += 1
        }
        return count
    }

    private func bury(_ dead: Stillborn) -> (label: ObjectLabel, mention: Holder) {
        let label = ledger.bury(dead.preview)
        unnumbered = max(0, unnumbered - 1)
        collected.append(label)
        return (label, Holder(name: name(of: dead.mentionedBy).name, role: dead.role, isWeak: true))
    }

    private func name(of cell: Cell) -> (name: String, kind: String) { ledger.weakNames[cell] ?? ("a weak collection", "WeakMap") }

    /// Numbers before this one are taken: by an entry that a replay leaves out, or that ended otherwise.
    func reserveNumbers(before number: Int) { ledger.reserveNumbers(before: number) }

    // MARK: Collections

    /// What the shell has spoken of does not vanish unannounced: a collection that comes by itself leaves it to the next `gc`, while
    /// there is room. So an entry's report is the same whenever the collector strikes. (A language promises no earlier death.)
    func forEachSparedCell(_ vm: VM, _ body: (Cell) -> Void) {
        guard vm.usedBytes < Ledger.mostBytes else { return }
        for record in ledger.records.values { body(record.cell) }
    }

    /// What is to be told of when it dies.
    func forEachKnownCell(_ vm: VM, _ body: (Cell) -> Void) {
        for record in ledger.records.values { body(record.cell) }
    }

    /// The moment to look at the dead: marked are the living, and nothing is overwritten yet.
    func heapWasMarked(_ vm: VM, isAutomatic: Bool) {
        collections += 1
        var dying: Set<Cell> = []
        var gone: [ObjectLabel] = []
        for number in ledger.sortedNumbers {
            guard let cell = ledger.record(number)?.cell, !vm.isMarked(cell) else { continue }
            dying.insert(cell)
            gone.append(ObjectLabel(number: number, preview: Preview(vm).text(Value(cell))))
        }
        collected += gone
        ledger.remove(gone)
        if known == nil {
            countUnnumbered(vm, dying, isAutomatic: isAutomatic)
            noteStillborn(vm, alsoDying: dying)
        }
        ledger.forget { !vm.isMarked($0) }
        cellsBeforeBuiltins?.remove { !vm.isMarked($0) }
    }

    func heapWillBePoisoned(_ vm: VM) { if known == nil { countUnnumbered(vm, [], isAutomatic: true) } }

    /// Objects that die without ever having had a number. What goes unseen, by itself, is told of with the next `gc`, as if it had waited: so
    /// reports are the same whenever the collector strikes.
    private func countUnnumbered(_ vm: VM, _ dying: Set<Cell>, isAutomatic: Bool) {
        let period = vm.allocationPeriod
        var counted = CountedCells(vm)
        vm.forEachCell { cell in
            guard cell.isObject, !vm.isMarked(cell), cellsBeforeBuiltins?.contains(cell) ?? true, ledger.isDroppable(cell, vm, &counted),
                  !dying.contains(cell) else { return }
            unnumbered += 1
            if vm.allocationPeriod(of: cell) == period { droppedUnseen += 1 }
        }
        if !isAutomatic { isAsked = true }
    }

    /// Objects that nobody has heard of yet and that die as the keys, elements or targets of something weak that lives.
    private func noteStillborn(_ vm: VM, alsoDying: Set<Cell>) {
        var known = alsoDying
        vm.forEachCell { cell in
            guard cell.kind.isWeakCollection, vm.isMarked(cell) else { return }
            vm.forEachEdge(of: cell) { kind, target in
                guard kind.isWeak, !kind.isEphemeron, target.isObject || target.kind == .symbol, !vm.isMarked(target), !ledger.isLeftUnnumbered(target),
                      known.insert(target).inserted else { return }
                let role = cell.kind == .weakMap ? "key" : cell.kind == .weakSet ? "element" : kind == .registryToken ? "token" : "target"
                stillborn.append(Stillborn(preview: stillborn.count < Ledger.mostUnseen ? Preview(vm).text(Value(target)) : "", mentionedBy: cell, role: role))
            }
        }
    }

    func weakCellDidLose(_ cell: Cell, entries: Int) {
        if let i = losses.firstIndex(where: { $0.cell == cell }) { losses[i].entries += entries } else { losses.append((cell, entries)) }
    }

    /// The collection of the command `gc`. True where something may have been taken before it that nobody has counted. What has survived
    /// a collection without a number cannot be seen in the next: it is counted before and after.
    func collect(_ vm: VM) -> Bool {
        defer { ledger.mayHaveUncounted = false }
        if known != nil {
            vm.collectGarbage()
            return false
        }
        let before = unnumberedCount(vm), known = unnumbered
        vm.collectGarbage()
        unnumbered = known + max(0, before - unnumberedCount(vm))
        isAsked = true
        return ledger.mayHaveUncounted
    }

    private func unnumberedCount(_ vm: VM) -> Int {
        var count = 0, counted = CountedCells(vm)
        vm.forEachCell { if $0.isObject, ledger.isDroppable($0, vm, &counted), ledger.number(of: $0) == nil { count += 1 } }
        return count
    }

    /// What collections did since the last call; nil where there were none.
    func takeCollections() -> CollectionReport? {
        guard collections > 0 else { return nil }
        defer { collected = []; losses = []; collections = 0; isAsked = false }
        var report = CollectionReport()
        report.collections = collections
        let all = collected.sorted { $0.number < $1.number }
        report.collected = Array(all.prefix(LedgerKeeper.mostCollected))
        report.others = all.count - report.collected.count
        if isAsked {
            report.unnumbered = unnumbered
            unnumbered = 0
        }
        // In the order in which they came to life, not in that of marking.
        let order = losses.enumerated().sorted { (rank($0.element.cell), $0.offset) < (rank($1.element.cell), $1.offset) }
        report.losses = order.map { _, loss in
            let known = name(of: loss.cell)
            return WeakLoss(holder: known.name, kind: known.kind, entries: loss.entries)
        }
        return report
    }

    private func rank(_ cell: Cell) -> Int { ledger.number(of: cell) ?? .max }
}
