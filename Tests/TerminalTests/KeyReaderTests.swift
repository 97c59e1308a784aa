import Platform
import Testing
@testable import Terminal

@Suite("From bytes to keys")
struct KeyReaderTests {
    /// What the reader makes of bytes that arrive in these pieces, each when the one before has been read.
    private func keys(_ pieces: [[UInt8]], translations: [(sequence: [UInt8], key: Unicode.Scalar)] = []) -> String {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        defer { close(ends[0]) }
        let reader = KeyReader(descriptor: ends[0])
        reader.translations = translations
        var text = ""
        for piece in pieces {
            write(ends[1], piece, piece.count)
            while case .character(let character) = reader.read(timeout: 0) { text.unicodeScalars.append(character) }
        }
        close(ends[1])
        while case .character(let character) = reader.read(timeout: 0) { text.unicodeScalars.append(character) }
        return text
    }

    @Test("a character may arrive in pieces", arguments: ["é", "狗", "🐶", "a🐶b"])
    func pieces(text: String) {
        #expect(keys(text.utf8.map { [$0] }) == text)
    }

    @Test("what is no UTF-8 is dropped, and nothing after it", arguments: [
        ([0xFF, 0x61], "a"), ([0xC3, 0x61], "a"), ([0xC0, 0x80, 0x61], "a"), ([0xE7, 0x8B, 0x61], "a"), ([0xED, 0xA0, 0x80, 0x61], "a"),
        ([0xF4, 0x90, 0x80, 0x80, 0x61], "a"), ([0xC2, 0x84, 0x61], "a"), ([0x80, 0x61], "a"), ([0x00, 0x61], "a"),
    ] as [([UInt8], String)])
    func invalid(bytes: [UInt8], text: String) {
        #expect(keys([bytes]) == text)
    }

    @Test("a sequence is a key, a lone escape is the escape key")
    func translations() {
        let up: [(sequence: [UInt8], key: Unicode.Scalar)] = [(Array("\u{1B}[A".utf8), "U")]
        #expect(keys([Array("x\u{1B}[Ay".utf8)], translations: up) == "xUy")
        #expect(keys([[0x1B], Array("[A".utf8)], translations: up) == "\u{1B}[A")
        #expect(keys([Array("\u{1B}[B".utf8)], translations: up) == "\u{1B}[B")
        #expect(keys([[0x1B]], translations: up) == "\u{1B}")
    }

    @Test("a paste ends at its mark, and what follows is typed")
    func paste() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        defer { for end in ends { close(end) } }
        let reader = KeyReader(descriptor: ends[0])
        let bytes = Array("a\u{1B}b\u{1B}[201~c".utf8)
        write(ends[1], bytes, bytes.count)
        var pasted = ""
        while case .character(let character) = reader.readPasted() { pasted.unicodeScalars.append(character) }
        #expect(pasted == "a\u{1B}b")
        #expect(reader.read(timeout: 0) == .character("c"))
        #expect(reader.read(timeout: 0) == .woken)
    }

    @Test("the end of input is no key")
    func end() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        close(ends[1])
        defer { close(ends[0]) }
        #expect(KeyReader(descriptor: ends[0]).read() == .endOfInput)
    }
}
