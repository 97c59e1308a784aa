// Text as numbers (ECMA-262 §7.1.4.1).

/// White space and line terminators (ECMA-262 §12.2, §12.3): what `trim` and the conversion to a number take off.
@inline(__always) func isWhiteSpace(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit == 0x20 || (unit >= 9 && unit <= 13) }
    return isWideWhiteSpace(unit)
}

private func isWideWhiteSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return true
    default: return false
    }
}

extension FlatString {
    /// The string without white space at its ends.
    func trimmed(start: Bool = true, end: Bool = true) -> Range<Int> {
        var lower = 0, upper = count
        if start { while lower < upper, isWhiteSpace(self[lower]) { lower += 1 } }
        if end { while lower < upper, isWhiteSpace(self[upper - 1]) { upper -= 1 } }
        return lower..<upper
    }

    /// The ASCII text `word` stands at an index.
    func has(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= count else { return false }
        for i in 0..<word.utf8CodeUnitCount where self[index + i] != UInt16(word.utf8Start[i]) { return false }
        return true
    }
}

extension Numbers {
    /// §7.1.4.1.1 StringToNumber: NaN for what is no number.
    static func parse(_ text: FlatString) -> Double {
        let range = text.trimmed()
        guard !range.isEmpty else { return 0 }
        if text[range.lowerBound] == 0x30, range.count > 2, let radix = radixPrefix(text[range.lowerBound + 1]) {
            let digits = range.lowerBound + 2..<range.upperBound
            guard endOfDigits(text, digits, radix: radix) == range.upperBound else { return .nan }
            return integer(text, digits, radix: radix)
        }
        guard let (value, end) = decimalPrefix(text, range), end == range.upperBound else { return .nan }
        return value
    }

    /// §19.2.4 parseFloat: the longest start of the text that is a decimal number; NaN for none.
    static func parseFloat(_ text: FlatString) -> Double {
        decimalPrefix(text, text.trimmed(end: false))?.value ?? .nan
    }

    /// §19.2.5 parseInt, from step 2 on: `radix` is 0 where none was given.
    static func parseInt(_ text: FlatString, radix: Int32) -> Double {
        var range = text.trimmed(end: false)
        var isNegative = false
        if let first = range.first, text[first] == 0x2B || text[first] == 0x2D {
            isNegative = text[first] == 0x2D
            range = first + 1..<range.upperBound
        }
        var radix = radix
        if radix == 0 || radix == 16, range.count >= 2, text[range.lowerBound] == 0x30, text[range.lowerBound + 1] | 0x20 == 0x78 {
            range = range.lowerBound + 2..<range.upperBound
            radix = 16
        }
        if radix == 0 { radix = 10 }
        guard radix >= 2, radix <= 36 else { return .nan }
        let end = endOfDigits(text, range, radix: Int(radix))
        guard end > range.lowerBound else { return .nan }
        let value = integer(text, range.lowerBound..<end, radix: Int(radix))
        return isNegative ? -value : value
    }

    private static func radixPrefix(_ unit: UInt16) -> Int? {
        switch unit | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
    }

    /// What a digit stands for; 36 and more for other units.
    @inline(__always) static func digitValue(_ unit: UInt16) -> Int {
        switch unit {
        case 0x30...0x39: Int(unit) - 0x30
        case 0x61...0x7A: Int(unit) - 0x57
        case 0x41...0x5A: Int(unit) - 0x37
        default: 99
        }
    }

    private static func endOfDigits(_ text: FlatString, _ range: Range<Int>, radix: Int) -> Int {
        var i = range.lowerBound
        while i < range.upperBound, digitValue(text[i]) < radix { i += 1 }
        return i
    }

    /// The double closest to a run of digits. For a radix that is neither 10 nor a power of two the specification lets digits
    /// beyond the twentieth count as zeros; this is more exact than that.
    private static func integer(_ text: FlatString, _ range: Range<Int>, radix: Int) -> Double {
        if radix == 10 { return decimal(text, range) }
        if radix & (radix - 1) == 0 { return binaryInteger(text, range, bitsPerDigit: radix.trailingZeroBitCount) }
        // In parts as large as a UInt32 holds, so that errors of rounding do not add up digit by digit.
        var value = 0.0, i = range.lowerBound
        while i < range.upperBound, text[i] == 0x30 { i += 1 }
        while i < range.upperBound {
            var part = 0, multiplier = 1
            while i < range.upperBound, multiplier * radix <= Int(UInt32.max) / 36 {
                part = part * radix + digitValue(text[i])
                multiplier *= radix
                i += 1
            }
            value = value * Double(multiplier) + Double(part)
        }
        return value
    }

    /// Exact: 64 bits are kept, and of the rest whether there is anything.
    private static func binaryInteger(_ text: FlatString, _ range: Range<Int>, bitsPerDigit: Int) -> Double {
        var kept: UInt64 = 0, dropped = 0
        for i in range {
            var digit = UInt64(digitValue(text[i]))
            var bits = bitsPerDigit
            // Bit by bit from the top once there is no room for a whole digit.
            if kept >> UInt64(64 - bitsPerDigit) == 0 { kept = kept << UInt64(bitsPerDigit) | digit; continue }
            while bits > 0 {
                bits -= 1
                let bit = digit >> UInt64(bits) & 1
                digit &= (1 << UInt64(bits)) - 1
                if kept >> 63 == 0 { kept = kept << 1 | bit } else { kept |= bit; dropped &+= 1 }
            }
        }
        return dropped > 2000 ? .infinity : Double(sign: .plus, exponent: dropped, significand: Double(kept))
    }

    /// The longest StrDecimalLiteral that the range starts with, and where it ends.
    private static func decimalPrefix(_ text: FlatString, _ range: Range<Int>) -> (value: Double, end: Int)? {
        var i = range.lowerBound
        let end = range.upperBound
        guard i < end else { return nil }
        let isNegative = text[i] == 0x2D
        if isNegative || text[i] == 0x2B { i += 1 }
        if i < end, text[i] == 0x49 {
            guard text.has("Infinity", at: i), i + 8 <= end else { return nil }
            return (isNegative ? -.infinity : .infinity, i + 8)
        }
        let start = i
        while i < end, text[i] &- 0x30 < 10 { i += 1 }
        var digits = i - start
        if i < end, text[i] == 0x2E {
            let point = i
            i += 1
            while i < end, text[i] &- 0x30 < 10 { i += 1 }
            digits += i - point - 1
        }
        guard digits > 0 else { return nil }
        if i < end, text[i] | 0x20 == 0x65 {
            var k = i + 1
            if k < end, text[k] == 0x2B || text[k] == 0x2D { k += 1 }
            if k < end, text[k] &- 0x30 < 10 {
                while k < end, text[k] &- 0x30 < 10 { k += 1 }
                i = k
            }
        }
        let value = decimal(text, start..<i)
        return (isNegative ? -value : value, i)
    }

    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22]

    /// The double closest to a decimal literal without sign, which the caller has checked.
    static func decimal(_ text: FlatString, _ range: Range<Int>) -> Double {
        // Up to 2^53 and powers of ten up to 10^22 are exact, so one multiplication or division of them is rounded rightly.
        var significand: UInt64 = 0, scale = 0, i = range.lowerBound
        var afterPoint = false
        while i < range.upperBound, significand < 1 << 53 {
            let unit = text[i]
            if unit == 0x2E { afterPoint = true } else {
                guard unit &- 0x30 < 10 else { break }
                significand = significand * 10 + UInt64(unit - 0x30)
                if afterPoint { scale -= 1 }
            }
            i += 1
        }
        if i < range.upperBound, text[i] | 0x20 == 0x65 {
            i += 1
            let isNegative = text[i] == 0x2D
            if isNegative || text[i] == 0x2B { i += 1 }
            var exponent = 0
            while i < range.upperBound, exponent < 10_000 {
                exponent = exponent * 10 + Int(text[i] - 0x30)
                i += 1
            }
            scale += isNegative ? -exponent : exponent
        }
        if i == range.upperBound, significand <= 1 << 53, scale.magnitude <= 22 {
            return scale < 0 ? Double(significand) / powersOfTen[-scale] : Double(significand) * powersOfTen[scale]
        }
        let ascii = String(unsafeUninitializedCapacity: range.count) { buffer in
            for k in 0..<range.count { buffer[k] = UInt8(truncatingIfNeeded: text[range.lowerBound + k]) }
            return range.count
        }
        return Double(ascii) ?? .nan
    }
}
