import Testing
@testable import Syntax

@Suite struct ScopeTests {
    @Test func scriptDeclarations() throws {
        let script = try parse("var a, b; { var c; let d } function f() { var g } let h; const i = 1; class J {} for (var k in a); var a")
        #expect(names(script.varNames, in: script) == ["a", "b", "c", "f", "k"])
        #expect(names(script.lexicalScope, in: script) == ["h", "i", "J"])
        #expect(script.lexicalScope.declarations.map(\.kind) == [.let, .const, .class])
        #expect(script.functions.count == 1)
    }

    @Test func theLastFunctionOfANameCounts() throws {
        let script = try parse("function f() { 1 } function g() {} function f() { 2 } { function h() { 1 } function h() { 2 } }")
        #expect(script.functions.map { script.source.text($0.range) } == ["function g() {}", "function f() { 2 }"])
        guard case .block(_, let scope)? = script.body.last?.kind else { Issue.record("no block"); return }
        #expect(scope.functions.map { script.source.text($0.range) } == ["function h() { 2 }"])
        #expect(scope.declarations.count == 1)
    }

    @Test(arguments: [
        ("{ function f() {} }", ["f"]), ("{ { function f() {} } let f }", []), ("{ function f() {} } let f", []),
        ("let f; { function f() {} }", []), ("{ function f() {} { function f() {} } }", ["f"]),
        ("{ function f() {} function f() {} }", ["f"]), ("'use strict'; { function f() {} }", []),
        ("{ async function f() {} function* g() {} }", []), ("switch (1) { case 1: function f() {} }", ["f"]),
        ("try {} catch (f) { { function f() {} } }", ["f"]), ("try {} catch ([f]) { { function f() {} } }", []),
        ("for (let f;;) { function f() {} }", []), ("{ function f() {} } var f", ["f"]), ("{ l: function f() {} }", ["f"]),
        ("{ function f() {} } { function f() {} }", ["f"]),
    ] as [(String, [String])])
    func annexBFunctions(_ text: String, _ expected: [String]) throws {
        let script = try parse(text)
        #expect(names(script.annexBFunctionNames, in: script) == expected)
        // The same in a function, where a parameter of the name prevents it, too.
        let inFunction = try parse("function F(p) { \(text) }")
        #expect(names(try firstFunction(inFunction).annexBFunctionNames, in: inFunction) == expected)
        let shadowed = try firstFunction(try parse("function F(f) { { function f() {} } }"))
        #expect(shadowed.annexBFunctionNames.isEmpty)
    }

    @Test func annexBStatementsAreMarked() throws {
        func isMarked(_ text: String) throws -> Bool? {
            guard case .block(let statements, _) = try parse(text).body[0].kind,
                  case .function(_, let isAnnexB) = statements[0].kind else { return nil }
            return isAnnexB
        }
        #expect(try isMarked("{ function f() {} }") == true)
        #expect(try isMarked("{ function f() {} } let f") == false)
    }

    @Test(arguments: [
        "let a; let a", "let a; var a", "var a; let a", "let a; { var a }", "{ { var a } let a }", "let a; function a() {}",
        "function f(a) { let a }", "(a) => { let a }", "try {} catch (a) { let a }", "try {} catch ([a]) { var a }",
        "try {} catch ([a, a]) {}", "for (let a;;) { var a }", "for (let a of b) { var a }", "for (let a, a;;);",
        "switch (1) { case 1: let a; case 2: let a }", "{ async function f() {} async function f() {} }",
        "'use strict'; { function f() {} function f() {} }", "{ function f() {} let f }", "{ function f() {} var f }", "class A {} var A",
        "class C { static { var a; let a } }", "const { a, b: a } = c",
    ])
    func redeclarations(_ text: String) throws {
        #expect(try #require(message(text)).hasSuffix("has already been declared"))
    }

    @Test(arguments: [
        "var a; var a", "function a() {} var a; function a() {}", "let a; { let a }", "function f(a) { var a; { let a } }",
        "try {} catch (a) { var a; for (var a of b); }", "for (let a;;) { let a }", "{ let a } { let a } var a",
        "{ function f() {} function f() {} }", "let a; function f() { var a }", "{ let a; (function () { var a })() }",
        "var a; { let a; { let a } }", "function f(a, a) {}", "(function a() { let a })", "{ let a } var a",
    ])
    func noRedeclarations(_ text: String) { #expect(message(text) == nil) }

    @Test func directEval() throws {
        func evals(_ text: String) throws -> [Bool] {
            let script = try parse(text)
            let function = script.functions.first
            return [script.containsDirectEval, function?.containsDirectEval ?? false]
        }
        #expect(try evals("eval(a)") == [true, false])
        #expect(try evals("(eval)(a)") == [true, false])
        #expect(try evals("eval?.(a); (0, eval)(a); a.eval()") == [false, false])
        #expect(try evals("function f() { eval(a) }") == [false, true])
        #expect(try evals("function f() { () => () => eval(a) }") == [false, true])
        #expect(try evals("function f(b = eval(a)) {}") == [false, true])
        #expect(try evals("(b = eval(a)) => b") == [true, false])
        #expect(try evals("class C { x = eval(a); static { eval(b) } }") == [false, false])
        let script = try parse("f = (b = eval(a)) => b")
        guard case .expression(let expression) = script.body[0].kind, case .assign(_, let value) = expression.kind,
              case .function(let arrow) = value.kind else { Issue.record("no arrow"); return }
        #expect(arrow.containsDirectEval)
    }

    @Test func topLevelAwait() throws {
        var options = ParseOptions()
        options.allowsTopLevelAwait = true
        #expect(try parse("await a", options).containsTopLevelAwait)
        #expect(try parse("for await (const a of b);", options).containsTopLevelAwait)
        #expect(try parse("(await a) + (b)", options).containsTopLevelAwait)
        #expect(try !parse("async () => await a", options).containsTopLevelAwait)
        #expect(message("await a") == "await is only valid in async functions and the top level bodies of modules")
        #expect(message("await(a)") == nil)
    }

    @Test func directEvalOptions() {
        var options = ParseOptions()
        options.allowsNewTarget = true
        options.allowsSuperProperty = true
        options.privateNames = ["#a"]
        #expect(message("new.target; super.x; () => super.y; this.#a; #a in this", options) == nil)
        #expect(message("super()", options) != nil)
        #expect(message("this.#b", options) == "Private field '#b' must be declared in an enclosing class")
        options.isInClassFieldInitializer = true
        #expect(message("arguments", options) != nil)
        #expect(message("function f() { arguments }", options) == nil)
        options.isStrict = true
        #expect(message("with (a) b", options) != nil)
    }
}
