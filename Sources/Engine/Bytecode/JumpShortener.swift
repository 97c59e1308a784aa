// Jumps to jumps. A branch ends with a jump behind the other branch, and there may stand one again, or a loop's way back: whoever goes
// there can as well go on to where that leads.

enum JumpShortener {
    static func shorten(_ code: inout [UInt64]) {
        var index = 0
        while index < code.count {
            let instruction = Instruction(word: code[index])
            if let field = field(of: instruction.opcode) { shorten(&code, index, instruction, field) }
            index += instruction.format.length
        }
    }

    /// Where the distance of a jump stands that does nothing else, and looks for requests where it leads back.
    private static func field(of opcode: Opcode) -> Instruction.Field? {
        switch opcode {
        case .jump, .jumpIfTrue, .jumpIfFalse, .jumpIfNullish, .jumpIfNotNullish: .k
        default: opcode.isComparingJump ? .next : nil
        }
    }

    private static func shorten(_ code: inout [UInt64], _ index: Int, _ instruction: Instruction, _ field: Instruction.Field) {
        let word = field == .next ? index + 1 : index
        let first = word + 1 + field.decode(code[word], isSigned: true)
        var target = first, isBack = false
        // Jumps may lead in a circle.
        for _ in 0..<8 where target < code.count && !isBack {
            let next = Instruction(word: code[target])
            guard next.opcode == .jump || next.opcode == .loop else { break }
            isBack = next.opcode == .loop
            target += 1 + next.k
        }
        let distance = target - (word + 1)
        guard target != first, target >= 0, isBack ? distance < 0 : distance >= 0, field.fits(distance, isSigned: true) else { return }
        if isBack, instruction.opcode == .jump { code[index] = Instruction.word(code[index], for: .loop) }
        code[word] = field.encode(distance, into: code[word])
    }
}
