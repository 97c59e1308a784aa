// Letter case (ECMA-262 §22.1.3.26 to §22.1.3.30; ECMA-402 §19.1.2 and §19.1.3 for languages that have rules of their own).

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

/// §22.1.3.26 String.prototype.toLocaleLowerCase ( [ locales ] )
func stringToLocaleLowerCase(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "toLocaleLowerCase", roots)
    return Value(try lowerCase(vm, string, locale: vm.caseLocale(arguments[0])))
}

/// §22.1.3.27 String.prototype.toLocaleUpperCase ( [ locales ] )
func stringToLocaleUpperCase(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "toLocaleUpperCase", roots)
    return Value(try upperCase(vm, string, locale: vm.caseLocale(arguments[0])))
}

private func isUpperLatin1(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7)
}

private func isLowerLatin1(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0xE0 && byte <= 0xFE && byte != 0xF7)
}

private func lowerCase(_ vm: VM, _ string: JSString, locale: String = "") throws(JSThrow) -> JSString {
    let text = vm.flat(string)
    guard let bytes = text.bytes, locale.isEmpty else { return try mapped(vm, text, locale, ICU.lowerCase) }
    // Lower case stays within the first 256.
    return try latin1(vm, string, bytes) { isUpperLatin1($0) ? $0 + 0x20 : $0 }
}

private func upperCase(_ vm: VM, _ string: JSString, locale: String = "") throws(JSThrow) -> JSString {
    let text = vm.flat(string)
    guard let bytes = text.bytes, locale.isEmpty else { return try mapped(vm, text, locale, ICU.upperCase) }
    // µ, ß and ÿ do not.
    for i in 0..<text.count where bytes[i] == 0xB5 || bytes[i] == 0xDF || bytes[i] == 0xFF { return try mapped(vm, text, locale, ICU.upperCase) }
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
    for i in 0..<count { out[i] = map(bytes[i]) }
    if count == 1 { return vm.singleUnit(UInt16(out[0])) }
    return result
}

/// The string mapped by ICU, piece by piece, so that an interruption is heard.
private func mapped(_ vm: VM, _ text: FlatString, _ locale: String, _ map: (ICU.Units, String) -> [UInt16]?) throws(JSThrow) -> JSString {
    if text.count > 8192 { try vm.reserve(text.count * 8) }
    var result = StringBuilder()
    var start = 0
    while start < text.count {
        if start > 0 { try vm.checkInterruption() }
        var end = min(start + Pieces.length, text.count)
        // A letter's case may hang on its neighbours in the word (Σ at the end of one is ς).
        while end < text.count, !ICU.separatesWords(text[end - 1]) { end += 1 }
        let piece = text.withUnits(start..<end) { map($0, locale) }
        if let piece { result.append(units: piece) } else { result.append(text, start..<end) }
        start = end
    }
    return try result.finish(vm)
}

extension VM {
    /// The language that case is changed by, of the locales that a script asks for (ECMA-402 §19.1.2.1 TransformCase).
    fileprivate func caseLocale(_ locales: Value) throws(JSThrow) -> String {
        try canonicalLocales(locales).first ?? ""
    }
}
