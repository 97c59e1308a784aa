//// class A { static x = (() => { throw new Error('static field'
class A { static x = (() => { throw new Error('static field') })() }

//// class A { static { throw new Error('static block') } }
class A { static { throw new Error('static block') } }

//// const c = 1; c++
const c = 1; c++

//// Math.max(...5)
Math.max(...5)

//// class A extends undefined {}
class A extends undefined {}

//// new (() => {})
new (() => {})

//// const v = null; const [a] = v
const v = null; const [a] = v

//// let a; [a] = null
let a; [a] = null

//// for (const [a] of [1]) ;
for (const [a] of [1]) ;

//// ((a, [b]) => 1)(1, 2)
((a, [b]) => 1)(1, 2)

//// 'use strict'; const o = Object.freeze({ a: 1 }); delete o.a
'use strict'; const o = Object.freeze({ a: 1 }); delete o.a

//// class A { constructor() { } } class B extends A { constructo
class A { constructor() { } } class B extends A { constructor(x) { const y = 1; } } new B

//// class A { constructor() { } } class B extends A { constructo
class A { constructor() { } } class B extends A { constructor(x) { this.foo() } } new B

//// class A { constructor() { } } class B extends A { constructo
class A { constructor() { } } class B extends A { constructor(x) { const f = () => this; f() } } new B

//// const X = {}; class A extends X.y {}
const X = {}; class A extends X.y {}

//// class A { #x = 1; m(o) { o.#x++ } } new A().m({})
class A { #x = 1; m(o) { o.#x++ } } new A().m({})

//// class A { #x; m(o) { return #x in o } } new A().m(1)
class A { #x; m(o) { return #x in o } } new A().m(1)

//// const tag = 5; tag`x`
const tag = 5; tag`x`

//// f().x.y.z; function f() { return { x: 1 } }
f().x.y.z; function f() { return { x: 1 } }

//// new Map().get(1).x.y()
new Map().get(1).x.y()

//// function f() {} f(...undefined)
function f() {} f(...undefined)

//// const o = {}; f(...o.x); function f() {}
const o = {}; f(...o.x); function f() {}

//// const o = {}; [...o.x]
const o = {}; [...o.x]

//// yieldStar().next(); function* yieldStar() { yield* 5 }
yieldStar().next(); function* yieldStar() { yield* 5 }

//// for (const x of {}.y) ;
for (const x of {}.y) ;

//// what a class runs is called from where something was got last
let a = 1;
class A { m() {} static x = this.y.z }

//// a static block behind another class
class P { static s = 1 }
class Q { static { missing() } }

//// what is no superclass
let q = { a: 1 };
class R extends 5 {}

//// a private method is not written
class S { #m() {} static write(s) { s.#m = 1 } }
S.write(new S());

//// a private getter is not written
class T { get #g() { return 1 } write() { this.#g += 1 } }
new T().write();

//// a call of super's
class U extends Object { m() { return super.missing() } }
new U().m();

//// for await goes through `of` alone
async function f() { for await (const x in y) {} }

//// no built-in module of that name
require('node:missing');

//// a pattern whose iterator has no next
const it = { [Symbol.iterator]() { return {}; } };
let [a, [z]] = [1, it];

//// a pattern whose iterator gives no object
const it = { [Symbol.iterator]() { return { next: () => 1 }; } };
let [first, ...rest] = it;
