/// A heap snapshot that has been read, as its readers read it: by the fields that it lists itself.
struct HeapSnapshotFile {
    struct Node {
        let type: String
        let name: String
        let id: Int
        let size: Int
        var edges: [Edge] = []
    }

    struct Edge {
        let type: String
        /// The index of an element, in digits.
        let name: String
        /// A place in `nodes`.
        let to: Int

        /// The value of a WeakMap's entry, seen from the table or from the key.
        var isEphemeron: Bool { type == "internal" && name.contains(" / part of key (") }
    }

    struct Location: Equatable {
        let node: Int
        let script: Int
        let line: Int
        let column: Int
    }

    private(set) var nodes: [Node] = []
    private(set) var locations: [Location] = []
    /// What is wrong with it; a file that is right has none.
    private(set) var problems: [String] = []

    init(_ bytes: [UInt8]) throws {
        let json = try JSONText(parsing: bytes)
        func numbers(_ name: String) -> [Int] { json[name]?.elements?.compactMap(\.int) ?? [] }
        func names(_ value: JSONText?) -> [String] { value?.elements?.compactMap(\.text) ?? [] }
        let header = json["snapshot"], meta = header?["meta"]
        let strings = names(json["strings"]), nodeNumbers = numbers("nodes"), edgeNumbers = numbers("edges")
        let nodeFields = names(meta?["node_fields"]), edgeFields = names(meta?["edge_fields"]), locationFields = names(meta?["location_fields"])
        let nodeTypes = names(meta?["node_types"]?.elements?.first), edgeTypes = names(meta?["edge_types"]?.elements?.first)
        func text(_ index: Int, of list: [String], _ what: String) -> String {
            if list.indices.contains(index) { return list[index] }
            problems.append("\(what) \(index) of \(list.count)")
            return "?"
        }
        let fields = ["type", "name", "id", "self_size", "edge_count"].map { nodeFields.firstIndex(of: $0) ?? -1 }
        guard !fields.contains(-1), edgeFields == ["type", "name_or_index", "to_node"], locationFields.count == 4 else {
            problems.append("unknown fields")
            return
        }
        if nodeNumbers.count != nodeFields.count * (header?["node_count"]?.int ?? -1) { problems.append("node_count is another") }
        if edgeNumbers.count != 3 * (header?["edge_count"]?.int ?? -1) { problems.append("edge_count is another") }
        for empty in ["trace_function_infos", "trace_tree", "samples"] where json[empty]?.elements?.isEmpty != true { problems.append("no \(empty)") }

        var next = 0
        for start in stride(from: 0, to: nodeNumbers.count - nodeFields.count + 1, by: nodeFields.count) {
            let row = fields.map { nodeNumbers[start + $0] }
            var node = Node(type: text(row[0], of: nodeTypes, "node type"), name: text(row[1], of: strings, "string"), id: row[2], size: row[3])
            for _ in 0..<row[4] where next + 3 <= edgeNumbers.count {
                let type = text(edgeNumbers[next], of: edgeTypes, "edge type"), to = edgeNumbers[next + 2]
                let isIndexed = type == "element" || type == "hidden"
                let name = isIndexed ? "\(edgeNumbers[next + 1])" : text(edgeNumbers[next + 1], of: strings, "string")
                if to % nodeFields.count != 0 || !nodeNumbers.indices.contains(to) { problems.append("edge \(name) leads to \(to)") }
                node.edges.append(Edge(type: type, name: name, to: to / nodeFields.count))
                next += 3
            }
            nodes.append(node)
        }
        if next != edgeNumbers.count { problems.append("the nodes count \(next / 3) edges of \(edgeNumbers.count / 3)") }
        if Set(nodes.map(\.id)).count != nodes.count { problems.append("ids are not unique") }
        if nodes.contains(where: { $0.id % 2 == 0 || $0.size < 0 }) { problems.append("an id is even, or a size below 0") }
        let places = numbers("locations")
        for i in stride(from: 0, to: places.count - 3, by: 4) {
            let location = Location(node: places[i] / nodeFields.count, script: places[i + 1], line: places[i + 2], column: places[i + 3])
            if places[i] % nodeFields.count != 0 || !nodes.indices.contains(location.node) || location.line < 0 || location.column < 0 {
                problems.append("location \(places[i..<(i + 4)])")
            } else {
                locations.append(location)
            }
        }
    }

    // MARK: Finding

    /// The node that the script scope, or the global object, has under a name.
    func variable(_ name: String) -> Int? {
        let scopes = nodes.first?.edges.filter { $0.type == "shortcut" }.map(\.to) ?? []
        return scopes.lazy.flatMap { nodes[$0].edges }.first { $0.name == name && $0.type != "internal" }?.to
    }

    /// Where the first edge of a name leads.
    func target(of node: Int, _ name: String) -> Int? { nodes[node].edges.first { $0.name == name }?.to }

    /// The edges that lead to a node, with where they start.
    func retainers(of node: Int) -> [(node: Int, edge: Edge)] {
        nodes.indices.flatMap { start in nodes[start].edges.filter { $0.to == node }.map { (start, $0) } }
    }

    /// Whether each node is alive: weak edges do not count, and the value of a WeakMap's entry lives while both its table and its
    /// key do. Goes over the entries again and again until nothing changes: slow, and easy to see that it is right.
    var alive: [Bool] {
        var alive = [Bool](repeating: false, count: nodes.count)
        var waiting = [0]
        func spread() {
            while let node = waiting.popLast() {
                if alive[node] { continue }
                alive[node] = true
                waiting += nodes[node].edges.filter { $0.type != "weak" && !$0.isEphemeron }.map(\.to)
            }
        }
        // The name of an entry stands once in the edges of its table and once in those of its key.
        var entries: [String: (ends: [Int], value: Int)] = [:]
        for (i, node) in nodes.enumerated() {
            for edge in node.edges where edge.isEphemeron { entries[edge.name, default: ([], edge.to)].ends.append(i) }
        }
        spread()
        while true {
            for entry in entries.values where !alive[entry.value] && entry.ends.allSatisfy({ alive[$0] }) { waiting.append(entry.value) }
            if waiting.isEmpty { return alive }
            spread()
        }
    }
}
