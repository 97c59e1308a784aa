// Number objects (ECMA-262 §21.1). How numbers are written and read is in Values/Numbers.swift and its neighbours.

extension VM {
    /// Number, and the global functions that are its own, too.
    func installNumber() {
        let prototype = newIntrinsicWrapper(.numberPrototype, .numberObject, Value(int32: 0))
        let constructor = installConstructor("Number", .numberConstructor, length: 1, prototype: prototype, numberConstructor)
        let parseFloat = Value(newNativeFunction(key("parseFloat"), length: 1, globalParseFloat))
        let parseInt = Value(newNativeFunction(key("parseInt"), length: 2, globalParseInt))
        install(on: constructor, [
            .method("isFinite", 1, numberIsFinite),
            .method("isInteger", 1, numberIsInteger),
            .method("isNaN", 1, numberIsNaN),
            .method("isSafeInteger", 1, numberIsSafeInteger),
            .value("parseFloat", parseFloat, .hidden),
            .value("parseInt", parseInt, .hidden),
            .value("MAX_VALUE", Value(double: .greatestFiniteMagnitude)),
            .value("MIN_VALUE", Value(double: .leastNonzeroMagnitude)),
            .value("NaN", Value(double: .nan)),
            .value("NEGATIVE_INFINITY", Value(double: -.infinity)),
            .value("POSITIVE_INFINITY", Value(double: .infinity)),
            .value("MAX_SAFE_INTEGER", Value(double: 9_007_199_254_740_991)),
            .value("MIN_SAFE_INTEGER", Value(double: -9_007_199_254_740_991)),
            .value("EPSILON", Value(double: 0x1p-52)),
        ])
        install(on: prototype, [
            .method("toExponential", 1, numberToExponential),
            .method("toFixed", 1, numberToFixed),
            .method("toPrecision", 1, numberToPrecision),
            .method("toString", 1, numberToString),
            .method("valueOf", 0, numberValueOf),
            .method("toLocaleString", 0, numberToLocaleString),
        ])
        addGlobal(key("parseFloat"), parseFloat)
        addGlobal(key("parseInt"), parseInt)
    }
}

/// §21.1.1.1 Number ( value )
private func numberConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var number = Value(int32: 0)
    if arguments.count > 0 {
        number = try vm.toNumeric(arguments[0])
        if number.isBigInt { number = .number(vm.bigIntToNumber(number)) }
    }
    guard arguments.isConstruct else { return number }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .numberPrototype)
    return Value(vm.newPrimitive(.numberObject, prototype: prototype, number))
}

private func isIntegral(_ value: Value) -> Bool {
    if value.isInt32 { return true }
    guard value.isNumber else { return false }
    let number = value.asNumber
    return number.isFinite && number == number.rounded(.towardZero)
}

/// §21.1.2.2 Number.isFinite ( number )
private func numberIsFinite(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(arguments[0].isNumber && arguments[0].asNumber.isFinite)
}

/// §21.1.2.3 Number.isInteger ( number )
private func numberIsInteger(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(isIntegral(arguments[0])) }

/// §21.1.2.4 Number.isNaN ( number )
private func numberIsNaN(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(arguments[0].isNumber && arguments[0].asNumber.isNaN)
}

/// §21.1.2.5 Number.isSafeInteger ( number )
private func numberIsSafeInteger(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(isIntegral(arguments[0]) && arguments[0].asNumber.magnitude <= 9_007_199_254_740_991)
}

/// §21.1.3.7.1 ThisNumberValue
private func thisNumber(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> Value {
    let this = arguments.this
    if this.isNumber { return this }
    if this.isObject(.numberObject) { return PrimitiveLayout(this.asObject).data }
    throw vm.typeError("Number.prototype.\(method) requires that 'this' be a Number")
}

/// §21.1.3.2 Number.prototype.toExponential ( fractionDigits )
private func numberToExponential(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let number = try thisNumber(vm, arguments, "toExponential").asNumber
    let places = try vm.toIntegerOrInfinity(arguments[0])
    if !number.isFinite { return Value(vm.string(Numbers.toString(number))) }
    guard places >= 0, places <= 100 else { throw vm.rangeError("toExponential() argument must be between 0 and 100") }
    return Value(vm.string(Numbers.toExponential(number, places: arguments[0].isUndefined ? nil : Int(places))))
}

/// §21.1.3.3 Number.prototype.toFixed ( fractionDigits )
private func numberToFixed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let number = try thisNumber(vm, arguments, "toFixed").asNumber
    let places = try vm.toIntegerOrInfinity(arguments[0])
    guard places >= 0, places <= 100 else { throw vm.rangeError("toFixed() digits argument must be between 0 and 100") }
    if !number.isFinite { return Value(vm.string(Numbers.toString(number))) }
    return Value(vm.string(Numbers.toFixed(number, places: Int(places))))
}

/// §21.1.3.4 Number.prototype.toLocaleString ( [ locales [ , options ] ] ), as ECMA-402 §20.2.1 has it.
private func numberToLocaleString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let number = try thisNumber(vm, arguments, "toLocaleString").asNumber
    // What everybody asks for needs no formatter.
    if arguments[0].isUndefined, arguments[1].isUndefined { return Value(vm.string(Numbers.toLocaleString(number))) }
    return try vm.localeString(.double(number), arguments[0], arguments[1], "Number.prototype.toLocaleString")
}

/// §21.1.3.5 Number.prototype.toPrecision ( precision )
private func numberToPrecision(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let number = try thisNumber(vm, arguments, "toPrecision").asNumber
    if arguments[0].isUndefined { return Value(vm.string(Numbers.toString(number))) }
    let precision = try vm.toIntegerOrInfinity(arguments[0])
    if !number.isFinite { return Value(vm.string(Numbers.toString(number))) }
    guard precision >= 1, precision <= 100 else { throw vm.rangeError("toPrecision() argument must be between 1 and 100") }
    return Value(vm.string(Numbers.toPrecision(number, precision: Int(precision))))
}

/// §21.1.3.6 Number.prototype.toString ( [ radix ] )
private func numberToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let number = try thisNumber(vm, arguments, "toString")
    let radix = arguments[0].isUndefined ? 10 : try vm.toIntegerOrInfinity(arguments[0])
    guard radix >= 2, radix <= 36 else { throw vm.rangeError("toString() radix argument must be between 2 and 36") }
    if radix == 10 { return Value(try vm.toString(number)) }
    if number.isInt32 { return Value(vm.string(ofInteger: Int(number.asInt32), radix: Int(radix))) }
    return Value(vm.string(Numbers.toString(number.asNumber, radix: Int(radix))))
}

/// §21.1.3.7 Number.prototype.valueOf ( )
private func numberValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try thisNumber(vm, arguments, "valueOf") }

extension VM {
    /// §6.1.6.1.20 Number::toString for an integer.
    fileprivate func string(ofInteger value: Int, radix: Int) -> JSString {
        var count = value < 0 ? 2 : 1, rest = value.magnitude / UInt(radix)
        while rest > 0 {
            count += 1
            rest /= UInt(radix)
        }
        if count == 1 { return singleUnit(UInt16(Numbers.digitScalar(UInt8(value)).value)) }
        let string = allocateString(length: count, twoByte: false)
        rest = value.magnitude
        for i in (0..<count).reversed() {
            string.latin1[i] = UInt8(truncatingIfNeeded: Numbers.digitScalar(UInt8(rest % UInt(radix))).value)
            rest /= UInt(radix)
        }
        if value < 0 { string.latin1[0] = UInt8(ascii: "-") }
        return string
    }
}
