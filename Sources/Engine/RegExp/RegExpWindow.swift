// Most places of a text cannot begin a match, and one look at a character some way ahead tells so of several places at once (R. N. Horspool,
// "Practical fast searching in strings", 1980; for sets of characters instead of letters).

/// What may stand at the first places of a match, and how far one can go on where it does not.
struct RegExpWindow {
    /// The most places that are looked at: a bit each.
    static let longest = 8

    /// By the low byte of a unit: at which places it may stand, the first in the lowest bit.
    private let places: UnsafeMutablePointer<UInt8>
    /// By the low byte of the unit at the place `last`: how far on the next place is at which a match may begin; 0 for this one.
    private let steps: UnsafeMutablePointer<UInt8>
    private let last: Int
    /// How many places are known: no match is shorter.
    let length: Int
    /// Where a text of bytes fits, there is a match, of just these places.
    let isWhole: Bool
    /// Looks at many places at once, where the characters of a place or two are rare.
    private let sieve: RegExpSieve?
    /// Steps are so short that to look at each place is quicker.
    private let isShort: Bool

    /// The program owns it: it frees it.
    init?(_ sets: [[Bool]], isWhole: Bool) {
        var places: [UInt8] = Array(repeating: 0, count: 256)
        for (place, set) in sets.enumerated() {
            for unit in 0..<256 where set[unit] { places[unit] |= 1 << place }
        }
        guard let last = RegExpWindow.bestLast(places, sets.count) else { return nil }
        self.last = last
        length = sets.count
        self.isWhole = isWhole
        sieve = RegExpSieve(sets)
        isShort = sets.count < 5
        self.places = .allocate(capacity: 512)
        steps = self.places + 256
        for unit in 0..<256 {
            self.places[unit] = places[unit]
            steps[unit] = UInt8(RegExpWindow.step(places[unit], last))
        }
    }

    func free() { places.deallocate() }

    static var byteCount: Int { 512 }

    /// The next place, from a position on, at which a match may begin; -1 for none.
    @inline(__always) func find<Unit: FixedWidthInteger & UnsignedInteger>(_ text: UnsafePointer<Unit>, _ count: Int, from start: Int) -> Int {
        var position = start
        let end = count - length + 1
        if let sieve {
            if sieve.find(text, from: &position, upTo: end, isFit: { fits(text, $0) }) { return position }
        } else if !isShort {
            return skip(text, from: position, upTo: end)
        }
        while position < end {
            if steps[Int(truncatingIfNeeded: text[position + last]) & 0xFF] == 0, fits(text, position) { return position }
            position += 1
        }
        return -1
    }

    @inline(__always) private func skip<Unit: FixedWidthInteger & UnsignedInteger>(_ text: UnsafePointer<Unit>, from start: Int, upTo end: Int) -> Int {
        var position = start
        while position < end {
            let step = Int(steps[Int(truncatingIfNeeded: text[position + last]) & 0xFF])
            if step == 0, fits(text, position) { return position }
            position += max(step, 1)
        }
        return -1
    }

    @inline(__always) private func fits<Unit: FixedWidthInteger & UnsignedInteger>(_ text: UnsafePointer<Unit>, _ position: Int) -> Bool {
        for place in 0..<length where places[Int(truncatingIfNeeded: text[position + place]) & 0xFF] >> place & 1 == 0 { return false }
        return true
    }

    // MARK: Where to look

    /// How far on from `last` with a unit that may stand at these places.
    private static func step(_ places: UInt8, _ last: Int) -> Int {
        let upToLast = places & (0xFF >> UInt8(7 - last))
        return last - (7 - upToLast.leadingZeroBitCount)
    }

    /// The place whose characters tell most: where a step goes farthest in the middle, in text as people write it. Nil where none tells anything.
    private static func bestLast(_ places: [UInt8], _ count: Int) -> Int? {
        var best: (last: Int, reach: Int)?
        for last in 0..<count {
            var reach = 0
            for unit in 0x20...0x7E { reach += step(places[unit], last) * weight(unit) }
            if reach > best?.reach ?? 0 { best = (last, reach) }
        }
        return best?.last
    }

    /// How often a character comes, about.
    static func weight(_ unit: Int) -> Int {
        switch unit {
        case 0x20: 12
        case 0x61...0x7A: 4
        case 0x30...0x39: 2
        case 0x21...0x7E: 1
        default: 0
        }
    }
}
