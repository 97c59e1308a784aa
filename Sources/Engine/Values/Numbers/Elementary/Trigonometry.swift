// Sine, cosine and tangent: near zero a polynomial each, everywhere else by the quarter turns that `reduce` takes off.

extension Elementary {
    static func sin(_ x: Double) -> Double {
        if x.highMagnitude <= 0x3FE9_21FB { return sineNearZero(x) }
        if !x.isFinite { return .nan }
        let angle = reduce(x)
        return switch angle.quarter & 3 {
        case 0: sineNearZero(angle.rest, tail: angle.tail)
        case 1: cosineNearZero(angle.rest, angle.tail)
        case 2: -sineNearZero(angle.rest, tail: angle.tail)
        default: -cosineNearZero(angle.rest, angle.tail)
        }
    }

    static func cos(_ x: Double) -> Double {
        if x.highMagnitude <= 0x3FE9_21FB { return cosineNearZero(x, 0) }
        if !x.isFinite { return .nan }
        let angle = reduce(x)
        return switch angle.quarter & 3 {
        case 0: cosineNearZero(angle.rest, angle.tail)
        case 1: -sineNearZero(angle.rest, tail: angle.tail)
        case 2: -cosineNearZero(angle.rest, angle.tail)
        default: sineNearZero(angle.rest, tail: angle.tail)
        }
    }

    static func tan(_ x: Double) -> Double {
        if x.highMagnitude <= 0x3FE9_21FB { return tangentNearZero(x, 0, inverted: false) }
        if !x.isFinite { return .nan }
        let angle = reduce(x)
        return tangentNearZero(angle.rest, angle.tail, inverted: angle.quarter & 1 == 1)
    }

    // MARK: Within pi/4 of zero

    private static let sine1 = -1.66666666666666324348e-01

    private static func sineSeries(_ z: Double) -> Double {
        horner(z, 8.33333333332248946124e-03, -1.98412698298579493134e-04, 2.75573137070700676789e-06, -2.50507602534068634195e-08,
               1.58969099521155010221e-10)
    }

    private static func sineNearZero(_ x: Double) -> Double {
        if x.highMagnitude < 0x3E40_0000 { return x }
        let z = x * x
        return x + z * x * (sine1 + z * sineSeries(z))
    }

    private static func sineNearZero(_ x: Double, tail: Double) -> Double {
        if x.highMagnitude < 0x3E40_0000 { return x }
        let z = x * x, cube = z * x, series = sineSeries(z)
        return x - ((z * (0.5 * tail - cube * series) - tail) - cube * sine1)
    }

    private static func cosineNearZero(_ x: Double, _ tail: Double) -> Double {
        let high = x.highMagnitude
        if high < 0x3E40_0000 { return 1 }
        let z = x * x
        let series = z * horner(z, 4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
                                -2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11)
        if high < 0x3FD3_3333 { return 1 - (0.5 * z - (z * series - x * tail)) }
        // About a quarter of the angle is taken off both terms, exactly, so that less is rounded away.
        let shift = high > 0x3FE9_0000 ? 0.28125 : Double(high: high - 0x0020_0000)
        let lowered = 0.5 * z - shift
        return (1 - shift) - (lowered - (z * series - x * tail))
    }

    /// The tangent of `x + tail`, or -1 by it.
    private static func tangentNearZero(_ start: Double, _ startTail: Double, inverted: Bool) -> Double {
        var x = start, tail = startTail
        let high = x.highMagnitude
        if high < 0x3E30_0000 {
            return inverted ? negativeInverse(of: x + tail, parts: x, tail) : x
        }
        let isLarge = high >= 0x3FE5_9428
        if isLarge {
            // Near pi/4 the difference to it has the better polynomial.
            if start < 0 { x = -x; tail = -tail }
            x = (7.85398163397448278999e-01 - x) + (3.06161699786838301793e-17 - tail)
            tail = 0
        }
        let z = x * x, w = z * z
        let odd = horner(w, 1.33333333333201242699e-01, 2.18694882948595424599e-02, 3.59207910759131235356e-03, 5.88041240820264096874e-04,
                         7.81794442939557092300e-05, -1.85586374855275456654e-05)
        let even = z * horner(w, 5.39682539762260521377e-02, 8.86323982359930005737e-03, 1.45620945432529025516e-03,
                              2.46463134818469906812e-04, 7.14072491382608190305e-05, 2.59073051863633712884e-05)
        let cube = z * x
        var rest = tail + z * (cube * (odd + even) + tail)
        rest += 3.33333333333334091986e-01 * cube
        let tangent = x + rest
        if isLarge {
            let unit = inverted ? -1.0 : 1.0
            return (start < 0 ? -1 : 1) * (unit - 2 * (x - (tangent * tangent / (tangent + unit) - rest)))
        }
        return inverted ? negativeInverse(of: tangent, parts: x, rest) : tangent
    }

    /// -1 by a sum, whose rounded value is given too, to more than the sum's own bits.
    private static func negativeInverse(of sum: Double, parts x: Double, _ y: Double) -> Double {
        let head = sum.head, rest = y - (head - x)
        let inverse = -1 / sum, inverseHead = inverse.head
        let error = 1 + inverseHead * head
        return inverseHead + inverse * (error + inverseHead * rest)
    }
}
