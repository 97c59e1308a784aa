/// A file's bytes as memory, as long as this object lives. A regular file is mapped: the system reads what is looked at, and may forget
/// it again. What comes through a pipe is read to its end.
public final class MappedFile: @unchecked Sendable {
    public let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool
    /// Longer files are refused.
    private static let most = 1 << 40

    init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool) {
        self.bytes = bytes
        self.isMapped = isMapped
    }

    deinit {
        guard let start = bytes.baseAddress else { return }
        if isMapped { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) } else { free(UnsafeMutableRawPointer(mutating: start)) }
    }

    /// `-` is standard input. What waits can be interrupted: then the failure's code is `EINTR`.
    public static func open(_ path: String) throws(FileFailure) -> MappedFile {
        if path == "-" { return try read(STDIN_FILENO, path) }
        let file = Platform.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { throw FileFailure(path: path, code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileFailure(path: path, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw FileFailure(path: path, code: EISDIR)
        case S_IFREG where status.st_size > 0:
            if status.st_size > most { throw FileFailure(path: path, reason: .tooLarge(limit: most)) }
            return try map(file, size: Int(status.st_size), path: path)
        default: return try read(file, path)
        }
    }

    static func map(_ file: Int32, size: Int, path: String) throws(FileFailure) -> MappedFile {
        if size == 0 { return MappedFile(UnsafeRawBufferPointer(start: nil, count: 0), isMapped: false) }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { throw FileFailure(path: path, code: errno) }
        madvise(start, size, MADV_SEQUENTIAL)
        return MappedFile(UnsafeRawBufferPointer(start: start, count: size), isMapped: true)
    }

    /// Bytes that somebody else made.
    public convenience init?(copying bytes: [UInt8]) {
        guard let memory = malloc(max(bytes.count, 1)) else { return nil }
        bytes.withUnsafeBytes { source in if let start = source.baseAddress { memcpy(memory, start, source.count) } }
        self.init(UnsafeRawBufferPointer(start: memory, count: bytes.count), isMapped: false)
    }

    /// The pages of a part are not needed soon: the system may take them, and reads them again when somebody looks.
    public func forget(_ range: Range<Int>) {
        guard isMapped, let start = bytes.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE))), first = (range.lowerBound + page - 1) / page * page, end = range.upperBound / page * page
        if end > first { madvise(UnsafeMutableRawPointer(mutating: start + first), end - first, MADV_DONTNEED) }
    }

    private static func read(_ file: Int32, _ path: String) throws(FileFailure) -> MappedFile {
        var failure: Int32?
        let content = try Growing.fill(path, most) { memory in
            while let room = memory.room {
                let got = Platform.read(file, room.start, room.count)
                if got < 0 { failure = errno }
                if got <= 0 { return true }
                memory.count += got
            }
            return false
        }
        if let failure { throw FileFailure(path: path, code: failure) }
        return content
    }
}
