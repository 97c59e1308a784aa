// SHA-224, SHA-256, SHA-384 and SHA-512 (FIPS 180-4).

/// The two sizes of word that SHA-2 is made of.
protocol SHA2Word: FixedWidthInteger & UnsignedInteger {
    static var rounds: Int { get }
    /// By how much the word is rotated (the last of each three is a shift in the schedule): Σ0, Σ1, σ0, σ1.
    static var turns: (Rotations, Rotations, Rotations, Rotations) { get }
    static func constant(_ round: Int) -> Self
}

struct Rotations {
    var a: Int, b: Int, c: Int
}

extension UInt32: SHA2Word {
    static var rounds: Int { 64 }
    static var turns: (Rotations, Rotations, Rotations, Rotations) {
        (Rotations(a: 2, b: 13, c: 22), Rotations(a: 6, b: 11, c: 25), Rotations(a: 7, b: 18, c: 3), Rotations(a: 17, b: 19, c: 10))
    }
    static func constant(_ round: Int) -> UInt32 { UInt32(truncatingIfNeeded: SHA2Constants.cubeRoots[round] >> 32) }
}

extension UInt64: SHA2Word {
    static var rounds: Int { 80 }
    static var turns: (Rotations, Rotations, Rotations, Rotations) {
        (Rotations(a: 28, b: 34, c: 39), Rotations(a: 14, b: 18, c: 41), Rotations(a: 1, b: 8, c: 7), Rotations(a: 19, b: 61, c: 6))
    }
    static func constant(_ round: Int) -> UInt64 { SHA2Constants.cubeRoots[round] }
}

extension FixedWidthInteger {
    func rotatedRight(_ count: Int) -> Self { self &>> Self(count) | self &<< Self(Self.bitWidth - count) }
    func rotatedLeft(_ count: Int) -> Self { rotatedRight(Self.bitWidth - count) }
}

/// SHA-2 with words of either size; `length` bytes of its state are the digest.
struct SHA2<Word: SHA2Word>: BlockDigest {
    var state: [Word]
    let length: Int
    var blockSize: Int { Word.bitWidth * 2 }
    var isBigEndian: Bool { true }

    mutating func take(_ block: UnsafeRawBufferPointer) {
        var schedule = [Word](repeating: 0, count: Word.rounds)
        for i in 0..<16 { schedule[i] = Word(bigEndian: block.loadUnaligned(fromByteOffset: i * Word.bitWidth / 8, as: Word.self)) }
        let (sum0, sum1, mix0, mix1) = Word.turns
        for i in 16..<Word.rounds {
            let early = schedule[i - 15], late = schedule[i - 2]
            let s0 = early.rotatedRight(mix0.a) ^ early.rotatedRight(mix0.b) ^ early &>> Word(mix0.c)
            let s1 = late.rotatedRight(mix1.a) ^ late.rotatedRight(mix1.b) ^ late &>> Word(mix1.c)
            schedule[i] = schedule[i - 16] &+ s0 &+ schedule[i - 7] &+ s1
        }
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
        for i in 0..<Word.rounds {
            let s1 = e.rotatedRight(sum1.a) ^ e.rotatedRight(sum1.b) ^ e.rotatedRight(sum1.c)
            let first = h &+ s1 &+ (e & f ^ ~e & g) &+ Word.constant(i) &+ schedule[i]
            let s0 = a.rotatedRight(sum0.a) ^ a.rotatedRight(sum0.b) ^ a.rotatedRight(sum0.c)
            let second = s0 &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= word }
    }

    var digest: [UInt8] { Array(state.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }.prefix(length)) }
}

enum SHA2Constants {
    static func sha256() -> SHA2<UInt32> { SHA2(state: squareRoots.map { UInt32(truncatingIfNeeded: $0 >> 32) }, length: 32) }
    static func sha224() -> SHA2<UInt32> { SHA2(state: laterSquareRoots.map { UInt32(truncatingIfNeeded: $0) }, length: 28) }
    static func sha512() -> SHA2<UInt64> { SHA2(state: squareRoots, length: 64) }
    /// SHA-512/t (§5.3.6): it starts with the digest of its own name.
    static func sha512(bits: Int, _ poll: WorkPoll) throws(JSThrow) -> SHA2<UInt64> {
        var maker = SHA2<UInt64>(state: squareRoots.map { $0 ^ 0xA5A5_A5A5_A5A5_A5A5 }, length: 64)
        let start = try maker.digest(of: Array("SHA-512/\(bits)".utf8), poll)
        let state = (0..<8).map { i in start[8 * i..<8 * i + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        return SHA2(state: state, length: bits / 8)
    }
    static func sha384() -> SHA2<UInt64> { SHA2(state: laterSquareRoots, length: 48) }

    /// The first 64 bits of the fractional parts of the square roots of the first eight primes, and of the next eight.
    private static let squareRoots: [UInt64] = [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1, 0x510E527FADE682D1, 0x9B05688C2B3E6C1F,
        0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ]
    private static let laterSquareRoots: [UInt64] = [
        0xCBBB9D5DC1059ED8, 0x629A292A367CD507, 0x9159015A3070DD17, 0x152FECD8F70E5939, 0x67332667FFC00B31, 0x8EB44A8768581511,
        0xDB0C2E0D64F98FA7, 0x47B5481DBEFA4FA4,
    ]
    /// The first 64 bits of the fractional parts of the cube roots of the first eighty primes.
    fileprivate static let cubeRoots: [UInt64] = [
        0x428A2F98D728AE22, 0x7137449123EF65CD, 0xB5C0FBCFEC4D3B2F, 0xE9B5DBA58189DBBC, 0x3956C25BF348B538, 0x59F111F1B605D019,
        0x923F82A4AF194F9B, 0xAB1C5ED5DA6D8118, 0xD807AA98A3030242, 0x12835B0145706FBE, 0x243185BE4EE4B28C, 0x550C7DC3D5FFB4E2,
        0x72BE5D74F27B896F, 0x80DEB1FE3B1696B1, 0x9BDC06A725C71235, 0xC19BF174CF692694, 0xE49B69C19EF14AD2, 0xEFBE4786384F25E3,
        0x0FC19DC68B8CD5B5, 0x240CA1CC77AC9C65, 0x2DE92C6F592B0275, 0x4A7484AA6EA6E483, 0x5CB0A9DCBD41FBD4, 0x76F988DA831153B5,
        0x983E5152EE66DFAB, 0xA831C66D2DB43210, 0xB00327C898FB213F, 0xBF597FC7BEEF0EE4, 0xC6E00BF33DA88FC2, 0xD5A79147930AA725,
        0x06CA6351E003826F, 0x142929670A0E6E70, 0x27B70A8546D22FFC, 0x2E1B21385C26C926, 0x4D2C6DFC5AC42AED, 0x53380D139D95B3DF,
        0x650A73548BAF63DE, 0x766A0ABB3C77B2A8, 0x81C2C92E47EDAEE6, 0x92722C851482353B, 0xA2BFE8A14CF10364, 0xA81A664BBC423001,
        0xC24B8B70D0F89791, 0xC76C51A30654BE30, 0xD192E819D6EF5218, 0xD69906245565A910, 0xF40E35855771202A, 0x106AA07032BBD1B8,
        0x19A4C116B8D2D0C8, 0x1E376C085141AB53, 0x2748774CDF8EEB99, 0x34B0BCB5E19B48A8, 0x391C0CB3C5C95A63, 0x4ED8AA4AE3418ACB,
        0x5B9CCA4F7763E373, 0x682E6FF3D6B2B8A3, 0x748F82EE5DEFB2FC, 0x78A5636F43172F60, 0x84C87814A1F0AB72, 0x8CC702081A6439EC,
        0x90BEFFFA23631E28, 0xA4506CEBDE82BDE9, 0xBEF9A3F7B2C67915, 0xC67178F2E372532B, 0xCA273ECEEA26619C, 0xD186B8C721C0C207,
        0xEADA7DD6CDE0EB1E, 0xF57D4F7FEE6ED178, 0x06F067AA72176FBA, 0x0A637DC5A2C898A6, 0x113F9804BEF90DAE, 0x1B710B35131C471B,
        0x28DB77F523047D84, 0x32CAAB7B40C72493, 0x3C9EBE0A15C9BEBC, 0x431D67C49C100D4C, 0x4CC5D4BECB3E42B6, 0x597F299CFC657E2A,
        0x5FCB6FAB3AD6FAEC, 0x6C44198C4A475817,
    ]
}
