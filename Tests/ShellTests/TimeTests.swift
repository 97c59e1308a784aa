import Testing
@testable import Shell

/// `jobs`, `wait`, `tick`: in the shell time stands still between entries.
struct TimeTests {
    private func wait(_ report: Report) -> WaitReport? { report.answer(as: WaitReport.self) }
    private func jobs(_ shell: Shell) -> [JobsReport.Timer] { shell.enter("jobs").answer(as: JobsReport.self)?.timers ?? [] }

    @Test func timePassesWhenItIsToldTo() throws {
        let shell = try makeShell("setTimeout(function later() { console.log('fired') }, 5000); setInterval(function poll() {}, 2000); 0")
        #expect(jobs(shell).map(\.due) == ["2 s", "5 s"])
        #expect(jobs(shell).map(\.text) == ["[Function: poll]", "[Function: later]"])
        let first = shell.enter("wait 3s")
        #expect(wait(first)?.fired.map(\.afterText) == ["2 s"])
        #expect(first.output.isEmpty)
        #expect(jobs(shell).map(\.due) == ["1 s", "2 s"])
        #expect(wait(shell.enter("tick"))?.fired.map(\.maker) == ["setInterval"])
        let last = shell.enter("wait 1s")
        #expect(last.output.map(\.text) == ["fired"])
        #expect(wait(last)?.passed == 1000)
        #expect(shell.enter("performance.now()").value == "5000")
    }

    /// `wait 5s`, `wait 100 ms`; what is no time is no command.
    @Test func timesAreRead() throws {
        for (text, milliseconds) in [("5s", 5000.0), ("1.5 s", 1500), ("100ms", 100), ("2min", 120_000), ("1h", 3_600_000), ("3", 3000)] {
            #expect(command("wait \(text)", WaitCommand.self)?.milliseconds == milliseconds, "\(text)")
        }
        for text in ["", "s", "-1s", "5 years", "1e99h"] { #expect(misuse("wait \(text)") != nil || isJavaScript("wait \(text)"), "\(text)") }
    }

    /// Time is a part of the state: it is taken back, comes again, and what would be can be asked.
    @Test func undoTakesTimeBack() throws {
        let shell = try makeShell("let n = 0; setInterval(() => n++, 1000); 0", "wait 3s")
        #expect(shell.enter("n").value == "3")
        _ = shell.enter("undo")
        #expect(shell.enter("n").value == "0")
        #expect(jobs(shell).map(\.dueIn) == [1000])
        let whatIf = shell.enter("whatif wait 1s").answer(as: WhatIfReport.self)
        #expect(whatIf != nil)
        #expect(shell.enter("n").value == "0")
        #expect(shell.journal.script.contains("setInterval"))
        _ = shell.enter("wait 2s")
        #expect(shell.journal.script.hasSuffix(".wait 2s\n"))
    }

    @Test func whatNobodyCatchesIsTold() throws {
        let shell = try makeShell()
        #expect(shell.enter("Promise.reject(5); 0").errors.map(\.text) == ["Uncaught (in promise) 5"])
        #expect(shell.enter("Promise.reject(1).catch(() => {}); 0").errors.isEmpty)
        _ = shell.enter("setTimeout(() => { throw 7 }, 1000); setTimeout(() => console.log('on'), 1000); 0")
        let report = shell.enter("wait 1s")
        #expect(report.errors.map(\.text) == ["Uncaught 7"])
        #expect(report.output.map(\.text) == ["on"])
    }

    @Test func exitLeavesTheShell() throws {
        let shell = try makeShell()
        let report = shell.enter("process.on('exit', code => console.log('bye', code)); process.exit(3)")
        #expect(report.output.map(\.text) == ["bye 3"])
        #expect(shell.shouldExit)
    }

    /// A timer that still waits is no news, and neither are the functions of a built-in module that an entry was the first to need.
    @Test func whatIsNoNewsIsNotTold() throws {
        let shell = try makeShell("setTimeout(function f() {}, 5000); 0")
        #expect(shell.enter("wait 1s").changes.isEmpty)
        #expect(shell.enter("process.on('x', function g() {}); new AbortController().signal.aborted").changes.map(\.object.preview) == ["[Function: g]"])
    }

    @Test func leaksTellOfTimersAndOfPromisesThatNobodyCanSettle() throws {
        let shell = try makeShell("let big = { b: 1 }; setInterval((x => () => x)(big), 1000); 0", "big = null", "let p = new Promise(() => {}); p.then(() => 1); 0",
                                  "let resolve, q = new Promise(r => resolve = r); q.then(() => 2); 0")
        let report = shell.enter("leaks").answer(as: LeaksReport.self)
        #expect(report?.groups.filter { $0.kind == "timers" }.count == 1)
        let promises = report?.groups.filter { $0.kind == "promises" }
        #expect(promises?.map(\.holder).allSatisfy { $0.hasPrefix("p ") } == true)
        #expect(promises?.count == 1)
    }

    @Test func aTimerIsARootByItsOwnName() throws {
        let shell = try makeShell("{ const cache = { big: 1 }; setTimeout(function poll() { return cache }, 10000) } 0")
        #expect(shell.enter("why #1").answer(as: WhyReport.self).map { "\($0)" }?.contains("timer of setTimeout, due in 10 s") == true)
    }
}
