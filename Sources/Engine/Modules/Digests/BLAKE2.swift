// BLAKE2b-512 and BLAKE2s-256 (RFC 7693), without a key: words of 64 bits and of 32.

struct BLAKE2<Word: SHA2Word> {
    /// SHA-2's: the square roots of the first primes.
    let start: [Word]
    let rounds: Int
    /// How far the words are rotated to the right in a mix.
    let turns: [Int]

    private static var orders: [[Int]] {
        [
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
            [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4], [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
            [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13], [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
            [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11], [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
            [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5], [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
        ]
    }
    private static var places: [[Int]] { [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]] }

    func digest(_ message: [UInt8], _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        let size = Word.bitWidth / 8, blockSize = 16 * size, orders = BLAKE2.orders, places = BLAKE2.places
        var state = start
        // Eight words are the digest; there is no key, one leaf, one node.
        state[0] ^= 0x0101_0000 ^ Word(8 * size)
        let count = max(1, (message.count + blockSize - 1) / blockSize)
        for block in 0..<count {
            if block % 512 == 0 { try poll() }
            let end = min((block + 1) * blockSize, message.count), bytes = message[block * blockSize..<end]
            var words = [Word](repeating: 0, count: 16)
            for (i, byte) in bytes.enumerated() { words[i / size] |= Word(byte) << Word(i % size * 8) }
            var mix = state + start
            mix[12] ^= Word(end)
            if block == count - 1 { mix[14] = ~mix[14] }
            for round in 0..<rounds {
                let order = orders[round % 10]
                for (i, place) in places.enumerated() {
                    let (a, b, c, d) = (place[0], place[1], place[2], place[3])
                    mix[a] = mix[a] &+ mix[b] &+ words[order[2 * i]]
                    mix[d] = (mix[d] ^ mix[a]).rotatedRight(turns[0])
                    mix[c] = mix[c] &+ mix[d]
                    mix[b] = (mix[b] ^ mix[c]).rotatedRight(turns[1])
                    mix[a] = mix[a] &+ mix[b] &+ words[order[2 * i + 1]]
                    mix[d] = (mix[d] ^ mix[a]).rotatedRight(turns[2])
                    mix[c] = mix[c] &+ mix[d]
                    mix[b] = (mix[b] ^ mix[c]).rotatedRight(turns[3])
                }
            }
            for i in 0..<8 { state[i] ^= mix[i] ^ mix[i + 8] }
        }
        return state.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }
    }
}
