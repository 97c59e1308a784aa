// Ephemerons in linear time.
//
// An entry of a weak table is an ephemeron: its value is alive only if the table and the key are. The naive collector goes
// over all tables again and again until nothing new turns up, which is quadratic for a chain (the value of one entry is the
// key of the next). Here each entry is looked at once. If its key is marked by then, its value is marked. If not, the entry
// waits at its key: the key's cell gets a flag, and a table on the side lists what waits for it. When the marker comes to a
// cell with the flag, it takes up everything that waits for it.

struct EphemeronWaiters {
    private struct Entry {
        var key: Cell
        /// First of the values that wait for the key.
        var first: Int32
    }
    private struct Waiting {
        var value: Value
        var next: Int32
    }

    private var table: UnsafeMutablePointer<UInt64>
    private var heads: UnsafeMutablePointer<Int32>
    private var capacity: Int
    private var keyCount = 0
    private var waiting = RawList<Waiting>(capacity: 64)
    private var awaitedKeys = RawList<Cell>(capacity: 64)

    init() {
        capacity = 64
        table = .allocate(capacity: capacity)
        table.initialize(repeating: 0, count: capacity)
        heads = .allocate(capacity: capacity)
    }

    func deallocate() {
        table.deallocate()
        heads.deallocate()
        waiting.deallocate()
        awaitedKeys.deallocate()
    }

    @inline(__always) private func place(_ key: Cell) -> Int {
        let bits = UInt64(UInt(bitPattern: key.address))
        var i = Int(truncatingIfNeeded: (bits >> 4) &* 0x9E37_79B9_7F4A_7C15 >> 20) & (capacity - 1)
        while table[i] != 0, table[i] != bits { i = (i + 1) & (capacity - 1) }
        return i
    }

    /// The value waits until the key is marked.
    mutating func add(key: Cell, value: Value) {
        if keyCount * 2 >= capacity { grow() }
        let i = place(key)
        if table[i] == 0 {
            table[i] = UInt64(UInt(bitPattern: key.address))
            heads[i] = -1
            keyCount += 1
            key.isAwaited = true
            awaitedKeys.append(key)
        }
        waiting.append(Waiting(value: value, next: heads[i]))
        heads[i] = Int32(waiting.count - 1)
    }

    /// The key is marked: hands over what waited for it.
    @inline(__always) mutating func wake(_ key: Cell, _ marker: inout Marker) {
        key.isAwaited = false
        var next = heads[place(key)]
        while next >= 0 {
            marker.mark(waiting[Int(next)].value)
            next = waiting[Int(next)].next
        }
    }

    /// After marking: keys that stayed unmarked lose their flag, since nobody will look at them again but an explorer.
    func clearFlags() {
        for i in 0..<awaitedKeys.count { awaitedKeys[i].isAwaited = false }
    }

    private mutating func grow() {
        let oldTable = table, oldHeads = heads, oldCapacity = capacity
        capacity *= 4
        table = .allocate(capacity: capacity)
        table.initialize(repeating: 0, count: capacity)
        heads = .allocate(capacity: capacity)
        for i in 0..<oldCapacity where oldTable[i] != 0 {
            let j = place(Cell(UnsafeMutableRawPointer(bitPattern: UInt(oldTable[i])).unsafelyUnwrapped))
            table[j] = oldTable[i]
            heads[j] = oldHeads[i]
        }
        oldTable.deallocate()
        oldHeads.deallocate()
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
