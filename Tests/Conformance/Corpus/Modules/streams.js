//// writes and drains
const { Writable } = require('stream');
const w = new Writable({ highWaterMark: 10, write(chunk, enc, cb) { setTimeout(() => { console.log('wrote', chunk.toString()); cb(); }, 2); } });
function writeMany(writer, data, times, cb) { let i = times; write(); function write() { let ok = true; do { i--; if (i === 0) writer.write(data + i, 'utf8', cb); else { ok = writer.write(data + i); console.log('write', i, ok, writer.writableLength); } } while (i > 0 && ok); if (i > 0) { console.log('waiting for drain'); writer.once('drain', write); } } }
writeMany(w, 'data', 8, () => { console.log('all'); w.end(); }); w.on('finish', () => console.log('finish')); w.on('close', () => console.log('close'));

//// one source, two pipes
const { PassThrough, Readable } = require('stream');
const a = Readable.from(['1', '2', '3']); const t1 = new PassThrough(), t2 = new PassThrough(); a.pipe(t1); a.pipe(t2); t1.on('data', (d) => console.log('t1', String(d))); t2.on('data', (d) => console.log('t2', String(d))); t1.on('end', () => console.log('t1 end')); t2.on('end', () => console.log('t2 end')); a.on('end', () => console.log('src end')); a.on('close', () => console.log('src close')); console.log(a.listenerCount('data'), t1.eventNames(), t2.listenerCount('unpipe'));

//// order of a Duplex and a Transform
const { Duplex, Transform, PassThrough } = require('stream');
class Echo extends Duplex { constructor() { super({ allowHalfOpen: false }); this.q = []; } _write(c, e, cb) { this.push(`echo:${c}`); cb(); } _read() {} _final(cb) { this.push(null); cb(); } _destroy(err, cb) { console.log('destroyed', err); cb(err); } } const e = new Echo(); e.on('data', (d) => console.log(d.toString())); for (const ev of ['end', 'finish', 'close', 'prefinish', 'pause', 'resume', 'error']) e.on(ev, () => console.log('event', ev)); e.write('a'); e.write('b'); e.end();
const t = new Transform({ objectMode: true, transform(o, _, cb) { cb(null, { ...o, seen: true }); } }); for (const ev of ['end', 'finish', 'close', 'prefinish', 'pause', 'resume', 'readable', 'drain']) t.on(ev, () => console.log('t', ev)); setTimeout(() => { let x; while ((x = t.read())) console.log(x); }, 1); t.write({ id: 1 }); t.end({ id: 2 });

//// a reader of lines
const { Readable, Transform, pipeline } = require('stream'); const csv = 'id,name\n1,Ann\n2,Bob\n3,Cy\n';
const split = new Transform({ readableObjectMode: true, construct(cb) { this.rest = ''; cb(); }, transform(c, e, cb) { const parts = (this.rest + c).split('\n'); this.rest = parts.pop(); for (const p of parts) this.push(p); cb(); }, flush(cb) { if (this.rest) this.push(this.rest); cb(); } });
const parse = new Transform({ objectMode: true, transform(line, e, cb) { const f = line.split(','); if (!this.head) { this.head = f; return cb(); } cb(null, Object.fromEntries(this.head.map((h, i) => [h, f[i]]))); } });
pipeline(Readable.from(csv.match(/.{1,7}/gs)), split, parse, async (rows) => { for await (const r of rows) console.log(r); return 'ret'; }, (err, val) => console.log('done', err, val));

//// failing pipelines
const { Readable, Writable, finished, pipeline } = require('stream'); const bad = new Readable({ read() { process.nextTick(() => this.destroy(new Error('source failed'))); } }); const sink = new Writable({ write(c, e, cb) { cb(); } }); for (const [n, s] of [['bad', bad], ['sink', sink]]) for (const ev of ['error', 'close', 'end', 'finish']) s.on(ev, (e) => console.log(n, ev, e?.message)); pipeline(bad, sink, (e) => { console.log('cb', e.message, sink.destroyed, bad.destroyed); }); const f = new Readable({ read() {} }); finished(f, (e) => console.log('finished', e?.code, e?.message)); f.push('x'); f.destroy(); const g = new Writable({ write(c, e, cb) { cb(); } }); finished(g, (e) => console.log('g', e)); g.end('x'); const c = finished(g, () => console.log('never')); c();

//// reading by bytes
const { Readable } = require('stream'); const r = new Readable({ read() {} }); r.push('abcdefghij'); r.push('klm'); console.log(r.read(3).toString(), r.readableLength, r.read(20), r.read(2).toString()); r.on('readable', () => { console.log('readable event', r.readableLength); let c; while (null !== (c = r.read(4))) console.log(`Read ${c.length} bytes: ${c}`); }); r.on('end', () => console.log('end')); setTimeout(() => r.push('nop'), 1); setTimeout(() => r.push(null), 2);

//// pauses
const { Readable, PassThrough } = require('stream'); const p = new PassThrough(); p.on('data', (d) => { console.log('data', String(d)); p.pause(); console.log('paused', p.isPaused()); setTimeout(() => { console.log('resuming'); p.resume(); }, 1); }); p.on('end', () => console.log('end')); p.write('1'); p.write('2'); p.write('3'); p.end(); const q = new PassThrough({ encoding: 'utf8' }); q.once('readable', () => { console.log(q.read()); }); q.end('text'); const z = Readable.from(['x']); z.on('close', () => console.log('z close')); z.once('data', (d) => { console.log(d); z.destroy(); });

//// states and mistakes
const { Readable, Writable, Transform, Duplex, PassThrough, pipeline, finished, Stream, compose, addAbortSignal, getDefaultHighWaterMark, setDefaultHighWaterMark, isReadable, isErrored, isDisturbed } = require('node:stream');
const log = (...a) => console.log(...a);
const r = new Readable({ read() {} }); r.push('a'); r.push('b'); r.push(null); r.on('data', (c) => log('data', c)); r.on('end', () => log('end')); r.on('close', () => log('close'));
const w = new Writable({ write(c, e, cb) { log('write', c.toString(), e); setImmediate(cb); }, final(cb) { log('final'); cb(); }, highWaterMark: 3 }); log(w.write('ab'), w.write('cd'), w.writableLength, w.writableNeedDrain, w.writableHighWaterMark); w.on('drain', () => log('drain')); w.on('finish', () => log('finish')); w.on('close', () => log('wclose')); w.end('last', () => log('end cb'));
try { w.write('after'); } catch (e) { log(e.message); } w.on('error', (e) => log('error', e.code, e.message));
const t = new Transform({ transform(c, e, cb) { cb(null, c.toString().toUpperCase()); }, flush(cb) { this.push('!'); cb(); } }); t.on('data', (d) => log('t', d.toString())); t.on('end', () => log('t end')); t.on('finish', () => log('t finish')); t.write('x'); t.end('y');
for (const f of [() => new Writable({ write() {} }).write(null), () => new Writable({ write() {} }).write(5), () => new Writable({ write() {} }).write({}), () => new Readable({ read() {} }).on('error', (e) => log(e.message)).push(5), () => new Readable().setEncoding('nope'), () => new Writable({ write() {} }).write('x', 'badenc'), () => new Writable({ highWaterMark: -1 }), () => new Readable({ highWaterMark: 'x' }), () => new Readable().unshift(), () => Readable.from(5), () => Readable.from(null), () => pipeline(), () => pipeline(new PassThrough()), () => pipeline(new PassThrough(), 5, () => {}), () => finished(5, () => {}), () => finished(new PassThrough()), () => addAbortSignal({}, new PassThrough()), () => setDefaultHighWaterMark(false, -1), () => Duplex.from(5), () => new Writable({ defaultEncoding: 'nope' }), () => new Writable({ write() {} }).setDefaultEncoding('nope')]) try { log(String(f).slice(6, 50), f()?.constructor?.name); } catch (e) { log(e.name, e.code, e.message); }
for (const [n, s] of Object.entries({ Rnew: new Readable({ read() {} }), Wnew: new Writable({ write() {} }), Dnew: new Duplex({ read() {}, write() {} }), PT: new PassThrough() })) { s.on('error', (e) => log(n, 'error', e.code, e.message)); log(n, s.readable, s.writable, s.destroyed, s.closed, s.errored, s.readableFlowing, s.readableLength, s.readableHighWaterMark, s.readableObjectMode, s.readableEncoding, s.readableEnded, s.writableEnded, s.writableFinished, s.writableCorked, s.allowHalfOpen, s.readableAborted, s.writableAborted, s.readableDidRead); }
new Readable().on('error', (e) => log('noread', e.code, e.message)).read(); 
log(getDefaultHighWaterMark(false), getDefaultHighWaterMark(true), isReadable(new Readable()), isErrored(new Readable()), isDisturbed(new Readable()), Stream === require('stream'), typeof compose);

//// promises, operators, Duplex.from, compose
const { Readable, Writable, Transform, Duplex, PassThrough, pipeline, finished } = require('node:stream'); const sp = require('node:stream/promises'); const cons = require('node:stream/consumers');
const log = console.log;
(async () => {
  await sp.pipeline(Readable.from(['a', 'b', 'c']), async function* (src) { for await (const c of src) yield c.toUpperCase(); }, new Writable({ objectMode: true, write(c, e, cb) { log('w', c); cb(); } })); log('done');
  try { await sp.pipeline(Readable.from([1]), new Transform({ objectMode: true, transform(c, e, cb) { cb(new Error('tf')); } }), new PassThrough({ objectMode: true })); } catch (e) { log('err', e.message); }
  const ac = new AbortController(); setTimeout(() => ac.abort(), 5); try { await sp.pipeline(new Readable({ read() {} }), new PassThrough(), { signal: ac.signal }); } catch (e) { log(e.name, e.code, e.message); }
  const fin = new PassThrough(); setImmediate(() => fin.destroy()); try { await sp.finished(fin); } catch (e) { log(e.code, e.message); }
  log(await cons.text(Readable.from(['he', 'llo'])), await cons.json(Readable.from(['{"a":', '1}'])), await cons.buffer(Readable.from([Buffer.from('x')])), await cons.arrayBuffer(Readable.from([Buffer.from('xy')])), (await cons.blob(Readable.from(['abc']))).size);
  const R = () => Readable.from([1, 2, 3, 4, 5]);
  log(await R().map((x) => x * 2).toArray(), await R().filter((x) => x % 2).toArray(), await R().reduce((a, b) => a + b, 0), await R().reduce((a, b) => a * b), await R().take(2).toArray(), await R().drop(3).toArray(), await R().some((x) => x > 4), await R().every((x) => x < 3), await R().find((x) => x > 2), await R().flatMap((x) => [x, x]).toArray());
  await R().forEach((x) => log('each', x)); try { await Readable.from([]).reduce((a, b) => a); } catch (e) { log(e.name, e.code, e.message); } try { R().map(5); } catch (e) { log(e.code, e.message); } try { R().take(-1); } catch (e) { log(e.code, e.message); } try { R().map((x) => x, { concurrency: 0 }); } catch (e) { log(e.code, e.message); }
  log(await R().map(async (x) => { await new Promise((r) => setTimeout(r, 10 - x)); return x; }, { concurrency: 5 }).toArray());
  const d = Duplex.from(async function* (src) { for await (const c of src) yield String(c).toUpperCase(); }); d.write('hello'); d.end('x'); for await (const c of d) log('dup', c);
  const d2 = Duplex.from(Promise.resolve('p')); for await (const c of d2) log('pr', c); const d3 = Duplex.from({ readable: Readable.from(['r']), writable: new Writable({ write(c, e, cb) { log('dw', String(c)); cb(); } }) }); d3.end('ww'); for await (const c of d3) log(c);
  const d4 = Duplex.from(async (src) => { let s = ''; for await (const c of src) s += c; log('collected', s); }); d4.write('1'); d4.end('2'); await sp.finished(d4).catch((e) => log(e.message));
  const s = require('stream').compose(new PassThrough(), async function* (src) { for await (const c of src) yield String(c).toUpperCase(); }); s.end('compose'); for await (const c of s) log(String(c));
  const it = Readable.from(['q', 'r', 's']); for await (const c of it.iterator({ destroyOnReturn: false })) { log(c); break; } log(it.destroyed); for await (const c of it) log('rest', c); log(it.destroyed);
  const un = new PassThrough(); un.write('hello world'); un.end(); const first = un.read(5); log(String(first)); un.unshift('>>'); log(String(un.read()), un.read(3)); await new Promise((r) => un.on('end', r).resume()); log('ended');
  const ws = new Writable({ writev(chunks, cb) { log('writev', chunks.map((c) => c.chunk.toString())); cb(); } }); ws.cork(); ws.write('a'); ws.write('b'); log(ws.writableCorked); process.nextTick(() => ws.uncork()); await new Promise((r) => setTimeout(r, 1)); ws.end(); 
  const con = new Writable({ construct(cb) { log('construct'); setTimeout(cb, 1); }, write(c, e, cb) { log('got', String(c)); cb(); }, destroy(e, cb) { log('destroy', e); cb(e); } }); con.end('x'); await sp.finished(con);
  const enc = new Readable({ encoding: 'utf8', read() { this.push(Buffer.from([0xe2, 0x82])); this.push(Buffer.from([0xac])); this.push(null); } }); for await (const c of enc) log(c);
  pipeline(R(), new Writable({ objectMode: true, write(c, e, cb) { cb(c === 3 ? new Error('at 3') : null); } }), (err) => log('pipeline', err?.message)); await new Promise((r) => setTimeout(r, 1));
  const src = R(); const stop = finished(src, (err) => log('finished', err)); src.resume(); await new Promise((r) => setTimeout(r, 1)); const src2 = R(); finished(src2, (e) => log('fin2', e.code, e.message)); src2.destroy(); await 1;
})();

//// kinds of stream
const { Readable, Writable, Transform, Duplex, PassThrough, Stream } = require('node:stream'); const log = console.log;
const r = new Readable({ objectMode: true, read() {} }); r.on('readable', () => { let c; log('readable'); while ((c = r.read()) !== null) log('read', c); }); r.on('end', () => log('end')); r.push({ a: 1 }); r.push({ b: 2 }); setTimeout(() => { r.push(3); r.push(null); }, 1);
const a = new PassThrough(), b = new PassThrough(); a.on('pause', () => log('pause')); a.on('resume', () => log('resume')); b.on('pipe', (s) => log('pipe', s === a)); b.on('unpipe', (s) => log('unpipe', s === a)); a.pipe(b); a.write('x'); setTimeout(() => { a.unpipe(b); a.write('lost'); log(a.readableFlowing, a.readableLength); b.end(); }, 2); b.on('data', (d) => log('b', d.toString())); b.on('end', () => log('b end'));
class Counter extends Readable { constructor(o) { super(o); this._i = 0; } _read() { const i = ++this._i; if (i > 3) this.push(null); else this.push(Buffer.from(String(i))); } } new Counter().on('data', (c) => log('count', c.toString())).on('end', () => log('count end')).on('close', () => log('count close'));
const d = new Duplex({ read() { this.push('from read'); this.push(null); }, write(c, e, cb) { log('duplex write', String(c)); cb(); } }); d.on('data', (x) => log('d', String(x))); d.on('end', () => log('d end')); d.on('finish', () => log('d finish')); d.on('close', () => log('d close')); d.end('hey');
const err = new Readable({ read() { this.destroy(new Error('read fail')); } }); err.on('error', (e) => log('error', e.message)); err.on('close', () => log('err close', err.errored?.message, err.destroyed)); err.resume();
const slow = new Writable({ highWaterMark: 2, objectMode: true, write(c, e, cb) { setTimeout(() => { log('slow', c); cb(); }, 5); } }); let i = 0; (function go() { let ok = true; while (i < 5 && ok) { ok = slow.write(i++); log('wrote', i - 1, ok); } if (i < 5) slow.once('drain', go); else slow.end(); })(); slow.on('finish', () => log('slow finish', slow.writableFinished, slow.writableEnded));
const old = new Stream(); old.pipe(new Writable({ write(c, e, cb) { log('old', String(c)); cb(); }, final(cb) { log('old final'); cb(); } })); old.emit('data', 'legacy'); old.emit('end');
const wrapSrc = new (require('events'))(); wrapSrc.pause = () => log('src pause'); wrapSrc.resume = () => log('src resume'); const wr = new Readable().wrap(wrapSrc); wr.on('data', (c) => log('wrapped', String(c))); wr.on('end', () => log('wrap end')); wrapSrc.emit('data', Buffer.from('w1')); wrapSrc.emit('end');
const tt = new Transform({ readableObjectMode: true, transform(c, e, cb) { for (const x of c.toString().split(',')) this.push({ x }); cb(); }, final(cb) { log('tt final'); cb(); } }); tt.on('data', (o) => log(o)); tt.end('1,2,3');
const wd = new Writable({ write(c, e, cb) { cb(new Error('write fail')); } }); wd.on('error', (e) => log('wd', e.message, wd.destroyed)); wd.on('close', () => log('wd close')); wd.write('x', (e) => log('cb', e?.message)); 
const dd = new Writable({ write(c, e, cb) { cb(); } }); dd.destroy(); dd.on('error', (e) => log('dd', e.code, e.message)); dd.write('x', (e) => log('cb', e.code)); dd.end((e) => log('endcb', e?.code));
const en = new Writable({ decodeStrings: false, write(c, e, cb) { log('typeof', typeof c, e); cb(); } }); en.setDefaultEncoding('latin1'); en.write('abc'); en.write('def', 'hex'); en.end();
const p = new Readable({ read() {} }); p.push('abc'); p.setEncoding('hex'); log(p.read(), p.isPaused(), p.readableEncoding); p.pause(); log(p.isPaused()); p.on('data', log); log(p.readableFlowing); p.push('zz'); log(p.readableLength); p.resume(); p.push(null); p.push;
const pe = new Readable({ read() {} }); pe.on('error', (e) => log(e.code, e.message)); pe.push(null); pe.push('x'); const ue = new Readable({ read() {} }); ue.on('end', () => { ue.unshift('x'); }); ue.on('error', (e) => log(e.code, e.message)); ue.push(null); ue.resume();
log(new Readable({ read() {} }) instanceof Stream, new Duplex() instanceof Writable, Object.keys(new PassThrough()).length > 0, new Transform() instanceof Duplex);

//// a source that is a module
import { Readable } from 'node:stream';
class Source extends Readable { constructor(n, opts) { super(opts); this.n = n; this.i = 0; } _read(size) { console.log('_read', size); while (this.i < this.n) { if (!this.push(`chunk-${this.i++};`)) { console.log('stop'); return; } } this.push(null); } }
const s = new Source(6, { highWaterMark: 20, encoding: 'utf8' });
for await (const c of s) console.log('got', c);
console.log(s.readableEnded, s.destroyed, s.readable);

//// operators of a module
import { Readable } from 'node:stream'; import { setTimeout as sleep } from 'node:timers/promises';
const r = Readable.from([1, 2, 3, 4]); console.log(await r.filter((x) => x % 2 === 0).map(async (x) => { await sleep(1); return x * 10; }, { concurrency: 2 }).toArray()); const src = Readable.from((async function* () { try { for (let i = 0; ; i++) { yield i; await sleep(1); } } finally { console.log('source closed'); } })()); for await (const x of src) { console.log(x); if (x === 2) break; } console.log(src.destroyed); const ac = new AbortController(); try { await Readable.from([1, 2, 3]).forEach(async (x, { signal }) => { console.log(x, signal.aborted); if (x === 2) ac.abort(); }, { signal: ac.signal }); } catch (e) { console.log(e.name); } console.log(await Readable.from(['a', 'b']).reduce(async (p, c) => p + c, ''), await Readable.from([1, 2, 3]).take(2).drop(1).toArray()); const e = Readable.from([1, 2]).map(() => { throw new Error('mapper'); }); try { await e.toArray(); } catch (x) { console.log(x.message); }

//// order in a module
import 'node:os'; setTimeout(()=>console.log('t0'),0);setImmediate(()=>console.log('i'));process.nextTick(()=>console.log('tick'));queueMicrotask(()=>console.log('micro'));

//// assert's differences
const assert = require('assert').strict;
const { AssertionError } = require('assert');
const e = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(e.message);
console.log(Object.keys(e), e.toString().slice(0, 40));
console.log(e instanceof Error, e.name, e.code);
const e2 = new AssertionError({ message: 'mine', actual: [1], expected: [2], operator: 'deepEqual' });
console.log(e2.message, e2.generatedMessage);
try { new AssertionError('x'); } catch (x) { console.log(x.message); }
const big = (n, f) => Array.from({ length: n }, (_, i) => f(i));
try { assert.deepEqual(big(40, (i) => i), big(40, (i) => i === 20 ? 'x' : i)); } catch (x) { console.log(x.message); }
try { assert.deepEqual(big(60, (i) => ({ i })), big(60, (i) => ({ i: i + (i % 7 === 0) }))); } catch (x) { console.log(x.message); }
try { assert.equal('a\nb\nc', 'a\nb\nd'); } catch (x) { console.log(x.message); }
try { assert.deepEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]])); } catch (x) { console.log(x.message); }
try { assert.deepEqual(new Set([1, 2]), new Set([1, 3])); } catch (x) { console.log(x.message); }
try { assert.notEqual(1, 1); } catch (x) { console.log(x.message); }
try { assert.deepEqual([0], [-0]); } catch (x) { console.log(x.message); }
try { assert.deepEqual(NaN, 1); } catch (x) { console.log(x.message); }
try { assert.deepEqual({ a: undefined }, {}); } catch (x) { console.log(x.message); }
try { assert.equal(undefined, null); } catch (x) { console.log(x.message); }
try { assert.equal('a'.repeat(30), 'a'.repeat(29) + 'b'); } catch (x) { console.log(x.message); }
try { assert.equal(true, 'true'); } catch (x) { console.log(x.message); }
try { assert.equal(1n, 1); } catch (x) { console.log(x.message); }
try { assert.equal(Symbol('a'), Symbol('a')); } catch (x) { console.log(x.message); }
try { assert.equal([1, 2, 3], [1, 2, 3]); } catch (x) { console.log(x.message); }
try { assert.deepEqual(Object.create(null), {}); } catch (x) { console.log(x.message); }
class A { x = 1; } class B { x = 1; }
try { assert.deepEqual(new A, new B); } catch (x) { console.log(x.message); }
try { assert.deepEqual([1, , 3], [1, undefined, 3]); } catch (x) { console.log(x.message); }
try { assert.notDeepEqual([1, [2, { a: 3 }]], [1, [2, { a: 3 }]]); } catch (x) { console.log(x.message); }
assert.rejects(Promise.resolve(1)).catch((x) => console.log('rej', x.message, x.code));
assert.rejects(async () => { throw new TypeError('Wrong value'); }, { name: 'TypeError', message: 'Wrong value' }).then(() => console.log('fine'));
assert.doesNotReject(async () => { throw new TypeError('Wrong value'); }).catch((x) => console.log(x.message));
assert.rejects(() => 1).catch((x) => console.log(x.message));
assert.rejects(() => { throw new Error('sync'); }).catch((x) => console.log(x.message));

//// assert of a module
import assert from 'node:assert/strict'; 
const check = (label, fn) => { try { fn(); console.log(`✓ ${label}`); } catch (err) { console.log(`✗ ${label}: ${err.message}`); } };
check('sum', () => assert.equal([1, 2].reduce((a, b) => a + b), 3)); check('users', () => assert.deepEqual([{ id: 1, tags: ['a'] }, { id: 2, tags: [] }], [{ id: 1, tags: ['a', 'b'] }, { id: 2, tags: [] }])); check('string', () => assert.equal('expected text', 'expected test')); check('type', () => assert.equal(typeof null, 'null')); check('throws', () => assert.throws(() => { throw new RangeError('out'); }, { name: 'RangeError', message: /out/ })); check('throws wrong message', () => assert.throws(() => { throw new RangeError('out'); }, { message: 'in' })); check('throws validation', () => assert.throws(() => { throw new Error('Wrong value'); }, (err) => { assert(err instanceof Error); assert(/value/.test(err)); return true; }, 'unexpected error')); check('instance', () => assert(new Date() instanceof Date, 'is a date')); check('set', () => assert.deepEqual(new Set([1, 2, 3]), new Set([3, 2, 1]))); check('map', () => assert.deepEqual(new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 2]]))); check('nan', () => assert.deepEqual([NaN], [NaN])); check('date', () => assert.deepEqual(new Date(0), new Date(0))); check('custom', () => assert.equal(1, 2, 'one is not two')); check('err', () => assert.equal(1, 2, new TypeError('own'))); check('notEqual', () => assert.notEqual('a', 'a')); check('rejects', () => assert.ok(assert.rejects(Promise.reject(new Error('r'))) instanceof Promise)); check('ok obj', () => assert.ok(null, undefined)); check('ok', () => assert.ok(0 === 1)); check('regexp', () => assert.deepEqual(/a/g, /a/i)); check('protos', () => assert.deepEqual(Object.create({ a: 1 }), {})); check('sym', () => assert.deepEqual({ [Symbol.for('s')]: 1 }, { [Symbol.for('s')]: 2 })); check('arrays lengths', () => assert.deepEqual([1, 2, 3], [1, 2])); check('primitive obj', () => assert.deepEqual(1, { a: 1 })); check('nested arrays', () => assert.deepEqual([[[]]], [[[1]]])); check('getter', () => assert.deepEqual({ get a() { return 1; } }, { a: 1 })); check('circular', () => { const a = {}; a.a = a; const b = {}; b.a = b; assert.deepEqual(a, b); }); check('long', () => assert.equal('x'.repeat(600), 'y')); check('multi', () => assert.equal('a\nb\nc\nd\ne\nf\ng\nh', 'a\nb\nc\nd\ne\nf\ng\nH')); check('undefined prop', () => assert.deepEqual({ a: 1, b: undefined }, { a: 1 })); check('fn', () => assert.deepEqual(() => {}, () => {})); check('obj same text', () => assert.equal({}, {})); check('bool', () => assert.strictEqual(true, false)); check('notDeep', () => assert.notDeepStrictEqual([1, { a: 'x'.repeat(100) }], [1, { a: 'x'.repeat(100) }])); check('partial', () => assert.partialDeepStrictEqual?.({ a: 1 }, { a: 2 }));
//// values that stand before an error, and what is aborted
const { Readable } = require('stream');
Readable.from((function* () { yield 1; yield 2; throw new Error('of a generator'); })()).on('data', console.log).on('error', error => console.log(error.message));
(async () => {
  const controller = new AbortController(), waiting = require('timers/promises').setTimeout(100, null, { signal: controller.signal });
  controller.abort();
  for (const promise of [waiting, require('events').once(new (require('events'))(), 'x', { signal: AbortSignal.abort('why') })])
    try { await promise; } catch (error) {
      console.log(error.constructor.name, error.constructor === Error, Object.keys(error), String(error), error.cause.name ?? error.cause, error.stack.split('\n')[0]);
    }
})();

//// own words of an assertion, errors beside each other, long texts, and which call it was
const assert = require('assert');
const told = f => { try { f(); console.log('passed'); } catch (error) { console.log(error.message, error.generatedMessage); } };
const caused = cause => new Error('m', { cause });
for (const [a, b] of [[caused(1), caused(2)], [caused(caused(1)), new Error('m')], [Object.assign(new Error('a'), { code: 1 }), Object.assign(new Error('a'), { code: 2 })], [new Error('a'), new TypeError('a')]])
  for (const name of ['deepStrictEqual', 'strictEqual', 'deepEqual']) told(() => assert[name](a, b));
for (const [a, b] of [['a\n'.repeat(6), 'b\n'.repeat(6)], [1, 2], [{ a: 1 }, { a: 1 }], ['abcdefg', 'abcdefx'], [() => 1, () => 2], [1, [1]]])
  for (const name of ['deepStrictEqual', 'strictEqual', 'equal']) told(() => assert[name](a, b, 'own'));
for (const count of [38, 39, 60]) told(() => assert.strictEqual('a\n'.repeat(count), 'b'));
told(() => assert.deepStrictEqual({ a: { b: 'a\n'.repeat(40) } }, 1));
const o = { assert, ok: assert.ok };
told(() => assert['ok'](0));
told(() => (0, assert)(0));
told(() => o?.ok(0));
told(() => assert.ok?.(0));
told(() => { for (;;) assert (null); });
told(() => assert
  .ok(
    false));
told(() => eval('assert(0)'));

//// the turns that reading a blob takes, and lines as they come
const { Readable } = require('stream'), readline = require('readline');
(async () => { for (let i = 0; i < 9; i++) { await null; console.log('turn', i); } })();
new Blob(['a', 'b', 'c']).arrayBuffer().then(() => console.log('three pieces'));
new Blob([]).arrayBuffer().then(() => console.log('none'));
new Blob(['abc', 'd']).slice(1, 2).text().then(() => console.log('a slice'));
(async () => {
  const lines = readline.createInterface({ input: Readable.from(['line1\nli', 'ne2\r\n', 'last']), crlfDelay: Infinity });
  for await (const line of lines) console.log(line);
  console.log(lines[Symbol.asyncIterator]() === lines[Symbol.asyncIterator]());
})();

//// what was written at once waits for no drain
const {Writable}=require('stream'); const L=console.log;
for(const hwm of [1,2,3]) for (const mode of ['sync','tick','micro','imm']) { const w=new Writable({highWaterMark:hwm,write(c,e,cb){ mode==='sync'?cb():mode==='tick'?process.nextTick(cb):mode==='micro'?queueMicrotask(cb):setImmediate(cb)}}); w.on('drain',()=>L(hwm,mode,'drain')); L(hwm,mode,w.write('a'),w.write('bb'),w.writableNeedDrain,w.write(''),w.writableLength) }
const w=new Writable({highWaterMark:2,objectMode:true,write(c,e,cb){cb()}}); w.on('drain',()=>L('od')); L(w.write(1),w.write(2),w.write(3)); w.cork(); L(w.write(1),w.write(2),w.write(3)); w.uncork();

//// an order of streams, 13
const {Readable:R,Writable:W,Transform:T,pipeline,finished:fin}=require('stream');const out=[];let n=0;const L=(...a)=>{if(n++<300)out.push(a.join(' '))};const sh=x=>x===undefined?'':x instanceof Error?x.message:typeof x==='object'&&!Buffer.isBuffer(x)?x.constructor.name:String(x);const sl=()=>new Promise(r=>setImmediate(r));
process.on('uncaughtException',e=>L('UNC',e.message));process.on('exit',()=>console.log(out.join('\n')));let rounds=0;const iv=()=>{if(++rounds<25)setImmediate(iv)};
const r=R.from((async function*(){for(let i=0;i<2;i++){yield 'g'+i}throw new Error('gen')})());
const t=new T({highWaterMark:3,transform(c,e,cb){L('t t',String(c));cb(null,String(c)+'t')},final(cb){L('t final');cb()}});const w=new W({highWaterMark:1,write(c,e,cb){L('w w',String(c));cb()},final(cb){L('w final');setImmediate(cb)},destroy(e,cb){L('w destroy',e&&e.message);cb(e)}});r.on('end',(x)=>L('r end',sh(x)));r.on('close',(x)=>L('r close',sh(x)));r.on('error',(x)=>L('r error',sh(x)));t.on('end',(x)=>L('t end',sh(x)));t.on('finish',(x)=>L('t finish',sh(x)));t.on('close',(x)=>L('t close',sh(x)));t.on('error',(x)=>L('t error',sh(x)));w.on('finish',(x)=>L('w finish',sh(x)));w.on('close',(x)=>L('w close',sh(x)));w.on('error',(x)=>L('w error',sh(x)));w.on('pipe',(x)=>L('w pipe',sh(x)));w.on('unpipe',(x)=>L('w unpipe',sh(x)));w.on('drain',(x)=>L('w drain',sh(x)));r.pipe(t).pipe(w);
process.nextTick(()=>L('flow',r.readableFlowing,r.readableLength));
L('sync end');iv();

//// an order of streams, 64
const {Readable:R,Writable:W,Transform:T,pipeline,finished:fin}=require('stream');const out=[];let n=0;const L=(...a)=>{if(n++<300)out.push(a.join(' '))};const sh=x=>x===undefined?'':x instanceof Error?x.message:typeof x==='object'&&!Buffer.isBuffer(x)?x.constructor.name:String(x);const sl=()=>new Promise(r=>setImmediate(r));
process.on('uncaughtException',e=>L('UNC',e.message));process.on('exit',()=>console.log(out.join('\n')));let rounds=0;const iv=()=>{if(++rounds<25)setImmediate(iv)};
const r=new R({objectMode:true,highWaterMark:0,read(){L('r read')}});for(const c of 'abc'.slice(0,1))L(r.push(c));r.push(null);
const w=new W({objectMode:true,write(c,e,cb){L('w w',String(c));cb(String(c).includes('2')?new Error('wr'):null)}});r.on('end',(x)=>L('r end',sh(x)));r.on('close',(x)=>L('r close',sh(x)));r.on('error',(x)=>L('r error',sh(x)));w.on('finish',(x)=>L('w finish',sh(x)));w.on('close',(x)=>L('w close',sh(x)));w.on('error',(x)=>L('w error',sh(x)));w.on('pipe',(x)=>L('w pipe',sh(x)));w.on('unpipe',(x)=>L('w unpipe',sh(x)));r.pipe(w);

L('sync end');iv();

//// an order of streams, 101
const {Readable:R,Writable:W,Transform:T,pipeline,finished:fin}=require('stream');const out=[];let n=0;const L=(...a)=>{if(n++<300)out.push(a.join(' '))};const sh=x=>x===undefined?'':x instanceof Error?x.message:typeof x==='object'&&!Buffer.isBuffer(x)?x.constructor.name:String(x);const sl=()=>new Promise(r=>setImmediate(r));
process.on('uncaughtException',e=>L('UNC',e.message));process.on('exit',()=>console.log(out.join('\n')));let rounds=0;const iv=()=>{if(++rounds<25)setImmediate(iv)};
const r=R.from(['a','bbb','c','dd','ee'],{highWaterMark:4,});
const t=new T({objectMode:true,highWaterMark:1,transform(c,e,cb){L('t t',String(c));this.push(String(c));this.push('2');cb()},flush(cb){L('t flush');cb(null,'F')}});const w=new W({highWaterMark:4,write(c,e,cb){L('w w',String(c));cb(String(c).includes('2')?new Error('wr'):null)},destroy(e,cb){L('w destroy',e&&e.message);cb(e)}});t.on('close',(x)=>L('t close',sh(x)));w.on('finish',(x)=>L('w finish',sh(x)));w.on('close',(x)=>L('w close',sh(x)));pipeline(r,t,w,e=>L('done',e&&e.message));
setImmediate(()=>{setImmediate(()=>{r.resume()})});
L('sync end');iv();
