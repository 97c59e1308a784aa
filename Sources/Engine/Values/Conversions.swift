// Type conversion (ECMA-262 §7.1).

extension VM {
    public enum PreferredType { case none, number, string }

    /// §7.1.1 ToPrimitive
    @inline(__always) public func toPrimitive(_ value: Value, _ preferred: PreferredType = .none) throws(JSThrow) -> Value {
        value.isObject ? try objectToPrimitive(value.asObject, preferred) : value
    }

    @inline(never) private func objectToPrimitive(_ object: JSObject, _ preferred: PreferredType) throws(JSThrow) -> Value {
        // Rooted here, once for all who convert a value that they have just been given.
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        let exotic = try getMethod(Value(object), self[.toPrimitive])
        if !exotic.isUndefined {
            let hint: Atom = switch preferred { case .none: .default; case .number: .number; case .string: .string }
            let result = try call(exotic, this: Value(object), Value(string(hint)))
            if !result.isObject { return result }
            throw typeError("Cannot convert object to primitive value")
        }
        return try ordinaryToPrimitive(object, preferred)
    }

    /// §7.1.1.1 OrdinaryToPrimitive
    func ordinaryToPrimitive(_ object: JSObject, _ preferred: PreferredType) throws(JSThrow) -> Value {
        for name in preferred == .string ? [Atom.toString, .valueOf] : [Atom.valueOf, .toString] {
            let method = try get(object, self[name])
            if method.isCallable {
                let result = try call(method, this: Value(object))
                if !result.isObject { return result }
            }
        }
        throw typeError("Cannot convert object to primitive value")
    }

    /// §7.1.2 ToBoolean
    @inline(__always) public func toBoolean(_ value: Value) -> Bool {
        if value.isBoolean { return value.asBool }
        if value.isInt32 { return value.asInt32 != 0 }
        if value.isCell {
            if value.asCell.kind == .string { return !value.asString.isEmpty }
            if value.asCell.kind == .bigInt { return !bigIntIsZero(value) }
            return true
        }
        if value.isNumber { let number = value.asRawDouble; return number != 0 && number == number }
        return false
    }

    /// §7.1.4 ToNumber
    @inline(__always) public func toNumber(_ value: Value) throws(JSThrow) -> Double {
        value.isNumber ? value.asNumber : try toNumberSlowly(value)
    }

    @inline(never) private func toNumberSlowly(_ value: Value) throws(JSThrow) -> Double {
        if value.isUndefined { return .nan }
        if value.isNull { return 0 }
        if value.isBoolean { return value.asBool ? 1 : 0 }
        if value.isString { return stringToNumber(value.asString) }
        if value.isSymbol { throw typeError("Cannot convert a Symbol value to a number") }
        if value.isBigInt { throw typeError("Cannot convert a BigInt value to a number") }
        return try toNumber(toPrimitive(value, .number))
    }

    /// §7.1.3 ToNumeric: a Number or a BigInt value.
    @inline(__always) public func toNumeric(_ value: Value) throws(JSThrow) -> Value {
        if value.isNumber { return value }
        let primitive = try toPrimitive(value, .number)
        return primitive.isBigInt ? primitive : .number(try toNumber(primitive))
    }

    /// §7.1.5 ToIntegerOrInfinity; -0 and NaN come out as 0.
    public func toIntegerOrInfinity(_ value: Value) throws(JSThrow) -> Double {
        if value.isInt32 { return Double(value.asInt32) }
        let number = try toNumber(value)
        if number.isNaN { return 0 }
        return number.rounded(.towardZero) + 0
    }

    /// A relative index as `slice`, `at` and their kin take it: negative counts from the end; the result is clamped to 0 … length.
    public func toRelativeIndex(_ value: Value, length: Int, default defaultValue: Int) throws(JSThrow) -> Int {
        if value.isUndefined { return defaultValue }
        let integer = try toIntegerOrInfinity(value)
        if integer < 0 { return integer == -.infinity ? 0 : Int(max(0, Double(length) + integer)) }
        return Int(min(integer, Double(length)))
    }

    /// §7.1.6 ToInt32
    @inline(__always) public func toInt32(_ value: Value) throws(JSThrow) -> Int32 {
        value.isInt32 ? value.asInt32 : VM.int32(try toNumber(value))
    }
    /// §7.1.7 ToUint32
    @inline(__always) public func toUint32(_ value: Value) throws(JSThrow) -> UInt32 { UInt32(bitPattern: try toInt32(value)) }

    /// A number modulo 2^32.
    @inline(__always) static func int32(_ number: Double) -> Int32 {
        if number.magnitude < 9.2e18 { return Int32(truncatingIfNeeded: Int64(number)) }
        guard number.isFinite else { return 0 }
        // Beyond 2^63 a double is a multiple of 2^11: shift its significand into place.
        let shift = Int(number.exponent) - 52
        guard shift < 32 else { return 0 }
        let magnitude = UInt32(truncatingIfNeeded: (number.significandBitPattern | 1 << 52) << UInt64(shift))
        return Int32(bitPattern: number.sign == .minus ? 0 &- magnitude : magnitude)
    }

    /// §7.1.17 ToString
    @inline(__always) public func toString(_ value: Value) throws(JSThrow) -> JSString {
        value.isString ? value.asString : try toStringSlowly(value)
    }

    @inline(never) private func toStringSlowly(_ value: Value) throws(JSThrow) -> JSString {
        if value.isInt32 { return string(ofIndex: Int(value.asInt32)) }
        if value.isNumber { return string(Numbers.toString(value.asRawDouble)) }
        if value.isUndefined { return string(.undefined) }
        if value.isNull { return string(.null) }
        if value.isBoolean { return string(value.asBool ? Atom.true : .false) }
        if value.isSymbol { throw typeError("Cannot convert a Symbol value to a string") }
        if value.isBigInt { return try bigIntToString(value, radix: 10) }
        return try toString(toPrimitive(value, .string))
    }

    /// The decimal digits of an integer.
    func string(ofIndex value: Int) -> JSString {
        if value >= 0, value < 10 { return singleUnit(UInt16(0x30 + value)) }
        let length = Numbers.digitCount(value), string = allocateString(length: length, twoByte: false)
        Numbers.putDigits(of: value, count: length, string.latin1)
        return string
    }

    /// `text + number`
    func concat(_ text: JSString, _ number: Int32) throws(JSThrow) -> JSString {
        let count = Numbers.digitCount(number), length = text.length + count
        if text.isRope || text.isTwoByte || text.isEmpty || length >= JSString.ropeLength { return try concat(text, string(ofIndex: Int(number))) }
        let string = allocateString(length: length, twoByte: false)
        text.begin(string, self)
        Numbers.putDigits(of: Int(number), count: count, string.latin1 + text.length)
        return string
    }

    /// Writes a number into a string in the making, and says how long it is.
    func putDigits(of value: Int32, into string: JSString, at offset: Int) -> Int {
        let count = Numbers.digitCount(value)
        if !string.isTwoByte { Numbers.putDigits(of: Int(value), count: count, string.latin1 + offset) }
        else { Numbers.putDigits(of: Int(value), count: count, string.twoByte + offset) }
        return count
    }

    /// §7.1.18 ToObject
    public func toObject(_ value: Value) throws(JSThrow) -> JSObject {
        if value.isObject { return value.asObject }
        if value.isNullish { throw typeError("Cannot convert undefined or null to object") }
        return wrap(value)
    }

    /// The wrapper object of a primitive that is not undefined or null.
    func wrap(_ value: Value) -> JSObject {
        let kind: CellKind
        if value.isString { kind = .stringObject }
        else if value.isSymbol { kind = .symbolObject }
        else if value.isBigInt { kind = .bigIntObject }
        else if value.isBoolean { kind = .booleanObject }
        else { kind = .numberObject }
        return newPrimitive(kind, prototype: prototype(ofPrimitive: value), value)
    }

    /// The prototype that property look-ups on a primitive start at; not for undefined and null.
    @inline(__always) func prototype(ofPrimitive value: Value) -> JSObject {
        if value.isString { return self[.stringPrototype] }
        if value.isSymbol { return self[.symbolPrototype] }
        if value.isBigInt { return self[.bigIntPrototype] }
        if value.isBoolean { return self[.booleanPrototype] }
        return self[.numberPrototype]
    }

    /// §7.1.19 ToPropertyKey
    @inline(__always) public func toPropertyKey(_ value: Value) throws(JSThrow) -> PropertyKey {
        if value.isInt32, value.asInt32 >= 0 { return PropertyKey(index: UInt32(bitPattern: value.asInt32)) }
        return try toPropertyKeySlowly(value)
    }

    private func toPropertyKeySlowly(_ value: Value) throws(JSThrow) -> PropertyKey {
        if value.isString { return key(value.asString) }
        if value.isSymbol { return PropertyKey(value.asSymbol) }
        if value.isDouble, let index = UInt32(exactly: value.asRawDouble), index != .max { return PropertyKey(index: index) }
        let primitive = try toPrimitive(value, .string)
        if primitive.isSymbol { return PropertyKey(primitive.asSymbol) }
        return key(try toString(primitive))
    }

    /// The key as a value: a string or a symbol.
    public func value(of key: PropertyKey) -> Value {
        key.isIndex ? Value(string(ofIndex: Int(key.index))) : Value(bits: key.bits)
    }

    /// §7.1.20 ToLength
    public func toLength(_ value: Value) throws(JSThrow) -> Int {
        if value.isInt32 { return max(0, Int(value.asInt32)) }
        return Int(min(max(try toIntegerOrInfinity(value), 0), 9_007_199_254_740_991))
    }

    /// §7.1.22 ToIndex
    public func toIndex(_ value: Value) throws(JSThrow) -> Int {
        let integer = try toIntegerOrInfinity(value)
        guard integer >= 0, integer <= 9_007_199_254_740_991 else { throw rangeError("Invalid index") }
        return Int(integer)
    }

    /// §7.1.4.1.1 StringToNumber
    func stringToNumber(_ string: JSString) -> Double { Numbers.parse(flat(string)) }
}
