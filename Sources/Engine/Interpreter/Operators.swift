import Platform
import Syntax

// What the operators do beyond the interpreter's fast cases (ECMA-262 §13.15.4 ApplyStringOrNumericBinaryOperator and kin).

extension VM {
    /// `a + b`
    @inline(never) func add(_ a: Value, _ b: Value) throws(JSThrow) -> Value {
        if a.isString, b.isString { return Value(try concat(a.asString, b.asString)) }
        if a.isString, b.isInt32 { return Value(try concat(a.asString, b.asInt32)) }
        return try addConverted(a, b)
    }

    /// Apart, so that texts, which are most of what is added here, save no registers for it.
    @inline(never) private func addConverted(_ a: Value, _ b: Value) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        let x = try toPrimitive(a)
        roots.add(x)
        let y = try toPrimitive(b)
        roots.add(y)
        if x.isString || y.isString {
            let left = try toString(x)
            return Value(try concat(left, toString(y)))
        }
        if x.isNumber, y.isNumber { return .number(x.asNumber + y.asNumber) }
        return try numeric(.add, toNumeric(x), y)
    }

    @inline(never) func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(JSThrow) -> Value {
        if a.isNumber, b.isNumber { return VM.apply(op, a.asNumber, b.asNumber) }
        let roots = openRoots(); defer { roots.close() }
        let x = try toNumeric(a)
        roots.add(x)
        return try numeric(op, x, b)
    }

    /// The left operand is numeric already.
    private func numeric(_ op: BinaryOperator, _ x: Value, _ b: Value) throws(JSThrow) -> Value {
        let y = try toNumeric(b)
        if x.isBigInt || y.isBigInt {
            guard x.isBigInt, y.isBigInt else { throw typeError("Cannot mix BigInt and other types, use explicit conversions") }
            return try bigIntBinary(op, x, y)
        }
        return VM.apply(op, x.asNumber, y.asNumber)
    }

    private static func apply(_ op: BinaryOperator, _ a: Double, _ b: Double) -> Value {
        switch op {
        case .add: .number(a + b)
        case .subtract: .number(a - b)
        case .multiply: .number(a * b)
        case .divide: .number(a / b)
        case .remainder: .number(remainder(a, b))
        case .power: .number(Elementary.pow(a, b))
        default: bits(op, int32(a), int32(b))
        }
    }

    @inline(__always) private static func bits(_ op: BinaryOperator, _ a: Int32, _ b: Int32) -> Value {
        switch op {
        case .bitAnd: Value(int32: a & b)
        case .bitOr: Value(int32: a | b)
        case .bitXor: Value(int32: a ^ b)
        case .shiftLeft: Value(int32: a << (b & 31))
        case .shiftRight: Value(int32: a >> (b & 31))
        case .shiftRightUnsigned: .number(UInt32(bitPattern: a) >> UInt32(b & 31))
        default: .undefined
        }
    }

    /// Whole numbers are divided as such: the C library's function goes bit by bit.
    @inline(__always) private static func remainder(_ a: Double, _ b: Double) -> Double {
        guard a.magnitude < 0x1p53, b.magnitude < 0x1p53 else { return fmod(a, b) }
        let x = Int64(a), y = Int64(b)
        guard y != 0, Double(x) == a, Double(y) == b else { return fmod(a, b) }
        let rest = x % y
        return rest == 0 && a.sign == .minus ? -0.0 : Double(rest)
    }

    @inline(__always) static func product(_ x: Value, _ y: Value) -> Value {
        if x.isInt32, y.isInt32 {
            let (product, overflow) = x.asInt32.multipliedReportingOverflow(by: y.asInt32)
            if !overflow, product != 0 { return Value(int32: product) }
        } else if !x.isInt32 || !y.isInt32 {
            // Whole numbers are not looked for here: they seldom come of fractions, and may stand as doubles.
            return Value(double: x.asNumber * y.asNumber)
        }
        return .number(x.asNumber * y.asNumber)
    }

    @inline(never) func bitwise(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(JSThrow) -> Value {
        guard a.isNumber, b.isNumber else { return try arithmetic(op, a, b) }
        return VM.bits(op, a.isInt32 ? a.asInt32 : VM.int32(a.asRawDouble), b.isInt32 ? b.asInt32 : VM.int32(b.asRawDouble))
    }

    @inline(never) func incremented(_ value: Value, by step: Double) throws(JSThrow) -> Value {
        let old = try toNumeric(value)
        if old.isBigInt { return try step > 0 ? bigIntIncrement(old) : bigIntDecrement(old) }
        return .number(old.asNumber + step)
    }

    func negated(_ value: Value) throws(JSThrow) -> Value {
        if value.isInt32, value.asInt32 != 0, value.asInt32 != .min { return Value(int32: -value.asInt32) }
        let old = try toNumeric(value)
        return old.isBigInt ? try bigIntUnaryMinus(old) : .number(-old.asNumber)
    }

    func bitNot(_ value: Value) throws(JSThrow) -> Value {
        if value.isInt32 { return Value(int32: ~value.asInt32) }
        let old = try toNumeric(value)
        return old.isBigInt ? try bigIntBitNot(old) : Value(int32: ~VM.int32(old.asNumber))
    }

    // MARK: Comparison

    @inline(__always) func less(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        a.isNumber && b.isNumber ? a.asNumber < b.asNumber : try isLessThan(a, b) ?? false
    }
    @inline(__always) func lessEqual(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        if a.isNumber, b.isNumber { return a.asNumber <= b.asNumber }
        guard let result = try isLessThanRightFirst(b, a) else { return false }
        return !result
    }
    @inline(__always) func greater(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        a.isNumber && b.isNumber ? a.asNumber > b.asNumber : try isLessThanRightFirst(b, a) ?? false
    }
    @inline(__always) func greaterEqual(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        if a.isNumber, b.isNumber { return a.asNumber >= b.asNumber }
        guard let result = try isLessThan(a, b) else { return false }
        return !result
    }

    /// `key in object`
    func isIn(_ key: Value, _ object: Value) throws(JSThrow) -> Bool {
        guard object.isObject else {
            // §13.10.1 step 5: before the key is made one.
            throw typeError("Cannot use 'in' operator to search for '\(describeForError(key))' in \(describeForError(object))")
        }
        return try hasProperty(object.asObject, toPropertyKey(key))
    }

    // MARK: Strings

    /// The parts of a template literal, each as a string, together.
    func templateConcat(_ parts: UnsafeMutablePointer<Value>, _ count: Int) throws(JSThrow) -> Value {
        var length = 0, isTwoByte = false
        for i in 0..<count {
            if parts[i].isInt32 { length += Numbers.digitCount(parts[i].asInt32); continue }
            if !parts[i].isString { parts[i] = Value(try toString(parts[i])) }
            length += parts[i].asString.length
            isTwoByte = isTwoByte || parts[i].asString.isTwoByte
        }
        if count == 1 { return Value(try toString(parts[0])) }
        if length > JSString.maximumLength { throw rangeError("Invalid string length") }
        if length > 1 << 16 { try reserve(length * 2) }
        let result = allocateString(length: length, twoByte: isTwoByte)
        var offset = 0
        for i in 0..<count {
            if parts[i].isInt32 {
                offset += putDigits(of: parts[i].asInt32, into: result, at: offset)
                continue
            }
            let part = flatten(parts[i].asString)
            copyUnits(of: part, to: result, at: offset)
            offset += part.length
        }
        return Value(result)
    }

    /// The key that stays; `base` is what it is a key of.
    func toKeyValue(_ value: Value, of base: Value) throws(JSThrow) -> Value {
        if base.isNullish { throw cannotRead(base, value) }
        if value.isString || value.isSymbol || (value.isInt32 && value.asInt32 >= 0) { return value }
        return self.value(of: try toPropertyKey(value))
    }
}
