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
    let last: Int
    /// How many places are known: no match is shorter.
    let length: Int

    /// The program owns it: it frees it.
    init?(_ sets: [[Bool]]) {
        guard let last = RegExpWindow.bestLast(sets) else { return nil }
        self.last = last
        length = sets.count
        places = .allocate(capacity: 512)
        steps = places + 256
        for unit in 0..<256 {
            var bits: UInt8 = 0
            for (place, set) in sets.enumerated() where set[unit] { bits |= 1 << place }
            places[unit] = bits
            steps[unit] = UInt8(RegExpWindow.step(unit, sets, last))
        }
    }

    func free() { places.deallocate() }

    static var byteCount: Int { 512 }

    /// The next place, from a position on, at which a match may begin; -1 for none.
    @inline(__always) func find<Unit: FixedWidthInteger & UnsignedInteger>(_ text: UnsafePointer<Unit>, _ count: Int, from start: Int) -> Int {
        var position = start
        while position + length <= count {
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

    private static func step(_ unit: Int, _ sets: [[Bool]], _ last: Int) -> Int {
        for place in stride(from: last, through: 0, by: -1) where sets[place][unit] { return last - place }
        return last + 1
    }

    /// The place whose characters tell most: where a step goes farthest in the middle, in text as people write it. Nil where none tells anything.
    private static func bestLast(_ sets: [[Bool]]) -> Int? {
        var best: (last: Int, reach: Int)?
        for last in sets.indices {
            var reach = 0
            for unit in 0..<256 { reach += step(unit, sets, last) * weight(unit) }
            if reach > best?.reach ?? 0 { best = (last, reach) }
        }
        return best?.last
    }

    /// How often a character comes, about.
    private static func weight(_ unit: Int) -> Int {
        switch unit {
        case 0x20: 12
        case 0x61...0x7A: 4
        case 0x30...0x39: 2
        case 0x21...0x7E: 1
        default: 0
        }
    }
}

/// Follows all ways through a program at once, and gathers what characters they read at the first places.
struct RegExpWindowReader {
    private typealias Opcode = RegExpProgram.Opcode

    /// Where a way is: at an instruction, of whose characters it has read some.
    private struct Way: Hashable {
        let pc: Int
        let read: Int
    }

    /// More ways than that are too many to follow.
    private static let mostWays = 32

    private let code: [Int32]
    private let sets: [CodePointSet]
    private let isUnicode: Bool
    private var next: Set<Way> = []
    private var seen: Set<Way> = []
    private var characters: [Bool] = []

    /// For each of the first places the units that may stand there, by their low bytes. It ends before the first place that a match may not have,
    /// or of which nothing is known.
    static func read(_ code: [Int32], _ sets: [CodePointSet], isUnicode: Bool) -> [[Bool]] {
        var reader = RegExpWindowReader(code: code, sets: sets, isUnicode: isUnicode), places: [[Bool]] = []
        var ways: Set<Way> = [Way(pc: 0, read: 0)]
        while places.count < RegExpWindow.longest {
            reader.next = []
            reader.seen = []
            reader.characters = Array(repeating: false, count: 256)
            for way in ways { guard reader.follow(way) else { return places } }
            guard !reader.next.isEmpty else { return places }
            places.append(reader.characters)
            ways = reader.next
        }
        return places
    }

    private init(code: [Int32], sets: [CodePointSet], isUnicode: Bool) {
        self.code = code
        self.sets = sets
        self.isUnicode = isUnicode
    }

    /// To the next characters of a way. False: the match may be whole here, or what comes is not known.
    private mutating func follow(_ way: Way) -> Bool {
        guard seen.insert(way).inserted else { return true }
        if seen.count > Self.mostWays { return false }
        let pc = way.pc
        switch Opcode(word: code[pc]) {
        case .unit: return read(unit: code[pc + 1], then: Way(pc: pc + 2, read: 0))
        case .units:
            let length = Int(code[pc + 1]), isLast = way.read + 1 == length
            return read(unit: code[pc + 2 + way.read], then: isLast ? Way(pc: pc + 2 + length, read: 0) : Way(pc: pc, read: way.read + 1))
        case .set: return read(set: code[pc + 1], then: Way(pc: pc + 2, read: 0))
        case .any: return readAny(then: Way(pc: pc + 1, read: 0))
        case .run: return followRun(way)
        case .jump: return follow(Way(pc: Int(code[pc + 1]), read: 0))
        case .split, .splitLater, .fork: return follow(Way(pc: pc + 4, read: 0)) && follow(Way(pc: Int(code[pc + 1]), read: 0))
        case .loop: return follow(Way(pc: pc + 6, read: 0)) && follow(Way(pc: Int(code[pc + 5]), read: 0))
        // An assertion says where, not what.
        case .lookNot: return follow(Way(pc: Int(code[pc + 2]), read: 0))
        case .save, .clear, .zero, .count, .requireProgress, .requireProgressBeyond, .start, .end, .lineStart, .lineEnd, .wordBoundary, .notWordBoundary:
            return follow(Way(pc: pc + RegExpProgram.length(of: code, at: pc), read: 0))
        default: return false
        }
    }

    /// Some rounds have been read; the least that it takes and those beyond are two ways.
    private mutating func followRun(_ way: Way) -> Bool {
        let pc = way.pc, least = Int(code[pc + 1]), most = Int(code[pc + 2])
        if way.read >= least, !follow(Way(pc: pc + 7, read: 0)) { return false }
        guard way.read < most else { return true }
        let then = Way(pc: pc, read: min(way.read + 1, RegExpWindow.longest))
        switch Opcode(word: code[pc + 4]) {
        case .unit: return read(unit: code[pc + 5], then: then)
        case .any: return readAny(then: then)
        default: return read(set: code[pc + 5], then: then)
        }
    }

    private mutating func read(unit: Int32, then way: Way) -> Bool {
        characters[Int(unit & 0xFF)] = true
        next.insert(way)
        return true
    }

    private mutating func read(set: Int32, then way: Way) -> Bool {
        let set = sets[Int(set)]
        // A pair of surrogates takes two places.
        if isUnicode, let end = set.bounds.last, end > 0x10000 { return false }
        for range in set.ranges {
            for point in range.lowerBound...min(range.upperBound, range.lowerBound + 255) { characters[Int(point & 0xFF)] = true }
        }
        next.insert(way)
        return true
    }

    private mutating func readAny(then way: Way) -> Bool {
        if isUnicode { return false }
        for unit in 0..<256 { characters[unit] = true }
        next.insert(way)
        return true
    }
}
