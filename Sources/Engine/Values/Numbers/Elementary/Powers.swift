// Powers and roots.

extension Elementary {
    static func cbrt(_ x: Double) -> Double {
        if !x.isFinite || x == 0 { return x }
        // Dividing the bits by three divides the exponent: a root to five bits.
        let high = x.highMagnitude
        let guess = high < 0x0010_0000 ? (x * 0x1p54).highMagnitude / 3 + 696_219_795 : high / 3 + 715_094_163
        var root = Double(high: guess | (x.high & Int32.min))
        // A polynomial brings it to 23 bits,
        var r = (root * root) * (root / x)
        root *= horner(r, 1.87595182427177009643, -1.88497979543377169875, 1.621429720105354466140)
            + ((r * r) * r) * horner(r, -0.758397934778766047437, 0.145996192886612446982)
        root = Double(bitPattern: (root.bitPattern &+ 0x8000_0000) & 0xFFFF_FFFF_C000_0000)
        // and a step of Newton's method to all.
        r = x / (root * root)
        r = (r - root) / ((root + root) + r)
        return root + root * r
    }

    /// ECMA-262 §6.1.6.1.3 Number::exponentiate ( base, exponent )
    static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 { return 1 }
        if x.isNaN || y.isNaN { return .nan }
        if y.isInfinite {
            if x.magnitude == 1 { return .nan }
            return (x.magnitude > 1) == (y > 0) ? .infinity : 0
        }
        if y == 1 { return x }
        if y == -1 { return 1 / x }
        if y == 2 { return x * x }
        if y == 0.5 { return x == -.infinity ? .infinity : (x + 0).squareRoot() }
        let parity = x.sign == .minus ? parity(of: y) : .even
        if x == 0 || x.isInfinite || x.magnitude == 1 {
            let power = y < 0 ? 1 / x.magnitude : x.magnitude
            if x == -1, parity == .none { return .nan }
            return parity == .odd ? -power : power
        }
        if parity == .none { return .nan }
        let power = positivePower(x.magnitude, y)
        return parity == .odd ? -power : power
    }

    private enum Parity { case none, odd, even }

    private static func parity(of y: Double) -> Parity {
        let magnitude = y.magnitude
        if magnitude >= 0x1p53 { return .even }
        guard magnitude.rounded(.towardZero) == magnitude else { return .none }
        return Int64(magnitude) & 1 == 1 ? .odd : .even
    }

    /// Finite, positive and not 1 to a finite power: 2^(y · log2 x), the logarithm to more than a double's bits.
    private static func positivePower(_ x: Double, _ y: Double) -> Double {
        let high = x.high, exponentHigh = y.highMagnitude
        let logarithm: (head: Double, tail: Double)
        if exponentHigh > 0x41E0_0000 {
            // So large an exponent overflows or vanishes unless x is all but 1.
            if exponentHigh > 0x43F0_0000 {
                if high <= 0x3FEF_FFFF { return y < 0 ? .infinity : 0 }
                if high >= 0x3FF0_0000 { return y > 0 ? .infinity : 0 }
            }
            if high < 0x3FEF_FFFF { return y < 0 ? .infinity : 0 }
            if high > 0x3FF0_0000 { return y > 0 ? .infinity : 0 }
            logarithm = binaryLogarithmNearOne(x)
        } else {
            logarithm = binaryLogarithm(x)
        }
        let yHead = y.head
        let tail = (y - yHead) * logarithm.head + y * logarithm.tail
        return binaryPower(yHead * logarithm.head, tail)
    }

    private static func binaryLogarithmNearOne(_ x: Double) -> (head: Double, tail: Double) {
        let t = x - 1
        let w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25))
        let u = 1.44269502162933349609e+00 * t
        let v = t * 1.92596299112661746887e-08 - w * inverseLn2
        let head = (u + v).head
        return (head, v - (head - u))
    }

    private static func binaryLogarithm(_ x: Double) -> (head: Double, tail: Double) {
        var x = x, power: Int32 = 0
        if x.high < 0x0010_0000 {
            x *= 0x1p53
            power -= 53
        }
        power += (x.high >> 20) - 0x3FF
        let bits = x.high & 0xF_FFFF
        var high = bits | 0x3FF0_0000
        // The significand is compared with 1 or with 3/2, whichever is nearer.
        var isNearThreeHalves = false
        if bits > 0x3_988E {
            if bits < 0xB_B67A {
                isNearThreeHalves = true
            } else {
                power += 1
                high -= 0x0010_0000
            }
        }
        x = x.with(high: high)
        let base = isNearThreeHalves ? 1.5 : 1.0
        // s = (x - base) / (x + base), to twice a double's bits.
        let u = x - base, v = 1 / (x + base), s = u * v, sHead = s.head
        let sumHead = Double(high: ((high >> 1) | 0x2000_0000) + 0x0008_0000 + (isNearThreeHalves ? 0x4_0000 : 0))
        let sumTail = x - (sumHead - base)
        let sTail = v * ((u - sHead * sumHead) - sHead * sumTail)
        // log(1 + s) - log(1 - s) = 2s + 2/3 s³ + …
        let square = s * s
        var series = square * square * horner(square, 5.99999999999994648725e-01, 4.28571428578550184252e-01, 3.33333329818377432918e-01,
                                              2.72728123808534006489e-01, 2.30660745775561754067e-01, 2.06975017800338417784e-01)
        series += sTail * (sHead + s)
        let headSquare = sHead * sHead
        let termHead = (3 + headSquare + series).head
        let termTail = series - ((termHead - 3) - headSquare)
        let productHead = sHead * termHead
        let productTail = sTail * termHead + termTail * s
        let pHead = (productHead + productTail).head
        let pTail = productTail - (pHead - productHead)
        // 2 / (3 ln 2), in two parts.
        let zHead = 9.61796700954437255859e-01 * pHead
        let baseTail = isNearThreeHalves ? 1.35003920212974897128e-08 : 0, baseHead = isNearThreeHalves ? 5.84962487220764160156e-01 : 0
        let zTail = -7.02846165095275826516e-09 * pHead + pTail * 9.61796693925975554329e-01 + baseTail
        let count = Double(power)
        let head = (((zHead + zTail) + baseHead) + count).head
        return (head, zTail - (((head - count) - baseHead) - zHead))
    }

    /// 2^(head + tail).
    private static func binaryPower(_ head: Double, _ tail: Double) -> Double {
        var head = head
        var sum = head + tail
        let high = sum.high
        if high >= 0x4090_0000 {
            if sum > 1024 || (sum == 1024 && tail + 8.0085662595372944372e-17 > sum - head) { return .infinity }
        } else if sum.highMagnitude >= 0x4090_CC00 {
            if sum < -1075 || (sum == -1075 && tail <= sum - head) { return 0 }
        }
        var power: Int32 = 0
        if sum.highMagnitude > 0x3FE0_0000 {
            // The nearest integer becomes the exponent.
            let exponent = (sum.highMagnitude >> 20) - 0x3FF
            let rounded = high &+ (0x0010_0000 >> (exponent + 1))
            let roundedExponent = ((rounded & 0x7FFF_FFFF) >> 20) - 0x3FF
            head -= Double(high: rounded & ~(0xF_FFFF >> roundedExponent))
            power = ((rounded & 0xF_FFFF) | 0x0010_0000) >> (20 - roundedExponent)
            if high < 0 { power = -power }
        }
        sum = (tail + head).head
        let u = sum * 6.93147182464599609375e-01
        let v = (tail - (sum - head)) * ln2 + sum * -1.90465429995776804525e-09
        let z = u + v
        let rest = v - (z - u)
        let c = exponentialSeries(z)
        // fdlibm subtracts the second term from the quotient; V8 from the divisor, whence its 10 ** -5 of 0.000009999999999999999.
        let error = (z * c) / ((c - 2) - (rest + z * rest))
        let significand = 1 - (error - z)
        let resultHigh = significand.high &+ power << 20
        // A result below the normal numbers is rounded as it is scaled.
        if resultHigh >> 20 <= 0 { return Double(sign: .plus, exponent: Int(power), significand: significand) }
        return significand.with(high: resultHigh)
    }
}
