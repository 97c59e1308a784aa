//// // comment const b = 1; function b() {} // end
// comment
const b = 1; function b() {}
// end

//// // comment class A { x: 1 } // end
// comment
class A { x: 1 }
// end

//// // comment 'use strict'; "\01" // end
// comment
'use strict'; "\01"
// end

//// // comment /a/gg // end
// comment
/a/gg
// end

//// // comment /[/ // end
// comment
/[/
// end

//// // comment class A { m() { this.#x } } // end
// comment
class A { m() { this.#x } }
// end

//// // comment /* unterminated // end
// comment
/* unterminated
// end

//// // comment const PI = 3; const PI = 4 // end
// comment
const PI = 3; const PI = 4
// end

//// // comment if (a) function* g() {} // end
// comment
if (a) function* g() {}
// end

//// // comment “smart quotes” // end
// comment
“smart quotes”
// end

//// let s = "\u12 abc"; foo(1)
let s = "\u12 abc"; foo(1)

//// let s = `a\u{zz} b`; foo(1)
let s = `a\u{zz} b`; foo(1)

//// let x = 5 # 3
let x = 5 # 3

//// class A { 'x': 1 }
class A { 'x': 1 }

//// let [...a, b] = c
let [...a, b] = c

//// class A { #a = 1; m() { delete this.#a } }
class A { #a = 1; m() { delete this.#a } }

//// export { x }
export { x }
