// Powers of e and the hyperbolic functions, which are sums of them. The argument is a multiple of the logarithm of 2, which
// becomes the exponent, and a rest, for which there is a polynomial.

extension Elementary {
    private static let largest = 7.09782712893383973096e+02

    /// R(z) of both: see `exp`.
    static func exponentialSeries(_ x: Double) -> Double {
        let z = x * x
        return x - z * horner(z, 1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05,
                              -1.65339022054652515390e-06, 4.13813679705723846039e-08)
    }

    static func exp(_ x: Double) -> Double {
        let high = x.highMagnitude
        if high >= 0x4086_2E42 {
            if x.isNaN { return x }
            if x > largest { return .infinity }
            if x < -7.45133219101941108420e+02 { return 0 }
        }
        if high < 0x3E30_0000 { return 1 + x }
        // The method misses the last bit of e itself.
        if x == 1 { return 2.718281828459045 }
        guard high > 0x3FD6_2E42 else {
            let c = exponentialSeries(x)
            return 1 - ((x * c) / (c - 2) - x)
        }
        let (power, start, low) = splitOffPower(x, high)
        let rest = start - low, c = exponentialSeries(rest)
        let significand = 1 - ((low - (rest * c) / (2 - c)) - start)
        if power == 1024 { return significand * 2 * 0x1p1023 }
        if power >= -1021 { return significand * Double(high: 0x3FF0_0000 + power << 20) }
        return significand * Double(high: 0x3FF0_0000 + (power + 1000) << 20) * 0x1p-1000
    }

    /// x = power · ln 2 + (rest - low). `high` tells that there is something to split off.
    private static func splitOffPower(_ x: Double, _ high: Int32) -> (power: Int32, rest: Double, low: Double) {
        if high < 0x3FF0_A2B2 {
            return x < 0 ? (-1, x + ln2High, -ln2Low) : (1, x - ln2High, ln2Low)
        }
        let power = Int32(inverseLn2 * x + (x < 0 ? -0.5 : 0.5)), count = Double(power)
        return (power, x - count * ln2High, count * ln2Low)
    }

    /// e^x - 1, exact for small x, too.
    static func expm1(_ x: Double) -> Double {
        let high = x.highMagnitude
        if high >= 0x4043_687A {
            if x.isNaN { return x }
            if x > largest { return .infinity }
            if x < 0 { return -1 }
        }
        if high < 0x3C90_0000 { return x }
        guard high > 0x3FD6_2E42 else {
            let square = x * (0.5 * x)
            return x - (x * expm1Error(x, square) - square)
        }
        let (power, start, low) = splitOffPower(x, high)
        let rest = start - low, correction = (start - rest) - low
        let square = rest * (0.5 * rest)
        let error = (rest * (expm1Error(rest, square) - correction) - correction) - square
        if power == -1 { return 0.5 * (rest - error) - 0.5 }
        if power == 1 { return rest < -0.25 ? -2 * (error - (rest + 0.5)) : 1 + 2 * (rest - error) }
        let scale = Double(high: 0x3FF0_0000 &+ power << 20)
        if power <= -2 || power > 56 {
            let sum = 1 - (error - rest)
            return (power == 1024 ? sum * 2 * 0x1p1023 : sum * scale) - 1
        }
        if power < 20 { return (Double(high: 0x3FF0_0000 - 0x20_0000 >> power) - (error - rest)) * scale }
        return ((rest - (error + Double(high: (0x3FF - power) << 20))) + 1) * scale
    }

    private static func expm1Error(_ x: Double, _ square: Double) -> Double {
        let series = horner(square, 1, -3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05,
                            4.00821782732936239552e-06, -2.01099218183624371326e-07)
        let t = 3 - series * (0.5 * x)
        return square * ((series - t) / (6 - x * t))
    }

    // MARK: Hyperbolic functions

    /// Beyond it even half of the exponential is infinite.
    private static let largestHyperbolic = 710.4758600739439

    static func cosh(_ x: Double) -> Double {
        let high = x.highMagnitude, magnitude = x.magnitude
        if x.isNaN { return x }
        if high < 0x3FD6_2E43 {
            let t = expm1(magnitude), w = 1 + t
            return high < 0x3C80_0000 ? w : 1 + (t * t) / (w + w)
        }
        if high < 0x4036_0000 {
            let t = exp(magnitude)
            return 0.5 * t + 0.5 / t
        }
        if high < 0x4086_2E42 { return 0.5 * exp(magnitude) }
        if magnitude > largestHyperbolic { return .infinity }
        let w = exp(0.5 * magnitude)
        return 0.5 * w * w
    }

    static func sinh(_ x: Double) -> Double {
        let half = x < 0 ? -0.5 : 0.5, magnitude = x.magnitude
        if magnitude < 22 {
            if magnitude < 0x1p-28 { return x }
            let t = expm1(magnitude)
            return magnitude < 1 ? half * (2 * t - t * t / (t + 1)) : half * (t + t / (t + 1))
        }
        if magnitude < 709.7822265625 { return half * exp(magnitude) }
        if magnitude <= largestHyperbolic {
            let w = exp(0.5 * magnitude)
            return half * w * w
        }
        return x.isNaN ? x : x * .infinity
    }

    static func tanh(_ x: Double) -> Double {
        let high = x.highMagnitude
        if x.isNaN || high < 0x3E30_0000 { return x }
        let value: Double
        if high >= 0x4036_0000 {
            value = 1
        } else if high >= 0x3FF0_0000 {
            value = 1 - 2 / (expm1(2 * x.magnitude) + 2)
        } else {
            let t = expm1(-2 * x.magnitude)
            value = -t / (t + 2)
        }
        return x < 0 ? -value : value
    }
}
