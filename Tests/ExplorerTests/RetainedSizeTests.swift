import Engine
import TestSupport
import Testing
@testable import Explorer
@testable import HeapAdapter

/// Retained sizes and dominators of random heaps, against a model that takes the object out and goes round until nothing changes.
struct RetainedSizeTests {
    /// A heap of a few dozen objects that refer to each other in all the ways there are.
    private func randomHeap(_ seed: Int) throws -> (Heap, HeapGraph, objects: [Node]) {
        let heap = try Heap("")
        var builtIns = CellSet()
        heap.vm.forEachCell { builtIns.insert($0) }
        try heap.run("let v = Array(10).fill(null), w = null")
        var generator = SeededNumbers(UInt64(seed))
        func some() -> String { "v[\(Int.random(in: 0..<10, using: &generator))]" }
        for _ in 0..<80 {
            let a = some(), b = some(), c = some()
            switch Int.random(in: 0..<10, using: &generator) {
            case 0, 1: try heap.run("\(a) = { name: 'o', x: \(b) }")
            case 2: try heap.run("\(a) = [\(b), \(c)]")
            case 3: try heap.run("\(a) = new Map([[\(b), \(c)], ['k', \(c)]])")
            case 4: try heap.run("\(a) = new WeakMap()")
            case 5, 6: try heap.run("try { \(a).set(\(b), { key: \(b), other: \(c) }) } catch {}")
            case 7: try heap.run("\(a) = ((x) => () => x)(\(b))")
            case 8: try heap.run("try { \(a).next = \(b) } catch {}")
            default: try heap.run("\(a) = new Set([\(b), \(c)])")
            }
        }
        // Only some stay named.
        try heap.run("w = v[0]; let x1 = v[1], x2 = v[2], x3 = v[3]; v = null")
        let graph = try #require(HeapGraph(heap.vm, scope: .values)), reachability = graph.reachability()
        let objects = (0..<Node(graph.count)).filter {
            let cell = graph.cells[Int($0)]
            return cell.isObject && reachability.reaches($0) && !builtIns.contains(cell)
        }
        return (heap, graph, objects)
    }

    /// Who lives without a node, the slow way: all edges again and again. Ephemerons need their table and their key.
    private func livesWithout(_ without: Node, _ graph: HeapGraph) -> Set<Node> {
        var alive = Set(graph.roots.map(\.node).filter { $0 != without }), count = -1
        while count != alive.count {
            count = alive.count
            for source in alive {
                graph.forEachEdge(of: source) { target, edge in
                    if target != without, edge.isDisjoint(with: [.weak, .ephemeron]) { alive.insert(target) }
                }
            }
            for entry in graph.ephemerons where !entry.isStrong && entry.value != without && alive.contains(entry.table) && alive.contains(entry.key) {
                alive.insert(entry.value)
            }
        }
        return alive
    }

    @Test(arguments: 0..<12) func exactSizesAreThoseOfTheModel(seed: Int) throws {
        let (heap, graph, objects) = try randomHeap(seed)
        defer { heap.vm.destroy() }
        let reachability = graph.reachability(), all = livesWithout(-1, graph)
        #expect(all == Set((0..<Node(graph.count)).filter(reachability.reaches)))
        for node in objects {
            let dead = all.subtracting(livesWithout(node, graph))
            let retained = graph.retained(by: node, reachability)
            #expect(Set(retained.nodes) == dead)
            #expect(retained.bytes == dead.reduce(0) { $0 + graph.size(of: $1) })
        }
    }

    /// The tree counts a value under its key: what it says never exceeds the truth, and is the truth where no ephemeron is involved.
    @Test(arguments: 0..<12) func theTreeIsTheModelWithEphemeronsUnderTheirKeys(seed: Int) throws {
        let (heap, graph, objects) = try randomHeap(seed)
        defer { heap.vm.destroy() }
        let reachability = graph.reachability(), tree = Dominators(graph)
        for node in objects {
            let exact = graph.retained(by: node, reachability)
            #expect(tree.retainedSize(of: node) <= exact.bytes)
            if !graph.hasEphemerons { #expect(tree.retainedSize(of: node) == exact.bytes) }
            // The immediate dominator's death takes the node along, and no node further down does.
            if let dominator = tree.dominator(of: node) { #expect(graph.retained(by: dominator, reachability).nodes.contains(node)) }
        }
        let total = tree.dominated(by: nil).reduce(0) { $0 + tree.retainedSize(of: $1) }
        #expect(total == (0..<graph.count).reduce(0) { $0 + (reachability.reaches(Node($1)) ? graph.size(of: Node($1)) : 0) })
    }

    /// Without ephemerons each node's immediate dominator is the nearest of those whose death takes it along.
    @Test(arguments: 0..<6) func immediateDominatorsAreTheNearest(seed: Int) throws {
        let (heap, graph, objects) = try randomHeap(seed + 100)
        defer { heap.vm.destroy() }
        let reachability = graph.reachability(), tree = Dominators(graph)
        guard !graph.hasEphemerons else { return }
                for node in objects {
            let dominators = objects.filter { $0 != node && graph.retained(by: $0, reachability).nodes.contains(node) }
            let chain = tree.chain(to: node).dropLast().filter(objects.contains)
            #expect(Set(chain) == Set(dominators))
        }
    }

    @Test func aDeepListNeedsNoDeepStack() throws {
        let heap = try Heap("let list = null; for (let i = 0; i < 200000; i++) list = { next: list }")
        defer { heap.vm.destroy() }
        let graph = try #require(HeapGraph(heap.vm, scope: .values)), tree = Dominators(graph)
        let node = try #require(graph.find(try heap.cell("list")))
        #expect(tree.retainedSize(of: node) == 200_000 * heap.vm.shallowSize(try heap.cell("list")))
    }

    @Test func oneKeyInManyWeakMapsTakesLinearTime() throws {
        let heap = try Heap("const key = {}, maps = []; for (let i = 0; i < 20000; i++) { const m = new WeakMap(); m.set(key, { i }); maps.push(m) }")
        defer { heap.vm.destroy() }
        let graph = try #require(HeapGraph(heap.vm, scope: .values)), tree = Dominators(graph)
        let key = try #require(graph.find(try heap.cell("key")))
        #expect(tree.dominated(by: key).count == 20000)
    }
}
