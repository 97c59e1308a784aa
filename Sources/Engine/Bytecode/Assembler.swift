import Syntax

/// A place in the code that jumps may lead to before it is known.
final class Label {
    fileprivate var position: Int?
    /// Words that wait for it: where they are and which field holds the distance.
    fileprivate var waiting: [(word: Int, field: Instruction.Field)] = []
}

/// Why a program could not be turned into code.
struct CompileError: Error {
    let message: String
    let range: SourceRange
    var isTooDeep = false
    var isInterrupted = false
    /// Nothing more is compiled.
    var isFinal = false

    var asSyntaxError: SyntaxError { SyntaxError(message: message, range: range, isTooDeep: isTooDeep, isInterrupted: isInterrupted) }
}

/// Writes one function's instructions: registers, constants, caches, labels, and the tables beside them.
final class Assembler {
    private(set) var code: [UInt64] = []
    private var heights: [UInt16] = []
    private(set) var constants: [Value] = []
    /// Only for functions with many.
    private var constantIndices: [UInt64: Int] = [:]
    private static let linearLimit = 24
    private(set) var caches: [InlineCache] = []
    private var handlers: [Handler] = []
    private var positions: [(instruction: Int32, offset: Int32)] = []
    private var firstStatement: (instruction: Int, offset: Int32)?
    var variables: [LocalVariable] = []
    private var operands: [OperandNote] = []
    private var hidesOperands = false
    /// The last instruction, where nothing but it leads to what comes next.
    private var last: Int?
    /// The first register that is free.
    private(set) var nextRegister = 2
    private(set) var registerCount = 2
    /// Code outgrew what operands can say.
    private(set) var overflow: String?
    /// Some instruction looks at the arguments as the caller left them.
    private(set) var usesArguments = false
    /// Nothing wants what the first instruction does.
    var skipsFirst = false
    /// See `Code`.
    var pauseRegister = -1
    /// For the verifier: see `FunctionInfo`.
    var outerScopes: [Int]?

    // MARK: Registers

    /// The next register; freed by `release(to:)`, in order.
    func allocate(_ count: Int = 1) -> Int {
        let first = nextRegister
        nextRegister += count
        if nextRegister > registerCount { registerCount = nextRegister }
        if nextRegister > 0xFF00 { overflow = overflow ?? Operand.Kind.register.limit }
        return first
    }

    func release(to register: Int) { nextRegister = register }

    /// The frame keeps the arguments as they were given.
    func wantArguments() { usesArguments = true }

    // MARK: Instructions

    var position: Int { code.count }

    /// `live`: registers beyond the allocated ones that the instruction still reads. `c` is the operand of the field `wide` where the
    /// instruction has that.
    func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0, live: Int = 0) {
        if op == .loadUndefined, joinsUndefined(a) { return }
        if op.asksForArguments { usesArguments = true }
        let format = op.format, isWide = format.wide.kind != .unused
        assert(format.k.kind == .unused, "\(op) has an operand k")
        let operands = encode(a, .a, format) | encode(b, .b, format) | encode(c, isWide ? .wide : .c, format) | encode(d, .d, format)
        append(operands | UInt64(op.rawValue), live: max(nextRegister, live))
    }

    func emit(_ op: Opcode, _ a: Int = 0, k: Int) {
        let format = op.format
        assert(format.k.kind != .unused, "\(op) has no operand k")
        append(encode(a, .a, format) | encode(k, .k, format) | UInt64(op.rawValue), live: nextRegister)
    }

    /// The instruction before had the registers before become undefined: it sees to this one, too.
    private func joinsUndefined(_ register: Int) -> Bool {
        guard let last else { return false }
        let count: Int, longer: Opcode
        switch Instruction(word: code[last]).opcode {
        case .loadUndefined: (count, longer) = (1, .loadUndefined2)
        case .loadUndefined2: (count, longer) = (2, .loadUndefined3)
        case .loadUndefined3: (count, longer) = (3, .loadUndefined4)
        default: return false
        }
        guard Instruction(word: code[last]).a + count == register else { return false }
        replace(last, by: longer)
        heights[last] = max(heights[last], UInt16(truncatingIfNeeded: nextRegister))
        return true
    }

    /// `| 0` of the register comes next: the sum or difference that it was given foresees it.
    func foreseeTruncation(of register: Int) {
        guard let last, Instruction(word: code[last]).a == register else { return }
        switch Instruction(word: code[last]).opcode {
        case .add: replace(last, by: .addTruncated)
        case .subtract: replace(last, by: .subtractTruncated)
        case .addInt: replace(last, by: .addIntTruncated)
        case .subtractInt: replace(last, by: .subtractIntTruncated)
        default: break
        }
    }

    private func replace(_ index: Int, by opcode: Opcode) { code[index] = Instruction.word(code[index], for: opcode) }

    private func append(_ word: UInt64, live: Int) {
        last = position
        code.append(word)
        heights.append(UInt16(truncatingIfNeeded: live))
    }

    /// The operand in its field. One that finds no room there is the program's fault; one that the format does not have, the compiler's.
    @inline(__always) private func encode(_ value: Int, _ field: Instruction.Field, _ format: InstructionFormat) -> UInt64 {
        let operand = format[field]
        assert(operand.kind != .unused || value == 0, "an operand \(field) that the format does not have")
        assert(operand.kind != .choice || value <= Int(operand.extra), "no such choice: \(value)")
        if !field.fits(value, isSigned: operand.isSigned) { overflow = overflow ?? operand.kind.limit }
        return field.encode(value)
    }

    /// A jump whose distance is in its own word.
    func emitJump(_ op: Opcode, _ a: Int = 0, to label: Label) {
        emit(op, a, k: 0)
        refer(to: label, word: position - 1, field: .k)
    }

    /// An instruction with the distance in the word behind it.
    func emitBranch(_ op: Opcode, _ a: Int, _ b: Int, _ c: Int = 0, d: Int = 0, to label: Label) {
        assert(op.format.next.kind == .jump, "\(op) does not jump")
        emit(op, a, b, c, d: d)
        append(0, live: nextRegister)
        last = nil
        refer(to: label, word: position - 1, field: .next)
    }

    /// A comparison with a number of the program.
    func emitBranch(_ op: Opcode, _ a: Int, number: Int, to label: Label) { emitBranch(op, a, 0, number, to: label) }

    private func refer(to label: Label, word: Int, field: Instruction.Field) {
        if let target = label.position { patch(word, field, to: target) } else { label.waiting.append((word, field)) }
    }

    func place(_ label: Label) {
        label.position = position
        last = nil
        for (word, field) in label.waiting { patch(word, field, to: position) }
        label.waiting = []
    }

    private func patch(_ word: Int, _ field: Instruction.Field, to target: Int) {
        let distance = target - (word + 1)
        if !field.fits(distance, isSigned: true) { overflow = overflow ?? Operand.Kind.jump.limit }
        code[word] = field.encode(distance, into: code[word])
    }

    // MARK: Tables

    func constant(_ value: Value) -> Int {
        if constants.count <= Assembler.linearLimit {
            if let known = constants.firstIndex(of: value) { return known }
        } else {
            if constantIndices.isEmpty { for (i, known) in constants.enumerated() { constantIndices[known.bits] = i } }
            if let known = constantIndices[value.bits] { return known }
            constantIndices[value.bits] = constants.count
        }
        constants.append(value)
        return constants.count - 1
    }

    func cache(_ key: PropertyKey) -> Int {
        caches.append(InlineCache(key: key))
        return caches.count - 1
    }

    /// Exceptions in the range go on at the current position with the value in `register`. Inner ranges are added first.
    func addHandler(from start: Int, to end: Int, register: Int) {
        if start < end { handlers.append(Handler(start: Int32(start), end: Int32(end), target: Int32(position), register: Int32(register))) }
    }

    /// What is emitted from here on comes from this place in the source.
    func mark(_ offset: Int32) {
        if let last = positions.last, last.instruction == Int32(position) { positions[positions.count - 1].offset = offset; return }
        if let last = positions.last, last.offset == offset { return }
        positions.append((Int32(position), offset))
    }

    /// Where what was emitted last comes from.
    var lastMark: Int32? { positions.last?.offset }

    /// The next instruction begins a statement.
    func markStatement(_ offset: Int32) {
        noteStatement(offset)
        mark(offset)
    }

    /// The same where no other place of it is ever told.
    func noteStatement(_ offset: Int32) { if firstStatement == nil { firstStatement = (position, offset) } }

    /// Calls without room are told to be here.
    func markEntry(_ offset: Int32) { firstStatement = (-1, offset) }

    /// As in V8 the place of the first statement, or of the access to a property that it begins with.
    private var entryPlace: Int32? {
        guard let (start, offset) = firstStatement, start >= 0, start < code.count else { return firstStatement?.offset }
        switch Instruction(word: code[start]).opcode {
        case .getProperty, .getLength, .getMethod, .getIndex, .getIndexMethod, .getPrivate: return positions.last { $0.instruction <= Int32(start) }?.offset
        default: return offset
        }
    }

    /// The next instruction works on the value of this expression.
    func noteOperand(_ range: SourceRange, _ role: OperandNote.Role = .plain, place: Int32? = nil) {
        if hidesOperands, role != .lastArgument { return }
        operands.append(OperandNote(instruction: Int32(position), range: range, role: role, place: place))
    }

    /// In a computed key V8 finds no expression again: its messages know the value alone.
    func withoutOperands(_ body: () -> Void) {
        let outer = hidesOperands
        hidesOperands = true
        body()
        hidesOperands = outer
    }

    // MARK: The outcome

    func finish(_ vm: VM, parameterCount: Int, length: Int, flags: Code.Flags, name: Value, source: SourceText, range: SourceRange,
                kind: FunctionNode.Kind, displayText: String?) -> Cell {
        func table<T>(_ items: [T]) -> UnsafeMutablePointer<T> {
            let pointer = UnsafeMutablePointer<T>.allocate(capacity: max(items.count, 1))
            items.withUnsafeBufferPointer { if let base = $0.baseAddress { pointer.initialize(from: base, count: items.count) } }
            return pointer
        }
        let info = FunctionInfo(source: source, range: range, kind: kind, positions: positions, entry: entryPlace ?? range.start, variables: variables,
                                operands: operands, displayText: displayText, outerScopes: outerScopes)
        JumpShortener.shorten(&code)
        if skipsFirst { heights[0] = UInt16(truncatingIfNeeded: parameterCount + 2) }
        if isCheckedBuild, overflow == nil { verify(vm, name) }
        let instructions = table(self.code)
        let code = UnsafeMutablePointer<Code>.allocate(capacity: 1)
        code.initialize(to: Code(
            instructions: instructions, entry: UnsafePointer(instructions) + (skipsFirst ? 1 : 0), instructionCount: self.code.count, heights: table(heights),
            constants: table(constants), constantCount: constants.count, caches: table(caches), cacheCount: caches.count,
            handlers: table(handlers), handlerCount: handlers.count, registerCount: Int32(registerCount),
            parameterCount: Int32(parameterCount), argumentsWanted: flags.contains(.usesArguments) ? .max : Int32(parameterCount), length: Int32(length), flags: flags, name: name,
            pauseRegister: Int32(pauseRegister), infoReference: Unmanaged.passRetained(info)))
        let cell = vm.heap.allocate(16)
        cell.setHeader(.code)
        cell.store(code, at: 8)
        vm.state.pointee.codes.append(UInt(bitPattern: cell.address))
        return cell
    }
}

extension Assembler {
    private func verify(_ vm: VM, _ name: Value) {
        let fault = Verifier.fault(in: UnverifiedCode(
            instructions: code, heights: heights, constants: constants, cacheCount: caches.count, handlers: handlers, registerCount: registerCount,
            entry: skipsFirst ? 1 : 0, outerScopes: outerScopes ?? []), scopes: vm.state.pointee.scopes)
        assert(fault == nil, "the compiler wrote broken code for \(vm.swiftString(name.asString)): \(fault ?? "")")
    }
}

extension Operand.Kind {
    /// What is wrong with a function whose operands of this kind grow beyond their field.
    fileprivate var limit: String {
        switch self {
        case .register, .registerOrNone, .countedRegisters, .shapedRegisters: "too many variables in one function"
        case .constant, .string, .code, .shape, .scope, .record: "too many constants in one function"
        case .cache: "too many property accesses in one function"
        case .jump: "a function is too long"
        case .count: "too many values in one expression"
        case .hops: "scopes are nested too deeply"
        case .slot: "too many variables in one scope"
        case .unused, .int, .choice: "too many ways out of one statement"
        }
    }
}
