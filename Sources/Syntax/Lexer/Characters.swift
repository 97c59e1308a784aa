/// Classes of code units and code points (ECMA-262 §12.2, §12.3, §12.7).
enum Characters {
    static let zeroWidthNonJoiner: UInt32 = 0x200C
    static let zeroWidthJoiner: UInt32 = 0x200D

    /// An ASCII unit that may continue an identifier: letters, digits, `$` and `_`, as bits of two words.
    @inline(__always)
    static func isASCIIIdentifierPart(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x00...0x3F: (0x03FF_0010_0000_0000 as UInt64) >> UInt64(unit) & 1 != 0
        case 0x40...0x7F: (0x07FF_FFFE_87FF_FFFE as UInt64) >> UInt64(unit - 0x40) & 1 != 0
        default: false
        }
    }

    static func isIdentifierStart(_ point: UInt32) -> Bool {
        if point < 0x80 {
            let unit = UInt16(point)
            return isASCIIIdentifierPart(unit) && !isDigit(unit)
        }
        return Unicode.Scalar(point).map { $0.properties.isIDStart || UnicodeNews.isIdentifier(point, atStart: true) } ?? false
    }

    static func isIdentifierPart(_ point: UInt32) -> Bool {
        if point < 0x80 { return isASCIIIdentifierPart(UInt16(point)) }
        if point == zeroWidthJoiner || point == zeroWidthNonJoiner { return true }
        return Unicode.Scalar(point).map { $0.properties.isIDContinue || UnicodeNews.isIdentifier(point, atStart: false) } ?? false
    }

    @inline(__always)
    static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }

    /// A digit's value in a radix up to 16; nil where it is none.
    @inline(__always)
    static func digit(_ unit: UInt16, radix: UInt32) -> UInt32? {
        let value: UInt32
        switch unit {
        case 0x30...0x39: value = UInt32(unit) - 0x30
        case 0x41...0x46: value = UInt32(unit) - 0x41 + 10
        case 0x61...0x66: value = UInt32(unit) - 0x61 + 10
        default: return nil
        }
        return value < radix ? value : nil
    }

    @inline(__always)
    static func isLineTerminator(_ unit: UInt16) -> Bool {
        unit == 0x0A || unit == 0x0D || unit == 0x2028 || unit == 0x2029
    }

    /// White space beyond ASCII: no-break space, the byte order mark and Unicode's Space_Separator.
    static func isUnicodeSpace(_ unit: UInt16) -> Bool {
        switch unit {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    static func isHighSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }
    static func isLowSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }

    static func codePoint(_ high: UInt16, _ low: UInt16) -> UInt32 {
        0x10000 + (UInt32(high) & 0x3FF) << 10 + UInt32(low) & 0x3FF
    }

    /// Appends a code point as one or two units.
    static func append(_ point: UInt32, to units: inout [UInt16]) {
        if point < 0x10000 {
            units.append(UInt16(point))
        } else {
            units.append(UInt16(0xD800 + (point - 0x10000) >> 10))
            units.append(UInt16(0xDC00 + (point - 0x10000) & 0x3FF))
        }
    }
}
