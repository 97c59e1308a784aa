// `instanceof`, asked many times: the answer changes with whatever it rests on.
function A() {}
class B { constructor() { this.x = 1; } }
class C extends B {}
const a = new A(), b = new B(), c = new C(), plain = {}, bare = Object.create(null);
const all = { a, b, c, plain, bare, text: 'text', number: 5, nothing: undefined, f: A, array: [] };

function tell(name, constructors = { A, B, C }) {
  const line = [];
  for (let round = 0; round < 3; round++) {
    for (const [key, constructor] of Object.entries(constructors)) {
      const who = Object.keys(all).filter(k => all[k] instanceof constructor).join();
      if (round == 2) line.push(key + ': ' + (who || '-'));
    }
  }
  console.log(name + ' | ' + line.join(' | '));
}

tell('first');
A.prototype = B.prototype;
tell('A has the prototype of B');
A.prototype = {};
tell('A has another');
all.a = new A();
tell('a is new');
Object.setPrototypeOf(plain, C.prototype);
tell('plain inherits from C');
Object.setPrototypeOf(C.prototype, A.prototype);
tell('C inherits from A');
Object.setPrototypeOf(C.prototype, B.prototype);
tell('and from B again');
Object.defineProperty(C, Symbol.hasInstance, { value: x => typeof x == 'number', configurable: true });
tell('C says itself');
delete C[Symbol.hasInstance];
tell('and no more');
Object.defineProperty(B, Symbol.hasInstance, { value(x) { return this === C && typeof x == 'string'; }, configurable: true });
tell('B says for C');
delete B[Symbol.hasInstance];
tell('nobody says');
Object.setPrototypeOf(C, { [Symbol.hasInstance]: x => Array.isArray(x), __proto__: Function.prototype });
tell('what C inherits from says');
Object.setPrototypeOf(C, B);
C.extra = 1;
tell('C has one more');

// Many shapes of one class, many classes of one code.
const many = [], classes = [];
for (let i = 0; i < 300; i++) {
  const K = class { constructor(n) { this['p' + n] = n; } };
  classes.push(K);
  many.push(new K(i % 7));
}
let right = 0;
for (let round = 0; round < 3; round++) {
  if (round == 1) globalThis.gc?.();
  for (let i = 0; i < 300; i++) for (const j of [i, (i + 1) % 300, (i * 7) % 300]) if (many[i] instanceof classes[j] === (i == j)) right++;
}
console.log(right);

// A function that is made over and over, and a proxy on the way.
let yes = 0;
for (let i = 0; i < 200; i++) {
  function F() {}
  const f = new F();
  if (i & 1) F.prototype = {};
  if (f instanceof F) yes++;
}
console.log(yes);
let asked = 0;
const proxy = new Proxy({}, { getPrototypeOf() { return asked++ & 1 ? B.prototype : null; } });
const behind = Object.create(proxy);
console.log([1, 2, 3, 4].map(() => behind instanceof B), asked);

const bound = B.bind(null), arrow = () => 1;
console.log(b instanceof bound, c instanceof bound, a instanceof bound);
for (const right of [arrow, {}, 5, undefined, Object.create(B), { prototype: B.prototype }]) {
  for (let i = 0; i < 2; i++) {
    try { console.log(b instanceof right); } catch (error) { console.log(error.name + ': ' + error.message); }
  }
}
A.prototype = 5;
try { console.log(a instanceof A); } catch (error) { console.log(error.name + ': ' + error.message); }
console.log(5 instanceof A);
