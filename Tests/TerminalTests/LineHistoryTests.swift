import CEditLine
import Platform
import Testing
@testable import Terminal
@testable import TestSupport

@Suite("History", .serialized)
struct LineHistoryTests {
    private let folder: TemporaryFolder

    init() throws {
        setlocale(LC_CTYPE, "C.UTF-8")
        folder = try TemporaryFolder()
    }

    private var path: String { folder.path + "/state/leash/history" }

    private func open() throws -> LineHistory { try #require(LineHistory(path: path)) }

    private func entries(_ history: LineHistory) -> [String] {
        var entries: [String] = []
        var next = leash_history_newest(history.handle)
        while let entry = next {
            entries.insert(WideText.decode(UnsafeBufferPointer(start: entry, count: wcslen(entry))), at: 0)
            next = leash_history_older(history.handle)
        }
        return entries
    }

    @Test("every entry comes back as it was", arguments: [
        "let x = 1", "f() {\n\treturn 1\n}", "'狗' + \"🐶\" + 'é'", "a \\ b \\n \\040", "  indented", "trailing  ", "a\u{7F}b", "\\", "#", "x\ny",
    ])
    func roundTrip(entry: String) throws {
        try open().add(entry)
        #expect(entries(try open()) == [entry])
    }

    @Test("blank entries and repetitions are left out")
    func unique() throws {
        let history = try open()
        for entry in ["a", "a", " ", "", "b", "a", "a"] { history.add(entry) }
        #expect(entries(history) == ["a", "b", "a"])
        #expect(entries(try open()) == ["a", "b", "a"])
    }

    @Test("shells at the same time lose nothing of each other's")
    func together() throws {
        let first = try open(), second = try open()
        first.add("one")
        second.add("two")
        first.add("three")
        #expect(entries(try open()) == ["one", "two", "three"])
        #expect(entries(first) == ["one", "three"])
    }

    @Test("only its owner may read it")
    func permissions() throws {
        try open().add("secret")
        var file = stat(), directory = stat()
        #expect(stat(path, &file) == 0 && stat(folder.path + "/state/leash", &directory) == 0)
        #expect(file.st_mode & 0o777 == 0o600)
        #expect(directory.st_mode & 0o777 == 0o700)
    }

    @Test("a file that has grown past the limit is cut to the newest entries")
    func limit() throws {
        let count = LineHistory.limit + LineHistory.limit / 10 + 5
        let history = try open()
        for number in 0..<count { history.add("entry \(number)") }
        let oldest = Int32(LineHistory.limit)
        #expect(leash_history_at(history.handle, oldest) != nil && leash_history_at(history.handle, oldest + 1) == nil)
        _ = try open()
        let lines = try #require(readSmallFile(path)).split(separator: "\n")
        #expect(lines.count == LineHistory.limit + 1)
        #expect(lines.last == "entry\\040\(count - 1)")
        #expect(entries(try open()).count == LineHistory.limit)
    }

    @Test("a file that is no history, or that cannot be written, is no reason to fail")
    func unusable() throws {
        let history = try #require(LineHistory(path: "/proc/no/such/history"))
        history.add("a")
        #expect(entries(history) == ["a"])
        #expect(entries(try #require(LineHistory(path: "/bin/ls"))) == [])
        #expect(entries(try #require(LineHistory(path: nil))) == [])
    }
}
