/// Collects code units and makes one string of them: bytes as long as all are below 256, 16-bit units from the first that is not.
public struct StringBuilder: ~Copyable {
    private var storage: UnsafeMutableRawPointer?
    /// In units of what it holds.
    private var capacity = 0
    public private(set) var count = 0
    private var isTwoByte = false

    public init() {}

    deinit { storage?.deallocate() }

    private static let leastCapacity = 48

    private var bytes: UnsafeMutablePointer<UInt8> { storage.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self) }
    private var units: UnsafeMutablePointer<UInt16> { storage.unsafelyUnwrapped.assumingMemoryBound(to: UInt16.self) }

    /// Room for a text that will be about as long as this one.
    mutating func reserve(_ flat: FlatString) { if !isTwoByte, flat.bytes != nil { makeRoom(flat.count) } }

    @inline(__always) private mutating func makeRoom(_ more: Int) {
        if more > capacity - count { grow(more) }
    }

    @inline(never) private mutating func grow(_ more: Int) {
        capacity = max(count + more, capacity * 2, Self.leastCapacity)
        let width = isTwoByte ? 2 : 1, larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * width, alignment: 16)
        if let storage {
            larger.copyMemory(from: storage, byteCount: count * width)
            storage.deallocate()
        }
        storage = larger
    }

    public mutating func append(_ unit: UInt16) {
        if !isTwoByte, unit >= 256 { widen() }
        makeRoom(1)
        if isTwoByte { units[count] = unit } else { bytes[count] = UInt8(truncatingIfNeeded: unit) }
        count += 1
    }

    public mutating func append(_ flat: FlatString) { append(flat, 0..<flat.count) }

    public mutating func append(_ flat: FlatString, _ range: Range<Int>) {
        if range.isEmpty { return }
        if let source = flat.bytes {
            append(UnsafeBufferPointer(start: source + range.lowerBound, count: range.count))
        } else if let source = flat.units {
            append(UnsafeBufferPointer(start: source + range.lowerBound, count: range.count))
        }
    }

    mutating func append(units more: [UInt16]) { more.withUnsafeBufferPointer { append($0) } }

    public mutating func append(_ text: String) {
        if text.utf8.count != text.utf16.count {
            for unit in text.utf16 { append(unit) }
            return
        }
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
        guard let source = more.baseAddress else { return }
        makeRoom(more.count)
        if isTwoByte {
            for i in 0..<more.count { units[count + i] = UInt16(source[i]) }
        } else {
            (bytes + count).update(from: source, count: more.count)
        }
        count += more.count
    }

    private mutating func append(_ more: UnsafeBufferPointer<UInt16>) {
        guard isTwoByte, let source = more.baseAddress else {
            for unit in more { append(unit) }
            return
        }
        makeRoom(more.count)
        (units + count).update(from: source, count: more.count)
        count += more.count
    }

    private mutating func widen() {
        let narrow = storage
        isTwoByte = true
        storage = nil
        grow(0)
        if let narrow { for i in 0..<count { units[i] = UInt16(narrow.load(fromByteOffset: i, as: UInt8.self)) } }
        narrow?.deallocate()
    }

    /// Throws a RangeError where the string would be too long.
    public func finish(_ vm: VM) throws(JSThrow) -> JSString {
        if count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
        if isTwoByte { return vm.string(units: UnsafeBufferPointer(start: units, count: count)) }
        if count == 1 { return vm.singleUnit(UInt16(bytes[0])) }
        let string = vm.allocateString(length: count, twoByte: false)
        if count > 0 { string.latin1.update(from: bytes, count: count) }
        return string
    }
}
