import Glibc

// Ephemerons in linear time.
//
// An entry of a weak table is an ephemeron: its value is alive only if the table and the key are. The naive collector goes
// over all tables again and again until nothing new turns up, which is quadratic for a chain (the value of one entry is the
// key of the next). Here each entry is looked at once. If its key is marked by then, its value is marked. If not, the entry
// waits at its key: the key's cell gets a flag, and a table on the side lists what waits for it. When the marker comes to a
// cell with the flag, it takes up everything that waits for it.

struct EphemeronWaiters {
    private struct Entry {
        /// The key's address; 0 for a free place.
        var key: UInt
        /// First of the values that wait for the key.
        var first: Int32
    }
    private struct Waiting {
        var value: Value
        var next: Int32
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var capacity: Int
    private var keyCount = 0
    private var waiting = RawList<Waiting>(capacity: 64)
    private var awaitedKeys = RawList<Cell>(capacity: 64)

    init() {
        capacity = 64
        entries = EphemeronWaiters.freshEntries(capacity)
    }

    func deallocate() {
        free(entries)
        waiting.deallocate()
        awaitedKeys.deallocate()
    }

    /// Zeroed by the system as it is touched: a table that turns out too large costs nothing.
    private static func freshEntries(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
        guard let memory = calloc(capacity, MemoryLayout<Entry>.stride) else { outOfMemory() }
        return memory.bindMemory(to: Entry.self, capacity: capacity)
    }

    /// Neighbours on the heap are neighbours here: keys made one after the other are looked for one after the other, too.
    @inline(__always) private func place(_ key: Cell) -> Int {
        let bits = UInt(bitPattern: key.address)
        var i = Int(bitPattern: bits >> 4) & (capacity - 1)
        while entries[i].key != 0, entries[i].key != bits { i = (i + 1) & (capacity - 1) }
        return i
    }

    /// Makes room for `more` keys beside those that wait already.
    mutating func reserve(_ more: Int) {
        while (keyCount + more) * 2 > capacity { grow(to: capacity * 2) }
    }

    /// The value waits until the key is marked. The caller has reserved room for it.
    mutating func add(key: Cell, value: Value) {
        let i = place(key)
        if entries[i].key == 0 {
            entries[i] = Entry(key: UInt(bitPattern: key.address), first: -1)
            keyCount += 1
            key.isAwaited = true
            awaitedKeys.append(key)
        }
        waiting.append(Waiting(value: value, next: entries[i].first))
        entries[i].first = Int32(waiting.count - 1)
    }

    /// The key is marked: hands over what waited for it.
    @inline(__always) mutating func wake(_ key: Cell, _ marker: inout Marker) {
        key.isAwaited = false
        var next = entries[place(key)].first
        while next >= 0 {
            marker.mark(waiting[Int(next)].value)
            next = waiting[Int(next)].next
        }
    }

    /// After marking: keys that stayed unmarked lose their flag, since nobody will look at them again but an explorer.
    func clearFlags() {
        for i in 0..<awaitedKeys.count { awaitedKeys[i].isAwaited = false }
    }

    private mutating func grow(to newCapacity: Int) {
        let old = entries, oldCapacity = capacity
        capacity = newCapacity
        entries = EphemeronWaiters.freshEntries(capacity)
        if keyCount > 0 {
            for i in 0..<oldCapacity where old[i].key != 0 {
                guard let address = UnsafeMutableRawPointer(bitPattern: old[i].key) else { continue }
                entries[place(Cell(address))] = old[i]
            }
        }
        free(old)
    }
}

/// The cells of a FinalizationRegistry (ECMA-262 §26.2.4 [[Cells]]): a record of three values each: target, held value, token.
struct RegistryCells {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) { self.cell = cell }

    /// A record cell whose first value is the number of cells in use.
    var count: Int {
        get { Int(cell.value(at: 16).asInt32) }
        nonmutating set { cell.setValue(Value(int32: Int32(newValue)), at: 16) }
    }
    private func offset(_ i: Int) -> Int { 24 + i * 24 }
    /// The target, or `.empty` once it has died.
    func target(at i: Int) -> Value { cell.value(at: offset(i)) }
    func heldValue(at i: Int) -> Value { cell.value(at: offset(i) + 8) }
    /// The unregister token, or `.empty` for none.
    func token(at i: Int) -> Value { cell.value(at: offset(i) + 16) }
    func clearTarget(at i: Int) { cell.setValue(.empty, at: offset(i)) }
    func clearToken(at i: Int) { cell.setValue(.empty, at: offset(i) + 16) }
    func write(_ i: Int, target: Value, held: Value, token: Value) {
        cell.setValue(target, at: offset(i))
        cell.setValue(held, at: offset(i) + 8)
        cell.setValue(token, at: offset(i) + 16)
    }
}
