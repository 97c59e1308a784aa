/// A file without a name, for what comes in parts and is looked at as a whole: it is gone with this object, however the program ends.
public final class TemporaryFile: @unchecked Sendable {
    private let descriptor: Int32
    private let limit: Int
    /// The bytes that it has.
    public private(set) var count = 0

    /// In the folder that `TMPDIR` names, or `/tmp`. What would make it longer than `limit` is refused.
    public init(limit: Int) throws(FileFailure) {
        let folder = environment("TMPDIR") ?? "/tmp"
        var template = Array((folder + "/leash-XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw FileFailure(path: folder, code: errno) }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        self.limit = limit
    }

    deinit { close(descriptor) }

    /// A text's bytes, as UTF-8.
    public func append(_ text: String) throws(FileFailure) {
        var text = text, code: Int32 = 0, size = 0
        text.withUTF8 { bytes in
            size = bytes.count
            if count + size <= limit { code = writeAll(descriptor, UnsafeRawBufferPointer(bytes)) }
        }
        if count + size > limit { throw FileFailure(path: "temporary file", reason: .tooLarge(limit: limit)) }
        if code != 0 { throw FileFailure(path: "temporary file", code: code) }
        count += size
    }

    /// What it has until now, which is something. The memory outlives this object.
    public func mapped() throws(FileFailure) -> MappedFile {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { throw FileFailure(path: "temporary file", code: errno) }
        return try MappedFile.map(descriptor, status, advice: MADV_SEQUENTIAL, path: "temporary file")
    }
}
