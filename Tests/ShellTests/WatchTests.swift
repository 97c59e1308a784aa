import Engine
import FoundationEssentials
import Testing
@testable import Shell

/// `watch EXPR`.
struct WatchTests {
    private func watches(_ report: Report) -> WatchReport? {
        if let answer = report.answer(as: WatchReport.self) { return answer }
        return nil
    }

    @Test func showsWhatChanges() throws {
        let shell = try makeShell("const dogs = ['a']")
        #expect(watches(shell.enter("watch dogs.length"))?.watches.first?.value.text == "1")
        #expect(shell.enter("dogs.push('b')").watches.map(\.text) == ["watch dogs.length: 1 → 2"])
        #expect(shell.enter("dogs").watches == [])
        #expect(shell.enter("maps").watches == [])
        let report = shell.enter("dogs.pop()")
        #expect(report.watches.map(\.text) == ["watch dogs.length: 2 → 1"])
        #expect(try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)) == report)
        let list = shell.enter("watch")
        #expect(watches(list)?.watches.map(\.expression) == ["dogs.length"])
        #expect(try JSONDecoder().decode(Report.self, from: Data(list.json.utf8)) == list)
    }

    /// The code's view never changes; the debugger's does.
    @Test func theDebuggerCountsWhatIsWeak() throws {
        let shell = try makeShell("let dog = { name: 'Sunny' }", "const weak = new WeakMap([[dog, 1]]), ref = new WeakRef(dog)")
        #expect(watches(shell.enter("watch weak"))?.watches.first?.value.line == "WeakMap { <items unknown> } · the debugger counts 1")
        _ = shell.enter("watch ref")
        #expect(shell.enter("dog = null").watches == [])
        let texts = shell.enter("gc").watches.map(\.text)
        #expect(texts.first == "watch weak: WeakMap { <items unknown> } · the debugger counts 1 → counts 0")
        #expect(texts.last?.hasSuffix("the debugger sees #1 { name: 'Sunny' } → sees no target") == true)
    }

    @Test func observingDoesNotHold() throws {
        let shell = try makeShell("let dog = { name: 'Sunny' }", "const ref = new WeakRef(dog)")
        _ = shell.enter("watch ref.deref()")
        _ = shell.enter("watch dog")
        _ = shell.enter("watch (() => dog)()")
        #expect(shell.enter("dog = null").lines.last?.contains("nothing holds it") == true)
        let report = shell.enter("gc")
        #expect(report.collectionResult?.collected.map(\.number) == [1])
        #expect(report.watches.map(\.text) == ["watch ref.deref(): { name: 'Sunny' } → undefined"])
    }

    @Test func errorsAreValues() throws {
        let shell = try makeShell("let o = {}")
        #expect(watches(shell.enter("watch x.y"))?.watches.first?.value.text == "throws ReferenceError: x is not defined")
        #expect(shell.enter("var x = { y: 1 }").watches.map(\.text) == ["watch x.y: throws ReferenceError: x is not defined → 1"])
        #expect(shell.enter("watch (").errors.first?.isSyntaxError == true)
        #expect(shell.enter("watch 1); (2").errors.first?.text == "watch needs one expression")
        #expect(shell.enter("watch let a = 1").hasFailed)
        _ = shell.enter("watch (() => { throw o })()")
        #expect(shell.enter("o.a = 1").watches.map(\.text) == ["watch (() => { throw o })(): throws {} → throws { a: 1 }"])
    }

    @Test func runsOutsideTheJournalAndInSilence() throws {
        final class Ears { var heard: [String] = [] }
        let ears = Ears()
        var options = Shell.Options()
        options.onOutput = { ears.heard.append($0.text) }
        let shell = try #require(Shell(options: options))
        _ = shell.enter("let n = 0")
        _ = shell.enter("watch (console.log('looked'), queueMicrotask(() => console.log('later')), n)")
        let report = shell.enter("n = 1")
        #expect(report.watches.count == 1)
        #expect(report.output == [])
        #expect(ears.heard == [])
        #expect(shell.journal.entries.map(\.source) == ["let n = 0", "n = 1"])
    }

    @Test func outlastsUndo() throws {
        let shell = try makeShell("let n = 1", "n = 2")
        _ = shell.enter("watch n")
        #expect(shell.enter("undo").watches.map(\.text) == ["watch n: 2 → 1"])
        #expect(shell.enter("redo").watches.map(\.text) == ["watch n: 1 → 2"])
        #expect(shell.enter("undo 2").watches.map(\.text) == ["watch n: 2 → throws ReferenceError: n is not defined"])
    }

    @Test func numbersAreLookedUp() throws {
        let shell = try makeShell("let o = { a: 1 }")
        #expect(watches(shell.enter("watch #1.a"))?.watches.first?.value.text == "1")
        _ = shell.enter("watch #1")
        #expect(shell.enter("o.a = 2").watches.map(\.text) == ["watch #1.a: 1 → 2", "watch #1: { a: 1 } → { a: 2 }"])
        _ = shell.enter("o = null")
        #expect(shell.enter("gc").watches.last?.text == "watch #1: { a: 2 } → gone: a collection took it")
    }

    @Test func canBeTakenOut() throws {
        let shell = try makeShell("let a = 1, b = 2, c = 3")
        #expect(shell.enter("unwatch").refusal == "nothing is watched")
        for name in ["a", "b", "c"] { _ = shell.enter("watch \(name)") }
        #expect(watches(shell.enter("unwatch b"))?.message == "watched no more: b")
        #expect(watches(shell.enter("unwatch 1"))?.message == "watched no more: a")
        #expect(shell.enter("unwatch 7").refusal == "no watch is 7 · watch lists them")
        #expect(watches(shell.enter("watch"))?.watches.map(\.number) == [3])
        _ = shell.enter("unwatch")
        #expect(watches(shell.enter("watch"))?.watches == [])
        #expect(shell.enter("a = b = c = 0").watches == [])
    }

    @Test func longValuesAreShortenedAndCompared() throws {
        let shell = try makeShell("let s = 'x'.repeat(300)")
        #expect(watches(shell.enter("watch s"))?.watches.first?.value.text.count == Observation.longest)
        let change = shell.enter("s += 'y'").watches.first
        #expect(change?.text.hasSuffix("… (what changed is beyond what is shown)") == true)
        #expect(watches(shell.enter("watch [s, { a: [{ b: 1 }] }, '\\n'].slice(1)"))?.watches.first?.value.text == "[ { a: [ [Object] ] }, '\\n' ]")
    }

    @Test func javaScriptWins() throws {
        let shell = try makeShell("let watch = 5")
        #expect(shell.enter("watch").value == "5")
        #expect(watches(shell.enter(".watch 1 + 1"))?.watches.first?.value.text == "2")
        #expect(isJavaScript("watch = 2"))
    }

    /// Ctrl-C ends an expression that does not end, and nobody looks at it again.
    @Test func interrupted() throws {
        final class Interrupter { var shell: Shell?; var isArmed = false }
        let interrupter = Interrupter()
        var options = Shell.Options()
        // The clock is read by the expression: a place to press Ctrl-C at.
        options.clock = RealClock(elapsed: { [unowned interrupter] in
            if interrupter.isArmed { interrupter.shell?.requestWord.pointee |= Shell.interruptionBit }
            return 0
        }, date: { 0 }, sleep: { _ in })
        let shell = try #require(Shell(options: options))
        interrupter.shell = shell
        _ = shell.enter("let go = false, n = 0")
        _ = shell.enter("watch (() => { while (go) performance.now(); return n })()")
        _ = shell.enter("watch n")
        interrupter.isArmed = true
        let report = shell.enter("go = true, n = 1")
        #expect(!report.isInterrupted)
        #expect(report.watches.map(\.isSwitchedOff) == [true, false])
        #expect(report.watches.last?.text == "watch n: 0 → 1")
        #expect(shell.enter("n = 2").watches.map(\.expression) == ["n"])
        #expect(watches(shell.enter("watch"))?.watches.map(\.isOff) == [true, false])
        #expect(shell.enter("watch for2 || (() => { while (true) performance.now() })()").result != nil)
        #expect(shell.enter("watch (() => { while (true) performance.now() })()").isInterrupted)
        interrupter.isArmed = false
        _ = shell.enter("go = false")
        #expect(watches(shell.enter("watch (() => { while (go) performance.now(); return n })()"))?.watches.first?.isOff == false)
        interrupter.shell = nil
    }
}
