/// A string of the source text (an identifier, a property name, a literal's text), interned in a `NameTable`.
public struct Name: Hashable, Sendable {
    public let id: Int32
    @inlinable public init(id: Int32) { self.id = id }
}

/// The distinct strings of one parse, as code units: JavaScript strings may hold unpaired surrogates.
///
/// The lexer asks this table about every identifier it meets, so a look-up allocates nothing: the table hashes with
/// open addressing, keeps all text in one pool, and remembers for each name which keyword it spells, if any.
public final class NameTable {
    private struct Entry {
        var offset: Int32
        var length: Int32
        var hash: UInt32
        /// The keyword that the name spells, or `.identifier`.
        var word: TokenKind
    }

    /// Indices into `entries`, -1 where free. The capacity is a power of two, at most half of it in use.
    private var slots: UnsafeMutablePointer<Int32>
    private var capacity = 64
    private var entries: UnsafeMutablePointer<Entry>
    private var pool: UnsafeMutablePointer<UInt16>
    private var poolCount = 0
    private var poolCapacity = 256
    public private(set) var count = 0

    public init() {
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: -1, count: capacity)
        entries = .allocate(capacity: capacity / 2)
        pool = .allocate(capacity: poolCapacity)
    }

    deinit {
        slots.deallocate()
        entries.deallocate()
        pool.deallocate()
    }

    public func intern(_ units: [UInt16]) -> Name {
        units.withUnsafeBufferPointer { intern($0) }
    }

    public func intern(_ text: String) -> Name {
        let units = text.utf16, count = units.count
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(count, 1)) { buffer in
            _ = buffer.initialize(from: units)
            return intern(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// The same for a word of the compiler's own, of ASCII letters.
    public func intern(word: StaticString) -> Name {
        let count = word.utf8CodeUnitCount
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(count, 1)) { units in
            var hash = NameTable.hashSeed
            for i in 0..<count {
                units[i] = UInt16(word.utf8Start[i])
                hash = NameTable.hash(hash, units[i])
            }
            return units.baseAddress.map { intern($0, count: count, hash: hash) } ?? intern(UnsafeBufferPointer(units))
        }
    }

    public func intern(_ units: UnsafeBufferPointer<UInt16>) -> Name {
        guard let start = units.baseAddress else {
            var nothing: UInt16 = 0
            return intern(&nothing, count: 0, hash: NameTable.hashSeed)
        }
        var hash = NameTable.hashSeed
        for unit in units { hash = NameTable.hash(hash, unit) }
        return intern(start, count: units.count, hash: hash)
    }

    public func units(_ name: Name) -> [UInt16] { withUnits(name) { Array($0) } }

    public func string(_ name: Name) -> String {
        withUnits(name) { units in
            guard units.allSatisfy({ $0 < 0x80 }) else { return String(decoding: units, as: UTF16.self) }
            // Nearly all names: Swift's general way costs a hundred times as much.
            return String(unsafeUninitializedCapacity: units.count) { bytes in
                for index in 0..<units.count { bytes[index] = UInt8(truncatingIfNeeded: units[index]) }
                return units.count
            }
        }
    }

    /// Whether the name spells a word that is reserved everywhere (ECMA-262 §12.7.2), such as `if`.
    public func isReservedWord(_ name: Name) -> Bool { entries[Int(name.id)].word.isReservedWord }

    /// Each name's code units, by id.
    public var strings: [[UInt16]] { (0..<count).map { units(Name(id: Int32($0))) } }

    /// A name's code units without a copy; the buffer is good only inside `body`, which must not intern.
    public func withUnits<Result>(_ name: Name, _ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result {
        let entry = entries[Int(name.id)]
        return body(UnsafeBufferPointer(start: pool + Int(entry.offset), count: Int(entry.length)))
    }

    // MARK: For the lexer

    static var hashSeed: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    /// The hash of a text that is one unit longer; the lexer computes it while it looks for a word's end.
    @inline(__always)
    static func hash(_ hash: UInt64, _ unit: UInt16) -> UInt64 {
        let mixed = (hash ^ UInt64(unit)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 32)
    }

    /// The keyword that `name` spells, or `.identifier`.
    func word(_ name: Name) -> TokenKind { entries[Int(name.id)].word }

    func intern(_ start: UnsafePointer<UInt16>, count length: Int, hash: UInt64) -> Name {
        let short = UInt32(truncatingIfNeeded: hash)
        var slot = Int(short) & (capacity - 1)
        while slots[slot] >= 0 {
            let index = slots[slot]
            let entry = entries[Int(index)]
            if entry.hash == short, Int(entry.length) == length, isEqual(pool + Int(entry.offset), start, length) {
                return Name(id: index)
            }
            slot = (slot + 1) & (capacity - 1)
        }
        return insert(start, count: length, hash: short, slot: slot)
    }

    @inline(__always)
    private func isEqual(_ left: UnsafePointer<UInt16>, _ right: UnsafePointer<UInt16>, _ count: Int) -> Bool {
        for index in 0..<count where left[index] != right[index] { return false }
        return true
    }

    private func insert(_ start: UnsafePointer<UInt16>, count length: Int, hash: UInt32, slot: Int) -> Name {
        var slot = slot
        if count == capacity / 2 {
            grow()
            slot = Int(hash) & (capacity - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
        }
        if poolCount + length > poolCapacity {
            poolCapacity = max(poolCapacity * 2, poolCount + length)
            let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: poolCapacity)
            larger.update(from: pool, count: poolCount)
            pool.deallocate()
            pool = larger
        }
        (pool + poolCount).update(from: start, count: length)
        let word = TokenKind.word(UnsafeBufferPointer(start: start, count: length))
        entries[count] = Entry(offset: Int32(poolCount), length: Int32(length), hash: hash, word: word)
        slots[slot] = Int32(count)
        poolCount += length
        count += 1
        return Name(id: Int32(count - 1))
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
        larger.update(from: entries, count: count)
        entries.deallocate()
        entries = larger
        slots.deallocate()
        capacity *= 2
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: -1, count: capacity)
        for index in 0..<count {
            var slot = Int(entries[index].hash) & (capacity - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(index)
        }
    }
}
