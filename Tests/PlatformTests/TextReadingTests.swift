import Platform
import Testing
@testable import TestSupport

/// What is UTF-8 is what the standard library takes for it; what is not is told by its first line.
@Suite("Texts")
struct TextReadingTests {
    @Test("the first byte that is no UTF-8, and its line", arguments: [
        ([0xE9], 1, 0xE9), ([0x61, 0x0A, 0xC3], 2, 0xC3), ([0x0A, 0x0A, 0x80], 3, 0x80), ([0xC3, 0xA9, 0xC0, 0x80], 1, 0xC0), ([0xED, 0xA0, 0x80], 1, 0xED),
        ([0xE0, 0x80, 0x80], 1, 0xE0), ([0xF4, 0x90, 0x80, 0x80], 1, 0xF4), ([0xF0, 0x9F, 0x98], 1, 0xF0), ([0xE2, 0x82, 0x0A], 1, 0xE2), ([0xFE, 0xFF], 1, 0xFE),
    ] as [([UInt8], Int, UInt8)])
    func faults(bytes: [UInt8], line: Int, byte: UInt8) {
        let fault = TextFault(in: bytes[...])
        #expect(fault?.line == line)
        #expect(fault?.byte == byte)
        #expect(fault?.looksWide == (byte == 0xFE))
    }

    @Test("agrees with the standard library on bytes at random")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let kinds: [UInt8] = [0x41, 0x0A, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...6, using: &generator)).map { _ in kinds.randomElement(using: &generator) ?? 0 }
            #expect((TextFault(in: bytes[...]) == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }

    @Test("a file is read whole, or refused by name")
    func file() throws {
        let folder = try TemporaryFolder(), path = folder.path + "/a"
        try FileReplacement.write(Array("é\n😀".utf8), to: path)
        #expect(try Files.readText(path, .regularFile, limit: 100) == Array("é\n😀".utf8))
        try FileReplacement.write([0x61, 0x0A, 0xFF], to: path)
        let failure = #expect(throws: FileFailure.self) { try Files.readText(path, .regularFile, limit: 100) }
        #expect(failure?.description == "\(path): Not UTF-8: line 2 has the byte 0xFF")
    }
}
