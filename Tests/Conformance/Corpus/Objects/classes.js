//// a class
class Rectangle {
  static count = 0;
  #label = 'rect';
  constructor(w, h) { this.w = w; this.h = h; Rectangle.count++; }
  get area() { return this.w * this.h; }
  set area(a) { this.h = a / this.w; }
  describe() { return `${this.#label} ${this.w}x${this.h}`; }
  static square(n) { return new this(n, n); }
}
const r = new Rectangle(2, 3); r.area = 10;
console.log(r, r.area, r.describe(), Rectangle.square(4), Rectangle.count, typeof Rectangle, Rectangle.name, Rectangle.length, Object.getOwnPropertyNames(Rectangle.prototype));

//// inheritance
class Animal { constructor(name) { this.name = name; } speak() { return `${this.name} makes a sound`; } static create(...a) { return new this(...a); } }
class Dog extends Animal { constructor(name, breed) { super(name); this.breed = breed; } speak() { return super.speak() + ', woof'; } }
const d = Dog.create('Rex', 'lab');
console.log(d, d.speak(), d instanceof Animal, Object.getPrototypeOf(Dog) === Animal, d.constructor.name, Dog);

//// what classes forbid
class A { constructor() { this.x = 1; } m() {} }
class B extends A { constructor() { try { this.y = 1; } catch (e) { console.log(e.name, e.message); } super(); } }
new B();
for (const f of [() => A(), () => new (new A().m)(), () => { class C extends null {} new C(); }, () => { class D extends 5 {} }, () => { A.prototype = 1; console.log('silent'); }, () => { class E { constructor() { super.x(); } } new E(); }]) { try { f(); } catch (e) { console.log(e.name, e.message); } }

//// private members
class Account {
  #balance = 0; static #opened = 0;
  constructor() { Account.#opened++; }
  #check(n) { if (n <= 0) throw new RangeError('amount must be positive'); }
  deposit(n) { this.#check(n); this.#balance += n; return this; }
  get balance() { return this.#balance; }
  static get opened() { return Account.#opened; }
  static isAccount(o) { return #balance in o; }
}
const a = new Account().deposit(50);
console.log(a.balance, a, Account.opened, Account.isAccount(a), Account.isAccount({}), a['#balance']);
try { a.deposit(-1); } catch (e) { console.log(e.name, e.message); }
try { Account.prototype.deposit.call({}, 1); } catch (e) { console.log(e.name, e.message); }

//// fields and their order
const log = [];
class A { a = log.push('A.a'); constructor() { log.push('A()'); } }
class B extends A { b = log.push('B.b'); static s = log.push('static'); ['com' + 'puted'] = 1; fn = () => this.b; constructor() { log.push('before'); super(); log.push('after'); } }
const b = new B(); console.log(log, b, b.fn.call(null));

//// static blocks
class Config { static values = new Map(); static { for (const k of ['a', 'b']) this.values.set(k, k.toUpperCase()); } static { this.ready = true; } }
console.log(Config.values, Config.ready, Config);

//// accessors in hierarchies
class A { get v() { return 'A'; } set v(x) { console.log('set', x); } }
class B extends A { get v() { return super.v + 'B'; } }
const b = new B(); b.v = 1; console.log(b.v);
class C extends A { set v(x) { super.v = x + '!'; } } const c = new C(); c.v = 2; console.log(c.v);

//// mixins
const Flies = Base => class extends Base { fly() { return `${this.name} flies`; } };
const Swims = Base => class Swims extends Base { swim() { return `${this.name} swims`; } };
class Bird { constructor(n) { this.name = n; } }
class Duck extends Swims(Flies(Bird)) {}
const d = new Duck('Donald'); console.log(d.fly(), d.swim(), d, Object.getPrototypeOf(Duck).name);

//// classes are values
const make = (greeting) => class { hello() { return greeting; } };
const Hi = make('hi'); console.log(new Hi().hello(), Hi.name, make('x').name, [class {}, class Named {}], new (class { x = 1; })(), (class extends Hi {}).name);

//// new.target and abstract classes
class Shape { constructor() { if (new.target === Shape) throw new TypeError('Shape is abstract'); this.kind = new.target.name; } area() { throw new Error(`${this.kind} has no area`); } }
class Circle extends Shape { r = 2; area() { return Math.round(Math.PI * this.r ** 2); } }
class Blob extends Shape {}
console.log(new Circle().area(), new Circle());
try { new Shape(); } catch (e) { console.log(e.message); }
try { new Blob().area(); } catch (e) { console.log(e.message); }

//// instanceof and constructor
function Old() {} Old.prototype.hi = () => 'hi';
class New extends Old {}
console.log(new New() instanceof Old, new New().hi(), new Old(), Object.create(Old.prototype) instanceof Old, Old.prototype.constructor === Old, new Old().constructor.name);
try { ({}) instanceof 5; } catch (e) { console.log(e.message); } try { ({}) instanceof (() => 1); } catch (e) { console.log(e.message); }

//// extending built-ins
class Names extends Array { first() { return this[0]; } }
const n = Names.from(['x', 'y']); n.push('z');
console.log(n, n.first(), n.length, n.map(s => s + s), n instanceof Array, Array.isArray(n));
class MyError extends Error { constructor(m, code) { super(m); this.name = 'MyError'; this.code = code; } }
const e = new MyError('bad', 7); console.log(String(e), e instanceof MyError, e instanceof Error, e.code, e.stack.split('\n')[0]);

//// methods, toString and enumeration
class P { a = 1; m() {} static s() {} get g() { return 1; } async am() {} *gm() {} }
for (const k in new P()) console.log(k);
console.log(new P().m, P.s, new P().am, new P().gm, P.prototype.m.name, Object.getOwnPropertyDescriptor(P.prototype, 'g').get.name, new P().m.toString(), String(class Tiny { x = 1 }));

//// a linked list
class Node { constructor(v, next = null) { this.v = v; this.next = next; } }
class List { head = null; size = 0; add(v) { this.head = new Node(v, this.head); this.size++; return this; } *[Symbol.iterator]() { for (let n = this.head; n; n = n.next) yield n.v; } }
const l = new List().add(1).add(2).add(3); console.log([...l], l, l.size);

//// a binary tree
class Tree { insert(v) { if (this.v === undefined) this.v = v; else (this[v < this.v ? 'left' : 'right'] ??= new Tree()).insert(v); return this; } has(v) { return this.v === v || !!this[v < this.v ? 'left' : 'right']?.has(v); } depth() { return 1 + Math.max(this.left?.depth() ?? 0, this.right?.depth() ?? 0); } }
const t = [5, 3, 8, 1, 4].reduce((t, v) => t.insert(v), new Tree());
console.log(t.has(4), t.has(7), t.depth(), t);

//// observers
class Subject { #o = new Set(); subscribe(f) { this.#o.add(f); return () => this.#o.delete(f); } next(v) { for (const f of this.#o) f(v); } }
const s = new Subject(), stop = s.subscribe(v => console.log('got', v)); s.next(1); stop(); s.next(2);

//// constructors may return another object
class Single { static #one; constructor() { if (Single.#one) return Single.#one; Single.#one = this; } }
console.log(new Single() === new Single()); class R { constructor() { return { other: 1 }; } } console.log(new R(), new R() instanceof R);
