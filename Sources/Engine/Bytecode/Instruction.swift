// An instruction is one 64-bit word. Its operands stand in fields:
//
//     bits 0–7 opcode     8–15 d     16–31 c     32–47 b     48–63 a
//                         8–31 wide
//                         8–47 k
//
// `wide` is c for instructions that have no d: numbers of constants and property caches, of which a function may have many, and
// numbers of the program. `k` is
// what an instruction has beside a alone. Some instructions are followed by a word of their own that holds a jump's distance.
// Which instruction uses which fields, and for what, is told by `Opcode.format`: the one place to change.

/// A word of code, taken apart.
struct Instruction: Equatable {
    let word: UInt64

    @inline(__always) init(word: UInt64) { self.word = word }

    @inline(__always) var opcode: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) }

    // In a checked build a field can be read only where the format has it.
    @inline(__always) var a: Int { assert(has(.a)); return Int(truncatingIfNeeded: word >> 48) }
    @inline(__always) var b: Int { assert(has(.b)); return Int(truncatingIfNeeded: (word >> 32) & 0xFFFF) }
    @inline(__always) var c: Int { assert(has(.c)); return Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: word) >> 16) }
    @inline(__always) var d: Int { assert(has(.d)); return Int(truncatingIfNeeded: (word >> 8) & 0xFF) }
    @inline(__always) var wide: Int { assert(has(.wide)); return Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: word) >> 8) }
    @inline(__always) var k: Int { assert(has(.k)); return Int(truncatingIfNeeded: Int64(bitPattern: word << 16) >> 24) }
    /// `wide` where it is a number itself.
    @inline(__always) var signedWide: Int32 { assert(format.wide.kind == .int); return Int32(truncatingIfNeeded: word) >> 8 }

    /// The same operands for another opcode.
    static func word(_ word: UInt64, for opcode: Opcode) -> UInt64 { word & ~0xFF | UInt64(opcode.rawValue) }

    private func has(_ field: Field) -> Bool { format[field].kind != .unused }
    var format: InstructionFormat { opcode.format }

    /// Where an operand stands.
    enum Field: CaseIterable {
        case a, b, c, d, wide, k
        /// The word behind the instruction.
        case next

        var shift: UInt64 {
            switch self {
            case .a: 48
            case .b: 32
            case .c: 16
            case .d, .wide, .k: 8
            case .next: 0
            }
        }

        var bits: Int {
            switch self {
            case .a, .b, .c: 16
            case .d: 8
            case .wide: 24
            case .k: 40
            case .next: 64
            }
        }

        private var mask: UInt64 { bits == 64 ? .max : 1 << UInt64(bits) - 1 }

        /// The number can stand in the field.
        func fits(_ value: Int, isSigned: Bool) -> Bool {
            // k is read with its sign, whatever stands there.
            let limit = bits == 64 ? Int.max : 1 << (isSigned || self == .k ? bits - 1 : bits) - 1
            return value <= limit && value >= (isSigned ? -limit - 1 : 0)
        }

        func encode(_ value: Int) -> UInt64 { (UInt64(bitPattern: Int64(value)) & mask) << shift }

        /// The word with this field changed.
        func encode(_ value: Int, into word: UInt64) -> UInt64 { word & ~(mask << shift) | encode(value) }

        func decode(_ word: UInt64, isSigned: Bool) -> Int {
            let left = UInt64(64 - bits) - shift
            return isSigned ? Int(Int64(bitPattern: word << left) >> Int64(64 - bits)) : Int(truncatingIfNeeded: (word >> shift) & mask)
        }
    }

    /// The operand in a field of its word; not for `next`, which is the following word.
    func operand(_ field: Field) -> Int { field.decode(word, isSigned: format[field].isSigned) }
}
