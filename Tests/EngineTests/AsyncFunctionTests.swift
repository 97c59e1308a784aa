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

}
