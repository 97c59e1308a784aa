import Testing
@testable import Engine

/// The table of instructions, and the words made by it.
struct InstructionTests {
    @Test(arguments: Opcode.allCases) func fieldsDoNotOverlap(_ opcode: Opcode) {
        let format = opcode.format
        var taken: UInt64 = 0xFF
        for field in Instruction.Field.allCases where field != .next && format[field].kind != .unused {
            let bits = field.encode(-1)
            #expect(taken & bits == 0, "\(opcode).\(field)")
            taken |= bits
        }
    }

    /// Each operand survives the way into its field and back at its smallest, its largest, and something between, whatever stands in
    /// the other fields.
    @Test(arguments: Opcode.allCases) func operandsComeBack(_ opcode: Opcode) {
        let format = opcode.format, fields = Instruction.Field.allCases.filter { $0 != .next && format[$0].kind != .unused }
        for value in [0, 1, -1, -2, Int(Int16.min), Int(Int16.max), 255, 256, 65_535, 65_536, 1 << 23, 1 << 24 - 1, 1 << 31, -(1 << 39)] {
            for field in fields where field.fits(value, isSigned: format[field].isSigned) {
                for others in [0, -1] {
                    var word = UInt64(opcode.rawValue)
                    for other in fields where other != field { word |= other.encode(others) }
                    let instruction = Instruction(word: field.encode(value, into: word))
                    #expect(instruction.opcode == opcode)
                    #expect(instruction.operand(field) == value, "\(opcode).\(field)")
                }
            }
        }
    }

    /// The accessors that the interpreter reads by are the table's fields.
    @Test(arguments: Opcode.allCases) func accessorsAgreeWithTheTable(_ opcode: Opcode) {
        let format = opcode.format
        for seed: UInt64 in [0x1234_5678_9ABC_DE00, 0xFFFF_FFFF_FFFF_FF00, 0x8000_7FFF_8001_0100] {
            let instruction = Instruction(word: seed | UInt64(opcode.rawValue))
            if format.a.kind != .unused { #expect(instruction.a == instruction.operand(.a)) }
            if format.b.kind != .unused { #expect(instruction.b == instruction.operand(.b)) }
            if format.c.kind != .unused { #expect(instruction.c == instruction.operand(.c)) }
            if format.d.kind != .unused { #expect(instruction.d == instruction.operand(.d)) }
            if format.wide.kind == .int { #expect(Int(instruction.signedWide) == instruction.operand(.wide)) }
            else if format.wide.kind != .unused { #expect(instruction.wide == instruction.operand(.wide)) }
            if Instruction.Field.k.fits(instruction.operand(.k), isSigned: format.k.isSigned) { #expect(format.k.kind == .unused || instruction.k == instruction.operand(.k)) }
        }
    }

    @Test func fieldsKnowTheirLimits() {
        #expect(Instruction.Field.a.fits(65_535, isSigned: false))
        #expect(!Instruction.Field.a.fits(65_536, isSigned: false))
        #expect(!Instruction.Field.a.fits(-1, isSigned: false))
        #expect(Instruction.Field.b.fits(-32_768, isSigned: true))
        #expect(!Instruction.Field.b.fits(32_768, isSigned: true))
        #expect(Instruction.Field.wide.fits(1 << 24 - 1, isSigned: false))
        #expect(!Instruction.Field.wide.fits(1 << 24, isSigned: false))
        #expect(Instruction.Field.next.fits(.min, isSigned: true))
    }

    /// A function that outgrows its operands is refused with words, not cut short.
    @Test func operandsThatDoNotFitAreLimits() {
        func overflow(_ emit: (Assembler) -> Void) -> String? {
            let assembler = Assembler()
            emit(assembler)
            return assembler.overflow
        }
        #expect(overflow { $0.emit(.getProperty, 2, 3, 1 << 24 - 1) } == nil)
        #expect(overflow { $0.emit(.getProperty, 2, 3, 1 << 24) } == "too many property accesses in one function")
        #expect(overflow { $0.emit(.newFunction, 2, 3, 1 << 24) } == "too many constants in one function")
        #expect(overflow { $0.emit(.move, 2, 65_536) } == "too many variables in one function")
        #expect(overflow { $0.emit(.getEnvironment, 2, 3, 65_536) } == "too many variables in one scope")
        #expect(overflow { $0.emit(.getClosure, 2, 0, 0, d: 256) } == "scopes are nested too deeply")
        #expect(overflow { $0.emit(.call, 2, 3, 65_536) } == "too many values in one expression")
    }
}
