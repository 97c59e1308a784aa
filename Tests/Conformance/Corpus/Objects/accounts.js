//// classes: accounts with private fields, accessors, static blocks
class Account {
  #balance = 0;
  #history = [];
  static #count = 0;
  static bank = 'Acme';
  static {
    this.opened = new Date(Date.UTC(2020, 0, 2, 3, 4, 5));
    Object.defineProperty(this, 'hidden', { value: 42 });
  }
  constructor(owner, initial = 0) { this.owner = owner; this.#balance = initial; Account.#count++; }
  get balance() { return this.#balance; }
  set balance(v) { throw new TypeError('Cannot set balance directly'); }
  deposit(n) { if (n <= 0) throw new RangeError(`Invalid amount: ${n}`); this.#balance += n; this.#history.push({ type: 'deposit', n }); return this; }
  get #total() { return this.#history.reduce((s, h) => s + h.n, 0); }
  total() { return this.#total; }
  static isAccount(o) { return #balance in o; }
  static get count() { return this.#count; }
  *[Symbol.iterator]() { yield* this.#history; }
  get [Symbol.toStringTag]() { return 'Acct'; }
  static async *stream() { yield 1; }
  'quoted name'() {}
  42() {}
}
const a = new Account('Ann', 10);
console.log(a, Account, a.deposit(5).deposit(7).total(), [...a]);
console.log(String(a), Account.isAccount(a), Account.isAccount({}), Account.count);
try { a.balance = 3; } catch (e) { console.log(e.name, e.message); }
try { a.deposit(-1); } catch (e) { console.log(`${e}`); }
try { Account.isAccount(3); } catch (e) { console.log(`${e}`); }
try { Account.prototype.total.call({}); } catch (e) { console.log(`${e}`); }
try { Object.getOwnPropertyDescriptor(Account.prototype, 'balance').get.call({}); } catch (e) { console.log(`${e}`); }
class Savings extends Account { static #rate = 2; static rate() { return this.#rate; } interest = this.balance * 0.1; static inherit = super.bank; }
console.log(new Savings('Bob', 100), Savings, Savings.inherit, Savings.rate());
class Gold extends Savings {}
try { Gold.rate(); } catch (e) { console.log(`${e}`); }
try { Gold.count; } catch (e) { console.log(`${e}`); }
console.log(Object.getOwnPropertyNames(Account.prototype), Object.getOwnPropertyNames(Account));
console.log(Object.getOwnPropertyDescriptors(Account.prototype));
try { Account(); } catch (e) { console.log(`${e}`); }
try { class X extends null { constructor() { } } new X; } catch (e) { console.log(`${e}`); }
try { class X extends null { } new X; } catch (e) { console.log(`${e}`); }
try { class X extends 5 { } } catch (e) { console.log(`${e}`); }
try { class X extends (() => {}) { } } catch (e) { console.log(`${e}`); }
try { const f = function () {}; f.prototype = 3; class X extends f { } } catch (e) { console.log(`${e}`); }
class N extends null { static make() { return Object.create(N.prototype); } }
console.log(N, N.make(), [N], { N });
class S1 { #x; constructor(o) { return o; } }
class S2 extends S1 { #p = 1; static r(o) { return o.#p; } }
const o = {};
new S2(o);
console.log(S2.r(o), o);
try { new S2(o); } catch (e) { console.log(`${e}`); }
console.log(class {}, class A { static x = 1 }, [class B extends Array {}], (class { static name = 'zz' }));

//// property order, descriptors, freezing
'use strict';
const o = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol('s')]: 0, '-1': 'neg', '01': 'z', 4294967295: 'big', 4294967294: 'big2' };
console.log(o, Object.keys(o), JSON.stringify(o), Reflect.ownKeys(o));
for (const k in o) process.stdout.write(k + ' ');
console.log();
const fz = Object.freeze({ a: 1, n: { x: 1 } });
for (const f of [
  () => { fz.a = 2; }, () => { fz.b = 2; }, () => { delete fz.a; }, () => Object.defineProperty(fz, 'a', { value: 3 }),
  () => Object.defineProperty(fz, 'q', { value: 3 }), () => Object.setPrototypeOf(fz, {}), () => { fz.n.x = 5; return fz.n.x; }, () => Object.freeze([1]).push(2),
  () => { Object.freeze([1])[0] = 3; }, () => Object.freeze([1]).pop(), () => Object.freeze([3, 1]).sort(), () => { Object.freeze([1]).length = 0; },
  () => Object.freeze([1]).unshift(1), () => Object.freeze([1]).shift(), () => Object.freeze([1, 2]).reverse(), () => Object.freeze([1]).fill(0),
  () => Object.freeze([1, 2]).copyWithin(0, 1), () => Object.freeze([1]).splice(0, 1), () => { Object.seal({ a: 1 }).b = 1; }, () => { delete Object.seal({ a: 1 }).a; },
  () => { Object.preventExtensions({}).x = 1; }, () => { ({ get x() { return 1; } }).x = 2; }, () => { undefined.x = 1; }, () => { null.x; }, () => { (void 0)(); },
  () => { 'abc'.length = 1; }, () => { 'abc'[0] = 'x'; }, () => { (5).x = 1; }, () => { true.y = 1; }, () => { Symbol().z = 1; }, () => { NaN = 1; },
  () => { undefined = 1; }, () => { Infinity++; }, () => { Math.PI = 3; }, () => { undeclared = 1; }, () => { delete Object.prototype; }, () => { delete [].length; },
  () => { (function () { arguments.callee; })(); }, () => { (function f() { f = 1; })(); }, () => { const c = 1; c = 2; }, () => { const c = 1; c++; },
  () => { for (const i = 0; i < 2; i++); }, () => { new (class { static #p = 1; static m() { } }).m(); }, () => { (() => {}).caller; },
  () => { Object.defineProperty({}, 'a', { get() {}, value: 1 }); }, () => Object.defineProperty({}, 'a', { get: 1 }), () => Object.defineProperty({}, 'a', 1),
  () => Object.defineProperty(1, 'a', {}), () => Object.defineProperties({}, { a: 1 }), () => Object.create(1), () => Object.setPrototypeOf({}, 1),
  () => Object.setPrototypeOf(null, {}), () => Object.assign(null), () => Object.fromEntries([1]), () => Object.fromEntries(1), () => Object.fromEntries(),
  () => Object.entries(null), () => { const p = {}; const q = Object.create(p); Object.setPrototypeOf(p, q); }, () => Reflect.ownKeys(1), () => Reflect.construct(1),
  () => Reflect.construct(function () {}, 1), () => Reflect.apply(1), () => Reflect.defineProperty({}, 'x', 1), () => Reflect.getPrototypeOf(1), () => new Proxy({}),
  () => new Proxy(1, {}), () => Proxy({}, {}), () => Symbol.keyFor('x'), () => new Symbol(), () => 1 in 'x', () => ({}) instanceof 5, () => ({}) instanceof {},
  () => ({}) instanceof (() => {}), () => [...1], () => [...{}], () => new Map([1]), () => new Set(1), () => new WeakMap([[1, 2]]), () => new WeakSet([1]),
  () => new WeakRef(1), () => Map(), () => new Map().get.call({}), () => Set.prototype.add.call([], 1), () => Promise(), () => new Promise(),
  () => Promise.resolve.call(1), () => [].reduce((a, b) => a), () => [].at.call(null), () => Array.from(null), () => [1].map(1), () => [1].forEach(), () => [1].sort(1),
  () => [1].flatMap(), () => [].flat.call(undefined), () => 'x'.matchAll(/x/), () => 'x'.replaceAll(/x/, ''), () => 'x'.normalize('z'), () => String.fromCodePoint(-1),
  () => String.raw(), () => 'a'.localeCompare('b', 'xx-invalid-locale-zzzzzzzzzzzz'), () => new RegExp('['), () => new RegExp('a', 'zz'),
  () => new RegExp('(?<a>x)(?<a>y)'), () => RegExp.prototype.exec.call({}), () => JSON.parse(''), () => JSON.parse('[1,]'), () => JSON.parse('{"a":1,}'),
  () => JSON.parse('abc'), () => JSON.parse('"a\nb"'), () => JSON.parse(undefined), () => JSON.parse('{"a"}'), () => JSON.parse('[1'), () => JSON.parse("{'a':1}"),
  () => JSON.parse('01'), () => JSON.parse('1 2'), () => JSON.parse('nul'), () => JSON.parse('{"a":1} x'), () => JSON.stringify(1n),
  () => { const c = { a: {} }; c.a.b = [c]; JSON.stringify(c); }, () => structuredClone(() => {}), () => structuredClone(Symbol('x')),
  () => structuredClone(new WeakMap()), () => new Intl.NumberFormat('en', { style: 'currency' }), () => (1).toLocaleString('en', { minimumFractionDigits: 200 }),
  () => new Date(NaN).toISOString(), () => new Uint8Array(-1), () => new Uint16Array(new ArrayBuffer(3)), () => new Uint16Array(new ArrayBuffer(4), 1),
  () => new DataView(new ArrayBuffer(1)).getInt16(0), () => new ArrayBuffer(-1), () => Atomics.add([], 0, 1), () => new BigInt64Array(1).fill(1),
  () => { new BigInt64Array(1)[0] = 1; }, () => new Function('return }'), () => eval('var let = 1; with({}){}'), () => encodeURI('\ud800'), () => escape.call.call(1),
]) try { console.log(f()); } catch (e) { console.log(`${e}`); }

//// proxies and reflect
const log = [];
const handler = new Proxy({}, { get(_, trap) { return (target, ...args) => { log.push(trap + (typeof args[0] === 'string' || typeof args[0] === 'symbol' ? ':' + String(args[0]) : '')); return Reflect[trap](target, ...args); }; } });
const p = new Proxy(Object.assign(function f(a) { return [this?.q, a, new.target === undefined]; }, { x: 1 }), handler);
const flush = n => { console.log(n, log.splice(0).join(' ')); };
p.x;
flush('get');
p.y = 2;
flush('set');
'x' in p;
flush('in');
delete p.y;
flush('delete');
Object.keys(p);
flush('keys');
({ ...p });
flush('spread');
for (const k in p);
flush('forin');
JSON.stringify(p);
flush('json');
p(1);
flush('call');
new p(2);
flush('new');
p.call({ q: 1 }, 2);
flush('.call');
Object.getOwnPropertyDescriptor(p, 'x');
flush('gopd');
Object.defineProperty(p, 'z', { value: 1, configurable: true });
flush('define');
Object.getPrototypeOf(p);
flush('gpo');
p instanceof Function;
flush('instanceof');
Object.isExtensible(p);
flush('isExt');
Object.freeze(new Proxy({ a: 1 }, handler));
flush('freeze');
`${p}`.length;
flush('template');
p + '';
flush('plus');
Array.isArray(p);
flush('isArray');
Object.entries(new Proxy({ a: 1 }, handler));
flush('entries');
Object.assign({}, new Proxy({ a: 1 }, handler));
flush('assign');
[...new Proxy([1], handler)];
flush('iter');
new Proxy([1, 2], handler).push(3);
flush('push');
new Proxy([3, 1], handler).sort();
flush('sort');
[].concat(new Proxy([1], handler));
flush('concat');
Object.prototype.toString.call(p);
flush('toString');
structuredClone;
const { x, ...rest } = p;
flush('rest');
p?.x;
flush('opt');
p.x ??= 5;
flush('??=');
p.n ||= 5;
flush('||=');
p.x++;
flush('++');
Reflect.has(p, 'a');
flush('has');
with_(p);
function with_(o) { return Function('o', 'with(o){ return typeof zzz }')(o); }
flush('with');
const neg = a => new Proxy(a, { get: (t, k, r) => typeof k === 'string' && /^-\d+$/.test(k) ? t[t.length + +k] : Reflect.get(t, k, r) });
console.log(neg([1, 2, 3])[-1], neg([1, 2, 3]).at(-1), neg([1, 2]).length, neg([5, 6]));
const def = new Proxy({}, { get: (t, k) => k in t ? t[k] : `default:${String(k)}` });
console.log(def.foo, def[Symbol('q')], 'foo' in def);
const val = new Proxy({}, { set(t, k, v) { if (typeof v !== 'number') throw new TypeError(`${k} must be a number`); t[k] = v; return true; } });
try { val.a = 1; val.b = 'x'; } catch (e) { console.log(e.message, val); }
'use strict';
for (const f of [
  () => { 'use strict'; new Proxy({}, { set: () => false }).x = 1; }, () => { 'use strict'; delete new Proxy({ a: 1 }, { deleteProperty: () => false }).a; },
  () => Object.defineProperty(new Proxy({}, { defineProperty: () => false }), 'a', {}), () => new Proxy(Object.freeze({ a: 1 }), { get: () => 2 }).a,
  () => Object.keys(new Proxy({}, { ownKeys: () => [1] })), () => Object.keys(new Proxy({}, { ownKeys: () => ['a', 'a'] })),
  () => Object.getOwnPropertyNames(new Proxy({}, { ownKeys: () => ['a', 'b'] })), () => Object.keys(new Proxy({}, { ownKeys: () => ['a', 'b'] })),
  () => Reflect.ownKeys(new Proxy(Object.freeze({ z: 1 }), { ownKeys: () => [] })), () => Object.getPrototypeOf(new Proxy({}, { getPrototypeOf: () => 1 })),
  () => Object.isExtensible(new Proxy({}, { isExtensible: () => false })), () => Object.preventExtensions(new Proxy({}, { preventExtensions: () => true })),
  () => new (new Proxy(class {}, { construct: () => 1 }))(), () => new Proxy({}, {})(), () => new (new Proxy(() => {}, {}))(), () => new Proxy({}, { get: 5 }).x,
  () => 'a' in new Proxy(Object.preventExtensions({ a: 1 }), { has: () => false }),
  () => Object.getOwnPropertyDescriptor(new Proxy({}, { getOwnPropertyDescriptor: () => 1 }), 'a'),
  () => Object.getOwnPropertyDescriptor(new Proxy({}, { getOwnPropertyDescriptor: () => ({ value: 1 }) }), 'a'),
  () => { const r = Proxy.revocable({}, {}); r.revoke(); r.proxy.x; }, () => { const r = Proxy.revocable(() => {}, {}); r.revoke(); r.proxy(); },
  () => { const r = Proxy.revocable({}, {}); r.revoke(); return typeof r.proxy + Array.isArray(r.proxy); },
  () => { const r = Proxy.revocable([], {}); r.revoke(); return Object.prototype.toString.call(r.proxy); },
  () => { const r = Proxy.revocable({}, {}); r.revoke(); `${r.proxy}`; }, () => { const r = Proxy.revocable({}, {}); r.revoke(); new Proxy(r.proxy, {}); return 'made'; },
  () => Reflect.set({}, 'a', 1, 5), () => Reflect.set(Object.freeze({ a: 1 }), 'a', 2), () => Reflect.get({ get a() { return this; } }, 'a', 7),
  () => Reflect.construct(Date, [0], Array) instanceof Array, () => Reflect.construct(class A { constructor() { this.t = new.target.name; } }, [], class B {}),
  () => Reflect.apply(Math.max, null, { length: 2, 0: 1, 1: 5 }), () => Reflect.apply(1), () => Reflect.ownKeys(class { static a = 1; static #b = 2; }),
  () => Reflect.getOwnPropertyDescriptor('x', 'length'), () => Reflect.defineProperty(Object.freeze({}), 'x', { value: 1 }),
  () => Reflect.deleteProperty(Object.freeze({ a: 1 }), 'a'), () => Reflect.isExtensible(1), () => Reflect.setPrototypeOf({}, 1),
  () => Reflect.setPrototypeOf(Object.freeze({}), {}), () => Reflect.has(1, 'a'), () => Reflect[Symbol.toStringTag],
  () => { class P { #x = 1; get() { return this.#x; } } return new Proxy(new P(), {}).get(); }, () => new Proxy(new Map(), {}).size,
  () => new Proxy(new Map(), { get(t, k) { const v = Reflect.get(t, k); return typeof v === 'function' ? v.bind(t) : v; } }).set(1, 2),
  () => new Proxy(new Date(0), {}).getTime(), () => JSON.stringify(new Proxy([1, 2], {})), () => structuredClone(new Proxy({}, {})),
  () => Object.prototype.toString.call(new Proxy(new Date(), {})), () => new Proxy(5n, {}), () => util_(),
]) try { console.log(f()); } catch (e) { console.log(`${e}`); }
function util_() { return require('util').types.isProxy(new Proxy({}, {})); }

//// symbols and protocols
class Temp {
  constructor(c) { this.c = c; }
  [Symbol.toPrimitive](hint) { return hint === 'string' ? `${this.c}°C` : hint === 'number' ? this.c : `default(${this.c})`; }
  static [Symbol.hasInstance](x) { return typeof x === 'object' && x !== null && 'c' in x; }
  get [Symbol.toStringTag]() { return 'Temp'; }
}
const t = new Temp(20);
console.log(
  `${t}`, +t, t + 1, t > 10, t == 20, [t] + '', t * 2, String(t), Number(t), { c: 1 } instanceof Temp, null instanceof Temp, Object.prototype.toString.call(t),
  new Date(t).getTime(), JSON.stringify({ t }), t, parseInt(t), isNaN(t), ''.concat(t), 'x'.padEnd(5, t), Math.max(t, 1), [1, 2, 3].at({ [Symbol.toPrimitive]: () => 1 }),
  ({ '20°C': 'keyed' })[t]
);
for (const bad of [
  { [Symbol.toPrimitive]: () => ({}) }, { [Symbol.toPrimitive]: 5 }, { toString: () => ({}), valueOf: () => ({}) }, { toString: null, valueOf: undefined },
  Object.create(null), { toString() { throw new Error('ts'); } }, Symbol('x'),
]) for (const f of [x => `${x}`, x => x + '', x => +x, x => x == 1, x => [x].join()]) try { console.log(f(bad)); } catch (e) { console.log(`${e}`); }
const s1 = Symbol('desc'), s2 = Symbol.for('shared');
console.log(
  s1.toString(), s1.description, Symbol().description, Symbol.keyFor(s2), Symbol.keyFor(s1), Symbol.for('shared') === s2, Object(s1) == s1, typeof Object(s1),
  s1 in { [s1]: 1 }, Object.getOwnPropertySymbols({ [s1]: 1, a: 2 }), { [s1]: 1, [s2]: { [s1]: 2 } }, JSON.stringify({ [s1]: 1, a: s1, b: [s1] }),
  Object.keys({ [s1]: 1 }), Object.assign({}, { [s1]: 5 }), [s1, s2].map(String), new Map([[s1, s2]]), Symbol.prototype[Symbol.toPrimitive].call(s1) === s1,
  Symbol('').toString(), Symbol(undefined).description, Symbol(null).description, Symbol({}).toString(), Symbol.iterator.description, Symbol.length, s1.valueOf() === s1
);
for (const f of [
  () => s1 + '', () => `${s1}`, () => +s1, () => s1 * 2, () => new Symbol(), () => Symbol.keyFor('x'), () => isNaN(s1), () => Symbol.prototype.toString.call(1),
  () => Symbol.prototype.description, () => Object.getOwnPropertyDescriptor(Symbol.prototype, 'description').get.call(1), () => [s1].join(), () => [s1] + '',
  () => JSON.stringify(s1), () => !s1, () => s1 || 1, () => s1 == Symbol('desc'), () => parseInt(s1), () => s1 < 1, () => new Date(s1), () => BigInt(s1),
  () => Math.abs(s1), () => ''.concat(s1), () => 'x'.includes(s1), () => String(s1) + Boolean(s1), () => encodeURI(s1), () => new Error(s1), () => Symbol(Symbol()),
  () => new Set([s1, s1]).size, () => new WeakMap([[s1, 1]]).has(s1), () => new WeakMap([[s2, 1]]), () => Object.defineProperty({}, s1, { get() { return 1; } }),
]) try { console.log(f()); } catch (e) { console.log(`${e}`); }
class Even {
  constructor(n) { this.n = n; }
  [Symbol.match](s) { return ['m', s, this.n]; }
  [Symbol.replace](s, r) { return `R(${s},${r})`; }
  [Symbol.search](s) { return s.length; }
  [Symbol.split](s, l) { return [s, l]; }
  [Symbol.matchAll](s) { return [1, 2].values(); }
}
console.log('abc'.match(new Even(1)), 'abc'.replace(new Even(1), 'z'), 'abc'.search(new Even(1)), 'abc'.split(new Even(1), 3));
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
const notS = [9];
notS[Symbol.isConcatSpreadable] = false;
console.log([1].concat(spreadable, notS, [2]), '/re/'.includes('re'));
const re = /x/;
re[Symbol.match] = false;
console.log('/x/'.startsWith(re), '/x/'.includes(re));
try { '/x/'.startsWith(/x/); } catch (e) { console.log(`${e}`); }
console.log(
  Object.keys(Array.prototype[Symbol.unscopables]), Array[Symbol.species] === Array, Promise[Symbol.species] === Promise,
  Symbol.asyncIterator in (async function* () {}).prototype,
  new (class extends Array { static get [Symbol.species]() { return Array; } })(1, 2, 3).map(x => x).constructor === Array
);

//// javascript.info style: objects, references, optional chaining, Object.*, getters
let user = {
  name: 'John', age: 30, 'likes birds': true, [`fruit${1}`]: 5, sayHi() { return this.name; }, get full() { return `${this.name} (${this.age})`; },
  set full(v) { [this.name, this.age] = v.split(' '); },
};
console.log(user, user.full, 'age' in user, user.nope, user?.a?.b, user.sayHi?.(), delete user.age, user);
user.full = 'Ann 5';
console.log(user.full, Object.entries(user), { ...user, x: 1 });
const codes = { '49': 'Germany', '41': 'Switzerland', '+1': 'USA', '1': 'US' };
for (const c in codes) console.log(c);
let clone = Object.assign({}, user, { a: { b: 1 } }), ref = clone;
ref.a.b++;
console.log(clone.a.b, clone === ref, {} === {}, structuredClone(clone.a));
function User(n) { if (!new.target) return new User(n); this.name = n; }
console.log(new User('x'), User('y'), new User('z').constructor === User);
console.log(
  Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k, v * 2])), Object.getOwnPropertyDescriptor(user, 'name'), Object.isFrozen(Object.freeze({})),
  Object.is(NaN, NaN)
);
let animal = { eats: true, walk() { return this.eats; } }, rabbit = { jumps: true, __proto__: animal };
console.log(
  rabbit, rabbit.eats, rabbit.walk(), Object.keys(rabbit), [...(function* () { for (const k in rabbit) yield k; })()], rabbit.hasOwnProperty('eats'),
  animal.isPrototypeOf(rabbit)
);
let hamster = { stomach: [], eat(f) { this.stomach.push(f); } }, speedy = { __proto__: hamster };
speedy.eat('apple');
console.log(hamster.stomach, speedy);
const f = function () {};
console.log(
  f.prototype, f.prototype.constructor === f, Object.getPrototypeOf(f) === Function.prototype, (class {}).prototype, String(function  x ( a,b ) { return  a }),
  `${class  A { }}`, (() => 1).toString()
);
console.log(
  [1, 2, 3].toString(), String({}), String([1, [2, 3]]), String(null), Number('12px'), +true, +[], +{}, !!'0', '2' * '3', null + 1, undefined + 1, '6' / '2',
  4 + 5 + 'px', '$' + 4 + 5, '  -9  ' + 5, '  -9  ' - 5, ' \t \n' - 2, 5 > '4', 'apple' > 'pineapple', null == '\n0\n', null === +'\n0\n'
);
console.log(
  typeof alert2, typeof Math, typeof 10n, isNaN('str'), parseInt('100px'), parseFloat('12.5em'), (1.35).toFixed(1), (6.35).toFixed(1), 0.1 + 0.2, 9999999999999999, 1e500,
  Math.round(-1.5), ~~3.7, 255..toString(16), [..."ab😀"].length, 'Widget'.slice(-3, -1), 'Widget with id'.indexOf('id', 2), 'Österreich' > 'Zealand',
  'Österreich'.localeCompare('Zealand'), 'S\u0307\u0323' === 'S\u0323\u0307', 'S\u0307\u0323'.normalize() === 'S\u0323\u0307'.normalize()
);
