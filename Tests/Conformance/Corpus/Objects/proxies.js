//// a proxy that logs
const log = [];
const p = new Proxy({ a: 1 }, { get(t, k, r) { log.push(`get ${String(k)}`); return Reflect.get(t, k, r); }, set(t, k, v) { log.push(`set ${k}`); t[k] = v; return true; }, has(t, k) { log.push(`has ${k}`); return k in t; }, deleteProperty(t, k) { log.push(`delete ${k}`); return delete t[k]; }, ownKeys(t) { log.push('ownKeys'); return Reflect.ownKeys(t); } });
p.a; p.b = 2; 'a' in p; delete p.a; Object.keys(p); p.b++;
console.log(log, p);

//// default values
const withDefault = (o, d) => new Proxy(o, { get: (t, k) => k in t ? t[k] : d });
const counts = withDefault({}, 0); counts.x += 1; counts.x += 1; console.log(counts.x, counts.y, { ...counts });

//// validation
const person = new Proxy({}, { set(t, k, v) { if (k === 'age' && !Number.isInteger(v)) throw new TypeError('age must be an integer'); t[k] = v; return true; } });
person.age = 5; try { person.age = 'old'; } catch (e) { console.log(e.message); } console.log(person.age);

//// negative indexes
const neg = a => new Proxy(a, { get: (t, k, r) => Reflect.get(t, typeof k === 'string' && /^-\d+$/.test(k) ? t.length + +k : k, r) });
const a = neg([1, 2, 3]); console.log(a[-1], a[0], a.length, a.map(x => x * 2), Array.isArray(a));

//// read-only views
const readOnly = o => new Proxy(o, { set() { return false; }, deleteProperty() { return false; }, defineProperty() { return false; } });
const r = readOnly({ x: 1 }); r.x = 2; delete r.x; console.log(r.x);
(function () { 'use strict'; for (const f of [() => { r.x = 2; }, () => { delete r.x; }]) try { f(); } catch (e) { console.log(e.name, e.message); } })();
try { Object.defineProperty(r, 'y', { value: 1 }); } catch (e) { console.log(e.message); }

//// functions behind proxies
const f = new Proxy(function add(a, b) { return a + b; }, { apply: (t, self, args) => t(...args) * 10, construct: (t, args) => ({ made: args }) });
console.log(f(1, 2), new f(7), f.name, f.length, typeof f, f.call(null, 2, 2));

//// revocable proxies
const { proxy, revoke } = Proxy.revocable({ x: 1 }, {}); console.log(proxy.x); revoke();
try { proxy.x; } catch (e) { console.log(e.name, e.message); } try { Object.keys(proxy); } catch (e) { console.log(e.message); } console.log(typeof proxy);

//// invariants
const fixed = Object.freeze({ a: 1 });
try { new Proxy(fixed, { get: () => 2 }).a; } catch (e) { console.log(e.name, e.message); }
try { Object.keys(new Proxy(fixed, { ownKeys: () => [] })); } catch (e) { console.log(e.message); }
try { 'a' in new Proxy(fixed, { has: () => false }); } catch (e) { console.log(e.message); }
try { Object.getPrototypeOf(new Proxy(fixed, { getPrototypeOf: () => 1 })); } catch (e) { console.log(e.message); }
try { new Proxy(1, {}); } catch (e) { console.log(e.message); }

//// Reflect
const o = { a: 1, get b() { return this.c; } };
console.log(Reflect.get(o, 'b', { c: 9 }), Reflect.has(o, 'a'), Reflect.ownKeys(o), Reflect.set(o, 'z', 1), Reflect.deleteProperty(o, 'z'), Reflect.apply(Math.max, null, [1, 3, 2]));
console.log(Reflect.construct(Date, [0]) instanceof Date, Reflect.defineProperty(Object.freeze({}), 'x', { value: 1 }), Reflect.getPrototypeOf([]) === Array.prototype, Reflect.construct(function () { return new.target; }, [], Map) === Map);
try { Reflect.ownKeys(1); } catch (e) { console.log(e.message); } try { Reflect.apply(1); } catch (e) { console.log(e.message); }

//// tracing method calls
const traced = o => new Proxy(o, { get(t, k) { const v = t[k]; return typeof v === 'function' ? (...a) => { console.log(`${k}(${a})`); return v.apply(t, a); } : v; } });
const s = traced(new Map()); s.set('a', 1); console.log(s.get('a'), s.has('b'));
try { new Proxy(new Map(), {}).get('a'); } catch (e) { console.log(e.message); }

//// fluent property names
const path = (parts = []) => new Proxy(() => {}, { get: (_, k) => path([...parts, k]), apply: () => parts.join('/') });
console.log(path().users.posts.comments());

//// enumerating through a proxy
const p = new Proxy({}, { ownKeys: () => ['x', 'y'], getOwnPropertyDescriptor: (t, k) => ({ value: k + '!', enumerable: k !== 'y', configurable: true }), get: (t, k) => `<${String(k)}>` });
console.log(Object.keys(p), Object.entries(p), { ...p }, JSON.stringify(p)); for (const k in p) console.log(k);
