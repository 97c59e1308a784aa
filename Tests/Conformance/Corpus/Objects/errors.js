//// try, catch and finally
function f(x) { try { if (x) throw new Error('boom'); return 'ok'; } catch (e) { return e.message; } finally { console.log('finally', x); } }
console.log(f(0), f(1));
const g = () => { try { return 'try'; } finally { return 'finally'; } }; console.log(g());
for (const i of [1, 2, 3]) { try { if (i === 2) continue; console.log(i); } finally { console.log('f' + i); } }
try { try { throw 1; } finally { console.log('inner'); } } catch (e) { console.log('outer', e); }
try { throw { code: 7 }; } catch ({ code }) { console.log(code); } try { throw 0; } catch { console.log('no binding'); }

//// kinds of errors
const attempts = { reference: () => nope, type: () => null.x, call: () => (1)(), member: () => ({}).f(), range: () => new Array(-1), syntax: () => JSON.parse('{'), uri: () => decodeURIComponent('%E0%A4%A'), constant: () => { const c = 1; c = 2; }, tdz: () => { x; let x; }, notIterable: () => [...1], construct: () => new (() => 1)(), recursion: () => { (function r() { r(); })(); }, eval: () => eval('a b'), precision: () => (1).toFixed(101), radix: () => (1).toString(1), cyclic: () => { const a = {}; a.__proto__ = { __proto__: a }; } };
for (const [name, f] of Object.entries(attempts)) { try { f(); console.log(name, 'nothing'); } catch (e) { console.log(name + ':', e.name, '-', e.message, e instanceof Error); } }

//// custom errors
class ValidationError extends Error { constructor(field, message) { super(message); this.name = 'ValidationError'; this.field = field; } }
class RequiredError extends ValidationError { constructor(field) { super(field, `${field} is required`); this.name = this.constructor.name; } }
try { throw new RequiredError('email'); } catch (e) { console.log(e.name, e.message, e.field, e instanceof ValidationError, `${e}`, Object.keys(e), e.toString()); }

//// causes
const low = new TypeError('low'), high = new Error('high', { cause: low });
console.log(high.cause === low, 'cause' in new Error('x'), Object.getOwnPropertyDescriptor(high, 'cause').enumerable, new Error('m', { cause: 0 }).cause);
function load() { try { JSON.parse('oops'); } catch (cause) { throw new Error('could not load', { cause }); } }
try { load(); } catch (e) { console.log(e.message, '<-', e.cause.name, e.cause.message); }

//// aggregate errors
const e = new AggregateError([new Error('a'), 1, 'two'], 'several'); console.log(e.message, e.errors.length, e.errors[0].message, e.name, e instanceof Error, String(e));

//// errors as values
const e = new Error('msg'); console.log(Object.keys(e), JSON.stringify(e), e.toString(), Error('no new') instanceof Error, Object.prototype.toString.call(e), e.hasOwnProperty('message'), new Error().message === '', new Error(undefined).hasOwnProperty('message'));
e.name = 'Renamed'; console.log(String(e)); e.message = ''; console.log(String(e)); console.log(Error.prototype.toString.call({ name: 'N', message: 'M' }), typeof e.stack, e.stack.includes('msg'));

//// rethrowing
function parse(s) { try { return JSON.parse(s); } catch (e) { if (e instanceof SyntaxError) return null; throw e; } }
console.log(parse('[1]'), parse('['), (() => { try { return parse({ toString() { throw new RangeError('mine'); } }); } catch (e) { return e.message; } })());

//// cleanup order
const log = []; function resource(n) { log.push('open ' + n); return { close() { log.push('close ' + n); } }; }
try { const a = resource('a'); try { const b = resource('b'); try { throw new Error('work'); } finally { b.close(); } } finally { a.close(); } } catch (e) { log.push(e.message); } console.log(log);

//// results instead of exceptions
const safe = f => (...a) => { try { return [null, f(...a)]; } catch (e) { return [e.message]; } };
const div = safe((a, b) => { if (b === 0n) throw new RangeError('division by zero'); return a / b; }); console.log(div(6n, 3n), div(1n, 0n), safe(() => 1n / 0n)());

//// messages name what was called
const o = { a: { }, n: null, list: [1] }; let u; const s = 'text', fnn = 5;
for (const f of [() => o.a.b(), () => o.n.x, () => o.x.y.z, () => u(), () => o.list.map(3), () => s.foo(), () => o['a']['c'](), () => fnn(), () => o.list[5].x, () => u.length, () => (void 0)(), () => o.a.b.c(), () => new o.a(), () => { const { q } = null; }, () => { const [q] = u; }, () => { for (const x of 5); }, () => 'x' in 'y', () => Symbol() + 1, () => o.list.reduce(), () => { u.x = 1; }, () => { null[Symbol.iterator]; }, () => (class { #p; static t(x) { return x.#p; } }).t({}), () => Reflect.construct(1), () => structuredClone(() => 1), () => new Map([[1, 2], 3]), () => 'abc'.repeat(Infinity), () => Object.defineProperty(1, 'x', {}), () => Object.setPrototypeOf({}, 1), () => BigInt('x'), () => 1n + 1, () => new Proxy({}, null), () => [].at.call(null), () => parseInt.x.y, () => super_()]) { try { f(); } catch (e) { console.log(`${e.name}: ${e.message}`); } }

//// stack traces hold the calls
function a() { b(); } function b() { throw new Error('deep'); }
try { a(); } catch (e) { const lines = e.stack.split('\n'); console.log(lines[0], lines[1].trim().split(' ').slice(0, 2).join(' '), lines[2].trim().split(' ').slice(0, 2).join(' ')); }
const holder = {}; (function inner() { Error.captureStackTrace(holder, inner); })(); console.log(typeof holder.stack, holder.stack.split('\n')[0], Error.stackTraceLimit);

//// throwing anything
for (const v of [1, 'text', null, undefined, { a: 1 }, [1, 2], Symbol('s'), () => 1, 5n]) { try { throw v; } catch (e) { console.log(typeof e, e === v); } }

//// functions from wrong texts
const F = Function, G = Object.getPrototypeOf(function* () {}).constructor, A = (async () => {}).constructor; for (const b of ['return a +', '{', 'if (x', '}', '(', '"abc', '`abc', '[1,', 'x = {', 'class A {', 'throw', 'var', '//x', '} + {', '}, function(){', 'yield', 'await 1', 'var x = ;']) console.log(JSON.stringify(b), ...[F, G, A].map(C => { try { C(b); return 'ok'; } catch (e) { return `${e.name}: ${e.message}`; } }));

//// the place of a name that is not there
const o = {}, none = undefined, big = { n: 1n, s: Symbol() };
class A { #p = 1n; m() { return this.#p += 1 } n() { this.x = lost() } static f() { return lost } }
const places = [
  () => { return lost }, () => { return lost() }, () => lost, () => lost(), () => lost.x, x => lost + 1, () => { throw lost }, () => { throw new Lost() }, () => { if (lost) 1 }, () => { if (!lost()) 1 },
  () => { switch (lost) {} }, () => { while (lost()) ; }, () => { for (const x of lost()) ; }, () => { for (let i = lost(); ;) ; }, () => { for (; lost;) ; }, () => { const a = lost }, () => { const a = 1 + lost() },
  () => { const a = [1, lost()] }, () => { const a = [lost] }, () => { const a = { x: lost() } }, () => { const a = { x: 1, ...lost() } }, () => { const a = `${lost()}` }, () => { const a = !lost() },
  b => { return b && lost() }, () => { console.log(lost()) }, () => { console.log(1, lost) }, b => { Math.max(1, lost()) }, b => { b = lost(b) }, b => { o.x = lost(b) }, b => { o.x = lost }, (b = lost()) => 1, (b = lost) => 1,
  () => { lost++ }, b => { b = lost++ }, () => { Math.max(lost += 1) }, () => lost`x`, () => { Math.max(lost?.()) }, () => { return lost?.x }, () => { return lost ? 1 : 2 }, () => { return typeof lost() }, () => { return lost in o },
  () => { return 1 === lost }, () => { return { lost } }, () => { return `${lost}` }, () => { return `a ${lost}` }, () => { return lost, 1 }, () => { return new lost() }, () => { return x; let x }, () => { console.log(x()); let x }, () => { if (x) ; let x },
  () => { big.n += 1 }, () => { const q = big.n += 1 }, () => { let q = 1n, r = 2; q -= r }, () => { let q = 1n; Math.max(q += 1) }, () => { big['n'] *= 2 }, () => { big.s++ }, () => { o.a.b += 1 }, () => { none.a ||= 1 },
  () => { return `${big.s}` }, () => { const t = `${big.s}` }, () => { o?.a.b.c }, () => { o.a?.b.c.d() }, () => new A().m(), () => new A().n(), () => A.f(), () => new (class { x = lost + 1 }), () => new (class { x = lost.y() }),
];
console.log(places.map(f => { try { f(1); } catch (e) { return e.stack.match(/\d+:\d+/)[0] + (e.name[0]); } }).join(' '));

//// what messages show of literals
for (const f of [() => (`t${1 + 1}`).foo(), () => (`a${o}b${o.x}`).foo(), () => (2 ** 3 - 1).foo(), () => (~5).foo(), () => (1 << 3 | 1).foo(), () => class A { static x = o.foo() }, () => class A { static { o.foo() } }, () => new (class A { x = o.foo() }), () => structuredClone(function () { return 'a text that is long enough to be cut, because V8 shows no more of a function than its beginning and its end, here' })]) try { f(); } catch (e) { console.log(e.message); }
var o = {};
console.log(Object.setPrototypeOf(/a\/b/gi, null)); Promise.reject({ message: 'like an error', stack: 'its stack' }).catch(e => console.log(e));

//// call sites of all kinds of call
Error.prepareStackTrace = (error, sites) => sites;
const sites = () => new Error('x').stack;
const show = (label, list) => {
  for (const site of list.slice(1)) {
    if (site.getFileName()?.startsWith('node:')) continue;
    const facts = ['getTypeName', 'getFunctionName', 'getMethodName', 'isToplevel', 'isEval', 'isNative', 'isConstructor', 'isAsync', 'isPromiseAll', 'getPromiseIndex'];
    console.log(label, site.getLineNumber(), facts.map(name => site[name]()).join(' '), typeof site.getFileName());
    break;
  }
};
class K { constructor() { this.s = sites() } m() { return sites() } static st() { return sites() } get g() { return sites() } #p() { return sites() } p() { return this.#p() } }
const o = { m() { return sites() }, f: function () { return sites() }, arrow: () => sites() };
function plain() { return sites() }
show('constructor', new K().s); show('method', new K().m()); show('static', K.st()); show('getter', new K().g); show('private', new K().p());
show('object', o.m()); show('property', o.f()); show('arrow', o.arrow()); show('plain', plain()); show('bound', plain.bind({})()); show('borrowed', o.m.call('s'));
show('proxy', new Proxy(o, {}).m()); show('native', [1].map(sites)[0]); show('eval', eval('(() => sites())()')); show('Function', new Function('s', 'return s()')(sites));
(async () => { await null; return sites() })().then(list => show('async', [null, ...list]));
Promise.all([(async () => { await null; return sites() })()]).then(([list]) => show('all', list));

//// methods of built-in classes on what is none of theirs
const t = (object, name, kind, value) => { const f = Object.getOwnPropertyDescriptor(object, name)[kind]; try { f.call(value); console.log(name, 'goes'); } catch (e) { console.log(name, e.message); } };
for (const value of [undefined, 1, {}]) {
  for (const name of ['toString', 'toISOString', 'toGMTString', 'toLocaleDateString', 'getTime', 'getUTCDay', 'getYear', 'setHours', 'setYear', 'valueOf', 'toJSON']) t(Date.prototype, name, 'value', value);
  const Typed = Object.getPrototypeOf(Uint8Array.prototype); for (const name of ['at', 'join', 'slice', 'toLocaleString', 'toReversed', 'map', 'set', 'fill', 'keys']) t(Typed, name, 'value', value); for (const name of ['buffer', 'length', 'byteOffset']) t(Typed, name, 'get', value);
  for (const name of ['getInt8', 'setFloat64']) t(DataView.prototype, name, 'value', value); for (const name of ['buffer', 'byteLength', 'byteOffset']) t(DataView.prototype, name, 'get', value);
  for (const name of ['language', 'region']) t(Intl.Locale.prototype, name, 'get', value); for (const Class of [Intl.NumberFormat, Intl.DateTimeFormat, Intl.ListFormat]) t(Class.prototype, 'resolvedOptions', 'value', value); t(Intl.ListFormat.prototype, 'format', 'value', value); t(Object.getPrototypeOf('a'.matchAll(/a/g)), 'next', 'value', value);
}
//// where a recursion without an end is told to stop
function first(f) { try { f({}); } catch (e) { console.log(e.message, /(\w+(?:\.\w+)?) .*:(\d+:\d+)\)?$/.exec(e.stack.split('\n')[1]).slice(1).join(' ')); } }
function a(n) { if (n === -1) return 1; return a(n - 1); } first(a);
function g(n = 1) { g(); } first(g);

//// who refuses a write, a definition, a deletion
'use strict';
const T = (n, f) => { try { console.log(n, 'ok', f()); } catch (e) { console.log(n, e.name + ': ' + e.message); } };
class C { get x() { return 1; } static get s() { return 1; } }
const frozen = Object.freeze({ a: 1 }), inh = Object.create(frozen), c = new C(); class D extends C {} const d = new D();
// getter only
T('g1', () => { c.x = 1; }); T('g2', () => { d.x = 1; }); T('g3', () => { C.s = 1; }); T('g4', () => { D.s = 1; });
T('g5', () => { Object.create(c).x = 1; }); T('g6', () => { ({ get q() { return 1; } }).q = 2; }); T('g7', () => { Object.create({ get q() { return 1; } }).q = 2; });
T('g8', () => { const o = Object.create(null, { q: { get() {} } }); o.q = 1; }); T('g9', () => { Object.create(Object.create(null, { q: { get() {} } })).q = 1; });
T('g10', () => { Object.defineProperty([1], 'z', { get() {} }).z = 2; }); T('g11', () => { Object.defineProperty(() => 1, 'z', { get() {} }).z = 2; });
T('g12', () => { new Map().size = 2; }); T('g13', () => { c[Symbol.iterator] = 1; Object.defineProperty({}, Symbol('k'), { get() {} })[Symbol.for('x')] = 1; });
T('g14', () => { const k = Symbol('k'); Object.defineProperty({}, k, { get() {} })[k] = 1; }); T('g15', () => { new Uint8Array(2).length = 1; }); T('g16', () => { class E { static #p = 1; get #q() { return 1; } f() { this.#q = 1; } } new E().f(); });
T('g17', () => { Object.defineProperty({}, 5, { get() {} })[5] = 1; });
// primitives
for (const p of [5, 'str', true, Symbol('s'), 5n]) { T('p1 ' + typeof p, () => { p.foo = 1; }); T('p2', () => { p[0] = 1; }); T('p3', () => { p.length = 1; }); T('p4', () => { delete p.foo; }); T('p5', () => { delete p.length; }); }
Object.defineProperty(Number.prototype, 'ro', { value: 1, configurable: true }); Object.defineProperty(String.prototype, 'ro', { value: 1, configurable: true }); Object.defineProperty(Symbol.prototype, 'ro', { value: 1, configurable: true }); Object.defineProperty(Boolean.prototype, 'ro', { get() { return 1; } , configurable: true });
T('p6', () => { (5).ro = 1; }); T('p7', () => { 'a'.ro = 1; }); T('p8', () => { Symbol('q').ro = 1; }); T('p9', () => { true.ro = 1; }); T('p10', () => { Symbol('q').description = 1; }); T('p11', () => { 'abc'[1] = 1; }); T('p12', () => { (5).constructor.prototype = 1; });
T('p13', () => { (5).__proto__ = 1; return 'fine'; }); Object.setPrototypeOf(Number.prototype, new Proxy({}, { set(t, k, v, r) { return false; } }));
T('p14', () => { (5).foo = 1; }); Object.setPrototypeOf(Number.prototype, new Proxy({}, {})); T('p15', () => { (5).foo = 1; }); Object.setPrototypeOf(Number.prototype, Object.prototype);
T('p16', () => { Reflect.set(5, 'x', 1); });
// inherited read only
T('r1', () => { inh.a = 1; }); T('r2', () => { frozen.a = 1; }); T('r3', () => { frozen.b = 1; }); T('r4', () => { delete frozen.a; }); T('r5', () => { Object.preventExtensions([1])[1] = 1; }); T('r6', () => { Object.freeze([1])[0] = 1; }); T('r7', () => { Object.freeze([1]).push(2); }); T('r8', () => { Object.freeze([1]).length = 0; }); T('r9', () => { Object.create(Object.freeze([1]))[0] = 1; }); T('r10', () => { Object.freeze([1]).pop(); });
T('r11', () => { Object.defineProperty([1, 2], 0, { configurable: false, value: 1, writable: true }).length = 0; });
// proxies
const P = (t, h = {}) => new Proxy(t, h);
T('x1', () => { P(frozen).a = 1; }); T('x2', () => { P(frozen).b = 1; }); T('x3', () => { delete P(frozen).a; }); T('x4', () => { P(c).x = 1; }); T('x5', () => { Object.create(P(frozen)).a = 1; }); T('x6', () => { Object.create(P({}, { set: () => false })).a = 1; });
T('x7', () => { P({}, { set: () => false }).a = 1; }); T('x8', () => { P(P({}, { set: () => false })).a = 1; }); T('x9', () => { P({}, { deleteProperty: () => false }); delete P({}, { deleteProperty: () => false }).a; }); T('x10', () => { delete P(P({}, { deleteProperty: () => false })).a; });
T('x11', () => { Object.defineProperty(P({}, { defineProperty: () => false }), 'a', { value: 1 }); }); T('x12', () => { Object.defineProperty(P(P({}, { defineProperty: () => false })), 'a', { value: 1 }); }); T('x13', () => { Object.defineProperty(P(frozen), 'a', { value: 2 }); }); T('x14', () => { Object.defineProperty(P(frozen), 'b', { value: 2 }); });
T('x15', () => { P({}, { defineProperty: () => false }).a = 1; }); T('x16', () => { P(P({}, { defineProperty: () => false })).a = 1; }); T('x17', () => { Object.create(P({})).a = 1; return 1; }); T('x18', () => { P(Object.freeze([1, 2])).push(3); }); T('x19', () => { P(Object.freeze([1, 2])).length = 0; }); T('x20', () => { P(Object.freeze([1, 2]))[0] = 0; });
T('x21', () => { Object.freeze(P({}, { preventExtensions: () => false })); }); T('x22', () => { Object.preventExtensions(P(P({}, { preventExtensions: () => false }))); }); T('x23', () => { Object.setPrototypeOf(P({}, { setPrototypeOf: () => false }), null); }); T('x24', () => { Object.setPrototypeOf(P(frozen), {}); }); T('x25', () => { Object.setPrototypeOf(frozen, {}); }); T('x26', () => { P(frozen).__proto__ = {}; });
T('x27', () => { P(new Uint8Array(1)).length = 1; }); T('x28', () => { P(inh).a = 2; }); T('x29', () => { const k = Symbol('k'); P(Object.freeze({ [k]: 1 }))[k] = 1; }); T('x30', () => { P(Object.create(null, { q: { get() {} } })).q = 1; });
T('x31', () => { P(function f() {}).name = 1; }); T('x32', () => { P(C).s = 1; }); T('x33', () => { P([])['length'] = -1; }); T('x34', () => { Object.assign(P(frozen), { a: 2 }); }); T('x35', () => { Object.assign(frozen, { a: 2 }); }); T('x36', () => { Array.prototype.push.call(P(Object.freeze([]), {}), 1); });
T('x37', () => { Array.prototype.splice.call(P(Object.freeze([1])), 0, 1); }); T('x38', () => { P({}, { set: () => false })[Symbol.iterator] = 1; }); T('x39', () => { P({}, { set: () => false })[5] = 1; }); T('x40', () => { P({}, { set: () => undefined }).a ??= 1; });
T('x41', () => { Reflect.set.call(null, 1); }); T('x42', () => { const p = Object.create(P({}, { defineProperty: () => false })); p.a = 1; return 'f'; }); T('x43', () => { const t = Object.freeze({}); const r = Object.create(t); Object.preventExtensions(r); r.z = 1; }); T('x44', () => { const r = Object.preventExtensions(Object.create(P({}))); r.z = 1; });
T('x45', () => { const r = Object.preventExtensions(P(Object.create(P({})))); r.z = 1; });
class B { get g() { return 1; } } Object.defineProperty(B.prototype, 'ro', { value: 1 });
class A extends B { m() { super.x = 1; } g1() { super.g = 1; } r1() { super.ro = 1; } }
T('s1', () => A.prototype.m.call(5)); T('s2', () => A.prototype.g1.call(5)); T('s3', () => A.prototype.r1.call(5)); T('s4', () => new A().g1()); T('s5', () => new A().r1());
T('s6', () => { const a = new A(); Object.defineProperty(a, 'x', { get() {} }); a.m(); }); T('s7', () => { const a = new A(); Object.defineProperty(a, 'x', { value: 2 }); a.m(); }); T('s8', () => { A.prototype.m.call(Object.freeze({})); }); T('s9', () => { A.prototype.m.call(new Proxy(Object.freeze({}), {})); }); T('s10', () => { A.prototype.m.call(new Proxy(Object.freeze({ x: 1 }), {})); });
T('s11', () => { A.prototype.m.call(new Proxy(Object.defineProperty({}, 'x', { get() {} }), {})); }); T('s12', () => { A.prototype.m.call('str'); }); T('s13', () => { A.prototype.m.call(undefined); });
T('y1', () => { new Proxy(Object.prototype, {}).__proto__ = {}; }); T('y2', () => { Object.setPrototypeOf(new Proxy(Object.prototype, {}), {}); }); T('y3', () => { const o = {}; const p = new Proxy(o, {}); Object.setPrototypeOf(o, Object.create(o)); }); T('y4', () => { const o = {}; const q = Object.create(o); Object.setPrototypeOf(new Proxy(o, {}), q); });
T('y5', () => { Object.defineProperty(Object.freeze([1]), 5, { value: 1 }); }); T('y6', () => { const a = [1]; Object.defineProperty(a, 'length', { writable: false }); Object.defineProperty(a, 5, { value: 1 }); }); T('y7', () => { const a = [1]; Object.defineProperty(a, 'length', { writable: false }); a[5] = 1; }); T('y8', () => { const a = [1]; Object.defineProperty(a, 'length', { writable: false }); new Proxy(a, {})[5] = 1; }); T('y9', () => { const a = Object.defineProperty([1, 2], 0, { configurable: false, value: 1, writable: true }); new Proxy(a, {}).length = 0; });

//// keys that are objects, of null and undefined
const T = (n, f) => { try { console.log(n, 'ok', f()); } catch (e) { console.log(n, e.name + ': ' + e.message); } }; const c = {};
T(1, () => null[{}]); T(2, () => { const p = new Proxy({}, {}); return null[p]; }); T(3, () => { let f = null; return f[new Proxy({}, {})]; }); T(4, () => { let f; return f[[1]]; }); T(5, () => { let f; f[{}] = 1; }); T(6, () => { let f, k = { toString() { return 'q'; } }; f[k]; }); T(7, () => { let f = null, k = () => 1; f[k]; }); T(8, () => { let f = null; f[{}](); }); T(9, () => { let f = null, k = {}; const { [k]: z } = f; }); T(10, () => { let f = null; delete f[{}]; }); T(11, () => { let f = null; f[{}]++; }); T(12, () => { let f = null; f[{}] += 1; }); T(13, () => { let f = null; return f[class A {}]; });
let g = null; T(14, () => g[c]); T(15, () => g[{}]); T(16, () => { let c; return c = g[new Proxy({}, {})]; });
T(19, () => g[new Error('boo')]); T(20, () => g[new Date(0)]); T(21, () => g[/x/]); T(22, () => g[Object.create(null)]); T(23, () => g[new Map()]); T(24, () => g[new (class Q {})()]); T(25, () => g[new (class Q extends Array {})()]); T(26, () => g[new Proxy([], {})]); T(27, () => g[new Proxy(class Z {}, {})]); T(28, () => g[new String('s')]); T(29, () => g[Math]); T(30, () => g[{ [Symbol.toStringTag]: 'Tg' }]); T(31, () => g[{ constructor: 5 }]); T(32, () => g[(() => 1).bind()]);
T(33, () => { g[new Date(0)] = 1; }); T(34, () => g[5n]); T(35, () => g[null]); T(36, () => g[undefined]); T(37, () => g[1.5]); T(38, () => g[true]); T(39, () => g[Symbol('x')]); T(40, () => { g[[]] ??= 1; }); T(41, () => { ({ a: g[{}] } = { a: 1 }); }); T(42, () => { [g[[]]] = [1]; });

//// methods that are none
const T = (n, f) => { try { console.log(n, 'ok', f()); } catch (e) { console.log(n, e.name + ': ' + e.message); } };
for (const k of ['match', 'matchAll', 'search', 'replace', 'split']) { for (const bad of [1, '1', {}, true, Symbol('b'), null, [1], /a/, function q() {}.name]) T(k + typeof bad, () => 'abc'[k]({ [Symbol[k]]: bad, flags: 'g' }, 'x')); T(k + ' cls', () => { class A { get [Symbol[k]]() { return 'z'; } } return 'abc'[k](new A()); }); }
for (const k of ['replace', 'match', 'matchAll', 'search', 'split']) { for (const v of [undefined, null, 5, 'str', true, Symbol('u')]) T('R' + k + String(v), () => RegExp.prototype[Symbol[k]].call(v, 'x')); }
T('a1', () => Function.prototype.apply.apply(5, [])); T('a2', () => Function.prototype.apply.call(5)); T('a3', () => Function.prototype.call.call(5)); T('a4', () => Function.prototype.call.apply(5)); T('a5', () => Reflect.apply(5, null, [])); T('a6', () => Reflect.apply(() => 1, null, 5)); T('a7', () => Function.prototype.apply.apply({}, [1, []])); T('a8', () => Function.prototype.apply.apply('abc', [1, []])); T('a9', () => (() => 1).apply(null, 5)); T('a10', () => Function.prototype.bind.call(5)); T('a11', () => Function.prototype.apply.call(undefined)); T('a12', () => Function.prototype.toString.call(5)); T('a13', () => Function.prototype.apply.call(class {}, null, [])); T('a14', () => Function.prototype.call.call(class Q {})); T('a15', () => { const f = 5; f(...[1], 2); }); T('a16', () => { const o = {}; o.m(...[1], 2); }); T('a17', () => { const o = {}; o.m(...[1]); }); T('a18', () => { new (5)(...[1], 2); }); T('a19', () => Reflect.construct(5, [])); T('a20', () => Reflect.construct(class {}, [], 5)); T('a21', () => Reflect.construct(() => 1, [])); T('a22', () => Function.prototype.apply.call(null)); T('a23', () => Function.prototype.apply.call([1])); T('a24', () => Function.prototype.apply.call(Symbol('s'))); T('a25', () => Function.prototype.apply.call(true, 1));T('a26', () => Function.prototype.apply.call(/x/, 1));
T('a27', () => { let f; f(...[], 1); }); T('a28', () => { let o; o.f(...[], 1); }); T('a29', () => { let o = { f: 'x' }; o.f(...[], 1); }); T('a30', () => { let o = { f: 'x' }; o?.f(...[], 1); }); T('a31', () => { let s = class extends Object { constructor() { super(...[], 1); } }; new s(); let n = class extends null { constructor() { super(...[], 1); } }; new n(); }); T('a32', () => { ({ __proto__: {}, m() { super.zz(...[], 1); } }).m(); }); T('a33', () => { new ({}.x)(...[], 1); });

//// patterns that do not fit
const T = (n, f) => { try { console.log(n, 'ok', f()); } catch (e) { console.log(n, e.name + ': ' + e.message); } };
const f = { x: 1 }, u = undefined, nul = null, px = x => x;
T(1, () => { const { a: [b] } = {}; }); T(2, () => { const { a: [b] = f } = {}; }); T(3, () => { const { a: [b] = u } = {}; }); T(4, () => { const { [px('k')]: [b] } = f; }); T(5, () => { const { a: [b] } = f; }); T(6, () => { const { x: [b] } = f; }); T(7, () => { const { x: [b] } = px(f); }); T(8, () => { const { x: { y: [b] } } = px(f); }); T(9, () => { let { x: [] } = px(f); });
T(12, () => { (({ x: [b] }) => 1)(f); }); T(13, () => { (({ q: [b] }) => 1)(f); }); T(14, () => { (({ q: [b] = f }) => 1)(f); }); T(15, () => { let b; ({ x: [b] } = f); }); T(16, () => { let b; ({ q: [b] } = f); }); T(17, () => { let b; ({ q: [b] = f } = {}); });
T(18, () => { const [[b]] = [1]; }); T(19, () => { const [[b]] = []; }); T(20, () => { const [[b] = f] = []; }); T(21, () => { const [[b] = 5] = []; }); T(22, () => { const [{ b }] = []; }); T(23, () => { const [{ b }] = [null]; }); T(24, () => { const [{ b } = nul] = []; }); T(25, () => { const { a: { b } } = {}; }); T(26, () => { const { a: { b } = nul } = {}; }); T(27, () => { const { a: { b } } = { a: null }; });
T(28, () => { (([b]) => 1)(f); }); T(29, () => { (([b] = f) => 1)(); }); T(30, () => { (([b] = 5) => 1)(); }); T(31, () => { (({ b } = nul) => 1)(); }); T(32, () => { (({ a: { b } = nul }) => 1)({}); }); T(33, () => { for (const [b] of [1]); }); T(34, () => { for (const { b } of [null]); }); T(35, () => { for (const { b: { c } } of [f]); }); T(36, () => { for (const [{ c }] of [[]]); }); T(37, () => { try { throw 1; } catch ([b]) {} }); T(38, () => { try { throw null; } catch ({ b }) {} }); T(40, () => { let b; [b] = f; }); T(41, () => { let b; ({ b } = nul); }); T(42, () => { let b; [{ b }] = [nul]; }); T(43, () => { let b; [[b]] = [f]; }); T(44, () => { let b; [[b] = f] = []; }); T(45, () => { let b; ({ a: { b } } = f); }); T(46, () => { let b; ({ a: { b } = nul } = f); }); T(47, () => { const { ...b } = nul; }); T(48, () => { const {} = nul; }); T(49, () => { const { [px('x')]: b } = nul; }); T(50, () => { const { [px('x')]: { b } } = f; }); T(51, () => { const { [px('q')]: { b } } = f; }); T(52, () => { const { a = 1 } = nul; }); T(53, () => { const { 5: a } = nul; }); T(54, () => { const { 'q r': a } = nul; });
T(57, () => { const { x: [b] = u } = { x: 5 }; }); T(58, () => { const { x: [b] = f } = { x: 5 }; });T(59, () => { const { q: { b } = f.z } = {}; }); T(60, () => { const { q: [b] = f.z } = {}; }); T(61, () => { const { q: [b] = px(1) } = {}; }); T(62, () => { const [[b] = px(1)] = []; }); T(63, () => { const [[b] = f.x] = []; }); T(64, () => { const [[b] = nul] = []; }); T(65, () => { const { x: [b] } = new Proxy(f, {}); });
T(66, () => { const o = { m: null }; for (const [a] of o.m); }); T(67, () => { const { x: [[b]] } = { x: [1] }; }); T(68, () => { const { x: [{ b }] } = { x: [null] }; }); T(69, () => { const { x: [b, [c]] } = { x: [1, 2] }; }); T(70, () => { const { x: [b, [c] = f] } = { x: [1] }; });
T(71, () => { const { q: [b] = {} } = {}; }); T(72, () => { const { q: [b] = null } = {}; }); T(73, () => { const { q: [b] = true } = {}; }); T(74, () => { const { q: [b] = new Date(0) } = {}; }); T(75, () => { const { q: { b } = null } = {}; }); T(76, () => { const { q: { b } = undefined } = {}; }); T(77, () => { const { q: { b } = px(null) } = {}; }); T(78, () => { const { a: [b] } = new Map(); }); T(79, () => { const { a: [b] } = { b: 1 }; }); T(80, () => { const { a: [b] } = JSON.parse('{}'); }); T(81, () => { const { a: [b] } = f.z || {}; }); T(82, () => { let { a: [b] } = { a: null }; }); T(83, () => { let a = 1, { a: [b] } = { a }; }); T(84, () => { const { q: [b] = -1 } = {}; }); T(85, () => { const { q: [b] = 1 + 1 } = {}; }); T(86, () => { const { q: [b] = f.x.y } = {}; });
T(87, () => { const { a: [b] = () => 1 } = {}; }); T(88, () => { const [[b] = function () {}] = []; }); T(89, () => { const { a: [b] = class {} } = {}; });

//// calls that cannot be made, whose results are to be looped over; what takes no more properties
{
  const o = { b: {}, n() { return null; }, f() {} }; let x, y;
  const t = f => { try { f(); console.log('fine'); } catch (e) { console.log(e.message); } };
  t(() => { for (const v of o.nope()) ; });
  t(() => { [...o.nope()] });
  t(() => { const [v] = o.nope() });
  t(() => { [x] = o.nope() });
  t(() => { [x, ...y] = o.nope() });
  t(() => { for (const [a, b] of o.b.entries()) ; });
  t(() => { o.nope()() });
  t(() => { o.nope().x });
  t(() => { for (const v of o.nope().x()) ; });
  t(() => { for (const v of o.n()) ; });
  t(() => { Math.max(...o.nope()) });
  t(() => { new Set(o.nope()) });
  t(() => { for (const v of x()) ; });
  t(() => { const [v] = x() });
  t(() => { for (const k in o.nope()) ; });
  t(() => { const { v } = o.nope() });
  t(() => { [1, ...x(), 2] });
  t(() => { for (x of o.nope(1, o.b)) ; });
  t(() => { new Map([...o.nope?.bar()]) });
  t(() => { for (const v of o['nope']()) ; });
  t(() => { for (const v of [o.nope()]) ; });
  t(() => { let [v = o.nope()] = [] });
  t(() => { (function ([v]) {})(o.nope()) });
  (() => { "use strict"; t(() => { Object.assign(Object.freeze(function(){return arguments}(1)),{a:1}) }) })();
  (() => { "use strict"; t(() => { Array.prototype.push.call(Object.freeze(function(){return arguments}(1)),1) }) })();
  (async () => { for await (const v of o.nope()) ; })().catch(e => console.log(e.message));
}

//// what messages say of yield*, patterns, spread, class heads and targets, and where
const t = (n, f) => { try { const r = f(); console.log(n, r); } catch (e) { console.log(n, e.message, /program.js:(\d+:\d+)/.exec(e.stack)?.[1]); } };
const o = { f() { return 1; }, n: {}, a: 1, z: null }; let q = 5, nul = null, und, k = 'k';
function*g1(){yield* 5} t('1',()=>[...g1()]);
function*g2(){yield* o.x} t('2',()=>[...g2()]);
function*g3(){yield* o.f()} t('3',()=>[...g3()]);
function*g4(){yield* q} t('4',()=>[...g4()]);
function*g5(){yield* {}} t('5',()=>[...g5()]);
function*g6(){yield* nul} t('6',()=>[...g6()]);
function*g7(){yield* o?.x} t('7',()=>[...g7()]);
function*g8(){yield* o[0]} t('8',()=>[...g8()]);
function*g9(){const x = yield* o.a + 1} t('9',()=>[...g9()]);
function*g10(){yield* und} t('10',()=>[...g10()]);
function*g11(){yield* 'a'; yield* o.n} t('11',()=>[...g11()]);
function*g12(){yield* (() => 1)} t('12',()=>[...g12()]);
function*g13(){yield* new Date} t('13',()=>[...g13()]);
function*g16(){yield* und.x} t('16',()=>[...g16()]);
function*g17(){yield* this} t('17',()=>[...g17()]);
function*g18(){yield* [1].length} t('18',()=>[...g18()]);
function*g19(){yield* f1(); function f1(){}} t('19',()=>[...g19()]);
function*g20(){yield* `a${1}`.length} t('20',()=>[...g20()]);
function*g21(){yield* null} t('21',()=>[...g21()]);
function*g22(){yield* undefined} t('22',()=>[...g22()]);
function*g23(){yield* (1,2)} t('23',()=>[...g23()]);
function*g24(){yield* !q} t('24',()=>[...g24()]);
function*g25(){let z; yield* z = 5} t('25',()=>[...g25()]);
function*g28(){yield* (yield 1)} t('28',()=>[...g28()]);
async function*a1(){yield* 5}
async function*a2(){yield* o.x}
async function*a3(){yield* q}
async function*a4(){yield* o.f()}
async function*a5(){yield* {}}
async function*a6(){yield* nul}
async function*b1(){yield* o.a}
async function*b2(){yield* o.a + 1}
async function*b3(){yield* new Date}
async function*b4(){yield* (q = 5)}
async function*b5(){yield* o[1]}
async function*b6(){yield* o['a']}
async function*b7(){yield* o?.a}
async function*b8(){yield* await 5}
async function*b9(){yield* o.f}
async function*b10(){yield* (1,2)}
async function*b12(){yield* nul.x}
async function*b13(){yield* o.z}
async function*b14(){yield* [1].x}
(async () => { for (const [n, g] of Object.entries({ a1, a2, a3, a4, a5, a6, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b12, b13, b14 })) try { for await (const x of g()); } catch (e) { console.log(n, e.message, /program.js:(\d+:\d+)/.exec(e.stack)?.[1]); } })();
t('d1',()=>(function({a:{}}){})({}));
t('d2',()=>{const {a:{}}={}});
t('d3',()=>{const {a:{},b}={}});
t('d4',()=>{const {a:{b:{}}}={a:{}}});
t('d5',()=>{const {a:[]}={}});
t('d6',()=>{let x;({a:{}}={})});
t('d7',()=>{const {['a']:{}}={}});
t('d8',()=>{const {a:{...r}}={}});
t('d9',()=>{const {a:{['q']:z}}={}});
t('d10',()=>{const {a:{}={}}={a:null}});
t('d11',()=>{const [{}]=[]});
t('d12',()=>{const [{}]=[null]});
t('d13',()=>{for(const {a:{}} of [{}]);});
t('d14',()=>{const {0:{}}={}});
t('d15',()=>(({a:{}})=>1)({}));
t('d16',()=>(({a:{}}={})=>1)());
t('d17',()=>{const {a:{}}=o});
t('d18',()=>{const {n:{q:{}}}=o});
t('d19',()=>{const {a:{b}}=o});
t('d20',()=>{const {x:{b}}=o});
t('d21',()=>{const {...r}=null});
t('d22',()=>{const {}=null});
t('d23',()=>{const {}=o.zz});
t('d24',()=>{const {n:{x:{}}, a}=o});
t('s1',()=>Math.max(...{[Symbol.iterator](){return {}}}));
t('s2',()=>o.f(...{[Symbol.iterator](){return {}}}));
t('s3',()=>[...{[Symbol.iterator](){return {}}}]);
t('s4',()=>new Date(...{[Symbol.iterator](){return {}}}));
t('s5',()=>Math.max(1,...{[Symbol.iterator](){return {}}}));
t('s6',()=>Math.max(...{[Symbol.iterator](){return {}}},1));
t('s7',()=>{const [a]={[Symbol.iterator](){return {}}}});
t('s8',()=>{for(const a of {[Symbol.iterator](){return {}}});});
t('s9',()=>Math.max(...{[Symbol.iterator](){return {next:5}}}));
t('s10',()=>Math.max(...{[Symbol.iterator](){return 5}}));
t('s11',()=>new Set({[Symbol.iterator](){return {}}}));
t('s12',()=>Array.from({[Symbol.iterator](){return {}}}));
t('s13',()=>q(...[1]));
t('s14',()=>q.r(...o));
t('c1',()=>class extends Object.create(null){});
t('c2',()=>class extends Object.create({}){});
t('c3',()=>class extends o{});
t('c4',()=>class extends [] {});
t('c5',()=>class extends new Map {});
t('c6',()=>class extends new (class Foo{}) {});
t('c7',()=>class extends Math {});
t('c8',()=>class extends Object.setPrototypeOf({},null){});
t('c9',()=>class extends 5{});
t('c10',()=>class extends 's'{});
t('c11',()=>class extends Symbol('x'){});
t('c12',()=>class extends Object.create(Object.create(null)){});
t('c13',()=>class extends Proxy.revocable({},{}).proxy{});
t('p3',()=>{class A{#g; static t(o){o.#g=1}} A.t(undefined)});
t('p4',()=>{class A{get #g(){} static t(o){return o.#g}} A.t(undefined)});
t('p5',()=>{class A{#m(){} static t(o){return o.#m()}} A.t(null)});
t('p6',()=>{class A{#m(){} static t(o){return o.#m}} A.t(null)});
t('p7',()=>{class A{#m(){} static t(o){o.#m=1}} A.t(null)});
t('p8',()=>{class A{#g; static t(o){o.#g++}} A.t(undefined)});
t('p10',()=>{class Foo{static #g; static t(o){o.#g=1}} Foo.t(undefined)});
t('v1',()=>{const r=Proxy.revocable({},{});r.revoke();new Proxy(r.proxy,{}); return 'ok'});
t('v2',()=>{const r=Proxy.revocable({},{});r.revoke();new Proxy({},r.proxy); return 'ok'});
t('v4',()=>Reflect.apply({}));
t('v5',()=>Reflect.apply(5));
t('v6',()=>Reflect.apply(null));
t('v7',()=>Reflect.apply([1,2]));
t('v8',()=>Function.prototype.apply.call({a:1}));
t('v9',()=>Function.prototype.call.call(5));
t('v10',()=>Function.prototype.apply.call(null));
t('v11',()=>Function.prototype.apply.call('x'));
t('v12',()=>Function.prototype.apply.call(new Map));
t('v13',()=>Reflect.apply(Object.create(null)));
t('w1',()=>delete nul[o]);
t('w2',()=>{[o.q.z]=[1]});
t('w3',()=>{[nul.z]=[1]});
t('w4',()=>{({a:o.q.z}={a:1})});
t('w5',()=>nul[o]);
t('w6',()=>{nul[o]=1});
t('w7',()=>nul[{toString(){return 'k'}}]);
t('w8',()=>{for(o.q.z of [1]);});
t('w9',()=>{[o.q[0]]=[1]});
t('w1',()=>delete nul[o]);
t('w2',()=>delete nul[k]);
t('w3',()=>delete nul['k']);
t('w4',()=>delete nul[k.x]);
t('w5',()=>delete o.q[k]);
t('w6',()=>delete nul.x);
t('w7',()=>delete o.q.x);
t('w8',()=>delete nul[1]);
t('w9',()=>delete nul[k+1]);
t('w10',()=>{delete nul[k]});
t('w11',()=>delete o.f()[k]);
t('x1',()=>{[o.q.z]=[1]});
t('x2',()=>{[nul.z]=[1]});
t('x3',()=>{({a:nul.z}={a:1})});
t('x4',()=>{[nul[k]]=[1]});
t('x5',()=>{[o.f().z]=[1]});
t('x6',()=>{[o.q[k]]=[1]});
t('x7',()=>{for([nul.z] of [[1]]);});
t('x8',()=>{for(nul.z of [1]);});
t('x9',()=>{for(nul.z in {a:1});});
t('x10',()=>{for(o.q.z in {a:1});});
t('x11',()=>{[...nul.z]=[1]});
t('x12',()=>{({...nul.z}={a:1})});
t('x13',()=>{[nul.z=5]=[]});
t('x14',()=>{[o[k][k]]=[1]});
t('x15',()=>{'use strict';[Object.freeze({a:1}).a]=[2]});
t('x16',()=>{'use strict';const fz=Object.freeze({a:1});[fz.a]=[2]});
t('x17',()=>{'use strict';const fz=Object.freeze({a:1});({x:fz.a}={x:2})});
t(1,()=>{
class A extends o {}
});
t(2,()=>{
let x = class extends o {};
});
t(3,()=>{
let x = 1, y = class B extends o { static z = 1 };
});
t(4,()=>{
o.x = class extends o {};
});
t(5,()=>{
f1(class extends o {}); function f1(){}
});
t(6,()=>{
return class extends [] {};
});
t(7,()=>{
o.a; class Q extends o {}
});
t(8,()=>{
class Q extends 5 {}
});
t(9,()=>{
class Q extends {} {}
});
t(10,()=>{
class Q extends null_ {} var null_;
});
t(11,()=>{
if (true) class_ = class extends o {}; var class_
});
t(12,()=>({ k: class extends o {} }));
t(13,()=>[class extends o {}]);
t(14,()=>{ const m = B => class extends B {}; m(5) });
//// what an error says of values that cannot be taken apart or iterated over, and where it points
let un, nu = null, n0 = 5, k = "a", o = { x: 1, f() {}, m() { return {}; } };
function F() {}
function f() { return f.r; }
function told(i, error) { console.log(i, error.message, /(\d+:\d+)\)?$/.exec(error.stack.split("\n").find(line => line.includes("program.js")))[1]); un = undefined; }
try { let {...r} = un??nu; } catch (e) { told(0, e); }
try { let {a:{b}} = un??nu; } catch (e) { told(1, e); }
try { let {...r} = un||nu; } catch (e) { told(2, e); }
try { let {a:{b}} = un??nu; } catch (e) { told(3, e); }
try { let {a:[b]} = o.un; } catch (e) { told(4, e); }
try { let [{a}] = o.m().un; } catch (e) { told(5, e); }
try { let {a:{b}} = (1,un); } catch (e) { told(6, e); }
try { let {a:{b}={}} = -o; } catch (e) { told(7, e); }
try { let [{a}] = n0; } catch (e) { told(8, e); }
try { (function({...r} = (un)){})(); } catch (e) { told(9, e); }
try { (function([{a}] = 5){})(); } catch (e) { told(10, e); }
try { (function({a:{b}} = o.m().un){})(); } catch (e) { told(11, e); }
try { (function({a:{b}={}} = undefined){})(); } catch (e) { told(12, e); }
try { (function({a:[b]} = new F()){})(); } catch (e) { told(13, e); }
try { (function({...r} = !o){})(); } catch (e) { told(14, e); }
try { (function({a:[b]} = !o){})(); } catch (e) { told(15, e); }
try { (function([{a}] = -o){})(); } catch (e) { told(16, e); }
try { (function([] = (async()=>{})){})(); } catch (e) { told(17, e); }
try { for (const {a:{b}} of [5]) {} } catch (e) { told(18, e); }
try { for (const [] of [undefined]) {} } catch (e) { told(19, e); }
try { for (const {} of [f()]) {} } catch (e) { told(20, e); }
try { for (const {a:[b]} of [null]) {} } catch (e) { told(21, e); }
try { for (const {...r} of [({a:undefined})]) {} } catch (e) { told(22, e); }
try { for (const {...r} of [o?.f()]) {} } catch (e) { told(23, e); }
try { for (const {} of [o[k]]) {} } catch (e) { told(24, e); }
try { for (const {} of [!o]) {} } catch (e) { told(25, e); }
try { for (const {a} of [(1,un)]) {} } catch (e) { told(26, e); }
try { try { throw (un=nu) } catch ([]) {} } catch (e) { told(27, e); }
try { try { throw un||nu } catch ([a]) {} } catch (e) { told(28, e); }
try { try { throw o.f() } catch ({a:{b}={}}) {} } catch (e) { told(29, e); }
try { try { throw o?.un } catch ({[k]:a}) {} } catch (e) { told(30, e); }
try { try { throw f`x` } catch ([a]) {} } catch (e) { told(31, e); }
try { try { throw ({a:undefined}) } catch ({a}) {} } catch (e) { told(32, e); }
try { try { throw o[k] } catch ({}) {} } catch (e) { told(33, e); }
try { try { throw null } catch ({a}) {} } catch (e) { told(34, e); }
try { try { throw o?.f() } catch ([a]) {} } catch (e) { told(35, e); }
try { let [[a] = new F()] = []; } catch (e) { told(36, e); }
try { let [[a] = un??nu] = []; } catch (e) { told(37, e); }
try { let [{a} = new F()] = []; } catch (e) { told(38, e); }
try { let [[a] = null] = []; } catch (e) { told(39, e); }
try { let [{a:{b}={}} = null] = []; } catch (e) { told(40, e); }
try { let [{} = o.un] = []; } catch (e) { told(41, e); }
try { let [[] = (1,un)] = []; } catch (e) { told(42, e); }
try { let [{[k]:a} = f`x`] = []; } catch (e) { told(43, e); }
try { let [{[k]:a} = o?un:nu] = []; } catch (e) { told(44, e); }
try { (({ z: [a] = o?.f() }) => 1)({}); } catch (e) { told(45, e); }
try { (({ z: {a:{b}={}} = o.un }) => 1)({}); } catch (e) { told(46, e); }
try { (({ z: {a:{b}={}} = o.f() }) => 1)({}); } catch (e) { told(47, e); }
try { (({ z: {a:b,c} = 5 }) => 1)({}); } catch (e) { told(48, e); }
try { (({ z: {a} = ({a:undefined}) }) => 1)({}); } catch (e) { told(49, e); }
try { (({ z: [] = o?un:nu }) => 1)({}); } catch (e) { told(50, e); }
try { (({ z: [a] = un }) => 1)({}); } catch (e) { told(51, e); }
try { (({ z: {} = f`x` }) => 1)({}); } catch (e) { told(52, e); }
try { (({ z: [a] = null }) => 1)({}); } catch (e) { told(53, e); }
try { let a, b; ([a] = un||nu); } catch (e) { told(54, e); }
try { let a, b; ([o.z] = o.x); } catch (e) { told(55, e); }
try { let a, b; ({a=1} = o.un); } catch (e) { told(56, e); }
try { let a, b; ([o.z] = o[k]); } catch (e) { told(57, e); }
try { let a, b; ({a:o.z} = f()()); } catch (e) { told(58, e); }
try { let a, b; ({a:o.z} = o?un:nu); } catch (e) { told(59, e); }
try { let a, b; ([o.z] = n0); } catch (e) { told(60, e); }
try { let a, b; ([o.z] = o?un:nu); } catch (e) { told(61, e); }
try { let a, b; ({a:o.z} = null); } catch (e) { told(62, e); }
try { let z; ({ z: {a:[b]} = un??nu } = {}); } catch (e) { told(63, e); }
try { let z; ({ z: {a=1} = (un) } = {}); } catch (e) { told(64, e); }
try { let z; ({ z: [a] = o.un } = {}); } catch (e) { told(65, e); }
try { let z; ({ z: {a:o.z} = new F() } = {}); } catch (e) { told(66, e); }
try { let z; ({ z: {a=1} = !o } = {}); } catch (e) { told(67, e); }
try { let z; ({ z: {a=1} = n0 } = {}); } catch (e) { told(68, e); }
try { let z; ({ z: [a] = un } = {}); } catch (e) { told(69, e); }
try { let z; ({ z: {a:o.z} = un||nu } = {}); } catch (e) { told(70, e); }
try { let z; ({ z: {a:[b]} = null } = {}); } catch (e) { told(71, e); }
try { [1, ...((1,un))]; } catch (e) { told(72, e); }
try { (function* () { yield* ((1,un)) })().next(); } catch (e) { told(73, e); }
try { (function* () { yield* (o&&un) })().next(); } catch (e) { told(75, e); }
try { f(...(un??nu), 1); } catch (e) { told(76, e); }
try { (function* () { yield* (un??nu) })().next(); } catch (e) { told(77, e); }
try { for (const q of (o instanceof F)); } catch (e) { told(78, e); }
try { (function* () { yield* (o instanceof F) })().next(); } catch (e) { told(79, e); }
try { for (const q of f()()); } catch (e) { told(80, e); }
try { (function* () { yield* f()() })().next(); } catch (e) { told(81, e); }
try { for (const q of f`x`); } catch (e) { told(82, e); }
try { (function* () { yield* f`x` })().next(); } catch (e) { told(83, e); }
try { (function* () { yield* (o?.f()) })().next(); } catch (e) { told(85, e); }
try { [...(un=nu)]; } catch (e) { told(86, e); }
try { (function* () { yield* (un=nu) })().next(); } catch (e) { told(87, e); }
try { for (const q of (!o)); } catch (e) { told(88, e); }
try { (function* () { yield* (!o) })().next(); } catch (e) { told(89, e); }
try { [1, ...(o?un:nu)]; } catch (e) { told(90, e); }
try { [1, ...f(1)(2).x]; } catch (e) { told(92, e); }
try { (function* () { yield* f(1)(2).x })().next(); } catch (e) { told(93, e); }
console.log(o  ?.x, ({ get g() { return new Error().stack.split("\n")[2].replace(/.*:(\d+:\d+).*/, "$1"); } })  ?.g);
//// a class's heritage and keys are strict code wherever it stands
try { class A { ["".x = 1] = 2; } console.log("no"); } catch (e) { console.log(e.message); }
try { class A extends ("".x = 1, Object) {} console.log("no"); } catch (e) { console.log(e.message); }
try { class A { static [(undeclared = 1)]() {} } console.log("no"); } catch (e) { console.log(e.message); }
try { class A { get [delete Object.freeze([1]).length]() {} } console.log("no"); } catch (e) { console.log(e.message); }
try { (function f() { class A { [(f = 1)]() {} } })(); console.log("no"); } catch (e) { console.log(e.message); }
try { class A { [eval("leaked = 1")]() {} } console.log("no"); } catch (e) { console.log(e.message); }
undeclared2 = 1;
console.log(undeclared2, ("".x = 1), typeof leaked);
//// where and how errors in keys, updates, deletions and defaulted targets are told
const o={},u=undefined; function T(f){ try { f() } catch(e) { console.log(e.message, e.stack.split('\n')[1].replace(/.*:(\d+:\d+).*/,'$1')) } }
T(()=>{ ({[o.x()]:1}) });
T(()=>{ ({[u.x()]:1}) });
T(()=>{ ({[new o]:1}) });
T(()=>{ ({[[...o]]:1}) });
T(()=>{ ({[o.x()](){}}) });
T(()=>{ class A { [o.x()](){} } });
T(()=>{ class A { static [o.x()]=1 } });
T(()=>{ class A extends o.x() { } });
T(()=>{ let {[o.x()]:a}={} });
T(()=>{ let a; ({[o.x()]:a}={}) });
T(()=>{ ({a:o.x()}) });
T(()=>{ ({get [o.x()](){}}) });
T(()=>{ let {a=o.x()}={} });
T(()=>{ let [a=o.x()]=[] });
T(()=>{ (({a=o.x()})=>1)({}) });
T(()=>{ let {[u.a]:a}={} });
T(()=>{ let {[(()=>o.x())()]:a}={} });
T(()=>{ ({[k in 5]:1}) }); var k;
T(()=>{ ({[o`x`]:1}) });
T(()=>{ for (const {[o.x()]:q} of [1]); });
T(()=>{ ({[o?.x.y()]:1}) });
T(()=>{ ({[(function(){ return o.x() })()]:1}) });
T(()=>{ 1; with (u) {} });
T(()=>{ o.x; with (u) {} });
T(()=>{ o.x; delete u.y });
T(()=>{ o.x; let q = [1,delete u.y] });
T(()=>{ 'use strict'; let q = (delete Object.freeze([1]).length) });
T(()=>{ 'use strict'; ++Object.freeze([1])[0] });
T(()=>{ 'use strict'; Object.freeze([1])[0]++ });
T(()=>{ 'use strict'; --Object.freeze({a:1}).a });
T(()=>{ 'use strict'; --Object.freeze({a:1})['a'  ] });
T(()=>{ 'use strict'; [Object.freeze({a:1}).a = f()] = [] });
T(()=>{ 'use strict'; ({a:Object.freeze({a:1}).a = f()} = []) });
T(()=>{ 'use strict'; [Object.freeze({a:1}).a = 1] = [] });
T(()=>{ var {[u]:[a]}={} });
T(()=>{ var {[f()]:[a]}={} });
T(()=>{ var {[u]:{a}}={} });
T(()=>{ class A { #p; static t(o){ return o  ?.#p } } A.t({}) });
T(()=>{ class A { #p; static t(o){ return o?.x.#p } } A.t({x:{}}) });
function f() {}
//// what is said of texts that are no programs, and where
const { Script } = require("vm");
const texts = [
  "f(a 1_)", "f(a \\u{}", "const g 0x = 1", "const { a } 0b = 1", "try { } \\u{} catch (e) {}", "1e  return", "1e+", "[1e, 2]", "() 1_ => 1",
  "a.b.c(d) => 1", "f(x, y) => 1", "a.b => 1", "a[b] => 1", "5 => 1", "[1 => 2]", "'s'(1) => 1", "a = b + c => 1", "new F(1) => 1", "(a, b)() => 1",
  "yield* #ab", "f(x, #p)", "#balance = 0;", "class A { m() { return f(#p) } #p }", "x interface", "try package {", "(o.z private", "x static",
  "x let y", "for (const name , [1]) ;", "for (const x, y of z) ;", "for (const x of y) ;", "for (const x; ;) ;", "for (let x, y in z) ;",
  "a ? \\u{} : 1", "{ a: @ }", "if (a) @", "x\n@", "let @ = 1", "class @ {}", "class A { @ }", "function f(@) {}", "(@) => 1", "async @ => 1",
  "`${@}`", "a.@", "a?.@", "new @", "for (@;;)", "switch (x) { @ }", "label: @", "return @"
];
for (const [i, text] of texts.entries()) try { new Script(text, { filename: "p.js" }); console.log(i, "fine"); } catch (e) { console.log(i, e.stack.split("\n    at ")[0]); }
//// a catch without names leaves those of the one around it alone
try { throw [1, 2] } catch ([a, b]) { try { throw 0 } catch {} console.log(a, b); try { throw 0 } catch ({}) {} var z = 0 - b; console.log(a, b, z); }
(function () { try { throw { a: 1 } } catch ({ a, q = 5 }) { for (const x of [1, 2]) { try { throw x } catch {} finally { a += x; } } console.log(a, q); } })();
