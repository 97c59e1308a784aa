import Platform
import TestSupport
import Testing

@testable import Explorer

/// Snapshots that are written again: without what strings say, and with the program's objects alone.
@Suite struct SnapshotRewritingTests {
    /// A module with an object whose strings are secret, a Map keyed by an object, a WeakMap, and a platform around it.
    private func heap(hasTraceID: Bool) -> (text: SnapshotText, session: Int) {
        var text = SnapshotText()
        text.hasTraceID = hasTraceID
        let session = text.node("object", "Session", 48), password = text.node("string", "hunter2 \"q\" é", 32), token = text.node("string", "user", 24)
        text.edge(session, "property", "password", password)
        // A value that is the name of a property, too.
        text.edge(session, "property", "role", token)
        text.edge(session, "property", "user", text.node("object", "User", 24))
        let cache = text.map([(session, text.node("object", "Entry", 64))]), value = text.node("string", "secret value", 40)
        let weak = text.weakMap([(session, value)]), module = text.module("/home/me/app.js", [("cache", cache), ("weak", weak)])
        let source = text.node("string", "const password = 'hunter3'", 64), script = text.node("code", "/home/me/app.js", 144), shape = text.node("object shape", "system / Map", 80)
        text.edge(script, "internal", "source", source)
        text.edge(session, "internal", "map", shape)
        text.edge(module.function, "internal", "scripts", script)
        let platform = text.node("closure", "require", 64), table = text.node("object", "Object", 24)
        text.edge(SnapshotText.strong, "internal", "1", platform)
        text.edge(platform, "property", "table", table)
        text.edge(table, "property", "filler", text.node("string", "the platform's", 4000))
        text.edge(SnapshotText.strong, "internal", "2", module.function)
        return (text, session)
    }

    private func file(_ text: String) throws -> MappedFile { try #require(MappedFile(copying: Array(text.utf8))) }

    private func written(_ write: (@escaping (UnsafeRawBufferPointer) -> Bool) -> Bool) throws -> (text: String, graph: HeapGraph) {
        final class Bytes { var all: [UInt8] = [] }
        let bytes = Bytes()
        #expect(write { bytes.all += $0; return true })
        let file = try #require(MappedFile(copying: bytes.all)), graph = try SnapshotReader.read(file, path: "out")
        #expect(graph.snapshot?.facts.damage.text == nil)
        return (String(decoding: bytes.all, as: UTF8.self), graph)
    }

    /// What a person is told of the session, its size, and what the heap holds.
    private func answers(_ graph: HeapGraph, _ id: Int) throws -> [String] {
        let node = try #require(graph.source.node(withID: UInt64(id))), reachability = graph.reachability(), naming = Naming(graph, reachability)
        return [naming.path(to: node)?.text ?? "none", "\(graph.retained(by: node, reachability).bytes)", "\(naming.holds(on: node).map { naming.words(for: $0).name })"]
    }

    @Test(arguments: [true, false]) func stringsSayNothing(hasTraceID: Bool) throws {
        let (text, session) = heap(hasTraceID: hasTraceID), before = try SnapshotReadingTests.read(text.text)
        let redacted = try written(SnapshotRedaction(file(text.text), path: "in", names: false).write)
        for secret in ["hunter2", "hunter3", "secret value", "the platform's"] { #expect(!redacted.text.contains(secret), "\(secret)") }
        #expect(redacted.graph.count == before.count && redacted.graph.edgeCount == before.edgeCount)
        #expect(try answers(redacted.graph, text.id(session)) == answers(before, text.id(session)))
        // As many stars as letters; the text that is a name as well is one no more where it is a text.
        let strings = redacted.graph.nodes.filter { redacted.graph.kind(of: $0) == .string }.compactMap { redacted.graph.snapshot?.name(of: $0) }
        #expect(strings.contains(String(repeating: "*", count: 13)) && !strings.contains("user"))
        #expect(redacted.text.contains("\"user\"") && redacted.text.contains("\"Session\""))
        #expect(redacted.graph.ephemerons.filter { !$0.isStrong }.count == 1)
    }

    /// What is called by a number keeps its name.
    @Test(arguments: [true, false]) func numbersGoWhereThatIsWanted(numbers: Bool) throws {
        var text = SnapshotText()
        let card = text.node("object", "Card", 40)
        text.edge(card, "property", "number", text.node("number", "4711.5", 16))
        text.edge(card, "property", "serial", text.node("bigint", "987654321n", 24))
        text.edge(card, "property", "year", text.node("number", "2026", 0))
        text.edge(card, "property", "2026", text.node("number", "heap number", 16))
        text.edge(SnapshotText.strong, "internal", "1", card)
        let redacted = try written(SnapshotRedaction(file(text.text), path: "in", names: false, numbers: numbers).write)
        for secret in ["4711.5", "987654321n"] { #expect(redacted.text.contains(secret) == !numbers) }
        let before = try SnapshotReadingTests.read(text.text)
        #expect(redacted.text.contains("\"2026\"") && redacted.text.contains("heap number") && redacted.graph.count == before.count)
        let years = redacted.graph.nodes.filter { redacted.graph.snapshot?.name(of: $0) == "2026" }
        #expect(years.count == (numbers ? 0 : 1))
    }

    @Test func namesGo() throws {
        let (text, session) = heap(hasTraceID: true), redacted = try written(SnapshotRedaction(file(text.text), path: "in", names: true).write)
        for name in ["Session", "password", "cache", "app.js", "/home/me"] { #expect(!redacted.text.contains("\"\(name)") && !redacted.text.contains("\(name)\""), "\(name)") }
        let before = try SnapshotReadingTests.read(text.text)
        #expect(try answers(redacted.graph, text.id(session))[1] == answers(before, text.id(session))[1])
        // One word for each name, the same wherever it stands.
        let way = try answers(redacted.graph, text.id(session))[0]
        #expect(way.contains(".js › n") && way.contains(" ─key→ n"), "\(way)")
        for word in ["Map", "WeakMap", "system / Context", "table", "context"] { #expect(redacted.text.contains("\"\(word)\""), "\(word)") }
    }

    @Test(arguments: [true, false]) func theProgramAlone(hasTraceID: Bool) throws {
        let (text, session) = heap(hasTraceID: hasTraceID), before = try SnapshotReadingTests.read(text.text), trimming = try SnapshotTrimming(file(text.text), path: "in")
        let trimmed = try written(trimming.write)
        #expect(trimmed.graph.count < before.count && trimming.nodeCounts == (trimmed.graph.count - 1, before.count))
        // Its size is without the hidden class that nobody else had.
        let told = try answers(trimmed.graph, text.id(session)), toldBefore = try answers(before, text.id(session))
        #expect(told[0] == toldBefore[0] && told[2] == toldBefore[2] && Int(told[1]) == Int(toldBefore[1]).map { $0 - 80 })
        for gone in ["hunter3", "the platform's", "system / Map"] { #expect(!trimmed.text.contains("\"\(gone)"), "\(gone)") }
        #expect(trimmed.text.contains("hunter2") && trimmed.graph.ephemerons.filter { !$0.isStrong }.count == 1)
        // Once more: what stays is what it was.
        let again = try written(SnapshotTrimming(file(trimmed.text), path: "in").write)
        #expect(try again.graph.count <= trimmed.graph.count && answers(again.graph, text.id(session)) == told)
    }

    /// A Map of the platform's that the program's own hangs on stays the platform's, and what is the program's is counted as before.
    @Test func whatIsTheProgramsIsTold() throws {
        var text = heap(hasTraceID: true).text
        let registry = text.node("object", "Map", 32), table = text.node("array", "", 16 + 8 * (3 + 2 + 4 * 3)), platform = text.node("closure", "load", 64)
        let client = text.node("object", "Client", 40), made = text.module("/home/me/lib.js", [("client", client)]), plain = text.node("object", "Object", 24)
        text.edge(registry, "internal", "table", table)
        text.edge(table, "internal", "5", plain)
        text.edge(table, "internal", "6", made.function)
        text.edge(platform, "property", "registry", registry)
        text.edge(SnapshotText.strong, "internal", "3", platform)
        func own(_ graph: HeapGraph) -> Set<UInt64> {
            Set(graph.nodes.filter { graph.isObject($0) && !graph.source.isBuiltIn($0) }.map(graph.source.id(of:)))
        }
        let before = try SnapshotReadingTests.read(text.text), trimmed = try written(SnapshotTrimming(file(text.text), path: "in").write)
        #expect(own(before).contains(UInt64(text.id(client))) && !own(before).contains(UInt64(text.id(registry))))
        #expect(own(trimmed.graph) == own(before) && trimmed.graph.source.node(withID: UInt64(text.id(registry))) != nil)
        let again = try written(SnapshotTrimming(file(trimmed.text), path: "in").write), redacted = try written(SnapshotRedaction(file(trimmed.text), path: "in", names: true).write)
        #expect(own(again.graph) == own(before) && again.graph.count <= trimmed.graph.count)
        #expect(own(redacted.graph) == own(before))
    }

    /// A piece of a text stays with it, though it be the engine's; and what V8 calls the code of a function does not tell the function's name.
    @Test func textsStayWhole() throws {
        var text = SnapshotText()
        let whole = text.node("concatenated string", "(concatenated string)", 32), middle = text.node("string", "the middle", 32), code = text.node("code", "(code for charge)", 64)
        text.edge(whole, "internal", "first", text.node("string", "the beginning", 32))
        text.edge(whole, "internal", "second", middle)
        text.edge(SnapshotText.strong, "internal", "2", middle)
        let module = text.module("/srv/app.js", [("text", whole)]), function = text.node("closure", "charge", 64)
        text.edge(function, "internal", "shared", text.code("/srv/app.js"))
        text.edge(function, "internal", "code", code)
        text.edge(module.context, "context", "charge", function)
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let trimmed = try written(SnapshotTrimming(file(text.text), path: "in").write)
        #expect(trimmed.text.contains("the beginning") && trimmed.text.contains("the middle"))
        #expect(!(try written(SnapshotRedaction(file(text.text), path: "in", names: true).write)).text.contains("charge"))
    }

    /// What a module exports has its name by the module, though something else leads to it, too.
    @Test func exportsKeepTheirNames() throws {
        var text = SnapshotText()
        text.edge(0, "element", 2, text.node("synthetic", "Node / Environment", 0))
        let module = text.node("object", "Module", 96), exports = text.node("object", "Object", 24), cache = text.node("object", "Map", 32), modules = text.node("object", "Object", 24)
        text.edge(module, "property", "filename", text.node("string", "/srv/store.js", 40))
        text.edge(module, "property", "exports", exports)
        text.edge(exports, "property", "cache", cache)
        text.edge(modules, "property", "/srv/store.js", module)
        let made = text.module("/srv/app.js", [])
        text.edge(made.function, "property", "store", exports)
        for (place, node) in [modules, made.function].enumerated() { text.edge(SnapshotText.strong, "internal", "\(place)", node) }
        let trimmed = try written(SnapshotTrimming(file(text.text), path: "in").write), node = try #require(trimmed.graph.source.node(withID: UInt64(text.id(cache))))
        #expect(Naming(trimmed.graph, trimmed.graph.reachability()).path(to: node)?.text == "store.js › exports.cache")
    }

    /// Numbers that make no whole node stand where they stood. Found by fuzzing: their name was looked for among the nodes'.
    @Test func numbersBehindTheLastNode() throws {
        let (text, session) = heap(hasTraceID: true), end = try #require(text.text.range(of: "],\n\"edges\"") ?? text.text.range(of: "],\"edges\""))
        let longer = text.text.replacingCharacters(in: end.lowerBound..<end.lowerBound, with: ",3,1")
        let redacted = try written(SnapshotRedaction(file(longer), path: "in", names: false).write)
        #expect(redacted.graph.source.node(withID: UInt64(text.id(session))) != nil && !redacted.text.contains("hunter2"))
    }

    @Test func aPartIsNotWritten() throws {
        let text = heap(hasTraceID: true).text.text, part = String(text.prefix(text.count * 2 / 3))
        #expect(throws: SnapshotProblem.self) { try SnapshotRedaction(file(part), path: "in", names: false) }
        #expect(throws: SnapshotProblem.self) { try SnapshotTrimming(file(part), path: "in") }
    }
}
