import Engine
import Testing
@testable import Explorer
@testable import HeapAdapter

struct NamingTests {
    private func naming(_ heap: Heap) throws -> Naming {
        let graph = try heap.graph
        return Naming(graph, graph.reachability())
    }

    private func path(_ heap: Heap, _ script: String) throws -> String? {
        try heap.run("var target = \(script)")
        let cell = try #require(heap.vm.dataProperty(of: heap.vm[Intrinsic.global], heap.vm.key("target"))).asCell
        try heap.run("target = null")
        let naming = try naming(heap)
        return naming.path(to: try #require(naming.graph.find(cell)))?.text
    }

    @Test func paths() throws {
        let heap = try Heap("""
            const app = { cache: [1, 2, 3, { owner: { 'two words': {} } }], [Symbol('s')]: {} }
            var old = { x: {} }
            const map = new Map([[{ k: 1 }, { v: 1 }], ['a', { w: 1 }]]), set = new Set([{}])
            function makeCounter() { let count = { n: 1 }; return () => count.n++ }
            const counter = makeCounter()
            class Dog { bark() {} }
            """)
        #expect(try path(heap, "app.cache[3].owner") == "app.cache[3].owner")
        #expect(try path(heap, "app.cache[3].owner['two words']") == "app.cache[3].owner['two words']")
        #expect(try path(heap, "app[Object.getOwnPropertySymbols(app)[0]]") == "app[Symbol(s)]")
        #expect(try path(heap, "old.x") == "old.x")
        #expect(try path(heap, "[...map.keys()][0]") == "map ─key→ {…}")
        #expect(try path(heap, "map.get('a')") == "map ─value of 'a'→ {…}")
        #expect(try path(heap, "[...set][0]") == "set ─element→ {}")
        #expect(try path(heap, "Dog.prototype.bark") == "Dog.prototype.bark")
        #expect(try path(heap, "[]") == nil)
    }

    /// An object that is asked for many of its references answers from a table from the fifth on, and the same.
    @Test func manyQuestionsToOneObject() throws {
        let heap = try Heap("""
            const list = Array.from({ length: 100 }, (_, i) => ({ i })), last = { last: true }, weak = new WeakMap()
            for (const item of list) weak.set(item, list[0])
            const map = new Map(list.map(item => [item, last])); list.push(last, list[3])
            """)
        let naming = try naming(heap)
        func node(_ name: String) throws -> Node { try #require(naming.graph.find(heap.cell(name))) }
        let list = try node("list"), last = try node("last"), weak = try node("weak"), map = try node("map")
        var items: [Node] = []
        heap.vm.forEachElement(of: try #require(JSObject(cell: heap.cell("list")))) { _, value in naming.graph.find(value.asCell).map { items.append($0) } }
        #expect(items.count == 102)
        for (i, item) in items.prefix(100).enumerated() {
            #expect(naming.name(of: item) == "list[\(i)]")
            for (source, target) in [(list, item), (weak, item), (map, item), (map, last), (list, weak)] {
                let alone = Naming(naming.graph, naming.reachability).edgeName(from: source, to: target)
                #expect(naming.edgeName(from: source, to: target) == alone)
                #expect((alone == nil) == (target == weak))
            }
        }
    }

    @Test func holdersAreNamedAsTheProgramWritesThem() throws {
        let heap = try Heap("""
            const o = {}, list = [0, o], map = new Map([[o, o]]), weak = new WeakMap([[o, 1]]), ref = new WeakRef(o), sub = { a: { b: { c: { d: o } } } }
            """)
        let naming = try naming(heap)
        let holds = naming.holds(on: try #require(naming.graph.find(try heap.cell("o"))))
        let texts = holds.map { hold in
            let (name, role) = naming.words(for: hold)
            return (hold.isWeak ? "~" : "") + name + (role.map { " \($0)" } ?? "")
        }
        #expect(texts.prefix(6) == ["o", "list[1]", "map key", "map value", "~weak key", "~ref target"])
        #expect(texts.count == 7)
    }

    @Test func previewsFitOnALine() throws {
        let heap = try Heap("""
            const a = { name: 'Snickers' }, b = [1, 'two', [3], { x: { y: { z: 1 } } }], c = new Map([[1, 2]]), d = class Dog {}, e = new (class Cat { n = 1 })
            const f = { text: 'x'.repeat(500), more: Array(100).fill(7) }, g = Object.create(null), h = new Error('no'), i = { get x() { throw 1 }, 'a-b': -0 }
            """)
        func preview(_ name: String) throws -> String { Preview(heap.vm).text(Value(try heap.cell(name))) }
        #expect(try preview("a") == "{ name: 'Snickers' }")
        #expect(try preview("b") == "[ 1, 'two', [ 3 ], { x: {…} } ]")
        #expect(try preview("c") == "Map(1) {…}")
        #expect(try preview("d") == "[class Dog]")
        #expect(try preview("e") == "Cat { n: 1 }")
        #expect(try preview("f").count <= 80)
        #expect(try preview("g") == "[Object: null prototype] {}")
        #expect(try preview("h") == "[Error: no]")
        #expect(try preview("i") == "{ x: [Getter], 'a-b': -0 }")
    }
}
