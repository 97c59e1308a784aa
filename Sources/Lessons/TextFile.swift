import Glibc

/// Whole files, read and written.
public enum TextFile {
    /// Why a file could not be read or written.
    public struct Failure: Error, Equatable, CustomStringConvertible {
        public let path: String
        /// The system's code: `ENOENT`, `EACCES` …
        public let code: Int32
        /// Where it was not the system that refused.
        public var reason: String?

        /// `no-such.md: No such file or directory`
        public var description: String { "\(path): \(reason ?? String(cString: strerror(code)))" }
    }

    /// The file's bytes, at most `limit` of them: a larger file is refused. `-` is standard input. `regularOnly`: devices and pipes, which
    /// may never end, are refused, too.
    public static func read(_ path: String, atMost limit: Int = .max, regularOnly: Bool = false) throws(Failure) -> [UInt8] {
        // To open a pipe that nobody writes to would wait.
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | (regularOnly ? O_NONBLOCK : 0))
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        defer { if file != STDIN_FILENO { close(file) } }
        var status = stat()
        let isKnown = fstat(file, &status) == 0, isRegular = isKnown && status.st_mode & S_IFMT == S_IFREG
        if isKnown, status.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, code: EISDIR) }
        if regularOnly, !isRegular { throw Failure(path: path, code: EINVAL, reason: "Not a regular file") }
        let size = isRegular ? Int(status.st_size) : 0
        if size > limit { throw tooLarge(path, limit) }
        var bytes: [UInt8] = [], room = size + 1
        while true {
            var code: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: max(room, 65_536)) { buffer, count in
                let read = Glibc.read(file, buffer.baseAddress, buffer.count)
                code = read < 0 ? errno : 0
                count = max(read, 0)
            }
            guard code == 0 else { throw Failure(path: path, code: code) }
            if chunk.isEmpty { return bytes }
            if bytes.count + chunk.count > limit { throw tooLarge(path, limit) }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            room = 0
        }
    }

    private static func tooLarge(_ path: String, _ limit: Int) -> Failure {
        Failure(path: path, code: EFBIG, reason: "File too large: more than \(limit) bytes, which is the most that is read with this heap limit")
    }

    /// Puts `text` into the file, in place of what was there.
    public static func write(_ text: String, to path: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(path: path, code: errno) }
            rest = rest.dropFirst(count)
        }
    }
}

extension StringProtocol {
    /// The lines, without their ends, which may be `\n` or `\r\n`. (To Swift `\r\n` is one character.)
    public var lines: [SubSequence] { split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" } }
}
