// AES (FIPS 197) in the modes that teaching programs use: ECB, CBC, CTR and GCM's code (NIST SP 800-38A and 800-38D). It is for looking at, not for
// keeping secrets: it takes no care of what its time tells.

struct AES {
    private let roundKeys: [[UInt8]]

    /// The substitution: the inverse in GF(2⁸), turned and mixed with itself.
    private static let box: [UInt8] = {
        var box = [UInt8](repeating: 0x63, count: 256)
        // p runs through the field by threes, q by their inverses.
        var (p, q): (UInt8, UInt8) = (1, 1)
        repeat {
            p ^= doubled(p)
            q ^= q << 1
            q ^= q << 2
            q ^= q << 4
            if q & 0x80 != 0 { q ^= 0x09 }
            box[Int(p)] = q ^ q.rotatedLeft(1) ^ q.rotatedLeft(2) ^ q.rotatedLeft(3) ^ q.rotatedLeft(4) ^ 0x63
        } while p != 1
        return box
    }()
    private static let inverseBox: [UInt8] = {
        var inverse = [UInt8](repeating: 0, count: 256)
        for (i, value) in box.enumerated() { inverse[Int(value)] = UInt8(i) }
        return inverse
    }()
    private static func doubled(_ value: UInt8) -> UInt8 { value << 1 ^ (value & 0x80 == 0 ? 0 : 0x1B) }
    private static func product(_ value: UInt8, _ factor: UInt8) -> UInt8 {
        var (sum, power, rest): (UInt8, UInt8, UInt8) = (0, value, factor)
        while rest != 0 {
            if rest & 1 == 1 { sum ^= power }
            power = doubled(power)
            rest >>= 1
        }
        return sum
    }
    /// Columns are mixed by these when a block is read back.
    private static let inverseProducts = [14, 11, 13, 9].map { factor in (0..<256).map { product(UInt8($0), factor) } }

    /// A key of 16, 24 or 32 bytes.
    init(key: [UInt8]) {
        let count = key.count / 4
        var words = (0..<count).map { Array(key[$0 * 4..<$0 * 4 + 4]) }, constant: UInt8 = 1
        for i in count..<4 * (count + 7) {
            var word = words[i - 1]
            if i % count == 0 {
                word = [word[1], word[2], word[3], word[0]].map { AES.box[Int($0)] }
                word[0] ^= constant
                constant = AES.doubled(constant)
            } else if count > 6, i % count == 4 {
                word = word.map { AES.box[Int($0)] }
            }
            words.append(zip(words[i - count], word).map { $0 ^ $1 })
        }
        roundKeys = stride(from: 0, to: words.count, by: 4).map { Array(words[$0..<$0 + 4].joined()) }
    }

    private func add(_ block: inout [UInt8], _ round: Int) { for i in 0..<16 { block[i] ^= roundKeys[round][i] } }

    func encrypted(_ plain: [UInt8]) -> [UInt8] {
        var block = plain, moved = plain
        add(&block, 0)
        for round in 1..<roundKeys.count {
            // A row of the square moves by its number.
            for i in 0..<16 { moved[i] = AES.box[Int(block[(i + i % 4 * 4) % 16])] }
            if round == roundKeys.count - 1 { block = moved } else {
                for column in stride(from: 0, to: 16, by: 4) {
                    let all = moved[column] ^ moved[column + 1] ^ moved[column + 2] ^ moved[column + 3]
                    for i in 0..<4 { block[column + i] = moved[column + i] ^ all ^ AES.doubled(moved[column + i] ^ moved[column + (i + 1) % 4]) }
                }
            }
            add(&block, round)
        }
        return block
    }

    func decrypted(_ secret: [UInt8]) -> [UInt8] {
        var block = secret, moved = secret
        for round in (1..<roundKeys.count).reversed() {
            add(&block, round)
            if round < roundKeys.count - 1 {
                for column in stride(from: 0, to: 16, by: 4) {
                    let old = Array(block[column..<column + 4])
                    for i in 0..<4 { block[column + i] = (0..<4).reduce(0) { $0 ^ AES.inverseProducts[$1][Int(old[(i + $1) % 4])] } }
                }
            }
            for i in 0..<16 { moved[(i + i % 4 * 4) % 16] = AES.inverseBox[Int(block[i])] }
            block = moved
        }
        add(&block, 0)
        return block
    }

    // MARK: Modes

    /// Whole blocks, each by itself (no `chain`) or mixed with the secret one before it (CBC).
    func blocks(_ bytes: [UInt8], encrypts: Bool, chain: [UInt8]?, _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        var result: [UInt8] = [], before = chain ?? [UInt8](repeating: 0, count: 16)
        for start in stride(from: 0, to: bytes.count, by: 16) {
            if start % 4096 == 0 { try poll() }
            let block = Array(bytes[start..<start + 16])
            let made = encrypts ? encrypted(AES.sum(block, before)) : AES.sum(decrypted(block), before)
            if chain != nil { before = encrypts ? made : block }
            result += made
        }
        return result
    }

    /// CTR from a counter on, of which `counting` bytes at the end count; `skipped` bytes of its first block are used up.
    func counted(_ bytes: [UInt8], from counter: [UInt8], counting: Int, skipped: Int, _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        var result = bytes, counter = counter, place = skipped, stream = encrypted(counter)
        for i in bytes.indices {
            if i % 4096 == 0 { try poll() }
            if place == 16 {
                place = 0
                for j in ((16 - counting)..<16).reversed() {
                    counter[j] &+= 1
                    if counter[j] != 0 { break }
                }
                stream = encrypted(counter)
            }
            result[i] ^= stream[place]
            place += 1
        }
        return result
    }

    /// GCM's hash of what is only said, and of what is secret.
    func hash(said: [UInt8], secret: [UInt8], _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        let key = AES.words(encrypted([UInt8](repeating: 0, count: 16))[...])
        func padded(_ bytes: [UInt8]) -> [UInt8] { bytes + [UInt8](repeating: 0, count: (16 - bytes.count % 16) % 16) }
        let lengths = [said.count, secret.count].flatMap { count in withUnsafeBytes(of: (UInt64(count) * 8).bigEndian) { Array($0) } }
        let all = padded(said) + padded(secret) + lengths
        var (high, low): (UInt64, UInt64) = (0, 0)
        for start in stride(from: 0, to: all.count, by: 16) {
            if start % 4096 == 0 { try poll() }
            let block = AES.words(all[start..<start + 16])
            (high, low) = AES.fieldProduct((high ^ block.0, low ^ block.1), key)
        }
        return [high, low].flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> (UInt64, UInt64) {
        let first = bytes.startIndex
        return (bytes[first..<first + 8].reduce(0) { $0 << 8 | UInt64($1) }, bytes[(first + 8)...].reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// In GF(2¹²⁸), the first bit the lowest.
    private static func fieldProduct(_ x: (UInt64, UInt64), _ y: (UInt64, UInt64)) -> (UInt64, UInt64) {
        var sum: (UInt64, UInt64) = (0, 0), power = y
        for i in 0..<128 {
            if (i < 64 ? x.0 << UInt64(i) : x.1 << UInt64(i - 64)) >> 63 == 1 { sum = (sum.0 ^ power.0, sum.1 ^ power.1) }
            let isOdd = power.1 & 1 == 1
            power = (power.0 >> 1 ^ (isOdd ? 0xE1 << 56 : 0), power.1 >> 1 | power.0 << 63)
        }
        return sum
    }

    private static func sum(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] { zip(one, other).map { $0 ^ $1 } }
}
