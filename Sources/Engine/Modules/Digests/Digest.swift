// Message digests for `node:crypto` and `crypto.subtle`: whole messages in, digests out. Written here and not taken from a library because the five
// of them fit on two pages, and every library that has them takes longer to compile than the rest of the engine.

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
    case md5, sha1, sha224, sha256, sha384, sha512

    var blockSize: Int { self == .sha384 || self == .sha512 ? 128 : 64 }

    private func make() -> any BlockDigest {
        switch self {
        case .md5: MD5()
        case .sha1: SHA1()
        case .sha224: SHA2Constants.sha224()
        case .sha256: SHA2Constants.sha256()
        case .sha384: SHA2Constants.sha384()
        case .sha512: SHA2Constants.sha512()
        }
    }

    func digest(_ message: [UInt8], _ poll: WorkPoll) throws(JSThrow) -> [UInt8] {
        var digest = make()
        return try digest.digest(of: message, poll)
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
