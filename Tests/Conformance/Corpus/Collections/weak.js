//// a WeakMap keeps private data
const secrets = new WeakMap();
class Person { constructor(name) { secrets.set(this, { name }); } get name() { return secrets.get(this).name; } }
const p = new Person('Ann');
console.log(p.name, p, secrets.has(p), secrets.get({}), secrets, Object.keys(p));

//// what can be a weak key
const w = new WeakMap();
for (const key of ['a', 1, null, undefined, true, 1n]) { try { w.set(key, 1); } catch (e) { console.log(e.name, e.message); } }
console.log(w.has('a'), w.get(1), w.delete('a'), w.set({}, 1) === w, w.size, typeof w.forEach, w[Symbol.iterator]);

//// symbols as weak keys
const s = Symbol('s'), w = new WeakMap([[s, 1]]);
console.log(w.get(s), new WeakSet([s]).has(s));
try { w.set(Symbol.for('x'), 1); } catch (e) { console.log(e.name); }

//// a WeakSet marks objects
const visited = new WeakSet();
function visit(o) { if (visited.has(o)) return 'seen'; visited.add(o); return 'new'; }
const a = {};
console.log(visit(a), visit(a), visit({}), visited, visited.delete(a), visit(a));
try { visited.add(1); } catch (e) { console.log(e.name, e.message); }

//// weak things cannot be looped
const w = new WeakMap([[{}, 1]]);
try { for (const x of w); } catch (e) { console.log(e.name, e.message); }
try { [...new WeakSet()]; } catch (e) { console.log(e.name, e.message); }
console.log(JSON.stringify(w), String(w), Object.keys(w));

//// WeakRef while its target is held
let o = { name: 'kept' };
const r = new WeakRef(o);
console.log(r.deref() === o, r.deref().name, r, Object.prototype.toString.call(r));
gc();
console.log(r.deref()?.name);
try { new WeakRef(1); } catch (e) { console.log(e.name, e.message); }
try { WeakRef({}); } catch (e) { console.log(e.name, e.message); }

//// guarding against circles with a WeakSet
function clean(o, seen = new WeakSet()) {
  if (typeof o !== 'object' || o === null) return o;
  if (seen.has(o)) return '[circular]';
  seen.add(o);
  return Object.fromEntries(Object.entries(o).map(([k, v]) => [k, clean(v, seen)]));
}
const a = { n: 1 }; a.self = a; a.b = { back: a };
console.log(JSON.stringify(clean(a)), a);

//// caching by object with a WeakMap
const cache = new WeakMap(); let work = 0;
const size = o => { if (!cache.has(o)) { work++; cache.set(o, Object.keys(o).length); } return cache.get(o); };
const o = { a: 1, b: 2 };
console.log(size(o), size(o), size({ a: 1 }), work);

//// FinalizationRegistry's manners
const registry = new FinalizationRegistry(v => console.log('gone', v));
const o = {}, token = {};
console.log(registry.register(o, 'held', token), registry.unregister(token), registry.unregister(token), registry);
try { registry.register(o, o); } catch (e) { console.log(e.name, e.message); }
try { registry.register(1, 2); } catch (e) { console.log(e.name, e.message); }
try { new FinalizationRegistry(); } catch (e) { console.log(e.name, e.message); }
try { registry.unregister(1); } catch (e) { console.log(e.name, e.message); }

//// listeners of an object in a WeakMap
const listeners = new WeakMap();
const on = (o, f) => { if (!listeners.has(o)) listeners.set(o, []); listeners.get(o).push(f); };
const emit = (o, ...args) => (listeners.get(o) ?? []).forEach(f => f(...args));
const button = { id: 1 };
on(button, x => console.log('first', x)); on(button, x => console.log('second', x));
emit(button, 'click'); emit({}, 'nothing'); console.log(button);
