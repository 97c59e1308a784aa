import Platform
import Testing
@testable import TestSupport

/// `leash check`, and what else turns what was typed into lessons and tests.
@Suite("Checking files", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct CheckProgramTests {
    private let leash: Leash

    init() throws { leash = try Leash() }

    private func text(_ name: String) throws -> String {
        String(decoding: try Files.read(leash.folder.path + "/" + name, .regularFile, limit: 1 << 24), as: UTF8.self)
    }

    @Test("a difference is a diff and status 1; --update mends it and nothing else")
    func diff() throws {
        let lesson = "# T\r\n\r\n```js\r\nlet a = {} // ♻ held by a\r\n1 + 1 // → 3\r\n```\r\n"
        _ = try leash.write(lesson, to: "l.md")
        let wrong = try leash("check", "l.md", "weakref.none", "none.md")
        #expect(wrong.status == 1)
        #expect(wrong.output == "--- l.md\n+++ l.md as it is\n@@ -2,5 +2,5 @@\n \n ```js\n let a = {} // ♻ held by a\n-1 + 1 // → 3\n+1 + 1 // → 2\n ```\nl.md: 1 failed, 1 passed\n")
        #expect(wrong.errors == "leash: cannot check weakref.none: No such file or directory\nleash: cannot check none.md: No such file or directory\n")
        let updated = try leash("check", "--update", "l.md")
        #expect((updated.status, updated.output) == (0, "l.md: 1 brought up to date, 1 passed\n"))
        #expect(try text("l.md") == lesson.replacing("→ 3", with: "→ 2"))
        #expect(try leash("check", "l.md").status == 0)
        #expect(try leash("check", "--tap", "l.md").output == "TAP version 14\n1..2\nok 1 - l.md:4 let a = {}\nok 2 - l.md:5 1 + 1\n")
        #expect(try leash("check", "--junit", "l.md").output.contains("<testsuite name=\"l.md\" tests=\"2\" failures=\"0\""))
        #expect(try leash("check", "--tap", "--junit", "l.md").status == 2)
    }

    @Test("a cache that leaks: a test in a module finds it, with the way to the culprit, in check and in run")
    func leak() throws {
        _ = try leash.write("export const seen = []\nexport class Cache {\n  #map = new Map()\n  set(k, v) { this.#map.set(k, v); seen.push(v) }\n  clear() { this.#map.clear() }\n}\n", to: "cache.mjs")
        let test = "import { assertCollectable } from 'leash:heap'\nimport { Cache } from './cache.mjs'\nconst cache = new Cache()\n"
            + "assertCollectable(() => {\n  const value = { big: 1 }\n  cache.set(1, value)\n  cache.clear()\n  return value\n})\n"
        _ = try leash.write(test, to: "t.mjs")
        for call in ["check", "run"] {
            let result = try leash(call, "t.mjs")
            #expect(result.status == 1)
            #expect((result.output + result.errors).contains("{ big: 1 } is still held: module ./cache.mjs ─export seen→ "), "\(result.output)\(result.errors)")
        }
        _ = try leash.write("export class Cache {\n  #map = new Map()\n  set(k, v) { this.#map.set(k, v) }\n  clear() { this.#map.clear() }\n}\n", to: "cache.mjs")
        #expect(try leash("check", "t.mjs").status == 0)
        #expect(try leash("t.mjs").status == 0)
    }

    @Test("a session becomes a lesson that plays the same and is checked as it is")
    func record() throws {
        let entries = "let dog = { name: 'Sunny' }\nconst weak = new WeakMap([[dog, {}]])\nlet maps = 1\nmaps\nfunction f() {\n  return 1\n}\nnull.x\ndog = null\ngc\nweak.size\n"
        let session = try leash(input: "record r.md\n" + entries + "record off\n'unheard'\n.save s.md\n")
        #expect(session.status == 0)
        #expect(try leash("check", "r.md", "s.md").output == "r.md: 9 passed\ns.md: 10 passed\n")
        let played = try leash("r.md").output.split(separator: "\n").filter { !$0.hasPrefix("> ") && !$0.hasPrefix("... ") && $0 != "# r" }
        let shown = session.output.split(separator: "\n").filter { !$0.contains("saved to") && $0 != "'unheard'" }
        #expect(played == shown)
        // What asks for files or modules is left out, be it in vain.
        _ = try leash(input: "let a = 1\n.save /nowhere/x.js\n.save s.md\nrequire('fs')\nimport('./gone.js')\n.load gone.js\nimport x from './gone.mjs'\nrequire('util')\na\n.save v.md\n")
        #expect(try leash("check", "v.md").output == "v.md: 2 passed\n")
    }

    @Test("--strict ends at the first entry that throws, or that cannot be done", arguments: [("1\nnull.x\n2\n", 1), ("why nobody\n2\n", 1), ("1\n2\n", 0), ("a b\n", 1)])
    func strict(_ input: String, _ status: Int32) throws {
        let result = try leash("--strict", input: input)
        #expect(result.status == status)
        #expect(result.output.hasSuffix("2\n") == (status == 0))
    }

    @Test("a file's name says what to do with it")
    func names() throws {
        _ = try leash.write("console.log(1)", to: "a.js")
        _ = try leash.write("```js\n2\n```\n", to: "b.md")
        #expect(try leash("a.js").output == "1\n")
        #expect(try leash("--no-color", "a.js").output == "1\n")
        #expect(try leash("b.md").output == "> 2\n2\n")
        #expect(try leash("--heap-limit", "64M", "b.md", "--no-questions").output == "> 2\n2\n")
        #expect(try leash("c.txt").status == 2)
        let lessons = try leash("lessons")
        #expect(lessons.output.contains("weakmap") && lessons.output.contains("   Map and WeakMap: who keeps what alive\n"))
        #expect(try leash("lessons", "--format").output.hasPrefix("# How a lesson is written"))
    }

    @Test("what nobody would write, and what cannot be read")
    func hostile() throws {
        for (name, text) in [("deep.md", String(repeating: ">", count: 50_000)), ("links.md", String(repeating: "![l", count: 20_000)), ("front.md", "---\n" + String(repeating: "a: b\n", count: 20_000))] {
            _ = try leash.write(text, to: name)
            #expect(try leash("play", name).status == 0)
        }
        _ = try leash.write("---\nauthor: \"\u{1B}[2J\"\n---\n| \u{1B}]0;x\u{7} |\n|-|\n\n```question\n\u{1B}[2J?\nanswer: '\u{1B}[1m'\n```\n```js\n'\u{1B}[2J' // → \u{1B}[3J\n```\n", to: "esc.md")
        for call in [["play", "esc.md"], ["check", "esc.md"], ["check", "--tap", "esc.md"], ["check", "--junit", "esc.md"]] {
            #expect(!(try leash(call[0], call.count > 2 ? call[1] : "--no-color", call[call.count - 1]).output.contains("\u{1B}")))
        }
        #expect(try leash("check", ".").errors == "leash: cannot check .: Is a directory\n")
        #expect(try leash("check", "/dev/zero").errors.contains("Too large"))
    }
}
