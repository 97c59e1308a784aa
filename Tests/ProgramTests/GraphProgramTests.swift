import Platform
import Testing
@testable import TestSupport

/// `graph` through the program itself: drawn, and written to files.
@Suite("Pictures of the heap", .enabled(if: Program.isBuilt, "leash is not built"))
struct GraphProgramTests {
    let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private static let lesson = "let dog = { name: 'Sunny' }\nconst weak = new WeakMap([[dog, { n: 1 }]])\n"

    private func file(_ name: String) -> String? {
        guard let file = fopen(leash.folder.path + "/" + name, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 100_000)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    @Test("it is drawn in a pipe, too, and with plain characters where the locale asks for them")
    func drawn() throws {
        #expect(try leash(input: Self.lesson + "graph\n").output.contains("  weak ──→ #2 WeakMap\n    ├╌key╌╌⇢ #1 (dog)\n"))
        let plain = try leash(input: Self.lesson + "graph\n", environment: ["LC_ALL": "C"]).output
        #expect(plain.contains("  weak --> #2 WeakMap\n    +~key~~> #1 (dog)\n"))
        #expect(try leash("--json", input: Self.lesson + "graph\n").output.contains(#""result":{"command":"graph","roots":[{"kind":"variables","names":["dog"]"#))
    }

    @Test("--dot and --mermaid write files")
    func files() throws {
        let result = try leash(input: Self.lesson + "graph --dot my heap.dot\ngraph dog --mermaid heap.mmd --depth 1\ngraph --dot no/such/folder.dot\n")
        #expect(result.output.contains("saved to my heap.dot\n"))
        #expect(result.output.contains("cannot save no/such/folder.dot: No such file or directory"))
        #expect(file("my heap.dot")?.hasPrefix("digraph heap {") == true)
        #expect(file("heap.mmd")?.hasPrefix("flowchart LR\n") == true)
    }

    @Test("--svg without Graphviz says what is missing, and writes nothing")
    func noGraphviz() throws {
        let result = try leash(input: Self.lesson + "graph --svg heap.svg\n'goes on'\n", environment: ["PATH": "/nonexistent"])
        #expect(result.output.contains("cannot draw heap.svg: Graphviz is not installed (apt-get install graphviz)"))
        #expect(result.output.hasSuffix("'goes on'\n"))
        #expect(file("heap.svg") == nil)
    }

    /// A program that stands in for Graphviz's.
    private func standIn(_ script: String) throws -> [String: String] {
        let path = try leash.write("#!/bin/sh\n" + script, to: "dot")
        chmod(path, 0o755)
        return ["PATH": leash.folder.path + ":/usr/bin:/bin"]
    }

    @Test("--svg has dot draw, whatever the size of what goes in and out")
    func graphviz() throws {
        let input = Self.lesson + "const o = {}; for (let i = 0; i < 500; i++) o['a'.repeat(30) + i] = { [i]: { i } }\ngraph o --depth 40 --svg my heap.svg\n"
        let result = try leash(input: input, environment: try standIn("echo \"$@\"; head -c 200000 /dev/zero | tr '\\0' x; cat\n"))
        #expect(result.output.contains("saved to my heap.svg\n"), "\(result.output)")
        #expect(file("my heap.svg")?.hasPrefix("-Tsvg\nxxx") == true)
    }

    @Test("what dot complains about is told")
    func complaint() throws {
        let result = try leash(input: Self.lesson + "graph --svg heap.svg\n", environment: try standIn("echo 'Error: no ink' >&2; exit 3\n"))
        #expect(result.output.contains("cannot draw heap.svg: Error: no ink\n"))
        #expect(file("heap.svg") == nil)
    }

    @Test("Ctrl-C ends a drawing that takes too long; no program is left behind")
    func interrupted() throws {
        let environment = try standIn("echo $$ > pid; exec sleep 60\n")
        let result = try leash(input: "console.log('go')\n" + Self.lesson + "graph --svg heap.svg\n", environment: environment, interruptAfter: "weak")
        #expect(result.output.contains("interrupted: heap.svg is not written\n") || result.status == 130, "\(result.output)")
        #expect(file("heap.svg") == nil)
        if let pid = file("pid").flatMap({ pid_t($0.prefix { $0.isNumber }) }) { #expect(kill(pid, 0) == -1) }
    }

    @Test("a lesson writes no pictures")
    func lessons() throws {
        _ = try leash.write("# L\n\n```js\nlet a = {}\ngraph --dot x.dot\ngraph --svg x.svg\ngraph\n```\n", to: "l.md")
        let result = try leash("play", "l.md")
        #expect(result.output.components(of: "A lesson cannot do that").count == 3)
        #expect(result.output.contains("a ──→ #1 {}"))
        #expect(file("x.dot") == nil)
    }
}
