import Syntax
import Testing
@testable import Engine

/// What no script may do to the machine.
@Suite struct RobustnessTests {
    @Test func endlessRecursionIsARangeError() throws {
        let machine = try TestMachine()
        #expect(try machine.string("function f() { return f() + 1 } try { f() } catch (e) { e instanceof RangeError && e.message }") == "Maximum call stack size exceeded")
        #expect(try machine.string("1 + 1") == "2")
    }

    @Test func recursionThroughBuiltInsIsARangeError() throws {
        let machine = try TestMachine()
        #expect(try machine.string("function g() { return [1].map(g) } try { g() } catch (e) { e.name }") == "RangeError")
        #expect(try machine.string("const o = { toString() { return `${o}` } }; try { String(o) } catch (e) { e.name }") == "RangeError")
    }

    @Test func deeplyNestedTextIsARangeErrorOrRuns() throws {
        // The parser counts on the stack that the program gives it.
        try onLargeStack {
            let machine = try TestMachine()
            let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
            #expect(try machine.string("try { eval('\(deep)'); 'ran' } catch (e) { e.name }") == "RangeError")
            let chain = Array(repeating: "1", count: 20_000).joined(separator: "+")
            #expect(try machine.string(chain) == "20000")
        }
    }

    @Test func aFullHeapIsARangeErrorThatCanBeCaught() throws {
        let machine = try TestMachine(heapLimit: 32 << 20)
        let script = "let kept = []; try { for (;;) kept.push(new Array(6000).fill(kept)) } catch (e) { kept = null; e.name + ': ' + e.message }"
        #expect(try machine.string(script) == "RangeError: JavaScript heap out of memory")
        #expect(try machine.string("[1, 2, 3].map(x => x * 2).join()") == "2,4,6")
    }

    @Test func aHugeStringIsARangeError() throws {
        let machine = try TestMachine()
        #expect(try machine.string("try { 'x'.repeat(2 ** 30) } catch (e) { e.name + ': ' + e.message }") == "RangeError: Invalid string length")
        #expect(try machine.string("let s = 'x'; try { for (;;) s += s } catch (e) { e.message }") == "Invalid string length")
    }

    @Test func anInterruptionPassesCatchAndFinally() throws {
        let machine = try TestMachine()
        let vm = machine.vm
        try machine.run("var log = ''")
        // The flag is set beforehand: the first safepoint sees it.
        vm.requestWord.pointee |= VM.interruptionBit
        #expect(throws: TestMachine.Failure.self) { try machine.run("try { for (;;); } catch (e) { log += 'caught' } finally { log += 'finally' }") }
        #expect(vm.wasInterrupted)
        vm.exception = .undefined
        #expect(try machine.string("log") == "")
    }
}

/// What the collector may take while code runs: exactly what nothing holds any more.
@Suite struct LivenessTests {
    @Test func registersLetGo() throws {
        let machine = try TestMachine()
        let script = """
            function run() {
              let dog = { name: 'Snickers' };
              const ref = [];
              const registry = new FinalizationRegistry((held) => ref.push(held));
              registry.register(dog, 'gone');
              [dog].map((d) => d.name);
              dog = null;
              return [registry, ref];
            }
            var kept = run();
            """
        try machine.run(script)
        try machine.run("gc()")
        #expect(try machine.string("kept[1].join()") == "gone")
    }

    @Test func argumentsOfAFinishedCallLetGo() throws {
        let machine = try TestMachine()
        try machine.run("""
            var lost = 0, registry = new FinalizationRegistry(() => lost++);
            (function () {
              let o = { big: 1 };
              registry.register(o, 1);
              (function (a, b) { return a === b })(o, o);
              o = undefined;
              gc();
            })();
            """)
        #expect(try machine.string("lost") == "1")
    }

    @Test func aWeakRefHoldsToTheEndOfItsJob() throws {
        let machine = try TestMachine()
        #expect(try machine.string("var ref = new WeakRef({ a: 1 }); gc(); typeof ref.deref()") == "object")
        try machine.run("gc()")
        #expect(try machine.string("typeof ref.deref()") == "undefined")
    }

    @Test func anEphemeronNeedsBoth() throws {
        let machine = try TestMachine()
        try machine.run("""
            var died = [], registry = new FinalizationRegistry((name) => died.push(name));
            var weak = new WeakMap(), key = {};
            (() => { const value = { key }; registry.register(value, 'value'); weak.set(key, value) })();
            gc();
            """)
        #expect(try machine.string("died.join()") == "")
        try machine.run("key = null; gc()")
        #expect(try machine.string("died.join()") == "value")
    }

    /// Ways up prototypes that lead through proxies in a circle: V8 gives up after so many proxies.
    @Test(arguments: [
        "for (const key in p);", "p instanceof Map", "Array.prototype.isPrototypeOf(p)", "p.missing", "'missing' in p", "p.missing = 1",
        "p.__lookupGetter__('missing')", "Object.create(p) instanceof Map", "for (const key in Object.create(p));",
    ])
    func aCircleOfPrototypesIsARangeError(code: String) throws {
        try onLargeStack {
            let machine = try TestMachine()
            let script = "const p = new Proxy({}, {}); Object.setPrototypeOf(p, Object.create(p)); try { \(code); 'none' } catch (e) { `${e}` }"
            #expect(try machine.string(script) == "RangeError: Maximum call stack size exceeded")
        }
    }

    @Test func aCircleOfPrototypesCanBeShown() throws {
        let machine = try TestMachine()
        let script = "const p = new Proxy({}, {}); Object.setPrototypeOf(p, Object.create(p)); try { console.log(p, Object.create(p)); 'shown' } catch (e) { e.name }"
        #expect(["shown", "RangeError"].contains(try machine.string(script)))
    }

    @Test func anIteratorIsNotClosedAfterAnInterruption() throws {
        let machine = try TestMachine()
        machine.vm.requestWord.pointee |= VM.interruptionBit
        #expect(throws: (any Error).self) { try machine.string("new Set(Iterator.from({ next() { for (;;); }, return() { for (;;); } }))") }
        #expect(machine.vm.wasInterrupted)
    }
}
