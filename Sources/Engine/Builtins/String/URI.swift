// encodeURI, decodeURI and their kin (ECMA-262 §19.2.6), escape and unescape (§B.2.1).

/// A set of ASCII characters.
private struct ASCIISet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ text: StaticString) {
        for i in 0..<text.utf8CodeUnitCount {
            let unit = text.utf8Start[i]
            if unit < 64 { low |= 1 << UInt64(unit) } else { high |= 1 << UInt64(unit - 64) }
        }
    }

    func contains(_ unit: UInt16) -> Bool {
        if unit < 64 { return low >> UInt64(unit) & 1 == 1 }
        return unit < 128 && high >> UInt64(unit - 64) & 1 == 1
    }
}

/// What `encodeURIComponent` leaves as it is.
private let unescapedInComponent = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()")
private let unescapedInURI = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'();/?:@&=+$,#")
private let unescapedByEscape = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./")
/// What `decodeURI` leaves escaped.
private let reservedInURI = ASCIISet(";/?:@&=+$,#")
private let reservedNowhere = ASCIISet("")

private func uriError(_ vm: VM) -> JSThrow { vm.throwing(Value(vm.newError(.uriErrorPrototype, "URI malformed"))) }

/// §19.2.6.1 decodeURI ( encodedURI )
func globalDecodeURI(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try decode(vm, vm.toString(arguments[0]), preserving: reservedInURI)
}

/// §19.2.6.2 decodeURIComponent ( encodedURIComponent )
func globalDecodeURIComponent(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try decode(vm, vm.toString(arguments[0]), preserving: reservedNowhere)
}

/// §19.2.6.3 encodeURI ( uri )
func globalEncodeURI(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try encode(vm, vm.toString(arguments[0]), leaving: unescapedInURI)
}

/// §19.2.6.4 encodeURIComponent ( uriComponent )
func globalEncodeURIComponent(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try encode(vm, vm.toString(arguments[0]), leaving: unescapedInComponent)
}

extension StringBuilder {
    private static func hexDigit(_ value: UInt16) -> UInt16 { value < 10 ? 0x30 + value : 0x37 + value }

    /// `count` upper-case hexadecimal digits.
    fileprivate mutating func append(hex value: UInt16, count: Int) {
        for i in (0..<count).reversed() { append(StringBuilder.hexDigit(value >> UInt16(i * 4) & 0xF)) }
    }
}

/// §19.2.6.5 Encode
private func encode(_ vm: VM, _ string: JSString, leaving unescaped: ASCIISet) throws(JSThrow) -> Value {
    let text = vm.flat(string)
    // Each unit may become three, or nine.
    if text.count > 8192 { try vm.reserve(text.count * 3) }
    var result = StringBuilder()
    var i = 0, pace = Pace()
    while i < text.count {
        try pace.step(vm)
        let unit = text[i]
        if unescaped.contains(unit) {
            result.append(unit)
            i += 1
            continue
        }
        let (codePoint, length) = text.codePoint(at: i)
        guard let scalar = Unicode.Scalar(codePoint) else { throw uriError(vm) }
        for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() {
            result.append(0x25)
            result.append(hex: UInt16(byte), count: 2)
        }
        i += length
    }
    return Value(try result.finish(vm))
}

/// The number that `count` hexadecimal digits spell at an index; nil where they do not.
private func hexadecimal(_ text: FlatString, at index: Int, count: Int) -> UInt32? {
    guard index + count <= text.count else { return nil }
    var value: UInt32 = 0
    for i in index..<index + count {
        let digit = Numbers.digitValue(text[i])
        guard digit < 16 else { return nil }
        value = value << 4 | UInt32(digit)
    }
    return value
}

/// §19.2.6.6 Decode
private func decode(_ vm: VM, _ string: JSString, preserving preserved: ASCIISet) throws(JSThrow) -> Value {
    let text = vm.flat(string)
    var result = StringBuilder()
    var i = 0, pace = Pace()
    while i < text.count {
        try pace.step(vm)
        guard text[i] == 0x25 else {
            result.append(text[i])
            i += 1
            continue
        }
        let start = i
        guard let first = escapedByte(text, at: i) else { throw uriError(vm) }
        i += 3
        if first < 0x80 {
            if preserved.contains(UInt16(first)) { result.append(text, start..<i) } else { result.append(UInt16(first)) }
            continue
        }
        // The lead byte tells how many follow.
        let count = (~first << 24).leadingZeroBitCount
        guard count >= 2, count <= 4 else { throw uriError(vm) }
        var codePoint = first & (0x7F >> UInt32(count))
        for _ in 1..<count {
            guard let next = escapedByte(text, at: i), next & 0xC0 == 0x80 else { throw uriError(vm) }
            codePoint = codePoint << 6 | next & 0x3F
            i += 3
        }
        let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
        guard codePoint >= least[count], let scalar = Unicode.Scalar(codePoint) else { throw uriError(vm) }
        for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() { result.append(unit) }
    }
    return Value(try result.finish(vm))
}

private func escapedByte(_ text: FlatString, at index: Int) -> UInt32? {
    index < text.count && text[index] == 0x25 ? hexadecimal(text, at: index + 1, count: 2) : nil
}

/// §B.2.1.1 escape ( string )
func globalEscape(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = vm.flat(try vm.toString(arguments[0]))
    if text.count > 8192 { try vm.reserve(text.count * 3) }
    var result = StringBuilder(), pace = Pace()
    for i in 0..<text.count {
        try pace.step(vm)
        let unit = text[i]
        if unescapedByEscape.contains(unit) {
            result.append(unit)
        } else if unit < 256 {
            result.append(0x25)
            result.append(hex: unit, count: 2)
        } else {
            result.append(0x25)
            result.append(0x75)
            result.append(hex: unit, count: 4)
        }
    }
    return Value(try result.finish(vm))
}

/// §B.2.1.2 unescape ( string )
func globalUnescape(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = vm.flat(try vm.toString(arguments[0]))
    var result = StringBuilder()
    var i = 0, pace = Pace()
    while i < text.count {
        try pace.step(vm)
        if text[i] == 0x25 {
            if i + 1 < text.count, text[i + 1] == 0x75, let unit = hexadecimal(text, at: i + 2, count: 4) {
                result.append(UInt16(unit))
                i += 6
                continue
            }
            if let unit = hexadecimal(text, at: i + 1, count: 2) {
                result.append(UInt16(unit))
                i += 3
                continue
            }
        }
        result.append(text[i])
        i += 1
    }
    return Value(try result.finish(vm))
}
