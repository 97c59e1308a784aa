//// lru cache and friends (interview)
class LRU {
  #m = new Map();
  constructor(n) { this.n = n; }
  get(k) { if (!this.#m.has(k)) return -1; const v = this.#m.get(k); this.#m.delete(k); this.#m.set(k, v); return v; }
  put(k, v) { this.#m.delete(k); this.#m.set(k, v); if (this.#m.size > this.n) this.#m.delete(this.#m.keys().next().value); return this; }
  get [Symbol.toStringTag]() { return `LRU(${this.n})`; }
  toJSON() { return [...this.#m]; }
  *[Symbol.iterator]() { yield* this.#m; }
}
const l = new LRU(2).put(1, 'a').put(2, 'b');
console.log(l.get(1), l.put(3, 'c').get(2), [...l], JSON.stringify(l), l, `${l}`);
const curry = f => function c(...a) { return a.length >= f.length ? f.apply(this, a) : (...b) => c.apply(this, [...a, ...b]); };
console.log(curry((a, b, c) => a + b + c)(1)(2)(3), curry((a, b) => a * b)(3, 4), curry(Math.max).length, curry((a, b) => 0));
const compose = (...fs) => x => fs.reduceRight((v, f) => f(v), x);
console.log(compose(x => x + 1, x => x * 2)(5));
const flat = a => a.reduce((r, x) => Array.isArray(x) ? [...r, ...flat(x)] : [...r, x], []);
console.log(flat([1, [2, [3, [4]]]]));
function deepClone(o, seen = new WeakMap()) {
  if (Object(o) !== o) return o;
  if (seen.has(o)) return seen.get(o);
  const r = Array.isArray(o) ? [] : o instanceof Date ? new Date(o) : Object.create(Object.getPrototypeOf(o));
  seen.set(o, r);
  for (const k of Reflect.ownKeys(o)) r[k] = deepClone(o[k], seen);
  return r;
}
const cyc = { a: [1, { b: 2 }], d: new Date(0) };
cyc.me = cyc;
const cl = deepClone(cyc);
console.log(cl, cl.me === cl, cl.a !== cyc.a);
Array.prototype.myMap = function (f) { const r = []; for (let i = 0; i < this.length; i++) if (i in this) r[i] = f(this[i], i, this); return r; };
console.log([1, , 3].myMap(x => x * 2));
for (const k in [7]) console.log('for-in sees', k);
delete Array.prototype.myMap;
Function.prototype.myBind = function (t, ...a) { const f = this; return function (...b) { return f.call(t, ...a, ...b); }; };
console.log((function (x, y) { return [this.v, x, y]; }).myBind({ v: 1 }, 2)(3));
delete Function.prototype.myBind;
function myNew(C, ...a) { const o = Object.create(C.prototype); const r = C.apply(o, a); return Object(r) === r ? r : o; }
function Pt(x) { this.x = x; }
console.log(myNew(Pt, 3), myNew(Pt, 3) instanceof Pt, new Pt(4));
const isPal = s => (s = s.toLowerCase().replace(/[^a-z0-9]/g, ''), s === [...s].reverse().join(''));
console.log(isPal('A man, a plan, a canal: Panama'), isPal('nope'));
const groupBy = (a, f) => a.reduce((r, x) => ((r[f(x)] ||= []).push(x), r), {});
console.log(groupBy(['one', 'two', 'three'], s => s.length));
const anagrams = w => w.reduce((m, x) => { const k = [...x].sort().join(''); return m.set(k, [...(m.get(k) ?? []), x]); }, new Map());
console.log(anagrams(['listen', 'silent', 'enlist', 'abc', 'cab']));
for (var i = 0; i < 3; i++) setTimeout(() => process.stdout.write(`var${i} `));
for (let j = 0; j < 3; j++) setTimeout(() => process.stdout.write(`let${j} `));
for (var k = 0; k < 3; k++) ((k) => setTimeout(() => process.stdout.write(`iife${k}${k == 2 ? '\n' : ' '}`)))(k);
console.log(
  [] + [], [] + {}, {} + [], [] == ![], [1, 2] + [3], null + 1, undefined + 1, '5' - 2, '5' + 2, true + true, [] * 2, [3] * '2', {} == '[object Object]', null == 0,
  null >= 0, undefined == null, NaN == NaN, typeof null, typeof NaN, typeof function () {}, typeof class {}, typeof Symbol(), 0.1 + 0.2 === 0.3, '2' > '12', 2 > '12',
  'b' + 'a' + +'a' + 'a', 1 < 2 < 3, 3 > 2 > 1, !!'false', !!'', +[], +{}, +'', +' ', +'1,2', ~~'7.9', '10' / 3, 018 - 015, 0 === -0, Object.is(0, -0), [0] == false,
  [1] == true, ['1'] == 1, [,] == '', (() => {})() === undefined, void 0 ?? 'd', null || undefined, 0 ?? 1, '' || 'e', 1 && 2 && 3
);
console.log(
  [10, 9, 1].sort(), ['b', undefined, 'a', , 'c'].sort(), [3, 2, 1].sort((a, b) => a > b), [1, 2, 3, 4].sort(() => 0), [true, false].sort(), [[2], [10], [1]].sort(),
  [NaN, 3, 1, undefined].sort((a, b) => a - b), ['B', 'a', 'C'].sort(), ['é', 'z', 'a'].sort(), ['é', 'z', 'a'].sort((a, b) => a.localeCompare(b)), [-1, -2, 5].sort()
);

//// iterators and generators, by hand
const range = {
  from: 1, to: 5,
  [Symbol.iterator]() { let c = this.from, t = this.to; return { next: () => c <= t ? { done: false, value: c++ } : { done: true, value: undefined }, return() { console.log('return called'); return {}; } }; },
};
console.log([...range], Math.max(...range), Array.from(range, x => x * x));
for (const x of range) { if (x > 2) break; }
const [a, b] = range;
console.log(a, b);
try { for (const x of range) throw new Error('stop'); } catch (e) { console.log(e.message); }
label: for (const x of range) for (const y of range) continue label;
function* fib() { let [a, b] = [0, 1]; for (;;) { const reset = yield a; [a, b] = reset ? [0, 1] : [b, a + b]; } }
const f = fib();
console.log(
  Array.from({ length: 10 }, () => f.next().value), f.next(true), f.return(9), f.next(), f[Symbol.iterator]() === f, Object.prototype.toString.call(f), f instanceof fib,
  fib.prototype.__proto__ === Object.getPrototypeOf(function* () {}).prototype
);
function* inner() { try { const x = yield 'i1'; console.log('inner got', x); yield 'i2'; return 'inner result'; } finally { console.log('inner finally'); } }
function* outer() { const r = yield* inner(); console.log('r', r); yield 'o1'; try { yield 'o2'; } catch (e) { console.log('caught', e); yield 'after catch'; } }
const o = outer();
console.log(o.next('ignored'), o.next('hello'), o.next(), o.next(), o.throw('err'), o.next(), o.next());
const o2 = outer();
o2.next();
console.log(o2.return('early'), o2.next());
const o3 = outer();
try { o3.throw(new Error('before start')); } catch (e) { console.log(e.message, o3.next()); }
function* tree(n) { if (n) { yield* tree(n.left); yield n.v; yield* tree(n.right); } }
console.log([...tree({ v: 2, left: { v: 1 }, right: { v: 3 } })]);
const gen = (function* () { yield* 'héllo'; yield* [1, [2]]; yield* new Set([1, 1]); yield* (function* () { return 'lost'; })(); })();
console.log([...gen]);
try { [...{ [Symbol.iterator]() { return 5; } }]; } catch (e) { console.log(e.message); }
try { [...{ [Symbol.iterator]() { return {}; } }]; } catch (e) { console.log(e.message); }
try { [...{ [Symbol.iterator]() { return { next() { return 1; } }; } }]; } catch (e) { console.log(e.message); }
try { const [x] = { [Symbol.iterator]: 1 }; } catch (e) { console.log(e.message); }
try { for (const x of {}) ; } catch (e) { console.log(e.message); }
try { new Map([[1, 2], 3]); } catch (e) { console.log(e.message); }
try { const g = (function* () { g.next(); yield 1; })(); g.next(); } catch (e) { console.log(e.message); }
try { (function* () {}).call().next.call({}); } catch (e) { console.log(e.message); }
try { new (function* () {})(); } catch (e) { console.log(e.message); }
const it = [1, 2, 3][Symbol.iterator]();
it.next();
console.log(
  [...it], [...it], it.toString(), Object.getPrototypeOf(Object.getPrototypeOf(it)) === Object.getPrototypeOf(Object.getPrototypeOf(new Map().entries())),
  Reflect.ownKeys(Object.getPrototypeOf(it))
);
const m = new Map([[1, 'a'], [2, 'b']]);
const seen = [];
for (const [k] of m) { seen.push(k); if (k < 4) { m.delete(k); m.set(k + 2, 'x'); } }
console.log(seen, m);
const s = new Set([1]);
let c = 0;
for (const x of s) { if (c++ < 3) s.add(x + 1); }
console.log(s);
const arr = [1, 2, 3];
for (const x of arr) if (arr.length < 6) arr.push(x);
console.log(arr);
const ent = Object.entries({ b: 1, a: 2 });
for (const [i, [k, v]] of ent.entries()) console.log(i, k, v);
console.log(
  Object.fromEntries(new Map([['x', 1]])), Object.fromEntries([['a', 1]].map(([k, v]) => [k + k, v])), [...'ab'].entries().next(), Array.from('a😀').length,
  [...new Map([[1, 2]])].flat(), Array.from({ length: 2, 0: 'z' })
);
(async () => {
  const ai = { async *[Symbol.asyncIterator]() { yield 1; yield Promise.resolve(2); } };
  for await (const x of ai) console.log('ai', x);
  for await (const x of [Promise.resolve('p'), 'q']) console.log(x);
  try { for await (const x of [Promise.reject(new Error('rej'))]) ; } catch (e) { console.log(e.message); }
  try { for await (const x of 5) ; } catch (e) { console.log(e.message); }
  async function* ag() { try { yield 1; yield 2; } finally { console.log('ag cleanup'); await null; } }
  for await (const x of ag()) { console.log(x); break; }
  const g = ag();
  console.log(await Promise.all([g.next(), g.next(), g.next(), g.return('r')]));
  console.log(await ag().return(Promise.resolve('unwrapped')), await ag().throw(new Error('t')).catch(e => e.message));
  async function* yr() { yield Promise.reject(new Error('yielded rejection')); }
  await yr().next().catch(e => console.log(e.message));
  async function* del() { return yield* ag(); }
  for await (const x of del()) console.log('del', x);
})();

//// hoisting, TDZ, closures, strictness
console.log(typeof hoisted, typeof fnDecl, typeof fnExpr);
var hoisted = 1;
function fnDecl() {}
var fnExpr = function () {};
for (const f of [
  () => { tdz; let tdz; }, () => { typeof tdz2; let tdz2; }, () => { cls; class cls {} }, () => { const x = x + 1; }, () => { let y = y; },
  () => { (function (a = b, b) {})(); }, () => { class A extends A {} }, () => { nofn(); }, () => { fe(); var fe = function () {}; },
  () => { let z; { z; let w = z; z = w2; let w2; } }, () => { for (let i = i; ;) break; }, () => { for (const q of q) ; }, () => { const { a = bb, bb } = {}; },
  () => { switch (1) { case 0: let s; break; case 1: s; } }, () => undeclaredVar, () => { undeclaredVar2.x; }, () => { delete undeclared3; return 'ok'; },
  () => typeof undeclared4, () => { 'use strict'; undeclared5 = 1; }, () => { sloppy1 = 1; return sloppy1 + delete globalThis.sloppy1; },
  () => { with ({ x: 1 }) return x; }, () => { var arguments = 5; return arguments; }, () => { return (function () { return typeof this; })(); },
  () => { return (function () { 'use strict'; return typeof this; })(); }, () => (function () { return typeof this; }).call(5),
  () => (function () { 'use strict'; return typeof this; }).call(5), () => (function (a) { arguments[0] = 9; return a; })(1),
  () => (function (a) { 'use strict'; arguments[0] = 9; return a; })(1), () => (function (a, b = 2) { arguments[0] = 9; return [a, arguments.length]; })(1),
  () => { { function blockFn() { return 'blk'; } } return blockFn(); }, () => { if (true) { function cond() { return 1; } } return typeof cond; },
  () => { return typeof later; { function later() {} } }, () => { try { throw 1; } catch (e) { var e = 2; } return e; }, () => { var x = 1; { var x = 2; } return x; },
  () => (function f() { f = 1; return typeof f; })(), () => eval('var ev = 3; ev'), () => { eval('var ev2 = 3'); return ev2; },
  () => { 'use strict'; eval('var ev3 = 3'); return typeof ev3; }, () => (0, eval)('typeof fnDecl'), () => new Function('a', 'b', 'return a + b')(1, 2), () => 010 + 0o10,
  () => '\101', () => { label: { break label; } return 'lbl'; }, () => { return
  'asi'; }, () => { let a = 1, b = 2
  ;[a, b] = [b, a]; return [a, b]; },
  () => { let i = 1; let j = i
  ++i; return [i, j]; }, () => [1, 2, 3].length, () => void 'x', () => (1, 2), () => { do ; while (0) return 'dw'; },
  () => { for (var i = 0, n = 3; i < n; i++); return i; }, () => { x: for (;;) { y: for (;;) { break x; } } return 'out'; },
  () => { var r = ''; for (var k in 'ab') r += k; for (var k in null) r += 'never'; return r; }, () => { switch (3) { default: return 'def'; case 1: return 1; } },
  () => { let r = []; switch (2) { case 1: r.push(1); case 2: r.push(2); case 3: r.push(3); break; default: r.push('d'); } return r; },
  () => { switch (NaN) { case NaN: return 'nan'; default: return 'no'; } }, () => { switch (true) { case 1 > 2: return 'a'; case 2 > 1: return 'b'; } },
  () => { try { return 'try'; } finally { console.log('finally runs'); } }, () => { try { return 'try'; } finally { return 'finally wins'; } },
  () => { for (const x of [1, 2]) { try { continue; } finally { console.log('f', x); } } }, () => { outer: try { throw 1; } catch { break outer; } return 'after'; },
  () => { var o = { valueOf() { return 42; }, toString() { return 's'; } }; return [o + 1, `${o}`, o * 2, o + '', [o] + '']; },
  () => { var u; u?.x.y.z; return u?.[0]?.(); }, () => { const o = { f() { return this?.v; }, v: 1 }; return [o.f(), (o.f)(), (0, o.f)(), o?.f()]; },
  () => { let { x: { y = 5 } = {}, ...rest } = { z: 1, w: 2 }; return [y, rest]; },
  () => { const [a = 1, , b = a, ...c] = [undefined, 2, null, 4, 5]; return [a, b, c]; },
  () => { function f({ a = 1, b } = {}, [c] = [3]) { return [a, b, c, f.length]; } return f(); },
  () => { const { length, [length - 1]: last } = 'hey'; return [length, last]; }, () => { var a = 1; var { a = 2 } = {}; return a; },
  () => { ({ a: hoisted, b: [fnExpr] } = { a: 'A', b: ['B'] }); return [hoisted, fnExpr]; }, () => { const { a } = null; }, () => { const [a] = null; },
  () => { const { a: { b } } = { a: undefined }; }, () => { (({ x }) => x)(); }, () => { const [[x]] = [null]; }, () => { const [x] = 5; }, () => null.foo,
  () => undefined.foo(), () => { let o = {}; o.a.b.c; }, () => { let o = {}; o.f(); }, () => { let o = { a: {} }; o.a.g(); }, () => { let arr = []; arr[0].x; },
  () => { let f = 5; f(); }, () => { new (() => {})(); }, () => { new ({}).x(); }, () => { [].x.y; }, () => { 'str'(); }, () => { (1).foo(); },
  () => { Symbol.iterator.foo.bar; }, () => { let o = { get x() { throw new Error('getter'); } }; o.x; }, () => { null[Symbol.iterator]; }, () => { undefined[0]; },
  () => { let k = 'dyn'; ({})[k].x; }, () => { let k = 'dyn'; ({})[k](); }, () => { a.b.c; var a; }, () => { JSON.parse('{'); }, () => { [].reduce((a, b) => a); },
  () => { 'x'.repeat(Infinity); }, () => { super_(); function super_() { return Object.create(null) + ''; } }, () => { return `${Symbol('s')}`; },
  () => { return Symbol('s') + 1; }, () => { 1n + 1; }, () => { BigInt('1.5'); },
  () => { class A { constructor() { this.x; } } class B extends A { constructor() { this.y = 1; super(); } } new B(); },
  () => { class B extends Object { constructor() { } } new B(); }, () => { class B extends Object { constructor() { return 1; } } new B(); },
  () => { class A { #p; static t(o) { o.#p = 1; } } A.t({}); }, () => { class A { #m() {} t() { this.#m = 1; } } new A().t(); },
  () => { class A { get #g() { return 1; } t() { this.#g = 1; } } new A().t(); }, () => { class A { set #s(v) {} t() { return this.#s; } } new A().t(); },
  () => { class A { get x() { return 1; } } 'use strict'; new A().x = 2; }, () => { class A { static x = A.y.z; } },
  () => { class A { static { throw new TypeError('in static block'); } } }, () => { class A { [null.x]() {} } }, () => { new (class { x = this.y.z; })(); },
]) try { console.log(f()); } catch (e) { console.log(`${e}`); }
