import Platform
import Testing
@testable import TestSupport

/// A person types the lesson.
@Suite("In a terminal", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct TerminalShellTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private func start(_ arguments: String..., columns: Int = 100, rows: Int = 50, prompt: String = ">") throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(Program.path, arguments, environment: leash.environment.merging(["TERM": "xterm-256color"]) { $1 },
                                          columns: columns, rows: rows)
        if !prompt.isEmpty { try terminal.waitForRow(prompt) }
        return terminal
    }

    @Test("the lesson, typed line by line")
    func lesson() throws {
        let terminal = try start(columns: 120, rows: 60)
        #expect(terminal.screen.text.hasPrefix("leash 0.1 · JavaScript with a heap you can see · help · play weakmap · exit\n>"))
        for line in PipedShellTests.lesson.split(separator: "\n") { try terminal.enter(String(line)) }
        let text = terminal.screen.text
        #expect(text.contains("> let dog1 = { name: 'Snickers' }\n  + #1 { name: 'Snickers' }   held by dog1\n> let dog2"))
        #expect(text.contains("\n  #1 ← strong key   now held by dog1, strong\n"))
        #expect(text.contains("your code sees"))
        #expect(text.contains("collected #2 { name: 'Sunny' } · weak lost 1 entry"))
        #expect(terminal.screen.unknown == [])
        terminal.type("exit\r")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test("Ctrl-C stops an endless loop, and the variables are still there")
    func interrupt() throws {
        let terminal = try start()
        try terminal.enter("let kept = 'kept'")
        for loop in ["for (;;);", "'ab'.repeat(3e5).search(/(?:ab)*c/)", "try { while (true) {} } catch (e) {}", "(function f() { for (;;) f.x = [] })()"] {
            terminal.type(loop + "\r")
            try terminal.wait(for: loop)
            // It runs as soon as the terminal no longer shows what is typed; there is nothing to see by, so Ctrl-C may come more often.
            var tries = 0
            while terminal.screen.cursorRow != ">", tries < 50 {
                terminal.type(Keys.control("c"))
                try? terminal.wait(for: "the prompt", seconds: 0.3) { $0.cursorRow == ">" }
                tries += 1
            }
            try terminal.waitForRow(">")
        }
        try terminal.enter("kept")
        #expect(terminal.screen.text.contains("> kept\n'kept'\n>"))
        #expect(terminal.screen.text.contains("Interrupted"))
    }

    @Test("gc --explain waits for Enter after each step; what was typed ahead, and any other key, is the next entry's")
    func explainedStepwise() throws {
        let terminal = try start(columns: 160)
        terminal.type("gc --explain\rlet ahead = 6\rahead * 7\r")
        try terminal.wait(for: "the entries") { $0.text.contains("> ahead * 7\n42\n>") }
        terminal.type("gc --explain\r")
        try terminal.wait(for: "Enter goes on")
        terminal.type("\r")
        terminal.type("ahead + 1\r")
        try terminal.wait(for: "the next entry") { $0.text.contains("> ahead + 1\n7\n>") }
        // Both were told, and are recorded.
        try terminal.enter(".save \(leash.folder.path)/told.md")
        let checked = try leash("check", "told.md")
        #expect(checked.status == 0 && checked.output.contains("told.md: 5 passed"), "\(checked.output)")
    }

    @Test("a file that is there is written over when somebody says so")
    func replacement() throws {
        let path = try leash.write("kept", to: "x.js")
        let terminal = try start(columns: 160)
        try terminal.enter("let a = 1")
        for (answer, outcome) in [("n", "is as it was"), ("", "is as it was"), ("yes", "saved to")] {
            terminal.type(".save \(path)\r")
            try terminal.wait(for: "(y/n)")
            terminal.type(answer + "\r")
            try terminal.wait(for: outcome)
            try terminal.waitForRow(">")
            terminal.type(".clear\r")
            try terminal.wait(for: "a clear screen") { !$0.text.contains("y/n") && $0.cursorRow == ">" }
        }
        #expect(try leash("-e", "1").status == 0 && leash(input: ".load \(path)\na\n.save \(path)\n").output.hasSuffix("1\n  \(path) is there already: --force writes over it\n"))
    }

    @Test("an unfinished line asks for more, and Ctrl-C drops it all")
    func multiLine() throws {
        let terminal = try start()
        try terminal.enter("let f = (a) => {", next: "...")
        try terminal.enter("return a * 2", next: "...")
        try terminal.enter("}")
        try terminal.enter("f(21)")
        #expect(terminal.screen.text.hasSuffix("> f(21)\n42\n>"))
        try terminal.enter("let g = [", next: "...")
        terminal.type(Keys.control("c"))
        try terminal.waitForRow(">")
        try terminal.enter("typeof g")
        #expect(terminal.screen.text.hasSuffix("'undefined'\n>"))
        terminal.type(Keys.up + Keys.up)
        try terminal.waitForRow("> f(21)")
    }

    @Test("Tab completes variables, properties and commands")
    func completion() throws {
        let terminal = try start()
        try terminal.enter("let snickers = { favourite: 1 }")
        terminal.type("snic\t")
        try terminal.waitForRow("> snickers")
        terminal.type(".favo\t")
        try terminal.waitForRow("> snickers.favourite")
        terminal.type(Keys.control("u") + "journ\t")
        try terminal.waitForRow("> journal")
    }

    @Test("a report fits the window as it is now")
    func resize() throws {
        let terminal = try start(columns: 100)
        try terminal.enter("let o = { name: 'a name that is quite long' }, m = new Map([[o, 1]]), n = new Map([[o, 1]])")
        terminal.resize(columns: 40, rows: 50)
        terminal.type("o = null")
        try terminal.waitForRow("> o = null")
        terminal.type("\r")
        try terminal.waitForRow(">")
        let report = terminal.screen.text.components(of: "\n").drop { !$0.hasPrefix("> o = null") }
        #expect(report.contains { $0.contains("lost o") })
        #expect(report.allSatisfy { $0.count <= 40 })
        #expect(terminal.screen.unknown == [])
    }

    @Test("values are in colour, and NO_COLOR is heard")
    func color() throws {
        let plain = try PipedProgram(Program.path, [], input: "[1, 'a']\n", environment: leash.environment)
        #expect(plain.output == "[ 1, 'a' ]\n")
        let colored = try PipedProgram(Program.path, [], input: "[1, 'a']\n", environment: leash.environment.merging(["FORCE_COLOR": "1"]) { $1 })
        #expect(colored.output == "[ \u{1B}[33m1\u{1B}[0m, \u{1B}[32m'a'\u{1B}[0m ]\n")
    }

    @Test(".editor takes lines until Ctrl-D, .clear clears")
    func editor() throws {
        let terminal = try start()
        terminal.type(".editor\r")
        try terminal.wait(for: "cancel)")
        // The line reader takes the terminal over after it has said so: keys that come before it are echoed twice.
        usleep(300_000)
        terminal.type("let a = 1\rlet b = a +\r1\r")
        try terminal.wait(for: "let b = a +\n1")
        usleep(300_000)
        terminal.type(Keys.control("d"))
        try terminal.waitForRow(">")
        try terminal.enter("b")
        #expect(terminal.screen.text.hasSuffix("> b\n2\n>"))
        terminal.type(".clear\r")
        try terminal.wait(for: "an empty screen") { $0.text == ">" }
    }

    @Test("a lesson waits for Enter before each step; what is typed there runs and is taken back; q leaves one at the prompt")
    func stepwise() throws {
        _ = try leash.write("Words.\n\n```js\nlet a = 'first'\na\n'no'\n```\n", to: "l.md")
        let terminal = try start("play", "--step", leash.folder.path + "/l.md", prompt: "  step 1 of 3 · Enter, b, r, k, q or ? >")
        #expect(terminal.screen.text == "Words.\n\n> let a = 'first'\n  step 1 of 3 · Enter, b, r, k, q or ? >")
        for (typed, shown) in [
            ("\r", "> a\n  step 2"), ("a = 'mine'\r", "'mine'\n  step 2"), ("\r", "taken back\n'first'\n> 'no'\n  step 3"),
            ("b\r", "back from step 3 to step 2: the heap is as it was\n> a\n  step 2"), ("a = 'kept'\r", "'kept'\n  step 2"), ("k\r", "kept: what"),
            ("\r", "'kept'\n> 'no'\n  step 3"),
        ] {
            terminal.type(typed)
            try terminal.wait(for: shown)
        }
        terminal.type("q\r")
        try terminal.waitForRow(">")
        try terminal.enter("a")
        #expect(terminal.screen.text.hasSuffix("> a\n'kept'\n>"))
        terminal.type(Keys.control("d"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test("a question is asked before its answer, and the score told")
    func questions() throws {
        _ = try leash.write("```question\nHow many?\n```\n```js\n1 + 1\n```\n```question\nWhich?\n- [ ] one\n- [x] two\nwhy: So it is.\n```\n", to: "q.md")
        let terminal = try start("play", leash.folder.path + "/q.md", prompt: "  your answer, or Enter to pass ?")
        terminal.type("2\r")
        try terminal.wait(for: "> 1 + 1\n2\n  right: 2\n\n? Which?\n  1) one\n  2) two\n  1 to 2, or Enter to pass ?")
        terminal.type("1\r")
        try terminal.wait(for: "  not quite: two\n  So it is.\n\n1 of 2 questions right\n")
        try terminal.waitForRow(">")
    }

    @Test("Ctrl-C at a lesson's question ends it as an interrupt does")
    func interruptedLesson() throws {
        _ = try leash.write("```js\nlet a = 'first'\n```\n", to: "l.md")
        let terminal = try start("play", "--step", leash.folder.path + "/l.md", prompt: "  step 1 of 1 · Enter, b, r, k, q or ? >")
        terminal.type(Keys.control("c"))
        #expect(try terminal.waitForExit() == 130)
        #expect(terminal.isCooked)
    }

    @Test("whatever ends it, the terminal is as it was", arguments: [SIGQUIT, SIGTERM, SIGHUP, SIGABRT, SIGSEGV, SIGUSR1])
    func death(_ signal: Int32) throws {
        let terminal = try start()
        terminal.type("let unfinished")
        try terminal.waitForRow("> let unfinished")
        #expect(!terminal.isCooked)
        if signal == SIGQUIT { terminal.type("\u{1C}") } else { terminal.signal(signal) }
        #expect(try terminal.waitForExit() == 128 + signal)
        #expect(terminal.isCooked)
        #expect(!terminal.screen.marksPastes)
    }

    @Test("a pipe in the place of a file of settings or the history is passed over")
    func pipes() throws {
        mkdir(leash.folder.path + "/leash", 0o700)
        for name in [".editrc", "leash/history"] { mkfifo(leash.folder.path + "/" + name, 0o600) }
        let environment = leash.environment.merging(["TERM": "xterm-256color", "XDG_STATE_HOME": leash.folder.path]) { $1 }
        let terminal = try PseudoTerminal(Program.path, [], environment: environment, columns: 80, rows: 24)
        try terminal.waitForRow(">")
        try terminal.enter("1 + 1")
        #expect(terminal.screen.text.hasSuffix("> 1 + 1\n2\n>"))
        terminal.type(Keys.up)
        try terminal.waitForRow("> 1 + 1")
    }

    @Test("a lesson played at the prompt leaves its variables there")
    func playAtPrompt() throws {
        _ = try leash.write("Words.\n\n```js\nlet a = 'first'\n```\n", to: "l.md")
        let terminal = try start()
        terminal.type("play \(leash.folder.path)/l.md\r")
        try terminal.wait(for: "step 1 of 1")
        terminal.type("\r")
        try terminal.waitForRow(">")
        try terminal.enter("a")
        #expect(terminal.screen.text.hasSuffix("> a\n'first'\n>"))
    }
}
