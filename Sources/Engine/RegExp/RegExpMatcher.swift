/// Where matching keeps what it has to remember. It stays from match to match; only one is under way at a time, for no script runs in it.
final class RegExpScratch {
    /// Captures as pairs of positions, the whole match first, and then what the program needs besides. -1 is none.
    fileprivate(set) var registers = UnsafeMutablePointer<Int>.allocate(capacity: 64)
    private var registerCapacity = 64
    /// Choices not yet taken, and what registers held before them.
    fileprivate(set) var stack = UnsafeMutablePointer<Int>.allocate(capacity: usualCapacity)
    fileprivate private(set) var capacity = usualCapacity

    private static let usualCapacity = 1 << 12
    /// V8 gives a pattern's choices 64 MiB, and so does Leash.
    static let mostWords = (64 << 20) / 8

    deinit {
        registers.deallocate()
        stack.deallocate()
    }

    fileprivate func prepare(registers count: Int) {
        if count > registerCapacity {
            registers.deallocate()
            registers = .allocate(capacity: count)
            registerCapacity = count
        }
    }

    /// False: it has grown as large as it may.
    fileprivate func grow() -> Bool {
        guard capacity < Self.mostWords else { return false }
        let larger = UnsafeMutablePointer<Int>.allocate(capacity: capacity * 2)
        larger.update(from: stack, count: capacity)
        stack.deallocate()
        stack = larger
        capacity *= 2
        return true
    }

    /// A large stack is not kept for ever.
    fileprivate func release() {
        guard capacity > 1 << 16 else { return }
        stack.deallocate()
        capacity = Self.usualCapacity
        stack = .allocate(capacity: capacity)
    }

    /// What a capture holds after a match; nil for none. Capture 0 is the match.
    func capture(_ number: Int) -> Range<Int>? {
        let start = registers[number * 2], end = registers[number * 2 + 1]
        return start >= 0 && end >= start ? start..<end : nil
    }
}

extension VM {
    /// Looks for a match in a string that the caller keeps alive, at a position or, unless the program is to stick to it, behind it.
    /// True: the captures are in the scratch. Throws a RangeError where too much would have to be remembered, and where it is interrupted.
    func match(_ program: RegExpProgram, _ string: JSString, from start: Int, isSticky: Bool) throws(JSThrow) -> Bool {
        let text = flat(string)
        let scratch = regExps.scratch
        scratch.prepare(registers: program.registerCount)
        defer { scratch.release() }
        if let bytes = text.bytes {
            var matcher = RegExpMatcher(self, program, scratch, UnsafeBufferPointer(start: bytes, count: text.count))
            return try matcher.search(from: start, isSticky: isSticky)
        }
        var matcher = RegExpMatcher(self, program, scratch, UnsafeBufferPointer(start: text.units, count: text.count))
        return try matcher.search(from: start, isSticky: isSticky)
    }
}

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
    private let vm: VM
    private let program: RegExpProgram
    private let scratch: RegExpScratch
    private let code: UnsafeMutablePointer<Int32>
    private let sets: UnsafeMutablePointer<RegExpProgram.CharacterSet>
    private let text: UnsafePointer<Unit>
    private let count: Int
    private let isUnicode: Bool
    private let registers: UnsafeMutablePointer<Int>
    private var stack: UnsafeMutablePointer<Int>
    private var height = 0
    private var limit: Int
    /// Until the next look whether somebody wants to interrupt.
    private var patience = Self.patience
    private static var patience: Int { 10_000 }

    fileprivate init(_ vm: VM, _ program: RegExpProgram, _ scratch: RegExpScratch, _ text: UnsafeBufferPointer<Unit>) {
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
        stack = scratch.stack
        limit = scratch.capacity - 8
    }

    // MARK: Where to begin

    mutating func search(from start: Int, isSticky: Bool) throws(JSThrow) -> Bool {
        if isSticky { return try attempt(at: start) }
        var position = start
        while position <= count {
            guard let next = candidate(from: position) else { return false }
            if try attempt(at: next) { return true }
            position = next + 1
            if isUnicode, position < count, isTrail(position), position > 0, isLead(position - 1) { position += 1 }
        }
        return false
    }

    /// The next position where a match may begin.
    @inline(__always) private func candidate(from position: Int) -> Int? {
        switch program.beginning {
        case .anywhere: return position
        case .start: return position == 0 ? 0 : nil
        case .unit(let unit):
            var at = position
            while at < count, UInt16(truncatingIfNeeded: text[at]) != unit { at += 1 }
            return at < count ? at : nil
        case .set(let index):
            var at = position
            while at < count, !(text[at] > 0xFF || sets[index].contains(UInt32(truncatingIfNeeded: text[at]))) { at += 1 }
            return at < count ? at : nil
        }
    }

    private mutating func attempt(at start: Int) throws(JSThrow) -> Bool {
        for register in 0..<program.registerCount { registers[register] = -1 }
        height = 0
        guard let end = try run(from: start) else { return false }
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

    /// Sets a register; going back undoes it.
    @inline(__always) private mutating func set(_ register: Int, _ value: Int) throws(JSThrow) {
        try makeRoom()
        stack[height] = registers[register]
        stack[height + 1] = register << ChoiceFrame.bits | ChoiceFrame.register
        height += 2
        registers[register] = value
    }

    /// Forgets the choices above a height; what registers held stays known, if it is to be undone later.
    private mutating func dropChoices(above base: Int, undoing: Bool) {
        var kept: [(register: Int, value: Int)] = []
        while height > base {
            let tag = stack[height - 1]
            switch tag & 3 {
            case ChoiceFrame.register:
                if undoing { registers[tag >> ChoiceFrame.bits] = stack[height - 2] } else { kept.append((tag, stack[height - 2])) }
                height -= 2
            case ChoiceFrame.choice: height -= 2
            default: height -= 3
            }
        }
        for (tag, value) in kept.reversed() {
            stack[height] = value
            stack[height + 1] = tag
            height += 2
        }
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

    /// Behind the character at the position, if the instruction of a run matches it; -1 if not.
    @inline(__always) private func step(_ opcode: Int32, _ operand: Int32, _ position: Int) -> Int {
        guard position < count else { return -1 }
        switch opcode {
        case RegExpProgram.Opcode.unit.rawValue: return text[position] == Unit(truncatingIfNeeded: operand) && fits(operand) ? position + 1 : -1
        case RegExpProgram.Opcode.any.rawValue: return character(at: position).next
        default:
            let (point, next) = character(at: position)
            return sets[Int(operand)].contains(point) ? next : -1
        }
    }

    /// A unit of the pattern can stand in a string of this width.
    @inline(__always) private func fits(_ operand: Int32) -> Bool { Unit.bitWidth == 16 || operand < 256 }

    private func isLineTerminator(_ position: Int) -> Bool {
        switch UInt32(truncatingIfNeeded: text[position]) {
        case 0x0A, 0x0D, 0x2028, 0x2029: true
        default: false
        }
    }

    private func isAtWordEdge(_ set: Int, _ position: Int) -> Bool {
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

    /// Where the match that begins at the position ends; nil for none.
    private mutating func run(from start: Int) throws(JSThrow) -> Int? {
        var pc = 0, position = start
        while true {
            var isMatching = true
            switch RegExpProgram.Opcode(rawValue: code[pc]).unsafelyUnwrapped {
            case .accept: return position
            case .unit:
                let unit = code[pc + 1]
                isMatching = position < count && text[position] == Unit(truncatingIfNeeded: unit) && fits(unit)
                position += 1
                pc += 2
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
                let unit = code[pc + 1]
                isMatching = position > 0 && text[position - 1] == Unit(truncatingIfNeeded: unit) && fits(unit)
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
            case .jump: pc = Int(code[pc + 1])
            case .split:
                try pushChoice(Int(code[pc + 1]), position)
                pc += 2
            case .splitLater:
                try pushChoice(pc + 2, position)
                pc = Int(code[pc + 1])
            case .run: isMatching = try startRun(&pc, &position)
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
                let opcode = RegExpProgram.Opcode(rawValue: code[pc]).unsafelyUnwrapped
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
            if !isMatching {
                guard let choice = try goBack() else { return nil }
                (pc, position) = choice
            }
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

    /// A character over and over. False: there are too few.
    private mutating func startRun(_ pc: inout Int, _ position: inout Int) throws(JSThrow) -> Bool {
        let least = Int(code[pc + 1]), most = code[pc + 2] == Int32.max ? Int.max : Int(code[pc + 2])
        let opcode = code[pc + 4], operand = code[pc + 5]
        var rounds = 0, at = position
        while rounds < least {
            let next = step(opcode, operand, at)
            if next < 0 { return false }
            at = next
            rounds += 1
        }
        if code[pc + 3] != 0 {
            let leastPosition = at
            while rounds < most {
                let next = step(opcode, operand, at)
                if next < 0 { break }
                at = next
                rounds += 1
            }
            patience -= (at - position) >> 4
            if at > leastPosition { try pushRun(ChoiceFrame.greedyRun, pc + 6, leastPosition, at) }
        } else if rounds < most {
            try pushRun(ChoiceFrame.lazyRun, pc, most - rounds, at)
        }
        position = at
        pc += 6
        return true
    }

    // MARK: Going back

    /// Takes the last choice that was left; nil where there is none.
    private mutating func goBack() throws(JSThrow) -> (pc: Int, position: Int)? {
        patience -= 1
        if patience <= 0 {
            patience = Self.patience
            try vm.poll()
        }
        while height > 0 {
            let tag = stack[height - 1], place = tag >> ChoiceFrame.bits
            switch tag & 3 {
            case ChoiceFrame.choice:
                height -= 2
                return (place, stack[height])
            case ChoiceFrame.register:
                height -= 2
                registers[place] = stack[height]
            case ChoiceFrame.greedyRun:
                if let position = giveBack(place) { return (place, position) }
            default:
                if let position = takeOneMore(place) { return (place + 6, position) }
            }
        }
        return nil
    }

    /// A greedy run gives back its last character, and more where what follows would not match anyway.
    private mutating func giveBack(_ next: Int) -> Int? {
        let least = stack[height - 3]
        var position = stack[height - 2]
        let isUnit = code[next] == RegExpProgram.Opcode.unit.rawValue, unit = code[next + 1]
        while position > least {
            position = previous(position)
            if isUnit, position >= count || text[position] != Unit(truncatingIfNeeded: unit) || !fits(unit) { continue }
            if position > least { stack[height - 2] = position } else { height -= 3 }
            return position
        }
        height -= 3
        return nil
    }

    private mutating func takeOneMore(_ run: Int) -> Int? {
        let rounds = stack[height - 3], position = step(code[run + 4], code[run + 5], stack[height - 2])
        guard position >= 0 else {
            height -= 3
            return nil
        }
        if rounds > 1 {
            stack[height - 3] = rounds == Int.max ? rounds : rounds - 1
            stack[height - 2] = position
        } else {
            height -= 3
        }
        return position
    }
}
