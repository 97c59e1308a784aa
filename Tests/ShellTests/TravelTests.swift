import Testing
@testable import Shell

/// Undo, redo, the journal; and that equal entries give equal reports.
struct TravelTests {
    static let session = [
        "let dog1 = Snickers", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap(), seen = new WeakSet([dog2])",
        "strong.set(dog1, 'best')", "weak.set(dog2, 'second')", "const ref = new WeakRef(dog2)", "weak.size", "dog1 = null", "dog2 = null", "gc", "maps",
        "const registry = new FinalizationRegistry(held => console.log('bye', held))", "let cat = { name: 'Tom', friends: [{ a: 1 }, { b: 2 }] }",
        "registry.register(cat, 'Tom')", "weak.set(cat.friends[0], cat)", "cat.friends.pop()", "cat = null", "gc", "heap", "journal", "why #1",
        "class Node { next = null }", "let list = new Node; list.next = new Node", "function f() { let inner = { deep: [1, 2, 3] }; return () => inner }",
        "const g = f()", "for (const x of weak) {}", "strong.clear()", "gc()",
    ]

    @Test func undoneEntriesAreGone() throws {
        let shell = try makeShell("let a = { x: 1 }", "let b = { y: 2 }", "a = null")
        #expect(shell.enter("undo").result != nil)
        #expect(shell.enter("a").value == "{ x: 1 }")
        // A look costs nothing of what was undone.
        #expect(shell.journal.entries.count == 2 && shell.journal.undone.count == 1)
        guard let travel = shell.enter("undo 2").answer(as: TravelReport.self) else { Issue.record("no travel"); return }
        #expect(travel.entries.map(\.source) == ["let a = { x: 1 }", "let b = { y: 2 }"])
        #expect(travel.position == 0)
        #expect(shell.enter("typeof a").value == "'undefined'")
    }

    @Test func numbersStay() throws {
        let shell = try makeShell("let a = { x: 1 }", "let b = { y: 2 }", "a = null", "gc", "let c = { z: 3 }")
        _ = shell.enter("undo")
        #expect(shell.enter("why #2").why?.object?.preview == "{ y: 2 }")
        _ = shell.enter("redo")
        #expect(shell.enter("why #3").why?.object?.preview == "{ z: 3 }")
        #expect(shell.enter("why #1").why?.fate == .collected)
    }

    @Test func newEntryEndsRedo() throws {
        let shell = try makeShell("let a = 1", "let b = 2")
        _ = shell.enter("undo")
        _ = shell.enter("let c = 3")
        #expect(shell.enter("redo").refusal == "nothing to redo")
    }

    @Test func commandsThatOnlyLookAreNotKept() throws {
        let shell = try makeShell("let a = {}", "maps", "why a", "why ({})", "heap", "journal", "gc")
        #expect(shell.journal.entries.map(\.source) == ["let a = {}", "gc"])
    }

    /// Writes to a shell's request word what a signal handler would.
    private final class Interrupter {
        var shell: Shell?
        func interrupt() { shell?.requestWord.pointee |= Shell.interruptionBit }
    }

    @Test("of an interrupted entry replays run the statements before the one that was running, and its functions are there")
    func interruptedEntriesAreRunInPart() throws {
        let interrupter = Interrupter()
        var options = Shell.Options()
        options.onOutput = { [unowned interrupter] _ in interrupter.interrupt() }
        let shell = try #require(Shell(options: options))
        interrupter.shell = shell
        _ = shell.enter("let a = { n: 1 }")
        let report = shell.enter("let b = { x: 1 }; console.log('now'); while (true) {}")
        #expect(report.isInterrupted)
        #expect(report.lines == ["+ #2 { x: 1 }   held by b"])
        #expect(shell.enter("b.x").value == "1")
        #expect(shell.enter("let c = { z: 1 }").changes.first?.object.number == 3)
        _ = shell.enter("undo")
        #expect(shell.enter("b").value == "{ x: 1 }")
        #expect(shell.enter("let d = {}").changes.first?.object.number == 3)
        let loop = shell.enter("console.log('again'); while (early()) {} function early() { return true }")
        #expect(loop.isInterrupted)
        #expect(shell.enter("let e = {}; console.log('alone')").isInterrupted == false)
        let other = try makeShell()
        other.resume(try #require(Journal(file: Journal.fileHeader + shell.journal.entries.flatMap { JournalEvent.appended($0).record })))
        #expect(other.enter("[b, early()]").value == "[ { x: 1 }, true ]")
        // A loop in what follows it leaves no part that could be run again.
        #expect(shell.enter("let late = {}; Promise.resolve().then(() => { console.log('job'); while (true) {} })").isInterrupted)
        _ = shell.enter("let f = 1")
        _ = shell.enter("undo")
        #expect(shell.enter("typeof late").value == "'undefined'")
        #expect(shell.journal.script.contains("function early"))
        #expect(!shell.journal.script.contains("while"))
        interrupter.shell = nil
    }

    @Test("a replay without what had been running says so, and which entries throw for want of it")
    func replaysSayWhatIsLeftOut() throws {
        let interrupter = Interrupter()
        var options = Shell.Options()
        options.onOutput = { [unowned interrupter] _ in interrupter.interrupt() }
        let shell = try #require(Shell(options: options))
        interrupter.shell = shell
        #expect(shell.enter("const list = []; for (let i = 0; ; i++) { if (i < 3) list.push({ i }); else console.log('now') }").isInterrupted)
        interrupter.shell = nil
        for entry in ["let first = list[0]", "let w = new WeakRef(list[1])", "w.deref()", "null.x", "let last = 1"] { _ = shell.enter(entry) }
        let notes = ["entry 1 was interrupted: the statement that was running is left out", "entries 3 and 4 threw when they were run again, and had not before"]
        #expect(shell.enter("undo").notes == notes && shell.enter("redo").notes == notes)
        #expect(shell.enter("goto 2").notes == [notes[0]] && shell.enter("goto 3").notes == [notes[0], "entry 3 threw when it was run again, and had not before"])
        #expect(shell.enter("goto 0").notes == [] && shell.enter("goto 6").notes == notes)
        #expect(try #require(shell.enter("whatif 1").answer(as: WhatIfReport.self)).notes.suffix(2) == notes[...])
        let other = try makeShell()
        other.resume(try #require(Journal(file: Journal.fileHeader + shell.journal.entries.flatMap { JournalEvent.appended($0).record })))
        #expect(other.replayNotes == notes)
    }

    @Test func journalResumes() throws {
        let shell = try makeShell("let a = { x: 1 }", "a.y = { z: 2 }")
        let other = try makeShell()
        other.resume(shell.journal)
        #expect(other.enter("why #2").why?.text == shell.enter("why #2").why?.text)
        #expect(other.enter("a").value == "{ x: 1, y: { z: 2 } }")
    }

    @Test func equalEntriesGiveEqualReports() throws {
        let first = try #require(Shell()), second = try #require(Shell())
        for entry in TravelTests.session { #expect(first.enter(entry) == second.enter(entry), "\(entry)") }
    }

    /// A collection at every safepoint changes no report.
    @Test func stressChangesNothing() throws {
        var options = Shell.Options()
        options.isStressed = true
        let calm = try #require(Shell()), stressed = try #require(Shell(options: options))
        for entry in TravelTests.session {
            let a = calm.enter(entry), b = stressed.enter(entry)
            #expect(a == b, "\(entry)\n\(a.json)\n\(b.json)")
        }
    }

    @Test func errorsLeaveTheShellStanding() throws {
        let shell = try makeShell("let a = { n: 1 }")
        #expect(shell.enter("throw a").errors.first?.text == "Uncaught { n: 1 }")
        #expect(shell.enter("function f() { throw new TypeError('x') }; f()").errors.first?.text.hasPrefix("Uncaught TypeError: x\n    at f (REPL") == true)
        #expect(shell.enter("let = = 2").errors.first?.isSyntaxError == true)
        #expect(shell.enter("a.n").value == "1")
    }
}
