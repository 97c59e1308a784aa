import Platform
import Testing

@testable import TestSupport

@Suite struct MappedFileTests {
    /// The system sends SIGBUS to who reads what is gone.
    @Test func whatIsCutOffReadsAsZeros() throws {
        let folder = try TemporaryFolder(), path = folder.path + "/file", page = Int(sysconf(Int32(_SC_PAGESIZE)))
        try FileReplacement.write([UInt8](repeating: 7, count: page * 4), to: path)
        let file = try MappedFile.open(path), other = try MappedFile.open(path)
        #expect(file.bytes[page * 3] == 7 && !file.hasShrunk)
        // Whoever listened besides and does so no more takes nothing from the files.
        Signals.handle(SIGBUS) { _ in }
        Signals.restore(SIGBUS)
        truncate(path, page)
        #expect(file.bytes[0] == 7 && file.bytes[page * 3] == 0 && file.bytes[page] == 0)
        #expect(file.hasShrunk && !other.hasShrunk)
        #expect(Array(other.bytes).reduce(0) { $0 + Int($1) } == 7 * page)
        #expect(other.hasShrunk)
    }

    /// A zstd frame whose blocks are four bytes each, for 128 KB of zeros.
    private func frame(blocks: Int) -> [UInt8] {
        var bytes: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]
        for block in 1...blocks { bytes += [block == blocks ? 0x03 : 0x02, 0x00, 0x10, 0x00] }
        return bytes
    }

    /// What comes to 400 times its length, and 64 MB, is refused.
    @Test func bombsAreRefused() throws {
        let small = try #require(MappedFile(copying: frame(blocks: 16))), large = try #require(MappedFile(copying: frame(blocks: 600)))
        #expect(try small.decompressed(path: "small").bytes.count == 16 << 17)
        #expect(throws: FileFailure.self) { try large.decompressed(path: "large") }
    }
}
