// Primitives as text: quotes, escapes, numbers (the smallest part of `util.inspect`, and the one that is looked at most).

extension Inspector {
    func formatPrimitive(_ value: Value) -> Piece {
        if value.isString { return formatString(value.asString) }
        let (text, role) = primitiveText(value)
        return style(text, role)
    }

    /// The same without colours, for what stands in brackets: `[Number: 3]`.
    func plainPrimitive(_ value: Value) -> Piece {
        let colors = options.colors
        options.colors = false
        defer { options.colors = colors }
        return formatPrimitive(value)
    }

    private func primitiveText(_ value: Value) -> (String, InspectStyle) {
        if value.isNumber { return (InspectText.number(value.asNumber, separators: options.numericSeparator), .number) }
        if value.isBigInt { return (InspectText.bigInt(vm, value, separators: options.numericSeparator), .bigint) }
        if value.isBoolean { return (value.asBool ? "true" : "false", .boolean) }
        if value.isNull { return ("null", .null) }
        if value.isSymbol { return (vm.describe(PropertyKey(value.asSymbol)), .symbol) }
        return ("undefined", .undefined)
    }

    /// Quoted; cut where it is longer than allowed; a long one with line breaks in it as a sum of lines.
    private func formatString(_ string: JSString) -> Piece {
        let flat = vm.flat(string)
        // A negative limit counts from the end, as JavaScript's `slice` has it.
        let limit = options.maxStringLength
        let count = limit < 0 ? max(0, flat.count + max(limit, -flat.count)) : min(flat.count, limit)
        var trailer = ""
        if flat.count > limit {
            let rest = flat.count &- limit
            trailer = "... \(rest) more character\(rest > 1 ? "s" : "")"
        }
        var formatted = Piece()
        if options.compact != .always, count > 16, count > options.breakLength - indentation - 4 {
            let separator = Piece(" +\n" + String(repeating: " ", count: indentation + 2))
            for (i, line) in InspectText.lines(flat, count).enumerated() {
                if i > 0 { formatted += separator }
                formatted += style(InspectText.quoted(flat, line), .string)
            }
        } else {
            formatted = style(InspectText.quoted(flat, 0..<count), .string)
        }
        if !trailer.isEmpty { formatted += trailer }
        return formatted
    }
}

enum InspectText {
    // MARK: Strings

    /// The string's lines, each with its break.
    static func lines(_ flat: FlatString, _ count: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = [], start = 0
        for i in 0..<count where flat[i] == 0x0A && i + 1 < count {
            lines.append(start..<i + 1)
            start = i + 1
        }
        lines.append(start..<count)
        return lines
    }

    /// Part of a string in the quotes that need the fewest escapes: single, else double, else backticks.
    static func quoted(_ flat: FlatString, _ range: Range<Int>) -> String {
        var hasSingle = false, hasDouble = false, hasBacktick = false, isPlain = true
        for i in range {
            switch flat[i] {
            case 0x27: hasSingle = true
            case 0x22: hasDouble = true
            case 0x60: hasBacktick = true
            case 0x24: if i + 1 < range.upperBound, flat[i + 1] == 0x7B { hasBacktick = true }
            case 0x5C, 0..<0x20, 0x7F...: isPlain = false
            default: break
            }
        }
        let quote: UInt16 = !hasSingle ? 0x27 : !hasDouble ? 0x22 : !hasBacktick ? 0x60 : 0x27
        if isPlain, quote != 0x27 || !hasSingle, let bytes = flat.bytes {
            return String(unsafeUninitializedCapacity: range.count + 2) { buffer in
                buffer[0] = UInt8(quote)
                for (at, i) in range.enumerated() { buffer[at + 1] = bytes[i] }
                buffer[range.count + 1] = UInt8(quote)
                return range.count + 2
            }
        }
        var units: [UInt16] = [quote]
        units.reserveCapacity(range.count + 8)
        appendEscaped(flat, range, escapingSingleQuote: quote == 0x27, to: &units)
        units.append(quote)
        return String(decoding: units, as: UTF16.self)
    }

    static func quoted(_ vm: VM, _ string: JSString) -> String {
        let flat = vm.flat(string)
        return quoted(flat, 0..<flat.count)
    }

    /// A key's text in which what cannot be seen, and what would end a string in single quotes, is escaped.
    static func escaped(_ vm: VM, _ string: JSString) -> String {
        let flat = vm.flat(string)
        var units: [UInt16] = []
        appendEscaped(flat, 0..<flat.count, escapingSingleQuote: true, to: &units)
        return String(decoding: units, as: UTF16.self)
    }

    private static func appendEscaped(_ flat: FlatString, _ range: Range<Int>, escapingSingleQuote: Bool, to out: inout [UInt16]) {
        var i = range.lowerBound
        while i < range.upperBound {
            let unit = flat[i]
            if unit & 0xF800 == 0xD800 {
                if unit < 0xDC00, i + 1 < range.upperBound, flat[i + 1] & 0xFC00 == 0xDC00 {
                    out.append(unit)
                    out.append(flat[i + 1])
                    i += 2
                    continue
                }
                out += Array("\\u\(String(unit, radix: 16))".utf16)
            } else {
                appendEscaped(unit, escapingSingleQuote: escapingSingleQuote, to: &out)
            }
            i += 1
        }
    }

    private static func appendEscaped(_ unit: UInt16, escapingSingleQuote: Bool, to out: inout [UInt16]) {
        switch unit {
        case 0x08: out += [0x5C, 0x62]
        case 0x09: out += [0x5C, 0x74]
        case 0x0A: out += [0x5C, 0x6E]
        case 0x0C: out += [0x5C, 0x66]
        case 0x0D: out += [0x5C, 0x72]
        case 0x5C: out += [0x5C, 0x5C]
        case 0x27 where escapingSingleQuote: out += [0x5C, 0x27]
        case 0..<0x20, 0x7F..<0xA0:
            let hex = String(unit, radix: 16, uppercase: true)
            out += Array("\\x\(unit < 0x10 ? "0" : "")\(hex)".utf16)
        default: out.append(unit)
        }
    }

    /// The key may stand without quotes: a plain ASCII identifier.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, isWordByte(first), first < 0x30 || first > 0x39 else { return false }
        return text.utf8.allSatisfy(isWordByte)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
    }

    // MARK: Numbers

    static func number(_ number: Double, separators: Bool = false) -> String {
        if number == 0, number.sign == .minus, !separators { return "-0" }
        let text = Numbers.toString(number)
        guard separators, number.isFinite else { return text }
        if number == number.rounded() { return text.utf8.contains(0x65) ? text : groupedFromRight(text) }
        // Where there is no point, Node takes all for the fraction, and all but the last sign for what is before it.
        guard let point = text.firstIndex(of: ".") else { return groupedFromRight(String(text.dropLast())) + "." + groupedFromLeft(text) }
        return groupedFromRight(String(text[..<point])) + "." + groupedFromLeft(String(text[text.index(after: point)...]))
    }

    static func bigInt(_ vm: VM, _ value: Value, separators: Bool = false) -> String {
        let digits = vm.swiftString(vm.bigIntToString(value))
        return (separators ? groupedFromRight(digits) : digits) + "n"
    }

    /// `1234567` as `1_234_567`
    private static func groupedFromRight(_ digits: String) -> String {
        let isNegative = digits.utf8.first == 0x2D
        let bytes = Array(digits.utf8.dropFirst(isNegative ? 1 : 0))
        var grouped: [UInt8] = isNegative ? [0x2D] : []
        for (i, byte) in bytes.enumerated() {
            if i > 0, (bytes.count - i) % 3 == 0 { grouped.append(0x5F) }
            grouped.append(byte)
        }
        return String(decoding: grouped, as: UTF8.self)
    }

    /// The digits of a fraction: `1234567` as `123_456_7`
    private static func groupedFromLeft(_ digits: String) -> String {
        var grouped: [UInt8] = []
        for (i, byte) in digits.utf8.enumerated() {
            if i > 0, i % 3 == 0 { grouped.append(0x5F) }
            grouped.append(byte)
        }
        return String(decoding: grouped, as: UTF8.self)
    }
}
