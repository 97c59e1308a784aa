import Testing
@testable import TestSupport

/// The shell without a terminal, and lessons.
@Suite("Entries from a pipe", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct PipedShellTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    /// The lesson that Leash was made for.
    static let lesson = """
        let dog1 = { name: 'Snickers' }
        let dog2 = { name: 'Sunny' }
        const strong = new Map(), weak = new WeakMap()
        strong.set(dog1, 'Snickers is the best!')
        weak.set(dog2, 'Sunny is the 2nd best!')
        weak.size
        maps
        dog1 = null
        dog2 = null
        gc
        why #1

        """

    @Test("each line counts as if typed, without a prompt")
    func transcript() throws {
        let result = try leash(input: Self.lesson)
        #expect(result.status == 0)
        #expect(result.errors == "")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "  + #1 { name: 'Snickers' }   held by dog1")
        #expect(lines.contains("Map(1) { { name: 'Snickers' } => 'Snickers is the best!' }"))
        #expect(lines.contains("WeakMap { <items unknown> }"))
        #expect(lines.contains("undefined"))
        #expect(lines.contains { $0.hasPrefix("  #1 ← strong key") && $0.contains("held by dog1, strong") })
        #expect(lines.contains { $0.hasPrefix("  #2 ⇠ weak key") })
        #expect(lines.contains { $0.contains("WeakMap has no size") })
        #expect(lines.contains { $0.contains("collected #2 { name: 'Sunny' } · weak lost 1 entry") })
        #expect(lines.contains { $0.contains("strong ─key→ #1") })
    }

    @Test("twice the same entries, twice the same transcript, under stress too")
    func deterministic() throws {
        let first = try leash(input: Self.lesson).output
        #expect(try leash(input: Self.lesson).output == first)
        #expect(try leash(input: Self.lesson, environment: ["LEASH_GC_STRESS": "1"]).output == first)
    }

    @Test("an entry goes on until it is complete; at the end of input the error says what is missing")
    func multiLine() throws {
        #expect(try leash(input: "[1,\n\n2\n].length\n'b'").output == "2\n'b'\n")
        let broken = try leash(input: "'a'\nlet f = (1,\n").output
        #expect(broken.hasPrefix("'a'\n"))
        #expect(broken.hasSuffix("let f = (1,\n           ^\n\nUncaught SyntaxError: Unexpected end of input\n"), Comment(rawValue: broken))
        #expect(try leash(input: "let f = (1,\n.break\n5\n").output == "5\n")
    }

    @Test("an error does not end it")
    func errors() throws {
        let result = try leash(input: "null.x\n1 +* 2\n'still here'\n")
        #expect(result.status == 0)
        #expect(result.output.contains("TypeError: Cannot read properties of null (reading 'x')"))
        #expect(result.output.hasSuffix("'still here'\n"))
    }

    @Test("exit ends it; what comes behind is not read")
    func exit() throws {
        let result = try leash(input: "1\nexit\n2\n")
        #expect(result.status == 0)
        #expect(result.output == "1\n")
    }

    @Test("nothing that a script says reaches a terminal as anything but text")
    func sanitized() throws {
        let output = try leash(input: "console.log('\\x1b[2J\\x9b')\n'\\x1b]0;title\\x07'\nthrow new Error('\\x1b[31m')\n({ '\\x1b[1m': 1 })\n").output
        #expect(!output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        #expect(output.contains("\\x1B[2J\\x9B"))
    }

    @Test("--json prints one report a line, and nothing else")
    func json() throws {
        let result = try leash("--json", input: "let a = { b: 1 }\ngc\nnull.x\n\nconsole.log('x')\n")
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        #expect(lines.first?.contains(#""source":"let a = { b: 1 }""#) == true)
    }

    @Test("files are loaded entry by entry and saved as they ran")
    func files() throws {
        _ = try leash.write("let a = 1\r\nlet f = () => {\r\n  return a\r\n}\r\n", to: "in.js")
        let result = try leash(input: ".load in.js\nf()\n.save out.js\n.load nothing.js\n")
        #expect(result.output.contains("1\n"))
        #expect(result.output.contains("saved to out.js"))
        #expect(result.output.contains("cannot load nothing.js: No such file or directory"))
        let again = try leash(input: ".load out.js\na + 1\n")
        #expect(again.output.hasSuffix("2\n"))
        _ = try leash.write(".load self.js\n", to: "self.js")
        #expect(try leash(input: ".load self.js\n'alive'\n").output.hasSuffix("'alive'\n"))
        _ = try leash.write("# Words\n\n```js\nlet a = 1\n```\n", to: "l.MD")
        let lesson = try leash(input: ".load l.MD\njournal\n.load gone.md\n")
        #expect(lesson.output.contains("l.MD is a lesson, and no JavaScript: play l.MD plays it\n"))
        #expect(lesson.output.contains("nothing yet") && lesson.output.contains("cannot load gone.md: No such file or directory"))
    }

    @Test("Ctrl-C ends an endless loop, and the input with it")
    func interrupted() throws {
        let result = try leash(input: "console.log('\(String(repeating: "y", count: 70_000))'); while (true) {}\n'no'\n", interruptAfter: "yyy")
        #expect(result.status == 130)
        #expect(!result.output.contains("'no'"))
    }

    // MARK: Lessons

    @Test("a lesson is told, its code shown and run")
    func play() throws {
        _ = try leash.write("# Title\n\nSome *words*.\n\n```js\nlet a = { b: 1 }\nnull.x\na.b\n```\n\nEnd.\n", to: "l.md")
        let result = try leash("play", "l.md")
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(result.output.hasPrefix("""
            # Title

            Some *words*.

            > let a = { b: 1 }
              + #1 { b: 1 }   held by a
            > null.x
            Uncaught TypeError: Cannot read properties of null (reading 'x')
            """))
        #expect(result.output.hasSuffix("> a.b\n1\n\nEnd.\n"))
        let json = try leash("play", "--json", "l.md").output.split(separator: "\n")
        #expect(json.count == 6)
        #expect(json[0].contains(#""result":{"command":"lesson","kind":"heading","text":"Title"}"#) && json[1].contains(#""kind":"prose","text":"Some *words*.""#))
    }

    @Test("Leash's own lesson has its name")
    func ownLesson() throws {
        let result = try leash("play", "weakmap")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("# Map and WeakMap"))
        #expect(try leash(input: "play weakmap\nstrong.size\n").output == result.output + "0\n")
    }

    @Test("a lesson that is not there is status 1")
    func missing() throws {
        let file = try leash("play", "nothing.md")
        #expect(file.status == 1)
        #expect(file.errors == "leash: cannot read nothing.md: No such file or directory\n")
        let name = try leash("play", "nothing")
        #expect(name.status == 1)
        #expect(name.errors.contains("weakmap"))
    }

    @Test("process.exit() ends the shell with its status")
    func exitOfTheProgram() throws {
        let result = try leash(input: "process.on('exit', code => console.log('bye', code)); process.exit(3)\n1 + 1\n")
        #expect(result.status == 3)
        #expect(result.output.hasPrefix("bye 3\n"))
        #expect(!result.output.contains("2\n"))
    }
}
