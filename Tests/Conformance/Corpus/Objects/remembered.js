//// accesses that meet objects of several shapes
const seen = [];
const say = (...values) => seen.push(values.join(' '));
const flush = title => { console.log(title, seen.join(' | ')); seen.length = 0; };

class A { get kind() { return 'A'; } name() { return 'a' + this.x; } }
class B extends A { get kind() { return 'B' + super.kind; } name() { return 'b' + super.name(); } }
class C { name() { return 'c'; } }
const read = o => o.x, call = o => o.name(), kind = o => o.kind, write = (o, v) => { o.x = v; return o.x; };
const many = () => [Object.assign(new A, { x: 1 }), Object.assign(new B, { y: 0, x: 2 }), Object.assign(new C, { z: 0, y: 0, x: 3 }), { x: 4, name: () => 'own', kind: 'plain' }];
for (let round = 0; round < 4; round++) for (const o of many()) say(read(o), call(o), kind(o), write(o, o.x * 10 + round));
flush('mixed');
C.prototype.name = () => 'C2';
for (const o of many()) say(call(o));
Object.defineProperty(A.prototype, 'kind', { get() { return 'A2'; } });
for (const o of many()) say(kind(o));
delete C.prototype.name;
for (const o of many()) try { say(call(o)); } catch (e) { say(e.message); }
flush('changed prototypes');
const fixed = many();
for (const o of fixed) Object.defineProperty(o, 'x', { writable: false });
for (let round = 0; round < 3; round++) for (const o of [...fixed, ...many()]) say(write(o, 'new'));
flush('read-only');
const accessors = many();
for (const o of accessors) { let kept = 'k'; Object.defineProperty(o, 'x', { get: () => kept, set(v) { kept = '<' + v + '>'; } }); }
for (let round = 0; round < 3; round++) for (const o of [...accessors, ...many()]) say(read(o), write(o, round));
flush('accessors');
const odd = [[1, 2], 'text', 5, new Proxy({ x: 'p' }, { get: (t, k) => 'proxy ' + String(k), set: () => true }), Object.create({ x: 'inherited' }), Object.freeze({ x: 'frozen' }), new Uint8Array(2), function x() {}];
for (let round = 0; round < 3; round++) for (const o of odd) say(read(o), write(o, round));
flush('odd');
const grown = [];
for (let i = 0; i < 30; i++) { const o = {}; o['k' + i % 7] = i; o.x = i; if (i % 3 === 0) delete o['k' + i % 7]; if (i % 5 === 0) o.late = 1; grown.push(o); }
for (let round = 0; round < 2; round++) for (const o of grown) say(read(o), write(o, -o.x));
flush('grown');

//// == and what is null
const values = [0, -0, 1, NaN, '', '0', '1', 'a', null, undefined, true, false, 1n, 0n, [], [1], {}, Symbol.iterator, { valueOf: () => 1 }];
console.log(values.map(a => values.map(b => (a == b ? 1 : 0) + (a != b ? 0 : 2)).join('')).join(' '));
console.log(values.map(a => { let r = ''; if (a == null) r += 'n'; if (null == a) r += 'N'; if (a != null) r += 'm'; if (a == 1) r += '1'; if (a != 0) r += 'z'; if (!(a == 'a')) r += 'A'; return r; }).join(' '));
let steps = 0, node = { next: { next: { next: null } } };
do { steps++; node = node.next; } while (node != null);
let left = 5; do { left--; } while (left != 0);
console.log(steps, left, (() => { for (let i = 10; ; i--) if (i == 3) return i; })());
try { if (Symbol() == 1) ; if ({ valueOf() { throw new Error('valued'); } } == 1) ; } catch (e) { console.log(e.message); }

//// instanceof
class A {}
class B extends A {}
function F() {} function G() {}
G.prototype = Object.create(F.prototype);
const bound = F.bind(null), proxied = new Proxy(F, {});
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
class Odd extends Even {}
const is = (v, T) => { try { return v instanceof T; } catch (e) { return e.constructor.name + ': ' + e.message; } };
const tested = [new F, new G, new A, new B, [], {}, 2, 'x', null, undefined, F, Object.create(null), new Proxy(new G, {}), new Proxy({}, { getPrototypeOf: () => F.prototype })];
for (const T of [F, G, A, B, Object, Function, Array, bound, proxied, Even, Odd, () => {}, {}, 5, class extends Array {}]) console.log(tested.map(v => is(v, T)).join(' '));
F.prototype = {}; console.log(is(new G, F), is(new F, F)); F.prototype = 3; console.log(is({}, F), is(3, F));
Object.defineProperty(G, Symbol.hasInstance, { value: () => true }); console.log(is(1, G));
Object.setPrototypeOf(A, Even); console.log(is(4, A), is(new A, A));

//// arguments and this
function sum() { let s = 0; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s; }
function pass() { return sum.apply(this, arguments); }
function changed() { arguments[0] = 10; arguments[5] = 1; return sum.apply(null, arguments); }
function shorter() { arguments.length = 1; return sum.apply(null, arguments); }
function longer() { arguments.length = 4; return sum.apply(null, arguments); }
function holes() { delete arguments[1]; return sum.apply(null, arguments) + ' ' + (1 in arguments) + arguments[1]; }
function mapped(a, b) { a = 7; arguments[1] = 8; return sum.apply(null, arguments) + ' ' + a + b + arguments[0]; }
function strict() { 'use strict'; return sum.apply(null, arguments); }
function defined() { Object.defineProperty(arguments, 'length', { get: () => 2 }); return sum.apply(null, arguments); }
function iterated() { arguments[Symbol.iterator] = function* () { yield 'i'; }; return [...arguments] + Math.max.apply(null, arguments); }
for (const f of [pass, changed, shorter, longer, holes, mapped, strict, defined, iterated]) console.log(f.name, f(1, 2, 3), f(), f(5));
function look() { return [arguments.length, typeof arguments.callee, Object.getOwnPropertyNames(arguments).join(), arguments[-1], arguments['0'], arguments[1.5], String(arguments)].join(' '); }
console.log(look(1, 2), look());
function self() { return typeof this + ' ' + (this === globalThis) + ' ' + Object.prototype.toString.call(this); }
console.log(self(), self.call(5), self.call(null), self.call('s'), new (function () { this.t = self.call(this); })().t, [self][0](), { self }.self());
const table = [() => 1, , function () { return this.length; }];
for (const i of [0, 1, 2, 3, -1, '2', 'length']) try { console.log(table[i]()); } catch (e) { console.log(e.message); }
console.log([-0, 1.5, NaN, Infinity, 2147483648, -2147483648].map(x => Object.is(-x, 0) ? '0' : String(-x)).join());

//// numbers before operators
const log = [], noisy = v => ({ valueOf() { log.push(v); return v; } });
const first = x => { let r = []; if (0 < x) r.push('<'); if (0 <= x) r.push('<='); if (0 > x) r.push('>'); if (0 >= x) r.push('>='); if (0 == x) r.push('=='); if (0 === x) r.push('==='); if (!(3 < x)) r.push('!3<'); r.push(4 * x, 6 & x, 9 | x, 2 * 3, 4 * x + 1 * x, 8 / x, 2 - x); return r.join(' '); };
for (const x of [0, -0, 1, -1, 5, NaN, '7', '', 'a', true, null, undefined, [], [3], 2.5, 1e10, 1e300, noisy(4), noisy(-2)]) console.log(first(x));
for (const f of [x => 4 * x, x => 1 | x, x => 0 < x, x => 0 == x]) for (const x of [1n, Symbol('s')]) try { console.log(f(x)); } catch (e) { console.log(e.name, e.message); }
console.log(log.join());
const list = ['a', 'b', 'c', 'd']; console.log([0.5, 1, 1.5].map(x => list[2 * x]), list[4 * 0.25], [1, 2, 3][2 * 0.5], 'text'[0.5 * 4], JSON.stringify({ [2 * 0.5]: 1 }), Object.is(0 * -1, -0), Object.is(0.5 * -0, -0), 2 * 0.5 === 1, new Map([[1, 'one']]).get(2 * 0.5));

//// values in prototypes, wherever they stand
function F() {} F.prototype = { a: 1, m() { return 'm' + this.a } };
function G() { this.own = 1 } G.prototype = Object.create(F.prototype); G.prototype.b = 2;
const f = new F(), g = new G();
const read = o => [o.a, o.m(), o.b, o.extra9];
const look = what => { for (let i = 0; i < 3; i++) read(f), read(g); console.log(what, read(f).join(), read(g).join()) };
look('first');
F.prototype.a = 5; look('another value');
for (let i = 0; i < 40; i++) F.prototype['extra' + i] = i; look('more properties');
F.prototype.extra9 = 'new'; look('another value in the slots');
G.prototype.a = 6; look('shadowed'); delete G.prototype.a; look('no longer');
for (let i = 0; i < 40; i++) delete F.prototype['extra' + i]; look('fewer');
F.prototype.m = function () { return 'other' }; look('another method');
Object.defineProperty(F.prototype, 'a', { get() { return 'got' }, configurable: true }); look('a getter');
Object.defineProperty(F.prototype, 'a', { value: 7, writable: true }); look('a value again');
Object.setPrototypeOf(G.prototype, { m() { return 'third' } }); look('another prototype');
g.m = () => 'own'; look('its own');
const tool = { call() { return 1 }, other() { return 2 } }; const use = () => tool.call() + tool.other();
for (let i = 0; i < 3; i++) use(); tool.call = () => 10; console.log(use()); delete tool.other; try { use() } catch (error) { console.log(error.message) }
class Wide { constructor() { for (const name of 'abcdefghijkl') this[name] = 0 } set(v) { this.k = v; this.l = v + 1 } }
const wide = new Wide(); for (let i = 0; i < 5; i++) wide.set(i); console.log(wide.k, wide.l); Object.freeze(wide); try { (() => { 'use strict'; wide.set(9) })() } catch (error) { console.log(error.message) }
console.log(wide.k);
