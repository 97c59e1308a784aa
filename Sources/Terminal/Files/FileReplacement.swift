import Glibc

/// A file that is written piece by piece and takes its name only when all of it is there: what fails on the way, such as a disk
/// that is full, leaves the file that was there before.
///
/// A device, a pipe or a link to nowhere is written as it is: a file put in its place would not be what was asked for.
enum FileReplacement {
    /// Why it could not be written.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        /// The system's code.
        let code: Int32

        /// `x.heapsnapshot: Permission denied`
        var description: String { "\(path): \(String(cString: strerror(code)))" }
    }

    /// Takes the pieces.
    struct Pieces {
        fileprivate let file: Int32
        fileprivate let code: UnsafeMutablePointer<Int32>

        /// False where the piece could not be written; there is no use in going on.
        func write(_ piece: UnsafeRawBufferPointer) -> Bool {
            if code.pointee == 0 { code.pointee = writeAll(file, piece) }
            return code.pointee == 0
        }
    }

    /// Calls `body` to write the file's content. Where it gives nil back it has thought better of it: there is no file then.
    static func write<Result>(_ path: String, _ body: (Pieces) -> Result?) throws(Failure) -> Result? {
        let (target, isReplaced, mode) = try place(path)
        let part = isReplaced ? temporaryName(beside: target) : target
        let file = isReplaced ? open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) : open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        if let mode { fchmod(file, mode) }
        var code: Int32 = 0
        let result = withUnsafeMutablePointer(to: &code) { body(Pieces(file: file, code: $0)) }
        if close(file) != 0, code == 0 { code = errno }
        if isReplaced, code == 0, result != nil, rename(part, target) != 0 { code = errno }
        if isReplaced, code != 0 || result == nil { unlink(part) }
        if code != 0 { throw Failure(path: path, code: code) }
        return result
    }

    /// Where links lead, whether the file takes another's place, and the permissions of that.
    private static func place(_ path: String) throws(Failure) -> (target: String, isReplaced: Bool, mode: mode_t?) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            // A link to nowhere is there, and yet nothing is.
            return (path, lstat(path, &status) != 0, nil)
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, code: EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG, let real = realpath(path, nil) else { return (path, false, nil) }
        defer { free(real) }
        // What may not be written may not be replaced either, though the folder would let us.
        if access(path, W_OK) != 0 { throw Failure(path: path, code: errno) }
        return (String(cString: real), true, status.st_mode & 0o7777)
    }

    private static func temporaryName(beside path: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return "\(folder).leash-\(getpid()).part"
    }
}
