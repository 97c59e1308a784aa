// Testing and comparison (ECMA-262 §7.2).

extension VM {
    /// §7.2.10 SameValue
    public func sameValue(_ a: Value, _ b: Value) -> Bool {
        if a.isNumber, b.isNumber {
            let x = a.asNumber, y = b.asNumber
            return x.isNaN ? y.isNaN : x == y && x.sign == y.sign
        }
        return isStrictlyEqual(a, b)
    }

    /// §7.2.11 SameValueZero
    public func sameValueZero(_ a: Value, _ b: Value) -> Bool {
        if a.isNumber, b.isNumber { let x = a.asNumber, y = b.asNumber; return x == y || (x.isNaN && y.isNaN) }
        return isStrictlyEqual(a, b)
    }

    /// §7.2.14 IsStrictlyEqual
    @inline(__always) public func isStrictlyEqual(_ a: Value, _ b: Value) -> Bool {
        if a.bits == b.bits { return !a.isDouble || a.asRawDouble == a.asRawDouble }
        if a.isNumber { return b.isNumber && a.asNumber == b.asNumber }
        guard a.isCell, b.isCell else { return false }
        if a.asCell.kind == .string { return b.asCell.kind == .string && equal(a.asString, b.asString) }
        if a.asCell.kind == .bigInt { return b.asCell.kind == .bigInt && bigIntEqual(a, b) }
        return false
    }

    /// §7.2.13 IsLooselyEqual
    public func isLooselyEqual(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        if a.isNumber, b.isNumber { return a.asNumber == b.asNumber }
        if a.isString, b.isString { return equal(a.asString, b.asString) }
        if a.isNullish || b.isNullish { return a.isNullish && b.isNullish }
        if a.isObject, b.isObject { return a == b }
        if a.isObject { return try isLooselyEqual(toPrimitive(a), b) }
        if b.isObject { return try isLooselyEqual(a, toPrimitive(b)) }
        if a.isBoolean { return b.isBoolean ? a == b : try isLooselyEqual(Value(int32: a.asBool ? 1 : 0), b) }
        if b.isBoolean { return try isLooselyEqual(a, Value(int32: b.asBool ? 1 : 0)) }
        if a.isSymbol || b.isSymbol { return a == b }
        if a.isBigInt || b.isBigInt { return bigIntLooselyEqual(a, b) }
        return try toNumber(a) == toNumber(b)
    }

    /// §7.2.12 IsLessThan with LeftFirst true; nil for undefined (a NaN took part).
    public func isLessThan(_ a: Value, _ b: Value) throws(JSThrow) -> Bool? {
        let x = try toPrimitive(a, .number)
        let roots = openRoots(); defer { roots.close() }
        roots.add(x)
        let y = try toPrimitive(b, .number)
        return try primitiveIsLessThan(x, y)
    }

    /// The same with LeftFirst false: `b` is converted first.
    func isLessThanRightFirst(_ a: Value, _ b: Value) throws(JSThrow) -> Bool? {
        let y = try toPrimitive(b, .number)
        let roots = openRoots(); defer { roots.close() }
        roots.add(y)
        let x = try toPrimitive(a, .number)
        return try primitiveIsLessThan(x, y)
    }

    private func primitiveIsLessThan(_ x: Value, _ y: Value) throws(JSThrow) -> Bool? {
        if x.isString, y.isString { return FlatString.isLess(flat(x.asString), flat(y.asString)) }
        if x.isBigInt || y.isBigInt { return try bigIntIsLessThan(x, y) }
        let a = try toNumber(x), b = try toNumber(y)
        return a.isNaN || b.isNaN ? nil : a < b
    }

    /// §13.5.3 The typeof operator
    public func typeof(_ value: Value) -> JSString {
        if value.isNumber { return string(.number) }
        if value.isUndefined { return string(.undefined) }
        if value.isNull { return string(.object) }
        if value.isBoolean { return string(.boolean) }
        switch value.asCell.kind {
        case .string: return string(.string)
        case .symbol: return string(.symbol)
        case .bigInt: return string(.bigint)
        default: return string(value.asObject.isCallable ? Atom.function : .object)
        }
    }

    /// §7.2.2 IsArray
    public func isArray(_ value: Value) throws(JSThrow) -> Bool {
        var value = value
        while value.isObject(.proxy) { value = try proxyTarget(value.asObject) }
        return value.isObject(.array)
    }

    /// §7.2.4 IsConstructor
    public func isConstructor(_ value: Value) -> Bool { value.isObject && value.asObject.isConstructor }

    /// §9.13 CanBeHeldWeakly: objects, and symbols that `Symbol.for` did not make.
    public func canBeHeldWeakly(_ value: Value) -> Bool { value.isObject || (value.isSymbol && !value.asSymbol.isRegistered) }
}
