// What the operands of each instruction are. From this table come the assembler's checks, the disassembler and the verifier;
// the interpreter's accessors refuse, in a checked build, to read what the table does not name.

/// What one operand of an instruction is.
struct Operand: Equatable {
    enum Kind: UInt8 {
        case unused
        /// A register, or the first of several.
        case register
        /// A register, or `Operand.none`.
        case registerOrNone
        /// The first of as many registers as the instruction's count says, and `extra` more.
        case countedRegisters
        /// The first of as many registers as the instruction's shape has properties.
        case shapedRegisters
        /// The number of a constant: of any sort, or a string, a function's code, a shape, a scope's number, a record.
        case constant, string, code, shape, scope, record
        /// The number of a property cache.
        case cache
        /// The distance of a jump, counted from the word after the one that holds it.
        case jump
        /// A number that is a value.
        case int
        /// How many registers, arguments or values.
        case count
        /// How many environments further out, and which slot there.
        case hops, slot
        /// One of a few variants, from 0 to `extra`.
        case choice
    }

    enum Access: UInt8 { case read, write, update }

    let kind: Kind
    let access: Access
    /// Of `register` how many; of `countedRegisters` how many beyond the count; of `choice` the last.
    let extra: UInt8

    init(_ kind: Kind, _ access: Access = .read, _ extra: UInt8 = 1) {
        self.kind = kind
        self.access = access
        self.extra = extra
    }

    /// In place of a register: there is none.
    static let none = 0xFFFF

    static let unused = Operand(.unused)
    static let read = Operand(.register)
    static let write = Operand(.register, .write)
    static let update = Operand(.register, .update)
    static let readOrNone = Operand(.registerOrNone)
    static func reads(_ count: UInt8) -> Operand { Operand(.register, .read, count) }
    static func writes(_ count: UInt8) -> Operand { Operand(.register, .write, count) }
    static func updates(_ count: UInt8) -> Operand { Operand(.register, .update, count) }
    static func readsCount(plus extra: UInt8) -> Operand { Operand(.countedRegisters, .read, extra) }
    static let readsShape = Operand(.shapedRegisters)
    static func choice(upTo last: UInt8) -> Operand { Operand(.choice, .read, last) }
    static let flag = choice(upTo: 1)
    static let constant = Operand(.constant)
    static let string = Operand(.string)
    static let code = Operand(.code)
    static let shape = Operand(.shape)
    static let scope = Operand(.scope)
    static let record = Operand(.record)
    static let cache = Operand(.cache)
    static let jump = Operand(.jump)
    static let int = Operand(.int)
    static let count = Operand(.count)
    static let hops = Operand(.hops)
    static let slot = Operand(.slot)

    var isSigned: Bool { kind == .jump || kind == .int }
    var isRegister: Bool { kind == .register || kind == .registerOrNone || kind == .countedRegisters || kind == .shapedRegisters }
    var isConstant: Bool {
        switch kind {
        case .constant, .string, .code, .shape, .scope, .record: true
        default: false
        }
    }
}

/// The operands of an instruction, by field.
struct InstructionFormat {
    let a, b, c, d, wide, k, next: Operand

    init(a: Operand = .unused, b: Operand = .unused, c: Operand = .unused, d: Operand = .unused, wide: Operand = .unused,
         k: Operand = .unused, next: Operand = .unused) {
        self.a = a; self.b = b; self.c = c; self.d = d; self.wide = wide; self.k = k; self.next = next
    }

    subscript(field: Instruction.Field) -> Operand {
        switch field {
        case .a: a
        case .b: b
        case .c: c
        case .d: d
        case .wide: wide
        case .k: k
        case .next: next
        }
    }

    /// How many words the instruction takes.
    var length: Int { next.kind == .unused ? 1 : 2 }
    /// No field lies over another.
    var isSound: Bool {
        let narrow = c.kind != .unused || d.kind != .unused
        if wide.kind != .unused, narrow { return false }
        return k.kind == .unused || !(narrow || wide.kind != .unused || b.kind != .unused)
    }

    /// What the field of this operand says; nil where the instruction has none of the kind.
    func field(of kind: Operand.Kind) -> Instruction.Field? { Instruction.Field.allCases.first { self[$0].kind == kind } }

    // The formats that many instructions share.
    /// a ← b op c
    static let binary = InstructionFormat(a: .write, b: .read, c: .read)
    static let binaryWithInt = InstructionFormat(a: .write, b: .read, wide: .int)
    static let unary = InstructionFormat(a: .write, b: .read)
    static let load = InstructionFormat(a: .write)
    static let conditionalJump = InstructionFormat(a: .read, k: .jump)
    static let comparingJump = InstructionFormat(a: .read, b: .read, next: .jump)
    static let comparingJumpWithInt = InstructionFormat(a: .read, wide: .int, next: .jump)
}
