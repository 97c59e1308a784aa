// Uint8Array as base64 and hexadecimal text (ECMA-262 §23.3).

extension VM {
    func installUint8ArrayText() {
        install(on: self[.uint8Array], [
            .method("fromBase64", 1, fromBase64),
            .method("fromHex", 1, fromHex),
        ])
        install(on: self[.uint8ArrayPrototype], [
            .method("setFromBase64", 1, setFromBase64),
            .method("setFromHex", 1, setFromHex),
            .method("toBase64", 0, toBase64),
            .method("toHex", 0, toHex),
        ])
    }

    /// §23.3.3.1 ValidateUint8Array
    fileprivate func validUint8Array(_ value: Value, _ method: StaticString) throws(JSThrow) -> TypedArrayLayout {
        guard value.isObject(.typedArray), TypedArrayLayout(value.asObject).type == .uint8 else { throw incompatibleReceiver(method, value) }
        return TypedArrayLayout(value.asObject)
    }

    fileprivate func bytes(_ view: TypedArrayLayout, _ method: StaticString) throws(JSThrow) -> UnsafeMutableBufferPointer<UInt8> {
        guard let length = view.length, let elements = view.elements else { throw detachedError("\(method)") }
        return UnsafeMutableBufferPointer(start: elements.assumingMemoryBound(to: UInt8.self), count: length)
    }

    /// The text to decode, which must be one.
    fileprivate func textArgument(_ value: Value) throws(JSThrow) -> FlatString {
        guard value.isString else { throw typeError("Input argument must be a string") }
        return flat(value.asString)
    }

    /// A string option, one of a few; the first where it is absent.
    fileprivate func choice(_ options: Value, _ name: StaticString, _ choices: [String]) throws(JSThrow) -> String {
        if options.isUndefined { return choices[0] }
        // §7.3.38 GetOptionsObject
        guard options.isObject else { throw typeError("Options argument must be an object") }
        let value = try get(options.asObject, key(name))
        if value.isUndefined { return choices[0] }
        if value.isString, case let text = swiftString(value.asString), choices.contains(text) { return text }
        throw typeError("Invalid \(name) option")
    }
}

/// The options that decoding takes.
private struct DecodingOptions {
    let alphabet: String
    let lastChunk: String

    init(_ vm: VM, _ options: Value) throws(JSThrow) {
        alphabet = try vm.choice(options, "alphabet", ["base64", "base64url"])
        lastChunk = try vm.choice(options, "lastChunkHandling", ["loose", "strict", "stop-before-partial"])
    }
}

/// §23.3.1.1 Uint8Array.fromBase64 ( string [ , options ] )
private func fromBase64(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try vm.textArgument(arguments[0]), options = try DecodingOptions(vm, arguments[1])
    if text.count > 4096 { try vm.reserve(text.count) }
    var decoder = Base64Decoder(text: text, isURL: options.alphabet == "base64url", lastChunk: options.lastChunk, limit: .max)
    if let error = decoder.decode() { throw vm.syntaxError(error) }
    return try vm.newUint8Array(decoder.bytes)
}

/// §23.3.1.2 Uint8Array.fromHex ( string )
private func fromHex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try vm.textArgument(arguments[0])
    if text.count > 4096 { try vm.reserve(text.count) }
    let (bytes, _, error) = decodeHex(text, limit: .max)
    if let error { throw vm.syntaxError(error) }
    return try vm.newUint8Array(bytes)
}

/// §23.3.2.1 Uint8Array.prototype.setFromBase64 ( string [ , options ] )
private func setFromBase64(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validUint8Array(arguments.this, "Uint8Array.prototype.setFromBase64")
    let text = try vm.textArgument(arguments[0]), options = try DecodingOptions(vm, arguments[1])
    let target = try vm.bytes(view, "Uint8Array.prototype.setFromBase64")
    var decoder = Base64Decoder(text: text, isURL: options.alphabet == "base64url", lastChunk: options.lastChunk, limit: target.count)
    let error = decoder.decode()
    return try finish(vm, target, decoder.bytes, read: decoder.read, error)
}

/// §23.3.2.2 Uint8Array.prototype.setFromHex ( string )
private func setFromHex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validUint8Array(arguments.this, "Uint8Array.prototype.setFromHex")
    let text = try vm.textArgument(arguments[0])
    let target = try vm.bytes(view, "Uint8Array.prototype.setFromHex")
    let (bytes, read, error) = decodeHex(text, limit: target.count)
    return try finish(vm, target, bytes, read: read, error)
}

/// What was read before an error stays written.
private func finish(_ vm: VM, _ target: UnsafeMutableBufferPointer<UInt8>, _ bytes: [UInt8], read: Int, _ error: String?) throws(JSThrow) -> Value {
    for (i, byte) in bytes.enumerated() { target[i] = byte }
    if let error { throw vm.syntaxError(error) }
    let result = vm.newObject()
    vm.define(result, vm.key("read"), .number(read))
    vm.define(result, vm.key("written"), .number(bytes.count))
    return Value(result)
}

/// §23.3.2.3 Uint8Array.prototype.toBase64 ( [ options ] )
private func toBase64(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validUint8Array(arguments.this, "Uint8Array.prototype.toBase64")
    let isURL = try vm.choice(arguments[0], "alphabet", ["base64", "base64url"]) == "base64url"
    let omitsPadding = arguments[0].isObject ? vm.toBoolean(try vm.get(arguments[0].asObject, vm.key("omitPadding"))) : false
    let bytes = try vm.bytes(view, "Uint8Array.prototype.toBase64")
    let rest = bytes.count % 3
    let length = bytes.count / 3 * 4 + (rest == 0 ? 0 : omitsPadding ? rest + 1 : 4)
    let out = try newText(vm, length)
    let alphabet = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + (isURL ? "-_" : "+/")).utf8)
    var place = 0
    for i in stride(from: 0, to: bytes.count, by: 3) {
        let have = min(3, bytes.count - i)
        let group = UInt32(bytes[i]) << 16 | (have > 1 ? UInt32(bytes[i + 1]) << 8 : 0) | (have > 2 ? UInt32(bytes[i + 2]) : 0)
        for digit in 0...have {
            out.latin1[place] = alphabet[Int(group >> UInt32(18 - 6 * digit) & 63)]
            place += 1
        }
    }
    while place < length { out.latin1[place] = 0x3D; place += 1 }
    return Value(out)
}

/// §23.3.2.4 Uint8Array.prototype.toHex ( )
private func toHex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let bytes = try vm.bytes(vm.validUint8Array(arguments.this, "Uint8Array.prototype.toHex"), "Uint8Array.prototype.toHex")
    let out = try newText(vm, bytes.count * 2), digits = Array("0123456789abcdef".utf8)
    for (i, byte) in bytes.enumerated() {
        out.latin1[2 * i] = digits[Int(byte >> 4)]
        out.latin1[2 * i + 1] = digits[Int(byte & 15)]
    }
    return Value(out)
}

private func newText(_ vm: VM, _ length: Int) throws(JSThrow) -> JSString {
    if length > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
    if length > 4096 { try vm.reserve(length) }
    return vm.allocateString(length: length, twoByte: false)
}

// MARK: Decoding

/// §23.3.3.7 FromHex
private func decodeHex(_ text: FlatString, limit: Int) -> (bytes: [UInt8], read: Int, error: String?) {
    if text.count % 2 != 0 { return ([], 0, "String length must be a multiple of 2") }
    var bytes: [UInt8] = [], read = 0
    while read < text.count, bytes.count < limit {
        guard let high = hexDigit(text[read]), let low = hexDigit(text[read + 1]) else { return (bytes, read, "Invalid hexadecimal digit") }
        bytes.append(high << 4 | low)
        read += 2
    }
    return (bytes, read, nil)
}

private func hexDigit(_ unit: UInt16) -> UInt8? {
    switch unit {
    case 0x30...0x39: UInt8(unit - 0x30)
    case 0x41...0x46: UInt8(unit - 0x41 + 10)
    case 0x61...0x66: UInt8(unit - 0x61 + 10)
    default: nil
    }
}

/// §23.3.3.6 FromBase64
private struct Base64Decoder {
    let text: FlatString
    let isURL: Bool
    let lastChunk: String
    let limit: Int
    /// What was decoded, and how much of the text that took.
    var bytes: [UInt8] = []
    var read = 0
    private var index = 0
    /// The digits of a group that is not whole yet.
    private var chunk: UInt32 = 0
    private var chunkLength = 0

    init(text: FlatString, isURL: Bool, lastChunk: String, limit: Int) {
        self.text = text; self.isURL = isURL; self.lastChunk = lastChunk; self.limit = limit
    }

    /// The error's text, if there is one.
    mutating func decode() -> String? {
        if limit == 0 { return nil }
        while true {
            skipWhitespace()
            if index == text.count { return atEnd() }
            let unit = text[index]
            index += 1
            if unit == 0x3D { return atPadding() }
            guard let digit = digit(unit) else { return "Found a character that cannot be part of a valid base64 string." }
            let room = limit - bytes.count
            if room == 1 && chunkLength == 2 || room == 2 && chunkLength == 3 { return nil }
            chunk = chunk << 6 | digit
            chunkLength += 1
            guard chunkLength == 4 else { continue }
            bytes += [UInt8(truncatingIfNeeded: chunk >> 16), UInt8(truncatingIfNeeded: chunk >> 8), UInt8(truncatingIfNeeded: chunk)]
            (chunk, chunkLength) = (0, 0)
            read = index
            if bytes.count == limit { return nil }
        }
    }

    /// §23.3.3.3 SkipAsciiWhitespace
    private mutating func skipWhitespace() {
        while index < text.count, [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(text[index]) { index += 1 }
    }

    private func digit(_ unit: UInt16) -> UInt32? {
        switch unit {
        case 0x41...0x5A: UInt32(unit - 0x41)
        case 0x61...0x7A: UInt32(unit - 0x61 + 26)
        case 0x30...0x39: UInt32(unit - 0x30 + 52)
        case isURL ? 0x2D : 0x2B: 62
        case isURL ? 0x5F : 0x2F: 63
        default: nil
        }
    }

    private mutating func atEnd() -> String? {
        if chunkLength > 0 {
            if lastChunk == "stop-before-partial" { return nil }
            if lastChunk == "strict" || chunkLength == 1 { return "The base64 input terminates with a single character, excluding padding (=)." }
            if let error = finishChunk() { return error }
        }
        read = text.count
        return nil
    }

    private mutating func atPadding() -> String? {
        if chunkLength < 2 { return "Found a character that cannot be part of a valid base64 string." }
        skipWhitespace()
        if chunkLength == 2 {
            if index == text.count { return lastChunk == "stop-before-partial" ? nil : "The base64 input is missing padding (=)." }
            if text[index] == 0x3D {
                index += 1
                skipWhitespace()
            }
        }
        if index < text.count { return "Found a character after the padding of a base64 string." }
        if let error = finishChunk() { return error }
        read = text.count
        return nil
    }

    /// §23.3.3.4 DecodeFinalBase64Chunk
    private mutating func finishChunk() -> String? {
        let whole = chunk << UInt32(6 * (4 - chunkLength))
        let spare: UInt32 = chunkLength == 2 ? 0xFFFF : 0xFF
        if lastChunk == "strict", whole & spare != 0 { return "The base64 input has bits behind its last byte that are not zero." }
        bytes.append(UInt8(truncatingIfNeeded: whole >> 16))
        if chunkLength == 3 { bytes.append(UInt8(truncatingIfNeeded: whole >> 8)) }
        return nil
    }
}
