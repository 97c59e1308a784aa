//// the iterator protocol
const countdown = { from: 3, [Symbol.iterator]() { let n = this.from; return { next: () => n > 0 ? { done: false, value: n-- } : { done: true, value: undefined }, return() { console.log('closed'); return {}; } }; } };
for (const n of countdown) { console.log(n); if (n === 2) break; } console.log([...countdown], Math.max(...countdown)); const [a, b] = countdown; console.log(a, b); const [...all] = countdown; console.log(all); try { for (const n of countdown) throw new Error('stop'); } catch (e) { console.log(e.message); }

//// array iterators
const it = ['a', 'b'][Symbol.iterator](); console.log(it.next(), it.next(), it.next(), it.next(), it, String(it), it[Symbol.iterator]() === it); const e = ['x'].entries(); console.log(e.next().value, [...e]);

//// iterables in the language
console.log(new Set('abc'), new Map([[1, 2]]), Array.from(new Set([1, 2]), x => x * 2), Object.fromEntries(new Map([['a', 1]])), [...'héy👋'], Math.min(...new Set([3, 1])), [...[1, 2].keys()]); try { const [x] = 5; } catch (e) { console.log(e.message); } try { [...{}]; } catch (e) { console.log(e.message); } try { new Set(1); } catch (e) { console.log(e.message); }

//// a lazy pipeline without generators
class Lazy { constructor(it) { this.it = it; } static from(iterable) { return new Lazy(() => iterable[Symbol.iterator]()); } map(f) { const it = this.it; return new Lazy(() => { const i = it(); return { next() { const r = i.next(); return r.done ? r : { done: false, value: f(r.value) }; } }; }); } take(n) { const it = this.it; return new Lazy(() => { const i = it(); let k = 0; return { next: () => k++ < n ? i.next() : { done: true } }; }); } [Symbol.iterator]() { return this.it(); } } const naturals = { [Symbol.iterator]() { let n = 0; return { next: () => ({ done: false, value: n++ }) }; } }; console.log([...Lazy.from(naturals).map(x => x * x).take(5)]);

//// a simple generator
function* gen() { console.log('start'); const x = yield 1; console.log('got', x); try { yield 2; } finally { console.log('cleanup'); } return 3; }
const g = gen(); console.log(g.next('ignored'), g.next('hello'), g.return('bye'), g.next(), g, Object.prototype.toString.call(g)); console.log([...gen()]);

//// throwing into a generator
function* g() { while (true) { try { yield 'waiting'; } catch (e) { console.log('caught', e); } } } const it = g(); it.next(); console.log(it.throw('oops'), it.next()); const it2 = g(); try { it2.throw(new Error('early')); } catch (e) { console.log(e.message); } console.log(it2.next());

//// infinite sequences
function* fib() { let [a, b] = [0, 1]; while (true) { yield a; [a, b] = [b, a + b]; } } function* take(n, it) { let i = 0; for (const v of it) { if (i++ >= n) return; yield v; } } console.log([...take(10, fib())]); const [x, y, z] = fib(); console.log(x, y, z);

//// delegating with yield*
function* inner() { const r = yield 'a'; return 'inner result ' + r; } function* outer() { const v = yield* inner(); yield v; yield* [1, 2]; yield* 'hi'; } const it = outer(); console.log(it.next(), it.next('R'), [...it]);

//// walking a tree
class Tree { constructor(v, l, r) { this.v = v; this.l = l; this.r = r; } *[Symbol.iterator]() { if (this.l) yield* this.l; yield this.v; if (this.r) yield* this.r; } } const t = new Tree(4, new Tree(2, new Tree(1), new Tree(3)), new Tree(6)); console.log([...t], Math.max(...t));

//// generators as coroutines
function* producer(out) { for (const x of [1, 2, 3]) { out.push('p' + x); yield; } } function* consumer(out) { while (true) { out.push('c'); yield; } } const out = [], a = producer(out), b = consumer(out); while (!a.next().done) b.next(); console.log(out.join(' '));

//// generator objects
function* g() {} const it = g(); console.log(it[Symbol.iterator]() === it, typeof it.next, g.constructor.name, it instanceof g, Object.getPrototypeOf(g).constructor.name, g); try { new g(); } catch (e) { console.log(e.message); } const o = { *m() { yield this.v; }, v: 7 }; console.log([...o.m()], o); class C { static *s() { yield 1; } *[Symbol.iterator]() { yield 'i'; } } console.log([...C.s(), ...new C()]);

//// running itself
function* g() { try { it.next(); } catch (e) { yield e.message; } } const it = g(); console.log(it.next().value);

//// permutations and combinations
function* perms(a, n = a.length) { if (n <= 1) yield a.slice(); else for (let i = 0; i < n; i++) { yield* perms(a, n - 1); const j = n % 2 ? 0 : i; [a[n - 1], a[j]] = [a[j], a[n - 1]]; } } console.log([...perms([1, 2, 3])].map(p => p.join('')).join(' ')); function* combos(a, k, s = 0, cur = []) { if (cur.length === k) { yield cur; return; } for (let i = s; i < a.length; i++) yield* combos(a, k, i + 1, [...cur, a[i]]); } console.log([...combos(['a', 'b', 'c', 'd'], 2)].map(c => c.join('')));

//// ids and state machines
function* ids(prefix) { let n = 1; while (true) { const reset = yield `${prefix}-${n++}`; if (reset) n = 1; } } const id = ids('u'); console.log(id.next().value, id.next().value, id.next(true).value); function* light() { while (true) { yield 'green'; yield 'yellow'; yield 'red'; } } const l = light(); console.log(Array.from({ length: 5 }, () => l.next().value));

//// destructuring closes generators
function* g() { try { yield 1; yield 2; yield 3; } finally { console.log('closed'); } } const [a] = g(); console.log(a); const [b, c, d, e] = g(); console.log(b, c, d, e); for (const x of g()) { console.log(x); break; } const m = new Map([...g()].map(x => [x, x])); console.log(m.size);
//// loops that step behind their body: what is bound, captured, left and closed
for (const [k,v] of new Map([[1,2],[3,4]])) console.log(k,v);
for (const [,v] of new Map([[1,2],[3,4]])) console.log(v);
for (const [k] of new Map([[1,2],[3,undefined]])) console.log(k);
let fs=[]; for (const [k,v] of new Map([[1,2],[3,undefined]])) fs.push(()=>k+':'+v); console.log(fs.map(f=>f()));
for (let [k,v] of [[1,2],[3,4],'ab',new Set([7,8])]) { k+='!'; console.log(k,v); }
function* g(){ try { yield 1; yield 2; yield 3 } finally { console.log('fin') } }
for (const x of g()) { if (x==2) break; console.log(x) }
for (let x of g()) { if (x==2) continue; fs.push(()=>x); console.log(x) } console.log(fs.at(-1)());
for (var q of g()) ; console.log(q);
outer: for (const x of [1,2,3]) for (const y of g()) { if (y==2) continue outer; console.log(x,y) }
for (const k in {a:1,b:2}) { console.log(k); fs.push(()=>k) } console.log(fs.slice(-2).map(f=>f()));
try { for (const x of [1]) { x; throw new Error('e') } } catch(e) { console.log(e.stack.match(/\w+\.js:\d+:\d+/)[0]) }
try { for (const [a,b] of [1]) {} } catch(e) { console.log(e.message) }
try { for (const [a,b] of new Map([[1,2]])) { a = 3 } } catch(e) { console.log(e.message) }
(async()=>{ async function* ag(){ yield 1; yield 2 } for await (const x of ag()) console.log(x); for await (const y of [Promise.resolve(5),6]) { fs.push(()=>y); console.log(y); } console.log(fs.slice(-2).map(f=>f()));
for await (const [a,b] of new Map([[1,2]])) console.log(a,b);
})();
const it=Object.getPrototypeOf([][Symbol.iterator]()); it.return=function(){ console.log('ret'); return {} };
for (const [k] of new Map([[1,2],[3,4]])) console.log(k);
