import Testing
@testable import Syntax

@Suite struct StatementTests {
    @Test(arguments: [
        ("a\nb", 2), ("a\n++b", 2), ("a\n(b)", 1), ("var a\nvar b", 2), ("{ a } b", 2), ("do a; while (b) c", 2), (";;", 2),
        ("let\na", 1), ("var a = 1\n/b/c", 1), ("if (a) b; else c", 1), ("a: b: c", 1), ("debugger\na", 2),
    ])
    func statements(_ text: String, _ count: Int) throws { #expect(try parse(text).body.count == count) }

    @Test func restrictedProductions() throws {
        let function = try firstFunction(try parse("function f() { return\n1 }"))
        #expect(function.body.count == 2)
        #expect(message("function* g() { yield\n* 2 }") == "Unexpected token '*'")
        #expect(message("throw\na") == "Illegal newline after throw")
        #expect(try parse("a: while (b) { continue\na }").body.count == 1)
        #expect(message("for (;;) break\na; a: ;") == nil)
    }

    @Test(arguments: ["let = 1", "let\nlet1", "var let", "l\\u0065t\na", "let.a", "let()", "for (let;;) break", "for (let in a);",
                      "for (let = 1;;) break", "if (a) let\n{}", "for (let of = 1;;) break", "for (async of => a;;) break",
                      "for (let of of a);", "for (var a = 1 in b);", "for (a.b of c);", "for ([a, { b = 1 }] of c);", "for (;;);",
                      "for (let [a, b] = c, d; e; f) ;", "for (const a in b, c);", "for (var a of b => c);"])
    func heads(_ text: String) { #expect(syntaxError(text) == nil) }

    @Test(arguments: ["for (let of a);", "for (let.a of b);", "for (async of a);", "for (let a = 1 of b);", "for (let a, b of c);",
                      "for (const a;;);", "for (let [a];;);", "for (a of b, c);", "for (1 of a);", "'use strict'; for (var a = 1 in b);",
                      "for await (a of b);", "let let", "let [let] = a", "if (a) let b", "while (a) const b = 1", "if (a) class B {}"])
    func badHeads(_ text: String) { #expect(syntaxError(text) != nil) }

    @Test func labels() {
        #expect(message("a: a: b") == "Label 'a' has already been declared")
        #expect(message("a: { break a }") == nil)
        #expect(message("break a") == "Undefined label 'a'")
        #expect(message("a: { while (1) continue a }")
            == "Illegal continue statement: 'a' does not denote an iteration statement")
        #expect(message("a: b: while (1) { (() => { while (2) break }); continue a }") == nil)
        #expect(message("a: while (1) { () => { break a } }") == "Undefined label 'a'")
        #expect(message("a: function f() {}") == nil)
        #expect(message("while (1) a: function f() {}") != nil)
        #expect(message("'use strict'; a: function f() {}") != nil)
    }

    @Test func functionsUnderIfGetABlock() throws {
        let script = try parse("if (a) function f() {}")
        guard case .if(_, let then, _) = script.body[0].kind, case .block(_, let scope) = then.kind else {
            Issue.record("no block")
            return
        }
        #expect(names(scope, in: script) == ["f"])
        #expect(names(script.annexBFunctionNames, in: script) == ["f"])
    }

    @Test func functionNodes() throws {
        let script = try parse("function f(a, { b }, c = 1, ...d) { 'use asm'; return a }")
        let function = try firstFunction(script)
        #expect(function.expectedArgumentCount == 2)
        #expect(!function.hasSimpleParameters)
        #expect(names(function.parameterNames, in: script) == ["a", "b", "c", "d"])
        #expect(script.source.text(function.range) == script.source.text(SourceRange(0, script.source.units.count)))
    }

    @Test func classNodes() throws {
        let script = try parse("""
            class A extends B { static #p = 1; get #q() {} set #q(v) {} static async *m() {} constructor() { super() } x; static {} }
            """)
        guard case .class(let node) = script.body[0].kind else { Issue.record("no class"); return }
        #expect(node.privateNames.map { script.names.string($0.name) } == ["#p", "#q"])
        #expect(node.privateNames.map(\.kind) == [.field, .accessor])
        #expect(node.constructor?.kind == .derivedConstructor)
        #expect(node.members.count == 6)
        let method = node.members.compactMap { member -> FunctionNode? in
            if case .method(_, let function) = member.kind { function } else { nil }
        }
        #expect(method.map { script.source.text($0.range) } == ["async *m() {}"])
        #expect(names(node.scope, in: script) == ["A"])
    }

    @Test func dynamicFunctions() throws {
        func make(_ parameters: String, _ body: String, isAsync: Bool = false) throws -> ScriptNode {
            try Parser.parseFunction(parameters: Array(parameters.utf16), body: Array(body.utf16), isAsync: isAsync,
                                     isGenerator: false, sourceName: "anonymous")
        }
        let script = try make("a, b", "return a + b")
        guard case .expression(let expression) = script.body[0].kind, case .function(let node) = expression.kind else {
            Issue.record("no function")
            return
        }
        #expect(script.source.text(node.range) == "function anonymous(a, b\n) {\nreturn a + b\n}")
        #expect(node.name.map(script.names.string) == "anonymous")
        #expect(!node.isExpression && script.functions.isEmpty)
        #expect(try make("a", "await a", isAsync: true).body.count == 1)
        #expect(throws: SyntaxError.self) { try make("/*", "*/) {") }
        #expect(throws: SyntaxError.self) { try make("a", "}, function() {") }
        #expect(throws: SyntaxError.self) { try make("a = 1", "'use strict'") }
        #expect(throws: SyntaxError.self) { try make("", "super.x") }
    }
}
