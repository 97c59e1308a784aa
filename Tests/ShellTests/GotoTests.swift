import Testing
@testable import Shell

/// `goto`, and what Ctrl-C does to a replay.
struct GotoTests {
    private func travel(_ report: Report) throws -> TravelReport {
        guard let travel = report.answer(as: TravelReport.self) else { throw Missing() }
        return travel
    }
    private struct Missing: Error {}

    @Test func goesBackAndForth() throws {
        let shell = try makeShell("let a = { x: 1 }", "let b = { y: 2 }", "a = null", "gc", "let c = { z: 3 }")
        let back = try travel(shell.enter("goto 2"))
        #expect(back.direction == .goto && back.position == 2 && back.entries.map(\.number) == [3, 4, 5] && !back.isForward)
        #expect(shell.enter("why #1").why?.fate == .alive)
        #expect(shell.enter("why #3").refusal == "no object has had the number #3")
        let forth = try travel(shell.enter("goto 4"))
        #expect(forth.position == 4 && forth.entries.map(\.number) == [3, 4] && forth.isForward)
        #expect(shell.enter("why #1").why?.fate == .collected)
        #expect(try travel(shell.enter("redo")).entries.map(\.number) == [5])
        #expect(shell.enter("why #3").why?.object?.preview == "{ z: 3 }")
        #expect(try travel(shell.enter("goto 0")).position == 0)
        #expect(try travel(shell.enter("goto 5")).position == 5)
        #expect(shell.enter("why #2").why?.object?.preview == "{ y: 2 }")
    }

    @Test func refuses() throws {
        let shell = try makeShell()
        #expect(shell.enter("goto 1").refusal == "there is no entry 1: the journal is empty")
        #expect(shell.enter("goto 0").refusal == "already at the start")
        _ = shell.enter("let a = 1")
        #expect(shell.enter("goto 1").refusal == "already at entry 1")
        #expect(shell.enter("goto 2").refusal == "there is no entry 2: the last one is 1")
        #expect(shell.enter("goto").refusal?.hasPrefix("goto N:") == true)
        #expect(shell.enter("goto one").refusal != nil)
        #expect(shell.enter("goto -1").refusal == nil)
    }

    @Test func aNewEntryEndsTheWayForth() throws {
        let shell = try makeShell("let a = 1", "let b = 2")
        _ = shell.enter("goto 1")
        _ = shell.enter("let c = 3")
        #expect(shell.enter("goto 3").refusal == "there is no entry 3: the last one is 2")
    }

    /// Ctrl-C is for the machine at work: it ends the replay, and the old state stands.
    @Test(arguments: ["undo", "goto 1", "goto 3", "redo", "diff", "whatif gc"])
    func interruptionLeavesTheOldState(command: String) throws {
        let shell = try makeShell("let a = { n: 1 }", "let b = { n: 2 }; for (let i = 0; i < 1000; i++) b.n = i", "let c = { n: 3 }")
        _ = shell.enter("undo")
        let journal = shell.journal
        var isFirst = true
        shell.onMachineChange = { [unowned shell] in
            if isFirst { shell.requestWord.pointee |= Shell.interruptionBit }
            isFirst = false
        }
        let report = shell.enter(command)
        shell.onMachineChange = nil
        #expect(report.isInterrupted)
        #expect(report.refusal == "interrupted: \(command.prefix { $0 != " " }) has changed nothing")
        #expect(shell.journal == journal)
        #expect(shell.requestWord.pointee & Shell.interruptionBit == 0)
        #expect(shell.enter("[a.n, b.n]").value == "[ 1, 999 ]")
        #expect(shell.enter("why #2").why?.object?.preview == "{ n: 999 }")
    }
}
