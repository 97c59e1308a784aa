//// object literals
const key = 'dyn', x = 1, y = 2;
const o = { x, y, [key + 1]: 'computed', 'two words': true, 3: 'three', method() { return this.x; }, get sum() { return this.x + this.y; }, async later() {}, *gen() {} };
console.log(o, o.method(), o.sum, o['two words'], o[3], 'x' in o, delete o.x, o.x);

//// order of keys
const o = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol('s')]: 3, '01': 'text' };
console.log(Object.keys(o), JSON.stringify(o), o);
for (const k in o) console.log(k);

//// keys, values and entries
const o = { a: 1, b: [2], c: { d: 3 } };
console.log(Object.keys(o), Object.values(o), Object.entries(o), Object.fromEntries([['x', 1], ['y', 2]]), Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k.toUpperCase(), v * 10])));

//// copying objects
const a = { n: 1, inner: { m: 2 } }, shallow = { ...a }, assigned = Object.assign({}, a, { n: 9 }, null), deep = structuredClone(a);
a.inner.m = 'changed';
console.log(shallow.inner.m, assigned, deep, JSON.parse(JSON.stringify(a)), { ...'hi', ...[7], ...null, ...{ n: 0 } });

//// destructuring objects
const { a, b: renamed, c = 'default', d: { e, ...others } = {}, ...rest } = { a: 1, b: 2, d: { e: 3, f: 4, g: 5 }, h: 6, i: 7 };
console.log(a, renamed, c, e, others, rest);
function area({ width = 1, height = width } = {}) { return width * height; }
console.log(area(), area({ width: 3 }), area({ width: 3, height: 2 }));
let p, q; ({ p, q = 5 } = { p: 1 }); console.log(p, q);
for (const { id, tags: [first] } of [{ id: 1, tags: ['x'] }, { id: 2, tags: [] }]) console.log(id, first);

//// getters and setters
const t = { _c: 25, get f() { return this._c * 9 / 5 + 32; }, set f(v) { this._c = (v - 32) * 5 / 9; } };
t.f = 212; console.log(t._c, t.f, t, Object.getOwnPropertyDescriptor(t, 'f'));
const readOnly = { get x() { return 1; } };
readOnly.x = 5; console.log(readOnly.x);
(() => { 'use strict'; try { readOnly.x = 5; } catch (e) { console.log(e.message); } })();

//// property descriptors
const o = {};
Object.defineProperty(o, 'hidden', { value: 1 });
Object.defineProperty(o, 'shown', { value: 2, enumerable: true, writable: true, configurable: true });
console.log(o, Object.keys(o), o.hidden, Object.getOwnPropertyDescriptors(o));
'use strict';
try { Object.defineProperty(o, 'hidden', { value: 2 }); } catch (e) { console.log(e.message); }
try { Object.defineProperty(o, 'x', { get() {}, value: 1 }); } catch (e) { console.log(e.message); }

//// freeze, seal and preventExtensions
'use strict';
const frozen = Object.freeze({ a: 1, inner: { b: 2 } }), sealed = Object.seal({ a: 1 }), closed = Object.preventExtensions({ a: 1 });
for (const f of [() => { frozen.a = 2; }, () => { delete frozen.a; }, () => { frozen.c = 1; }, () => { delete sealed.a; }, () => { sealed.z = 1; }, () => { closed.b = 1; }]) {
  try { f(); console.log('fine'); } catch (e) { console.log(e.name, e.message); }
}
frozen.inner.b = 3; sealed.a = 5; delete closed.a;
console.log(frozen, sealed, closed, Object.isFrozen(frozen), Object.isSealed(frozen), Object.isExtensible(closed), Object.isFrozen(closed));

//// prototypes
const animal = { speak() { return `${this.name} makes a sound`; } };
const dog = Object.create(animal, { name: { value: 'Rex', enumerable: true } });
console.log(dog.speak(), Object.getPrototypeOf(dog) === animal, dog.hasOwnProperty('speak'), 'speak' in dog, Object.hasOwn(dog, 'name'), animal.isPrototypeOf(dog));
const bare = Object.create(null); bare.x = 1;
console.log(bare, bare.toString, { __proto__: animal, own: 1 }, Object.keys({ __proto__: { inherited: 1 }, own: 1 }));
for (const k in { __proto__: { inherited: 1 }, own: 1 }) console.log(k);

//// this in methods
const o = { n: 1, regular() { return this?.n; }, arrow: () => typeof this, nested() { return [1].map(() => this.n); }, lost() { return (function () { return this === globalThis || this === undefined; })(); } };
const { regular } = o;
console.log(o.regular(), regular(), o.nested(), o.lost(), o.regular.call({ n: 5 }), (0, o.regular)(), o.regular.bind({ n: 7 })());

//// chaining
const calc = { v: 0, add(n) { this.v += n; return this; }, times(n) { this.v *= n; return this; } };
console.log(calc.add(2).times(5).add(1).v);

//// comparing objects
const a = { x: 1 }, b = { x: 1 }, c = a;
const same = (p, q) => p === q || (typeof p === 'object' && typeof q === 'object' && p && q && Object.keys(p).length === Object.keys(q).length && Object.keys(p).every(k => same(p[k], q[k])));
console.log(a === b, a === c, same(a, b), same({ x: [1, { y: 2 }] }, { x: [1, { y: 2 }] }), same([1], [2]), JSON.stringify(a) === JSON.stringify(b));

//// optional properties
const build = (name, age, tags) => ({ name, ...(age !== undefined && { age }), ...(tags?.length ? { tags } : {}) });
console.log(build('a'), build('b', 3), build('c', 4, ['x']));
const { b, ...without } = { a: 1, b: 2, c: 3 }; console.log(without);

//// nested printing
console.log({ a: { b: { c: { d: 1 } } } }, { f() {}, g: () => 1, h: class X {}, i: Symbol('i'), j: null, k: undefined });
console.log({ long: 'a'.repeat(60), second: 'b'.repeat(20) }, { 'key-with-dash': 1, ok_1: 2, '1a': 3 });
console.log([{ a: 1, b: 2 }, { a: 3, b: 4 }], { arr: [1, 2, { x: [] }], empty: {}, e: [] });

//// circular printing
const a = { name: 'a' }; a.self = a; a.list = [a, { a }];
console.log(a);
try { JSON.stringify(a); } catch (e) { console.log(e.name, e.message); }

//// toString and valueOf
class P { constructor(x) { this.x = x; } toString() { return `P(${this.x})`; } valueOf() { return this.x; } toJSON() { return { p: this.x }; } }
const p = new P(3);
console.log(`${p}`, p + 1, p > 2, JSON.stringify({ p }), String(p), [p, p].join(), p);
try { `${Object.create(null)}`; } catch (e) { console.log(e.name, e.message); }

//// accessors of each object's own
function counter(count) { return { get value() { return count; }, set value(v) { count = v; }, add() { return ++count; } }; }
const read = o => o.value, write = (o, v) => { o.value = v; }, [one, two] = [counter(1), counter(10)];
console.log(read(one), read(one), read(two), read(two), one.add(), two.add(), read(one), read(two)); write(one, 5); write(two, 50); console.log(read(one), read(two), [one, two].map(o => o.value));
const wide = v => { const o = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }; Object.defineProperty(o, 'value', { get: () => v, configurable: true }); return o; };
console.log([1, 2, 3].map(wide).map(read)); const changed = wide(7); console.log(read(changed)); Object.defineProperty(changed, 'value', { get: () => 'new' }); console.log(read(changed));
const proto = { get kind() { return 'first'; } }, heirs = [Object.create(proto), Object.create(proto)], kindOf = o => o.kind;
console.log(heirs.map(kindOf), heirs.map(kindOf)); Object.defineProperty(proto, 'kind', { get: () => 'second' }); console.log(heirs.map(kindOf));
class Shape { get area() { return 0; } } const square = new Shape(), areaOf = o => o.area; console.log(areaOf(square), areaOf(square)); Object.defineProperty(Shape.prototype, 'area', { get() { return 9; } }); console.log(areaOf(square), areaOf(new Shape()));

//// what the global object lists
console.log(Object.keys(globalThis));
const seen = []; for (const name in globalThis) seen.push(name);
console.log(seen.length, seen.includes('alert'), seen.at(-1));
const newer = /Iterator|SuppressedError|Float16Array|Stack$|WebAssembly|CryptoKey|alert/;
console.log(Object.getOwnPropertyNames(globalThis).filter(name => !newer.test(name)).join(' '));
console.log(['gc', 'URL', 'atob', 'NaN', 'process', 'setTimeout'].map(name => { const { enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name); return [name, enumerable, configurable].join() }));
atob('aGk='); var declared = 1; undeclared = 2;
console.log(Object.keys(globalThis).slice(-2), Object.hasOwn(globalThis, 'declared'));
console.log(require('util').types);
console.log(['readUIntLE', 'writeIntBE', 'readUintBE', 'toString', 'copy', 'subarray'].map(name => Buffer.prototype[name].name + Buffer.prototype[name].length).join());
try { Object.fromEntries(null) } catch (error) { console.log(error.message) }

//// weeks, zones and calendars of a place
for (const tag of ['en-US', 'de-DE', 'en']) { const locale = new Intl.Locale(tag); console.log(tag, locale.weekInfo, locale.timeZones?.slice(0, 3), locale.calendars); }
