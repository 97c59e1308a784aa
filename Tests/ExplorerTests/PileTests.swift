import Platform
import TestSupport
import Testing

@testable import Explorer

/// What dies below a holder without some of what hangs on it, found branch by branch: against a model that goes round until nothing changes.
@Suite struct PileTests {
    /// Objects that refer to one another at random, mostly downwards, with WeakMaps whose keys and tables stand anywhere, and Maps.
    private func randomHeap(_ random: inout SeededNumbers) throws -> HeapGraph {
        var text = SnapshotText(), nodes: [Int] = []
        for number in 0..<Int.random(in: 6...26, using: &random) { nodes.append(text.node("object", "C\(number % 3)", 8 * Int.random(in: 2...9, using: &random))) }
        func any() -> Int { nodes[random.below(nodes.count)] }
        for (place, node) in nodes.enumerated().dropFirst() { text.edge(nodes[random.below(place)], "property", "up", node) }
        for number in 0..<random.below(nodes.count) { text.edge(any(), random.below(5) > 0 ? "property" : "weak", "p\(number)", any()) }
        for number in 0..<random.below(3) {
            text.edge(any(), "property", "weak\(number)", text.weakMap((0..<random.below(4)).map { _ in (any(), any()) }))
            // Some of a Map's keys and values nobody else has.
            let own = (0..<random.below(9)).map { _ in text.node("object", "Own", 24) }
            func entry() -> Int { own.isEmpty || random.below(3) == 0 ? any() : own[random.below(own.count)] }
            text.edge(any(), "property", "map\(number)", text.map((0..<2 + random.below(4)).map { _ in (entry(), entry()) }))
            for node in own where random.below(3) == 0 { text.edge(node, "property", "next", entry()) }
        }
        text.edge(SnapshotText.strong, "internal", "r", nodes[0])
        if random.below(4) == 0 { text.edge(SnapshotText.strong, "internal", "s", any()) }
        return try SnapshotReadingTests.read(text.text)
    }

    /// What lives of a part where all outside of it does. `weak`: the holder as a WeakMap with these entries.
    private func living(_ graph: HeapGraph, _ part: Set<Node>, _ starts: [Node], without: Set<Node>, weak: (holder: Node, entries: [PileSurvivors.Entry])? = nil) -> Set<Node> {
        var alive = Set(starts).intersection(part).subtracting(without), count = -1
        func lives(_ node: Node) -> Bool { !part.contains(node) || alive.contains(node) }
        func add(_ node: Node) { if part.contains(node), !without.contains(node) { alive.insert(node) } }
        while count != alive.count {
            count = alive.count
            for source in alive {
                graph.forEachEdge(of: source) { target, edge in
                    if edge.isDisjoint(with: source == weak?.holder ? [.weak, .ephemeron, .entry, .entryValue] : .notStrong) { add(target) }
                }
            }
            for entry in graph.ephemerons where !entry.isStrong && lives(entry.key) && lives(entry.table) { add(entry.value) }
            for entry in weak?.entries ?? [] where !part.contains(entry.key) { add(entry.value) }
        }
        return alive
    }

    private func found(_ dead: PileSurvivors.Dead, _ order: DominatorOrder) -> Set<Node> {
        let nodes = Set(dead.ranges.joined().map { order.nodes.base[$0] }.filter(dead.contains))
        dead.forget()
        return nodes
    }

    @Test func theDeadAreTheModels() throws {
        var random = SeededNumbers(31), asked = 0, spared = 0, weak = 0
        for _ in 0..<160 {
            let graph = try randomHeap(&random), order = try #require(DominatorOrder(Dominators(graph), count: graph.count)), survivors = PileSurvivors(graph, order, PlacedEphemerons(graph, order))
            for holder in [nil] + (0..<order.count).map({ Optional($0) }) {
                let branches = order.children(of: holder)
                if branches.count < 2 { continue }
                // The things hang on the holder itself, or anywhere below it, or even elsewhere.
                let range = order.range(from: holder), deeper = range.filter { $0 != holder && random.below(4) == 0 } + [random.below(order.count)]
                let items = (Bool.random(using: &random) ? branches.filter { _ in random.below(2) == 0 } : deeper).map { order.nodes.base[$0] }.filter { Optional($0) != holder.map { order.nodes.base[$0] } }
                let part = Set(range.map { order.nodes.base[$0] })
                let starts = holder.map { [order.nodes.base[$0]] } ?? graph.roots.map(\.node)
                let wanted = part.subtracting(living(graph, part, starts, without: Set(items)))
                #expect(found(survivors.dead(below: holder, without: items), order) == wanted)
                asked += 1
                spared += wanted.count > items.count ? 1 : 0
                guard let holder, graph.kind(of: starts[0]) == .map else { continue }
                let entries = graph.ephemerons.filter { $0.table == starts[0] }.map { (key: $0.key, value: $0.value) }
                let lost = part.subtracting(living(graph, part, starts, without: [], weak: (starts[0], entries)))
                #expect(found(survivors.dead(below: holder, ifWeakWith: entries), order) == lost)
                weak += lost.isEmpty ? 0 : 1
            }
        }
        #expect(asked > 500 && spared > 100 && weak > 20, "\(asked) \(spared) \(weak)")
    }

    @Test func theOrderIsThatOfTheTree() throws {
        var random = SeededNumbers(77)
        for _ in 0..<60 {
            let graph = try randomHeap(&random), tree = Dominators(graph), order = try #require(DominatorOrder(tree, count: graph.count))
            let alive = graph.nodes.filter(tree.isAlive)
            #expect(order.count == alive.count && Set(order.fromAbove()) == Set(alive) && order.fromAbove().count == alive.count)
            for node in alive {
                let place = try #require(order.place(of: node)), below = Set(order.range(from: place).map { order.nodes.base[$0] })
                #expect(order.parent(of: node) == tree.dominator(of: node))
                #expect(below == Set(alive.filter { tree.chain(to: $0).contains(node) }))
                #expect(order.children(of: place).map { order.nodes.base[$0] } == alive.filter { tree.dominator(of: $0) == node })
            }
        }
    }

    /// In a file whose dominators are known only what hangs on a node is looked at: the answer is that of two looks at everything.
    @Test func whatIsRetainedIsWhatTwoWalksSay() throws {
        var random = SeededNumbers(8), cuts = 0, tangled = 0
        for _ in 0..<150 {
            let graph = try randomHeap(&random), reachability = graph.reachability(), heap = try #require(graph.snapshot)
            let tree = Dominators(graph), walked = graph.nodes.map { graph.retained(by: $0, reachability) }
            heap.findings = SnapshotFindings(graph)
            for (node, wanted) in zip(graph.nodes, walked) {
                let found = graph.retained(by: node, reachability)
                #expect(found.nodes == wanted.nodes && found.bytes == wanted.bytes)
                if reachability.reaches(node), found.bytes > tree.retainedSize(of: node) { tangled += 1 }
            }
            for _ in 0..<40 {
                let from = Node(random.below(graph.count)), to = Node(random.below(graph.count))
                guard let cut = CutReference(graph, from: from, to: to, reachability) else { continue }
                var rule = Reachability.Rule()
                rule.cut[from] = [to]
                graph.forEachEdge(of: from) { part, _ in if graph.kind(of: part) == .storage || graph.kind(of: part) == .table { rule.cut[part] = [to] } }
                #expect(cut.dead.nodes == graph.difference(reachability, graph.reachability(rule)).nodes)
                cuts += 1
            }
        }
        #expect(cuts > 100 && tangled > 20, "\(cuts) \(tangled)")
    }

    // MARK: Texts

    @Test func textsThatAreThereOftenAreTheModels() throws {
        var random = SeededNumbers(4), told = 0
        for _ in 0..<60 {
            var text = SnapshotText(), strings: [(node: Int, text: String, bytes: Int)] = []
            for _ in 0..<random.below(40) {
                let name = ["", "a", "ab", "two words", String(repeating: "x", count: 1024)][random.below(5)], bytes = 8 * (2 + random.below(2))
                strings.append((text.node(random.below(9) > 0 ? "string" : "concatenated string", name, bytes), name, bytes))
                text.edge(SnapshotText.strong, "internal", "\(strings.count)", strings[strings.count - 1].node)
            }
            let graph = try SnapshotReadingTests.read(text.text), heap = try #require(graph.snapshot)
            // The first of each text, and those of its length.
            var wanted: [String: (first: Int, more: Int, bytes: Int)] = [:]
            for string in strings where heap.type(of: Node(string.node)) == .string {
                guard let known = wanted[string.text] else { wanted[string.text] = (string.node, 0, string.bytes); continue }
                if known.bytes == string.bytes { wanted[string.text]?.more += 1 }
            }
            let found = heap.repeatedTexts(most: 100) { _ in true }
            #expect(found.count == wanted.values.count { $0.more > 0 })
            for repeated in found {
                let one = try #require(wanted.values.first { $0.first == Int(repeated.first) })
                #expect(repeated.count == one.more && repeated.bytes == one.more * one.bytes && repeated.isBeginning == (heap.name(of: repeated.first).count >= 1024))
                told += 1
            }
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.bytes >= $1.bytes } && heap.repeatedTexts(most: 1) { _ in true }.count == min(1, found.count))
        }
        #expect(told > 60)
    }
}
