// Keys from passwords.

enum KeyDerivation {
    /// PBKDF2 (RFC 8018 §5.2).
    static func pbkdf2(
        _ name: DigestName, password: [UInt8], salt: [UInt8], iterations: Int, length: Int, _ poll: @escaping WorkPoll
    ) throws(JSThrow) -> [UInt8] {
        let code = try MessageCode(name, key: password, poll)
        var key: [UInt8] = []
        var block: UInt32 = 1
        while key.count < length {
            var round = try code.code(salt + withUnsafeBytes(of: block.bigEndian) { Array($0) })
            var sum = round
            for _ in 1..<max(1, iterations) {
                round = try code.code(round)
                for j in sum.indices { sum[j] ^= round[j] }
            }
            key += sum
            block += 1
        }
        return Array(key.prefix(length))
    }

    /// scrypt (RFC 7914).
    static func scrypt(
        password: [UInt8], salt: [UInt8], cost: Int, blockSize: Int, parallelization: Int, length: Int, _ poll: @escaping WorkPoll
    ) throws(JSThrow) -> [UInt8] {
        var bytes = try pbkdf2(.sha256, password: password, salt: salt, iterations: 1, length: parallelization * 128 * blockSize, poll)
        let size = 32 * blockSize
        for lane in 0..<parallelization {
            let start = lane * size * 4
            var words = (0..<size).map { i in (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + 4 * i + $1]) << UInt32(8 * $1) } }
            try mix(&words, cost, poll)
            for (i, word) in words.enumerated() { for j in 0..<4 { bytes[start + 4 * i + j] = UInt8(truncatingIfNeeded: word >> UInt32(8 * j)) } }
        }
        return try pbkdf2(.sha256, password: password, salt: bytes, iterations: 1, length: length, poll)
    }

    /// scryptROMix: what was met on the way is kept, and met again in an order that the words say.
    private static func mix(_ words: inout [UInt32], _ cost: Int, _ poll: WorkPoll) throws(JSThrow) {
        let size = words.count
        var met = [UInt32](repeating: 0, count: size * cost), scratch = words
        for i in 0..<cost {
            try poll()
            for j in 0..<size { met[i * size + j] = words[j] }
            mixBlocks(&words, &scratch)
        }
        for _ in 0..<cost {
            try poll()
            let place = Int(words[size - 16]) & (cost - 1)
            for j in 0..<size { words[j] ^= met[place * size + j] }
            mixBlocks(&words, &scratch)
        }
    }

    /// scryptBlockMix
    private static func mixBlocks(_ words: inout [UInt32], _ scratch: inout [UInt32]) {
        let blocks = words.count / 16
        var block = Array(words[(words.count - 16)...])
        for i in 0..<blocks {
            for j in 0..<16 { block[j] ^= words[16 * i + j] }
            salsa(&block)
            let place = 16 * (i / 2 + i % 2 * (blocks / 2))
            for j in 0..<16 { scratch[place + j] = block[j] }
        }
        swap(&words, &scratch)
    }

    /// Salsa20/8
    private static func salsa(_ block: inout [UInt32]) {
        var x = block
        x.withUnsafeMutableBufferPointer { x in
            func quarter(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
                x[b] ^= (x[a] &+ x[d]).rotatedLeft(7)
                x[c] ^= (x[b] &+ x[a]).rotatedLeft(9)
                x[d] ^= (x[c] &+ x[b]).rotatedLeft(13)
                x[a] ^= (x[d] &+ x[c]).rotatedLeft(18)
            }
            for _ in 0..<4 {
                quarter(0, 4, 8, 12); quarter(5, 9, 13, 1); quarter(10, 14, 2, 6); quarter(15, 3, 7, 11)
                quarter(0, 1, 2, 3); quarter(5, 6, 7, 4); quarter(10, 11, 8, 9); quarter(15, 12, 13, 14)
            }
        }
        for i in 0..<16 { block[i] &+= x[i] }
    }
}
