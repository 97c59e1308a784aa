import Engine
import Testing
@testable import Explorer
@testable import HeapAdapter

/// What pictures show, and what they leave out.
struct HeapPictureTests {
    /// The picture of what a script left behind, with every object of it told of.
    private func picture(_ script: String, then more: String? = nil, of name: String? = nil,
                         limits: HeapPicture.Limits = HeapPicture.Limits()) throws -> HeapPicture {
        let heap = try Heap("")
        let notes = Notes(builtInsOf: heap.vm)
        try heap.run(script)
        var told: [Cell] = []
        // As the shell does: no functions, no prototypes of classes.
        let before = try heap.graph, alive = before.reachability()
        heap.vm.forEachCell { cell in
            guard let object = JSObject(cell: cell), cell.kind != .function, !notes.isBuiltIn(cell), let node = before.find(cell),
                  alive.reaches(node), heap.vm.ownDataProperty(of: object, heap.vm.key("constructor")) == nil else { return }
            told.append(cell)
        }
        if let more { try heap.run(more) }
        let graph = try #require(HeapGraph(heap.vm, extra: told, notes: notes))
        let scene = HeapScene(graph, Fates(graph, graph.reachability(), formerlyNamed: told.compactMap(graph.find)))
        guard let name else { return scene.picture(told: told.compactMap(graph.find), limits: limits) }
        return scene.picture(of: try #require(graph.find(heap.cell(name))), limits: limits)
    }

    /// The lines as text: `Map(1) ─key→ { n: 1 }`, with `⇢` for mentions and `⇝` for ephemerons.
    private func text(_ picture: HeapPicture) -> [String] {
        picture.lines.map { line in
            let arrow = switch line.nature {
            case .strong: "→"
            case .weak: "⇢"
            case .ephemeron: "⇝"
            }
            return "\(picture.boxes[line.from].label) ─\(line.label)\(arrow) \(picture.boxes[line.to].label)"
        }
    }

    private func box(_ label: String, in picture: HeapPicture) throws -> HeapPicture.Box {
        try #require(picture.boxes.first { $0.label == label }, "\(picture.boxes.map(\.label))")
    }

    @Test func namesStandAtTheirObjects() throws {
        let picture = try picture("let a = { n: 1 }, b = a; var c = a; const d = 5, f = Math")
        #expect(picture.roots.map(\.names) == [["a", "b", "c"]])
        #expect(picture.boxes.map(\.label) == ["{ n: 1 }"])
    }

    @Test func propertiesElementsAndCycles() throws {
        let picture = try picture("const node = { id: 1 }; node.self = node; node.list = [{ n: 1 }, 2]; node['two words'] = { n: 3 }")
        #expect(text(picture) == [
            "{ id: 1, … } ─.self→ { id: 1, … }", "{ id: 1, … } ─.list→ Array(2)", "{ id: 1, … } ─['two words']→ { n: 3 }", "Array(2) ─[0]→ { n: 1 }"])
        #expect(picture.lines.map(\.drawsTarget) == [false, true, true, true])
    }

    @Test func natures() throws {
        let picture = try picture("""
            const key = { k: 1 }, strong = new Map([[key, { v: 1 }], ['url', 'text']]), weak = new WeakMap([[key, { v: 2 }]])
            const set = new WeakSet([key]), ref = new WeakRef(key)
            """)
        #expect(text(picture) == [
            "Map(2) ─key→ { k: 1 }", "Map(2) ─value→ { v: 1 }", "Map(2) ─'url'→ 'text'", "WeakMap ─key⇢ { k: 1 }", "WeakMap ─value⇝ { v: 2 }",
            "WeakSet ─element⇢ { k: 1 }", "WeakRef ─target⇢ { k: 1 }"])
        let ephemeron = try #require(picture.lines.first { picture.boxes[$0.to].label == "{ v: 2 }" })
        guard case .ephemeron(let key) = ephemeron.nature else { Issue.record("no ephemeron"); return }
        #expect(picture.boxes[key].label == "{ k: 1 }")
    }

    @Test func fates() throws {
        let picture = try picture("""
            let a = { a: 1 }, b = { b: 1 }, c = { c: 1, d: { d: 1 } }
            const strong = new Map([[a, 1]]), weak = new WeakMap([[b, { v: 1 }]])
            """, then: "a = b = c = null")
        #expect(try box("{ a: 1 }", in: picture).fate == .leak)
        #expect(try box("{ b: 1 }", in: picture).fate == .doomed)
        #expect(try box("{ v: 1 }", in: picture).fate == .doomed)
        #expect(try box("Map(1)", in: picture).fate == .alive)
        // Nothing leads to it, so it stands for itself, and what it holds below it.
        #expect(picture.roots.filter { $0.kind == .doomed }.map { picture.boxes[$0.box].label } == ["{ c: 1, … }"])
        #expect(text(picture).contains("{ c: 1, … } ─.d→ { d: 1 }"))
    }

    @Test func strongReferencesDrawWhatWeakOnesMention() throws {
        let picture = try picture("const ref = new WeakRef({}), a = { b: { c: ref.deref() } }; a.b.c.n = 1")
        let lines = picture.lines.filter { picture.boxes[$0.to].label == "{ n: 1 }" }
        #expect(lines.map(\.drawsTarget) == [false, true])
        #expect(lines.map(\.label) == ["target", ".c"])
    }

    @Test func closuresAndMethods() throws {
        let picture = try picture("""
            function makeCounter() { let count = 0; const log = [{ n: 1 }]; return { inc() { log.push(1); return ++count }, get value() { return count } } }
            const counter = makeCounter(), arrow = (() => { const kept = { k: 1 }; return () => kept })()
            class Dog { #secret = { s: 1 }; static all = new Set(); bark() {} }
            const dog = new Dog()
            class Puppy extends Dog {}
            """)
        let lines = text(picture)
        #expect(lines.contains("{…} ─inc(), get value→ closure of makeCounter { count: 0 }"), "\(lines)")
        #expect(lines.contains("closure of makeCounter { count: 0 } ─log→ Array(1)"))
        #expect(lines.contains("[Function (anonymous)] ─scope→ closure arrow"), "\(lines)")
        #expect(lines.contains("closure arrow ─kept→ { k: 1 }"))
        #expect(lines.contains("Dog {…} ─.#secret→ { s: 1 }"))
        #expect(lines.contains("[class Dog] ─.all→ Set(0) {}"))
        #expect(lines.contains("[class Puppy] ─extends→ [class Dog]"), "\(lines)")
        // No prototypes, no compiler's variables.
        #expect(!lines.contains { $0.contains("prototype") || $0.contains("%") }, "\(lines)")
    }

    @Test func functionsThatHoldNothingShareALine() throws {
        let picture = try picture("function f() {}; class A { m() {} }; const g = () => 1")
        #expect(picture.roots.map(\.names) == [["A", "g", "f"]])
        #expect(picture.boxes.last?.label == "3 functions that hold nothing")
    }

    // MARK: Folding and bounds

    @Test func repeatedStructureIsFolded() throws {
        let picture = try picture("""
            const dogs = Array.from({ length: 1000 }, (_, id) => ({ id, name: 'x' })), map = new Map(dogs.map(d => [d, { d }]))
            const few = [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }, { a: 5 }, { a: 6 }], mixed = [{ a: 1 }, { b: 1 }, [], () => 1, new Map()]
            """)
        let lines = text(picture)
        #expect(lines.contains("Array(1000) ─[3…999]→ … 997 more of the same: { id, name }"), "\(lines)")
        #expect(lines.filter { $0.hasPrefix("Array(1000)") }.count == 4)
        #expect(lines.contains("Map(1000) ─→ … 997 more of the same: { id, name } → { d }"), "\(lines)")
        #expect(lines.filter { $0.hasPrefix("Array(6)") }.count == 6)
        #expect(lines.filter { $0.hasPrefix("Array(5)") }.count == 5)
        #expect(picture.isCut)
    }

    @Test(arguments: ["", "x => ({ ['k' + x]: {} })"])
    func boundsHold(make: String) throws {
        let script = "const all = Array.from({ length: 3000 }, (_, i) => \(make.isEmpty ? "({ i, l: [{ i }, { j: i }], m: { n: { o: {} } } })" : "(\(make))(i)"));"
            + (0..<200).map { "let v\($0) = { a: { b: { c: \($0) } } };" }.joined()
        for depth in [1, 3, 40] {
            let limits = HeapPicture.Limits(depth: depth), picture = try picture(script, limits: limits)
            #expect(picture.lines.count + picture.roots.count <= limits.lines)
            #expect(picture.omittedRoots > 0 || depth == 40)
            #expect(picture.boxes.allSatisfy { $0.depth <= depth })
        }
    }

    @Test func longChainsEnd() throws {
        let script = "let list = null; for (let i = 0; i < 50000; i++) list = { i, next: list }"
        let picture = try picture(script, of: "list", limits: HeapPicture.Limits(depth: 40))
        #expect(picture.lines.count == 40)
        #expect(picture.boxes.last?.hiddenReferences == 1)
    }

    @Test func manyDoomedAreCounted() throws {
        let picture = try picture("let all = []; for (let i = 0; i < 500; i++) all.push({ i })", then: "all.length = 0; all = null")
        #expect(picture.roots.filter { $0.kind == .doomed }.count == HeapPicker.mostDoomed)
        #expect(picture.omittedDoomed > 400)
    }
}
