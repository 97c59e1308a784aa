import Engine
import TestSupport
import Testing
@testable import Explorer
@testable import HeapAdapter

/// What is told of a collection is what the collector does.
struct CollectionStoryTests {
    /// Writes down what a collection takes.
    private final class Witness: HeapObserver {
        var numbers: [Cell: Int] = [:]
        var taken: [Int] = []
        var lost: [Cell: Int] = [:]

        func heapWasMarked(_ vm: VM, isAutomatic: Bool) { taken = numbers.filter { !vm.isMarked($0.key) }.map(\.value).sorted() }
        func weakCellDidLose(_ cell: Cell, entries: Int) { lost[cell, default: 0] += entries }
    }

    private func story(_ heap: Heap, _ numbers: [Cell: Int] = [:]) throws -> CollectionStory { CollectionStory(try heap.graph(Notes(numbers))) }

    @Test(arguments: 0..<15)
    func agreesWithCollector(seed: Int) throws {
        let heap = try Heap("let v = Array(12).fill(null), f = null")
        let witness = Witness()
        heap.vm.observer = witness
        var generator = SeededNumbers(UInt64(seed))
        var taken = 0, lost = 0
        for round in 0..<10 {
            try heap.run((0..<25).map { _ in CollectorAgreementTests.statement(&generator) }.joined(separator: "\n"))
            witness.numbers = [:]
            heap.vm.forEachCell { cell in if cell.isObject { witness.numbers[cell] = witness.numbers.count + 1 } }
            let story = try story(heap, witness.numbers)
            (witness.taken, witness.lost) = ([], [:])
            heap.vm.collectGarbage()
            #expect(story.collected == witness.taken.map { "#\($0)" }, "seed \(seed), round \(round)")
            let told = story.losses.map { "\($0.kind) \($0.entries)" }.sorted()
            #expect(told == witness.lost.map { "\(NodeKind($0.key.kind)) \($0.value)" }.sorted(), "seed \(seed), round \(round)")
            taken += story.collected.count
            lost += story.losses.count
        }
        #expect(taken > 0 && lost > 0)
        heap.vm.observer = nil
        heap.vm.destroy()
    }

    /// The heap that a script makes, with numbers for the objects that the names lead to.
    private func lines(_ script: String, _ names: String...) throws -> [String] {
        let heap = try #require(Heap.machine())
        let notes = Notes(builtInsOf: heap)
        let program = try Heap(vm: heap, script)
        for (i, name) in names.enumerated() { notes.numbers[try program.cell(name)] = i + 1 }
        let graph = try #require(HeapGraph(heap, extra: Array(notes.numbers.keys), notes: notes))
        return CollectionStory(graph).steps.map { "\($0.title): " + $0.items.joined(separator: " · ") }
    }

    @Test func tellsTheLesson() throws {
        let lines = try lines("""
            let dog1 = { name: 'Snickers' }, dog2 = { name: 'Sunny' }, strong = new Map([[dog1, 'best']]), weak = new WeakMap([[dog2, { rank: 2 }]])
            """, "dog1", "dog2", "strong", "weak")
        #expect(lines[0] == "roots: dog1 · dog2 · strong · weak")
        #expect(lines[1] == "wave 1: dog1 → #1 { name: 'Snickers' } · dog2 → #2 { name: 'Sunny' } · strong → #3 Map(1) {…} · weak → #4 WeakMap {…}")
        #expect(lines[2] == "wave 2: #3 → #1 (key), marked already")
        #expect(lines.contains("weak entries: weak's key #2 is marked: so is its value {…} now"))
        #expect(lines.last == "sweep: all was reached: nothing to take")
    }

    @Test func waitsAndWakes() throws {
        let lines = try lines("""
            let w = new WeakMap(), a = {}, b = {}, c = {}, d = {}
            w.set(c, d); w.set(b, c); w.set(a, b)
            """, "w", "a", "b", "c", "d")
        // Variables hold them all: every key is marked when the table's turn comes, and nothing waits.
        #expect(!lines.contains { $0.hasPrefix("waits") })
        let heap = try Heap("""
            let w = new WeakMap(), a = {}, kept
            { const b = {}, c = {}, d = {}; kept = [b, c, d]; w.set(c, d); w.set(b, c); w.set(a, b); kept = null }
            """)
        let story = try story(heap)
        #expect(story.waitCount == 2)
        #expect(story.wokenCount == 2)
        let told = story.steps.filter { [.entries, .waits, .woken].contains($0.kind) }
        #expect(told.map(\.kind) == [.entries, .waits, .woken, .woken])
        #expect(told[0].items == ["w's key {} is marked: so is its value {} now"])
        #expect(told[3].title == "wave \(story.waveCount) wakes")
    }

    @Test func keysThatNothingMarksWakeNothing() throws {
        let heap = try Heap("let w = new WeakMap(), a = {}, b = { a }; w.set(a, b); w.set(b, 'text'); w.set({}, 1)")
        let numbers = [try heap.cell("a"): 1, try heap.cell("b"): 2]
        try heap.run("a = b = null")
        let story = try story(heap, numbers)
        #expect(story.steps.contains { $0.kind == .waits && $0.items == [
            "w's value #2 { a: {} } until its key #1 {} is marked", "w's value 'text' until its key #2 is marked"] }, "\(story.steps)")
        #expect(story.steps.first { $0.kind == .unwoken }?.items == [1, 2].map { "nothing marks #\($0) any more: what waits for it is not woken" })
        #expect(story.collected == ["#1", "#2"])
        #expect(story.losses == [CollectionStory.Loss(holder: "w", kind: .weakMap, entries: 3)])
    }

    @Test func manyWavesAreFolded() throws {
        let heap = try Heap("let list = null; for (let i = 0; i < 20000; i++) list = { next: list }")
        let story = try story(heap)
        #expect(story.waveCount >= 20_000)
        #expect(story.steps.count <= CollectionStory.firstRounds + CollectionStory.lastRounds + 3)
        let folded = try #require(story.steps.first { $0.kind == .folded })
        #expect(folded.title == "waves 9–\(story.waveCount - 3)")
        #expect(folded.items.first?.hasSuffix(" objects more") == true)
        #expect(story.steps.allSatisfy { $0.items.count <= 2 * CollectionStory.mostItems })
    }

    @Test func longChainsOfEphemeronsAreFolded() throws {
        let heap = try Heap("""
            let w = new WeakMap(), first
            { const keys = []; for (let i = 0; i < 5000; i++) keys.push({}); for (let i = 4998; i >= 0; i--) w.set(keys[i], keys[i + 1]); first = keys[0] }
            """)
        let story = try story(heap)
        #expect(story.waitCount == 4998)
        #expect(story.wokenCount == 4998)
        #expect(story.losses.isEmpty)
        #expect(story.steps.count < 25)
        #expect(story.steps.contains { $0.kind == .folded && $0.items.contains { $0.hasSuffix(" entries of WeakMaps woken") } })
    }
}
