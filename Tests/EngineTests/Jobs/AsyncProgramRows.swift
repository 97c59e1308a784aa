/// A program, what Node 20 printed for it on its standard output, and its exit code.
struct ProgramRow: Sendable {
    let code: Int32
    let source: String
    let output: String

    init(_ code: Int32, _ source: String, _ output: String) {
        self.code = code
        self.source = source
        self.output = output.isEmpty ? "" : output + "\n"
    }
}

extension ProgramRow {
    /// Promises, timers, async functions and the process, as programs that teach use them.
    static let asynchronous: [ProgramRow] = [
        ProgramRow(0, #"""
        console.log('start'); setTimeout(() => console.log('timeout'), 0); Promise.resolve().then(() => console.log('promise')); console.log('end');
        """#, #"""
        start
        end
        promise
        timeout
        """#),
        ProgramRow(0, #"""
        async function f() { console.log(1); await null; console.log(2) } f(); console.log(3);
        """#, #"""
        1
        3
        2
        """#),
        ProgramRow(0, #"""
        const wait = ms => new Promise(r => setTimeout(r, ms)); wait(1000).then(() => console.log('after 1s')); (async () => { console.log('a'); await wait(500); console.log('b'); })();
        """#, #"""
        a
        b
        after 1s
        """#),
        ProgramRow(0, #"""
        Promise.all([1, Promise.resolve(2), new Promise(r => setTimeout(r, 100, 3))]).then(console.log); Promise.race([new Promise(r => setTimeout(r, 50, 'slow')), new Promise(r => setTimeout(r, 10, 'fast'))]).then(console.log);
        """#, #"""
        fast
        [ 1, 2, 3 ]
        """#),
        ProgramRow(0, #"""
        Promise.allSettled([Promise.resolve(1), Promise.reject(new Error('no'))]).then(rs => rs.forEach(r => console.log(r.status, r.value ?? r.reason.message)));
        """#, #"""
        fulfilled 1
        rejected no
        """#),
        ProgramRow(0, #"""
        Promise.any([Promise.reject(new Error('a')), Promise.resolve('ok')]).then(console.log); Promise.any([Promise.reject(new Error('a'))]).catch(e => console.log(e instanceof AggregateError, e.errors.map(x => x.message)));
        """#, #"""
        ok
        true [ 'a' ]
        """#),
        ProgramRow(0, #"""
        let p = new Promise((resolve, reject) => { resolve('first'); reject(new Error('ignored')); resolve('second') }); p.then(console.log); console.log(p);
        """#, #"""
        Promise { 'first' }
        first
        """#),
        ProgramRow(0, #"""
        Promise.reject(new Error('oops')).catch(e => { console.log('caught', e.message); return 'recovered' }).then(console.log).finally(() => console.log('cleanup'));
        """#, #"""
        caught oops
        recovered
        cleanup
        """#),
        ProgramRow(0, #"""
        setTimeout(function run() { console.log('tick'); if (++run.n < 3) setTimeout(run, 100) }, 100); var run = { n: 0 };
        """#, #"""
        tick
        """#),
        ProgramRow(0, #"""
        let i = 1; setTimeout(function go() { console.log(i++); if (i < 4) setTimeout(go, 100) }, 100);
        """#, #"""
        1
        2
        3
        """#),
        ProgramRow(0, #"""
        const id = setInterval(() => console.log('tick'), 200); setTimeout(() => { clearInterval(id); console.log('stop') }, 700);
        """#, #"""
        tick
        tick
        tick
        stop
        """#),
        ProgramRow(0, #"""
        for (var i = 0; i < 3; i++) setTimeout(() => console.log('var', i)); for (let j = 0; j < 3; j++) setTimeout(() => console.log('let', j));
        """#, #"""
        var 3
        var 3
        var 3
        let 0
        let 1
        let 2
        """#),
        ProgramRow(0, #"""
        function loadScript(src, cb) { setTimeout(() => src ? cb(null, src) : cb(new Error('no src')), 10) } function promisify(f) { return (...a) => new Promise((res, rej) => f(...a, (e, r) => e ? rej(e) : res(r))) } promisify(loadScript)('x.js').then(console.log); promisify(loadScript)('').catch(e => console.log(e.message));
        """#, #"""
        x.js
        no src
        """#),
        ProgramRow(0, #"""
        async function f() { return await Promise.reject(new TypeError('bad')) } f().catch(e => console.log(e.name)); (async () => { try { await f() } catch (e) { console.log('try', e.message) } finally { console.log('fin') } })();
        """#, #"""
        TypeError
        try bad
        fin
        """#),
        ProgramRow(0, #"""
        (async () => { for await (const x of (async function* () { yield 1; yield 2 })()) console.log(x) })();
        """#, #"""
        1
        2
        """#),
        ProgramRow(0, #"""
        async function* gen() { let i = 0; try { while (true) { await new Promise(r => setTimeout(r, 100)); yield i++ } } finally { console.log('closed') } } (async () => { for await (const v of gen()) { console.log(v); if (v === 2) break } })();
        """#, #"""
        0
        1
        2
        closed
        """#),
        ProgramRow(0, #"""
        const thenable = { then(res) { console.log('then called'); res(42) } }; (async () => console.log(await thenable))(); console.log('sync');
        """#, #"""
        sync
        then called
        42
        """#),
        ProgramRow(0, #"""
        queueMicrotask(() => console.log('micro')); process.nextTick(() => console.log('tick')); setImmediate(() => console.log('immediate')); setTimeout(() => console.log('timeout'), 100); console.log('main');
        """#, #"""
        main
        tick
        micro
        immediate
        timeout
        """#),
        ProgramRow(0, #"""
        async function a1() { console.log('a1 start'); await a2(); console.log('a1 end') } async function a2() { console.log('a2') } console.log('script start'); setTimeout(() => console.log('setTimeout'), 0); a1(); new Promise(r => { console.log('promise1'); r() }).then(() => console.log('promise2')); console.log('script end');
        """#, #"""
        script start
        a1 start
        a2
        promise1
        script end
        a1 end
        promise2
        setTimeout
        """#),
        ProgramRow(0, #"""
        class Semaphore { constructor(n) { this.n = n; this.q = [] } async acquire() { if (this.n > 0) return void this.n--; await new Promise(r => this.q.push(r)) } release() { const r = this.q.shift(); if (r) r(); else this.n++ } } const s = new Semaphore(2), log = []; Promise.all([1, 2, 3, 4].map(async i => { await s.acquire(); log.push('start ' + i); await new Promise(r => setTimeout(r, 10 * i)); log.push('end ' + i); s.release() })).then(() => console.log(log.join('\n')));
        """#, #"""
        start 1
        start 2
        end 1
        start 3
        end 2
        start 4
        end 3
        end 4
        """#),
        ProgramRow(0, #"""
        function debounce(f, ms) { let t; return (...a) => { clearTimeout(t); t = setTimeout(() => f(...a), ms) } } const d = debounce(console.log, 100); d('a'); setTimeout(() => d('b'), 50); setTimeout(() => d('c'), 70);
        """#, #"""
        c
        """#),
        ProgramRow(0, #"""
        function throttle(f, ms) { let is = false, saved; return function w(...a) { if (is) { saved = a; return } f(...a); is = true; setTimeout(() => { is = false; if (saved) { const s = saved; saved = null; w(...s) } }, ms) } } const t = throttle(console.log, 100); t(1); t(2); t(3); setTimeout(() => t(4), 150);
        """#, #"""
        1
        3
        4
        """#),
        ProgramRow(0, #"""
        const t0 = performance.now(); const end = Date.now() + 20; while (Date.now() < end); console.log(performance.now() - t0 >= 19, 'done');
        """#, #"""
        true done
        """#),
        ProgramRow(0, #"""
        process.on('exit', code => console.log('exiting', code)); console.log('work');
        """#, #"""
        work
        exiting 0
        """#),
        ProgramRow(3, #"""
        process.exitCode = 3; console.log('x');
        """#, #"""
        x
        """#),
        ProgramRow(0, #"""
        process.on('uncaughtException', (e, o) => { console.log('caught', e.message, o) }); setTimeout(() => console.log('still alive'), 10); throw new Error('boom');
        """#, #"""
        caught boom uncaughtException
        still alive
        """#),
        ProgramRow(0, #"""
        process.on('unhandledRejection', (r, p) => console.log('unhandled', r.message, p instanceof Promise)); Promise.reject(new Error('late'));
        """#, #"""
        unhandled late true
        """#),
        ProgramRow(1, #"""
        Promise.reject(new Error('fatal')); setTimeout(() => console.log('never'), 0);
        """#, #"""

        """#),
        ProgramRow(0, #"""
        new Promise((_, r) => r(new Error('late'))).catch(() => console.log('handled')); console.log('sync end');
        """#, #"""
        sync end
        handled
        """#),
        ProgramRow(0, #"""
        const p = Promise.resolve(1); console.log(p, Promise.reject(2).catch(() => {}), (async () => 5)(), new Promise(() => {}));
        """#, #"""
        Promise { 1 } Promise { <pending> } Promise { 5 } Promise { <pending> }
        """#),
        ProgramRow(0, #"""
        const { setTimeout: st } = globalThis; console.log(typeof st, typeof setImmediate, typeof clearImmediate, typeof queueMicrotask);
        """#, #"""
        function function function function
        """#),
        ProgramRow(0, #"""
        const ac = new AbortController(); const { signal } = ac; function job(signal) { return new Promise((res, rej) => { if (signal.aborted) return rej(signal.reason); const t = setTimeout(res, 1000, 'done'); signal.addEventListener('abort', () => { clearTimeout(t); rej(signal.reason) }, { once: true }) }) } job(signal).catch(e => console.log(e.name, e.message)); setTimeout(() => ac.abort(), 100);
        """#, #"""
        AbortError This operation was aborted
        """#),
        ProgramRow(0, #"""
        const et = new EventTarget(); et.addEventListener('hello', e => console.log(e.type, e.detail)); et.dispatchEvent(new CustomEvent('hello', { detail: { name: 'x' } }));
        """#, #"""
        hello { name: 'x' }
        """#),
        ProgramRow(0, #"""
        class Store extends EventTarget { #v = 0; inc() { this.#v++; this.dispatchEvent(new CustomEvent('change', { detail: this.#v })) } } const s = new Store(); s.addEventListener('change', e => console.log(e.detail)); s.inc(); s.inc();
        """#, #"""
        1
        2
        """#),
        ProgramRow(0, #"""
        const u = new URL('/path?x=1', 'https://example.com'); u.searchParams.set('y', 'a b'); console.log(u.href, [...u.searchParams.keys()]);
        """#, #"""
        https://example.com/path?x=1&y=a+b [ 'x', 'y' ]
        """#),
        ProgramRow(0, #"""
        try { structuredClone(() => {}) } catch (e) { console.log(e.name, e.message) } try { structuredClone({ s: Symbol('q') }) } catch (e) { console.log(e.name, e.message, e.code) }
        """#, #"""
        DataCloneError () => {} could not be cloned.
        DataCloneError Symbol(q) could not be cloned. 25
        """#),
        ProgramRow(0, #"""
        const e = new TextEncoder().encode('€'); console.log(e, new TextDecoder().decode(e), btoa('hi'), atob('aGk='));
        """#, #"""
        Uint8Array(3) [ 226, 130, 172 ] € aGk= hi
        """#),
        ProgramRow(0, #"""
        async function retry(f, n) { for (let i = 1; i <= n; i++) try { return await f(i) } catch (e) { console.log('attempt', i, e.message); if (i === n) throw e; await new Promise(r => setTimeout(r, 2 ** i * 10)) } } retry(async i => { if (i < 3) throw new Error('fail ' + i); return 'ok ' + i }, 5).then(console.log);
        """#, #"""
        attempt 1 fail 1
        attempt 2 fail 2
        ok 3
        """#),
        ProgramRow(0, #"""
        const results = []; (async () => { for (const ms of [30, 10, 20]) { await new Promise(r => setTimeout(r, ms)); results.push(ms) } console.log('seq', results); const par = await Promise.all([30, 10, 20].map(ms => new Promise(r => setTimeout(r, ms, ms)))); console.log('par', par) })();
        """#, #"""
        seq [ 30, 10, 20 ]
        par [ 30, 10, 20 ]
        """#),
        ProgramRow(0, #"""
        Promise.resolve(1).then(2).then(console.log); Promise.resolve().then(() => { throw 'str' }).catch(console.log); new Promise((r, j) => { throw new Error('in executor') }).catch(e => console.log(e.message));
        """#, #"""
        in executor
        1
        str
        """#),
        ProgramRow(0, #"""
        (async () => { await Promise.all([Promise.reject(new Error('one')), Promise.reject(new Error('two'))]).catch(e => console.log(e.message)); const r = await Promise.race([]) })(); console.log('x');
        """#, #"""
        x
        one
        """#),
        ProgramRow(0, #"""
        console.log(Promise.resolve(1) === Promise.resolve(1), (p => Promise.resolve(p) === p)(Promise.resolve())); console.log(Object.prototype.toString.call(Promise.resolve()), Promise.name, Promise.length);
        """#, #"""
        false true
        [object Promise] Promise 1
        """#),
        ProgramRow(0, #"""
        const p1 = new Promise(r => setTimeout(r, 100, 'p1')); const timeout = (p, ms) => Promise.race([p, new Promise((_, j) => setTimeout(j, ms, new Error('timeout after ' + ms)))]); timeout(p1, 50).catch(e => console.log(e.message)); timeout(p1, 500).then(console.log);
        """#, #"""
        timeout after 50
        p1
        """#),
        ProgramRow(0, #"""
        const EventEmitter = process.getBuiltinModule('events'); const e = new EventEmitter(); e.on('x', function (a) { console.log(this === e, a) }); e.once('x', () => console.log('once')); e.emit('x', 1); e.emit('x', 2); console.log(e.listenerCount('x'), e.eventNames());
        """#, #"""
        true 1
        once
        true 2
        1 [ 'x' ]
        """#),
        ProgramRow(0, #"""
        console.log(typeof process, process.argv.length >= 1, typeof process.version, process.platform, typeof process.pid, process.env.UNDEFINED_VAR, typeof process.memoryUsage().heapUsed, typeof process.uptime());
        """#, #"""
        object true string linux number undefined number number
        """#),
        ProgramRow(0, #"""
        process.stdout.write('a'); process.stdout.write('b\n'); console.error('to stderr'); process.stderr.write('err\n');
        """#, #"""
        ab
        """#),
        ProgramRow(0, #"""
        new Promise(r => r()).then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)); new Promise(r => r()).then(() => console.log('a')).then(() => console.log('b')).then(() => console.log('c'));
        """#, #"""
        1
        a
        2
        b
        3
        c
        """#),
        ProgramRow(0, #"""
        Promise.resolve().then(() => { console.log(0); return Promise.resolve(4) }).then(console.log); Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(5)).then(() => console.log(6));
        """#, #"""
        0
        1
        2
        3
        4
        5
        6
        """#),
        ProgramRow(0, #"""
        const m = new Map(); const memo = f => async k => { if (!m.has(k)) m.set(k, f(k)); return m.get(k) }; const g = memo(async k => { console.log('compute', k); return k * 2 }); Promise.all([g(1), g(1), g(2)]).then(console.log);
        """#, #"""
        compute 1
        compute 2
        [ 2, 2, 4 ]
        """#),
        ProgramRow(0, #"""
        const err = new Error('outer', { cause: new TypeError('inner') }); Promise.reject(err).catch(e => console.log(e.message, e.cause.message)); try { throw new AggregateError([new Error('a'), 1], 'many') } catch (e) { console.log(e.name, e.message, e.errors.length) }
        """#, #"""
        AggregateError many 2
        outer inner
        """#),
        ProgramRow(2, #"""
        async function main() { console.log('main'); process.exit(2) } main().finally(() => console.log('never')); console.log('neither');
        """#, #"""
        main
        """#),
        ProgramRow(1, #"""
        setTimeout(() => { throw new Error('in timer') }, 10); setTimeout(() => console.log('never'), 20);
        """#, #"""

        """#),
        ProgramRow(1, #"""
        (async () => { throw new TypeError('async boom') })();
        """#, #"""

        """#),
        ProgramRow(1, #"""
        Promise.reject(5);
        """#, #"""

        """#),
        ProgramRow(1, #"""
        Promise.reject(undefined);
        """#, #"""

        """#),
        ProgramRow(0, #"""
        process.on('warning', w => console.log(w.name, w.message)); process.emitWarning('hey', 'MyWarning', 'W1');
        """#, #"""
        MyWarning hey
        """#),
        ProgramRow(0, #"""
        const it = { from: 1, to: 3, [Symbol.asyncIterator]() { let c = this.from, l = this.to; return { next: async () => c <= l ? { value: c++, done: false } : { done: true } } } }; (async () => { for await (const v of it) console.log(v); for await (const v of [Promise.resolve('p'), 'q']) console.log(v) })();
        """#, #"""
        1
        2
        3
        p
        q
        """#),
        ProgramRow(0, #"""
        let resolve; const gate = new Promise(r => resolve = r); (async () => { console.log('waiting'); console.log(await gate) })(); setTimeout(() => resolve('open'), 20);
        """#, #"""
        waiting
        open
        """#),
        ProgramRow(0, #"""
        console.time; const label = 'x'; console.log([1, 2, 3].map(async x => x * 2)); Promise.all([1, 2, 3].map(async x => x * 2)).then(console.log);
        """#, #"""
        [ Promise { 2 }, Promise { 4 }, Promise { 6 } ]
        [ 2, 4, 6 ]
        """#),
        ProgramRow(0, #"""
        const sleep = (ms, v) => new Promise(r => setTimeout(() => r(v), ms)); (async () => { const [a, b] = await Promise.all([sleep(20, 'a'), sleep(10, 'b')]); console.log(a, b); const o = { x: await sleep(1, 1), y: await sleep(1, 2) }; console.log(o) })();
        """#, #"""
        a b
        { x: 1, y: 2 }
        """#),
        ProgramRow(0, #"""
        function* co() { const a = yield Promise.resolve(1); const b = yield Promise.resolve(a + 1); return b } function run(g) { const it = g(); return new Promise((res, rej) => { (function step(v) { const r = it.next(v); r.done ? res(r.value) : Promise.resolve(r.value).then(step, rej) })() }) } run(co).then(console.log);
        """#, #"""
        2
        """#),
        ProgramRow(0, #"""
        const q = []; let running = 0; const limit = 2; function add(f) { return new Promise((res, rej) => { q.push({ f, res, rej }); next() }) } function next() { if (running >= limit || !q.length) return; running++; const { f, res, rej } = q.shift(); f().then(res, rej).finally(() => { running--; next() }) } for (let i = 0; i < 4; i++) add(() => new Promise(r => { console.log('start', i); setTimeout(r, 10, i) })).then(v => console.log('done', v));
        """#, #"""
        start 0
        start 1
        done 0
        start 2
        done 1
        start 3
        done 2
        done 3
        """#),
        ProgramRow(0, #"""
        console.log(Number(setTimeout(() => {}, 0)) > 0, typeof +setInterval(() => {}, 1e6).unref());
        """#, #"""
        true number
        """#),
        ProgramRow(1, #"""
        const p = Promise.reject(new Error('x')); setTimeout(() => p.catch(() => console.log('too late')), 0);
        """#, #"""

        """#),
        ProgramRow(0, #"""
        window = globalThis; addEventListener = undefined; console.log(typeof window.setTimeout);
        """#, #"""
        function
        """#),
        ProgramRow(0, #"""
        Promise.try; console.log(typeof Promise.all, Object.getOwnPropertyNames(Promise.prototype));
        """#, #"""
        function [ 'constructor', 'then', 'catch', 'finally' ]
        """#),
        ProgramRow(0, #"""
        process.on('exit', () => { setTimeout(() => console.log('never'), 0); Promise.resolve().then(() => console.log('never2')); process.nextTick(() => console.log('never3')); console.log('exit handler') });
        """#, #"""
        exit handler
        never2
        """#),
        ProgramRow(0, #"""
        process.once('beforeExit', () => { console.log('before'); setTimeout(() => console.log('more'), 1) }); process.on('exit', c => console.log('exit', c));
        """#, #"""
        before
        more
        exit 0
        """#),
        ProgramRow(0, #"""
        (function f(n) { if (n === 0) return console.log('done'); process.nextTick(f, n - 1) })(1000);
        """#, #"""
        done
        """#),
        ProgramRow(0, #"""
        let c = 0; (function loop() { if (++c < 1000) Promise.resolve().then(loop); else console.log('micro', c) })(); setTimeout(() => console.log('timer'), 0);
        """#, #"""
        micro 1000
        timer
        """#),
        ProgramRow(0, #"""
        const o = { async m() { return this.x }, x: 5, get p() { return Promise.resolve(6) } }; o.m().then(console.log); o.p.then(console.log); (async x => x)(7).then(console.log); const af = async function named() {}; console.log(af, async () => {}, o.m);
        """#, #"""
        [AsyncFunction: named] [AsyncFunction (anonymous)] [AsyncFunction: m]
        5
        6
        7
        """#),
        ProgramRow(0, #"""
        async function f(x = Promise.reject(1)) { try { await x } catch (e) { return 'c' + e } } f().then(console.log); async function g() { throw 1 } g().then(null, e => console.log('rejected', e)); console.log(f.constructor.name, Object.prototype.toString.call(f));
        """#, #"""
        AsyncFunction [object AsyncFunction]
        rejected 1
        c1
        """#),
    ]
}
