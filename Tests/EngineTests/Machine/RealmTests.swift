import Testing
@testable import Engine

/// Several realms in one machine (ECMA-262 §9.3), by `$262.createRealm`.
@Suite struct RealmTests {
    /// `other` is the global object of a second realm.
    private func machine() throws -> TestMachine {
        let machine = try TestMachine()
        machine.vm.installTest262()
        try machine.run("var two = $262.createRealm(), other = two.global")
        return machine
    }

    /// Each expression is true.
    @Test(arguments: [
        // Every realm has its own objects, and all share symbols and strings.
        "other !== globalThis && other.Array !== Array && other.globalThis === other",
        "other.Symbol.iterator === Symbol.iterator && other.Symbol.for('a') === Symbol.for('a')",
        "other.eval('[]') instanceof other.Array && !(other.eval('[]') instanceof Array)",
        // Top-level declarations are the realm's own.
        "two.evalScript('let own = 1; var shared = 2'); typeof own === 'undefined' && other.shared === 2 && two.evalScript('own') === 1",
        // A direct eval's names are deletable, and so `let` may take them; those of a script are not.
        "eval('var byEval; function alsoByEval() {}'); $262.evalScript('let byEval = 1, alsoByEval = 2'); byEval + alsoByEval === 3",
        "$262.evalScript('var byScript'); try { $262.evalScript('let byScript') } catch (e) { e instanceof SyntaxError }",
        "$262.evalScript('let again'); try { $262.evalScript('var again') } catch (e) { e instanceof SyntaxError }",
        // What a function makes, throws and takes for `this` is of its realm, whoever calls.
        "other.eval('(function () { return this })')() === other",
        "other.eval('() => ({})')() instanceof other.Object",
        "try { other.eval('() => null.x')() } catch (e) { e instanceof other.TypeError }",
        "try { other.Array.prototype.at.call(null) } catch (e) { e instanceof other.TypeError }",
        "try { other.eval('(class {})')() } catch (e) { e instanceof other.TypeError }",
        "try { other.eval('1 +') } catch (e) { e instanceof other.SyntaxError }",
        "[3, 1, 2].map(other.eval('x => [x]')).every(x => x instanceof other.Array)",
        "other.eval('f => [1, 2].map(f)')(x => [x])[1] instanceof Array",
        // And back again, after calls, constructors and exceptions.
        "other.eval('f => f()')(() => []) instanceof Array",
        "new (other.eval('(class { constructor(f) { this.made = f() } })'))(() => []).made instanceof Array",
        "try { other.eval('f => f()')(() => null.x) } catch (e) { e instanceof TypeError && [] instanceof Array }",
        // §7.3.24 GetFunctionRealm decides what `new.target` without a prototype inherits from, through bound functions and proxies.
        "{ let f = new other.Function; f.prototype = 1; Reflect.getPrototypeOf(Reflect.construct(Map, [], f)) === other.Map.prototype }",
        "{ let f = new other.Function; f.prototype = 1; Reflect.getPrototypeOf(Reflect.construct(Set, [], f.bind())) === other.Set.prototype }",
        "{ let f = new other.Function; f.prototype = 1; Reflect.getPrototypeOf(Reflect.construct(Set, [], new Proxy(f, {}))) === other.Set.prototype }",
        "{ let f = new other.Function; f.prototype = 1; Reflect.getPrototypeOf(Reflect.construct(function () {}, [], f)) === other.Object.prototype }",
        "Reflect.getPrototypeOf(Reflect.construct(other.Function, [], Object).prototype) === other.Object.prototype",
        // §10.4.2.3: another realm's Array is no species.
        "{ let a = [1]; a.constructor = other.Array; a.map(x => x) instanceof Array }",
        // §10.2.2: a derived constructor's result is the caller's business.
        "try { new (other.eval('(class extends Object { constructor() { return 1 } })')) } catch (e) { e instanceof TypeError }",
        // A direct eval is one by the running realm's eval only.
        "{ let hidden = 1; let eval = other.eval; try { eval('hidden'), false } catch (e) { e instanceof other.ReferenceError } }",
    ])
    func eachIsTrue(_ expression: String) throws {
        #expect(try machine().run(expression) == .true)
    }

    @Test func collectionsSpareWhatOnlyAnotherRealmHolds() throws {
        let machine = try machine()
        try machine.run("""
            two.evalScript('let kept = { here: [1, 2] }; var f = (n) => n ? f(n - 1) : new Map([[kept, kept]])');
            for (let i = 0; i < 50; i++) { other.f(20); $262.gc() }
            print(two.evalScript('kept.here.join()') + other.f(3).size);
            """)
        #expect(machine.output == "1,21\n")
    }

    @Test func theCallersStackStaysAsItWas() throws {
        let machine = try machine()
        // The callee stands in a register below the calls into the other realm.
        try machine.run("let f = other.eval('(function () { return { valueOf: () => 1 } })'); for (let i = 0; i < 3; i++) print(f() + f() + String(f()))")
        #expect(machine.output == String(repeating: "2[object Object]\n", count: 3))
    }
}
