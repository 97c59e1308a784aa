//// what typed arrays are sorted by
const log = [];
console.log(new Uint8Array([3, 1, 2, 5, 4, 8, 9]).sort((a, b) => { log.push(`${a}:${b}`); return a - b; }), log.join(' '));
for (const compare of [(a, b) => a > b, (a, b) => a < b, () => -1, () => 1, () => 0, () => NaN, () => '1'])
  console.log(new Int16Array([3, 1, 2, 5, 4, 8, 9]).sort(compare).join(), new Float64Array([3, NaN, 1]).toSorted(compare).join());
for (const call of [() => Uint8Array.from(null), () => Uint8Array.from(undefined), () => Uint8Array.prototype.sort.call([]), () => Uint8Array.prototype.toSorted.call({})])
  try { console.log(call()); } catch (error) { console.log(`${error}`); }

//// who is called on something else
const later = promise => { promise.catch(() => {}); return 'a promise'; };
const describe = call => { try { const result = call(); return result instanceof Promise ? later(result) : result; } catch (error) { return `${error.code} ${error}`; } };
const classes = { TextEncoder: ['encoding', 'encode', 'encodeInto'], TextDecoder: ['encoding', 'fatal', 'decode'], Blob: ['size', 'type', 'slice', 'text'],
  Headers: ['get', 'set', 'keys', 'forEach'], FormData: ['get', 'append', 'values'], CustomEvent: ['detail'], URL: ['host', 'hash', 'searchParams'] };
for (const [name, members] of Object.entries(classes)) for (const member of members) for (const receiver of [{}, null, 5]) {
  const { get, value } = Object.getOwnPropertyDescriptor(globalThis[name].prototype, member);
  if (name !== 'URL' || receiver !== null) console.log(name, member, describe(() => (get ?? value).call(receiver, 'a', 'b')));
}
new Blob().text.call({}).catch(error => console.log(`${error}`));
for (const call of [() => Map.prototype.get.call([].values()), () => [].map('x'.matchAll(/x/g)), () => (async function* () {})().next.call(1), () => Set.prototype.has.call(new Proxy([], {}))])
  console.log(describe(call));
(async function* () {})().next.call(1).catch(error => console.log(`${error}`));
class Base {}
class Derived extends Base { constructor() { super(); } }
for (const parent of [{}, null, () => 1, new Proxy(() => 1, {}), Math.max, (function named() {}).bind()]) {
  Object.setPrototypeOf(Derived, parent);
  console.log(describe(() => new Derived()));
}

//// texts that are no JSON, and addresses set to nothing
for (const text of ['"\\ "', '"\\é"', '"\\€"', '"\\\u2028"', '["\\x"]', '"\\u00g0"']) try { JSON.parse(text); } catch (error) { console.log(text, error.message); }
const address = (from, name, value) => Object.assign(new URL(from), { [name]: value }).href;
console.log(address('foo://h/p', 'pathname', ''), address('foo:/p', 'pathname', ''), address('http://h/p', 'pathname', ''), address('file:///a', 'protocol', 'http'), address('file://h/a', 'protocol', 'ftp'));

//// arguments that web classes refuse
const describe = call => { try { return call(); } catch (error) { return `${error.code} ${error}`; } };
const form = new FormData(), target = new EventTarget(), calls = [
  () => form.get(), () => form.has(), () => form.getAll(), () => form.delete(), () => form.append('a'), () => form.append('a', 'b', 'c'), () => form.set('a', 1, undefined), () => form.forEach('x'),
  () => new Headers(['ab']), () => new Headers([['a']]), () => new Headers().forEach(), () => new Blob('x'), () => new Blob(['a'], 5), () => new Blob(['a'], null), () => new Blob([1, 2]).size,
  () => new Event('x', []), () => new CustomEvent('x', 5), () => target.addEventListener('x', 5), () => target.addEventListener('x', () => {}, 'once'), () => target.removeEventListener('x', 5),
  () => target.removeEventListener('x', null), () => new DOMException('m', {}).name, () => new DOMException('m', () => 1).name, () => new DOMException('m', { name: 'N', cause: 1 }).cause,
  () => new TextDecoder('x', 5), () => new TextDecoder('utf-8', null).encoding, () => 'x'.localeCompare('y', 'xx-invalid-locale-zzzzzzzzzzzz'), () => 'x'.toLocaleUpperCase('en-US-'),
  () => 'x'.replaceAll({ [Symbol.match]: true }, ''), () => (1).toLocaleString('en', { style: 'unit', unit: 'furlong' }), () => new Intl.NumberFormat('en', { style: 'unit' }),
];
for (const call of calls) console.log(`${call}`.slice(6), '→', describe(call));
console.log(new Headers({ a: '1' }).entries(), form.keys(), [...new Headers([['b', '2'], ['a', '1']]).keys()], Object.prototype.toString.call(form.values()));
console.log(Object.getOwnPropertyDescriptor(globalThis, 'crypto').set, typeof Object.getOwnPropertyDescriptor(globalThis, 'performance').get, typeof fetch, fetch);
const { hash, search, pathname } = Object.assign(new URL('http://a.b/c'), { hash: '\t', search: 'x\ny', pathname: '{^}\t`' });
console.log(hash, search, pathname);

//// arguments that buffers refuse
const bytes = Buffer.from([1, 2, 3, 4]), describe = call => { try { return call(); } catch (error) { return `${error.code} ${error}`; } };
const calls = [
  () => bytes.fill('x', 1.5), () => bytes.fill('x', -1), () => bytes.fill('zz', 'hex'), () => bytes.fill(5, '1'), () => bytes.fill(5, null), () => bytes.fill(new Uint16Array([258])), () => bytes.fill({}),
  () => bytes.fill(5n), () => bytes.fill('ab', undefined, 1), () => bytes.fill(''), () => bytes.write(5), () => bytes.write('x', 9), () => bytes.write('x', 1.5), () => bytes.write('x', 1, NaN), () => bytes.write('x', null),
  () => bytes.write('xyz', 2, 9, 'utf8'), () => bytes.writeUInt8(undefined, 9), () => bytes.writeInt16BE('x'), () => bytes.writeUIntLE(1, 0, 1.5), () => bytes.writeBigInt64LE(Infinity), () => bytes.writeUInt8('x', 0),
  () => bytes.readInt8(Infinity), () => bytes.readUIntBE(undefined, 2), () => bytes.readUIntBE(0, 7), () => bytes.readDoubleLE(), () => bytes.compare(bytes, -1), () => bytes.compare(bytes, 0, 9), () => bytes.compare(bytes, 1),
  () => bytes.copy(bytes, -1), () => bytes.copy(bytes, 0, 9), () => bytes.copy(bytes, '1', 2.9), () => Buffer.concat([bytes], 1.5), () => Buffer.concat([bytes], -1), () => Buffer.concat([bytes], 2), () => Buffer.concat([1]),
  () => bytes.toString('nope'), () => bytes.toString('nope', 3, 1), () => bytes.indexOf('x', 0, null), () => bytes.hexSlice(0, 9), () => bytes.hexSlice(-1), () => Buffer.alloc(3, 'ab', 'latin1'), () => bytes.readUint16BE === bytes.readUInt16BE,
  () => require('buffer').transcode(bytes, 'utf8', 'hex'), () => require('crypto').createHash('md5').update('x').digest('nope'), () => Buffer.alloc(2, ''),
];
for (const call of calls) console.log(`${call}`.slice(6), '→', describe(call), bytes.toString('hex'));
const { StringDecoder } = require('string_decoder');
for (const parts of [[[0xE2, 0x82], [0xAC]], [[0xF6, 0xA6]], [[0xFE], [0xBC]], [[0xE2]], [[0xF0, 0x9F], [0x98, 0x80]]]) {
  const decoder = new StringDecoder('utf8');
  console.log(parts.map(part => JSON.stringify(decoder.write(Buffer.from(part)))), JSON.stringify(decoder.end()));
}

//// paths and addresses at their edges
const path = require('path'), url = require('url'), qs = require('querystring');
const { win32 } = path;
console.log(win32.resolve('C:\\a', '\\b', 'c'), win32.resolve('C:\\a', 'D:\\b', '\\c'), win32.join('/', '\\a', 'b'), win32.join('//server', 'share'), win32.toNamespacedPath('C:\\a'), path.basename('/a/b', '/a/b'), path.basename('b', 'b'));
for (const text of ['http://a.b:x/p', 'http://a*b.c/d', 'http://0x7f.1/', '//plain/<path>?q=<>', 'javascript:alert("x y")', 'HTTP://ü.de:80?q', 'mailto:a@b.c', 'http://u:p:w@h/', 'http://[::1]:80x', 'x:y;z', '/a b?c d#e f'])
  try { console.log(text, url.parse(text).host, url.parse(text).pathname, url.parse(text).auth, url.parse(text).href); } catch (error) { console.log(text, `${error.code}`); }
for (const [from, to] of [['http://a.b/c', 'https:d/e'], ['http://a.b/c', 'https:/d/e'], ['foo:bar', 'http:x'], ['http://a/b/c', '../../d'], ['http://a/b', 'mailto:x@y'], ['/one', '//two/three']]) console.log(from, to, url.resolve(from, to));
console.log(qs.parse('ü=é&a=%zz&b=%C3%BC&c=%E9é'), qs.unescape('%41é%'), qs.parse('a=1', null, null, { decodeURIComponent: text => `<${text}>` }));

//// errors of assertions, once more
const assert = require('assert');
const describe = call => { try { call(); return 'passed'; } catch (error) { return error === null || typeof error !== 'object' ? error : `${error.name} ${error.code} ${error.generatedMessage} ${error.operator}\n${error.message}`; } };
const calls = [
  () => assert.notDeepEqual({}, {}), () => assert.notDeepEqual('b', 'b'), () => assert.notDeepEqual([1, [2]], [1, [2]]), () => assert.deepStrictEqual({ a: 1 }, { a: 2 }, ''), () => assert.equal(1, 2, ''), () => assert.fail(''), () => assert.fail(0),
  () => assert.fail(false), () => assert.throws(() => { throw 'text'; }, { message: 'x' }, 'own'), () => assert.throws(() => { throw new Error('x'); }, { message: 'y' }, ''), () => assert.throws(() => { throw new Error('x'); }, 'text', 'own'),
  () => assert.doesNotThrow(() => { throw new Error('x'); }, { message: 'x' }), () => assert.doesNotThrow(() => { throw new Error('x'); }, 5), () => assert.doesNotThrow(() => { throw new Error('x'); }, error => error.message === 'x'),
  () => assert.doesNotThrow(() => { throw new Error('x'); }, TypeError), () => assert.doesNotThrow(() => { throw null; }), () => assert.throws(Object.assign(Object.create(null), { a: 1 })), () => assert.throws(Object.create(null)),
];
for (const call of calls) console.log(`${call}`.slice(6), '→', describe(call));

//// writes of objects, in one go, and after an error
const { Writable, Transform } = require('stream'), EventEmitter = require('events');
for (const options of [{ objectMode: true }, {}, { objectMode: true, defaultEncoding: 'latin1' }, { decodeStrings: false }]) {
  const sink = new Writable({ ...options, write(chunk, encoding, callback) { console.log(options, chunk, encoding); callback(); } });
  sink.write('x');
  sink.write('79', 'hex');
  sink.end('z');
}
for (const chunks of [['a', Buffer.from('b')], [Buffer.from('a'), Buffer.from('b')]]) {
  const sink = new Writable({ decodeStrings: false, writev(all, callback) { console.log(all); callback(); } });
  sink.cork();
  for (const chunk of chunks) sink.write(chunk);
  sink.uncork();
}
new Transform({ objectMode: true, transform(chunk, encoding, callback) { console.log(chunk, encoding); callback(); } }).write({ a: 1 });
const broken = new Writable({ write(chunk, encoding, callback) { callback(new Error('broken')); }, destroy(error, callback) { console.log('destroy'); callback(error); } });
broken.on('error', error => console.log('error', error.message));
broken.write('a', error => console.log('written', error.message));
broken.end(error => console.log('ended', error.message));
console.log(process instanceof EventEmitter, Object.getPrototypeOf(Object.getPrototypeOf(process)) === EventEmitter.prototype);
const { parseArgs } = require('util');
for (const args of [['--name', ''], ['--name='], ['-n', ''], ['--no-color'], ['--no-color=1']])
  try { console.log(args, parseArgs({ args, options: { name: { type: 'string', short: 'n' }, color: { type: 'boolean' } }, allowNegative: true }).values); } catch (error) { console.log(args, error.message); }
