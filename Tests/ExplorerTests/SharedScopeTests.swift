import Engine
import Testing
@testable import Explorer
@testable import HeapAdapter

/// What functions keep alive by the scopes around them: each line was measured in V8, with WeakRefs and a collection.
struct SharedScopeTests {
    /// What makes `kept`, the function that stays, and `ref`, the WeakRef to what it may keep; whether V8 keeps it.
    static let cases: [(name: String, script: String, isKept: Bool)] = [
        ("a sibling reads it", "function make(big) { ref = new WeakRef(big); const unused = () => big; return function small() {} } kept = make({})", true),
        ("nobody reads it", "function make(big) { ref = new WeakRef(big); return function small() {} } kept = make({})", false),
        ("a chain of functions", "function make(big) { ref = new WeakRef(big); const unused = () => big; return function mid() { return function inner() {} } } kept = make({})()", true),
        ("a chain with a scope between", """
            function make(big) { ref = new WeakRef(big); const unused = () => big; return function mid() { let x = 1; const u = () => x; return function inner() {} } }
            kept = make({})()
            """, true),
        ("its own eval", "function make(big) { ref = new WeakRef(big); return function small(s) { return eval(s) } } kept = make({})", true),
        ("a sibling's eval", "function make(big) { ref = new WeakRef(big); function e(s) { return eval(s) } return function small() {} } kept = make({})", true),
        ("in its block", "function make() { let k; { let big = {}; ref = new WeakRef(big); const u = () => big; k = function small() {} } return k } kept = make()", true),
        ("in another block", "function make() { let k; { let big = {}; ref = new WeakRef(big); const u = () => big } k = function small() {}; return k } kept = make()", false),
        ("a loop's variable", """
            function make() { const all = []; for (let i = {}; all.length < 1;) { ref = new WeakRef(i); all.push(function small() {}); (() => i) } return all[0] }
            kept = make()
            """, true),
        ("this of an arrow", "class A { m() { const u = () => this; return function small() {} } } kept = (() => { const a = new A; ref = new WeakRef(a); return a.m() })()", true),
        ("this of no arrow", "class A { m() { return function small() {} } } kept = (() => { const a = new A; ref = new WeakRef(a); return a.m() })()", false),
        ("a parameter's default", "function make(big, f = () => big) { ref = new WeakRef(big); return function small() {} } kept = make({})", true),
        ("arguments", "function make(big) { ref = new WeakRef(big); const u = () => arguments; return function small() {} } kept = make({})", true),
        ("a class's field", "function make(big) { ref = new WeakRef(big); class C { f = big } return function small() {} } kept = make({})", true),
        ("an instance's class", "function make(big) { ref = new WeakRef(big); const u = () => big; class C { m() {} } return new C } kept = make({})", true),
        ("a static block", "function make(big) { ref = new WeakRef(big); class C { static { this.x = () => big } } return function small() {} } kept = make({})", true),
        ("a method alone", "kept = (() => { const o = { m() {} }; ref = new WeakRef(o); return o.m })()", false),
        ("a method with super", "kept = (() => { const o = { m() { return super.toString } }; ref = new WeakRef(o); return o.m })()", true),
        ("an arrow with super in a method", "kept = (() => { const o = { m() { return () => super.toString } }; ref = new WeakRef(o); return o.m })()", true),
        ("a method with eval", "kept = (() => { const o = { m(s) { return eval(s) } }; ref = new WeakRef(o); return o.m })()", true),
        ("a catch's variable", "function make() { try { throw {} } catch (e) { ref = new WeakRef(e); const u = () => e; return function small() {} } } kept = make()", true),
        ("read from deeper", "function make(big) { ref = new WeakRef(big); function unused() { return () => big } return function small() {} } kept = make({})", true),
        ("a mapped argument that was replaced", "kept = (function (a) { ref = new WeakRef(a); arguments[0] = null; return arguments })({})", false),
        ("a parameter that was replaced", "kept = (function (a) { ref = new WeakRef(a); a = null; return arguments })({})", false),
        ("a function's own name", "kept = (() => { const f = function me() { return function small() {} }; ref = new WeakRef(f); return f() })()", false),
        ("a class by its method", "kept = (() => { class C { m() {} static s() { return C } } ref = new WeakRef(C); return C.prototype.m })()", true),
    ]

    @Test(arguments: cases) func keepsWhatV8Keeps(_ example: (name: String, script: String, isKept: Bool)) throws {
        let heap = try Heap("var ref, kept; \(example.script)")
        heap.vm.collectGarbage()
        try heap.run("var isKept = ref.deref() !== undefined")
        let isKept = try #require(heap.vm.dataProperty(of: heap.vm[Intrinsic.global], heap.vm.key("isKept")))
        #expect(isKept.asBool == example.isKept, "\(example.name)")
        heap.vm.destroy()
    }

    @Test func theWaySaysWhoKeepsIt() throws {
        let heap = try Heap("function make(big) { const unused = () => big; return function small() {} } let small = make({ size: 1e6 }), target = make, o")
        try heap.run("{ const seen = { n: 1 }; o = { get: () => seen, other() {} } }")
        let graph = try heap.graph, naming = Naming(graph, graph.reachability())
        let small = try #require(graph.find(heap.cell("small")))
        let environment = try #require(Self.targets(of: small, graph).first { graph.kind(of: $0) == .environment })
        let big = try #require(Self.targets(of: environment, graph).first { graph.isObject($0) })
        let scope = try #require(naming.path(to: big)?.sharedScope)
        #expect(naming.words(for: scope) == "kept by the scope that small shares with unused; small itself never reads big")
        #expect(naming.holds(on: big).map(naming.isIdle) == [true])
        #expect(naming.sharedScope(of: small, keeping: big) == scope)
    }

    private static func targets(of node: Node, _ graph: HeapGraph) -> [Node] {
        var found: [Node] = []
        graph.forEachEdge(of: node) { target, _ in found.append(target) }
        return found
    }

    @Test func aFunctionThatReadsItIsNotBlamed() throws {
        let heap = try Heap("function make(big) { return { read: () => big, idle: () => 1 } } const both = make({})")
        let graph = try heap.graph, naming = Naming(graph, graph.reachability())
        for node in graph.nodes where graph.kind(of: node) == .environment && graph.reachability().reaches(node) {
            for target in Self.targets(of: node, graph) where graph.isObject(target) { #expect(naming.holds(on: target).map(naming.isIdle).contains(true) == false) }
        }
    }
}
