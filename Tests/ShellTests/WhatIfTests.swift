import Testing
@testable import Shell

/// `whatif`: what would be, and that nothing was.
struct WhatIfTests {
    private static let lesson = ["let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap()",
                                 "strong.set(dog1, 'best')", "weak.set(dog2, 'second')"]

    private func makeLesson(stressed: Bool = false) throws -> Shell {
        let shell = try makeShell(stressed: stressed)
        for entry in WhatIfTests.lesson { _ = shell.enter(entry) }
        return shell
    }

    private func ask(_ shell: Shell, _ entry: String) throws -> WhatIfReport {
        guard let answer = shell.enter("whatif \(entry)").answer(as: WhatIfReport.self) else { throw Missing() }
        return answer
    }
    private struct Missing: Error {}

    @Test(arguments: [false, true])
    func tellsWhoWouldDie(stressed: Bool) throws {
        let shell = try makeLesson(stressed: stressed)
        let sunny = try ask(shell, "dog2 = null")
        #expect(sunny.fateText == "would die: #2 { name: 'Sunny' }")
        #expect(sunny.losses == [WeakLoss(holder: "weak", kind: "WeakMap", entries: 1)])
        #expect(sunny.consequences == ["weak would lose 1 entry", "3 objects would be alive"])
        #expect(sunny.changes.map(\.text) == ["#2 lost dog2 · nothing holds it: the next gc takes it, and weak's entry with it"])
        let snickers = try ask(shell, "dog1 = null")
        #expect(snickers.fateText == "nobody would die" && snickers.value == "null" && snickers.alive == 4)
        #expect(snickers.changes.first?.fate == .leak)
        let both = try ask(shell, "strong.clear(); dog1 = null; weak.set({ a: 1 }, 2)")
        #expect(both.collected.map(\.number) == [1, 5])
    }

    @Test func leavesEverythingAsItIs() throws {
        let shell = try makeLesson(), other = try makeLesson()
        let journal = shell.journal, word = shell.requestWord
        for entry in ["dog2 = null", "let c = { name: 'Cat' }", "throw 1", "gc", "globalThis.x = 1", "let = =", "gc()"] { _ = shell.enter("whatif \(entry)") }
        #expect(shell.journal == journal)
        #expect(shell.requestWord == word)
        for entry in ["maps", "why #2", "journal", "let d = {}", "dog2 = null", "gc", "typeof x", "typeof c"] {
            #expect(shell.enter(entry) == other.enter(entry), "\(entry)")
        }
    }

    @Test func tellsOutputErrorsAndShorthands() throws {
        let shell = try makeLesson()
        let told = try ask(shell, "console.log('hi'); const r = new FinalizationRegistry(h => console.log('bye', h)); r.register({}, 5); null.x")
        #expect(told.output.map(\.text) == ["hi", "bye 5"] && told.cleanups == 1)
        #expect(told.errors.first?.text.hasPrefix("Uncaught TypeError: Cannot read properties of null") == true)
        #expect(try ask(shell, "weak.set dog1 'x'").expansion?.javaScript == "weak.set(dog1, 'x')")
        #expect(try ask(shell, "let rex = Rex").changes.first?.text == "+ #5 { name: 'Rex' }   held by rex")
        #expect(shell.enter("whatif undo").refusal == "whatif is about JavaScript, gc and wait: undo changes no object")
        let broken = shell.enter("whatif let = = 3")
        #expect(broken.errors.first?.isSyntaxError == true && broken.result == nil)
        #expect(shell.enter("whatif").refusal?.hasPrefix("whatif ENTRY") == true)
        #expect(shell.enter("whatif = 5").value == "5")
    }

    @Test func gcIsAnEntryToo() throws {
        let shell = try makeLesson()
        #expect(try ask(shell, "gc").fateText == "nobody would die")
        _ = shell.enter("dog2 = null")
        #expect(try ask(shell, "gc").fateText == "would die: #2 { name: 'Sunny' }")
        #expect(try ask(shell, ".gc").fateText == "would die: #2 { name: 'Sunny' }")
        #expect(try ask(shell, "gc()").collected.map(\.number) == [2])
        #expect(shell.enter("why #2").why?.fate == .doomed)
    }

    @Test func anUnfinishedEntryAsksForMore() throws {
        let shell = try makeShell()
        #expect(!shell.isComplete("whatif for (;;) {"))
        #expect(shell.isComplete("whatif for (;;) {\n}"))
    }

    @Test func largeHeapsAreCounted() throws {
        let shell = try makeShell("let list = []; for (let i = 0; i < 30000; i++) list.push({ i })", "let kept = list[5]")
        let answer = try ask(shell, "list = null")
        #expect(answer.fateText == "would die: 30000 (29999 Object, 1 Array)")
        #expect(answer.difference?.died.first.count == 20 && answer.difference?.changed.first.first?.event == "lost list[5]")
        #expect(answer.notes == [])
        // Too large only with the entry.
        let small = try makeShell("let a = {}")
        #expect(try ask(small, "for (let i = 0; i < 30000; i++) a[i] = { i }").difference?.born.count == 30000)
    }

    @Test func interruptedEntriesAreSpokenOf() throws {
        var isOn = true
        var options = Shell.Options()
        var stop: (() -> Void)?
        options.onOutput = { _ in stop?() }
        let shell = try #require(Shell(options: options))
        stop = { [unowned shell] in if isOn { shell.requestWord.pointee |= Shell.interruptionBit } }
        _ = shell.enter("let a = {}")
        _ = shell.enter("let b = {}; console.log('now'); while (true) {}")
        isOn = false
        #expect(try ask(shell, "a = null").notes == ["entry 2 was interrupted: the statement that was running is left out"])
        stop = nil
    }
}
