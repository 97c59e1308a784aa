//// built-ins subclassed and printed
class Stack extends Array { peek() { return this[this.length - 1]; } static get [Symbol.species]() { return Array; } }
const s = Stack.from([1, 2, 3]);
s.label = 'top';
console.log(s, s.peek(), s.map(x => x * 2), s instanceof Stack, s.filter(Boolean).constructor.name);
class DefaultMap extends Map { constructor(def, it) { super(it); this.def = def; } get(k) { if (!this.has(k)) this.set(k, this.def()); return super.get(k); } }
const dm = new DefaultMap(() => [], [['a', [1]]]);
dm.get('b').push(2);
console.log(dm, dm.size, [...dm.keys()]);
class ValidationError extends Error { constructor(field, msg, options) { super(msg, options); this.name = 'ValidationError'; this.field = field; } }
class Req extends ValidationError { get name2() { return 1; } }
const e1 = new ValidationError('age', 'Too young', { cause: new RangeError('inner') });
console.log(e1.toString(), e1 instanceof Error, Object.prototype.toString.call(e1));
console.log(e1.stack.split('\n')[0], Object.keys(e1));
console.log(new Req('x', 'y').stack.split('\n')[0]);
class MyPromise extends Promise { static get [Symbol.species]() { return Promise; } }
const mp = MyPromise.resolve(4);
console.log(mp, mp.then(x => x), MyPromise.reject(new Error('q').message).catch(() => {}));
class MyRe extends RegExp { constructor(...a) { super(...a); this.extra = true; } }
console.log(new MyRe('a+', 'gi'), new MyRe('x')[Symbol.species]);
class MyDate extends Date { get y() { return this.getUTCFullYear(); } }
console.log(new MyDate(0), new MyDate(NaN), new MyDate(0).y);
class MySet extends Set { union2(o) { return new MySet([...this, ...o]); } }
console.log(new MySet([1]).union2([2, 3]), new MySet());
class MyFn extends Function {}
const mf = new MyFn('a', 'return a+1');
console.log(mf, mf(2), mf.toString());
class MyStr extends String { get up() { return this.toUpperCase(); } }
const ms = new MyStr('hey');
ms.k = 1;
console.log(ms, ms.up, ms.length, [ms], typeof ms);
class MyNum extends Number {}
class MyBool extends Boolean {}
console.log(new MyNum(-0), new MyNum(3.5), new MyBool(false));
class U8 extends Uint8Array { sum() { return this.reduce((a, b) => a + b); } }
console.log(new U8([1, 2, 3]), new U8([1, 2]).sum(), new U8(4).subarray(1));
class AB extends ArrayBuffer {}
console.log(new AB(3));
class WM extends WeakMap {}
class WS extends WeakSet {}
console.log(new WM, new WS, new (class WR extends WeakRef {})({ a: 1 }));
class Obj extends Object { constructor(a) { super(a); } }
console.log(new Obj(3), new Obj([1]));
class Sy { static [Symbol.hasInstance](x) { return x === 1; } }
console.log(1 instanceof Sy, {} instanceof Sy);
const bound = (class Foo { constructor(x) { this.x = x; } }).bind(null, 7);
console.log(bound, new bound(), bound.name);
console.log(Object.create(Stack.prototype), Object.create(DefaultMap.prototype), Object.create(Array.prototype));
console.log(Object.setPrototypeOf([1], null), Object.setPrototypeOf(new Map([[1, 2]]), null), Object.setPrototypeOf(new Error('np'), null) instanceof Error);
console.log(Object.setPrototypeOf(function ff() {}, null), Object.setPrototypeOf(class Q {}, null), Object.setPrototypeOf(new Set([1]), null));
console.log(Object.setPrototypeOf(/a/g, null), Object.setPrototypeOf(new Date(0), null), Object.setPrototypeOf(Promise.resolve(1), null));
console.log(Object.setPrototypeOf(new Uint8Array(2), null), Object.setPrototypeOf(new ArrayBuffer(2), null));

//// inspect: circular, getters, nested depth, line widths
const util = require('util');
const circ = { name: 'c', list: [1, 2] };
circ.self = circ;
circ.list.push(circ.list);
circ.inner = { back: circ, list: circ.list };
console.log(circ);
const m = new Map();
m.set('me', m);
m.set(m, 'val');
console.log(m);
const st = new Set();
st.add(st);
console.log(st, [st]);
console.log(
  { get a() { return 1; }, set a(v) {}, get b() { return 2; }, set c(v) {} },
  util.inspect({ get a() { return { x: 1 }; }, set c(v) {}, get t() { throw new Error('bad'); } }, { getters: true })
);
console.log(
  util.inspect({ get a() { return 1; }, set a(v) {}, get b() { return 2; } }, { getters: 'get' }),
  util.inspect({ get a() { return 1; }, set a(v) {}, get b() { return 2; } }, { getters: 'set' })
);
console.log({ a: { b: { c: { d: { e: 1 } } } }, arr: [[[[[1]]]]], m: new Map([[{ a: { b: { c: 1 } } }, new Map([[1, new Map([[2, new Map()]])]])]]) });
for (const n of [10, 13, 14, 15, 16, 17, 18, 19, 20, 25, 26, 27]) console.log({ ['k'.repeat(n)]: 'v'.repeat(n), b: 'w'.repeat(20) });
for (const n of [60, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 80]) console.log({ k: 'v'.repeat(n) }, ['v'.repeat(n)]);
for (const n of [
  3, 5, 6, 7, 8, 20,
]) console.log(Array.from({ length: n }, (_, i) => 'item' + i), Array.from({ length: n }, (_, i) => i * 1000), Array.from({ length: n }, (_, i) => ({ i })));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(Array.from({ length: 101 }, (_, i) => String.fromCharCode(97 + i % 26).repeat(i % 7)));
console.log(new Set(Array.from({ length: 110 }, (_, i) => i)));
console.log(new Map(Array.from({ length: 103 }, (_, i) => [i, i * i])));
console.log('x'.repeat(200), ['x'.repeat(200)], { s: 'line1\nline2\nline3' }, ['a\nb'], ['it\'s', "say \"hi\"", `a\`b'c"`, '\t\x07\u{1F600}\ud800\x7f\u2028']);
console.log(util.inspect('a'.repeat(10001)).length, util.inspect('x\n'.repeat(12)), util.inspect({ a: 'y\n'.repeat(30) }, { breakLength: 40 }));
console.log([1, , 3, , , 6], [, ,], [undefined, , null], Object.assign([1, 2], { x: 1, '-1': 2, '01': 3 }), new Array(5), [, 'a'], Object.assign(new Array(3), { k: 1 }));
console.log(
  Object.create(null), Object.create({ a: 1 }), Object.assign(Object.create(null), { x: 1, [Symbol('s')]: 2 }), Object.create(Object.create(null)),
  new (class Foo { constructor() { this.a = 1; } })(), new (class extends null { constructor() { return Object.create(new.target.prototype); } })()
);
console.log({ [Symbol('a b')]: 1, [Symbol()]: 2, [Symbol.iterator]: 3, 'a-b': 4, 1: 5, 'valid_id': 6, '': 7, "it's": 8, 'ünï': 9, [Symbol.for('')]: 1 });
console.log(
  util.inspect({ a: 1, b: { c: 2 } }, { compact: false }), util.inspect({ a: [1, 2, { b: 3 }] }, { compact: 1 }),
  util.inspect({ z: 1, a: 2, m: { y: 1, b: 2 } }, { sorted: true }), util.inspect(new Set(['c', 'a']), { sorted: (a, b) => a < b ? 1 : -1 })
);
console.log(
  util.inspect(new Map([['a', { b: 1 }]]), { depth: 0 }), util.inspect([[[]]], { depth: 0 }), util.inspect({ a: {} }, { depth: 0 }),
  util.inspect({ a: 1n, b: 123456789.123 }, { numericSeparator: true }), util.inspect([1234567, -1234.5678, 0.0001234, 1e21], { numericSeparator: true })
);
console.log(
  util.inspect(Array(200).fill(7), { maxArrayLength: 3 }), util.inspect('abcdef', { maxStringLength: 3 }), util.inspect({ s: 'abcdef' }, { maxStringLength: 0 }),
  util.inspect(new Set([1, 2, 3]), { maxArrayLength: 1 }), util.inspect([1, 2], { maxArrayLength: 0 }), util.inspect(new Map([[1, 2], [3, 4]]), { maxArrayLength: 1 }),
  util.inspect(new Uint8Array(5), { maxArrayLength: 2 })
);

//// inspect: odd values
const util = require('node:util');
console.log(
  new Error('plain').message, [new String('s'), new Number(5), new Boolean(true), Object(Symbol('sy')), Object(5n)], Object.assign(new String('ab'), { x: 1 }),
  Object.assign(new Number(3), { y: 2 }), new Number(-0)
);
console.log([new Uint8Array(3), new Float32Array([1.5, -0, NaN]), new BigInt64Array(2), new Uint8ClampedArray([300, -1]), new DataView(new ArrayBuffer(4), 1), new ArrayBuffer(8), new SharedArrayBuffer(2)]);
console.log(util.inspect(new Uint8Array([1, 2]), { showHidden: true }));
console.log(
  util.inspect([1, 2], { showHidden: true }), util.inspect(new Map([[1, 2]]), { showHidden: true }), util.inspect(/a/g, { showHidden: true }),
  util.inspect(() => {}, { showHidden: true })
);
const k = { key: 1 };
console.log(
  util.inspect(new WeakMap([[k, 'v']]), { showHidden: true }), util.inspect(new WeakSet([k]), { showHidden: true }), new WeakMap([[k, 1]]), new WeakSet(), new WeakRef(k)
);
console.log(
  new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new Proxy(function f() {}, {}), util.inspect(new Proxy({ a: 1 }, { get() { return 5; } }), { showProxy: true }),
  util.inspect(new Proxy([], {}), { showProxy: 1 }), util.inspect(new Proxy(class A {}, {}), { showProxy: true, depth: 0 })
);
const rev = Proxy.revocable({}, {});
rev.revoke();
console.log(util.inspect(rev.proxy), util.inspect(rev.proxy, { showProxy: true }));
console.log(Promise.resolve({ a: 1 }), Promise.reject(3).catch(() => {}) && 0, new Promise(() => {}), (async () => 5)());
const rj = Promise.reject(new Error('r').name);
rj.catch(() => {});
console.log(rj, { p: rj }, Object.assign(Promise.resolve(1), { x: 2 }));
function* g() { yield 1; }
const gg = g();
console.log(gg, g, [g], async () => {}, async function n() {}, async function* ag() {}, (async function* ag() {})(), Object.assign(g, { x: 1 }));
gg.next();
console.log(gg, util.inspect(gg, { showHidden: true }));
console.log(
  [1, 2][Symbol.iterator](), new Map([[1, 2]]).entries(), new Map([[1, 2]]).keys(), new Set([1]).values(), new Set([1]).entries(), 'abc'[Symbol.iterator](),
  'a1b2'.matchAll(/\d/g)
);
console.log(
  function () {}, function named() {}, () => {}, (a, b) => a, class {}, class A extends Array {}, Math.max, Symbol,
  Object.assign(function fn() {}, { a: 1, b: { c: 2 } }), Object.assign(() => {}, { [Symbol('k')]: 1 }), Function.prototype,
  { m() {}, async n() {}, *g() {}, get x() { return 1; }, ['comp' + 1]() {}, arrow: () => {} }
);
console.log(Math, JSON, Reflect, Atomics, globalThis === global, Intl, console === globalThis.console, [Math]);
console.log((function () { return arguments; })(1, 'a'), (function () { 'use strict'; return arguments; })());
console.log(
  new Date(0), new Date(NaN), [new Date(8.64e15), new Date(-62198755200000)], Object.assign(new Date(0), { x: 1 }), /re/giu, Object.assign(/x/, { y: 1 }), Symbol('d'),
  Symbol(), Symbol.for('q'), Symbol.asyncIterator, 10n, -5n, -0, 0, NaN, 1e21, 1e-7, 123456789012345680000
);
console.log({ a: undefined, b: null, c: NaN, d: -0, e: '', f: [], g: {}, h: [[]], i: [{}], j: new Map, k: new Set, l: () => {}, m: Symbol(''), n: true });
console.log([undefined, null, , -0], [''], [[]], [[], []], [{}], { a: {} }, [null], [[[]]], [[[[]]]], [[[[1]]]]);
class Temp {
  constructor() { this.c = 20; }
  [util.inspect.custom](depth, opts, inspect) { return `Temp<${this.c},${depth},${typeof opts.stylize},${inspect === util.inspect}>`; }
}
console.log(new Temp(), [new Temp()], { t: { t: new Temp() } }, util.inspect(new Temp(), { customInspect: false }));
class Obj2 { [util.inspect.custom]() { return { now: 'object', deep: { er: { x: { y: 1 } } } }; } }
console.log(new Obj2(), [new Obj2()]);
class Multi { [Symbol.for('nodejs.util.inspect.custom')]() { return 'line1\nline2'; } }
console.log({ a: new Multi(), b: [new Multi()] });
console.log(
  { [Symbol.toStringTag]: 'Tagged', a: 1 }, new (class Foo { get [Symbol.toStringTag]() { return 'Bar'; } })(),
  new (class Foo { get [Symbol.toStringTag]() { return 'Foo'; } })(), Object.create({}, { [Symbol.toStringTag]: { value: 'Hid' } }),
  Object.create(null, { [Symbol.toStringTag]: { value: 'N' } }), Object.assign([1], { [Symbol.toStringTag]: 'Arr' }),
  Object.assign(() => {}, { [Symbol.toStringTag]: 'Fn' }), new (class extends Map { get [Symbol.toStringTag]() { return 'MM'; } })()
);
function Old(n) { this.n = n; }
Old.prototype.hi = function () {};
console.log(new Old(1), Old, Old.prototype, new Old(2).constructor.name, Object.getPrototypeOf(new Old(1)));
Old.prototype = { replaced: 1 };
console.log(new Old(3));
const anon = new (function () { this.z = 1; })();
console.log(anon, new (class { q = 1; })());
console.log(globalThis.process === process, typeof process.version, module.children, require.extensions, Object.keys(require));
console.log(
  new (class Foo extends (class Bar {}) {})(), Object.create(class {}.prototype), Object.create(Date.prototype), Object.create(Map.prototype),
  Object.create(RegExp.prototype), Object.create(Promise.prototype), Object.create(Error.prototype), Object.create(Function.prototype)
);
console.log(
  Object.prototype, Array.prototype, Map.prototype, Function.prototype, Promise.prototype, Date.prototype, RegExp.prototype, Symbol.prototype, Number.prototype,
  String.prototype, Boolean.prototype, BigInt.prototype, Error.prototype, TypeError.prototype, WeakMap.prototype, ArrayBuffer.prototype, Uint8Array.prototype,
  (function* () {}).prototype, Object.getPrototypeOf(function* () {}), Object.getPrototypeOf(async () => {})
);
console.log(
  process.versions.node.split('.')[0],
  util.inspect(new (class A { constructor() { Object.defineProperty(this, 'hid', { value: 1 }); this.vis = 2; } })(), { showHidden: true }),
  util.inspect(Object.defineProperty({}, Symbol('hs'), { value: 1 }), { showHidden: true }), util.inspect(new Error('x'), { showHidden: true }).split('\n').pop()
);

//// errors printed: cause, aggregate, properties, nested
const strip = s => s.replace(/\n\s+(at|\.\.\. \d+ lines matching) .*/g, '');
const util = require('util');
const show = e => console.log(strip(util.inspect(e)));
show(new Error('plain'));
show(new Error(''));
show(new TypeError('t'));
show(new Error('with cause', { cause: new TypeError('inner') }));
show(new Error('c', { cause: 'str' }));
show(new Error('c', { cause: { a: 1 } }));
show(new Error('u', { cause: undefined }));
show(new Error('n', { cause: null }));
show(new AggregateError([new Error('1'), new RangeError('2'), 'x'], 'many'));
show(new AggregateError([]));
show(Object.assign(new Error('props'), { code: 'E_CODE', errno: -2, nested: { a: { b: { c: {} } } } }));
show([new Error('in array')]);
show({ e: new Error('in obj') });
show({ a: { b: { e: new Error('deep') } } });
class HttpError extends Error { constructor(s) { super(`HTTP ${s}`); this.status = s; } }
show(new HttpError(404));
class Named extends Error { name = 'Custom'; }
show(new Named('m'));
class Named2 extends Error { get name() { return 'Getter'; } }
show(new Named2('m'));
class Named3 extends Error {}
Named3.prototype.name = 'Proto';
show(new Named3('m'));
const e = new Error('changed');
e.message = 'later';
show(e);
const e2 = new Error('named');
e2.name = 'Other';
show(e2);
const e3 = new Error('x');
e3.stack = 'custom stack';
show(e3);
const e4 = new Error('x');
e4.stack = undefined;
show(e4);
const e5 = new Error('x');
delete e5.stack;
show(e5);
const e6 = new Error('m');
e6.stack = 'Error: m\n    at foo\nmore';
show(e6);
const e7 = new Error('x');
e7.stack = 5;
show(e7);
const e8 = new Error('multi\nline\nmessage');
show(e8);
show({ x: e8 });
const e9 = new Error('tag');
e9[Symbol.toStringTag] = 'TT';
show(e9);
const e10 = Object.create(Error.prototype);
show(e10);
const e11 = Object.assign(new Error('k'), { message: 'enumerable now', name: 'N', stack: 'SS' });
show(e11);
const e12 = new Error('circ');
e12.self = e12;
show(e12);
const e13 = new Error('cc');
e13.cause = e13;
show(e13);
const e14 = new Error('a', { cause: new Error('b', { cause: new Error('c', { cause: 5 }) }) });
show(e14);
class Foo extends Error { constructor(m) { super(m); Object.defineProperty(this, 'name', { value: 'FooErr' }); } }
show(new Foo('z'));
const e15 = new (class extends Error {})('anon');
show(e15);
const e16 = new (class extends TypeError { constructor() { super('anon2'); this.name = 'VVV'; } })();
show(e16);
Error.prototype.extra = 1;
show(new Error('proto extra'));
delete Error.prototype.extra;
const dom = new DOMException('msg', 'AbortError');
show(dom);
console.log(dom.code, dom.name, dom instanceof Error, Object.prototype.toString.call(dom), `${dom}`);
console.log(strip(util.format('%s', new Error('fmt s'))), util.format('%j', new Error('fmt j')), util.format('%d', new Error('d')));
Error.stackTraceLimit = 0;
console.log(
  new Error('no frames'), [new Error('nf')], { e: new RangeError('nf2') }, new AggregateError([new Error('x')], 'agg'), Object.assign(new Error('p'), { a: 1 }),
  new Error('', { cause: new Error('') }), new Error()
);
console.log(
  util.inspect(new Error('c', { cause: new Error('d') }), { compact: false }), util.inspect({ a: new Error('q') }, { depth: 0 }),
  util.inspect(new Error('hidden cause', { cause: { deep: { er: { x: 1 } } } }), { depth: 0 })
);
try { null.x; } catch (e) { console.log(e); }
try { undefined.foo(); } catch (e) { console.log([e]); }
try { JSON.parse('{bad'); } catch (e) { console.log(e); }
try { eval('let 1'); } catch (e) { console.log(e.name, e.message); }
try { new Array(-1); } catch (e) { console.log(e); }
try { 'x'.repeat(-1); } catch (e) { console.log(e); }
try { decodeURIComponent('%'); } catch (e) { console.log(e); }
try { x; let x; } catch (e) { console.log(e); }
try { BigInt(1.5); } catch (e) { console.log(e); }
try { 1n + 1; } catch (e) { console.log(e); }
try { Symbol() + ''; } catch (e) { console.log(e); }
try { (function f() { f(); })(); } catch (e) { console.log(e.name, e.message); }
try { require('fs').readFileSync; require('nope'); } catch (e) { console.log(e.code, e.message.split('\n')[0]); }

//// inspect: errors inside structures, and long lines
Error.stackTraceLimit = 0;
const util = require('util');
class DatabaseError extends Error {
  constructor(msg, query) { super(msg); this.name = this.constructor.name; this.query = query; Error.captureStackTrace?.(this, DatabaseError); }
}
console.log({ err: new DatabaseError('bad', 'SELECT'), list: [new Error('a'), new TypeError('b')] });
console.log([new Error('x')], new Map([[new Error('key'), new Error('val')]]), new Set([new RangeError('r')]));
console.log({ status: 'rejected', reason: new Error('why') }, [{ status: 'fulfilled', value: 1 }, { status: 'rejected', reason: new TypeError('z') }]);
Promise.allSettled([Promise.reject(new DatabaseError('q', 'w')), Promise.resolve([1, { a: 2 }])]).then(r => console.log(r));
console.log(new Error('outer', { cause: new DatabaseError('inner', 1) }), new Error('multi\nline', { cause: 'x' }));
console.log(Object.assign(new Error('with code'), { code: 'ENOENT', errno: -2, path: '/x', syscall: 'open' }));
console.log(new AggregateError([new Error('e1', { cause: new Error('deep') }), 'str', { a: 1 }], 'agg', { cause: 'c' }));
console.log(util.inspect({ a: { b: { c: new Error('deep err') } } }, { depth: 1 }), util.format('%s|%o|%O|%j', new Error('f1'), 1, new Error('f2'), new Error('f3')));
class E extends Error { toString() { return 'custom toString'; } }
console.log(new E('m'), `${new E('m')}`, util.format('%s', new E('m')), [new E('n')]);
class NoMsg extends Error {}
console.log(
  new NoMsg(), [new NoMsg()], new NoMsg('x').toString(), Object.prototype.toString.call(new NoMsg()), JSON.stringify(new NoMsg('y')), Object.keys(new NoMsg('z')),
  new NoMsg('w').name
);
const en = new Error('enumerable');
Object.defineProperty(en, 'message', { enumerable: true });
console.log(en);
const frozen = Object.freeze(new Error('frozen'));
console.log(frozen);
const noname = new Error('noname');
noname.name = '';
console.log(noname, String(noname));
const undef = new Error('u');
undef.name = undefined;
console.log(undef, String(undef));
const numm = new Error('n');
numm.message = 42;
console.log(numm, String(numm));
console.log(
  new Error(undefined), new Error(null), new Error({}), new Error([1, 2]), Error('no new'), TypeError('t') instanceof TypeError, new Error('a', { cause: undefined }),
  new Error('b', {}), 'cause' in new Error('c', { cause: undefined }), Error.length, Error.prototype.name, Error.prototype.message === '', new EvalError('ev'),
  new URIError('uri'), new ReferenceError('ref'), new SyntaxError('syn')
);
function legacy(m) { this.message = m; this.name = 'Legacy'; }
legacy.prototype = Object.create(Error.prototype, { constructor: { value: legacy } });
console.log(new legacy('old style'), new legacy('o') instanceof Error, String(new legacy('p')));
function legacy2(m) { const e = Error.call(this, m); e.extra = 1; return e; }
console.log(new legacy2('l2'));
try { throw { code: 1 }; } catch (e) { console.log(e); }
try { try { throw new Error('1'); } finally { throw new Error('2'); } } catch (e) { console.log(e.message); }
console.log((() => { try { throw 1; } catch { return 'c'; } finally { console.log('fin'); } })());

//// inspect: maps of maps, nested arrays, mixed widths
const long = (n, f) => Array.from({ length: n }, (_, i) => f(i));
console.log(new Map([['users', new Map([['ann', { age: 3, tags: new Set(['x', 'y']) }], ['bob', { age: 4, tags: new Set() }]])], ['meta', { created: new Date(0), flags: [true, false, null] }]]));
console.log({ matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]], big: long(4, i => long(4, j => i * j)) });
console.log(
  long(10, i => 'word'.repeat(i % 4)), long(27, i => i ** 5), long(7, i => -i), long(7, i => i / 3), long(30, i => i % 2 ? 'a' : 'bbbb'), long(8, i => [i, String(i)]),
  long(8, i => ({ id: i, name: 'n' + i })), long(50, i => i % 10 === 0), long(12, i => Symbol(i)), long(9, i => BigInt(i) ** 20n), long(7, () => undefined),
  long(7, () => null), long(10, i => i % 3 ? i : 'str' + i), long(8, i => () => i), long(17, i => new Date(i * 1e10)), long(6, i => 'x'.repeat(i * 6)),
  long(6, i => 'y'.repeat(15)), long(6, i => 'y'.repeat(16)), long(26, i => String.fromCharCode(65 + i)), long(101, i => i), long(100, i => 'k'), [long(7, i => i)],
  { deep: { arr: long(8, i => i * 1000) } }
);
console.log(
  [1.5, -2.25, 100, 1e10, 0.1, 3], ['a', 'bb'.repeat(10), 'c', 'd', 'e', 'f', 'g'], [[], [[]], [[[]]], [[[[]]]]],
  [{}, { a: {} }, { a: { b: {} } }, { a: { b: { c: {} } } }], [new Map, new Set, new Map([[1, new Map]])], Array(3).fill(Array(3).fill(0)), Array(7), [, 1, , 2, , , 3],
  Array.from('日本語テキスト表示'), Array.from('😀😁😂🤣😃😄😅'), ['\x1b[31mred\x1b[0m', 'plain', '', ' ', '  x', 'a', 'b']
);
console.log(
  { a: 'x'.repeat(30), b: 'y'.repeat(30), c: 1 }, { a: 'x'.repeat(30), b: 'y'.repeat(32), c: 1 },
  { k1: 1, k2: 2, k3: 3, k4: 4, k5: 5, k6: 6, k7: 7, k8: 8, k9: 9, k10: 10, k11: 11 },
  { fn() {}, arrow: () => {}, async am() {}, *gen() {}, cls: class Foo {}, sym: Symbol('s'), date: new Date(0), re: /x/g, nul: null, und: undefined, nan: NaN }
);
console.log('%o', { a: [1, { b: 2 }], f: function foo() {} });
console.log('%O', { a: [1, { b: { c: { d: 1 } } }] });
console.log(
  process.memoryUsage().constructor.name, Object.entries({ a: 1, b: { c: 2 } }), Object.getOwnPropertyDescriptor({ get x() { return 1; } }, 'x'),
  Object.getOwnPropertyDescriptors({ a: 1, get b() { return 2; } }), [...'ab'].map((c, i, arr) => ({ c, i, arr })),
  new (class Matrix { constructor() { this.rows = [[1, 2], [3, 4]]; this.size = { w: 2, h: 2 }; } })(),
  [new (class A { constructor() { this.list = long(8, i => i); } })()], { 'multi\nline': 'v\nw', "quo'te": "it's", 'dq"': 'say "x"', [`b\`t`]: '`' + "'" + '"' }
);
console.log([undefined, , null], [NaN, -0, 0, Infinity], [true, 'true', 1n, '1'], [[1, 2], { a: 1 }, 'x', () => {}, Symbol('y'), new Date(0), /z/, null]);
console.log(
  new Set([[1, 2], { a: 1 }, 'x', new Set([1])]), new Map([[{ a: 1 }, [1]], ['k', { v: new Map([['n', 1]]) }], [NaN, undefined], [null, () => {}]]),
  new Map(long(4, i => ['key'.repeat(6) + i, { value: i, more: 'text'.repeat(3) }])), new Set(long(30, i => 'item' + i)), [new Set([1]), new Map([[1, 2]])],
  Object.fromEntries(long(30, i => ['k' + i, i]))
);

//// classes printed: accessors, statics, inheritance, toStringTag, inspect.custom
const util = require('util');
class Point {
  #z = 3;
  x = 1;
  static origin = new Point();
  constructor() { this.y = 2; }
  get len() { return 1; }
  set len(v) {}
  static create() {}
  toString() { return 'P'; }
  toJSON() { return 'J'; }
  [Symbol.iterator]() { return [1][Symbol.iterator](); }
}
class Point3 extends Point { w = { nested: { deep: { er: 1 } } }; get [Symbol.toStringTag]() { return 'P3'; } }
console.log(
  new Point(), Point, new Point3(), Point3, [new Point(), new Point3()], { p: new Point() }, Point.prototype, Point3.prototype, Object.getPrototypeOf(Point3) === Point,
  `${new Point()}`, JSON.stringify({ p: new Point() }), [...new Point()], new Point() + '', util.inspect(new Point(), { showHidden: true }),
  util.inspect(new Point(), { getters: true }), Point.origin, Object.keys(new Point3()), Point.name, Point.length, typeof Point, Point.toString().slice(0, 14)
);
class Money {
  constructor(a, c) { Object.assign(this, { a, c }); }
  [util.inspect.custom](depth, options, inspect) { return depth < 0 ? options.stylize('[Money]', 'special') : `${options.stylize('Money', 'special')}<${inspect(this.a, options)} ${this.c}>`; }
}
console.log(
  new Money(5, 'USD'), [new Money(1, 'X')], { deep: { er: { m: new Money({ v: { w: 1 } }, 'Y') } } }, util.inspect(new Money(5n, 'Z'), { colors: true }),
  util.format('%s %o %j', new Money(1, 'A'), 1, new Money(2, 'B'))
);
function Animal(name) { if (!new.target) return new Animal(name); this.name = name; }
Animal.prototype.speak = function () { return this.name + ' speaks'; };
function Dog(n) { Animal.call(this, n); }
Dog.prototype = Object.create(Animal.prototype);
Dog.prototype.bark = () => 'woof';
console.log(
  new Dog('Rex'), Animal('fn'), Dog.prototype.constructor === Animal, new Dog('x').constructor.name, new Dog('Z') instanceof Animal, Dog, Object.create(new Dog('proto')),
  Object.create({ constructor: { name: 'Faked' } }), Object.create({ constructor: 5 }), Object.assign(Object.create({ constructor: function Renamed() {} }), { v: 1 })
);
Dog.prototype.constructor = Dog;
console.log(new Dog('Fixed'));
const mixin = B => class extends B { mixed = true; };
console.log(new (mixin(Point))(), mixin(Object), new (mixin(Object))(), class extends mixin(Array) {}, new (class extends mixin(Array) {})(2));
const o = { __proto__: { inherited: 1 }, own: 2 };
console.log(o, Object.keys(o), { ['__proto__']: 1 }, JSON.parse('{"__proto__":1}'));
class Singleton { static #i; static get() { return this.#i ??= new Singleton(); } }
console.log(Singleton.get() === Singleton.get(), Singleton.get());
class Enum {
  static #values = [];
  static A = new Enum('A');
  static B = new Enum('B');
  constructor(n) { this.n = n; Enum.#values.push(this); }
  static [Symbol.iterator]() { return Enum.#values.values(); }
  toString() { return `Enum.${this.n}`; }
}
console.log([...Enum], `${Enum.A}`, Enum);
class Temp {
  static #count = 0;
  #c;
  constructor(c) { this.#c = c; Temp.#count++; }
  get f() { return this.#c * 9 / 5 + 32; }
  set f(v) { this.#c = (v - 32) * 5 / 9; }
  static compare(a, b) { return a.#c - b.#c; }
  get #secret() { return 's'; }
  reveal() { return this.#secret; }
  static { Object.freeze(this.prototype); }
}
const t = new Temp(100);
t.f = 50;
console.log(t.f, t, t.reveal(), Temp.compare(t, new Temp(0)), Object.getOwnPropertyNames(Temp.prototype), 'f' in t, Object.hasOwn(t, 'f'));
console.log(
  class { }.name, (class Named {}).name, new (class {})().constructor.name, [class {}][0].name, { k: class {} }.k.name, ((c = class {}) => c.name)(),
  class { static name() {} }.name, Object.getOwnPropertyDescriptor(class { static m() {} }, 'm'),
  Object.getOwnPropertyDescriptor(class { get g() { return 1; } }.prototype, 'g')
);
