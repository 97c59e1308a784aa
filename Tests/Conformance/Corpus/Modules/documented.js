//// buffers
const b = Buffer.from('héllo wörld');
console.log(
  b, b.length, b.toString('hex'), b.toString('base64'), b.toString('base64url'), b.toString('latin1'), b.toString('ascii'), b.toString('utf16le'),
  b.toString('utf8', 1, 4), b.toJSON(), Buffer.byteLength('€'), Buffer.isBuffer(b), Buffer.isEncoding('UTF-8'), Buffer.poolSize
);
console.log(
  Buffer.from('ff00zz', 'hex'), Buffer.from('aGk=', 'base64'), Buffer.from('aGk', 'base64'), Buffer.from('_-8', 'base64'), Buffer.from([1, 256, -1, 1.9, '3', 'x']),
  Buffer.from(new Uint16Array([1, 300])), Buffer.from(new ArrayBuffer(2)), Buffer.from({ type: 'Buffer', data: [1, 2] }), Buffer.from(new String('s')),
  Buffer.alloc(3, 'ab'), Buffer.alloc(5, 0x41), Buffer.allocUnsafe(0), Buffer.concat([b, b], 4), Buffer.concat([]), Buffer.compare(Buffer.from('a'), Buffer.from('b')),
  Buffer.alloc(60)
);
const x = Buffer.alloc(16);
console.log(
  x.writeUInt8(255), x.writeInt16BE(-2, 1), x.writeUInt32LE(0xdeadbeef, 3), x.writeDoubleBE(1.5, 7), x, x.readUInt8(0), x.readInt16BE(1), x.readUInt32LE(3).toString(16),
  x.readDoubleBE(7), x.readUIntBE(0, 3), x.readIntLE(0, 6), x.writeBigInt64LE(-1n, 8), x.readBigUInt64LE(8), x.readFloatLE(0)
);
for (const f of [
  () => x.readUInt8(16), () => x.readUInt8(-1), () => x.readUInt8(1.5), () => x.readUInt8('1'), () => x.writeUInt8(256), () => x.writeInt8(-129),
  () => x.writeUInt32BE(2 ** 32), () => x.readUIntBE(0, 7), () => x.readDoubleLE(9), () => Buffer.from(5), () => Buffer.from(null), () => Buffer.from(undefined),
  () => Buffer.from(), () => Buffer.alloc(-1), () => Buffer.alloc('5'), () => Buffer.from('x', 'nope'), () => b.toString('nope'), () => Buffer.concat('x'),
  () => Buffer.concat([1]), () => Buffer.compare(1, 2), () => b.equals(1), () => b.fill('x', 'nope'), () => b.write(5), () => b.write('x', 100), () => b.indexOf({}),
  () => Buffer.byteLength(5), () => x.writeBigUInt64BE(1), () => x.writeBigUInt64BE(-1n), () => x.swap64.call(Buffer.alloc(3)), () => Buffer.alloc(3).swap16(),
  () => b.copy(1), () => Buffer.alloc(1).readInt32LE(0), () => new Buffer.Buffer(1), () => Buffer.alloc(2 ** 60), () => b.compare(1), () => Buffer.alloc(2, ''),
  () => Buffer.alloc(2, 'zz', 'hex'), () => x.writeIntBE(2 ** 47, 0, 6), () => b.subarray(2, 5).toString(), () => b.slice(-3).toString(), () => b.at(-1),
]) try { console.log(f()); } catch (e) { console.log(e.code, `${e}`); }
console.log(
  b.indexOf('w'), b.indexOf(0x6c), b.lastIndexOf('l'), b.includes('ö'), b.indexOf('zz'), b.indexOf(''), b.indexOf('l', -3), b.equals(Buffer.from('héllo wörld')),
  b.compare(Buffer.from('a')), b.fill('xy', 0, 5).toString(), b.write('ABC', 2), b.toString(), Buffer.from('abcd').swap16().toString(), Buffer.from('abc').copy(b, 1),
  b.toString(), [...Buffer.from('ab').entries()], Buffer.from('ab').keys(), Buffer.from('x') + '', Buffer.from('z').buffer.byteLength > 0, b.subarray(1, 3),
  b.slice(1, 3).constructor.name, b.map(x => x + 1), Buffer.from('abc').reverse().toString(), JSON.stringify(Buffer.from('q')), Buffer.from('a').toLocaleString(),
  b.readUint16BE === b.readUInt16BE, b.parent?.constructor.name, Object.prototype.toString.call(b)
);
const { Blob, File, atob: a2, btoa: b2, transcode, constants, kMaxLength, isUtf8, isAscii, INSPECT_MAX_BYTES, SlowBuffer } = require('buffer');
console.log(
  a2('aGk='), b2('hi'), atob(' a G k '), isUtf8(Buffer.from([0xff])), isAscii(Buffer.from('a')), INSPECT_MAX_BYTES, transcode(Buffer.from('€'), 'utf8', 'latin1'),
  transcode(Buffer.from('é'), 'utf8', 'utf16le'), constants.MAX_LENGTH === kMaxLength
);
for (const f of [
  () => atob('a'), () => atob('*'), () => btoa('€'), () => atob(), () => btoa(null), () => atob(null), () => transcode(b, 'x', 'y'),
]) try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
const bl = new Blob(['ab', new Uint8Array([99]), new Blob(['d'])], { type: 'Text/Plain' });
console.log(bl, bl.size, bl.type, bl.slice(1, 3), new File(['x'], 'f.txt', { lastModified: 5 }));
(async () => { console.log(await bl.text(), await bl.slice(-2).text(), await bl.arrayBuffer()); for await (const c of bl.stream()) console.log(c); })();
const big = Buffer.alloc(3);
big.extra = 1;
console.log(big, new (class MyBuf extends Uint8Array {})(2), Buffer.from('a'.repeat(51)));

//// node docs: buffers and encodings
const buf1 = Buffer.alloc(10),
  buf2 = Buffer.alloc(10, 1), buf4 = Buffer.from([1, 2, 3]), buf5 = Buffer.from([257, 257.5, -255, '1']), buf6 = Buffer.from('tést'),
  buf7 = Buffer.from('tést', 'latin1');
console.log(buf1, buf2, buf4, buf5, buf6, buf7);
const buf = Buffer.from('hello world', 'utf8');
console.log(
  buf.toString('hex'), buf.toString('base64'), Buffer.from('fhqwhgads', 'utf8'), Buffer.from('fhqwhgads', 'utf16le'), Buffer.from('1ag123', 'hex'),
  Buffer.from('1a7', 'hex'), Buffer.from('1634DECAFBAD'.slice(0, 12), 'hex')
);
for (const b of Buffer.from([1, 2, 3])) console.log(b);
const arr = new Uint16Array(2);
arr[0] = 5000;
arr[1] = 4000;
const b1 = Buffer.from(arr), b2 = Buffer.from(arr.buffer);
console.log(b1, b2);
arr[1] = 6000;
console.log(b1, b2);
console.log(
  Buffer.concat([Buffer.alloc(2, 1), Buffer.alloc(3, 2)]), Buffer.compare(Buffer.from('123'), Buffer.from('0123')),
  [Buffer.from('b'), Buffer.from('a')].sort(Buffer.compare), buf.readInt32BE(0), buf.readUIntBE(0, 6).toString(16), Buffer.from('this is a buffer').includes('this'),
  Buffer.from('this is a buffer').indexOf('is', 3), buf.slice(0, 3).toString(), JSON.stringify(Buffer.from([1, 2, 3])),
  JSON.parse(JSON.stringify(Buffer.from([1])), (k, v) => v && v.type === 'Buffer' ? Buffer.from(v) : v)
);
const fb = Buffer.allocUnsafe(4);
fb.writeFloatBE(0xcafebabe, 0);
console.log(fb, fb.readFloatBE(0));
fb.writeInt16LE(-5);
console.log(
  fb.readInt16LE(), fb.fill('\u0222'), fb.fill('a').toString(), fb.fill('zzz', 1, 3), Buffer.from(new String('this is a test')),
  Buffer.from(Object.assign(Object.create(null), { length: 2, 0: 1, 1: 2 })), buf.subarray(-6, -1).toString(), buf.entries().next(), [...buf.keys()].length,
  buf.lastIndexOf('o'), buf.swap16.name, Buffer.from('a').equals(Buffer.from('61', 'hex')), buf.toString('utf8', 0, 5), buf.write(' there', 5), buf.toString(),
  Buffer.byteLength('½ + ¼ = ¾'), buf.at(0), buf.length
);

//// url and search params
const u = new URL('https://user:pa%20ss@sub.example.com:8080/p/a/t/h/../x?query=string&a=1#hash');
console.log(u, u.href, u.origin, u.host, `${u}`, JSON.stringify(u), u.searchParams, [...u.searchParams], u.searchParams.get('a'));
for (const [k, v] of [
  ['protocol', 'http'], ['protocol', 'foo'], ['host', 'x.com:99'], ['hostname', 'ü.de'], ['port', '80'], ['port', 'abc'], ['port', '70000'], ['pathname', 'a b/ü?#'],
  ['search', 'x=1 2&y'], ['search', ''], ['hash', 'h h'], ['hash', ''], ['username', 'ö@'], ['password', ':'], ['href', 'http://n.w/'],
]) { try { u[k] = v; console.log(k, v, u.href); } catch (e) { console.log(k, `${e}`); } }
try { u.href = 'bad'; } catch (e) { console.log(e.name, e.code, e.message, e.input); }
for (const [a, b] of [
  ['/x', 'http://a.com/y/z'], ['../x', 'http://a.com/y/z/w'], ['//b.com', 'https://a.com'], ['?q', 'http://a.com/p?x'], ['#h', 'http://a.com/p?x'],
  ['', 'http://a.com/p?x#y'], ['mailto:a@b.c'], ['data:text/plain,hi there'], ['javascript:alert(1)'], ['file:///C:/x/../y'], ['file:\\\\host\\p'],
  ['http://EXAMPLE.com:80'], ['http://1.2.3'], ['http://0x7f.1'], ['http://256.1.1.1'], ['http://[::1]:3000/'], ['http://[2001:db8:0:0:0:0:0:1]'], ['http://a b/'],
  ['http://a%41.com'], ['http://日本.jp/パス?ク=エ#ハ'], ['http:a', 'http://b/c/d'], ['HTTP://x/%7Efoo/%zz'], ['http://x/a\tb\nc'], ['  http://x/  '], ['http://x:'],
  ['http://:80'], ['http://x/?a=%20+b\'"<>'], ['foo://bar/baz/../q'], ['foo:bar/../q'], ['blob:https://a.com/x'], ['ws://x:80'], ['http://x\\y'], ['http://a@b@c/'],
  ['nope'], ['/rel'], [''], ['http://'], ['http://x/#%"<>`'], ['http://user@/'], ['http://x.y.'], ['http://xn--nxasmq6b/'], ['http://-x-.com'], ['http://x/./a/././b/..'],
  ['http://a.com/%2e%2E/b'],
]) try { const x = new URL(a, b); console.log(a, '=>', x.href, x.origin, x.host, x.pathname); } catch (e) { console.log(a, '=>', e.name, e.code, e.message, e.input, e.base); }
const p = new URLSearchParams('?a=1&b=2&a=3&c=%20x+y&d&=e&f==&g=%zz&h=ü');
console.log(p, p.toString(), p.getAll('a'), p.has('d'), p.has('a', '3'), p.get('zz'), p.size, [...p.keys()], p.entries(), p.keys(), p.values());
p.append('n', 'new val&');
p.set('a', 'only');
p.delete('b');
p.sort();
console.log(p.toString());
p.delete('n', 'zz');
p.forEach((v, k, o) => console.log(k, v, o === p));
console.log(
  new URLSearchParams({ a: 1, b: [2, 3], c: null }).toString(), new URLSearchParams([['x', 'y'], ['x', 'z']]).toString(),
  new URLSearchParams(new Map([['m', 1]])).toString(), new URLSearchParams().toString(), new URLSearchParams('~!*()\'-._ @/').toString(),
  new URLSearchParams(undefined).size, new URLSearchParams(null).toString()
);
try { new URLSearchParams([['a']]); } catch (e) { console.log(e.code, e.message); }
try { new URLSearchParams(5); } catch (e) { console.log(e); }
try { p.get(); } catch (e) { console.log(e.code, e.message); }
try { new URLSearchParams([1]); } catch (e) { console.log(e.code, e.message); }
try { new URL(); } catch (e) { console.log(e.code, e.message); }
console.log(URL.canParse('x:y'), URL.canParse('x'), URL.canParse('x', 'http://y'), typeof URL.createObjectURL);
const url = require('url');
console.log(
  url.parse('http://u:p@host.com:80/p/a?q=1#h'), url.parse('/a?b=c', true).query, url.resolve('/one/two', 'three'), url.resolve('http://e.com/one', '/two'),
  url.format({ protocol: 'https', hostname: 'x.y', pathname: '/p', query: { a: 1, b: [2, 3] } }), url.fileURLToPath('file:///a%20b'),
  url.pathToFileURL('/tmp/a b#?.txt').href, url.domainToASCII('español.com'), url.domainToUnicode('xn--espaol-zwa.com'),
  url.urlToHttpOptions(new URL('http://a:b@c/d?e')), url.format(new URL('http://a:b@測試.com/p?q#h'), { auth: false, fragment: false, search: false, unicode: true })
);

//// node docs: url and querystring examples
const u = new URL('https://user:pass@sub.example.com:8080/p/a/t/h?query=string#hash');
console.log(u);
console.log(require('url').parse('https://user:pass@sub.example.com:8080/p/a/t/h?query=string#hash'));
const m = new URL('https://example.org');
m.pathname = '/a/b/c';
m.search = '?d=e';
m.hash = '#fgh';
console.log(m.href, m);
console.log(
  new URL('https://測試').href, new URL('/foo', 'https://example.org/').href, new URL({ toString: () => 'https://example.org/' }).href,
  new URL('https://EXAMPLE.org:443/').host
);
const p = new URLSearchParams('user=abc&query=xyz&query=%3F');
p.append('foo', 'bar baz');
for (const [name, value] of p) console.log(name, value);
console.log(
  p.toString(), p.getAll('query'), p.has('user', 'abc'), new URLSearchParams({ user: 'abc', query: ['first', 'second'] }).toString(),
  new URLSearchParams(function* () { yield ['a', 'b']; yield ['c', 'd']; }()).toString(), p, [...p.keys()], p.size
);
p.sort();
console.log(p.toString());
const o = new URL('https://example.org/abc?123');
o.searchParams.append('x', '~ y');
console.log(o.href, o.search);
o.searchParams.sort();
console.log(o.href);
const myURL = new URL('https://example.org:8888');
for (const v of ['443', '1234', 'abcd', '5678abcd', 1234.5678, '-1', 1e10, 99999, '']) { myURL.port = v; console.log(JSON.stringify(v), myURL.port, myURL.href); }
myURL.protocol = 'ftp';
console.log(myURL.href);
myURL.username = '123 @';
myURL.password = 'p:w';
console.log(myURL.href);
myURL.host = 'ex.com:82';
console.log(myURL.href);
const { pathToFileURL, fileURLToPath } = require('url');
console.log(
  fileURLToPath('file:///你好.txt'), fileURLToPath('file:///hello world'), pathToFileURL('/foo#1').href, pathToFileURL('/some/path%.c').href,
  require('url').resolve('/one/two/three', 'four'), require('url').resolve('http://example.com/', '/one'), require('url').resolve('http://example.com/one', '/two'),
  require('url').format({ protocol: 'http', host: 'x.com', pathname: '/a', query: { b: 1 } }), require('querystring').parse('foo=bar&abc=xyz&abc=123'),
  require('querystring').stringify({ foo: 'bar', baz: ['qux', 'quux'], corge: '' }), require('querystring').stringify({ foo: 'bar', baz: 'qux' }, ';', ':')
);

//// util: format, promisify, types, inherits, deprecate, parseArgs, styleText
const util = require('util');
console.log(
  util.format('%s %d %i %f %j %o %O %c %%', 'a', 1.5, 2.7, '3.3', { a: 1 }, [1], { b: 2 }, 'css'), util.format(1, 2, '3'), util.format('%s', null, undefined),
  util.format(), util.format('a', { b: 1 }, 'c'), util.format('%s', () => {}), util.format('%s', class A {}), util.format('%s', [1, [2, [3]]]),
  util.format('%s', { a: { b: { c: 1 } } }), util.format('%s', 12345678901234567890n), util.format('%d', '0x10'), util.format('%i', 'abc'),
  util.format('%s', Symbol('a')), util.format(Symbol('a')), util.format('%s', new Error('e').message),
  util.formatWithOptions({ colors: true }, '%s %O', 'x', { a: 1, b: 'two', c: null, d: undefined, e: Symbol('x'), f: /r/, g: new Date(0), h: () => {}, i: 5n, j: true, [Symbol('k')]: [new Map([[1, 2]])] })
);
const pf = util.promisify((a, cb) => a ? cb(null, a) : cb(new Error('no')));
pf(1).then(console.log);
pf(0).catch(e => console.log(e.message));
const cbf = util.callbackify(async x => { if (x) throw x; return 'r'; });
cbf(0, (e, r) => console.log(e, r));
cbf(new Error('ce'), e => console.log(e.message));
cbf(null, (e, r) => console.log(e, r));
util.callbackify(async () => { throw null; })(e => console.log(e.message, e.code, e.reason));
try { util.promisify(5); } catch (e) { console.log(e.message); }
console.log(util.promisify(setTimeout) === require('timers/promises').setTimeout, pf, util.promisify(pf) === pf);
function A() {}
function B() {}
util.inherits(A, B);
console.log(new A() instanceof B, A.super_ === B);
try { util.inherits(A); } catch (e) { console.log(e.message); }
const dep = util.deprecate(() => 'd', 'old stuff', 'DEP9');
console.log(dep(), dep());
for (const k of Object.keys(util.types)) if (util.types[k](new Map()) || util.types[k](async () => {}) || util.types[k](new Proxy({}, {})) || util.types[k](Object(1n))) console.log(k);
console.log(
  util.isDeepStrictEqual({ a: [1, NaN, -0] }, { a: [1, NaN, -0] }), util.isDeepStrictEqual([0], [-0]), util.isDeepStrictEqual(new Set([{ a: 1 }]), new Set([{ a: 1 }])),
  util.isDeepStrictEqual(new Map([[{}, 1]]), new Map([[{}, 1]])), util.isDeepStrictEqual(Object.create({}), {}), util.isDeepStrictEqual([1, , 2], [1, undefined, 2]),
  util.isArray([]), util.isRegExp?.(/x/), util.inspect.defaultOptions, util.inspect.styles, util.stripVTControlCharacters('\x1b[31mred\x1b[0m'),
  util.toUSVString('a\ud800b'), util.getSystemErrorName(-2), util.types.isExternal({}), util.aborted?.name
);
console.log(util.parseArgs({ args: ['-f', '--bar', 'b', 'pos', '--no-color', '-abc', '--x=1', '--', '--raw'], options: { f: { type: 'boolean', short: 'f' }, bar: { type: 'string' }, a: { type: 'boolean', short: 'a' }, b: { type: 'boolean', short: 'b' }, c: { type: 'boolean', short: 'c' }, x: { type: 'string', multiple: true }, def: { type: 'string', default: 'dd' } }, allowPositionals: true, strict: false, tokens: true }));
for (const o of [
  { args: ['--unk'] }, { args: ['pos'] }, { args: ['--s'], options: { s: { type: 'string' } } }, { args: ['--b=1'], options: { b: { type: 'boolean' } } },
  { args: ['-z'] }, { args: [], options: { x: { type: 'num' } } }, { args: [], options: { x: { type: 'string', short: 'xx' } } },
  { args: ['--s', '-x'], options: { s: { type: 'string' } } }, { args: 5 }, { args: [], options: { x: { type: 'string', default: 5 } } },
]) try { console.log(util.parseArgs(o)); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(util.styleText('red', 'x'), JSON.stringify(util.styleText('bold', 'y')), JSON.stringify(util.styleText(['underline', 'green'], 'z')));
try { util.styleText('nope', 'x'); } catch (e) { console.log(e.code, e.message.slice(0, 80)); }
console.log(
  new util.TextEncoder().encode('€'), new util.TextEncoder(), new TextDecoder(), new TextDecoder('utf-16le').decode(new Uint8Array([65, 0])),
  new TextDecoder('latin1').encoding, new TextEncoder().encodeInto('héé', new Uint8Array(4)), util.inspect(new util.MIMEType('text/html; charset=utf-8;q="a b"')),
  String(new util.MIMEType('text/html; charset=utf-8;q="a b"'))
);
try { new TextDecoder('nope'); } catch (e) { console.log(e.name, e.code, e.message); }
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255])); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(
  JSON.stringify(new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xff, 0xe2, 0x82]))),
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf])).length, util.debuglog('x').enabled, util.inspect(util.debuglog('x'))
);

//// node docs: util examples
const util = require('util');
console.log(util.format('%s:%s', 'foo'), util.format('%s:%s', 'foo', 'bar', 'baz'), util.format(1, 2, 3), util.format('%% %s'), util.format('%% %s', 100));
const o = {
  a: [1, 2, [['Lorem ipsum dolor sit amet,\nconsectetur adipiscing elit, sed do ' + 'eiusmod \ntempor incididunt ut labore et dolore magna aliqua.', 'test', 'foo']], 4],
  b: new Map([['za', 1], ['zb', 'test']]),
};
console.log(util.inspect(o, { compact: true, depth: 5, breakLength: 80 }));
console.log(util.inspect(o, { compact: false, depth: 5, breakLength: 80 }));
const a = { a: 3 }, b = { b: 4 };
console.log(util.inspect(new WeakSet([a, b]), { showHidden: true }).length > 10);
const o1 = { b: [2, 3, 1], a: '`a` b c ', c: new Set([2, 3, 1]) };
console.log(
  util.inspect(o1, { sorted: true }), util.inspect({ c: new Set([2, 3, 1]), a: '`a` b c ', b: [2, 3, 1] }, { sorted: true }),
  util.inspect(o1, { sorted: (x, y) => y.localeCompare(x) })
);
const thousand = 1000, million = 123456789, bigNumber = 123456789n, bigDecimal = 1234.12345;
console.log(util.inspect({ thousand, million, bigNumber, bigDecimal }, { numericSeparator: true }));
class Box {
  constructor(value) { this.value = value; }
  [util.inspect.custom](depth, options, inspect) { if (depth < 0) return options.stylize('[Box]', 'special'); const newOptions = Object.assign({}, options, { depth: options.depth === null ? null : options.depth - 1 }); const padding = ' '.repeat(5); const inner = inspect(this.value, newOptions).replace(/\n/g, `\n${padding}`); return `${options.stylize('Box', 'special')}< ${inner} >`; }
}
console.log(util.inspect(new Box(true)), new Box({ a: new Box([1, 2, 3]) }), util.inspect(new Box(new Box(new Box(new Box(1)))), { depth: 1 }));
const doSomething = {};
doSomething[util.promisify.custom] = foo => Promise.resolve(foo);
function ds() {}
ds[util.promisify.custom] = x => Promise.resolve(x * 2);
console.log(util.promisify(ds) === ds[util.promisify.custom]);
util.promisify(ds)(4).then(console.log);
console.log(
  util.isDeepStrictEqual({ a: 1 }, { a: 1 }), util.types.isAnyArrayBuffer(new ArrayBuffer()), util.types.isArgumentsObject((function () { return arguments; })()),
  util.types.isAsyncFunction(async () => {}), util.types.isBoxedPrimitive(Object(1n)), util.types.isGeneratorObject((function* () {})()),
  util.types.isModuleNamespaceObject({}), util.types.isNativeError(new TypeError()), util.types.isProxy(new Proxy({}, {})), util.inspect('\u{1F600}', { colors: true }),
  util.inspect([,'a',,], { maxArrayLength: 2 }), util.stripVTControlCharacters('\u001B[4mvalue\u001B[0m'), util.toUSVString('a\ud800')
);
const { values, positionals } = util.parseArgs({ args: ['-f', '--bar', 'b'], options: { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' } } });
console.log(values, positionals);
console.log(
  util.debuglog('foo').enabled, util.inspect(new Proxy({ a: 1 }, {}), { showProxy: true }), util.callbackify(async () => 'hello world')((e, r) => console.log(e, r))
);

//// assert messages
const assert = require('node:assert/strict');
const t = f => { try { f(); console.log('ok'); } catch (e) { console.log(e.name, e.code, JSON.stringify(e.generatedMessage), e.operator); console.log(e.message); } };
t(() => assert.deepEqual({ a: 1, b: [1, 2, 3] }, { a: 1, b: [1, 2, 4] }));
t(() => assert.equal(1, 2));
t(() => assert.equal('a'.repeat(10), 'a'.repeat(9) + 'b'));
t(() => assert.deepEqual([1, 2, [3, [4]]], [1, 2, [3, [5]]]));
t(() => assert(false));
t(() => assert(0, 'zero'));
t(() => assert.ok(null == 1));
t(() => assert.ok());
t(() => assert.equal(NaN, 0));
t(() => assert.deepEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]])));
t(() => assert.deepEqual(new Set([1, 2]), new Set([1, 3])));
t(() => assert.throws(() => {}));
t(() => assert.throws(() => { throw new Error('x'); }, /y/));
t(() => assert.throws(() => { throw new Error('x'); }, TypeError));
t(() => assert.throws(() => { throw new TypeError('x'); }, { name: 'TypeError', message: 'y' }));
t(() => assert.throws(() => { throw new Error('x'); }, { message: 'x' }));
t(() => assert.throws(() => { throw new Error('x'); }, e => e.message === 'q'));
t(() => assert.throws(() => { throw new Error('x'); }, 'x'));
t(() => assert.throws('x'));
t(() => assert.doesNotThrow(() => { throw new Error('dnt'); }));
t(() => assert.doesNotThrow(() => { throw new Error('dnt'); }, 'why'));
t(() => assert.notEqual(1, 1));
t(() => assert.notDeepEqual({ a: 1 }, { a: 1 }));
t(() => assert.match('abc', /x/));
t(() => assert.match(5, /x/));
t(() => assert.doesNotMatch('abc', /b/));
t(() => assert.ifError(null));
t(() => assert.ifError(new Error('if')));
t(() => assert.ifError('str'));
t(() => assert.fail());
t(() => assert.fail('boom'));
t(() => assert.fail(new TypeError('own')));
t(() => assert.equal(1, 2, 'custom'));
t(() => assert.equal(1, 2, new RangeError('rr')));
t(() => assert.deepEqual([1], [1], 'same'));
t(() => assert.deepEqual(new Date(0), new Date(1)));
t(() => assert.deepEqual(/a/g, /a/i));
t(() => assert.deepEqual([1, , 3], [1, undefined, 3]));
t(() => assert.deepEqual({ a: undefined }, {}));
t(() => assert.deepEqual(new Error('a'), new Error('b')));
t(() => assert.deepEqual([NaN], [NaN]));
t(() => assert.deepEqual(-0, 0));
t(() => assert.deepEqual(Object.create(null), {}));
t(() => assert.deepEqual(new (class A { x = 1; })(), { x: 1 }));
t(() => assert.deepEqual(new (class A { x = 1; })(), new (class B { x = 1; })()));
t(() => assert.deepEqual('a\nb\nc', 'a\nB\nc'));
t(() => assert.equal('line1\nline2\nline3', 'line1\nline2\nline4'));
t(() => assert.deepEqual(Array.from({ length: 60 }, (_, i) => i), Array.from({ length: 60 }, (_, i) => i === 30 ? 'x' : i)));
t(() => assert.deepEqual({ a: { b: { c: { d: { e: 1 } } } } }, { a: { b: { c: { d: { e: 2 } } } } }));
t(() => assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]));
t(() => assert.deepEqual([1, 2, 3], [1, 2]));
t(() => assert.deepEqual([], [1]));
t(() => assert.deepEqual(1, '1'));
t(() => assert.deepEqual(null, undefined));
t(() => assert.deepEqual(Symbol.iterator, Symbol.asyncIterator));
t(() => assert.equal({ a: 1 }, { a: 1 }));
t(() => assert.equal([], []));
t(() => assert.equal(() => 1, () => 1));
t(() => assert.notEqual(NaN, NaN));
t(() => assert.deepEqual(new Uint8Array([1, 2]), new Uint8Array([1, 3])));
t(() => assert.deepEqual(Buffer.from('ab'), Buffer.from('ac')));
t(() => assert.deepEqual(new Number(1), new Number(2)));
t(() => assert.deepEqual([[[]]], [[{}]]));
const legacy = require('assert');
t(() => legacy.equal(1, '1'));
t(() => legacy.equal(1, 2));
t(() => legacy.deepEqual([1, '2'], ['1', 2]));
t(() => legacy.deepEqual({ a: 1 }, { a: 2 }));
t(() => legacy.notEqual(1, '1'));
t(() => legacy.notDeepEqual({ a: 1 }, { a: '1' }));
t(() => legacy.equal(null, undefined));
t(() => legacy.strictEqual(1, '1'));
t(() => legacy.equal({}, {}));
t(() => legacy(0));
t(() => legacy.equal(1));
const ae = new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(ae.message, ae.name, ae.code, Object.keys(ae));
console.log(new assert.AssertionError({ message: 'own' }).message);
t(() => new assert.AssertionError());
(async () => {
  const ta = async f => { try { await f(); console.log('ok'); } catch (e) { console.log(e.name, e.code, e.message); } };
  await ta(() => assert.rejects(Promise.resolve(1)));
  await ta(() => assert.rejects(Promise.reject(new Error('r')), /q/));
  await ta(() => assert.rejects(async () => { throw new TypeError('t'); }, TypeError));
  await ta(() => assert.doesNotReject(Promise.reject(new Error('dr'))));
  await ta(() => assert.rejects(5));
  await ta(() => assert.rejects(() => 5));
  await ta(() => assert.rejects(() => { throw new Error('sync'); }));
})();

//// crypto: hashes, hmac, random, pbkdf2, scrypt, timing safe
const c = require('node:crypto');
for (const h of [
  'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'ripemd160', 'RSA-SHA256', 'SHA256', 'blake2b512', 'shake128',
]) try { console.log(h, c.createHash(h).update('hello').update(Buffer.from(' world')).digest('hex')); } catch (e) { console.log(h, e.code, e.message); }
console.log(
  c.createHash('sha256').update('é', 'latin1').digest('base64'), c.createHash('sha1').update('').digest('base64url'), c.createHash('md5').update('x').digest(),
  c.createHmac('sha256', 'key').update('data').digest('hex'), c.createHmac('md5', Buffer.alloc(100, 1)).update('x').digest('base64')
);
const h = c.createHash('sha256');
h.update('a');
const copy = h.copy();
h.update('b');
console.log(h.digest('hex') === c.createHash('sha256').update('ab').digest('hex'), copy.digest('hex') === c.createHash('sha256').update('a').digest('hex'));
for (const f of [
  () => h.update('x'), () => h.digest(), () => c.createHash('nope'), () => c.createHash(), () => c.createHash('md5').update(5), () => c.createHash('md5').update(),
  () => c.createHmac('sha256'), () => c.createHmac('nope', 'k'), () => c.randomBytes(-1), () => c.randomBytes('5'), () => c.randomInt(5, 1),
  () => c.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')), () => c.timingSafeEqual('a', 'b'), () => c.pbkdf2Sync('p', 's', 0, 1, 'sha1'),
  () => c.pbkdf2Sync('p', 's', 1, 20, 'nope'), () => c.createHash('sha256').digest('nope'),
]) try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(
  c.pbkdf2Sync('secret', 'salt', 1000, 32, 'sha512').toString('hex'), c.scryptSync('pw', 'salt', 16).toString('hex'), c.randomBytes(8).length, c.randomUUID().length,
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/.test(c.randomUUID()), c.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), c.randomInt(1, 2),
  c.getHashes().length > 10, c.createHash('shake256', { outputLength: 5 }).update('x').digest('hex'),
  c.hkdfSync ? Buffer.from(c.hkdfSync('sha256', 'k', 's', 'i', 10)).toString('hex') : 0
);
const ci = c.createCipheriv('aes-128-cbc', Buffer.alloc(16, 1), Buffer.alloc(16, 2));
const enc = ci.update('secret text', 'utf8', 'hex') + ci.final('hex');
const de = c.createDecipheriv('aes-128-cbc', Buffer.alloc(16, 1), Buffer.alloc(16, 2));
console.log(enc, de.update(enc, 'hex', 'utf8') + de.final('utf8'));
const st = c.createHash('sha1');
st.write('s');
st.end('t');
st.on('readable', () => { const d = st.read(); if (d) console.log(d.toString('hex')); });
c.randomBytes(4, (e, b) => console.log(e, b.length));
c.pbkdf2('p', 's', 1, 8, 'sha1', (e, k) => console.log(k.toString('hex')));
crypto.subtle.digest('SHA-256', new TextEncoder().encode('x')).then(d => console.log(Buffer.from(d).toString('hex')));
console.log(crypto.getRandomValues(new Uint8Array(3)).length, typeof crypto.randomUUID(), crypto === c.webcrypto);
const gcm = c.createCipheriv('aes-256-gcm', Buffer.alloc(32, 3), Buffer.alloc(12));
gcm.setAAD(Buffer.from('aad'));
console.log(gcm.update('x', 'utf8', 'hex') + gcm.final('hex'), gcm.getAuthTag().toString('hex'));

//// path, querystring, os, string_decoder, zlib
const path = require('node:path');
console.log(
  path.join('/a', '..', '..', 'b', './c/', 'd'), path.resolve('/foo/bar', './baz'), path.resolve('/foo', '/bar', '..', 'x'), path.normalize('/a//b/../c/.'),
  path.normalize(''), path.relative('/data/orandea/test/aaa', '/data/orandea/impl/bbb'), path.basename('/a/b.html', '.html'), path.basename('/a/b/'),
  path.extname('index.coffee.md'), path.extname('.bashrc'), path.extname('a.'), path.dirname('/a/b/c'), path.dirname('a'), path.parse('/home/user/file.txt'),
  path.parse('./a/b'), path.format({ dir: '/x', base: 'y.z' }), path.format({ root: '/', name: 'f', ext: '.t' }), path.format({ name: 'f', ext: 't' }),
  path.isAbsolute('/x'), path.isAbsolute('.'), path.sep, path.delimiter, path.posix === path, path.win32.join('a', '..\\b', 'c/d'),
  path.win32.parse('C:\\path\\dir\\file.txt'), path.win32.normalize('C:////temp\\\\/\\/foo/bar'), path.win32.basename('C:\\a.html', '.html'),
  path.win32.relative('C:\\orandea\\test\\aaa', 'C:\\orandea\\impl\\bbb'), path.win32.isAbsolute('C:/'), path.win32.resolve('C:\\a', '\\b', 'c'),
  path.toNamespacedPath('/x'), Object.keys(path)
);
for (const f of [
  () => path.join(1), () => path.basename(null), () => path.parse(), () => path.relative('a'), () => path.basename('a', 5), () => path.format('x'),
]) try { console.log(f()); } catch (e) { console.log(e.code, e.message); }
const qs = require('querystring');
console.log(
  qs.parse('a=1&b=2&a=3&c=%20x+y&d'), qs.stringify({ a: [1, 'x y'], b: true, c: null, d: { e: 1 } }), qs.parse('a:1;b:2', ';', ':'), qs.stringify({ a: 1 }, ';', ':'),
  qs.escape('a b&c'), qs.unescape('%41%zz'), qs.parse('a=1&a=2', null, null, { maxKeys: 1 }), qs.encode === qs.stringify, Object.keys(qs)
);
const { StringDecoder } = require('string_decoder');
const sd = new StringDecoder('utf8');
console.log(sd.write(Buffer.from([0xe2, 0x82])), sd.write(Buffer.from([0xac])), sd.end(), sd, new StringDecoder('base64').write(Buffer.from('abcd')));
try { new StringDecoder('zz'); } catch (e) { console.log(e.code, e.message); }
const os = require('os');
console.log(
  JSON.stringify(os.EOL), typeof os.platform(), typeof os.cpus().length, os.endianness(), typeof os.totalmem(), os.type(), typeof os.hostname(),
  os.constants.signals.SIGINT, os.devNull, 1
);
const z = require('zlib');
const g = z.gzipSync('hello hello hello');
console.log(
  z.gunzipSync(g).toString(), z.inflateSync(z.deflateSync('abc')).toString(), z.brotliDecompressSync(z.brotliCompressSync('br')).toString(),
  z.deflateRawSync('a'.repeat(100)).toString('base64'), z.crc32?.('x')
);
try { z.inflateSync(Buffer.from('bad')); } catch (e) { console.log(e.code, e.errno, e.message); }
const { pipeline, Readable } = require('stream');
const parts = [];
pipeline(Readable.from(['x', 'y']), z.createGzip(), z.createGunzip(), async src => { for await (const c of src) parts.push(c.toString()); }, e => console.log(e, parts));

//// fetch classes: Headers, Request, Response, FormData, Blob
const h = new Headers({ 'Content-Type': 'text/plain', 'X-A': '1' });
h.append('x-a', '2');
h.append('Set-Cookie', 'a=1');
h.append('set-cookie', 'b=2');
console.log(h.get('X-a'), [...h], h.has('nope'), h.getSetCookie(), h, Object.fromEntries(h), h.get('zz'));
h.delete('x-a');
h.set('content-type', 'x');
h.forEach((v, k) => console.log(k, v));
for (const f of [
  () => new Headers([['a']]), () => h.set('bad name', 'x'), () => h.append('a', 'b\nc'), () => new Headers(5), () => h.get(), () => new Response('x', { status: 99 }),
  () => new Response('x', { status: 204 }), () => new Request('rel'), () => new Request('http://a', { method: 'GET', body: 'x' }),
  () => new Request('http://a', { method: 'TRACE' }), () => new Request('http://u:p@a'), () => Response.redirect('http://x', 200), () => Response.json(undefined),
  () => new FormData(5), () => new FormData().append('a'),
]) try { console.log(f()); } catch (e) { console.log(e.name, e.message); }
(async () => {
  const r = new Response('{"a":1}', { status: 201, statusText: 'Made', headers: { 'x-y': 'z' } });
  console.log(r.ok, r.status, r.statusText, r.headers.get('content-type'), r.type, r.url, r.redirected, r.bodyUsed, await r.clone().json(), await r.text(), r.bodyUsed);
  await r.text().catch(e => console.log(e.name, e.message));
  console.log(
    await Response.json({ x: [1] }).text(), Response.json(1).headers.get('content-type'), Response.error().type, Response.redirect('http://x/y').headers.get('location')
  );
  const q = new Request('http://ex.com/p?q', { method: 'post', body: new URLSearchParams({ a: '1 2' }), headers: { A: 'b' } });
  console.log(q.method, q.url, await q.text(), q.headers.get('content-type'), q.mode, q.credentials, q.cache, q.redirect, q.signal.aborted, q.duplex);
  const fd = new FormData();
  fd.append('a', '1');
  fd.append('a', '2');
  fd.append('f', new Blob(['xyz'], { type: 'text/plain' }), 'file.txt');
  fd.set('b', 5);
  console.log([...fd.keys()], fd.getAll('a'), fd.get('f').name, fd.get('f') instanceof File, fd.has('z'), fd.get('b'), await fd.get('f').text());
  const t = await new Response(fd).text();
  console.log(t.replace(/-{4,}[\w-]*\d+/g, 'BOUNDARY').split('\r\n'));
  const b = new Blob(['héllo', ' ', new Uint8Array([119])], { type: 'A/B' });
  console.log(b.size, b.type, await b.text(), await b.slice(0, 3, 't').text(), b.slice(-1).size, new Uint8Array(await b.arrayBuffer()).length);
  const rd = new Response(new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('streamed')); c.close(); } }));
  console.log(await rd.text(), new Response(null).body, (await new Response(new Blob(['x'])).blob()).size);
  console.log(typeof fetch, fetch.name, fetch.length);
})();
