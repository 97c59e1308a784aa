import Syntax
import Testing
@testable import Engine

/// Runs a whole program on the virtual clock; what it printed, and how it ended.
private func runProgram(_ source: String, tellsUncaught: Bool = true) throws -> (output: String, end: ProgramEnd) {
    final class Collected { var text = "" }
    let collected = Collected()
    let host = Host(write: { text, isError in if !isError { collected.text += text + "\n" } }, writePart: { text, isError in if !isError { collected.text += text } })
    let vm = try #require(VM.make(host: host))
    defer { vm.destroy() }
    let script = try vm.compile(SourceText(name: "test.js", text: source))
    let end = vm.runProgram(onUncaught: { uncaught in
        if !tellsUncaught { return }
        collected.text += "uncaught \((try? vm.inspect(uncaught.value)).map { String($0.prefix { $0 != "\n" }) } ?? "")\n"
    }, { () throws(JSThrow) in
        _ = try vm.run(script)
        return false
    })
    return (collected.text, end)
}

/// The order in which what waits is done: Node 20 printed what is expected here.
@Suite struct EventLoopTests {
    private static let programs: [(source: String, output: String, end: ProgramEnd)] = [
        ("""
        setTimeout(() => console.log('timeout')); setImmediate(() => console.log('immediate'));
        process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('microtask')); console.log('script')
        """, "script\ntick\nmicrotask\ntimeout\nimmediate\n", .exited(0)),
        ("""
        process.nextTick(() => { console.log('n1'); Promise.resolve().then(() => console.log('n1-micro')); process.nextTick(() => console.log('n1-n')) });
        Promise.resolve().then(() => { console.log('m1'); process.nextTick(() => console.log('m1-n')) }).then(() => console.log('m2'));
        """, "n1\nn1-n\nm1\nn1-micro\nm2\nm1-n\n", .exited(0)),
        // From inside a timer an immediate comes before a timer.
        ("setTimeout(() => { setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('immediate')) }, 5)", "immediate\ntimeout\n", .exited(0)),
        ("setTimeout(() => console.log('b'), 20); setTimeout(() => console.log('a'), 10); setTimeout(() => console.log('c'), 20)", "a\nb\nc\n", .exited(0)),
        ("let n = 0; const i = setInterval(() => { console.log(++n); if (n === 3) clearInterval(i) }, 1000)", "1\n2\n3\n", .exited(0)),
        ("setTimeout((a, b) => console.log(a + b), 1, 2, 3); setImmediate((...all) => console.log(all), 4, 5)", "5\n[ 4, 5 ]\n", .exited(0)),
        ("setTimeout(() => console.log('never'), 10).unref(); const t = setTimeout(() => console.log('no')); clearTimeout(+t); clearTimeout(null); clearTimeout('x')", "", .exited(0)),
        ("const t = setTimeout(() => console.log('once')); t.refresh(); setTimeout(() => t.refresh(), 50)", "once\nonce\n", .exited(0)),
        // What is asked of the clock is when the timers were due.
        ("setTimeout(() => console.log(performance.now()), 10000); const start = performance.now(); console.log(start)", "0\n10000\n", .exited(0)),
        // A program that watches the clock comes to an end.
        ("const end = performance.now() + 50; while (performance.now() < end); console.log('over')", "over\n", .exited(0)),
        ("let rounds = 0, isOver = false; setTimeout(() => isOver = true, 5); (function go() { rounds++; if (!isOver) setImmediate(go); else console.log('over') })()", "over\n", .exited(0)),
        // Errors that nobody catches end the program.
        ("setTimeout(() => console.log('never')); Promise.reject(new Error('boom')); process.nextTick(() => console.log('tick'))", "tick\nuncaught Error: boom\n", .exited(1)),
        ("queueMicrotask(() => { throw 1 }); queueMicrotask(() => console.log('never'))", "uncaught 1\n", .exited(1)),
        // Listeners take them, and the others have their turn.
        ("""
        process.on('uncaughtException', (e, origin) => console.log('UE', e, origin));
        setTimeout(() => console.log('timeout')); setImmediate(() => console.log('immediate'));
        process.nextTick(() => { console.log('tick1'); process.nextTick(() => console.log('tick3')); throw 't1' }); process.nextTick(() => console.log('tick2'));
        Promise.resolve().then(() => console.log('micro')); queueMicrotask(() => { throw 'm1' }); queueMicrotask(() => console.log('micro2'));
        setTimeout(() => { process.nextTick(() => console.log('tick in timer')); queueMicrotask(() => console.log('micro in timer')); throw 'timer' });
        setTimeout(() => console.log('timer after'));
        """, """
        tick1\nUE t1 uncaughtException\ntimeout\ntick2\ntick3\nmicro\nUE m1 uncaughtException\nmicro2\nUE timer uncaughtException\ntimer after\ntick in timer
        micro in timer\nimmediate\n
        """, .exited(0)),
        ("""
        process.on('unhandledRejection', (reason, promise) => console.log('UR', reason, promise)); process.on('rejectionHandled', p => console.log('RH', p));
        const p = Promise.reject(1), q = Promise.reject(2); process.nextTick(() => q.catch(() => console.log('in time'))); setTimeout(() => p.catch(() => console.log('late')), 5)
        """, "in time\nUR 1 Promise { <rejected> 1 }\nlate\nRH Promise { <rejected> 1 }\n", .exited(0)),
        ("process.on('uncaughtException', () => { throw new Error('second') }); throw new Error('first')", "uncaught Error: second\n", .exited(7)),
        // How it ends.
        ("process.on('exit', c => { console.log('exit', c); process.exitCode = 9 }); setTimeout(() => process.exit(), 5); process.exitCode = 4; try { } finally { }", "exit 4\n", .exited(9)),
        ("console.log('a'); try { process.exit(5) } catch { console.log('b') } finally { console.log('c') }", "a\n", .exited(5)),
        ("process.on('exit', c => console.log('exit', c, process.exitCode)); process.exitCode = 3; throw 1", "uncaught 1\nexit 1 1\n", .exited(1)),
        ("""
        let n = 0; process.on('beforeExit', c => { console.log('beforeExit', c); if (n++ < 1) setTimeout(() => console.log('again'), 10) });
        process.on('exit', c => { console.log('exit', c); setTimeout(() => console.log('never')) })
        """, "beforeExit 0\nagain\nbeforeExit 0\nexit 0\n", .exited(0)),
        // Registries are cleaned up one a turn, in the order in which they were made; of one registry the latest cell goes first.
        ("""
        const a = new FinalizationRegistry(v => { console.log('a', v); queueMicrotask(() => console.log('after a', v)) }), b = new FinalizationRegistry(v => console.log('b', v));
        (function () { a.register({}, 1); b.register({}, 1); a.register({}, 2) })(); gc();
        setTimeout(() => console.log('timeout')); setImmediate(() => console.log('immediate')); setImmediate(() => setImmediate(() => console.log('immediate 2')))
        """, "timeout\na 2\na 1\nafter a 2\nafter a 1\nimmediate\nb 1\nimmediate 2\n", .exited(0)),
        // A listener that is added once is called once; names, counts and order.
        ("""
        const E = Object.getPrototypeOf(Object.getPrototypeOf((process.on('x', () => {}), process))).constructor; const e = new E();
        e.on('a', v => console.log(1, v)); e.prependListener('a', v => console.log(0, v)); e.once('a', v => console.log(2, v));
        console.log(e.emit('a', 'x'), e.emit('a', 'y'), e.emit('b'), e.eventNames(), e.listenerCount('a'))
        try { e.emit('error', new RangeError('r')) } catch (error) { console.log(error.name) } try { e.emit('error', 5) } catch (error) { console.log(error.message, error.code) }
        """, "0 x\n1 x\n2 x\n0 y\n1 y\ntrue true false [ 'a' ] 2\nRangeError\nUnhandled error. (5) ERR_UNHANDLED_ERROR\n", .exited(0)),
    ]

    @Test(arguments: programs.indices) func whatWaitsIsDoneInNodesOrder(index: Int) throws {
        let (source, output, end) = EventLoopTests.programs[index]
        let result = try runProgram(source)
        #expect(result.output == output, "\(source)")
        #expect(result.end == end, "\(source)")
    }

    /// A timer that was cleared, or has fired and is forgotten, holds nothing.
    @Test func aTimerHoldsItsCallbackUntilItIsCleared() throws {
        let machine = try TestMachine()
        try machine.run("""
            const lost = new FinalizationRegistry(name => console.log(name, 'is gone'));
            let timer = (() => { const big = {}; lost.register(big, 'big'); return setTimeout(() => big, 1000) })();
            """)
        try machine.run("gc()")
        #expect(machine.output.isEmpty)
        try machine.run("clearTimeout(timer); gc()")
        #expect(machine.output == "big is gone\n")
    }

    /// Timers come out by time, and at one time in the order in which they were started, whatever was cleared in between.
    @Test func manyTimersFireInOrder() throws {
        let result = try runProgram("""
            let seed = 1; const random = () => seed = seed * 16807 % 2147483647; const timers = [], fired = [];
            for (let i = 0; i < 2000; i++) { const d = 1 + random() % 50; timers.push({ d, i, t: setTimeout(() => fired.push(d * 10000 + i), d) }) }
            for (const { i, t } of timers) if (i % 3 === 0) clearTimeout(t);
            setTimeout(() => console.log(fired.length, fired.every((v, k) => k === 0 || fired[k - 1] < v)), 100)
            """)
        #expect(result.output == "1333 true\n")
    }

    /// Standard output and exit code are Node's, to the byte.
    @Test func programsPrintWhatNodePrints() throws {
        for row in ProgramRow.asynchronous + ProgramRow.modules {
            let result = try runProgram(row.source, tellsUncaught: false)
            #expect(result.output == row.output, "\(row.source)")
            #expect(result.end == .exited(row.code), "\(row.source)")
        }
    }
}
