// Letter case (ECMA-262 §22.1.3.26 to §22.1.3.30), by the Unicode properties that Swift's standard library carries.

/// §22.1.3.28 String.prototype.toLowerCase ( )
func stringToLowerCase(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    return Value(try lowerCase(vm, vm.thisString(arguments, "toLowerCase", roots)))
}

/// §22.1.3.30 String.prototype.toUpperCase ( )
func stringToUpperCase(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    return Value(try upperCase(vm, vm.thisString(arguments, "toUpperCase", roots)))
}

/// §22.1.3.26 String.prototype.toLocaleLowerCase ( ): as toLowerCase; there are no locales.
func stringToLocaleLowerCase(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    return Value(try lowerCase(vm, vm.thisString(arguments, "toLocaleLowerCase", roots)))
}

/// §22.1.3.27 String.prototype.toLocaleUpperCase ( ): as toUpperCase; there are no locales.
func stringToLocaleUpperCase(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    return Value(try upperCase(vm, vm.thisString(arguments, "toLocaleUpperCase", roots)))
}

private func isUpperLatin1(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7)
}

private func isLowerLatin1(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0xE0 && byte <= 0xFE && byte != 0xF7)
}

private func lowerCase(_ vm: VM, _ string: JSString) throws(JSThrow) -> JSString {
    let text = vm.flat(string)
    guard let bytes = text.bytes else { return try mapped(vm, text, lowerCase) }
    // Lower case stays within the first 256.
    return try latin1(vm, string, bytes) { isUpperLatin1($0) ? $0 + 0x20 : $0 }
}

private func upperCase(_ vm: VM, _ string: JSString) throws(JSThrow) -> JSString {
    let text = vm.flat(string)
    guard let bytes = text.bytes else { return try mapped(vm, text, upperCase) }
    // µ, ß and ÿ do not.
    for i in 0..<text.count where bytes[i] == 0xB5 || bytes[i] == 0xDF || bytes[i] == 0xFF { return try mapped(vm, text, upperCase) }
    return try latin1(vm, string, bytes) { isLowerLatin1($0) ? $0 - 0x20 : $0 }
}

/// The string with each byte mapped; the same string where that changes nothing.
@inline(__always)
private func latin1(_ vm: VM, _ string: JSString, _ bytes: UnsafePointer<UInt8>, _ map: (UInt8) -> UInt8) throws(JSThrow) -> JSString {
    let count = string.length
    var same = 0
    while same < count, map(bytes[same]) == bytes[same] { same += 1 }
    if same == count { return string }
    if count > 8192 { try vm.reserve(count) }
    let result = vm.allocateString(length: count, twoByte: false), out = result.latin1
    var pace = Pace()
    for i in 0..<count {
        out[i] = map(bytes[i])
        try pace.step(vm)
    }
    if count == 1 { return vm.singleUnit(UInt16(out[0])) }
    return result
}

/// The string with each code point mapped, lone surrogates left alone.
private func mapped(_ vm: VM, _ text: FlatString, _ map: (FlatString, Int, Unicode.Scalar) -> String) throws(JSThrow) -> JSString {
    if text.count > 8192 { try vm.reserve(text.count * 2) }
    var result = StringBuilder()
    var i = 0, pace = Pace()
    while i < text.count {
        try pace.step(vm)
        let (codePoint, length) = text.codePoint(at: i)
        if codePoint < 0x80 || Unicode.Scalar(codePoint) == nil {
            result.append(codePoint < 0x80 ? asciiCase(text, i, UInt16(codePoint), map) : UInt16(codePoint))
        } else if let scalar = Unicode.Scalar(codePoint) {
            result.append(map(text, i, scalar))
        }
        i += length
    }
    return try result.finish(vm)
}

/// One ASCII unit, mapped: always to one unit.
private func asciiCase(_ text: FlatString, _ index: Int, _ unit: UInt16, _ map: (FlatString, Int, Unicode.Scalar) -> String) -> UInt16 {
    guard unit | 0x20 >= 0x61, unit | 0x20 <= 0x7A, let scalar = Unicode.Scalar(UInt32(unit)) else { return unit }
    return map(text, index, scalar).utf16.first ?? unit
}

private func upperCase(_ text: FlatString, _ index: Int, _ scalar: Unicode.Scalar) -> String { scalar.properties.uppercaseMapping }

private func lowerCase(_ text: FlatString, _ index: Int, _ scalar: Unicode.Scalar) -> String {
    if scalar == "Σ", endsWord(text, index) { return "ς" }
    return scalar.properties.lowercaseMapping
}

/// Unicode's condition Final_Sigma: a cased letter before it and none after it, letters that case ignores left out.
private func endsWord(_ text: FlatString, _ index: Int) -> Bool {
    var i = index, isPreceded = false
    while i > 0, !isPreceded {
        i -= 1
        if text[i] & 0xFC00 == 0xDC00, i > 0, text[i - 1] & 0xFC00 == 0xD800 { i -= 1 }
        guard let properties = Unicode.Scalar(text.codePoint(at: i).value)?.properties else { return false }
        if properties.isCaseIgnorable { continue }
        if !properties.isCased { return false }
        isPreceded = true
    }
    guard isPreceded else { return false }
    i = index + 1
    while i < text.count {
        let (codePoint, length) = text.codePoint(at: i)
        i += length
        guard let properties = Unicode.Scalar(codePoint)?.properties else { return true }
        if properties.isCaseIgnorable { continue }
        return !properties.isCased
    }
    return true
}
