/// Why a file could not be read or written.
public struct FileFailure: Error, Equatable, CustomStringConvertible {
    public let path: String
    public let reason: Reason

    public enum Reason: Equatable, Sendable {
        /// The system's code: `ENOENT`, `EACCES` …
        case system(Int32)
        /// Something that is not read to an end: a pipe, a device.
        case notRegular
        /// It has more bytes than are wanted.
        case tooLarge(limit: Int)
        /// A text was wanted, and it is not UTF-8.
        case notText(TextFault)
        /// A pipe that nobody reads from.
        case noReader
        /// The system's code for why no new file can be made beside it.
        case folder(Int32)
    }

    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public init(path: String, code: Int32) {
        self.init(path: path, reason: .system(code))
    }

    /// The system's code, where it was the system that refused.
    public var code: Int32? {
        if case .system(let code) = reason { return code }
        return nil
    }

    /// `no-such.md: No such file or directory`
    public var description: String {
        switch reason {
        case .system(let code): "\(path): \(systemMessage(code))"
        case .notRegular: "\(path): Not a regular file"
        case .tooLarge(let limit): "\(path): Too large: more than \(limit >> 20) MiB"
        case .notText(let fault): "\(path): Not UTF-8: \(fault.description)"
        case .noReader: "\(path): Nobody reads from this pipe"
        case .folder(let code): "\(path): No file can be made in its folder: \(systemMessage(code))"
        }
    }
}

/// What is where in the file system.
public enum Files {
    /// The path without symbolic links; nil where nothing is there.
    public static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The folder that relative paths are looked up in; `/` where it is gone.
    public static var currentDirectory: String { realPath(".") ?? "/" }

    /// Waits for bytes, and gives those that have come; empty at the end, and where a signal ends the waiting.
    public static func readAvailable(_ descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in count = max(0, readBytes(descriptor, buffer)) }
    }

    public static func isRegularFile(_ path: String) -> Bool { kind(path) == S_IFREG }
    public static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

    /// `/dev/stdout`, or the file that standard output goes to by another name.
    public static func isStandardOutput(_ path: String) -> Bool {
        var file = stat(), output = stat()
        return stat(path, &file) == 0 && fstat(STDOUT_FILENO, &output) == 0 && file.st_dev == output.st_dev && file.st_ino == output.st_ino
    }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// The names in a folder, in no order; nil where it cannot be read.
    public static func names(in path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

/// Writes it all, however many calls that takes. 0, or the system's error code.
public func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
            rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
            // Someone made the descriptor non-blocking: it is shared with whoever started us.
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&waiting, 1, -1)
        } else if errno != EINTR {
            return errno
        }
    }
    return 0
}

public func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { writeAll(descriptor, $0) }
}

/// The C library's `read`.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int { read(descriptor, buffer.baseAddress, buffer.count) }
