import Foundation
import Testing

/// The operators on numbers of every size, held against what the specification says of them in terms of exact integers.
struct NumberOperatorTests {
    private static let numbers: [Double] = [
        0, -0.0, 1, -1, 3, -3, 5, -5, 7.5, -7.5, 255, 65_536, 2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649, 2_147_483_648.9,
        4_294_967_295, 4_294_967_296, -4_294_967_296, 4_294_967_295.5, 0x1p52 + 0.5, 0x1p53, -0x1p53, 0x1p53 - 1, 0x1p63, -0x1p63, 0x1p64, 9.2e18,
        9.3e18, 1e21, 1e300, -1e300, 1e-10, .infinity, -.infinity, .nan,
    ]

    /// §7.1.6 ToInt32, by halving: slow and plain.
    private func toInt32(_ number: Double) -> Int32 {
        guard number.isFinite else { return 0 }
        let rest = fmod(number.rounded(.towardZero), 0x1p32)
        return Int32(truncatingIfNeeded: Int64(rest))
    }

    private func text(_ number: Double) -> String { number.isNaN ? "NaN" : String(number.bitPattern, radix: 16) }

    @Test func bitsAndRests() throws {
        let machine = try TestMachine()
        try machine.run("""
        const bits = new DataView(new ArrayBuffer(8));
        function read(low, high) { bits.setUint32(0, high); bits.setUint32(4, low); return bits.getFloat64(0); }
        function text(x) { if (x !== x) return 'NaN'; bits.setFloat64(0, x); return bits.getBigUint64(0).toString(16); }
        function all(a, b) { return [a % b, a & b, a | b, a ^ b, a << b, a >> b, a >>> b, a | 0, a >>> 0, a & 255, a << 3, a >> 3, a >>> 3, a % 7, ~a].map(text).join(' '); }
        """)
        for a in Self.numbers {
            for b in Self.numbers {
                let x = toInt32(a), y = toInt32(b), shift = y & 31
                func words(_ number: Double) -> String { "\(UInt32(truncatingIfNeeded: number.bitPattern)), \(number.bitPattern >> 32)" }
                func unsigned(_ word: Int32, _ places: Int32) -> Double { Double(UInt32(bitPattern: word) >> UInt32(places)) }
                let words32: [Int32] = [x & y, x | y, x ^ y, x << shift, x >> shift]
                let masked: [Int32] = [x & 255, x << 3, x >> 3]
                var expected: [Double] = [fmod(a, b)]
                expected += words32.map { Double($0) }
                expected += [unsigned(x, shift), Double(x), unsigned(x, 0)]
                expected += masked.map { Double($0) }
                expected += [unsigned(x, 3), fmod(a, 7), Double(~x)]
                #expect(try machine.string("all(read(\(words(a))), read(\(words(b))))") == expected.map(text).joined(separator: " "), "\(a), \(b)")
            }
        }
    }
}
