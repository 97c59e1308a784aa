import Engine
import Explorer
import HeapAdapter

// What an entry did is what the heap has and the ledger has not. Finding it is a function of the two, which gives the
// ledger of now, and the differences as values. Words for them are made elsewhere (``ChangeWords``).

/// What an entry changed.
struct LedgerChanges {
    /// One for each object with a number for which anything is otherwise, in the order of their numbers.
    var objects: [ObjectChange] = []
    /// Objects that were born and taken within the entry, and that something weak mentioned: they existed, so they have numbers.
    var stillborn: [(label: ObjectLabel, mention: Holder)] = []
    /// So many objects that only something weak mentions were too many for numbers.
    var unseenCount = 0
    /// Objects that the entry made and nothing refers to any more.
    var droppedCount = 0
    /// Of a heap too large for numbers.
    var counts: HeapCounts?
}

/// What an entry did to a heap too large for numbers.
struct HeapCounts {
    var born = 0
    /// Of these, how many got numbers.
    var numbered = 0
    var alive = 0
    /// What nothing holds, of whatever entry.
    var doomed = 0
    /// Of these, how many the entry made itself.
    var dropped = 0
}

/// What changed for one object.
struct ObjectChange {
    let number: Int
    let node: Node
    let kind: HeapChange.Kind
    /// Everyone who refers to it.
    let holds: [Hold]
    /// Those who do now and did not before, or who hold it now and only mentioned it.
    let gained: [Holder]
    /// Those who did, by their names of then.
    let lost: [Holder]
    /// Who holds it.
    let holders: [Holder]
    let fate: Fate
    let fateBefore: Fate
}

extension Ledger {
    // MARK: Births

    /// So many objects that only something weak mentions get a number; where there are more, none does.
    static let mostUnseen = 8

    /// Numbers for what a person would count: first what the program can reach, in the order in which its names lead there, then what
    /// only a weak collection still mentions. `stillbornCount`: those of the latter that are gone again; `unseenCount` counts these, too.
    func births(in now: EngineView, stillbornCount: Int) -> Births {
        var births = Births(), unreached: [Node] = [], counted = CountedCells(now.machine.vm)
        let symbols = weakSymbols(in: now)
        for node in now.graph.nodes {
            let cell = now.cell(node)
            guard cell.isObject || symbols.contains(node), !isBuiltIn(cell), number(of: cell) == nil, !cell.isObject || counted.contains(cell) else { continue }
            if now.reachability.reaches(node) { births.numbered.append(cell) } else { unreached.append(node) }
        }
        let holds = unreached.isEmpty ? [] : now.naming.holds(on: unreached)
        let mentioned = zip(unreached, holds).filter { $1.contains { $0.isWeak && $0.isFromAlive } }.map { now.cell($0.0) }
            .filter { !isLeftUnnumbered($0) }
        births.unseenCount = mentioned.count + stillbornCount
        if births.unseenCount <= Ledger.mostUnseen { births.numbered += mentioned } else { births.left = mentioned }
        return births
    }

    /// Symbols without a number that something weak mentions: from there on it is told who holds them, and when they die, as it is told of objects.
    private func weakSymbols(in now: EngineView) -> Set<Node> {
        let symbols = now.graph.nodes.filter { now.graph.kind(of: $0) == .symbol && !isBuiltIn(now.cell($0)) && number(of: now.cell($0)) == nil }
        if symbols.isEmpty { return [] }
        return Set(zip(symbols, now.naming.holds(on: symbols)).filter { $1.contains { $0.isWeak && $0.isFromAlive } }.map(\.0))
    }

    /// Who gets a number, in this order, and who is left without.
    struct Births {
        var numbered: [Cell] = []
        var left: [Cell] = []
        var unseenCount = 0
    }

    mutating func take(_ births: Births) {
        for cell in births.numbered { assignNumber(to: cell) }
        for cell in births.left { leaveUnnumbered(cell) }
    }

    /// So many births are told by number where the heap is large.
    static let mostNumbered = 20

    /// The same for a heap too large for numbers: the births nearest to a name get some, and all are counted.
    func countingBirths(in now: EngineView) -> (births: Births, counts: HeapCounts) {
        var births = Births(), counts = HeapCounts(), counted = CountedCells(now.machine.vm)
        let vm = now.machine.vm, period = vm.allocationPeriod, graph = now.graph, reachability = now.reachability
        for node in graph.nodes where graph.isObject(node) && reachability.reaches(node) {
            let cell = now.cell(node)
            guard !isBuiltIn(cell), counted.contains(cell) else { continue }
            counts.alive += 1
            guard vm.allocationPeriod(of: cell) == period, number(of: cell) == nil else { continue }
            counts.born += 1
            guard counts.numbered < Ledger.mostNumbered else { continue }
            counts.numbered += 1
            births.numbered.append(cell)
        }
        vm.forEachCell { cell in
            guard cell.isObject, !(graph.find(cell).map(reachability.reaches) ?? false), isDroppable(cell, vm, &counted) else { return }
            counts.doomed += 1
            if vm.allocationPeriod(of: cell) == period { counts.dropped += 1 }
        }
        return (births, counts)
    }

    /// What is told of where it came and went: a program's object, made by an entry. An error that was thrown is told by its text. In a heap
    /// that is only counted, all of them.
    func isDroppable(_ cell: Cell, _ vm: VM, _ counted: inout CountedCells) -> Bool {
        cell.isObject && cell.kind != .error && (isSilentlyNumbered || !Ledger.isCarrier(cell, vm)) && vm.allocationPeriod(of: cell) ?? 0 > 0
            && !isBuiltIn(cell) && counted.contains(cell)
    }

    /// What mostly carries values from one place to another: the array in `new Map([[dog, 1]])`, a callback, an iterator with
    /// what it gives, what `await` waits for. That it came and went is no news.
    private static func isCarrier(_ cell: Cell, _ vm: VM) -> Bool {
        switch cell.kind {
        case .array, .function, .nativeFunction, .boundFunction, .arguments, .promise, .generator, .asyncGenerator, .asyncFunction,
             .arrayIterator, .mapIterator, .setIterator, .stringIterator, .iteratorHelper, .wrappedIterator, .regExpStringIterator: true
        case .object: JSObject(cell: cell).map(vm.isIteratorResult) ?? false
        default: false
        }
    }

    // MARK: Changes

    /// What is known from here on, beside the births.
    struct Update {
        fileprivate var weakNames: [Cell: (name: String, kind: String)] = [:]
        fileprivate var holds: [(number: Int, holds: [KnownHold], fate: Fate)] = []
        fileprivate var named: [Int] = []
        fileprivate var losses: [(name: String, number: Int)] = []
    }

    /// Compares what is known with the heap as it is now: what is otherwise, and what is known from here on. Objects from the number
    /// `first` on are new.
    func comparing(_ now: EngineView, newFrom first: Int) -> (changes: [ObjectChange], update: Update) {
        var update = Update()
        update.weakNames = Ledger.namesOfWeakCollections(in: now)
        let known = sortedNumbers.compactMap { number in records[number].flatMap { now.graph.find($0.cell) }.map { (number: number, node: $0) } }
        let moment = Moment(now)
        let changes = zip(known, moment.naming.holds(on: known.map(\.node))).compactMap { object, holds in
            change(of: object.number, at: object.node, holds, isNew: object.number >= first, moment, &update)
        }
        return (changes, update)
    }

    mutating func take(_ update: Update) {
        refresh(by: update)
        for number in update.named { noteName(of: number) }
        for loss in update.losses { noteLoss(of: loss.name, loss.number) }
    }

    /// After entries of which only facts are known: who holds what now, and what becomes of it. No entry did that, so nothing is noted.
    mutating func refresh(by update: Update) {
        weakNames = update.weakNames
        for record in update.holds { self.update(record.number, holds: record.holds, fate: record.fate) }
    }

    private static func namesOfWeakCollections(in now: EngineView) -> [Cell: (name: String, kind: String)] {
        var names: [Cell: (name: String, kind: String)] = [:]
        for node in now.graph.nodes where now.graph.kind(of: node).isWeakHolder {
            let cell = now.cell(node)
            names[cell] = (now.naming.name(of: node), cell.kind.collectionName)
        }
        return names
    }

    /// What is asked for each object, found once.
    private struct Moment {
        let fates: Fates
        let named: Reachability
        let naming: Naming
        let words: HolderWords

        init(_ now: EngineView) { (fates, named, naming, words) = (now.fates, now.named, now.naming, now.words) }

        func sourceName(_ hold: Hold) -> String { hold.source.map(naming.name(of:)) ?? "" }
    }

    /// Nil where nothing has changed for it.
    private func change(of number: Int, at node: Node, _ holds: [Hold], isNew: Bool, _ now: Moment, _ update: inout Update) -> ObjectChange? {
        guard let before = records[number] else { return nil }
        let fate = now.fates[node], alive = holds.allSatisfy(\.isFromAlive) ? holds : holds.filter(\.isFromAlive)
        if !before.wasNamed, now.named.reaches(node) { update.named.append(number) }
        if !isNew, fate == before.fate, Ledger.isUnchanged(alive, before, now) { return nil }
        var known: [KnownHold] = [], gained: [Holder] = []
        let past = Ledger.byIdentity(before.holds)
        for hold in alive {
            let past = past[hold.identity], holder = now.words.holder(hold)
            known.append(KnownHold(identity: hold.identity, holder: holder, sourceName: now.sourceName(hold), kind: hold.kind))
            if past == nil || past?.holder.isWeak == true && !hold.isWeak { gained.append(holder) }
        }
        let still = Set(holds.map(\.identity))
        let lost = before.holds.filter { !still.contains($0.identity) }.map(\.holder)
            .sorted { ($0.isWeak ? 1 : 0, $0.text) < ($1.isWeak ? 1 : 0, $1.text) }
        for holder in lost where !holder.isWeak && holder.role == nil { update.losses.append((holder.name, number)) }
        update.holds.append((number, known, fate))
        guard let kind = Ledger.kind(isNew, gained, lost, fate != before.fate) else { return nil }
        return ObjectChange(number: number, node: node, kind: kind, holds: holds, gained: gained, lost: lost,
                            holders: zip(alive, known).filter { !$0.0.isWeak }.map(\.1.holder), fate: fate, fateBefore: before.fate)
    }

    /// Most objects are held by the same holders as before, under the same names: no words are made for them.
    private static func isUnchanged(_ alive: [Hold], _ before: Record, _ now: Moment) -> Bool {
        guard alive.count == before.holds.count else { return false }
        // They mostly stand in the same order, too.
        if zip(alive, before.holds).allSatisfy({ $0.identity == $1.identity && isSame($0, $1, now) }) { return true }
        if alive.count == 1 { return false }
        let past = byIdentity(before.holds)
        return alive.allSatisfy { hold in past[hold.identity].map { isSame(hold, $0, now) } ?? false }
    }

    private static func isSame(_ hold: Hold, _ known: KnownHold, _ now: Moment) -> Bool {
        known.holder.isWeak == hold.isWeak && known.kind == hold.kind && known.sourceName == now.sourceName(hold)
    }

    private static func byIdentity(_ holds: [KnownHold]) -> [Hold.Identity: KnownHold] {
        Dictionary(holds.map { ($0.identity, $0) }) { first, _ in first }
    }

    private static func kind(_ isNew: Bool, _ gained: [Holder], _ lost: [Holder], _ isOtherFate: Bool) -> HeapChange.Kind? {
        if isNew { return .born }
        if lost.contains(where: { !$0.isWeak }) { return .lost }
        if gained.contains(where: { !$0.isWeak }) { return .gained }
        if !gained.isEmpty { return .mentioned }
        if !lost.isEmpty { return .lost }
        return isOtherFate ? .affected : nil
    }
}
