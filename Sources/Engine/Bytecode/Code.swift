import Algorithms
import Syntax

/// What the interpreter needs of a function, in plain memory. A `code` cell owns it; the collector frees it with the cell.
struct Code {
    struct Flags: OptionSet {
        let rawValue: UInt32
        static let strict = Flags(rawValue: 1)
        /// Functions that `new` may call and whose objects get a `prototype`.
        static let hasPrototype = Flags(rawValue: 2)
        static let constructor = Flags(rawValue: 4)
        static let classConstructor = Flags(rawValue: 8)
        static let derived = Flags(rawValue: 16)
        static let generator = Flags(rawValue: 32)
        static let async = Flags(rawValue: 64)
        static let pausing: Flags = [.generator, .async]
        static let arrow = Flags(rawValue: 128)
        /// Methods, accessors, initialisers: what has a home object and no `prototype`.
        static let method = Flags(rawValue: 256)
        /// Looks at arguments beyond its parameters (`arguments`, a rest parameter): its registers must not lie on them.
        static let usesArguments = Flags(rawValue: 512)
        /// Looks at its home object; all others have none (`VM.newFunction`), so that a method alone does not keep its object alive.
        static let usesSuper = Flags(rawValue: 1024)
        /// A sloppy function that does nothing with `this` but ask for its properties: the first that does not find an object makes it one.
        static let coercesThisLate = Flags(rawValue: 2048)
    }

    var instructions: UnsafeMutablePointer<UInt64>
    /// Where calls begin.
    var entry: UnsafePointer<UInt64>
    var instructionCount: Int
    /// For each instruction, how many registers hold values that are still wanted while it runs: the collector's stack map.
    var heights: UnsafeMutablePointer<UInt16>
    var constants: UnsafeMutablePointer<Value>
    var constantCount: Int
    var caches: UnsafeMutablePointer<InlineCache>
    var cacheCount: Int
    var handlers: UnsafeMutablePointer<Handler>
    var handlerCount: Int
    var registerCount: Int32
    /// Parameters that have a register of their own.
    var parameterCount: Int32
    /// A call that gives fewer is not a plain one: the parameters, or any number where the function uses arguments beyond them.
    var argumentsWanted: Int32
    var length: Int32
    var flags: Flags
    /// The function's name as a string value.
    var name: Value
    /// The shape that the generators it makes start with, for the function it was asked of last.
    var instanceShapeOwner: UInt = 0
    var instanceShape: UInt32 = 0
    /// The inline room of objects that `new` makes.
    var instanceSlots: UInt8 = 4
    /// Of a function that can be paused: the register with its `GeneratorLayout`, once it has begun. Another has none: -1.
    var pauseRegister: Int32
    /// Kept here for everything that is not hot.
    var infoReference: Unmanaged<FunctionInfo>

    /// The register that calls leave as it was, since they begin behind the instruction that writes it; beyond all registers where there is none.
    var unwrittenRegister: Int { entry == UnsafePointer(instructions) ? .max : Int(parameterCount) + 2 }

    /// Gives its memory back, all of it. The cell that owns it is dead.
    static func free(_ code: UnsafeMutablePointer<Code>) {
        code.pointee.instructions.deallocate()
        code.pointee.heights.deallocate()
        code.pointee.constants.deallocate()
        code.pointee.caches.deallocate()
        code.pointee.handlers.deallocate()
        code.pointee.infoReference.release()
        code.deallocate()
    }

    func contains(_ pc: UnsafePointer<UInt64>) -> Bool {
        pc >= UnsafePointer(instructions) && pc < UnsafePointer(instructions) + instructionCount
    }

    var info: FunctionInfo { infoReference.takeUnretainedValue() }
}

/// A range of instructions whose exceptions go on at `target` with the value in a register.
struct Handler {
    var start: Int32
    var end: Int32
    var target: Int32
    var register: Int32
}

/// The parts of a function that people see and the interpreter seldom needs.
final class FunctionInfo {
    let source: SourceText
    let range: SourceRange
    let kind: FunctionNode.Kind
    /// Where each instruction came from: instruction index and source offset, ascending.
    let positions: [(instruction: Int32, offset: Int32)]
    /// Where a call is for which there was no room.
    let entry: Int32
    /// Which registers hold which variables, for people: name, register, first and last instruction of its life.
    let variables: [LocalVariable]
    /// What calls, `new` and iteration work on, by instruction, ascending: for messages.
    let operands: [OperandNote]
    /// A variable of a scope around the function, by the scope's level, counted from the outermost environment, which is 1.
    struct OuterRead: Hashable {
        let level: Int32
        let slot: Int32
    }
    /// What it, or a function in it, refers to.
    var outerReads: [OuterRead] = []
    /// An eval in it may read whatever is in sight.
    var readsAnything = false
    /// Set where the text is not a slice of the source (functions made by the Function constructor).
    let displayText: String?
    /// What stacks call a function without a name, after what it was assigned to: `o.m` for `o.m = function () {}`.
    var inferredName = ""
    /// Of a shell's entry: the first instruction of each of its statements.
    var statementStarts: [Int32] = []
    /// In a checked build: the scopes whose environments its closures carry, innermost first; nil where they carry none.
    let outerScopes: [Int]?

    init(source: SourceText, range: SourceRange, kind: FunctionNode.Kind, positions: [(instruction: Int32, offset: Int32)], entry: Int32,
         variables: [LocalVariable], operands: [OperandNote], displayText: String? = nil, outerScopes: [Int]? = nil) {
        self.source = source; self.range = range; self.kind = kind; self.positions = positions; self.entry = entry
        self.variables = variables; self.operands = operands; self.displayText = displayText
        self.outerScopes = outerScopes
    }

    /// The same, with another part of the source as its text: a class's, for its constructor.
    func withText(at range: SourceRange) -> FunctionInfo {
        let info = FunctionInfo(source: source, range: range, kind: kind, positions: positions, entry: entry, variables: variables, operands: operands,
                                displayText: displayText, outerScopes: outerScopes)
        (info.outerReads, info.readsAnything, info.inferredName) = (outerReads, readsAnything, inferredName)
        return info
    }

    /// The function is all that its source text holds: a script's code, or a function made by the Function constructor.
    func isWhole(named name: String) -> Bool { name.isEmpty ? kind != .arrow && range.start == 0 : name == "anonymous" && range.start == 0 }

    var sourceText: String { displayText ?? source.text(range) }

    /// What an instruction works on; O(log n).
    func operand(of instruction: Int) -> OperandNote? {
        let next = operands.partitioningIndex { $0.instruction > Int32(truncatingIfNeeded: instruction) }
        return next > 0 && operands[next - 1].instruction == Int32(truncatingIfNeeded: instruction) ? operands[next - 1] : nil
    }

    /// The first note behind that of an instruction; O(log n).
    func operand(after instruction: Int32) -> OperandNote? {
        let next = operands.partitioningIndex { $0.instruction > instruction }
        return next < operands.count ? operands[next] : nil
    }

    /// The place in the source of an instruction; O(log n).
    func offset(of instruction: Int) -> Int32 {
        let next = positions.partitioningIndex { $0.instruction > Int32(instruction) }
        return next > 0 ? positions[next - 1].offset : range.start
    }

    /// Of a call under way; O(log n).
    func place(of instruction: Int) -> Int32 {
        instruction == FunctionInfo.notEntered ? entry : offset(of: max(instruction, 0))
    }

    /// Stands for the instruction of a call for which there was no room.
    static let notEntered = -2
}

/// A variable that lives in a register.
struct LocalVariable {
    let name: String
    let register: Int
    let start: Int
    var end: Int
}
