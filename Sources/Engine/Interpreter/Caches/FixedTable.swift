/// What stands in a ``FixedTable``.
protocol FixedTableEntry {
    /// How many a table has room for: a power of two.
    static var count: Int { get }
    /// What answers no question.
    static var nothing: Self { get }
}

/// A table of fixed size in which the later takes the place of the earlier: for what is remembered to be quick, and may be forgotten.
/// Takes memory from the first entry on. Whoever asks sees whether the entry is the one that is meant: several hashes share a place.
struct FixedTable<Entry: FixedTableEntry> {
    private var entries: UnsafeMutablePointer<Entry>?

    /// What stands where something with this hash would; nil before anything was noted. Good until the next ``note(_:at:)``.
    @inline(__always) func entry(at hash: Int) -> UnsafeMutablePointer<Entry>? { entries.map { $0 + hash & (Entry.count - 1) } }

    mutating func note(_ entry: Entry, at hash: Int) {
        if entries == nil {
            let new = UnsafeMutablePointer<Entry>.allocate(capacity: Entry.count)
            new.initialize(repeating: .nothing, count: Entry.count)
            entries = new
        }
        entries.unsafelyUnwrapped[hash & (Entry.count - 1)] = entry
    }

    /// After a collection ids of shapes and addresses are given out again: nothing that names one may stand.
    func forget() { entries?.update(repeating: .nothing, count: Entry.count) }

    func deallocate() { entries?.deallocate() }
}
