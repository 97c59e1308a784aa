import Testing
@testable import Shell

/// Entries that await, and functions that are paused between entries.
struct SuspensionTests {
    @Test func entriesAwait() throws {
        let shell = try makeShell("const f = async () => { await null; return { a: 1 } }")
        #expect(shell.enter("await 5").value == "5")
        #expect(shell.enter("let x = await f()").lines.contains { $0.contains("{ a: 1 }   held by x") })
        #expect(shell.enter("x.a").value == "1")
        #expect(shell.enter("for await (const v of [1, 2]) console.log(v)").output.map(\.text).joined(separator: ",") == "1,2")
        // What it ends with is its value, be that a promise.
        #expect(shell.enter("await 1; Promise.resolve(2)").value?.hasPrefix("Promise") == true)
        let failed = shell.enter("await Promise.reject(new Error('no'))")
        #expect(failed.errors.count == 1 && failed.errors[0].text.hasPrefix("Uncaught Error: no"))
        #expect(shell.enter("await (1").errors.first?.isSyntaxError == true)
        // A name where it can be one.
        #expect(shell.enter("var await = 3; await + 1").value == "4")
    }

    /// An entry that waits for something later is told of when it comes.
    @Test func entriesThatGoOnWaiting() throws {
        let shell = try makeShell()
        let waiting = shell.enter("const late = await new Promise(r => { globalThis.go = r })")
        #expect(waiting.value == nil && waiting.pending == .await && waiting.notes.contains { $0.contains("still awaits") })
        let settled = shell.enter("go(7)")
        #expect(settled.output.map(\.text).joined() == "entry 1, which awaited, gives undefined")
        #expect(settled.output.map(\.outcome) == [LateOutcome(entry: 1, value: "undefined")])
        #expect(shell.enter("late").value == "7")
    }

    /// Who holds what a paused function has is told by the function's own names, and where it is paused.
    @Test func pausedFunctionsHold() throws {
        let shell = try makeShell(
            "function* gen(rows) {\n  const local = { n: 1 }\n  yield 1\n  yield local\n}", "let it = gen({ big: 1 }); it.next(); 0",
            "async function load(rows) {\n  const cache = new Map()\n  await new Promise(r => { globalThis.go = r })\n  return rows\n}", "let p = load([1, 2, 3]); 0")
        #expect(shell.enter("why #3").why?.text == "#3 { big: 1 } is alive: it (paused at line 3): rows")
        let report = shell.enter("let x = 1")
        #expect(report.changes.isEmpty)
        #expect(shell.enter("p = null").lines.isEmpty == false)
        let born = shell.enter("let q = load({ rows: 1 }); 0").lines
        #expect(born.contains { $0.contains("{ rows: 1 }   held by async load (paused at line 3): rows") }, "\(born)")
        #expect(shell.enter("it = null").lines.contains { $0.contains("the next gc takes it") })
        // The generator, what was passed to it, and its own; and the first call of `load`, whose promise nobody can settle any more, with
        // both promises, the array and the Map.
        #expect(shell.enter("gc").collectionResult?.collected.count == 7)
    }

    /// A promise that nobody can settle is garbage with all that waits for it.
    @Test func pendingForEver() throws {
        let shell = try makeShell("async function never(held) { await new Promise(() => {}); held }", "let held = { held: 1 }", "never(held); 0")
        #expect(shell.enter("held = null").lines.contains { $0.contains("nothing holds it") })
        #expect(shell.enter("gc").collectionResult?.collected.map(\.preview) == ["{ held: 1 }"])
    }
}
