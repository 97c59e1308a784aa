// BigInts as text and text as BigInts.

extension VM {
    // MARK: To text

    /// §6.1.6.2.23 BigInt::toString ( x, 10 ), for messages: it cannot throw, so it is a mere ellipsis where the user interrupts.
    func bigIntToString(_ value: Value) -> JSString {
        do { return try bigIntToString(value, radix: 10) } catch { setAside(error); return string("…") }
    }

    /// §6.1.6.2.23 BigInt::toString ( x, radix ), for a radix from 2 to 36.
    func bigIntToString(_ value: Value, radix: Int) throws(JSThrow) -> JSString {
        let bigInt = value.asBigInt
        if bigInt.isSmall {
            let text = String(bigInt.low, radix: radix)
            return string(bigInt.isNegative ? "-" + text : text)
        }
        // Digits and text, by the least number of bits that a digit stands for.
        let digitCount = bigInt.bitWidth / (radix.bitWidth - 1 - radix.leadingZeroBitCount) + 1
        if digitCount > 8192 { try reserve(digitCount * 3) }
        var reversed = radix & (radix - 1) == 0 ? try bits(of: bigInt, perDigit: radix.trailingZeroBitCount) : try digits(of: bigInt, radix: radix)
        while let last = reversed.last, last == 0 { reversed.removeLast() }
        let length = reversed.count + (bigInt.isNegative ? 1 : 0)
        if length > JSString.maximumLength { throw rangeError("Invalid string length") }
        let result = allocateString(length: length, twoByte: false)
        var out = result.latin1
        if bigInt.isNegative { out.pointee = UInt8(ascii: "-"); out += 1 }
        var pace = Pace()
        for digit in reversed.reversed() {
            try pace.step(self)
            out.pointee = UInt8(truncatingIfNeeded: Numbers.digitScalar(digit).value)
            out += 1
        }
        return result
    }

    /// The digits for a power of two, lowest first.
    private func bits(of bigInt: JSBigInt, perDigit: Int) throws(JSThrow) -> [UInt8] {
        let mask = UInt(1) << UInt(perDigit) - 1, limbs = bigInt.limbs
        var digits: [UInt8] = []
        digits.reserveCapacity(bigInt.bitWidth / perDigit + 1)
        var position = 0, pace = Pace()
        while position < bigInt.bitWidth {
            try pace.step(self)
            let index = position / 64, offset = UInt(position % 64)
            var digit = limbs[index] >> offset
            if offset + UInt(perDigit) > 64, index + 1 < bigInt.count { digit |= limbs[index + 1] << (64 - offset) }
            digits.append(UInt8(digit & mask))
            position += perDigit
        }
        return digits
    }

    /// The digits for any radix, lowest first, by dividing again and again by as high a power of the radix as one limb holds.
    private func digits(of bigInt: JSBigInt, radix: Int) throws(JSThrow) -> [UInt8] {
        try reserve(bigInt.count * 8)
        var rest = Array(UnsafeBufferPointer(start: bigInt.limbs, count: bigInt.count))
        let (divisor, width) = VM.largestPower(of: UInt(radix))
        var digits: [UInt8] = []
        var work = 0
        while !rest.isEmpty {
            var remainder: UInt = 0
            for i in rest.indices.reversed() {
                (rest[i], remainder) = divisor.dividingFullWidth((remainder, rest[i]))
            }
            while rest.last == 0 { rest.removeLast() }
            for _ in 0..<width {
                digits.append(UInt8(remainder % UInt(radix)))
                remainder /= UInt(radix)
            }
            work += rest.count
            if work > 1 << 16 { work = 0; try checkInterruption() }
        }
        return digits
    }

    /// The largest power that fits a limb, and its exponent.
    private static func largestPower(of radix: UInt) -> (value: UInt, exponent: Int) {
        var value = radix, exponent = 1
        while case (let next, let overflow) = value.multipliedReportingOverflow(by: radix), !overflow {
            value = next
            exponent += 1
        }
        return (value, exponent)
    }

    // MARK: From text

    /// §7.1.14 StringToBigInt: nil where the text is no integer. Throws a RangeError for one that is larger than BigInts may be.
    func stringToBigInt(_ string: JSString) throws(JSThrow) -> Value? {
        let text = flat(string)
        var range = text.trimmed()
        if range.isEmpty { return bigInt(negative: false, 0) }
        var radix = 10, isNegative = false
        if range.count > 2, text[range.lowerBound] == 0x30, let prefixed = VM.radix(ofPrefix: text[range.lowerBound + 1]) {
            radix = prefixed
            range = range.lowerBound + 2..<range.upperBound
        } else if range.count > 1, text[range.lowerBound] == 0x2D || text[range.lowerBound] == 0x2B {
            isNegative = text[range.lowerBound] == 0x2D
            range = range.lowerBound + 1..<range.upperBound
        }
        var pace = Pace()
        for i in range {
            if Numbers.digitValue(text[i]) >= radix { return nil }
            try pace.step(self)
        }
        let limbs = try limbs(ofDigits: text, range, radix: radix)
        return try bigInt(negative: isNegative, limbs: limbs)
    }

    private static func radix(ofPrefix unit: UInt16) -> Int? {
        switch unit | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
    }

    private func limbs(ofDigits text: FlatString, _ range: Range<Int>, radix: Int) throws(JSThrow) -> [UInt] {
        let (_, width) = VM.largestPower(of: UInt(radix))
        var limbs: [UInt] = [], i = range.lowerBound, work = 0
        while i < range.upperBound {
            var part: UInt = 0, factor: UInt = 1
            for k in i..<min(i + width, range.upperBound) {
                part = part * UInt(radix) + UInt(Numbers.digitValue(text[k]))
                factor *= UInt(radix)
            }
            i += width
            multiply(&limbs, by: factor, adding: part)
            if limbs.count > JSBigInt.maximumBits / 64 { throw bigIntTooBig() }
            work += limbs.count
            if work > 1 << 16 { work = 0; try checkInterruption() }
        }
        return limbs
    }

    private func multiply(_ limbs: inout [UInt], by factor: UInt, adding part: UInt) {
        var carry = part
        for i in limbs.indices {
            let (high, low) = limbs[i].multipliedFullWidth(by: factor)
            let (sum, overflow) = low.addingReportingOverflow(carry)
            limbs[i] = sum
            carry = high &+ (overflow ? 1 : 0)
        }
        if carry > 0 { limbs.append(carry) }
    }
}
