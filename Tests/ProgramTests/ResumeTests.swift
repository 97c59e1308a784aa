import Platform
import Testing
@testable import TestSupport

/// A window that closes, a machine that stops: what was entered is there again.
@Suite("Resuming", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct ResumeTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private func start(_ arguments: String...) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(Program.path, arguments, environment: leash.environment.merging(["TERM": "xterm-256color"]) { $1 }, columns: 100, rows: 50)
        try terminal.waitForRow(">")
        return terminal
    }

    @Test("SIGKILL loses nothing that was told of; two shells at once do not mix; objects keep their numbers")
    func kill() throws {
        let first = try start(), second = try start()
        for entry in ["let dog = { name: 'Rex' }", "const seen = new Set([dog])", "dog = null", "let cat = {}", "undo"] { try first.enter(entry) }
        for entry in ["let bird = { name: 'Ada' }", "let nest = { bird }"] { try second.enter(entry) }
        second.signal(SIGKILL)
        _ = try? second.waitForExit()
        // What a living shell has is not taken from it.
        let third = try start("--resume")
        try third.enter("why #1")
        #expect(third.screen.text.contains("resumed: 2 entries, 2 objects alive"), "\(third.screen.text)")
        #expect(third.screen.text.contains("#1 { name: 'Ada' } is alive"))
        third.type("exit\r")
        _ = try third.waitForExit()
        first.type("while (true) {}\r")
        try first.wait(for: "while")
        first.signal(SIGKILL)
        _ = try? first.waitForExit()
        let fourth = try start("--resume"), fifth = try start("--resume")
        try fourth.enter("why #1")
        try fifth.enter("why #1")
        // The newest first: what the third went on with was begun after the first.
        let texts = [fourth.screen.text, fifth.screen.text]
        #expect(texts.contains { $0.contains("#1 { name: 'Rex' } is alive: seen") && $0.contains("resumed: 3 entries") }, "\(texts)")
        #expect(texts.contains { $0.contains("#1 { name: 'Ada' } is alive") }, "\(texts)")
        for terminal in [fourth, fifth] {
            terminal.type("exit\r")
            _ = try terminal.waitForExit()
        }
    }

    @Test("without a session there is nothing to resume, and the shell starts all the same")
    func nothing() throws {
        let terminal = try start("--resume")
        #expect(terminal.screen.text.contains("there is no session to resume"))
        try terminal.enter("1 + 1")
        #expect(terminal.screen.text.contains("\n2\n"))
        terminal.type("exit\r")
        #expect(try terminal.waitForExit() == 0)
    }
}
