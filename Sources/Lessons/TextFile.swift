import Glibc

/// Whole files, read and written.
public enum TextFile {
    /// Why a file could not be read or written.
    public struct Failure: Error, Equatable, CustomStringConvertible {
        public let path: String
        /// The system's code: `ENOENT`, `EACCES` …
        public let code: Int32

        /// `no-such.md: No such file or directory`
        public var description: String { "\(path): \(String(cString: strerror(code)))" }
    }

    /// The file's bytes. `-` is standard input.
    public static func read(_ path: String) throws(Failure) -> [UInt8] {
        let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        defer { if file != STDIN_FILENO { close(file) } }
        var bytes: [UInt8] = [], status = stat()
        var room = fstat(file, &status) == 0 && status.st_size > 0 && status.st_size < 1 << 40 ? Int(status.st_size) + 1 : 65_536
        while true {
            var code: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let read = Glibc.read(file, buffer.baseAddress, buffer.count)
                code = read < 0 ? errno : 0
                count = max(read, 0)
            }
            guard code == 0 else { throw Failure(path: path, code: code) }
            if chunk.isEmpty { return bytes }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            room = 65_536
        }
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
