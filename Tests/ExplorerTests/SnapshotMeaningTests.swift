import Platform
import TestSupport
import Testing

@testable import Explorer

/// What V8 and Node write without names, told by what it means.
@Suite struct SnapshotMeaningTests {
    private func ways(_ text: SnapshotText, _ nodes: [Int]) throws -> [String] {
        let graph = try SnapshotReadingTests.read(text.text), naming = Naming(graph, graph.reachability())
        return nodes.map { node in (naming.path(to: Node(node))?.text ?? "none").replacing("@\(text.id(node))", with: "@") }
    }

    /// A module `app.js` with one variable.
    private func hold(_ node: Int, as name: String, _ text: inout SnapshotText) {
        let module = text.module("/srv/app.js", [(name, node)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
    }

    /// A function that sees a block inside the call of `make`; the block's variables have numbers alone.
    private func block(variables: Int, names: [String], numbered: [Int], _ text: inout SnapshotText) -> (function: Int, values: [Int]) {
        let function = text.node("closure", "", 56), block = text.node("object", "system / Context", 32 + 8 * variables), info = text.node("code", "system / ScopeInfo", 56)
        let call = text.node("object", "system / Context", 40), callInfo = text.node("code", "system / ScopeInfo", 56), outer = text.node("object", "Outer", 24)
        text.edge(function, "internal", "context", block)
        text.edge(block, "internal", "scope_info", info)
        text.edge(block, "internal", "previous", call)
        text.edge(call, "internal", "scope_info", callInfo)
        text.edge(call, "context", "outer", outer)
        for (place, name) in ["outer", "make"].enumerated() { text.edge(callInfo, "hidden", place, text.node("string", name, 24)) }
        for (place, name) in names.enumerated() { text.edge(info, "hidden", place, text.node("string", name, 24)) }
        text.edge(info, "hidden", names.count, callInfo)
        let values = numbered.map { number in
            let value = text.node("object", "Value", 24)
            text.edge(block, "hidden", number, value)
            return value
        }
        return (function, values)
    }

    /// What V8 notes of code mentions an object, and no program knows of that; a registry's mention is the program's.
    @Test func whatTheEngineNotesIsNobodys() throws {
        var text = SnapshotText()
        let session = text.node("object", "Session", 24), notes = text.node("code", "system / FeedbackVector", 80), ref = text.node("object", "WeakRef", 24)
        hold(session, as: "session", &text)
        text.edge(SnapshotText.strong, "internal", "2", notes)
        text.edge(SnapshotText.strong, "internal", "3", ref)
        text.edge(notes, "weak", "6", session)
        text.edge(ref, "weak", "target", session)
        let graph = try SnapshotReadingTests.read(text.text), naming = Naming(graph, graph.reachability())
        #expect(naming.holds(on: Node(session)).filter(\.isWeak).map(\.source) == [Node(ref)])
    }

    @Test func variablesOfBlocks() throws {
        let table: [(variables: Int, names: [String], numbered: [Int], ways: [String])] = [
            (1, ["p"], [0], ["app.js › f ─closure of make: p→ Value @"]),
            (3, ["p", "q", "r"], [0, 1, 2], ["p", "q", "r"].map { "app.js › f ─closure of make: \($0)→ Value @" }),
            // The one in between is `undefined`, which takes a number and is not written.
            (3, ["p", "q", "r"], [0, 2], ["p", "r"].map { "app.js › f ─closure of make: \($0)→ Value @" }),
            // One is a small integer, which takes no number: which one nobody knows.
            (2, ["n", "p"], [0], ["app.js › f ─holds→ Value @"]),
            (2, ["n"], [0, 1], ["app.js › f ─holds→ Value @", "app.js › f ─holds→ Value @"]),
        ]
        for row in table {
            var text = SnapshotText()
            let made = block(variables: row.variables, names: row.names, numbered: row.numbered, &text)
            hold(made.function, as: "f", &text)
            #expect(try ways(text, made.values) == row.ways, "\(row.names)")
        }
    }

    /// The hash stands before target and handler, where it is no small integer.
    @Test(arguments: [(true, "hidden"), (false, "hidden"), (false, "native")]) func proxies(hasHash: Bool, type: String) throws {
        var text = SnapshotText()
        let proxy = text.node(type, "system / JSProxy", 32), target = text.node("object", "Model", 24), handler = text.node("object", "Handler", 24)
        for (number, part) in ((hasHash ? [text.node("array", "", 16)] : []) + [target, handler]).enumerated() { text.edge(proxy, "hidden", number, part) }
        hold(proxy, as: "seen", &text)
        #expect(try ways(text, [target, handler]) == ["app.js › seen ─target→ Model @", "app.js › seen ─handler→ Handler @"])
        let graph = try SnapshotReadingTests.read(text.text)
        #expect(graph.kind(of: Node(proxy)) == .proxy && graph.source.className(graph.source.classNumber(of: Node(proxy))) == "Proxy")
    }

    /// Node 24 keeps the stores of all AsyncLocalStorages in one Map.
    @Test func storesOfAsyncLocalStorages() throws {
        var text = SnapshotText()
        let request = text.node("object", "Request", 40), storage = text.node("object", "AsyncLocalStorage", 40), frame = text.map([(storage, request)], name: "AsyncContextFrame")
        let promise = text.node("object", "Promise", 32), reaction = text.node("hidden", "system / PromiseReaction", 48)
        text.edge(promise, "internal", "reactions_or_result", reaction)
        text.edge(reaction, "hidden", 1, frame)
        hold(promise, as: "gate", &text)
        #expect(try ways(text, [request]) == ["app.js › gate ─store of an AsyncLocalStorage→ Request @"])
    }

    @Test func listenersOfEventTargets() throws {
        var text = SnapshotText()
        let target = text.node("object", "Hub", 40), list = text.node("object", "Object", 40), store = text.map([(text.node("string", "tick", 24), list)])
        text.edge(target, "property", "<symbol kEvents>", store)
        var last = list, functions: [Int] = []
        for _ in 0..<3 {
            let listener = text.node("object", "Listener", 64), function = text.node("closure", "", 56)
            text.edge(last, "property", "next", listener)
            for (name, node) in [("previous", last), ("listener", function), ("callback", function)] { text.edge(listener, "property", name, node) }
            functions.append(function)
            last = listener
        }
        hold(target, as: "hub", &text)
        #expect(try ways(text, functions) == functions.map { _ in "app.js › hub ─listener of 'tick'→ @" })
    }

    /// A module whose variables are gone is known by what it gives to others; `process` has a name of its own.
    @Test func namesWithoutVariables() throws {
        var text = SnapshotText()
        text.edge(0, "element", 2, text.node("synthetic", "Node / Environment", 0))
        for folder in ["a", "b"] {
            let module = text.node("object", "Module", 96), exports = text.node("object", "Object", 24), cache = text.node("object", "Map", 32)
            text.edge(module, "property", "filename", text.node("string", "/srv/\(folder)/store.js", 40))
            text.edge(module, "property", "exports", exports)
            text.edge(exports, "property", "cache", cache)
            text.edge(SnapshotText.strong, "internal", folder, module)
            #expect(try ways(text, [cache]) == [folder == "a" ? "store.js › exports.cache" : "b/store.js › exports.cache"])
        }
        let process = text.node("object", "process", 56), events = text.node("object", "Object", 24)
        text.edge(process, "property", "versions", text.node("object", "Object", 24))
        text.edge(process, "property", "_events", events)
        text.edge(SnapshotText.strong, "internal", "p", process)
        #expect(try ways(text, [events]) == ["process._events"])
    }

    /// What a browser keeps between its objects and a function of the program's is numbered, and said in a word.
    @Test(arguments: [("blink::EventTargetData", "listener"), ("DOMTimer", "timer")]) func partsOfBrowsers(part: String, word: String) throws {
        var text = SnapshotText()
        let made = block(variables: 1, names: ["p"], numbered: [0], &text), page = text.node("native", "Window / https://example.org", 40)
        var last = page
        for name in ["blink::Registry", part, "blink::Backing", "EventListener"] {
            let next = text.node("native", name, 24)
            text.edge(last, "element", 3, next)
            last = next
        }
        text.edge(last, "element", 1, made.function)
        let context = text.node("object", "system / Context", 40), table = text.node("hidden", "system / ScriptContextTable", 40)
        text.edge(table, "internal", "0", context)
        text.edge(context, "context", "this", page)
        text.edge(SnapshotText.strong, "internal", "1", table)
        #expect(try ways(text, made.values) == ["window ─\(word)→ @\(text.id(made.function)) ─closure of make: p→ Value @"])
    }

    /// The name of a function that was put together of parts.
    @Test func namesInParts() throws {
        var text = SnapshotText()
        let made = block(variables: 1, names: ["p"], numbered: [0], &text)
        let call = text.node("object", "system / Context", 40), info = text.node("code", "system / ScopeInfo", 56), name = text.node("concatenated string", "(concatenated string)", 32), value = text.node("object", "Value", 24)
        for (part, word) in [("first", "Readable."), ("second", "pipe")] { text.edge(name, "internal", part, text.node("string", word, 24)) }
        text.edge(call, "internal", "scope_info", info)
        text.edge(call, "context", "v", value)
        text.edge(info, "hidden", 0, text.node("string", "v", 24))
        text.edge(info, "hidden", 1, name)
        let function = text.node("closure", "", 56)
        text.edge(function, "internal", "context", call)
        text.edge(made.function, "property", "other", function)
        hold(made.function, as: "f", &text)
        #expect(try ways(text, [value]) == ["app.js › f.other ─closure of Readable.pipe: v→ Value @"])
    }

    /// V8 numbers the slots of iterators.
    @Test func iterators() throws {
        var text = SnapshotText()
        let rows = text.node("object", "Array", 32), cursor = text.node("object", "Array Iterator", 40), scan = text.node("object", "RegExpStringIterator", 40)
        let pattern = text.node("regexp", "x", 40), format = text.node("object", "NumberFormat", 40), locale = text.node("string", "en-US", 24)
        for (source, number, target) in [(cursor, 2, rows), (scan, 2, pattern), (format, 2, locale)] { text.edge(source, "hidden", number, target) }
        let module = text.module("/srv/app.js", [("cursor", cursor), ("scan", scan), ("format", format)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let told = try ways(text, [rows, pattern, locale]).map { $0.replacing("app.js › ", with: "") }
        #expect(told == ["cursor ─iterated→ Array @", "scan ─iterated→ RegExp @", "format ─holds→ 'en-US'"], "\(told)")
    }
}
