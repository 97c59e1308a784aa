//// async patterns: pool, retry, debounce, throttle, memo, mutex, event queue
const sleep = (ms, v) => new Promise(r => setTimeout(r, ms, v));
async function pool(tasks, limit) {
  const res = [];
  let i = 0, active = 0, max = 0;
  const worker = async () => { while (i < tasks.length) { const k = i++; active++; max = Math.max(max, active); try { res[k] = await tasks[k](); } catch (e) { res[k] = e.message; } active--; } };
  await Promise.all(Array.from({ length: limit }, worker));
  return { res, max };
}
async function retry(fn, { n = 3, base = 10 } = {}) {
  const log = [];
  for (let a = 0; ; a++) try { return { v: await fn(a), log }; } catch (e) { log.push(`${a}:${e.message}`); if (a >= n) throw new AggregateError([e], 'gave up'); await sleep(base * 2 ** a); }
}
const debounce = (f, ms) => { let t; return (...a) => { clearTimeout(t); t = setTimeout(f, ms, ...a); }; };
const throttle = (f, ms) => { let last = -Infinity; return (...a) => { const now = performance.now(); if (now - last >= ms) { last = now; f(...a); } }; };
class Mutex { #q = Promise.resolve(); run(f) { const p = this.#q.then(f); this.#q = p.catch(() => {}); return p; } }
class AsyncQueue {
  #items = [];
  #waiters = [];
  #closed = false;
  push(x) { const w = this.#waiters.shift(); w ? w({ value: x, done: false }) : this.#items.push(x); }
  close() { this.#closed = true; for (const w of this.#waiters) w({ value: undefined, done: true }); }
  [Symbol.asyncIterator]() { return { next: () => this.#items.length ? Promise.resolve({ value: this.#items.shift(), done: false }) : this.#closed ? Promise.resolve({ done: true }) : new Promise(r => this.#waiters.push(r)), return: async () => { console.log('cleanup'); return { done: true }; } }; }
}
(async () => {
  console.log(await pool([1, 2, 3, 4, 5].map(x => async () => { await sleep(10 * x); if (x === 3) throw new Error('three'); return x * x; }), 2));
  console.log(await retry(async a => { if (a < 2) throw new Error('fail' + a); return 'ok' + a; }));
  await retry(() => { throw new Error('always'); }, { n: 1 }).catch(e => console.log(e.name, e.message, e.errors[0].message));
  const d = debounce((...a) => console.log('debounced', a), 20);
  d(1);
  d(2);
  await sleep(10);
  d(3, 'x');
  await sleep(30);
  const mu = new Mutex();
  const out = [];
  await Promise.all([mu.run(async () => { await sleep(20); out.push('a'); }), mu.run(() => out.push('b')), mu.run(async () => { throw new Error('m'); }).catch(e => out.push(e.message)), mu.run(() => out.push('c'))]);
  console.log(out);
  const q = new AsyncQueue();
  setTimeout(() => { q.push('x'); q.push('y'); q.push('z'); }, 5);
  for await (const v of q) { console.log('got', v); if (v === 'y') break; }
  q.close();
  for await (const v of q) console.log('rest', v);
  const memo = new Map();
  const once = k => memo.get(k) ?? memo.set(k, sleep(5, k + '!')).get(k);
  console.log(once('a') === once('a'), await once('a'));
  const timeout = (p, ms) => Promise.race([p, sleep(ms).then(() => { throw new Error(`Timed out after ${ms}`); })]);
  await timeout(sleep(50), 10).catch(e => console.log(e.message));
  console.log(await timeout(sleep(5, 'in time'), 10));
  const seq = await [3, 1, 2].reduce(async (acc, x) => { const a = await acc; await sleep(x); return [...a, x]; }, Promise.resolve([]));
  console.log(seq);
  async function* pages() { for (let i = 1; i <= 3; i++) { await sleep(1); yield { page: i, items: [i * 10] }; } }
  const items = [];
  for await (const { items: [x] } of pages()) items.push(x);
  console.log(items);
  const gen = pages();
  console.log(await gen.next(), await gen.return('bye'), await gen.next(), gen[Symbol.toStringTag]);
  try { await pages().throw(new Error('thrown in')); } catch (e) { console.log(e.message); }
  const ac = new AbortController();
  const abortable = (ms, signal) => new Promise((res, rej) => { const t = setTimeout(res, ms, 'finished'); signal.addEventListener('abort', () => { clearTimeout(t); rej(signal.reason); }, { once: true }); });
  setTimeout(() => ac.abort(), 5);
  await abortable(50, ac.signal).catch(e => console.log(e.name, e.message, e.code));
  const { setTimeout: st, setInterval: si, setImmediate: sim, scheduler } = require('timers/promises');
  console.log(await st(3, 'tp'), await sim('im'));
  let c = 0;
  for await (const v of si(2, 'iv')) { console.log(v, ++c); if (c === 2) break; }
  const ac2 = new AbortController();
  const p = st(100, null, { signal: ac2.signal });
  ac2.abort(new Error('why'));
  await p.catch(e => console.log(e.name, e.code, e.message, e.cause?.message));
  await scheduler.wait(1);
  await scheduler.yield();
})();

//// abort signals and event targets
const s0 = AbortSignal.abort();
console.log(s0.aborted, s0.reason.name, s0.reason.message, s0.reason.code);
try { s0.throwIfAborted(); } catch (e) { console.log(`${e}`); }
console.log(AbortSignal.abort('why').reason, new AbortController(), new AbortController().signal);
const c1 = new AbortController(), c2 = new AbortController();
const any = AbortSignal.any([c1.signal, c2.signal]);
any.addEventListener('abort', () => console.log('any', any.reason));
c2.abort('second');
c1.abort('first');
console.log(any.aborted, any.reason);
try { new AbortSignal(); } catch (e) { console.log(`${e}`, e.code); }
try { AbortSignal.timeout(-1); } catch (e) { console.log(`${e}`, e.code); }
try { AbortSignal.any(5); } catch (e) { console.log(`${e}`, e.code); }
try { AbortController.prototype.abort.call({}); } catch (e) { console.log(`${e}`, e.code); }
const et = new EventTarget();
const h = { handleEvent(e) { console.log('obj', e.type, this === h); } };
et.addEventListener('a', h);
et.addEventListener('a', h);
et.addEventListener('a', function (e) { console.log('fn', this === et, e.defaultPrevented, e.cancelable); e.preventDefault(); });
et.addEventListener('a', () => console.log('once'), { once: true });
et.addEventListener('a', e => e.stopImmediatePropagation());
et.addEventListener('a', () => console.log('unreached'));
console.log(et.dispatchEvent(new Event('a')), et.dispatchEvent(new Event('a', { cancelable: true })));
et.removeEventListener('a', h);
et.dispatchEvent(new Event('a'));
const ev = new CustomEvent('c', { detail: { x: 1 }, bubbles: true });
console.log(
  ev.detail, ev.bubbles, ev.type, ev.eventPhase, ev.isTrusted, ev.composed, ev.target, ev.composedPath(), Event.AT_TARGET, ev.returnValue, ev.cancelBubble,
  ev.constructor.name
);
try { et.dispatchEvent(5); } catch (e) { console.log(`${e}`, e.code); }
try { new Event(); } catch (e) { console.log(`${e}`, e.code); }
try { et.addEventListener('x'); } catch (e) { console.log(`${e}`, e.code); }
et.addEventListener('y', null);
try { et.addEventListener('x', 5); } catch (e) { console.log(`${e}`, e.code); }
const sig = new AbortController();
et.addEventListener('s', () => console.log('s fired'), { signal: sig.signal });
et.dispatchEvent(new Event('s'));
sig.abort();
et.dispatchEvent(new Event('s'));
et.addEventListener('rec', e => { try { et.dispatchEvent(e); } catch (x) { console.log(x.name, x.message, x.code); } });
et.dispatchEvent(new Event('rec'));
class Sub extends EventTarget { constructor() { super(); this.v = 1; } fire(n) { this.dispatchEvent(new CustomEvent(n, { detail: n })); } }
const sub = new Sub();
sub.addEventListener('q', e => console.log(e.detail, e.currentTarget === sub));
sub.fire('q');
console.log(sub, et, Object.prototype.toString.call(et));
const { EventEmitter, once, on, getEventListeners, setMaxListeners, defaultMaxListeners } = require('events');
(async () => {
  const e = new EventEmitter();
  setTimeout(() => e.emit('go', 1, 2), 1);
  console.log(await once(e, 'go'));
  setTimeout(() => e.emit('error', new Error('bad')), 1);
  try { await once(e, 'go'); } catch (x) { console.log(x.message); }
  const ac = new AbortController();
  setTimeout(() => { e.emit('d', 1); e.emit('d', 2); ac.abort(); }, 1);
  try { for await (const a of on(e, 'd', { signal: ac.signal })) console.log('on', a); } catch (x) { console.log(x.name, x.code, x.message); }
  console.log(getEventListeners(et, 's'), getEventListeners(e, 'd'), defaultMaxListeners);
  const et2 = new EventTarget();
  setTimeout(() => et2.dispatchEvent(new Event('z')), 1);
  const [z] = await once(et2, 'z');
  console.log(z.type);
})();

//// event emitters
const EventEmitter = require('node:events');
const util = require('util');
class Chat extends EventEmitter { constructor() { super(); this.users = []; } join(u) { this.users.push(u); return this.emit('join', u, this.users.length); } }
const c = new Chat();
c.on('join', function (u, n) { console.log(u, n, this === c); });
c.prependListener('join', () => console.log('first'));
c.once('join', () => console.log('once'));
console.log(c.join('a'), c.join('b'), c.emit('none'), c.listenerCount('join'), c.eventNames(), c.listeners('join'), c.rawListeners('join').length, c.getMaxListeners());
c.off('join', () => {});
c.removeAllListeners('join');
console.log(
  c.listenerCount('join'), c, EventEmitter.name, EventEmitter.EventEmitter === EventEmitter, typeof EventEmitter.once, EventEmitter.errorMonitor,
  EventEmitter.captureRejectionSymbol
);
try { c.emit('error', new Error('unhandled one')); } catch (e) { console.log(e.message, e.code); }
try { c.emit('error', 'str'); } catch (e) { console.log(e.message, e.code, e.context); }
try { c.emit('error', { a: 1 }); } catch (e) { console.log(e.message, e.code); }
try { c.emit('error'); } catch (e) { console.log(e.message, e.code); }
try { c.on('x', 5); } catch (e) { console.log(e.message, e.code); }
try { c.setMaxListeners(-1); } catch (e) { console.log(e.message, e.code); }
try { c.emit('error', null); } catch (e) { console.log(e.message); }
c.on('newListener', (n, f) => console.log('new', n, f.name));
c.on('removeListener', (n, f) => console.log('removed', n, f.name));
function named() {}
c.on('z', named);
c.addListener('z', named);
c.once('w', function ww() {});
c.off('z', named);
c.removeListener('z', named);
c.emit('w');
c.on(EventEmitter.errorMonitor, e => console.log('monitor', e.message));
c.on('error', e => console.log('handled', e.message));
c.emit('error', new Error('E'));
const s = Symbol('sym');
c.on(s, () => {});
console.log(c.eventNames());
for (let i = 0; i < 11; i++) c.on('leak', () => {});
c.setMaxListeners(1);
c.on('l2', () => {});
c.on('l2', () => {});
process.on('warning', w => console.log(w.name, w.message, w.type, w.count, w.emitter === c));
const cr = new EventEmitter({ captureRejections: true });
cr.on('ev', async () => { throw new Error('async bad'); });
cr.on('error', e => console.log('captured', e.message));
cr.emit('ev');
const order = new EventEmitter();
order.on('a', () => { console.log(1); order.on('a', () => console.log('added during')); order.removeAllListeners('b'); });
order.on('a', () => console.log(2));
order.emit('a');
order.emit('a');
console.log(util.inspect(order, { depth: 0 }));

//// node docs: util.inherits, EventEmitter async, once, captureRejections
const { EventEmitter, once } = require('node:events');
const util = require('node:util');
class MyEmitter extends EventEmitter {}
const myEmitter = new MyEmitter();
myEmitter.on('event', function (a, b) { console.log(a, b, this, this === myEmitter); });
myEmitter.emit('event', 'a', 'b');
myEmitter.on('event', (a, b) => { setImmediate(() => { console.log('this happens asynchronously', this); }); });
myEmitter.emit('event', 'a', 'b');
let m = 0;
myEmitter.once('event2', () => { console.log(++m); });
myEmitter.emit('event2');
myEmitter.emit('event2');
console.log(util.inspect(myEmitter.listeners('event')), myEmitter.rawListeners('event2'));
const log = myEmitter.once('log', () => console.log('log once')).rawListeners('log')[0];
log.listener();
log();
myEmitter.on('log', () => console.log('log persistently'));
myEmitter.emit('log');
myEmitter.emit('log');
(async () => {
  process.nextTick(() => { myEmitter.emit('x', 42); });
  const [v] = await once(myEmitter, 'x');
  console.log(v);
  const err = new Error('kaboom');
  process.nextTick(() => myEmitter.emit('error', err));
  try { await once(myEmitter, 'y'); } catch (e) { console.log('error happened', e.message); }
})();

//// readline, and lines from a stream
const rl = require('readline');
const { Readable, PassThrough } = require('stream');
const i = rl.createInterface({ input: Readable.from(['line1\nli', 'ne2\r\nline3\n', 'no newline']), crlfDelay: Infinity });
i.on('line', l => console.log('line:', JSON.stringify(l))).on('close', () => { console.log('closed'); next(); });
async function next() {
  const lines = [];
  for await (const l of rl.createInterface({ input: Readable.from(['a\nb\n\nc']) })) lines.push(l);
  console.log(lines);
  const input = new PassThrough(), output = new PassThrough();
  let out = '';
  output.on('data', d => { out += d; });
  const q = rl.createInterface({ input, output, terminal: false });
  q.question('name? ', a => { console.log('answer', a); q.setPrompt('> '); q.prompt(); input.write('cmd\n'); });
  q.on('line', l => { console.log('got', l); q.close(); });
  input.write('Bob\n');
  await new Promise(r => q.on('close', r));
  await null;
  console.log(JSON.stringify(out));
  const rp = require('readline/promises');
  const inp = new PassThrough();
  const r2 = rp.createInterface({ input: inp, output: new PassThrough() });
  setTimeout(() => inp.write('42\n'), 1);
  console.log(await r2.question('age? '));
  r2.close();
  try { r2.prompt(); } catch (e) { console.log(e.code, e.message); }
  console.log(typeof rl.clearLine, typeof rl.cursorTo, rl.Interface === r2.constructor, Object.keys(rl));
}
