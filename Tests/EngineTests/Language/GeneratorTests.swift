import Testing

/// Generators: each row is a script and what it prints, as Node 20 does.
@Suite struct GeneratorTests {
    private func expect(_ rows: [(source: String, output: String)], isCalm: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine(isCalm: isCalm)
            try machine.run(row.source)
            #expect(machine.output == row.output + "\n", "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    private let g = """
        function* g(a, b = 2) { try { const x = yield a; console.log('got', x); yield* [1, 2, b]; return 'r' } finally { console.log('fin') } }

        """

    @Test func resuming() throws {
        try expect([
            (g + "console.log([...g(9)])", "got undefined\nfin\n[ 9, 1, 2, 2 ]"),
            (g + "const i = g('A'); console.log(i.next(), i.next('hi'), i.return(7), i.next())",
             "got hi\nfin\n{ value: 'A', done: false } { value: 1, done: false } { value: 7, done: true } { value: undefined, done: true }"),
            (g + "const i = g(); i.next(); try { i.throw(new Error('boo')) } catch (e) { console.log(e.message) } console.log(i.next())",
             "fin\nboo\n{ value: undefined, done: true }"),
            (g + "for (const x of g(3)) { console.log(x); if (x === 1) break }", "3\ngot undefined\n1\nfin"),
            (g + "const i = g(); console.log(i.return(5), i.next())", "{ value: 5, done: true } { value: undefined, done: true }"),
            ("var i = (function* () { try { yield 1 } finally { return 'over' } })(); i.next(); console.log(i.return('x'))", "{ value: 'over', done: true }"),
            ("var i = (function* () { try { yield 1 } finally { yield 2 } })(); i.next(); console.log(i.return('x'), i.next())",
             "{ value: 2, done: false } { value: 'x', done: true }"),
            ("var i = (function* () { for (const x of [1, 2]) try { yield x } catch (e) { console.log('caught', e) } })(); i.next(); console.log(i.throw('E'))",
             "caught E\n{ value: 2, done: false }"),
            ("function* self() { it.next() } var it = self(); try { it.next() } catch (e) { console.log(e.message) }", "Generator is already running"),
            ("function* p(a = (() => { throw 'early' })()) {} try { p() } catch (e) { console.log(e) }", "early"),
            ("function* f() { const t = `${yield 1}-${yield 2}`; return [yield t, yield] } const i = f(); i.next(); i.next('a'); console.log(i.next('b').value); i.next(1); console.log(i.next(2).value)",
             "a-b\n[ 1, 2 ]"),
            ("function* s(n) { switch (yield n) { case 1: yield 'one'; break; default: yield 'def' } } const i = s(3); i.next(); console.log(i.next(1).value, i.next().done)", "one true"),
        ])
    }

    @Test func delegating() throws {
        try expect([
            ("function* tree(n) { if (n > 0) { yield* tree(n - 1); yield n; yield* tree(n - 1) } } console.log([...tree(3)].join()); for (const x of tree(2)) console.log(x)",
             "1,2,1,3,1,2,1\n1\n2\n1"),
            ("function* d() { const r = yield* (function* () { yield 1; return 'r' })(); yield r } console.log(...d())", "1 r"),
            ("function* o() { try { yield* (function* () { try { yield 1 } finally { yield 'cleanup' } })() } finally { console.log('of') } } const i = o(); console.log(i.next().value, i.return(5).value, i.next())",
             "of\n1 cleanup { value: undefined, done: true }"),
            ("const it = { [Symbol.iterator]() { return this }, next(v) { console.log('next', v); return { value: 1, get done() { console.log('done?'); return false } } } }; const i = (function* () { yield* it })(); i.next('a'); i.next('b')",
             "next undefined\ndone?\nnext b\ndone?"),
            ("const i = (function* () { yield* [1, 2] })(); i.next(); console.log(i.return(3)); try { const j = (function* () { yield* [1] })(); j.next(); j.throw(1) } catch (e) { console.log(e.message) }",
             "{ value: 3, done: true }\nThe iterator does not provide a 'throw' method."),
            ("function* inner() { try { yield 1 } catch (e) { yield 'c' + e } } const i = (function* () { yield* inner() })(); i.next(); console.log(i.throw('x').value)", "cx"),
        ])
    }

    /// A collection at each step would see thousands of generators each time.
    @Test func delegatingWithoutEnd() throws {
        try expect([
            ("function* deep() { yield* deep() } try { deep().next() } catch (e) { console.log(e instanceof RangeError) }", "true"),
            ("function* deep() { for (const x of deep()); } try { deep().next() } catch (e) { console.log(e instanceof RangeError) }", "true"),
        ], isCalm: true)
    }

    @Test func closingIterators() throws {
        let source = "const source = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { console.log('closed'); return {} } } } };"
        try expect([
            (source + "const o = {}; const i = (function* () { [o[yield 'k'], o.b] = source })(); i.next(); console.log(i.return(4))", "closed\n{ value: 4, done: true }"),
            (source + "const i = (function* () { for (const x of source) for (const y of source) yield x })(); i.next(); i.return()", "closed\nclosed"),
            (source + "const i = (function* () { const [a = yield 1] = [], [b, c = yield 2] = source; })(); i.next(); i.next(); console.log(i.next().done)", "closed\ntrue"),
        ])
    }

    @Test func functionsAndPrototypes() throws {
        try expect([
            (g + "console.log(g, g(), g.prototype, Object.getPrototypeOf(g), Object.getOwnPropertyNames(g).join())",
             "[GeneratorFunction: g] Object [Generator] {} Object [Generator] {} Function [GeneratorFunction] {} length,name,prototype"),
            ("const G = (function* () {}).constructor; console.log(G, [...new G('a', 'yield a; yield a * 2')(4)], G('yield 1').toString())",
             "[Function: GeneratorFunction] [ 4, 8 ] function* anonymous(\n) {\nyield 1\n}"),
            ("class C { x = 5; *m() { yield this.x } static *s() { yield* super.toString().slice(0, 5) } *[Symbol.iterator]() { yield 1; yield 2 } } console.log(...new C().m(), ...new C(), ...C.s())",
             "5 1 2 c l a s s"),
            ("function* a() { yield arguments.length; yield* arguments } console.log([...a(1, 2, 3)])", "[ 3, 1, 2, 3 ]"),
            ("function* c() { for (let i = 0; i < 3; i++) yield () => i } console.log([...c()].map(f => f()))", "[ 0, 1, 2 ]"),
            ("try { new (function* f() {}) } catch (e) { console.log(e.message) }", "(intermediate value) is not a constructor"),
            ("function* f() {} f.prototype = null; console.log(Object.getPrototypeOf(f()) === Object.getPrototypeOf(function* () {}).prototype)", "true"),
            ("function* f() {} const p = f.prototype; f.prototype = {}; console.log(f() instanceof f, Object.getPrototypeOf(f()) === p)", "true false"),
            ("const i = (function* () { yield 1 })(); i.next = function () { return { done: true } }; console.log([...i].length); for (const x of i) console.log('no')", "0"),
            ("const P = Object.getPrototypeOf(function* () {}).prototype; try { P.next.call({}) } catch (e) { console.log(e.message) }",
             "Method [Generator].prototype.next called on incompatible receiver #<Object>"),
        ])
    }

    @Test func stacks() throws {
        try expect([
            ("function* g() { yield 1;\n throw new Error('x') }\nfunction go() { const it = g(); it.next();\n it.next() }\ntry { go() } catch (e) { console.log(e.stack) }",
             "Error: x\n    at g (test.js:2:8)\n    at g.next (<anonymous>)\n    at go (test.js:4:5)\n    at test.js:5:7"),
            ("function* inner() { yield 1;\n throw new Error('in') }\nfunction* outer() {\n yield* inner() }\nfunction all(i) {\n for (const x of i); }\ntry { all(outer()) } catch (e) { console.log(e.stack) }",
             "Error: in\n    at inner (test.js:2:8)\n    at inner.next (<anonymous>)\n    at outer (test.js:4:9)\n    at outer.next (<anonymous>)\n    at all (test.js:6:13)\n    at test.js:7:7"),
        ])
    }

    /// What a generator holds is what its frame would: variables in scope, read again or not, and nothing once it has ended.
    @Test func whatTheyHold() throws {
        let machine = try TestMachine()
        let alive = { try machine.string("gc(); Object.entries(refs).filter(([, r]) => r.deref()).map(([n]) => n).join()") }
        try machine.run("""
            const refs = {}, made = n => { const o = { n }; refs[n] = new WeakRef(o); return o }
            function* g(p) { const local = made('local'); yield made('given'); const later = made('later'); const got = yield 2 }
            const it = g(made('parameter')); it.next(); 0
            """)
        #expect(try alive() == "parameter,local")
        try machine.run("it.next(); 0")
        #expect(try alive() == "parameter,local,later")
        try machine.run("it.next(); 0")
        #expect(try alive() == "")
    }

    /// The names of a pattern do not hold what stood in their registers before.
    @Test func whatPatternsHold() throws {
        let machine = try TestMachine()
        try machine.run("""
            const refs = {}, made = n => { const o = { n }; refs[n] = new WeakRef(o); return o }
            function* list() { { const gone = made('list'); gone.x = 1 } const [a, b] = yield 1; return a }
            function* object() { { const gone = made('object'); gone.x = 1 } const { a = yield 1, b } = {}; return b }
            function* loop() { { const gone = made('loop'); gone.x = 1 } for (const [a, b = yield 1] of [[1]]) return a }
            const paused = [list(), object(), loop()]; paused.forEach(it => it.next()); 0
            """)
        #expect(try machine.string("gc(); Object.entries(refs).filter(([, r]) => r.deref()).map(([n]) => n).join()") == "")
    }
}
