/// RIPEMD-160: two lines of five rounds each, which meet at the end of a block.
struct RIPEMD160: BlockDigest {
    private var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var blockSize: Int { 64 }
    var isBigEndian: Bool { false }

    /// The order of the words in the first round of each line; a later round permutes the one before.
    private static let permutation = [7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8]
    private static let left = orders(Array(0..<16)), right = orders((0..<16).map { (9 * $0 + 5) % 16 })
    private static func orders(_ first: [Int]) -> [Int] {
        var all = first, last = first
        for _ in 1..<5 {
            last = last.map { permutation[$0] }
            all += last
        }
        return all
    }
    /// By how much the word of each place is rotated, round by round.
    private static let turns = [
        [11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8], [12, 13, 11, 15, 6, 9, 9, 7, 12, 15, 11, 13, 7, 8, 7, 7],
        [13, 15, 14, 11, 7, 7, 6, 8, 13, 14, 13, 12, 5, 5, 6, 9], [14, 11, 12, 14, 8, 6, 5, 5, 15, 12, 15, 14, 9, 9, 8, 6],
        [15, 12, 13, 13, 9, 5, 8, 6, 14, 11, 12, 11, 8, 6, 5, 5],
    ]
    private static let leftConstants: [UInt32] = [0, 0x5A82_7999, 0x6ED9_EBA1, 0x8F1B_BCDC, 0xA953_FD4E]
    private static let rightConstants: [UInt32] = [0x50A2_8BE6, 0x5C4D_D124, 0x6D70_3EF3, 0x7A6D_76E9, 0]

    private static func mixed(_ round: Int, _ x: UInt32, _ y: UInt32, _ z: UInt32) -> UInt32 {
        switch round {
        case 0: x ^ y ^ z
        case 1: x & y | ~x & z
        case 2: (x | ~y) ^ z
        case 3: x & z | y & ~z
        default: x ^ (y | ~z)
        }
    }

    mutating func take(_ block: UnsafeRawBufferPointer) {
        let words = (0..<16).map { UInt32(littleEndian: block.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        func line(_ order: [Int], _ constants: [UInt32], _ kind: (Int) -> Int) -> [UInt32] {
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for i in 0..<80 {
                let round = i / 16, place = order[i]
                let sum = a &+ RIPEMD160.mixed(kind(round), b, c, d) &+ words[place] &+ constants[round]
                (a, e, d, c, b) = (e, d, c.rotatedLeft(10), b, sum.rotatedLeft(RIPEMD160.turns[round][place]) &+ e)
            }
            return [a, b, c, d, e]
        }
        let one = line(RIPEMD160.left, RIPEMD160.leftConstants) { $0 }, other = line(RIPEMD160.right, RIPEMD160.rightConstants) { 4 - $0 }
        let old = state
        for i in 0..<5 {
            let sum: UInt32 = old[(i + 1) % 5] &+ one[(i + 2) % 5]
            state[i] = sum &+ other[(i + 3) % 5]
        }
    }

    var digest: [UInt8] { state.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } } }
}
