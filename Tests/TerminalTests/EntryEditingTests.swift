import Platform
import Testing
@testable import Terminal
@testable import TestSupport

/// Entries of several lines, edited as one text. Each row of the tables is a text begun on an empty line, and dropped again.
@Suite("An entry of several lines", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct EntryEditingTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func start(columns: Int = 60, rows: Int = 24, editrc: String = "") throws -> PseudoTerminal {
        let file = open(home.path + "/.editrc", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = writeAll(file, Array(editrc.utf8))
        close(file)
        let terminal = try PseudoTerminal(Program.path, environment: ["HOME": home.path, "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"],
                                          columns: columns, rows: rows)
        try terminal.waitForRow(">")
        return terminal
    }

    /// Types the keys, one after the other as a person does; then the screen ends so, with the cursor (`|`) there.
    private func check(_ terminal: PseudoTerminal, _ keys: [String], _ expected: String) throws {
        for key in keys {
            terminal.type(key)
            // A lone escape is one only where nothing comes at once behind it, and an Enter indents only where nothing does.
            if key == "\u{1B}" || key == "\r" || key == "\u{1B}\r" { usleep(60_000) }
        }
        try terminal.wait(for: "\(keys): \(expected)") { screen in
            var lines = screen.lines
            guard screen.row < lines.count else { return false }
            let row = lines[screen.row]
            let padded = row + String(repeating: " ", count: max(0, screen.column - row.count))
            lines[screen.row] = String(padded.prefix(screen.column)) + "|" + padded.dropFirst(screen.column)
            return lines.joined(separator: "\n").trimmingEmptyLines.hasSuffix(expected)
        }
        terminal.type(Keys.control("c"))
        try terminal.waitForRow(">")
        // Not two in a row, or the shell would end.
        try terminal.enter("'-'")
    }

    private static let enter = "\r", altEnter = "\u{1B}\r", escape = "\u{1B}"
    private static let block = ["let f = () => {", enter, "one", enter, "two"]

    private static let emacs: [(keys: [String], screen: String)] = [
        (block, "> let f = () => {\n...   one\n...   two|"),
        (block + [Keys.up, "X"], "> let f = () => {\n...   oneX|\n...   two"),
        (block + [Keys.up, Keys.up, Keys.home, "X"], "> X|let f = () => {\n...   one\n...   two"),
        (block + [Keys.up, Keys.control("a"), "X", Keys.control("e"), "Y"], "... X  oneY|\n...   two"),
        (block + [Keys.up, Keys.control("k")], "> let f = () => {\n...   one|  two"),
        (block + [Keys.up, Keys.control("u")], "> let f = () => {\n... |\n...   two"),
        (block + [Keys.up, Keys.control("u"), Keys.control("u")], "> let f = () => {|\n...   two"),
        (block + [Keys.up, Keys.control("u"), Keys.down, Keys.control("y")], "> let f = () => {\n...\n...   one|  two"),
        (block + [Keys.up, Keys.home, Keys.control("k"), Keys.backspace, Keys.control("y")], "> let f = () => {  one|\n...   two"),
        (block + [Keys.control("w"), "3"], "> let f = () => {\n...   one\n...   3|"),
        (block + [Keys.backspace + Keys.backspace + Keys.backspace, Keys.backspace], "> let f = () => {\n...   one\n... |"),
        (block + [enter, "}"], "...   two\n... }|"),
        (["f({", enter, "a: [", enter, "1,", enter, "]", ", b", enter, "}", ")"], "> f({\n...   a: [\n...     1,\n...   ], b\n... })|"),
        (["`a {", enter, "  b", enter, "c"], "> `a {\n...   b\n... c|"),
        (["1 + 1", altEnter, "2", altEnter, "(", altEnter, "3"], "> 1 + 1\n... 2\n... (\n...   3|"),
        (["[", enter, "\t", "x", Keys.home, "\t", "\t"], "> [\n...     |    x"),
        (["[", enter, "x", "\u{1B}[Z"], "> [\n... x|"),
        (["\u{1B}[200~> f(1,\r... 2\r\u{1B}[201~"], "> f(1,\n... 2|"),
        (["a\u{301}狗", Keys.left, Keys.left, "b", Keys.right, Keys.backspace], "> b|狗"),
        (["\u{16}\u{1}x"], "> ^Ax|"),
    ]

    @Test("emacs' keys act on its lines")
    func emacs() throws {
        let terminal = try start()
        for (keys, screen) in Self.emacs { try check(terminal, keys, screen) }
        #expect(terminal.screen.unknown == [])
    }

    private static let vi: [(keys: [String], screen: String)] = [
        (block + [escape, "k", "0", "iX"], "> let f = () => {\n... X|  one\n...   two"),
        (block + [escape, "k", "$", "aX"], "...   oneX|\n...   two"),
        (block + [escape, "k", "I", "X"], "... X|  one\n...   two"),
        (block + [escape, "kA", "X"], "...   oneX|\n...   two"),
        (block + [escape, "k", "dd", "iX"], "> let f = () => {\n... X|  two"),
        (block + [escape, "dd", "iX"], "> let f = () => {\n...   onX|e"),
        (block + [escape, "kk", "0wD", "aX"], "> let X|\n...   one\n...   two"),
        (block + [escape, "k", "cc", "X"], "> let f = () => {\n... X|\n...   two"),
        (block + [escape, "k0", "d$", "iX"], "> let f = () => {\n... X|\n...   two"),
        (block + [escape, "k0C", "X"], "> let f = () => {\n... X|\n...   two"),
        (["one two", escape, "0dwix"], "> x|two"), (["one two", escape, "03lix"], "> onex| two"), (["one", Keys.control("u"), "two"], "> two|"),
    ]

    @Test("vi's keys, too")
    func vi() throws {
        let terminal = try start(editrc: "bind -v\n")
        for (keys, screen) in Self.vi { try check(terminal, keys, screen) }
    }

    @Test("an entry taller than the window scrolls, and is on the screen as a whole when it is entered")
    func tall() throws {
        let terminal = try start(columns: 40, rows: 8)
        let lines = (1...14).map { "  n\($0)," }
        terminal.type("\u{1B}[200~[\r" + lines.joined(separator: "\r") + "\u{1B}[201~")
        try terminal.wait(for: "its end") { $0.lines == lines.suffix(8).map { "... " + $0 } && $0.row == 7 }
        terminal.type(String(repeating: Keys.up, count: 14))
        try terminal.wait(for: "its beginning") { $0.lines == ["> ["] + lines.prefix(7).map { "... " + $0 } && $0.row == 0 }
        terminal.type("0,")
        try terminal.waitForRow("> [0,")
        terminal.resize(columns: 30, rows: 5)
        terminal.type("1,")
        try terminal.wait(for: "a smaller window") { $0.lines == ["> [0,1,"] + lines.prefix(4).map { "... " + $0 } && $0.row == 0 }
    }

    @Test("what the history has is offered in grey, and taken with the right arrow or End")
    func suggestions() throws {
        let terminal = try start()
        try terminal.enter("let pasture = ['cow']")
        try terminal.enter("'x'")
        terminal.type("let p")
        try terminal.wait(for: "the rest in grey") { $0.lines.last == "> let pasture = ['cow']" && $0.cursorRow == "> let p" && $0.column == 7 }
        terminal.type(Keys.right)
        try terminal.waitForRow("> let pasture = ['cow']")
        terminal.type(Keys.control("u") + "let pa" + Keys.end + ";")
        try terminal.waitForRow("> let pasture = ['cow'];")
        terminal.type(Keys.control("u") + "lex")
        try terminal.wait(for: "nothing in grey") { $0.lines.last == "> lex" }
    }

    @Test("a search shows what it found, older and newer, and Ctrl-G brings back what was there")
    func search() throws {
        let terminal = try start()
        for word in ["'one cow'", "'two cows'", "'a b cow'"] { try terminal.enter(word) }
        terminal.type("'half" + Keys.control("r"))
        try terminal.wait(for: "search the history:")
        terminal.type("cow")
        try terminal.wait(for: "> 'a b cow'\nfound by: cow")
        terminal.type(Keys.control("r"))
        try terminal.wait(for: "> 'two cows'\nfound by: cow")
        terminal.type("x")
        try terminal.wait(for: "> 'two cows'\nno entry has: cowx")
        terminal.type(Keys.backspace + Keys.control("r") + Keys.control("r") + Keys.control("s"))
        try terminal.wait(for: "> 'two cows'\nfound by: cow")
        terminal.type(Keys.control("g"))
        try terminal.waitForRow("> 'half")
        terminal.type(Keys.control("r") + "one" + Keys.end + "!")
        try terminal.waitForRow("> 'one cow'!")
    }

    @Test("the value stands below the text, and is gone with the next key")
    func preview() throws {
        let terminal = try start()
        try terminal.enter("let list = [1, 2, 3]")
        terminal.type("list.pop()")
        try terminal.wait(for: "> list.pop()\n3")
        terminal.type(" + 1")
        try terminal.wait(for: "> list.pop() + 1\n4")
        terminal.type(Keys.control("u") + "list.splice(0,")
        try terminal.wait(for: "> list.splice(0,\nlist.splice(start, deleteCount?, ...items)")
        terminal.type(Keys.control("u") + "(() => { for (;;) list.pop() })()")
        usleep(700_000)
        terminal.type(Keys.control("u") + "list.length")
        try terminal.wait(for: "> list.length\n3")
        terminal.type("\r")
        try terminal.wait(for: "> list.length\n3\n>")
    }
}

extension String {
    fileprivate var trimmingEmptyLines: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
