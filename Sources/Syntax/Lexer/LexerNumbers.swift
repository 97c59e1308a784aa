/// Numeric literals (ECMA-262 §12.9.3).
extension Lexer {
    mutating func scanNumber() throws(SyntaxError) {
        let start = position
        token.kind = .number
        token.legacy = .none
        if base[position] == 0x30 {
            switch unit(at: position + 1) | 0x20 {
            case 0x78: try scanRadixNumber(16)
            case 0x6F: try scanRadixNumber(8)
            case 0x62: try scanRadixNumber(2)
            default:
                if Characters.isDigit(unit(at: position + 1)) {
                    try scanLeadingZeroNumber()
                } else {
                    try scanDecimal(start)
                }
            }
        } else {
            try scanDecimal(start)
        }
        // `3in x` and `3a`: the unit behind a number may begin no identifier and be no digit.
        if position < count {
            let next = base[position]
            if Characters.isASCIIIdentifierPart(next) || next == 0x5C { throw illegalToken(start, position) }
            if next >= 0x80, !Characters.isUnicodeSpace(next), !Characters.isLineTerminator(next) {
                throw illegalToken(start, position)
            }
        }
    }

    private mutating func scanDecimal(_ start: Int) throws(SyntaxError) {
        var isPlainInteger = true
        if base[position] != 0x2E {
            if base[position] == 0x30, unit(at: position + 1) == 0x5F {
                throw error("Numeric separator can not be used after leading 0.", position + 1, position + 2)
            }
            try skipDigits(radix: 10)
            if unit(at: position) == 0x6E { // n
                token.kind = .bigInt
                token.name = names.intern(digits(from: start, to: position))
                position += 1
                return
            }
        }
        if unit(at: position) == 0x2E {
            isPlainInteger = false
            position += 1
            if unit(at: position) == 0x5F { throw illegalToken(position, position + 1) }
            if Characters.isDigit(unit(at: position)) { try skipDigits(radix: 10) }
        }
        if unit(at: position) | 0x20 == 0x65 { // e
            isPlainInteger = false
            position += 1
            if unit(at: position) == 0x2B || unit(at: position) == 0x2D { position += 1 }
            guard Characters.isDigit(unit(at: position)) else { throw illegalToken(start, position) }
            try skipDigits(radix: 10)
        }
        token.number = isPlainInteger && position - start <= 15
            ? Double(smallInteger(from: start, to: position))
            : decimalValue(from: start, to: position)
    }

    /// `010` is octal, `08` and `019.5` are decimal (ECMA-262 §B.1 before it moved to §12.9.3).
    private mutating func scanLeadingZeroNumber() throws(SyntaxError) {
        let start = position
        var isOctal = true
        while Characters.isDigit(unit(at: position)) {
            if base[position] >= 0x38 { isOctal = false }
            position += 1
        }
        if unit(at: position) == 0x5F { throw illegalToken(start, position) }
        if isOctal {
            token.legacy = .octalNumber
            token.number = radixValue(8, from: start, to: position)
        } else {
            token.legacy = .leadingZeroDecimal
            position = start
            try scanDecimal(start)
            if token.kind == .bigInt { throw illegalToken(start, position - 1) }
        }
    }

    private mutating func scanRadixNumber(_ radix: UInt32) throws(SyntaxError) {
        position += 2
        let start = position
        guard Characters.digit(unit(at: position), radix: radix) != nil else { throw illegalToken(start - 2, start) }
        try skipDigits(radix: radix)
        if unit(at: position) == 0x6E {
            token.kind = .bigInt
            token.name = names.intern(decimalDigits(radix, from: start, to: position))
            position += 1
        } else {
            token.number = radixValue(radix, from: start, to: position)
        }
    }

    /// Digits with single separators between them.
    private mutating func skipDigits(radix: UInt32) throws(SyntaxError) {
        while position < count {
            let unit = base[position]
            if unit == 0x5F {
                let next = self.unit(at: position + 1)
                if next == 0x5F {
                    throw error("Only one underscore is allowed as numeric separator", position + 1, position + 2)
                }
                guard Characters.digit(next, radix: radix) != nil else {
                    throw error("Numeric separators are not allowed at the end of numeric literals", position + 1,
                                position + 2)
                }
            } else if Characters.digit(unit, radix: radix) == nil {
                return
            }
            position += 1
        }
    }

    // MARK: Values

    private func smallInteger(from start: Int, to end: Int) -> Int64 {
        var value: Int64 = 0
        for index in start..<end where base[index] != 0x5F { value = value * 10 + Int64(base[index] - 0x30) }
        return value
    }

    private func decimalValue(from start: Int, to end: Int) -> Double {
        var text = ""
        for index in start..<end where base[index] != 0x5F {
            text.unicodeScalars.append(Unicode.Scalar(UInt8(base[index])))
        }
        // What JavaScript may leave out, the library wants to see: `.5`, `5.` and `5.e1`.
        if text.first == "." { text = "0" + text }
        if let point = text.firstIndex(of: "."), !(text[text.index(after: point)...].first?.isNumber ?? false) {
            text.remove(at: point)
        }
        return Double(text) ?? .infinity
    }

    /// Rounds correctly however long the literal is: 64 bits are kept, what falls off them is remembered as one sticky bit.
    private func radixValue(_ radix: UInt32, from start: Int, to end: Int) -> Double {
        let bits = radix.trailingZeroBitCount
        var value: UInt64 = 0
        var exponent = 0
        for index in start..<end {
            guard let digit = Characters.digit(base[index], radix: radix) else { continue }
            if exponent > 0 || value >> UInt64(64 - bits) != 0 {
                exponent += bits
                if digit != 0 { value |= 1 }
            } else {
                value = value << UInt64(bits) | UInt64(digit)
            }
        }
        guard exponent > 0 else { return Double(value) }
        return exponent > 2000 ? .infinity : Double(sign: .plus, exponent: exponent, significand: Double(value))
    }

    private func digits(from start: Int, to end: Int) -> [UInt16] {
        (start..<end).map { base[$0] }.filter { $0 != 0x5F }
    }

    /// The decimal digits of a BigInt written in another radix: long arithmetic in limbs of nine digits.
    private func decimalDigits(_ radix: UInt32, from start: Int, to end: Int) -> [UInt16] {
        var limbs: [UInt32] = [0]
        for index in start..<end {
            guard let digit = Characters.digit(base[index], radix: radix) else { continue }
            var carry = UInt64(digit)
            for limb in limbs.indices {
                let value = UInt64(limbs[limb]) * UInt64(radix) + carry
                limbs[limb] = UInt32(value % 1_000_000_000)
                carry = value / 1_000_000_000
            }
            if carry > 0 { limbs.append(UInt32(carry)) }
        }
        var text = String(limbs[limbs.count - 1])
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
        }
        return Array(text.utf16)
    }
}
