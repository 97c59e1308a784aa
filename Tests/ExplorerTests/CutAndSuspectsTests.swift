import Platform
import TestSupport
import Testing

@testable import Explorer

/// What one reference less would free, and where much piles up: against a model that takes things out and goes round until nothing changes.
@Suite struct CutAndSuspectsTests {
    /// A heap in a file, of objects, a Map and a WeakMap that refer to one another at random.
    private func randomHeap(_ random: inout SeededNumbers) throws -> HeapGraph {
        var text = SnapshotText(), nodes: [Int] = []
        for number in 0..<Int.random(in: 4...14, using: &random) { nodes.append(text.node("object", "C\(number % 3)", 8 * Int.random(in: 2...9, using: &random))) }
        func any() -> Int { nodes[Int.random(in: 0..<nodes.count, using: &random)] }
        for number in 0..<nodes.count * 3 / 2 { text.edge(any(), Int.random(in: 0..<5, using: &random) > 0 ? "property" : "weak", "p\(number)", any()) }
        for _ in 0..<2 { text.edge(SnapshotText.strong, "internal", "r", any()) }
        let weak = text.weakMap((0..<3).map { _ in (any(), any()) }), map = text.map((0..<3).map { _ in (any(), any()) })
        text.edge(any(), "property", "weak", weak)
        text.edge(any(), "property", "map", map)
        return try SnapshotReadingTests.read(text.text)
    }

    /// Who lives where a node does not refer to another, and where nodes are gone.
    private func lives(_ graph: HeapGraph, cut: (from: Node, to: Node)? = nil, without: Set<Node> = [], weak: Node = -1) -> Set<Node> {
        var alive = Set(graph.roots.map(\.node)).subtracting(without), count = -1
        while count != alive.count {
            count = alive.count
            for source in alive {
                graph.forEachEdge(of: source) { target, edge in
                    let isEntry = source == weak && !edge.isDisjoint(with: [.entry, .entryValue])
                    if !isEntry, edge.isDisjoint(with: .notStrong), !without.contains(target), cut.map({ source != $0.from || target != $0.to }) ?? true { alive.insert(target) }
                }
            }
            for entry in graph.ephemerons where !entry.isStrong || entry.table == weak {
                guard alive.contains(entry.table), alive.contains(entry.key), !without.contains(entry.value) else { continue }
                if cut.map({ entry.table != $0.from || entry.value != $0.to }) ?? true { alive.insert(entry.value) }
            }
        }
        return alive
    }

    @Test func aCutIsTheModels() throws {
        var random = SeededNumbers(11), cuts = 0, deaths = 0
        for _ in 0..<80 {
            let graph = try randomHeap(&random), reachability = graph.reachability(), all = lives(graph)
            for source in graph.nodes where graph.isObject(source) {
                for target in graph.nodes where graph.isObject(target) {
                    guard let cut = CutReference(graph, from: source, to: target, reachability) else { continue }
                    let wanted = all.subtracting(lives(graph, cut: (source, target)))
                    #expect(Set(cut.dead.nodes) == wanted)
                    cuts += 1
                    deaths += wanted.isEmpty ? 0 : 1
                }
            }
        }
        #expect(cuts > 300 && deaths > 50)
    }

    /// An array keeps its elements in a store that refers to them, too: it is a part of the array.
    @Test func aCutGoesThroughTheStore() throws {
        var text = SnapshotText()
        let array = text.node("object", "Array", 32), store = text.node("array", "(object elements)", 48), a = text.node("object", "A", 24), b = text.node("object", "B", 40)
        text.edge(array, "internal", "elements", store)
        for (place, target) in [a, b].enumerated() {
            text.edge(array, "element", place, target)
            text.edge(store, "internal", "\(place)", target)
        }
        text.edge(SnapshotText.strong, "internal", "1", array)
        let graph = try SnapshotReadingTests.read(text.text), reachability = graph.reachability()
        #expect(CutReference(graph, from: Node(array), to: Node(b), reachability)?.dead.bytes == 40)
        #expect(CutReference(graph, from: Node(a), to: Node(b), reachability) == nil)
    }

    // MARK: Suspects

    @Test func whereMuchPilesUp() throws {
        var text = SnapshotText()
        // An array of entries that share one object, a list, a Map with keys that could be weak, and a large text.
        let log = text.node("object", "Array", 32), shared = text.node("object", "Config", 800)
        for place in 0..<50 {
            let entry = text.node("object", "LogEntry", 400)
            text.edge(log, "element", place, entry)
            text.edge(entry, "property", "config", shared)
        }
        let head = text.node("object", "Item", 200)
        var last = head
        for _ in 0..<99 {
            let next = text.node("object", "Item", 200)
            text.edge(last, "property", "next", next)
            last = next
        }
        let keys = (0..<40).map { _ in text.node("object", "Session", 500) }, cache = text.map(keys.map { (text.node("object", "User", 100), $0) } + keys.map { ($0, nil) })
        let big = text.node("string", "a long text", 30_000), holder = text.node("object", "Page", 24)
        text.edge(holder, "property", "text", big)
        let module = text.module("/srv/app.js", [("log", log), ("head", head), ("cache", cache), ("page", holder)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let graph = try SnapshotReadingTests.read(text.text), tree = Dominators(graph)
        let suspects = Suspects(graph, tree) { !graph.source.isBuiltIn($0) }, reachability = graph.reachability()
        func group(_ item: Int) throws -> Suspects.Group { try #require(suspects.groups.first { $0.items.contains(Node(item)) }) }
        let entries = try #require(suspects.groups.first { $0.holder == Node(log) })
        #expect(entries.kind == .many && entries.count == 50 && entries.bytes == 50 * 400 + 800)
        #expect(try group(head).kind == .linked && group(head).count == 100 && group(head).bytes == 100 * 200)
        #expect(try group(big).kind == .single && group(big).bytes == 30_000)
        let sessions = try #require(suspects.groups.first { $0.holder == Node(cache) })
        #expect(sessions.bytes == 40 * 600 && sessions.ifWeak?.objects == 80 && sessions.ifWeak?.bytes == 40 * 600)
        #expect(sessions.contents.map { graph.source.className($0.classNumber) } == ["Session", "User"])
        for group in suspects.groups {
            let items = group.kind == .linked ? Array(group.items.prefix(1)) : group.items
            #expect(graph.difference(reachability, graph.reachability(Reachability.Rule(without: items))).bytes == group.bytes)
        }
    }

    /// What is measured in the part of the tree below a holder is what the whole heap says.
    @Test func bytesAreTheModels() throws {
        var random = SeededNumbers(5), groups = 0
        for _ in 0..<40 {
            var text = SnapshotText()
            let hub = text.node("object", "Hub", 24), items = (0..<12).map { _ in text.node("object", "Item", 8 * Int.random(in: 60...90, using: &random)) }
            let others = (0..<10).map { _ in text.node("object", "Other", 8 * Int.random(in: 20...40, using: &random)) }, outside = text.node("object", "Outside", 24)
            for (place, item) in items.enumerated() { text.edge(hub, "element", place, item) }
            for _ in 0..<20 { text.edge((items + others).randomElement(using: &random) ?? hub, "property", "x", (others + others + items).randomElement(using: &random) ?? hub) }
            text.edge(outside, "property", "y", others[0])
            text.edge(outside, "property", "w", text.weakMap((0..<4).map { _ in (items.randomElement(using: &random) ?? hub, others.randomElement(using: &random) ?? hub) }))
            let module = text.module("/srv/app.js", [("hub", hub), ("outside", outside)])
            text.edge(SnapshotText.strong, "internal", "1", module.function)
            let graph = try SnapshotReadingTests.read(text.text), all = lives(graph)
            for group in Suspects(graph, Dominators(graph), isOwn: { !graph.source.isBuiltIn($0) }).groups where group.kind == .many {
                let dead = all.subtracting(lives(graph, without: Set(group.items)))
                #expect(group.bytes == dead.reduce(0) { $0 + graph.size(of: $1) })
                groups += 1
            }
        }
        #expect(groups > 20)
    }
}
