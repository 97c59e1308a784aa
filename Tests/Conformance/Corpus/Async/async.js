//// async functions give promises
async function f() { return 1; } const g = async () => { throw new Error('x'); }; console.log(f(), f.constructor.name, typeof f, f); f().then(v => console.log(v)); g().catch(e => console.log(e.message)); (async () => Promise.resolve('flat'))().then(console.log);

//// await and order
async function a() { console.log('a1'); await b(); console.log('a2'); } async function b() { console.log('b1'); await null; console.log('b2'); } console.log('start'); a().then(() => console.log('a done')); console.log('end');

//// try and catch around await
const fail = ms => new Promise((_, r) => setTimeout(() => r(new Error(`after ${ms}`)), ms)); (async () => { try { await fail(5); } catch (e) { console.log('caught', e.message); } finally { console.log('finally'); } const v = await fail(1).catch(e => 'default'); console.log(v); try { await Promise.all([fail(2), fail(1)]); } catch (e) { console.log(e.message); } return 'end'; })().then(console.log);

//// in turn and at once
const sleep = (ms, v) => new Promise(r => setTimeout(r, ms, v)); (async () => { const t0 = performance.now(); for (const n of [1, 2]) console.log(await sleep(20, n)); const r = await Promise.all([sleep(30, 'x'), sleep(10, 'y')]); console.log(r, performance.now() - t0 >= 70); for await (const v of [sleep(2, 'p'), 'plain', sleep(1, 'q')]) console.log(v); })();

//// await takes thenables and values
(async () => { console.log(await 5, await { then(r) { r('then'); } }, await (await (async () => 'deep')()), (await [1, 2])[1], typeof await null); const o = { async m() { return this.v; }, v: 9 }; console.log(await o.m()); class C { static async s() { return 's'; } async #p() { return 'private'; } async q() { return this.#p(); } } console.log(await C.s(), await new C().q()); })();

//// async iteration
const ticker = { [Symbol.asyncIterator]() { let n = 0; return { next: async () => ({ value: n, done: n++ >= 3 }), return: async () => { console.log('returned'); return {}; } }; } }; (async () => { for await (const t of ticker) console.log(t); for await (const t of ticker) { if (t === 1) break; } })();

//// async generators
async function* lines() { for (const l of ['one', 'two', 'three']) { await null; yield l; } } (async () => { for await (const l of lines()) console.log(l); const it = lines(); console.log(await it.next(), await it.return('r'), await it.next(), Object.prototype.toString.call(it), it[Symbol.asyncIterator]() === it); async function* outer() { yield* lines(); return 1; } const all = []; for await (const x of outer()) all.push(x); console.log(all); })();

//// a queue of work with a limit
async function pool(tasks, limit) { const results = [], running = new Set(); let most = 0; for (const [i, t] of tasks.entries()) { const p = t().then(v => { results[i] = v; running.delete(p); }); running.add(p); most = Math.max(most, running.size); if (running.size >= limit) await Promise.race(running); } await Promise.all(running); return { results, most }; } pool([30, 10, 20, 5].map(ms => () => new Promise(r => setTimeout(r, ms, ms * 2))), 2).then(console.log);

//// a mutex
class Mutex { #last = Promise.resolve(); run(f) { const p = this.#last.then(f); this.#last = p.catch(() => {}); return p; } } const m = new Mutex(), log = []; const job = n => m.run(async () => { log.push(n + ' in'); await new Promise(r => setTimeout(r, 5)); log.push(n + ' out'); }); Promise.all([job('a'), job('b')]).then(() => console.log(log));

//// errors cross await
async function inner() { await null; throw new TypeError('inner'); } async function outer() { return inner(); } async function outerAwait() { try { return await inner(); } catch (e) { return 'kept ' + e.message; } } outer().catch(e => console.log(e.name)); outerAwait().then(console.log); (async () => { const results = await Promise.allSettled([inner(), 1, outerAwait()]); console.log(results.map(r => r.status)); })();

//// async in loops and callbacks
const later = v => new Promise(r => setTimeout(r, 1, v)); (async () => { console.log([1, 2].map(async x => x * 2).every(p => p instanceof Promise), await Promise.all([1, 2].map(async x => x * 2))); let sum = 0; for (let i = 0; i < 3; i++) sum += await later(i); console.log(sum); const fs = []; for (let i = 0; i < 3; i++) fs.push(async () => (await null, i)); console.log(await Promise.all(fs.map(f => f()))); const reduced = await [1, 2, 3].reduce(async (acc, n) => (await acc) + n, 0); console.log(reduced); })();

//// events in time
const log = []; setTimeout(() => log.push('b'), 300); setTimeout(() => log.push('a'), 100); const i = setInterval(() => { log.push('i'); if (log.filter(x => x === 'i').length === 3) { clearInterval(i); console.log(log.join('')); } }, 200); const c = setTimeout(() => log.push('never'), 1); clearTimeout(c); clearTimeout(undefined); clearTimeout({});

//// immediates and ticks
setTimeout(() => { setImmediate(() => console.log('immediate')); setTimeout(() => console.log('timeout'), 0); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); }, 1); const im = setImmediate(() => console.log('never')); clearImmediate(im);

//// timer arguments and objects
setTimeout((a, b) => console.log(a, b), 1, 'x', 2); const t = setTimeout(() => {}, 1); console.log(typeof t, typeof t.ref, t.hasRef(), t.unref() === t, t.hasRef()); setTimeout(function () { console.log(typeof this); }, 2); try { setTimeout('code', 1); } catch (e) { console.log(e.name, e.code); } console.log(isNaN(+t), typeof t[Symbol.toPrimitive]());

//// debounce and throttle
const debounce = (f, ms) => { let t; return (...a) => { clearTimeout(t); t = setTimeout(f, ms, ...a); }; }; const d = debounce(v => console.log('debounced', v), 200); d(1); d(2); setTimeout(() => d(3), 100); setTimeout(() => d(4), 600); const throttle = (f, ms) => { let last = -Infinity; return v => { const n = performance.now(); if (n - last >= ms) { last = n; f(v); } }; }; const th = throttle(v => console.log('throttled', v), 350); [0, 100, 200, 700].forEach(ms => setTimeout(th, ms, ms));

//// emitters and once
class Emitter { #l = {}; on(n, f) { (this.#l[n] ??= []).push(f); return this; } emit(n, ...a) { (this.#l[n] ?? []).forEach(f => f(...a)); } } const once = (e, n) => new Promise(r => e.on(n, r)); const e = new Emitter(); (async () => { console.log('waiting'); console.log(await once(e, 'ready')); })(); setTimeout(() => e.emit('ready', 'go'), 3);

//// EventTarget
const t = new EventTarget(); t.addEventListener('ping', e => console.log(e.type, e instanceof Event, e.target === t)); t.addEventListener('ping', () => console.log('once'), { once: true }); t.dispatchEvent(new Event('ping')); t.dispatchEvent(new Event('ping')); const f = () => console.log('removed'); t.addEventListener('x', f); t.removeEventListener('x', f); console.log(t.dispatchEvent(new Event('x')));

//// AbortController
const c = new AbortController(); c.signal.addEventListener('abort', () => console.log('aborted', c.signal.reason.name)); console.log(c.signal.aborted); c.abort(); console.log(c.signal.aborted); try { c.signal.throwIfAborted(); } catch (e) { console.log(e.name, e.message); } const d = new AbortController(); d.abort(new Error('mine')); console.log(d.signal.reason.message, AbortSignal.abort('r').reason);

//// a bare yield of an async generator waits, too
const log = (...a) => console.log(...a);
async function* t1() { log('a', yield); log('b', yield); log('end'); }
{ const g = t1(); for (let k = 0; k < 4; k++) g.next(k).then(v => log("1", k, v)); }
async function* t2() { log('a2', yield undefined); log('b2', yield undefined); log('end2'); }
{ const g = t2(); for (let k = 0; k < 4; k++) g.next(k).then(v => log("2", k, v)); }
