extension Files {
    /// What may be read: a pipe or a terminal goes on for as long as somebody writes to it, and a device for ever.
    public enum Readable: Sendable {
        /// Nothing but files that lie on a disk.
        case regularFile
        /// What a command line may name, too: a pipe, as of `<(…)`, standard input, a terminal.
        case anything
    }

    /// The file's bytes. `-` is standard input where anything may be read.
    ///
    /// Nothing here waits where a regular file is wanted: a pipe that nobody writes to is refused, not opened. Whatever waits can be
    /// interrupted: then the failure's code is `EINTR`.
    public static func read(_ path: String, _ readable: Readable, limit: Int) throws(FileFailure) -> [UInt8] {
        if path == "-", readable == .anything { return try read(STDIN_FILENO, path, limit) }
        let file = open(path, O_RDONLY | O_CLOEXEC | (readable == .regularFile ? O_NONBLOCK | O_NOCTTY : O_NOCTTY))
        guard file >= 0 else { throw FileFailure(path: path, code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileFailure(path: path, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw FileFailure(path: path, code: EISDIR)
        case S_IFREG: if status.st_size > limit { throw FileFailure(path: path, reason: .tooLarge(limit: limit)) }
        default: if readable == .regularFile { throw FileFailure(path: path, reason: .notRegular) }
        }
        return try read(file, path, limit)
    }

    private static func read(_ file: Int32, _ path: String, _ limit: Int) throws(FileFailure) -> [UInt8] {
        var bytes: [UInt8] = [], status = stat()
        var room = fstat(file, &status) == 0 && status.st_size > 0 && status.st_size <= limit ? Int(status.st_size) + 1 : 65_536
        while true {
            var code: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let got = Platform.read(file, buffer.baseAddress, buffer.count)
                code = got < 0 ? errno : 0
                count = max(got, 0)
            }
            guard code == 0 else { throw FileFailure(path: path, code: code) }
            if chunk.isEmpty { return bytes }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            if bytes.count > limit { throw FileFailure(path: path, reason: .tooLarge(limit: limit)) }
            room = 65_536
        }
    }
}
