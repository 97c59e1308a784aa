import Engine
import Testing
@testable import Explorer
@testable import HeapAdapter
@testable import TestSupport

/// The heap in V8's format.
@Suite("Heap snapshots")
struct HeapSnapshotTests {
    private func bytes(of heap: Heap) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let summary = try #require(heap.vm.writeHeapSnapshot { piece in
            bytes += piece
            return true
        })
        #expect(summary.bytes == bytes.count)
        return bytes
    }

    private func snapshot(of heap: Heap) throws -> HeapSnapshotFile {
        let file = try HeapSnapshotFile(bytes(of: heap))
        #expect(file.problems == [])
        return file
    }

    /// Something of everything that a heap can have.
    static let everything = """
        let key = { name: 'key' }, other = { name: 'other' }, symbol = Symbol('a key')
        const map = new Map([[key, { v: 1 }], ['text', key], [1, 2]]), set = new Set([key, 'element'])
        const weak = new WeakMap([[key, { v: 'line 1\\nline "2"' }], [other, 5], [symbol, 'of\\na symbol']]), weakSet = new WeakSet([other])
        const ref = new WeakRef(other), registry = new FinalizationRegistry(function cleanup() {})
        registry.register(other, { held: true }, key)
        class Dog { #secret = { s: 1 }; static count = 1; get age() { return 1 } set age(n) {} bark() {} }
        const rex = new Dog()
        function makeCounter() { let count = { n: 0 }; return function increment() { return ++count.n } }
        const counter = makeCounter(), bound = counter.bind(key, other), proxy = new Proxy({}, {})
        const list = [key, , 3.5, 'text'], sparse = []; sparse[123456] = key
        const iterator = map[Symbol.iterator](), elements = set.values(); iterator.next()
        for (let i = 0; i < 20; i++) set.add(i)
        const rope = 'x'.repeat(30) + String(rex), wide = '\\u4e2d\\ud83d\\ude00\\ud800"\\\\\\u0000\\u007f\\u00ff', long = 'y'.repeat(5000)
        const object = { [symbol]: key, [Symbol.for('registered')]: 1, 0: key, get it() { return 1 }, 'two words': key, big: 10n ** 40n }
        const bare = Object.create(null), number = new Number(5), error = new Error('boom'), promise = structuredClone({ a: 1 })
        map.self = map; weak.tag = { own: 1 }
        """

    @Test func countsPlacesAndIdsAgree() throws {
        let file = try snapshot(of: Heap(Self.everything))
        #expect(file.nodes.count > 500)
        #expect(file.nodes[0].type == "synthetic" && file.nodes[0].name == "")
        #expect(file.nodes[1].name == "(GC roots)")
        #expect(file.nodes.filter { $0.name == "?" }.isEmpty)
    }

    @Test func hasTheCellsOfTheGraphAndTheTables() throws {
        for script in [Self.everything, "", "let a = new Map(), b = new Set(), c = new WeakMap(), d = new WeakSet()"] {
            let heap = try Heap(script)
            let file = try snapshot(of: heap)
            let graph = try #require(HeapGraph(heap.vm, scope: .everything))
            let tables = file.nodes.filter { $0.type == "array" && $0.name == "" }
            let extra = tables.count - graph.kinds.count { $0 == .table || $0 == .engine }
            let primitives = file.nodes.count { $0.type == "number" || $0.type == "hidden" && $0.name == "system / Oddball" }
            let remarks = Set(file.nodes.flatMap { $0.edges.filter { SnapshotRemark(rawValue: $0.name) != nil }.map(\.to) }).count
            #expect(file.nodes.count == SnapshotLayout.firstNode + graph.count + extra + primitives + remarks)
            // What a table takes is counted with its collection there, and here with the table.
            let shared = graph.cells.filter { $0.kind == .hashTable }.reduce(0) { $0 + heap.vm.shallowSize($1) }
            let sizes = file.nodes.reduce(0) { $0 + $1.size }
            let graphSizes = graph.cells.reduce(0) { $0 + heap.vm.shallowSize($1) }
            #expect(sizes <= graphSizes && sizes >= graphSizes - shared)
        }
    }

    @Test func ephemeronHasAnEdgeFromItsKeyAndOneFromItsTable() throws {
        let file = try snapshot(of: Heap("let dog = { name: 'Sunny' }, note = { text: 'best' }; const weak = new WeakMap([[dog, note]])"))
        let dog = try #require(file.variable("dog")), note = try #require(file.variable("note")), weak = try #require(file.variable("weak"))
        let table = try #require(file.target(of: weak, "table"))
        let name = "1 / part of key (Object @\(file.nodes[dog].id)) -> value (Object @\(file.nodes[note].id)) pair in WeakMap (table @\(file.nodes[table].id))"
        for holder in [dog, table] {
            let edges = file.nodes[holder].edges.filter { $0.to == note }
            #expect(edges.map(\.type) == ["internal"])
            #expect(edges.map(\.name) == [name])
        }
        #expect(file.nodes[table].edges.filter { $0.to == dog }.map(\.type) == ["weak"])
        #expect(file.nodes[weak].edges.allSatisfy { $0.to != dog && $0.to != note })
    }

    @Test func weakEdgesAreWeak() throws {
        let file = try snapshot(of: Heap("""
            let target = {}
            const weakSet = new WeakSet([target]), ref = new WeakRef(target), registry = new FinalizationRegistry(() => {}), weak = new WeakMap([[target, 1]])
            registry.register(target, 'held', target)
            """))
        let target = try #require(file.variable("target"))
        let retainers = file.retainers(of: target)
        #expect(retainers.filter { $0.edge.type == "weak" }.map(\.edge.name).sorted() == ["1", "1", "target", "target", "unregister_token"])
        // The WeakRef keeps it alive to the end of the job that made it, and that is over.
        #expect(retainers.filter { $0.edge.type != "weak" }.map(\.edge.type) == ["context"])
    }

    @Test func mapsHoldThroughTheirTables() throws {
        let file = try snapshot(of: Heap("let key = {}, value = {}, x = {}; const map = new Map([['a', value], [key, 5]]), set = new Set([x])"))
        let table = try #require(file.variable("map").flatMap { file.target(of: $0, "table") })
        #expect(file.nodes[table].edges.map(\.name) == ["1", "2", "3", "4"])
        #expect(file.nodes[file.nodes[table].edges[3].to].name == "5")
        #expect(file.nodes[table].edges.map(\.to)[1] == file.variable("value"))
        #expect(file.nodes[table].edges.map(\.to)[2] == file.variable("key"))
        let setTable = try #require(file.variable("set").flatMap { file.target(of: $0, "table") })
        #expect(file.target(of: setTable, "1") == file.variable("x"))
    }

    @Test func iteratorAndMapShareTheTable() throws {
        let file = try snapshot(of: Heap("const map = new Map([[{}, {}]]), iterator = map.keys()"))
        let map = try #require(file.variable("map")), iterator = try #require(file.variable("iterator"))
        #expect(file.target(of: map, "table") == file.target(of: iterator, "[[IteratedMap]]"))
        #expect(file.nodes[iterator].name == "MapIterator")
    }

    @Test func aliveIsWhatTheExplorerSays() throws {
        let scripts = [
            Self.everything + "; key = null; other = null; symbol = null",
            "let weak = new WeakMap(), key = {}, value = { key }; weak.set(key, value); key = value = null",
            "let w1 = new WeakMap(), w2 = new WeakMap(), a = {}, b = {}, c = {}, d = {}; w1.set(b, c); w2.set(a, b); w1.set(d, a); b = c = d = null",
            "let w1 = new WeakMap(), w2 = new WeakMap(), a = {}, b = {}; w1.set(a, b); w2.set(b, a); a = b = null",
        ]
        for script in scripts {
            let heap = try Heap(script)
            let graph = try #require(HeapGraph(heap.vm, scope: .everything)), reachability = graph.reachability()
            let expected = Set(graph.cells.indices.filter { reachability.reaches(Node($0)) }.compactMap { graph.engineHeap?.snapshotID(of: Node($0)) })
            let file = try snapshot(of: heap), alive = file.alive
            let ids = Set(graph.nodes.compactMap { graph.engineHeap?.snapshotID(of: $0) })
            let found = Set(file.nodes.indices.filter { alive[$0] }.map { UInt32(file.nodes[$0].id) }).intersection(ids)
            #expect(found == expected, "\(script)")
        }
    }

    @Test func nodesAreNamedAsInV8() throws {
        let file = try snapshot(of: Heap(Self.everything))
        func node(_ name: String) throws -> HeapSnapshotFile.Node { file.nodes[try #require(file.variable(name), "\(name)")] }
        func kind(_ name: String) throws -> String { try "\(node(name).type) \(node(name).name)" }
        #expect(try kind("key") == "object Object")
        #expect(try kind("rex") == "object Dog")
        #expect(try kind("Dog") == "closure Dog")
        #expect(try kind("counter") == "closure increment")
        #expect(try kind("bound") == "closure bound increment")
        #expect(try kind("list") == "object Array")
        #expect(try kind("map") == "object Map")
        #expect(try kind("symbol") == "symbol symbol")
        #expect(try kind("rope") == "concatenated string (concatenated string)")
        #expect(try kind("bare") == "object Object")
        #expect(try node("long").name == String(repeating: "y", count: 1024))
        #expect(try node("wide").name == "中😀\u{FFFD}\"\\\u{0}\u{7F}ÿ")
        func edges(_ name: String) throws -> [String] { try node(name).edges.map { "\($0.type) \($0.name)" } }
        #expect(try edges("rex").prefix(2) == ["property #secret", "property __proto__"])
        #expect(try edges("list").prefix(4) == ["element 0", "element 2", "element 3", "property __proto__"])
        #expect(try edges("sparse").contains("element 123456"))
        #expect(try Set(edges("object")).isSuperset(of: ["property <symbol a key>", "element 0", "property get it", "property two words", "property big"]))
        let context = try #require(file.target(of: file.variable("counter") ?? 0, "context"))
        #expect(file.nodes[context].edges.contains { $0.type == "context" && $0.name == "count" })
        #expect(try edges("bound").contains("internal bound_function"))
    }

    @Test func functionsHaveLocations() throws {
        let file = try snapshot(of: Heap("let a = 1\n  function late() {}\nconst twice = [0, 0].map(() => () => 5)"))
        let late = try #require(file.variable("late"))
        #expect(file.locations.filter { $0.node == late } == [HeapSnapshotFile.Location(node: late, script: 1, line: 1, column: 2)])
        let list = try #require(file.variable("twice"))
        let places = ["0", "1"].compactMap { file.target(of: list, $0) }.compactMap { node in file.locations.first { $0.node == node } }
        #expect(places.map(\.line) == [2, 2])
    }

    @Test func sameScriptSameBytes() throws {
        let first = try Heap(Self.everything), second = try Heap(Self.everything)
        let before = first.vm.usedBytes
        let text = try bytes(of: first)
        #expect(try bytes(of: second) == text)
        #expect(try bytes(of: first) == text)
        #expect(first.vm.usedBytes == before)
    }

    @Test func manyPieces() throws {
        let heap = try Heap("const list = []; for (let i = 0; i < 20000; i++) list.push({ i, text: 'number ' + i }); const weak = new WeakMap(list.map(x => [x, [x]]))")
        var pieces = 0, largest = 0, bytes: [UInt8] = []
        _ = heap.vm.writeHeapSnapshot { piece in
            pieces += 1
            largest = max(largest, piece.count)
            bytes += piece
            return true
        }
        #expect(pieces > 5 && largest <= 256 << 10)
        #expect(try HeapSnapshotFile(bytes).problems == [])
        for limit in [1, 3, pieces - 1] {
            var taken = 0
            #expect(heap.vm.writeHeapSnapshot { _ in taken += 1; return taken < limit } == nil)
            #expect(taken == limit)
        }
    }
}
