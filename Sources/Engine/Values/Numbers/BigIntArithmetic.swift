// Arithmetic on long BigInts, by the BigInt package; no other file uses it. The package computes in one go
// what it is asked, so what would take minutes is asked in pieces, with a look in between at whether the user interrupts.

import BigInt
import Syntax

extension VM {
    /// The cases of `bigIntBinary` that it leaves: products and quotients of long ones, powers, bits where one is negative.
    /// Divisors are not zero and exponents not negative.
    func largeBinary(_ op: BinaryOperator, _ x: JSBigInt, _ y: JSBigInt) throws(JSThrow) -> Value {
        // Copies of the operands, parts and results.
        if x.count + y.count > 4096 { try reserve((x.count + y.count) * 32) }
        let a = BigInt(x), b = BigInt(y)
        switch op {
        case .multiply:
            if x.bitWidth + y.bitWidth > JSBigInt.maximumBits + 1 { throw bigIntTooBig() }
            return try bigInt(BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: product(a.magnitude, b.magnitude)))
        case .divide:
            let quotient = try divide(a.magnitude, by: b.magnitude).quotient
            return try bigInt(BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: quotient))
        case .remainder:
            return try bigInt(BigInt(sign: a.sign, magnitude: divide(a.magnitude, by: b.magnitude).remainder))
        case .power: return try power(x, y)
        case .bitAnd, .bitOr, .bitXor: return try bigInt(bitwise(op, a, b))
        default: throw typeError("Cannot mix BigInt and other types, use explicit conversions")
        }
    }

    /// §6.1.6.2.20 BigIntBitwiseOp. A negative number is seen as the complement of one that is not: the library's own operators
    /// lose the sign where the highest bit of a word is set.
    private func bitwise(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) -> BigInt {
        func complement(_ n: BigInt) -> BigInt { -(n + 1) }
        let isNegative = (a.sign == .minus, b.sign == .minus)
        let x = isNegative.0 ? complement(a) : a, y = isNegative.1 ? complement(b) : b
        if op == .bitXor { return isNegative.0 == isNegative.1 ? x ^ y : complement(x ^ y) }
        switch isNegative {
        case (false, false): return op == .bitAnd ? x & y : x | y
        case (true, true): return complement(op == .bitAnd ? x | y : x & y)
        case (true, false): return op == .bitAnd ? y - (x & y) : complement(x - (x & y))
        case (false, true): return op == .bitAnd ? x - (x & y) : complement(y - (x & y))
        }
    }

    private func bigInt(_ value: BigInt) throws(JSThrow) -> Value {
        try bigInt(negative: value.sign == .minus, limbs: value.magnitude.words)
    }

    /// §6.1.6.2.3 BigInt::exponentiate
    private func power(_ base: JSBigInt, _ exponent: JSBigInt) throws(JSThrow) -> Value {
        if exponent.isZero { return bigInt(negative: false, 1) }
        if base.isZero || (base.count == 1 && base.low == 1) { return bigInt(negative: base.isNegative && exponent.low & 1 == 1, base.low) }
        // At least (width − 1) × exponent bits.
        guard exponent.isSmall, exponent.low <= JSBigInt.maximumBits, (base.bitWidth - 1) * Int(exponent.low) < JSBigInt.maximumBits else {
            throw bigIntTooBig()
        }
        let isNegative = base.isNegative && exponent.low & 1 == 1
        if base.count == 1, base.low & (base.low - 1) == 0 {
            let shift = base.low.trailingZeroBitCount * Int(exponent.low)
            try reserve(shift / 4)
            return try bigInt(BigInt(sign: isNegative ? .minus : .plus, magnitude: BigUInt(1) << shift))
        }
        var result = BigUInt(1), square = BigInt(base).magnitude, rest = exponent.low
        while true {
            if rest & 1 == 1 { result = try product(result, square) }
            rest >>= 1
            if rest == 0 { break }
            square = try product(square, square)
        }
        return try bigInt(BigInt(sign: isNegative ? .minus : .plus, magnitude: result))
    }

    /// Limbs up to which the package multiplies two numbers in a hundredth of a second.
    private static let directLimbs = 1 << 12

    /// A product, by Karatsuba's rule while the factors are huge.
    private func product(_ a: BigUInt, _ b: BigUInt) throws(JSThrow) -> BigUInt {
        let longer = max(a.words.count, b.words.count)
        if longer <= VM.directLimbs { return a * b }
        if longer > JSBigInt.maximumBits / 64 + 1 { throw bigIntTooBig() }
        try reserve(longer * 64)
        try checkInterruption()
        let half = (longer + 1) / 2
        let (aHigh, aLow) = split(a, at: half), (bHigh, bLow) = split(b, at: half)
        let high = try product(aHigh, bHigh), low = try product(aLow, bLow)
        if aHigh.isZero || bHigh.isZero {
            // One factor is short: its low part times the other's high part is all that is left.
            let middle = aHigh.isZero ? try product(aLow, bHigh) : try product(aHigh, bLow)
            return low + middle << (half * 64)
        }
        let middle = try product(aHigh + aLow, bHigh + bLow) - high - low
        return low + middle << (half * 64) + high << (half * 128)
    }

    private func split(_ value: BigUInt, at limbs: Int) -> (high: BigUInt, low: BigUInt) {
        let words = value.words
        return (BigUInt(words: Array(words.dropFirst(limbs))), BigUInt(words: Array(words.prefix(limbs))))
    }

    /// Quotient and remainder, the dividend's limbs taken in turns from the top where there is much to do.
    private func divide(_ a: BigUInt, by b: BigUInt) throws(JSThrow) -> (quotient: BigUInt, remainder: BigUInt) {
        let limbs = a.words.count, divisorLimbs = b.words.count
        let turn = max(1, (1 << 21) / divisorLimbs)
        if limbs - divisorLimbs <= turn { return a.quotientAndRemainder(dividingBy: b) }
        try reserve(limbs * 32)
        let words = Array(a.words)
        var quotient = [UInt](repeating: 0, count: limbs)
        var remainder = BigUInt(0), end = limbs
        while end > 0 {
            try checkInterruption()
            let start = max(0, end - turn)
            let dividend = remainder << ((end - start) * 64) + BigUInt(words: Array(words[start..<end]))
            let (part, rest) = dividend.quotientAndRemainder(dividingBy: b)
            for (i, word) in part.words.enumerated() where start + i < end { quotient[start + i] = word }
            remainder = rest
            end = start
        }
        return (BigUInt(words: quotient), remainder)
    }
}

extension BigInt {
    fileprivate init(_ value: JSBigInt) {
        let words = Array(UnsafeBufferPointer(start: value.limbs, count: value.count))
        self.init(sign: value.isNegative ? .minus : .plus, magnitude: BigUInt(words: words))
    }
}
