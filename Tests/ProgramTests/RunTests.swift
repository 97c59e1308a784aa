import Testing
@testable import TestSupport

/// `leash run` and `leash -e`: what comes out where, and how it ends.
@Suite("Programs", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct RunTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    @Test("a program prints, and ends well")
    func well() throws {
        let file = try leash.write("console.log('a', [1, { b: 2 }]); console.error('e'); console.log('é🐶')\n1 + 1\n", to: "a.js")
        let result = try leash("run", file)
        #expect(result.status == 0)
        #expect(result.output == "a [ 1, { b: 2 } ]\né🐶\n")
        #expect(result.errors == "e\n")
    }

    @Test("-e runs a string, - reads standard input")
    func texts() throws {
        let evaluated = try leash("-e", "console.log(1 + 1)")
        #expect(evaluated.output == "2\n")
        #expect(evaluated.status == 0)
        let read = try leash("run", "-", input: "console.log(3)")
        #expect(read.output == "3\n")
        #expect(read.status == 0)
    }

    @Test("what stands behind the program is its own, options before -- aside")
    func arguments() throws {
        let file = try leash.write("console.log(process.argv.slice(2).join('|'))\n", to: "arguments.js")
        for (arguments, output) in [
            (["run", file, "a", "b c"], "a|b c"), ([file, "a"], "a"), (["run", file], ""), (["run", file, "--real-time", "a"], "a"),
            (["run", file, "--", "--flag", "a"], "--flag|a"), (["run", "--no-color", file, "7"], "7"),
        ] { #expect(try leash.run(arguments).output == output + "\n", "\(arguments)") }
        #expect(try leash("-", "a", input: "console.log(process.argv.slice(1).join('|'))").output == "-|a\n")
        let code = "console.log(process.argv.slice(1).join('|'))"
        #expect(try leash("-e", code, "a", "b.js").output == "a|b.js\n")
        #expect(try leash("--real-time", "-e", code, "--time-limit", "9", "a", "--", "--c").output == "a|--|--c\n")
        #expect(try leash("-e", code, "--", "-c", "d").output == "-c|d\n")
        #expect(try leash("run", file, "--flag").status == 2)
    }

    @Test("an error that nobody catches is shown as Node shows it, and is status 1")
    func thrown() throws {
        let file = try leash.write("console.log(1)\nfunction f() {\n\tthrow new Error('boom')\n}\nf()\nconsole.log(2)\n", to: "thrown.js")
        let result = try leash("run", "thrown.js")
        #expect(result.status == 1)
        #expect(result.output == "1\n")
        #expect(result.errors == "\(file):3\n\tthrow new Error('boom')\n\t^\n\nError: boom\n    at f (\(file):3:8)\n    at Object.<anonymous> (\(file):5:1)\n")
    }

    private static let hint = "(Use `node --trace-uncaught ...` to show where the exception was thrown)"

    @Test("other values that are thrown", arguments: [
        ("throw 1", "1\n\(hint)"), ("throw 'text'", "text\n\(hint)"), ("throw { a: [1] }", "{ a: [ 1 ] }"), ("throw undefined", "undefined\n\(hint)"),
    ])
    func thrownValue(code: String, shown: String) throws {
        let result = try leash("-e", code)
        #expect(result.status == 1)
        #expect(result.errors == "\n[eval]:1\n\(code)\n^\n\(shown)\n")
    }

    @Test("a SyntaxError names the place, and nothing runs")
    func syntax() throws {
        let file = try leash.write("console.log(1)\nlet a = b c\n", to: "s.js")
        let result = try leash("run", file)
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors == "\(file):2\nlet a = b c\n          ^\n\nSyntaxError: Unexpected identifier 'c'\n")
    }

    @Test("what a microtask throws ends the program, and the next does not run")
    func microtask() throws {
        let result = try leash("-e", "queueMicrotask(() => { throw new TypeError('m') }); queueMicrotask(() => console.log('no')); console.log('yes')")
        #expect(result.status == 1)
        #expect(result.output == "yes\n")
        #expect(result.errors.contains("TypeError: m\n"))
    }

    @Test("a file that is not there, or is a folder, is status 1 and said clearly")
    func missing() throws {
        let missing = try leash("run", "nothing.js")
        #expect(missing.status == 1)
        #expect(missing.errors == "leash: nothing.js: No such file or directory\n")
        let folder = try leash("run", ".")
        #expect(folder.status == 1)
        #expect(folder.errors == "leash: .: Is a directory\n")
    }

    @Test("shorthands are the shell's: a program is plain JavaScript")
    func noShorthand() throws {
        let result = try leash("-e", "let dog1 = Snickers")
        #expect(result.status == 1)
        #expect(result.errors.contains("ReferenceError: Snickers is not defined"))
    }

    @Test("gc() is there, and time stands still unless it is asked for")
    func environmentOfPrograms() throws {
        #expect(try leash("-e", "gc(); console.log(performance.now())").output == "0\n")
        #expect(try leash("--real-time", "-e", "console.log(performance.now() > 0, performance.now() < 60000)").output == "true true\n")
    }

    @Test("local time is UTC, or the zone that --time-zone or TZ names")
    func timeZones() throws {
        let code = "console.log(new Date().getTimezoneOffset(), Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getFullYear() > 2025)"
        #expect(try leash("-e", code, environment: ["TZ": ""]).output == "0 UTC true\n")
        #expect(try leash("-e", code, environment: ["TZ": "Asia/Kolkata"]).output == "-330 Asia/Calcutta true\n")
        #expect(try leash("-e", code, environment: ["TZ": ":America/New_York"]).output == "300 America/New_York false\n")
        #expect(try leash("--time-zone", "Europe/Berlin", "-e", code, environment: ["TZ": "Asia/Kolkata"]).output == "-60 Europe/Berlin true\n")
        #expect(try leash("--time-zone", "Mars/Base", "-e", code).output == "0 UTC true\n")
    }

    @Test("twice the same program, twice the same output, under stress too")
    func deterministic() throws {
        let code = "const a = []; for (let i = 0; i < 50; i++) a.push(Math.random()); const w = new WeakMap(); w.set({}, 1); gc(); console.log(a.join(), w)"
        let first = try leash("-e", code)
        #expect(first.status == 0)
        #expect(try leash("-e", code).output == first.output)
        #expect(try leash("-e", code, environment: ["LEASH_GC_STRESS": "1"]).output == first.output)
    }

    @Test("a full heap is an error that can be caught, and endless recursion is one")
    func limits() throws {
        // A collection at every safepoint of a full heap would take all day.
        let calm = ["LEASH_GC_STRESS": "0"]
        let full = try leash("--heap-limit", "16M", "-e", "let a = []; try { for (;;) a.push({}) } catch (e) { a = null; console.log(e instanceof RangeError) }",
                             environment: calm)
        #expect(full.output == "true\n")
        #expect(full.status == 0)
        let deep = try leash("-e", "function f() { return f() + 1 } try { f() } catch (e) { console.log(e.message) }", environment: calm)
        #expect(deep.output == "Maximum call stack size exceeded\n")
        #expect(deep.status == 0)
    }

    @Test("Ctrl-C ends an endless loop with status 130, what was printed is there")
    func interrupted() throws {
        let result = try leash("-e", "console.error('x'); console.log('\(String(repeating: "y", count: 70_000))'); try { for (;;); } finally { console.log('no') }",
                               interruptAfter: "yyy")
        #expect(result.status == 130)
        #expect(!result.output.contains("no"))
    }

    @Test("without colour unless there is a terminal")
    func noColor() throws {
        #expect(try leash("-e", "console.log([1, 'a'])").output == "[ 1, 'a' ]\n")
        #expect(try leash("-e", "console.log([1])", environment: ["FORCE_COLOR": "1"]).output == "[ \u{1B}[33m1\u{1B}[39m ]\n")
        #expect(try leash("--no-color", "-e", "console.log([1])", environment: ["FORCE_COLOR": "1"]).output == "[ 1 ]\n")
    }

    @Test("--dump-bytecode and --dump-ast show a program that does not run")
    func dumps() throws {
        _ = try leash.write("console.log(1 + x)\n", to: "a.js")
        let code = try leash("run", "--dump-bytecode", "a.js")
        #expect(code.output == """
            (no name) · a.js:1:1 · 0 parameters, 6 registers
                 1:1     0  getGlobal               r2 ← .console
                 1:9     1  getMethod               r2…r3 ← r2, .log
                         2  loadInt                 r4 ← 1
                1:17     3  getGlobal               r5 ← .x
                1:15     4  add                     r4 ← r4, r5
                 1:9     5  call                    r2 ← r2…r4
                         6  returnUndefined

            """)
        #expect(code.status == 0)
        let tree = try leash("run", "a.js", "--dump-ast")
        #expect(tree.output == """
            script 1:1
              expression 1:1
                call 1:1
                  member "log" 1:1
                    identifier "console" 1:1
                  argument
                    expression: binary add 1:13
                      number 1.0 1:13
                      identifier "x" 1:17

            """)
        #expect(tree.status == 0)
        #expect(try leash("run", "--dump-ast", "--dump-bytecode", "a.js").status == 2)
        _ = try leash.write("let = ;", to: "wrong.js")
        for part in ["--dump-ast", "--dump-bytecode"] {
            let wrong = try leash("run", part, "wrong.js")
            #expect(wrong.status == 1)
            #expect(wrong.output.isEmpty)
            #expect(wrong.errors.contains("SyntaxError"))
        }
    }
}
