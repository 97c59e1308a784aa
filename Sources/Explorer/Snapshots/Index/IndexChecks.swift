import Platform

/// What is checked of each section of an index before anybody looks at it: that it is as it was written, and that no number in it leads
/// beyond what there is. On all processors, once over the memory.
enum IndexChecks {
    enum Bound: Sendable {
        case none
        /// Each byte is below.
        case bytesBelow(UInt8)
        /// Each 32 bits are below, or all ones where that is allowed.
        case wordsBelow(UInt32, orAllOnes: Bool)
        /// None of 32 bits is below the one before it, nor above.
        case ascending(upTo: UInt32)
        /// Table, key and value of each are nodes; tables are in order.
        case ephemerons(nodeCount: UInt32)
    }

    private static let piece = 1 << 18

    /// Another one for every change of a single word.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 { look(at: bytes, .none).checksum }

    /// The checksum, and whether the bound holds.
    static func look(at bytes: UnsafeRawBufferPointer, _ bound: Bound) -> (checksum: UInt64, holds: Bool) {
        let pieces = (bytes.count + piece - 1) / piece
        let sums = Scratch<UInt64>(pieces), faults = Scratch<UInt8>(pieces)
        nonisolated(unsafe) let bytes = bytes
        Workers.perform(pieces) { number in
            // What was not looked at is not known to be well.
            if Interruption.isRequested { return faults.base[number] = 1 }
            let start = number * piece, end = min(start + piece, bytes.count)
            sums.base[number] = sum(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            if !holds(bound, bytes, start..<end) { faults.base[number] = 1 }
        }
        var total = UInt64(truncatingIfNeeded: bytes.count), isWell = true
        for number in 0..<pieces {
            total = mixed(total ^ sums.base[number])
            if faults.base[number] != 0 { isWell = false }
        }
        return (total, isWell)
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        let product = number &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 29
    }

    /// In four parts, which do not wait for each other.
    private static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        guard let base = bytes.baseAddress else { return 0 }
        let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        var a: UInt64 = 1, b: UInt64 = 2, c: UInt64 = 3, d: UInt64 = 4, place = 0
        while place + 32 <= bytes.count {
            a = (a ^ base.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* factor
            b = (b ^ base.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)) &* factor
            c = (c ^ base.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self)) &* factor
            d = (d ^ base.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self)) &* factor
            place += 32
        }
        var total = mixed(mixed(mixed(mixed(a) ^ b) ^ c) ^ d)
        while place < bytes.count {
            total = mixed(total ^ UInt64(base.load(fromByteOffset: place, as: UInt8.self)))
            place += 1
        }
        return total
    }

    private static func holds(_ bound: Bound, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        switch bound {
        case .none: return true
        case .bytesBelow(let limit):
            var largest: UInt8 = 0
            for byte in UnsafeRawBufferPointer(rebasing: bytes[range]) { largest = max(largest, byte) }
            return range.isEmpty || largest < limit
        case .wordsBelow(let limit, let allowsAllOnes):
            let words = UnsafeRawBufferPointer(rebasing: bytes[range]).assumingMemoryBound(to: UInt32.self)
            var largest: UInt32 = 0
            // All ones come to 0, and what is to be below comes to one more.
            if allowsAllOnes { for word in words { largest = max(largest, word &+ 1) } } else { for word in words { largest = max(largest, word) } }
            return words.isEmpty || (allowsAllOnes ? largest <= limit : largest < limit)
        case .ascending(let limit):
            let words = UnsafeRawBufferPointer(rebasing: bytes[range.lowerBound..<min(range.upperBound + 4, bytes.count)]).assumingMemoryBound(to: UInt32.self)
            var isWell = words.allSatisfy { $0 <= limit }
            for place in 0..<max(0, words.count - 1) where words[place] > words[place + 1] { isWell = false }
            return isWell
        case .ephemerons(let count):
            let size = MemoryLayout<Ephemeron>.stride
            // One more, so that those at the cut are compared.
            for place in stride(from: range.lowerBound / size * size, to: range.upperBound, by: size) where place + size <= bytes.count {
                let entry = base.load(fromByteOffset: place, as: Ephemeron.self)
                if max(UInt32(bitPattern: entry.table), UInt32(bitPattern: entry.key), UInt32(bitPattern: entry.value)) >= count { return false }
                if place + 2 * size <= bytes.count, base.load(fromByteOffset: place + size, as: Ephemeron.self).table < entry.table { return false }
            }
            return true
        }
    }
}
