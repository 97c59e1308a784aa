//// making arrays
console.log([1, 2, 3], new Array(3), new Array(3).fill(0), Array.of(3), Array.from('abc'), Array.from({ length: 3 }, (_, i) => i * i), [...new Set([1, 1, 2])]);
console.log([, 1, , 2], [1, , ].length, Array(2).join('-'), Array.isArray([]), Array.isArray({ length: 0 }), typeof []);

//// adding and removing
const a = [1, 2, 3];
console.log(a.push(4, 5), a.pop(), a.unshift(0), a.shift(), a, a.splice(1, 1), a, a.splice(1, 0, 'x', 'y'), a, a.splice(-1), a);
a.length = 1; console.log(a); a[3] = 'far'; console.log(a, a.length, 2 in a, a.indexOf(undefined), a.includes(undefined));

//// slice, concat and spread copy
const a = [1, [2], 3], b = a.slice(), c = [...a], d = a.concat([4], 5, [[6]]);
b[0] = 'b'; c[1].push('shared');
console.log(a, b, c, d, a.slice(-2), a.slice(1, -1), a.at(-1));

//// map, filter and reduce
const people = [{ n: 'Ann', age: 31 }, { n: 'Bo', age: 17 }, { n: 'Cy', age: 25 }];
console.log(people.map(p => p.n), people.filter(p => p.age >= 18).length, people.reduce((sum, p) => sum + p.age, 0));
console.log(people.reduce((by, p) => ({ ...by, [p.n]: p.age }), {}), [[1], [2, 3]].reduceRight((x, y) => x.concat(y)));
try { [].reduce((x, y) => x + y); } catch (e) { console.log(e.name, e.message); }

//// finding
const xs = [5, 12, 8, 130, 44];
console.log(xs.find(x => x > 10), xs.findIndex(x => x > 10), xs.findLast(x => x > 10), xs.findLastIndex(x => x < 0), xs.some(x => x > 100), xs.every(x => x > 4), xs.indexOf(8), xs.find(x => x > 999));

//// sorting
console.log([10, 9, 1].sort(), [10, 9, 1].sort((a, b) => a - b), ['b', undefined, 'a'].sort(), [3, 1, 2].sort().reverse(), [1, 2, 3].toSorted((a, b) => b - a));
const list = [{ n: 'b', v: 1 }, { n: 'a', v: 1 }, { n: 'c', v: 0 }];
console.log(list.sort((x, y) => x.v - y.v).map(x => x.n).join(''), [true, false].sort(), [-1, -2, 5].sort());
try { [1, 2].sort('x'); } catch (e) { console.log(e.name, e.message); }

//// flattening
console.log([1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), ['a b', 'c'].flatMap(s => s.split(' ')), [[], [1]].flat(), [1, , 3].flat());

//// methods that leave the array alone
const a = [3, 1, 2];
console.log(a.toSorted(), a.toReversed(), a.with(0, 9), a.toSpliced(1, 1, 'x', 'y'), a);
try { a.with(5, 0); } catch (e) { console.log(e.name, e.message); }

//// filling and copying within
console.log(new Array(4).fill('x', 1, 3), [1, 2, 3, 4, 5].copyWithin(0, 3), [1, 2, 3].fill(0, -1));
const rows = new Array(2).fill([]); rows[0].push(1); console.log(rows, rows[0] === rows[1]);
const good = Array.from({ length: 2 }, () => []); good[0].push(1); console.log(good);

//// iterating
const a = ['x', 'y'];
for (const v of a) console.log(v);
for (const [i, v] of a.entries()) console.log(i, v);
for (const i in a) console.log(i, typeof i);
a.forEach((v, i, all) => console.log(v, i, all === a));
console.log([...a.keys()], [...a.values()], a.entries(), a[Symbol.iterator] === a.values);

//// destructuring arrays
const [a, , b = 'default', ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
let x = 1, y = 2; [x, y] = [y, x]; console.log(x, y);
const [[p], { q: [r] }] = [[1], { q: [2] }]; console.log(p, r);
const [c1, c2] = 'hi'; console.log(c1, c2);
try { const [z] = null; } catch (e) { console.log(e.message); }
try { const [z] = {}; } catch (e) { console.log(e.message); }
try { const { z } = undefined; } catch (e) { console.log(e.message); }

//// array-like objects
function f() { return [arguments.length, Array.from(arguments), Array.prototype.slice.call(arguments, 1), [...arguments]]; }
console.log(f('a', 'b', 'c'), Array.prototype.map.call('abc', c => c + c), Array.from({ length: 2, 0: 'x' }));
(function () { console.log(arguments, arguments[0]); })(1, 'two');

//// holes
const a = [1, , 3];
let seen = 0; a.forEach(() => seen++);
console.log(seen, a.map(x => x * 2), a.filter(() => true), Object.keys(a), [...a], a.join('-'), 1 in a, JSON.stringify(a), a.reduce((s, x) => s + x));
delete a[0]; console.log(a, a.findIndex(x => x === undefined), a.length);

//// grouping
const inventory = [{ name: 'pear', kind: 'fruit' }, { name: 'leek', kind: 'vegetable' }, { name: 'fig', kind: 'fruit' }];
const byKind = inventory.reduce((m, i) => { (m[i.kind] ??= []).push(i.name); return m; }, {});
console.log(byKind);

//// chunk, zip, range and unique
const chunk = (xs, n) => xs.length ? [xs.slice(0, n), ...chunk(xs.slice(n), n)] : [];
const zip = (...xs) => xs[0].map((_, i) => xs.map(x => x[i]));
const range = (a, b, step = 1) => Array.from({ length: Math.ceil((b - a) / step) }, (_, i) => a + i * step);
console.log(chunk([1, 2, 3, 4, 5], 2), zip([1, 2], ['a', 'b']), range(0, 10, 3), [...new Set([3, 1, 3])]);

//// a matrix
const m = [[1, 2, 3], [4, 5, 6]];
const transpose = m => m[0].map((_, c) => m.map(r => r[c]));
console.log(transpose(m), m.map(r => r.join(' ')).join('\n'), m.flat().length);

//// long and nested arrays print short
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log([[[[1]]]], [['a', ['b', ['c', ['d']]]]], Array.from({ length: 8 }, (_, i) => 'item number ' + i));

//// arrays with properties
const a = [1, 2]; a.label = 'mine'; a[-1] = 'neg';
console.log(a, a.length, Object.keys(a), JSON.stringify(a));

//// array limits
try { new Array(-1); } catch (e) { console.log(e.name, e.message); }
try { [].length = 2 ** 32; } catch (e) { console.log(e.name, e.message); }
const frozen = Object.freeze([1, 2]);
try { 'use strict'; frozen.push(3); } catch (e) { console.log(e.name, e.message); }
console.log(frozen, Object.isFrozen(frozen));

//// stacks and queues
class Queue { #items = []; add(x) { this.#items.push(x); return this; } take() { return this.#items.shift(); } get size() { return this.#items.length; } }
const q = new Queue().add('a').add('b');
console.log(q.take(), q.size, q.take(), q.take(), q);

//// binary search
const search = (xs, x) => { let lo = 0, hi = xs.length - 1; while (lo <= hi) { const mid = lo + hi >> 1; if (xs[mid] === x) return mid; xs[mid] < x ? lo = mid + 1 : hi = mid - 1; } return -1; };
const xs = [1, 3, 5, 7, 9, 11];
console.log(xs.map(x => search(xs, x)), search(xs, 4));
