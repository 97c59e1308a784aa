// The inverses of sine, cosine and tangent.

extension Elementary {
    private static let pi = 3.14159265358979311600e+00
    private static let quarterPi = 7.85398163397448278999e-01

    /// (asin(x) - x) / x, for z = x², as a quotient of polynomials.
    private static func arcSineSeries(_ z: Double) -> Double {
        let numerator = z * horner(z, 1.66666666666666657415e-01, -3.25565818622400915405e-01, 2.01212532134862925881e-01,
                                   -4.00555345006794114027e-02, 7.91534994289814532176e-04, 3.47933107596021167570e-05)
        let denominator = horner(z, 1, -2.40339491173441421878e+00, 2.02094576023350569471e+00, -6.88283971605453293030e-01,
                                 7.70381505559019352791e-02)
        return numerator / denominator
    }

    static func acos(_ x: Double) -> Double {
        let high = x.highMagnitude
        if high >= 0x3FF0_0000 {
            if x == 1 { return 0 }
            return x == -1 ? pi + 2 * halfPiLow : .nan
        }
        if high < 0x3FE0_0000 {
            if high <= 0x3C60_0000 { return halfPiHigh + halfPiLow }
            let series = arcSineSeries(x * x)
            return halfPiHigh - (x - (halfPiLow - x * series))
        }
        // cos(2a) = 1 - 2 sin²(a)
        if x < 0 {
            let z = (1 + x) * 0.5, root = z.squareRoot()
            let rest = arcSineSeries(z) * root - halfPiLow
            return pi - 2 * (root + rest)
        }
        let z = (1 - x) * 0.5, root = z.squareRoot(), head = root.head
        let correction = (z - head * head) / (root + head)
        let rest = arcSineSeries(z) * root + correction
        return 2 * (head + rest)
    }

    static func asin(_ x: Double) -> Double {
        let high = x.highMagnitude
        if high >= 0x3FF0_0000 { return x.magnitude == 1 ? x * halfPiHigh + x * halfPiLow : .nan }
        if high < 0x3E40_0000 { return x }
        if high < 0x3FE0_0000 { return x + x * arcSineSeries(x * x) }
        let z = (1 - x.magnitude) * 0.5, root = z.squareRoot(), series = arcSineSeries(z)
        let angle: Double
        if high >= 0x3FEF_3333 {
            angle = halfPiHigh - (2 * (root + root * series) - halfPiLow)
        } else {
            let head = root.head, correction = (z - head * head) / (root + head)
            let p = 2 * root * series - (halfPiLow - 2 * correction)
            let q = quarterPi - 2 * head
            angle = quarterPi - (p - q)
        }
        return x < 0 ? -angle : angle
    }

    static func atan(_ x: Double) -> Double {
        let high = x.highMagnitude
        if x.isNaN { return x }
        if high >= 0x4410_0000 { return x < 0 ? -halfPiHigh - halfPiLow : halfPiHigh + halfPiLow }
        if high < 0x3E40_0000 { return x }
        if high < 0x3FDC_0000 { return x - x * arcTangentSeries(x) }
        // The angle of a near-by tangent (1/2, 1, 3/2, infinity), and the angle that is left.
        let t = x.magnitude
        let (rest, near, nearLow) = if high < 0x3FE6_0000 { ((2 * t - 1) / (2 + t), 4.63647609000806093515e-01, 2.26987774529616870924e-17) }
            else if high < 0x3FF3_0000 { ((t - 1) / (t + 1), quarterPi, 3.06161699786838301793e-17) }
            else if high < 0x4003_8000 { ((t - 1.5) / (1 + 1.5 * t), 9.82793723247329054082e-01, 1.39033110312309984516e-17) }
            else { (-1 / t, halfPiHigh, halfPiLow) }
        let angle = near - ((rest * arcTangentSeries(rest) - nearLow) - rest)
        return x < 0 ? -angle : angle
    }

    private static func arcTangentSeries(_ x: Double) -> Double {
        let z = x * x, w = z * z
        let even = z * horner(w, 3.33333333333329318027e-01, 1.42857142725034663711e-01, 9.09088713343650656196e-02,
                              6.66107313738753120669e-02, 4.97687799461593236017e-02, 1.62858201153657823623e-02)
        let odd = w * horner(w, -1.99999999998764832476e-01, -1.11111104054623557880e-01, -7.69187620504482999495e-02,
                             -5.83357013379057348645e-02, -3.65315727442169155270e-02)
        return even + odd
    }

    /// The angle of the point (x, y).
    static func atan2(_ y: Double, _ x: Double) -> Double {
        let piLow = 1.2246467991473531772e-16
        if x.isNaN || y.isNaN { return .nan }
        if x == 1 { return atan(y) }
        let isLeft = x.sign == .minus, isBelow = y.sign == .minus
        func signed(_ angle: Double) -> Double { isBelow ? -angle : angle }
        if y == 0 { return isLeft ? signed(pi) : y }
        if x == 0 { return signed(halfPiHigh) }
        if x.isInfinite {
            if y.isInfinite { return signed(isLeft ? 3 * quarterPi : quarterPi) }
            return signed(isLeft ? pi : 0)
        }
        if y.isInfinite { return signed(halfPiHigh) }
        let exponents = (y.highMagnitude - x.highMagnitude) >> 20
        if exponents > 60 { return signed(halfPiHigh + 0.5 * piLow) }
        let angle = isLeft && exponents < -60 ? 0 : atan((y / x).magnitude)
        if !isLeft { return signed(angle) }
        return isBelow ? (angle - piLow) - pi : pi - (angle - piLow)
    }
}
