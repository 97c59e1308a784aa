import Foundation
import Testing
@testable import Shell

/// `gc auto`: what a strike does, and when it does nothing.
struct BackgroundTests {
    private func shell(_ mode: BackgroundMode = .atPrompt) throws -> Shell {
        let shell = try makeShell("let dog = { name: 'Sunny' }", "const weak = new WeakMap([[dog, 1]])")
        shell.background = mode
        return shell
    }

    private func auto(_ report: Report) -> AutoReport? {
        if let answer = report.answer(as: AutoReport.self) { return answer }
        return nil
    }

    @Test func saysHowOften() throws {
        let shell = try shell()
        #expect(shell.secondsBetweenStrikes == nil)
        #expect(auto(shell.enter("gc off"))?.text == "the background collector was off already: gc collects now")
        #expect(auto(shell.enter("gc auto"))?.text == "the collector strikes every 5 seconds, never while an entry runs · gc off ends it")
        #expect(auto(shell.enter("gc auto 0.5"))?.text.hasPrefix("the collector strikes every 0.5 seconds") == true)
        #expect(auto(shell.enter(".gc auto 1"))?.text.hasPrefix("the collector strikes every second,") == true)
        #expect(shell.secondsBetweenStrikes == 1)
        #expect(auto(shell.enter("gc off"))?.isOn == false)
        #expect(shell.secondsBetweenStrikes == nil)
        #expect(shell.journal.entries.count == 2)
    }

    @Test(arguments: ["0", "0.09", "3601", "1e9", "inf", "nan"])
    func bounds(seconds: String) throws {
        let shell = try shell()
        #expect(shell.enter("gc auto \(seconds)").refusal == "gc auto takes from 0.1 to 3600 seconds: gc auto 5")
        #expect(shell.secondsBetweenStrikes == nil)
    }

    @Test func whatIsNoNumberIsMisused() throws {
        #expect(try shell().enter("gc auto soon").refusal?.hasPrefix("gc [--explain], gc auto [SECONDS], gc off: ") == true)
        #expect(try shell().enter("gc sometimes").refusal != nil)
    }

    @Test func nobodyToStrike() throws {
        #expect(try shell(.none).enter("gc auto").refusal?.hasPrefix("gc auto needs a prompt") == true)
    }

    @Test func withoutAPromptItSaysSo() throws {
        let answer = auto(try shell(.afterEntries).enter("gc auto 2"))
        #expect(answer?.isAfterEntries == true)
        #expect(answer?.text.hasPrefix("without a prompt no time passes: the collector strikes after each entry") == true)
    }

    @Test func strikesWhereThereIsSomethingToTake() throws {
        let shell = try shell()
        #expect(shell.strike() == nil)
        _ = shell.enter("gc auto")
        #expect(shell.strike() == nil)
        _ = shell.enter("let x = 1")
        #expect(shell.strike() == nil)
        #expect(shell.journal.entries.map(\.source).last == "let x = 1")
        _ = shell.enter("dog = null")
        let report = try #require(shell.strike())
        guard let collection = report.answer(as: StrikeReport.self)?.collection else { Issue.record("no strike"); return }
        #expect(collection.collected.map(\.text) == ["#1 { name: 'Sunny' }"])
        #expect(collection.losses.map(\.text) == ["weak lost 1 entry"])
        #expect(shell.strike() == nil)
        #expect(try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)) == report)
    }

    /// A symbol that was a key dies as an object does.
    @Test func weakEntriesAreSomething() throws {
        let shell = try shell()
        _ = shell.enter("gc auto")
        _ = shell.enter("weak.set(Symbol('s'), 1)")
        guard let collection = shell.strike()?.answer(as: StrikeReport.self)?.collection else { Issue.record("no strike"); return }
        #expect(collection.collected.map(\.text) == ["#3 Symbol(s)"])
        #expect(collection.losses.map(\.text) == ["weak lost 1 entry"])
    }

    @Test func isAnEntryLikeAnyOther() throws {
        let shell = try shell()
        _ = shell.enter("gc auto")
        _ = shell.enter("dog = null")
        _ = shell.strike()
        _ = shell.enter("let cat = { name: 'Tom' }")
        guard let journal = shell.enter("journal").answer(as: JournalReport.self) else { Issue.record("no journal"); return }
        #expect(journal.entries[3].source == "gc auto")
        #expect(journal.entries[3].remark == "the collector struck")
        #expect(shell.journal.script == "let dog = { name: 'Sunny' }\nconst weak = new WeakMap([[dog, 1]])\ndog = null\n.gc\nlet cat = { name: 'Tom' }\n")
        let other = try makeShell()
        other.resume(shell.journal)
        #expect(other.enter("why #1").why?.fate == .collected)
        #expect(other.enter("why cat").why == shell.enter("why cat").why)
        // What was undone is not lost to a strike.
        _ = shell.enter("undo 2")
        #expect(shell.enter("why #1").why?.fate == .doomed)
        #expect(shell.strike() == nil)
        _ = shell.enter("redo 2")
        #expect(shell.enter("why #1").why?.fate == .collected)
    }

    @Test func cleanupsPrintIntoTheReport() throws {
        let shell = try makeShell("let o = {}", "const registry = new FinalizationRegistry(held => { console.log('bye', held); throw 1 })", "registry.register(o, 'o')")
        shell.background = .atPrompt
        _ = shell.enter("gc auto")
        _ = shell.enter("o = null")
        let report = try #require(shell.strike())
        #expect(report.output.map(\.text) == ["bye o"])
        #expect(report.errors.map(\.text) == ["Uncaught 1"])
    }
}
