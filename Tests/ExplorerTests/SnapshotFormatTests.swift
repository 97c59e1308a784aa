import Platform
import TestSupport
import Testing

@testable import Explorer

/// The forms in which other versions and other engines write, and files that are odd but no less readable.
@Suite struct SnapshotFormatTests {
    /// A root, an object `A` with a property, and its text; the fields in any order.
    private struct Form {
        var fields = ["type", "name", "id", "self_size", "edge_count", "detachedness"]
        var edgeFields = ["type", "name_or_index", "to_node"]
        var counts = "\"node_count\":3,\"edge_count\":2"
        /// Further sections, and where they stand: before `nodes` or at the end.
        var before = "", after = ""
        var stringsFirst = false, headerLast = false
        var target = 2, edgeCount = 1, propertyName = 3

        var text: String {
            let rows = [["type": 4, "name": 0, "id": 1, "self_size": 0, "edge_count": 1], ["type": 2, "name": 1, "id": 3, "self_size": 24, "edge_count": edgeCount],
                        ["type": 1, "name": 2, "id": 5, "self_size": 16, "edge_count": 0]]
            let edges = [["type": 1, "name_or_index": 1, "to_node": fields.count], ["type": 2, "name_or_index": propertyName, "to_node": target * fields.count]]
            func list(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
            func numbers(_ rows: [[String: Int]], _ fields: [String]) -> String { rows.flatMap { row in fields.map { "\(row[$0] ?? 0)" } }.joined(separator: ",") }
            let types = "[\(list(["hidden", "string", "object", "array", "synthetic", "made of jelly"])),\"string\",\"number\"]"
            let header = "\"snapshot\":{\"meta\":{\"node_fields\":\(list(fields)),\"node_types\":\(types),\"edge_fields\":\(list(edgeFields)),"
                + "\"edge_types\":[\(list(["context", "element", "property", "internal", "hidden", "shortcut", "weak"])),\"string_or_number\",\"node\"],"
                + "\"location_fields\":[\"object_index\",\"script_id\",\"script_object_index\",\"line\",\"column\"]},\(counts)}"
            let strings = "\"strings\":[\"\",\"A\",\"text\",\"b\"]", data = "\"nodes\":[\(numbers(rows, fields))],\"edges\":[\(numbers(edges, edgeFields))]"
            var sections = [header, before, data, after, strings].filter { !$0.isEmpty }
            if stringsFirst { sections = [header, strings, after, data].filter { !$0.isEmpty } }
            if headerLast { sections = Array(sections.dropFirst()) + [header] }
            return "{" + sections.joined(separator: ",\n") + "}"
        }
    }

    private func words(_ text: String) throws -> String {
        let graph = try SnapshotReadingTests.read(text)
        guard let a = graph.source.node(withID: 3) else { return "no A" }
        let damage = graph.snapshot?.facts.damage.text.map { " · \($0)" } ?? ""
        return "\(Naming(graph, graph.reachability()).description(of: a)) \(graph.size(of: a))" + damage
    }

    @Test func versionsAndOddities() throws {
        let whole = "@3 A { b: 'text' } 24", deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        func form(_ change: (inout Form) -> Void) -> String {
            var form = Form()
            change(&form)
            return form.text
        }
        let table: [(String, String)] = [
            (form { _ in }, whole),
            (form { $0.fields = ["type", "name", "id", "self_size", "edge_count", "trace_node_id"] }, whole),
            (form { $0.fields = ["type", "name", "id", "self_size", "edge_count", "trace_node_id", "detachedness"] }, whole),
            (form { $0.fields = ["id", "x", "edge_count", "name", "self_size", "type"] }, whole),
            (form { $0.fields = ["type", "name", "id", "self_size", "edge_count"] }, whole),
            (form { $0.edgeFields = ["to_node", "type", "extra", "name_or_index"] }, whole),
            (form { $0.after = "\"scopes\":[-1,2,-3],\"scope_context_vars\":[[-1]],\"scope_uses\":[],\"locations\":[6,1,0,-1,7]" }, whole),
            (form { $0.before = "\"trace_tree\":\(deep),\"samples\":{\"a\":[1.5e9,null,true]}" }, whole),
            (form { $0.before = "\"nodes\":[1,2,3]" }, whole),
            (form { $0.stringsFirst = true }, whole), (form { $0.headerLast = true }, whole),
            (form { $0.counts = "\"node_count\":18446744073709551616,\"edge_count\":-1,\"extra_native_bytes\":1.5" }, whole),
            (form { $0.counts = "\"node_count\":9007199254740992,\"edge_count\":\"x\"" }, whole),
            (form { $0.counts = "\"node_count\":4000000000" }, whole),
            (form { $0.counts = "\"x\":\(deep)" }, whole),
            (form { $0.target = 3 }, "@3 A {} 24 · the file is damaged: left out are 1 references that lead nowhere"),
            (form { $0.target = 1 << 60 }, "@3 A {} 24 · the file is damaged: left out are 1 references that lead nowhere"),
            (form { $0.edgeCount = 1 << 31 }, "@3 A { b: 'text' } 24 · the file is damaged: left out are 2147483647 references"),
            (form { $0.propertyName = 77 }, "@3 A { '(lost)': 'text' } 24"),
        ]
        for (text, expected) in table { #expect(try words(text) == expected, "\(text.prefix(400))") }
    }

    @Test func whatCannotBeRead() {
        let table = [
            Form(fields: ["type", "name", "id", "self_size", "edge_count", "name"]).text, Form(edgeFields: ["type", "to_node"]).text,
            Form().text.replacing("[4,0,1", with: "[-4,0,1"), Form().text.replacing("[4,0,1", with: "[4,,1"), Form().text.replacing("[4,0,1", with: "[1e9,0,1"),
            "{\"snapshot\":{\"meta\":{\"node_fields\":\(String(repeating: "[", count: 100_000))", "{\"version\":2,\"type\":\"Inspector\",\"nodes\":[]}", "{\"version\":2",
        ]
        for text in table { #expect(throws: SnapshotProblem.self, "\(text.prefix(100))") { try SnapshotReadingTests.read(text) } }
    }

    /// Chrome's words have four bytes, and small integers are nodes there.
    @Test func tablesOfSmallWords() throws {
        var text = SnapshotText()
        text.hasSmallWords = true
        text.hasTraceID = false
        let a = text.node("object", "A", 12), number = text.node("number", "42", 0)
        let map = text.map([(a, number), (number, a), (a, a)]), set = text.set([a, number])
        for node in [map, set] { text.edge(SnapshotText.strong, "internal", "\(node)", node) }
        let graph = try SnapshotReadingTests.read(text.text)
        func entries(_ node: Int) -> [String] {
            var found: [String] = []
            graph.source.forEachEntry(of: Node(node)) { found.append("\(Preview(graph.source).brief($0)) \(Preview(graph.source).brief($1))"); return true }
            return found
        }
        #expect(entries(map) == ["A {} 42", "42 A {}", "A {} A {}"])
        #expect(entries(set).map { String($0.prefix { $0 != " " }) } == ["A", "42"])
        #expect(graph.size(of: Node(map)) == 32 + 8 + 4 * (3 + 2 + 2 * 2 * 3))
    }

    // MARK: Other engines

    private static let names = ["<root>", "GlobalObject", "Session", "string", "Function", "JSLexicalEnvironment", "Structure", "FunctionExecutable"]

    /// A global with a session, a function that sees a scope, and what belongs to these.
    private func javaScriptCore(isDebugging: Bool) -> String {
        let nodes = [(0, 0, 0, 0), (7, 100, 1, 2), (9, 40, 2, 2), (12, 20, 3, 0), (20, 32, 4, 2), (31, 48, 5, 1), (33, 64, 6, 1), (35, 80, 7, 1)]
        let edges = [(0, 7, 0, 0), (7, 9, 1, 0), (9, 12, 1, 1), (7, 20, 1, 2), (20, 31, 0, 0), (31, 9, 3, 3), (9, 33, 0, 0), (20, 35, 0, 0), (7, 9, 2, 5), (7, 999, 1, 0)]
        func list(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
        let more = isDebugging ? ",0,\"0x7f1234\",\"0x0\"" : ""
        return "{\"version\":3,\"type\":\"\(isDebugging ? "GCDebugging" : "Inspector")\",\"nodes\":["
            + nodes.map { "\($0.0),\($0.1),\($0.2),\($0.3)\(more)" }.joined(separator: ",") + "],\"nodeClassNames\":\(list(Self.names)),\"edges\":["
            + edges.map { "\($0.0),\($0.1),\($0.2),\($0.3)" }.joined(separator: ",") + "],\"edgeTypes\":[\"Internal\",\"Property\",\"Index\",\"Variable\"],"
            + "\"edgeNames\":[\"session\",\"name\",\"handler\",\"kept\"]" + (isDebugging ? ",\"roots\":[7,0,0],\"labels\":[\"\"]" : "") + "}"
    }

    @Test(arguments: [false, true]) func heapsOfJavaScriptCore(isDebugging: Bool) throws {
        let text = javaScriptCore(isDebugging: isDebugging), graph = try SnapshotReadingTests.read(text), naming = Naming(graph, graph.reachability())
        func node(_ id: UInt64) throws -> Node { try #require(graph.source.node(withID: id + 1)) }
        let session = try node(9), name = try node(12), handler = try node(20), scope = try node(31), window = try node(7)
        #expect(graph.snapshot?.facts.engine == .javaScriptCore && graph.snapshot?.facts.damage.isNone == true)
        #expect(graph.snapshot?.facts.bytes == text.utf8.count)
        #expect(graph.count == 9 && graph.nodes.allSatisfy { graph.reachability().reaches($0) })
        #expect(naming.path(to: session)?.text == "session" && naming.path(to: name)?.text == "session.name")
        #expect([window, session, name, handler, scope].map(graph.kind) == [.global, .object, .string, .function, .environment])
        #expect(graph.hasEdge(from: handler) { $0 == scope && $1 == .variable })
        var variables: [String] = []
        graph.source.forEachVariable(of: scope) { name, _ in variables.append(name); return true }
        #expect(variables == ["kept"] && graph.source.isBuiltIn(session) == false)
        #expect(graph.source.className(graph.source.classNumber(of: session)) == "Session" && graph.size(of: session) == 40)
        // Cut anywhere, it is read as far as it goes, or refused.
        for length in stride(from: 1, to: text.utf8.count, by: 5) { if let graph = try? SnapshotReadingTests.read(String(text.prefix(length))) { _ = SnapshotDamageTests.ask(graph) } }
    }

    /// Bun writes V8's form, too, with JavaScriptCore's words: scopes by their classes, references to them by no name, a record for each module.
    @Test func heapsOfBun() throws {
        var text = SnapshotText()
        let global = text.node("object", "GlobalObject", 100), record = text.node("object", "ModuleRecord", 200), module = text.node("object", "system / JSModuleEnvironment", 112)
        let lexical = text.node("object", "system / JSLexicalEnvironment", 48), bus = text.node("object", "EventEmitter", 64), function = text.node("closure", "Function", 32)
        let widget = text.node("object", "Widget", 300), timer = text.node("native", "Timeout", 176), code = text.node("code", "FunctionExecutable", 80), structure = text.node("object shape", "Structure", 112)
        text.edge(0, "shortcut", "", global)
        for held in [record, timer] { text.edge(SnapshotText.strong, "internal", "", held) }
        text.edge(record, "internal", "", module)
        text.edge(module, "context", "bus", bus)
        text.edge(module, "context", "meta", text.node("object", "ImportMeta", 80))
        text.edge(bus, "property", "on", function)
        text.edge(timer, "property", "callback", function)
        for (source, target) in [(function, lexical), (function, code), (function, structure), (lexical, module)] { text.edge(source, "internal", "", target) }
        text.edge(lexical, "context", "this", widget)
        let graph = try SnapshotReadingTests.read(text.text), heap = try #require(graph.snapshot), naming = Naming(graph, graph.reachability())
        #expect(heap.facts.engine == .javaScriptCore && graph.kind(of: Node(module)) == .environment && graph.kind(of: Node(lexical)) == .environment && graph.isObject(Node(timer)))
        #expect(naming.path(to: Node(bus))?.text == "bus" && naming.path(to: Node(widget))?.text.hasPrefix("bus.on ─closure") == true, "\(naming.path(to: Node(widget))?.text ?? "")")
        #expect(!graph.anchors.contains { "\($0.root)".contains("meta") })
    }

    @Test func heapsOfHermes() throws {
        var text = SnapshotText()
        let a = text.node("object", "Object(name, age)", 24), b = text.node("object", "Session", 24), c = text.node("closure", "handler", 16)
        for node in [a, b, c] { text.edge(SnapshotText.strong, "internal", "\(node)", node) }
        let graph = try SnapshotReadingTests.read(text.text)
        #expect(graph.snapshot?.facts.engine == .hermes)
        #expect([a, b, c].map { graph.source.className(graph.source.classNumber(of: Node($0))) } == ["Object", "Session", "Function"])
        #expect([a, b, c].allSatisfy { !graph.source.isBuiltIn(Node($0)) })
    }
}
