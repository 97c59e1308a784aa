import Platform
import TestSupport
import Testing

@testable import Shell

/// What a sceptical reader found to be wrong, or hard to read, in what was said of Node's heaps.
@Suite struct SnapshotWordsTests {
    private func open(_ text: SnapshotText) throws -> SnapshotShell {
        try SnapshotShell([(try #require(MappedFile(copying: Array(text.text.utf8))), "1.heapsnapshot")])
    }

    private func open(_ text: SnapshotText, _ variables: [(String, Int)]) throws -> SnapshotShell {
        var text = text
        text.edge(SnapshotText.strong, "internal", "1", text.module("/srv/app.js", variables).function)
        return try open(text)
    }

    /// A scope of its own for one of several functions frees nothing as long as the others see the old one.
    @Test func scopesOfManyFunctions() throws {
        let path = "/tmp/leash-scopes-\(UInt64.random(in: 0 ... .max)).js"
        let source = "function setup(on) {\n  const raw = [1], sum = 1\n  function dump() { return raw }\n  for (let i = 0; i < 9; i++) on[i] = () => sum\n}\n"
        try FileReplacement.write(Array(source.utf8), to: path)
        defer { unlink(path) }
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), module = text.module(path, [("handlers", list)]), info = text.node("code", "system / ScopeInfo", 40)
        for (place, name) in ["raw", "sum", "setup"].enumerated() { text.edge(info, "internal", "\(place)", text.node("string", name, 24)) }
        let code = text.code(path), scope = text.node("object", "system / Context", 48), raw = text.node("object", "Raw", 4000)
        text.edge(scope, "internal", "previous", module.context)
        text.edge(scope, "internal", "scope_info", info)
        text.edge(scope, "context", "raw", raw)
        for place in 0..<9 {
            let function = text.node("closure", "", 64)
            text.edge(list, "element", place, function)
            text.edge(function, "internal", "shared", code)
            text.edge(function, "internal", "context", scope)
            text.place(function, line: 3, column: 43)
        }
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let group = try #require(try open(text).enter("leaks").answer(as: LeaksReport.self)?.groups.first)
        #expect(group.sharing == 8 && group.bytes == 4000, "\(group)")
        #expect(group.cure == "kept by the scope of 9 functions, none of which reads raw (only dump does, and nothing holds that): setting raw to null at the end of setup would free it", "\(group.cure)")
    }

    /// Instances have a property `constructor` of their own, too: the streams that `tee` gives.
    @Test func instancesWithConstructors() throws {
        var text = SnapshotText()
        let stream = text.node("closure", "Stream", 64), prototype = text.node("object", "Stream", 24), one = text.node("object", "Stream", 40)
        text.edge(stream, "property", "prototype", prototype)
        for node in [prototype, one] { text.edge(node, "property", "constructor", stream) }
        text.edge(one, "property", "__proto__", prototype)
        let shell = try open(text, [("one", one)])
        #expect(shell.enter("inspect one").answer(as: InspectReport.self)?.subject.hasSuffix(" Stream { constructor: [Function: Stream] }") == true)
        #expect(shell.enter("inspect one.constructor.prototype").answer(as: InspectReport.self)?.subject.hasSuffix(" Stream.prototype") == true)
    }

    /// An error of a class of the program's is one, and what V8 has under a symbol without a name is its stack.
    @Test func errorsOfOwnClasses() throws {
        var text = SnapshotText()
        let error = text.node("closure", "Error", 64), base = text.node("object", "Error", 24), prototype = text.node("object", "PaymentError", 24)
        text.edge(SnapshotText.strong, "internal", "2", error)
        text.edge(error, "property", "prototype", base)
        text.edge(base, "property", "constructor", error)
        text.edge(prototype, "property", "__proto__", base)
        let one = text.node("object", "PaymentError", 56), stack = text.node("string", "PaymentError: declined\n    at charge", 64)
        text.edge(one, "property", "__proto__", prototype)
        text.edge(one, "property", "<symbol>", stack)
        text.edge(one, "property", "message", text.node("string", "declined", 24))
        // The word has to be in the file.
        text.edge(base, "property", "stack", text.node("string", "the word", 24))
        let shell = try open(text, [("last", one)])
        #expect(shell.enter("inspect last").answer(as: InspectReport.self)?.subject.hasSuffix(" [PaymentError: declined]") == true)
        #expect(shell.enter("why last.stack").answer(as: WhyReport.self)?.text.contains("app.js › last.stack") == true)
    }

    /// A text that grew piece by piece is told by how it begins, however deep that lies.
    @Test func textsOfManyPieces() throws {
        var text = SnapshotText(), whole = text.node("string", "begin;", 24)
        for place in 0..<3000 {
            let next = text.node("concatenated string", "(concatenated string)", 32)
            text.edge(next, "internal", "first", whole)
            text.edge(next, "internal", "second", text.node("string", "s\(place);", 24))
            whole = next
        }
        let list = text.node("object", "Array", 32)
        text.edge(list, "element", 0, whole)
        let shell = try open(text, [("logs", list)]), suspect = try #require(shell.enter("leaks").answer(as: LeaksReport.self)?.suspects.first)
        #expect(suspect.things == "one string of 3001 pieces" && suspect.cure.contains("in one piece it would take at most 24.0 KB"), "\(suspect)")
        #expect(shell.enter("why logs[0]").answer(as: WhyReport.self)?.text.hasPrefix("'begin;s0;s1;") == true)
    }

    /// What V8 keeps while it compiles is nobody's proof that a program did not make it.
    @Test func objectsThatAreCompiledIn() throws {
        var text = SnapshotText()
        let strong = text.node("synthetic", "(Strong roots)", 0), config = text.node("object", "Object", 40), events = text.node("object", "Object", 56)
        text.edge(0, "element", 2, strong)
        text.edge(strong, "internal", "7 / IdentityMapBase", config)
        text.edge(config, "property", "events", events)
        let shell = try open(text, [("config", config)])
        #expect(shell.enter("instances Object").answer(as: InstancesReport.self)?.count == 2)
        let graph = try #require(shell.enter("graph config").answer(as: GraphReport.self))
        #expect(graph.nodes.count == 2 && graph.holders.contains { $0.role == "code that is being compiled" }, "\(graph)")
    }

    /// What the getter of a class gives is not in the file: mostly it is the private field of that name, and else that is said.
    @Test func accessorsOfClasses() throws {
        var text = SnapshotText()
        let prototype = text.node("object", "Controller", 24), controller = text.node("object", "Controller", 40), signal = text.node("object", "Signal", 40)
        for name in ["signal", "size"] {
            text.edge(prototype, "property", name, text.node("code", "system / AccessorPair", 24))
            text.edge(prototype, "property", "get \(name)", text.node("closure", "get \(name)", 64))
        }
        text.edge(controller, "property", "__proto__", prototype)
        text.edge(controller, "property", "#signal", signal)
        let shell = try open(text, [("shutdown", controller)])
        #expect(shell.enter("why shutdown.signal").answer(as: WhyReport.self)?.text.contains("app.js › shutdown.#signal") == true)
        for (command, start) in [("why shutdown.size", ""), ("whatif cut shutdown shutdown.size", "whatif cut A B: ")] {
            let message = try #require(shell.enter(command).answer(as: Refusal.self)).message
            #expect(message == "\(start)size of @\(text.id(controller)) Controller {} is an accessor: what it gives is not in the file", "\(message)")
        }
    }

    /// What waits for a promise is drawn.
    @Test func picturesOfPromises() throws {
        var text = SnapshotText()
        let promise = text.node("object", "Promise", 40), reaction = text.node("hidden", "system / PromiseReaction", 40), function = text.node("closure", "onDone", 64)
        let scope = text.node("object", "system / Context", 40), big = text.node("object", "Big", 400)
        text.edge(promise, "internal", "reactions_or_result", reaction)
        text.edge(reaction, "internal", "fulfill_handler", function)
        text.edge(function, "internal", "shared", text.code("/srv/app.js"))
        text.edge(function, "internal", "context", scope)
        let module = text.module("/srv/app.js", [("gate", promise)])
        text.edge(scope, "internal", "previous", module.context)
        text.edge(scope, "context", "big", big)
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let graph = try #require(try open(text).enter("graph gate").answer(as: GraphReport.self))
        #expect(graph.edges.first?.label == "when settled" && graph.nodes.contains { $0.label.hasPrefix("Big") }, "\(graph)")
    }

    /// A list whose links are functions: what comes again and again is told once, and of a way that is long all the same its ends.
    @Test func longWays() throws {
        var text = SnapshotText()
        let info = text.node("code", "system / ScopeInfo", 40)
        for (place, name) in ["old", "replace"].enumerated() { text.edge(info, "internal", "\(place)", text.node("string", name, 24)) }
        func thing(_ name: String) -> (thing: Int, scope: Int) {
            let thing = text.node("object", name, 40), method = text.node("closure", "method", 64), scope = text.node("object", "system / Context", 40)
            text.edge(thing, "property", "method", method)
            text.edge(method, "internal", "context", scope)
            text.edge(scope, "internal", "scope_info", info)
            return (thing, scope)
        }
        let first = thing("Thing")
        var last = first
        for _ in 0..<300 {
            let next = thing("Thing")
            text.edge(last.scope, "context", "old", next.thing)
            last = next
        }
        let end = last.thing
        for place in 0..<60 {
            let next = thing("Other\(place)")
            text.edge(last.scope, "context", "old", next.thing)
            last = next
        }
        let shell = try open(text, [("current", first.thing)])
        func path(_ node: Int) throws -> String { try #require(shell.enter("why @\(text.id(node))").answer(as: WhyReport.self)).text }
        let whole = try path(end)
        #expect(whole.hasSuffix("app.js › current.method (─closure of replace: old→ Thing @\(text.id(end) - 6).method) × 299 ─closure of replace: old→ Thing @\(text.id(end))"), "\(whole)")
        let long = try path(last.thing)
        #expect(long.contains(" … 37 more …") && long.count < 2500, "\(long)")
    }

    /// A WeakRef is of no use where its entry leads to the target by another way.
    @Test func weakRefsBesideTheirTargets() throws {
        var text = SnapshotText()
        let cache = text.map((0..<40).map { number in
            let entry = text.node("object", "Object", 40), reference = text.node("object", "WeakRef", 24), target = text.node("object", "Image", 600)
            text.edge(entry, "property", "ref", reference)
            text.edge(reference, "weak", "target", target)
            text.edge(entry, "property", "owner", target)
            return (key: text.node("string", "i\(number)", 24), value: entry)
        })
        let suspect = try #require(try open(text, [("cache", cache)]).enter("leaks").answer(as: LeaksReport.self)?.suspects.first)
        #expect(suspect.cure == "beside the WeakRef of an entry something else holds its target, which is never collected then: keep nothing there that leads to it, or app.js › cache.delete(…)", "\(suspect)")
    }

    /// A file that lost its names says no more whose things are: where they pile up it tells all the same, and takes no mark of Node's for one of a page.
    @Test func withoutNames() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), native = text.node("native", "Node / Environment", 40)
        text.edge(0, "element", 2, native)
        text.detach(native)
        for place in 0..<40 { text.edge(list, "element", place, text.node("object", "Item", 400)) }
        text.edge(SnapshotText.strong, "internal", "1", text.module("/srv/app.js", [("list", list)]).function)
        let whole = text.text, cut = try #require(whole.firstRange(of: "Array")).upperBound
        let file = try #require(MappedFile(copying: Array(whole[..<cut].utf8)))
        let report = try #require(try SnapshotShell([(file, "cut.heapsnapshot")]).enter("leaks").answer(as: LeaksReport.self))
        #expect(report.suspects.first?.bytes ?? 0 >= 40 * 400 && report.detached == nil, "\(report)")
    }
}
