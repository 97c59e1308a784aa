import Testing
@testable import TestSupport

/// What `leash` makes of its arguments, as far as that needs no JavaScript.
@Suite("The command line", .enabled(if: Program.isBuilt), .timeLimit(.minutes(2)))
struct CommandLineTests {
    private func run(_ arguments: String...) throws -> (status: Int32, text: String) {
        let terminal = try PseudoTerminal(Program.path, arguments, environment: ["TERM": "xterm", "HOME": "/nonexistent"], columns: 100, rows: 60)
        let status = try terminal.waitForExit()
        return (status, terminal.screen.text)
    }

    @Test("--version says which")
    func version() throws {
        let result = try run("--version")
        #expect(result.status == 0)
        #expect(result.text.hasPrefix("leash "))
    }

    @Test("--help shows every call", arguments: [["--help"], ["-h"], ["help"]])
    func help(arguments: [String]) throws {
        let result = try run(arguments[0])
        #expect(result.status == 0)
        for call in ["-e", "run", "play", "check", "lessons", "--strict", "--json", "--heap-limit", "--real-time", "--time-zone", "--no-color"] {
            #expect(result.text.contains(call))
        }
    }

    @Test("help for a subcommand", arguments: ["run", "play", "check", "lessons"])
    func subcommandHelp(name: String) throws {
        for arguments in [[name, "--help"], ["help", name]] {
            let result = try run(arguments[0], arguments[1])
            #expect(result.status == 0)
            #expect(result.text.contains("USAGE: leash \(name)"))
        }
    }

    @Test("wrong usage is status 2 and says what is wrong", arguments: [
        (["--nonsense"], "--nonsense"), (["nonsense"], "nonsense"), (["pla", "weakmap"], "did you mean play?"), (["weakmap"], "leash play weakmap"), (["/"], "folder"), (["-e"], "-e"), (["--json", "-e", "1"], "leash -e writes no reports"),
        (["run", "--json", "x.js"], "leash run writes no reports"), (["--json", "x.js"], "leash run writes no reports"), (["lessons", "--json"], "leash lessons writes no reports"),
        (["export", "--json", "weakmap", "-o", "x.html"], "leash export writes no reports"), (["check", "--json", "--tap", "x.md"], "leash check --tap writes no reports"),
        (["report", "--json", "a", "-o", "b.html"], "leash report writes no reports"), (["trim", "--json", "a", "b"], "leash trim writes no reports"), (["run"], "file"), (["play"], "lesson"),
        (["run", "--nonsense", "x.js"], "--nonsense"), (["--heap-limit", "much"], "much"),
        (["--heap-limit", "1k"], "less than 1M"), (["--time-limit", "1us"], "500ms"), (["--time-limit", "0"], "1ms"), (["--heap-limit", "-1"], "heap-limit"), (["--heap-limit", "99999999999999999999G"], "heap-limit"),
    ])
    func wrong(arguments: [String], mention: String) throws {
        let terminal = try PseudoTerminal(Program.path, arguments, environment: ["TERM": "xterm"], columns: 100, rows: 60)
        #expect(try terminal.waitForExit() == 2)
        #expect(terminal.screen.text.contains(mention))
    }
}
