// Arithmetic on BigInts limb by limb, where a single pass does it: sums, differences, products and quotients with one limb,
// bits of what is not negative. It writes into the new cell directly, which most programs' BigInts are small enough to gain by.

extension VM {
    /// A cell whose limbs `fill` writes, lowest first; zeros at the top are cut off afterwards.
    @inline(__always)
    private func bigInt(negative: Bool, count: Int, _ fill: (UnsafeMutablePointer<UInt>) -> Void) throws(JSThrow) -> Value {
        if count > JSBigInt.maximumBits / 64 + 1 { throw bigIntTooBig() }
        if count > 4096 { try reserve(count * 8) }
        let bigInt = allocateBigInt(negative: negative, count: count)
        fill(bigInt.limbs)
        var used = count
        while used > 0, bigInt.limbs[used - 1] == 0 { used -= 1 }
        if used > JSBigInt.maximumBits / 64 { throw bigIntTooBig() }
        bigInt.trim(to: used)
        return Value(bigInt)
    }

    /// `x + y`, or `x − y` with `negateSecond`.
    func sum(_ x: JSBigInt, _ y: JSBigInt, negateSecond: Bool) throws(JSThrow) -> Value {
        let yIsNegative = y.isNegative != negateSecond
        if x.isNegative == yIsNegative {
            return x.count >= y.count ? try magnitudeSum(x, y, negative: x.isNegative) : try magnitudeSum(y, x, negative: x.isNegative)
        }
        return compareMagnitudes(x, y) >= 0 ? try magnitudeDifference(x, y, negative: x.isNegative)
            : try magnitudeDifference(y, x, negative: yIsNegative)
    }

    /// |x| + |y|, the first being at least as long.
    private func magnitudeSum(_ x: JSBigInt, _ y: JSBigInt, negative: Bool) throws(JSThrow) -> Value {
        try bigInt(negative: negative, count: x.count + 1) { out in
            var carry: UInt = 0
            for i in 0..<x.count {
                let (first, overflow) = x.limbs[i].addingReportingOverflow(i < y.count ? y.limbs[i] : 0)
                let (second, again) = first.addingReportingOverflow(carry)
                out[i] = second
                carry = overflow || again ? 1 : 0
            }
            out[x.count] = carry
        }
    }

    /// |x| − |y|, the first being at least as large.
    private func magnitudeDifference(_ x: JSBigInt, _ y: JSBigInt, negative: Bool) throws(JSThrow) -> Value {
        try bigInt(negative: negative, count: x.count) { out in
            var borrow: UInt = 0
            for i in 0..<x.count {
                let (first, underflow) = x.limbs[i].subtractingReportingOverflow(i < y.count ? y.limbs[i] : 0)
                let (second, again) = first.subtractingReportingOverflow(borrow)
                out[i] = second
                borrow = underflow || again ? 1 : 0
            }
        }
    }

    /// A product with a factor of one limb.
    func product(_ x: JSBigInt, limb: UInt, negative: Bool) throws(JSThrow) -> Value {
        try bigInt(negative: negative, count: x.count + 1) { out in
            var carry: UInt = 0
            for i in 0..<x.count {
                let (high, low) = x.limbs[i].multipliedFullWidth(by: limb)
                let (sum, overflow) = low.addingReportingOverflow(carry)
                out[i] = sum
                carry = high &+ (overflow ? 1 : 0)
            }
            out[x.count] = carry
        }
    }

    /// A quotient by a divisor of one limb, not zero.
    func quotient(_ x: JSBigInt, limb: UInt, negative: Bool) throws(JSThrow) -> Value {
        try bigInt(negative: negative, count: x.count) { out in
            var remainder: UInt = 0, i = x.count
            while i > 0 {
                i -= 1
                (out[i], remainder) = limb.dividingFullWidth((remainder, x.limbs[i]))
            }
        }
    }

    /// A remainder by a divisor of one limb, not zero.
    func remainder(_ x: JSBigInt, limb: UInt) -> Value {
        var remainder: UInt = 0, i = x.count
        while i > 0 {
            i -= 1
            remainder = limb.dividingFullWidth((remainder, x.limbs[i])).remainder
        }
        return bigInt(negative: x.isNegative, remainder)
    }

    /// Bits of two BigInts that are not negative.
    @inline(__always)
    func bits(_ x: JSBigInt, _ y: JSBigInt, count: Int, _ combine: (UInt, UInt) -> UInt) throws(JSThrow) -> Value {
        try bigInt(negative: false, count: count) { out in
            for i in 0..<count { out[i] = combine(i < x.count ? x.limbs[i] : 0, i < y.count ? y.limbs[i] : 0) }
        }
    }
}

extension JSBigInt {
    /// Only for a cell that is being made: the limbs beyond `count` are zeros.
    fileprivate func trim(to count: Int) {
        cell.store(UInt64(count), at: 8)
        if count == 0 { cell.flags = 0 }
    }
}
