/// Writes heap snapshots as V8 does, node by node, for tests of whoever reads them.
public struct SnapshotText {
    public static let nodeTypes = ["hidden", "array", "string", "object", "code", "closure", "regexp", "number", "native", "synthetic", "concatenated string",
                                   "sliced string", "symbol", "bigint", "object shape"]
    public static let edgeTypes = ["context", "element", "property", "internal", "hidden", "shortcut", "weak"]

    private struct Node {
        let type: Int, name: Int, id: Int, size: Int
        var edges: [(type: Int, name: Int, target: Int)] = []
    }
    private var nodes: [Node] = []
    private var strings: [String] = [""]
    private var places: [String: Int] = ["": 0]
    /// Node 20 has `trace_node_id`, Chrome 156 has not.
    public var hasTraceID = true
    /// Chrome compresses pointers: words of four bytes, and a header of eight.
    public var hasSmallWords = false

    /// The root, `(GC roots)` and `(Read-only roots)` with `undefined` and `true` come first.
    public init() {
        node("synthetic", "", 0)
        node("synthetic", "(GC roots)", 0)
        node("synthetic", "(Read-only roots)", 0)
        for name in ["undefined_value", "true_value", "the_hole_value"] { edge(2, "internal", name, node("hidden", "system / Oddball", 48)) }
        edge(0, "element", 1, 1)
        edge(1, "element", 1, 2)
    }
    public static let undefined = 3, isTrue = 4, theHole = 5, strong = 1

    private mutating func string(_ text: String) -> Int {
        if let place = places[text] { return place }
        places[text] = strings.count
        strings.append(text)
        return strings.count - 1
    }

    @discardableResult
    public mutating func node(_ type: String, _ name: String, _ size: Int) -> Int {
        nodes.append(Node(type: SnapshotText.nodeTypes.firstIndex(of: type) ?? 0, name: string(name), id: nodes.count * 2 + 1, size: size))
        return nodes.count - 1
    }

    public mutating func edge(_ source: Int, _ type: String, _ name: String, _ target: Int) {
        nodes[source].edges.append((SnapshotText.edgeTypes.firstIndex(of: type) ?? 0, string(name), target))
    }

    public mutating func edge(_ source: Int, _ type: String, _ index: Int, _ target: Int) {
        nodes[source].edges.append((SnapshotText.edgeTypes.firstIndex(of: type) ?? 0, index, target))
    }

    private var detached: Set<Int> = []
    /// Its third state: of a browser's node that it is in no page, of a native object of Node's that it holds nothing strongly.
    public mutating func detach(_ node: Int) { detached.insert(node) }

    public func id(_ node: Int) -> Int { nodes[node].id }

    private var locations: [(node: Int, line: Int, column: Int)] = []

    /// Where a function begins, both from 0.
    public mutating func place(_ function: Int, line: Int, column: Int) { locations.append((function, line, column)) }

    /// What V8 15 says of scopes: the script, the scope's id, how deep it stands, its variables, and whose it uses.
    public struct Scope {
        let script: Int, id: Int, depth: Int, variables: [String], uses: [(scope: Int, variable: Int)]
        public init(_ script: Int, id: Int, depth: Int, variables: [String] = [], uses: [(scope: Int, variable: Int)] = []) {
            (self.script, self.id, self.depth, self.variables, self.uses) = (script, id, depth, variables, uses)
        }
    }
    private var scopes: [Scope] = []
    public mutating func scope(_ scope: Scope) {
        scopes.append(scope)
        for name in scope.variables { _ = string(name) }
    }

    private func scopeSections(_ nodeFields: Int) -> String {
        func list(_ numbers: [Int]) -> String { numbers.map { "\($0)" }.joined(separator: ",") }
        return "],\n\"scopes\":[" + list(scopes.flatMap { [$0.script * nodeFields, $0.id, $0.depth, $0.variables.count, $0.uses.count] })
            + "],\n\"scope_context_vars\":[" + list(scopes.flatMap(\.variables).map { places[$0] ?? 0 })
            + "],\n\"scope_uses\":[" + list(scopes.flatMap(\.uses).flatMap { [$0.scope, $0.variable] })
    }

    // MARK: Collections

    /// A Map with its table; an entry without a node for its key or its value has a small number there.
    public mutating func map(_ entries: [(key: Int?, value: Int?)], name: String = "Map") -> Int {
        collection(name, words: 3, entries.map { [$0.key, $0.value] })
    }

    public mutating func set(_ elements: [Int?], name: String = "Set") -> Int { collection(name, words: 2, elements.map { [$0] }) }

    private mutating func collection(_ name: String, words: Int, _ entries: [[Int?]]) -> Int {
        var buckets = 2
        while buckets * 2 < entries.count { buckets *= 2 }
        let map = node("object", name, 32), table = node("array", "", hasSmallWords ? 8 + 4 * (3 + buckets + 2 * buckets * words) : 16 + 8 * (3 + buckets + 2 * buckets * words))
        edge(map, "internal", "table", table)
        for (place, entry) in entries.enumerated() {
            for (part, target) in entry.enumerated() { if let target { edge(table, "internal", "\(3 + buckets + words * place + part)", target) } }
        }
        return map
    }

    /// A WeakMap with its table. `writesWeakEdges` as Node 20 does.
    public mutating func weakMap(_ entries: [(key: Int, value: Int)], name: String = "WeakMap", writesWeakEdges: Bool = true) -> Int {
        let map = node("object", name, 32), table = node("array", "", 64 + 16 * entries.count)
        edge(map, "internal", "table", table)
        for (place, entry) in entries.enumerated() {
            if writesWeakEdges { edge(table, "weak", "\(3 + 2 * place)", entry.key) }
            let names = "part of key (\(strings[nodes[entry.key].name]) @\(id(entry.key))) -> value (\(strings[nodes[entry.value].name]) @\(id(entry.value))) pair in WeakMap (table @\(id(table)))"
            edge(entry.key, "internal", "\(place * 2 + 1) / \(names)", entry.value)
            edge(table, "internal", "\(place * 2 + 2) / \(names)", entry.value)
        }
        return map
    }

    // MARK: Modules

    /// Of a function in a script.
    public mutating func code(_ path: String) -> Int {
        let script = node("code", path, 144), code = node("code", "f", 56)
        edge(code, "internal", "script_or_debug_info", script)
        return code
    }

    /// The context of a module, with its variables, and a function that sees it.
    public mutating func module(_ path: String, _ variables: [(name: String, node: Int)]) -> (context: Int, function: Int) {
        let code = code(path), native = node("hidden", "system / NativeContext", 2264)
        let context = node("object", "system / Context", 88), function = node("closure", "f", 64)
        edge(context, "internal", "previous", native)
        for (name, target) in variables { edge(context, "context", name, target) }
        edge(function, "internal", "shared", code)
        edge(function, "internal", "context", context)
        return (context, function)
    }

    // MARK: Text

    public var text: String {
        let fields = hasTraceID ? ["type", "name", "id", "self_size", "edge_count", "trace_node_id", "detachedness"] : ["type", "name", "id", "self_size", "edge_count", "detachedness"]
        func list(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
        let types = "[\(list(SnapshotText.nodeTypes))," + fields.dropFirst().map { $0 == "name" ? "\"string\"" : "\"number\"" }.joined(separator: ",") + "]"
        var text = "{\"snapshot\":{\"meta\":{\"node_fields\":\(list(fields)),\"node_types\":\(types),\"edge_fields\":[\"type\",\"name_or_index\",\"to_node\"],"
        text += "\"edge_types\":[\(list(SnapshotText.edgeTypes)),\"string_or_number\",\"node\"],\"location_fields\":[\"object_index\",\"script_id\",\"line\",\"column\"]" + (scopes.isEmpty ? "" : SnapshotText.scopeFields) + "},\"node_count\":\(nodes.count),"
        text += "\"edge_count\":\(nodes.reduce(0) { $0 + $1.edges.count })},\n\"nodes\":["
        text += nodes.enumerated().map { "\($1.type),\($1.name),\($1.id),\($1.size),\($1.edges.count)," + (hasTraceID ? "0," : "") + (detached.contains($0) ? "2" : "0") }.joined(separator: "\n,")
        text += "],\n\"edges\":["
        text += nodes.flatMap(\.edges).map { "\($0.type),\($0.name),\($0.target * fields.count)" }.joined(separator: "\n,")
        text += "],\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],\n\"locations\":["
        text += locations.map { "\($0.node * fields.count),1,\($0.line),\($0.column)" }.joined(separator: "\n,")
        if !scopes.isEmpty { text += scopeSections(fields.count) }
        text += "],\n\"strings\":["
        return text + strings.map { "\"" + SnapshotText.escaped($0) + "\"" }.joined(separator: ",\n") + "]}"
    }

    private static let scopeFields = """
        ,"scope_fields":["script_node_index","scope_id","depth","scope_context_vars_count","scope_uses_count"],"scope_context_var_fields":["name"],\
        "scope_use_fields":["declaring_scope_id","slot_index"]
        """

    private static func escaped(_ text: String) -> String {
        var result = ""
        for unit in text.utf16 {
            switch unit {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }
}
