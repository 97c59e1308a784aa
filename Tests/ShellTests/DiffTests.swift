import Foundation
import Testing
@testable import Shell

/// `diff`: what lies between two entries.
struct DiffTests {
    private static let lesson = ["let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap()",
                                 "strong.set(dog1, 'best')", "weak.set(dog2, 'second')", "dog1 = null", "dog2 = null", "gc"]

    private func diff(_ shell: Shell, _ numbers: String = "") throws -> DiffReport {
        guard let report = shell.enter("diff \(numbers)").answer(as: DiffReport.self) else { throw Missing() }
        return report
    }
    private struct Missing: Error {}

    @Test(arguments: [false, true])
    func theLesson(stressed: Bool) throws {
        let shell = try makeShell(stressed: stressed)
        for entry in DiffTests.lesson { _ = shell.enter(entry) }
        let last = try diff(shell)
        #expect(last.from == 7 && last.to == 8 && last.died.count == 0)
        #expect(last.collected.first.map(\.label) == ["#2 { name: 'Sunny' }"])

        let middle = try diff(shell, "3 7")
        #expect(middle.died.first.map(\.label) == ["#2 { name: 'Sunny' }"])
        #expect(middle.died.first.first?.fate == .doomed && middle.died.first.first?.holders.map(\.text) == ["dog2"])
        #expect(middle.died.first.first?.site?.text == "entry 2, line 1")
        #expect(middle.moved.first.map(\.event) == ["moved: dog1 → strong (key)"])
        #expect(middle.summary == "1 died (1 Object) · 1 moved · 1 reference came, 1 went")

        let mentions = try diff(shell, "3 5")
        #expect(mentions.changed.first.map(\.event) == ["← strong (key)", "⇠ weak (key)"])
        #expect(mentions.changed.first.map(\.number) == [1, 2])

        let all = try diff(shell, "0")
        #expect(all.born.first.map(\.number) == [1, 3, 4] && all.died.count == 0)
        #expect(all.born.classes.map(\.name) == ["Map", "Object", "WeakMap"])
        #expect(try diff(shell, "5").died.first.first?.fate == .collected)
    }

    @Test func addressesAreUsedAgain() throws {
        let shell = try makeShell("let a = { n: 1 }, list = []", "for (let i = 0; i < 50; i++) list.push({ old: i })")
        for entry in ["a = null; list.length = 0", "gc", "for (let i = 0; i < 60; i++) list.push({ new: i })"] { _ = shell.enter(entry) }
        let report = try diff(shell, "2")
        #expect(report.born.count == 60 && report.died.count == 51)
        #expect(report.born.first.allSatisfy { $0.preview.hasPrefix("{ new:") && $0.site?.entry == 5 })
        #expect(report.died.first.allSatisfy { !$0.preview.hasPrefix("{ new:") && $0.fate == .collected })
        #expect(report.died.first.first?.label == "#1 { n: 1 }")
        #expect(report.moved.count == 0 && report.changed.count == 0)
    }

    @Test func globalsAndPropertiesAreToldByName() throws {
        let shell = try makeShell("var rex = { name: 'Rex' }", "var kept = rex; rex = null")
        #expect(try diff(shell).moved.first.map(\.event) == ["moved: rex → kept"])
        _ = shell.enter("class Dog { constructor(o) { this.owner = o } bark() {} }")
        #expect(try diff(shell).born.first.map(\.label) == ["#2 [class Dog]"])
        _ = shell.enter("const d = new Dog(kept), f = (() => { let inner = kept; return () => inner })()")
        let made = try diff(shell)
        #expect(made.born.count == 2 && made.born.classes.map(\.name) == ["Dog", "Function"])
        #expect(made.changed.first.map(\.event) == ["← d.owner, closure f: inner"])
        _ = shell.enter("d.owner = null; d.friend = kept")
        #expect(try diff(shell).moved.first.map(\.event) == ["moved: d.owner → d.friend"])
    }

    @Test func equalElementsAreNotToldApart() throws {
        let shell = try makeShell("const x = { n: 1 }, list = [x, x, x, { n: 2 }]", "list.splice(1, 1)", "list.reverse()", "list[0] = null")
        #expect(try diff(shell, "1 2").changed.first.map(\.event) == ["lost list[…]"])
        #expect(try diff(shell, "2 3").isEmpty)
        #expect(try diff(shell, "3 4").died.first.first?.holders.map(\.text) == ["list[0]"])
    }

    @Test func originsAreTold() throws {
        let shell = try makeShell("function makeDog() {\n  return { name: 'Bo' }\n}", "const bo = makeDog()")
        #expect(try diff(shell, "1").born.first.first?.site?.text == "entry 2, by makeDog of entry 1, line 2")
    }

    @Test func afterUndo() throws {
        let shell = try makeShell("let a = { x: 1 }", "let b = { y: 2 }", "a = null")
        _ = shell.enter("undo")
        let last = try diff(shell)
        #expect(last.from == 1 && last.to == 2 && last.born.first.map(\.number) == [2])
        #expect(try diff(shell, "2 3").died.first.map(\.number) == [1])
        #expect(shell.enter("diff 3").refusal == "entry 3 was undone: this is the state after entry 2")
        #expect(shell.enter("diff 2").refusal == "nothing has been entered since entry 2")
        #expect(shell.enter("diff 2 1").refusal == "diff A B goes forward: A is to come before B")
        #expect(shell.enter("diff 1 9").refusal == "there is no entry 9: the last one is 3")
        #expect(shell.enter("redo").result != nil)
        #expect(try #require(Shell()).enter("diff").refusal == "nothing to compare: the journal is empty")
    }

    @Test func interruptedEntriesAreSpokenOf() throws {
        var stop: (() -> Void)?
        var options = Shell.Options()
        options.onOutput = { _ in stop?() }
        let shell = try #require(Shell(options: options))
        stop = { [unowned shell] in shell.requestWord.pointee |= Shell.interruptionBit }
        _ = shell.enter("let a = {}")
        _ = shell.enter("let b = {}; console.log('now'); while (true) {}")
        stop = nil
        _ = shell.enter("let c = {}")
        let report = try diff(shell, "1")
        #expect(report.born.first.map(\.number) == [2, 3])
        #expect(report.notes == ["entry 2 was interrupted: the statement that was running is left out"])
        #expect(try diff(shell).notes == [])
    }

    @Test func largeHeaps() throws {
        let shell = try makeShell("class Dog { constructor(n) { this.n = n } }", "const dogs = [], strong = new Map(), weak = new WeakMap()",
                                  "for (let i = 0; i < 20000; i++) { const d = new Dog(i); dogs.push(d); strong.set(d, { i }); weak.set(d, { i }) }")
        let noted = shell.enter("dogs.length = 10000")
        #expect(noted.notes == ["a large heap: 60004 alive"])
        let born = try diff(shell, "2 3")
        #expect(born.born.count == 60000)
        #expect(born.born.classes == [ClassCount(name: "Object", count: 40000), ClassCount(name: "Dog", count: 20000)])
        #expect(born.born.first.count == 20 && born.born.first.first?.holders.map(\.text) == ["dogs[0]"])
        let lost = try diff(shell)
        #expect(lost.changed.count == 10000 && lost.changed.first.count == 20 && lost.referencesLost == 10000)
        #expect(lost.changed.first.first?.event == "lost dogs[10000]" && lost.died.count == 0)
        _ = shell.enter("strong.clear(); gc()")
        let died = try diff(shell)
        #expect(died.died.count == 40000 && died.died.first.first?.fate == .collected)
        #expect(died.died.first.first?.holders.map(\.text) == ["strong (value)"])
    }

    @Test func survivesJSON() throws {
        let shell = try makeShell()
        for entry in DiffTests.lesson { _ = shell.enter(entry) }
        for line in ["diff 3 7", "whatif dog1 = null", "goto 3"] {
            let report = shell.enter(line)
            #expect(try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)) == report, "\(line)")
        }
    }
}
