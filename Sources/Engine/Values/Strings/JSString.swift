// Strings (ECMA-262 §6.1.4) are sequences of 16-bit code units. A cell holds them as bytes where every unit is below 256,
// as 16-bit units otherwise. `a + b` makes a rope of the two, flattened when somebody looks inside.
//
//     8   length in code units (u32)        16  the units, or a rope's left part (cell)
//     12  hash, 0 while unknown (u32)       24  a rope's right part; none once it is flat: then `left` is the flat string

import Platform

/// A string cell.
public struct JSString: Equatable, Hashable, Sendable, BitwiseCopyable {
    public let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .string)
        self.cell = cell
    }

    static let unitsOffset = 16
    /// The longest string, as V8 has it.
    public static let maximumLength = 536_870_888
    struct Flags {
        static let atom: UInt8 = 1
        static let twoByte: UInt8 = 2
        static let rope: UInt8 = 4
        /// A rope's right part with room for more.
        static let chunk: UInt8 = 8
    }

    @inline(__always) public var length: Int { Int(cell.load(8, as: UInt32.self)) }
    @inline(__always) public var isEmpty: Bool { length == 0 }
    @inline(__always) var isAtom: Bool { cell.flags & Flags.atom != 0 }
    @inline(__always) var isTwoByte: Bool { cell.flags & Flags.twoByte != 0 }
    @inline(__always) var isRope: Bool { cell.flags & Flags.rope != 0 }
    @inline(__always) var latin1: UnsafeMutablePointer<UInt8> {
        assert(!isRope && !isTwoByte)
        return (cell.address + JSString.unitsOffset).assumingMemoryBound(to: UInt8.self)
    }
    @inline(__always) var twoByte: UnsafeMutablePointer<UInt16> {
        assert(!isRope && isTwoByte)
        return (cell.address + JSString.unitsOffset).assumingMemoryBound(to: UInt16.self)
    }
    @inline(__always) var storedHash: UInt32 {
        get { cell.load(12, as: UInt32.self) }
        nonmutating set { cell.store(newValue, at: 12) }
    }
}

extension JSString {
    /// Up to this many bytes are compared and copied a word at a time: a cell's size is a multiple of it, and so what lies behind them
    /// is in the cell.
    fileprivate static let shortLength = 16

    /// Whether up to `shortLength` bytes are the same.
    @inline(__always) fileprivate static func areEqual(_ a: UnsafeMutablePointer<UInt8>, _ b: UnsafeMutablePointer<UInt8>, short length: Int) -> Bool {
        func difference(_ offset: Int) -> UInt64 {
            UnsafeRawPointer(a).loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ UnsafeRawPointer(b).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }
        if length <= 8 { return length == 0 || difference(0) &<< UInt64(64 - length * 8) == 0 }
        return difference(0) | difference(length - 8) == 0
    }

    /// Copies the units to the beginning of a string in the making that is not shorter. What comes behind them there is written later: it
    /// may be overwritten.
    @inline(__always) func begin(_ string: JSString, _ vm: VM) {
        if string.isTwoByte || length > JSString.shortLength { return vm.copyUnits(of: self, to: string, at: 0) }
        UnsafeMutableRawPointer(string.latin1).copyMemory(from: latin1, byteCount: JSString.shortLength)
    }
}

extension JSString: CellLayout {
    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        guard isRope else { return }
        visitor.hold(left.cell, .hidden(.left))
        visitor.hold(right?.cell, .hidden(.right))
    }
}

/// A flat string's units, readable until the next safepoint.
public struct FlatString {
    let bytes: UnsafePointer<UInt8>?
    let units: UnsafePointer<UInt16>?
    public let count: Int

    @inline(__always) init(_ string: JSString) {
        count = string.length
        if string.isTwoByte { bytes = nil; units = UnsafePointer(string.twoByte) }
        else { bytes = UnsafePointer(string.latin1); units = nil }
    }

    /// Units that are no string of the machine's, of one size or the other.
    init(_ bytes: UnsafePointer<UInt8>?, _ units: UnsafePointer<UInt16>?, count: Int) { (self.bytes, self.units, self.count) = (bytes, units, count) }

    @inline(__always) public var isTwoByte: Bool { units != nil }
    @inline(__always) public subscript(index: Int) -> UInt16 {
        assert(index >= 0 && index < count)
        if let bytes { return UInt16(bytes[index]) }
        return units.unsafelyUnwrapped[index]
    }

    /// The units in a range.
    public func array(_ range: Range<Int>? = nil) -> [UInt16] {
        let range = range ?? 0..<count
        return [UInt16](unsafeUninitializedCapacity: range.count) { buffer, initialized in
            for i in 0..<range.count { buffer[i] = self[range.lowerBound + i] }
            initialized = range.count
        }
    }

    /// The code point at an index and how many units it takes (ECMA-262 §11.1.4 CodePointAt): a lone surrogate is itself.
    public func codePoint(at index: Int) -> (value: UInt32, length: Int) {
        let lead = self[index]
        if lead & 0xFC00 == 0xD800, index + 1 < count {
            let trail = self[index + 1]
            if trail & 0xFC00 == 0xDC00 { return (0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(trail & 0x3FF)), 2) }
        }
        return (UInt32(lead), 1)
    }

    /// Where `pattern` first stands at or after `start`; nil for nowhere (ECMA-262 §6.1.4.1 StringIndexOf). A search may take the
    /// product of both lengths: it is interrupted like a script.
    func firstIndex(of pattern: FlatString, from start: Int, _ vm: VM) throws(JSThrow) -> Int? {
        guard pattern.count <= count, start <= count - pattern.count else { return nil }
        if pattern.count == 0 { return start }
        if let bytes, let wanted = pattern.bytes {
            var i = start
            let last = count - pattern.count
            var pace = SearchPace(pattern)
            while i <= last, let found = memchr(bytes + i, Int32(wanted[0]), last - i + 1) {
                i = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
                if memcmp(bytes + i, wanted, pattern.count) == 0 { return i }
                i += 1
                try pace.step(vm)
            }
            return nil
        }
        let first = pattern[0], last = count - pattern.count
        var i = start, pace = SearchPace(pattern)
        while i <= last {
            if self[i] == first, has(pattern, at: i) { return i }
            i += 1
            try pace.step(vm)
        }
        return nil
    }

    /// The pattern stands at a position, which is from 0 to the length.
    func has(_ pattern: FlatString, at position: Int) -> Bool {
        guard pattern.count <= count - position else { return false }
        if let bytes, let wanted = pattern.bytes { return memcmp(bytes + position, wanted, pattern.count) == 0 }
        if let units, let wanted = pattern.units { return memcmp(units + position, wanted, pattern.count * 2) == 0 }
        for i in 0..<pattern.count where self[position + i] != pattern[i] { return false }
        return true
    }

    /// A checkpoint as often as comparing with the pattern takes its time.
    struct SearchPace {
        private var work = 0
        private let cost: Int
        init(_ pattern: FlatString) { cost = 1 + pattern.count >> 6 }

        @inline(__always) mutating func step(_ vm: VM) throws(JSThrow) {
            work += cost
            if work >= 1 << 14 { work = 0; try vm.checkpoint() }
        }
    }

    @inline(__always) func hash() -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        if let bytes {
            for i in 0..<count { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
        } else if let units {
            for i in 0..<count { hash = (hash ^ UInt64(units[i])) &* 0x100_0000_01B3 }
        }
        let folded = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
        return folded == 0 ? 1 : folded
    }

    static func == (a: FlatString, b: FlatString) -> Bool {
        guard a.count == b.count else { return false }
        if let x = a.bytes, let y = b.bytes { return memcmp(x, y, a.count) == 0 }
        if let x = a.units, let y = b.units { return memcmp(x, y, a.count * 2) == 0 }
        for i in 0..<a.count where a[i] != b[i] { return false }
        return true
    }

    /// By code units (ECMA-262 §7.2.12 IsLessThan, steps on strings).
    static func isLess(_ a: FlatString, _ b: FlatString) -> Bool {
        let shared = min(a.count, b.count)
        for i in 0..<shared where a[i] != b[i] { return a[i] < b[i] }
        return a.count < b.count
    }

    /// The array index that the string spells canonically (`"0"`, `"42"`, not `"042"`), if any.
    var arrayIndex: UInt32? {
        guard count > 0, count <= 10 else { return nil }
        if self[0] == 0x30 { return count == 1 ? 0 : nil }
        var value: UInt64 = 0
        for i in 0..<count {
            let digit = self[i] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + UInt64(digit)
        }
        return value < UInt64(UInt32.max) ? UInt32(value) : nil
    }
}

extension VM {
    /// An uninitialised flat string; the caller fills in the units.
    @inline(__always) func allocateString(length: Int, twoByte: Bool) -> JSString {
        let cell = heap.allocate(JSString.unitsOffset + (twoByte ? length * 2 : length))
        cell.setHeader(.string, flags: twoByte ? JSString.Flags.twoByte : 0)
        cell.store(UInt32(truncatingIfNeeded: length), at: 8)
        cell.store(UInt32(0), at: 12)
        return JSString(cell)
    }

    public func string(_ text: String) -> JSString {
        var text = text
        return text.withUTF8 { utf8 in
            if utf8.allSatisfy({ $0 < 0x80 }) {
                if utf8.count == 1 { return singleUnit(UInt16(utf8[0])) }
                let string = allocateString(length: utf8.count, twoByte: false)
                if let base = utf8.baseAddress { string.latin1.update(from: base, count: utf8.count) }
                return string
            }
            return string(units: Array(String(decoding: utf8, as: UTF8.self).utf16))
        }
    }

    public func string(units: [UInt16]) -> JSString { units.withUnsafeBufferPointer { string(units: $0) } }

    public func string(units: UnsafeBufferPointer<UInt16>) -> JSString {
        if units.count == 1 { return singleUnit(units[0]) }
        var all: UInt16 = 0
        for unit in units { all |= unit }
        let string = allocateString(length: units.count, twoByte: all > 0xFF)
        if all > 0xFF {
            if let base = units.baseAddress { string.twoByte.update(from: base, count: units.count) }
        } else {
            let out = string.latin1
            for i in 0..<units.count { out[i] = UInt8(truncatingIfNeeded: units[i]) }
        }
        return string
    }

    /// The string of one code unit; those below 256 exist once.
    public func singleUnit(_ unit: UInt16) -> JSString {
        if unit < 256 {
            if let known = state.pointee.names.singleUnits[Int(unit)] { return JSString(Cell(known)) }
            let string = allocateString(length: 1, twoByte: false)
            string.latin1[0] = UInt8(unit)
            let atom = intern(string)
            state.pointee.names.singleUnits[Int(unit)] = atom.cell.address
            return atom
        }
        let string = allocateString(length: 1, twoByte: true)
        string.twoByte[0] = unit
        return string
    }

    /// The string of one code point, a lone surrogate included.
    public func string(codePoint: UInt32) -> JSString {
        if codePoint < 0x10000 { return singleUnit(UInt16(codePoint)) }
        let rest = codePoint - 0x10000
        return string(units: [UInt16(0xD800 + rest >> 10), UInt16(0xDC00 + rest & 0x3FF)])
    }

    /// The units from `start` to before `end`; the caller keeps both within the string.
    public func substring(_ string: JSString, _ start: Int, _ end: Int) -> JSString {
        if start == 0, end == string.length { return string }
        let source = flatten(string)
        if end - start == 1 { return singleUnit(FlatString(source)[start]) }
        if source.isTwoByte { return self.string(units: UnsafeBufferPointer(start: source.twoByte + start, count: end - start)) }
        let part = allocateString(length: end - start, twoByte: false)
        part.latin1.update(from: source.latin1 + start, count: end - start)
        return part
    }

    public func equal(_ a: JSString, _ b: JSString) -> Bool {
        if a == b { return true }
        let length = a.length
        if length != b.length { return false }
        let isShort = length <= JSString.shortLength && (a.cell.flags | b.cell.flags) & (JSString.Flags.rope | JSString.Flags.twoByte) == 0
        return isShort ? JSString.areEqual(a.latin1, b.latin1, short: length) : equalUnits(a, b)
    }

    /// Apart, so that the short way saves no registers.
    @inline(never) private func equalUnits(_ a: JSString, _ b: JSString) -> Bool {
        if a.isAtom && b.isAtom { return false }
        if a.storedHash != 0, b.storedHash != 0, a.storedHash != b.storedHash { return false }
        return flat(a) == flat(b)
    }

    @inline(__always) func hash(_ string: JSString) -> UInt32 { string.storedHash != 0 ? string.storedHash : computeHash(string) }

    @inline(never) private func computeHash(_ string: JSString) -> UInt32 {
        let hash = flat(string).hash()
        string.storedHash = hash
        return hash
    }

    /// For people and for Swift; unpaired surrogates come out as U+FFFD.
    public func swiftString(_ string: JSString) -> String {
        let flat = flat(string)
        if let units = flat.units { return String(decoding: UnsafeBufferPointer(start: units, count: flat.count), as: UTF16.self) }
        let bytes = UnsafeBufferPointer(start: flat.bytes, count: flat.count)
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: flat.array(), as: UTF16.self)
    }
}
