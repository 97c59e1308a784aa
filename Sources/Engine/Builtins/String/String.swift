// String objects (ECMA-262 §22.1). This file has the constructor and what reads single characters and parts; searching,
// matching, making new strings, letter case, normal forms and order are in the files named after them.

extension VM {
    func installString() {
        let prototype = newIntrinsicWrapper(.stringPrototype, .stringObject, Value(string(.emptyString)))
        let constructor = installConstructor("String", .stringConstructor, length: 1, prototype: prototype, stringConstructor)
        install(on: constructor, [
            .method("fromCharCode", 1, stringFromCharCode),
            .method("fromCodePoint", 1, stringFromCodePoint),
            .method("raw", 1, stringRaw),
        ])
        let trimStart = Value(newNativeFunction(key("trimStart"), length: 0, stringTrimStart))
        let trimEnd = Value(newNativeFunction(key("trimEnd"), length: 0, stringTrimEnd))
        install(on: prototype, [
            .method("anchor", 1, stringAnchor),
            .method("at", 1, stringAt),
            .method("big", 0, stringBig),
            .method("blink", 0, stringBlink),
            .method("bold", 0, stringBold),
            .method("charAt", 1, stringCharAt),
            .method("charCodeAt", 1, stringCharCodeAt),
            .method("codePointAt", 1, stringCodePointAt),
            .method("concat", 1, stringConcat),
            .method("endsWith", 1, stringEndsWith),
            .method("fontcolor", 1, stringFontcolor),
            .method("fontsize", 1, stringFontsize),
            .method("fixed", 0, stringFixed),
            .method("includes", 1, stringIncludes),
            .method("indexOf", 1, stringIndexOf),
            .method("isWellFormed", 0, stringIsWellFormed),
            .method("italics", 0, stringItalics),
            .method("lastIndexOf", 1, stringLastIndexOf),
            .method("link", 1, stringLink),
            .method("localeCompare", 1, stringLocaleCompare),
            .method("match", 1, stringMatch),
            .method("matchAll", 1, stringMatchAll),
            .method("normalize", 0, stringNormalize),
            .method("padEnd", 1, stringPadEnd),
            .method("padStart", 1, stringPadStart),
            .method("repeat", 1, stringRepeat),
            .method("replace", 2, stringReplace),
            .method("replaceAll", 2, stringReplaceAll),
            .method("search", 1, stringSearch),
            .method("slice", 2, stringSlice),
            .method("small", 0, stringSmall),
            .method("split", 2, stringSplit),
            .method("strike", 0, stringStrike),
            .method("sub", 0, stringSub),
            .method("substr", 2, stringSubstr),
            .method("substring", 2, stringSubstring),
            .method("sup", 0, stringSup),
            .method("startsWith", 1, stringStartsWith),
            .method("toString", 0, stringToString),
            .method("toWellFormed", 0, stringToWellFormed),
            .method("trim", 0, stringTrim),
            .value("trimStart", trimStart, .hidden),
            .value("trimLeft", trimStart, .hidden),
            .value("trimEnd", trimEnd, .hidden),
            .value("trimRight", trimEnd, .hidden),
            .method("toLocaleLowerCase", 0, stringToLocaleLowerCase),
            .method("toLocaleUpperCase", 0, stringToLocaleUpperCase),
            .method("toLowerCase", 0, stringToLowerCase),
            .method("toUpperCase", 0, stringToUpperCase),
            .method("valueOf", 0, stringValueOf),
            .method(.iterator, 0, stringIterator),
        ])
        installStringIterator()
    }

    // MARK: What the methods have in common

    /// RequireObjectCoercible ( this ) and ToString, as nearly every method begins. What was made here is rooted.
    @inline(__always) func thisString(_ arguments: Arguments, _ method: StaticString, _ roots: Roots) throws(JSThrow) -> JSString {
        arguments.this.isString ? arguments.this.asString : try thisStringSlowly(arguments, method, roots)
    }

    @inline(never) private func thisStringSlowly(_ arguments: Arguments, _ method: StaticString, _ roots: Roots) throws(JSThrow) -> JSString {
        if arguments.this.isNullish { throw typeError("String.prototype.\(method) called on null or undefined") }
        return try rootedString(arguments.this, roots)
    }

    /// ToString whose outcome is rooted.
    @inline(__always) func rootedString(_ value: Value, _ roots: Roots) throws(JSThrow) -> JSString {
        if value.isString { return value.asString }
        let string = try toString(value)
        roots.add(Value(string))
        return string
    }
}

/// §22.1.1.1 String ( value )
private func stringConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    var string = vm.string(.emptyString)
    if arguments.count > 0 {
        if !arguments.isConstruct, arguments[0].isSymbol { return Value(try vm.symbolDescriptiveString(arguments[0].asSymbol)) }
        string = try vm.rootedString(arguments[0], roots)
    }
    guard arguments.isConstruct else { return Value(string) }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .stringPrototype)
    return Value(vm.newPrimitive(.stringObject, prototype: prototype, Value(string)))
}

/// §22.1.2.1 String.fromCharCode ( ...codeUnits )
private func stringFromCharCode(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count == 1 { return Value(vm.singleUnit(UInt16(truncatingIfNeeded: try vm.toUint32(arguments[0])))) }
    var result = StringBuilder()
    for i in 0..<arguments.count { result.append(UInt16(truncatingIfNeeded: try vm.toUint32(arguments[i]))) }
    return Value(try result.finish(vm))
}

/// §22.1.2.2 String.fromCodePoint ( ...codePoints )
private func stringFromCodePoint(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var result = StringBuilder()
    for i in 0..<arguments.count {
        let number = try vm.toNumber(arguments[i])
        guard let codePoint = UInt32(exactly: number), codePoint <= 0x10FFFF else {
            throw vm.rangeError("Invalid code point \(Numbers.toString(number))")
        }
        result.append(codePoint: codePoint)
    }
    return Value(try result.finish(vm))
}

extension StringBuilder {
    /// A code point's one or two units; lone surrogates too.
    mutating func append(codePoint: UInt32) {
        if codePoint < 0x10000 {
            append(UInt16(truncatingIfNeeded: codePoint))
        } else {
            append(UInt16(0xD7C0 + codePoint >> 10))
            append(UInt16(0xDC00 + codePoint & 0x3FF))
        }
    }
}

/// §22.1.2.4 String.raw ( template, ...substitutions )
private func stringRaw(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let cooked = try vm.toObject(arguments[0])
    roots.add(cooked)
    let literals = try vm.toObject(vm.get(cooked, vm.key("raw")))
    roots.add(literals)
    let count = try vm.lengthOfArrayLike(literals)
    var result = StringBuilder()
    var i = 0
    while i < count {
        result.append(vm.flat(try vm.toString(vm.get(literals, vm.propertyKey(i)))))
        i += 1
        if i < count, i < arguments.count { result.append(vm.flat(try vm.toString(arguments[i]))) }
        if result.count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
        try vm.tick()
        if i & 1023 == 0 { try vm.poll() }
    }
    return Value(try result.finish(vm))
}

// MARK: Characters

/// §22.1.3.1 String.prototype.at ( index )
private func stringAt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "at", roots)
    var index = try vm.toIntegerOrInfinity(arguments[0])
    if index < 0 { index += Double(string.length) }
    guard index >= 0, index < Double(string.length) else { return .undefined }
    return Value(vm.singleUnit(vm.flat(string)[Int(index)]))
}

/// §22.1.3.2 String.prototype.charAt ( pos )
private func stringCharAt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "charAt", roots)
    let position = try vm.toIntegerOrInfinity(arguments[0])
    guard position >= 0, position < Double(string.length) else { return Value(vm.string(.emptyString)) }
    return Value(vm.singleUnit(vm.flat(string)[Int(position)]))
}

/// §22.1.3.3 String.prototype.charCodeAt ( pos )
private func stringCharCodeAt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "charCodeAt", roots)
    let position = try vm.toIntegerOrInfinity(arguments[0])
    guard position >= 0, position < Double(string.length) else { return Value(double: .nan) }
    return Value(int32: Int32(vm.flat(string)[Int(position)]))
}

/// §22.1.3.4 String.prototype.codePointAt ( pos )
private func stringCodePointAt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "codePointAt", roots)
    let position = try vm.toIntegerOrInfinity(arguments[0])
    guard position >= 0, position < Double(string.length) else { return .undefined }
    return Value(int32: Int32(vm.flat(string).codePoint(at: Int(position)).value))
}

// MARK: Parts

/// A position brought within 0 … length.
private func clampedPosition(_ vm: VM, _ value: Value, _ length: Int, default defaultPosition: Int) throws(JSThrow) -> Int {
    if value.isUndefined { return defaultPosition }
    return Int(min(max(try vm.toIntegerOrInfinity(value), 0), Double(length)))
}

/// §22.1.3.22 String.prototype.slice ( start, end )
private func stringSlice(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "slice", roots)
    let start = try vm.toRelativeIndex(arguments[0], length: string.length, default: 0)
    let end = try vm.toRelativeIndex(arguments[1], length: string.length, default: string.length)
    if start >= end { return Value(vm.string(.emptyString)) }
    return Value(vm.substring(string, start, end))
}

/// §22.1.3.25 String.prototype.substring ( start, end )
private func stringSubstring(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "substring", roots)
    let start = try clampedPosition(vm, arguments[0], string.length, default: 0)
    let end = try clampedPosition(vm, arguments[1], string.length, default: string.length)
    return Value(start == end ? vm.string(.emptyString) : vm.substring(string, min(start, end), max(start, end)))
}

/// §B.2.2.1 String.prototype.substr ( start, length )
private func stringSubstr(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "substr", roots)
    let start = try vm.toRelativeIndex(arguments[0], length: string.length, default: 0)
    let length = try clampedPosition(vm, arguments[1], string.length, default: string.length)
    let end = min(start + length, string.length)
    if start >= end { return Value(vm.string(.emptyString)) }
    return Value(vm.substring(string, start, end))
}

private func trimmed(_ vm: VM, _ arguments: Arguments, _ method: StaticString, start: Bool, end: Bool) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, method, roots)
    let range = vm.flat(string).trimmed(start: start, end: end)
    return Value(range.isEmpty ? vm.string(.emptyString) : vm.substring(string, range.lowerBound, range.upperBound))
}

/// §22.1.3.32 String.prototype.trim ( )
private func stringTrim(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try trimmed(vm, arguments, "trim", start: true, end: true)
}

/// §22.1.3.33 String.prototype.trimEnd ( ); V8 goes by its old name in messages.
private func stringTrimEnd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try trimmed(vm, arguments, "trimRight", start: false, end: true)
}

/// §22.1.3.34 String.prototype.trimStart ( ); V8 goes by its old name in messages.
private func stringTrimStart(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try trimmed(vm, arguments, "trimLeft", start: true, end: false)
}

// MARK: The value itself

/// §22.1.3.35.1 ThisStringValue
private func thisStringValue(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> Value {
    let this = arguments.this
    if this.isString { return this }
    if this.isObject(.stringObject) { return PrimitiveLayout(this.asObject).data }
    throw vm.typeError("String.prototype.\(method) requires that 'this' be a String")
}

/// §22.1.3.29 String.prototype.toString ( )
private func stringToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try thisStringValue(vm, arguments, "toString")
}

/// §22.1.3.35 String.prototype.valueOf ( )
private func stringValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try thisStringValue(vm, arguments, "valueOf")
}
