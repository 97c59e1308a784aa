// The elementary functions behind `Math` (ECMA-262 §21.3.2). The specification leaves their last bits open, but programs are
// compared with Node's output: so they are computed by the method that V8 follows, that of fdlibm ("Freely Distributable
// LIBM", Sun Microsystems 1993), whose constants are in these files. A machine's own C library differs from it, and from
// the next machine's, in the last bit of some results in a hundred.
//
// What makes a result the same to the last bit is the order of the operations, so no expression here may be rearranged.
// Where fdlibm compares numbers by the upper half of their bits, so does this: `high` is that half.
//
// `Reduction` brings an angle near zero, `Trigonometry` and `InverseTrigonometry` are circular, `Exponentials` and `Logarithms`
// hyperbolic too, `Powers` has roots and powers.

/// `Math`'s functions of real numbers, bit for bit as V8 has them.
enum Elementary {
    // The logarithm of 2, and pi/2, as sums: the first term has zeros at its end, so that multiples of it are exact.
    static let ln2High = 6.93147180369123816490e-01
    static let ln2Low = 1.90821492927058770002e-10
    static let halfPiHigh = 1.57079632679489655800e+00
    static let halfPiLow = 6.12323399573676603587e-17
    static let ln2 = 6.93147180559945286227e-01
    static let inverseLn2 = 1.44269504088896338700e+00
}

extension Double {
    /// Sign, exponent and the first 20 bits of the significand.
    @inline(__always) var high: Int32 { Int32(truncatingIfNeeded: bitPattern >> 32) }
    /// `high` without the sign.
    @inline(__always) var highMagnitude: Int32 { high & 0x7FFF_FFFF }
    /// The lower half of the bits.
    @inline(__always) var low: UInt32 { UInt32(truncatingIfNeeded: bitPattern) }

    @inline(__always) init(high: Int32, low: UInt32 = 0) {
        self.init(bitPattern: UInt64(UInt32(bitPattern: high)) << 32 | UInt64(low))
    }

    /// The number with the lower half of its bits cleared: products of two such are exact.
    @inline(__always) var head: Double { Double(bitPattern: bitPattern & 0xFFFF_FFFF_0000_0000) }
    @inline(__always) func with(high: Int32) -> Double { Double(high: high, low: low) }
}

// A polynomial from its lowest coefficient on, computed from the inside out (Horner's rule).

@inline(__always) func horner(_ x: Double, _ a: Double, _ b: Double) -> Double { a + x * b }
@inline(__always) func horner(_ x: Double, _ a: Double, _ b: Double, _ c: Double) -> Double { a + x * horner(x, b, c) }
@inline(__always) func horner(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double { a + x * horner(x, b, c, d) }
@inline(__always) func horner(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double) -> Double {
    a + x * horner(x, b, c, d, e)
}
@inline(__always) func horner(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) -> Double {
    a + x * horner(x, b, c, d, e, f)
}
@inline(__always) func horner(_ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double, _ g: Double) -> Double {
    a + x * horner(x, b, c, d, e, f, g)
}
