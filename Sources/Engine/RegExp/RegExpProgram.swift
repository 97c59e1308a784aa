/// A pattern as instructions for ``RegExpMatcher``.
///
/// An instruction is a word and the words of its operands. Characters are read at the position, forwards; a `…Back` instruction, which
/// only lookbehind has, reads what stands before the position and goes back.
///
/// A handle, trivial to copy. The ``RegExpRoom`` frees programs when it has too many, which may be whenever script runs.
struct RegExpProgram {
    enum Opcode: UInt8 {
        /// The match is whole.
        case accept
        /// unit: the one unit at the position.
        case unit, unitBack
        /// count, units: that many of them, one after the other.
        case units
        /// set: a code unit, or in Unicode mode a code point, that is in the set.
        case set, setBack
        /// Anything at all.
        case any, anyBack
        /// target: go on there.
        case jump
        /// target, -, -: go on behind this instruction, and from the target if that fails.
        case split
        /// target, here, there: the same, by the next character. Behind the instruction it must be in the one set, at the target in the
        /// other (-1: any set): where only one way can succeed there is nothing to come back to.
        case fork
        /// target, -, -: go on at the target, and behind this instruction if that fails.
        case splitLater
        /// least, most, manner, opcode, operand, next: a character, over and over. What follows begins with one of the set `next`; -1 where
        /// that is not known. See `Manner`.
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

        /// The instruction that stands in a word of a program.
        @inline(__always) init(word: Int32) { self = unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) }
        var word: Int32 { Int32(rawValue) }
    }

    /// How a run goes on.
    enum Manner {
        static let lazy: Int32 = 0
        static let greedy: Int32 = 1
        /// As far as it can, and never back: what follows cannot begin within it.
        static let possessive: Int32 = 2
    }

    /// Characters, to be asked quickly: the first 256 by a table, the others by bounds. The program owns both.
    struct CharacterSet {
        let table: UnsafeMutablePointer<Bool>
        private let bounds: UnsafeMutablePointer<UInt32>
        private let boundCount: Int

        init(_ set: CodePointSet) {
            table = .allocate(capacity: 256)
            table.initialize(repeating: false, count: 256)
            boundCount = set.bounds.count
            bounds = .allocate(capacity: max(boundCount, 1))
            bounds.initialize(from: set.bounds, count: boundCount)
            for range in set.ranges where range.lowerBound < 256 {
                for point in range.lowerBound...min(range.upperBound, 255) { table[Int(point)] = true }
            }
        }

        fileprivate func free() {
            table.deallocate()
            bounds.deallocate()
        }

        fileprivate var byteCount: Int { 256 + boundCount * 4 }

        @inline(__always) func contains(_ point: UInt32) -> Bool { point < 256 ? table[Int(point)] : containsHigh(point) }

        @inline(never) private func containsHigh(_ point: UInt32) -> Bool {
            var low = 0, count = boundCount
            while count > 0 {
                let half = count / 2
                if bounds[low + half] > point { count = half } else { low += half + 1; count -= half + 1 }
            }
            return low & 1 == 1
        }
    }

    /// Where a match may begin, to pass quickly over what cannot.
    enum Beginning {
        case anywhere
        /// At the beginning of the string alone.
        case start
        /// Where a window says so.
        case window(RegExpWindow)
    }

    private struct Contents {
        let code: UnsafeMutablePointer<Int32>
        let codeCount: Int
        let sets: UnsafeMutablePointer<CharacterSet>
        let setCount: Int
        let captureCount: Int
        let registerCount: Int
        let beginning: Beginning
        let canMatchBytes: Bool
        let isUnicode: Bool
        let names: [(name: [UInt16], capture: Int)]
        let folding: CaseFolding
    }

    private let contents: UnsafeMutablePointer<Contents>

    var code: UnsafeMutablePointer<Int32> { contents.pointee.code }
    var sets: UnsafeMutablePointer<CharacterSet> { contents.pointee.sets }
    /// Captures, two registers each, the whole match first.
    var captureCount: Int { contents.pointee.captureCount }
    var registerCount: Int { contents.pointee.registerCount }
    @inline(__always) var beginning: Beginning { contents.pointee.beginning }
    /// Whether there can be a match in a text of bytes.
    var canMatchBytes: Bool { contents.pointee.canMatchBytes }
    var isUnicode: Bool { contents.pointee.isUnicode }
    var hasNames: Bool { !contents.pointee.names.isEmpty }
    var names: [(name: [UInt16], capture: Int)] { contents.pointee.names }
    /// How canonical a character is made where two captures are compared.
    var folding: CaseFolding { contents.pointee.folding }

    init(code instructions: [Int32], sets all: [CodePointSet], captureCount: Int, registerCount: Int, beginning: Beginning, canMatchBytes: Bool, isUnicode: Bool,
         names: [(name: [UInt16], capture: Int)]) {
        let code = UnsafeMutablePointer<Int32>.allocate(capacity: instructions.count)
        code.initialize(from: instructions, count: instructions.count)
        let sets = UnsafeMutablePointer<CharacterSet>.allocate(capacity: max(all.count, 1))
        for (index, set) in all.enumerated() { (sets + index).initialize(to: CharacterSet(set)) }
        contents = .allocate(capacity: 1)
        contents.initialize(to: Contents(code: code, codeCount: instructions.count, sets: sets, setCount: all.count, captureCount: captureCount,
                                         registerCount: registerCount, beginning: beginning, canMatchBytes: canMatchBytes, isUnicode: isUnicode, names: names,
                                         folding: CaseFolding(isUnicode: isUnicode)))
    }

    func free() {
        code.deallocate()
        for index in 0..<contents.pointee.setCount { sets[index].free() }
        sets.deallocate()
        if case .window(let window) = beginning { window.free() }
        contents.deinitialize(count: 1)
        contents.deallocate()
    }

    /// How many bytes it takes, about.
    var byteCount: Int { contents.pointee.codeCount * 4 + RegExpWindow.byteCount + (0..<contents.pointee.setCount).reduce(256) { $0 + 24 + sets[$1].byteCount } }

    /// How many words the instruction at a place takes.
    static func length(of code: [Int32], at pc: Int) -> Int {
        switch Opcode(word: code[pc]) {
        case .accept, .any, .anyBack, .start, .end, .lineStart, .lineEnd: 1
        case .unit, .unitBack, .set, .setBack, .jump, .save, .zero, .count, .requireProgress, .wordBoundary, .notWordBoundary,
             .backreference, .backreferenceBack, .backreferenceFolded, .backreferenceFoldedBack, .look, .lookHolds, .lookNotHolds: 2
        case .units: 2 + Int(code[pc + 1])
        case .clear, .lookNot: 3
        case .split, .splitLater, .fork, .requireProgressBeyond: 4
        case .loop: 6
        case .run: 7
        }
    }
}
