/// A hash table from words to numbers, by open addressing. (A Swift dictionary would do, but making the type of one costs a
/// tenth of what starting Leash does.) Its owner frees it.
struct WordTable {
    private struct Entry {
        var key: UInt64
        var value: UInt32
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var capacity = 128
    private var count = 0

    init() {
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(key: 0, value: 0), count: capacity)
    }

    func deallocate() { entries.deallocate() }

    @inline(__always) private func place(_ key: UInt64) -> Int {
        var i = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
        while entries[i].key != 0, entries[i].key != key { i = (i + 1) & (capacity - 1) }
        return i
    }

    /// The number of a key that is not 0; nil where there is none.
    subscript(key: UInt64) -> UInt32? {
        let entry = entries[place(key)]
        return entry.key == 0 ? nil : entry.value
    }

    /// The caller knows that the key is not there.
    mutating func insert(_ key: UInt64, _ value: UInt32) {
        if count * 2 >= capacity { rebuild(capacity: capacity * 2) { _, _ in true } }
        entries[place(key)] = Entry(key: key, value: value)
        count += 1
    }

    mutating func filter(_ keeps: (_ key: UInt64, _ value: UInt32) -> Bool) { rebuild(capacity: capacity, keeping: keeps) }

    mutating func remove(_ key: UInt64) { if self[key] != nil { filter { other, _ in other != key } } }

    private mutating func rebuild(capacity newCapacity: Int, keeping keeps: (UInt64, UInt32) -> Bool) {
        let old = entries, oldCapacity = capacity
        capacity = newCapacity
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(key: 0, value: 0), count: capacity)
        count = 0
        for i in 0..<oldCapacity where old[i].key != 0 && keeps(old[i].key, old[i].value) {
            entries[place(old[i].key)] = old[i]
            count += 1
        }
        old.deallocate()
    }
}
