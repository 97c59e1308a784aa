import Testing

/// The language, as the compiler and the interpreter do it: each row is an expression or a script and what its value is as a string.
/// The expectations were checked against Node 20.
@Suite struct LanguageTests {
    private func expect(_ rows: [(source: String, value: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine()
            #expect(try machine.string(row.source) == row.value, "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    @Test func operators() throws {
        try expect([
            ("1 + 2 * 3", "7"), ("'a' + 1 + 2", "a12"), ("1 + 2 + 'a'", "3a"), ("2 ** 3 ** 2", "512"), ("7 % -3", "1"), ("-7 % 3", "-1"),
            ("2147483647 + 1", "2147483648"), ("-2147483648 - 1", "-2147483649"), ("65536 * 65536", "4294967296"), ("1 / 3", "0.3333333333333333"),
            ("5 & 6 | 8 ^ 1", "13"), ("1 << 31", "-2147483648"), ("-1 >>> 0", "4294967295"), ("-9 >> 1", "-5"), ("~5", "-6"), ("!0", "true"),
            ("typeof null", "object"), ("typeof undefinedName", "undefined"), ("typeof (() => 1)", "function"), ("void 0", "undefined"),
            ("null ?? 'x'", "x"), ("0 || 'x'", "x"), ("0 && 'x'", "0"), ("[1, 2] + ''", "1,2"), ("1 < 2 < 3", "true"), ("3 > 2 > 1", "false"),
            ("NaN != NaN", "true"), ("null == undefined", "true"), ("null >= 0", "true"), ("'b' > 'a'", "true"), ("'10' < '9'", "true"), ("'10' < 9", "false"),
            ("Object.is(-0 * 1, -0)", "true"), ("0 === -0", "true"), ("1n + 2n", "3"), ("2n ** 64n", "18446744073709551616"), ("'x' in { x: 1 }", "true"),
            ("let a = 1; a += a++ + ++a; a", "5"), ("let x = 1; x + (x = 5) + x", "11"), ("let o = { n: 1 }; o.n **= 3; o.n++; o.n", "2"),
        ])
    }

    @Test func variables() throws {
        try expect([
            ("try { x; let x = 1 } catch (e) { e.message }", "Cannot access 'x' before initialization"),
            ("const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); fs.map(f => f()).join()", "0,1,2"),
            ("const gs = []; for (var i = 0; i < 3; i++) gs.push(() => i); gs.map(f => f()).join()", "3,3,3"),
            ("const hs = []; for (const k in { a: 1, b: 2 }) hs.push(() => k); hs.map(f => f()).join()", "a,b"),
            ("try { const c = 1; c = 2 } catch (e) { e.message }", "Assignment to constant variable."),
            ("{ function f() { return 1 } } f()", "1"), ("var v = typeof w; var w = 1; v", "undefined"),
            ("(function () { return typeof g; function g() {} })()", "function"), ("let s = 0; { let s = 5; s++ } s", "0"),
            ("switch (1) { case 0: let q = 1; case 1: try { q } catch (e) { e.name } }", "ReferenceError"),
            ("(function f() { f = 1; return typeof f })()", "function"), ("var { a, ...r } = { a: 1, b: 2, c: 3 }; JSON.stringify(r)", "{\"b\":2,\"c\":3}"),
            ("let [p, , q = 9, ...t] = [1, 2, undefined, 4, 5]; `${p} ${q} ${t}`", "1 9 4,5"), ("let m = 1, n = 2; [m, n] = [n, m]; `${m}${n}`", "21"),
            ("with ({ wx: 3 }) wx", "3"), ("(function () { var l = 5; return eval('l + 1') })()", "6"), ("(0, eval)('var ev = 4'); ev", "4"),
            ("(function (a, b = a + 1) { arguments[0] = 7; return a + b })(1)", "3"), ("(function (a) { arguments[0] = 7; return a })(1)", "7"),
        ])
    }

    @Test func functions() throws {
        try expect([
            ("((a, b = a + 1, ...c) => `${a}${b}${c}`)(1, undefined, 3, 4)", "123,4"), ("(function (a, b) {}).length", "2"), ("(() => {}).name", ""),
            ("const named = () => {}; named.name", "named"), ("({ get x() {} }, Object.getOwnPropertyDescriptor({ get x() {} }, 'x').get.name)", "get x"),
            ("(function () { 'use strict'; return this })()", "undefined"), ("(function () { return typeof this }).call(1)", "object"),
            ("function Dog(n) { this.n = n } new Dog(4).n", "4"), ("function D2() { return { z: 1 } } new D2().z", "1"),
            ("(function () { return new.target })() === undefined", "true"), ("Math.max(...[1, 5, 3], 4)", "5"), ("[...'ab', ...[1]].join()", "a,b,1"),
            ("(function () { return [].slice.call(arguments, 1).join() })(1, 2, 3)", "2,3"), ("new Function('a', 'b', 'return a * b')(3, 4)", "12"),
            ("(x => y => x + y)(1)(2)", "3"), ("(function (a) { return arguments[1] + arguments.length })(1, 5)", "7"),
            ("(function () { return ((...args) => args.join() + typeof this)(1, 2) }).call({})", "1,2object"),
            ("(function (a, ...r) { const f = () => r; return arguments.length + f().join() + a })(1, 2, 3)", "32,31"), ("({ m() { return super.toString === Object.prototype.toString } }).m()", "true"),
            ("String.raw`a${1}\\n`", "a1\\n"), ("((s, ...v) => s.raw.join('|') + v)`x${1}y${2}z`", "x|y|z1,2"),
        ])
    }

    @Test func classes() throws {
        try expect([
            ("class A { #x = 1; get x() { return this.#x } set x(v) { this.#x = v } } const a = new A(); a.x = 5; a.x", "5"),
            ("class B { static n = 3; static { this.m = this.n + 1 } } B.m", "4"), ("class C { ['k' + 1] = 2; k2 = () => this.k1 } new C().k2()", "2"),
            ("class P { constructor(v) { this.v = v } } class Q extends P { constructor() { super(7); } } new Q().v", "7"),
            ("class R extends Array {} const r = new R(); r.push(1); r.length + String(r instanceof R)", "1true"),
            ("class S { #p() { return 1 } static has(o) { return #p in o } call() { return this.#p() } } `${S.has(new S())}${S.has({})}${new S().call()}`", "truefalse1"),
            ("try { class T extends Object { constructor() { this.x } } new T() } catch (e) { e.name }", "ReferenceError"),
            ("class U { static a() { return 'a' } } class V extends U { static b() { return super.a() } } V.b()", "a"),
            ("try { (class W {})() } catch (e) { e.message }", "Class constructor W cannot be invoked without 'new'"),
            ("class X { x = 1 } class Y extends X { y = this.x + 1 } new Y().y", "2"), ("(class { static name = 'n' }).name", "n"),
            ("class Z { get [Symbol.toStringTag]() { return 'Zed' } } String(new Z())", "[object Zed]"),
        ])
    }

    @Test func control() throws {
        try expect([
            ("let s = ''; outer: for (let i = 0; i < 3; i++) for (const j of [0, 1, 2]) { if (j === 1) continue outer; if (i === 2) break outer; s += `${i}${j} ` } s", "00 10 "),
            ("(() => { try { return 'a' } finally { 1 } })()", "a"), ("(() => { try { return 'a' } finally { return 'b' } })()", "b"),
            ("(() => { for (const x of [1, 2]) { try { continue } finally { if (x === 2) return 'f' } } })()", "f"),
            ("(() => { l: try { throw 1 } catch { break l } finally { } return 'after' })()", "after"),
            ("let d = 0; do { d++; if (d === 2) continue } while (d < 4); d", "4"), ("let w = 0; while (true) { if (++w > 5) break } w", "6"),
            ("switch (3) { case 1: 'no'; break; default: 'd'; case 2: 'fall' }", "fall"), ("let keys = ''; for (const k in [7, 8]) keys += k; keys", "01"),
            ("({ a: { b: null } })?.a?.b?.c?.d", "undefined"), ("const z = null; z?.x.y.z", "undefined"), ("delete ({ q: 1 })?.q", "true"),
            ("try { throw new TypeError('t', { cause: 'c' }) } catch ({ name, message, cause }) { name + message + cause }", "TypeErrortc"),
        ])
    }

    @Test func iterators() throws {
        try expect([
            ("let log = ''; const it = { [Symbol.iterator]() { return { i: 0, next() { return { value: this.i++, done: false } }, return() { log += 'closed'; return {} } } } }; for (const v of it) if (v === 2) break; log", "closed"),
            ("const [a1, b1] = new Set([1, 2, 3]); a1 + b1", "3"), ("[...new Map([[1, 2]]).entries()].join()", "1,2"), ("[...'a🐶b'].length", "3"),
            ("try { const [x] = {} } catch (e) { e.message }", "{} is not iterable"), ("Array.from({ length: 3 }, (_, i) => i * i).join()", "0,1,4"),
        ])
    }

    @Test func messages() throws {
        try expect([
            ("try { undefinedName } catch (e) { e.message }", "undefinedName is not defined"), ("try { null.x } catch (e) { e.message }", "Cannot read properties of null (reading 'x')"),
            ("try { let w = new WeakMap(); for (const x of w); } catch (e) { e.message }", "w is not iterable"),
            ("try { let o = {}; o.f() } catch (e) { e.message }", "o.f is not a function"), ("try { new (class K { constructor() { K.y.z } })() } catch (e) { e.message }", "Cannot read properties of undefined (reading 'z')"),
            ("try { ({}) instanceof ({}) } catch (e) { e.message }", "Right-hand side of 'instanceof' is not callable"),
        ])
    }
}
