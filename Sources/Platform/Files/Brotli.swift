import CCompression

/// Brotli (RFC 7932) on bytes in memory, a part at a time, as ``Deflation``.
public enum Brotli {
    private static let partCount = 65536

    /// The bytes, compressed, with these of the library's parameters. `step` is told how many there are after each part. Nil where the library fails.
    public static func compress<E: Error>(_ bytes: [UInt8], _ parameters: [(number: UInt32, value: UInt32)], step: (Int) throws(E) -> Void) throws(E) -> [UInt8]? {
        guard let encoder = BrotliEncoderCreateInstance(nil, nil, nil) else { return nil }
        defer { BrotliEncoderDestroyInstance(encoder) }
        // A value that the library does not take changes nothing.
        for (number, value) in parameters { BrotliEncoderSetParameter(encoder, BrotliEncoderParameter(rawValue: number), value) }
        var output: [UInt8] = [], used = 0, part = [UInt8](repeating: 0, count: partCount)
        while BrotliEncoderIsFinished(encoder) == 0 {
            var room = partCount, left = bytes.count - used
            let went = bytes.withUnsafeBufferPointer { input in
                part.withUnsafeMutableBufferPointer { part in
                    var next = input.baseAddress.map { $0 + used }, place = part.baseAddress
                    return BrotliEncoderCompressStream(encoder, BROTLI_OPERATION_FINISH, &left, &next, &room, &place, nil)
                }
            }
            guard went != 0 else { return nil }
            used = bytes.count - left
            try step(output.count + partCount - room)
            output.append(contentsOf: part[..<(partCount - room)])
        }
        return output
    }

    /// What was compressed.
    public static func decompress<E: Error>(_ bytes: [UInt8], step: (Int) throws(E) -> Void) throws(E) -> Result<[UInt8], Deflation.Failure> {
        guard let decoder = BrotliDecoderCreateInstance(nil, nil, nil) else { return .failure(Deflation.Failure(code: Z_MEM_ERROR, message: "Init error")) }
        defer { BrotliDecoderDestroyInstance(decoder) }
        var output: [UInt8] = [], used = 0, part = [UInt8](repeating: 0, count: partCount)
        while true {
            var room = partCount, left = bytes.count - used
            let result = bytes.withUnsafeBufferPointer { input in
                part.withUnsafeMutableBufferPointer { part in
                    var next = input.baseAddress.map { $0 + used }, place = part.baseAddress
                    return BrotliDecoderDecompressStream(decoder, &left, &next, &room, &place, nil)
                }
            }
            used = bytes.count - left
            try step(output.count + partCount - room)
            output.append(contentsOf: part[..<(partCount - room)])
            switch result {
            case BROTLI_DECODER_RESULT_SUCCESS: return .success(output)
            case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
            case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return .failure(Deflation.Failure(code: Z_BUF_ERROR, message: "unexpected end of file"))
            default: return .failure(complaint(BrotliDecoderGetErrorCode(decoder)))
            }
        }
    }

    /// The decoder's number, and its name as the library's header has it. Older versions leave out what the kind of error is.
    private static func complaint(_ code: BrotliDecoderErrorCode) -> Deflation.Failure {
        let name = String(cString: BrotliDecoderErrorString(code)), number = Int32(code.rawValue)
        let kind = number >= -16 ? "_ERROR_FORMAT_" : number <= -21 && number >= -30 ? "_ERROR_ALLOC_" : "_ERROR_"
        return Deflation.Failure(code: number, message: name.hasPrefix("_") ? name : kind + name)
    }
}
