// SHA-3 and SHAKE (FIPS 202): a sponge. The message is taken up block by block, and as much as is wanted is pressed out again.

struct Keccak {
    /// Bytes of the state that a block meets.
    let rate: Int
    /// The bits that follow a message: what tells SHA-3 from SHAKE.
    let suffix: UInt8

    private static let rounds = 24
    /// One bit of a linear feedback register decides each bit of a round's constant.
    private static let constants: [UInt64] = {
        var register: UInt8 = 1
        return (0..<rounds).map { _ in
            (0..<7).reduce(UInt64(0)) { constant, bit in
                let isSet = register & 1 == 1
                register = register << 1 ^ (register & 0x80 == 0 ? 0 : 0x71)
                return isSet ? constant ^ 1 << ((1 << UInt64(bit)) - 1) : constant
            }
        }
    }()

    func digest(_ message: [UInt8], length: Int, _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        var state = [UInt64](repeating: 0, count: 25), padded = message + [suffix]
        padded += [UInt8](repeating: 0, count: (rate - padded.count % rate) % rate)
        padded[padded.count - 1] |= 0x80
        for start in stride(from: 0, to: padded.count, by: rate) {
            if start % (rate * 512) == 0 { try poll() }
            for i in 0..<rate { state[i / 8] ^= UInt64(padded[start + i]) << UInt64(i % 8 * 8) }
            Keccak.permute(&state)
        }
        var digest: [UInt8] = []
        while digest.count < length {
            if !digest.isEmpty { Keccak.permute(&state) }
            digest += (0..<min(rate, length - digest.count)).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64($0 % 8 * 8)) }
        }
        return digest
    }

    private static func permute(_ state: inout [UInt64]) {
        for constant in constants {
            // θ
            let columns: [UInt64] = (0..<5).map { column in stride(from: column, to: 25, by: 5).reduce(0) { sum, i in sum ^ state[i] } }
            for i in 0..<25 {
                let turned: UInt64 = columns[(i + 1) % 5].rotatedLeft(1)
                state[i] ^= columns[(i + 4) % 5] ^ turned
            }
            // ρ and π: each lane goes to where the next one was.
            var (x, y, moved) = (1, 0, state[1])
            for step in 1...24 {
                (x, y) = (y, (2 * x + 3 * y) % 5)
                let turn = step * (step + 1) / 2 % 64
                (moved, state[x + 5 * y]) = (state[x + 5 * y], turn == 0 ? moved : moved.rotatedLeft(turn))
            }
            // χ
            for row in stride(from: 0, to: 25, by: 5) {
                let old = Array(state[row..<row + 5])
                for x in 0..<5 { state[row + x] = old[x] ^ ~old[(x + 1) % 5] & old[(x + 2) % 5] }
            }
            // ι
            state[0] ^= constant
        }
    }
}
