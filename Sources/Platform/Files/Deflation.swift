import CCompression

/// zlib on bytes in memory, a part at a time: whoever asks hears of each part, so that a small input with a huge output can be refused.
public enum Deflation {
    /// What goes around the compressed bytes.
    public enum Frame: Int32, Sendable {
        case zlib = 0, gzip = 16, either = 32
        case none = -1

        fileprivate func bits(_ window: Int32) -> Int32 { self == .none ? -window : window + rawValue }
    }

    /// How to compress, in zlib's numbers.
    public struct Options: Sendable {
        public var level: Int32 = -1, window: Int32 = 15, memory: Int32 = 8, strategy: Int32 = 0
        public init() {}
    }

    /// zlib's complaint.
    public struct Failure: Error, Sendable {
        public let code: Int32
        public let message: String
    }

    private static let partCount = 65536

    /// The bytes, compressed. `step` is told how many there are after each part.
    public static func compress<E: Error>(_ bytes: [UInt8], _ frame: Frame, _ options: Options, dictionary: [UInt8] = [],
                                          step: (Int) throws(E) -> Void) throws(E) -> Result<[UInt8], Failure> {
        var stream = z_stream()
        let code = leash_deflate_init(&stream, options.level, frame.bits(options.window), options.memory, options.strategy)
        guard code == Z_OK else { return .failure(Failure(code: code, message: "Init error")) }
        defer { deflateEnd(&stream) }
        if !dictionary.isEmpty, deflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) != Z_OK {
            return .failure(Failure(code: Z_DATA_ERROR, message: "Failed to set dictionary"))
        }
        return try pump(&stream, bytes, step: step) { deflate($0, Z_FINISH) }
    }

    /// What was compressed, and how many bytes of the input were read for it.
    public static func decompress<E: Error>(_ bytes: [UInt8], _ frame: Frame, window: Int32 = 15, dictionary: [UInt8] = [],
                                            step: (Int) throws(E) -> Void) throws(E) -> Result<[UInt8], Failure> {
        var stream = z_stream()
        let code = leash_inflate_init_bits(&stream, frame.bits(window))
        guard code == Z_OK else { return .failure(Failure(code: code, message: "Init error")) }
        defer { inflateEnd(&stream) }
        if frame == .none, !dictionary.isEmpty { inflateSetDictionary(&stream, dictionary, UInt32(dictionary.count)) }
        return try pump(&stream, bytes, step: step) { stream in
            var code = inflate(stream, Z_SYNC_FLUSH)
            if code == Z_NEED_DICT, !dictionary.isEmpty {
                guard inflateSetDictionary(stream, dictionary, UInt32(dictionary.count)) == Z_OK else { return Z_DATA_ERROR }
                code = inflate(stream, Z_SYNC_FLUSH)
            }
            // A file of gzip may be followed by another one.
            if code == Z_STREAM_END, frame == .gzip || frame == .either, stream.pointee.avail_in > 1,
               let next = stream.pointee.next_in, next[0] == 0x1F, next[1] == 0x8B, inflateReset(stream) == Z_OK { return Z_OK }
            return code
        }
    }

    /// CRC-32 of the bytes, going on from `value`.
    public static func checksum(_ bytes: [UInt8], from value: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: crc32_z(UInt(value), bytes, bytes.count)) }

    private static func pump<E: Error>(_ stream: inout z_stream, _ bytes: [UInt8], step: (Int) throws(E) -> Void,
                                       _ run: (UnsafeMutablePointer<z_stream>) -> Int32) throws(E) -> Result<[UInt8], Failure> {
        var output: [UInt8] = [], input = bytes, part = [UInt8](repeating: 0, count: partCount)
        var code = Z_OK, message = ""
        var used = 0
        while code == Z_OK {
            let given = min(input.count - used, 1 << 30)
            input.withUnsafeMutableBufferPointer { input in
                part.withUnsafeMutableBufferPointer { part in
                    stream.next_in = input.baseAddress.map { $0 + used }
                    stream.avail_in = UInt32(given)
                    stream.next_out = part.baseAddress
                    stream.avail_out = UInt32(part.count)
                    code = run(&stream)
                    message = stream.msg.map { String(cString: $0) } ?? ""
                }
            }
            let made = partCount - Int(stream.avail_out)
            used += given - Int(stream.avail_in)
            try step(output.count + made)
            output.append(contentsOf: part[..<made])
            // Nothing more to read, and nothing was written: the end is missing.
            if code == Z_OK, made == 0, used == input.count { code = Z_BUF_ERROR }
        }
        switch code {
        case Z_STREAM_END: return .success(output)
        case Z_BUF_ERROR: return .failure(Failure(code: Z_BUF_ERROR, message: "unexpected end of file"))
        case Z_NEED_DICT: return .failure(Failure(code: Z_NEED_DICT, message: "Missing dictionary"))
        default: return .failure(Failure(code: code, message: message.isEmpty ? "zlib error" : message))
        }
    }
}
