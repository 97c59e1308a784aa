import Platform
import Testing
@testable import TestSupport

/// Texts of several entries, terminals that know nothing, and what helps to type: the heap, the numbers and the journal never notice it.
@Suite("What is pasted, and what is only looked at", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct WorksheetTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private func start(terminal name: String? = "xterm-256color", _ more: [String: String] = [:], columns: Int = 100, rows: Int = 60) throws -> PseudoTerminal {
        var environment = leash.environment.merging(more) { $1 }
        environment["TERM"] = name
        let terminal = try PseudoTerminal(Program.path, [], environment: environment, columns: columns, rows: rows)
        try terminal.waitForRow(">")
        return terminal
    }

    private func paste(_ lines: String) -> String { "\u{1B}[200~" + lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r") + "\u{1B}[201~" }

    @Test("a pasted worksheet runs entry by entry, commands included")
    func worksheet() throws {
        let terminal = try start()
        terminal.type(paste("let dog = {\n  name: 'Sunny'\n}\nlet weak = new WeakMap([[dog, 1]])\n\nwhy dog\n[1, 2]\n  .map(x => x * 2)\ndog = null\ngc\n"))
        try terminal.wait(for: "... gc")
        #expect(!terminal.screen.text.contains("#1"))
        terminal.type("\r")
        try terminal.wait(for: "collected #1")
        try terminal.waitForRow(">")
        let text = terminal.screen.text
        #expect(text.contains("> let dog = {\n...   name: 'Sunny'\n... }\n  + #1 { name: 'Sunny' }   held by dog\n> let weak = "))
        #expect(text.contains("> why dog\n  #1 { name: 'Sunny' } is alive"))
        #expect(text.contains("> [1, 2]\n...   .map(x => x * 2)\n[ 2, 4 ]\n> dog = null\nnull\n"))
        // Each is an entry of the history.
        terminal.type(Keys.up + Keys.up + Keys.up)
        try terminal.wait(for: "the third from the end") { $0.text.hasSuffix("> [1, 2]\n...   .map(x => x * 2)") }
    }

    @Test("a transcript's prompts are taken off, and what is not finished goes on")
    func transcript() throws {
        let terminal = try start()
        terminal.type(paste("> let f = (a) => {\n...   return a\n... }\n  + #1 [Function: f]   held by f\n> f(1)\n1\n> f("))
        try terminal.wait(for: "... f(")
        terminal.type("\r")
        usleep(100_000)
        terminal.type("7)")
        try terminal.waitForRow("...   7)")
        terminal.type("\r")
        try terminal.wait(for: "the last value") { $0.text.hasSuffix("> f(1)\n1\n> f(\n...   7)\n7\n>") }
    }

    @Test("an object over several lines is one entry, typed, pasted and piped")
    func object() throws {
        let lines = ["{", "\"name\": \"x\",", "\"list\": [1]", "}"]
        let terminal = try start()
        for line in lines.dropLast() { try terminal.enter(line, next: "...") }
        try terminal.enter("}")
        #expect(terminal.screen.text.hasSuffix("{ name: 'x', list: [ 1 ] }\n  1 object came and went: the next gc takes it\n>"))
        terminal.type(paste(lines.joined(separator: "\n")))
        try terminal.waitForRow("... }")
        terminal.type("\r")
        try terminal.wait(for: "the object twice") { $0.text.components(of: "{ name: 'x', list: [ 1 ] }").count == 3 && $0.cursorRow == ">" }
        #expect(try leash(input: lines.joined(separator: "\n") + "\n").output == "{ name: 'x', list: [ 1 ] }\n  1 object came and went: the next gc takes it\n")
    }

    @Test("looking ahead changes nothing: not the heap, not the numbers, not the journal, not the time")
    func lookingAhead() throws {
        let entries = ["let list = [{ n: 1 }], weak = new WeakMap([[list[0], 1]])", "class A { #p = {}; static made = 0; constructor() { A.made++ } }", "let a = new A"]
        let glances = ["list.push({ n: 2 })", "list.pop()", "new A", "a.x = {}", "delete list[0]", "list = null", "(() => { let r = []; for (let i = 0; i < 9999; i++) r.push({ i }); return r.length })()",
                       "setTimeout(() => { list = 5 }, 1)", "Promise.resolve({}).then(x => list = x)", "globalThis.zzz = [1]", "Date.now() + Math.random()", "[1, 2].map(x => ({ x }))", "weak.get(list[0])", "gc()",
                       "process.exit(1)", "console.log({})", "Array(1e6).fill({})", "list.map("]
        let questions = ["let b = { last: [1] }", "list", "A.made", "typeof zzz", "Math.random()", "Date.now()", "heap", "maps", "journal", "gc", "jobs", "b"]
        let terminal = try start(columns: 300, rows: 150)
        for entry in entries {
            try terminal.enter(entry)
            for glance in glances {
                terminal.type(glance)
                try terminal.waitForRow("> " + glance)
                // Long enough for the answer.
                usleep(130_000)
                terminal.type(Keys.control("u"))
                try terminal.waitForRow(">")
            }
        }
        for question in questions { try terminal.enter(question) }
        let expected = try leash(input: (entries + questions).joined(separator: "\n") + "\n").output
        let shown = terminal.screen.text.components(of: "\n").filter { !$0.hasPrefix(">") && !$0.hasPrefix("leash 0.1") }
        let wanted = expected.components(of: "\n").filter { !$0.isEmpty }
        for (line, other) in zip(shown.filter { !$0.isEmpty }, wanted) { #expect(line == other) }
        #expect(shown.filter { !$0.isEmpty }.count >= wanted.count)
    }

    @Test("a terminal that knows nothing gets a prompt that works", arguments: ["dumb", nil] as [String?])
    func dumb(name: String?) throws {
        let terminal = try start(terminal: name)
        terminal.type("let f = (a) => {\r")
        try terminal.waitForRow("...")
        terminal.type("return a }\r")
        try terminal.waitForRow(">")
        terminal.type("f('é狗')\r")
        try terminal.wait(for: "> f('é狗')\n'é狗'\n>")
        terminal.type("let g = [\r")
        try terminal.waitForRow("...")
        terminal.type(Keys.control("c"))
        try terminal.waitForRow(">")
        terminal.type("for (;;);\r")
        usleep(300_000)
        terminal.type(Keys.control("c"))
        try terminal.wait(for: "Interrupted")
        try terminal.waitForRow(">")
        #expect(terminal.screen.unknown == [])
        terminal.type("\u{4}")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test("LANG=C takes letters of all the world", arguments: ["C", "POSIX"])
    func language(name: String) throws {
        let terminal = try start(["LANG": name, "LC_ALL": name])
        terminal.type("'é狗🐶'" + Keys.left + Keys.left + "x")
        try terminal.waitForRow("> 'é狗x🐶'")
        terminal.type("\r")
        try terminal.wait(for: "> 'é狗x🐶'\n'é狗x🐶'\n>")
    }
}
