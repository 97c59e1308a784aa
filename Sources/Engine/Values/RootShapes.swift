/// Root shapes by prototype and inline room: open addressing on plain words. (A Swift dictionary would do, but making its type
/// alone costs a twentieth of what starting Leash does.)
struct RootShapes {
    private struct Entry {
        var key: UInt64
        var shape: UInt32
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var capacity = 128
    private var count = 0

    init() {
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(key: 0, shape: 0), count: capacity)
    }

    func deallocate() { entries.deallocate() }

    @inline(__always) private func place(_ key: UInt64) -> Int {
        var i = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
        while entries[i].key != 0, entries[i].key != key { i = (i + 1) & (capacity - 1) }
        return i
    }

    /// The shape's id for a key that is not 0; nil where there is none.
    subscript(key: UInt64) -> UInt32? {
        let entry = entries[place(key)]
        return entry.key == 0 ? nil : entry.shape
    }

    /// The caller knows that the key is not there.
    mutating func insert(_ key: UInt64, _ shape: UInt32) {
        if count * 2 >= capacity { rebuild(capacity: capacity * 2) { _ in true } }
        entries[place(key)] = Entry(key: key, shape: shape)
        count += 1
    }

    mutating func filter(_ isAlive: (UInt32) -> Bool) { rebuild(capacity: capacity, keeping: isAlive) }

    private mutating func rebuild(capacity newCapacity: Int, keeping isAlive: (UInt32) -> Bool) {
        let old = entries, oldCapacity = capacity
        capacity = newCapacity
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: Entry(key: 0, shape: 0), count: capacity)
        count = 0
        for i in 0..<oldCapacity where old[i].key != 0 && isAlive(old[i].shape) {
            entries[place(old[i].key)] = old[i]
            count += 1
        }
        old.deallocate()
    }
}
