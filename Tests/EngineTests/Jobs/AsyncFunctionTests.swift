import Testing

/// Async functions and async generators: each row is a script and what it prints, as Node 20 does.
@Suite struct AsyncFunctionTests {
    private func expect(_ rows: [(source: String, output: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine()
            try machine.run(row.source)
            #expect(machine.output == row.output + "\n", "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    @Test func order() throws {
        try expect([
            ("const log = console.log; (async () => { log(1); await null; log(2) })(); log('sync'); Promise.resolve().then(() => log('m1')).then(() => log('m2'))",
             "1\nsync\n2\nm1\nm2"),
            ("const log = console.log; (async () => { await undefined; log('t1'); await Promise.resolve(); log('t2'); await { then(r) { r('th') } }; log('t3') })(); Promise.resolve().then(() => log('m1')).then(() => log('m2')).then(() => log('m3')).then(() => log('m4')).then(() => log('m5'))",
             "t1\nm1\nt2\nm2\nm3\nt3\nm4\nm5"),
            ("(async () => Promise.resolve(1))().then(() => console.log('promise')); (async () => 1)().then(() => console.log('value')); Promise.resolve().then(() => console.log('m1')).then(() => console.log('m2')).then(() => console.log('m3'))",
             "value\nm1\nm2\npromise\nm3"),
            ("const log = console.log; async function d() { try { await Promise.reject(new Error('rej')) } catch (e) { log('d', e.message); return 'caught' } finally { log('fin'); await 1; log('fin2') } } d().then(v => log('d', v))",
             "d rej\nfin\nfin2\nd caught"),
            ("const log = console.log; async function* ag() { try { const r = yield 1; log('r', r); yield 2 } finally { log('ag fin') } } const g = ag(); g.next().then(v => log('n1', v)); g.next('R').then(v => log('n2', v)); g.return('ret').then(v => log('n3', v)); g.next().then(v => log('n4', v))",
             "r R\nn1 { value: 1, done: false }\nn2 { value: 2, done: false }\nag fin\nn3 { value: 'ret', done: true }\nn4 { value: undefined, done: true }"),
            ("const log = console.log; (async () => { for await (const x of [Promise.resolve('p'), 'q']) log(x) })(); Promise.resolve().then(() => log('m1')).then(() => log('m2')).then(() => log('m3')).then(() => log('m4')).then(() => log('m5')).then(() => log('m6')).then(() => log('m7'))",
             "m1\np\nm2\nm3\nq\nm4\nm5\nm6\nm7"),
        ])
    }

    @Test func forms() throws {
        try expect([
            ("const b = async x => await x * 2; b(Promise.resolve(4)).then(console.log); console.log(b, async function n() {}, class { async m() {} }.prototype.m, (async () => {}).prototype, Object.getOwnPropertyNames(async () => {}).join())",
             "[AsyncFunction: b] [AsyncFunction: n] [AsyncFunction: m] undefined length,name\n8"),
            ("async function c(x = (() => { throw new Error('param') })()) {} c().catch(e => console.log(e.message)); try { (async function* (x = (() => { throw 'now' })()) {})() } catch (e) { console.log(e) }",
             "now\nparam"),
            ("class K { x = 7; async m() { return await this.x } static async s() { return super.name } async *g() { yield 1; yield Promise.resolve(2) } async #p() { return 'private' } q() { return this.#p() } } new K().m().then(console.log); new K().q().then(console.log); K.s().then(v => console.log([v])); (async () => { for await (const x of new K().g()) console.log(x) })()",
             "private\n[ '' ]\n7\n1\n2"),
            ("async function args() { await 1; return arguments.length } args(1, 2, 3).then(console.log); async function nested() { const f = async () => { await 0; return this }; return await f() === this } nested.call(args).then(console.log)",
             "3\ntrue"),
            ("async function destr({ a = 1, ...r } = { a: 2, b: 3 }, [p] = [4]) { await 0; return [a, r, p] } destr().then(console.log); async function loop() { let s = 0; for (let i = 0; i < 3; i++) s += await i; return s } loop().then(console.log)",
             "[ 2, { b: 3 }, 4 ]\n3"),
            ("async function cond() { return (await 1) ? (await 2) + `${await 3}` : 0 } cond().then(console.log); async function obj() { return { a: await 1, [await 'k']: await 2, ...(await { z: 1 }) } } obj().then(console.log); async function call() { return Math.max(await 1, await 5, ...(await [3])) } call().then(console.log)",
             "23\n5\n{ a: 1, k: 2, z: 1 }"),
            ("async function sw() { switch (await 2) { case await 1: return 'one'; case await 2: return 'two' } } sw().then(console.log); const A = (async () => {}).constructor, G = (async function* () {}).constructor; new A('x', 'return await x + 1')(1).then(console.log); (async () => { for await (const x of G('yield 7')()) console.log(x) })()",
             "2\n7\ntwo"),
            ("let x = 1; async function assign() { x += await 5; return x } assign().then(console.log); x = 10; (async () => { const [a = await 'default', { b } = await { b: 2 }] = []; console.log(a, b) })(); (async () => { try { null.x } catch { console.log('caught') } throw 1 })().catch(e => console.log('rejected', e))",
             "caught\nrejected 1\n6\ndefault 2"),
        ])
    }

    @Test func asyncGenerators() throws {
        try expect([
            ("const log = console.log; async function* del() { const r = yield* inner(); log('r', r); yield* ['s1', 's2'] } async function* inner() { yield 'i1'; return 'done' } (async () => { for await (const x of del()) log(x) })()",
             "i1\nr done\ns1\ns2"),
            ("const log = console.log; async function br() { for await (const x of (async function* () { try { yield 1; yield 2 } finally { log('closed') } })()) { log(x); break } log('after') } br()",
             "1\nclosed\nafter"),
            ("async function thr() { try { for await (const x of (async function* () { try { yield 1 } finally { console.log('closed') } })()) throw new Error('in loop') } catch (e) { console.log(e.message) } } thr()",
             "closed\nin loop"),
            ("async function* ag() { yield 1 } (async () => { const g = ag(); console.log(await g.throw(new Error('early')).catch(e => e.message), await g.next()); console.log(await ag().return(Promise.resolve('rr'))); console.log(await ag().return(Promise.reject('no')).catch(e => e)) })()",
             "early { value: undefined, done: true }\n{ value: 'rr', done: true }\nno"),
            ("const it = () => ({ [Symbol.asyncIterator]() { return { next: () => ({ value: 1, done: false }) } } }); (async () => { const g = (async function* () { yield* it() })(); await g.next(); console.log(await g.return('x')); const h = (async function* () { yield* it() })(); await h.next(); console.log(await h.throw('x').catch(e => e.message)) })()",
             "{ value: 'x', done: true }\nThe iterator does not provide a 'throw' method."),
            ("const sync = { [Symbol.iterator]() { return { next: () => ({ value: Promise.reject('bad'), done: false }), return() { console.log('closed'); return {} } } } }; (async () => { try { for await (const x of sync); } catch (e) { console.log(e) } })()",
             // Node 20 does not close the iterator; the specification does since 2025.
             "closed\nbad"),
            ("(async () => { try { for await (const x of {}); } catch (e) { console.log(e.message) } try { for await (const x of null); } catch (e) { console.log(e.message) } try { for await (const x of { [Symbol.asyncIterator]() { return { next: () => 1 } } }); } catch (e) { console.log(e.message) } })()",
             "{} is not async iterable\nCannot read properties of null (reading 'Symbol(Symbol.asyncIterator)')\nIterator result 1 is not an object"),
            ("const G = (async function* () {}).constructor.prototype.prototype; G.next.call({}).catch(e => console.log(e.name)); (async () => { const g = (async function* () { try { yield 1 } catch (e) { yield 'c' + e } })(); await g.next(); console.log(await g.throw('E'), await g.next()) })()",
             "TypeError\n{ value: 'cE', done: false } { value: undefined, done: true }"),
            ("(async () => { out: for await (const x of [1, 2]) { for await (const y of (async function* () { try { yield x; yield 3 } finally { console.log('fin', x) } })()) { if (y === 1) continue out; console.log(y); return 'r' } } })().then(console.log)",
             "fin 1\n2\nfin 2\nr"),
        ])
    }


    /// As in V8: who awaits what runs, through functions, generators and combinators.
    @Test func stacks() throws {
        try expect([
            ("async function f() { await null; throw new Error('deep') }\nasync function g() {\n  await f() }\nclass K { async m() { const x = 1 + await g() } }\n(async () => { try { await new K().m() } catch (e) { console.log(e.stack) } })()",
             "Error: deep\n    at f (test.js:1:40)\n    at async g (test.js:3:3)\n    at async K.m (test.js:4:37)\n    at async test.js:5:22"),
            ("async function* ag() { await null; throw new Error('ag') }\nasync function named() { try { for await (const x of ag()); } catch (e) { console.log(e.stack) } } named()",
             "Error: ag\n    at ag (test.js:1:42)\n    at async named (test.js:2:49)"),
            ("async function f() { await null; console.log(new Error('x').stack) }\nasync function all() { await Promise.all([1, f()]) }\nasync function race() { await Promise.race([new Promise(() => 1), f()]) }\nall().then(race)",
             "Error: x\n    at f (test.js:1:46)\n    at async Promise.all (index 1)\n    at async all (test.js:2:24)\nError: x\n    at f (test.js:1:46)\n    at async race (test.js:3:25)"),
        ])
    }

    @Test func usingDeclarations() throws {
        let r = "const r = n => ({ n, [Symbol.dispose]() { console.log('dispose', this.n) }, async [Symbol.asyncDispose]() { console.log('begin', n); await null; console.log('end', n) } });"
        try expect([
            (r + "{ using a = r('a'), b = r('b'); console.log('body') } console.log('after')", "body\ndispose b\ndispose a\nafter"),
            (r + "function f() { using a = r('a'); return 'value' } console.log(f()); for (const x of [1, 2]) { using y = r(x); if (x === 1) continue; break }", "dispose a\nvalue\ndispose 1\ndispose 2"),
            (r + "for (using x of [r(1), null, r(2)]) console.log('round'); for (using z = r('z');;) break", "round\ndispose 1\nround\nround\ndispose 2\ndispose z"),
            ("const bad = m => ({ [Symbol.dispose]() { throw new Error(m) } }); try { using a = bad('a'), b = bad('b'); throw new Error('body') } catch (e) { console.log(e.name, e.error.message, e.suppressed.name, e.suppressed.error.message, e.suppressed.suppressed.message) }",
             "SuppressedError a SuppressedError b body"),
            ("try { using x = {} } catch (e) { console.log(e.name) } try { using x = 1 } catch (e) { console.log(e.name) } { using n = null, u = undefined; console.log(n, u) }", "TypeError\nTypeError\nnull undefined"),
            (r + "function* g() { using a = r('a'); yield 1; yield 2 } for (const x of g()) { console.log(x); break } const i = g(); i.next(); i.return()", "1\ndispose a\ndispose a"),
            (r + "(async () => { { await using a = r('a'); using b = r('b'); console.log('body') } console.log('after') })(); Promise.resolve().then(() => console.log('tick'))",
             "body\ndispose b\nbegin a\nend a\ntick\nafter"),
            (r + "(async () => { for (await using x of [r(1), r(2)]) console.log('round'); try { await using y = { [Symbol.dispose]() { throw 'sync' } }; throw 'body' } catch (e) { console.log(e.error, e.suppressed) } })()",
             "round\nbegin 1\nend 1\nround\nbegin 2\nend 2\nsync body"),
            ("var using = 1; using\n= 2; var of = [3], result; for (using of of) result = using; console.log(using, result, [5][[0]], typeof using)", "3 3 5 number"),
            ("for (const source of ['using x = 1', 'switch (1) { case 1: using x = null }', '{ using [a] = 1 }', '{ using x }', 'if (1) using x = null', 'for (using x in {}) ;', '{ using x = null; x = 1 }']) try { new Function(source.startsWith('using') ? '' : source)(); if (source.startsWith('using')) (0, eval)(source); console.log('fine', source) } catch (e) { console.log(e.name) }",
             "SyntaxError\nSyntaxError\nReferenceError\nSyntaxError\nSyntaxError\nSyntaxError\nTypeError"),
        ])
    }
}
