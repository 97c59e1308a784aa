/// Looks ahead in a compiled pattern: where the next character alone decides which way can succeed, nothing has to be remembered.
///
/// It changes instructions in place, none in length: `split` to `fork`, a greedy run to a possessive one, and it tells runs what follows.
struct RegExpForesight {
    typealias Opcode = RegExpProgram.Opcode

    /// What a way begins with.
    private enum First {
        /// A character of the set.
        case character(CodePointSet)
        /// Nothing more: the match is whole.
        case accepts
        /// The end of the string.
        case end
        case unknown
    }

    private(set) var code: [Int32]
    private(set) var sets: [CodePointSet]
    /// How many instructions a look may pass: enough for what people write, and no more than linear work for what machines do.
    private var budget = 0
    private static let mostSteps = 48
    /// Sets that nobody needs twice: many of them and the look ends.
    private static let mostSets = 4096

    static func apply(_ code: [Int32], _ sets: [CodePointSet]) -> (code: [Int32], sets: [CodePointSet]) {
        var foresight = RegExpForesight(code: code, sets: sets)
        foresight.apply()
        return (foresight.code, foresight.sets)
    }

    private init(code: [Int32], sets: [CodePointSet]) {
        self.code = code
        self.sets = sets
    }

    private mutating func apply() {
        var pc = 0
        while pc < code.count {
            switch Opcode(word: code[pc]) {
            case .split: foreseeSplit(pc)
            case .run: foreseeRun(pc)
            default: break
            }
            pc += RegExpProgram.length(of: code, at: pc)
        }
    }

    private mutating func look(_ pc: Int) -> First {
        budget = Self.mostSteps
        return first(at: pc)
    }

    private mutating func foreseeSplit(_ pc: Int) {
        guard case .character(let here) = look(pc + 4) else { return foreseeSplit(pc, here: nil) }
        foreseeSplit(pc, here: here)
    }

    private mutating func foreseeSplit(_ pc: Int, here: CodePointSet?) {
        var there: CodePointSet?
        if case .character(let set) = look(Int(code[pc + 1])) { there = set }
        guard here != nil || there != nil, sets.count < Self.mostSets else { return }
        code[pc] = Opcode.fork.word
        code[pc + 2] = here.map { Int32(index(of: $0)) } ?? -1
        code[pc + 3] = there.map { Int32(index(of: $0)) } ?? -1
    }

    private mutating func foreseeRun(_ pc: Int) {
        guard sets.count < Self.mostSets else { return }
        let next = look(pc + 7)
        let isGreedy = code[pc + 3] == RegExpProgram.Manner.greedy
        switch next {
        case .character(let set):
            code[pc + 6] = Int32(index(of: set))
            if isGreedy, set.intersection(characters(of: Opcode(word: code[pc + 4]), code[pc + 5])).isEmpty { code[pc + 3] = RegExpProgram.Manner.possessive }
        // Whoever gives characters back comes no nearer to the end; and where all is well already nobody asks for any.
        case .end, .accepts: if isGreedy { code[pc + 3] = RegExpProgram.Manner.possessive }
        case .unknown: break
        }
    }

    private mutating func index(of set: CodePointSet) -> Int {
        if let index = sets.suffix(32).lastIndex(of: set) { return index }
        sets.append(set)
        return sets.count - 1
    }

    private func characters(of opcode: Opcode, _ operand: Int32) -> CodePointSet {
        switch opcode {
        case .unit: CodePointSet(UInt32(operand)...UInt32(operand))
        case .set: sets[Int(operand)]
        default: .all
        }
    }

    /// What must stand at the position for the instructions from here on to succeed. Assertions say where, not what, and are passed over.
    private mutating func first(at start: Int) -> First {
        var pc = start
        while true {
            budget -= 1
            if budget < 0 { return .unknown }
            let opcode = Opcode(word: code[pc])
            switch opcode {
            case .accept: return pc == start || onlySaves(from: start, to: pc) ? .accepts : .unknown
            case .end: return onlySaves(from: start, to: pc) ? .end : .unknown
            case .unit: return .character(CodePointSet(UInt32(code[pc + 1])...UInt32(code[pc + 1])))
            case .units: return .character(CodePointSet(UInt32(code[pc + 2])...UInt32(code[pc + 2])))
            case .set: return .character(sets[Int(code[pc + 1])])
            case .jump: pc = Int(code[pc + 1])
            case .run:
                let own = characters(of: Opcode(word: code[pc + 4]), code[pc + 5])
                return code[pc + 1] > 0 ? .character(own) : union(.character(own), first(at: pc + 7))
            case .split, .splitLater, .fork: return union(first(at: pc + 4), first(at: Int(code[pc + 1])))
            case .loop: return union(first(at: pc + 6), first(at: Int(code[pc + 5])))
            case .lookNot: pc = Int(code[pc + 2])
            case .save, .clear, .zero, .count, .requireProgress, .requireProgressBeyond, .start, .lineStart, .lineEnd, .wordBoundary, .notWordBoundary:
                pc += RegExpProgram.length(of: code, at: pc)
            default: return .unknown
            }
        }
    }

    private func union(_ a: First, _ b: First) -> First {
        guard case .character(let x) = a, case .character(let y) = b else { return .unknown }
        return .character(x.union(y))
    }

    /// Nothing between the two can fail.
    private func onlySaves(from start: Int, to end: Int) -> Bool {
        var pc = start
        while pc != end {
            switch Opcode(word: code[pc]) {
            case .save: pc += 2
            case .jump: pc = Int(code[pc + 1])
            default: return false
            }
        }
        return true
    }
}
