// Property names are interned: each exists once, so that comparing two names is comparing two words. The table is weak:
// the collector drops the names that nothing else uses.

struct AtomTable {
    /// The atoms of strings that are none themselves and were asked for last, by the strings' places; until a collection.
    private static let recentCount = 256
    private let recent = UnsafeMutablePointer<(string: UInt, atom: UInt)>.allocate(capacity: recentCount)
    private var slots: UnsafeMutablePointer<UInt>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 2048
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
        recent.initialize(repeating: (0, 0), count: AtomTable.recentCount)
    }

    func deallocate() {
        slots.deallocate()
        recent.deallocate()
    }

    private static func place(_ string: JSString) -> (index: Int, address: UInt) {
        let address = UInt(bitPattern: string.cell.address)
        return (Int(truncatingIfNeeded: (address >> 4) ^ (address >> 12)) & (recentCount - 1), address)
    }

    /// The atom of a string that was asked for a while ago.
    @inline(__always) func recall(_ string: JSString) -> JSString? {
        let place = AtomTable.place(string), known = recent[place.index]
        return known.string == place.address ? UnsafeMutableRawPointer(bitPattern: known.atom).map { JSString(Cell($0)) } : nil
    }

    func note(_ atom: JSString, of string: JSString) {
        let place = AtomTable.place(string)
        recent[place.index] = (place.address, UInt(bitPattern: atom.cell.address))
    }

    /// The atom equal to these units, if there is one.
    func find(_ flat: FlatString, hash: UInt32) -> JSString? {
        var i = Int(hash) & (capacity - 1)
        while let address = UnsafeMutableRawPointer(bitPattern: slots[i]) {
            let atom = JSString(Cell(address))
            if atom.storedHash == hash, FlatString(atom) == flat { return atom }
            i = (i + 1) & (capacity - 1)
        }
        return nil
    }

    /// The caller knows that no equal atom exists.
    mutating func insert(_ atom: JSString) {
        if count * 2 >= capacity { rebuild(capacity: capacity * 2) { _ in true } }
        place(atom)
        count += 1
    }

    private func place(_ atom: JSString) {
        var i = Int(atom.storedHash) & (capacity - 1)
        while slots[i] != 0 { i = (i + 1) & (capacity - 1) }
        slots[i] = UInt(bitPattern: atom.cell.address)
    }

    func forEach(_ body: (JSString) -> Void) {
        for i in 0..<capacity { if let address = UnsafeMutableRawPointer(bitPattern: slots[i]) { body(JSString(Cell(address))) } }
    }

    /// Drops the atoms that the collection did not mark.
    mutating func dropUnmarked() {
        recent.update(repeating: (0, 0), count: AtomTable.recentCount)
        rebuild(capacity: capacity) { Block.isMarked($0.cell) }
    }

    private mutating func rebuild(capacity newCapacity: Int, keeping keep: (JSString) -> Bool) {
        let old = slots, oldCapacity = capacity
        slots = .allocate(capacity: newCapacity)
        slots.initialize(repeating: 0, count: newCapacity)
        capacity = newCapacity
        count = 0
        for i in 0..<oldCapacity {
            guard let address = UnsafeMutableRawPointer(bitPattern: old[i]) else { continue }
            let atom = JSString(Cell(address))
            if keep(atom) { place(atom); count += 1 }
        }
        old.deallocate()
    }
}

extension VM {
    /// The one string equal to this that serves as a property name. Not for strings that spell an array index.
    func intern(_ string: JSString) -> JSString {
        if string.isAtom { return string }
        let flatString = flatten(string)
        if flatString.isAtom { return flatString }
        let hash = hash(flatString)
        if let atom = state.pointee.names.atoms.find(FlatString(flatString), hash: hash) {
            state.pointee.names.atoms.note(atom, of: string)
            return atom
        }
        flatString.cell.flags |= JSString.Flags.atom
        state.pointee.names.atoms.insert(flatString)
        return flatString
    }

    /// The property key a string spells (ECMA-262 §6.1.7): an index where it is one.
    public func key(_ string: JSString) -> PropertyKey {
        if string.isAtom { return FlatString(string).arrayIndex.map(PropertyKey.init(index:)) ?? PropertyKey(atom: string) }
        if let atom = state.pointee.names.atoms.recall(string) { return PropertyKey(atom: atom) }
        if string.length <= 10, let index = flat(string).arrayIndex { return PropertyKey(index: index) }
        return PropertyKey(atom: intern(string))
    }

    public func key(_ text: String) -> PropertyKey { key(string(text)) }

    /// The key of that name, if anything in the machine has ever had it; no string is made. For names that are no indices.
    public func knownKey(_ text: String) -> PropertyKey? {
        let units = Array(text.utf16)
        // A string of one unit there is already.
        guard units.count > 1, !(0x30...0x39).contains(units[0]) else { return key(text) }
        func find(_ flat: FlatString) -> PropertyKey? { state.pointee.names.atoms.find(flat, hash: flat.hash()).map { key($0) } }
        if units.contains(where: { $0 > 0xFF }) { return units.withUnsafeBufferPointer { find(FlatString(nil, $0.baseAddress, count: $0.count)) } }
        return units.map { UInt8(truncatingIfNeeded: $0) }.withUnsafeBufferPointer { find(FlatString($0.baseAddress, nil, count: $0.count)) }
    }
}
