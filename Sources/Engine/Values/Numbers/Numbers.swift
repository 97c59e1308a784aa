// Numbers as text (ECMA-262 §6.1.6.1.20). Swift's own `description` finds the shortest digits that read back as the same
// number; what is left to do is to lay them out as JavaScript does. `NumberParsing.swift` reads text, `DecimalDigits.swift`
// rounds to a number of digits that a script asks for.

/// The text of numbers and the numbers of text.
public enum Numbers {
    private static let zero = UInt8(ascii: "0")

    /// How many characters an integer's decimal form has.
    @inline(__always) static func digitCount(_ value: Int32) -> Int {
        let rest = value.magnitude, sign = value < 0 ? 1 : 0
        if rest < 100 { return sign + (rest < 10 ? 1 : 2) }
        return rest < 10_000 ? sign + (rest < 1000 ? 3 : 4) : digitCount(Int(value))
    }
    static func digitCount(_ value: Int) -> Int {
        let rest = value.magnitude
        var length = value < 0 ? 2 : 1, next: UInt = 10
        while rest >= next {
            length += 1
            let (product, overflow) = next.multipliedReportingOverflow(by: 10)
            if overflow { break }
            next = product
        }
        return length
    }

    /// Writes them: `count` of them, as `digitCount` says.
    @inline(__always) static func putDigits<Unit: FixedWidthInteger>(of value: Int, count: Int, _ digits: UnsafeMutablePointer<Unit>) {
        var rest = value.magnitude, i = count
        repeat {
            i -= 1
            digits[i] = Unit(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        } while rest > 0
        if value < 0 { digits[0] = 0x2D }
    }

    /// §6.1.6.1.20 Number::toString ( x, 10 )
    public static func toString(_ value: Double) -> String {
        if value == 0 { return "0" }
        if let integer = Int64(exactly: value), integer.magnitude < 1 << 53 { return String(integer) }
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digits in
            let (count, point) = shortestDigits(of: value.magnitude, into: digits)
            // The longest outcomes are like -0.0000012345678901234567 and -1.2345678901234567e-308.
            return String(unsafeUninitializedCapacity: 40) { text in
                var out = 0
                func put(_ byte: UInt8) { text[out] = byte; out += 1 }
                func put(digits range: Range<Int>) { for i in range { put(digits[i]) } }
                func put(zeros: Int) { for _ in 0..<zeros { put(zero) } }
                if value < 0 { put(UInt8(ascii: "-")) }
                if count <= point, point <= 21 {
                    put(digits: 0..<count)
                    put(zeros: point - count)
                } else if point > 0, point <= 21 {
                    put(digits: 0..<point)
                    put(UInt8(ascii: "."))
                    put(digits: point..<count)
                } else if point > -6, point <= 0 {
                    put(zero)
                    put(UInt8(ascii: "."))
                    put(zeros: -point)
                    put(digits: 0..<count)
                } else {
                    put(digits[0])
                    if count > 1 {
                        put(UInt8(ascii: "."))
                        put(digits: 1..<count)
                    }
                    put(UInt8(ascii: "e"))
                    put(UInt8(ascii: point > 0 ? "+" : "-"))
                    let exponent = (point - 1).magnitude
                    if exponent >= 100 { put(zero + UInt8(exponent / 100)) }
                    if exponent >= 10 { put(zero + UInt8(exponent / 10 % 10)) }
                    put(zero + UInt8(exponent % 10))
                }
                return out
            }
        }
    }

    /// The fewest digits that stand for a positive, finite number and no other, the closest of these to it: the number is
    /// 0.d₁d₂d₃… × 10^point. `digits` has room for 32; they are ASCII.
    static func shortestDigits(of value: Double, into digits: UnsafeMutableBufferPointer<UInt8>) -> (count: Int, point: Int) {
        var description = value.description
        return description.withUTF8 { text in
            var count = 0, point = 0, exponent = 0
            var afterPoint = false, i = 0
            while i < text.count, text[i] != UInt8(ascii: "e") {
                let unit = text[i]
                i += 1
                if unit == UInt8(ascii: ".") { afterPoint = true; continue }
                if count == 0, unit == zero {
                    if afterPoint { point -= 1 }
                    continue
                }
                if !afterPoint { point += 1 }
                if count < digits.count { digits[count] = unit; count += 1 }
            }
            if i < text.count {
                i += 1
                let isNegative = text[i] == UInt8(ascii: "-")
                for unit in text[i...] where unit >= zero && unit <= zero + 9 { exponent = exponent * 10 + Int(unit - zero) }
                if isNegative { exponent = -exponent }
            }
            while count > 1, digits[count - 1] == zero { count -= 1 }
            return (count, point + exponent)
        }
    }

    /// §6.1.6.1.20 Number::toString ( x, radix ), for a radix from 2 to 36.
    ///
    /// The specification leaves the digits of fractions to the implementation; these are V8's: as many as it takes until
    /// what is left is less than half the distance to the next double, the last one rounded.
    static func toString(_ value: Double, radix: Int) -> String {
        if radix == 10 || value == 0 || !value.isFinite { return toString(value) }
        var integer = value.magnitude.rounded(.down)
        var fraction = value.magnitude - integer
        var digits: [UInt8] = []
        let base = Double(radix)
        var delta = max(0.5 * (value.magnitude.nextUp - value.magnitude), Double.leastNonzeroMagnitude)
        var isCarried = false
        if fraction >= delta {
            repeat {
                fraction *= base
                delta *= base
                let digit = UInt8(fraction)
                digits.append(digit)
                fraction -= Double(digit)
                if fraction > 0.5 || (fraction == 0.5 && digit & 1 == 1), fraction + delta > 1 {
                    isCarried = roundUp(&digits, radix: radix)
                    break
                }
            } while fraction >= delta
        }
        if isCarried { integer += 1 }
        var text = value < 0 ? "-" : ""
        text += integerDigits(integer, base: base)
        if !digits.isEmpty {
            text += "."
            for digit in digits { text.unicodeScalars.append(digitScalar(digit)) }
        }
        return text
    }

    /// Adds one to the last digit; true where that carries over into the integer part.
    private static func roundUp(_ digits: inout [UInt8], radix: Int) -> Bool {
        while let last = digits.popLast() {
            if Int(last) + 1 < radix { digits.append(last + 1); return false }
        }
        return true
    }

    /// Beyond 2^53 the digits that the double does not determine are zeros, as V8 has it.
    private static func integerDigits(_ value: Double, base: Double) -> String {
        var integer = value
        var reversed: [UInt8] = []
        while (integer / base).exponent >= 53 {
            integer /= base
            reversed.append(0)
        }
        repeat {
            let remainder = integer.truncatingRemainder(dividingBy: base)
            reversed.append(UInt8(remainder))
            integer = (integer - remainder) / base
        } while integer > 0
        var text = ""
        for digit in reversed.reversed() { text.unicodeScalars.append(digitScalar(digit)) }
        return text
    }

    static func digitScalar(_ digit: UInt8) -> Unicode.Scalar { Unicode.Scalar(digit < 10 ? zero + digit : UInt8(ascii: "a") - 10 + digit) }
}
