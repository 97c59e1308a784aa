/// Tells whether a program can match in a text of bytes at all. Patterns for another script or for emoji are tried on plain texts again and
/// again, and nothing of such a text needs to be looked at.
struct RegExpByteReach {
    private typealias Opcode = RegExpProgram.Opcode

    private let code: [Int32]
    private let sets: [CodePointSet]

    /// Whether some way through the program asks for no unit above 255. Linear.
    static func canMatchBytes(_ code: [Int32], _ sets: [CodePointSet]) -> Bool {
        let reach = RegExpByteReach(code: code, sets: sets)
        var seen = [Bool](repeating: false, count: code.count), pending = [0]
        while let pc = pending.popLast() {
            if seen[pc] { continue }
            seen[pc] = true
            if Opcode(word: code[pc]) == .accept { return true }
            reach.goOn(from: pc, &pending)
        }
        return false
    }

    /// Where a way may go on behind an instruction.
    private func goOn(from pc: Int, _ pending: inout [Int]) {
        let behind = pc + RegExpProgram.length(of: code, at: pc)
        func target(_ operand: Int) { pending.append(Int(code[pc + operand])) }
        func onward(if isPossible: Bool = true) { if isPossible { pending.append(behind) } }
        switch Opcode(word: code[pc]) {
        case .unit, .unitBack: onward(if: isByte(code[pc + 1]))
        case .units: onward(if: code[pc + 2..<behind].allSatisfy(isByte))
        case .set, .setBack: onward(if: hasBytes(code[pc + 1]))
        case .run: onward(if: code[pc + 1] == 0 || mayRun(Opcode(word: code[pc + 4]), code[pc + 5]))
        case .jump: target(1)
        case .split, .fork, .splitLater:
            target(1)
            onward()
        case .loop:
            target(5)
            onward()
        // It holds where what it asks for cannot be.
        case .lookNot: target(2)
        case .lookNotHolds: break
        default: onward()
        }
    }

    private func isByte(_ unit: Int32) -> Bool { unit < 256 }
    private func hasBytes(_ set: Int32) -> Bool { sets[Int(set)].bounds.first.map { $0 < 256 } ?? false }

    private func mayRun(_ opcode: Opcode, _ operand: Int32) -> Bool {
        switch opcode {
        case .unit: isByte(operand)
        case .set: hasBytes(operand)
        default: true
        }
    }
}
