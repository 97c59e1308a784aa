import Testing

/// Errors of calls, iteration, destructuring and private names, in Node's words (Node 20 said each of these).
@Suite struct OperandErrorTests {
    private func expect(_ rows: [(source: String, message: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let machine = try TestMachine()
        for row in rows {
            let script = "(function () { try { (function () { \(row.source) })(); return 'nothing thrown' } catch (e) { return e.message } })()"
            #expect(try machine.string(script) == row.message, "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    @Test func spread() throws {
        let noFunction = "Spread syntax requires ...iterable[Symbol.iterator] to be a function"
        try expect([
            ("let x = 5; return [...x]", "x is not iterable"), ("let o = {}; return [...o.a]", "o.a is not iterable"), ("return [...{}]", "{} is not iterable"),
            ("let o = { f() {} }; return [...o.f()]", "o.f is not a function or its return value is not iterable"),
            ("return [...new Object]", "Object is not a function or its return value is not iterable"),
            ("return [...x => x]", "(intermediate value) is not iterable"),
            ("let x = { [Symbol.iterator]: 5 }; return [...x]", "x is not iterable"), ("let x = 1; return [...x + x]", "(x + x) is not iterable"),
            ("let x; Math.max(...x)", "x is not iterable (cannot read property undefined)"), ("let x = 5; Math.max(1, ...x)", noFunction),
            ("let x; Math.max(...x, 1)", "undefined is not iterable (cannot read property Symbol(Symbol.iterator))"), ("new Map(...5)", noFunction),
            ("let x = 5; Math.max(...[1], ...x)", "number 5 is not iterable (cannot read property Symbol(Symbol.iterator))"),
        ])
    }

    @Test func arrayPatternsAndLoops() throws {
        func unnamed(_ type: String) -> String { "\(type) is not iterable (cannot read property Symbol(Symbol.iterator))" }
        try expect([
            ("let x = 5; let [a] = x", "x is not iterable"),
            ("let o = {}; let [a] = o.p", unnamed("undefined")), ("function f() {} let [a] = f()", "f is not a function or its return value is not iterable"),
            ("let [a] = 1 + 2", unnamed("number 3")), ("let [[a]] = [null]", unnamed("object null")), ("let a; [a] = 5", unnamed("number 5")),
            ("(([a]) => a)({})", unnamed("object")), ("(([a] = 5) => a)()", unnamed("number 5")), ("try { throw 5 } catch ([a]) {}", unnamed("number 5")),
            ("for (let [a] of [5]);", ".for is not iterable"),
            ("let a; for ([a] of [5]);", unnamed("number 5")), ("for (const a of 1 + 2);", "3 is not iterable"),
            ("let x = { f() { return { g() {} } } }; for (const a of x.f().g());", "x.f.g is not a function or its return value is not iterable"),
            ("let o = {}; for (const a of o['a']);", "o.a is not iterable"), ("let x = 0; for (const a of x || 5);", "(x || 5) is not iterable"),
        ])
    }

    @Test func objectPatterns() throws {
        try expect([
            ("(({ a }) => a)(null)", "Cannot destructure property 'a' of 'object null' as it is null."),
            ("let x; let { a } = x", "Cannot destructure property 'a' of 'x' as it is undefined."),
            ("for (let { a } of [undefined]);", "Cannot destructure property 'a' of '.for' as it is undefined."),
            ("let a; for ({ a } of [undefined]);", "Cannot read properties of undefined (reading 'a')"),
            ("try { throw null } catch ({ a }) {}", "Cannot destructure property 'a' of '.catch' as it is null."),
        ])
    }

    @Test func calls() throws {
        try expect([
            ("let x = {}; x['f']()", "x.f is not a function"), ("let x; x``", "x is not a function"), ("'a'.b()", "\"a\".b is not a function"),
            ("(1 + 2)()", "3 is not a function"),
            ("let x = {}; (x.a, x.b)()", "(x.a , x.b) is not a function"), ("[1, 2].a()", "[1,2].a is not a function"),
            ("let x = [1]; [...x].a()", "[(...x)].a is not a function"), ("let x = [1]; [, ...[...x], 1].a()", "[(intermediate value),(...[(...x)]),1].a is not a function"),
            ("let f = 5; f(...[1], 2)", "Function.prototype.apply was called on 5, which is a number and not a function"), ("let x; new x(...[1], 2)", "undefined is not a constructor"),
            ("let x = { a() { return {} } }; x.a(1)['b'](3)", "x.a(...).b is not a function"),
            ("({ m() { return super.x() } }).m()", "(intermediate value).x is not a function"), ("new (1 + 2)", "3 is not a constructor"),
            ("(class {})()", "Class constructors cannot be invoked without 'new'"),
            ("class A extends null {} new A", "Super constructor null of A is not a constructor"),
            ("class A extends Object {} Object.setPrototypeOf(A, parseInt); new A", "Super constructor parseInt of A is not a constructor"),
            ("class A { static ['prototype']() {} }", "Classes may not have a static property named 'prototype'"),
            ("class A { static ['prototype'] = 1 }", "Classes may not have a static property named 'prototype'"),
            ("'use strict'; 'abc'[0] = 'x'", "Cannot assign to read only property '0' of string 'abc'"),
        ])
    }

    @Test func privateAccessorsWithOneHalf() throws {
        let noSetter = "'#x' was defined without a setter", noGetter = "'#x' was defined without a getter"
        let writes = ["this.#x = 2", "this.#x++", "this.#x += 1", "this.#x &&= 1", "[this.#x] = [1]", "({ a: this.#x } = { a: 1 })", "for (this.#x of [1]);", "eval('this.#x = 1')"]
        try expect(writes.map { ("class A { get #x() { return 1 } m() { \($0) } } new A().m()", noSetter) })
        try expect(writes.map { ("class A { static get #x() { return 1 } static m() { \($0) } } A.m()", noSetter) })
        let reads = ["return this.#x", "this.#x++", "this.#x += 1", "this.#x ??= 1", "this.#x()", "this.#x`a`", "eval('this.#x')"]
        try expect(reads.map { ("class A { set #x(v) {} m() { \($0) } } new A().m()", noGetter) })
        try expect([("class A { #x() {} m() { this.#x = 1 } } new A().m()", "Private method '#x' is not writable")])
    }

    /// §13.10.1: whether the right side is an object is found out first.
    @Test func inLooksAtItsRightSideFirst() throws {
        let machine = try TestMachine()
        try machine.run("var log = []; var key = { toString() { log.push('key'); return 'k' } }")
        #expect(try machine.string("try { key in 5 } catch (e) { e.message }") == "Cannot use 'in' operator to search for '[object Object]' in 5")
        #expect(try machine.string("log.length + ' ' + (key in { k: 1 }) + ' ' + log") == "0 true key")
    }
}
