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
