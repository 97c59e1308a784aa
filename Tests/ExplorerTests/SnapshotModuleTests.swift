import Platform
import TestSupport
import Testing

@testable import Explorer

/// What is the program's in heaps of Node: modules, bound functions, chains of promises.
@Suite struct SnapshotModuleTests {
    private func naming(_ text: SnapshotText) throws -> Naming {
        let graph = try SnapshotReadingTests.read(text.text)
        return Naming(graph, graph.reachability())
    }

    /// A module of `import` and `export`: the scope says whose it is, whatever names its description has; what it exports stands in cells.
    private func esModule(_ text: inout SnapshotText, _ path: String, _ variables: [(String, Int)], exports: [(String, Int)], _ info: [String]) {
        let made = text.module(path, variables), module = text.node("hidden", "system / SourceTextModule", 144), table = text.node("array", "", 168)
        let description = text.node("code", "system / ScopeInfo", 184)
        for (place, name) in info.enumerated() { text.edge(description, "internal", "\(place)", text.node("string", name, 24)) }
        text.edge(made.context, "internal", "scope_info", description)
        text.edge(made.context, "internal", "extension", module)
        text.edge(module, "hidden", 0, table)
        for (place, (name, value)) in exports.enumerated() {
            let cell = text.node("hidden", "system / Cell", 16)
            text.edge(table, "internal", "\(3 + 2 * place)", text.node("string", name, 24))
            text.edge(table, "internal", "\(4 + 2 * place)", cell)
            text.edge(cell, "internal", "value", value)
        }
        text.edge(SnapshotText.strong, "internal", "\(made.function)", made.function)
    }

    @Test func modulesOfImportAndExport() throws {
        var text = SnapshotText()
        let cache = text.node("object", "Map", 32), log = text.node("object", "Array", 32), entry = text.node("object", "Entry", 24), other = text.node("object", "Config", 24)
        text.edge(log, "element", 0, entry)
        esModule(&text, "file:///srv/store.mjs", [("log", log)], exports: [("cache", cache), ("default", other)], ["log", "v8", "put"])
        esModule(&text, "file:///srv/main.mjs", [("own", other)], exports: [], ["v8", "http"])
        let naming = try naming(text)
        for (node, way) in [(cache, "store.mjs › cache"), (log, "store.mjs › log"), (entry, "store.mjs › log[0]"), (other, "main.mjs › own")] {
            #expect(naming.path(to: Node(node))?.text == way)
        }
        // The cell of an exported variable is the variable, which was told.
        #expect(naming.holds(on: Node(cache)).map { naming.words(for: $0).name } == ["store.mjs › cache"])
        // Two modules of a name are told apart by their folders.
        esModule(&text, "file:///srv/lib/store.mjs", [("more", text.node("object", "More", 24))], exports: [], [])
        #expect(try self.naming(text).path(to: Node(log))?.text == "srv/store.mjs › log")
    }

    /// A context of `node:vm` has a global object of its own, and one that the program gave: what scripts put there is the program's, what was there is not.
    @Test func contextsOfVM() throws {
        var text = SnapshotText()
        let global = text.node("object", "Object", 24), given = text.node("object", "Object", 56), data = text.node("hidden", "system / EmbedderDataArray", 40)
        let list = text.node("object", "Array", 32), own = text.node("object", "Object", 28), json = text.node("object", "JSON", 28), mark = text.node("object", "Object", 28)
        let main = text.node("hidden", "system / NativeContext", 2264), context = text.node("hidden", "system / NativeContext", 2264), proxy = text.node("object", "global", 40)
        text.edge(0, "shortcut", "2", proxy)
        text.edge(main, "internal", "extension", proxy)
        text.edge(SnapshotText.strong, "internal", "1", main)
        text.edge(SnapshotText.strong, "internal", "2", context)
        text.edge(context, "internal", "extension", global)
        text.edge(context, "internal", "embedder_data", data)
        text.edge(data, "hidden", 32, given)
        text.edge(given, "property", "<symbol node:contextify:context>", mark)
        for object in [global, given] { text.edge(object, "property", "list", list) }
        text.edge(list, "element", 0, own)
        text.edge(global, "property", "JSON", json)
        // Packages share data under symbols of the global object; the platform has objects of its own classes there.
        let spans = text.node("object", "Array", 32), agent = text.node("object", "Agent", 40)
        for (name, value) in [("acme.spans", spans), ("undici.globalDispatcher.1", agent)] { text.edge(proxy, "property", "<symbol \(name)>", value) }
        let graph = try SnapshotReadingTests.read(text.text)
        #expect([given, list, own, spans].allSatisfy { !graph.source.isBuiltIn(Node($0)) })
        #expect([json, global, context, agent].allSatisfy { graph.source.isBuiltIn(Node($0)) })
    }

    /// As Chrome 156 writes them: each scope and each page by a name of its own, variables in cells, what scripts declare in a table.
    @Test(arguments: [true, false]) func scopesOfNewerEngines(hasPlainNames: Bool) throws {
        var text = SnapshotText()
        text.hasSmallWords = true
        let page = text.node("native", hasPlainNames ? "system / NativeContext" : "system / NativeContext / file://", 1244), window = text.node("object", "Window [JSGlobalObject] / file://", 24)
        let shape = text.node("object shape", "system / Map", 40), table = text.node("native", "system / ScriptContextTable", 80)
        func scope(_ id: Int, _ words: Int, _ names: [String]) -> Int {
            let scope = text.node("object", hasPlainNames ? "system / Context" : "system / Context / scope @\(id)", 16 + 4 * words), info = text.node("code", "system / ScopeInfo", 36)
            text.edge(info, "internal", "scope_type_name", text.node("string", "FUNCTION_SCOPE", 0))
            for (place, name) in names.enumerated() { text.edge(info, "hidden", place, text.node("string", name, 0)) }
            text.edge(scope, "internal", "scope_info", info)
            return scope
        }
        func variable(_ scope: Int, _ name: String, _ value: Int, inCell: Bool) {
            let cell = text.node("native", "system / ContextCell", 24)
            text.edge(scope, "context", name, inCell ? cell : value)
            text.edge(cell, "hidden", 0, value)
        }
        let script = scope(33, 2, ["cache", "list"]), inner = scope(41, 1, ["kept", "make"])
        let cache = text.node("object", "Map", 16), list = text.node("object", "Array", 16), kept = text.node("object", "Widget", 28), state = text.node("object", "State", 12)
        text.edge(page, "internal", "global_object", window)
        text.edge(page, "internal", "class_function_map", shape)
        text.edge(page, "internal", "script_context_table", table)
        text.edge(table, "hidden", 1, script)
        text.edge(window, "property", "state", state)
        variable(script, "cache", cache, inCell: true)
        variable(script, "list", list, inCell: false)
        variable(inner, "kept", kept, inCell: true)
        text.edge(inner, "internal", "previous", script)
        let made = text.module("file:///page.html", []), listener = text.node("closure", "", 32), code = text.node("code", "", 48)
        text.edge(code, "internal", "script", text.node("code", "file:///page.html", 100))
        text.edge(listener, "internal", "shared", code)
        text.edge(listener, "internal", "context", inner)
        text.edge(list, "element", 0, listener)
        for (place, node) in [page, made.function].enumerated() { text.edge(SnapshotText.strong, "internal", "\(place + 1)", node) }
        let naming = try naming(text)
        for (node, way) in [(cache, "cache"), (listener, "list[0]"), (state, "state"), (kept, "list[0] ─closure of make: kept→ Widget @\(text.id(kept))")] {
            #expect(naming.path(to: Node(node))?.text == way)
        }
        // The cell is no holder of its own.
        #expect(naming.graph.retained(by: Node(inner), naming.reachability).nodes.contains(Node(kept)))
        #expect(naming.holds(on: Node(kept)).filter { !$0.isWeak }.count == 1)
    }

    /// What a module of `require` exports is the program's, by whatever properties the module has it, and wherever the engine keeps these; so are not the
    /// `require` that it was given, and what literals are copied from.
    @Test func whatCommonJSModulesExport() throws {
        var text = SnapshotText()
        text.edge(0, "element", 2, text.node("synthetic", "Node / Environment", 0))
        let module = text.node("object", "Module", 96), store = text.node("hidden", "system / PropertyArray", 40), exports = text.node("object", "Object", 24)
        let cache = text.node("object", "Map", 32), require = text.node("closure", "require", 64), scope = text.node("object", "system / Context", 40)
        let site = text.node("hidden", "system / AllocationSite", 56), pattern = text.node("object", "Object", 32), made = text.module("/srv/app.js", [("require", require)])
        text.edge(module, "property", "filename", text.node("string", "/srv/store.js", 40))
        for name in ["exports", "<symbol node:module_export>"] { text.edge(module, "property", name, exports) }
        text.edge(module, "internal", "properties", store)
        text.edge(store, "hidden", 0, exports)
        text.edge(exports, "property", "cache", cache)
        text.edge(require, "internal", "shared", text.code("node:internal/modules/helpers"))
        text.edge(require, "internal", "context", scope)
        text.edge(scope, "context", "mod", module)
        text.edge(site, "internal", "transition_info", pattern)
        text.edge(made.function, "internal", "feedback", site)
        // So they are by `import`.
        let synthetic = text.node("hidden", "system / SyntheticModule", 80), table = text.node("array", "", 80)
        text.edge(synthetic, "internal", "exports", table)
        for (place, value) in [cache, exports].enumerated() {
            let cell = text.node("hidden", "system / Cell", 16)
            text.edge(table, "internal", "\(place)", cell)
            text.edge(cell, "internal", "value", value)
        }
        for (place, node) in [module, synthetic, made.function].enumerated() { text.edge(SnapshotText.strong, "internal", "\(place)", node) }
        let naming = try naming(text), source = naming.graph.source
        for (node, isOwn) in [(exports, true), (cache, true), (require, false), (scope, false), (pattern, false)] { #expect(source.isBuiltIn(Node(node)) != isOwn, "\(node)") }
        #expect(naming.path(to: Node(cache))?.text == "store.js › exports.cache")
        #expect(!naming.holds(on: Node(exports)).contains { $0.source == Node(store) })
        #expect(source.className(source.classNumber(of: Node(store))) == "(system)")
    }

    /// A scope of a function in a module of `import` is none of the module's.
    @Test func functionsInModules() throws {
        var text = SnapshotText()
        let kept = text.node("object", "Kept", 24)
        esModule(&text, "file:///srv/main.mjs", [], exports: [], [])
        let made = text.module("file:///srv/main.mjs", [("kept", kept)]), info = text.node("code", "system / ScopeInfo", 80)
        text.edge(info, "internal", "0", text.node("string", "kept", 24))
        for _ in 0..<8 { text.edge(info, "internal", "1", text.node("string", "make", 24)) }
        text.edge(made.context, "internal", "scope_info", info)
        text.edge(SnapshotText.strong, "internal", "9", made.function)
        #expect(try naming(text).path(to: Node(kept))?.text.contains("closure of make: kept→ Kept @") == true)
    }

    /// Arrows that come again and again, to other objects of one class.
    @Test(arguments: [(3, " ─when settled→ Promise @"), (4, " ─when settled × 4→ Promise @"), (500, " ─when settled × 500→ Promise @")])
    func chainsOfPromises(count: Int, wanted: String) throws {
        var text = SnapshotText()
        let first = text.node("object", "Promise", 32), job = text.node("object", "Job", 24)
        var last = first
        for _ in 0..<count {
            let reaction = text.node("hidden", "system / PromiseReaction", 48), next = text.node("object", "Promise", 32)
            text.edge(last, "internal", "reactions_or_result", reaction)
            text.edge(reaction, "hidden", 2, next)
            last = next
        }
        text.edge(last, "property", "job", job)
        let module = text.module("/srv/app.js", [("gate", first)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let way = try #require(try naming(text).path(to: Node(job))?.text)
        #expect(way.hasPrefix("app.js › gate ─when settled") && way.hasSuffix("\(wanted)\(text.id(last)).job"), "\(way)")
        #expect(way.components(of: "when settled") == (count < 4 ? count : 1))
        let graph = try SnapshotReadingTests.read(text.text), groups = Suspects(graph, Dominators(graph, graph.reachability())) { !graph.source.isBuiltIn($0) }.groups
        if count == 500 { #expect(groups.first?.kind == .linked && groups.first?.items == [Node(first)] && groups.first?.count == 501) }
    }

    /// A timer whose callback is bound is the program's as one whose callback is not, and has the name of what it calls.
    @Test func timersOfBoundFunctions() throws {
        var text = SnapshotText()
        let made = text.module("/srv/app.js", []), poller = text.node("object", "Poller", 40), code = text.node("code", "tick", 56), script = text.node("code", "/srv/app.js", 144)
        let tick = text.node("closure", "tick", 56), bound = text.node("closure", "native_bind", 48), again = text.node("closure", "native_bind", 48)
        let timer = text.node("object", "Timeout", 120), list = text.node("object", "TimersList", 40)
        text.edge(code, "internal", "script_or_debug_info", script)
        text.edge(tick, "internal", "shared", code)
        text.edge(bound, "internal", "bound_function", tick)
        text.edge(bound, "internal", "bound_this", poller)
        text.edge(again, "internal", "bound_function", bound)
        text.edge(timer, "property", "_onTimeout", again)
        text.edge(timer, "property", "_idleNext", list)
        text.edge(list, "property", "_idlePrev", timer)
        text.edge(SnapshotText.strong, "internal", "1", list)
        text.edge(SnapshotText.strong, "internal", "2", made.function)
        let naming = try naming(text)
        #expect(!naming.graph.source.isBuiltIn(Node(timer)) && !naming.graph.source.isBuiltIn(Node(bound)) && !naming.graph.source.isBuiltIn(Node(again)))
        #expect(naming.path(to: Node(poller))?.text.hasPrefix("interval of tick ─callback→") == true)
    }

    /// Of texts that are cut nobody knows whether they are the same.
    @Test func textsThatAreCut() throws {
        for (length, isCut) in [(1023, false), (1024, true)] {
            var text = SnapshotText()
            let made = text.module("/srv/app.js", (0..<3).map { ("v\($0)", text.node("string", String(repeating: "x", count: length), 20_000)) })
            text.edge(SnapshotText.strong, "internal", "1", made.function)
            let file = try #require(try SnapshotReadingTests.read(text.text).snapshot), found = file.repeatedTexts(most: 5) { _ in true }
            #expect(found.count == 1 && found.first?.count == 2 && found.first?.isBeginning == isCut)
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
