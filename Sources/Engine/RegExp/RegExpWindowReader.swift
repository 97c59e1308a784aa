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

    /// Whether a program is so many characters of bytes, one after the other, and nothing else: then the places tell all of it.
    static func isWhole(_ code: [Int32], _ sets: [CodePointSet], length: Int) -> Bool {
        var pc = 0, read = 0
        func isByte(_ unit: Int32) -> Bool { unit < 256 }
        while read <= length {
            switch Opcode(word: code[pc]) {
            case .unit where isByte(code[pc + 1]): read += 1
            case .units where code[pc + 2..<pc + 2 + Int(code[pc + 1])].allSatisfy(isByte): read += Int(code[pc + 1])
            case .set where sets[Int(code[pc + 1])].bounds.last.map { $0 <= 256 } ?? false: read += 1
            case .accept: return read == length
            default: return false
            }
            pc += RegExpProgram.length(of: code, at: pc)
        }
        return false
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
