//// a Map keeps any key
const m = new Map([['a', 1], [1, 'one'], [NaN, 'nan']]);
const o = {};
m.set(o, 'object').set(-0, 'zero');
console.log(m, m.size, m.get(NaN), m.get(0), m.get({}), m.get(o), m.has('a'), m.delete('a'), m.delete('a'), m.size);

//// order of a Map
const m = new Map([['b', 1], ['a', 2]]);
m.set('b', 3); m.delete('a'); m.set('a', 4); m.set('c', 5);
console.log([...m], [...m.keys()], [...m.values()], m.entries(), m[Symbol.iterator] === m.entries);
for (const [k, v] of m) console.log(k, v);
m.forEach((v, k, map) => console.log(v, k, map === m));

//// changing a Map while looping
const m = new Map([[1, 'a'], [2, 'b'], [3, 'c']]);
for (const [k] of m) { console.log(k); if (k === 1) m.delete(2); if (k === 3 && !m.has(4)) m.set(4, 'd'); }
m.clear(); console.log(m, m.size);

//// Maps and objects
const o = { x: 1, y: 2 }, m = new Map(Object.entries(o));
console.log(m, Object.fromEntries(m), JSON.stringify([...m]), JSON.stringify(m), new Map([...m].map(([k, v]) => [k, v * 2])));
try { new Map([1]); } catch (e) { console.log(e.name, e.message); }
try { new Map(5); } catch (e) { console.log(e.name, e.message); }
try { Map(); } catch (e) { console.log(e.name, e.message); }

//// counting words
const counts = new Map();
for (const w of 'the cat and the dog and the bird'.split(' ')) counts.set(w, (counts.get(w) ?? 0) + 1);
console.log(counts, [...counts].sort((a, b) => b[1] - a[1])[0]);

//// memoizing with a Map
function memoize(f) { const seen = new Map(); return n => { if (!seen.has(n)) seen.set(n, f(n)); return seen.get(n); }; }
let calls = 0; const square = memoize(n => { calls++; return n * n; });
console.log(square(4), square(4), square(5), calls);

//// a Set keeps each value once
const s = new Set([3, 1, 3, NaN, NaN, 0, -0, 'a', {}, {}]);
console.log(s, s.size, s.has(NaN), s.add(1) === s, s.delete(3), [...s][0]);
for (const [k, v] of s.entries()) { console.log(k === v || k !== k); break; }

//// set algebra by hand
const a = new Set([1, 2, 3]), b = new Set([2, 3, 4]);
console.log(new Set([...a, ...b]), new Set([...a].filter(x => b.has(x))), new Set([...a].filter(x => !b.has(x))), [...a].every(x => b.has(x)));

//// sets of strings and objects
const tags = new Set('hello'), people = new Set([{ n: 1 }]);
console.log(tags, people, people.has({ n: 1 }), new Set([[1, 2]]), new Set(), new Set([new Set([1])]));
console.log([...tags].sort().join(''), new Set('aab').size, Object.prototype.toString.call(tags));

//// nested Maps print
console.log(new Map([['list', [1, 2]], ['map', new Map([['k', { deep: { deeper: { deepest: 1 } } }]])]]));
console.log(new Map([[{ key: true }, new Set(['x'])]]), { m: new Map([[1, 2]]) }, [new Map()]);

//// Map iterators
const it = new Map([['a', 1], ['b', 2]]).entries();
console.log(it.next(), it, it.next(), it.next(), it[Symbol.toStringTag], it[Symbol.iterator]() === it);

//// a bidirectional Map
class TwoWay { #to = new Map(); #from = new Map(); set(a, b) { this.#to.set(a, b); this.#from.set(b, a); return this; } get(a) { return this.#to.get(a); } key(b) { return this.#from.get(b); } }
const t = new TwoWay().set('one', 1).set('two', 2);
console.log(t.get('one'), t.key(2), t);

//// extending Map
class DefaultMap extends Map { constructor(make, entries) { super(entries); this.make = make; } get(k) { if (!this.has(k)) this.set(k, this.make(k)); return super.get(k); } }
const d = new DefaultMap(() => [], [['a', [1]]]);
d.get('a').push(2); d.get('b').push(3);
console.log(d, d instanceof Map, d.size, Object.prototype.toString.call(d));

//// an LRU cache
class LRU {
  constructor(limit) { this.limit = limit; this.map = new Map(); }
  get(k) { if (!this.map.has(k)) return; const v = this.map.get(k); this.map.delete(k); this.map.set(k, v); return v; }
  set(k, v) { this.map.delete(k); this.map.set(k, v); if (this.map.size > this.limit) this.map.delete(this.map.keys().next().value); }
}
const c = new LRU(2); c.set('a', 1); c.set('b', 2); c.get('a'); c.set('c', 3);
console.log([...c.map.keys()], c.get('b'));

//// a graph as a Map of Sets
const graph = new Map();
const link = (a, b) => { for (const [x, y] of [[a, b], [b, a]]) { if (!graph.has(x)) graph.set(x, new Set()); graph.get(x).add(y); } };
link('A', 'B'); link('B', 'C'); link('C', 'D'); link('A', 'D');
function path(from, to) {
  const queue = [[from]], seen = new Set([from]);
  while (queue.length) {
    const p = queue.shift();
    if (p.at(-1) === to) return p;
    for (const n of graph.get(p.at(-1))) if (!seen.has(n)) { seen.add(n); queue.push([...p, n]); }
  }
}
console.log(graph, path('A', 'C'));
