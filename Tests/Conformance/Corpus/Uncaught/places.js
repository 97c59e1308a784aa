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
