// The table behind Map, Set, WeakMap and WeakSet: a hash table that keeps the order of insertion.
//
// Entries stand one after the other in the order in which they were added. A deleted one leaves a mark in its place, so that
// a position in the table stays good until the table is rebuilt. A rebuilt or cleared table tells where it went: `successor`
// (iterators follow it; see `TableCursor`).
//
// The index beside the entries finds a key's entry: open addressing, one word a slot, never more than half full. A slot holds
// an entry's number and eight bits of its key's hash, so that a look-up passes by the entries of other keys without touching
// them. Tables of up to eight entries have no index: looking at each is quicker.
//
//     8   entries in use, deleted ones included (u32)    24  successor (cell or none)
//     12  room for entries (u32)                         32  the first entry that may not be deleted (u32)
//     16  deleted among those in use (u32)               48  entries: key, value
//     20  index slots, a power of two, or 0 (u32)            then the index (u32 each): hash tag << 24 | entry + 1; 0 is free
//
// Weak tables are the same table under another discipline: the collector does not mark through them, but treats each entry
// as an ephemeron (see Ephemerons.swift) and deletes the entries whose keys died.

struct HashTable: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .hashTable)
        self.cell = cell
    }

    static let entriesOffset = 48
    static let entrySize = 16
    /// Up to this many entries a table does without an index.
    static let linearLimit = 8
    /// What a slot's 24 bits can count; V8's Map ends there too.
    static let maximumCapacity = 1 << 24 - 1

    @inline(__always) var used: Int {
        get { Int(cell.load(8, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(truncatingIfNeeded: newValue), at: 8) }
    }
    @inline(__always) var capacity: Int { Int(cell.load(12, as: UInt32.self)) }
    @inline(__always) var deletedCount: Int {
        get { Int(cell.load(16, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(truncatingIfNeeded: newValue), at: 16) }
    }
    @inline(__always) var indexSize: Int { Int(cell.load(20, as: UInt32.self)) }
    @inline(__always) var successor: HashTable? {
        get { cell.cell(at: 24).map(HashTable.init) }
        nonmutating set { cell.setCell(newValue?.cell, at: 24) }
    }
    /// All entries before this one are deleted: a Map used as a queue is not searched from its start each time.
    @inline(__always) var first: Int {
        get { Int(cell.load(32, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(truncatingIfNeeded: newValue), at: 32) }
    }
    @inline(__always) var count: Int { used - deletedCount }
    /// Most of the room is empty: a smaller table would do.
    @inline(__always) var isSparse: Bool { count * 8 < capacity && capacity > 32 }

    @inline(__always) private func offset(_ i: Int) -> Int {
        assert(i >= 0 && i < capacity)
        return HashTable.entriesOffset + i * HashTable.entrySize
    }
    /// `.deleted` for an entry that is gone.
    @inline(__always) func key(at i: Int) -> Value { cell.value(at: offset(i)) }
    @inline(__always) func value(at i: Int) -> Value { cell.value(at: offset(i) + 8) }
    @inline(__always) func setValue(_ value: Value, at i: Int) { cell.setValue(value, at: offset(i) + 8) }
    @inline(__always) func isDeleted(at i: Int) -> Bool { key(at: i) == .deleted }

    /// Takes the entry out; its place stays until the table is rebuilt.
    @inline(__always) func delete(at i: Int) {
        cell.setValue(.deleted, at: offset(i))
        cell.setValue(.undefined, at: offset(i) + 8)
        deletedCount += 1
        if i == first { advanceFirst() }
    }

    private func advanceFirst() {
        var next = first
        while next < used, isDeleted(at: next) { next += 1 }
        first = next
    }

    /// Where an iterator at position `i` of this table, which has a successor, goes on in the successor.
    func positionInSuccessor(of i: Int) -> Int {
        if deletedCount == 0 { return i }
        // A cleared table says that all is deleted, without the marks.
        if deletedCount == used { return 0 }
        var kept = 0
        for k in first..<max(first, min(i, used)) where !isDeleted(at: k) { kept += 1 }
        return kept
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visit(&visitor, isSet: false) }

    /// As the table of a Set or of a Map. A position counts the entries that are there.
    func visit<V: ReferenceVisitor>(_ visitor: inout V, isSet: Bool) {
        // An iterator that is behind holds a table only for the way to the new one: its entries may be long gone from the Map.
        if let successor { return visitor.hold(successor.cell, .hidden(.successor)) }
        var position = 0
        for i in first..<max(first, used) {
            let key = key(at: i)
            if V.isNaming, key == .deleted { continue }
            visitor.hold(key, isSet ? .setElement(position) : .mapKey(position))
            if !V.isNaming || !isSet { visitor.hold(value(at: i), .mapValue(key: key, position)) }
            position += 1
        }
    }

    // MARK: The index

    @inline(__always) private var index: UnsafeMutablePointer<UInt32> {
        (cell.address + HashTable.entriesOffset + capacity * HashTable.entrySize).assumingMemoryBound(to: UInt32.self)
    }

    /// The hash of a word. Words that follow one another, as the addresses of objects made in a row and the keys of a counting
    /// loop do, fall into neighbouring slots sixteen at a time: a pass over them finds the index in the processor's cache.
    @inline(__always) static func hash(ofWord word: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: ((word >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 32) &+ UInt32(truncatingIfNeeded: word & 15)
    }

    /// Another eight bits of the hash than those that chose the slot.
    @inline(__always) private static func tag(_ hash: UInt32) -> UInt32 { (hash &* 0x9E37_79B1) & 0xFF00_0000 }
    @inline(__always) private static func entry(_ slot: UInt32) -> Int { Int(slot & 0x00FF_FFFF) - 1 }

    /// The entry whose key satisfies `matches`, among those that the hash leads to.
    @inline(__always) func position(hash: UInt32, where matches: (Value) -> Bool) -> Int? {
        let index = index, mask = indexSize - 1, tag = HashTable.tag(hash)
        assert(indexSize > used, "an index without a free slot is searched for ever")
        var i = Int(hash) & mask
        while true {
            let slot = index[i]
            if slot == 0 { return nil }
            if slot ^ tag < 1 << 24 {
                let entry = HashTable.entry(slot)
                if matches(key(at: entry)) { return entry }
            }
            i = (i + 1) & mask
        }
    }

    /// The entry with this very word as its key.
    @inline(__always) func position(of key: Value, hash: UInt32) -> Int? {
        if indexSize == 0 { return linearPosition { $0 == key } }
        return position(hash: hash) { $0 == key }
    }

    @inline(__always) func linearPosition(where matches: (Value) -> Bool) -> Int? {
        for i in first..<used where matches(key(at: i)) { return i }
        return nil
    }

    /// Adds an entry at the end. The caller knows that there is room, and that the key is not there. Without an index the hash is of no account.
    @inline(__always) func append(_ key: Value, _ value: Value, hash: UInt32) {
        let i = used
        assert(i < capacity && successor == nil)
        cell.setValue(key, at: offset(i))
        cell.setValue(value, at: offset(i) + 8)
        used = i + 1
        if indexSize == 0 { return }
        let index = index, mask = indexSize - 1
        var slot = Int(hash) & mask
        while index[slot] != 0 { slot = (slot + 1) & mask }
        index[slot] = HashTable.tag(hash) | UInt32(truncatingIfNeeded: i + 1)
    }
}

/// A place in a table that stays right while script adds, deletes and clears. It keeps its table alive through the roots
/// that are open where it is made, and is good until they are closed.
struct TableCursor {
    private let vm: VM
    private let root: Int
    private var table: HashTable
    private var index: Int

    init(_ vm: VM, _ table: HashTable) {
        self.vm = vm
        self.table = table
        index = table.first
        root = vm.state.pointee.temporaries.count
        vm.state.pointee.temporaries.append(Value(table.cell))
    }

    /// The next entry that is not deleted, those added since included.
    @inline(__always) mutating func next() -> (key: Value, value: Value)? {
        if table.successor != nil { follow() }
        while index < table.used {
            let i = index
            index = i + 1
            let key = table.key(at: i)
            if key != .deleted { return (key, table.value(at: i)) }
        }
        return nil
    }

    private mutating func follow() {
        while let next = table.successor {
            index = table.positionInSuccessor(of: index)
            table = next
        }
        vm.state.pointee.temporaries[root] = Value(table.cell)
    }
}

extension VM {
    /// An empty table with room for at least `capacity` entries.
    func newHashTable(capacity: Int) -> HashTable {
        var room = 4
        while room < min(capacity, HashTable.maximumCapacity) { room *= 2 }
        let indexSize = room > HashTable.linearLimit ? room * 2 : 0
        room = min(room, HashTable.maximumCapacity)
        let cell = heap.allocate(HashTable.byteCount(room, indexSize: indexSize))
        cell.setHeader(.hashTable)
        cell.store(UInt32(0), at: 8)
        cell.store(UInt32(truncatingIfNeeded: room), at: 12)
        cell.store(UInt32(0), at: 16)
        cell.store(UInt32(truncatingIfNeeded: indexSize), at: 20)
        cell.setCell(nil, at: 24)
        cell.store(UInt64(0), at: 32)
        let index = cell.address + HashTable.entriesOffset + room * HashTable.entrySize
        index.initializeMemory(as: UInt32.self, repeating: 0, count: indexSize)
        return HashTable(cell)
    }

    /// A hash that agrees with SameValueZero on canonical keys.
    @inline(__always) func hash(ofKey key: Value) -> UInt32 {
        if key.isCell { return key.asCell.kind.isComparedByContent ? hash(ofContent: key) : HashTable.hash(ofWord: key.bits >> 4) }
        return VM.hash(ofImmediate: key)
    }

    @inline(__always) private static func hash(ofImmediate key: Value) -> UInt32 {
        // A double's information stands in its upper bits.
        HashTable.hash(ofWord: key.isDouble ? key.bits ^ key.bits >> 32 : key.bits)
    }

    private func hash(ofContent key: Value) -> UInt32 { key.isString ? hash(key.asString) : bigIntHash(key) }

    /// The key in the one form that the table keeps: numbers canonical, -0 as +0 (ECMA-262 §24.5.1 CanonicalizeKeyedCollectionKey).
    @inline(__always) func canonicalKey(_ key: Value) -> Value {
        key.isDouble ? .number(key.asRawDouble + 0) : key
    }

    /// The position of a key, compared by SameValueZero; nil where it is not there.
    @inline(__always) func find(_ table: HashTable, _ key: Value) -> Int? {
        if key.isCell {
            if key.asCell.kind.isComparedByContent { return findByContent(table, key) }
            return table.position(of: key, hash: HashTable.hash(ofWord: key.bits >> 4))
        }
        let key = canonicalKey(key)
        return table.position(of: key, hash: VM.hash(ofImmediate: key))
    }

    /// The position of an object or symbol in a weak table. Anything else is simply not found.
    @inline(__always) func findIdentity(_ table: HashTable, _ key: Value) -> Int? {
        table.position(of: key, hash: HashTable.hash(ofWord: key.bits >> 4))
    }

    @inline(never) private func findByContent(_ table: HashTable, _ key: Value) -> Int? {
        if key.isString {
            let text = key.asString
            func matches(_ candidate: Value) -> Bool { candidate == key || candidate.isString && equal(candidate.asString, text) }
            return table.indexSize == 0 ? table.linearPosition(where: matches) : table.position(hash: hash(text), where: matches)
        }
        func matches(_ candidate: Value) -> Bool { candidate.isBigInt && bigIntEqual(candidate, key) }
        return table.indexSize == 0 ? table.linearPosition(where: matches) : table.position(hash: bigIntHash(key), where: matches)
    }

    /// Sets the key's value. The table may be rebuilt for room: the one to use from now on comes back.
    /// Throws a RangeError where the heap has no room for a larger one.
    @inline(__always) func insert(_ table: HashTable, _ key: Value, _ value: Value) throws(JSThrow) -> HashTable {
        if let i = find(table, key) {
            table.setValue(value, at: i)
            return table
        }
        return try append(table, canonicalKey(key), value)
    }

    /// Adds a canonical key that is not there. The table to use from now on comes back.
    @inline(__always) func append(_ table: HashTable, _ key: Value, _ value: Value) throws(JSThrow) -> HashTable {
        let table = table.used < table.capacity ? table : try rebuilt(table)
        table.append(key, value, hash: table.indexSize == 0 ? 0 : hash(ofKey: key))
        return table
    }

    /// A table with the same entries, the deleted ones left out, and room for one more at least.
    @inline(never) func rebuilt(_ table: HashTable) throws(JSThrow) -> HashTable {
        var capacity = table.capacity
        if table.count > capacity / 4 * 3 { capacity *= 2 }
        else if table.isSparse { capacity = table.count * 2 }
        if table.count >= HashTable.maximumCapacity { throw rangeError("Map maximum size exceeded") }
        if capacity > 1024 { try reserve(HashTable.byteCount(capacity, indexSize: capacity * 2)) }
        return rebuilt(table, capacity: capacity)
    }

    /// Replaces a table from which most was deleted by a small one; any other comes back as it is.
    @inline(__always) func shrunk(_ table: HashTable) -> HashTable {
        table.isSparse ? rebuilt(table, capacity: table.count * 2) : table
    }

    private func rebuilt(_ table: HashTable, capacity: Int) -> HashTable {
        let new = copy(of: table, capacity: capacity)
        table.successor = new
        return new
    }

    /// Another table with the same entries, in the same order.
    func copy(of table: HashTable, capacity: Int? = nil) -> HashTable {
        let new = newHashTable(capacity: max(capacity ?? table.count, table.count))
        let hasIndex = new.indexSize > 0
        for i in table.first..<table.used {
            let key = table.key(at: i)
            if key != .deleted { new.append(key, table.value(at: i), hash: hasIndex ? hash(ofKey: key) : 0) }
        }
        return new
    }

    /// An empty table in this one's stead. Iterators in this one find their way: nothing of it is left before them.
    func cleared(_ table: HashTable) -> HashTable {
        let new = newHashTable(capacity: 0)
        table.deletedCount = table.used
        table.successor = new
        return new
    }
}

extension HashTable {
    static func byteCount(_ capacity: Int, indexSize: Int) -> Int { entriesOffset + capacity * entrySize + indexSize * 4 }
    var byteCount: Int { HashTable.byteCount(capacity, indexSize: indexSize) }
}

extension CellKind {
    /// Strings and BigInts are equal where their contents are; everything else only to itself.
    @inline(__always) var isComparedByContent: Bool { self == .string || self == .bigInt }
}
