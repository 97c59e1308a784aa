/// A function that can be paused: a generator or async generator object (ECMA-262 §27.5.2, §27.6.2), or the call of an async function
/// (§27.7), which no script sees.
///
///     header's byte 3  state   24  where it goes on (address; of a paused one)   32  registers that are saved (u32)
///     36  how it asked for the pause it is in (u32)   40  promise or queue (value)   48  registers
///
/// While it is paused it holds what its frame would hold: all variables that are in scope where it stands, whether they are read
/// again or not, and the intermediate results of the expression that pauses, but not the value that it gave away. (V8 does the same,
/// and keeps variables of blocks that have ended until something else takes their register.) While it runs its frame holds
/// all that. Once it has ended it holds nothing (§27.5: "any execution state can be discarded").
struct GeneratorLayout: ObjectLayout, Equatable {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .generator || object.kind == .asyncGenerator || object.kind == .asyncFunction)
        self.object = object
    }

    /// [[GeneratorState]], [[AsyncGeneratorState]].
    enum State: UInt8 {
        case suspendedStart, suspendedYield, running, completed
        /// Async ones: paused at an `await`.
        case awaiting
        /// Async generators: §27.6.3.1 awaiting-return (draining-queue in later editions).
        case draining
    }

    static let registersOffset = 48

    @inline(__always) var state: State {
        get { unsafeBitCast(object.cell.byte3, to: State.self) }
        nonmutating set { object.cell.byte3 = newValue.rawValue }
    }
    /// The word behind the first of the instruction that paused it.
    @inline(__always) var pc: UnsafePointer<UInt64> {
        get { UnsafePointer(bitPattern: object.cell.load(24, as: UInt.self)).unsafelyUnwrapped }
        nonmutating set { object.cell.store(UInt(bitPattern: newValue), at: 24) }
    }
    /// How many registers are saved: none while it runs and when it has ended.
    @inline(__always) var count: Int {
        get { Int(object.cell.load(32, as: UInt32.self)) }
        nonmutating set { object.cell.store(UInt32(truncatingIfNeeded: newValue), at: 32) }
    }
    /// Async functions: the promise that the call gave. Async generators: the requests that wait, a record, or undefined.
    @inline(__always) var promise: Value {
        get { object.cell.value(at: 40) }
        nonmutating set { object.cell.setValue(newValue, at: 40) }
    }
    @inline(__always) var registers: UnsafeMutablePointer<Value> {
        (object.cell.address + GeneratorLayout.registersOffset).assumingMemoryBound(to: Value.self)
    }
    /// The code of a paused one: register 0 is the function.
    var code: UnsafeMutablePointer<Code> { registers[0].asObject.code }

    /// The instruction that paused it.
    var instruction: Int { pc - UnsafePointer(code.pointee.instructions) - 1 }

    /// Of a paused generator: what it gave is a result object already.
    var gaveResult: Bool { Instruction(word: pc[-1]).opcode == .yieldResult }

    /// Nothing of it will run any more.
    @inline(__always) func complete() {
        state = .completed
        count = 0
    }

    static func className(_ kind: CellKind) -> String {
        switch kind {
        case .generator: "Generator"
        case .asyncGenerator: "AsyncGenerator"
        default: "AsyncFunction"
        }
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        if object.kind == .asyncGenerator { visitRequests(&visitor) } else { visitor.hold(promise, .internalSlot(.promise)) }
        let count = count, registers = registers
        if V.isNaming, count > 0 {
            let names = PausedNames(self)
            for i in 0..<count where registers[i] != Value(object) { visitor.hold(registers[i], names.edge(i, registers[i])) }
        } else {
            for i in 0..<count { visitor.hold(registers[i], .hidden(.value)) }
        }
    }
}

/// What the registers of a paused function are called.
private struct PausedNames {
    private let info: FunctionInfo
    private let instruction: Int

    init(_ generator: GeneratorLayout) {
        info = generator.code.pointee.info
        instruction = generator.instruction
    }

    func edge(_ register: Int, _ value: Value) -> EdgeKind {
        if register == 0 { return .internalSlot(.generatorFunction) }
        if register == 1 { return .variable("this") }
        if let name = info.variables.first(where: { $0.register == register && $0.start <= instruction && instruction <= $0.end })?.name {
            return .variable(name)
        }
        return .internalSlot(value.isCell && value.asCell.kind == .environment ? .environment : .intermediate)
    }
}

extension VM {
    /// The line at which the function is paused; nil for one that runs, has not begun, or has ended.
    public func pauseLine(of cell: Cell) -> Int? {
        guard cell.kind == .generator || cell.kind == .asyncGenerator || cell.kind == .asyncFunction else { return nil }
        let generator = GeneratorLayout(JSObject(cell))
        guard generator.count > 0, generator.state != .suspendedStart else { return nil }
        let info = generator.code.pointee.info
        return info.source.position(at: info.offset(of: generator.instruction)).line
    }

    /// The call of an async function in a few words: `async load (paused at line 7)`.
    public func pausedText(_ cell: Cell) -> String {
        let generator = GeneratorLayout(JSObject(cell))
        guard generator.count > 0 else { return "an async function" }
        let info = generator.code.pointee.info, name = quietFunctionName(generator.registers[0].asObject)
        let text = name.isEmpty ? info.kind == .normal && info.range.start == 0 ? "await at the top level" : "async function" : "async \(name)"
        return pauseLine(of: cell).map { "\(text) (paused at line \($0))" } ?? text
    }
}
