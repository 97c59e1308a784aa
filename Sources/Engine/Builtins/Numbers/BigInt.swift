// BigInt objects (ECMA-262 §21.2).

extension VM {
    func installBigInt() {
        let prototype = newIntrinsicObject(.bigIntPrototype)
        let constructor = installConstructor("BigInt", .bigInt, length: 1, prototype: prototype, bigIntConstructor)
        install(on: constructor, [
            .method("asUintN", 2, bigIntAsUintN),
            .method("asIntN", 2, bigIntAsIntN),
        ])
        install(on: prototype, [
            .method("toLocaleString", 0, bigIntToLocaleString),
            .method("toString", 0, bigIntPrototypeToString),
            .method("valueOf", 0, bigIntValueOf),
        ])
        installTag(prototype, "BigInt")
    }
}

/// §21.2.1.1 BigInt ( value )
private func bigIntConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.isConstruct { throw vm.typeError("BigInt is not a constructor") }
    let primitive = try vm.toPrimitive(arguments[0], .number)
    guard primitive.isNumber else { return try vm.toBigInt(primitive) }
    let number = primitive.asNumber
    guard number.isFinite, number == number.rounded(.towardZero) else {
        throw vm.rangeError("The number \(Numbers.toString(number)) cannot be converted to a BigInt because it is not an integer")
    }
    return try vm.bigInt(integral: number)
}

/// ToIndex in the words that V8 has for the number of bits.
private func bitCount(_ vm: VM, _ value: Value) throws(JSThrow) -> Int {
    let integer = try vm.toIntegerOrInfinity(value)
    guard integer >= 0, integer <= 9_007_199_254_740_991 else { throw vm.rangeError("Invalid value: not (convertible to) a safe integer") }
    return Int(integer)
}

/// §21.2.2.1 BigInt.asIntN ( bits, bigint )
private func bigIntAsIntN(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let bits = try bitCount(vm, arguments[0])
    let value = try vm.toBigInt(arguments[1])
    if bits == 0 { return vm.bigInt(negative: false, 0) }
    let bigInt = value.asBigInt
    // −2^(bits − 1) … 2^(bits − 1) − 1 stays what it is.
    if bigInt.bitWidth < bits { return value }
    let remainder = lowBits(of: bigInt, bits)
    guard remainder[(bits - 1) / 64] >> UInt((bits - 1) % 64) & 1 == 1 else { return try vm.bigInt(negative: false, limbs: remainder) }
    return try vm.bigInt(negative: true, limbs: negated(remainder, bits))
}

/// §21.2.2.2 BigInt.asUintN ( bits, bigint )
private func bigIntAsUintN(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let bits = try bitCount(vm, arguments[0])
    let value = try vm.toBigInt(arguments[1])
    if bits == 0 { return vm.bigInt(negative: false, 0) }
    let bigInt = value.asBigInt
    if !bigInt.isNegative, bigInt.bitWidth <= bits { return value }
    if bits > JSBigInt.maximumBits { throw vm.bigIntTooBig() }
    return try vm.bigInt(negative: false, limbs: lowBits(of: bigInt, bits))
}

/// The BigInt modulo 2^bits, for 0 < bits.
private func lowBits(of bigInt: JSBigInt, _ bits: Int) -> [UInt] {
    var limbs = [UInt](repeating: 0, count: (bits + 63) / 64)
    for i in 0..<min(limbs.count, bigInt.count) { limbs[i] = bigInt.limbs[i] }
    if bigInt.isNegative { return negated(limbs, bits) }
    cut(&limbs, to: bits)
    return limbs
}

/// 2^bits − limbs, modulo 2^bits.
private func negated(_ limbs: [UInt], _ bits: Int) -> [UInt] {
    var result = limbs, carry: UInt = 1
    for i in result.indices {
        let (sum, overflow) = (~result[i]).addingReportingOverflow(carry)
        result[i] = sum
        carry = overflow ? 1 : 0
    }
    cut(&result, to: bits)
    return result
}

private func cut(_ limbs: inout [UInt], to bits: Int) {
    if bits % 64 != 0, let last = limbs.indices.last { limbs[last] &= UInt(1) << UInt(bits % 64) - 1 }
}

/// §21.2.3.4.1 ThisBigIntValue
private func thisBigInt(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> Value {
    let this = arguments.this
    if this.isBigInt { return this }
    if this.isObject(.bigIntObject) { return PrimitiveLayout(this.asObject).data }
    throw vm.typeError("BigInt.prototype.\(method) requires that 'this' be a BigInt")
}

/// §21.2.3.2 BigInt.prototype.toLocaleString ( [ locales [ , options ] ] ), as ECMA-402 §20.3.1 has it.
private func bigIntToLocaleString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let value = try thisBigInt(vm, arguments, "toLocaleString")
    if !arguments[0].isUndefined || !arguments[1].isUndefined { return try vm.localeString(vm.intlNumber(value), arguments[0], arguments[1], "BigInt.prototype.toLocaleString") }
    var digits = vm.swiftString(try vm.bigIntToString(value, radix: 10))
    let sign = value.asBigInt.isNegative ? "-" : ""
    if value.asBigInt.isNegative { digits.removeFirst() }
    return Value(vm.string(sign + Numbers.groupedThousands(digits)))
}

/// §21.2.3.3 BigInt.prototype.toString ( [ radix ] )
private func bigIntPrototypeToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let value = try thisBigInt(vm, arguments, "toString")
    let radix = arguments[0].isUndefined ? 10 : try vm.toIntegerOrInfinity(arguments[0])
    guard radix >= 2, radix <= 36 else { throw vm.rangeError("toString() radix argument must be between 2 and 36") }
    return Value(try vm.bigIntToString(value, radix: Int(radix)))
}

/// §21.2.3.4 BigInt.prototype.valueOf ( )
private func bigIntValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try thisBigInt(vm, arguments, "valueOf")
}
