import Engine
import Explorer
import HeapAdapter

/// What the shell knows of the objects it has spoken of: their numbers, who held them after the last entry, what became of
/// them. All of it is on the side, by address: the ledger keeps nothing alive.
final class Ledger: HeapObserver, CellNotes {
    /// An object with a number.
    struct Record {
        let number: Int
        let cell: Cell
        var holds: [Hold.Identity: KnownHold] = [:]
        var fate = Fate.alive
    }

    /// A reference as it was after the last entry, with what its words were made from.
    struct KnownHold {
        let holder: Holder
        let sourceName: String
        let kind: EdgeName?
    }

    /// An object that was never seen alive.
    struct Stillborn {
        let preview: String
        let mentionedBy: Cell
        /// What it was to that: `key`, `element`, `target`.
        let role: String
    }
    /// So many of them get a number; where there are more, none does.
    static let mostStillborn = 8
    /// A report of a collection names so many objects.
    static let mostCollected = 40

    private let vm: VM
    /// The built-ins: what was there before the first entry.
    private(set) var baseline = CellSet()
    private(set) var baselineCount = 0
    private(set) var records: [Int: Record] = [:]
    private var numbers: [Cell: Int] = [:]
    /// The number that the next object gets.
    var nextNumber = 1
    /// Objects that a collection took, as they last looked.
    private(set) var departed: [Int: String] = [:]

    /// What collections did since somebody asked.
    private var collected: [ObjectLabel] = []
    private var losses: [(cell: Cell, entries: Int)] = []
    private var collections = 0
    /// Objects that died in the entry in which they were born, and that something mentioned weakly.
    private(set) var stillborn: [Stillborn] = []
    /// Objects of this entry that only something weak mentions: those still there, and the stillborn.
    var unseenCount = 0
    /// Such objects of earlier entries that were too many for numbers: they are no news any more, alive or dead.
    private var unnumbered = CellSet()
    /// The heap was too large for numbers: those it gets now are no news.
    var isSilentlyNumbered = false
    /// Since the last collection the heap was too large for numbers at some time: objects without one may be dead, nobody knows how many.
    var mayHaveUncounted = false
    /// Names of weak collections after the last entry.
    var weakNames: [Cell: (name: String, kind: String)] = [:]

    init(_ vm: VM) {
        self.vm = vm
        vm.forEachCell { cell in
            baseline.insert(cell)
            baselineCount += 1
        }
        vm.observer = self
    }

    // MARK: Numbers

    func number(of cell: Cell) -> Int? { numbers[cell] }
    func label(of cell: Cell) -> ObjectLabel? {
        numbers[cell].map { ObjectLabel(number: $0, preview: Preview(vm).text(Value(cell))) }
    }
    func leaveUnnumbered(_ cell: Cell) { unnumbered.insert(cell) }
    func isLeftUnnumbered(_ cell: Cell) -> Bool { unnumbered.contains(cell) }
    func record(_ number: Int) -> Record? { records[number] }
    func isBuiltIn(_ cell: Cell) -> Bool { baseline.contains(cell) }

    /// In the order of their numbers.
    var cells: [Cell] { records.keys.sorted().compactMap { records[$0]?.cell } }
    var sortedNumbers: [Int] { records.keys.sorted() }

    @discardableResult
    func assignNumber(to cell: Cell) -> Int {
        let number = nextNumber
        nextNumber += 1
        numbers[cell] = number
        records[number] = Record(number: number, cell: cell)
        return number
    }

    /// Gives the next number to an object that is gone already.
    func bury(_ preview: String) -> Int {
        let number = nextNumber
        nextNumber += 1
        departed[number] = preview
        return number
    }

    /// Objects that died unseen are told of by the next ``takeCollections()``.
    func noteCollected(_ label: ObjectLabel) { collected.append(label) }

    func update(_ number: Int, holds: [Hold.Identity: KnownHold], fate: Fate) {
        records[number]?.holds = holds
        records[number]?.fate = fate
    }

    /// Objects with a number that something holds.
    var aliveCount: Int { records.values.reduce(0) { $0 + ($1.fate == .doomed ? 0 : 1) } }

    var doomedCount: Int { records.values.reduce(0) { $0 + ($1.fate == .doomed ? 1 : 0) } }

    func takeStillborn() -> [Stillborn] {
        defer { stillborn = [] }
        return stillborn
    }

    // MARK: Collections

    /// What the shell has spoken of does not vanish unannounced: a collection that comes by itself leaves it to the next `gc`, while
    /// there is room. So an entry's report is the same whenever the collector strikes. (A language promises no earlier death.)
    func forEachSparedCell(_ vm: VM, _ body: (Cell) -> Void) {
        guard vm.usedBytes < ChangeFinder.mostBytes else { return }
        for record in records.values { body(record.cell) }
    }

    /// What is to be told of when it dies.
    func forEachKnownCell(_ vm: VM, _ body: (Cell) -> Void) {
        for record in records.values { body(record.cell) }
    }

    /// The moment to look at the dead: marked are the living, and nothing is overwritten yet.
    func heapWasMarked(_ vm: VM) {
        collections += 1
        var dying: Set<Cell> = []
        for number in sortedNumbers {
            guard let record = records[number], !vm.isMarked(record.cell) else { continue }
            dying.insert(record.cell)
            let label = ObjectLabel(number: number, preview: Preview(vm).text(Value(record.cell)))
            collected.append(label)
            departed[number] = label.preview
            records[number] = nil
            numbers[record.cell] = nil
        }
        noteStillborn(vm, alsoDying: dying)
        baseline.remove { !vm.isMarked($0) }
        unnumbered.remove { !vm.isMarked($0) }
    }

    /// Objects that nobody has heard of yet and that die as the keys, elements or targets of something weak that lives.
    private func noteStillborn(_ vm: VM, alsoDying: Set<Cell>) {
        var known = alsoDying
        vm.forEachCell { cell in
            guard cell.kind.isWeakCollection, vm.isMarked(cell) else { return }
            vm.forEachEdge(of: cell) { kind, target in
                guard kind.isWeak, !kind.isEphemeron, target.isObject, !vm.isMarked(target), !unnumbered.contains(target),
                      known.insert(target).inserted else { return }
                let role = cell.kind == .weakMap ? "key" : cell.kind == .weakSet ? "element" : kind == .registryToken ? "token" : "target"
                stillborn.append(Stillborn(preview: stillborn.count < Ledger.mostStillborn ? Preview(vm).text(Value(target)) : "", mentionedBy: cell, role: role))
            }
        }
    }

    func weakCellDidLose(_ cell: Cell, entries: Int) {
        if let i = losses.firstIndex(where: { $0.cell == cell }) { losses[i].entries += entries } else { losses.append((cell, entries)) }
    }

    /// What collections did since the last call; nil where there were none.
    func takeCollections() -> CollectionReport? {
        guard collections > 0 else { return nil }
        defer { collected = []; losses = []; collections = 0 }
        var report = CollectionReport()
        report.collections = collections
        let all = collected.sorted { $0.number < $1.number }
        report.collected = Array(all.prefix(Ledger.mostCollected))
        report.others = all.count - report.collected.count
        // In the order in which they came to life, not in that of marking.
        report.losses = losses.enumerated().sorted { (numbers[$0.element.cell] ?? .max, $0.offset) < (numbers[$1.element.cell] ?? .max, $1.offset) }.map(\.element).map { loss in
            let known = weakNames[loss.cell]
            return WeakLoss(holder: known?.name ?? "a weak collection", kind: known?.kind ?? "WeakMap", entries: loss.entries)
        }
        return report
    }
}

extension CellKind {
    /// WeakMap and its kin.
    var isWeakCollection: Bool {
        switch self {
        case .weakMap, .weakSet, .weakRef, .finalizationRegistry: true
        default: false
        }
    }
    /// What `maps` lists.
    var isCollection: Bool { self == .map || self == .set || isWeakCollection }

    /// The constructor's name.
    var collectionName: String {
        switch self {
        case .map: "Map"
        case .set: "Set"
        case .weakMap: "WeakMap"
        case .weakSet: "WeakSet"
        case .weakRef: "WeakRef"
        case .finalizationRegistry: "FinalizationRegistry"
        default: "collection"
        }
    }
}
