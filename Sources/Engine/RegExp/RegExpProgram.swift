/// A pattern as instructions for ``RegExpMatcher``.
///
/// An instruction is a word and the words of its operands. Characters are read at the position, forwards; a `…Back` instruction, which
/// only lookbehind has, reads what stands before the position and goes back.
final class RegExpProgram {
    enum Opcode: Int32 {
        /// The match is whole.
        case accept
        /// unit: the one unit at the position.
        case unit, unitBack
        /// set: a code unit, or in Unicode mode a code point, that is in the set.
        case set, setBack
        /// Anything at all.
        case any, anyBack
        /// target: go on there.
        case jump
        /// target: go on behind this instruction, and from the target if that fails.
        case split
        /// target: go on at the target, and behind this instruction if that fails.
        case splitLater
        /// least, most, isGreedy, opcode, operand: a character, over and over.
        case run
        /// register: the position goes into it.
        case save
        /// first, end: registers that become -1.
        case clear
        /// register: a count that begins with 0.
        case zero
        /// register, least, most, isGreedy, target: behind this instruction for another round, or to the target.
        case loop
        /// register: one round more.
        case count
        /// register: fails where the position is still that one.
        case requireProgress
        /// register, counter, least: the same, once there have been enough rounds.
        case requireProgressBeyond
        /// The ends of the string or, with the flag `m`, of a line.
        case start, end, lineStart, lineEnd
        /// set: at the edge of a word, or not; the set is what words are made of.
        case wordBoundary, notWordBoundary
        /// capture: what it holds, again.
        case backreference, backreferenceBack, backreferenceFolded, backreferenceFoldedBack
        /// register: an assertion begins; the height of the stack and the position go into two registers.
        case look
        /// register: it holds. What choices it left are forgotten.
        case lookHolds
        /// register, target: an assertion begins that must not hold; on to the target if it does not.
        case lookNot
        /// register: it does hold, and so this way fails.
        case lookNotHolds
    }

    /// Characters, to be asked quickly: the first 256 as bits, the others as bounds.
    struct CharacterSet {
        var low: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var bounds: [UInt32]

        init(_ set: CodePointSet) {
            bounds = set.bounds
            for range in set.ranges where range.lowerBound < 256 {
                for point in range.lowerBound...min(range.upperBound, 255) { add(point) }
            }
        }

        private mutating func add(_ point: UInt32) {
            let bit: UInt64 = 1 << UInt64(point & 63)
            switch point >> 6 {
            case 0: low.0 |= bit
            case 1: low.1 |= bit
            case 2: low.2 |= bit
            default: low.3 |= bit
            }
        }

        @inline(__always) func contains(_ point: UInt32) -> Bool {
            if point < 256 {
                let word = point < 128 ? (point < 64 ? low.0 : low.1) : (point < 192 ? low.2 : low.3)
                return word >> UInt64(point & 63) & 1 != 0
            }
            return containsHigh(point)
        }

        @inline(never) private func containsHigh(_ point: UInt32) -> Bool {
            var low = 0, count = bounds.count
            return bounds.withUnsafeBufferPointer { bounds in
                while count > 0 {
                    let half = count / 2
                    if bounds[low + half] > point { count = half } else { low += half + 1; count -= half + 1 }
                }
                return low & 1 == 1
            }
        }
    }

    /// Where a match may begin, to pass quickly over what cannot.
    enum Beginning {
        case anywhere
        /// At the beginning of the string alone.
        case start
        case unit(UInt16)
        /// At a unit of the set; larger ones than 255 always may.
        case set(Int)
    }

    let code: UnsafeMutablePointer<Int32>
    let codeCount: Int
    let sets: UnsafeMutablePointer<CharacterSet>
    let setCount: Int
    /// Captures, two registers each, the whole match first.
    let captureCount: Int
    let registerCount: Int
    let beginning: Beginning
    let isUnicode: Bool
    let names: [(name: [UInt16], capture: Int)]
    /// How canonical a character is made where two captures are compared.
    let folding: CaseFolding

    init(code instructions: [Int32], sets all: [CharacterSet], captureCount: Int, registerCount: Int, beginning: Beginning, isUnicode: Bool,
         names: [(name: [UInt16], capture: Int)]) {
        codeCount = instructions.count
        code = .allocate(capacity: codeCount)
        code.initialize(from: instructions, count: codeCount)
        setCount = all.count
        sets = .allocate(capacity: max(setCount, 1))
        sets.initialize(from: all, count: setCount)
        self.captureCount = captureCount
        self.registerCount = registerCount
        self.beginning = beginning
        self.isUnicode = isUnicode
        self.names = names
        folding = CaseFolding(isUnicode: isUnicode)
    }

    deinit {
        code.deallocate()
        sets.deinitialize(count: setCount)
        sets.deallocate()
    }

    /// How many bytes it takes, about.
    var byteCount: Int { codeCount * 4 + (0..<setCount).reduce(256) { $0 + 48 + sets[$1].bounds.count * 4 } }
}
