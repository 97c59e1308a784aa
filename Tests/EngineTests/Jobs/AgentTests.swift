import Testing
@testable import Engine

/// Agents that share memory and run by turns (ECMA-262 §9.7, §25.4), by `$262.agent`.
@Suite struct AgentTests {
    /// A machine in which `shared` is an Int32Array on shared memory, and `start(text)` starts an agent whose `shared` is on the same.
    private func machine() throws -> TestMachine {
        let machine = try TestMachine()
        machine.vm.installTest262()
        try machine.run("""
            const { agent } = $262, shared = new Int32Array(new SharedArrayBuffer(32));
            const start = text => agent.start(`$262.agent.receiveBroadcast(buffer => { const shared = new Int32Array(buffer), { agent } = $262; ${text} })`);
            const send = () => agent.broadcast(shared.buffer);
            const report = () => { for (;;) { const text = agent.getReport(); if (text !== null) return text; agent.sleep(1) } };
            """)
        return machine
    }

    /// What the last statement gives.
    @Test(arguments: [
        // Who waits is notified, in the order in which he came.
        ("start(`agent.report(Atomics.wait(shared, 0, 0))`); send(); agent.sleep(10); [Atomics.notify(shared, 0), report()].join()", "1,ok"),
        ("for (const name of ['a', 'b', 'c']) start(`Atomics.wait(shared, 0, 0); agent.report('${name}')`); send(); agent.sleep(10); "
            + "[Atomics.notify(shared, 0, 2), report(), report(), Atomics.notify(shared, 0), report()].join()", "2,a,b,1,c"),
        // Who is not ends by himself, and no sooner than he asked for.
        ("start(`const begin = agent.monotonicNow(), how = Atomics.wait(shared, 0, 0, 50); agent.report(how + (agent.monotonicNow() - begin >= 50))`); "
            + "send(); report()", "timed-outtrue"),
        ("start(`agent.report(Atomics.wait(shared, 0, 7))`); send(); report()", "not-equal"),
        // Writing alone wakes nobody.
        ("start(`agent.report(Atomics.wait(shared, 0, 0, 100))`); send(); Atomics.store(shared, 0, 5); report() + shared[0]", "timed-out5"),
        // Who watches a word sees others change it.
        ("start(`Atomics.add(shared, 1, 1); while (Atomics.load(shared, 1) !== 2); agent.report('seen')`); send(); "
            + "while (Atomics.load(shared, 1) !== 1); Atomics.add(shared, 1, 1); report()", "seen"),
        ("for (let i = 0; i < 3; i++) start(`for (let i = 0; i < 100; i++) Atomics.add(shared, 2, 1); Atomics.add(shared, 3, 1)`); send(); "
            + "while (Atomics.load(shared, 3) !== 3); shared[2]", "300"),
        // Promises that wait for a word.
        ("start(`Atomics.waitAsync(shared, 0, 0).value.then(how => agent.report(how))`); send(); agent.sleep(10); [Atomics.notify(shared, 0), report()].join()", "1,ok"),
        ("start(`Atomics.waitAsync(shared, 0, 0, 20).value.then(how => agent.report(how))`); send(); report()", "timed-out"),
        // What an agent throws ends it and nobody else; what it says is text.
        ("start(`agent.report({ toString: () => 'x' }); null.f`); start(`agent.leaving(); agent.report(2)`); send(); report() + report()", "x2"),
    ]) func agents(source: String, expected: String) throws {
        #expect(try machine().string(source) == expected, "\(source)")
    }

    /// The main agent ends while others wait, run, or have not begun.
    @Test func endsWithThem() throws {
        let machine = try machine()
        try machine.run("start(`Atomics.wait(shared, 0, 0)`); start(`for (;;) Atomics.load(shared, 0)`); send(); agent.start('for (;;) {}')")
    }
}
