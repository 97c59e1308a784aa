import Syntax
import Testing

@testable import Engine

/// Which variable a name leads to, and whether it has a value yet. The expectations were checked against Node 20.
@Suite struct VariableTests {
    private func expect(_ rows: [(source: String, value: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine()
            let result = "try { String((\(row.source))()) } catch (e) { String(e) }"
            #expect(try machine.string(result) == row.value, "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    /// Environments that hold nothing but a function's own name, or are there for an eval alone, are hops like others.
    @Test func aCapturedNameOfAFunctionExpression() throws {
        try expect([
            ("() => { let g; (function () { let n = 1; g = function v(p) { if (p > 9) { (function () { return v }); } return n }; })(); return g(1) }", "1"),
            ("() => { let n = 1; const g = function v(p) { { (() => v) } return () => [n, typeof v] }; return g(1)() }", "1,function"),
            ("() => { let q = [], f; q.push(function a() { for (let i = 0; i < 1; i++) {} return (eval('() => a'), typeof f); }); return q[0]() }", "undefined"),
            ("() => { let n = 4; return function v(p = () => v) { { let z = 1; (() => z) } return [n, p() === v] }() }", "4,true"),
            ("() => { eval('1'); let r; for (const b in { k: 1 }) { r = ((s, c = ({ b() { s; return super.f } })) => c)() } return typeof r.b() }", "undefined"),
        ])
    }

    /// A constructor looks at `this` where the text does not.
    @Test func constructorsThatDoNotMentionThis() throws {
        let missing = "ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor"
        try expect([
            ("() => { eval('1'); class B extends Object { constructor() {} } return new B() }", missing),
            ("() => { class B extends Object { constructor() {} } eval('1'); return new B() }", missing),
            ("() => { class B extends Object { constructor() { return { a: 1 } } } eval('1'); return new B().a }", "1"),
            ("() => { eval('1'); class A { x = 1; constructor() {} } return new A().x }", "1"),
            ("function () { const f = () => this; class A { x = 1; constructor() {} } return [new A().x, new (class extends A { y = 2 })().y, f() === this] }", "1,2,true"),
            ("() => { eval('1'); return new (class extends class { x = 1 } { y = 2 })().y }", "2"),
        ])
    }

    @Test func evalInParametersSeesTheDeadZone() throws {
        func early(_ name: String) -> String { "ReferenceError: Cannot access '\(name)' before initialization" }
        try expect([
            ("() => ((p = eval('String(p)')) => 1)()", early("p")), ("(p = eval('p')) => p", early("p")), ("(p = eval('typeof p')) => p", early("p")),
            ("(p = eval('p = 3')) => p", early("p")), ("(p = eval('q'), q = 2) => p", early("q")), ("(q = 2, p = eval('q')) => p", "2"),
            ("() => (([p = eval('q'), q = 2]) => p)([])", early("q")), ("() => (({ p = eval('q'), q = 2 }) => p)({})", early("q")),
            ("(f = eval('() => r'), r = f()) => r", early("r")), ("(f = eval('() => r'), r = 7) => f()", "7"),
            ("() => ({ m(p = eval('p')) { return p } }).m()", early("p")), ("() => new (class { constructor(p = eval('p')) {} })", early("p")),
            ("() => { 'use strict'; return ((p = eval('p')) => p)() }", early("p")), ("(...[p = eval('q'), q]) => p", early("q")),
        ])
    }

    @Test func namesOfACatchPatternHaveADeadZone() throws {
        let early = "ReferenceError: Cannot access 'b' before initialization"
        try expect([
            ("() => { try { throw {} } catch ({ a = b, b }) { return a } }", early), ("() => { try { throw {} } catch ({ a = eval('b'), b }) { return a } }", early),
            ("() => { try { throw {} } catch ({ a = (() => b)(), b }) { return a } }", early),
            ("() => { try { throw { b: 3 } } catch ({ b, a = b }) { return a } }", "3"), ("() => { try { throw 3 } catch (b) { return (() => b)() } }", "3"),
        ])
    }

    /// §9.1.1.4.14 HasRestrictedGlobalProperty: a shell lets what was declared be declared again, but not what is the engine's own.
    @Test func restrictedGlobalNames() throws {
        let machine = try TestMachine(), vm = machine.vm
        func enter(_ text: String) throws -> String {
            let script = try vm.compile(SourceText(name: "REPL1", text: text), wantsValue: true)
            do { return try vm.swiftString(vm.toString(vm.run(script, allowsRedeclaration: true))) } catch {
                return try vm.swiftString(vm.toString(vm.exception))
            }
        }
        for (text, name) in [("let undefined = 1", "undefined"), ("const NaN = 1", "NaN"), ("class Infinity {}", "Infinity")] {
            #expect(try enter(text) == "SyntaxError: Identifier '\(name)' has already been declared")
        }
        #expect(try enter("function NaN() {}") == "TypeError: Identifier 'NaN' has already been declared")
        #expect(try enter("var undefined; typeof undefined") == "undefined")
        #expect(try enter("{ let undefined = 1; undefined }") == "1")
        for text in ["let x = 1", "let x = 2; x", "var y = 1", "let y = 2; y", "function f() {}", "let f = 2; f"] { _ = try enter(text) }
        #expect(try enter("x + y + f") == "6")
    }

    /// A class among the parameters is in sight of an eval in it.
    @Test func evalInAClassAmongTheParameters() throws {
        let early = "ReferenceError: Cannot access 'b' before initialization"
        try expect([("(b = 3, { f = class b extends (eval('b'), Object) {} } = {}) => f", early), ("(b = 3, f = class b { static x = eval('typeof b') }) => f.x", "function")])
    }

    /// An array's length is a uint32; so is the place in it where a loop has come to.
    @Test func aLoopOverAVeryLongArrayGoesOnPastAnInt32() throws {
        let machine = try TestMachine(), vm = machine.vm
        let array = try machine.run("var a = [1]; a.length = 2 ** 32 - 1; a")
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: 3)
        defer { slots.deallocate() }
        try vm.openIterator(slots, array)
        slots[2] = Value(int32: .max)
        #expect(try vm.stepIterator(slots)?.isUndefined == true)
        #expect(try vm.stepIterator(slots)?.isUndefined == true)
        #expect(try vm.stepIterator(slots)?.isUndefined == true)
        slots[2] = Value(int32: -2)
        #expect(try vm.stepIterator(slots)?.isUndefined == true)
        #expect(try vm.stepIterator(slots) == nil)
    }
}
