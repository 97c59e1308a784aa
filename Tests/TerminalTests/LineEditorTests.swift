import Platform
import Testing
@testable import Terminal
@testable import TestSupport

/// The line editor as a person meets it: the program itself, in a terminal.
///
/// What the lines mean is none of these tests' business, so they look at the line being typed, and only at strings as results.
@Suite("At the prompt", .enabled(if: Program.isBuilt), .timeLimit(.minutes(2)))
struct LineEditorTests {
    private let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    /// The shell in a terminal, with its prompt on the screen.
    private func start(columns: Int = 80, rows: Int = 24, editrc: String? = nil) throws -> PseudoTerminal {
        if let editrc {
            let file = open(home.path + "/.editrc", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            #expect(writeAll(file, Array(editrc.utf8)) == 0)
            close(file)
        }
        let terminal = try PseudoTerminal(Program.path, environment: ["HOME": home.path, "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"],
                                          columns: columns, rows: rows)
        try terminal.waitForRow(">")
        return terminal
    }

    @Test("letters of all the world can be typed, and gone back over")
    func unicode() throws {
        let terminal = try start()
        terminal.type("'é狗🐶!'")
        try terminal.waitForRow("> 'é狗🐶!'")
        terminal.type(Keys.left + Keys.left + "x" + Keys.left + Keys.left + Keys.left + "y")
        try terminal.waitForRow("> 'éy狗🐶x!'")
        terminal.type(Keys.backspace + Keys.delete)
        try terminal.waitForRow("> 'é🐶x!'")
    }

    @Test("Home, End, and Ctrl with the arrows go where they say")
    func movement() throws {
        let terminal = try start()
        terminal.type("one two three" + Keys.home + "A" + Keys.end + "Z" + Keys.controlLeft + "B" + Keys.controlLeft + Keys.controlLeft + "C")
        try terminal.waitForRow("> Aone Ctwo BthreeZ")
        terminal.type(Keys.controlRight + "D" + Keys.right + "E")
        try terminal.waitForRow("> Aone CtwoD EBthreeZ")
    }

    @Test("a line longer than the window is broken, and drawn anew when the window changes")
    func resize() throws {
        let terminal = try start(columns: 40, rows: 10)
        let line = "'" + (0..<9).map { String(repeating: "\($0)", count: 9) }.joined(separator: " ")
        terminal.type(line)
        var shown = "> " + line
        try terminal.wait(for: "the broken line") { $0.text.hasSuffix(shown.broken(at: 40)) }
        for columns in [25, 60, 41] {
            terminal.resize(columns: columns, rows: 10)
            // The terminal breaks the rows anew by itself; that the program has drawn them too shows when it takes a key.
            terminal.type("x")
            shown += "x"
            try terminal.wait(for: "the line at \(columns) columns") { $0.text.hasSuffix(shown.broken(at: columns)) }
        }
        terminal.type(Keys.home + "(" + Keys.end + ")")
        try terminal.wait(for: "the edited line") { $0.text.hasSuffix(("> (" + shown.dropFirst(2) + ")").broken(at: 41)) }
    }

    @Test("a text at the top of the window is never cleared from the corner on: some terminals would keep it, and bring it back when the window grows")
    func corner() throws {
        let terminal = try start(columns: 40, rows: 10)
        terminal.type(Keys.control("l"))
        var shown = "> '" + String(repeating: "abcdefgh ", count: 9)
        terminal.type(String(shown.dropFirst(2)))
        for columns in [25, 60, 30] {
            terminal.resize(columns: columns, rows: 10)
            terminal.type("x")
            shown += "x"
            try terminal.wait(for: "the line at \(columns) columns") { $0.text == shown.broken(at: columns) }
        }
        terminal.type("'\r")
        try terminal.waitForRow(">")
        #expect(terminal.screen.clearsFromCorner == 0)
    }

    @Test("Ctrl-C drops the line; twice on an empty one it ends the shell, and says so the first time")
    func interrupt() throws {
        let terminal = try start()
        terminal.type("let a = ")
        try terminal.waitForRow("> let a =")
        terminal.type(Keys.control("c"))
        try terminal.wait(for: "> let a = ^C\n>")
        terminal.type(Keys.control("c"))
        try terminal.wait(for: "> ^C\n(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n>")
        try terminal.waitForRow(">")
        // Not in one go: at Ctrl-C the kernel drops what the program has not read yet.
        terminal.type("'x'")
        try terminal.waitForRow("> 'x'")
        terminal.type(Keys.control("c"))
        try terminal.wait(for: "> 'x'^C")
        try terminal.waitForRow(">")
        // The line in between was not empty, so this is the first of two again.
        terminal.type(Keys.control("c"))
        try terminal.wait(for: "two hints") { $0.text.components(of: "(To exit").count == 3 }
        terminal.type(Keys.control("c"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test("Ctrl-D ends the shell on an empty line, and deletes on another")
    func endOfInput() throws {
        let terminal = try start()
        terminal.type("'ab'" + Keys.left + Keys.left + Keys.control("d"))
        try terminal.waitForRow("> 'a'")
        terminal.type(Keys.control("u") + Keys.control("d"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test("what was typed comes back with the arrow, an entry of several lines as one, also in the next session")
    func history() throws {
        let first = try start()
        try first.enter("'one'")
        try first.enter("'two' + (", next: "...")
        try first.enter("'three')")
        first.type(Keys.control("d"))
        #expect(try first.waitForExit() == 0)

        let second = try start()
        second.type(Keys.up)
        try second.wait(for: "> 'two' + (\n...   'three')")
        // Within an entry the arrow goes up a row first.
        second.type(Keys.up + Keys.up)
        try second.waitForRow("> 'one'")
        second.type(Keys.down)
        try second.wait(for: "> 'two' + (\n...   'three')")
    }

    @Test("^R searches the history as one types")
    func search() throws {
        let terminal = try start()
        for word in ["'first (狗)'", "'second'", "'third'"] { try terminal.enter(word) }
        terminal.type(Keys.control("r") + "t (")
        try terminal.wait(for: "> 'first (狗)'\nfound by: t (")
        terminal.type("狗\r")
        try terminal.wait(for: "the entry once more") { $0.text.components(of: "> 'first (狗)'").count == 3 && $0.cursorRow == ">" }
        terminal.type(Keys.control("r") + "sec" + Keys.control("c"))
        try terminal.wait(for: "^C")
        try terminal.waitForRow(">")
        terminal.type("'alive'")
        try terminal.waitForRow("> 'alive'")
    }

    @Test("Tab completes as far as it is clear, then shows what there is")
    func completion() throws {
        let terminal = try start()
        terminal.type("WeakS\t")
        try terminal.waitForRow("> WeakSet")
        terminal.type(Keys.control("u") + "Weak\t")
        try terminal.wait(for: "WeakMap  WeakRef  WeakSet") { screen in
            ["WeakMap", "WeakRef", "WeakSet"].allSatisfy(screen.text.contains) && screen.cursorRow == "> Weak"
        }
        terminal.type("M\t")
        try terminal.waitForRow("> WeakMap")
    }

    @Test("what is pasted is text: its tabs complete nothing and its newlines end nothing")
    func paste() throws {
        let terminal = try start()
        terminal.type("\u{1B}[200~'a' +\r\t'b'\r\u{1B}[201~")
        try terminal.wait(for: "> 'a' +\n...     'b'")
        terminal.type("\r")
        try terminal.waitForRow(">")
        terminal.type(Keys.up)
        try terminal.wait(for: "the entry, recalled") { $0.text.components(of: "> 'a' +\n...     'b'").count == 3 }
    }

    @Test("~/.editrc chooses vi's keys, and binds what it likes")
    func vi() throws {
        let terminal = try start(editrc: "# my keys\nbind -v\nbind ^X ed-move-to-beg\nother:bind -e\n")
        terminal.type("one two" + Keys.home + "A" + Keys.end + "Z")
        try terminal.waitForRow("> Aone twoZ")
        terminal.type("\u{18}B")
        try terminal.waitForRow("> BAone twoZ")
        terminal.type("\u{1B}")
        // An escape with something right behind it is another key.
        try terminal.wait(for: "command mode") { $0.column == 2 }
        terminal.type("dwix")
        try terminal.waitForRow("> xtwoZ")
    }

    @Test("a stop and a continuation bring the line back")
    func stop() throws {
        let terminal = try start()
        terminal.type("'abc'")
        try terminal.waitForRow("> 'abc'")
        terminal.signal(SIGSTOP)
        terminal.signal(SIGCONT)
        try terminal.wait(for: "the line drawn again") { $0.text.components(of: "> 'abc'").count >= 2 }
        terminal.type(Keys.left + "d")
        try terminal.waitForRow("> 'abcd'")
    }

    @Test("a hang-up ends the shell")
    func hangUp() throws {
        let terminal = try start()
        terminal.signal(SIGHUP)
        #expect(try terminal.waitForExit() == 128 + SIGHUP)
    }
}
