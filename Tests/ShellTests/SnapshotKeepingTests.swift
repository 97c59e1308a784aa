import Explorer
import Platform
import Testing

@testable import Shell
@testable import TestSupport

/// What the platform keeps for a program, by the words of the program.
@Suite struct SnapshotKeepingTests {
    private func shell(_ text: SnapshotText, _ variables: [(name: String, node: Int)]) throws -> SnapshotShell {
        var text = text
        let module = text.module("/srv/app.js", variables)
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        return try SnapshotShell([(try #require(MappedFile(copying: Array(text.text.utf8))), "app.heapsnapshot")])
    }

    private func suspects(_ text: SnapshotText, _ variables: [(name: String, node: Int)]) throws -> [LeaksReport.Suspect] {
        try #require(shell(text, variables).enter("leaks").answer(as: LeaksReport.self)).suspects
    }

    /// `performance.mark('start', { detail })`: the list is Node's, what stands in it is not.
    @Test func marks() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32)
        text.edge(SnapshotText.strong, "internal", "buffer", list)
        for place in 0..<40 {
            let mark = text.node("object", "PerformanceMark", 64)
            text.edge(list, "element", place, mark)
            text.edge(mark, "property", "<symbol kDetail>", text.node("object", "Object", 400))
        }
        let found = try suspects(text, [])
        #expect(found.count == 1 && found[0].holder == "the performance timeline" && found[0].things == "40 PerformanceMark" && found[0].bytes == 40 * 464, "\(found)")
        #expect(found[0].cure.hasPrefix("performance.clearMarks() would free them"))
    }

    /// Of the registry of `Symbol.for` the platform's own symbols are those that it holds elsewhere, too.
    @Test func registeredSymbols() throws {
        var text = SnapshotText()
        let roots = text.node("synthetic", "(Strong roots)", 0), table = text.node("array", "", 1000), platform = text.node("object", "Object", 40)
        text.edge(SnapshotText.strong, "element", 7, roots)
        text.edge(roots, "internal", "public_symbol_table", table)
        text.edge(roots, "internal", "2", platform)
        for place in 0..<40 {
            let symbol = text.node("symbol", "symbol", 24), name = text.node("string", "key \(place)", 400)
            text.edge(symbol, "internal", "name", name)
            text.edge(table, "internal", "\(place)", symbol)
            if place < 10 { text.edge(platform, "property", "s\(place)", symbol) }
        }
        let found = try suspects(text, [])
        #expect(found.count == 1 && found[0].holder == "the registry of Symbol.for" && found[0].things == "30 symbols" && found[0].bytes == 30 * 424, "\(found)")
    }

    /// A native object of Node's that goes with its JavaScript object does not hold it: a context of `node:vm`, a key of `node:crypto`.
    @Test(arguments: [true, false]) func nativeObjects(isWeak: Bool) throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), queue = text.node("native", "Node / CleanupQueue", 800)
        text.edge(SnapshotText.strong, "element", 7, queue)
        for place in 0..<40 {
            let object = text.node("object", "Sandbox", 40), native = text.node("native", "Node / ContextifyContext", 48)
            text.edge(list, "element", place, object)
            text.edge(queue, "element", place, native)
            text.edge(native, "internal", "native_to_javascript", object)
            text.edge(object, "property", "state", text.node("object", "State", 400))
            if isWeak { text.detach(native) }
        }
        let found = try suspects(text, [("sandboxes", list)])
        #expect(found.contains { $0.holder == "app.js › sandboxes" && $0.things == "40 Sandbox" && $0.bytes == 40 * 440 } == isWeak, "\(found)")
    }

    @Test func modulesThatRequireKeeps() throws {
        var text = SnapshotText()
        let make = text.node("closure", "Module", 64), cache = text.node("object", "Object", 4000), code = text.code("node:internal/modules/cjs/loader")
        text.edge(make, "internal", "shared", code)
        text.edge(make, "property", "_cache", cache)
        text.edge(SnapshotText.strong, "internal", "loader", make)
        // What makes a file Node's.
        text.edge(0, "element", 2, text.node("synthetic", "Node / Environment", 0))
        let module = text.node("object", "Module", 100)
        text.edge(cache, "property", "/srv/plugin.js", module)
        let why = try shell(text, []).enter("why @\(text.id(module))").answer(as: WhyReport.self)
        #expect(why?.text.contains("require.cache['/srv/plugin.js']") == true, "\(why?.text ?? "no answer")")
    }

    /// Where a call is paused its parameters stand first, by names that its text has; what follows is nameless.
    @Test(arguments: [(0, "parameter order"), (1, "parameter customer"), (2, "local variable")]) func parametersOfPausedCalls(place: Int, words: String) throws {
        let folder = try TemporaryFolder(), path = folder.path + "/pay.js"
        try FileReplacement.write(Array("async function pay(order, customer) { const held = {}; await never }\n".utf8), to: path)
        var text = SnapshotText()
        let call = text.node("object", "Generator", 96), registers = text.node("array", "", 80), function = text.node("closure", "pay", 64), held = text.node("object", "Held", 400)
        text.edge(function, "internal", "shared", text.code(path))
        text.place(function, line: 0, column: 18)
        text.edge(call, "internal", "function", function)
        text.edge(call, "internal", "parameters_and_registers", registers)
        text.edge(registers, "internal", "\(place)", held)
        let module = text.module("/srv/app.js", [("call", call)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let shell = try SnapshotShell([(try #require(MappedFile(copying: Array(text.text.utf8))), "app.heapsnapshot")])
        let why = "\(shell.enter("why Held[0]"))"
        #expect(why.contains("─\(words)→"), "\(why)")
        #expect("\(shell.enter("retainers Held[0]"))".contains(words))
    }

    /// V8 15 says itself whose variables each scope uses. Where a use leads to no variable (`eval`), nobody knows.
    @Test(arguments: [(nil, true), (0, false), (7, false)]) func scopesThatTheFileTells(use: Int?, isLeak: Bool) throws {
        var text = SnapshotText()
        let script = text.node("code", "/srv/gone.js", 144), code = text.node("code", "get", 56), id = text.node("number", "int", 0), list = text.node("object", "Array", 32)
        text.edge(code, "internal", "script", script)
        text.edge(code, "internal", "scope_id", id)
        text.edge(id, "internal", "value", text.node("string", "98", 0))
        for place in 0..<3 {
            let function = text.node("closure", "get", 64), scope = text.node("object", "system / Context", 48)
            text.edge(list, "element", place, function)
            text.edge(function, "internal", "shared", code)
            text.edge(function, "internal", "context", scope)
            text.edge(scope, "context", "huge", text.node("object", "Huge", 4000))
        }
        text.scope(SnapshotText.Scope(script, id: -2, depth: 0, uses: [(scope: -2, variable: 3)]))
        text.scope(SnapshotText.Scope(script, id: 13, depth: 1, variables: ["huge", "small"]))
        text.scope(SnapshotText.Scope(script, id: 98, depth: 2, uses: use.map { [(scope: 13, variable: $0)] } ?? []))
        text.scope(SnapshotText.Scope(script, id: 146, depth: 2, uses: [(scope: 13, variable: 0)]))
        let why = "\(try shell(text, [("getters", list)]).enter("why Huge[0]"))"
        #expect(why.contains("no living function reads the variable") == isLeak, "\(why)")
    }

    /// Scopes that lead in a circle are gone through once.
    @Test func circularScopes() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), scopes = (0..<3).map { _ in text.node("object", "system / Context", 40) }
        for place in 0..<3 { text.edge(scopes[place], "internal", "previous", scopes[(place + 1) % 3]) }
        for place in 0..<2000 {
            let function = text.node("closure", "f", 64)
            text.edge(list, "element", place, function)
            text.edge(function, "internal", "context", scopes[place % 3])
        }
        let found = try suspects(text, [("functions", list)])
        #expect(found.count == 1 && found[0].things == "2000 functions", "\(found)")
        _ = try shell(text, [("functions", list)]).enter("why Array[0]")
    }
}
