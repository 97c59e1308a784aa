// What the compiler must never write, looked for in each function of a checked build before it can run. The interpreter takes all
// of this for granted.

/// A function's code as the verifier sees it: what the assembler has gathered.
struct UnverifiedCode {
    var instructions: [UInt64]
    /// How many registers hold values while an instruction runs, for each.
    var heights: [UInt16]
    var constants: [Value] = []
    var cacheCount = 0
    var handlers: [Handler] = []
    var registerCount: Int
    /// Where calls begin.
    var entry = 0
    /// The scopes whose environments a closure of it carries, innermost first.
    var outerScopes: [Int] = []
}

struct Verifier {
    private let code: UnverifiedCode
    private let scopes: [ScopeDescriptor]
    private var isStart: [Bool]

    /// What is wrong with the code, and in which instruction; nil where nothing is.
    static func fault(in code: UnverifiedCode, scopes: [ScopeDescriptor]) -> String? {
        var verifier = Verifier(code: code, scopes: scopes, isStart: Array(repeating: false, count: code.instructions.count))
        return verifier.layoutFault() ?? verifier.operandFault() ?? verifier.handlerFault() ?? verifier.environmentFault()
    }

    private func environmentFault() -> String? {
        var flow = EnvironmentFlow(code, scopes)
        return flow.fault()
    }

    // MARK: Layout

    /// Finds out where instructions start, and that the last of them ends the function.
    private mutating func layoutFault() -> String? {
        var index = 0, last: Opcode?
        while index < code.instructions.count {
            guard let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: code.instructions[index])) else { return "word \(index) is no instruction" }
            isStart[index] = true
            index += opcode.format.length
            if index > code.instructions.count { return "instruction \(index - opcode.format.length), \(opcode), lacks its second word" }
            last = opcode
        }
        guard let last, last.endsFlow else { return "control runs off the end, behind \(last.map { "\($0)" } ?? "nothing")" }
        return code.heights.count == code.instructions.count ? nil : "\(code.heights.count) heights for \(code.instructions.count) words"
    }

    private func isTarget(_ index: Int) -> Bool { index >= 0 && index < isStart.count && isStart[index] }

    // MARK: Operands

    private func operandFault() -> String? {
        for index in code.instructions.indices where isStart[index] {
            let instruction = Instruction(word: code.instructions[index])
            for field in Instruction.Field.allCases {
                let operand = instruction.format[field]
                guard operand.kind != .unused else { continue }
                let number = field == .next ? Int(truncatingIfNeeded: code.instructions[index + 1]) : instruction.operand(field)
                if let fault = fault(operand, number, instruction, at: index) { return code.describe(index, fault) }
            }
            if let fault = strayFault(instruction) { return code.describe(index, fault) }
        }
        return nil
    }

    private func fault(_ operand: Operand, _ number: Int, _ instruction: Instruction, at index: Int) -> String? {
        switch operand.kind {
        case .register, .registerOrNone, .countedRegisters, .shapedRegisters: return registerFault(operand, number, instruction, at: index)
        case .constant, .string, .code, .shape, .scope, .record: return constantFault(operand.kind, number)
        case .cache: return number < code.cacheCount ? nil : "cache \(number) of \(code.cacheCount)"
        case .jump:
            let target = index + instruction.format.length + number
            return isTarget(target) ? nil : "a jump to \(target), where no instruction starts"
        case .choice: return number <= Int(operand.extra) ? nil : "choice \(number) of \(operand.extra)"
        case .int, .count, .hops, .slot, .unused: return nil
        }
    }

    private func registerFault(_ operand: Operand, _ number: Int, _ instruction: Instruction, at index: Int) -> String? {
        let shapes = { (constant: Int) in isKind(.shape, constant) ? Shape(code.constants[constant].asCell).count : 0 }
        guard let count = instruction.registerCount(operand, number, shapeCount: shapes), count > 0 else { return nil }
        let end = number + count
        if end > code.registerCount { return "register \(end - 1) of \(code.registerCount)" }
        // What the instruction reads the collector must know of.
        if operand.access != .write, end > Int(code.heights[index]) { return "register \(end - 1) is read where the stack map ends at \(code.heights[index])" }
        return nil
    }

    private func isKind(_ kind: CellKind, _ constant: Int) -> Bool {
        constant < code.constants.count && code.constants[constant].isCell && code.constants[constant].asCell.kind == kind
    }

    private func constantFault(_ kind: Operand.Kind, _ number: Int) -> String? {
        guard number < code.constants.count else { return "constant \(number) of \(code.constants.count)" }
        let value = code.constants[number]
        let isRight = switch kind {
        case .string: value.isString
        case .code: isKind(.code, number)
        case .shape: isKind(.shape, number)
        case .record: isKind(.record, number)
        case .scope: value.isInt32 && scopes.indices.contains(Int(value.asInt32))
        default: true
        }
        return isRight ? nil : "constant \(number) is no \(kind)"
    }

    /// Fields that the format does not have are zero.
    private func strayFault(_ instruction: Instruction) -> String? {
        var known: UInt64 = 0xFF
        for field in Instruction.Field.allCases where field != .next && instruction.format[field].kind != .unused { known |= field.encode(-1) }
        return instruction.word & ~known == 0 ? nil : "bits in fields that it does not have"
    }

    // MARK: Exception ranges

    private func handlerFault() -> String? {
        for (i, handler) in code.handlers.enumerated() {
            let name = "the exception range \(handler.start) to \(handler.end)"
            if handler.start >= handler.end || !isTarget(Int(handler.start)) { return "\(name) does not start at an instruction" }
            if Int(handler.end) != code.instructions.count, !isTarget(Int(handler.end)) { return "\(name) ends within an instruction" }
            if !isTarget(Int(handler.target)) { return "\(name) goes on at \(handler.target), where no instruction starts" }
            if handler.register < 0 || Int(handler.register) >= code.registerCount { return "\(name) uses register \(handler.register) of \(code.registerCount)" }
            for outer in code.handlers[(i + 1)...] {
                let isApart = outer.end <= handler.start || outer.start >= handler.end
                if !isApart, outer.start > handler.start || outer.end < handler.end { return "\(name) overlaps one from \(outer.start) to \(outer.end)" }
            }
        }
        return nil
    }
}

extension UnverifiedCode {
    /// The instruction and what is wrong with it.
    func describe(_ index: Int, _ fault: String) -> String {
        let instruction = Instruction(word: instructions[index])
        let next = index + 1 < instructions.count ? instructions[index + 1] : nil
        return "instruction \(index), \(instruction.text(at: index, next: next)): \(fault)"
    }
}
