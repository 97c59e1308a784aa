import Testing
@testable import Syntax

/// Early errors and their words; the words are V8's.
@Suite struct EarlyErrorTests {
    @Test(arguments: [
        ("a b", "Unexpected identifier 'b'"), ("}", "Unexpected token '}'"), ("a 1", "Unexpected number"), ("a 'b'", "Unexpected string"),
        ("f(a b)", "missing ) after argument list"), ("@", "Invalid or unexpected token"), ("'abc", "Invalid or unexpected token"),
        ("return", "Illegal return statement"), ("break", "Illegal break statement"), ("enum", "Unexpected reserved word"),
        ("continue", "Illegal continue statement: no surrounding iteration statement"),
        ("1 = a", "Invalid left-hand side in assignment"), ("++1", "Invalid left-hand side expression in prefix operation"),
        ("1++", "Invalid left-hand side expression in postfix operation"), ("({ a = 1 })", "Invalid shorthand property initializer"),
        ("const a", "Missing initializer in const declaration"), ("let {a}", "Missing initializer in destructuring declaration"),
        ("let let = 1", "let is disallowed as a lexically bound name"), ("try {} a", "Missing catch or finally after try"),
        ("function (a) {}", "Function statements require a function name"),
        ("switch (a) { default: default: }", "More than one default clause in switch statement"),
        ("import a from 'b'", "Cannot use import statement outside a module"), ("export {}", "Unexpected token 'export'"),
        ("a => b => { 'use strict'; yield }", "Unexpected strict mode reserved word"),
        ("'use strict'; with (a) b", "Strict mode code may not include a with statement"),
        ("'use strict'; 010", "Octal literals are not allowed in strict mode."),
        ("'use strict'; '\\01'", "Octal escape sequences are not allowed in strict mode."),
        ("function f() { '\\01'; 'use strict' }", "Octal escape sequences are not allowed in strict mode."),
        ("'use strict'; eval = 1", "Unexpected eval or arguments in strict mode"),
        ("function eval() { 'use strict' }", "Unexpected eval or arguments in strict mode"),
        ("function f(static) { 'use strict' }", "Unexpected strict mode reserved word"),
        ("function f(a, a) { 'use strict' }", "Duplicate parameter name not allowed in this context"),
        ("(a, a) => b", "Duplicate parameter name not allowed in this context"),
        ("function f(a = 1) { 'use strict' }", "Illegal 'use strict' directive in function with non-simple parameter list"),
        ("function f(...a, b) {}", "Rest parameter must be last formal parameter"),
        ("function* g(a = yield) {}", "Yield expression not allowed in formal parameter"),
        ("async function f(a = await 1) {}", "Illegal await-expression in formal parameters of async function"),
        ("({ get a(b) {} })", "Getter must not have any formal parameters."),
        ("({ set a() {} })", "Setter must have exactly one formal parameter."),
        ("class A { constructor() {} constructor() {} }", "A class may only have one constructor"),
        ("class A { get constructor() {} }", "Class constructor may not be an accessor"),
        ("class A { constructor = 1 }", "Classes may not have a field named 'constructor'"),
        ("class A { static prototype() {} }", "Classes may not have a static property named 'prototype'"),
        ("class A { #a; #a }", "Identifier '#a' has already been declared"),
        ("class A { m() { this.#b } }", "Private field '#b' must be declared in an enclosing class"),
        ("class A { #a; m() { delete this.#a } }", "Private fields can not be deleted"),
        ("class A { a = arguments }", "'arguments' is not allowed in class field initializer or static initialization block"),
        ("class A { constructor() { super() } }", "'super' keyword unexpected here"),
        ("function f() { new.target; super.x }", "'super' keyword unexpected here"),
    ])
    func messages(_ text: String, _ expected: String) { #expect(message(text) == expected) }

    @Test(arguments: [
        "class A { m() { class B { n(o) { o.#a } } } #a }", "class A { static async = 1; get; set; static; async\nm() {} }",
        "class A { 'constructor'() {} static constructor() {} }", "class A { get #a() {} set #a(b) {} }",
        "class A { static { (function () { arguments; await: 1 }) } }", "function f() { function await() {} }",
        "class A { x = () => { new.target; super.y } }", "({ m() { super.x } })", "var yield, await, async, of, static1",
        "'use strict'; ({ eval: 1, static: 2 }).static", "function f() { 'use strict'; } with (a) b", "\"use\\u0020strict\"; with (a) b",
        "('use strict'); with (a) b", "async () => { for await (x of y) await x }",
    ])
    func noErrors(_ text: String) { #expect(message(text) == nil) }

    @Test(arguments: [
        ("(", "", "Unterminated group"), ("a**", "", "Nothing to repeat"), ("[b-a]", "", "Range out of order in character class"),
        ("a{2,1}", "", "numbers out of order in {} quantifier"), ("\\1", "u", "Invalid escape"), ("{", "u", "Lone quantifier brackets"),
        ("(?<a>)(?<a>)", "", "Duplicate capture group name"), ("\\k<a>(?<b>)", "", "Invalid named capture referenced"),
        ("\\p{Foo}", "u", "Invalid property name"), ("[a&&b--c]", "v", "Invalid set operation in character class"),
        ("[^\\q{ab}]", "v", "Negated character class may contain strings"), ("(?i-i:a)", "", "Invalid group"),
        ("(?<a>x)|(?<a>y)", "", nil), ("(?i-s:a)", "", nil), ("\\p{Script=Greek}[\\d--[5-9]]", "v", nil), ("{", "", nil),
        ("a{,5}\\k]", "", nil), ("(?=a)*", "", nil), ("\\u{1F600}[^\\]]", "u", nil),
    ] as [(String, String, String?)])
    func patterns(_ pattern: String, _ flags: String, _ problem: String?) {
        #expect(RegExpReader.problem(inPattern: Array(pattern.utf16), flags: Array(flags.utf16)) == problem)
    }
}
