import Platform

/// The strings of a file: where each stands. They are decoded when somebody asks; most are never asked for.
public struct SnapshotStringTable: Sendable {
    private nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    /// Where the first one's section begins: what stands in `starts` counts from there.
    let origin: Int
    /// Behind the opening quote of each; the last is where one more would be.
    private(set) var starts = FrozenArray<UInt32>()
    /// The file ends in the middle of them.
    private(set) var isCut = false
    /// Behind the section.
    private(set) var end: Int

    /// A file without strings.
    init() {
        bytes = UnsafeRawBufferPointer(start: nil, count: 0)
        origin = 0
        end = 0
        isCut = true
        starts = FrozenArray([0])
    }

    /// What was found at another time; nil where it does not fit. The places are in order, and none is behind the file's end.
    init?(_ bytes: UnsafeRawBufferPointer, origin: Int, _ starts: FrozenArray<UInt32>) {
        guard !starts.isEmpty, origin >= 0, origin <= bytes.count else { return nil }
        self.bytes = bytes
        self.origin = origin
        self.starts = starts
        end = bytes.count
    }

    /// `place`: behind the opening bracket. Linear in the section's length.
    init(_ bytes: UnsafeRawBufferPointer, from place: Int) throws(SnapshotProblem) {
        self.bytes = bytes
        origin = place
        end = place
        var place = place, starts: [UInt32] = []
        let count = bytes.count
        defer { self.starts = FrozenArray(starts) }
        starts.reserveCapacity(max(16, (count - place) / 48))
        while true {
            while place < count, SnapshotCursor.isSpace(bytes[place]) || bytes[place] == 0x2C { place += 1 }
            if place >= count { break }
            if bytes[place] == 0x5D {
                end = place + 1
                starts.append(UInt32(clamping: place + 1 - origin))
                return
            }
            guard bytes[place] == 0x22 else { throw SnapshotProblem("a string was expected", at: place) }
            let start = place + 1
            place = SnapshotStringTable.closingQuote(bytes, start)
            // What is beyond four gigabytes of text is left out.
            if place >= count || start - origin >= Int(UInt32.max) { break }
            starts.append(UInt32(truncatingIfNeeded: start - origin))
            place += 1
        }
        isCut = true
        end = count
        starts.append(UInt32(clamping: place - origin))
    }

    /// The place of the quote that ends the string; the end of the bytes where there is none.
    @inline(__always) private static func closingQuote(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var place = start
        while place < bytes.count {
            if bytes[place] == 0x22 { return place }
            place += bytes[place] == 0x5C ? 2 : 1
        }
        return bytes.count
    }

    public var count: Int { starts.count - 1 }

    /// Where they stand in the file, without the brackets. Empty where there are none.
    var range: Range<Int> { bytes.isEmpty ? 0..<0 : origin..<(isCut ? end : end - 1) }

    /// The text between the quotes, as it is written: with escapes. Empty for a string that there is not.
    @inline(__always) func raw(_ index: UInt32) -> UnsafeRawBufferPointer {
        guard Int(index) < count, !bytes.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let start = origin + Int(starts[Int(index)])
        var next = min(origin + Int(starts[Int(index) + 1]), bytes.count)
        // Back over the next one's opening quote, the comma and white space, to the closing quote.
        if Int(index) + 1 < count { next -= 1 }
        while next > start, bytes[next - 1] != 0x22 { next -= 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<max(start, next - 1)])
    }

    public func text(_ index: UInt32) -> String {
        if Int(index) >= count { return "(lost)" }
        let raw = raw(index)
        return raw.contains(0x5C) ? SnapshotStringTable.unescaped(raw) : String(decoding: raw, as: UTF8.self)
    }

    /// Whether the string is this text, however it is written: V8 writes all but ASCII as escapes.
    func isText(_ index: UInt32, _ text: String) -> Bool {
        let raw = raw(index)
        return raw.elementsEqual(text.utf8) || raw.contains(0x5C) && SnapshotStringTable.unescaped(raw).utf8.elementsEqual(text.utf8)
    }

    // MARK: Escapes

    private static func unescaped(_ raw: UnsafeRawBufferPointer) -> String {
        var units: [UInt16] = [], place = 0
        units.reserveCapacity(raw.count)
        while place < raw.count {
            let byte = raw[place]
            if byte != 0x5C || place + 1 >= raw.count {
                // Beyond ASCII: whole characters at a time.
                var end = place + 1
                while byte >= 0x80, end < raw.count, raw[end] >= 0x80 { end += 1 }
                if byte < 0x80 { units.append(UInt16(byte)) } else { units += String(decoding: raw[place..<end], as: UTF8.self).utf16 }
                place = end
                continue
            }
            place += 2
            switch raw[place - 1] {
            case 0x6E: units.append(0x0A)
            case 0x74: units.append(0x09)
            case 0x72: units.append(0x0D)
            case 0x62: units.append(0x08)
            case 0x66: units.append(0x0C)
            case 0x75:
                guard let unit = hex(raw, place) else { units.append(0xFFFD); continue }
                units.append(unit)
                place += 4
            case let other: units.append(UInt16(other))
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func hex(_ raw: UnsafeRawBufferPointer, _ place: Int) -> UInt16? {
        guard place + 4 <= raw.count else { return nil }
        var value: UInt16 = 0
        for byte in raw[place..<place + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
            default: return nil
            }
        }
        return value
    }

    // MARK: Known strings

    /// For each of these names its places among the strings; V8 writes a string once, others may do so more often. Linear.
    func find(_ names: [String]) -> [[UInt32]] {
        var found = [[UInt32]](repeating: [], count: names.count)
        let wanted = names.map { Array($0.utf8) }
        // By length, so that most strings are asked about nothing.
        var byLength = [[Int]](repeating: [], count: 64)
        for (place, name) in wanted.enumerated() where name.count < 64 { byLength[name.count].append(place) }
        for index in 0..<UInt32(truncatingIfNeeded: count) {
            // With the quotes and the comma.
            let room = Int(starts[Int(index) + 1] - starts[Int(index)])
            if room > 64 + 8 { continue }
            let raw = raw(index)
            if raw.count >= 64 { continue }
            for place in byLength[raw.count] where raw.elementsEqual(wanted[place]) { found[place].append(index) }
        }
        return found
    }

    /// The places of strings that begin so. Linear.
    func find(beginning: String) -> [UInt32] {
        let wanted = Array(beginning.utf8)
        return (0..<UInt32(truncatingIfNeeded: count)).filter { index in
            Int(starts[Int(index) + 1] - starts[Int(index)]) > wanted.count && raw(index).starts(with: wanted)
        }
    }
}
