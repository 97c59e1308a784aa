/// What Leash keeps to be quicker another time, in a folder of the user's own: `$XDG_CACHE_HOME/leash/heaps`, or `~/.cache/leash/heaps`.
/// Nothing in it is needed: what cannot be written is not there next time.
public struct CacheFolder: Sendable {
    public let path: String
    /// Of so many files the latest stay.
    public static let mostFiles = 8

    public init(path: String) { self.path = path }

    /// Nil without a home.
    public static var standard: CacheFolder? {
        // The XDG rules: a relative path is to be taken as unset.
        if let cache = environment("XDG_CACHE_HOME"), cache.hasPrefix("/") { return CacheFolder(path: cache + "/leash/heaps") }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return CacheFolder(path: home + "/.cache/leash/heaps")
    }

    /// The file, mapped; nil for what is not there, and for what anybody else could have written.
    public func open(_ name: String) -> MappedFile? {
        guard let file = try? MappedFile.open("\(path)/\(name)", onlyOwn: true) else { return nil }
        // The latest that was used is the last to go.
        _ = utimensat(AT_FDCWD, "\(path)/\(name)", nil, 0)
        return file
    }

    /// Writes the parts one after the other, behind room for a head: `finish` writes what is known last behind them and tells the head; nil: nothing is
    /// to be kept. The file takes its name when it is whole; what fails leaves nothing. Old files go.
    @discardableResult
    public func write(_ name: String, behind head: Int, _ parts: [UnsafeRawBufferPointer], finish: ((UnsafeRawBufferPointer) -> Bool) -> [UInt8]?) -> Bool {
        makeFolders()
        removeOld(besides: name)
        guard let part = try? PartFile(prefix: "\(path)/.\(name)-\(getpid())", mode: 0o600) else { return false }
        let file = part.descriptor
        var isWell = lseek(file, off_t(head), SEEK_SET) == off_t(head)
        for bytes in parts where isWell { isWell = writeAll(file, bytes) == 0 }
        if isWell, let bytes = finish({ writeAll(file, $0) == 0 }), bytes.count == head, lseek(file, 0, SEEK_SET) == 0 {
            isWell = bytes.withUnsafeBytes { writeAll(file, $0) == 0 }
        } else {
            isWell = false
        }
        if isWell { return part.put(at: "\(path)/\(name)") == 0 }
        part.drop()
        return false
    }

    private func makeFolders() {
        var end = path.startIndex
        while end < path.endIndex {
            end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            mkdir(String(path[..<end]), 0o700)
        }
    }

    /// Also what a process left behind that was killed.
    private func removeOld(besides name: String) {
        var found: [(name: String, time: Int)] = []
        for other in Files.names(in: path) ?? [] where other != name {
            var status = stat()
            guard lstat("\(path)/\(other)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            let time = MappedFile.Identity(status).seconds
            if other.hasSuffix(".part"), Int(WallClock.milliseconds / 1000) - time > 3600 { unlink("\(path)/\(other)") }
            if !other.hasPrefix(".") { found.append((other, time)) }
        }
        found.sort { $0.time > $1.time }
        for (name, _) in found.dropFirst(CacheFolder.mostFiles - 1) { unlink("\(path)/\(name)") }
    }
}
