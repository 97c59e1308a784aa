import Explorer
import Testing

/// Every question on a heap that no engine has made.
struct PlainHeapTests {
    /// `let cache = new Map([[session, { user }]]), weak = new WeakMap([[session, { meta }]]), list = [a, b]`, a closure that keeps
    /// `big` for another's sake, and an object that nothing holds.
    private struct Server {
        let heap = PlainHeap()
        let cache, weak, session, profile, meta, list, first, second, small, scope, big, lost: Node

        init(extra: Bool = false) {
            cache = heap.add(.map, className: "Map", size: 64, id: 11, period: 1)
            weak = heap.add(.weakMap, className: "WeakMap", size: 48, id: 13, period: 1)
            session = heap.add(.object, className: "Session", size: 32, id: 15, period: 2, label: "@15")
            profile = heap.add(.object, className: "Profile", size: 100, id: 17, period: 2)
            meta = heap.add(.object, className: "Object", size: 16, id: 19, period: 2)
            list = heap.add(.array, className: "Array", size: 40, id: 21, period: 1)
            first = heap.add(.object, className: "Item", size: 16, id: 23, period: 2)
            second = heap.add(.object, className: "Item", size: 16, id: 25, period: 2)
            small = heap.add(.function, className: "Function", size: 48, name: "small", id: 27, period: 1)
            scope = heap.add(.environment, className: "(closure variables)", size: 32, name: "make", id: 29, period: 1)
            big = heap.add(.object, className: "Big", size: 4096, id: 31, period: 1)
            lost = heap.add(.object, className: "Lost", size: 24, id: 33, period: 1, label: "@33")
            for (name, node) in [("cache", cache), ("weak", weak), ("list", list), ("small", small)] { heap.addRoot(.variable(name), node) }
            heap.addEntry(cache, heap.value(of: session), heap.value(of: profile))
            heap.addEntry(weak, heap.value(of: session), heap.value(of: meta))
            heap.setProperty("user", of: session, to: heap.primitive("Ada", isString: true))
            heap.setElement(0, of: list, to: first)
            heap.setElement(1, of: list, to: second)
            heap.link(small, .slot(.environment), scope)
            heap.setVariable("big", of: scope, to: heap.value(of: big))
            heap.setReads(small, [])
            let unused = heap.add(.function, className: "Function", size: 48, name: "unused", id: 35, period: 1)
            heap.setReads(unused, ["big"])
            if extra { heap.addEntry(cache, heap.primitive("next", isString: true), heap.value(of: heap.add(.object, className: "Session", id: 37, period: 3))) }
        }
    }

    @Test func namesWaysAndHolders() throws {
        let server = Server(), graph = server.heap.graph, naming = Naming(graph, graph.reachability())
        #expect(naming.name(of: server.second) == "list[1]")
        #expect(naming.description(of: server.session) == "@15 Session { user: 'Ada' }")
        #expect(naming.path(to: server.session)?.text == "cache ─key→ @15")
        #expect(naming.path(to: server.meta)?.steps.first?.key == server.session)
        #expect(naming.path(to: server.lost) == nil)
        let holders = naming.holds(on: server.session).map { ($0.isWeak ? "~" : "") + naming.words(for: $0).name }
        #expect(holders == ["cache", "~weak"])
        #expect(naming.holds(on: server.meta).map(\.isWeak) == [false])
    }

    @Test func aScopeThatFunctionsShare() throws {
        let server = Server(), graph = server.heap.graph, naming = Naming(graph, graph.reachability())
        let path = try #require(naming.path(to: server.big))
        #expect(path.text == "small ─closure of make: big→ Big {}")
        #expect(path.sharedScope.map(naming.words) == "kept by the scope that small shares with unused; small itself never reads big")
        #expect(naming.sharedScope(of: server.small, keeping: server.big) == path.sharedScope)
        #expect(naming.holds(on: server.big).map(naming.isIdle) == [true])
    }

    @Test func fatesAndTheirReasons() {
        let server = Server(), graph = server.heap.graph, reachability = graph.reachability()
        let fates = Fates(graph, reachability, formerlyNamed: [server.session]), naming = Naming(graph, reachability)
        func reason(_ node: Node) -> Fates.Reason { fates.reason(for: node, naming.holds(on: [node])[0]) }
        #expect([server.cache, server.session, server.profile, server.meta, server.first, server.lost].map { fates[$0] } == [.alive, .leak, .leak, .leak, .alive, .doomed])
        #expect(reason(server.session) == .entry(of: server.cache))
        #expect(reason(server.meta) == .otherwise)
        #expect(Fates(graph, reachability)[server.session] == .alive, "nobody saw the program let go of it")
        #expect(reason(server.lost) == .nothingHolds)
        #expect(reason(server.first) == .held)
    }

    @Test func sizesAndDominators() {
        let server = Server(), graph = server.heap.graph, reachability = graph.reachability(), tree = Dominators(graph)
        #expect(graph.retained(by: server.cache, reachability).bytes == 64 + 32 + 100 + 16)
        #expect(graph.retained(by: server.session, reachability).bytes == 32 + 16)
        #expect(tree.dominator(of: server.big) == server.scope)
        #expect(tree.retainedSize(of: server.small) == 48 + 32 + 4096)
        #expect(tree.dominated(by: server.list) == [server.first, server.second])
        let census = Census(graph, reachability) { _ in true }
        #expect(census.rows.first?.name == "Big")
        #expect(census.rows.first { $0.name == "Item" }?.count == 2)
    }

    @Test func leaksAndWhatIfWeak() {
        let server = Server(), graph = server.heap.graph, reachability = graph.reachability()
        let naming = Naming(graph, reachability)
        func leaks(_ formerlyNamed: [Node]) -> [Leaks.Group] {
            Leaks(naming, LetGo(graph, reachability, formerlyNamed: formerlyNamed, proved: naming.unreachableByCode())) { _ in true }.groups
        }
        // Without a history only what no code can reach is a leak: an array that has a name is none, nor is a cache.
        #expect(leaks([]).map(\.keeper) == [server.scope] && leaks([])[0].targets == [server.big] && leaks([])[0].kind == .closures)
        let told = leaks([server.session, server.first])
        #expect(told.map(\.keeper) == [server.scope, server.cache] && told[1].targets == [server.session])
        #expect(told[1].remedy == .weakCollection && told[1].objects == 3)
        let caches = SoleHolders(graph, reachability, LetGo(graph, reachability, formerlyNamed: [])) { _ in true }.groups
        #expect(caches.map(\.collection) == [server.cache])
        let dead = graph.difference(reachability, graph.reachability(Reachability.Rule(weakCollection: server.cache)))
        #expect(Set(dead.nodes) == [server.session, server.profile, server.meta])
    }

    @Test func anIteratorHasNoEntriesOfItsOwn() {
        let heap = PlainHeap(), set = heap.add(.set, className: "Set"), element = heap.add(.object), iterator = heap.add(.setIterator), table = heap.add(.table)
        heap.addRoot(.variable("set"), set)
        heap.addRoot(.variable("iterator"), iterator)
        heap.addEntry(set, heap.value(of: element))
        heap.link(iterator, .slot(.iteratedSet), table)
        heap.setTable(table, of: set)
        heap.link(table, .setElement(0), element)
        let graph = heap.graph, fates = Fates(graph, graph.reachability(), formerlyNamed: [element])
        #expect(fates[element] == .leak)
        #expect(!graph.reachability(Reachability.Rule(weakCollection: set)).reaches(element))
    }

    @Test func differences() {
        let before = Server(), after = Server(extra: true), period = 2
        let difference = HeapDifference(from: HeapMoment(before.heap.graph), to: HeapMoment(after.heap.graph), period: period) { _ in true }
        #expect(difference.born.map(after.heap.className(ofNode:)) == ["Session"])
        #expect(difference.died.isEmpty && difference.gained.isEmpty && difference.lost.isEmpty)
    }

    @Test func aCollectionIsTold() {
        let server = Server(), story = CollectionStory(server.heap.graph)
        #expect(story.collected == ["@33"])
        #expect(story.steps[0].items == ["cache", "weak", "list", "small"])
        #expect(story.steps.contains { $0.items.contains("cache → @15 Session { user: 'Ada' } (key)") }, "\(story.steps)")
        #expect(story.losses.isEmpty)
    }

    @Test func aPicture() {
        let server = Server(), scene = HeapScene(server.heap.graph), picture = scene.picture(told: [])
        let lines = picture.lines.map { "\(picture.boxes[$0.from].label) ─\($0.label)→ \(picture.boxes[$0.to].label)" }
        #expect(lines.contains("Map(1) ─key→ Session { user: 'Ada' }"), "\(lines)")
        #expect(lines.contains("Array(2) ─[1]→ Item {}"), "\(lines)")
        #expect(picture.roots.map(\.names) == [["cache"], ["weak"], ["list"], ["small"]])
    }
}

extension PlainHeap {
    fileprivate func className(ofNode node: Node) -> String { className(classNumber(of: node)) }
}
