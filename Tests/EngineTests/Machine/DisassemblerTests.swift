import Syntax
import Testing
@testable import Engine

/// The bytecode of small programs, to the letter: what people who look into the compiler see.
struct DisassemblerTests {
    private func listing(_ source: String) throws -> String {
        let machine = try TestMachine()
        return machine.vm.disassembly(of: try machine.vm.compile(SourceText(name: "test.js", text: source)))
    }

    @Test func loopsAndCalls() throws {
        #expect(try listing(#"""
            function twice(f, x) {
              let last;
              for (let i = 0; i < 2; i++) last = f(x.n + i);
              return last ?? "none";
            }
            """#) == #"""
            (no name) · test.js:1:1 · 0 parameters, 3 registers
                 1:1     0  newFunction             r2 ← none, function twice at 1:1
                         1  initializeGlobal        r2, choice 1, .twice
                         2  returnUndefined

            twice · test.js:1:1 · 2 parameters, 9 registers
              r2 is f from 0 to 16
              r3 is x from 0 to 16
              r4 is last from 0 to 16
              r5 is i from 1 to 11
                 1:1     0  loadUndefined           r4
                3:16     1  loadInt                 r5 ← 0
                3:21     2  jumpIfNotLessInt        r5, 2, → L2
            L1:
                3:31     4  move                    r6 ← r2
                3:42     5  getProperty             r8 ← r3, .n
                3:44     6  add                     r8 ← r8, r5
                3:38     7  callPlain               r4 ← r6…r8
                3:26     8  increment               r5 ← r5
                3:21     9  jumpIfLessInt           r5, 2, → L1
            L2:
                 4:3    11  move                    r5 ← r4
                        12  jumpIfNotNullish        r5, → L3
                        13  loadConstant            r5 ← "none"
            L3:
                        14  returnValue             r5
                        15  returnUndefined

            """#)
    }

    @Test func closures() throws {
        #expect(try listing(#"""
            const counter = start => {
              let n = start;
              return { next() { return ++n; } };
            };
            """#) == #"""
            (no name) · test.js:1:1 · 0 parameters, 3 registers
                1:17     0  newFunction             r2 ← none, function counter at 1:17
                         1  initializeGlobal        r2, choice 0, .counter
                         2  returnUndefined

            counter · test.js:1:17 · 1 parameters, 7 registers, arrow
              r2 is start from 2 to 10
                1:17     0  loadNull                r3
                         1  newEnvironment          r3, count 1, scope { n }
                2:11     2  setEnvironment          r2, r3, slot 0, hops 0
                3:10     3  newObject               r4
                3:12     4  loadConstant            r5 ← "next"
                         5  move                    r6 ← r4
                         6  newMethod               r6, r3, function next at 3:12
                         7  defineMethod            r4, r5, r6, choice 1
                         8  returnValue             r4
                         9  returnUndefined

            next · test.js:3:12 · 0 parameters, 4 registers, method
                3:12     0  loadClosureEnvironment  r2
                3:21     1  getEnvironmentChecked   r3 ← r2, slot 0, hops 0
                         2  increment               r3 ← r3
                3:30     3  setEnvironmentChecked   r3, r2, slot 0, hops 0
                         4  returnValue             r3
                         5  returnUndefined

            """#)
    }

    @Test func exceptions() throws {
        #expect(try listing(#"""
            function load(key) {
              try { return store[key]; } catch { throw new Error(key); }
            }
            """#) == #"""
            (no name) · test.js:1:1 · 0 parameters, 3 registers
                 1:1     0  newFunction             r2 ← none, function load at 1:1
                         1  initializeGlobal        r2, choice 1, .load
                         2  returnUndefined

            load · test.js:1:1 · 1 parameters, 7 registers
              r2 is key from 0 to 10
            L1:
                 2:9     0  getGlobal               r3 ← .store
                2:21     1  getIndex                r3 ← r3, r2
                         2  returnValue             r3
            L2:
                         3  jump                    → L4
            L3:
                2:38     4  getGlobal               r4 ← .Error
                         5  loadUndefined           r5
                2:54     6  move                    r6 ← r2
                2:44     7  construct               r4 ← r4…r6
                2:38     8  throw                   r4
            L4:
                         9  returnUndefined
              exceptions from L1 to L2 go on at L3 in r3

            """#)
    }

    @Test func constantsThatCouldDeceiveATerminalAreEscaped() throws {
        let text = try listing(#"f("\u001b[2J\u202e\u009b\"")"#)
        #expect(text.contains(#""\u{1b}[2J\u{202e}\u{9b}\"""#))
    }

    /// Every opcode that the compiler writes for a program with a bit of everything has a line, and each jump a label that is there.
    @Test func jumpsLeadToLabels() throws {
        let text = try listing("""
            with (o) { for (const [a, , b = 1, ...c] of x) { if (a < 1 && b) continue; else break; } }
            class A extends B { #p = 1; static s = 2; get g() { return super.g?.[0]; } constructor(...r) { super(...r); } }
            switch (y) { case 1: try { delete y.z; } finally { y ||= {}; } default: for (k in y) do { k++; } while (k !== 3); }
            """)
        let lines = text.split(separator: "\n")
        let targets = Set(lines.compactMap { line in line.range(of: "→ L").map { String(line[line.index(before: $0.upperBound)...]) } })
        #expect(!targets.isEmpty)
        for target in targets { #expect(lines.contains("\(target):"), "\(target)") }
    }
}
