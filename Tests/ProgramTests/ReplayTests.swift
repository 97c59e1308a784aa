import Platform
import Testing
@testable import TestSupport

/// What runs the journal again, and somebody who loses patience with it.
@Suite("Replays", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct ReplayTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    @Test("Ctrl-C in whatif leaves the shell as it was")
    func interruptedWhatIf() throws {
        let terminal = try PseudoTerminal(Program.path, [], environment: leash.environment.merging(["TERM": "xterm-256color"]) { $1 }, columns: 100, rows: 40)
        try terminal.waitForRow(">")
        try terminal.enter("let kept = { n: 1 }")
        terminal.type("whatif while (true) {}\r")
        try terminal.wait(for: "whatif while (true) {}")
        var tries = 0
        while terminal.screen.cursorRow != ">", tries < 50 {
            terminal.type(Keys.control("c"))
            try? terminal.wait(for: "the prompt", seconds: 0.3) { $0.cursorRow == ">" }
            tries += 1
        }
        try terminal.waitForRow(">")
        #expect(terminal.screen.text.contains("interrupted: whatif has changed nothing"))
        try terminal.enter("kept")
        try terminal.enter("why #1")
        try terminal.enter("whatif kept = null")
        #expect(terminal.screen.text.contains("> kept\n{ n: 1 }\n>"))
        #expect(terminal.screen.text.contains("#1 { n: 1 } is alive: kept"))
        #expect(terminal.screen.text.contains("would die: #1 { n: 1 }"))
    }

    @Test("the lesson, asked about")
    func questions() throws {
        let lines = ["let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map([[dog1, 1]]), weak = new WeakMap([[dog2, 2]])",
                     "whatif dog2 = null", "dog1 = null", "diff", "goto 3", "diff 3 4", "dog1.name"]
        let output = try leash(input: lines.joined(separator: "\n") + "\n").output
        #expect(output.contains("""
              would give null
              #2 lost dog2 · nothing holds it: the next gc takes it, and weak's entry with it
              would die: #2 { name: 'Sunny' } · weak would lose 1 entry · 3 objects would be alive

            """))
        #expect(output.contains("  entry 4:\n  #1 lost dog1\n  0 references came, 1 went\n"))
        #expect(output.contains("  taken back:\n  4  dog1 = null\n  now at entry 3 · 4 objects alive\n  entry 4:\n"))
        #expect(output.hasSuffix("'Snickers'\n"))
    }
}
