import Testing
@testable import Engine

/// Promises as ECMA-262 §27.2 has them: the order in which handlers run, and what they are told. The expected output is Node's.
@Suite struct PromiseTests {
    private static let programs: [(source: String, output: String)] = [
        // Handlers run after the script, in the order in which they were added.
        ("Promise.resolve(1).then(v => console.log('a', v)); Promise.resolve(2).then(v => console.log('b', v)); console.log('script')",
         "script\na 1\nb 2\n"),
        // A promise that is resolved with a promise takes two jobs more.
        ("new Promise(r => r(Promise.resolve('late'))).then(console.log); let p = Promise.resolve(); for (const i of [1, 2, 3, 4]) p = p.then(() => console.log(i))",
         "1\n2\nlate\n3\n4\n"),
        // So it does when `then` is a function of the program's own.
        ("new Promise(r => r({ then(f) { f('own') } })).then(console.log); let p = Promise.resolve(); for (const i of [1, 2, 3]) p = p.then(() => console.log(i))",
         "1\nown\n2\n3\n"),
        // Only the first call counts, whatever comes of it.
        ("new Promise((f, r) => { f(new Promise(() => {})); r(1); throw 2 }).then(console.log, console.log); new Promise((f, r) => { r(3); f(4); throw 5 }).catch(console.log)",
         "3\n"),
        ("const then = f => { f(1); f(2); throw 3 }; Promise.resolve({ then }).then(console.log, console.log)", "1\n"),
        ("Promise.reject(1).finally(() => 2).catch(v => console.log(v)); Promise.resolve(1).finally(() => { throw 2 }).catch(v => console.log(v))", "2\n1\n"),
        ("const p = new Promise(r => queueMicrotask(() => r(p))); p.catch(e => console.log(String(e)))",
         "TypeError: Chaining cycle detected for promise #<Promise>\n"),
        ("Promise.all([1, Promise.resolve(2), { then(f) { f(3) } }]).then(v => console.log(v)); Promise.all([]).then(v => console.log(v))",
         "[]\n[ 1, 2, 3 ]\n"),
        ("Promise.allSettled([1, Promise.reject(2)]).then(v => console.log(v))",
         "[\n  { status: 'fulfilled', value: 1 },\n  { status: 'rejected', reason: 2 }\n]\n"),
        ("Promise.any([Promise.reject(1), Promise.reject(2)]).catch(e => console.log(e.name, e.message, e.errors)); Promise.any([Promise.reject(1), 5]).then(console.log)",
         "AggregateError All promises were rejected [ 1, 2 ]\n5\n"),
        ("Promise.race([new Promise(() => {}), Promise.reject('first'), 2]).catch(console.log)", "first\n"),
        ("const { promise, resolve } = Promise.withResolvers(); promise.then(console.log); resolve(7); Promise.try((a, b) => a + b, 1, 2).then(console.log)", "7\n3\n"),
        ("class Mine extends Promise {} const p = Mine.resolve(1); console.log(p instanceof Mine, p.then(() => {}) instanceof Mine, Mine.resolve(p) === p)", "true true true\n"),
        // What a handler throws goes on to the next one that handles it.
        ("Promise.resolve().then(() => { throw new Error('no') }).then(() => console.log('never')).catch(e => console.log(e.message)).then(() => console.log('on'))", "no\non\n"),
        ("Promise.resolve({ get then() { throw 'getter' } }).catch(console.log)", "getter\n"),
    ]

    @Test(arguments: programs.indices) func handlersRunInOrder(index: Int) throws {
        let (source, output) = PromiseTests.programs[index]
        let machine = try TestMachine()
        try machine.run(source)
        #expect(machine.output == output, "\(source)")
    }

    /// Built-in functions' words for what is wrong with their arguments are V8's.
    @Test func errorsReadAsInV8() throws {
        let machine = try TestMachine()
        let rows = [
            ("Promise()", "TypeError: Promise constructor cannot be invoked without 'new'"),
            ("new Promise({})", "TypeError: Promise resolver #<Object> is not a function"),
            ("Promise.prototype.then.call(1)", "TypeError: Method Promise.prototype.then called on incompatible receiver 1"),
            ("Promise.all.call(undefined)", "TypeError: Promise.all called on non-object"),
            ("Promise.reject.call(1)", "TypeError: PromiseReject called on non-object"),
            ("Promise.resolve.call(() => 1)", "TypeError: () => 1 is not a constructor"),
            ("Promise.resolve.call(function (e) { e(1, 2) })", "TypeError: Promise resolve or reject function is not callable"),
            ("Promise.resolve.call(function (e) { e(1, 2); e(1, 2) })", "TypeError: Promise executor has already been invoked with non-undefined arguments"),
        ]
        for (source, error) in rows {
            #expect(try machine.string("try { \(source) } catch (e) { String(e) }") == error, "\(source)")
        }
    }

    /// A promise that nobody can settle any more is garbage, with all that waits for it.
    @Test func aPromiseThatNobodyCanSettleIsGarbage() throws {
        let machine = try TestMachine()
        try machine.run("""
            const lost = new FinalizationRegistry(name => console.log(name, 'is gone'));
            let resolve;
            { const waiting = { big: 1 }; lost.register(waiting, 'what waits'); new Promise(() => {}).then(() => waiting) }
            { const held = { big: 2 }; lost.register(held, 'what is held'); new Promise(r => resolve = r).then(() => held) }
            """)
        try machine.run("gc()")
        #expect(machine.output == "what waits is gone\n")
        try machine.run("resolve = null; gc()")
        #expect(machine.output == "what waits is gone\nwhat is held is gone\n")
    }
}
