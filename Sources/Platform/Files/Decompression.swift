import CCompression

extension MappedFile {
    /// The file's content, where that is compressed by gzip or zstd; else itself. Of a file that was cut short as much as there is.
    ///
    /// A small file can stand for an endless one: what comes to more than 400 times its length (and 64 MB), or
    /// to more than the machine's memory, is refused.
    public func decompressed(path: String) throws(FileFailure) -> MappedFile {
        let limit = min(bytes.count * 400 + (64 << 20), AddressSpace.memory)
        if bytes.starts(with: [0x1F, 0x8B]) { return try Growing.fill(path, limit) { inflate(into: &$0) } }
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return try Growing.fill(path, limit) { expand(into: &$0) } }
        return self
    }

    private func inflate(into memory: inout Growing) -> Bool {
        var stream = z_stream()
        guard leash_inflate_init(&stream) == Z_OK else { return false }
        defer { inflateEnd(&stream) }
        var place = 0
        while place < bytes.count {
            // zlib counts in 32 bits.
            let part = min(bytes.count - place, 1 << 20)
            stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress.unsafelyUnwrapped.advanced(by: place).assumingMemoryBound(to: UInt8.self))
            stream.avail_in = UInt32(part)
            while true {
                guard let room = memory.room else { return false }
                stream.next_out = room.start.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(min(room.count, 1 << 28))
                let before = Int(stream.avail_out), code = CCompression.inflate(&stream, Z_NO_FLUSH)
                memory.count += before - Int(stream.avail_out)
                // Several pieces may follow each other.
                if code == Z_STREAM_END { if stream.avail_in == 0 || inflateReset(&stream) != Z_OK { break } } else if code != Z_OK && code != Z_BUF_ERROR { return true }
                if stream.avail_in == 0, stream.avail_out > 0 { break }
            }
            place += part
        }
        return true
    }

    private func expand(into memory: inout Growing) -> Bool {
        guard let stream = ZSTD_createDStream() else { return false }
        defer { ZSTD_freeDStream(stream) }
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        while true {
            guard let room = memory.room else { return false }
            var output = ZSTD_outBuffer(dst: room.start, size: room.count, pos: 0)
            let code = ZSTD_decompressStream(stream, &output, &input)
            memory.count += output.pos
            if ZSTD_isError(code) != 0 || input.pos == input.size && output.pos < output.size { return true }
        }
    }
}

/// Memory that grows as it is filled.
struct Growing {
    private(set) var memory: UnsafeMutableRawPointer
    var count = 0
    private var capacity: Int
    private let limit: Int

    private init?(limit: Int) {
        guard let memory = malloc(1 << 20) else { return nil }
        self.memory = memory
        capacity = 1 << 20
        self.limit = limit
    }

    /// Where more can be written; nil where there is no memory, or there would be more than the limit.
    var room: (start: UnsafeMutableRawPointer, count: Int)? {
        mutating get {
            if count == capacity {
                let more = min(capacity * 2, limit)
                guard capacity < limit, let larger = realloc(memory, more) else { return nil }
                memory = larger
                capacity = more
            }
            return (memory + count, capacity - count)
        }
    }

    /// `write` answers false where there was no room.
    static func fill(_ path: String, _ limit: Int, _ write: (inout Growing) -> Bool) throws(FileFailure) -> MappedFile {
        guard var memory = Growing(limit: limit) else { throw FileFailure(path: path, code: ENOMEM) }
        guard write(&memory) else {
            free(memory.memory)
            throw FileFailure(path: path, reason: .tooLarge(limit: limit))
        }
        return MappedFile(UnsafeRawBufferPointer(start: memory.memory, count: memory.count), isMapped: false)
    }
}
