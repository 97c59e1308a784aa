// Decimal digits to a length that is asked for: `toFixed`, `toExponential`, `toPrecision`, `toLocaleString`.
//
// The specification wants the digits of the number that the double exactly is, rounded half up. A double is m × 2^e with
// integers m and e. With e ≥ 0 it is an integer; with e < 0 it is m × 5^−e / 10^−e: either way an exact run of digits,
// found by multiplying a big decimal number by small ones.

/// A positive number as decimal digits: 0.d₁d₂d₃… × 10^point. No digits at all for zero.
struct DecimalDigits {
    /// Each 0 … 9.
    private(set) var digits: [UInt8] = []
    private(set) var point = 0

    /// All the digits of the number that the (non-negative, finite) double is.
    init(exactly value: Double) {
        guard value > 0 else { return }
        var exponent = Int(value.exponent) - 52
        var significand = value.significandBitPattern | 1 << 52
        if value.isSubnormal { significand = value.significandBitPattern; exponent = -1074 }
        let shift = significand.trailingZeroBitCount
        significand >>= UInt64(shift)
        exponent += shift

        var limbs = DecimalDigits.limbs(of: significand)
        var rest = exponent.magnitude
        // The largest steps whose product with a limb and carry stays below 2^64.
        let (base, largest): (UInt64, UInt) = exponent < 0 ? (5, 13) : (2, 32)
        while rest > 0 {
            let step = min(rest, largest)
            var factor: UInt64 = 1
            for _ in 0..<step { factor *= base }
            DecimalDigits.multiply(&limbs, by: factor)
            rest -= step
        }
        appendDigits(of: limbs)
        point = digits.count + (exponent < 0 ? exponent : 0)
        dropTrailingZeros()
    }

    /// The shortest digits that stand for the (non-negative, finite) double.
    init(shortest value: Double) {
        guard value > 0 else { return }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
            let (count, point) = Numbers.shortestDigits(of: value, into: buffer)
            self.point = point
            for i in 0..<count { digits.append(buffer[i] - UInt8(ascii: "0")) }
        }
    }

    private static let limbBase: UInt64 = 1_000_000_000

    private static func limbs(of value: UInt64) -> [UInt32] {
        [UInt32(value % limbBase), UInt32(value / limbBase % limbBase), UInt32(value / limbBase / limbBase)]
    }

    private static func multiply(_ limbs: inout [UInt32], by factor: UInt64) {
        var carry: UInt64 = 0
        for i in limbs.indices {
            let product = UInt64(limbs[i]) * factor + carry
            limbs[i] = UInt32(product % limbBase)
            carry = product / limbBase
        }
        while carry > 0 {
            limbs.append(UInt32(carry % limbBase))
            carry /= limbBase
        }
    }

    private mutating func appendDigits(of limbs: [UInt32]) {
        for limb in limbs.reversed() {
            var divisor: UInt32 = 100_000_000
            while divisor > 0 {
                let digit = UInt8(limb / divisor % 10)
                if digit > 0 || !digits.isEmpty { digits.append(digit) }
                divisor /= 10
            }
        }
    }

    private mutating func dropTrailingZeros() {
        while digits.last == 0 { digits.removeLast() }
    }

    /// Keeps the first `count` digits, rounding half up; a `count` of zero or less can leave a single 1 or nothing.
    mutating func round(keeping count: Int) {
        guard count < digits.count else { return }
        let roundsUp = count >= 0 && digits[count] >= 5
        digits.removeSubrange(max(count, 0)...)
        guard roundsUp else { return dropTrailingZeros() }
        while let last = digits.popLast() {
            if last < 9 { digits.append(last + 1); return }
        }
        digits = [1]
        point += 1
    }

    /// Rounds to `places` digits after the decimal point.
    mutating func round(places: Int) { round(keeping: point + places) }

    private func digit(_ index: Int) -> Unicode.Scalar { Numbers.digitScalar(digits.indices.contains(index) ? digits[index] : 0) }

    /// The integer part's digits: at least "0".
    var integerPart: String {
        guard point > 0, !digits.isEmpty else { return "0" }
        var text = ""
        for i in 0..<point { text.unicodeScalars.append(digit(i)) }
        return text
    }

    /// The first `places` digits after the decimal point, with it; nothing for none.
    func fractionPart(places: Int) -> String {
        guard places > 0 else { return "" }
        var text = "."
        for i in 0..<places { text.unicodeScalars.append(digit(point + i)) }
        return text
    }

    /// `1.234e+5` with `places` digits after the point.
    func exponential(places: Int) -> String {
        var text = ""
        text.unicodeScalars.append(digit(0))
        if places > 0 {
            text += "."
            for i in 1...places { text.unicodeScalars.append(digit(i)) }
        }
        let exponent = digits.isEmpty ? 0 : point - 1
        return "\(text)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }
}

extension Numbers {
    /// §21.1.3.3 Number.prototype.toFixed, from step 6 on; `places` is from 0 to 100 and the value finite.
    static func toFixed(_ value: Double, places: Int) -> String {
        if value.magnitude >= 1e21 { return toString(value) }
        if let text = toFixedQuickly(value, places: places) { return text }
        var decimal = DecimalDigits(exactly: value.magnitude)
        decimal.round(places: places)
        return (value < 0 ? "-" : "") + decimal.integerPart + decimal.fractionPart(places: places)
    }

    /// The same for numbers and places small enough that 128 bits hold the exact product of the number and a power of ten.
    private static func toFixedQuickly(_ value: Double, places: Int) -> String? {
        let magnitude = value.magnitude
        guard places <= 15, magnitude < 1e15, magnitude >= 1e-15 || magnitude == 0 else { return nil }
        var power: UInt64 = 1
        for _ in 0..<places { power *= 10 }
        var scaled: UInt128 = 0
        if magnitude > 0 {
            // m × 2^−shift × 10^places, half up.
            let significand = magnitude.significandBitPattern | 1 << 52, shift = 52 - Int(magnitude.exponent)
            scaled = UInt128(significand) * UInt128(power)
            scaled = (scaled + UInt128(1) << UInt128(shift - 1)) >> UInt128(shift)
        }
        guard var rest = UInt64(exactly: scaled) else { return nil }
        return String(unsafeUninitializedCapacity: 24) { text in
            var length = places + 1, probe = rest / power
            while probe >= 10 { probe /= 10; length += 1 }
            if places > 0 { length += 1 }
            if value < 0 { length += 1 }
            var i = length
            func put(_ byte: UInt8) { i -= 1; text[i] = byte }
            for place in 0..<(value < 0 ? length - 1 : length) {
                if places > 0, place == places { put(UInt8(ascii: ".")); continue }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            }
            if value < 0 { put(UInt8(ascii: "-")) }
            return length
        }
    }

    /// §21.1.3.2 Number.prototype.toExponential, from step 6 on. Nil: as many digits as the number needs.
    static func toExponential(_ value: Double, places: Int?) -> String {
        let sign = value < 0 ? "-" : ""
        guard let places else {
            let decimal = DecimalDigits(shortest: value.magnitude)
            return sign + decimal.exponential(places: max(decimal.digits.count - 1, 0))
        }
        var decimal = DecimalDigits(exactly: value.magnitude)
        decimal.round(keeping: places + 1)
        return sign + decimal.exponential(places: places)
    }

    /// §21.1.3.5 Number.prototype.toPrecision, from step 7 on; `precision` is from 1 to 100 and the value finite.
    static func toPrecision(_ value: Double, precision: Int) -> String {
        let sign = value < 0 ? "-" : ""
        var decimal = DecimalDigits(exactly: value.magnitude)
        decimal.round(keeping: precision)
        let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
        if exponent < -6 || exponent >= precision { return sign + decimal.exponential(places: precision - 1) }
        return sign + decimal.integerPart + decimal.fractionPart(places: precision - 1 - exponent)
    }

    /// As `Intl.NumberFormat('en-US')` writes numbers: thousands apart, at most three digits after the point.
    static func toLocaleString(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        let sign = value.sign == .minus ? "-" : ""
        if value.isInfinite { return sign + "∞" }
        var decimal = DecimalDigits(shortest: value.magnitude)
        decimal.round(places: 3)
        let places = decimal.digits.isEmpty ? 0 : max(decimal.digits.count - decimal.point, 0)
        return sign + groupedThousands(decimal.integerPart) + decimal.fractionPart(places: places)
    }

    /// `1234567` as `1,234,567`; digits only.
    static func groupedThousands(_ digits: String) -> String {
        var text = "", left = digits.utf8.count
        for scalar in digits.unicodeScalars {
            text.unicodeScalars.append(scalar)
            left -= 1
            if left > 0, left % 3 == 0 { text += "," }
        }
        return text
    }
}
