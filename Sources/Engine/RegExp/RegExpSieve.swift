/// Looks at sixteen places of a text at once: at one or two places of a match whose characters are few and rare.
struct RegExpSieve {
    /// How many places one look tells of.
    static let width = 16

    /// The place of the match that is looked at first, and the other one; the same where one has to do.
    private let first: Int
    private let second: Int
    /// The characters of both by their low bytes, as ranges: two for each, or all four for the one.
    private let lows: SIMD4<UInt8>
    private let spans: SIMD4<UInt8>
    /// Both places have one character each, as most words have.
    private let isPair: Bool

    /// Nil where no place's characters are few ranges, or where so many texts have them that a look would tell little.
    init?(_ sets: [[Bool]]) {
        let ranges = sets.map(Self.ranges), shares = sets.map(Self.share)
        let narrow = sets.indices.filter { (1...2).contains(ranges[$0].count) }.sorted { shares[$0] < shares[$1] }.prefix(2)
        if narrow.count == 2, shares[narrow[0]] * shares[narrow[1]] <= Self.mostShare {
            first = narrow[0]
            second = narrow[1]
            let pairs = [ranges[first][0], ranges[first].last ?? ranges[first][0], ranges[second][0], ranges[second].last ?? ranges[second][0]]
            (lows, spans) = Self.vectors(pairs)
        } else if let only = sets.indices.filter({ (1...4).contains(ranges[$0].count) }).min(by: { shares[$0] < shares[$1] }), shares[only] <= Self.mostShare {
            first = only
            second = only
            (lows, spans) = Self.vectors((0..<4).map { ranges[only][min($0, ranges[only].count - 1)] })
        } else {
            return nil
        }
        isPair = first != second && spans == .zero && lows[0] == lows[1] && lows[2] == lows[3]
    }

    /// Of so many places at most, as a rule, a look may say that a match might begin there.
    private static let mostShare = 0.2

    private static func vectors(_ ranges: [ClosedRange<UInt8>]) -> (SIMD4<UInt8>, SIMD4<UInt8>) {
        (SIMD4(ranges.map(\.lowerBound)), SIMD4(ranges.map { $0.upperBound - $0.lowerBound }))
    }

    private static func ranges(_ set: [Bool]) -> [ClosedRange<UInt8>] {
        var found: [ClosedRange<UInt8>] = []
        for unit in set.indices where set[unit] {
            if let last = found.last, Int(last.upperBound) == unit - 1 {
                found[found.count - 1] = last.lowerBound...UInt8(unit)
            } else {
                found.append(UInt8(unit)...UInt8(unit))
            }
        }
        return found
    }

    private static func share(_ set: [Bool]) -> Double {
        var sum = 0
        for unit in set.indices where set[unit] { sum += RegExpWindow.weight(unit) }
        return Double(sum) / allWeights
    }

    private static let allWeights = Double((0..<256).reduce(0) { $0 + RegExpWindow.weight($1) })

    /// The next place from `position` on that may begin a match, as far as `isFit` says so, too; or the first place not looked at, from which on
    /// fewer than ``width`` are left up to `end`.
    @inline(__always) func find<Unit: FixedWidthInteger & UnsignedInteger>(
        _ text: UnsafePointer<Unit>, from position: inout Int, upTo end: Int, isFit: (Int) -> Bool
    ) -> Bool {
        let low = (Block(repeating: lows[0]), Block(repeating: lows[1]), Block(repeating: lows[2]), Block(repeating: lows[3]))
        if isPair {
            return find(text, from: &position, upTo: end, isFit) { (here, there) in (here .== low.0) .& (there() .== low.2) }
        }
        let span = (Block(repeating: spans[0]), Block(repeating: spans[1]), Block(repeating: spans[2]), Block(repeating: spans[3]))
        let isOne = first == second
        return find(text, from: &position, upTo: end, isFit) { (here, there) in
            let mine = (here &- low.0 .<= span.0) .| (here &- low.1 .<= span.1), other = isOne ? here : there()
            let others = (other &- low.2 .<= span.2) .| (other &- low.3 .<= span.3)
            return isOne ? mine .| others : mine .& others
        }
    }

    @inline(__always) private func find<Unit: FixedWidthInteger & UnsignedInteger>(
        _ text: UnsafePointer<Unit>, from position: inout Int, upTo end: Int, _ isFit: (Int) -> Bool, _ test: (Block, () -> Block) -> SIMDMask<SIMD16<Int8>>
    ) -> Bool {
        @inline(__always) func look(at position: Int) -> SIMD2<UInt64> {
            unsafeBitCast(test(Self.load(text + position + first), { Self.load(text + position + second) }), to: SIMD2<UInt64>.self)
        }
        while position + Self.width <= end {
            // Two blocks at once, as long as there is nothing.
            while position + Self.width * 2 <= end {
                let both = look(at: position) | look(at: position + Self.width)
                if both[0] | both[1] != 0 { break }
                position += Self.width * 2
            }
            if position + Self.width > end { return false }
            let found = look(at: position)
            if found[0] | found[1] != 0 {
                for half in 0..<2 {
                    var left = found[half]
                    while left != 0 {
                        let bit = left.trailingZeroBitCount, place = position + half * 8 + bit >> 3
                        if isFit(place) {
                            position = place
                            return true
                        }
                        left &= ~(0xFF << UInt64(bit))
                    }
                }
            }
            position += Self.width
        }
        return false
    }

    private typealias Block = SIMD16<UInt8>

    /// The low bytes of sixteen units.
    @inline(__always) private static func load<Unit: FixedWidthInteger & UnsignedInteger>(_ text: UnsafePointer<Unit>) -> Block {
        let bytes = UnsafeRawPointer(text)
        if Unit.bitWidth == 8 { return bytes.loadUnaligned(as: Block.self) }
        return Block(truncatingIfNeeded: bytes.loadUnaligned(as: SIMD16<UInt16>.self))
    }
}
