//// zlib
const zlib = require('zlib');
const text = 'hello '.repeat(20), data = Buffer.from(text);
for (const [pack, unpack] of [['deflateSync', 'inflateSync'], ['gzipSync', 'gunzipSync'], ['deflateRawSync', 'inflateRawSync'], ['gzipSync', 'unzipSync']]) {
  const packed = zlib[pack](data);
  console.log(pack, packed.length, packed.toString('hex'), zlib[unpack](packed).toString() === text);
}
console.log(zlib.crc32('hello'), zlib.crc32('lo', zlib.crc32('hel')), zlib.constants.Z_BEST_COMPRESSION, zlib.codes[-3], zlib.deflateSync('', { level: 0 }));
const tries = [() => zlib.inflateSync(Buffer.from('garbage')), () => zlib.gunzipSync(zlib.gzipSync('abc').subarray(0, 12)), () => zlib.deflateSync(5),
  () => zlib.deflateSync('x', { level: 99 }), () => zlib.gzip('x'), () => zlib.inflateSync(zlib.deflateSync('x'.repeat(99)), { maxOutputLength: 9 })];
for (const work of tries) try { console.log(work()); } catch (error) { console.log(error.name, error.code, error.errno, error.message); }
const parts = [];
zlib.inflate(Buffer.from([1, 2]), (error, plain) => {
  console.log(error.code, plain);
  require('stream').pipeline(require('stream').Readable.from([data, 'more']), zlib.createGzip(), zlib.createGunzip(), async function (source) {
  for await (const part of source) parts.push(part);
}, error => console.log(error, Buffer.concat(parts).length));
});
//// compression streams
(async () => {
  for (const format of ['gzip', 'deflate', 'deflate-raw']) {
    const stream = new Blob(['x'.repeat(50), 'y']).stream().pipeThrough(new CompressionStream(format)).pipeThrough(new DecompressionStream(format));
    console.log(format, await new Response(stream).text());
  }
  try { new CompressionStream('zip'); } catch (error) { console.log(error.name, error.code, error.message); }
})();
//// values as bytes
const v8 = require('v8');
const value = { a: 1, d: new Date(0), m: new Map([[1, { x: 2 }]]), s: new Set(['ü€']), r: /a/g, n: null, u: undefined, b: -10n, list: [1, , 3.5], t: new Uint8Array([1, 2]), e: new RangeError('no'), o: Object('s') };
value.self = value;
const copy = v8.deserialize(v8.serialize(value));
console.log(copy.self === copy, copy.e.name, copy.e.message);
delete copy.e;
console.log(copy);
for (const small of [{ a: 1 }, 'hi', 'ü€', [1, 2.5, true, null, undefined], [, 1], new Set([1]), /x/gi, 2 ** 31, -5n, Buffer.from('a'), Object(5), new Map([[1, 2]])]) console.log(v8.serialize(small));
for (const bad of [() => {}, Symbol('a'), new WeakMap(), { a() {} }]) try { v8.serialize(bad); } catch (error) { console.log(error.name, error.message); }
try { v8.deserialize('x'); } catch (error) { console.log(error.code, error.message); }
const writer = new v8.Serializer();
writer.writeHeader(); writer.writeUint32(7); writer.writeDouble(1.5); writer.writeUint64(1, 2); writer.writeRawBytes(Buffer.from('z'));
const bytes = writer.releaseBuffer(), reader = new v8.Deserializer(bytes);
console.log(bytes, reader.readHeader(), reader.readUint32(), reader.readDouble(), reader.readUint64(), reader.readRawBytes(1));
//// punycode and tty
const punycode = require('punycode');
console.log(punycode.encode('mañana'), punycode.decode('maana-pta'), punycode.toASCII('me@mañana.com'), punycode.toUnicode('xn--maana-pta.com'), punycode.encode('☃-⌘'), punycode.decode('--dqo34k'));
console.log(punycode.ucs2.decode('a𝌆'), punycode.ucs2.encode([0x61, 0x1D306]));
for (const bad of ['é', '0', 'a-!']) try { console.log(punycode.decode(bad)); } catch (error) { console.log(error.name, error.message); }
console.log(require('tty').isatty(1), require('tty').isatty(77), require('tty').isatty('x'));
//// the class of modules
const Module = require('module');
console.log(typeof Module, Module === Module.Module, module instanceof Module, module.constructor === Module, module.constructor.name, module.parent);
console.log(Object.keys(require.extensions), require.extensions === Module._extensions, Module._cache === require.cache, Module.builtinModules.includes('fs'), Module.isBuiltin('node:path'), Module.isBuiltin('nope'));
console.log(require.resolve.paths('fs'), require.resolve.paths('./x').length, Object.getOwnPropertySymbols(module).map(String));
//// responses and requests
const told = async (name, work) => { try { console.log(name, await work()); } catch (error) { console.log(name, error.name, error.message); } };
(async () => {
  await told(1, () => [new Response('hi'), new Response()]);
  await told(2, () => new Request('http://a/b', { method: 'post', body: 'x', headers: { q: '1' } }));
  await told(3, () => new Response('{"a":[1]}').json());
  await told(4, async () => { const response = new Response('a'); return [await response.text(), response.bodyUsed, await response.text().catch(error => error.message)]; });
  await told(5, async () => [await Response.json({ a: 1 }, { status: 201 }).text(), Response.json(1).headers.get('content-type'), Response.error().type, Response.redirect('http://a/', 301).headers.get('location')]);
  await told(6, async () => [...await new Response('a=1&b=2', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData()]);
  await told(7, async () => { const form = new FormData(); form.append('k', 'v'); form.append('f', new Blob(['file']), 'f.txt'); const back = await new Response(form).formData(); return [back.get('k'), back.get('f').name, await back.get('f').text()]; });
  await told(8, async () => { const first = new Request('http://a/', { method: 'put', body: 'b' }), second = new Request(first, { headers: { x: '1' } }); return [second.method, await second.text(), first.bodyUsed, second.headers.get('x')]; });
  await told(9, async () => { const one = new Response('q'), two = one.clone(); return [await one.text(), await two.text()]; });
  await told(10, () => [new Response(new Blob(['x'], { type: 'a/b' })).headers.get('content-type'), new Response(new URLSearchParams('a=1')).headers.get('content-type'), new Response(new Uint8Array([104])).headers.get('content-type')]);
  await told(11, () => new Response('x').arrayBuffer());
  await told(12, () => new Response('x', { status: 99 }));
  await told(13, () => new Response('x', { status: 204 }));
  await told(14, () => new Response('x', { statusText: 'a\nb' }));
  await told(15, () => new Request('/rel'));
  await told(16, () => new Request('http://a', { body: 'x' }));
  await told(17, () => new Request('http://a', { method: 'trace' }));
  await told(18, () => new Request('http://u:p@a/'));
  await told(19, () => new Response('{bad').json());
  await told(20, () => new Response('x').formData());
  await told(21, () => fetch('nope'));
  await told(22, () => fetch('http://a.b/', { signal: AbortSignal.abort() }));
  await told(23, () => [Response.length, Request.length, fetch.length, Object.keys(new Response()), `${new Response()}`]);
  await told(24, () => new Headers('x'));
  await told(25, () => new Headers({ 'b d': 'x' }));
  await told(26, () => new Headers().get());
})();
//// consoles of a class
const { Console } = require('console');
let written = '';
const out = new (require('stream').Writable)({ write(chunk, encoding, callback) { written += chunk; callback(); } });
class Mine extends Console { log(...args) { super.log('[mine]', ...args); } hello() { this.log('hi'); this.count(); this.group('g'); this.info('inside'); this.groupEnd(); } }
const mine = new Mine(out, out);
mine.hello();
mine.table([{ a: 1 }]);
console.log(written, mine instanceof Console, console instanceof Console, Object.keys(mine), typeof Console.prototype.log);
//// calls that are counted
const assert = require('assert'), tracker = new assert.CallTracker();
const counted = tracker.calls(function work(a) { return a * 2; }, 2);
console.log(counted(4), tracker.getCalls(counted), tracker.report().map(({ message, actual, expected, operator }) => [message, actual, expected, operator]));
try { tracker.verify(); } catch (error) { console.log(error.name, error.code, error.message); }
counted(); tracker.verify(); tracker.reset(counted); console.log(tracker.getCalls(counted));
for (const bad of [0, 1.5, 'x']) try { tracker.calls(() => {}, bad); } catch (error) { console.log(error.code, error.message); }
for (const values of [[[1], ['1']], [{ a: 1 }, { a: 1 }]]) try { assert.notDeepEqual(...values); } catch (error) { console.log(error.message); }
//// constants, enumerable members, urls of blobs
console.log(DOMException.ABORT_ERR, DOMException.prototype.TIMEOUT_ERR, Object.keys(DOMException).length, new DOMException('', 'DataCloneError').DATA_CLONE_ERR);
for (const Class of [TextEncoder, Headers, FormData, Blob, Response]) { const names = []; for (const name in Class.prototype) names.push(name); console.log(Class.name, names.sort().filter(name => name !== 'bytes').join()); }
const url = URL.createObjectURL(new Blob(['x'])), { resolveObjectURL } = require('buffer');
console.log(/^blob:nodedata:[\da-f-]{36}$/.test(url), resolveObjectURL && resolveObjectURL(url)?.size);
URL.revokeObjectURL(url);
try { URL.createObjectURL('x'); } catch (error) { console.log(error.code, error.message); }
//// stores that are disabled
const { AsyncLocalStorage } = require('async_hooks'), storage = new AsyncLocalStorage();
storage.run(1, () => { setTimeout(() => console.log('later', storage.getStore())); console.log(storage.getStore(), storage); });
storage.disable();
setTimeout(() => { console.log(storage.getStore()); storage.run(2, () => console.log(storage.getStore())); }, 5);
console.log(require('diagnostics_channel').channel('mine'));
//// streams that fail at once
const { Writable, Transform, Readable, pipeline } = require('stream');
for (const make of [() => new Writable(), () => new Transform(), () => new Writable({ write() { throw new Error('from write'); } }), () => new Transform({ transform() { throw new Error('from transform'); } })])
  try { make().write('x'); } catch (error) { console.log(error.code, error.message); }
const last = new Writable({ write(chunk, encoding, callback) { console.log(String(chunk), encoding); callback(); }, final(callback) { console.log('final'); callback(); } });
last.on('finish', () => console.log('finish')).on('close', () => console.log('close'));
last.end('all', () => console.log('ended'));
console.log(last.writableHighWaterMark, new Readable().readableHighWaterMark, new Readable({ objectMode: true }).readableHighWaterMark);
pipeline(Readable.from(['p']), new Writable({ write(chunk, encoding, callback) { callback(); } }).on('close', () => console.log('closed')), error => console.log('done', error));
//// keys that cannot be derived
const { hkdf, hkdfSync } = require('crypto');
for (const args of [['sha256', 'k', 's', 'i', -1, () => {}], ['nope', 'k', 's', 'i', 8, () => {}], ['sha256', 'k', 's', 'i', 1e9, () => {}], ['sha256', 'k', 's', 'x'.repeat(1025), 8, () => {}], ['sha256', 'k', 's', 'i', '8', () => {}], ['sha256', 'k', 's', 'i', 8]])
  try { hkdf(...args); } catch (error) { console.log(error.name, error.code, error.message); }
hkdf('sha256', 'k', 's', 'i', 8, (error, key) => console.log(error, Buffer.from(key).toString('hex'), Buffer.from(hkdfSync('sha256', 'k', 's', 'i', 8)).toString('hex')));
//// marks and measures
const { performance } = require('perf_hooks');
performance.mark('a'); performance.mark('b'); performance.measure('m', 'a', 'b'); performance.mark('c');
console.log(performance.getEntries().map(entry => entry.name).filter(name => name.length === 1), require('util').inspect([1e-7, 0.5, -1234.5678, 1e21, 1.5e-7], { numericSeparator: true }));
try { Buffer.alloc(4).fill('a', 0, 99); } catch (error) { console.log(error.code, error.message); }
try { new Proxy(new Uint8Array(2), {}).length; } catch (error) { console.log(error.message); }
console.log(new Date(0).toLocaleString('en-US', { timeZone: 'UTC', weekday: 'short', hour: 'numeric' }), new Date(0).toLocaleString('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', hour: 'numeric' }));
//// what events has beside its class
const EventEmitter = require('events'), emitter = new EventEmitter();
console.log(EventEmitter.once, EventEmitter.getEventListeners, EventEmitter.captureRejections, EventEmitter.captureRejections = true);
try { EventEmitter.captureRejections = 5; } catch (error) { console.log(error.code, error.message); }
EventEmitter.once(emitter, 'x').then(() => console.log('once'));
EventEmitter.once(5, 'x').catch(error => console.log(error.code));
let p = Promise.resolve(); emitter.emit('x', 1);
for (let i = 0; i < 6; i++) p = p.then(() => console.log(i));
const { win32 } = require('path');
for (const path of ['a\\..\\C:\\x', 'a/../c:', 'x:', 'C:a', 'b:..\\x', './a:/b', 'a:b']) console.log(win32.normalize(path), win32.join('q', '..', path));
try { new TextDecoder().decode('x'); } catch (error) { console.log(error.message); }
//// files: what a program reads, and what is not there
const fs = require('node:fs'), t = f => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.errno, e.syscall, e.message); } };
for (const f of [() => fs.readFileSync('nope.json'), () => fs.statSync('nope.js'), () => fs.existsSync('nope'), () => fs.existsSync(__filename), () => fs.readFileSync(__dirname), () => fs.accessSync('nope'), () => fs.readFileSync(5.5), () => fs.readFileSync('a\0b'), () => fs.readFileSync(__filename, 'nope'), () => fs.readFile('x'), () => fs.statSync('nope', { throwIfNoEntry: false }), () => fs.readdirSync('nope'), () => fs.readFileSync(__filename, 'utf8').slice(0, 12), () => fs.readFileSync(__filename).length > 100, () => fs.statSync(__filename).isFile(), () => fs.statSync(__dirname).isDirectory(), () => fs.accessSync(__filename), () => require('fs').promises === require('fs/promises')]) t(f);
fs.readFile('missing.txt', 'utf8', (e, text) => { console.log(e, text); fs.readFile(__filename, () => { setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('immediate')); process.nextTick(() => console.log('tick')); }); });
require('util').promisify(fs.stat)('gone').catch(e => console.log(e.code));

//// domains
const domain = require('domain'), EventEmitter = require('events'), d = domain.create(), emitter = new EventEmitter();
d.on('error', e => console.log('caught', e.message, e.domain === d, e.domainThrown)); d.add(emitter); console.log(d.members.length, emitter.domain === d, d instanceof EventEmitter); emitter.emit('error', new Error('emitted'));
console.log(d.bind((a, b) => a + b)(1, 2)); d.intercept(v => console.log('v', v))(null, 5); d.intercept(() => 1)(new Error('intercepted')); d.enter(); console.log(process.domain === d); d.exit(); d.remove(emitter); console.log(d.members.length, require('constants').ENOENT, require('constants').F_OK);
d.run(() => { setTimeout(() => { throw new Error('later'); }, 1); process.nextTick(() => { throw new Error('tick'); }); throw new Error('now'); });

//// what is left when an error was taken comes before the immediates, and its listeners know the store
const als = new (require('async_hooks').AsyncLocalStorage)(); process.on('uncaughtException', e => console.log(e.message, als.getStore())); process.on('unhandledRejection', e => console.log('R', e.message, als.getStore()));
als.run('A', () => { process.nextTick(() => { throw new Error('tick'); }); Promise.reject(new Error('rejected')); setImmediate(() => { throw new Error('immediate'); }); (async () => { await 1; throw new Error('async'); })(); });
setTimeout(() => { process.nextTick(() => { throw new Error('tick in timer'); }); queueMicrotask(() => console.log('micro')); setImmediate(() => console.log('then')); }, 20);

//// pieces of blobs, iterators of parameters, constants of systems
(async () => { for (const b of [new Blob(['', 'a', '']), new Blob(['abc', 'def', 'ghi']).slice(2, 7), new Blob([new Blob(['abc', 'def']).slice(1, 5), 'z'])]) { const l = []; for await (const c of b.stream()) l.push(c.length); console.log(l); }
  const packed = new CompressionStream('gzip'), writer = packed.writable.getWriter(); writer.write(new Uint8Array(3)); writer.close(); await new Response(packed.readable).arrayBuffer(); console.log(packed.readable.locked, require('stream/web').CompressionStream === CompressionStream);
  const { on } = require('events'), e = new (require('events'))(); e.on('removeListener', name => console.log('removed', name)); setTimeout(() => { e.emit('t', 1); e.emit('stop'); }); for await (const v of on(e, 't', { close: ['stop'] })) console.log(v); })();
const many = new URLSearchParams(Array.from({ length: 8 }, (_, i) => ['key' + i, 'value' + i])); console.log(many.entries(), many.keys(), new URLSearchParams('a=1').entries()); console.log(Object.keys(require('os').constants.errno).length);
const ab = new ArrayBuffer(8); structuredClone(ab, { transfer: [ab] }); for (const f of [() => structuredClone(ab, { transfer: [ab] }), () => structuredClone(ab), () => AbortSignal.any(5), () => new TextDecoder().decode(5), () => new (require('perf_hooks').PerformanceObserver)(() => {}).observe({})]) try { console.log(f()); } catch (e) { console.log(e.name, e.message); }


//// how long import() takes
const out = [], log = (...values) => out.push(values.join(' '));
const hops = (name, load) => new Promise(done => {
  let count = 0, isOver = false;
  const step = () => { if (++count < 60 && !isOver) queueMicrotask(step); };
  load().then(() => log(name, count), error => log(name, error.code, count)).finally(() => { isOver = true; done(); });
  queueMicrotask(step);
});
const order = () => new Promise(done => {
  import(__filename).then(() => { log('file'); done(); });
  import('node:os').then(() => log('built-in'));
  import('./nothing.mjs').catch(() => log('nothing'));
  process.nextTick(() => log('tick'));
  Promise.resolve().then(() => log('microtask'));
  setTimeout(() => log('timeout'), 0);
  setImmediate(() => log('immediate'));
});
(async () => {
  await order();
  await hops('first', () => import('node:fs'));
  await hops('again', () => import('fs'));
  await hops('nothing', () => import('./nothing.mjs'));
  await hops('no package', () => import('nothing'));
  await hops('file again', () => import(__filename));
  console.log(out.join('\n'));
})();

//// what a program reads and writes by number
const fs = require('fs'), EventEmitter = require('events');
console.log([fs.readFileSync(0, 'utf8'), fs.readFileSync('/dev/stdin').length, fs.readSync(0, Buffer.alloc(5), 0, 5, null)]);
for (const call of [() => fs.readFileSync(77), () => fs.writeSync(77, 'x'), () => fs.writeFileSync(77, 'x'), () => fs.writeSync('1', 'x'), () => fs.readSync(0, 'x')])
  try { call(); } catch (error) { console.log(error.name, error.code, error.message); }
console.log(fs.writeSync(1, 'text\n'), fs.writeSync(1, Buffer.from('all of it\n'), 4), fs.writeSync(1, 'aé\n', null, 'utf8'), fs.writeSync(1, new Uint8Array([104, 105, 10])));
fs.writeFileSync('/dev/stdout', 'as a file\n'); fs.appendFileSync(1, Buffer.from('appended\n')); fs.writeSync(1, '68690a', null, 'hex');
try { new EventEmitter({ captureRejections: 5 }); } catch (error) { console.log(error.code, error.message); }
console.log(new EventEmitter({ captureRejections: false }), module.isPreloading, String(new TypeError('plain')));
class Emits extends EventEmitter.EventEmitterAsyncResource {} const emits = new Emits({ name: 'E' }); console.log(emits.asyncResource.constructor.name, emits.asyncResource.eventEmitter === emits);

//// messages and pieces of web streams come in turn
const out = []; let round = 0, turn = 0;
const note = (...values) => out.push([...values, round].join(' ')), count = () => { if (++round < 12) setImmediate(count); else console.log(out.join('\n')); };
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => { note('message', data); Promise.resolve().then(() => note('its microtask', data)); if (data === 3) port1.close(); };
port2.postMessage(1); port2.postMessage(2);
setImmediate(count); setImmediate(() => { note('immediate'); port2.postMessage(3); });
setTimeout(() => note('timeout'), 0);
const step = () => { if (++turn < 30) queueMicrotask(step); };
(async () => {
  const pieces = new ReadableStream({ start(controller) { for (const piece of ['a', 'b', 'c']) controller.enqueue(piece); controller.close(); } });
  for await (const piece of pieces) note('piece', piece, turn);
  note('no more', turn);
})();
step();

//// what arguments are said to be
const T = f => { try { console.log(f()); } catch (error) { console.log(error.name, error.code, error.message); } };
const util = require('util'), path = require('path'), url = require('url');
for (const value of [5, 'x', "it's", 'a\\"\'\n', 'a'.repeat(40), null, undefined, () => 1, function named() {}, class K {}, {}, [], Object.create(null), new Proxy({ p: 1 }, {}), (function* () {})(), new (class Foo {}), Symbol('s'), 10n, -0, Math, { constructor: { name: 5 } }])
  { T(() => path.join(value)); T(() => console.table([1], value)); }
for (const parts of [['0', ''], ['0', '[object WeakMap]'], ['[', 'a'], ['class K {}', ''], ['a,', '1'], ['a', '}'], ['a) {', '}'], ['/*', '*/){'], ['a b', ''], ['', 'return ]'], ['a = f(1) {', ''], ['a)', '']]) T(() => Function(...parts));
for (const value of [{}, [], new Map, new DataView(new ArrayBuffer(4)), () => 1, 'x', null]) T(() => Atomics.load(value, 0));
T(() => Buffer.from('é', ['b'])); T(() => Buffer.from('é', 5)); for (const args of [[], ['5'], [new Uint16Array([1, 2, 3]), 1], [new Uint8Array(3), -1], [new Uint8Array(3), 0, 1.5], [new Date]]) T(() => Buffer.copyBytesFrom(...args));
console.log(util.debuglog('x')); T(() => util.deprecate(() => 1, 'm', [])); T(() => util.formatWithOptions(() => 1, 'x')); T(() => path.format([])); T(() => url.domainToASCII());

//// who waits for a module
const thrower = 'data:text/javascript,const f = () => { throw new Error("in the module") }; f()', waiter = 'data:text/javascript,await 1; null.x';
const load = async text => { await import(text); }, outer = async text => { await load(text); };
(async () => { for (const text of [thrower, waiter]) try { await outer(text); } catch (error) { console.log(error.stack.replaceAll(__dirname, 'DIR').split('\n').filter(line => !line.includes('node:')).join('\n')); } })();
