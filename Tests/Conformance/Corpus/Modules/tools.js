//// crypto: digests and codes
const crypto = require('node:crypto'), t = f => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
for (const a of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']) console.log(a, crypto.createHash(a).update('The fox').update('é').digest('hex'), crypto.createHmac(a, 'key').update('x').digest('base64'));
for (const n of [0, 55, 64, 112]) console.log(n, ['md5', 'sha512'].map(a => crypto.createHash(a).update(Buffer.alloc(n, 'a')).digest('hex').slice(0, 12)).join(' '));
const h = crypto.createHash('sha256').update('a'); console.log(h); t(() => h.copy().digest('base64url')); t(() => h.digest('hex')); t(() => h.digest('hex')); t(() => h.update('b'));
for (const f of [() => crypto.createHash('nope'), () => crypto.createHash(), () => crypto.createHash('md5').update(5), () => crypto.createHmac('nope', 'k'), () => crypto.createHmac('sha1'), () => crypto.randomInt(5, 3), () => crypto.randomInt(2 ** 50), () => crypto.randomBytes(-1), () => crypto.randomBytes('a'), () => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))]) t(f);
console.log(crypto.pbkdf2Sync('pw', 'salt', 100, 32, 'sha512').toString('hex'), crypto.scryptSync('pw', 'salt', 16, { N: 16 }).toString('hex'), Buffer.from(crypto.hkdfSync('sha256', 'k', 's', 'i', 40)).toString('hex'));

//// crypto: random values and the Web's
console.log(crypto, crypto.subtle, Object.prototype.toString.call(crypto), require('crypto').webcrypto === crypto, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
for (const f of [() => crypto.getRandomValues(new Uint8Array(4)).length, () => crypto.getRandomValues(new Float32Array(1)), () => crypto.getRandomValues(new Uint8Array(70000)), () => crypto.getRandomValues(), () => new Crypto()]) try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
(async () => { for (const a of ['SHA-1', 'SHA-256', { name: 'SHA-512' }]) console.log(Buffer.from(await crypto.subtle.digest(a, new TextEncoder().encode('hi'))).toString('hex')); await crypto.subtle.digest('SHA-9', new Uint8Array(1)).catch(e => console.log(e.name)); for await (const d of require('stream').Readable.from(['a', 'b']).pipe(require('crypto').createHash('sha1'))) console.log('piped', d); })();

//// vm
const vm = require('node:vm'), t = f => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const c = vm.createContext({ x: 1 }); console.log(c, vm.isContext(c), vm.isContext({}), vm.createContext(c) === c);
t(() => vm.runInContext('x += 40; var y = 2; let z = 3; const q = 4; function f() { return x; } globalThis.w = 5; this.v = 6; x', c)); console.log(c); t(() => vm.runInContext('z + q + f()', c)); c.x = 100; t(() => c.f()); t(() => vm.runInContext('typeof setTimeout + typeof process + typeof require', c)); t(() => vm.runInContext('const q = 1', c));
t(() => vm.runInNewContext('a + b', { a: 1, b: 2 })); t(() => vm.runInNewContext('Array') === Array); t(() => vm.runInNewContext('[1, 2]') instanceof Array); t(() => vm.runInNewContext('[1, { a: 1 }, new Map([[1, 2]])]'));
const s = new vm.Script('n++; globalThis.count = (globalThis.count || 0) + 1;', { filename: 'my.js' }), one = vm.createContext({ n: 0 }), two = vm.createContext({ n: 10 }); for (let i = 0; i < 3; i++) { s.runInContext(one); s.runInContext(two); } console.log(s, one, two);
for (const f of [() => s.runInThisContext(), () => vm.runInThisContext('var gg = 5; typeof require'), () => gg, () => new vm.Script('a b'), () => vm.runInContext('1', {}), () => vm.createContext(5), () => vm.runInNewContext('throw new TypeError("in")'), () => vm.runInNewContext('undefinedX'), () => vm.compileFunction('return a + b', ['a', 'b'])(1, 2), () => vm.runInNewContext('"use strict"; zz = 1', {}), () => { const s = {}; vm.runInNewContext('zz = 1; delete zz; yy = 2', s); return s; }, () => vm.runInNewContext('JSON.stringify({ a: [1] }) + Math.max(1, 2) + eval("1 + 1") + new Function("return typeof x")()', { x: 1 }), () => vm.runInNewContext('this.constructor.name'), () => vm.runInThisContext('this === globalThis')]) t(f);

//// call sites
function site() { const old = Error.prepareStackTrace; Error.prepareStackTrace = (_, sites) => sites; const { stack } = new Error(); Error.prepareStackTrace = old; return stack[1]; }
class A { method() { return site(); } constructor() { this.c = site(); } } const o = { arrow: () => site(), named() { return site(); } };
for (const c of [site(), new A().method(), new A().c, o.arrow(), o.named(), [1].map(() => site())[0]]) console.log(c.getFunctionName(), c.getTypeName(), c.getMethodName(), c.getLineNumber(), c.getColumnNumber(), require('path').basename(c.getFileName()) === require('path').basename(__filename), c.isConstructor(), c.isToplevel(), c.isNative(), c.isEval(), c.isAsync());
Error.prepareStackTrace = (e, sites) => `${e.name}|${e.message}|${sites[0].getFunctionName()}`; function boom() { return new TypeError('tt'); } console.log(boom().stack); const held = {}; Error.captureStackTrace(held); console.log(held.stack); try { null.x; } catch (e) { console.log(e.stack); }
Error.prepareStackTrace = undefined; console.log(new Error('x').stack.split('\n')[0]); const late = new Error('late'); Error.prepareStackTrace = (e, sites) => sites.length > 0; console.log(late.stack, Object.prototype.toString.call(late));

//// os, and what surrounds a process
const os = require('node:os'); console.log(JSON.stringify(os.EOL), os.platform(), os.type(), os.endianness(), os.arch(), os.constants.signals.SIGINT, os.constants.errno.ENOENT, os.devNull, `${os.platform}`, os.loadavg().length, Object.keys(os.userInfo()), os.cpus().length > 0, os.freemem() > 0);
process.env.N = 5; process.env.B = true; console.log([process.env.N, process.env.B, 'N' in process.env, 'nope' in process.env, delete process.env.N, process.env.N, { ...process.env }.B, process.env.PORT ?? 3000]); for (const f of [() => process.env.S = Symbol('x'), () => Object.defineProperty(process.env, 'q', { value: 1 })]) try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
process.env.TZ = 'Asia/Tokyo'; console.log(new Date(0).getHours(), String(new Date(0))); process.env.TZ = 'America/New_York'; console.log(new Date(0).getHours(), new Date(2024, 2, 10, 2, 30).toString());
console.log(Object.keys(process.cpuUsage()), typeof process.getuid(), process.stdout.writableLength, process.stdout.fd, process.hasUncaughtExceptionCaptureCallback()); require('stream').Readable.from(['piped', ' out\n']).pipe(process.stdout); console.log(typeof process.stdout.emit, Object.keys(console).join(), typeof console.Console, console.createTask('t').run(() => 5));

//// readline
const readline = require('node:readline'), { Readable } = require('stream'); const rl = readline.createInterface({ input: Readable.from(['a\nb', 'c\r\nd\n', '\ne']), output: process.stdout, prompt: '? ' }); rl.prompt(); rl.on('line', l => console.log(JSON.stringify(l))).on('close', () => { console.log('closed'); next(); });
async function next() {
  const lines = []; for await (const line of readline.createInterface({ input: Readable.from(['1\n2\n3']) })) lines.push(line); console.log(lines);
  const asked = require('node:readline/promises').createInterface({ input: Readable.from(['Ann\n']), output: process.stdout }); console.log(await asked.question('name? ')); asked.close();
  readline.cursorTo(process.stdout, 0, 1); readline.moveCursor(process.stdout, -1, 2); readline.clearLine(process.stdout, 0); console.log(); process.stdin.on('data', () => console.log('data')).on('end', () => console.log('end of stdin'));
}

//// web streams
(async () => {
  const s = new ReadableStream({ start(c) { c.enqueue('a'); c.enqueue('b'); console.log(c.desiredSize); c.close(); } }, { highWaterMark: 3 }), r = s.getReader(); console.log(s, r, await r.read(), await r.read(), await r.read()); r.releaseLock(); console.log(s);
  const out = []; await ReadableStream.from([1, 2, 3]).pipeThrough(new TransformStream({ transform(x, c) { c.enqueue(x * 2); }, flush(c) { c.enqueue('end'); } })).pipeTo(new WritableStream({ write(x) { out.push(x); }, close() { out.push('closed'); } })); console.log(out);
  const [a, b] = ReadableStream.from([1, 2]).tee(), all = async s => { const r = []; for await (const x of s) r.push(x); return r; }; console.log(await all(a), await all(b));
  const w = new WritableStream({ write: () => new Promise(r => setTimeout(r, 1)) }, new CountQueuingStrategy({ highWaterMark: 2 })), writer = w.getWriter(); console.log(writer.desiredSize); writer.write(1); writer.write(2); console.log(writer.desiredSize); await writer.ready; await writer.close(); console.log(w, await writer.closed);
  try { await ReadableStream.from((async function* () { yield 1; throw new Error('gen'); })()).pipeTo(new WritableStream({ abort(e) { console.log('abort', e.message); } })); } catch (e) { console.log('caught', e.message); }
  for await (const x of new ReadableStream({ pull(c) { c.enqueue(1); }, cancel(r) { console.log('cancelled', r); } })) { console.log(x); break; } for (const f of [() => s.getReader() && s.getReader(), () => new ReadableStream({ type: 'x' }), () => new ReadableStream({}, { highWaterMark: -1 }), () => new ReadableStreamDefaultController(), () => ReadableStream.prototype.locked]) try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
  const bytes = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array([1, 2, 3, 4])); c.close(); } }).getReader({ mode: 'byob' }); console.log(await bytes.read(new Uint8Array(3)), await bytes.read(new Uint8Array(3)), await bytes.read(new Uint8Array(3)));
  const { text, json } = require('node:stream/consumers'); console.log(await text(ReadableStream.from(['a', 'é'])), await json(ReadableStream.from(['{"a":', '1}'])), await all(ReadableStream.from(['hé', 'llo']).pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream())), await all(require('stream').Readable.toWeb(require('stream').Readable.from(['q', 'r']))));
})();

//// contexts after garbage
const vm = require('node:vm'); for (let i = 0; i < 60; i++) new Array(10000).fill(i);
console.log(vm.runInNewContext('typeof console.log + [1, 2].length'), vm.isContext(vm.createContext({})), typeof require('node:console').Console);

//// vm: what scripts and contexts are made and run with
const vm = require('node:vm'), t = f => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
t(() => vm.runInNewContext('while (true);', {}, { timeout: 20 })); t(() => vm.runInThisContext('for (;;) {}', { timeout: 10, breakOnSigint: true })); t(() => new vm.Script('let n = 0; while (n < 5) n++; n').runInThisContext({ timeout: 5000 }));
t(() => vm.runInNewContext('try { for (;;); } finally { out.push(1); }', { out: [] }, { timeout: 15 }));
for (const options of [{ timeout: 'x' }, { timeout: 0 }, { timeout: 1.5 }, { breakOnSigint: 1 }, { displayErrors: 1 }, { filename: 1 }, { lineOffset: 'x' }, { columnOffset: 1.5 }, { cachedData: 1 }, { importModuleDynamically: 1 }, 5, null, 'f.js', {}]) t(() => vm.runInThisContext('1 + 1', options));
for (const options of [{ contextName: 1 }, { contextCodeGeneration: 1 }, { contextCodeGeneration: { strings: 1 } }, { contextCodeGeneration: { strings: true }, contextName: 'c' }]) t(() => vm.runInNewContext('eval("2")', {}, options));
const strict = vm.createContext({}, { codeGeneration: { strings: false } }); for (const text of ['eval("1")', '(0, eval)("1")', 'new Function("return 1")()', '(async () => {}).constructor("")', '(() => 6)()']) t(() => vm.runInContext(text, strict)); t(() => eval('7')); t(() => vm.createContext({}, { microtaskMode: 'x' })); t(() => vm.createContext({}, 5)); t(() => vm.compileFunction('', [1])); t(() => vm.compileFunction('', [], { parsingContext: {} }));
//// many listeners of a target
const { setMaxListeners, getMaxListeners } = require('node:events'), target = new EventTarget(), { signal } = new AbortController();
process.on('warning', w => console.log(w.name, w.message, w.type, w.count, w.target === target || w.target === signal));
for (let i = 0; i < 12; i++) { target.addEventListener('x', () => {}); signal.addEventListener('abort', () => {}); }
console.log(getMaxListeners(target), setMaxListeners(2, target), getMaxListeners(target)); for (let i = 0; i < 4; i++) target.addEventListener('y', () => {});
for (const f of [() => setMaxListeners(1, {}), () => getMaxListeners({}), () => setMaxListeners(-1)]) try { f(); } catch (e) { console.log(e.code, e.message); }
//// what modules and objects list, in which order
for (const name of ['buffer', 'url', 'events', 'assert', 'string_decoder']) console.log(name, Object.keys(require(name)).join(' '));
for (const object of [new URL('http://a'), new URLSearchParams(), new Event('x'), new Blob([]), new Headers()]) { const keys = []; for (const key in object) keys.push(key); console.log(keys.join(' ')); }
const path = require('path'); console.log(path.dirname('./a//b/'), path.dirname('//x//y'), path.dirname('//a'), path.win32.dirname('\\\\a\\b\\c'), path.win32.resolve('').startsWith('\\'), Buffer.alloc(3).fill('zz', 99), require('util').parseArgs({ args: ['--no-c'], options: { c: { type: 'boolean' } }, allowNegative: true, tokens: true }).tokens);

//// modules whose text is their name
(async () => {
  const { default: a, b } = await import('data:text/javascript,export default 1; export const b = import.meta.url;'); console.log(a, b);
  console.log(await import('data:application/json,{"x":[1,2]}', { with: { type: 'json' } }), (await import('data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgNDI7')).default, await import('data:text/javascript,export const q = 5; export default () => 1'));
  for (const s of ['data:text/plain,x', 'data:text/javascript,throw new Error("dt")', 'data:text/javascript,let a; let a', 'data:text/javascript,import "./x.mjs"', 'data:application/json,{"x":1}', 'data:,x', 'data:text/javascript,import "fs2"', 'data:text/javascript,import { sep } from "path"; export default sep', 'data:text/javascript;charset=utf-8,export default "é"', 'data:text/javascript,export default "%C3%A9"', `data:text/javascript,
    export default import.meta.url`]) await import(s).then(n => console.log(n), e => console.log(e.name, e.code, e.message));
  for (const [s, type] of [['data:application/json,{bad', 'json'], ['data:application/json,{}', 'css'], ['data:text/javascript,1', 'json'], ['http://x.y/z.js', undefined]]) await import(s, type && { with: { type } }).catch(e => console.log(e.name, e.code, e.message));
  console.log(await import('data:text/javascript,export default {}') === await import('data:text/javascript,export default {}'));
})();
//// what require goes through
const Module = require('module'); const orig = Module.prototype.require; Module.prototype.require = function (id) { console.log('require', id, this === module); return orig.apply(this, arguments); }; console.log(require('path') === require('node:path')); Module.prototype.require = orig; const load = Module._load; Module._load = function (request, parent, isMain) { console.log('_load', request, parent === module, isMain); if (request === 'virtual') return { v: 1 }; return load.apply(this, arguments); }; console.log(require('virtual'), require('os') === require('os')); Module._load = load; const rf = Module._resolveFilename; Module._resolveFilename = function (r, ...rest) { console.log('rf', r); return rf.call(this, r === 'alias' ? 'util' : r, ...rest); }; console.log(require('alias') === require('util')); Module._resolveFilename = rf; const m = new Module('x'); m._compile('exports.a = 1; exports.f = __filename; exports.d = __dirname', '/virtual/file.js'); console.log(m.exports, m.id); function requireFromString(src, filename) { const m = new Module(filename, module); m._compile(src, filename); return m.exports; } console.log(requireFromString('module.exports = { x: require("path").basename("/a/b"), y: module.id }', 'test.js')); try { m._compile('a b', 'bad.js'); } catch (e) { console.log(e.message); } console.log(Module._load('path') === require('path'), Module._resolveFilename('fs'));
console.log(Module.isBuiltin('node:test'), Module.isBuiltin('test'), Module.isBuiltin('fs'), Module.isBuiltin('_http_agent'), Module._nodeModulePaths('/a/b'), Module.builtinModules.length); try { Module.createRequire('rel'); } catch (e) { console.log(e.code, e.message); }
import('path').then(({ join }) => { const path = require('path'); return import('path').then(ns => { path.join = () => 'patched'; console.log(ns.join('a')); Module.syncBuiltinESMExports(); console.log(ns.join('a'), ns.default.join('a')); }); });
//// a line after the end
const { PassThrough } = require('stream'), input = new PassThrough(), rl = require('readline').createInterface({ input }); rl.on('line', line => { console.log(line); if (line === 'quit') rl.close(); }); rl.on('close', () => console.log('closed')); input.write('a\nquit\nb\nc'); console.log(rl.getCursorPos(), rl.cursor, rl.line);
const { tracingChannel } = require('diagnostics_channel'); console.log(tracingChannel('x'), tracingChannel('x').start.name); for (const f of [() => structuredClone(1, { transfer: [{}] }), () => structuredClone(1, { transfer: 5 })]) try { f(); } catch (e) { console.log(e.code, e.message); }

//// zlib: Brotli
const z=require('zlib');const c=z.constants; for (const f of [()=>z.brotliCompressSync('x',{params:{[c.BROTLI_PARAM_QUALITY]:99}}),()=>z.brotliCompressSync('x',{params:{[c.BROTLI_PARAM_QUALITY]:'5'}}),()=>z.brotliDecompressSync(z.brotliCompressSync('hello hello').subarray(0,5)),()=>z.brotliDecompressSync(Buffer.alloc(0)),()=>z.brotliCompressSync(5),()=>z.brotliCompressSync('x',{chunkSize:1}),()=>z.brotliCompressSync('x',{flush:99}),()=>z.brotliDecompressSync(z.brotliCompressSync('x'.repeat(999)),{maxOutputLength:9}),()=>z.brotliDecompressSync(Buffer.from([255,255,255,1])), () => z.brotliCompressSync(''), () => z.brotliCompressSync('The quick brown fox jumps over the lazy dog. '.repeat(40)).toString('hex'), () => z.brotliDecompressSync(z.brotliCompressSync('é€😀'.repeat(50000))).length, () => z.brotliCompressSync(JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ id: i, name: 'user' + i })))).length, () => [1, 5, 9].map(q => z.brotliCompressSync('abcabcabc'.repeat(100), { params: { [c.BROTLI_PARAM_QUALITY]: q, [c.BROTLI_PARAM_SIZE_HINT]: 900 } }).toString('hex'))]) try{console.log(f())}catch(e){console.log(e.name,e.code,e.errno,e.message)}
for (const options of [{ params: { 99: 1 } }, { params: { [c.BROTLI_PARAM_MODE]: c.BROTLI_MODE_TEXT, [c.BROTLI_PARAM_QUALITY]: 4 } }]) try { console.log(z.brotliCompressSync('x'.repeat(1000), options).toString('hex')); } catch (e) { console.log(e.code, e.message); }
const s = z.createBrotliCompress(), parts = []; s.on('data', d => parts.push(d)).on('end', () => console.log(z.brotliDecompressSync(Buffer.concat(parts)).toString(), s.constructor.name, s instanceof z.BrotliCompress, s.bytesWritten)); s.write('part1 '); s.end('part2'); console.log(Object.keys(z).join(' '), Object.keys(c).length);

//// hooks of the program's own resources
const { createHook, executionAsyncId, triggerAsyncId, executionAsyncResource, AsyncResource } = require('async_hooks'); const log = [];
const hook = createHook({ init(id, type, trigger, resource) { if (type === 'MINE' || type === 'OTHER') log.push(['init', type, id === executionAsyncId(), resource instanceof AsyncResource, trigger === executionAsyncId()]); }, before(id) { if (ids.has(id)) log.push(['before', id === executionAsyncId()]); }, after(id) { if (ids.has(id)) log.push(['after', id === executionAsyncId()]); }, destroy(id) { if (ids.has(id)) console.log('destroyed'); } });
const ids = new Set(); console.log(hook, hook.enable() === hook); const r = new AsyncResource('MINE'); ids.add(r.asyncId()); console.log(r.runInAsyncScope(function (a, b) { const inner = new AsyncResource('OTHER'); return [this.k, a + b, executionAsyncId() === r.asyncId(), triggerAsyncId() === r.triggerAsyncId(), executionAsyncResource() === r, inner.triggerAsyncId() === r.asyncId()]; }, { k: 1 }, 2, 3)); try { r.runInAsyncScope(() => { throw new Error('in scope'); }); } catch (e) { console.log(e.message, executionAsyncId()); } r.emitDestroy(); console.log(log, executionAsyncId(), triggerAsyncId()); console.log(hook.disable() === hook); new AsyncResource('MINE'); console.log(log.length);
for (const f of [() => createHook({ init: 5 }), () => createHook({ destroy: 'x' }), () => createHook({ before: null }), () => new AsyncResource(5), () => new AsyncResource('X', { triggerAsyncId: -5 }), () => new AsyncResource('X', -2), () => new AsyncResource('Y', { requireManualDestroy: true }).triggerAsyncId(), () => createHook({}), () => r.runInAsyncScope(5), () => createHook()]) try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
const bound = AsyncResource.bind(function f(a, b) { return [this === globalThis, a]; }); console.log(bound(1), bound.length, bound.name); console.log(Object.keys(require('async_hooks')));

//// bytes that v8 did not write
for (const bytes of [[1], [0xFF, 99], []]) try { require('v8').deserialize(Buffer.from(bytes)); } catch (e) { console.log(e.message); }

//// consoles of one's own
const { Console } = require('console'), { Writable } = require('stream'); let out = '', err = ''; const o = new Writable({ write(c, e, cb) { out += c; cb(); } }), e = new Writable({ write(c, x, cb) { err += c; cb(); } });
const c = new Console({ stdout: o, stderr: e, groupIndentation: 4, inspectOptions: { depth: 0 } }); c.log('a', { b: { c: 1 } }); c.group('G'); c.warn('w\nx'); c.groupEnd(); c.dir({ a: { b: 1 } }, { depth: 2 }); new Console({ stdout: o, colorMode: true }).log({ a: 1 }); new Console({ stdout: o, colorMode: false }).log({ a: 1 }); console.log(JSON.stringify(out), JSON.stringify(err), c);
for (const options of [undefined, {}, { stdout: 5 }, { stdout: o, stderr: {} }, { stdout: o, colorMode: 'x' }, { stdout: o, groupIndentation: -1 }, { stdout: o, groupIndentation: 1.5 }, { stdout: o, groupIndentation: 'x' }, { stdout: o, inspectOptions: null }, { stdout: o, inspectOptions: { colors: true }, colorMode: true }]) try { new Console(options); console.log('made'); } catch (x) { console.log(x.name, x.code, x.message); }
console.log(typeof Console(o).log, c instanceof Console, Object.prototype.toString.call(c));

//// globs with names of classes, and what two dots take back
const path = require('path'); for (const [a, b] of [['a', '[[:alpha:]]'], ['5', '[[:upper:][:digit:]]'], ['-', '[[:alpha:]-]'], ['a', '[![:alpha:]]'], ['é', '[[:alpha:]]'], ['a', '[[:nope:]]'], ['a/../b', 'b'], ['b', 'a/../b'], ['../a', '../*'], ['..', '*'], ['a/./b', 'a/b'], ['a/b', 'a/./b'], ['./a', 'a'], ['a//b', 'a/b'], ['a/b/../c', 'a/*'], ['../../a', '../../*'], ['a/', 'a'], ['a', 'a/'], ['[', '[['], ['a', '[]a]'], [']', '[]a]'], ['/a/../b', '/b'], ['\\', '[\\\\]'], ['/a/b', '/**/b'], ['a/c', 'a/**/c']]) console.log(a, b, path.matchesGlob(a, b));
(async () => { for (const s of ['', './nope.mjs?q=1#h', './nope/', './']) try { await import(s); } catch (e) { console.log(JSON.stringify(s), e.code, e.message.replaceAll(__dirname, 'DIR'), e.url?.replaceAll(__dirname, 'DIR')); } console.log(require('module').findSourceMap('x'), typeof require('module').register); })();

//// signals that a program gives itself
process.on('SIGHUP', () => console.log('Got SIGHUP signal.')); process.once('SIGUSR2', (name, number) => console.log(name, number)); setTimeout(() => { console.log('Exiting.'); process.exit(0); }, 100);
console.log(process.kill(process.pid, 0), process.kill(process.pid, 'SIGHUP'), process.kill(process.pid, 'SIGUSR2'), process.kill(process.pid, 'SIGWINCH')); process.nextTick(() => console.log('tick')); for (const args of [[process.pid, 'SIGFOO'], ['x']]) try { process.kill(...args); } catch (e) { console.log(e.name, e.code, e.message); }

//// contexts with microtasks of their own, functions with more in sight
const vm = require('vm'), own = vm.createContext({ log: [] }, { microtaskMode: 'afterEvaluate' }), shared = vm.createContext({ log: [] }); Promise.resolve().then(() => console.log('outer', own.log)); process.on('unhandledRejection', e => console.log('unhandled', e.message));
for (const context of [own, shared]) { vm.runInContext('Promise.resolve().then(() => log.push(1)).then(() => log.push(2)); (async () => { await null; log.push("a"); })(); log.push(0)', context); console.log(context.log); } console.log(vm.runInNewContext('let l = []; Promise.resolve().then(() => l.push(1)); l', {}, { microtaskMode: 'afterEvaluate' })); vm.runInContext('Promise.resolve().then(() => { throw new Error("x"); })', own);
const o = { k: 1 }; console.log(vm.compileFunction('k = 2; return a + b + c', ['a', 'b'], { contextExtensions: [{ c: 10 }, o] })(1, 2), o, vm.compileFunction('return [c, d]', [], { contextExtensions: [{ c: 1, d: 2 }, { c: 3 }] })()); for (const x of [5, [5]]) try { vm.compileFunction('1', [], { contextExtensions: x }); } catch (e) { console.log(e.code, e.message); }

//// what measures, observers and histograms are asked for
const { performance: p, PerformanceObserver, PerformanceMeasure, monitorEventLoopDelay, createHistogram } = require('perf_hooks'), t = f => { try { const r = f(); console.log(r?.entryType === 'measure' ? [r.startTime, r.duration, r.detail] : r); } catch (e) { console.log(e.name, e.code, e.message); } }; p.mark('a', { startTime: 1 });
for (const args of [[{}, 'a'], [{ start: 1 }, 'a'], [{ start: 1, end: 2, duration: 1 }], [{ end: 5 }], [{ end: 5, duration: 2, detail: 'd' }], [{ start: 'a', duration: 2 }], [undefined, 'a'], [5, 9], [{ start: -1 }], [{ start: Symbol() }], ['nope'], [{ start: NaN }]]) t(() => p.measure('m', ...args));
for (const f of [() => p.measure(Symbol()), () => p.mark(Symbol()), () => new PerformanceMeasure('a'), () => p.clearMarks(Symbol()), () => p.getEntriesByType(Symbol()), () => p.mark.call({}, 'x'), () => p.getEntries.call(null)]) t(f);
for (const o of [{ type: 'mark', entryTypes: ['mark'] }, { entryTypes: 5 }, { type: 'zz' }, { entryTypes: [] }]) t(() => new PerformanceObserver(() => {}).observe(o)); const one = new PerformanceObserver(() => {}); one.observe({ type: 'mark' }); t(() => one.observe({ entryTypes: ['mark'] })); one.disconnect(); one.observe({ entryTypes: ['mark'] }); t(() => one.observe({ type: 'mark' })); one.disconnect();
const h = createHistogram(); for (const v of [1.5, NaN, '1', -1, 0, 2 ** 53, null, 7]) t(() => h.record(v)); console.log(monitorEventLoopDelay().constructor.name, h.count, h.max); for (const expected of [5, null, true]) t(() => require('assert').throws(() => { throw new Error('m'); }, expected));

//// vm: what stacks show of scripts
// The stack of an error that leaves a script begins with the place where it was thrown; lines and columns begin where the options say.
const vm = require('vm'), shown = error => console.log(error.stack?.replaceAll(/\n    at .*node:.*/g, '').replaceAll(__dirname, 'DIR') ?? error);
const texts = [['null.x'], ['let a1 = 1;\n\tfoo(a1)', 'file.js'], ['throw new Error("x")', { filename: 'my.vm' }], ['let let = 1', { filename: 'syntax.vm' }], ['throw 5', {}],
  ['function f() { throw new TypeError("in f") }\n\nf()', { filename: 'f.vm', lineOffset: 10, columnOffset: 5 }], ['({ a: 1 }).b.c', { displayErrors: false, filename: 'plain.js' }]];
for (const [text, options] of texts) {
  try { vm.runInThisContext(text, options); } catch (error) { shown(error); }
  try { vm.runInNewContext(text, {}, options); } catch (error) { shown(error); }
}
const context = vm.createContext({});
vm.runInContext('function thrower() { throw new RangeError("deep") }', context, 'library.js');
for (const text of ['thrower()', 'try { thrower() } catch (error) { throw error }']) try { vm.runInContext(text, context, 'call.js'); } catch (error) { shown(error); }
try { new vm.Script('x.y.z', { filename: 'own.js' }).runInThisContext({ displayErrors: false }); } catch (error) { shown(error); }
