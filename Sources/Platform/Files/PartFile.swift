/// A file on its way to its name. Until all of it is written it has no name at all: whoever ends the program meanwhile, even by `kill -9`, leaves nothing
/// behind. Where the system has no such files it is called by a name that nobody asks for, and that one may stay.
struct PartFile {
    let descriptor: Int32
    /// What it is called before it takes its name, but for the ending.
    private let prefix: String
    private let name: String?

    private static let mostNames = 100

    /// In the folder of `prefix`. What the system says where there is none: its number.
    init(prefix: String, mode: mode_t) throws(FileFailure) {
        self.prefix = prefix
        if let file = PartFile.unnamed(in: prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ".", mode) {
            (descriptor, name) = (file, nil)
            return
        }
        for number in 0..<PartFile.mostNames {
            let name = PartFile.name(prefix, number), file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
            if file >= 0 {
                (descriptor, self.name) = (file, name)
                return
            }
            if errno != EEXIST { break }
        }
        throw FileFailure(path: prefix, code: errno)
    }

    /// One may be left from a process that was killed, and had the number that is ours now.
    private static func name(_ prefix: String, _ number: Int) -> String { prefix + (number == 0 ? "" : "-\(number)") + ".part" }

    private static func unnamed(in folder: String, _ mode: mode_t) -> Int32? {
        #if os(Linux)
        // `O_TMPFILE`, which is no plain number to the compiler. It gets a name by way of /proc.
        let file = open(folder, O_WRONLY | O_DIRECTORY | 0o20_000_000 | O_CLOEXEC, mode)
        if file < 0 { return nil }
        if access(PartFile.link(file), F_OK) == 0 { return file }
        close(file)
        #endif
        return nil
    }

    private static func link(_ file: Int32) -> String { "/proc/self/fd/\(file)" }

    /// Closes it, and puts it in the place of what was there. 0, or what the system says: then nothing is left of it.
    func put(at target: String) -> Int32 {
        var name = name, code: Int32 = 0
        if name == nil {
            for number in 0..<PartFile.mostNames {
                let free = PartFile.name(prefix, number)
                code = linkat(AT_FDCWD, PartFile.link(descriptor), AT_FDCWD, free, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno
                if code == 0 { name = free }
                if code != EEXIST { break }
            }
        }
        // Some file systems say only now that there was no room.
        if close(descriptor) != 0, code == 0 { code = errno }
        guard let name else { return code }
        if code == 0, rename(name, target) != 0 { code = errno }
        if code != 0 { unlink(name) }
        return code
    }

    /// Nothing is left of it.
    func drop() {
        close(descriptor)
        if let name { unlink(name) }
    }
}
