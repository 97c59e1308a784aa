// Message digests for `node:crypto` and `crypto.subtle`: whole messages in, digests out. Written here and not taken from a library because they
// fit on a few pages, and every library that has them takes longer to compile than the rest of the engine.

/// A digest that works block by block (FIPS 180-4, RFC 1321).
protocol BlockDigest {
    var blockSize: Int { get }
    /// How the length of the message stands at its end.
    var isBigEndian: Bool { get }
    mutating func take(_ block: UnsafeRawBufferPointer)
    var digest: [UInt8] { get }
}

/// Asked between pieces of work that a script's numbers make long: throws where it is to stop. It may not collect: nothing is rooted.
typealias WorkPoll = () throws(JSThrow) -> Void

extension BlockDigest {
    /// The digest of a message: its blocks, the last ones padded.
    mutating func digest(of message: [UInt8], _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        let whole = message.count / blockSize * blockSize, piece = 1 << 16
        for start in stride(from: 0, to: whole, by: piece) {
            try poll()
            takeBlocks(message[start..<min(start + piece, whole)])
        }
        var rest = Array(message[whole...]) + [0x80]
        // SHA-512 has sixteen bytes for the length.
        let lengthSize = blockSize / 8
        while rest.count % blockSize != blockSize - lengthSize { rest.append(0) }
        let bits = UInt64(message.count) &* 8
        let length = withUnsafeBytes(of: isBigEndian ? bits.bigEndian : bits.littleEndian) { Array($0) }
        takeBlocks((rest + [UInt8](repeating: 0, count: lengthSize - 8) + length)[...])
        return digest
    }

    private mutating func takeBlocks(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: blockSize) { take(UnsafeRawBufferPointer(rebasing: bytes[start..<start + blockSize])) }
        }
    }
}

/// The digests that there are.
enum DigestName: String, CaseIterable {
    case md5, sha1, sha224, sha256, sha384, sha512, ripemd160, blake2b512, blake2s256, shake128, shake256
    case sha512To224 = "sha512-224", sha512To256 = "sha512-256"
    case sha3To224 = "sha3-224", sha3To256 = "sha3-256", sha3To384 = "sha3-384", sha3To512 = "sha3-512"

    /// What HMAC goes by.
    var blockSize: Int {
        switch self {
        case .sha384, .sha512, .sha512To224, .sha512To256, .blake2b512: 128
        case .md5, .sha1, .sha224, .sha256, .ripemd160, .blake2s256: 64
        case .sha3To224, .sha3To256, .sha3To384, .sha3To512: 200 - 2 * spongeLength
        case .shake128: 168
        case .shake256: 136
        }
    }
    private var spongeLength: Int {
        switch self {
        case .sha3To224: 28
        case .sha3To384: 48
        case .sha3To512: 64
        case .shake128: 16
        default: 32
        }
    }

    /// `length` bytes of those whose length is free.
    func digest(_ message: [UInt8], length: Int? = nil, _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        func blockwise(_ digest: some BlockDigest) throws(JSThrow) -> [UInt8] {
            var digest = digest
            return try digest.digest(of: message, poll)
        }
        switch self {
        case .md5: return try blockwise(MD5())
        case .sha1: return try blockwise(SHA1())
        case .sha224: return try blockwise(SHA2Constants.sha224())
        case .sha256: return try blockwise(SHA2Constants.sha256())
        case .sha384: return try blockwise(SHA2Constants.sha384())
        case .sha512: return try blockwise(SHA2Constants.sha512())
        case .sha512To224: return try blockwise(SHA2Constants.sha512(bits: 224, poll))
        case .sha512To256: return try blockwise(SHA2Constants.sha512(bits: 256, poll))
        case .ripemd160: return try blockwise(RIPEMD160())
        case .blake2b512: return try BLAKE2(start: SHA2Constants.sha512().state, rounds: 12, turns: [32, 24, 16, 63]).digest(message, poll)
        case .blake2s256: return try BLAKE2(start: SHA2Constants.sha256().state, rounds: 10, turns: [16, 12, 8, 7]).digest(message, poll)
        case .sha3To224, .sha3To256, .sha3To384, .sha3To512: return try Keccak(rate: blockSize, suffix: 0x06).digest(message, length: spongeLength, poll)
        case .shake128, .shake256: return try Keccak(rate: blockSize, suffix: 0x1F).digest(message, length: length ?? spongeLength, poll)
        }
    }
}

/// HMAC (RFC 2104) with one key.
struct MessageCode {
    let name: DigestName
    private let inner: [UInt8], outer: [UInt8]
    private let poll: WorkPoll

    init(_ name: DigestName, key: [UInt8], _ poll: @escaping WorkPoll) throws(JSThrow) {
        (self.name, self.poll) = (name, poll)
        var block = key.count > name.blockSize ? try name.digest(key, poll) : key
        block += [UInt8](repeating: 0, count: name.blockSize - block.count)
        inner = block.map { $0 ^ 0x36 }
        outer = block.map { $0 ^ 0x5C }
    }

    func code(_ message: [UInt8]) throws(JSThrow) -> [UInt8] { try name.digest(outer + name.digest(inner + message, poll), poll) }
}
