/// A file's bytes as memory, as long as this object lives. A regular file is mapped: the system reads what is looked at, and may forget
/// it again. What comes through a pipe is read to its end.
public final class MappedFile: @unchecked Sendable {
    public let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool
    private let watch: Int
    /// Nil for what came through a pipe.
    public let identity: Identity?
    /// Longer files are refused.
    private static let most = 1 << 40

    /// By what a file is known again: another content has another.
    public struct Identity: Equatable, Sendable {
        public let size: Int
        public let seconds: Int
        public let nanoseconds: Int

        init(_ status: stat) {
            size = Int(status.st_size)
            #if canImport(Darwin)
            (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
            #else
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
            #endif
        }
    }

    init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool, _ identity: Identity? = nil) {
        self.bytes = bytes
        self.isMapped = isMapped
        self.identity = identity
        watch = isMapped ? MappedFileFaults.watch(UnsafeMutableRawPointer(mutating: bytes.baseAddress.unsafelyUnwrapped), bytes.count) : -1
    }

    /// Somebody cut the file short while it was open: what was read of the rest are zeros.
    public var hasShrunk: Bool { MappedFileFaults.hasShrunk(watch) }

    deinit {
        MappedFileFaults.forget(watch)
        guard let start = bytes.baseAddress else { return }
        if isMapped { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) } else { free(UnsafeMutableRawPointer(mutating: start)) }
    }

    /// `-` is standard input. What waits can be interrupted: then the failure's code is `EINTR`.
    /// `onlyOwn`: a regular file of this user's, which nobody else may write.
    public static func open(_ path: String, onlyOwn: Bool = false) throws(FileFailure) -> MappedFile {
        if path == "-" { return try read(STDIN_FILENO, path) }
        let file = Platform.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (onlyOwn ? O_NOFOLLOW | O_NONBLOCK : 0))
        guard file >= 0 else { throw FileFailure(path: path, code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileFailure(path: path, code: errno) }
        if onlyOwn, status.st_mode & S_IFMT != S_IFREG || status.st_uid != geteuid() || status.st_mode & 0o022 != 0 { throw FileFailure(path: path, code: EACCES) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw FileFailure(path: path, code: EISDIR)
        case S_IFREG where status.st_size > 0:
            if status.st_size > most { throw FileFailure(path: path, reason: .tooLarge(limit: most)) }
            return try map(file, status, advice: onlyOwn ? MADV_WILLNEED : MADV_SEQUENTIAL, path: path)
        default: return try read(file, path)
        }
    }

    /// What is in an open file that has something in it.
    static func map(_ file: Int32, _ status: stat, advice: Int32, path: String) throws(FileFailure) -> MappedFile {
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { throw FileFailure(path: path, code: errno) }
        madvise(start, size, advice)
        return MappedFile(UnsafeRawBufferPointer(start: start, count: size), isMapped: true, Identity(status))
    }

    /// Bytes that somebody else made.
    public convenience init?(copying bytes: [UInt8]) {
        guard let memory = malloc(max(bytes.count, 1)) else { return nil }
        bytes.withUnsafeBytes { source in if let start = source.baseAddress { memcpy(memory, start, source.count) } }
        self.init(UnsafeRawBufferPointer(start: memory, count: bytes.count), isMapped: false)
    }

    /// The pages of a part are wanted at once. Where the system itself meets one that is not there while it copies, it begins again.
    /// What comes back means nothing: it is there so that the pages are read.
    @discardableResult @inline(never) public func touch(_ range: Range<Int>) -> UInt8 {
        var sum: UInt8 = 0
        for place in stride(from: range.lowerBound, to: range.upperBound, by: 4096) { sum &+= bytes[place] }
        return sum
    }

    /// The pages of a part are not needed soon: the system may take them, and reads them again when somebody looks.
    public func forget(_ range: Range<Int>) {
        guard isMapped, let start = bytes.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE))), first = (range.lowerBound + page - 1) / page * page, end = range.upperBound / page * page
        if end > first { madvise(UnsafeMutableRawPointer(mutating: start + first), end - first, MADV_DONTNEED) }
    }

    private static func read(_ file: Int32, _ path: String) throws(FileFailure) -> MappedFile {
        var failure: Int32?
        let content = try Growing.fill(path, min(most, AddressSpace.memory)) { memory in
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
