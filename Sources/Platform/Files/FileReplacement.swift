/// A file that is written piece by piece and takes its name only when all of it is on the disk: what fails on the way, such as a
/// disk that is full, leaves the file that was there before.
///
/// It keeps that file's permissions and owner, and a symbolic link stays one. A device or a pipe is written as it is, and so is the
/// file that standard output or standard error goes to: one put in its place would not be what was asked for.
public enum FileReplacement {
    /// Takes the pieces.
    public struct Pieces {
        fileprivate let file: Int32
        fileprivate let code: UnsafeMutablePointer<Int32>
        fileprivate let isInterrupted: () -> Bool
        /// A file of ours, which nobody reads yet.
        fileprivate let isNew: Bool

        /// False where the piece could not be written; there is no use in going on. O(count).
        public func write(_ piece: UnsafeRawBufferPointer) -> Bool {
            if code.pointee != 0 { return false }
            let rest = piece.dropFirst(isNew ? DirectWriting.write(piece, to: file) : 0)
            code.pointee = writeUnlessInterrupted(file, UnsafeRawBufferPointer(rebasing: rest), isInterrupted)
            return code.pointee == 0
        }
    }

    /// Puts `bytes` into the file, in place of what was there.
    public static func write(_ bytes: [UInt8], to path: String, isInterrupted: () -> Bool = { false }) throws(FileFailure) {
        _ = try write(path, isInterrupted: isInterrupted) { pieces in bytes.withUnsafeBytes { pieces.write($0) } }
    }

    /// Calls `body` to write the file's content. Where it gives nil back it has thought better of it: then nothing has changed.
    /// `isInterrupted` is asked where a pipe's reader lets us wait; true ends that as `EINTR`.
    public static func write<Result>(_ path: String, isInterrupted: () -> Bool = { false },
                                     _ body: (Pieces) -> Result?) throws(FileFailure) -> Result? {
        switch try place(path) {
        case .asItIs(let file):
            defer { close(file) }
            return try fill(file, path, isNew: false, isInterrupted, body)
        case .file(let target, let replaced):
            return try replace(target, replaced, path, isInterrupted, body)
        }
    }

    // MARK: Where to

    private enum Place {
        /// An open descriptor that takes whatever is written.
        case asItIs(Int32)
        /// A name, links followed, and what stands there now.
        case file(String, replaced: stat?)
    }

    private static func place(_ path: String) throws(FileFailure) -> Place {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw FileFailure(path: path, code: errno) }
            return .file(try followLinks(path), replaced: nil)
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw FileFailure(path: path, code: EISDIR) }
        if let own = ownOutput(status) { return .asItIs(own) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .asItIs(try openDevice(path)) }
        guard let real = Files.realPath(path) else { throw FileFailure(path: path, code: errno) }
        // What may not be written may not be replaced either, though the folder would let us.
        if access(real, W_OK) != 0 { throw FileFailure(path: path, code: errno) }
        return .file(real, replaced: status)
    }

    /// A descriptor for the file that standard output or standard error goes to, if that is what is meant.
    private static func ownOutput(_ status: stat) -> Int32? {
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            var own = stat()
            guard fstat(descriptor, &own) == 0, own.st_dev == status.st_dev, own.st_ino == status.st_ino else { continue }
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
            if copy >= 0 { return copy }
        }
        return nil
    }

    /// Without waiting for somebody at a pipe's other end.
    private static func openDevice(_ path: String) throws(FileFailure) -> Int32 {
        let file = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw errno == ENXIO ? FileFailure(path: path, reason: .noReader) : FileFailure(path: path, code: errno) }
        return file
    }

    /// Where a link to nowhere leads: the file is made there.
    private static func followLinks(_ path: String) throws(FileFailure) -> String {
        var path = path
        for _ in 0..<40 {
            var target = [CChar](repeating: 0, count: 4097)
            let count = readlink(path, &target, target.count - 1)
            guard count > 0 else { return path }
            let name = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            path = name.hasPrefix("/") ? name : folder(of: path) + name
        }
        throw FileFailure(path: path, code: ELOOP)
    }

    /// With the slash behind it; empty for a bare name.
    private static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

    // MARK: Writing

    private static func replace<Result>(_ target: String, _ replaced: stat?, _ path: String, _ isInterrupted: () -> Bool,
                                        _ body: (Pieces) -> Result?) throws(FileFailure) -> Result? {
        let part = try makePart(beside: target, path)
        var isDone = false
        defer { if !isDone { part.drop() } }
        if let replaced {
            // Another's file stays another's, where that is in our power. The mode comes second: to change owners clears parts of it.
            _ = fchown(part.descriptor, replaced.st_uid, replaced.st_gid)
            fchmod(part.descriptor, replaced.st_mode & 0o7777)
        }
        guard let result = try fill(part.descriptor, path, isNew: true, isInterrupted, body) else { return nil }
        // Some file systems say only now that there was no room.
        if fsync(part.descriptor) != 0 { throw FileFailure(path: path, code: errno) }
        isDone = true
        let code = part.put(at: target)
        if code != 0 { throw FileFailure(path: path, code: code) }
        return result
    }

    private static func fill<Result>(_ file: Int32, _ path: String, isNew: Bool, _ isInterrupted: () -> Bool,
                                     _ body: (Pieces) -> Result?) throws(FileFailure) -> Result? {
        var code: Int32 = 0
        let result = withoutActuallyEscaping(isInterrupted) { isInterrupted in
            withUnsafeMutablePointer(to: &code) { body(Pieces(file: file, code: $0, isInterrupted: isInterrupted, isNew: isNew)) }
        }
        if code != 0 { throw FileFailure(path: path, code: code) }
        return result
    }

    private static func makePart(beside target: String, _ path: String) throws(FileFailure) -> PartFile {
        do throws(FileFailure) { return try PartFile(prefix: "\(folder(of: target)).leash-\(getpid())", mode: 0o666) } catch {
            throw error.code == ENOENT ? FileFailure(path: path, code: ENOENT) : FileFailure(path: path, reason: .folder(error.code ?? EIO))
        }
    }
}

/// As ``writeAll(_:_:)``, but whoever is asked may end the wait for a pipe's reader.
private func writeUnlessInterrupted(_ file: Int32, _ bytes: UnsafeRawBufferPointer, _ isInterrupted: () -> Bool) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
            rest = rest.dropFirst(count)
            continue
        }
        guard errno == EAGAIN || errno == EINTR else { return errno }
        if isInterrupted() { return EINTR }
        var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
        if isInterrupted() { return EINTR }
    }
    return 0
}
