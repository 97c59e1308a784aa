/// What a frame on the stack of choices is, in the low bits of its last word.
private enum ChoiceFrame {
    /// position: go on there at an instruction.
    static let choice = 0
    /// value: what a register held.
    static let register = 1
    /// least position, position: a greedy run may give back its last character.
    static let greedyRun = 2
    /// rounds left, position: a lazy run may take one more.
    static let lazyRun = 3
    static let bits = 2
}

/// Runs a program over a string: on until something does not match, then back to the last choice that was left.
///
/// The stack holds frames of two to four words, the last of which tells which kind it is, and the instruction or the register that it is
/// about. To go back is to take frames off until one is a choice; registers get back what they held on the way.
struct RegExpMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
    private typealias Opcode = RegExpProgram.Opcode

    private let vm: VM
    private let program: RegExpProgram
    private let scratch: RegExpScratch
    private let code: UnsafeMutablePointer<Int32>
    private let sets: UnsafeMutablePointer<RegExpProgram.CharacterSet>
    private let text: UnsafePointer<Unit>
    private let count: Int
    private let isUnicode: Bool
    private let registers: UnsafeMutablePointer<Int>
    private let registerCount: Int
    private var stack: UnsafeMutablePointer<Int>
    private var height = 0
    private var limit: Int
    /// Until the next look whether somebody wants to interrupt.
    private var patience = Self.patience
    private static var patience: Int { 10_000 }

    init(_ vm: VM, _ program: RegExpProgram, _ scratch: RegExpScratch, _ text: UnsafeBufferPointer<Unit>) {
        self.vm = vm
        self.program = program
        self.scratch = scratch
        code = program.code
        sets = program.sets
        // An empty string has no address, and none of its units is ever read.
        self.text = text.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Unit>.alignment).unsafelyUnwrapped
        count = text.count
        isUnicode = program.isUnicode && Unit.bitWidth == 16
        registers = scratch.registers
        registerCount = program.registerCount
        stack = scratch.stack
        limit = scratch.capacity - 8
    }

    // MARK: Where to begin

    mutating func search(from start: Int, isSticky: Bool) throws(JSThrow) -> Bool {
        if Unit.bitWidth == 8, !program.canMatchBytes { return false }
        if isSticky { return try attempt(at: start) }
        switch program.beginning {
        case .start: return start == 0 ? try attempt(at: 0) : false
        case .anywhere: return try searchAnywhere(from: start)
        case .window(let window): return try search(window, from: start)
        }
    }

    /// One match after the other; `body` tells from where to look for the next.
    mutating func searchAll(isSticky: Bool, _ body: (Range<Int>) throws(JSThrow) -> Int) throws(JSThrow) {
        var position = 0
        // The window is taken once for all matches; else as `search` has it.
        if case .window(let window) = program.beginning, !isSticky, Unit.bitWidth != 8 || program.canMatchBytes {
            while position <= count, try search(window, from: position) {
                position = try body(Range(uncheckedBounds: (registers[0], registers[1])))
            }
            return
        }
        while position <= count, try search(from: position, isSticky: isSticky) {
            position = try body(Range(uncheckedBounds: (registers[0], registers[1])))
        }
    }

    private mutating func searchAnywhere(from start: Int) throws(JSThrow) -> Bool {
        var position = start
        while position <= count {
            if !isWithinPair(position), try attempt(at: position) { return true }
            position += 1
        }
        return false
    }

    private mutating func search(_ window: RegExpWindow, from start: Int) throws(JSThrow) -> Bool {
        var position = start
        while true {
            position = window.find(text, count, from: position)
            if position < 0 { return false }
            if Unit.bitWidth == 8, window.isWhole {
                registers[0] = position
                registers[1] = position + window.length
                return true
            }
            if !isWithinPair(position), try attempt(at: position) { return true }
            position += 1
        }
    }

    /// Between the two units of one character.
    @inline(__always) private func isWithinPair(_ position: Int) -> Bool {
        isUnicode && position > 0 && position < count && isTrail(position) && isLead(position - 1)
    }

    @inline(__always) private mutating func attempt(at start: Int) throws(JSThrow) -> Bool {
        for register in 0..<registerCount { registers[register] = -1 }
        height = 0
        let end = try run(from: start)
        if end < 0 { return false }
        registers[0] = start
        registers[1] = end
        return true
    }

    // MARK: The stack

    /// Room for a frame.
    @inline(__always) private mutating func makeRoom() throws(JSThrow) {
        if height > limit { try grow() }
    }

    @inline(never) private mutating func grow() throws(JSThrow) {
        guard scratch.grow() else { throw vm.rangeError("Maximum call stack size exceeded") }
        stack = scratch.stack
        limit = scratch.capacity - 8
    }

    @inline(__always) private mutating func pushChoice(_ instruction: Int, _ position: Int) throws(JSThrow) {
        try makeRoom()
        stack[height] = position
        stack[height + 1] = instruction << ChoiceFrame.bits | ChoiceFrame.choice
        height += 2
    }

    @inline(__always) private mutating func pushRun(_ kind: Int, _ instruction: Int, _ bound: Int, _ position: Int) throws(JSThrow) {
        try makeRoom()
        stack[height] = bound
        stack[height + 1] = position
        stack[height + 2] = instruction << ChoiceFrame.bits | kind
        height += 3
    }

    /// Sets a register; going back undoes it. Where there is no choice to go back to nobody will ask.
    @inline(__always) private mutating func set(_ register: Int, _ value: Int) throws(JSThrow) {
        if height > 0 {
            try makeRoom()
            stack[height] = registers[register]
            stack[height + 1] = register << ChoiceFrame.bits | ChoiceFrame.register
            height += 2
        }
        registers[register] = value
    }

    /// Forgets the choices above a height; what registers held stays known, if it is to be undone later.
    private mutating func dropChoices(above base: Int, undoing: Bool) {
        if undoing {
            while height > base {
                let tag = stack[height - 1]
                if tag & 3 == ChoiceFrame.register { registers[tag >> ChoiceFrame.bits] = stack[height - 2] }
                height -= tag & 3 <= ChoiceFrame.register ? 2 : 3
            }
            return
        }
        // Frames tell their kind in their last word: they are found from above, and those to keep gathered at the top.
        var from = height, to = height
        while from > base {
            let tag = stack[from - 1]
            if tag & 3 == ChoiceFrame.register {
                stack[to - 1] = tag
                stack[to - 2] = stack[from - 2]
                to -= 2
                from -= 2
            } else {
                from -= tag & 3 == ChoiceFrame.choice ? 2 : 3
            }
        }
        let kept = height - to
        for i in 0..<kept { stack[base + i] = stack[to + i] }
        height = base + kept
    }

    // MARK: Characters

    @inline(__always) private func isLead(_ position: Int) -> Bool { UInt16(truncatingIfNeeded: text[position]) & 0xFC00 == 0xD800 }
    @inline(__always) private func isTrail(_ position: Int) -> Bool { UInt16(truncatingIfNeeded: text[position]) & 0xFC00 == 0xDC00 }

    /// The character at a position, and where the next one begins. The position is before the end.
    @inline(__always) private func character(at position: Int) -> (point: UInt32, next: Int) {
        let unit = UInt32(truncatingIfNeeded: text[position])
        if isUnicode, unit & 0xFC00 == 0xD800, position + 1 < count, isTrail(position + 1) {
            return (0x10000 + ((unit & 0x3FF) << 10 | UInt32(truncatingIfNeeded: text[position + 1]) & 0x3FF), position + 2)
        }
        return (unit, position + 1)
    }

    /// Where the character before a position begins. The position is behind the start.
    @inline(__always) private func previous(_ position: Int) -> Int {
        isUnicode && position > 1 && isTrail(position - 1) && isLead(position - 2) ? position - 2 : position - 1
    }

    /// A unit of the pattern stands at the position, which is before the end.
    @inline(__always) private func stands(_ unit: Int32, _ position: Int) -> Bool { Int32(truncatingIfNeeded: text[position]) == unit }

    /// A character of the set stands at the position. Set -1 is any position at all.
    @inline(__always) private func mayGoOn(_ set: Int32, _ position: Int) -> Bool {
        set < 0 || (position < count && sets[Int(set)].contains(character(at: position).point))
    }

    /// Behind the character at the position, if the instruction of a run matches it; -1 if not.
    @inline(__always) private func step(_ opcode: Opcode, _ operand: Int32, _ position: Int) -> Int {
        guard position < count else { return -1 }
        switch opcode {
        case .unit: return stands(operand, position) ? position + 1 : -1
        case .any: return character(at: position).next
        default:
            let (point, next) = character(at: position)
            return sets[Int(operand)].contains(point) ? next : -1
        }
    }

    /// Where a run that begins at the position ends at last, after `most` rounds at most.
    @inline(__always) private func scan(_ opcode: Opcode, _ operand: Int32, _ position: Int, _ most: Int) -> Int {
        var at = position
        if isUnicode, opcode != .unit {
            var rounds = 0
            while rounds < most {
                let next = step(opcode, operand, at)
                if next < 0 { break }
                at = next
                rounds += 1
            }
            return at
        }
        let bound = most < count - at ? at + most : count
        switch opcode {
        case .unit: while at < bound, stands(operand, at) { at += 1 }
        case .any: at = max(at, bound)
        default:
            let set = sets[Int(operand)], table = set.table
            if Unit.bitWidth == 8 {
                while at < bound, table[Int(truncatingIfNeeded: text[at])] { at += 1 }
            } else {
                while at < bound, set.contains(UInt32(truncatingIfNeeded: text[at])) { at += 1 }
            }
        }
        return at
    }

    private func isLineTerminator(_ position: Int) -> Bool {
        switch UInt32(truncatingIfNeeded: text[position]) {
        case 0x0A, 0x0D, 0x2028, 0x2029: true
        default: false
        }
    }

    @inline(__always) private func isAtWordEdge(_ set: Int, _ position: Int) -> Bool {
        let before = position > 0 && sets[set].contains(UInt32(truncatingIfNeeded: text[position - 1]))
        let after = position < count && sets[set].contains(UInt32(truncatingIfNeeded: text[position]))
        return before != after
    }

    /// Behind a capture's text at the position, or before it when read backwards; -1 where it does not stand there.
    private func backreference(_ capture: Int, _ position: Int, isBackward: Bool, isFolded: Bool) -> Int {
        let start = registers[capture * 2], end = registers[capture * 2 + 1]
        guard start >= 0, end >= 0 else { return position }
        let length = end - start, begin = isBackward ? position - length : position
        guard begin >= 0, begin + length <= count else { return -1 }
        if isFolded { return folded(start..<end, begin) ? (isBackward ? begin : begin + length) : -1 }
        for i in 0..<length where text[start + i] != text[begin + i] { return -1 }
        return isBackward ? begin : begin + length
    }

    /// Simple folding never changes how many units a character takes.
    private func folded(_ range: Range<Int>, _ begin: Int) -> Bool {
        var i = range.lowerBound, j = begin
        while i < range.upperBound {
            let (a, next) = character(at: i), (b, other) = character(at: j)
            if a != b, program.folding.canonical(a) != program.folding.canonical(b) { return false }
            i = next
            j = other
        }
        return true
    }

    // MARK: Running

    /// Where the match that begins at the position ends; -1 for none.
    private mutating func run(from start: Int) throws(JSThrow) -> Int {
        var pc = 0, position = start
        let code = code, text = text, count = count
        while true {
            var isMatching = true
            switch Opcode(word: code[pc]) {
            case .accept: return position
            case .unit:
                isMatching = position < count && Int32(truncatingIfNeeded: text[position]) == code[pc + 1]
                position += 1
                pc += 2
            case .units:
                let length = Int(code[pc + 1])
                isMatching = length <= count - position
                var i = 0
                while isMatching, i < length {
                    isMatching = Int32(truncatingIfNeeded: text[position + i]) == code[pc + 2 + i]
                    i += 1
                }
                position += length
                pc += 2 + length
            case .set:
                isMatching = position < count
                if isMatching {
                    let (point, next) = character(at: position)
                    isMatching = sets[Int(code[pc + 1])].contains(point)
                    position = next
                }
                pc += 2
            case .any:
                isMatching = position < count
                if isMatching { position = character(at: position).next }
                pc += 1
            case .unitBack:
                isMatching = position > 0 && stands(code[pc + 1], position - 1)
                position -= 1
                pc += 2
            case .setBack:
                isMatching = position > 0
                if isMatching {
                    position = previous(position)
                    isMatching = sets[Int(code[pc + 1])].contains(character(at: position).point)
                }
                pc += 2
            case .anyBack:
                isMatching = position > 0
                if isMatching { position = previous(position) }
                pc += 1
            case .jump:
                pc = Int(code[pc + 1])
                // A round that leaves nothing to come back to is noticed only here.
                patience -= 1
                if patience <= 0 { try lookUp() }
            case .split:
                try pushChoice(Int(code[pc + 1]), position)
                pc += 4
            case .fork:
                if !mayGoOn(code[pc + 2], position) {
                    pc = Int(code[pc + 1])
                } else {
                    if mayGoOn(code[pc + 3], position) { try pushChoice(Int(code[pc + 1]), position) }
                    pc += 4
                }
            case .splitLater:
                try pushChoice(pc + 4, position)
                pc = Int(code[pc + 1])
            case .run:
                let end = try startRun(pc, position)
                isMatching = end >= 0
                position = end
                pc += 7
            case .save:
                try set(Int(code[pc + 1]), position)
                pc += 2
            case .clear:
                for register in Int(code[pc + 1])..<Int(code[pc + 2]) where registers[register] != -1 { try set(register, -1) }
                pc += 3
            case .zero:
                try set(Int(code[pc + 1]), 0)
                pc += 2
            case .loop: try loop(&pc, position)
            case .count:
                try set(Int(code[pc + 1]), registers[Int(code[pc + 1])] + 1)
                pc += 2
            case .requireProgress:
                isMatching = registers[Int(code[pc + 1])] != position
                pc += 2
            case .requireProgressBeyond:
                isMatching = registers[Int(code[pc + 1])] != position || registers[Int(code[pc + 2])] < Int(code[pc + 3])
                pc += 4
            case .start:
                isMatching = position == 0
                pc += 1
            case .end:
                isMatching = position == count
                pc += 1
            case .lineStart:
                isMatching = position == 0 || isLineTerminator(position - 1)
                pc += 1
            case .lineEnd:
                isMatching = position == count || isLineTerminator(position)
                pc += 1
            case .wordBoundary:
                isMatching = isAtWordEdge(Int(code[pc + 1]), position)
                pc += 2
            case .notWordBoundary:
                isMatching = !isAtWordEdge(Int(code[pc + 1]), position)
                pc += 2
            case .backreference, .backreferenceBack, .backreferenceFolded, .backreferenceFoldedBack:
                let opcode = Opcode(word: code[pc])
                position = backreference(Int(code[pc + 1]), position,
                                         isBackward: opcode == .backreferenceBack || opcode == .backreferenceFoldedBack,
                                         isFolded: opcode == .backreferenceFolded || opcode == .backreferenceFoldedBack)
                isMatching = position >= 0
                pc += 2
            case .look:
                try beginLook(Int(code[pc + 1]), position)
                pc += 2
            case .lookHolds:
                let register = Int(code[pc + 1])
                position = registers[register + 1]
                dropChoices(above: registers[register], undoing: false)
                pc += 2
            case .lookNot:
                try beginLook(Int(code[pc + 1]), position)
                try pushChoice(Int(code[pc + 2]), position)
                pc += 3
            case .lookNotHolds:
                dropChoices(above: registers[Int(code[pc + 1])], undoing: true)
                isMatching = false
            }
            if !isMatching, try !goBack(&pc, &position) { return -1 }
        }
    }

    /// Keeps the position and how high the stack is, so that the assertion's end finds both.
    private mutating func beginLook(_ register: Int, _ position: Int) throws(JSThrow) {
        try set(register + 1, position)
        try set(register, 0)
        registers[register] = height
    }

    /// Another round, or on behind the loop.
    private mutating func loop(_ pc: inout Int, _ position: Int) throws(JSThrow) {
        let rounds = registers[Int(code[pc + 1])], out = Int(code[pc + 5])
        if rounds < Int(code[pc + 2]) {
            pc += 6
        } else if code[pc + 3] != Int32.max, rounds >= Int(code[pc + 3]) {
            pc = out
        } else if code[pc + 4] != 0 {
            try pushChoice(out, position)
            pc += 6
        } else {
            try pushChoice(pc + 6, position)
            pc = out
        }
    }

    /// A character over and over: where it ends, -1 where there are too few.
    @inline(__always) private mutating func startRun(_ pc: Int, _ position: Int) throws(JSThrow) -> Int {
        let least = Int(code[pc + 1]), most = code[pc + 2] == Int32.max ? Int.max : Int(code[pc + 2])
        let opcode = Opcode(word: code[pc + 4]), operand = code[pc + 5]
        var at = position, rounds = 0
        while rounds < least {
            let next = step(opcode, operand, at)
            if next < 0 { return -1 }
            at = next
            rounds += 1
        }
        if code[pc + 3] == RegExpProgram.Manner.lazy {
            if rounds < most { try pushRun(ChoiceFrame.lazyRun, pc, most - rounds, at) }
            return at
        }
        let leastPosition = at
        at = scan(opcode, operand, at, most - rounds)
        patience -= (at - position) >> 4
        if at > leastPosition, code[pc + 3] == RegExpProgram.Manner.greedy { try pushRun(ChoiceFrame.greedyRun, pc + 7, leastPosition, at) }
        return at
    }

    // MARK: Going back

    /// Takes the last choice that was left; false where there is none.
    @inline(__always) private mutating func goBack(_ pc: inout Int, _ position: inout Int) throws(JSThrow) -> Bool {
        patience -= 1
        if patience <= 0 { try lookUp() }
        while height > 0 {
            let tag = stack[height - 1], place = tag >> ChoiceFrame.bits
            switch tag & 3 {
            case ChoiceFrame.choice:
                height -= 2
                position = stack[height]
                pc = place
                return true
            case ChoiceFrame.register:
                height -= 2
                registers[place] = stack[height]
            case ChoiceFrame.greedyRun:
                position = giveBack(place)
                pc = place
                if position >= 0 { return true }
            default:
                position = takeOneMore(place)
                pc = place + 7
                if position >= 0 { return true }
            }
        }
        return false
    }

    @inline(never) private mutating func lookUp() throws(JSThrow) {
        patience = Self.patience
        try vm.poll()
    }

    /// A greedy run gives back its last character, and more where what follows would not match anyway. -1: it has none left.
    private mutating func giveBack(_ next: Int) -> Int {
        let least = stack[height - 3], following = code[next - 1]
        var position = stack[height - 2]
        while position > least {
            position = previous(position)
            if !mayGoOn(following, position) { continue }
            if position > least { stack[height - 2] = position } else { height -= 3 }
            return position
        }
        height -= 3
        return -1
    }

    /// A lazy run takes one more, and more where what follows would not match anyway. -1: it cannot.
    private mutating func takeOneMore(_ run: Int) -> Int {
        let opcode = Opcode(word: code[run + 4]), operand = code[run + 5], following = code[run + 6]
        var rounds = stack[height - 3], position = stack[height - 2]
        while rounds > 0 {
            position = step(opcode, operand, position)
            if position < 0 { break }
            if rounds != Int.max { rounds -= 1 }
            if !mayGoOn(following, position) { continue }
            stack[height - 3] = rounds
            stack[height - 2] = position
            return position
        }
        height -= 3
        return -1
    }
}
