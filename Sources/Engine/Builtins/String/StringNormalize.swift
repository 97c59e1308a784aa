// Unicode's normal forms (ECMA-262 §22.1.3.15; Unicode Standard §3.11).

/// §22.1.3.15 String.prototype.normalize ( [ form ] )
func stringNormalize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "normalize", roots)
    let form: ICU.NormalForm
    if arguments[0].isUndefined {
        form = .nfc
    } else {
        switch vm.swiftString(try vm.toString(arguments[0])) {
        case "NFC": form = .nfc
        case "NFD": form = .nfd
        case "NFKC": form = .nfkc
        case "NFKD": form = .nfkd
        default: throw vm.rangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.")
        }
    }
    let text = vm.flat(string)
    // Below this a unit is normal in every form.
    var i = 0
    while i < text.count, text[i] < 0xA0 { i += 1 }
    guard i < text.count, let normalizer = ICU.Normalizer(form) else { return Value(string) }
    return Value(try normalized(vm, string, text, normalizer))
}

/// Piece by piece, so that an interruption is heard; the same string where it is normal already.
private func normalized(_ vm: VM, _ string: JSString, _ text: FlatString, _ normalizer: ICU.Normalizer) throws(JSThrow) -> JSString {
    var start = text.withUnits(0..<text.count) { normalizer.normalPrefix($0) }
    if start == text.count { return string }
    if text.count > 8192 { try vm.reserve(text.count * 8) }
    var result = StringBuilder()
    result.append(text, 0..<start)
    while start < text.count {
        try vm.checkInterruption()
        var end = min(start + Pieces.length, text.count)
        // No piece begins with the second half of a pair, or with a mark that belongs to what stands before.
        while end < text.count, text[end] & 0xFC00 == 0xDC00 || !normalizer.hasBoundary(before: text.codePoint(at: end).value) { end += 1 }
        let piece = text.withUnits(start..<end) { normalizer.normalize($0) }
        if let piece { result.append(units: piece) } else { result.append(text, start..<end) }
        start = end
    }
    return try result.finish(vm)
}

/// Long strings are worked on in pieces.
enum Pieces { static let length = 1 << 16 }
