import Testing
@testable import Shell

/// The journal's file: whatever is entered comes back, and what a crash tore off costs the last record alone.
struct JournalFileTests {
    private func written(_ entries: [String]) throws -> (shell: Shell, bytes: [UInt8], ends: [Int]) {
        let shell = try makeShell()
        var bytes = Journal.fileHeader, ends = [bytes.count]
        shell.onJournal = { event in
            bytes += event.record
            ends.append(bytes.count)
        }
        for entry in entries { _ = shell.enter(entry) }
        shell.onJournal = nil
        return (shell, bytes, ends)
    }

    private static let session = [
        "let dog = Snickers", "const weak = new WeakMap()", "weak.set dog 'best'", "dog.name", "let text = `a\nundo 1\nentry 9 9 - 1 -\n`", "dog = null", "gc",
        "setTimeout(() => 0, 1000); 0", "wait 1.5s", "undo 2", "redo", "let é = '👩‍🚀'", "undo", "dog", "let z = {}", "tick",
    ]

    @Test func whatIsEnteredComesBack() throws {
        let (shell, bytes, _) = try written(JournalFileTests.session)
        let journal = try #require(Journal(file: bytes))
        #expect(journal == shell.journal)
        let other = try makeShell()
        #expect(other.resume(journal))
        for question in ["why #1", "journal", "maps", "jobs", "heap"] { #expect(other.enter(question).result == shell.enter(question).result, "\(question)") }
        #expect(other.enter("({})").entry == shell.enter("({})").entry)
        #expect(other.enter("let n = {}").lines == shell.enter("let n = {}").lines)
    }

    /// Cut anywhere, it is the journal as of the last whole record.
    @Test func aTornFileIsReadAsFarAsItIsWhole() throws {
        let (_, bytes, ends) = try written(JournalFileTests.session)
        for length in Journal.fileHeader.count...bytes.count {
            let cut = Array(bytes[..<length]), whole = ends.last { $0 <= length } ?? 0
            #expect(Journal.wholeLength(ofFile: cut) == whole, "\(length)")
            #expect(Journal(file: cut) == Journal(file: Array(bytes[..<whole])), "\(length)")
        }
        #expect(Journal(file: Array("something else".utf8)) == nil)
        #expect(Journal(file: Journal.fileHeader + Array("entry 1 0 - 99999999999 -\n".utf8))?.entries.isEmpty == true)
    }
}
