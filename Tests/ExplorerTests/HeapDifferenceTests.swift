import Engine
import TestSupport
import Testing
@testable import Explorer
@testable import HeapAdapter

/// What two moments of a random heap have between them, against a comparison of sets.
struct HeapDifferenceTests {
    /// The heap as sets: every object has a number of its own in its property `id`.
    private struct Naive {
        var ids: [Cell: Int] = [:]
        var alive: Set<Cell> = []
        var references: [String: Int] = [:]

        var aliveIDs: Set<Int> { Set(alive.compactMap { ids[$0] }) }

        init(_ vm: VM) {
            vm.forEachRoot { _, cell in alive.insert(cell) }
            // As long as something new is found all is looked at again: slow, and easy to trust.
            var hasGrown = true
            while hasGrown {
                hasGrown = false
                for cell in alive {
                    vm.forEachEdge(of: cell) { kind, target in
                        if case .weakMapValue(let key) = kind { if !key.isCell || !alive.contains(key.asCell) { return } } else if kind.isWeak { return }
                        if alive.insert(target).inserted { hasGrown = true }
                    }
                }
            }
            for cell in alive where cell.isObject { ids[cell] = HeapDifferenceTests.id(of: cell, vm) }
            vm.forEachRoot { root, cell in
                if case .binding(let name) = root, let id = ids[cell] { references["\(name) → \(id)", default: 0] += 1 }
            }
            for cell in alive {
                guard let source = ids[cell] else { continue }
                vm.forEachEdge(of: cell) { kind, target in
                    guard target != cell, let id = ids[target] else { return }
                    guard let name = EdgeName(kind, vm, find: { _ in 0 }) else { return }
                    references["\(source) \(EdgeClass(EdgeSort(kind, vm)).rawValue)/\(HeapMoment.label(of: name)) → \(id)", default: 0] += 1
                }
            }
        }

        /// Those to objects that are alive at both moments and that the other does not have.
        func references(without other: Naive) -> [String] {
            let survivors = aliveIDs.intersection(other.aliveIDs).map { " → \($0)" }
            var result: [String] = []
            for (reference, count) in references where survivors.contains(where: reference.hasSuffix) {
                result += [String](repeating: reference, count: max(0, count - (other.references[reference] ?? 0)))
            }
            return result.sorted()
        }
    }

    private static func id(of cell: Cell, _ vm: VM) -> Int? {
        guard let object = JSObject(cell: cell), let value = vm.ownDataProperty(of: object, vm.key("id")), value.isNumber else { return nil }
        return Int(value.asNumber)
    }

    private static func text(_ reference: HeapReference, _ moment: HeapMoment, _ ids: [Int?], _ target: Int) -> String? {
        if reference.source < 0 {
            guard case .variable(let name) = moment.graph.roots[Int(~reference.source)].root else { return nil }
            return "\(name) → \(target)"
        }
        return ids[Int(reference.source)].map { "\($0) \(reference.edgeClass.rawValue)/\(reference.label) → \(target)" }
    }

    @Test(arguments: 0..<16)
    func agreesWithSets(seed: Int) throws {
        let heap = try Heap("")
        let vm = heap.vm
        vm.trackAllocations()
        vm.allocationPeriod = 1
        try heap.run("let next = 1, v = Object.assign(Array(10).fill(null), { id: 0 }), a = null, b = null; const made = o => Object.assign(o, { id: next++ })")
        var generator = SeededNumbers(UInt64(seed))
        var changes = 0
        for period in stride(from: 2, to: 14, by: 2) {
            vm.allocationPeriod = period
            try heap.run((0..<20).map { _ in statement(&generator) }.joined(separator: "\n"))
            let before = HeapMoment(try #require(HeapGraph(vm))), then = Naive(vm)
            let idsBefore = before.graph.cells.map { HeapDifferenceTests.id(of: $0, vm) }
            vm.allocationPeriod = period + 1
            // Collections in between: addresses are used again.
            for _ in 0..<3 {
                try heap.run((0..<6).map { _ in statement(&generator) }.joined(separator: "\n"))
                if Int.random(in: 0..<3, using: &generator) > 0 { vm.collectGarbage() }
            }
            let after = HeapMoment(try #require(HeapGraph(vm))), now = Naive(vm)
            let idsAfter = after.graph.cells.map { HeapDifferenceTests.id(of: $0, vm) }
            let difference = HeapDifference(from: before, to: after, period: period) { idsAfter[Int($0)] != nil }

            #expect(Set(difference.born.compactMap { idsAfter[Int($0)] }) == now.aliveIDs.subtracting(then.aliveIDs), "seed \(seed)")
            #expect(Set(difference.died.compactMap { idsBefore[Int($0)] }) == then.aliveIDs.subtracting(now.aliveIDs), "seed \(seed)")
            let gained = difference.gained.compactMap { HeapDifferenceTests.text($0, after, idsAfter, idsAfter[Int($0.target)] ?? -1) }
            let lost = difference.lost.compactMap { HeapDifferenceTests.text($0, before, idsBefore, idsAfter[Int($0.target)] ?? -1) }
            #expect(gained.sorted() == now.references(without: then), "seed \(seed)")
            #expect(lost.sorted() == then.references(without: now), "seed \(seed)")
            changes += difference.born.count + difference.died.count + gained.count + lost.count
        }
        #expect(changes > 50)
        vm.destroy()
    }

    private func statement(_ generator: inout SeededNumbers) -> String {
        func some() -> String { "v[\(Int.random(in: 0..<10, using: &generator))]" }
        let x = some(), y = some(), z = some()
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: return "\(x) = made({})"
        case 1: return "\(x) = made([\(y), \(z)])"
        case 2: return "\(x) = made(new Map([[\(y), \(z)]]))"
        case 3: return "\(x) = made(new Set([\(y)]))"
        case 4: return "\(x) = made(new WeakMap())"
        case 5: return "\(x) = made({ x: \(y), y: \(z) })"
        case 6: return "if (\(x)) { let t = \(x).x; \(x).x = \(x).y; \(x).y = t }"
        case 7, 8: return "try { \(x).set(\(y), \(z)) } catch {}"
        case 9: return "try { \(x).add(\(y)) } catch {}"
        case 10: return "try { \(x).delete(\(y)) } catch {}"
        case 11: return "try { \(x).push(\(y)) } catch {}"
        case 12: return "try { \(x).shift() } catch {}"
        case 13: return "a = \(x); b = \(y)"
        case 14: return "\(x) = \(y)"
        default: return "\(x) = null"
        }
    }

    @Test func aPropertyThatIsRenamedIsAnotherReference() throws {
        let heap = try Heap("")
        heap.vm.trackAllocations()
        heap.vm.allocationPeriod = 1
        try heap.run("let o = { a: {}, b: null }; var p = { n: 1 }, q = null")
        let before = HeapMoment(try #require(HeapGraph(heap.vm)))
        heap.vm.allocationPeriod = 2
        try heap.run("o.b = o.a; o.a = null; q = p; p = null")
        let after = HeapMoment(try #require(HeapGraph(heap.vm)))
        let difference = HeapDifference(from: before, to: after, period: 1) { _ in true }
        #expect(difference.born.isEmpty && difference.died.isEmpty)
        #expect(difference.gained.count == 2 && difference.lost.count == 2)
        let moves = HeapMoves(difference, most: 1, mostReferences: 3)
        #expect(moves.movedCount == 2 && moves.moved.count == 1 && moves.changedCount == 0)
        heap.vm.destroy()
    }
}
