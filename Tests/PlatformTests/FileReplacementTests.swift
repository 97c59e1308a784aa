import Platform
import Testing
@testable import TestSupport

/// A file takes its name when all of it is there; until then what was there stays.
@Suite("Replacing files")
struct FileReplacementTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func text(_ name: String) throws -> String {
        String(decoding: try Files.read(path(name), .regularFile, limit: 1 << 20), as: UTF8.self)
    }

    private func write(_ text: String, _ name: String) throws(FileFailure) {
        try FileReplacement.write(Array(text.utf8), to: path(name))
    }

    private func failure(_ name: String) -> FileFailure? {
        do {
            try write("new", name)
            return nil
        } catch {
            return error
        }
    }

    @Test("makes a file, and replaces one with its mode kept; nothing else is left in the folder")
    func replace() throws {
        try write("old", "a")
        chmod(path("a"), 0o640)
        try write("new", "a")
        #expect(try text("a") == "new")
        var status = stat()
        #expect(stat(path("a"), &status) == 0 && status.st_mode & 0o7777 == 0o640)
        #expect(Files.names(in: folder.path) == ["a"])
    }

    @Test("a symbolic link stays one, whether or not it leads to a file, and across folders")
    func links() throws {
        mkdir(path("d"), 0o700)
        try write("old", "d/a")
        symlink("d/a", path("link"))
        symlink("link", path("second"))
        symlink("d/none", path("nowhere"))
        try write("new", "second")
        try write("made", "nowhere")
        #expect(try text("d/a") == "new")
        #expect(try text("d/none") == "made")
        for name in ["link", "second", "nowhere"] {
            var status = stat()
            #expect(lstat(path(name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        }
        symlink("round", path("round"))
        #expect(failure("round")?.code == ELOOP)
    }

    @Test("what comes to nothing leaves the old content, and no trace")
    func nothing() throws {
        try write("old", "a")
        let result: Int? = try FileReplacement.write(path("a")) { pieces in
            _ = "half".utf8.withContiguousStorageIfAvailable { pieces.write(UnsafeRawBufferPointer($0)) }
            return nil
        }
        #expect(result == nil)
        #expect(try text("a") == "old")
        #expect(Files.names(in: folder.path) == ["a"])
    }

    #if os(Linux)
    @Test("whoever is killed on the way leaves nothing, where the system has files without a name")
    func unfinished() throws {
        let probe = open(folder.path, O_WRONLY | O_DIRECTORY | 0o20_000_000, 0o600)
        guard probe >= 0 else { return }
        close(probe)
        try write("old", "a")
        let names: [String]? = try FileReplacement.write(path("a")) { pieces in
            _ = "new".utf8.withContiguousStorageIfAvailable { pieces.write(UnsafeRawBufferPointer($0)) }
            return Files.names(in: folder.path)
        }
        #expect(names == ["a"])
        #expect(try text("a") == "new")
        #expect(Files.names(in: folder.path) == ["a"])
    }
    #endif

    @Test("large pieces and small ones, where memory begins a page and where not, stand in the file one behind another")
    func pieces() throws {
        let count = 3 << 20, memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 4096)
        defer { memory.deallocate() }
        for place in 0..<count { memory[place] = UInt8(truncatingIfNeeded: place ^ place >> 8 ^ place >> 16) }
        let bytes = UnsafeRawBufferPointer(memory), cuts = [0, 1 << 20, 1 << 20 | 4096, 2 << 20 | 8192 | 5, 2 << 20 | 12288, count]
        let written: Bool? = try FileReplacement.write(path("a")) { pieces in
            for (start, end) in zip(cuts, cuts.dropFirst()) where !pieces.write(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) { return nil }
            return true
        }
        #expect(written == true)
        let read = try Files.read(path("a"), .regularFile, limit: 1 << 23)
        #expect(read.count == count && zip(read, bytes).allSatisfy { $0 == $1 })
    }

    @Test("says why: a folder, a missing folder, a device that is full, a pipe without a reader")
    func failures() throws {
        mkdir(path("d"), 0o700)
        #expect(failure("d")?.code == EISDIR)
        #expect(failure("none/a")?.code == ENOENT)
        mkfifo(path("fifo"), 0o600)
        #expect(failure("fifo")?.reason == .noReader)
        #expect(throws: FileFailure(path: "/dev/full", code: ENOSPC)) { try FileReplacement.write([65], to: "/dev/full") }
    }

    @Test("a pipe's reader who does not read can be left by an interrupt")
    func slowReader() throws {
        mkfifo(path("fifo"), 0o600)
        let reader = open(path("fifo"), O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        var asked = 0
        #expect(throws: FileFailure(path: path("fifo"), code: EINTR)) {
            try FileReplacement.write([UInt8](repeating: 65, count: 1 << 20), to: path("fifo"), isInterrupted: { asked += 1; return true })
        }
        #expect(asked == 1)
    }

    @Test("nothing waits for a pipe where a file is wanted; a device is none, and a file that is too large is not read")
    func reading() throws {
        mkfifo(path("fifo"), 0o600)
        #expect(throws: FileFailure(path: path("fifo"), reason: .notRegular)) { try Files.read(path("fifo"), .regularFile, limit: 10) }
        #expect(throws: FileFailure(path: "/dev/zero", reason: .notRegular)) { try Files.read("/dev/zero", .regularFile, limit: 10) }
        #expect(throws: FileFailure(path: "/dev/zero", reason: .tooLarge(limit: 10))) { try Files.read("/dev/zero", .anything, limit: 10) }
        #expect(throws: FileFailure(path: folder.path, code: EISDIR)) { try Files.read(folder.path, .anything, limit: 10) }
        let sparse = open(path("sparse"), O_WRONLY | O_CREAT, 0o600)
        ftruncate(sparse, 200 << 30)
        close(sparse)
        #expect(throws: FileFailure(path: path("sparse"), reason: .tooLarge(limit: 1 << 29))) {
            try Files.read(path("sparse"), .regularFile, limit: 1 << 29)
        }
    }
}
