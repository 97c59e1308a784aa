import Syntax

// The interpreter: one loop, one switch. A case does the common thing in a few lines and hands the rest to a function in
// one of the files beside this one. `frame.pc` is written before anything that may collect, throw or call: the collector and
// the stack traces read it there.

@inline(__always) private func opA(_ i: UInt64) -> Int { Int(truncatingIfNeeded: (i >> 16) & 0xFFFF) }
@inline(__always) private func opB(_ i: UInt64) -> Int { Int(truncatingIfNeeded: (i >> 32) & 0xFFFF) }
@inline(__always) private func opC(_ i: UInt64) -> Int { Int(truncatingIfNeeded: i >> 48) }
@inline(__always) private func opD(_ i: UInt64) -> Int { Int(truncatingIfNeeded: (i >> 8) & 0xFF) }
@inline(__always) private func opK(_ i: UInt64) -> Int { Int(Int32(truncatingIfNeeded: i >> 32)) }
@inline(__always) private func smallB(_ i: UInt64) -> Int32 { Int32(Int16(truncatingIfNeeded: i >> 32)) }
@inline(__always) private func smallC(_ i: UInt64) -> Int32 { Int32(Int16(truncatingIfNeeded: i >> 48)) }
/// The sum of two int32s, a double where it is none.
@inline(__always) private func sumOf(_ x: Int32, _ y: Int32) -> Value {
    let (sum, overflow) = x.addingReportingOverflow(y)
    return overflow ? Value(double: Double(x) + Double(y)) : Value(int32: sum)
}
@inline(__always) private func differenceOf(_ x: Int32, _ y: Int32) -> Value {
    let (difference, overflow) = x.subtractingReportingOverflow(y)
    return overflow ? Value(double: Double(x) - Double(y)) : Value(int32: difference)
}
@inline(__always) private func distance(_ pc: UnsafePointer<UInt64>) -> Int { Int(truncatingIfNeeded: pc.pointee) }

extension VM {
    /// The end of a comparing jump: where it is taken, by the distance in the word at `pc`, and back by way of a safepoint.
    @inline(__always) private func branch(_ isTaken: Bool, _ pc: inout UnsafePointer<UInt64>, _ frame: UnsafeMutablePointer<Frame>,
                                          _ requests: UnsafePointer<Int32>) throws(JSThrow) {
        if isTaken {
            if distance(pc) < 0, requests.pointee != 0 { frame.pointee.pc = pc; try safepoint() }
            pc += distance(pc)
        }
        pc += 1
    }

    /// Runs the topmost frame, and those it calls, until it returns.
    func interpret() throws(JSThrow) -> Value {
        let state = self.state
        let requests = UnsafePointer(heap.state.pointee.request)
        var frame = state.pointee.stack.frame
        var registers = frame.pointee.registers
        var pc = frame.pointee.pc
        var constants = frame.pointee.code.pointee.constants
        var caches = frame.pointee.code.pointee.caches

        var isEntering = true

        while true {
            do throws(JSThrow) {
                // Not after a catch: there the frame's `pc` is the handler's, and says nothing of what is live.
                if isEntering {
                    isEntering = false
                    if requests.pointee != 0 { try safepoint() }
                }
                while true {
                    let i = pc.pointee
                    pc += 1
                    switch unsafeBitCast(UInt8(truncatingIfNeeded: i), to: Opcode.self) {

                    // MARK: Values
                    case .loadConstant: registers[opA(i)] = constants[opK(i)]
                    case .loadInt: registers[opA(i)] = Value(int32: Int32(truncatingIfNeeded: opK(i)))
                    case .loadUndefined: registers[opA(i)] = .undefined
                    case .loadNull: registers[opA(i)] = .null
                    case .loadTrue: registers[opA(i)] = .true
                    case .loadFalse: registers[opA(i)] = .false
                    case .loadEmpty: registers[opA(i)] = .empty
                    case .move: registers[opA(i)] = registers[opB(i)]

                    // MARK: Variables
                    case .loadClosureEnvironment:
                        registers[opA(i)] = registers[0].asObject.environment.map { Value($0) } ?? .null
                    case .newEnvironment:
                        let outer = registers[opB(i)]
                        let scopeID = UInt32(truncatingIfNeeded: constants[opC(i)].asInt32)
                        let count = opD(i) == 255 ? state.pointee.scopes[Int(scopeID)].names.count : opD(i)
                        registers[opA(i)] = Value(newEnvironment(outer: outer.isCell ? outer.asCell : nil, count: count, scopeID: scopeID).cell)
                    case .copyEnvironment: registers[opA(i)] = copyEnvironment(registers[opA(i)])
                    case .getEnvironment:
                        var cell = registers[opB(i)].asCell
                        for _ in 0..<opD(i) { cell = cell.cell(at: 8).unsafelyUnwrapped }
                        registers[opA(i)] = cell.value(at: Environment.slotsOffset + opC(i) * 8)
                    case .getClosure:
                        var cell = registers[0].asObject.environment.unsafelyUnwrapped
                        for _ in 0..<opD(i) { cell = cell.cell(at: 8).unsafelyUnwrapped }
                        registers[opA(i)] = cell.value(at: Environment.slotsOffset + opC(i) * 8)
                    case .getEnvironmentChecked:
                        var cell = registers[opB(i)].asCell
                        for _ in 0..<opD(i) { cell = cell.cell(at: 8).unsafelyUnwrapped }
                        let value = cell.value(at: Environment.slotsOffset + opC(i) * 8)
                        if value.isEmpty { frame.pointee.pc = pc; throw uninitialized(Environment(cell), opC(i)) }
                        registers[opA(i)] = value
                    case .setEnvironment:
                        var cell = registers[opB(i)].asCell
                        for _ in 0..<opD(i) { cell = cell.cell(at: 8).unsafelyUnwrapped }
                        cell.setValue(registers[opA(i)], at: Environment.slotsOffset + opC(i) * 8)
                    case .setEnvironmentChecked:
                        var cell = registers[opB(i)].asCell
                        for _ in 0..<opD(i) { cell = cell.cell(at: 8).unsafelyUnwrapped }
                        if cell.value(at: Environment.slotsOffset + opC(i) * 8).isEmpty { frame.pointee.pc = pc; throw uninitialized(Environment(cell), opC(i)) }
                        cell.setValue(registers[opA(i)], at: Environment.slotsOffset + opC(i) * 8)
                    case .checkInitialized:
                        if registers[opA(i)].isEmpty { frame.pointee.pc = pc; throw uninitialized(constants[opK(i)]) }
                    case .throwConstant: frame.pointee.pc = pc; throw typeError("Assignment to constant variable.")
                    case .getGlobal:
                        let cache = caches + opB(i)
                        if cache.pointee.kind == .binding {
                            let value = state.pointee.globals.bindings.base[Int(cache.pointee.offset)].value
                            if !value.isEmpty { registers[opA(i)] = value; continue }
                        }
                        frame.pointee.pc = pc
                        registers[opA(i)] = try getGlobal(cache, isTypeof: false)
                    case .getGlobalOrUndefined: frame.pointee.pc = pc; registers[opA(i)] = try getGlobal(caches + opB(i), isTypeof: true)
                    case .setGlobal: frame.pointee.pc = pc; try setGlobal(caches + opB(i), registers[opA(i)], isStrict: opD(i) != 0)
                    case .initializeGlobal:
                        let key = caches[opB(i)].key
                        if opD(i) == 0 { initializeGlobal(key, registers[opA(i)]) }
                        else { frame.pointee.pc = pc; try defineGlobalFunction(key, registers[opA(i)], deletable: opD(i) == 2) }
                    case .withHas:
                        frame.pointee.pc = pc
                        if try withHas(registers[opB(i)], constants[opC(i)], isVariables: opA(i) != 0) { pc += 1 } else { pc += 1 + distance(pc) }
                    case .withGet: frame.pointee.pc = pc; registers[opA(i)] = try withGet(registers[opB(i)], constants[opC(i)], isStrict: opD(i) != 0)
                    case .withSet: frame.pointee.pc = pc; try withSet(registers[opB(i)], constants[opC(i)], registers[opA(i)], isStrict: opD(i) != 0)
                    case .hasGlobal: frame.pointee.pc = pc; registers[opA(i)] = Value(try hasGlobal(caches + opB(i)))
                    case .setWith: frame.pointee.pc = pc; registers[opA(i)] = Value(try toObject(registers[opA(i)]))
                    case .deleteGlobal: frame.pointee.pc = pc; registers[opA(i)] = Value(try deleteGlobal(constants[opK(i)]))

                    // MARK: Arithmetic
                    case .add:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = sumOf(x.asInt32, y.asInt32) }
                        else if x.isNumber, y.isNumber { registers[opA(i)] = Value(double: x.asNumber + y.asNumber) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try add(x, y) }
                    case .subtract:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = differenceOf(x.asInt32, y.asInt32) }
                        else if x.isNumber, y.isNumber { registers[opA(i)] = Value(double: x.asNumber - y.asNumber) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.subtract, x, y) }
                    case .multiply:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isNumber, y.isNumber { registers[opA(i)] = VM.product(x, y) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.multiply, x, y) }
                    case .divide:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isNumber, y.isNumber { registers[opA(i)] = .number(x.asNumber / y.asNumber) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.divide, x, y) }
                    case .remainder:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32, x.asInt32 >= 0, y.asInt32 > 0 { registers[opA(i)] = Value(int32: x.asInt32 % y.asInt32) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.remainder, x, y) }
                    case .power: frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.power, registers[opB(i)], registers[opC(i)])
                    case .bitAnd:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 & y.asInt32) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.bitAnd, x, y) }
                    case .bitOr:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 | y.asInt32) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.bitOr, x, y) }
                    case .bitXor:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 ^ y.asInt32) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.bitXor, x, y) }
                    case .shiftLeft:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 << (y.asInt32 & 31)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.shiftLeft, x, y) }
                    case .shiftRight:
                        let x = registers[opB(i)], y = registers[opC(i)]
                        if x.isInt32, y.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 >> (y.asInt32 & 31)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.shiftRight, x, y) }
                    case .shiftRightUnsigned:
                        frame.pointee.pc = pc
                        registers[opA(i)] = try bitwise(.shiftRightUnsigned, registers[opB(i)], registers[opC(i)])

                    case .addInt:
                        let x = registers[opB(i)], y = smallC(i)
                        if x.isInt32 { registers[opA(i)] = sumOf(x.asInt32, y) }
                        else if x.isNumber { registers[opA(i)] = Value(double: x.asRawDouble + Double(y)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try add(x, Value(int32: y)) }
                    case .subtractInt:
                        let x = registers[opB(i)], y = smallC(i)
                        if x.isInt32 { registers[opA(i)] = differenceOf(x.asInt32, y) }
                        else if x.isNumber { registers[opA(i)] = Value(double: x.asRawDouble - Double(y)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.subtract, x, Value(int32: y)) }
                    case .multiplyInt:
                        let x = registers[opB(i)], y = Value(int32: smallC(i))
                        if x.isNumber { registers[opA(i)] = VM.product(x, y) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.multiply, x, y) }
                    case .remainderInt:
                        let x = registers[opB(i)], y = smallC(i)
                        if x.isInt32, x.asInt32 >= 0, y > 0 { registers[opA(i)] = Value(int32: x.asInt32 % y) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try arithmetic(.remainder, x, Value(int32: y)) }
                    case .bitAndInt:
                        let x = registers[opB(i)]
                        if x.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 & smallC(i)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.bitAnd, x, Value(int32: smallC(i))) }
                    case .bitOrInt:
                        let x = registers[opB(i)]
                        if x.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 | smallC(i)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.bitOr, x, Value(int32: smallC(i))) }
                    case .shiftLeftInt:
                        let x = registers[opB(i)]
                        if x.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 << (smallC(i) & 31)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.shiftLeft, x, Value(int32: smallC(i))) }
                    case .shiftRightInt:
                        let x = registers[opB(i)]
                        if x.isInt32 { registers[opA(i)] = Value(int32: x.asInt32 >> (smallC(i) & 31)) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try bitwise(.shiftRight, x, Value(int32: smallC(i))) }
                    case .shiftRightUnsignedInt:
                        frame.pointee.pc = pc
                        registers[opA(i)] = try bitwise(.shiftRightUnsigned, registers[opB(i)], Value(int32: smallC(i)))
                    case .increment:
                        let x = registers[opB(i)]
                        if x.isInt32, x.asInt32 != .max { registers[opA(i)] = Value(int32: x.asInt32 &+ 1) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try incremented(x, by: 1) }
                    case .decrement:
                        let x = registers[opB(i)]
                        if x.isInt32, x.asInt32 != .min { registers[opA(i)] = Value(int32: x.asInt32 &- 1) }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try incremented(x, by: -1) }
                    case .negate: frame.pointee.pc = pc; registers[opA(i)] = try negated(registers[opB(i)])
                    case .toNumber:
                        frame.pointee.pc = pc
                        let x = registers[opB(i)]
                        registers[opA(i)] = x.isNumber ? x : .number(try toNumber(x))
                    case .toNumeric: frame.pointee.pc = pc; registers[opA(i)] = try toNumeric(registers[opB(i)])
                    case .bitNot: frame.pointee.pc = pc; registers[opA(i)] = try bitNot(registers[opB(i)])
                    case .not: registers[opA(i)] = Value(!toBoolean(registers[opB(i)]))
                    case .typeof: registers[opA(i)] = Value(typeof(registers[opB(i)]))
                    case .equal: frame.pointee.pc = pc; registers[opA(i)] = Value(try isLooselyEqual(registers[opB(i)], registers[opC(i)]))
                    case .notEqual: frame.pointee.pc = pc; registers[opA(i)] = Value(try !isLooselyEqual(registers[opB(i)], registers[opC(i)]))
                    case .strictEqual: registers[opA(i)] = Value(isStrictlyEqual(registers[opB(i)], registers[opC(i)]))
                    case .strictNotEqual: registers[opA(i)] = Value(!isStrictlyEqual(registers[opB(i)], registers[opC(i)]))
                    case .less: frame.pointee.pc = pc; registers[opA(i)] = Value(try less(registers[opB(i)], registers[opC(i)]))
                    case .lessEqual: frame.pointee.pc = pc; registers[opA(i)] = Value(try lessEqual(registers[opB(i)], registers[opC(i)]))
                    case .greater: frame.pointee.pc = pc; registers[opA(i)] = Value(try greater(registers[opB(i)], registers[opC(i)]))
                    case .greaterEqual: frame.pointee.pc = pc; registers[opA(i)] = Value(try greaterEqual(registers[opB(i)], registers[opC(i)]))
                    case .instanceOf: frame.pointee.pc = pc; registers[opA(i)] = Value(try instanceOf(registers[opB(i)], registers[opC(i)]))
                    case .in: frame.pointee.pc = pc; registers[opA(i)] = Value(try isIn(registers[opB(i)], registers[opC(i)]))
                    case .templateConcat: frame.pointee.pc = pc; registers[opA(i)] = try templateConcat(registers + opB(i), opC(i))
                    case .toPropertyKey:
                        let key = registers[opB(i)]
                        if key.isInt32, key.asInt32 >= 0 { registers[opA(i)] = key }
                        else { frame.pointee.pc = pc; registers[opA(i)] = try toKeyValue(key, of: opD(i) != 0 ? registers[opC(i)] : .true) }

                    // MARK: Jumps
                    case .jump: pc += opK(i)
                    case .loop:
                        if requests.pointee != 0 { frame.pointee.pc = pc; try safepoint() }
                        pc += opK(i)
                    case .checkSafepoint: if requests.pointee != 0 { frame.pointee.pc = pc; try safepoint() }
                    case .jumpIfTrue:
                        let x = registers[opA(i)]
                        if x == .true || (x != .false && toBoolean(x)) {
                            if opK(i) < 0, requests.pointee != 0 { frame.pointee.pc = pc; try safepoint() }
                            pc += opK(i)
                        }
                    case .jumpIfFalse:
                        let x = registers[opA(i)]
                        if x == .false || (x != .true && !toBoolean(x)) {
                            if opK(i) < 0, requests.pointee != 0 { frame.pointee.pc = pc; try safepoint() }
                            pc += opK(i)
                        }
                    case .jumpIfNullish: if registers[opA(i)].isNullish { pc += opK(i) }
                    case .jumpIfNotNullish: if !registers[opA(i)].isNullish { pc += opK(i) }
                    case .jumpIfNotUndefined: if !registers[opA(i)].isUndefined { pc += opK(i) }
                    case .jumpIfLess:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 < y.asInt32 } else { frame.pointee.pc = pc; holds = try less(x, y) }
                        try branch(holds, &pc, frame, requests)
                    case .jumpIfNotLess:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 < y.asInt32 } else { frame.pointee.pc = pc; holds = try less(x, y) }
                        try branch(!holds, &pc, frame, requests)
                    case .jumpIfLessEqual:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 <= y.asInt32 } else { frame.pointee.pc = pc; holds = try lessEqual(x, y) }
                        try branch(holds, &pc, frame, requests)
                    case .jumpIfNotLessEqual:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 <= y.asInt32 } else { frame.pointee.pc = pc; holds = try lessEqual(x, y) }
                        try branch(!holds, &pc, frame, requests)
                    case .jumpIfGreater:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 > y.asInt32 } else { frame.pointee.pc = pc; holds = try greater(x, y) }
                        try branch(holds, &pc, frame, requests)
                    case .jumpIfNotGreater:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 > y.asInt32 } else { frame.pointee.pc = pc; holds = try greater(x, y) }
                        try branch(!holds, &pc, frame, requests)
                    case .jumpIfGreaterEqual:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 >= y.asInt32 } else { frame.pointee.pc = pc; holds = try greaterEqual(x, y) }
                        try branch(holds, &pc, frame, requests)
                    case .jumpIfNotGreaterEqual:
                        let x = registers[opA(i)], y = registers[opB(i)], holds: Bool
                        if x.isInt32, y.isInt32 { holds = x.asInt32 >= y.asInt32 } else { frame.pointee.pc = pc; holds = try greaterEqual(x, y) }
                        try branch(!holds, &pc, frame, requests)
                    case .jumpIfStrictEqual:
                        try branch(isStrictlyEqual(registers[opA(i)], registers[opB(i)]), &pc, frame, requests)
                    case .jumpIfNotStrictEqual:
                        try branch(!isStrictlyEqual(registers[opA(i)], registers[opB(i)]), &pc, frame, requests)
                    case .jumpIfLessInt:
                        let x = registers[opA(i)], holds: Bool
                        if x.isInt32 { holds = x.asInt32 < smallB(i) } else { frame.pointee.pc = pc; holds = try less(x, Value(int32: smallB(i))) }
                        try branch(holds, &pc, frame, requests)
                    case .jumpIfNotLessInt:
                        let x = registers[opA(i)], holds: Bool
                        if x.isInt32 { holds = x.asInt32 < smallB(i) } else { frame.pointee.pc = pc; holds = try less(x, Value(int32: smallB(i))) }
                        try branch(!holds, &pc, frame, requests)
                    case .jumpIfStrictEqualInt:
                        let x = registers[opA(i)]
                        let holds = x.isInt32 ? x.asInt32 == smallB(i) : x.isDouble && x.asRawDouble == Double(smallB(i))
                        try branch(holds, &pc, frame, requests)
                    case .jumpIfNotStrictEqualInt:
                        let x = registers[opA(i)]
                        let holds = x.isInt32 ? x.asInt32 == smallB(i) : x.isDouble && x.asRawDouble == Double(smallB(i))
                        try branch(!holds, &pc, frame, requests)

                    // MARK: Properties
                    case .getProperty:
                        let base = registers[opB(i)], cache = caches + opC(i)
                        if base.isCell {
                            let cell = base.asCell
                            if cell.word4 == cache.pointee.shape {
                                if cache.pointee.kind == .inline { registers[opA(i)] = cell.value(at: Int(cache.pointee.offset)); continue }
                                if cache.pointee.kind == .slots {
                                    registers[opA(i)] = cell.cell(at: 8).unsafelyUnwrapped.value(at: Int(cache.pointee.offset))
                                    continue
                                }
                            }
                        }
                        frame.pointee.pc = pc
                        registers[opA(i)] = try getProperty(base, cache)
                    case .getLength:
                        let base = registers[opB(i)]
                        if base.isCell {
                            if base.asCell.kind == .array {
                                let length = base.asObject.arrayLength
                                registers[opA(i)] = length <= UInt32(Int32.max) ? Value(int32: Int32(bitPattern: length)) : .number(Double(length))
                                continue
                            }
                            if base.asCell.kind == .string { registers[opA(i)] = Value(int32: Int32(truncatingIfNeeded: base.asString.length)); continue }
                        }
                        frame.pointee.pc = pc
                        registers[opA(i)] = try getProperty(base, caches + opC(i))
                    case .getMethod:
                        let base = registers[opB(i)], cache = caches + opC(i)
                        registers[opA(i) + 1] = base
                        if base.isCell, base.asCell.word4 == cache.pointee.shape, cache.pointee.kind == .prototypeSlots,
                           cache.pointee.epoch == state.pointee.prototypeEpoch {
                            let holder = Cell(UnsafeMutableRawPointer(bitPattern: cache.pointee.holder).unsafelyUnwrapped)
                            registers[opA(i)] = holder.cell(at: 8).unsafelyUnwrapped.value(at: Int(cache.pointee.offset))
                            continue
                        }
                        frame.pointee.pc = pc
                        registers[opA(i)] = try getMethod(base, cache)
                    case .setProperty:
                        let base = registers[opA(i)], cache = caches + opC(i)
                        if base.isCell {
                            let cell = base.asCell
                            if cell.word4 == cache.pointee.shape {
                                if cache.pointee.kind == .inline { cell.setValue(registers[opB(i)], at: Int(cache.pointee.offset)); continue }
                                if cache.pointee.kind == .addInline, cache.pointee.epoch == state.pointee.prototypeEpoch, cell.flags & JSObject.Flags.isPrototype == 0 {
                                    cell.setValue(registers[opB(i)], at: Int(cache.pointee.offset))
                                    cell.word4 = cache.pointee.nextShape
                                    continue
                                }
                            }
                        }
                        frame.pointee.pc = pc
                        try setProperty(base, registers[opB(i)], cache, isStrict: opD(i) != 0)
                    case .getIndex:
                        let base = registers[opB(i)], key = registers[opC(i)]
                        if key.isInt32, base.isCell, base.asCell.isObject, base.asCell.kind == .array || base.asCell.kind == .object, let elements = base.asObject.elements {
                            let index = Int(UInt32(bitPattern: key.asInt32))
                            if index < elements.count {
                                let value = elements[index]
                                if !value.isEmpty { registers[opA(i)] = value; continue }
                            }
                        }
                        frame.pointee.pc = pc
                        registers[opA(i)] = try getIndex(base, key)
                    case .getIndexMethod:
                        frame.pointee.pc = pc
                        let base = registers[opB(i)]
                        let method = try getIndex(base, registers[opC(i)])
                        registers[opA(i)] = method
                        registers[opA(i) + 1] = base
                    case .setIndex:
                        let base = registers[opA(i)], key = registers[opB(i)]
                        if key.isInt32, base.isCell, base.asCell.kind == .array, let elements = base.asObject.elements {
                            let index = Int(UInt32(bitPattern: key.asInt32))
                            if index < elements.count, !elements[index].isEmpty { elements[index] = registers[opC(i)]; continue }
                        }
                        frame.pointee.pc = pc
                        try setIndex(base, key, registers[opC(i)], isStrict: opD(i) != 0)
                    case .getSuper: frame.pointee.pc = pc; registers[opA(i)] = try getSuper(registers + opB(i))
                    case .setSuper: frame.pointee.pc = pc; try setSuper(registers + opA(i), isStrict: opD(i) != 0)
                    case .superBase: frame.pointee.pc = pc; registers[opA(i)] = try superBase(registers[opB(i)].asObject)
                    case .deleteProperty:
                        frame.pointee.pc = pc
                        registers[opA(i)] = Value(try deleteProperty(registers[opB(i)], registers[opC(i)], isStrict: opD(i) != 0))
                    case .getPrivate: frame.pointee.pc = pc; registers[opA(i)] = try getPrivate(registers[opB(i)], registers[opC(i)])
                    case .setPrivate: frame.pointee.pc = pc; try setPrivate(registers[opA(i)], registers[opB(i)], registers[opC(i)])
                    case .addPrivate:
                        frame.pointee.pc = pc
                        try addPrivate(registers[opA(i)], registers[opB(i)], registers[opC(i)], isMethod: opD(i) != 0)
                    case .addPrivateAccessor:
                        frame.pointee.pc = pc
                        let accessor = newAccessor(getter: registers[opC(i)], setter: registers[opC(i) + 1])
                        try privateAdd(registers[opA(i)].asObject, PropertyKey(registers[opB(i)].asSymbol), Value(accessor), .accessor)
                    case .hasPrivate: frame.pointee.pc = pc; registers[opA(i)] = Value(try hasPrivate(registers[opB(i)], registers[opC(i)]))
                    case .newPrivateName: registers[opA(i)] = Value(newSymbol(constants[opK(i)], flags: JSSymbol.Flags.private))

                    // MARK: Objects
                    case .newObject: frame.pointee.pc = pc; registers[opA(i)] = Value(newObject())
                    case .newObjectShaped:
                        frame.pointee.pc = pc
                        let count = opD(i), values = registers + opB(i)
                        let object = allocateObject(shapeID: Shape(constants[opC(i)].asCell).id, inlineCapacity: count)
                        for slot in 0..<count { object.setInlineSlot(slot, values[slot]) }
                        registers[opA(i)] = Value(object)
                    case .newArray:
                        frame.pointee.pc = pc
                        let count = opC(i), values = registers + opB(i)
                        let array = newArray(capacity: count)
                        if let elements = array.elements {
                            for index in 0..<count { elements[index] = values[index] }
                            elements.count = count
                            array.arrayLength = UInt32(truncatingIfNeeded: count)
                        }
                        registers[opA(i)] = Value(array)
                    case .appendElement: frame.pointee.pc = pc; try append(registers[opA(i)].asObject, registers[opB(i)])
                    case .appendHole: registers[opA(i)].asObject.arrayLength += 1
                    case .appendSpread: frame.pointee.pc = pc; try appendSpread(registers[opA(i)].asObject, registers[opB(i)])
                    case .initializeProperty: frame.pointee.pc = pc; try initializeProperty(registers[opA(i)].asObject, registers[opB(i)], caches + opC(i))
                    case .defineField:
                        frame.pointee.pc = pc
                        try createDataPropertyOrThrow(registers[opA(i)].asObject, toPropertyKey(registers[opB(i)]), registers[opC(i)])
                    case .defineMethod:
                        frame.pointee.pc = pc
                        try definePropertyOrThrow(registers[opA(i)].asObject, toPropertyKey(registers[opB(i)]),
                                                  PropertyDescriptor(value: registers[opC(i)], opD(i) != 0 ? .all : .hidden))
                    case .defineGetter:
                        frame.pointee.pc = pc
                        try definePropertyOrThrow(registers[opA(i)].asObject, toPropertyKey(registers[opB(i)]),
                                                  PropertyDescriptor(getter: registers[opC(i)], enumerable: opD(i) != 0, configurable: true))
                    case .defineSetter:
                        frame.pointee.pc = pc
                        try definePropertyOrThrow(registers[opA(i)].asObject, toPropertyKey(registers[opB(i)]),
                                                  PropertyDescriptor(setter: registers[opC(i)], enumerable: opD(i) != 0, configurable: true))
                    case .setPrototype:
                        let prototype = registers[opB(i)]
                        if prototype.isObject || prototype.isNull { setPrototype(registers[opA(i)].asObject, prototype) }
                    case .copyProperties: frame.pointee.pc = pc; try copyDataProperties(to: registers[opA(i)].asObject, from: registers[opB(i)])
                    case .copyRest: frame.pointee.pc = pc; registers[opA(i)] = try copyRest(registers[opB(i)], registers + opC(i), opD(i))
                    case .newFunction:
                        frame.pointee.pc = pc
                        let environment = opB(i) == 0xFFFF ? nil : registers[opB(i)].isCell ? registers[opB(i)].asCell : nil
                        registers[opA(i)] = Value(newFunction(constants[opC(i)].asCell, environment: environment, home: .undefined))
                    case .newMethod:
                        frame.pointee.pc = pc
                        let environment = opB(i) == 0xFFFF ? nil : registers[opB(i)].isCell ? registers[opB(i)].asCell : nil
                        registers[opA(i)] = Value(newFunction(constants[opC(i)].asCell, environment: environment, home: registers[opA(i)]))
                    case .setFunctionName: setFunctionName(registers[opA(i)], registers[opB(i)], prefix: opD(i))
                    case .newRegExp: frame.pointee.pc = pc; registers[opA(i)] = try newRegExp(constants[opB(i)], constants[opC(i)])
                    case .templateObject: registers[opA(i)] = constants[opK(i)]
                    case .newClass: frame.pointee.pc = pc; try newClass(registers + opA(i), opB(i) == 0xFFFF ? nil : registers[opB(i)], constants[opC(i)].asCell)
                    case .createArguments:
                        registers[opA(i)] = createArguments(frame, opD(i), registers[opB(i)], opD(i) == 1 ? constants[opC(i)] : .undefined)
                    case .createRest:
                        let first = opB(i), count = max(0, Int(frame.pointee.given) + 2 - first)
                        registers[opA(i)] = Value(newArray(Array(UnsafeBufferPointer(start: frame.pointee.arguments + (first - 2), count: count))))

                    // MARK: Calls
                    case .call, .callPlain:
                        let window = registers + opB(i)
                        if unsafeBitCast(UInt8(truncatingIfNeeded: i), to: Opcode.self) == .callPlain { window[1] = .undefined }
                        frame.pointee.pc = pc
                        let callee = window[0]
                        if callee.isCell, callee.asCell.isPlainFunction {
                            // Not `[]`: the literal would be made and freed at each call.
                            let entered = try pushFrame(window, count: opC(i), flags: Frame.Flags(rawValue: 0))
                            frame += 1
                            registers = entered.registers
                            pc = entered.code.pointee.entry
                            constants = entered.code.pointee.constants
                            caches = entered.code.pointee.caches
                            if requests.pointee != 0 { try safepoint() }
                        } else if callee.isCell, callee.asCell.kind == .nativeFunction {
                            registers[opA(i)] = try invokeNative(window, count: opC(i), newTarget: .undefined)
                        } else {
                            if !callee.isCallable { throw notCallable(callee, frame) }
                            registers[opA(i)] = try invoke(window, count: opC(i), newTarget: .undefined)
                        }
                    case .callSpread:
                        frame.pointee.pc = pc
                        if !registers[opB(i)].isCallable { throw notCallable(registers[opB(i)], frame) }
                        registers[opA(i)] = try callSpread(registers + opB(i))
                    case .callEval:
                        frame.pointee.pc = pc
                        if !registers[opB(i)].isCallable { throw notCallable(registers[opB(i)], frame) }
                        registers[opA(i)] = try callEval(registers + opB(i), count: opC(i), isStrict: opD(i) & 1 != 0, isSpread: opD(i) & 2 != 0)
                    case .construct:
                        let window = registers + opB(i)
                        frame.pointee.pc = pc
                        let callee = window[0]
                        guard callee.isObject, callee.asObject.isConstructor else { throw notConstructor(callee, frame) }
                        if callee.asCell.kind == .function {
                            try prepareConstruct(window, newTarget: callee.asObject)
                            let entered = try pushFrame(window, count: opC(i), flags: .construct)
                            frame += 1
                            frame.pointee.constructor = callee
                            registers = entered.registers
                            pc = entered.code.pointee.entry
                            constants = entered.code.pointee.constants
                            caches = entered.code.pointee.caches
                            if requests.pointee != 0 { try safepoint() }
                        } else {
                            registers[opA(i)] = Value(try invokeConstruct(window, count: opC(i), newTarget: callee.asObject))
                        }
                    case .constructSpread:
                        frame.pointee.pc = pc
                        let callee = registers[opB(i)]
                        guard callee.isObject, callee.asObject.isConstructor else { throw notConstructor(callee, frame) }
                        registers[opA(i)] = try constructSpread(registers + opB(i), newTarget: callee.asObject)
                    case .superConstruct: frame.pointee.pc = pc; registers[opA(i)] = try superConstruct(registers + opB(i), count: opC(i))
                    case .superConstructSpread: frame.pointee.pc = pc; registers[opA(i)] = try superConstructSpread(registers + opB(i))
                    case .constructedResult: frame.pointee.pc = pc; registers[opA(i)] = try constructedResult(registers[opA(i)], registers[opB(i)])
                    case .returnValue, .returnUndefined:
                        let isValue = unsafeBitCast(UInt8(truncatingIfNeeded: i), to: Opcode.self) == .returnValue
                        var result = isValue ? registers[opA(i)] : .undefined
                        let flags = frame.pointee.flags.rawValue
                        frame -= 1
                        state.pointee.stack.frame = frame
                        if flags != 0 {
                            if flags & Frame.Flags.construct.rawValue != 0, !result.isObject { result = registers[1] }
                            if flags & Frame.Flags.entry.rawValue != 0 {
                                state.pointee.stack.top = registers
                                return result
                            }
                        }
                        pc = frame.pointee.pc
                        registers = frame.pointee.registers
                        let code = frame.pointee.code
                        constants = code.pointee.constants
                        caches = code.pointee.caches
                        state.pointee.stack.top = registers + Int(code.pointee.registerCount)
                        registers[opA(pc[-1])] = result
                    case .checkThis:
                        if registers[opA(i)].isEmpty { frame.pointee.pc = pc; throw thisUninitialized() }
                    case .checkSuperOnce:
                        if !registers[opA(i)].isEmpty { frame.pointee.pc = pc; throw referenceError("Super constructor may only be called once") }
                    case .coerceThis:
                        let this = registers[1]
                        if !this.isObject { registers[1] = this.isNullish ? Value(self[.global]) : Value(wrap(this)) }
                    case .loadNewTarget: registers[opA(i)] = frame.pointee.newTarget
                    case .throw: frame.pointee.pc = pc; throw throwing(registers[opA(i)])
                    case .throwError: frame.pointee.pc = pc; throw makeError(opA(i), constants[opK(i)])

                    // MARK: Iteration
                    case .getIterator: frame.pointee.pc = pc; try openIterator(registers + opA(i), registers[opB(i)])
                    case .iteratorStep:
                        frame.pointee.pc = pc
                        if let value = try stepIterator(registers + opB(i)) { registers[opA(i)] = value; pc += 1 }
                        else { pc += 1 + distance(pc) }
                    case .iteratorNext: frame.pointee.pc = pc; registers[opA(i)] = try stepIterator(registers + opB(i)) ?? .undefined
                    case .iteratorRest: frame.pointee.pc = pc; registers[opA(i)] = try restOfIterator(registers + opB(i))
                    case .iteratorClose: frame.pointee.pc = pc; try closeIterator(registers + opA(i))
                    case .iteratorCloseThrowing: frame.pointee.pc = pc; closeIteratorThrowing(registers + opA(i), registers[opB(i)])
                    case .forInStart: frame.pointee.pc = pc; registers[opA(i)] = try startForIn(registers[opB(i)])
                    case .forInStep:
                        frame.pointee.pc = pc
                        if let key = try stepForIn(registers[opB(i)].asObject) { registers[opA(i)] = key; pc += 1 }
                        else { pc += 1 + distance(pc) }
                    case .requireObjectCoercible:
                        if registers[opA(i)].isNullish { frame.pointee.pc = pc; throw cannotDestructure(registers[opA(i)], opD(i), constants[opB(i)]) }
                    }
                }
            } catch {
                // The frame that threw is the topmost; calls that Swift made have unwound theirs.
                guard unwind() else { throw error }
                frame = state.pointee.stack.frame
                registers = frame.pointee.registers
                pc = frame.pointee.pc
                constants = frame.pointee.code.pointee.constants
                caches = frame.pointee.code.pointee.caches
                state.pointee.stack.top = frame.pointee.top
            }
        }
    }
}
