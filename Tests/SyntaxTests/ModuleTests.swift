import Testing
@testable import Syntax

/// Modules (ECMA-262 §16.2): what they import and export, and their early errors in V8's words.
@Suite struct ModuleTests {
    private func parse(_ text: String) throws -> ScriptNode { try Parser.parseModule(SourceText(name: "m.mjs", text: text)) }

    private func exports(_ text: String) throws -> [String] {
        let node = try parse(text), module = try #require(node.module)
        return module.exports.map { node.names.string($0.exported) } + module.stars.map { "* from \(node.names.string(module.requests[$0].specifier))" }
    }

    @Test(arguments: [
        ("export let a, { b, ...c } = d, [e] = f", ["a", "b", "c", "e"]), ("export function f() {} export async function g() {}", ["f", "g"]),
        ("export class A {}", ["A"]), ("export default 1", ["default"]), ("export default function () {}", ["default"]),
        ("let a; export { a as default, a as 'x y' }", ["default", "x y"]), ("export * from 'm'; export * as n from 'm'", ["n", "* from m"]),
        ("export { if as with } from 'm'", ["with"]), ("import a from 'm'; export { a }", ["a"]), ("export default async () => {}", ["default"]),
    ])
    func whatIsExported(text: String, names: [String]) throws {
        #expect(try exports(text) == names)
    }

    @Test func requestsAreEachThereOnce() throws {
        let node = try parse("import a from 'm'; import { b } from 'm'; import c from 'm' with { type: 'json' }; export * from 'n'"), module = try #require(node.module)
        #expect(module.requests.map { node.names.string($0.specifier) } == ["m", "m", "n"])
        #expect(module.imports.map(\.request) == [0, 0, 1])
    }

    @Test(arguments: [
        ("export { a }", "Export 'a' is not defined in module"), ("let a; export { a, a }", "Duplicate export of 'a'"),
        ("import { a } from 'm'; let a", "Identifier 'a' has already been declared"), ("function f() {} function f() {}", "Identifier 'f' has already been declared"),
        ("var f; function f() {}", "Identifier 'f' has already been declared"), ("import { if } from 'm'", "Unexpected reserved word"),
        ("import { eval } from 'm'", "Unexpected eval or arguments in strict mode"),
        ("import { a as '\\ud800' } from 'm'", "Unexpected string"), ("export { a as '\\ud800' } from 'm'", "Invalid module export name: contains unpaired surrogate character"),
        ("{ import 'm' }", "Unexpected string"), ("if (1) import a from 'm'", "Unexpected identifier 'a'"),
        ("a <!-- b", "HTML comments are not allowed in modules"), ("/* */ --> b", "HTML comments are not allowed in modules"),
        ("import { a as default } from 'm'", "Unexpected reserved word"), ("import { 'a' } from 'm'", "Unexpected reserved word"), ("export { if }", "Unexpected reserved word"),
        ("import a, b from 'm'", "Unexpected token ','"), ("export a", "Unexpected token 'export'"), ("export { 'a' }", "String literal module export names must be followed by a 'from' clause"),
        ("export default 1; export default 2", "Identifier '.default' has already been declared"), ("import a from 'm' with { type: 'x', type: 'x' }", "Import assertion has duplicate key 'type'"), ("with (a) b", "Strict mode code may not include a with statement"),
        ("let await", "Unexpected reserved word"), ("--> b", "HTML comments are not allowed in modules"), ("new.target", "new.target expression is not allowed here"),
        ("return", "Illegal return statement"),
        ("import.meta = 1", "Invalid left-hand side in assignment"), ("function f() { await 1 }", "Unexpected reserved word"),
    ])
    func earlyErrors(text: String, message: String) {
        #expect(throws: SyntaxError.self) { try parse(text) }
        do { _ = try parse(text) } catch { #expect((error as? SyntaxError)?.message == message) }
    }

    @Test func aScriptHasNoneOfIt() {
        #expect(syntaxError("import.meta")?.message == "Cannot use 'import.meta' outside a module")
        #expect(syntaxError("await: 1") == nil)
    }

    /// The names that Node's lexer sees (checked with `Object.keys(await import(…))`).
    @Test(arguments: [
        ("module.exports = { a: b, c, d: 1, e }", "a,c"), ("module.exports = { a: 1, b }", ""), ("module.exports = { 'a': x, b }", "a,b"),
        ("module.exports = { a() {}, b }", "a"), ("module.exports = { a, ...q, b }", "a,b"), ("exports.a = exports.b = 1; module.exports.c = 2; exports['d'] = 3; exports[`e`] = 4", "a,b,c,d"),
        ("function f() { exports.a = 1 }", "a"), ("Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return q.p } })", "a"),
        ("Object.defineProperty(exports, 'a', { value: 1 })", "a"), ("Object.defineProperty(exports, 'a', { get() { return 1 } })", ""),
        ("var exports2 = exports; exports2.a = 1", ""), ("module.exports.a.b = 1", ""), ("foo.exports.a = 1", ""), ("exports.a == 1", "a"), ("exports.a += 1", ""),
        ("var s = 'exports.a = 1', r = /exports.b = 1/, t = `exports.c = ${exports.d = 1}`", "d"), ("module.exports = { get a() { return 1 }, b }", "get"),
    ])
    func namesOfCommonJS(text: String, names: String) {
        #expect(CommonJSExports(Array(text.utf16)).names.map { String(decoding: $0, as: UTF16.self) }.joined(separator: ",") == names)
    }
}
