import Engine

// What an entry taught the ledger, kept so that a replay need not look at the heap after each entry. Machines that do the same lay out the
// same heap: an object is known again by its place. Whether a replay did the same is told by `VM.layoutMark`, mixed from before and after
// each entry: where that differs, or nobody kept the facts, the heap is looked at as if the entry were new.

/// What an entry added to a ledger, beyond what the present heap tells by itself.
struct EntryFacts {
    /// The machine's marks before the entry and after it, mixed with all before these (``LedgerKeeper``).
    var start: UInt64
    var end: UInt64 = 0
    /// Where the objects lie that got numbers, in the order of these, and those that were left without.
    var births: [UInt32] = []
    var unnumbered: [UInt32] = []
    /// What was gone again and got its number afterwards.
    var buried: [String] = []
    /// Numbers of objects that a name led to for the first time.
    var named: [Int] = []
    /// Names that no longer hold what they held.
    var losses: [(name: String, number: Int)] = []
    var isSilentlyNumbered = false
    var mayHaveUncounted = false
    /// Objects without a number that collections took and nobody has been told of yet.
    var uncollected = 0
    /// Of a heap too large for numbers.
    var counts: HeapCounts?

    init(start: UInt64) { self.start = start }

    static func place(of cell: Cell, _ vm: VM) -> UInt32 { UInt32(truncatingIfNeeded: (UInt(bitPattern: cell.address) - vm.heapBase) >> 4) }
    static func cell(at place: UInt32, _ vm: VM) -> Cell? { UnsafeMutableRawPointer(bitPattern: vm.heapBase + UInt(place) << 4).map { Cell($0) } }
}

/// The facts of a journal's entries, by their numbers: a shell and the machines of its replays have one in common.
final class LedgerMemory {
    private var facts: [Int: EntryFacts] = [:]
    /// How often a replay went by what was known, and how often it had to look.
    private(set) var known = 0, unknown = 0

    /// What is known of an entry that is about to run on a machine with this mark.
    func facts(of entry: Int, from start: UInt64) -> EntryFacts? {
        guard let found = facts[entry], found.start == start else {
            unknown += 1
            return nil
        }
        known += 1
        return found
    }

    func note(_ entry: Int, _ new: EntryFacts) { facts[entry] = new }

    /// A replay did otherwise than the facts say: nobody goes by them again.
    func forget() { facts = [:] }
}
