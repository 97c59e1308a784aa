import Foundation
import Testing
@testable import TestSupport

/// What a collection that came by itself lets a program or a person see follows from what was allocated, not from the mode: the same
/// text with stress and without, to the byte.
@Suite("Stress changes no output")
struct StressTests {
    private let leash: Leash
    init() throws { leash = try Leash() }

    private func expectSame(_ arguments: String..., input: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        func run(_ stress: String) throws -> String {
            let result = try PipedProgram(Program.path, arguments, input: input,
                                          environment: leash.environment.merging(["LEASH_GC_STRESS": stress]) { $1 }, folder: leash.folder.path)
            return "\(result.output)\n\(result.errors)\n\(result.status)"
        }
        let calm = try run("0")
        #expect(try run("1") == calm, sourceLocation: sourceLocation)
        return calm
    }

    @Test("which targets a registry finds dead")
    func registries() throws {
        let output = try expectSame("-e", """
            const registry = new FinalizationRegistry(held => console.log('gone', held));
            for (let i = 0; i < 60; i++) { registry.register({ i }, i); new Array(50000).fill(i); }
            console.log('all made');
            """)
        // Some died in collections that came by themselves, and those made after the last of them did not.
        #expect(output.contains("gone 3\n"))
        #expect(!output.contains("gone 59\n"))
    }

    @Test("when a WeakRef comes out empty")
    func references() throws {
        let output = try expectSame("-e", """
            const refs = [], churn = () => { for (let i = 0; i < 30; i++) new Array(50000).fill(i) };
            const registry = new FinalizationRegistry(() => { churn(); console.log(refs.map(r => r.deref() === undefined).join()) });
            registry.register({}, 0);
            for (let i = 0; i < 8; i++) refs.push(new WeakRef({ i }));
            churn();
            console.log(refs.map(r => r.deref() === undefined).join());
            """)
        #expect(output.hasPrefix("false,false,false,false,false,false,false,false\n"))
        #expect(output.contains("true"))
    }

    @Test("how many collections an entry had, and what they took")
    func transcripts() throws {
        let output = try expectSame(input: """
            let dogs = new Map(), weak = new WeakMap(), dog = { name: 'Sunny' }
            dogs.set(dog, 1); weak.set({}, 2); weak.set(dog, 3)
            for (let i = 0; i < 100; i++) { weak.set({ i }, new Array(50000).fill(i)) }
            maps
            dog = null; dogs.clear()
            for (let i = 0; i < 40; i++) new Array(50000).fill(i)
            gc
            heap
            sizes
            leaks
            graph
            diff
            """)
        #expect(output.contains("collections"))
    }

    @Test("the lesson of the rooms: classes, closures, iterators, eval, errors")
    func language() throws {
        _ = try expectSame("-e", """
            class Animal { #name; static count = 0; constructor(name) { this.#name = name; Animal.count++; } get name() { return this.#name; } }
            class Dog extends Animal { bark(...words) { return `${this.name}: ${words.map(w => w.toUpperCase()).join(' ')}`; } }
            const dogs = new Map(['Snickers', 'Sunny'].map((name, i) => [new Dog(name), { i, tags: new Set([name, i]) }]));
            for (const [dog, { i, tags }] of dogs) console.log(dog, dog.bark('woof', 'wau'), i, tags, [...tags].entries());
            const proxy = new Proxy({}, { get: (target, key) => key in target ? target[key] : [key, { key }] });
            console.log(proxy.anything, Object.entries({ ...proxy, a: 1 }), JSON.stringify([...dogs.values()], null, 1));
            console.log(eval('(function () { let x = { deep: [1, [2, [3]]] }; return () => x; })()')(), structuredClone(new Map([[{ a: 1 }, new Error('e')]])).size);
            function args(a, b = { a }) { arguments[0] = { changed: true }; return [a, b, arguments.length, Array.from(arguments)]; }
            console.log(args(1), args(1, 2), [3, 1, 2].toSorted(), Object.groupBy([1, 2, 3], n => n % 2 ? 'odd' : 'even'));
            try { null.x } catch (error) { console.log(error.message, typeof error.stack) }
            for (const key in Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })) console.log(key);
            console.log([..."a💩b"].map(c => c.codePointAt(0)), 2n ** 70n, Symbol.for('x').description, new WeakRef(proxy).deref() === proxy);
            """)
    }

    @Test("snapshots, to the byte")
    func snapshots() throws {
        func snapshot(stress: String) throws -> String {
            let path = leash.folder.path + "/\(stress).heapsnapshot"
            let result = try leash(input: """
                let o = { m() { return 1 }, a: [1], get q() { return 1 } }
                let held = new Map([[o, { v: 1 }]]), weak = new WeakMap([[o, {}], [{}, {}]]), reference = new WeakRef({}), next = held.entries()
                for (let i = 0; i < 30; i++) new Array(50000).fill(i)
                snapshot \(path)
                """, environment: ["LEASH_GC_STRESS": stress])
            #expect(result.output.contains("wrote"))
            return try String(contentsOfFile: path, encoding: .utf8)
        }
        #expect(try snapshot(stress: "1") == snapshot(stress: "0"))
    }
}
