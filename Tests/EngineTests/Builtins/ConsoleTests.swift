import Testing
@testable import Engine

// `console`: each expected text was printed by Node 20 itself.

@Suite struct ConsoleTests {
    private func printed(_ source: String) throws -> String {
        let machine = try TestMachine()
        try machine.run(source)
        return machine.output
    }

    /// The first line of what comes once the script has run: the console warns as Node's process does.
    private func warned(_ source: String) throws -> String? {
        let machine = try TestMachine()
        try machine.run(source)
        machine.vm.runJobs(onError: { _ in })
        return machine.output.split(separator: "\n").first.map(String.init)
    }

    @Test func formats() throws {
        for row in formatRows { #expect(try printed("console.log(\(row.arguments))") == row.text + "\n", "\(row.arguments)") }
    }

    @Test func tables() throws {
        for row in tableRows { #expect(try printed("console.table(\(row.arguments))") == row.lines.joined(separator: "\n") + "\n", "\(row.arguments)") }
    }

    @Test func tablesRefuseWhatIsNoListOfProperties() throws {
        let machine = try TestMachine()
        let message = "The \"properties\" argument must be an instance of Array. Received type string ('abc')"
        #expect(try machine.string("try { console.table([1], 'abc') } catch (e) { e.code + ' ' + e.message }") == "ERR_INVALID_ARG_TYPE \(message)")
    }

    @Test func groups() throws {
        let source = """
            console.group('G1'); console.log('a\\nb'); console.group(); console.log({ a: 1, b: [1, 2] }); console.groupEnd();
            console.log('x'); console.groupEnd(); console.groupEnd(); console.log('y'); console.groupCollapsed('gc', '%s', 1); console.log('z')
            """
        #expect(try printed(source) == "G1\n  a\n  b\n    { a: 1, b: [ 1, 2 ] }\n  x\ny\ngc %s 1\n  z\n")
    }

    @Test func counts() throws {
        let source = "console.count(); console.count('a'); console.count(); console.countReset(); console.count(); console.count(null); console.count(5)"
        #expect(try printed(source) == "default: 1\na: 1\ndefault: 2\ndefault: 1\nnull: 1\n5: 1\n")
        #expect(try warned("console.countReset('zz')") == "(node:1) Warning: Count for 'zz' does not exist")
    }

    @Test func assertions() throws {
        let source = "console.assert(true, 'no'); console.assert(false); console.assert(0, '%d', 5, 6); console.assert(false, { a: 1 }); console.assert()"
        #expect(try printed(source) == "Assertion failed\nAssertion failed: 5 6\nAssertion failed: [object Object]\nAssertion failed\n")
    }

    @Test func dir() throws {
        let source = """
            console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }); console.dir('x');
            console.dir({ [Symbol.for('nodejs.util.inspect.custom')]: 1 }); console.dirxml({ a: 1 }, [2])
            """
        #expect(try printed(source) == "{ a: [Object] }\n'x'\n{ [Symbol(nodejs.util.inspect.custom)]: 1 }\n{ a: 1 } [ 2 ]\n")
    }

    @Test func trace() throws {
        #expect(try printed("console.trace('here %s', 'x')") == "Trace: here x\n    at test.js:1:9\n")
    }

    @Test func durations() {
        let rows: [(Double, String)] = [
            (0, "0ms"), (0.0004, "0ms"), (1.5, "1.5ms"), (999.9996, "1000ms"), (1000, "1.000s"), (59999.9999, "60.000s"), (60000, "1:00.000 (m:ss.mmm)"),
            (61234.5678, "1:01.235 (m:ss.mmm)"), (3661001.5, "1:01:01.002 (h:mm:ss.mmm)"), (108000000, "30:00:00.000 (h:mm:ss.mmm)"),
        ]
        for (milliseconds, text) in rows { #expect(ConsoleTime.text(milliseconds) == text) }
    }

    @Test func timers() throws {
        #expect(try printed("console.time('t'); console.timeLog('t', { a: 1 }); console.timeEnd('t')") == "t: 0ms { a: 1 }\nt: 0ms\n")
        #expect(try warned("console.timeEnd('nope')") == "(node:1) Warning: No such label 'nope' for console.timeEnd()")
        #expect(try warned("console.time(); console.time()") == "(node:1) Warning: Label 'default' already exists for console.time()")
    }

    /// A `console.log` that a script put in the place of the built-in one sees what the other methods print.
    @Test func replacedMethods() throws {
        let source = "const log = console.log; console.log = (...words) => log('seen', ...words); console.count('q'); console.table(5); console.info('i')"
        #expect(try printed(source) == "seen q: 1\nseen 5\ni\n")
    }

    @Test func shape() throws {
        let machine = try TestMachine()
        #expect(try machine.string("Object.prototype.toString.call(console)") == "[object console]")
        #expect(try machine.string("Object.keys(console).slice(0, 5).join()") == "log,warn,dir,time,timeEnd")
    }
}

private let formatRows: [(arguments: String, text: String)] = [
    (#"'%s', 'a'"#, "a"),
    (#"'%s %s', 'a'"#, "a %s"),
    (#"'%s', 'a', 'b', 1, {a: 1}"#, "a b 1 { a: 1 }"),
    (#"'%d', '0x1f', '5'"#, "31 5"),
    (#"'%d|%d|%d|%d|%d', '', [5], null, undefined, true"#, "0|5|0|NaN|1"),
    (#"'%d', 5n"#, "5n"),
    (#"'%d', Symbol('x')"#, "NaN"),
    (#"'%d', {valueOf() { return 7; }, toString() { return '9'; }}"#, "7"),
    (#"'%d', {valueOf() { return 5n; }}"#, "5"),
    (#"'%d', 'abc'"#, "NaN"),
    (#"'%i|%i|%i|%i', '12.9px', 3.7, {}, '0x1f'"#, "12|3|NaN|31"),
    (#"'%i %i', -0.5, '-0'"#, "-0 -0"),
    (#"'%i', {valueOf() { return 7; }, toString() { return '9'; }}"#, "9"),
    (#"'%i', 1n, 1"#, "1n 1"),
    (#"'%i', Symbol('x')"#, "NaN"),
    (#"'%f|%f|%f', '1.5abc', 'x', 1e21"#, "1.5|NaN|1e+21"),
    (#"'%f', Symbol('a')"#, "NaN"),
    (#"'%f', 1n"#, "1"),
    (#"'%j', {a: [1, {b: 2}]}"#, "{\"a\":[1,{\"b\":2}]}"),
    (#"'%j', undefined"#, "undefined"),
    (#"'%j', () => 1"#, "undefined"),
    (#"'%j', 'str'"#, "\"str\""),
    (#"'%j', (() => { const a = {}; a.a = a; return a; })()"#, "[Circular]"),
    (#"'%O', {a: {b: {c: {d: {}}}}}"#, "{ a: { b: { c: [Object] } } }"),
    (#"'%o', {a: {b: {c: {d: {e: {f: 1}}}}}}"#, "{\n  a: {\n    b: { c: { d: { e: [Object] } } }\n  }\n}"),
    (#"'%o', [1, 2, {a: 1}]"#, "[ 1, 2, { a: 1 }, [length]: 3 ]"),
    (#"'%o', new Proxy({a: 1}, {})"#, "Proxy [ { a: 1 }, {} ]"),
    (#"'%c styled', 'color: red'"#, " styled"),
    (#"'%c', 'x'"#, ""),
    (#"'a%', 1"#, "a% 1"),
    (#"'%', 1"#, "% 1"),
    (#"'%x', 1"#, "%x 1"),
    (#"'%%', 1"#, "% 1"),
    (#"'%% %s'"#, "%% %s"),
    (#"'%% %s', 'x'"#, "% x"),
    (#"'%%%s%%', 'a'"#, "%a%"),
    (#"'100%', 'x'"#, "100% x"),
    (#"'%s%s', 'a'"#, "a%s"),
    (#"'%5d', 3"#, "%5d 3"),
    (#"'%s', 'a%sb', 'c'"#, "a%sb c"),
    (#"'%s', undefined"#, "undefined"),
    (#"'%s', null"#, "null"),
    (#"'%s', -0"#, "-0"),
    (#"'%s', 12345678901234567890n"#, "12345678901234567890n"),
    (#"'%s', Symbol('a')"#, "Symbol(a)"),
    (#"'%s', {a: {b: 1}}"#, "{ a: [Object] }"),
    (#"'%s', [1, [2, [3]]]"#, "[ 1, [Array] ]"),
    (#"'%s', function f() { return 1; }"#, "function f() { return 1; }"),
    (#"'%s', class A { x = 1 }"#, "class A { x = 1 }"),
    (#"'%s', new (class Q { toString() { return 'Q!'; } })"#, "Q!"),
    (#"'%s', new (class Q {})"#, "Q {}"),
    (#"'%s', new (class Q extends Map {})"#, "Q(0) [Map] {}"),
    (#"'%s', Object.create(null)"#, "[Object: null prototype] {}"),
    (#"'%s', {toString() { return 'own'; }}"#, "own"),
    (#"'%s', {toString: null}"#, "{ toString: null }"),
    (#"'%s', {[Symbol.toPrimitive]() { return 'prim'; }}"#, "prim"),
    (#"'%s', new (class T extends Error { toString() { return 'T!'; } })"#, "T!"),
    (#"'%s', new Proxy({a: 1}, {})"#, "{ a: 1 }"),
    (#"'%s', Object.create({toString() { return 'inherited'; }})"#, "inherited"),
    (#"'%s', new Number(5), new String('x')"#, "[Number: 5] [String: 'x']"),
    (#"'%s', new Set([1, {a: 1}])"#, "Set(2) { 1, [Object] }"),
    (#"1, '%s', 'x'"#, "1 %s x"),
    (#"'', 'a'"#, " a"),
    (#"' '"#, " "),
    (#"'%'"#, "%"),
    (#"'%%'"#, "%%"),
    (#"'%s'"#, "%s"),
    (#"'x', '%s', 'y'"#, "x %s y"),
    (#"{a: 1}, 'x', [1], 'it\'s'"#, "{ a: 1 } x [ 1 ] it's"),
    (#"['it\'s'], 'it\'s'"#, "[ \"it's\" ] it's"),
    (#"null, undefined, true, 1n, Symbol('x'), -0"#, "null undefined true 1n Symbol(x) -0"),
    (#"'%s and %d', 'a', 1, {extra: true}, 'more'"#, "a and 1 { extra: true } more"),
    (#"'%s', 'x', (() => { const a = {}; a.a = a; return a; })()"#, "x <ref *1> { a: [Circular *1] }"),
    (#"'a\nb', {c: 1}"#, "a\nb { c: 1 }"),
    (#"'%d%%', 50"#, "50%"),
]

private let tableRows: [(arguments: String, lines: [String])] = [
    (#"[[1, 2], [3, 4]]"#, [
        "┌─────────┬───┬───┐",
        "│ (index) │ 0 │ 1 │",
        "├─────────┼───┼───┤",
        "│ 0       │ 1 │ 2 │",
        "│ 1       │ 3 │ 4 │",
        "└─────────┴───┴───┘",
    ]),
    (#"[{a: 1, b: 'x'}, {a: 2, c: true}]"#, [
        "┌─────────┬───┬─────┬──────┐",
        "│ (index) │ a │ b   │ c    │",
        "├─────────┼───┼─────┼──────┤",
        "│ 0       │ 1 │ 'x' │      │",
        "│ 1       │ 2 │     │ true │",
        "└─────────┴───┴─────┴──────┘",
    ]),
    (#"[1, 'a', {x: 1}]"#, [
        "┌─────────┬───┬────────┐",
        "│ (index) │ x │ Values │",
        "├─────────┼───┼────────┤",
        "│ 0       │   │ 1      │",
        "│ 1       │   │ 'a'    │",
        "│ 2       │ 1 │        │",
        "└─────────┴───┴────────┘",
    ]),
    (#"new Map([['a', 1], ['b', {c: 1}]])"#, [
        "┌───────────────────┬─────┬──────────┐",
        "│ (iteration index) │ Key │ Values   │",
        "├───────────────────┼─────┼──────────┤",
        "│ 0                 │ 'a' │ 1        │",
        "│ 1                 │ 'b' │ { c: 1 } │",
        "└───────────────────┴─────┴──────────┘",
    ]),
    (#"new Set([1, 'x'])"#, [
        "┌───────────────────┬────────┐",
        "│ (iteration index) │ Values │",
        "├───────────────────┼────────┤",
        "│ 0                 │ 1      │",
        "│ 1                 │ 'x'    │",
        "└───────────────────┴────────┘",
    ]),
    (#"[{a: 1, b: 2}], ['b']"#, [
        "┌─────────┬───┐",
        "│ (index) │ b │",
        "├─────────┼───┤",
        "│ 0       │ 2 │",
        "└─────────┴───┘",
    ]),
    (#"[{a: 1, b: 2}, 5], ['b', 'z']"#, [
        "┌─────────┬───┬───┐",
        "│ (index) │ b │ z │",
        "├─────────┼───┼───┤",
        "│ 0       │ 2 │   │",
        "│ 1       │   │   │",
        "└─────────┴───┴───┘",
    ]),
    (#"{r1: {c: 1}, r2: {c: 2}}"#, [
        "┌─────────┬───┐",
        "│ (index) │ c │",
        "├─────────┼───┤",
        "│ r1      │ 1 │",
        "│ r2      │ 2 │",
        "└─────────┴───┘",
    ]),
    (#"5"#, ["5"]),
    (#"'x'"#, ["x"]),
    (#"null"#, ["null"]),
    (#"[]"#, [
        "┌─────────┐",
        "│ (index) │",
        "├─────────┤",
        "└─────────┘",
    ]),
    (#"[{a: {b: {c: 1}}, d: [1, 2, 3, 4, 5]}]"#, [
        "┌─────────┬─────────────────┬───────────────────────────────┐",
        "│ (index) │ a               │ d                             │",
        "├─────────┼─────────────────┼───────────────────────────────┤",
        "│ 0       │ { b: [Object] } │ [ 1, 2, 3, ... 2 more items ] │",
        "└─────────┴─────────────────┴───────────────────────────────┘",
    ]),
    (#"new Map([['a', 1]]).entries()"#, [
        "┌───────────────────┬─────┬────────┐",
        "│ (iteration index) │ Key │ Values │",
        "├───────────────────┼─────┼────────┤",
        "│ 0                 │ 'a' │ 1      │",
        "└───────────────────┴─────┴────────┘",
    ]),
    (#"new Map([['a', 1]]).keys()"#, [
        "┌───────────────────┬────────┐",
        "│ (iteration index) │ Values │",
        "├───────────────────┼────────┤",
        "│ 0                 │ 'a'    │",
        "└───────────────────┴────────┘",
    ]),
    (#"new Set([1]).entries()"#, [
        "┌───────────────────┬────────┐",
        "│ (iteration index) │ Values │",
        "├───────────────────┼────────┤",
        "│ 0                 │ 1      │",
        "│ 1                 │ 1      │",
        "└───────────────────┴────────┘",
    ]),
    (#"[['日本', 1]]"#, [
        "┌─────────┬────────┬───┐",
        "│ (index) │ 0      │ 1 │",
        "├─────────┼────────┼───┤",
        "│ 0       │ '日本' │ 1 │",
        "└─────────┴────────┴───┘",
    ]),
    (#"[{a: 1, b: 2, c: 3, d: {a: 1, b: 2, c: 3}}]"#, [
        "┌─────────┬───┬───┬───┬──────────┐",
        "│ (index) │ a │ b │ c │ d        │",
        "├─────────┼───┼───┼───┼──────────┤",
        "│ 0       │ 1 │ 2 │ 3 │ [Object] │",
        "└─────────┴───┴───┴───┴──────────┘",
    ]),
    (#"[undefined, null, Symbol('x'), () => 1]"#, [
        "┌─────────┬───────────┐",
        "│ (index) │ Values    │",
        "├─────────┼───────────┤",
        "│ 0       │ undefined │",
        "│ 1       │ null      │",
        "│ 2       │ Symbol(x) │",
        "│ 3       │           │",
        "└─────────┴───────────┘",
    ]),
    (#"[{10: 1, 2: 2, a: 3}]"#, [
        "┌─────────┬───┬────┬───┐",
        "│ (index) │ 2 │ 10 │ a │",
        "├─────────┼───┼────┼───┤",
        "│ 0       │ 2 │ 1  │ 3 │",
        "└─────────┴───┴────┴───┘",
    ]),
    (#"[{a: "it's\nx"}]"#, [
        "┌─────────┬───────────┐",
        "│ (index) │ a         │",
        "├─────────┼───────────┤",
        "│ 0       │ \"it's\\nx\" │",
        "└─────────┴───────────┘",
    ]),
    (#"new WeakMap()"#, [
        "┌─────────┐",
        "│ (index) │",
        "├─────────┤",
        "└─────────┘",
    ]),
    (#"{a: 1, b: {c: 2}}"#, [
        "┌─────────┬───┬────────┐",
        "│ (index) │ c │ Values │",
        "├─────────┼───┼────────┤",
        "│ a       │   │ 1      │",
        "│ b       │ 2 │        │",
        "└─────────┴───┴────────┘",
    ]),
    (#"[{a: 1}], [1, 'a', Symbol('q')]"#, [
        "┌─────────┬───┬───┐",
        "│ (index) │ 1 │ a │",
        "├─────────┼───┼───┤",
        "│ 0       │   │ 1 │",
        "└─────────┴───┴───┘",
    ]),
]
