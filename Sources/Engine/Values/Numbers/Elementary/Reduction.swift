// An angle less a multiple of pi/2: what is left lies within pi/4 of zero and comes as a sum of two numbers, since one has not
// bits enough. Small angles take pi/2 off in pieces (after Cody and Waite); large ones multiply by as many bits of 2/pi as
// matter (after Payne and Hanek).

extension Elementary {
    /// `quarter` turns of pi/2 (only its last two bits count) and `rest + tail`.
    struct ReducedAngle {
        var quarter: Int
        var rest: Double
        var tail: Double

        static prefix func - (angle: ReducedAngle) -> ReducedAngle {
            ReducedAngle(quarter: -angle.quarter, rest: -angle.rest, tail: -angle.tail)
        }
    }

    /// pi/2 in thirds of 33 bits, each with what is left after it.
    private enum HalfPi {
        static let first = 1.57079632673412561417e+00, firstRest = 6.07710050650619224932e-11
        static let second = 6.07710050630396597660e-11, secondRest = 2.02226624879595063154e-21
        static let third = 2.02226624871116645580e-21, thirdRest = 8.47842766036889956997e-32
    }

    /// Any finite angle.
    static func reduce(_ x: Double) -> ReducedAngle {
        let high = x.highMagnitude
        if high <= 0x3FE9_21FB { return ReducedAngle(quarter: 0, rest: x, tail: 0) }
        let magnitude = x.magnitude
        let reduced = if high < 0x4002_D97C { reduceOnce(magnitude, high) }
            else if high <= 0x4139_21FB { reduceMedium(magnitude, high) }
            else { reduceLarge(magnitude, high) }
        return x < 0 ? -reduced : reduced
    }

    /// Below 3pi/4 it is taken off once.
    private static func reduceOnce(_ x: Double, _ high: Int32) -> ReducedAngle {
        var z = x - HalfPi.first, rest = HalfPi.firstRest
        if high == 0x3FF9_21FB {
            // So near to pi/2 that more bits of it are needed.
            z -= HalfPi.second
            rest = HalfPi.secondRest
        }
        let value = z - rest
        return ReducedAngle(quarter: 1, rest: value, tail: (z - value) - rest)
    }

    /// Up to 2^19 quarter turns.
    private static func reduceMedium(_ x: Double, _ high: Int32) -> ReducedAngle {
        let quarter = Int32(x * 6.36619772367581382433e-01 + 0.5), count = Double(quarter)
        var rest = x - count * HalfPi.first
        var correction = count * HalfPi.firstRest
        var value = rest - correction
        // Where the angle is close to a multiple its first bits cancel: then the next third of pi/2 joins in, and the last.
        func lostBits() -> Int32 { (high >> 20) - ((value.high >> 20) & 0x7FF) }
        func refine(_ part: Double, _ partRest: Double) {
            let before = rest, step = count * part
            rest = before - step
            correction = count * partRest - ((before - rest) - step)
            value = rest - correction
        }
        let isFar = quarter < 32 && high != (Double(quarter) * Elementary.halfPiHigh).high
        if !isFar, lostBits() > 16 {
            refine(HalfPi.second, HalfPi.secondRest)
            if lostBits() > 49 { refine(HalfPi.third, HalfPi.thirdRest) }
        }
        return ReducedAngle(quarter: Int(quarter), rest: value, tail: (rest - value) - correction)
    }

    /// 24-bit digits of 2/pi after the point.
    private static let twoOverPi: [Int32] = [
        0xA2F983, 0x6E4E44, 0x1529FC, 0x2757D1, 0xF534DD, 0xC0DB62, 0x95993C, 0x439041, 0xFE5163, 0xABDEBB, 0xC561B7, 0x246E3A, 0x424DD2,
        0xE00649, 0x2EEA09, 0xD1921C, 0xFE1DEB, 0x1CB129, 0xA73EE8, 0x8235F5, 0x2EBB44, 0x84E99C, 0x7026B4, 0x5F7E41, 0x3991D6, 0x398353,
        0x39F49C, 0x845F8B, 0xBDF928, 0x3B1FF8, 0x97FFDE, 0x05980F, 0xEF2F11, 0x8B5A0A, 0x6D1F6D, 0x367ECF, 0x27CB09, 0xB74F46, 0x3F669E,
        0x5FEA2D, 0x7527BA, 0xC7EBE5, 0xF17B3D, 0x0739F7, 0x8A5292, 0xEA6BFB, 0x5FB11F, 0x8D5D08, 0x560330, 0x46FC7B, 0x6BABF0, 0xCFBC20,
        0x9AF436, 0x1DA9E3, 0x91615E, 0xE61B08, 0x659985, 0x5F14A0, 0x68408D, 0xFFD880, 0x4D7327, 0x310606, 0x1556CA, 0x73A8C9, 0x60E27B,
        0xC08C6B,
    ]

    /// pi/2 in digits of 24 bits, as numbers.
    private static let halfPiDigits: [Double] = [
        1.57079625129699707031e+00, 7.54978941586159635335e-08, 5.39030252995776476554e-15, 3.28200341580791294123e-22,
        1.27065575308067607349e-29,
    ]

    private static let digit = 0x1p24

    private static func reduceLarge(_ x: Double, _ high: Int32) -> ReducedAngle {
        // The angle as three digits, the first one's unit being 2^unit.
        let unit = Int(high >> 20) - 1046
        var z = x.with(high: high - Int32(unit << 20))
        var digits = FewNumbers<24, Double>(of: 0)
        for _ in 0..<2 {
            digits.append(z.rounded(.towardZero))
            z = (z - digits[digits.count - 1]) * digit
        }
        digits.append(z)
        while digits.last == 0 { digits.removeLast() }
        var product = LargeProduct(digits, unit: unit)
        return product.reduced()
    }

    /// The product of an angle's digits with those of 2/pi, of which the part that makes whole turns is never computed.
    private struct LargeProduct {
        /// How many digits of the product are needed, less one, for a double's bits.
        private static let needed = 4

        private let angle: FewNumbers<24, Double>
        /// The first digit of 2/pi that matters.
        private let start: Int
        /// The exponent of the first of `products`.
        private var exponent: Int
        private var products = FewNumbers<24, Double>(of: 0)
        /// `products` as digits, the last one first.
        private var digits = FewNumbers<24, Int32>(of: 0)
        private var quarter = 0
        /// 0, 1 or 2: how far beyond a half the fraction is, and so which way the angle is rounded.
        private var half = 0

        init(_ angle: FewNumbers<24, Double>, unit: Int) {
            self.angle = angle
            start = max((unit - 3) / 24, 0)
            exponent = unit - 24 * (start + 1)
            for i in 0...Self.needed { products.append(product(i)) }
        }

        private func product(_ i: Int) -> Double {
            var sum = 0.0
            for j in angle.indices {
                let place = start + i - j
                sum += angle[j] * (place < 0 ? 0 : Double(Elementary.twoOverPi[place]))
            }
            return sum
        }

        mutating func reduced() -> ReducedAngle {
            var fraction = splitOffQuarters()
            while fraction == 0, digits[Self.needed...].allSatisfy({ $0 == 0 }) {
                // All bits cancelled: as many more are taken as there are empty digits.
                var more = 1
                while more <= Self.needed, digits[Self.needed - more] == 0 { more += 1 }
                let first = products.count
                for i in first..<first + more { products.append(product(i)) }
                fraction = splitOffQuarters()
            }
            return result(fraction)
        }

        /// Fills `digits`, `quarter` and `half`; gives the fraction that is above the digits.
        private mutating func splitOffQuarters() -> Double {
            digits.removeAll()
            var z = products[products.count - 1]
            for j in stride(from: products.count - 1, to: 0, by: -1) {
                let carried = (0x1p-24 * z).rounded(.towardZero)
                digits.append(Int32(z - Elementary.digit * carried))
                z = products[j - 1] + carried
            }
            z = Double(sign: .plus, exponent: exponent, significand: z)
            z -= 8 * (z * 0.125).rounded(.down)
            quarter = Int(z)
            z -= Double(quarter)
            let last = digits.count - 1
            half = 0
            if exponent > 0 {
                let turns = digits[last] >> Int32(24 - exponent)
                quarter += Int(turns)
                digits[last] -= turns << Int32(24 - exponent)
                half = Int(digits[last] >> Int32(23 - exponent))
            } else if exponent == 0 {
                half = Int(digits[last] >> 23)
            } else if z >= 0.5 {
                half = 2
            }
            return half > 0 ? complemented(z) : z
        }

        /// Beyond a half: one minus the fraction, and a quarter more.
        private mutating func complemented(_ fraction: Double) -> Double {
            quarter += 1
            let last = digits.count - 1
            var borrows = false
            for i in digits.indices {
                if borrows { digits[i] = 0xFF_FFFF - digits[i] }
                else if digits[i] != 0 { digits[i] = 0x100_0000 - digits[i]; borrows = true }
            }
            if exponent > 0 { digits[last] &= 0xFF_FFFF >> Int32(exponent) }
            guard half == 2 else { return fraction }
            let rest = 1 - fraction
            return borrows ? rest - Double(sign: .plus, exponent: exponent, significand: 1) : rest
        }

        /// The fraction times pi/2, as a sum of two.
        private mutating func result(_ fraction: Double) -> ReducedAngle {
            if fraction == 0 {
                exponent -= 24
                while digits.last == 0 { digits.removeLast(); exponent -= 24 }
            } else {
                let z = Double(sign: .plus, exponent: -exponent, significand: fraction)
                if z >= Elementary.digit {
                    let carried = (0x1p-24 * z).rounded(.towardZero)
                    digits.append(Int32(z - Elementary.digit * carried))
                    exponent += 24
                    digits.append(Int32(carried))
                } else {
                    digits.append(Int32(z))
                }
            }
            var scale = Double(sign: .plus, exponent: exponent, significand: 1)
            var values = FewNumbers<24, Double>(of: 0)
            for digit in digits { values.append(Double(digit)) }
            for i in values.indices.reversed() {
                values[i] *= scale
                scale *= 0x1p-24
            }
            // Products of digits of equal weight, the heaviest last.
            var sums = FewNumbers<24, Double>(of: 0), total = 0.0
            for i in values.indices {
                var sum = 0.0
                for k in 0...min(Self.needed, values.count - 1 - i) { sum += Elementary.halfPiDigits[k] * values[i + k] }
                sums.append(sum)
                total += sum
            }
            let heaviest = values.count - 1
            var tail = sums[heaviest] - total
            for i in (0..<heaviest).reversed() { tail += sums[i] }
            let angle = ReducedAngle(quarter: quarter & 7, rest: total, tail: tail)
            return half == 0 ? angle : ReducedAngle(quarter: angle.quarter, rest: -total, tail: -tail)
        }
    }
}
