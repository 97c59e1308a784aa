import Testing
@testable import Engine

/// The ways into a function that are not the short one, and what the stack lets go of.
@Suite struct CallTests {
    @Test func missingAndSurplusArguments() throws {
        let machine = try TestMachine()
        #expect(try machine.string("""
            function two(a, b) { return `${a} ${b} ${arguments.length} ${[...arguments].join('-')}` }
            function rest(a = 1, ...more) { return `${a} ${more.join('-')} ${new.target === undefined}` }
            [two(), two(1), two(1, 2), two(1, 2, 3, 4), rest(), rest(2, 3, 4), new (class { constructor(a, b) { this.x = `${a} ${b}` } })(5).x].join('; ')
            """) == "undefined undefined 0 ; 1 undefined 1 1; 1 2 2 1-2; 1 2 4 1-2-3-4; 1  true; 2 3-4 true; 5 undefined")
    }

    /// However far the stack was open already, and whatever the collector did with it.
    @Test func recursionEndsAtTheSameDepthEachTime() throws {
        let machine = try TestMachine()
        try machine.run("""
            function depth(call) { let n = 0; function f() { n++; call(f) } try { f() } catch (e) { return e.name + n } }
            function wide() { let n = 0; function f(a, b, c, d, e, g, h, i, j) { n++; return [a, b, c, d, e, g, h, i, j, f(n, n, n, n, n, n, n, n, n)] } try { f() } catch (e) { return e.name + n } }
            """)
        let first = try machine.string("depth((f) => f()) + ' ' + wide()")
        #expect(first == "RangeError\(Stack.frameLimit / 2 - 1) RangeError\(Stack.frameLimit - 2)")
        machine.vm.collectGarbage()
        #expect(try machine.string("depth((f) => f()) + ' ' + wide()") == first)
    }

    /// Registers are not cleared when a frame is made: what an earlier call left there must not come to life again.
    @Test func whatACallLeftOnTheStackIsWiped() throws {
        let machine = try TestMachine()
        try machine.run("""
            var lost = 0, registry = new FinalizationRegistry(() => lost++);
            function deep(n) { const dog = { n }; registry.register(dog, n); if (n > 0) deep(n - 1); return dog.n }
            function shallow(n) { if (n > 0) { shallow(n - 1); let a, b, c, d; return [a, b, c, d] } gc() }
            deep(99);
            """)
        // In a job of its own: registering keeps nothing, but a stack that is still in use may.
        try machine.run("shallow(60); gc()")
        #expect(try machine.string("lost") == "100")
    }

    @Test func closuresReadThroughTheirFunction() throws {
        let machine = try TestMachine()
        #expect(try machine.string("""
            function outer() {
              let a = 1;
              { let b = 2; return [() => a + b, () => { b++; return eval('a + b') }, (x) => { a = x; return (() => a)() }, function self(n) { return n ? self(n - 1) + a : 0 }] }
            }
            const [sum, evaluated, nested, self] = outer();
            class Field { #secret = sum(); read() { return this.#secret } }
            [sum(), evaluated(), nested(7), self(3), new Field().read()].join()
            """) == "3,4,7,21,10")
    }

    @Test func derivedConstructorsReturnTheirObject() throws {
        let machine = try TestMachine()
        #expect(try machine.string("""
            class A { constructor() { return 1 } }
            class B extends A { constructor() { super(); return } }
            class C extends A { constructor() { try { return super(), undefined } finally { this.done = true } } }
            class D extends A { constructor() { super(); return 5 } }
            let error; try { new D } catch (e) { error = e.name }
            [new A instanceof A, new B instanceof B, new C().done, error].join()
            """) == "true,true,true,TypeError")
    }
}

/// Entries that wait for their key, in the cases that a chain does not bring.
@Suite struct WaitingEphemeronTests {
    @Test func severalEntriesWaitForOneKey() throws {
        let machine = try TestMachine()
        try machine.run("""
            var first = new WeakMap(), key = {}, maps = [];
            (() => {
              const shared = { shared: true };
              for (let i = 0; i < 40; i++) { const map = new WeakMap(); map.set(shared, { i }); maps.push(map) }
              first.set(key, shared);
            })();
            """)
        for _ in 0..<3 {
            machine.vm.collectGarbage()
            #expect(try machine.string("maps.map((map) => map.get(first.get(key)).i).join()") == (0..<40).map(String.init).joined(separator: ","))
        }
        try machine.run("key = null")
        machine.vm.collectGarbage()
        #expect(machine.vm.state.pointee.collector.waiters.count == 0)
        #expect(try machine.string("maps.length") == "40")
    }

    /// Keys that died leave nothing behind that the next collection would take for its own.
    @Test func deadKeysLeaveNoTrace() throws {
        let machine = try TestMachine()
        try machine.run("""
            var weak = new WeakMap(), keep = [];
            function fill(n) { for (let i = 0; i < n; i++) { const key = { i }, value = { i }; weak.set(key, value); if (i % 3 === 0) keep.push(key) } }
            fill(3000);
            """)
        machine.vm.collectGarbage()
        try machine.run("fill(3000)")
        machine.vm.collectGarbage()
        #expect(try machine.string("keep.length + ' ' + keep.every((key) => weak.get(key).i === key.i)") == "2000 true")
        let map = try machine.run("weak").asObject
        #expect(machine.vm.entryCount(of: map) == 2000)
    }

    /// Keys and values of every size, the largest included.
    @Test func keysOfAllSizesWait() throws {
        let machine = try TestMachine()
        try machine.run("""
            var weak = new WeakMap(), start = {};
            (() => {
              const keys = [start];
              for (let i = 1; i < 60; i++) {
                const key = i % 3 ? {} : i % 2 ? [i] : () => i;
                for (let k = 0; k < i; k++) key['p' + k] = k;
                keys.push(key);
              }
              for (let i = 58; i >= 0; i--) weak.set(keys[i], keys[i + 1]);
            })();
            function length() { let n = 0; for (let key = start; key; key = weak.get(key)) n++; return n }
            """)
        machine.vm.collectGarbage()
        machine.vm.collectGarbage()
        #expect(try machine.string("length()") == "60")
    }
}
