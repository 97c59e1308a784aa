import Testing
@testable import Engine

/// What `stack` says, and which errors it says nothing of. The expectations are Node 20's, for a script called test.js.
@Suite struct StackTests {
    /// The text is made when `stack` is read, of names that were noted when the error was made; nothing else is held for it.
    @Test func stacksTellOfTheTimeOfTheError() throws {
        let machine = try TestMachine()
        #expect(try machine.string("""
            function f() { return new Error('x') } const e = f(); Object.defineProperty(f, 'name', { value: 'g' }); f = null
            class A { m() { return new Error('y') } } const e2 = new A().m(); A.prototype.k = A.prototype.m; delete A.prototype.m
            e.name = 'N'; e.message = 'z'; e.stack.split('\\n').slice(0, 2).join() + e2.stack.split('\\n')[1]
            """) == "N: z,    at f (test.js:1:23)    at A.m (test.js:2:24)")
        try machine.run("""
            var ref, late; (function () { const o = { m() { return new Error('late') } }; ref = new WeakRef(o); late = o.m() })()
            const plain = {}; (function () { const o = { m() { Error.captureStackTrace(plain) } }; o.m() })()
            """)
        #expect(try machine.string("gc(); [ref.deref(), late.stack.split('\\n')[1], plain.stack.split('\\n')[1]].join()") == ",    at Object.m (test.js:1:56),    at Object.m (test.js:2:58)")
    }

    private let rows: [(source: String, stack: String)] = [
        ("{}try { new Map([[1, 2]]).forEach(() => { throw new Error('mf') }) } catch (e) { e.stack }",
         "Error: mf\n    at test.js:1:49\n    at Map.forEach (<anonymous>)\n    at test.js:1:27"),
        ("{}try { new Set([1]).forEach(() => { throw new Error('sf') }) } catch (e) { e.stack }",
         "Error: sf\n    at test.js:1:44\n    at Set.forEach (<anonymous>)\n    at test.js:1:22"),
        ("{}try { JSON.stringify({ toJSON() { throw new Error('tj') } }) } catch (e) { e.stack }",
         "Error: tj\n    at Object.toJSON (test.js:1:43)\n    at JSON.stringify (<anonymous>)\n    at test.js:1:14"),
        ("{}try { JSON.parse('{') } catch (e) { e.stack }",
         "SyntaxError: Expected property name or '}' in JSON at position 1\n    at JSON.parse (<anonymous>)\n    at test.js:1:14"),
        ("{}try { JSON.parse('{\"a\":1}', function rev() { throw new Error('rv') }) } catch (e) { e.stack }",
         "Error: rv\n    at Object.rev (test.js:1:54)\n    at JSON.parse (<anonymous>)\n    at test.js:1:14"),
        ("{}try { 'abc'.replace('a', () => { throw new Error('rp') }) } catch (e) { e.stack }",
         "Error: rp\n    at test.js:1:42\n    at String.replace (<anonymous>)\n    at test.js:1:15"),
        ("{}try { Array.from([1], () => { throw new Error('af') }) } catch (e) { e.stack }",
         "Error: af\n    at test.js:1:39\n    at Function.from (<anonymous>)\n    at test.js:1:15"),
        ("{}try { Array.from({ [Symbol.iterator]() { throw new Error('it') } }) } catch (e) { e.stack }",
         "Error: it\n    at [Symbol.iterator] (test.js:1:50)\n    at Function.from (<anonymous>)\n    at test.js:1:15"),
        ("{}try { Reflect.apply(() => { throw new Error('ra') }) } catch (e) { e.stack }",
         "TypeError: CreateListFromArrayLike called on non-object\n    at test.js:1:17"),
        ("{}try { Reflect.apply(() => { throw new Error('ra') }, null, []) } catch (e) { e.stack }",
         "Error: ra\n    at test.js:1:37\n    at test.js:1:17"),
        ("{}try { Reflect.construct(function K() { throw new Error('rc') }, []) } catch (e) { e.stack }",
         "Error: rc\n    at new K (test.js:1:48)\n    at test.js:1:17"),
        ("{}try { (function g() { throw new Error('call') }).call({}) } catch (e) { e.stack }",
         "Error: call\n    at Object.g (test.js:1:31)\n    at test.js:1:52"),
        ("{}try { (function g() { throw new Error('apply') }).apply({}, []) } catch (e) { e.stack }",
         "Error: apply\n    at Object.g (test.js:1:31)\n    at test.js:1:53"),
        ("{}try { (function g() { throw new Error('bound') }).bind({})() } catch (e) { e.stack }",
         "Error: bound\n    at Object.g (test.js:1:31)\n    at test.js:1:61"),
        ("{}try { Object.assign({}, { get x() { throw new Error('oa') } }) } catch (e) { e.stack }",
         "Error: oa\n    at get x [as x] (test.js:1:45)\n    at Function.assign (<anonymous>)\n    at test.js:1:16"),
        ("{}try { String({ toString() { throw new Error('ts') } }) } catch (e) { e.stack }",
         "Error: ts\n    at Object.toString (test.js:1:37)\n    at String (<anonymous>)\n    at test.js:1:9"),
        ("{}try { +{ valueOf() { throw new Error('vo') } } } catch (e) { e.stack }",
         "Error: vo\n    at Object.valueOf (test.js:1:30)\n    at test.js:1:9"),
        ("{}try { ({ [Symbol.toPrimitive]() { throw new Error('tp') } }) + 1 } catch (e) { e.stack }",
         "Error: tp\n    at [Symbol.toPrimitive] (test.js:1:43)\n    at test.js:1:64"),
        ("{}try { new Proxy({}, { get() { throw new Error('trap') } }).x } catch (e) { e.stack }",
         "Error: trap\n    at Object.get (test.js:1:39)\n    at test.js:1:62"),
        ("{}try { new Proxy({}, { set() { throw new Error('trap') } }).x = 1 } catch (e) { e.stack }",
         "Error: trap\n    at Object.set (test.js:1:39)\n    at test.js:1:64"),
        ("{}try { 'x' in new Proxy({}, { has() { throw new Error('trap') } }) } catch (e) { e.stack }",
         "Error: trap\n    at Object.has (test.js:1:46)\n    at test.js:1:13"),
        ("{}try { new Proxy(() => 1, { apply() { throw new Error('trap') } })() } catch (e) { e.stack }",
         "Error: trap\n    at Object.apply (test.js:1:46)\n    at test.js:1:68"),
        ("{}try { new (new Proxy(function () { }, { construct() { throw new Error('trap') } })) } catch (e) { e.stack }",
         "Error: trap\n    at Object.construct (test.js:1:63)\n    at test.js:1:9"),
        ("{}try { Object.keys(new Proxy({}, { ownKeys() { throw new Error('trap') } })) } catch (e) { e.stack }",
         "Error: trap\n    at Object.ownKeys (test.js:1:55)\n    at Function.keys (<anonymous>)\n    at test.js:1:16"),
        ("{}try { new WeakMap().set(1, 2) } catch (e) { e.stack }",
         "TypeError: Invalid value used as weak map key\n    at WeakMap.set (<anonymous>)\n    at test.js:1:23"),
        ("{}try { [].reduce((a, b) => 1) } catch (e) { e.stack }",
         "TypeError: Reduce of empty array with no initial value\n    at Array.reduce (<anonymous>)\n    at test.js:1:12"),
        ("{}try { 'x'.repeat(-1) } catch (e) { e.stack }",
         "RangeError: Invalid count value: -1\n    at String.repeat (<anonymous>)\n    at test.js:1:13"),
        ("{}try { (1).toFixed(200) } catch (e) { e.stack }",
         "RangeError: toFixed() digits argument must be between 0 and 100\n    at Number.toFixed (<anonymous>)\n    at test.js:1:13"),
        ("{}try { Symbol() + '' } catch (e) { e.stack }",
         "TypeError: Cannot convert a Symbol value to a string\n    at test.js:1:18"),
        ("{}try { Object.defineProperty(1, 'x', {}) } catch (e) { e.stack }",
         "TypeError: Object.defineProperty called on non-object\n    at Function.defineProperty (<anonymous>)\n    at test.js:1:16"),
        ("{}try { new Array(-1) } catch (e) { e.stack }",
         "RangeError: Invalid array length\n    at test.js:1:9"),
        ("{}try { BigInt('x') } catch (e) { e.stack }",
         "SyntaxError: Cannot convert x to a BigInt\n    at BigInt (<anonymous>)\n    at test.js:1:9"),
        ("{}try { decodeURIComponent('%') } catch (e) { e.stack }",
         "URIError: URI malformed\n    at decodeURIComponent (<anonymous>)\n    at test.js:1:9"),
        ("{}try { Symbol.prototype.toString.call(1) } catch (e) { e.stack }",
         "TypeError: Symbol.prototype.toString requires that 'this' be a Symbol\n    at Number.toString (<anonymous>)\n    at test.js:1:35"),
        ("{}try { Object.fromEntries(5) } catch (e) { e.stack }",
         "TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))\n    at Function.fromEntries (<anonymous>)\n    at test.js:1:16"),
        ("{}try { [].at.call(null) } catch (e) { e.stack }",
         "TypeError: Cannot convert undefined or null to object\n    at at (<anonymous>)\n    at test.js:1:15"),
        ("{}try { Map.prototype.get.call({}) } catch (e) { e.stack }",
         "TypeError: Method Map.prototype.get called on incompatible receiver #<Object>\n    at Object.get (<anonymous>)\n    at test.js:1:27"),
        ("{}try { Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.call({}) } catch (e) { e.stack }",
         "TypeError: Method get Map.prototype.size called on incompatible receiver #<Object>\n    at get size (<anonymous>)\n    at test.js:1:68"),
        ("{}try { [1, 2].flatMap(() => { throw new Error('fm') }) } catch (e) { e.stack }",
         "Error: fm\n    at test.js:1:38\n    at Array.flatMap (<anonymous>)\n    at test.js:1:16"),
        ("{}try { [1].find(() => { throw new Error('fi') }) } catch (e) { e.stack }",
         "Error: fi\n    at test.js:1:32\n    at Array.find (<anonymous>)\n    at test.js:1:13"),
        ("{}try { [1].toSorted(1) } catch (e) { e.stack }",
         "TypeError: The comparison function must be either a function or undefined\n    at Array.toSorted (<anonymous>)\n    at test.js:1:13"),
        ("{}try { [2, 1].toSorted(() => { throw new Error('tsd') }) } catch (e) { e.stack }",
         "Error: tsd\n    at test.js:1:39\n    at Array.toSorted (<anonymous>)\n    at test.js:1:16"),
        ("{}try { [{ toString() { throw new Error('jn') } }].join() } catch (e) { e.stack }",
         "Error: jn\n    at Object.toString (test.js:1:31)\n    at Array.join (<anonymous>)\n    at test.js:1:52"),
        ("{}try { [[{ toString() { throw new Error('jn2') } }]] + '' } catch (e) { e.stack }",
         "Error: jn2\n    at Object.toString (test.js:1:32)\n    at Array.join (<anonymous>)\n    at Array.toString (<anonymous>)\n    at Array.join (<anonymous>)\n    at Array.toString (<anonymous>)\n    at test.js:1:55"),
        ("{}try { Array.prototype.concat.call([], { get [Symbol.isConcatSpreadable]() { throw new Error('cs') } }) } catch (e) { e.stack }",
         "Error: cs\n    at get [Symbol.isConcatSpreadable] (test.js:1:85)\n    at Array.concat (<anonymous>)\n    at test.js:1:32"),
        ("{}try { Object.entries({ get a() { throw new Error('oe') } }) } catch (e) { e.stack }",
         "Error: oe\n    at get a [as a] (test.js:1:42)\n    at Function.entries (<anonymous>)\n    at test.js:1:16"),
        ("{}try { ({}) instanceof { [Symbol.hasInstance]() { throw new Error('hi') } } } catch (e) { e.stack }",
         "Error: hi\n    at [Symbol.hasInstance] (test.js:1:58)\n    at test.js:1:14"),
        ("{}try { new (class A { constructor() { throw new Error('ca') } }) } catch (e) { e.stack }",
         "Error: ca\n    at new A (test.js:1:46)\n    at test.js:1:9"),
        ("{}try { new (class A { x = (() => { throw new Error('fld') })() }) } catch (e) { e.stack }",
         "Error: fld\n    at test.js:1:43\n    at <instance_members_initializer> (test.js:1:62)\n    at new A (test.js:1:14)\n    at test.js:1:9"),
        ("{}try { class A { #p() { throw new Error('priv') } m() { this.#p() } } new A().m() } catch (e) { e.stack }",
         "Error: priv\n    at #p (test.js:1:32)\n    at A.m (test.js:1:65)\n    at test.js:1:80"),
        ("{}try { class A { [Symbol.iterator]() { throw new Error('sym') } } [...new A] } catch (e) { e.stack }",
         "Error: sym\n    at [Symbol.iterator] (test.js:1:47)\n    at test.js:1:72"),
        ("{}try { class B { m() { throw new Error('inh') } } class A extends B { } new A().m() } catch (e) { e.stack }",
         "Error: inh\n    at A.m (test.js:1:31)\n    at test.js:1:82"),
        ("{}try { class B { constructor() { throw new Error('bc') } } class A extends B { } new A() } catch (e) { e.stack }",
         "Error: bc\n    at new B (test.js:1:41)\n    at new A (test.js:1:61)\n    at test.js:1:83"),
        ("{}try { class B { constructor() { throw new Error('bc') } } class A extends B { constructor() { super() } } new A() } catch (e) { e.stack }",
         "Error: bc\n    at new B (test.js:1:41)\n    at new A (test.js:1:97)\n    at test.js:1:109"),
        ("{}try { const o = { m() { throw new Error('om') } }; o.m() } catch (e) { e.stack }",
         "Error: om\n    at Object.m (test.js:1:33)\n    at test.js:1:56"),
        ("{}try { const o = { m() { throw new Error('om') } }; const f = o.m; f() } catch (e) { e.stack }",
         "Error: om\n    at m (test.js:1:33)\n    at test.js:1:69"),
        ("{}try { const o = Object.create(null); o.m = function () { throw new Error('on') }; o.m() } catch (e) { e.stack }",
         "Error: on\n    at o.m (test.js:1:66)\n    at test.js:1:87"),
        ("{}try { const o = { a: function x() { throw new Error('ax') } }; o.a() } catch (e) { e.stack }",
         "Error: ax\n    at Object.x [as a] (test.js:1:45)\n    at test.js:1:68"),
        ("{}try { const o = { a: { b() { throw new Error('ab') } } }; o.a.b() } catch (e) { e.stack }",
         "Error: ab\n    at Object.b (test.js:1:38)\n    at test.js:1:65"),
        ("{}try { [function () { throw new Error('arr') }][0]() } catch (e) { e.stack }",
         "Error: arr\n    at Array.<anonymous> (test.js:1:30)\n    at test.js:1:52"),
        ("{}try { (() => { throw new Error('arrow') })() } catch (e) { e.stack }",
         "Error: arrow\n    at test.js:1:24\n    at test.js:1:45"),
        ("{}try { (function () { throw new Error('anon') })() } catch (e) { e.stack }",
         "Error: anon\n    at test.js:1:30\n    at test.js:1:50"),
        ("{}try { new (function () { throw new Error('newanon') }) } catch (e) { e.stack }",
         "Error: newanon\n    at new <anonymous> (test.js:1:34)\n    at test.js:1:9"),
        ("{}try { function P() { } P.prototype.go = function () { throw new Error('go') }; new P().go() } catch (e) { e.stack }",
         "Error: go\n    at P.go (test.js:1:63)\n    at test.js:1:90"),
        ("{}try { function P() { } P.stat = function () { throw new Error('stat') }; P.stat() } catch (e) { e.stack }",
         "Error: stat\n    at P.stat (test.js:1:55)\n    at test.js:1:78"),
        ("{}try { 'str'.zap = 1; String.prototype.zap = function () { throw new Error('zap') }; 'str'.zap() } catch (e) { e.stack }",
         "Error: zap\n    at String.zap (test.js:1:67)\n    at test.js:1:93"),
        ("{}try { Number.prototype.zap = function () { 'use strict'; throw new Error('zap') }; (5).zap() } catch (e) { e.stack }",
         "Error: zap\n    at Number.zap (test.js:1:66)\n    at test.js:1:90"),
        ("{}try { globalThis.gf = function () { throw new Error('gf') }; gf() } catch (e) { e.stack }",
         "Error: gf\n    at globalThis.gf (test.js:1:45)\n    at test.js:1:64"),
        ("{}try { ({ __proto__: { get inh() { throw new Error('inhget') } } }).inh } catch (e) { e.stack }",
         "Error: inhget\n    at get inh [as inh] (test.js:1:43)\n    at test.js:1:70"),
        ("{}class NotFound extends Error {} try { throw new NotFound('x') } catch (e) { e.stack }",
         "Error: x\n    at test.js:1:47"),
        ("{}class Mine extends Error { constructor(m) { super(m); this.name = 'Mine' } } try { throw new Mine('y') } catch (e) { e.stack }",
         "Mine: y\n    at test.js:1:92"),
        ("{}const o = { a: {} };\ntry { o\n  .a\n  .b\n  .c() } catch (e) { e.stack }",
         "TypeError: Cannot read properties of undefined (reading 'c')\n    at test.js:5:4"),
        ("{}function f() { return Error('plain') } f().stack",
         "Error: plain\n    at f (test.js:1:25)\n    at test.js:1:42"),
        ("{}const p = {}; Error.captureStackTrace(p); p.name = 'Q'; p.message = 'late'; p.stack",
         "Q: late\n    at test.js:1:23"),
        ("{}function make() { const e = {}; Error.captureStackTrace(e, make); return e } make().stack",
         "Error\n    at test.js:1:80"),
        ("{}const q = {}; Error.captureStackTrace(q); typeof Object.getOwnPropertyDescriptor(q, 'stack').value",
         "string"),
        ("{}const d = { 'a b'() { throw new Error('odd') } }; try { d['a b']() } catch (e) { e.stack }",
         "Error: odd\n    at a b (test.js:1:31)\n    at test.js:1:67"),
        ("{}const c = { k() { throw new Error('as') } }, g = { other: c.k }; try { g.other() } catch (e) { e.stack }",
         "Error: as\n    at Object.k [as other] (test.js:1:27)\n    at test.js:1:76"),
        ("{}function P() {} P.prototype.go = function () { throw new Error('inferred') }; try { new P().go() } catch (e) { e.stack }",
         "Error: inferred\n    at P.go (test.js:1:56)\n    at test.js:1:95"),
        ("{}const t = 1; try { t = 2 } catch (e) { e.stack }",
         "TypeError: Assignment to constant variable.\n    at test.js:1:24"),
        ("{}let z; try { z.a = 1 } catch (e) { e.stack }",
         "TypeError: Cannot set properties of undefined (setting 'a')\n    at test.js:1:20"),
        ("{}try { 1 + Symbol() } catch (e) { e.stack }",
         "TypeError: Cannot convert a Symbol value to a number\n    at test.js:1:11"),
        ("{}const m = new Map([[1, 2]]); try { m.delete.call(1) } catch (e) { e.stack }",
         "TypeError: Method Map.prototype.delete called on incompatible receiver 1\n    at Number.delete (<anonymous>)\n    at test.js:1:47"),
        ("{}try { new Nothing() } catch (e) { e.stack }",
         "ReferenceError: Nothing is not defined\n    at test.js:1:9"),
    ]

    @Test func stacks() throws {
        for row in rows {
            #expect(try TestMachine().string(row.source) == row.stack, "\(row.source)")
        }
    }

    @Test func stacksOfCodeFromStrings() throws {
        let machine = try TestMachine()
        #expect(try machine.string("try { eval('throw new Error(1)') } catch (e) { e.stack }")
                == "Error: 1\n    at eval (eval at <anonymous> (test.js:1:7), <anonymous>:1:7)\n    at test.js:1:7")
        #expect(try machine.string("try { new Function('throw new Error(2)')() } catch (e) { e.stack }")
                == "Error: 2\n    at eval (eval at <anonymous> (test.js:1:7), <anonymous>:3:7)\n    at test.js:1:41")
    }

    /// The place that is told of an error that nobody catches is where it was thrown, not where that left the script.
    @Test(arguments: [
        ("[1].map(\nx => {\n throw new Error() })", 3), ("var o = { get p() {\n throw 1 } };\no.p", 2),
        ("new Proxy({}, { get() {\n throw 1 } }).x", 2), ("class A { constructor() {\n throw 1 } }\nclass B extends A { constructor() {\n super() } }\nnew B", 2),
        ("'' + { toString() {\n throw 1 } }", 2), ("for (const x of { [Symbol.iterator]() { return { next() {\n throw 1 } } } });", 2),
        ("try {\n null.x } finally {\n 1 }", 2), ("try { [1].map(() => { throw 1 }) } catch (e) {\n throw e }", 2),
        ("[1].forEach(() => { try { [1].map(() => { throw 1 }) } catch {} });\nnull.x", 2), ("JSON.stringify({ toJSON() {\n null.x } })", 2),
        ("Array.from({ length: 1 }, () => {\n undefined() })", 2),
    ] as [(String, Int)])
    func placeOfAnUncaughtError(_ row: (source: String, line: Int)) throws {
        let machine = try TestMachine()
        #expect(throws: (any Error).self) { try machine.run(row.source) }
        guard case .text(let source, let range)? = machine.vm.lastThrow else {
            Issue.record("\(row.source): no place in a text")
            return
        }
        #expect(source.position(at: range.start).line == row.line, "\(row.source)")
    }

    /// The traps of a `for in` in their order.
    @Test func forInOfProxies() throws {
        let start = """
            const log = []; const h = (name, t) => new Proxy(t, new Proxy({}, { get(_, trap) { return (...a) => {
            log.push(name + '.' + trap + (typeof a[1] == 'string' ? '(' + a[1] + ')' : '')); return Reflect[trap](...a) } } }));
            """
        for (object, body, expected) in [
            ("h('p', { a: 1, 5: 1, [Symbol()]: 1 })", "", "p.ownKeys p.getPrototypeOf p.getOwnPropertyDescriptor(5) -5 p.getOwnPropertyDescriptor(a) -a"),
            ("Object.create(h('q', { x: 1 }), { own: { value: 1, enumerable: true } })", "",
             "q.ownKeys q.getPrototypeOf -own q.getOwnPropertyDescriptor(x) -x"),
            ("h('p', { a: 1, b: 2 })", "delete o.b", "p.ownKeys p.getPrototypeOf p.getOwnPropertyDescriptor(a) -a p.deleteProperty(b) "
                + "p.getOwnPropertyDescriptor(b) p.getPrototypeOf"),
            ("h('p', Object.create(h('q', { x: 1 })))", "", "p.ownKeys p.getPrototypeOf q.ownKeys q.getPrototypeOf "
                + "p.getOwnPropertyDescriptor(x) p.getPrototypeOf q.getOwnPropertyDescriptor(x) -x"),
        ] {
            #expect(try TestMachine().string("\(start) const o = \(object); for (const k in o) { log.push('-' + k); \(body) } log.join(' ')") == expected)
        }
    }
}
