import Platform
import Testing
@testable import TestSupport

/// The world as it may be: streams that are closed, pipes where files should be, disks that are full.
@Suite("Streams and files", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct StreamTests {
    private let leash: Leash

    init() throws { leash = try Leash() }

    /// Runs a line of the system's shell, in which `$0` is Leash.
    private func sh(_ line: String, input: String = "") throws -> PipedProgram {
        try PipedProgram("/bin/sh", ["-c", line, Program.path], input: input, environment: leash.environment, folder: leash.folder.path)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Files.read(leash.folder.path + "/" + name, .regularFile, limit: 1 << 24), as: UTF8.self)
    }

    @Test("with a standard stream closed it ends as ever", arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    func closed(_ streams: String) throws {
        _ = try leash.write("console.log(1)", to: "p.js")
        #expect(try sh("\"$0\" \(streams)", input: "1\n").status == 0)
        #expect(try sh("\"$0\" run p.js \(streams)").status == 0)
        #expect(try sh("\"$0\" -e 1 \(streams)").status == 0)
    }

    @Test("standard input that cannot be read is told of")
    func folder() throws {
        let result = try sh("\"$0\" < .")
        #expect(result.status == 1)
        #expect(result.errors == "leash: cannot read standard input: Is a directory\n")
    }

    @Test("a reader that goes away ends it quietly")
    func head() throws {
        _ = try leash.write("for (let i = 0; i < 100000; i++) console.log('line', i)", to: "p.js")
        let result = try sh("\"$0\" run p.js | head -1")
        #expect(result.output == "line 0\n")
        #expect(result.errors == "")
    }

    @Test("what is no file is not waited for", arguments: ["fifo.md", "/dev/zero", "/dev/full", "."])
    func notRegular(_ name: String) throws {
        mkfifo(leash.folder.path + "/fifo.md", 0o600)
        for command in ["play \(name.hasPrefix("/") ? name : "./" + name)", ".load \(name)"] {
            let result = try leash(input: "\(command)\n'on'\n")
            #expect(result.output.contains("cannot"))
            #expect(result.output.hasSuffix("'on'\n"))
        }
    }

    @Test("a full disk leaves what was there, and is told", arguments: [".save", "graph --dot", "graph --mermaid", "snapshot"])
    func full(_ command: String) throws {
        _ = try leash.write("old", to: "f.txt")
        let entries = "let a = '\(String(repeating: "x", count: 3000))'\nlet o = { a, b: { c: [1, 2, 3] }, m: new Map([[{}, {}]]) }\n"
        // A file may have two blocks of 512 bytes.
        let many = (0..<40).map { "let v\($0) = { name: 'object number \($0)', inner: {} }\n" }.joined()
        let result = try sh("ulimit -f 2; exec \"$0\"", input: entries + many + "\(command) f.txt --force\n\(command) /dev/full\n'on'\n")
        #expect(result.output.contains("f.txt: File too large"))
        #expect(result.output.contains("/dev/full: No space left on device"))
        #expect(result.output.hasSuffix("'on'\n"))
        #expect(try text("f.txt") == "old")
        #expect(Files.names(in: leash.folder.path)?.sorted() == ["f.txt"])
    }

    @Test("standard output is a place like any other")
    func toItself() throws {
        #expect(try sh("\"$0\" > out.txt", input: "let a = 1\n.save /dev/stdout\n2\n").status == 0)
        #expect(try text("out.txt") == "let a = 1\n  saved to /dev/stdout\n2\n")
    }

    @Test("under --json every answer is on standard output, in JSON")
    func json() throws {
        let lines = try leash("--json", input: "let a = {}\n.save out.js\n.save /dev/full\n.load none.js\ngraph --dot g.dot\nplay nothing\n.load out.js\n")
        #expect(lines.errors == "")
        let reports = lines.output.split(separator: "\n")
        #expect(reports[1].contains(#""result":{"command":"saved","path":"out.js","bytes":11}"#))
        #expect(reports[2].contains(#""command":"refusal","message":"cannot save /dev/full: No space left on device""#))
        #expect(reports[3].contains(#""message":"cannot load none.js: No such file or directory""#))
        #expect(reports[4].contains(#""command":"saved","path":"g.dot""#))
        #expect(reports[5].contains(#""message":"there is no file and no lesson named nothing"#))
        #expect(reports.count == 8)
    }

    @Test("nothing that anybody can name reaches the terminal as a command", arguments: ["\u{1B}]0;x\u{7}", "\u{9B}31m", "\u{202E}", "\u{2028}", "\u{E0041}", "\u{200F}"])
    func names(_ nasty: String) throws {
        let script = try leash.write("throw new Error('x')", to: "p\(nasty).js")
        _ = try leash.write("# T \(nasty)\n\n*a* `\(nasty)` [b](\(nasty))\n\n```js\nlet o = { '\(nasty)': 1 }, s = Symbol('\(nasty)')\nthrow '\(nasty)'\n// \(nasty)\n```\n\n```\(nasty)\n\(nasty)\n```\n", to: "l.md")
        _ = try leash.write("class C { static ['\(nasty)'] = new Map([['\(nasty)', {}]]) }\nlet o = { ['\(nasty)']: { x: Symbol('\(nasty)') } }\nmaps\nwhy o['\(nasty)']\ninspect o\ngraph\ngraph --dot \(nasty).dot\ngraph --ascii\nleaks\nsizes\ndominators\njournal\nthrow new Error('\(nasty)')\nhelp \(nasty)\n.load \(nasty)\n.save no/\(nasty)\nplay \(nasty).md\nwatch '\(nasty)'\nwhatif o = '\(nasty)'\ndiff\ninspect (\(nasty)\nconsole.log('\(nasty)')\nundo\n", to: "in.txt")
        let session = try text("in.txt")
        let results = try [
            leash("run", script), leash("run", "none\(nasty).js"), leash("play", "none\(nasty).md"), leash("play", nasty), leash("play", "l.md"), leash("--json", "play", "l.md"),
            leash("--\(nasty)"), leash(nasty), leash("run", "a", nasty), leash("--heap-limit", nasty), leash("-e", "1", nasty),
            leash(input: session), leash("--json", input: session), leash(input: session, environment: ["FORCE_COLOR": "1"]),
        ]
        let scalar = try #require(nasty.unicodeScalars.first)
        for result in results {
            // Colours are ours.
            let shown = (result.output + result.errors).replacing(/\u{1B}\[[0-9;]*m/, with: "")
            #expect(!shown.unicodeScalars.contains(scalar), "\(shown)")
        }
        let drawn = try? text(nasty + ".dot")
        #expect(drawn?.unicodeScalars.contains(scalar) != true)
    }
}
