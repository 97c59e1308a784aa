// An instruction as people read it: `add r4 ← r2, r3`. The disassembler and the verifier's messages share it.

/// How numbers in operands are shown: by themselves, or by what they stand for.
struct OperandWords {
    var constant: (_ index: Int) -> String = { "constant \($0)" }
    /// A scope, by the constant that holds its number.
    var scope: (_ index: Int) -> String = { "scope of constant \($0)" }
    var cache: (_ index: Int) -> String = { "cache \($0)" }
    /// A jump's target, by the index of its instruction.
    var target: (_ index: Int) -> String = { "→ \($0)" }
    /// How many properties the shape has that is this constant.
    var shapeCount: (_ index: Int) -> Int = { _ in 1 }
}

extension Instruction {
    /// `next`: the word behind, of instructions that take two. `index`: where it stands.
    func text(at index: Int, next: UInt64?, _ words: OperandWords = OperandWords()) -> String {
        var written: [String] = [], rest: [String] = []
        for field in Field.allCases {
            let operand = format[field]
            guard operand.kind != .unused else { continue }
            // Said by the range of the registers.
            if operand.kind == .count, format.field(of: .countedRegisters) != nil { continue }
            let number = field == .next ? Int(truncatingIfNeeded: next ?? 0) : self.operand(field)
            let text = text(of: operand, number, index, words)
            if operand.access == .write, operand.isRegister { written.append(text) } else { rest.append(text) }
        }
        let operands = (written.isEmpty ? "" : written.joined(separator: ", ") + (rest.isEmpty ? "" : " ← ")) + rest.joined(separator: ", ")
        let name = "\(opcode)"
        return operands.isEmpty ? name : name + String(repeating: " ", count: max(1, 24 - name.count)) + operands
    }

    /// How many registers an operand names; nil where that is no operand for registers, or names none.
    func registerCount(_ operand: Operand, _ number: Int, shapeCount: (Int) -> Int) -> Int? {
        switch operand.kind {
        case .register: Int(operand.extra)
        case .registerOrNone: number == Operand.none ? nil : 1
        case .countedRegisters: self.operand(.c) + Int(operand.extra)
        case .shapedRegisters: shapeCount(self.operand(.wide))
        default: nil
        }
    }

    private func text(of operand: Operand, _ number: Int, _ index: Int, _ words: OperandWords) -> String {
        switch operand.kind {
        case .register, .registerOrNone, .countedRegisters, .shapedRegisters:
            guard let count = registerCount(operand, number, shapeCount: words.shapeCount), count > 0 else { return "none" }
            return count == 1 ? "r\(number)" : "r\(number)…r\(number + count - 1)"
        case .constant, .string, .code, .shape, .record: return words.constant(number)
        case .scope: return words.scope(number)
        case .cache: return words.cache(number)
        case .jump: return words.target(index + format.length + number)
        case .int: return "\(number)"
        case .count: return "count \(number)"
        case .hops: return "hops \(number)"
        case .slot: return "slot \(number)"
        case .choice, .unused: return "choice \(number)"
        }
    }
}
