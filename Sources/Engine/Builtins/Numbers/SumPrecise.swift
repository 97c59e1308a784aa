// Math.sumPrecise (ECMA-262 §21.3.2.34): the sum of the exact values, rounded once.

/// §21.3.2.34 Math.sumPrecise ( items )
func mathSumPrecise(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[0].isNullish { throw vm.notIterable(arguments[0]) }
    var sum = ExactSum()
    var hasNaN = false, hasPlusInfinity = false, hasMinusInfinity = false, isMinusZero = true
    try vm.iterateArgument(arguments[0]) { (item) throws(JSThrow) in
        guard item.isNumber else { throw vm.typeError("\(vm.describeForError(item)) is not a number") }
        let number = item.asNumber
        if number.isNaN { hasNaN = true }
        else if number.isInfinite { if number > 0 { hasPlusInfinity = true } else { hasMinusInfinity = true } }
        else if number != 0 { sum.add(number); isMinusZero = false }
        else if number.sign == .plus { isMinusZero = false }
        return .goOn
    }
    if hasNaN || (hasPlusInfinity && hasMinusInfinity) { return Value(double: .nan) }
    if hasPlusInfinity { return Value(double: .infinity) }
    if hasMinusInfinity { return Value(double: -.infinity) }
    return .number(isMinusZero ? -0.0 : sum.rounded)
}

/// A sum of doubles without loss: one number in two's complement, whose lowest bit weighs as the smallest double does. Sixty-four bits
/// above the largest double leave room for more summands than there can be.
struct ExactSum {
    /// The lowest words first: 2098 bits for the doubles, 64 for carries.
    private var words = [UInt64](repeating: 0, count: 34)

    /// Adds a finite number.
    mutating func add(_ number: Double) {
        let bits = number.bitPattern
        let exponent = Int(bits >> 52 & 0x7FF)
        let fraction = bits & 0xF_FFFF_FFFF_FFFF
        let significand = exponent == 0 ? fraction : fraction | 1 << 52
        let shift = max(exponent, 1) - 1
        let low = significand << UInt64(shift & 63), high = shift & 63 == 0 ? 0 : significand >> UInt64(64 - shift & 63)
        if number.sign == .plus { add(low, high, at: shift >> 6) } else { subtract(low, high, at: shift >> 6) }
    }

    private mutating func add(_ low: UInt64, _ high: UInt64, at place: Int) {
        var carry = false
        for i in place..<words.count {
            let part = i == place ? low : i == place + 1 ? high : 0
            if i > place + 1, !carry { return }
            let (sum, first) = words[i].addingReportingOverflow(part)
            let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
            words[i] = total
            carry = first || second
        }
    }

    private mutating func subtract(_ low: UInt64, _ high: UInt64, at place: Int) {
        var borrow = false
        for i in place..<words.count {
            let part = i == place ? low : i == place + 1 ? high : 0
            if i > place + 1, !borrow { return }
            let (difference, first) = words[i].subtractingReportingOverflow(part)
            let (total, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
            words[i] = total
            borrow = first || second
        }
    }

    /// The nearest double, ties to even; 0 is positive.
    var rounded: Double {
        var magnitude = words
        let isNegative = words[words.count - 1] >> 63 == 1
        if isNegative {
            var carry = true
            for i in magnitude.indices {
                (magnitude[i], carry) = (~magnitude[i]).addingReportingOverflow(carry ? 1 : 0)
            }
        }
        guard let top = magnitude.lastIndex(where: { $0 != 0 }) else { return 0 }
        let length = top * 64 + 64 - magnitude[top].leadingZeroBitCount
        let result = length <= 53 ? Double(magnitude[0]) * .leastNonzeroMagnitude : rounded(magnitude, length: length)
        return isNegative ? -result : result
    }

    /// For numbers of more than 53 bits: those are normal.
    private func rounded(_ magnitude: [UInt64], length: Int) -> Double {
        let dropped = length - 53
        var significand = bits(of: magnitude, from: dropped)
        let half = magnitude[(dropped - 1) >> 6] >> UInt64((dropped - 1) & 63) & 1 == 1
        if half, significand & 1 == 1 || hasBits(magnitude, below: dropped - 1) { significand += 1 }
        // A carry out of the significand goes on into the exponent, and out of that to infinity, as it should.
        if dropped + 1 > 2046 { return .infinity }
        return Double(bitPattern: UInt64(dropped) << 52 + significand)
    }

    /// The 53 bits from a position on.
    private func bits(of words: [UInt64], from position: Int) -> UInt64 {
        let word = position >> 6, shift = UInt64(position & 63)
        let low = words[word] >> shift
        let high = shift == 0 || word + 1 >= words.count ? 0 : words[word + 1] << (64 - shift)
        return (low | high) & (1 << 53 - 1)
    }

    private func hasBits(_ words: [UInt64], below position: Int) -> Bool {
        let word = position >> 6
        if words[0..<word].contains(where: { $0 != 0 }) { return true }
        return words[word] & (1 << UInt64(position & 63) - 1) != 0
    }
}
