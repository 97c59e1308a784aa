// Logarithms and the inverses of the hyperbolic functions, which are made of them. A number is a power of two times a
// significand near one, for whose logarithm there is a polynomial.

extension Elementary {
    /// x = 2^power · (1 + f) with 1 + f between the roots of 1/2 and of 2. `bits` are the significand's first 20.
    private static func split(_ x: Double) -> (power: Int32, f: Double, bits: Int32) {
        var x = x, power: Int32 = 0
        if x.high < 0x0010_0000 {
            power -= 54
            x *= 0x1p54
        }
        power += (x.high >> 20) - 1023
        let bits = x.high & 0xF_FFFF
        let carry = (bits + 0x9_5F64) & 0x10_0000
        return (power + carry >> 20, x.with(high: bits | (carry ^ 0x3FF0_0000)) - 1, bits)
    }

    /// What all logarithms say of what has none, or one that is not finite.
    @inline(__always) private static func trivialLogarithm(_ x: Double) -> Double? {
        if x > 0, x < .infinity { return nil }
        return x == 0 ? -.infinity : x < 0 ? .nan : x
    }

    private static func series(_ s: Double) -> Double {
        let z = s * s, w = z * z
        let even = w * horner(w, 3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01)
        let odd = z * horner(w, 6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01, 1.479819860511658591e-01)
        return odd + even
    }

    static func log(_ x: Double) -> Double {
        if let trivial = trivialLogarithm(x) { return trivial }
        let (power, f, bits) = split(x), k = Double(power)
        if (0xF_FFFF & (2 + bits)) < 3 {
            if f == 0 { return power == 0 ? 0 : k * ln2High + k * ln2Low }
            let rest = f * f * (0.5 - 0.33333333333333333 * f)
            return power == 0 ? f - rest : k * ln2High - ((rest - k * ln2Low) - f)
        }
        let s = f / (2 + f), sum = series(s)
        // Far from one the square of f is taken out of the polynomial.
        if (bits - 0x6_147A) | (0x6_B851 - bits) > 0 {
            let half = 0.5 * f * f
            if power == 0 { return f - (half - s * (half + sum)) }
            return k * ln2High - ((half - (s * (half + sum) + k * ln2Low)) - f)
        }
        if power == 0 { return f - s * (f - sum) }
        return k * ln2High - ((s * (f - sum) - k * ln2Low) - f)
    }

    /// The logarithm of 1 + x, exact for small x, too.
    static func log1p(_ x: Double) -> Double {
        if x <= -1 { return x == -1 ? -.infinity : .nan }
        if x.isNaN || x == .infinity { return x }
        let high = x.high, magnitude = x.highMagnitude
        if magnitude < 0x3E20_0000 { return magnitude < 0x3C90_0000 ? x : x - x * x * 0.5 }
        if high < 0x3FDA_827A, high > 0 || high <= Int32(bitPattern: 0xBFD2_BEC4) { return log1p(f: x, isTiny: false) }
        // 1 + x is rounded; what that lost is added to the end.
        let sum: Double, power: Int32, correction: Double
        if high < 0x4340_0000 {
            sum = 1 + x
            power = (sum.high >> 20) - 1023
            correction = (power > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum
        } else {
            (sum, power, correction) = (x, (x.high >> 20) - 1023, 0)
        }
        let bits = sum.high & 0xF_FFFF
        if bits < 0x6_A09E { return log1p(f: sum.with(high: bits | 0x3FF0_0000) - 1, isTiny: bits == 0, power, correction) }
        return log1p(f: sum.with(high: bits | 0x3FE0_0000) - 1, isTiny: (0x10_0000 - bits) >> 2 == 0, power + 1, correction)
    }

    private static func log1p(f: Double, isTiny: Bool, _ power: Int32 = 0, _ correction: Double = 0) -> Double {
        let half = 0.5 * f * f, k = Double(power)
        if isTiny {
            if f == 0 { return power == 0 ? 0 : k * ln2High + (correction + k * ln2Low) }
            let rest = half * (1 - 0.66666666666666666 * f)
            return power == 0 ? f - rest : k * ln2High - ((rest - (k * ln2Low + correction)) - f)
        }
        let s = f / (2 + f), z = s * s
        let sum = z * horner(z, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
                             1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01)
        if power == 0 { return f - (half - s * (half + sum)) }
        return k * ln2High - ((half - (s * (half + sum) + (k * ln2Low + correction))) - f)
    }

    static func log2(_ x: Double) -> Double {
        if let trivial = trivialLogarithm(x) { return trivial }
        if x == 1 { return 0 }
        let (power, f, _) = split(x), y = Double(power)
        let half = 0.5 * f * f, s = f / (2 + f)
        let rest = s * (half + series(s))
        // 1 / ln 2 in two parts, times the logarithm in two parts.
        let inverseHigh = 1.44269504072144627571e+00, inverseLow = 1.67517131648865118353e-10
        let head = (f - half).head
        let low = (f - head) - half + rest
        let product = head * inverseHigh
        let productLow = (low + head) * inverseLow + low * inverseHigh
        let total = y + product
        return (productLow + ((y - total) + product)) + total
    }

    static func log10(_ x: Double) -> Double {
        if let trivial = trivialLogarithm(x) { return trivial }
        if x == 1 { return 0 }
        var scaled = x, power: Int32 = 0
        if x.high < 0x0010_0000 {
            power -= 54
            scaled *= 0x1p54
        }
        power += (scaled.high >> 20) - 1023
        let isNegative: Int32 = power < 0 ? 1 : 0
        let y = Double(power + isNegative)
        let significand = scaled.with(high: (scaled.high & 0xF_FFFF) | (0x3FF - isNegative) << 20)
        let rest = y * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * log(significand)
        return rest + y * 3.01029995663611771306e-01
    }

    // MARK: Inverses of the hyperbolic functions

    static func acosh(_ x: Double) -> Double {
        if x < 1 { return .nan }
        if x.isNaN || x == .infinity { return x }
        if x == 1 { return 0 }
        if x.high >= 0x41B0_0000 { return log(x) + ln2 }
        if x.high > 0x4000_0000 { return log(2 * x - 1 / (x + (x * x - 1).squareRoot())) }
        let t = x - 1
        return log1p(t + (2 * t + t * t).squareRoot())
    }

    static func asinh(_ x: Double) -> Double {
        let high = x.highMagnitude, t = x.magnitude
        if !x.isFinite || high < 0x3E30_0000 { return x }
        let value: Double
        if high > 0x41B0_0000 {
            value = log(t) + ln2
        } else if high > 0x4000_0000 {
            value = log(2 * t + 1 / ((x * x + 1).squareRoot() + t))
        } else {
            let square = x * x
            value = log1p(t + square / (1 + (1 + square).squareRoot()))
        }
        return x < 0 ? -value : value
    }

    static func atanh(_ x: Double) -> Double {
        let t = x.magnitude
        if x.isNaN || t > 1 { return .nan }
        if t == 1 { return x * .infinity }
        if x.highMagnitude < 0x3E30_0000 { return x }
        let double = t + t
        let value = 0.5 * (t < 0.5 ? log1p(double + double * t / (1 - t)) : log1p(double / (1 - t)))
        return x < 0 ? -value : value
    }
}
