//// symbols are unique
const a = Symbol('id'), b = Symbol('id');
console.log(a === b, a.toString(), a.description, Symbol().description, typeof a, String(a));
console.log(Symbol.for('app') === Symbol.for('app'), Symbol.keyFor(Symbol.for('app')), Symbol.keyFor(a));
try { a + ''; } catch (e) { console.log(e.message); }
try { +a; } catch (e) { console.log(e.message); }
try { new Symbol(); } catch (e) { console.log(e.message); }

//// symbols as keys are hidden from loops
const id = Symbol('id');
const user = { name: 'Ann', [id]: 7 };
for (const key in user) console.log(key);
console.log(Object.keys(user), JSON.stringify(user), user[id], Object.getOwnPropertySymbols(user), Reflect.ownKeys(user));
console.log(user, { ...user }[id], Object.assign({}, user)[id]);

//// Symbol.iterator makes a thing iterable
const range = { from: 1, to: 4, [Symbol.iterator]() { let n = this.from, to = this.to; return { next: () => n <= to ? { value: n++, done: false } : { value: undefined, done: true } }; } };
console.log([...range], Math.max(...range), Array.from(range, x => x * x));
const [first, , third] = range;
console.log(first, third);

//// Symbol.toStringTag and Symbol.hasInstance
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
console.log(2 instanceof Even, 3 instanceof Even);
class Box { get [Symbol.toStringTag]() { return 'Box'; } }
console.log(String(new Box()), Object.prototype.toString.call(new Box()), new Box());
console.log(Object.prototype.toString.call([]), Object.prototype.toString.call(null), Object.prototype.toString.call(/x/), Object.prototype.toString.call(new Map()));

//// Symbol.species and Symbol.isConcatSpreadable
class Stack extends Array { static get [Symbol.species]() { return Array; } }
const s = new Stack(1, 2, 3);
console.log(s, s.map(x => x) instanceof Stack, s.filter(Boolean).constructor.name);
const like = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
console.log([0].concat(like, [1]), [].concat({ length: 1, 0: 'x' }));

//// Symbol.toPrimitive decides about conversion
class Temperature {
  constructor(c) { this.c = c; }
  [Symbol.toPrimitive](hint) { return hint === 'string' ? `${this.c} °C` : this.c; }
}
const t = new Temperature(20);
console.log(`${t}`, t + 1, t > 15, t - 5, [t].join());

//// well-known symbols of regular expressions
const splitter = { [Symbol.split](s) { return s.toUpperCase().split('-'); } };
const searcher = { [Symbol.search]: s => s.length };
const replacer = { [Symbol.replace]: (s, r) => `${s}=>${r}` };
const matcher = { [Symbol.match]: s => [s, 'matched'] };
console.log('a-b'.split(splitter), 'abc'.search(searcher), 'x'.replace(replacer, 'y'), 'm'.match(matcher));

//// private-like state by symbols
const counter = Symbol('counter');
class Clicker {
  [counter] = 0;
  click() { return ++this[counter]; }
}
const c = new Clicker(); c.click(); c.click();
console.log(c.click(), Object.keys(c), c);

//// Symbol.unscopables
const arrayMethods = Array.prototype[Symbol.unscopables];
console.log(arrayMethods.keys, arrayMethods.map, Object.getPrototypeOf(arrayMethods));
