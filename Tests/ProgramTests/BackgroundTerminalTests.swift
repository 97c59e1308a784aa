import Platform
import Testing
@testable import TestSupport

/// The background collector, stories told step by step and watches, as a person meets them.
@Suite("Between entries", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct BackgroundTerminalTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private func start(_ entries: String..., columns: Int = 100, rows: Int = 40) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(Program.path, environment: leash.environment.merging(["TERM": "xterm-256color"]) { $1 },
                                          columns: columns, rows: rows)
        try terminal.waitForRow(">")
        for entry in entries { try terminal.enter(entry) }
        return terminal
    }

    private static let struck = "gc auto: collected #1 { name: 'Sunny' } · weak lost 1 entry"
    private static let setUp = "let dog = { name: 'Sunny' }, weak = new WeakMap([[dog, 1]])"

    /// Both in one go, so that the line is being typed long before the collector strikes.
    private func dropAndType(_ line: String, _ terminal: PseudoTerminal) throws {
        try terminal.enter("gc auto 1")
        terminal.type("dog = null\r")
        try terminal.wait(for: "lost dog")
        try terminal.waitForRow(">")
        terminal.type(line)
    }

    @Test("a strike prints above a half-typed line, which stays as it is")
    func halfTyped() throws {
        let terminal = try start(Self.setUp)
        try dropAndType("let half = 'ty", terminal)
        try terminal.wait(for: Self.struck)
        try terminal.waitForRow("> let half = 'ty")
        terminal.type("ped'\r")
        try terminal.waitForRow(">")
        try terminal.enter("half")
        #expect(terminal.screen.text.hasSuffix("> let half = 'typed'\n> half\n'typed'\n>"))
        #expect(terminal.screen.text.components(of: "gc auto: collected").count == 2)
        #expect(terminal.screen.unknown == [])
    }

    @Test("the cursor stays in the middle of the line, over several rows, too")
    func cursorInTheMiddle() throws {
        let terminal = try start("let dog = { name: 'Sunny' }", "let weak = new WeakMap([[dog, 1]])", columns: 40)
        let line = "'" + (0..<9).map { String(repeating: "\($0)", count: 9) }.joined(separator: " ") + "'"
        try dropAndType(line + String(repeating: Keys.left, count: 61), terminal)
        try terminal.wait(for: "gc auto: collected")
        try terminal.wait(for: "the line below it") { $0.text.hasSuffix(("> " + line).broken(at: 40)) }
        terminal.type("XY")
        let edited = line.prefix(line.count - 61) + "XY" + line.suffix(61)
        try terminal.wait(for: "the edited line") { $0.text.hasSuffix(("> " + edited).broken(at: 40)) }
        terminal.type("\r")
        try terminal.wait(for: "the value") { $0.text.hasSuffix(">") && $0.text.components(of: "XY").count == 3 }
        #expect(terminal.screen.unknown == [])
    }

    @Test("an entry of several lines goes on below it")
    func severalLines() throws {
        let terminal = try start(Self.setUp)
        try terminal.enter("gc auto 1")
        terminal.type("dog = null\r")
        try terminal.wait(for: "lost dog")
        try terminal.enter("let f = (a) => {", next: "...")
        terminal.type("return a *")
        try terminal.wait(for: Self.struck)
        try terminal.waitForRow("...   return a *")
        terminal.type(" 2\r")
        try terminal.waitForRow("...")
        try terminal.enter("}")
        try terminal.enter("f(21)")
        #expect(terminal.screen.text.hasSuffix("> f(21)\n42\n>"))
    }

    @Test("while the history is searched the collector waits")
    func search() throws {
        let terminal = try start("'found'", Self.setUp)
        try dropAndType("'x" + Keys.control("r") + "oun", terminal)
        try terminal.wait(for: "> 'found'\nfound by: oun")
        usleep(1_200_000)
        #expect(!terminal.screen.text.contains("gc auto: collected"))
        terminal.type(Keys.control("g"))
        try terminal.wait(for: Self.struck)
        try terminal.waitForRow("> 'x")
    }

    @Test("what cleanups print comes above the line, and Ctrl-C ends one that does not end")
    func cleanups() throws {
        let terminal = try start("let o = {}, reg = new FinalizationRegistry(h => { console.log('bye', h); if (h == 2) for (;;); })",
                                 "reg.register(o, 1)", "gc auto 0.2")
        terminal.type("o = null\r")
        try terminal.wait(for: "bye 1")
        try terminal.wait(for: "reg lost 1 target")
        try terminal.enter("o = {}; reg.register(o, 2)")
        terminal.type("o = null\r")
        try terminal.wait(for: "lost o") { $0.text.components(of: "lost o").count == 3 }
        var tries = 0
        while !terminal.screen.text.contains("Interrupted"), tries < 50 {
            // Not before it runs: at the prompt two in a row would end the shell.
            usleep(400_000)
            terminal.type(Keys.control("c"))
            try? terminal.wait(for: "Interrupted", seconds: 0.3)
            tries += 1
        }
        try terminal.waitForRow(">")
        try terminal.enter("gc off")
        #expect(terminal.screen.text.hasSuffix("the background collector is off: gc collects now\n>"))
    }

    @Test("the collector is silent where there is nothing to take, and when it is off")
    func silence() throws {
        let terminal = try start(Self.setUp, "gc auto 0.1", "dog.age = 3")
        usleep(400_000)
        try terminal.enter("gc off")
        try terminal.enter("dog = null")
        usleep(300_000)
        try terminal.enter("journal")
        #expect(!terminal.screen.text.contains("gc auto: "))
        #expect(!terminal.screen.text.contains("struck"))
    }

    @Test("gc --explain goes on at a key")
    func stepwise() throws {
        let terminal = try start("let dog = { name: 'Sunny' }, weak = new WeakMap([[dog, 'best']])", "dog = null")
        let question = "  Enter goes on · q shows the rest"
        terminal.type("gc --explain\r")
        try terminal.waitForRow(question)
        #expect(terminal.screen.text.contains("> gc --explain\n  roots: weak · and "))
        #expect(!terminal.screen.text.contains("wave 1"))
        terminal.type("\r")
        try terminal.wait(for: "wave 1: weak → #2 WeakMap {…}\n\(question)")
        terminal.type(" ")
        try terminal.wait(for: "wave") { $0.text.components(of: "wave").count >= 3 && $0.cursorRow == question }
        terminal.type("q")
        try terminal.waitForRow(">")
        let text = terminal.screen.text
        #expect(text.contains("""
              waits: weak's value 'best' until its key #1 { name: 'Sunny' } is marked
              end of marking: nothing marks #1 any more: what waits for it is not woken
              sweep: #1 { name: 'Sunny' } was not reached
              weak entries removed: weak lost 1 entry
              collected #1 { name: 'Sunny' } · weak lost 1 entry · 1 object alive
            >
            """))
        #expect(!text.contains("Enter"))
        // Ctrl-C asks no more, either.
        terminal.type("gc --explain\r")
        try terminal.waitForRow(question)
        terminal.type(Keys.control("c"))
        try terminal.waitForRow(">")
        try terminal.enter("1 + 1")
        #expect(terminal.screen.text.hasSuffix("> 1 + 1\n2\n>"))
    }

    @Test("Ctrl-C ends a watch that does not end, and the shell goes on")
    func endlessWatch() throws {
        let terminal = try start("var go = false", "watch (() => { while (go); return go })()")
        terminal.type("go = true\r")
        try terminal.wait(for: "> go = true")
        var tries = 0
        while !terminal.screen.text.contains("watched no more"), tries < 20 {
            usleep(200_000)
            terminal.type(Keys.control("c"))
            try? terminal.wait(for: "watched no more", seconds: 0.5)
            tries += 1
        }
        try terminal.waitForRow(">")
        try terminal.enter("go")
        #expect(terminal.screen.text.hasSuffix("> go\ntrue\n>"))
        #expect(terminal.screen.text.contains("it was stopped, so it is watched no more"))
    }
}

/// The same without a terminal: no clock, no keys, in every run the same.
@Suite("Between entries from a pipe", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct BackgroundPipeTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private static let entries = """
        let dog = { name: 'Sunny' }, weak = new WeakMap([[dog, 1]])
        watch weak
        gc auto
        let x = 1
        dog = null
        undo 2
        redo
        gc off
        gc --explain

        """

    @Test("it strikes after each entry, and says that there is no time")
    func afterEntries() throws {
        let result = try leash(input: Self.entries)
        #expect(result.status == 0)
        let output = result.output
        #expect(output.contains("  without a prompt no time passes: the collector strikes after each entry"))
        #expect(output.contains("""
            null
              #1 lost dog · nothing holds it: the next gc takes it, and weak's entry with it
              gc auto: collected #1 { name: 'Sunny' } · weak lost 1 entry · 1 object alive
              watch weak: WeakMap { <items unknown> } · the debugger counts 1 → counts 0
              taken back:
              3  dog = null
              4  gc auto   (the collector struck)
            """), "\(output)")
        #expect(output.contains("  sweep: #1 { name: 'Sunny' } was not reached\n  weak entries removed: weak lost 1 entry\n  collected #1"))
        #expect(try leash(input: Self.entries).output == output)
        #expect(try leash(input: Self.entries, environment: ["LEASH_GC_STRESS": "1"]).output == output)
    }

    @Test("as JSON each strike is a line of its own")
    func json() throws {
        let lines = try leash("--json", input: Self.entries).output.split(separator: "\n")
        #expect(lines.filter { $0.contains("\"command\":\"strike\"") }.count == 1)
        #expect(lines.contains { $0.contains("\"command\":\"explain\"") && $0.contains("\"kind\":\"sweep\"") })
    }
}
