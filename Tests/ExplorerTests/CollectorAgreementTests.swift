import Engine
import TestSupport
import Testing
@testable import Explorer
@testable import HeapAdapter

/// What the graph calls doomed is exactly what the collector takes: random programs, compared at the moment of marking.
struct CollectorAgreementTests {
    /// Compares at each marking with a graph that was made before it.
    private final class Witness: HeapObserver {
        var graph: HeapGraph?
        var disagreements: [String] = []
        var taken = 0

        func heapWasMarked(_ vm: VM, isAutomatic: Bool) {
            guard let graph else { return }
            let reachability = graph.reachability()
            // Hidden classes are told of only where they hold something that objects do not.
            for node in 0..<graph.count where graph.kinds[node] != .hiddenClass {
                let cell = graph.cells[node], isAlive = reachability.reaches(Node(node))
                if !isAlive { taken += 1 }
                if isAlive != vm.isMarked(cell) {
                    disagreements.append("\(Preview(vm).text(Value(cell))) (\(cell.kind)): graph says \(isAlive ? "alive" : "doomed")")
                }
            }
        }
        func weakCellDidLose(_ cell: Cell, entries: Int) {}
    }

    @Test(arguments: 0..<20)
    func agreesWithCollector(seed: Int) throws {
        let heap = try Heap("let v = Array(12).fill(null), f = null")
        let witness = Witness()
        heap.vm.observer = witness
        var generator = SeededNumbers(UInt64(seed))
        for round in 0..<12 {
            try heap.run((0..<25).map { _ in Self.statement(&generator) }.joined(separator: "\n"))
            witness.graph = try heap.graph
            heap.vm.collectGarbage()
            witness.graph = nil
            #expect(witness.disagreements.isEmpty, "seed \(seed), round \(round): \(witness.disagreements.prefix(5))")
        }
        #expect(witness.taken > 0)
        heap.vm.observer = nil
        heap.vm.destroy()
    }

    /// One random change to a heap of twelve variables.
    static func statement(_ generator: inout SeededNumbers) -> String {
        func some() -> String { "v[\(Int.random(in: 0..<12, using: &generator))]" }
        let a = some(), b = some(), c = some(), d = some()
        let what = Int.random(in: 0..<25, using: &generator)
        switch what {
        case 0: return "\(a) = {}"
        case 1: return "\(a) = [\(b), \(c)]"
        case 2: return "\(a) = new Map([[\(b), \(c)]])"
        case 3: return "\(a) = new WeakMap()"
        case 4: return "\(a) = new Set([\(b), \(c)])"
        case 5: return "\(a) = Symbol('s')"
        case 6: return "\(a) = ((x, y) => () => x)(\(b), \(c))"
        case 7: return "\(a) = { x: \(b), get y() { return \(c) } }"
        case 8: return "try { \(a) = Object.create(\(b) instanceof Object ? \(b) : null) } catch {}"
        case 9: return "try { \(a) = new WeakRef(\(b)) } catch {}"
        case 10: return "try { \(a) = new WeakSet([\(b)]) } catch {}"
        case 11, 12: return "try { \(a).set(\(b), \(c)) } catch {}"
        case 13: return "try { if (\(a) instanceof WeakMap) \(a).set(\(b), { key: \(b), also: \(c) }) } catch {}"
        case 14: return "try { \(a).next = \(b) } catch {}"
        case 15: return "try { \(a).add(\(b)) } catch {}"
        case 16: return "try { \(a).delete(\(b)) } catch {}"
        case 17: return "try { \(a) = new FinalizationRegistry(\(b) instanceof Function ? \(b) : () => {}); \(a).register(\(c), \(d)) } catch {}"
        case 18: return "{ class K { static #p = \(a); q = \(b); get() { return K.#p } }; \(c) = new K }"
        case 19: return "if (typeof \(b) == 'symbol') \(a) = { [\(b)]: \(c) }"
        case 20: return "\(a) = new Promise(() => {}); \(a).then(\(b), \(c))"
        case 21: return "\(a) = Promise.resolve(\(b)).then(() => \(c))"
        case 22: return "if (typeof \(b) == 'function') \(a) = setTimeout(\(b), 1e6, \(c))"
        case 23: return "clearTimeout(\(a))"
        default: return "\(a) = null"
        }
    }
}
