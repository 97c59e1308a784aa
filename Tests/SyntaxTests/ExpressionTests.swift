import Testing
@testable import Syntax

@Suite struct ExpressionTests {
    @Test(arguments: [
        ("a + b * c - d", "((a add (b multiply c)) subtract d)"),
        ("a ** b ** c", "(a power (b power c))"),
        ("a || b && c", "(a or (b and c))"),
        ("a ?? b ?? c", "((a coalesce b) coalesce c)"),
        ("a < b == c", "((a less b) equal c)"),
        ("a & b ^ c | d", "(((a bitAnd b) bitXor c) bitOr d)"),
        ("!a instanceof b", "((not a) instanceof b)"),
        ("typeof a.b", "(typeof a.b)"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("a = b = c", "(a = (b = c))"),
        ("a >>>= b", "(a shiftRightUnsigned= b)"),
        ("a ||= b", "(a or= b)"),
        ("a, b", "(a, b)"),
        ("- -a++", "(minus (minus (a++)))"),
        ("new a.b(c).d", "new a.b(c).d"),
        ("new new a()()", "new new a()()"),
        ("new a", "new a()"),
        ("a?.b.c?.[d](e).f", "<a?.b.c?.[d](e).f>"),
        ("(a?.b).c", "<a?.b>.c"),
        ("a?.5:b", "(a ? 0.5 : b)"),
        ("f(...a, b)", "f(...a, b)"),
        ("a`b`.c", "a`b`.c"),
        ("[a, , ...b]", "[a, , ...b]"),
        ("import('x')", "import('x')"),
        ("async (a, b)", "async(a, b)"),
        ("async\n(a)", "async(a)"),
        ("yield\n", "yield"),
    ])
    func grouping(_ text: String, _ expected: String) throws { #expect(try grouped(text) == expected) }

    @Test(arguments: [
        ("[a, b = 1, [c], ...d] = e", "([a, b = 1.0, [c], ...d] = e)"),
        ("({ a, b: c, d = 1, [e]: f.g, ...h } = i)", "({a: a, b: c, d: d = 1.0, [e]: f.g, ...h} = i)"),
        ("[(a), (b.c)] = d", "([a, b.c] = d)"),
        ("[a, , b] = c", "([a, , b] = c)"),
        ("({ __proto__: a, __proto__: b } = c)", "({__proto__: a, __proto__: b} = c)"),
        ("[{ a = 1 }.b] = c", nil), ("({ a = 1 })", nil), ("[...a,] = b", nil), ("[(a = 1)] = b", nil), ("([a]) = b", nil),
        ("({ a() {} } = b)", nil), ("({ ...{ a } } = b)", nil), ("({ ...a, } = b)", nil), ("[f()] = a", nil),
        ("({ __proto__: a, __proto__: b })", nil),
    ] as [(String, String?)])
    func destructuring(_ text: String, _ expected: String?) throws {
        if let expected { #expect(try grouped(text) == expected) } else { #expect(syntaxError(text) != nil) }
    }

    @Test(arguments: ["() => {}", "a => a", "(a, b = 1, [c], { d }, ...e) => a", "async a => a", "async (a) => { await a }",
                      "async => async", "((a, b) => a, c)", "a => b => c", "(a,) => a", "f(a => a, b)", "a ? b => c : d => e",
                      "(a = b => c) => d", "async (a = async () => await 1) => a", "({ a = 1 }) => a", "([a, { b = 2 }]) => a"])
    func arrows(_ text: String) { #expect(syntaxError(text) == nil) }

    @Test(arguments: ["a\n=> b", "(a, b)\n=> c", "() + 1", "(a) => {} ()", "() => {} || a", "1 => a", "((a)) => b", "(a.b) => c",
                      "(...a, b) => c", "(a, a) => b", "async (await) => a", "async await => a", "(a + b) => c", "a + b => c",
                      "function* g() { (a = yield) => b }", "async function f() { (a = await 1) => b }", "new a => b"])
    func noArrows(_ text: String) { #expect(syntaxError(text) != nil) }

    @Test(arguments: ["a ?? b || c", "a && b ?? c", "-a ** b", "a?.b = c", "new a?.b()", "a?.`b`", "1 = a", "a++ = b", "++a++",
                      "a + b = c", "this = a", "new.target", "super.a", "super()", "import.meta", "new import(a)", "#a in b",
                      "f() &&= a", "'use strict'; f() = a", "'use strict'; eval++", "'use strict'; delete a"])
    func errors(_ text: String) { #expect(syntaxError(text) != nil) }

    @Test func webRealityCallsMayBeAssignedTo() { #expect(syntaxError("f() = 1; f()++; for (f() in a);") == nil) }

    @Test func ranges() throws {
        let script = try parse("  (a + b).c(d)")
        guard case .expression(let call) = script.body[0].kind, case .call(let callee, _, _) = call.kind,
              case .member(let sum, _, _) = callee.kind else { Issue.record("no call"); return }
        #expect(script.source.text(call.range) == "(a + b).c(d)")
        #expect(script.source.text(callee.range) == "(a + b).c")
        #expect(script.source.text(sum.range) == "a + b")
        #expect(sum.isParenthesized)
    }
}
