import Platform
import TestSupport
import Testing

@testable import Explorer

/// Snapshots as V8 writes them, read into graphs.
@Suite struct SnapshotReadingTests {
    static func read(_ text: String) throws -> HeapGraph {
        guard let file = MappedFile(copying: Array(text.utf8)) else { throw SnapshotProblem("no memory") }
        return try SnapshotReader.read(file, path: "test")
    }

    private func entries(_ graph: HeapGraph, _ node: Int) -> [String] {
        var found: [String] = []
        graph.source.forEachEntry(of: Node(node)) { key, value in
            found.append("\(Preview(graph.source).brief(key)) \(Preview(graph.source).brief(value))")
            return true
        }
        return found
    }

    /// V8 counts up; what is outside of its heap has numbers from anywhere, and a file that somebody changed may have one twice.
    @Test(arguments: [1, 40, 20_000]) func nodesByIDs(count: Int) {
        var random = SeededNumbers(7)
        func id(_ place: Int) -> UInt32 { random.below(3) == 0 ? UInt32.random(in: .min ... .max, using: &random) : UInt32(2 * place + random.below(2)) }
        let ids = (0..<count).map(id), asked = FrozenArray(ids + (0..<500).map(id)), index = SnapshotIDs(FrozenArray(ids)), found = index.nodes(asked)
        let expected = Dictionary(ids.enumerated().map { ($1, Node($0)) }) { first, _ in first }
        #expect(asked.indices.allSatisfy { found.base[$0] == expected[asked[$0]] ?? -1 && index.node(asked[$0]) == expected[asked[$0]] })
        // The first few are looked for.
        let fresh = SnapshotIDs(FrozenArray(ids))
        #expect(asked.suffix(4).allSatisfy { fresh.node($0) == expected[$0] } && fresh.node(ids[count / 2]) == expected[ids[count / 2]])
    }

    @Test func entriesOfCollections() throws {
        for hasTraceID in [true, false] {
            var text = SnapshotText()
            text.hasTraceID = hasTraceID
            let a = text.node("object", "A", 24), b = text.node("object", "B", 24), key = text.node("string", "k\u{E9}y", 24)
            let map = text.map([(a, b), (key, b), (nil, b), (a, nil)]), set = text.set([a, nil, b]), subclass = text.map([(a, b)], name: "Registry")
            let sets = text.set([a, b, a, b, a], name: "Bag")
            for node in [map, set, subclass, sets] { text.edge(SnapshotText.strong, "internal", "\(node)", node) }
            let graph = try Self.read(text.text)
            #expect(graph.kind(of: Node(map)) == .map)
            #expect(entries(graph, map) == ["A {} B {}", "'kéy' B {}", "a primitive B {}", "A {} a primitive"])
            // More entries may be there than have left a trace.
            #expect(graph.source.hidesEntries(of: Node(map)) && Preview(graph.source).brief(graph.source.value(of: Node(map))) == "Map(at least 4) {…}")
            #expect(graph.kind(of: Node(set)) == .set)
            #expect(entries(graph, set).map { $0.split(separator: " ")[0] } == ["A", "B"])
            #expect(graph.kind(of: Node(subclass)) == .map && graph.kind(of: Node(sets)) == .set)
            #expect(graph.hasEdge(from: Node(map)) { $0 == Node(a) && $1 == .entry })
            #expect(graph.hasEdge(from: Node(map)) { $0 == Node(b) && $1 == .entryValue })
            #expect(graph.hasEdge(from: Node(map)) { $0 == Node(b) && $1 == .plainEntryValue })
        }
    }

    @Test(arguments: [true, false]) func ephemerons(writesWeakEdges: Bool) throws {
        var text = SnapshotText()
        let tricky = text.node("object", "x @9) -> value (y @11) pair in WeakMap (table @13)", 24), value = text.node("object", "Value", 40)
        let key = text.node("object", "Key", 24), chained = text.node("object", "Chained", 80)
        let weak = text.weakMap([(tricky, value), (value, chained), (key, SnapshotText.undefined), (SnapshotText.theHole, chained)], writesWeakEdges: writesWeakEdges)
        text.edge(SnapshotText.strong, "internal", "1", weak)
        text.edge(SnapshotText.strong, "internal", "2", tricky)
        let graph = try Self.read(text.text), reachability = graph.reachability()
        #expect(graph.kind(of: Node(weak)) == .weakMap)
        #expect([tricky, value, chained, key].map { reachability.reaches(Node($0)) } == [true, true, true, false])
        // Each dies with its key and with the map.
        #expect(graph.retained(by: Node(tricky), reachability).bytes == 24 + 40 + 80)
        #expect(graph.retained(by: Node(value), reachability).bytes == 40 + 80)
        #expect(graph.retained(by: Node(weak), reachability).bytes == graph.source.size(of: Node(weak)) + 40 + 80)
        #expect(entries(graph, weak).count == 3)
    }

    @Test func waysAreToldByVariables() throws {
        var text = SnapshotText()
        let session = text.node("object", "Session", 48), user = text.node("object", "User", 32)
        text.edge(session, "property", "user", user)
        let cache = text.map([(session, nil)]), module = text.module("/srv/lib/map-cache.js", [("sessionCache", cache)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let graph = try Self.read(text.text), naming = Naming(graph, graph.reachability())
        #expect(naming.path(to: Node(user))?.text == "map-cache.js › sessionCache ─key→ Session @\(text.id(session)).user")
        #expect(naming.holds(on: Node(session)).map { naming.words(for: $0) }.map { "\($0.name) \($0.role ?? "")" } == ["map-cache.js › sessionCache key"])
        #expect(naming.holds(on: Node(cache)).map { naming.words(for: $0).name } == ["map-cache.js › sessionCache"])
        #expect(graph.source.isBuiltIn(Node(session)) == false)
    }

    /// A dominator tree on random heaps, against what is left without each node.
    @Test func retainedSizesAreWhatIsLeftWithout() throws {
        var random = SeededNumbers(7)
        for _ in 0..<60 {
            var text = SnapshotText(), nodes: [Int] = []
            for number in 0..<Int.random(in: 4...14, using: &random) { nodes.append(text.node("object", "C\(number)", 8 * Int.random(in: 2...9, using: &random))) }
            func any() -> Int { nodes[Int.random(in: 0..<nodes.count, using: &random)] }
            for _ in 0..<nodes.count { text.edge(any(), Bool.random(using: &random) ? "property" : "weak", "p", any()) }
            for _ in 0..<2 { text.edge(SnapshotText.strong, "internal", "r", any()) }
            let hasWeak = Bool.random(using: &random)
            if hasWeak {
                let weak = text.weakMap((0..<3).map { _ in (any(), any()) })
                text.edge(any(), "property", "weak", weak)
            }
            let map = text.map((0..<3).map { _ in (any(), any()) })
            text.edge(any(), "property", "map", map)
            let graph = try Self.read(text.text), reachability = graph.reachability(), tree = Dominators(graph)
            for node in graph.nodes where reachability.reaches(node) {
                let exact = Self.left(graph, without: -1) - Self.left(graph, without: node)
                #expect(graph.retained(by: node, reachability).bytes == exact)
                if !hasWeak { #expect(tree.retainedSize(of: node) == exact) } else { #expect(tree.retainedSize(of: node) <= exact) }
            }
        }
    }

    /// The bytes that are alive without a node: ephemerons are looked at again until nothing changes.
    private static func left(_ graph: HeapGraph, without: Node) -> Int {
        var alive: Set<Node> = [], changed = true
        func mark(_ node: Node) {
            if node == without || !alive.insert(node).inserted { return }
            graph.forEachEdge(of: node) { target, edge in if edge.isDisjoint(with: .notStrong) { mark(target) } }
        }
        mark(0)
        while changed {
            changed = false
            for entry in graph.ephemerons where !entry.isStrong && alive.contains(entry.table) && alive.contains(entry.key) && !alive.contains(entry.value) && entry.value != without {
                mark(entry.value)
                changed = true
            }
        }
        return alive.reduce(0) { $0 + graph.source.size(of: $1) }
    }
}
