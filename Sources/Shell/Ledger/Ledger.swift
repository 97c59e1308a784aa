import Engine
import Explorer
import HeapAdapter

/// What the shell knows of the objects it has spoken of: their numbers, who held them after the last entry, what became of them.
///
/// A value, which keeps nothing alive: all of it is by address. What an entry did comes of comparing it with the heap
/// (``observe(_:)``), and a machine's ``LedgerKeeper`` is the only one who writes it.
struct Ledger {
    /// An object with a number.
    struct Record {
        let number: Int
        let cell: Cell
        /// In the order of the graph.
        var holds: [KnownHold] = []
        var fate = Fate.alive
        /// After some entry a name of the program's led to it (``LetGo``).
        var wasNamed = false
    }

    /// A reference as it was after the last entry, with what its words were made from.
    struct KnownHold {
        let identity: Hold.Identity
        let holder: Holder
        let sourceName: String
        let kind: EdgeName?
    }

    /// A heap of so many bytes is not even looked at: one array of it may take a second.
    static let mostBytes = 64 << 20
    /// Beyond this many cells of the program a full report would stall the shell.
    static let mostCells = 20_000

    /// Beyond this many nothing is counted.
    static let mostCounted = 6_000_000

    /// The built-ins: what was there before the first entry.
    private var baseline = CellSet()
    private(set) var baselineCount = 0
    private(set) var records: [Int: Record] = [:]
    private var numbers: [Cell: Int] = [:]
    /// Which object a name held last that holds none of it any more: `dog1`, after `dog1 = null`.
    private(set) var formerNames: [String: Int] = [:]
    private static let mostFormerNames = 10_000
    /// The number that the next object gets.
    private(set) var nextNumber = 1
    /// Objects that a collection took, as they last looked.
    private(set) var departed: [Int: String] = [:]
    /// Objects of earlier entries that only something weak mentioned and that were too many for numbers: they are no news any more.
    private var unnumbered = CellSet()
    /// The heap was too large for numbers: those it gets now are no news.
    var isSilentlyNumbered = false
    /// Since the last collection the heap was too large for numbers at some time: objects without one may be dead, nobody knows how many.
    var mayHaveUncounted = false
    /// What the present entry adds that a replay cannot find in the heap as it is after all of them.
    private(set) var noted = Notes()

    struct Notes {
        var births: [Cell] = []
        var unnumbered: [Cell] = []
        var buried: [String] = []
        var named: [Int] = []
        var losses: [(name: String, number: Int)] = []
    }
    /// Names of weak collections after the last entry.
    var weakNames: [Cell: (name: String, kind: String)] = [:]

    init(_ vm: VM) {
        vm.forEachCell { cell in
            baseline.insert(cell)
            baselineCount += 1
        }
    }

    /// All that is there is built-in, but for what was there before.
    mutating func addBuiltIns(_ vm: VM, butNot before: CellSet) {
        vm.forEachCell { cell in
            guard !before.contains(cell), !baseline.contains(cell) else { return }
            baseline.insert(cell)
            baselineCount += 1
        }
    }

    // MARK: What is known

    func number(of cell: Cell) -> Int? { numbers[cell] }
    func record(_ number: Int) -> Record? { records[number] }
    func isBuiltIn(_ cell: Cell) -> Bool { baseline.contains(cell) }
    func isLeftUnnumbered(_ cell: Cell) -> Bool { unnumbered.contains(cell) }

    /// In the order of their numbers.
    var cells: [Cell] { sortedNumbers.compactMap { records[$0]?.cell } }
    private(set) var sortedNumbers: [Int] = []
    /// What the program had a name for at some time.
    var formerlyNamed: [Cell] { records.values.lazy.filter(\.wasNamed).map(\.cell) }

    /// Objects with a number that something holds. Symbols may have numbers, and are no objects.
    var aliveCount: Int { records.values.reduce(0) { $0 + ($1.fate != .doomed && $1.cell.isObject ? 1 : 0) } }
    var doomedCount: Int { records.values.reduce(0) { $0 + ($1.fate == .doomed && $1.cell.isObject ? 1 : 0) } }

    // MARK: Births and deaths

    mutating func assignNumber(to cell: Cell) {
        noted.births.append(cell)
        numbers[cell] = nextNumber
        records[nextNumber] = Record(number: nextNumber, cell: cell)
        sortedNumbers.append(nextNumber)
        nextNumber += 1
    }

    mutating func leaveUnnumbered(_ cell: Cell) {
        noted.unnumbered.append(cell)
        unnumbered.insert(cell)
    }

    /// Numbers up to this one are taken: by an entry that a replay leaves out.
    mutating func reserveNumbers(before number: Int) { nextNumber = max(nextNumber, number) }

    /// Gives the next number to an object that is gone already.
    mutating func bury(_ preview: String) -> ObjectLabel {
        defer { nextNumber += 1 }
        noted.buried.append(preview)
        departed[nextNumber] = preview
        return ObjectLabel(number: nextNumber, preview: preview)
    }

    /// A collection takes the objects.
    mutating func remove(_ dead: [ObjectLabel]) {
        if dead.isEmpty { return }
        for label in dead {
            guard let record = records.removeValue(forKey: label.number) else { continue }
            numbers[record.cell] = nil
            departed[label.number] = label.preview
        }
        sortedNumbers = sortedNumbers.filter { records[$0] != nil }
    }

    /// Forgets the built-ins and others without a number that a collection takes.
    mutating func forget(where isDead: (Cell) -> Bool) {
        baseline.remove(where: isDead)
        unnumbered.remove(where: isDead)
    }

    mutating func noteLoss(of name: String, _ number: Int) {
        noted.losses.append((name, number))
        if formerNames.count < Ledger.mostFormerNames || formerNames[name] != nil { formerNames[name] = number }
    }

    mutating func noteName(of number: Int) {
        noted.named.append(number)
        records[number]?.wasNamed = true
    }

    /// From here on another entry is noted.
    mutating func forgetNotes() { noted = Notes() }

    mutating func update(_ number: Int, holds: [KnownHold], fate: Fate) {
        records[number]?.holds = holds
        records[number]?.fate = fate
    }
}
