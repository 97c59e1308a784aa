import Testing

/// Built-ins that are newer than Node 20 (ECMAScript 2025 and 2026): each row is a script and what its value is as a string, by the
/// specification.
@Suite struct NewerBuiltinTests {
    private func expect(_ rows: [(source: String, value: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine()
            #expect(try machine.string(row.source) == row.value, "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    @Test func gettingOrInserting() throws {
        try expect([
            ("const m = new Map([['a', 1]]); [m.getOrInsert('a', 2), m.getOrInsert('b', 3), [...m]].join()", "1,3,a,1,b,3"),
            ("const m = new Map(); let seen; m.getOrInsertComputed(-0, k => { seen = k; m.set(0, 1); return 2 }); `${Object.is(seen, 0)} ${m.get(0)} ${m.size}`", "true 2 1"),
            ("const k = {}, w = new WeakMap(); [w.getOrInsert(k, 1), w.getOrInsert(k, 2), w.getOrInsertComputed({}, () => 3)].join()", "1,1,3"),
            ("let called = false; try { new WeakMap().getOrInsertComputed(1, () => { called = true }) } catch (e) { e.name + called }", "TypeErrorfalse"),
            ("try { new Map().getOrInsertComputed(1, 2) } catch (e) { e.message }", "number 2 is not a function"),
        ])
    }

    @Test func exactSums() throws {
        try expect([
            ("Math.sumPrecise([1e20, 0.1, -1e20])", "0.1"), ("Math.sumPrecise([0.1, 0.2, 0.3])", "0.6"),
            ("Object.is(Math.sumPrecise([]), -0) + '' + Object.is(Math.sumPrecise([-0, 0]), 0)", "truetrue"),
            ("Math.sumPrecise([1e308, 1e308, -1e308])", "1e+308"), ("Math.sumPrecise([1e308, 1e308])", "Infinity"),
            ("Math.sumPrecise([5e-324, 5e-324, -1e-323])", "0"), ("Math.sumPrecise([2 ** 53, 1, 2 ** -60])", "9007199254740994"),
            ("Math.sumPrecise([2 ** 53, 1])", "9007199254740992"), ("Math.sumPrecise([-(2 ** 53), -1, -(2 ** -1074)])", "-9007199254740994"),
            ("Math.sumPrecise([Number.MAX_VALUE, 2 ** 970])", "Infinity"), ("Math.sumPrecise([Number.MAX_VALUE, 2 ** 969])", "1.7976931348623157e+308"),
            ("Math.sumPrecise([2.2250738585072014e-308, -5e-324])", "2.225073858507201e-308"),
            ("Math.sumPrecise([Infinity, -Infinity])", "NaN"), ("Math.sumPrecise(new Set([1, 2]))", "3"),
            ("let closed = 0; const it = { [Symbol.iterator]: () => it, next: () => ({ value: '1' }), return() { closed++; return {} } }; try { Math.sumPrecise(it) } catch (e) { e.name + closed }", "TypeError1"),
        ])
    }

    @Test func errors() throws {
        try expect([
            ("[Error.isError(new TypeError), Error.isError({ __proto__: Error.prototype }), Error.isError()].join()", "true,false,false"),
            ("const e = new SuppressedError(1, 2, 'm', { cause: 3 }); [e.error, e.suppressed, e.message, 'cause' in e, e instanceof Error, SuppressedError.length, Object.keys(e)].join()", "1,2,m,false,true,3,"),
        ])
    }

    @Test func iteratorsOneAfterTheOther() throws {
        try expect([
            ("[...Iterator.concat([1, 2], 'a b'.split(' '), new Set([3]))].join()", "1,2,a,b,3"),
            ("const log = []; const o = n => ({ [Symbol.iterator]() { log.push(n); return [n][Symbol.iterator]() } }); const i = Iterator.concat(o(1), o(2)); log.push('made'); i.next(); i.next(); log.join()", "made,1,2"),
            ("try { Iterator.concat([1], 'a') } catch (e) { e.name }", "TypeError"),
            ("let n = 0; const o = { [Symbol.iterator]() { return { next: () => ({ value: 1 }), return() { n++; return {} } } } }; const i = Iterator.concat(o); i.return(); const j = Iterator.concat(o); j.next(); j.return(); j.return(); n", "1"),
            ("let n = 0; const i = { __proto__: Iterator.prototype, return() { n++ } }; i[Symbol.dispose](); n", "1"),
        ])
    }

    @Test func iteratorsSideBySide() throws {
        try expect([
            ("JSON.stringify([...Iterator.zip([[1, 2, 3], 'ab'.split('')])])", "[[1,\"a\"],[2,\"b\"]]"),
            ("JSON.stringify([...Iterator.zip([[1], [2, 3]], { mode: 'longest', padding: ['x'] })])", "[[1,2],[\"x\",3]]"),
            ("try { [...Iterator.zip([[1], [2, 3]], { mode: 'strict' })] } catch (e) { e.name }", "TypeError"),
            ("JSON.stringify([...Iterator.zipKeyed({ a: [1, 2], b: [3, 4] })])", "[{\"a\":1,\"b\":3},{\"a\":2,\"b\":4}]"),
            ("Object.getPrototypeOf(Iterator.zipKeyed({ a: [1] }).next().value)", "null"),
            ("const log = []; const it = n => ({ next() { return { value: n } }, return() { log.push(n); return {} } }); const z = Iterator.zip([it(1), it(2), it(3)]); z.next(); z.return(); log.join()", "3,2,1"),
            ("try { Iterator.zip([[1]], { mode: 'other' }) } catch (e) { e.name }", "TypeError"),
        ])
    }

    @Test func textsOfJSON() throws {
        try expect([
            ("JSON.stringify({ n: JSON.rawJSON('12345678901234567890'), s: [JSON.rawJSON('\"x\"')] })", "{\"n\":12345678901234567890,\"s\":[\"x\"]}"),
            ("const r = JSON.rawJSON('1'); [JSON.isRawJSON(r), JSON.isRawJSON({ ...r }), Object.isFrozen(r), Object.getPrototypeOf(r), Object.keys(r)].join()", "true,false,true,,rawJSON"),
            ("['', ' 1', '1\\n', '{}', '[1]', 'undefined', '1 2'].map(t => { try { JSON.rawJSON(t); return 'fine' } catch (e) { return e.name } }).join()",
             Array(repeating: "SyntaxError", count: 7).joined(separator: ",")),
            ("const seen = []; JSON.parse('{\"a\": [1.0, -0], \"b\": \"\\\\u0041\", \"a\": 2e0, \"1\": null}', (k, v, c) => { seen.push(k + ':' + c.source); return v }); seen.join()",
             "1:null,a:2e0,b:\"\\u0041\",:undefined"),
            ("const seen = []; JSON.parse('[1, 2, {\"x\": 3}]', function (k, v, c) { seen.push(c.source); if (k === '0') { this[1] = 9; this[2] = { x: 3 } } return v }); seen.join('|')", "1||||"),
            ("const seen = []; JSON.parse('[1, 2]', function (k, v, c) { seen.push(c.source); if (k === '0') this[1] = 2; return v }); seen.join('|')", "1|2|"),
            ("typeof JSON.parse('1', (k, v, c) => c)", "object"),
        ])
    }

    @Test func disposableStacks() throws {
        try expect([
            ("const log = []; const s = new DisposableStack(); s.use({ [Symbol.dispose]() { log.push('used') } }); s.adopt(1, v => log.push('adopted ' + v)); s.defer(() => log.push('deferred')); s.dispose(); s.dispose(); log.join() + s.disposed",
             "deferred,adopted 1,usedtrue"),
            ("const s = new DisposableStack(), log = []; s.defer(() => log.push(1)); const t = s.move(); s.dispose(); log.push(2); t.dispose(); log.join()", "2,1"),
            ("const s = new DisposableStack(); s.defer(() => { throw 1 }); s.defer(() => { throw 2 }); s.defer(() => { throw 3 }); try { s.dispose() } catch (e) { [e.name, e.error, e.suppressed.error, e.suppressed.suppressed].join() }", "SuppressedError,1,2,3"),
            ("const s = new DisposableStack(); s.dispose(); try { s.defer(() => 1) } catch (e) { e.name }", "ReferenceError"),
            ("const s = new DisposableStack(); [s.use(null), s.use(undefined)].length + [{}, 1, { [Symbol.dispose]: 1 }].map(v => { try { s.use(v) } catch (e) { return e.name } }).join()", "2TypeError,TypeError,TypeError"),
            ("DisposableStack.prototype.dispose === DisposableStack.prototype[Symbol.dispose]", "true"),
            ("try { DisposableStack() } catch (e) { e.message }", "Constructor DisposableStack requires 'new'"),
        ])
    }

    /// What is printed by the jobs that follow.
    private func expectOutput(_ rows: [(source: String, output: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine()
            try machine.run(row.source)
            #expect(machine.output == row.output, "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    @Test func arraysFromAsync() throws {
        try expectOutput([
            ("Array.fromAsync([1, Promise.resolve(2)]).then(a => console.log(a))", "[ 1, 2 ]\n"),
            ("Array.fromAsync({ length: 2, 0: 'a', 1: Promise.resolve('b') }, async (x, i) => x + i).then(a => console.log(a))", "[ 'a0', 'b1' ]\n"),
            ("Array.fromAsync((async function* () { yield 1; yield 2 })(), x => x * 2).then(a => console.log(a))", "[ 2, 4 ]\n"),
            ("Array.fromAsync(null).catch(e => console.log(e.name)); Array.fromAsync([1], 2).catch(e => console.log(e.name))", "TypeError\nTypeError\n"),
            ("let n = 0; const it = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: n++ }), return() { console.log('closed'); return {} } }) }; "
                + "Array.fromAsync(it, () => { throw 1 }).catch(e => console.log('caught', e)); Array.fromAsync(it, () => Promise.reject(2)).catch(e => console.log('caught', e))",
             "closed\nclosed\ncaught 1\ncaught 2\n"),
            ("class C { constructor(...a) { this.a = a } } Array.fromAsync.call(C, [5]).then(c => console.log(c)); Array.fromAsync.call(C, { length: 1 }).then(c => console.log(c))",
             "C { '0': undefined, a: [ 1 ], length: 1 }\nC { '0': 5, a: [], length: 1 }\n"),
        ])
    }

    @Test func asyncDisposableStacks() throws {
        try expectOutput([
            ("const s = new AsyncDisposableStack(), log = []; s.use({ async [Symbol.asyncDispose]() { await null; log.push('async') } }); s.use({ [Symbol.dispose]() { log.push('sync') } }); "
                + "s.adopt(1, async v => { log.push('adopted ' + v) }); s.defer(() => log.push('deferred')); s.disposeAsync().then(() => console.log(log.join(), s.disposed)); console.log(log.join())",
             "deferred\ndeferred,adopted 1,sync,async true\n"),
            ("const s = new AsyncDisposableStack(); s.defer(async () => { throw 1 }); s.defer(() => { throw 2 }); s.disposeAsync().catch(e => console.log(e.name, e.error, e.suppressed))", "SuppressedError 1 2\n"),
            ("const s = new AsyncDisposableStack(); s.use(null); s.disposeAsync().then(() => console.log('disposed')); Promise.resolve().then(() => console.log(1)).then(() => console.log(2))", "1\ndisposed\n2\n"),
            ("AsyncDisposableStack.prototype.disposeAsync.call({}).catch(e => console.log(e.name)); console.log(AsyncDisposableStack.prototype.disposeAsync === AsyncDisposableStack.prototype[Symbol.asyncDispose])", "true\nTypeError\n"),
            ("const i = { __proto__: (async function* () {}).prototype.__proto__.__proto__, return(...a) { console.log(a.length); return { x: 1 } } }; i[Symbol.asyncDispose]().then(v => console.log(v))", "0\nundefined\n"),
        ])
    }
}
