import Engine
import Foundation
import TestSupport
import Testing
@testable import Shell

/// What entries are told to have done, beside a reference that looks at the whole heap before and after; and replays that go by what is known of
/// entries, beside replays that look.
struct LedgerReferenceTests {
    /// Entries of all sorts, by chance: `count` of them after those that make the names.
    private func session(_ random: inout SeededNumbers, objects: Int, entries count: Int) -> [String] {
        let names = ["a", "b", "c", "d", "e"]
        var entries = ["let a, b, c, d, e, ref; class K { constructor(n) { this.n = n } }",
                       "const keep = [], m = new Map(), s = new Set(), w = new WeakMap(), reg = new FinalizationRegistry(x => console.log('gone', x))"]
        if objects > 0 { entries.append("const big = []; for (let i = 0; i < \(objects); i++) big.push({ i, own: i % 3 ? null : [i] })") }
        for _ in 0..<count {
            let x = names.randomElement(using: &random) ?? "a", y = names.randomElement(using: &random) ?? "a"
            let values = [y, "{ n: 1 }", "new K(2)", "[\(x), \(y)]", "{ p: \(y) }", "() => \(y)", "null", "(v => () => v)(\(y))", "new Map([['k', \(y)]])",
                          "(function* () { const q = \(y); yield q })()", "Promise.resolve(\(y))"]
            let value = values.randomElement(using: &random) ?? "null"
            let all = ["\(x) = \(value)", "\(x) = \(value)", "\(x) = \(value)", "\(x) = null", "keep.push(\(value))", "keep.pop()", "m.set(\(x), \(value))", "m.delete(\(x))",
                       "s.add(\(x))", "try { w.set(\(x), \(value)) } catch {}", "try { ref = new WeakRef(\(x)) } catch {}", "try { reg.register(\(x), 1) } catch {}",
                       "gc", x, "1", "keep.length", "m.get(\(x))", "for (let i = 0; i < 7; i++) ({ i })", "(() => { \(value); return 1 })()", "throw 1", "nothing",
                       "setTimeout(() => \(x), 5); 0", "wait 9ms", objects > 0 ? "big.length -= 100" : "keep.length = 0", "try { \(x).q = \(y) } catch {}",
                       "if (\(x)) Object.defineProperty(\(x), 'z', { get() { keep.push({}); return 1 } })", "\(x) && \(x).z", "console.log(\(x))"]
            entries.append(all.randomElement(using: &random) ?? "1")
        }
        return entries
    }

    // MARK: The reference

    private struct Thing: Hashable {
        let cell: Cell
        let period: Int?
    }

    /// What is alive, by the book: all that strong references lead to, and the values of entries whose table and key are alive, until nothing is new.
    private func reached(_ vm: VM) -> Set<Cell> {
        var found: Set<Cell> = [], pending: [Cell] = []
        func take(_ cell: Cell) { if found.insert(cell).inserted { pending.append(cell) } }
        vm.forEachRoot { _, cell in take(cell) }
        while true {
            while let cell = pending.popLast() { vm.forEachEdge(of: cell) { kind, target in if !kind.isWeak { take(target) } } }
            for map in found where map.kind == .weakMap {
                vm.forEachEdge(of: map) { kind, target in
                    if case .weakMapValue(let key) = kind, key.isCell, found.contains(key.asCell) { take(target) }
                }
            }
            if pending.isEmpty { return found }
        }
    }

    private func counted(_ machine: Machine, _ reached: Set<Cell>) -> Set<Thing> {
        Set(reached.filter { $0.isObject && !machine.ledger.isBuiltIn($0) && machine.vm.isCounted($0) }.map { Thing(cell: $0, period: machine.vm.allocationPeriod(of: $0)) })
    }

    private func doomedCount(_ machine: Machine, _ reached: Set<Cell>) -> Int {
        var count = 0
        machine.vm.forEachCell { cell in
            guard cell.isObject, cell.kind != .error, !reached.contains(cell), !machine.ledger.isBuiltIn(cell), machine.vm.isCounted(cell) else { return }
            if machine.vm.allocationPeriod(of: cell) ?? 0 > 0 { count += 1 }
        }
        return count
    }

    /// `a large heap: 7 objects born, 5 told by number · 2 came and went · 1000005 alive, 4 doomed: …`: born, alive, doomed.
    private func told(_ report: Report) -> [Int]? {
        guard let note = report.notes.first(where: { $0.hasPrefix(ChangeWords.largeStart) }) else { return nil }
        func number(before word: String) -> Int {
            guard let place = note.range(of: " \(word)") else { return 0 }
            return note[..<place.lowerBound].split { !$0.isNumber }.last.flatMap { Int($0) } ?? -1
        }
        return [number(before: note.contains(" object born") ? "object born" : "objects born"), number(before: "alive"), number(before: "doomed")]
    }

    @Test(arguments: [UInt64(1), 2]) func largeHeapsAreCountedAsTheReferenceDoes(seed: UInt64) throws {
        var random = SeededNumbers(seed), looks = 0
        let shell = try makeShell()
        var before: Set<Thing> = []
        for entry in session(&random, objects: 21_000, entries: 7) {
            let report = shell.enter(entry), machine = shell.machine, reached = reached(machine.vm), alive = counted(machine, reached)
            defer { before = alive }
            if let told = told(report) {
                #expect(told == [alive.subtracting(before).count, alive.count, doomedCount(machine, reached)], "\(entry)")
                looks += 1
            } else if entry.hasPrefix("gc") {
                #expect(report.collectionResult?.alive == alive.count)
                #expect(doomedCount(machine, reached) == 0)
            }
            #expect(shell.aliveCount == alive.count, "\(entry)")
        }
        #expect(looks > 3)
    }

    @Test(arguments: Array(UInt64(1)...5)) func smallHeapsAreCountedAsTheReferenceDoes(seed: UInt64) throws {
        var random = SeededNumbers(seed &+ 100)
        let shell = try makeShell()
        for entry in session(&random, objects: 0, entries: 22) {
            _ = shell.enter(entry)
            let machine = shell.machine, alive = counted(machine, reached(machine.vm))
            #expect(shell.aliveCount == alive.count, "\(entry)")
            #expect(alive.allSatisfy { machine.ledger.number(of: $0.cell) != nil }, "\(entry)")
        }
    }

    // MARK: Replays

    private func text(_ report: Report) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    @Test(arguments: Array(UInt64(1)...6)) func replaysThatGoByWhatIsKnownTellWhatOthersTell(seed: UInt64) throws {
        var random = SeededNumbers(seed &+ 900)
        let shell = try makeShell(), looking = try makeShell()
        var entries = session(&random, objects: seed == 6 ? 21_000 : 0, entries: seed == 6 ? 4 : 25)
        let travels = ["undo", "undo 2", "redo", "goto 3", "whatif a = null", "whatif gc", "diff 2 4", "heap", "leaks", "why #1", "why #2"]
        for _ in 0..<(seed == 6 ? 2 : 8) { entries.insert(travels.randomElement(using: &random) ?? "undo", at: Int.random(in: 4..<entries.count, using: &random)) }
        for entry in entries + ["undo", "a", "heap", "redo"] {
            looking.memory.forget()
            #expect(try text(shell.enter(entry)) == text(looking.enter(entry)), "\(entry) of \(entries)")
        }
        #expect(shell.memory.known > 0)
        #expect(looking.memory.known == 0)
    }

    /// With nothing but entries between, a replay has to look at nothing.
    @Test func aReplayLooksAtNothingThatIsKnown() throws {
        let shell = try makeShell("let a = { n: 1 }", "const list = [a, { n: 2 }]", "a", "gc", "a = null", "list.pop()", "gc", "let b = { list }", "1", "b = null")
        _ = shell.enter("goto 5")
        #expect(shell.memory.unknown == 0)
        #expect(shell.memory.known == 5)
        #expect(shell.enter("list.length = 0").lines == ["#1 lost list[0] · nothing holds it: the next gc takes it", "#3 lost list[1] · nothing holds it: the next gc takes it"])
    }
}
