//// for in: order, holes, strings, proxies, prototypes
const show = (object) => { const keys = []; for (const key in object) keys.push(key); return keys.join(); };
console.log(show({ b: 1, a: 2, 1: 3, 0: 4 }), show([5, , 6]), show('abc'), show(new Proxy({ x: 1, y: 2 }, {})), show(null), show(5));
class K { m() {} f = 1; }
function F() { this.z = 1; }
F.prototype.q = 2;
const parent = { x: 1, hidden: 2 }, child = Object.create(parent, { hidden: { value: 1, enumerable: false }, own: { value: 2, enumerable: true } });
console.log(show(new K), show(new F), show(child), show(new Uint8Array(3)), show(function () {}), show(Object.create(null, { a: { enumerable: true } })));
(function () { console.log(show(arguments)); })(1, 2);

//// for in: what changes while it runs
const seen = [];
let o = { a: 1, b: 2, c: 3 };
for (const k in o) { seen.push(k); delete o.b; o.d = 4; }
let list = [1, 2, 3, 4];
for (const k in list) { seen.push(k + typeof k); list.length = 2; }
o = { a: 1, b: 2 };
for (const k in o) { seen.push(k); if (k === 'a') { delete o.b; o.b = 3; } }
o = { a: 1, b: 2, c: 3 };
for (const k in o) { seen.push(k); if (k === 'a') { delete o.b; Object.setPrototypeOf(o, { b: 9 }); } }
const many = {};
for (let i = 0; i < 100; i++) many['k' + i] = i;
let sum = 0;
for (const k in many) { sum += many[k]; if (k === 'k5') delete many.k6; }
console.log(seen.join(), sum);

//// for in: what prototypes get and lose
const show = (object) => { const keys = []; for (const key in object) keys.push(key); return keys.join() || '-'; };
const all = [];
Object.prototype.zz = 1; all.push(show({ q: 1 }), show([1]));
delete Object.prototype.zz; all.push(show({ q: 1 }), show([1]));
Object.defineProperty(Object.prototype, 'hid', { value: 1, enumerable: false, configurable: true }); all.push(show({ q: 1 }));
Object.defineProperty(Object.prototype, 'hid', { value: 1, enumerable: true, configurable: true }); all.push(show({ q: 1 }));
delete Object.prototype.hid; all.push(show({ q: 1 }));
Array.prototype[7] = 1; all.push(show([1]), show({}));
delete Array.prototype[7]; all.push(show([1]));
console.log(all.join(' | '));

//// computed names: reading
const o = { get g() { return this.v; }, v: 7 }, names = ['g', 'v', 'w', 'toString', 'constructor', '__proto__', '0', Symbol.iterator];
for (let i = 0; i < 3; i++) console.log(names.map((k) => String(o[k])).join('|'));
for (let i = 0; i < 3; i++) console.log(['length', 'charAt', '0', 1, '5', 'foo', -1, 1.5].map((k) => String('hey'[k])).join('|'));
String.prototype.foo = 'F'; console.log('s'['foo']); String.prototype.foo = 'G'; console.log('s'['foo']); delete String.prototype.foo; console.log('s'['foo']);
const parent = {}, child = Object.create(parent), name = ['y'];
const looks = [child[name[0]]]; parent.y = 1; looks.push(child[name[0]]); child.y = 2; looks.push(child[name[0]]); delete child.y; looks.push(child[name[0]]); delete parent.y; looks.push(child[name[0]]);
console.log(looks);
class G { get v() { return 'v' + this.x; } static get s() { return 's'; } }
const g = new G; g.x = 1;
for (const k of ['v', 'x', 'v', 'v']) console.log(g[k]);
Object.defineProperty(G.prototype, 'v', { get() { return 'new'; }, configurable: true }); console.log(G['s'], g['v']);
delete G.prototype.v; console.log(g['v']);
const log = []; const collecting = { get k() { log.push(1); gc(); return log.length; } };
for (let i = 0; i < 4; i++) collecting['k'];
console.log(log.length, collecting['k'], (function (a, b) {})['length'], [1, 2]['length'], undefined?.['x']);

//// computed names: writing
const frozen = Object.freeze({ a: 1 }), fixed = Object.defineProperty({}, 'ro', { value: 1 }), seen = [];
for (let i = 0; i < 2; i++) { frozen['a'] = 2; frozen['b'] = 1; fixed['ro'] = 5; fixed['x'] = i; }
const watched = { set p(v) { seen.push(v); } };
for (let i = 0; i < 3; i++) watched['p'] = i;
const parent = {}, child = Object.create(parent); let name = 'n';
Object.defineProperty(parent, 'n', { set(v) { seen.push('n' + v); }, configurable: true }); child[name] = 1; delete parent.n; child[name] = 2;
console.log(frozen, fixed.ro, fixed.x, seen, child.n);
for (let i = 0; i < 3; i++) { const made = {}; ['a', 'b', 'c'].forEach((k) => { made[k] = i; }); console.log(JSON.stringify(made)); }
const o = {}; o['1'] = 1; o['01'] = 2; o['a' + 'b'] = 3; console.log(o[1], o['01'], o.ab, o['ab'.slice(0)]);
(function () {
  'use strict';
  for (const f of [() => { frozen['a'] = 1; }, () => { frozen['zz'] = 1; }, () => { 's'['length'] = 1; }, () => undefined['x']]) try { f(); } catch (e) { console.log(e.message); }
})();
const bytes = new Uint8Array(2); bytes['x'] = 1; bytes['5'] = 1; bytes['-0'] = 1; console.log(bytes.x, bytes[5], Object.keys(bytes));
const list = [1, 2]; list['length'] = 1; list['foo'] = 1; console.log(list, list.foo);
(function () { arguments['0'] = 9; arguments['length'] = 5; console.log(arguments[0], arguments.length); })(1);

//// Object.assign where somebody watches
console.log(Object.assign({}, { a: 1, b: 2 }), Object.assign({ a: 1, get c() { return 2; } }, { a: 5, b: 2 }), Object.assign([], { x: 1 }), Object.assign({ z: 1 }, { ['__proto__']: { q: 1 } }).q);
for (const source of [{ a: 2 }, { b: 2 }]) try { Object.assign(Object.freeze({ a: 1 }), source); } catch (e) { console.log(e.message); }
const log = [], target = { set b(v) { log.push('b' + v); delete source.c; source.d = 1; } }, source = { a: 1, b: 2, c: 3 };
console.log(Object.assign(target, source), log, source, Object.assign({}, { a: 1, [Symbol.for('x')]: 2, 5: 3 }));

//// species of arrays and their views
class A extends Array {}
class B extends Array { static get [Symbol.species]() { return Array; } }
class U extends Uint8Array {}
console.log(new A(1, 2, 3).slice(1) instanceof A, new A(1, 2).map((x) => x).constructor.name, [1].concat(new A(1)).constructor.name, new B(1, 2, 3).slice(1).constructor.name);
console.log(new U([1, 2, 3]).subarray(1) instanceof U, new Uint8Array([1, 2, 3, 4]).subarray(1, 3), new Float64Array(4).subarray(-1).length);
const resizable = new ArrayBuffer(8, { maxByteLength: 16 }), view = new Uint8Array(resizable), tail = view.subarray(2);
resizable.resize(16); console.log(tail.length, view.subarray(1, 3).length);
let asked = 0;
Object.defineProperty(Array, Symbol.species, { configurable: true, get() { asked++; return this; } }); [1, 2].slice(); [1, 2].map((x) => x); console.log(asked);
Object.defineProperty(Array, Symbol.species, { configurable: true, get() { return undefined; } }); console.log([1, 2].slice());
Object.defineProperty(Array, Symbol.species, { configurable: true, value: A }); console.log([1, 2].slice() instanceof A);
const c = [1, 2, 3]; c.constructor = { [Symbol.species]: function (n) { this.length = n; } }; console.log(Array.isArray(c.slice()), c.slice().length);
c.constructor = undefined; console.log(c.slice()); c.constructor = 1; try { c.slice(); } catch (e) { console.log(e.message); }
Uint8Array.prototype.constructor = Uint16Array; console.log(new Uint8Array(8).subarray(2, 4));

//// what is looked for in arrays
console.log([1, 2, NaN, undefined, , 'a', 1n].includes(NaN), [, 1].includes(undefined), [1, 2].includes(3), ['ab', 'c'].includes('a' + 'b'), [1n].includes(1n), [1n].indexOf(1n));
console.log([0].includes(-0), [-0].indexOf(0), [1.5, 2].indexOf(2), [1, , 3].indexOf(undefined), [1, , 3].indexOf(3), [true, null].indexOf(null), [NaN].indexOf(NaN));
const list = [1, 2, 3, 4]; console.log(list.indexOf(3, { valueOf() { list.length = 2; return 0; } }), [1, 2, 3].indexOf(1, -1), [1, 2, 3].includes(1, -3), [].indexOf(1));
Array.prototype[1] = 9; console.log([0, , 2].indexOf(9), [0, , 2].includes(9)); delete Array.prototype[1];
console.log([...[1, , 3]], [...[]], [0, ...[1, 2], 3, ...[4]], Math.max(...[1, 5, 2]), [...'ab', ...[1]]);
(function (...r) { console.log(r); })(); (function (a, b, ...r) { console.log(r); })(1); (function (a, ...r) { console.log(r); })(1, 2, 3);

//// tables of numerals
const n = []; for (let i = 0; i < 40; i++) n.push(i % 7 === 3 ? -i : i / 4);
const t = n.join(','), a = eval(`[${t}]`);
console.log(a.length, a[3], a[39], JSON.stringify(a) === JSON.stringify(n), eval(`[${t},]`).length, eval(`[${t},,]`).length, eval(`[${t}-3]`)[39], eval(`[${t},5,...[1,2]]`)[41]);
const made = () => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, -0, 0xff, 1e3, .5, 1_000];
made()[0] = 'x'; console.log(made()[0], Object.is(made()[31], -0), made().slice(-4), made().concat(1).length);
for (const s of [`[${t}]=1`, `([${t}])=>1`, `for([${t}] of [1]);`, `[${t} 5]`, `[${t},`, `"use strict";[${t},010]`, `[${t}](0)`]) try { eval(s); } catch (e) { console.log(e.name, e.message); }

//// who has properties that no layout knows shares none
const read = (o, k) => o[k], write = (o, k, v) => { o[k] = v; }, dot = (o) => o.toString, set = (o) => { o.zz = 1; };
const plain = () => Object.setPrototypeOf(new Number(1), Object.prototype), log = [];
const p = new Proxy({}, { get: (t, k) => 'got ' + String(k), set: (t, k) => log.push('set ' + k) });
const s = plain(); read(s, 'toString'); write(s, 'zz', 1); dot(s); set(plain());
write(p, 'zz', 2); set(p); console.log(read(p, 'toString'), dot(p), log);
const P = { length: 12, '-0': 7, name: 'P' }, n = Object.setPrototypeOf(new Number(1), P);
for (const k of ['length', '-0', 'name']) read(n, k);
const others = [new String('abc'), [1, 2], new Uint8Array(2), function f() {}, (function () { return arguments; })(1)].map((o) => Object.setPrototypeOf(o, P));
console.log(others.map((o) => ['length', '-0', 'name'].map((k) => String(read(o, k))).join()).join(' | '));
for (const o of others) { write(o, '-0', 4); try { write(o, 'length', 1); } catch (e) { console.log(e.message); } }
console.log(others.map((o) => [Object.hasOwn(o, '-0'), String(o.length)].join()).join(' | '));
class N extends Number {}
N.prototype.length = 12; read(new N(1), 'length');
console.log(read(Reflect.construct(String, ['abc'], N), 'length'), read(Reflect.construct(Array, [5], N), 'length'), read(Object.create(Function.prototype), 'name'), read(Object.setPrototypeOf(new Number(1), Function.prototype), 'name'), read(function f() {}, 'name'));

//// what a call under way tells, by computed names
function f(a, b) { return ['arguments', 'caller', 'arguments'].map((k) => { const v = f[k]; return v === null ? null : typeof v === 'function' ? v.name : v.length; }); }
function g() { return f(1, 2); }
console.log(f['arguments'], f['caller'], g(), f['arguments'], g(), g['arguments']);
