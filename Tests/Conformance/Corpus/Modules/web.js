//// streams
const { Readable, Writable, Transform, Duplex, PassThrough, pipeline, finished, promises } = require('stream');
const log = (...a) => console.log(...a);
const tests = [
 d => { const r = Readable.from(['a', 'b', 'c']); r.on('data', x => log('data', x)); r.on('end', () => log('end')); r.on('close', () => { log('close'); d() }) },
 d => { const up = new Transform({ transform(c, e, cb) { cb(null, c.toString().toUpperCase()) } }); const out = []; const w = new Writable({ write(c, e, cb) { out.push(c.toString()); cb() } }); pipeline(Readable.from(['x', 'y']), up, w, err => { log('done', err, out); d() }) },
 d => { (async () => { for await (const c of Readable.from([1, 2, 3])) log(c); d() })() },
 d => { const r = new Readable({ read() { } }); r.push('one'); r.push('two'); r.push(null); r.setEncoding('utf8'); r.on('data', x => log('d', x)); r.on('end', () => { log('end'); d() }) },
 d => { class C extends Readable { constructor(m) { super({ highWaterMark: 2, encoding: 'utf8' }); this.i = 0; this.m = m } _read() { this.i++; if (this.i > this.m) this.push(null); else this.push(String(this.i)) } } const c = new C(5); c.on('data', x => log(x)); c.on('end', () => { log('fin'); d() }) },
 d => { const w = new Writable({ highWaterMark: 3, write(c, e, cb) { log('w', c.toString()); setTimeout(cb, 1) } }); log(w.write('ab'), w.write('cd'), w.writableLength); w.on('drain', () => { log('drain'); w.end('last') }); w.on('finish', () => log('finish')); w.on('close', () => { log('close', w.destroyed); d() }) },
 d => { const w = new Writable({ write(c, e, cb) { cb(new Error('boom')) } }); w.on('error', e => { log('err', e.message) }); w.on('close', () => { log('closed'); d() }); w.write('x', e => log('cb', e.message)) },
 d => { const r = new Readable({ read() { this.destroy(new Error('rd')) } }); r.on('error', e => log(e.message)); r.on('close', d); r.resume() },
 d => { const t = new Transform({ objectMode: true, transform(c, e, cb) { this.push(c * 2); cb() }, flush(cb) { this.push('flushed'); cb() } }); t.on('data', x => log(x)); t.on('end', () => { log('end'); d() }); t.write(1); t.write(2); t.end() },
 d => { promises.pipeline(Readable.from(['a', 'b']), async function* (s) { for await (const c of s) yield c + '!' }, async s => { const o = []; for await (const c of s) o.push(String(c)); log(o) }).then(() => { log('ok'); d() }) },
 d => { pipeline(Readable.from(['a']), new Transform({ transform(c, e, cb) { cb(new Error('bad')) } }), new PassThrough().resume(), e => { log('pipeline err', e.message); d() }) },
 d => { const r = Readable.from(['l1', 'l2']); const w = new PassThrough(); r.pipe(w); w.setEncoding('utf8'); w.on('data', x => log('pt', x)); w.on('end', () => { log('e'); d() }) },
 d => { const r = new Readable({ read() { } }); r.on('readable', () => { let c; while ((c = r.read()) !== null) log('read', c.toString()) }); r.on('end', () => { log('end'); d() }); r.push('x'); setTimeout(() => { r.push('y'); r.push(null) }, 2) },
 d => { const du = new Duplex({ read() { this.push('from read'); this.push(null) }, write(c, e, cb) { log('got', c.toString()); cb() } }); du.on('data', x => log(x.toString())); du.on('end', () => log('end')); du.on('finish', () => log('finish')); du.on('close', d); du.end('written') },
 d => { Readable.from([1, 2, 3, 4]).filter(x => x % 2).map(x => x * 10).toArray().then(a => { log(a); d() }) },
 d => { finished(Readable.from(['z']).resume(), e => { log('finished', e); d() }) },
 d => { const w = new Writable({ write(c, e, cb) { cb() } }); w.end(); w.on('error', e => { log(e.code, e.message); d() }); w.write('late') },
 d => { const w = new Writable({ writev(chunks, cb) { log(chunks.map(c => c.chunk.toString())); cb() } }); w.cork(); w.write('a'); w.write('b'); process.nextTick(() => { w.uncork(); w.end(); }); w.on('finish', () => { log('f'); d() }) },
];
(async () => { for (const [i, t] of tests.entries()) { log('--', i); let tm; await Promise.race([new Promise(t), new Promise(r => { tm = setTimeout(() => { log("TIMEOUT", i); r() }, 300) })]); clearTimeout(tm) } })();

//// blobs
(async () => { const b = new Blob(['hello ', new Uint8Array([119, 111]), 'rld'], { type: 'text/plain' }); console.log(b.size, b.type, await b.text(), await b.slice(0, 5).text(), new Uint8Array(await b.arrayBuffer()), b); const f = new File(['abc'], 'f.txt', { type: 'text/x', lastModified: 0 }); console.log(f.name, f.size, f.lastModified, await f.text(), f instanceof Blob) })();

//// headers and forms
const h = new Headers({ 'Content-Type': 'text/plain', 'X-A': '1' }); h.append('x-a', '2'); h.set('accept', '*/*'); console.log(h.get('content-type'), h.get('X-A'), h.has('nope'), [...h], h); h.delete('accept'); for (const [k, v] of h) console.log(k, v); const fd = new FormData(); fd.append('k', 'v'); fd.append('k', 'v2'); fd.set('n', 5); console.log(fd.get('k'), fd.getAll('k'), fd.has('n'), [...fd.keys()], [...fd]);

//// a console of its own
const { Console } = require('node:console'); console.log(typeof Console, console instanceof Console); const c = new Console(process.stdout, process.stderr); c.log('hello %s', 'x'); c.table?.([{ a: 1 }]); c.group('g'); c.log('in'); c.groupEnd(); c.count(); c.dir({ a: 1 }); c.info('i'); const c2 = new Console({ stdout: process.stdout, groupIndentation: 4 }); c2.group('x'); c2.log('y');

//// structured clones
const orig = { d: new Date(0), r: /x/gi, m: new Map([[{ k: 1 }, [1]]]), s: new Set([1, 'a']), e: new RangeError('msg', { cause: 'c' }), b: new Uint8Array([1, 2]), n: null, u: undefined, big: 10n, nested: { a: [1, { b: 2 }] }, bool: new Boolean(false), str: new String('x'), arr: [1, , 3] }; orig.self = orig; const c = structuredClone(orig); console.log(c.self === c, c.d.getTime(), c.r.source, c.m.size, c.s.has('a'), c.e.message, c.e.name, c.e.cause, c.b, c.n, 'u' in c, c.big, c.nested, c.bool, c.str, c.arr); class P { x = 1; m() { } } console.log(structuredClone(new P()), structuredClone(new P()) instanceof P); for (const v of [() => { }, Symbol('x'), { f() { } }, new WeakMap(), Promise.resolve(), new Proxy({}, {})]) try { console.log(structuredClone(v)) } catch (e) { console.log(e.name, e.message, e.code) } const ab = new ArrayBuffer(4); structuredClone(ab, { transfer: [ab] }); console.log(ab.byteLength, structuredClone({ get x() { return 1 } }), structuredClone(Object.defineProperty({}, 'h', { value: 1 })), structuredClone([undefined, NaN, -0]), structuredClone('s'), structuredClone(new Error('x')) instanceof Error); try { structuredClone() } catch (e) { console.log(e.name, e.code, e.message) }

//// aborting
async function work(signal) { for (let i = 0; i < 5; i++) { if (signal.aborted) throw signal.reason; await new Promise(r => setTimeout(r, 10)) } return 'done' } const ac = new AbortController(); setTimeout(() => ac.abort(new Error('user cancelled')), 25); work(ac.signal).catch(e => console.log(e.message)); const { setTimeout: sleep } = require('timers/promises'); sleep(1000, null, { signal: AbortSignal.timeout(20) }).catch(e => console.log(e.name, e.code, e.cause?.name)); console.log(ac.signal.aborted); ac.signal.addEventListener('abort', () => console.log('abort event', ac.signal.reason.message), { once: true });

//// contexts of requests
const { AsyncLocalStorage } = require('async_hooks'); const ctx = new AsyncLocalStorage(); async function db(q) { await new Promise(r => setTimeout(r, 1)); return `${ctx.getStore().id}:${q}` } async function handler(id) { return ctx.run({ id }, async () => { const a = await db('users'); const b = await db('posts'); return [a, b] }) } Promise.all([handler(1), handler(2)]).then(r => console.log(r));

//// fetch of what stands in its URL
(async()=>{for(const u of ['data:text/plain,hi','data:,a%20b','data:text/html;charset=utf-8;base64,PGI+','data:application/json,{"a":1}','data:;base64,aGk','data:text/plain;base64,!!','data:nocomma','data:foo,x','data:image/png;x=y,q#frag','DATA:text/plain,x']) try{const r=await fetch(u);console.log(u,r.status,r.ok,r.statusText,r.type,r.url,[...r.headers],await r.text(),r.redirected)}catch(e){console.log(u,e.name,e.message,e.cause?.message)}})()

//// an order of web streams, 5
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
const w=new WritableStream({start(){L('w start')},write(x,c){L('w w',x);return Promise.resolve()},close(){L('w close')},abort(r){L('w abort',m(r))}},{highWaterMark:2});const g=w.getWriter();g.closed.then(()=>L('closed'),e=>L('cl err',m(e)));g.ready.then(()=>L('ready'),()=>L('r err'));g.write('x1').then(()=>L('wrote'),e=>L('w err',m(e)));g.close().then(()=>L('c'),e=>L('c err',m(e)));
let k=0;const q=()=>{L('.');if(++k<0)queueMicrotask(q)};q();L('end');

//// an order of web streams, 11
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
const r=ReadableStream.from(['r0','r1','r2','r3']);const [a,b]=r.tee();for(const [n,s] of [['a',a],['b',b]])(async()=>{try{for await(const x of s){L(n,x);await sl();}L(n,'done')}catch(e){L(n,m(e))}})();
let k=0;const q=()=>{L('.');if(++k<12)queueMicrotask(q)};q();L('end');

//// an order of web streams, 13
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
let i_r=0;const r=new ReadableStream({pull(c){L('r pull',c.desiredSize);if(i_r<3)c.enqueue('r'+i_r++);else c.close()},cancel(r){L('r cancel',r)}});const t=new TransformStream({transform(x,c){L('t t',x);}});const w=new WritableStream({start(){L('w start')},write(x,c){L('w w',x);},close(){L('w close')},abort(r){L('w abort',m(r))}});r.pipeThrough(t).pipeTo(w).then(()=>L('piped'),e=>L('pipe err',m(e)));
let k=0;const q=()=>{L('.');if(++k<12)queueMicrotask(q)};q();L('end');

//// an order of web streams, 19
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
const r=new ReadableStream({start(c){L('r start');for(let i=0;i<1;i++)c.enqueue('r'+i);setImmediate(()=>c.close())},pull(c){L('r pull',c.desiredSize)},cancel(r){L('r cancel',r)}},{highWaterMark:1});const d=r.getReader();d.closed.then(()=>L('closed'),e=>L('cl err',m(e)));d.read().then(x=>L('read',x.value,x.done),e=>L('r err',m(e)));d.read().then(x=>L('read',x.value,x.done),e=>L('r err',m(e)));d.read().then(x=>L('read',x.value,x.done),e=>L('r err',m(e)));d.releaseLock();L(r.locked);
let k=0;const q=()=>{L('.');if(++k<12)queueMicrotask(q)};q();L('end');

//// an order of web streams, 47
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
const r=ReadableStream.from(['r0']);const t=new TransformStream({start(c){L('t start')},transform(x,c){L('t t',x);if(x.endsWith('2'))c.terminate();else c.enqueue(x)},flush(c){L('t flush');c.enqueue('F')}},{highWaterMark:2});const w=new WritableStream({start(){L('w start')},write(x,c){L('w w',x);if(x.endsWith('2'))c.error(new Error('ce'))},close(){L('w close')},abort(r){L('w abort',m(r))}});r.pipeThrough(t).pipeTo(w).then(()=>L('piped'),e=>L('pipe err',m(e)));
let k=0;const q=()=>{L('.');if(++k<12)queueMicrotask(q)};q();L('end');

//// an order of web streams, 48
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
const w=new WritableStream({start(){L('w start')},write(x,c){L('w w',x);return Promise.resolve()},close(){L('w close')},abort(r){L('w abort',m(r))}});const g=w.getWriter();g.closed.then(()=>L('closed'),e=>L('cl err',m(e)));g.ready.then(()=>L('ready'),()=>L('r err'));g.write('x2').then(()=>L('wrote'),e=>L('w err',m(e)));L(g.desiredSize);g.write('x0').then(()=>L('wrote'),e=>L('w err',m(e)));g.close().then(()=>L('c'),e=>L('c err',m(e)));
let k=0;const q=()=>{L('.');if(++k<12)queueMicrotask(q)};q();L('end');

//// an order of web streams, 72
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
let i_r=0;const r=new ReadableStream({async pull(c){L('r pull');await 0;if(i_r<2)c.enqueue('r'+i_r++);else throw new Error('pe')}},{highWaterMark:2});(async()=>{try{for await(const x of r){L('it',x);await 0;}L('done')}catch(e){L('err',m(e))}})();
let k=0;const q=()=>{L('.');if(++k<0)queueMicrotask(q)};q();L('end');

//// an order of web streams, 97
const out=[];const L=(...a)=>out.push(a.join(' '));const m=e=>e instanceof Error?e.message:String(e);const sl=()=>new Promise(r=>setImmediate(r));process.on('unhandledRejection',e=>L('U',m(e)));process.on('exit',()=>console.log(out.join('\n')));
let i_r=0;const r=new ReadableStream({async pull(c){L('r pull');await 0;if(i_r<4)c.enqueue('r'+i_r++);else c.close()}});const w=new WritableStream({start(){L('w start')},write(x,c){L('w w',x);return Promise.resolve()},close(){L('w close')},abort(r){L('w abort',m(r))}},{highWaterMark:2});r.pipeTo(w).then(()=>L('piped'),e=>L('pipe err',m(e)));
let k=0;const q=()=>{L('.');if(++k<0)queueMicrotask(q)};q();L('end');
