// The Math object (ECMA-262 §21.3). The functions of real numbers are `Elementary`'s.

extension VM {
    func installMath() {
        let math = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        install(on: math, [
            .method("abs", 1, mathAbs),
            .method("acos", 1, mathAcos),
            .method("acosh", 1, mathAcosh),
            .method("asin", 1, mathAsin),
            .method("asinh", 1, mathAsinh),
            .method("atan", 1, mathAtan),
            .method("atanh", 1, mathAtanh),
            .method("atan2", 2, mathAtan2),
            .method("ceil", 1, mathCeil),
            .method("cbrt", 1, mathCbrt),
            .method("expm1", 1, mathExpm1),
            .method("clz32", 1, mathClz32),
            .method("cos", 1, mathCos),
            .method("cosh", 1, mathCosh),
            .method("exp", 1, mathExp),
            .method("floor", 1, mathFloor),
            .method("fround", 1, mathFround),
            .method("f16round", 1, mathF16round),
            .method("hypot", 2, mathHypot),
            .method("imul", 2, mathImul),
            .method("log", 1, mathLog),
            .method("log1p", 1, mathLog1p),
            .method("log2", 1, mathLog2),
            .method("log10", 1, mathLog10),
            .method("max", 2, mathMax),
            .method("min", 2, mathMin),
            .method("pow", 2, mathPow),
            .method("random", 0, mathRandom),
            .method("round", 1, mathRound),
            .method("sign", 1, mathSign),
            .method("sin", 1, mathSin),
            .method("sinh", 1, mathSinh),
            .method("sqrt", 1, mathSqrt),
            .method("sumPrecise", 1, mathSumPrecise),
            .method("tan", 1, mathTan),
            .method("tanh", 1, mathTanh),
            .method("trunc", 1, mathTrunc),
            .value("E", Value(double: 2.718281828459045)),
            .value("LN10", Value(double: 2.302585092994046)),
            .value("LN2", Value(double: 0.6931471805599453)),
            .value("LOG10E", Value(double: 0.4342944819032518)),
            .value("LOG2E", Value(double: 1.4426950408889634)),
            .value("PI", Value(double: .pi)),
            .value("SQRT1_2", Value(double: 0.5.squareRoot())),
            .value("SQRT2", Value(double: 2.0.squareRoot())),
        ])
        installTag(math, "Math")
        addGlobal(key("Math"), Value(math))
    }
}

// MARK: One argument, one function

/// §21.3.2.2 Math.acos ( x )
private func mathAcos(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.acos(try vm.toNumber(arguments[0]))) }
/// §21.3.2.3 Math.acosh ( x )
private func mathAcosh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.acosh(try vm.toNumber(arguments[0]))) }
/// §21.3.2.4 Math.asin ( x )
private func mathAsin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.asin(try vm.toNumber(arguments[0]))) }
/// §21.3.2.5 Math.asinh ( x )
private func mathAsinh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.asinh(try vm.toNumber(arguments[0]))) }
/// §21.3.2.6 Math.atan ( x )
private func mathAtan(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.atan(try vm.toNumber(arguments[0]))) }
/// §21.3.2.7 Math.atanh ( x )
private func mathAtanh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.atanh(try vm.toNumber(arguments[0]))) }
/// §21.3.2.9 Math.cbrt ( x )
private func mathCbrt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.cbrt(try vm.toNumber(arguments[0]))) }
/// §21.3.2.12 Math.cos ( x )
private func mathCos(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.cos(try vm.toNumber(arguments[0]))) }
/// §21.3.2.13 Math.cosh ( x )
private func mathCosh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.cosh(try vm.toNumber(arguments[0]))) }
/// §21.3.2.14 Math.exp ( x )
private func mathExp(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.exp(try vm.toNumber(arguments[0]))) }
/// §21.3.2.15 Math.expm1 ( x )
private func mathExpm1(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.expm1(try vm.toNumber(arguments[0]))) }
/// §21.3.2.20 Math.log ( x )
private func mathLog(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.log(try vm.toNumber(arguments[0]))) }
/// §21.3.2.21 Math.log1p ( x )
private func mathLog1p(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.log1p(try vm.toNumber(arguments[0]))) }
/// §21.3.2.22 Math.log10 ( x )
private func mathLog10(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.log10(try vm.toNumber(arguments[0]))) }
/// §21.3.2.23 Math.log2 ( x )
private func mathLog2(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.log2(try vm.toNumber(arguments[0]))) }
/// §21.3.2.31 Math.sin ( x )
private func mathSin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.sin(try vm.toNumber(arguments[0]))) }
/// §21.3.2.32 Math.sinh ( x )
private func mathSinh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.sinh(try vm.toNumber(arguments[0]))) }
/// §21.3.2.33 Math.sqrt ( x )
private func mathSqrt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(try vm.toNumber(arguments[0]).squareRoot()) }
/// §21.3.2.34 Math.tan ( x )
private func mathTan(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.tan(try vm.toNumber(arguments[0]))) }
/// §21.3.2.35 Math.tanh ( x )
private func mathTanh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(Elementary.tanh(try vm.toNumber(arguments[0]))) }

// MARK: Rounding and signs

/// A number's floor where the word has room for it and for its neighbours: `rounded` calls the C library.
@inline(__always) private func smallFloor(_ number: Double) -> Int32? {
    guard number.magnitude < 0x1p30 else { return nil }
    let whole = Int32(number)
    return Double(whole) > number ? whole &- 1 : whole
}

/// An integer that was made of the number; -0 where a negative number has become none.
@inline(__always) private func rounded(_ number: Double, to integer: Int32) -> Value {
    integer == 0 && number.sign == .minus ? Value(double: -0.0) : Value(int32: integer)
}

/// §21.3.2.1 Math.abs ( x )
private func mathAbs(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isInt32 { return .number(abs(Int(arguments[0].asInt32))) }
    return .number(try vm.toNumber(arguments[0]).magnitude)
}

/// §21.3.2.10 Math.ceil ( x )
private func mathCeil(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isInt32 { return arguments[0] }
    let number = try vm.toNumber(arguments[0])
    if let floor = smallFloor(-number) { return rounded(number, to: -floor) }
    return .number(number.rounded(.up))
}

/// §21.3.2.16 Math.floor ( x )
private func mathFloor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isInt32 { return arguments[0] }
    let number = try vm.toNumber(arguments[0])
    if let floor = smallFloor(number) { return rounded(number, to: floor) }
    return .number(number.rounded(.down))
}

/// §21.3.2.17 Math.fround ( x )
private func mathFround(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(Double(Float(try vm.toNumber(arguments[0]))))
}

/// §21.3.2.18 Math.f16round ( x )
private func mathF16round(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(Double(Float16(try vm.toNumber(arguments[0]))))
}

/// §21.3.2.28 Math.round ( x ): the nearest integer, halves upwards.
private func mathRound(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isInt32 { return arguments[0] }
    let number = try vm.toNumber(arguments[0])
    // Not floor(x + 0.5): that sum may be rounded up itself, and -0 would be lost.
    if let floor = smallFloor(number) { return rounded(number, to: number - Double(floor) >= 0.5 ? floor + 1 : floor) }
    let down = number.rounded(.down)
    let rounded = number - down >= 0.5 ? down + 1 : down
    return .number(rounded == 0 && number.sign == .minus ? -0.0 : rounded)
}

/// §21.3.2.29 Math.sign ( x )
private func mathSign(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let number = try vm.toNumber(arguments[0])
    return .number(number > 0 ? 1 : number < 0 ? -1 : number)
}

/// §21.3.2.36 Math.trunc ( x )
private func mathTrunc(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isInt32 { return arguments[0] }
    let number = try vm.toNumber(arguments[0])
    if number.magnitude < 0x1p30 { return rounded(number, to: Int32(number)) }
    return .number(number.rounded(.towardZero))
}

// MARK: Integers

/// §21.3.2.11 Math.clz32 ( x )
private func mathClz32(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try vm.toUint32(arguments[0]).leadingZeroBitCount)
}

/// §21.3.2.19 Math.imul ( x, y )
private func mathImul(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let a = try vm.toInt32(arguments[0]), b = try vm.toInt32(arguments[1])
    return Value(int32: a &* b)
}

// MARK: More than one argument

/// §21.3.2.8 Math.atan2 ( y, x )
private func mathAtan2(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let y = try vm.toNumber(arguments[0]), x = try vm.toNumber(arguments[1])
    return .number(Elementary.atan2(y, x))
}

/// §21.3.2.18 Math.hypot ( ...args )
private func mathHypot(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var numbers: [Double] = []
    for i in 0..<arguments.count { numbers.append(try vm.toNumber(arguments[i]).magnitude) }
    var largest = 0.0, isNaN = false
    for number in numbers {
        if number.isInfinite { return Value(double: .infinity) }
        if number.isNaN { isNaN = true } else { largest = max(largest, number) }
    }
    if isNaN { return Value(double: .nan) }
    if largest == 0 { return Value(int32: 0) }
    // Scaled, lest squares overflow, and summed as Kahan does, as V8 has it.
    var sum = 0.0, compensation = 0.0
    for number in numbers {
        let scaled = number / largest
        let summand = scaled * scaled - compensation
        let preliminary = sum + summand
        compensation = (preliminary - sum) - summand
        sum = preliminary
    }
    return .number(sum.squareRoot() * largest)
}

/// §21.3.2.24 Math.max ( ...args )
private func mathMax(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count == 2, arguments[0].isInt32, arguments[1].isInt32 {
        return Value(int32: max(arguments[0].asInt32, arguments[1].asInt32))
    }
    var highest = -Double.infinity
    for i in 0..<arguments.count {
        let number = try vm.toNumber(arguments[i])
        if number.isNaN || highest.isNaN { highest = .nan }
        else if number > highest || (number == 0 && highest == 0 && highest.sign == .minus) { highest = number }
    }
    return .number(highest)
}

/// §21.3.2.25 Math.min ( ...args )
private func mathMin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count == 2, arguments[0].isInt32, arguments[1].isInt32 {
        return Value(int32: min(arguments[0].asInt32, arguments[1].asInt32))
    }
    var lowest = Double.infinity
    for i in 0..<arguments.count {
        let number = try vm.toNumber(arguments[i])
        if number.isNaN || lowest.isNaN { lowest = .nan }
        else if number < lowest || (number == 0 && lowest == 0 && number.sign == .minus) { lowest = number }
    }
    return .number(lowest)
}

/// §21.3.2.26 Math.pow ( base, exponent )
private func mathPow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let base = try vm.toNumber(arguments[0]), exponent = try vm.toNumber(arguments[1])
    return .number(Elementary.pow(base, exponent))
}

/// §21.3.2.27 Math.random ( ): from the machine's seeded generator, so that two runs of one script do not differ.
private func mathRandom(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(double: vm.state.pointee.random.next())
}
