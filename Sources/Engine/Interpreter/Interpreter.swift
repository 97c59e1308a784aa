import Syntax

// The interpreter: one loop, one switch. A case does the common thing in a few lines and hands the rest to a function in
// one of the files beside this one.
//
// While an instruction collects, throws or calls, `frame.pc` must point behind it: the collector and the stack traces find the
// instruction there. So the loop has the machine only by way of `vm`, which saves the `pc` first; the quick paths, which do none
// of these, do without. (To save it at the start of each instruction costs a tight loop half its speed again: measured.)
//
// The loop has one variable more than the processor has registers for. How its cases are written decides which of them stay in one: to write
// the same more shortly has made each instruction save its own word, and programs a tenth slower. Measure what you change here.

@inline(__always) private func distance(_ pc: UnsafePointer<UInt64>) -> Int { Int(truncatingIfNeeded: pc.pointee) }
@inline(__always) private func environment(from cell: Cell, out hops: Int) -> Environment {
    var environment = Environment(cell)
    for _ in 0..<hops { environment = environment.outer.unsafelyUnwrapped }
    return environment
}
/// The sum of two int32s, a double where it is none.
@inline(__always) private func sumOf(_ x: Int32, _ y: Int32) -> Value {
    let (sum, overflow) = x.addingReportingOverflow(y)
    return overflow ? Value(double: Double(x) + Double(y)) : Value(int32: sum)
}
@inline(__always) private func differenceOf(_ x: Int32, _ y: Int32) -> Value {
    let (difference, overflow) = x.subtractingReportingOverflow(y)
    return overflow ? Value(double: Double(x) - Double(y)) : Value(int32: difference)
}

extension VM {
    /// Runs the topmost frame, and those it calls, until it returns.
    /// `isAfterCatch`: it goes on at a handler.
    func interpret(isAfterCatch: Bool = false) throws(JSThrow) -> Value {
        state.pointee.interpreterRuns &+= 1
        return try VM.loop(self, isAfterCatch)
    }

    /// `machine` by itself is for what can neither collect nor throw nor call; all else goes by way of `vm`.
    private static func loop(_ machine: VM, _ isAfterCatch: Bool) throws(JSThrow) -> Value {
        let state = machine.state
        let requests = UnsafePointer(machine.heap.state.pointee.request)
        // Calls into another realm are Swift's: a run of this loop stays in one (see Realms.swift).
        let headers = FunctionHeaders(realm: state.pointee.realm.number)
        var frame = state.pointee.stack.frame
        var pc = frame.pointee.pc
        var registers = Registers(frame.pointee.registers, frame.pointee.code)
        var caches = Caches(frame.pointee.code)

        // Not a variable: one more would not find a register, and be saved and fetched by each instruction.
        var constants: Constants { @inline(__always) get { Constants(frame.pointee.code) } }

        var vm: VM {
            @inline(__always) get {
                frame.pointee.pc = pc
                return machine
            }
        }

        /// The end of a comparing jump: where it is taken, by the distance in the word at `pc`, and back by way of a safepoint.
        @inline(__always) func branch(_ isTaken: Bool) throws(JSThrow) {
            if isTaken {
                if distance(pc) < 0, requests.pointee != 0 { try vm.safepoint() }
                pc += distance(pc)
            }
            pc += 1
        }

        /// What the instruction at `pc` would make of a sum: it is done with, too.
        @inline(__always) func putTruncated(_ value: Int32) {
            registers[Instruction(word: pc.pointee).a] = Value(int32: value)
            pc += 1
        }

        @inline(__always) func bits(_ op: BinaryOperator, _ x: Value, _ y: Value, _ ofInts: (Int32, Int32) -> Value) throws(JSThrow) -> Value {
            x.isInt32 && y.isInt32 ? ofInts(x.asInt32, y.asInt32) : try vm.bitwise(op, x, y)
        }

        // What compares, for jumps: whole numbers here.
        @inline(__always) func less(_ x: Value, _ y: Value) throws(JSThrow) -> Bool {
            x.isInt32 && y.isInt32 ? x.asInt32 < y.asInt32 : try vm.less(x, y)
        }
        @inline(__always) func lessEqual(_ x: Value, _ y: Value) throws(JSThrow) -> Bool {
            x.isInt32 && y.isInt32 ? x.asInt32 <= y.asInt32 : try vm.lessEqual(x, y)
        }
        @inline(__always) func greater(_ x: Value, _ y: Value) throws(JSThrow) -> Bool {
            x.isInt32 && y.isInt32 ? x.asInt32 > y.asInt32 : try vm.greater(x, y)
        }
        @inline(__always) func greaterEqual(_ x: Value, _ y: Value) throws(JSThrow) -> Bool {
            x.isInt32 && y.isInt32 ? x.asInt32 >= y.asInt32 : try vm.greaterEqual(x, y)
        }
        /// `a == b` (ECMA-262 §7.2.13 IsLooselyEqual)
        @inline(__always) func areEqual(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
            if a.bits == b.bits, !a.isDouble { return true }
            return a.isInt32 && b.isInt32 ? false : try vm.isLooselyEqual(a, b)
        }

        /// `x === constant`, which is not NaN
        @inline(__always) func equals(_ x: Value, _ constant: Value) -> Bool { x.bits == constant.bits || machine.isStrictlyEqual(x, constant) }

        /// Goes on with the topmost frame.
        @inline(__always) func reload() {
            frame = state.pointee.stack.frame
            let code = frame.pointee.code
            pc = frame.pointee.pc
            registers = Registers(frame.pointee.registers, code)
            caches = Caches(code)
        }

        /// Goes on with a function of the realm's that script made.
        @inline(__always) func enter(_ window: UnsafeMutablePointer<Value>, _ count: Int) throws(JSThrow) {
            _ = try vm.pushFrame(window, count: count, flags: Frame.Flags(rawValue: 0))
            reload()
            if requests.pointee != 0 { try vm.safepoint() }
        }

        /// Ends the topmost frame, and goes on with the caller's unless that is Swift: then it gives true.
        @inline(__always) func leave() -> Bool {
            let isEntry = frame.pointee.flags.contains(.entry)
            state.pointee.stack.frame = frame - 1
            if isEntry {
                state.pointee.stack.top = registers.base
                return true
            }
            reload()
            state.pointee.stack.top = frame.pointee.top
            return false
        }

        var isEntering = !isAfterCatch

        while true {
            do throws(JSThrow) {
                // Not after a catch: there the frame's `pc` is the handler's, and says nothing of what is live.
                if isEntering {
                    isEntering = false
                    if requests.pointee != 0 { try vm.safepoint() }
                }
                while true {
                    assert(frame.pointee.code.pointee.contains(pc), "the pc has left the function's code")
                    let i = Instruction(word: pc.pointee)
                    pc += 1
                    switch i.opcode {

                    // MARK: Values
                    case .loadConstant: registers[i.a] = constants[i.k]
                    case .loadInt: registers[i.a] = Value(int32: Int32(truncatingIfNeeded: i.k))
                    case .loadUndefined: registers[i.a] = .undefined
                    case .loadUndefined2, .loadUndefined3, .loadUndefined4:
                        registers[i.a] = .undefined
                        registers[i.a + 1] = .undefined
                        if i.opcode != .loadUndefined2 { registers[i.a + 2] = .undefined }
                        if i.opcode == .loadUndefined4 { registers[i.a + 3] = .undefined }
                    case .loadNull: registers[i.a] = .null
                    case .loadTrue: registers[i.a] = .true
                    case .loadFalse: registers[i.a] = .false
                    case .loadEmpty: registers[i.a] = .empty
                    case .move: registers[i.a] = registers[i.b]

                    // MARK: Variables
                    case .loadClosureEnvironment:
                        registers[i.a] = registers[0].asObject.environment.map { Value($0) } ?? .null
                    case .newEnvironment:
                        let scopeID = UInt32(truncatingIfNeeded: constants[i.wide].asInt32)
                        let count = i.b == 0xFFFF ? vm.scopeNames(scopeID).count : i.b
                        registers[i.a] = Value(vm.newEnvironment(outer: registers.cell(i.a), count: count, scopeID: scopeID).cell)
                    case .copyEnvironment: registers[i.a] = vm.copyEnvironment(registers[i.a])
                    case .getEnvironment:
                        let environment = environment(from: registers[i.b].asCell, out: i.d)
                        registers[i.a] = environment[i.c]
                    case .getClosure:
                        let environment = environment(from: registers[0].asObject.environment.unsafelyUnwrapped, out: i.d)
                        registers[i.a] = environment[i.c]
                    case .getEnvironmentChecked:
                        let environment = environment(from: registers[i.b].asCell, out: i.d)
                        let value = environment[i.c]
                        if value.isEmpty { throw vm.uninitialized(environment, i.c) }
                        registers[i.a] = value
                    case .setEnvironment:
                        let environment = environment(from: registers[i.b].asCell, out: i.d)
                        environment[i.c] = registers[i.a]
                    case .setEnvironmentChecked:
                        let environment = environment(from: registers[i.b].asCell, out: i.d)
                        if environment[i.c].isEmpty { throw vm.uninitialized(environment, i.c) }
                        environment[i.c] = registers[i.a]
                    case .outerEnvironment: registers[i.a] = Value(environment(from: registers[i.a].asCell, out: i.k).cell)
                    case .getImport:
                        let environment = Environment(constants[i.wide].asCell)
                        let value = environment[i.b]
                        if value.isEmpty { throw vm.uninitialized(environment, i.b) }
                        registers[i.a] = value
                    case .getFarSlot: registers[i.a] = Environment(registers[i.b].asCell)[i.wide]
                    case .setFarSlot: Environment(registers[i.b].asCell)[i.wide] = registers[i.a]
                    case .checkInitialized:
                        if registers[i.a].isEmpty { throw vm.uninitialized(constants[i.k]) }
                    case .throwConstant: throw vm.typeError("Assignment to constant variable.")
                    case .getGlobal:
                        let cache = caches[i.wide]
                        if cache.pointee.kind == .binding {
                            let value = state.pointee.globals.bindings.base[Int(cache.pointee.offset)].value
                            if !value.isEmpty { registers[i.a] = value; continue }
                        } else if cache.pointee.kind == .slots, cache.pointee.shape == machine[.global].shapeID {
                            registers[i.a] = machine.globalSlot(cache).pointee
                            continue
                        }
                        registers[i.a] = try vm.getGlobal(cache, isTypeof: false)
                    case .getGlobalOrUndefined: registers[i.a] = try vm.getGlobal(caches[i.wide], isTypeof: true)
                    case .setGlobal: if !vm.setKnownGlobal(caches[i.wide], registers[i.a]) { try vm.setGlobal(caches[i.wide], registers[i.a], isStrict: i.b != 0) }
                    case .initializeGlobal:
                        let key = caches[i.wide].pointee.key
                        if i.b == 0 { vm.initializeGlobal(key, registers[i.a]) }
                        else { try vm.defineGlobalFunction(key, registers[i.a], deletable: i.b == 2) }
                    case .withHas:
                        if try vm.withHas(registers[i.b], constants[i.wide], isVariables: i.a != 0) { pc += 1 } else { pc += 1 + distance(pc) }
                    case .withGet: registers[i.a] = try vm.withGet(registers[i.b], constants[i.wide], isStrict: false)
                    case .withGetStrict: registers[i.a] = try vm.withGet(registers[i.b], constants[i.wide], isStrict: true)
                    case .withSet: try vm.withSet(registers[i.b], constants[i.wide], registers[i.a], isStrict: false)
                    case .withSetStrict: try vm.withSet(registers[i.b], constants[i.wide], registers[i.a], isStrict: true)
                    case .hasGlobal: registers[i.a] = Value(try vm.hasGlobal(caches[i.wide]))
                    case .setWith: registers[i.a] = Value(try vm.toObject(registers[i.a]))
                    case .deleteGlobal: registers[i.a] = Value(try vm.deleteGlobal(constants[i.k]))

                    // MARK: Arithmetic
                    case .add:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isInt32, y.isInt32 { registers[i.a] = sumOf(x.asInt32, y.asInt32) }
                        else if x.isNumber, y.isNumber { registers[i.a] = Value(double: x.asNumber + y.asNumber) }
                        else { registers[i.a] = try vm.add(x, y) }
                    case .subtract:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isInt32, y.isInt32 { registers[i.a] = differenceOf(x.asInt32, y.asInt32) }
                        else if x.isNumber, y.isNumber { registers[i.a] = Value(double: x.asNumber - y.asNumber) }
                        else { registers[i.a] = try vm.arithmetic(.subtract, x, y) }
                    case .multiply:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isNumber, y.isNumber { registers[i.a] = VM.product(x, y) }
                        else { registers[i.a] = try vm.arithmetic(.multiply, x, y) }
                    case .divide:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isDouble, y.isDouble { registers[i.a] = Value(double: x.asRawDouble / y.asRawDouble) }
                        else if x.isNumber, y.isNumber { registers[i.a] = .number(x.asNumber / y.asNumber) }
                        else { registers[i.a] = try vm.arithmetic(.divide, x, y) }
                    case .remainder:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isInt32, y.isInt32, x.asInt32 >= 0, y.asInt32 > 0 { registers[i.a] = Value(int32: x.asInt32 % y.asInt32) }
                        else { registers[i.a] = try vm.arithmetic(.remainder, x, y) }
                    case .power: registers[i.a] = try vm.arithmetic(.power, registers[i.b], registers[i.c])
                    case .bitAnd: registers[i.a] = try bits(.bitAnd, registers[i.b], registers[i.c]) { Value(int32: $0 & $1) }
                    case .bitOr: registers[i.a] = try bits(.bitOr, registers[i.b], registers[i.c]) { Value(int32: $0 | $1) }
                    case .bitXor: registers[i.a] = try bits(.bitXor, registers[i.b], registers[i.c]) { Value(int32: $0 ^ $1) }
                    case .shiftLeft: registers[i.a] = try bits(.shiftLeft, registers[i.b], registers[i.c]) { Value(int32: $0 << ($1 & 31)) }
                    case .shiftRight: registers[i.a] = try bits(.shiftRight, registers[i.b], registers[i.c]) { Value(int32: $0 >> ($1 & 31)) }
                    case .shiftRightUnsigned: registers[i.a] = try bits(.shiftRightUnsigned, registers[i.b], registers[i.c]) { .number(UInt32(bitPattern: $0) >> UInt32($1 & 31)) }

                    case .addInt:
                        let x = registers[i.b], y = i.signedWide
                        if x.isInt32 { registers[i.a] = sumOf(x.asInt32, y) }
                        else if x.isNumber { registers[i.a] = Value(double: x.asRawDouble + Double(y)) }
                        else { registers[i.a] = try vm.add(x, Value(int32: y)) }
                    case .subtractInt:
                        let x = registers[i.b], y = i.signedWide
                        if x.isInt32 { registers[i.a] = differenceOf(x.asInt32, y) }
                        else if x.isNumber { registers[i.a] = Value(double: x.asRawDouble - Double(y)) }
                        else { registers[i.a] = try vm.arithmetic(.subtract, x, Value(int32: y)) }
                    case .multiplyInt:
                        let x = registers[i.b], y = Value(int32: i.signedWide)
                        if x.isNumber { registers[i.a] = VM.product(x, y) }
                        else { registers[i.a] = try vm.arithmetic(.multiply, x, y) }
                    case .remainderInt:
                        let x = registers[i.b], y = i.signedWide
                        if x.isInt32, x.asInt32 >= 0, y > 0 { registers[i.a] = Value(int32: x.asInt32 % y) }
                        else { registers[i.a] = try vm.arithmetic(.remainder, x, Value(int32: y)) }
                    case .bitAndInt: registers[i.a] = try bits(.bitAnd, registers[i.b], Value(int32: i.signedWide)) { Value(int32: $0 & $1) }
                    case .bitOrInt:
                        let x = registers[i.b]
                        if x.isInt32 { registers[i.a] = Value(int32: x.asInt32 | i.signedWide) }
                        else if x.isDouble, abs(x.asRawDouble) < 0x1p62 {
                            registers[i.a] = Value(int32: Int32(truncatingIfNeeded: Int64(x.asRawDouble)) | i.signedWide)
                        }
                        else { registers[i.a] = try vm.bitwise(.bitOr, x, Value(int32: i.signedWide)) }
                    case .shiftLeftInt: registers[i.a] = try bits(.shiftLeft, registers[i.b], Value(int32: i.signedWide)) { Value(int32: $0 << ($1 & 31)) }
                    case .shiftRightInt: registers[i.a] = try bits(.shiftRight, registers[i.b], Value(int32: i.signedWide)) { Value(int32: $0 >> ($1 & 31)) }
                    case .shiftRightUnsignedInt: registers[i.a] = try bits(.shiftRightUnsigned, registers[i.b], Value(int32: i.signedWide)) { .number(UInt32(bitPattern: $0) >> UInt32($1 & 31)) }
                    case .addTruncated:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isInt32, y.isInt32 { putTruncated(x.asInt32 &+ y.asInt32) }
                        else if x.isNumber, y.isNumber { registers[i.a] = Value(double: x.asNumber + y.asNumber) }
                        else { registers[i.a] = try vm.add(x, y) }
                    case .subtractTruncated:
                        let x = registers[i.b], y = registers[i.c]
                        if x.isInt32, y.isInt32 { putTruncated(x.asInt32 &- y.asInt32) }
                        else { registers[i.a] = try vm.arithmetic(.subtract, x, y) }
                    case .addIntTruncated:
                        let x = registers[i.b]
                        if x.isInt32 { putTruncated(x.asInt32 &+ i.signedWide) }
                        else { registers[i.a] = try vm.add(x, Value(int32: i.signedWide)) }
                    case .subtractIntTruncated:
                        let x = registers[i.b]
                        if x.isInt32 { putTruncated(x.asInt32 &- i.signedWide) }
                        else { registers[i.a] = try vm.arithmetic(.subtract, x, Value(int32: i.signedWide)) }
                    case .increment:
                        let x = registers[i.b]
                        if x.isInt32, x.asInt32 != .max { registers[i.a] = Value(int32: x.asInt32 &+ 1) }
                        else { registers[i.a] = try vm.incremented(x, by: 1) }
                    case .decrement:
                        let x = registers[i.b]
                        if x.isInt32, x.asInt32 != .min { registers[i.a] = Value(int32: x.asInt32 &- 1) }
                        else { registers[i.a] = try vm.incremented(x, by: -1) }
                    case .negate:
                        let x = registers[i.b]
                        registers[i.a] = x.isDouble ? Value(double: -x.asRawDouble) : try vm.negated(x)
                    case .toNumber:
                        let x = registers[i.b]
                        registers[i.a] = x.isNumber ? x : .number(try vm.toNumber(x))
                    case .toNumeric: registers[i.a] = try vm.toNumeric(registers[i.b])
                    case .bitNot: registers[i.a] = registers[i.b].isInt32 ? Value(int32: ~registers[i.b].asInt32) : try vm.bitNot(registers[i.b])
                    case .not: registers[i.a] = Value(!machine.toBoolean(registers[i.b]))
                    case .typeof: registers[i.a] = Value(vm.typeof(registers[i.b]))
                    case .equal: registers[i.a] = Value(try areEqual(registers[i.b], registers[i.c]))
                    case .notEqual: registers[i.a] = Value(try !areEqual(registers[i.b], registers[i.c]))
                    case .strictEqual: registers[i.a] = Value(machine.isStrictlyEqual(registers[i.b], registers[i.c]))
                    case .strictNotEqual: registers[i.a] = Value(!machine.isStrictlyEqual(registers[i.b], registers[i.c]))
                    case .less: registers[i.a] = Value(try vm.less(registers[i.b], registers[i.c]))
                    case .lessEqual: registers[i.a] = Value(try vm.lessEqual(registers[i.b], registers[i.c]))
                    case .greater: registers[i.a] = Value(try vm.greater(registers[i.b], registers[i.c]))
                    case .greaterEqual: registers[i.a] = Value(try vm.greaterEqual(registers[i.b], registers[i.c]))
                    case .instanceOf:
                        if let known = vm.knownKinship(registers[i.b], registers[i.c]) { registers[i.a] = Value(known); continue }
                        registers[i.a] = Value(try vm.instanceOf(registers[i.b], registers[i.c]))
                    case .in: registers[i.a] = Value(try vm.isIn(registers[i.b], registers[i.c]))
                    case .templateConcat: registers[i.a] = try vm.templateConcat(registers.window(i.b, i.c), i.c)
                    case .toPropertyKey:
                        let key = registers[i.b]
                        if key.isInt32, key.asInt32 >= 0 { registers[i.a] = key }
                        else { registers[i.a] = try vm.toKeyValue(key, of: i.d != 0 ? registers[i.c] : .true) }

                    // MARK: Jumps
                    case .jump: pc += i.k
                    case .loop:
                        if requests.pointee != 0 { try vm.safepoint() }
                        pc += i.k
                    case .checkSafepoint: if requests.pointee != 0 { try vm.safepoint() }
                    case .jumpIfTrue:
                        let x = registers[i.a]
                        if x == .true || (x != .false && machine.toBoolean(x)) {
                            if i.k < 0, requests.pointee != 0 { try vm.safepoint() }
                            pc += i.k
                        }
                    case .jumpIfFalse:
                        let x = registers[i.a]
                        if x == .false || (x != .true && !machine.toBoolean(x)) {
                            if i.k < 0, requests.pointee != 0 { try vm.safepoint() }
                            pc += i.k
                        }
                    case .jumpIfNullish:
                        if registers[i.a].isNullish {
                            if i.k < 0, requests.pointee != 0 { try vm.safepoint() }
                            pc += i.k
                        }
                    case .jumpIfNotNullish:
                        if !registers[i.a].isNullish {
                            if i.k < 0, requests.pointee != 0 { try vm.safepoint() }
                            pc += i.k
                        }
                    case .jumpIfNotUndefined: if !registers[i.a].isUndefined { pc += i.k }
                    case .jumpIfLess: try branch(less(registers[i.a], registers[i.b]))
                    case .jumpIfNotLess: try branch(!less(registers[i.a], registers[i.b]))
                    case .jumpIfLessEqual: try branch(lessEqual(registers[i.a], registers[i.b]))
                    case .jumpIfNotLessEqual: try branch(!lessEqual(registers[i.a], registers[i.b]))
                    case .jumpIfGreater: try branch(greater(registers[i.a], registers[i.b]))
                    case .jumpIfNotGreater: try branch(!greater(registers[i.a], registers[i.b]))
                    case .jumpIfGreaterEqual: try branch(greaterEqual(registers[i.a], registers[i.b]))
                    case .jumpIfNotGreaterEqual: try branch(!greaterEqual(registers[i.a], registers[i.b]))
                    case .jumpIfStrictEqual:
                        try branch(machine.isStrictlyEqual(registers[i.a], registers[i.b]))
                    case .jumpIfNotStrictEqual:
                        try branch(!machine.isStrictlyEqual(registers[i.a], registers[i.b]))
                    case .jumpIfEqual: try branch(areEqual(registers[i.a], registers[i.b]))
                    case .jumpIfNotEqual: try branch(!areEqual(registers[i.a], registers[i.b]))
                    case .jumpIfLessInt: try branch(less(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfNotLessInt: try branch(!less(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfLessEqualInt: try branch(lessEqual(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfNotLessEqualInt: try branch(!lessEqual(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfGreaterInt: try branch(greater(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfNotGreaterInt: try branch(!greater(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfGreaterEqualInt: try branch(greaterEqual(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfNotGreaterEqualInt: try branch(!greaterEqual(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfStrictEqualInt:
                        let x = registers[i.a]
                        let holds = x.isInt32 ? x.asInt32 == i.signedWide : x.isDouble && x.asRawDouble == Double(i.signedWide)
                        try branch(holds)
                    case .jumpIfNotStrictEqualInt:
                        let x = registers[i.a]
                        let holds = x.isInt32 ? x.asInt32 == i.signedWide : x.isDouble && x.asRawDouble == Double(i.signedWide)
                        try branch(!holds)

                    case .jumpIfEqualInt: try branch(areEqual(registers[i.a], Value(int32: i.signedWide)))
                    case .jumpIfNotEqualInt: try branch(!areEqual(registers[i.a], Value(int32: i.signedWide)))

                    case .jumpIfStrictEqualConstant: try branch(equals(registers[i.a], constants[i.wide]))
                    case .jumpIfNotStrictEqualConstant: try branch(!equals(registers[i.a], constants[i.wide]))

                    // MARK: Properties
                    case .getProperty:
                        let base = registers[i.b], cache = caches[i.wide]
                        if base.isCell {
                            let cell = base.asCell
                            if cell.word4 == cache.pointee.shape {
                                if cache.pointee.kind == .inline { registers[i.a] = cell.value(at: Int(cache.pointee.offset)); continue }
                                if cache.pointee.kind == .slots {
                                    registers[i.a] = cell.cell(at: 8).unsafelyUnwrapped.value(at: Int(cache.pointee.offset))
                                    continue
                                }
                                if cache.pointee.kind == .prototype, cache.pointee.epoch == state.pointee.shapes.prototypeEpoch {
                                    registers[i.a] = cache.pointee.prototypeValue
                                    continue
                                }
                            }
                        }
                        registers[i.a] = try vm.getProperty(base, cache)
                    case .getLength:
                        let base = registers[i.b]
                        if base.isCell {
                            if base.asCell.kind == .array {
                                let length = base.asObject.arrayLength
                                registers[i.a] = length <= UInt32(Int32.max) ? Value(int32: Int32(bitPattern: length)) : .number(Double(length))
                                continue
                            }
                            if base.asCell.kind == .string { registers[i.a] = Value(int32: Int32(truncatingIfNeeded: base.asString.length)); continue }
                            if base.asCell.kind == .typedArray {
                                let length = machine.quickLength(base.asObject, caches[i.wide])
                                if length >= 0 { registers[i.a] = Value(int32: length); continue }
                            }
                        }
                        registers[i.a] = try vm.getProperty(base, caches[i.wide])
                    case .getMethod:
                        let base = registers[i.b], cache = caches[i.wide]
                        registers[i.a + 1] = base
                        if base.isCell, base.asCell.word4 == cache.pointee.shape {
                            if cache.pointee.kind == .prototype, cache.pointee.epoch == state.pointee.shapes.prototypeEpoch {
                                registers[i.a] = cache.pointee.prototypeValue
                                continue
                            }
                            if cache.pointee.kind == .slots {
                                registers[i.a] = base.asCell.cell(at: 8).unsafelyUnwrapped.value(at: Int(cache.pointee.offset))
                                continue
                            }
                            if cache.pointee.kind == .inline { registers[i.a] = base.asCell.value(at: Int(cache.pointee.offset)); continue }
                        }
                        registers[i.a] = try vm.getMethod(base, cache)
                    case .setProperty, .setPropertyStrict:
                        let base = registers[i.a], cache = caches[i.wide]
                        if base.isCell {
                            let cell = base.asCell
                            if cell.word4 == cache.pointee.shape {
                                if cache.pointee.kind == .inline { cell.setValue(registers[i.b], at: Int(cache.pointee.offset)); continue }
                                if cache.pointee.kind == .addInline, cache.pointee.epoch == state.pointee.shapes.prototypeEpoch, cell.flags & JSObject.Flags.isPrototype == 0 {
                                    cell.setValue(registers[i.b], at: Int(cache.pointee.offset))
                                    cell.word4 = cache.pointee.nextShape
                                    continue
                                }
                                if cache.pointee.kind == .slots {
                                    cell.cell(at: 8).unsafelyUnwrapped.setValue(registers[i.b], at: Int(cache.pointee.offset))
                                    continue
                                }
                            }
                        }
                        try vm.setProperty(base, registers[i.b], cache, isStrict: i.opcode == .setPropertyStrict)
                    case .getIndex:
                        let base = registers[i.b], key = registers[i.c]
                        if key.isInt32, base.isCell, base.asCell.isObject, base.asCell.kind == .array || base.asCell.kind == .object, let elements = base.asObject.elements {
                            let index = Int(UInt32(bitPattern: key.asInt32))
                            if index < elements.count {
                                let value = elements[index]
                                if !value.isEmpty { registers[i.a] = value; continue }
                            }
                        } else if key.isInt32, base.isCell, base.asCell.kind == .typedArray {
                            let value = machine.quickElement(base.asObject, Int(UInt32(bitPattern: key.asInt32)))
                            if !value.isEmpty { registers[i.a] = value; continue }
                        }
                        registers[i.a] = try vm.getIndex(base, key)
                    case .getIndexMethod:
                        let base = registers[i.b], key = registers[i.c]
                        if key.isInt32, base.isCell, base.asCell.kind == .array, let elements = base.asObject.elements {
                            let index = Int(UInt32(bitPattern: key.asInt32))
                            if index < elements.count, !elements[index].isEmpty {
                                registers[i.a] = elements[index]
                                registers[i.a + 1] = base
                                continue
                            }
                        }
                        let method = try vm.getIndex(base, key)
                        registers[i.a] = method
                        registers[i.a + 1] = base
                    case .setIndex:
                        let base = registers[i.a], key = registers[i.b]
                        if key.isInt32, base.isCell, base.asCell.kind == .array, let elements = base.asObject.elements {
                            let index = Int(UInt32(bitPattern: key.asInt32))
                            if index < elements.count, !elements[index].isEmpty { elements[index] = registers[i.c]; continue }
                        } else if key.isInt32, base.isCell, base.asCell.kind == .typedArray {
                            if machine.setQuickElement(base.asObject, Int(UInt32(bitPattern: key.asInt32)), registers[i.c]) { continue }
                        }
                        try vm.setIndex(base, key, registers[i.c], isStrict: i.d != 0)
                    case .getSuper: registers[i.a] = try vm.getSuper(registers.window(i.b, 3))
                    case .setSuper: try vm.setSuper(registers.window(i.a, 4), isStrict: i.d != 0)
                    case .superBase: registers[i.a] = try vm.superBase(registers[i.b].asObject)
                    case .deleteProperty: registers[i.a] = Value(try vm.deleteProperty(registers[i.b], registers[i.c], isStrict: i.d != 0))
                    case .getPrivate: registers[i.a] = try vm.getPrivate(registers[i.b], registers[i.c])
                    case .setPrivate: try vm.setPrivate(registers[i.a], registers[i.b], registers[i.c])
                    case .addPrivate: try vm.addPrivate(registers[i.a], registers[i.b], registers[i.c], isMethod: i.d != 0)
                    case .addPrivateAccessor: try vm.addPrivateAccessor(registers[i.a], registers[i.b], registers.window(i.c, 2))
                    case .hasPrivate: registers[i.a] = Value(try vm.hasPrivate(registers[i.b], registers[i.c]))
                    case .newPrivateName: registers[i.a] = Value(vm.newPrivateName(constants[i.k]))

                    // MARK: Objects
                    case .newObject: registers[i.a] = Value(vm.newObject())
                    case .newObjectShaped: registers[i.a] = vm.newObject(shaped: Shape(constants[i.wide].asCell), registers, i.b)
                    case .newArray: registers[i.a] = vm.newArray(registers.window(i.b, i.c), i.c)
                    case .newArrayCopy: registers[i.a] = vm.newArray(copying: Record(constants[i.wide].asCell))
                    case .appendElement: try vm.append(registers[i.a].asObject, registers[i.b])
                    case .appendHole: registers[i.a].asObject.arrayLength += 1
                    case .appendSpread: try vm.appendSpread(registers[i.a].asObject, registers[i.b])
                    case .initializeProperty: try vm.initializeProperty(registers[i.a].asObject, registers[i.b], caches[i.wide])
                    case .defineField: try vm.defineField(registers[i.a].asObject, registers[i.b], registers[i.c])
                    case .defineMethod: try vm.defineMethod(registers[i.a].asObject, registers[i.b], registers[i.c], isEnumerable: i.d != 0)
                    case .defineGetter: try vm.defineGetter(registers[i.a].asObject, registers[i.b], registers[i.c], isEnumerable: i.d != 0)
                    case .defineSetter: try vm.defineSetter(registers[i.a].asObject, registers[i.b], registers[i.c], isEnumerable: i.d != 0)
                    case .setPrototype: vm.setLiteralPrototype(registers[i.a].asObject, registers[i.b])
                    case .copyProperties: try vm.copyDataProperties(to: registers[i.a].asObject, from: registers[i.b])
                    case .copyRest: registers[i.a] = try vm.copyRest(registers.window(i.b, i.c + 1), i.c)
                    case .newFunction:
                        let environment = i.b == Operand.none ? nil : registers.cell(i.b)
                        registers[i.a] = Value(vm.newFunction(constants[i.wide].asCell, environment: environment, home: .undefined))
                    case .newMethod:
                        let environment = i.b == Operand.none ? nil : registers.cell(i.b)
                        registers[i.a] = Value(vm.newFunction(constants[i.wide].asCell, environment: environment, home: registers[i.a]))
                    case .setFunctionName: vm.setFunctionName(registers[i.a], registers[i.b], prefix: i.d)
                    case .newRegExp: registers[i.a] = try vm.newRegExp(registers.window(i.b, 2))
                    case .templateObject: registers[i.a] = constants[i.k]
                    case .newClass: try vm.newClass(registers.window(i.a, 2), i.b == Operand.none ? nil : registers[i.b], constants[i.wide].asCell)
                    case .createArguments: registers[i.a] = Value(vm.createArguments(frame, isSloppy: i.b != 0))
                    case .createMappedArguments: registers[i.a] = vm.createMappedArguments(frame, registers[i.b], constants[i.wide].asCell)
                    case .argumentsLength:
                        let object = registers[i.b]
                        registers[i.a] = object.isEmpty ? Value(int32: frame.pointee.given) : try vm.get(object.asObject, machine[.length])
                    case .getArgument:
                        let key = registers[i.c]
                        if registers[i.b].isEmpty, key.isInt32, UInt32(bitPattern: key.asInt32) < UInt32(bitPattern: frame.pointee.given) {
                            registers[i.a] = frame.pointee.arguments[Int(key.asInt32)]
                        } else {
                            registers[i.a] = try vm.getArgument(frame, registers.window(i.b, 1), key, isSloppy: i.d != 0)
                        }
                    case .createRest: registers[i.a] = vm.createRest(frame, from: i.b)

                    // MARK: Calls
                    case .call, .callPlain:
                        let window = registers.window(i.b, i.c + 2)
                        if i.opcode == .callPlain { window[1] = .undefined }
                        let callee = window[0]
                        if callee.isCell, headers.isPlainFunction(callee.asCell) {
                            // Not `[]`: the literal would be made and freed at each call.
                            let entered = try vm.pushFrame(window, count: i.c, flags: Frame.Flags(rawValue: 0))
                            frame += 1
                            registers = Registers(entered.registers, entered.code)
                            pc = entered.code.pointee.entry
                            caches = Caches(entered.code)
                            if requests.pointee != 0 { try vm.safepoint() }
                        } else if callee.isCell, headers.isNativeFunction(callee.asCell) {
                            if callee.asObject.has(JSObject.Flags.special) {
                                if let generator = vm.generatorToResume(window[1], next: callee) {
                                    let sent = i.c > 0 ? window[2] : .undefined
                                    try vm.pushFrame(resuming: generator, flags: .resumedQuietly)
                                    vm.send(sent, .next)
                                    reload()
                                    continue
                                }
                                if let count = try vm.passedOn(window, count: i.c, headers) {
                                    try enter(window + 1, count)
                                    continue
                                }
                            }
                            registers[i.a] = try vm.invokeNative(window, count: i.c, newTarget: .undefined)
                        } else {
                            if !callee.isCallable { throw vm.operandNotCallable(callee, receiver: window[1]) }
                            registers[i.a] = try vm.invoke(window, count: i.c, newTarget: .undefined)
                        }
                    case .callSpread:
                        let window = registers.window(i.b, 3)
                        if let count = try vm.spreadOut(window, headers) {
                            try enter(window, count)
                        } else {
                            registers[i.a] = try vm.callSpread(window)
                        }
                    case .callApplied:
                        let window = registers.window(i.b, 4)
                        if registers[i.c].isEmpty, let count = try vm.passedArguments(window, frame, headers) {
                            try enter(window + 1, count)
                        } else {
                            window[3] = vm.lateArguments(frame, in: registers.window(i.c, 1), isSloppy: i.d != 0)
                            if !window[0].isCallable { throw vm.operandNotCallable(window[0], receiver: window[1]) }
                            registers[i.a] = try vm.invoke(window, count: 2, newTarget: .undefined)
                        }
                    case .callEval: registers[i.a] = try vm.callEval(registers.window(i.b, i.c + 3), count: i.c, isStrict: i.d & 1 != 0, isSpread: i.d & 2 != 0)
                    case .construct, .superConstruct:
                        let window = registers.window(i.b, i.c + 2)
                        var callee = window[0], newTarget = callee
                        if i.opcode == .superConstruct {
                            newTarget = window[1]
                            callee = Value(try vm.superConstructor(callee.asObject))
                            window[0] = callee
                        } else if !callee.isObject || !callee.asObject.isConstructor {
                            throw vm.operandNotConstructor(callee)
                        }
                        if headers.isFunction(callee.asCell) {
                            try vm.prepareConstruct(window, newTarget: newTarget.asObject)
                            let entered = try vm.pushFrame(window, count: i.c, flags: .construct)
                            frame += 1
                            frame.pointee.constructor = newTarget
                            registers = Registers(entered.registers, entered.code)
                            pc = entered.code.pointee.entry
                            caches = Caches(entered.code)
                            if requests.pointee != 0 { try vm.safepoint() }
                        } else {
                            registers[i.a] = Value(try vm.invokeConstruct(window, count: i.c, newTarget: newTarget.asObject))
                        }
                    case .constructSpread: registers[i.a] = try vm.constructSpread(registers.window(i.b, 3))
                    case .superConstructSpread: registers[i.a] = try vm.superConstructSpread(registers.window(i.b, 3))
                    case .constructedResult: registers[i.a] = try vm.constructedResult(registers[i.a], registers[i.b])
                    case .returnValue, .returnUndefined:
                        var result = i.opcode == .returnValue ? registers[i.a] : .undefined
                        let flags = frame.pointee.flags.rawValue
                        assert(frame == state.pointee.stack.frame, "another frame than the topmost returns")
                        frame -= 1
                        state.pointee.stack.frame = frame
                        if flags != 0 {
                            if flags & Frame.Flags.construct.rawValue != 0, !result.isObject { result = registers[1] }
                            if flags & Frame.Flags.entry.rawValue != 0 {
                                state.pointee.stack.top = registers.base
                                return result
                            }
                        }
                        pc = frame.pointee.pc
                        let code = frame.pointee.code
                        registers = Registers(frame.pointee.registers, code)
                        caches = Caches(code)
                        state.pointee.stack.top = registers.base + Int(code.pointee.registerCount)
                        registers[Instruction(word: pc[-1]).a] = result
                    case .checkThis: if registers[i.a].isEmpty { throw vm.thisUninitialized() }
                    case .checkSuperOnce: if !registers[i.a].isEmpty { throw vm.referenceError("Super constructor may only be called once") }
                    case .coerceThis:
                        let this = registers[1]
                        if !this.isObject { registers[1] = this.isNullish ? Value(machine[.global]) : Value(vm.wrap(this)) }
                    case .loadNewTarget: registers[i.a] = frame.pointee.newTarget
                    case .importMeta: registers[i.a] = try vm.importMeta()
                    case .importCall: registers[i.a] = try vm.importCall(registers.window(i.b, 2))
                    case .throw:
                        vm.state.pointee.passingException = nil
                        throw vm.throwing(registers[i.a])
                    case .rethrow:
                        vm.state.pointee.passingException = registers[i.a]
                        throw vm.throwing(registers[i.a])
                    case .throwError: throw vm.makeError(i.a, constants[i.k])

                    // MARK: Suspension
                    case .startGenerator:
                        let generator = try vm.newGenerator(frame), result = Value(generator.object)
                        registers[i.a] = result
                        vm.pause(generator, frame, count: i.a + 1, as: .suspendedStart)
                        if leave() { return result }
                        registers[Instruction(word: pc[-1]).a] = result
                    case .yield:
                        let value = registers[i.b], generator = GeneratorLayout(registers[i.c].asObject)
                        vm.pause(generator, frame, count: i.a, as: .suspendedYield)
                        if leave() { return value }
                        let waiting = Instruction(word: pc[-1])
                        if waiting.opcode == .iteratorStep {
                            registers[waiting.a] = value
                            registers[waiting.b] = Value(generator.object)
                            pc += 1 + distance(pc)
                        } else {
                            registers[waiting.a] = Value(machine.iteratorResult(value, done: false))
                            if waiting.opcode == .delegateStep { pc += 1 }
                        }
                    case .yieldResult:
                        let result = registers[i.b], generator = GeneratorLayout(registers[i.c].asObject)
                        vm.pause(generator, frame, count: i.a, as: .suspendedYield)
                        if leave() { return result }
                        let waiting = Instruction(word: pc[-1])
                        if waiting.opcode == .iteratorStep {
                            if let value = try vm.step(of: result, generator, registers.window(waiting.b, 3)) { registers[waiting.a] = value; pc += 1 + distance(pc) } else { pc += 1 }
                        } else {
                            registers[waiting.a] = result
                            if waiting.opcode == .delegateStep { pc += 1 }
                        }
                    case .generatorReturn:
                        let value = registers[i.a]
                        GeneratorLayout(registers[i.b].asObject).complete()
                        if leave() { return value }
                        let waiting = Instruction(word: pc[-1])
                        switch waiting.opcode {
                        case .iteratorStep: pc += 1
                        case .delegateStep:
                            registers[waiting.a] = value
                            pc += 1 + distance(pc)
                        default: registers[waiting.a] = Value(machine.iteratorResult(value, done: true))
                        }
                    case .delegateStep:
                        let next = registers[i.b + 1]
                        if registers[i.b + 4] == Value(int32: Resumption.next.rawValue), let generator = vm.generatorToResume(registers[i.b], next: next) {
                            try vm.pushFrame(resuming: generator, flags: .resumedQuietly)
                            vm.send(registers[i.b + 3], .next)
                            reload()
                            continue
                        }
                        let isDone = try vm.delegateStep(registers.window(i.b, 5))
                        registers[i.a] = registers[i.b + 3]
                        pc += isDone ? 1 + distance(pc) : 1

                    case .startAsync: registers[i.a] = Value(try vm.startAsync(frame).object)
                    case .await:
                        let generator = GeneratorLayout(registers[i.c].asObject)
                        try vm.await(registers[i.b], generator)
                        vm.pause(generator, frame, count: i.a, as: .awaiting)
                        let promise = generator.promise
                        if leave() { return promise }
                        registers[Instruction(word: pc[-1]).a] = promise
                    case .resolveAsync:
                        registers[i.a] = try vm.resolveAsync(GeneratorLayout(registers[i.b].asObject), registers[i.a], asItIs: i.d != 0)
                    case .rejectAsync: registers[i.a] = vm.rejectAsync(GeneratorLayout(registers[i.b].asObject), registers[i.a])
                    case .yieldAsync, .yieldAsyncResult:
                        let generator = GeneratorLayout(registers[i.c].asObject)
                        if let request = try vm.giveToRequest(generator, registers[i.b]) {
                            if i.opcode == .yieldAsync, request.resumption == .throw { throw vm.throwing(request.value) }
                            vm.send(request.value, request.resumption)
                            pc = frame.pointee.pc
                            continue
                        }
                        vm.pause(generator, frame, count: i.a, as: .suspendedYield)
                        // Who resumes an async generator is always Swift.
                        if leave() { return .undefined }
                    case .asyncGeneratorReturn:
                        try vm.endAsyncGenerator(GeneratorLayout(registers[i.b].asObject), registers[i.a], isThrow: i.d != 0)
                    case .delegateCall:
                        if let result = try vm.delegateCall(registers.window(i.b, 5)) { registers[i.a] = result; pc += 1 } else { pc += 1 + distance(pc) }
                    case .delegateResult, .asyncIteratorStep:
                        let (value, isDone) = try vm.asyncStep(of: registers[i.a], isDelegate: i.opcode == .delegateResult)
                        registers[i.a] = value
                        pc += isDone ? 1 + distance(pc) : 1

                    case .addDisposable: registers[i.a] = try vm.addDisposable(registers[i.a], registers[i.b], isAsync: i.d != 0)
                    case .disposeStep:
                        if let awaited = try vm.disposeStep(registers.window(i.b, 3)) { registers[i.a] = awaited; pc += 1 } else { pc += 1 + distance(pc) }
                    case .disposeFailed: vm.noteDisposalError(registers.window(i.a, 3), registers[i.b])

                    // MARK: Iteration
                    case .getAsyncIterator: try vm.openAsyncIterator(registers.window(i.a, 3), registers[i.b])
                    case .asyncIteratorNext: registers[i.a] = try vm.call(registers[i.b + 1], this: registers[i.b])
                    case .asyncIteratorReturn:
                        if let result = try vm.returnAsyncIterator(registers.window(i.b, 3)) { registers[i.a] = result; pc += 1 } else { pc += 1 + distance(pc) }
                    case .requireResult: if !registers[i.a].isObject { throw vm.noIteratorResult(registers[i.a]) }
                    case .getIterator: try vm.openIterator(registers.window(i.a, 3), registers[i.b])
                    case .getEntryIterator: try vm.openEntry(registers.window(i.a, 3), registers[i.b], registers.window(i.c, 3))
                    case .takeEntry: if let value = machine.takeEntry(registers.window(i.b, 3)) { registers[i.a] = value; pc += 1 + distance(pc) } else { pc += 1 }
                    case .iteratorStep:
                        if requests.pointee != 0 { try vm.safepoint() }
                        if !registers[i.b + 1].isEmpty {
                            if i.d != 0, let key = machine.stepEntry(registers.window(i.b, 3)) { registers[i.a] = key; pc += 1 + distance(pc); continue }
                            if let generator = vm.generatorToResume(registers[i.b], next: registers[i.b + 1]) {
                                // An iterator that throws is not closed; who gives a value puts itself back.
                                registers[i.b] = .undefined
                                try vm.pushFrame(resuming: generator, flags: .resumedQuietly)
                                vm.send(.undefined, .next)
                                reload()
                                continue
                            }
                        }
                        if let value = try vm.stepIterator(registers.window(i.b, 3)) { registers[i.a] = value; pc += 1 + distance(pc) } else { pc += 1 }
                    case .iteratorNext: registers[i.a] = try vm.stepIterator(registers.window(i.b, 3)) ?? .undefined
                    case .iteratorSkip: try vm.skipIterator(registers.window(i.a, 3))
                    case .iteratorRest: registers[i.a] = try vm.restOfIterator(registers.window(i.b, 3))
                    case .iteratorClose: try vm.closeIterator(registers.window(i.a, 3))
                    case .iteratorCloseThrowing: vm.closeIteratorThrowing(registers.window(i.a, 3), registers[i.b])
                    case .forInStart: registers[i.a] = try vm.startForIn(registers[i.b])
                    case .forInStep:
                        if requests.pointee != 0 { try vm.safepoint() }
                        if let key = try vm.stepForIn(registers[i.b].asObject) { registers[i.a] = key; pc += 1 + distance(pc) } else { pc += 1 }
                    case .requireObjectCoercible:
                        if registers[i.a].isNullish { throw vm.cannotDestructure(registers[i.a], i.b, constants[i.wide]) }
                    }
                }
            } catch {
                // The frame that threw is the topmost; calls that Swift made have unwound theirs.
                guard machine.unwind() else { throw error }
                reload()
                state.pointee.stack.top = frame.pointee.top
            }
        }
    }
}
