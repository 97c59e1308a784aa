// A property map lists keys in the order they were added, with each one's slot and attributes, and has a hash index once
// there are more than eight. Shapes along one line of growth share a map: each sees only its first `count` entries.
//
//     8   entries in use (u32)     16  index size, a power of two, or 0 (u32)
//     12  room for entries (u32)   24  entries: key (8 bytes), slot (u32), attributes (u8) …  then the index (u32 each)

/// Property attributes (ECMA-262 §6.1.7.1).
public struct Attributes: OptionSet, Sendable {
    public let rawValue: UInt8
    @inline(__always) public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let writable = Attributes(rawValue: 1)
    public static let enumerable = Attributes(rawValue: 2)
    public static let configurable = Attributes(rawValue: 4)
    /// The slot holds an accessor cell.
    public static let accessor = Attributes(rawValue: 8)
    /// As assignment creates properties: writable, enumerable, configurable.
    public static let all: Attributes = [.writable, .enumerable, .configurable]
    /// As built-in functions are: writable, configurable.
    public static let hidden: Attributes = [.writable, .configurable]
}

struct PropertyMap {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .propertyMap)
        self.cell = cell
    }

    struct Entry {
        let key: PropertyKey
        let slot: Int
        let attributes: Attributes
    }

    static let entriesOffset = 24
    static let linearLimit = 8
    static let deletedKey = PropertyKey(bits: Value.deleted.bits)

    var count: Int {
        get { Int(cell.load(8, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(newValue), at: 8) }
    }
    var capacity: Int { Int(cell.load(12, as: UInt32.self)) }
    var indexSize: Int { Int(cell.load(16, as: UInt32.self)) }

    @inline(__always) private func offset(_ i: Int) -> Int {
        assert(i >= 0 && i < count)
        return PropertyMap.entriesOffset + i * 16
    }
    @inline(__always) func key(at i: Int) -> PropertyKey { PropertyKey(bits: cell.load(offset(i))) }
    @inline(__always) func slot(at i: Int) -> Int { Int(cell.load(offset(i) + 8, as: UInt32.self)) }
    @inline(__always) func attributes(at i: Int) -> Attributes { Attributes(rawValue: cell.load(offset(i) + 12, as: UInt8.self)) }
    @inline(__always) func entry(at i: Int) -> Entry { Entry(key: key(at: i), slot: slot(at: i), attributes: attributes(at: i)) }

    func set(_ i: Int, key: PropertyKey, slot: Int, attributes: Attributes) {
        assert(i >= 0 && i < capacity)
        let offset = PropertyMap.entriesOffset + i * 16
        cell.store(key.bits, at: offset)
        cell.store(UInt32(slot), at: offset + 8)
        cell.store(attributes.rawValue, at: offset + 12)
    }

    private var index: UnsafeMutablePointer<UInt32> {
        (cell.address + PropertyMap.entriesOffset + capacity * 16).assumingMemoryBound(to: UInt32.self)
    }

    /// The entry's position among the first `visible`, if the key is there.
    @inline(__always) func find(_ key: PropertyKey, visible: Int) -> Int? {
        if indexSize == 0 {
            for i in 0..<visible where self.key(at: i) == key { return i }
            return nil
        }
        return findByIndex(key, visible: visible)
    }

    private func findByIndex(_ key: PropertyKey, visible: Int) -> Int? {
        let mask = indexSize - 1, index = index
        var i = Int(key.hash) & mask
        while index[i] != 0 {
            let position = Int(index[i]) - 1
            if self.key(at: position) == key { return position < visible ? position : nil }
            i = (i + 1) & mask
        }
        return nil
    }

    /// The caller knows that there is room and that the key is not there.
    func append(_ key: PropertyKey, slot: Int, attributes: Attributes) {
        let position = count
        set(position, key: key, slot: slot, attributes: attributes)
        count = position + 1
        enterInIndex(key, position)
    }

    private func enterInIndex(_ key: PropertyKey, _ position: Int) {
        guard indexSize > 0 else { return }
        let mask = indexSize - 1, index = index
        var i = Int(key.hash) & mask
        while index[i] != 0 { i = (i + 1) & mask }
        index[i] = UInt32(position + 1)
    }

    /// Drops the other entries and closes the gaps. Only for a map that has one owner.
    func keep(where isKept: (Int) -> Bool) {
        var kept = 0
        for i in 0..<count where isKept(i) {
            let entry = entry(at: i)
            set(kept, key: entry.key, slot: entry.slot, attributes: entry.attributes)
            kept += 1
        }
        if kept == count { return }
        count = kept
        index.update(repeating: 0, count: indexSize)
        for i in 0..<kept { enterInIndex(key(at: i), i) }
    }

    /// Leaves a mark in the entry's place, so that the index stays whole. Only for a map that one shape owns alone.
    func markDeleted(_ position: Int) { set(position, key: PropertyMap.deletedKey, slot: 0, attributes: []) }
}

extension VM {
    func newPropertyMap(capacity: Int) -> PropertyMap {
        var indexSize = 0
        if capacity > PropertyMap.linearLimit {
            indexSize = 32
            while indexSize < capacity * 2 { indexSize *= 2 }
        }
        let cell = heap.allocate(PropertyMap.entriesOffset + capacity * 16 + indexSize * 4)
        cell.setHeader(.propertyMap)
        cell.store(UInt32(0), at: 8)
        cell.store(UInt32(capacity), at: 12)
        cell.store(UInt32(indexSize), at: 16)
        (cell.address + PropertyMap.entriesOffset + capacity * 16).initializeMemory(as: UInt32.self, repeating: 0, count: indexSize)
        return PropertyMap(cell)
    }

    /// A copy of the first `visible` entries with room for `capacity`; deleted entries stay in their places.
    func copyPropertyMap(_ map: PropertyMap, visible: Int, capacity: Int) -> PropertyMap {
        let copy = newPropertyMap(capacity: max(capacity, visible))
        for i in 0..<visible {
            let entry = map.entry(at: i)
            copy.append(entry.key, slot: entry.slot, attributes: entry.attributes)
        }
        return copy
    }
}
