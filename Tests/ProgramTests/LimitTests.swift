import Testing
@testable import TestSupport

/// What a script may take of the machine: no more memory than it was given, and no time after Ctrl-C.
@Suite("Limits", .enabled(if: Program.isBuilt), .serialized, .timeLimit(.minutes(20)))
struct LimitTests {
    private let leash: Leash

    // Output waits until there are 64 KiB of it: a mark that is to be seen at once is padded.

    /// With a collection at every safepoint a full heap takes hours.
    private let calm = ["LEASH_GC_STRESS": "0"]

    init() throws {
        leash = try Leash()
    }

    // MARK: Memory

    /// What takes memory without end, in native code or outside of the heap.
    static let greedy = [
        "let a = []; for (;;) a.push({ x: 1 })",
        "let a = []; for (;;) a.push('x'.repeat(1e6))",
        "let a = [], n = 0; for (;;) { try { for (;;) a.push({}) } catch (e) { if (n++ > 50) throw e } }",
        "Object.keys('x'.repeat(4e7))",
        "Reflect.ownKeys(Object('x'.repeat(4e7)))",
        "'x'.repeat(4e7).split('')",
        "[...'x'.repeat(4e7)]",
        "new Set(Iterator.from({ i: 0, next() { return { value: this.i++ } } }))",
        "new Map(Iterator.from({ next: () => ({ value: [{}, {}] }) }))",
        "Array.from({ length: 1e9 }, (_, i) => i)",
        "String.raw({ raw: { length: 2 ** 53 - 1, get 0() { return 'x'.repeat(2e7) }, get 1() { return 'x'.repeat(2e7) }, get 2() { return 'x'.repeat(2e7) }, get 3() { return 'x'.repeat(6e7) } } })",
        "Function.prototype.apply.call(Math.max, null, { length: 1e8 })",
        "for (let i = 0;; i++) console.time('x'.repeat(1000) + i)",
        "for (let i = 0;; i++) queueMicrotask(() => i)",
        "for (let i = 0;; i++) Symbol.for('x'.repeat(1000) + i)",
        "for (let i = 0;; i++) (0, eval)(`function f${i}() { return ${i} }`)",
        "let s = 'a()'; for (let i = 0; i < 20; i++) s += ';' + s; eval(s)",
        "JSON.stringify(Array(1e9))",
        "JSON.parse('[' + '{},'.repeat(2e7) + '{}]')",
        "let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a)",
        "(1n << 400000000n).toString()",
        "'\u{101}'.repeat(3e7).normalize('NFKD')",
        "encodeURIComponent('\u{101}'.repeat(2e7))",
        "let s = 'x'.repeat(1e6), a = []; for (;;) a.push((s + a.length).replaceAll('x', 'y'))",
    ]

    @Test("more than the heap limit is a RangeError, and takes no more than that", arguments: greedy)
    func memory(code: String) throws {
        let program = "const mark = ' '.repeat(70_000); try { \(code) } catch (e) { console.log('caught', e.name, mark) } for (;;) {}"
        let result = try leash("--heap-limit", "64M", "-e", program, environment: calm, interruptAfter: "caught")
        #expect(result.output.hasPrefix("caught RangeError "))
        #expect(result.peakAtMark < 200 << 20)
        // Interrupted; or told once more that the heap is full, where what fills it is the console's or the queue's for good.
        #expect([130, 1].contains(result.status))
    }

    @Test("code that nobody runs any more gives all of its memory back")
    func deadCode() throws {
        let program = "const text = '(function () {});'.repeat(500); for (let i = 0; i < 320; i++) { (0, eval)(text + '//' + i); gc(); } console.log('done')"
        #expect(try leash("--heap-limit", "1M", "-e", program, environment: calm).output == "done\n")
    }

    @Test("a queue of microtasks that doubles ends a program as any error does")
    func microtasks() throws {
        let result = try leash("--heap-limit", "64M", "-e", "function f() { queueMicrotask(f); queueMicrotask(f) } f()", environment: calm)
        #expect(result.status == 1)
        #expect(result.errors.contains("RangeError: JavaScript heap out of memory"))
    }

    @Test("the shell goes on after it")
    func shell() throws {
        let result = try leash("--heap-limit", "64M", input: "function f() { queueMicrotask(f); queueMicrotask(f) } f()\n1 + 1\n", environment: calm)
        #expect(result.status == 0)
        #expect(result.output.contains("RangeError: JavaScript heap out of memory"))
        #expect(result.output.hasSuffix("2\n"))
    }

    @Test("files that are no text, or too much of it, are refused")
    func files() throws {
        let result = try leash(input: ".load /dev/full\n.load /dev/zero\n.load /\n1 + 1\n")
        #expect(result.status == 0)
        #expect(result.output.contains("cannot load /dev/full: Not a regular file"))
        let lesson = try leash("play", "/dev/zero")
        #expect(lesson.status == 1)
        #expect(lesson.errors.contains("/dev/zero: Too large"))
        #expect(result.output.hasSuffix("2\n"))
        let large = try leash("--heap-limit", "64M", "run", "/dev/zero")
        #expect(large.status == 1)
        #expect(large.errors.contains("/dev/zero: Too large"))
    }

    @Test("what is not UTF-8 is refused by its first line, whichever way it comes in")
    func notText() throws {
        // Latin-1, as old editors write it.
        _ = try PipedProgram("/bin/sh", ["-c", "printf 'let a = 1\\nlet b = \"\\351\"\\n' > p.js; printf '# T\\n\\ncaf\\351\\n' > l.md"], folder: leash.folder.path)
        let program = "Not UTF-8: line 2 has the byte 0xE9", lesson = "Not UTF-8: line 3 has the byte 0xE9"
        for (arguments, words) in [
            (["run", "p.js"], program), (["p.js"], program), (["run", "--dump-ast", "p.js"], program), (["check", "p.js"], program),
            (["play", "l.md"], lesson), (["l.md"], lesson), (["check", "l.md"], lesson), (["export", "l.md", "-o", "x.html"], lesson),
        ] {
            let result = try leash.run(arguments)
            #expect(result.status == 1, "\(arguments)")
            #expect(result.errors.hasSuffix(words + "\n") && result.output.isEmpty, "\(arguments): \(result.errors)")
        }
        for call in ["< p.js", "run - < p.js", "check - < p.js", "--json < p.js"] {
            let result = try PipedProgram("/bin/sh", ["-c", "exec \"$0\" \(call)", Program.path], environment: leash.environment, folder: leash.folder.path)
            #expect(result.status == 1 && result.errors.hasSuffix(program + "\n"), "\(call): \(result.errors)")
        }
        let shell = try leash(input: ".load p.js\nplay l.md\n1 + 1\n")
        #expect(shell.status == 0 && shell.output.hasSuffix("2\n"))
        #expect(shell.output.contains("cannot load p.js: \(program)"))
        #expect(shell.output.contains("cannot read l.md: \(lesson)"))
    }

    @Test("with little address space there is a clear end", arguments: [300_000, 500_000, 1_000_000, 2_000_000])
    func addressSpace(kilobytes: Int) throws {
        for code in ["let a = []; for (;;) a.push({ x: 1 })", "let s = 'a()'; for (let i = 0; i < 24; i++) s += ';' + s; eval(s)", "function f() { f() } f()"] {
            let result = try PipedProgram("/bin/sh", ["-c", "unset LEASH_GC_STRESS; ulimit -v \(kilobytes); exec \"$@\"", "sh", Program.path, "-e", code])
            #expect(result.status == 1, "\(code) with \(kilobytes): \(result.errors.suffix(300))")
            #expect(result.errors.contains("RangeError") || result.errors.contains("leash: "))
        }
    }

    // MARK: Time

    /// What takes minutes in native code.
    static let endless = [
        "let a = 3n ** 9000000n; a * a * a * a * a * a",
        "(3n ** 30000000n).toString()",
        "BigInt('9'.repeat(1e8))",
        "(3n ** 30000000n) / (7n ** 5000000n)",
        "('a'.repeat(2e6) + 'b').repeat(30).indexOf('a'.repeat(2e6) + 'c')",
        "'a'.repeat(4e7).lastIndexOf('b' + 'a'.repeat(1e6))",
        "'\u{1E9B}\u{323}'.repeat(5e7).normalize('NFKD')",
        "encodeURIComponent('\u{101}'.repeat(5e7))",
        "escape('\u{101}'.repeat(8e7))",
        "console.table(Array(1e7).fill([1, 2]))",
        "let h = []; h.length = 2 ** 32 - 1; new Set(h)",
        "Array.prototype.join.call(new Proxy([], { get: (_, k) => k === 'length' ? 2 ** 53 - 1 : undefined }))",
        "Array.prototype.sort.call(new Proxy({ length: 2 ** 53 - 1 }, {}))",
        "Array.prototype.includes.call(new Proxy({ length: 2 ** 53 - 1 }, {}), 1)",
        "Array.prototype.lastIndexOf.call(new Proxy({ length: 2 ** 53 - 1 }, {}), 1)",
        "Array.prototype.reverse.call(new Proxy({ length: 2 ** 53 - 1 }, {}))",
        "Array.prototype.copyWithin.call(new Proxy({ length: 2 ** 53 - 1 }, {}), 0, 1)",
        "Array.prototype.find.call({ length: 2 ** 53 - 1 }, Boolean)",
        "String.raw({ raw: { length: 2 ** 53 - 1, __proto__: new Proxy({}, { get: () => '' }) } })",
        "new Set(Iterator.from({ next: () => ({}) }))",
        "Iterator.from({ next: () => ({}) }).drop(Infinity).next()",
        "let [...rest] = Iterator.from({ next: () => ({}) })",
        "JSON.stringify(new Proxy([], { get: (_, k) => k === 'length' ? 2 ** 53 - 1 : undefined }))",
        "structuredClone(Array.from({ length: 5e6 }, () => ({})))",
        "let s = 'a()'; for (let i = 0; i < 22; i++) s += ';' + s; eval(s)",
        "'ab'.repeat(3e5).search(/(?:ab)*c/)",
        "'x'.repeat(1e6).replaceAll('x', '$&'.repeat(400))",
        "let o = {}; for (let i = 0; i < 5e6; i++) o['k' + i] = i; for (;;) Object.keys(o)",
        "let p = new Proxy({}, { getPrototypeOf: () => new Proxy({}, {}) }); for (;;) p instanceof Map",
    ]

    @Test("one Ctrl-C ends it", arguments: endless)
    func time(code: String) throws {
        let result = try leash("-e", "console.log('ready'.padEnd(70_000)); \(code); console.log('not interrupted')", environment: calm, interruptAfter: "ready")
        #expect(result.status == 130)
        #expect(!result.output.contains("not interrupted"))
        #expect(result.secondsFromMark < 5)
    }

    @Test("what asks for its end loses nothing that was written, and is what it dies of", arguments: [("TERM", 143), ("HUP", 129)])
    func end(_ signal: String, _ status: Int) throws {
        let waiting = "\"$@\" & sleep 0.5; kill -\(signal) $!; wait $!; echo status $?"
        for code in ["console.log('one'); for (;;);", "console.log('one'); setInterval(() => {}, 1e6)"] {
            let result = try PipedProgram("/bin/sh", ["-c", waiting, "sh", Program.path, "-e", code], environment: leash.environment.merging(calm) { $1 })
            #expect(result.output == "one\nstatus \(status)\n", "\(code)")
        }
        let code = "process.on('exit', () => console.log('not told')); console.log('one'); process.kill(process.pid, 'SIG\(signal)')"
        let result = try PipedProgram("/bin/sh", ["-c", "\"$@\"; echo status $?", "sh", Program.path, "-e", code], environment: leash.environment.merging(calm) { $1 })
        #expect(result.output == "one\nstatus \(status)\n")
    }

    @Test("a check that Ctrl-C ends says where it was")
    func interruptedCheck() throws {
        let path = try leash.write("console.log(1) // 1\nfor (;;);", to: "loop.js")
        // One that comes before the program has begun ends it without a word.
        let told = try ["0.3", "1", "4"].contains { seconds in
            let waiting = "timeout --preserve-status -s INT \(seconds) \"$@\" 2>&1; echo status $?"
            let result = try PipedProgram("/bin/sh", ["-c", waiting, "sh", Program.path, "check", path], environment: leash.environment.merging(calm) { $1 })
            return result.output == "leash: interrupted in \(path)\nstatus 130\n"
        }
        #expect(told)
    }

    @Test("a time limit ends it, with the status that timeout has", arguments: [
        "for (;;);", "/(a+)+$/.test('a'.repeat(40) + 'b')", "try { for (;;); } catch {} finally { console.log('not stopped') }",
        "(3n ** 30000000n).toString()", "setInterval(() => {}, 1)", "function f() { queueMicrotask(f) } f()",
    ])
    func timeLimit(code: String) throws {
        let result = try leash("--time-limit", "300ms", "-e", code, environment: calm)
        #expect(result.status == 124)
        #expect(result.output == "" && result.errors == "leash: stopped: it took longer than the time limit of 300 ms\n")
    }

    @Test("an entry, a step or a statement that takes too long says so")
    func timeLimitOfEntries() throws {
        let input = "let a = {}\nfor (;;);\nlet b\n"
        let piped = try leash("--time-limit", "300ms", input: input, environment: calm)
        #expect(piped.status == 124 && piped.output.hasSuffix("held by a\n  Stopped: it took longer than the time limit of 300 ms. What it did until then stays.\n"))
        let json = try leash("--time-limit", "300ms", "--json", input: input, environment: calm)
        #expect(json.status == 124 && json.output.split(separator: "\n").last?.contains(#""isInterrupted":true,"timeLimit":0.3,"#) == true)
        let lesson = try leash.write("```js\nlet a = 1\nfor (;;);\nlet b = 2\n```\n", to: "slow.md")
        let played = try leash("play", "--time-limit", "300ms", lesson, environment: calm)
        #expect(played.status == 124 && !played.output.contains("let b"))
        let checked = try leash("check", "--time-limit", "300ms", lesson, environment: calm)
        #expect(checked.status == 1 && checked.output.contains(":3: for (;;); stopped: it took longer than the time limit of 300 ms"))
        #expect(try leash("--time-limit", "1min", "-e", "console.log(1)").output == "1\n")
    }

    @Test("a long entry is read in linear time")
    func longEntry() throws {
        let lines = (0..<60_000).map { "  [\($0), 'value \($0)', `\($0)`], // \($0)" }
        let result = try leash(input: "var data = [\n\(lines.joined(separator: "\n"))\n]\ndata.length\n", environment: calm)
        #expect(result.status == 0)
        #expect(result.output.contains("\n60000\n"))
    }
}
