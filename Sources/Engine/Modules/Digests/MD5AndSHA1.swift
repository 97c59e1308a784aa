import Platform

// The two old digests.

/// MD5 (RFC 1321).
struct MD5: BlockDigest {
    private var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    var blockSize: Int { 64 }
    var isBigEndian: Bool { false }

    private static let turns = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
    private static let sines = (1...64).map { UInt32((sin(Double($0)).magnitude * 4_294_967_296).rounded(.down)) }

    mutating func take(_ block: UnsafeRawBufferPointer) {
        let words = (0..<16).map { UInt32(littleEndian: block.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        for i in 0..<64 {
            let mixed: UInt32, place: Int
            switch i / 16 {
            case 0: (mixed, place) = (b & c | ~b & d, i)
            case 1: (mixed, place) = (d & b | ~d & c, (5 * i + 1) % 16)
            case 2: (mixed, place) = (b ^ c ^ d, (3 * i + 5) % 16)
            default: (mixed, place) = (c ^ (b | ~d), 7 * i % 16)
            }
            let sum = a &+ mixed &+ MD5.sines[i] &+ words[place]
            (a, d, c, b) = (d, c, b, b &+ sum.rotatedLeft(MD5.turns[i / 16][i % 4]))
        }
        for (i, word) in [a, b, c, d].enumerated() { state[i] &+= word }
    }

    var digest: [UInt8] { state.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } } }
}

/// SHA-1 (FIPS 180-4 §6.1).
struct SHA1: BlockDigest {
    private var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var blockSize: Int { 64 }
    var isBigEndian: Bool { true }

    mutating func take(_ block: UnsafeRawBufferPointer) {
        var schedule = (0..<16).map { UInt32(bigEndian: block.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        for i in 16..<80 { schedule.append((schedule[i - 3] ^ schedule[i - 8] ^ schedule[i - 14] ^ schedule[i - 16]).rotatedLeft(1)) }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for i in 0..<80 {
            let (mixed, constant): (UInt32, UInt32) = switch i / 20 {
            case 0: (b & c | ~b & d, 0x5A82_7999)
            case 1: (b ^ c ^ d, 0x6ED9_EBA1)
            case 2: (b & c | b & d | c & d, 0x8F1B_BCDC)
            default: (b ^ c ^ d, 0xCA62_C1D6)
            }
            let sum = a.rotatedLeft(5) &+ mixed &+ e &+ constant &+ schedule[i]
            (e, d, c, b, a) = (d, c, b.rotatedLeft(30), a, sum)
        }
        for (i, word) in [a, b, c, d, e].enumerated() { state[i] &+= word }
    }

    var digest: [UInt8] { state.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } } }
}
