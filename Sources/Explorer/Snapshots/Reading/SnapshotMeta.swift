/// What a snapshot says of its own form: which fields a node and an edge have, and which types there are. Fields are known by their
/// names, for their number and order change from version to version.
struct SnapshotMeta {
    var nodeFields: [String] = []
    var nodeTypes: [String] = []
    var edgeFields: [String] = []
    var edgeTypes: [String] = []
    var locationFields: [String] = []
    /// Sections that V8 15 writes, by the names of their fields.
    private(set) var promised: [String] = []
    /// Of ``SnapshotScopes``.
    private(set) var scopeFields: (scopes: [String], variables: [String], uses: [String]) = ([], [], [])
    /// What the file promises; only for telling what is missing.
    var nodeCount: Int?
    var edgeCount: Int?

    /// What a field of a node is read for.
    enum NodeField: UInt8 { case other, type, name, id, selfSize, edgeCount, detachedness }
    enum EdgeField: UInt8 { case other, type, name, target }

    private(set) var nodeRoles: [NodeField] = []
    private(set) var edgeRoles: [EdgeField] = []

    /// More fields than these no engine writes.
    private static let mostFields = 64

    /// Reads the value of `snapshot`.
    static func read(_ cursor: inout SnapshotCursor) throws(SnapshotProblem) -> SnapshotMeta {
        var meta = SnapshotMeta()
        try forEachMember(&cursor) { (key, cursor) throws(SnapshotProblem) in
            switch key {
            case "meta": try meta.readMeta(&cursor)
            // Only for telling what is missing: what is no number, or larger than any file, says nothing.
            case "node_count": meta.nodeCount = try count(&cursor)
            case "edge_count": meta.edgeCount = try count(&cursor)
            default: guard cursor.skipValue() else { throw SnapshotProblem("the file ends in its header", at: cursor.place) }
            }
        }
        try meta.assignRoles(cursor.place)
        return meta
    }

    private mutating func readMeta(_ cursor: inout SnapshotCursor) throws(SnapshotProblem) {
        var fields: [String: [String]] = [:]
        try SnapshotMeta.forEachMember(&cursor) { (key, cursor) throws(SnapshotProblem) in fields[key] = try SnapshotMeta.names(&cursor) }
        nodeFields = fields["node_fields"] ?? []
        nodeTypes = fields["node_types"] ?? []
        edgeFields = fields["edge_fields"] ?? []
        edgeTypes = fields["edge_types"] ?? []
        locationFields = fields["location_fields"] ?? []
        promised = ["scope_fields", "scope_context_var_fields", "scope_use_fields"].filter { fields[$0] != nil }
        scopeFields = (fields["scope_fields"] ?? [], fields["scope_context_var_fields"] ?? [], fields["scope_use_fields"] ?? [])
    }

    private static func count(_ cursor: inout SnapshotCursor) throws(SnapshotProblem) -> Int? {
        let start = cursor.place
        if let number = cursor.number(), cursor.isBehindValue { return number <= Int(Int32.max) ? number : nil }
        cursor.place = start
        guard cursor.skipValue() else { throw SnapshotProblem("the file ends in its header", at: cursor.place) }
        return nil
    }

    static func forEachMember(_ cursor: inout SnapshotCursor,
                              _ body: (String, inout SnapshotCursor) throws(SnapshotProblem) -> Void) throws(SnapshotProblem) {
        guard cursor.take(0x7B) else { throw SnapshotProblem("the file's header is no object", at: cursor.place) }
        if cursor.take(0x7D) { return }
        repeat {
            guard let key = cursor.name(), cursor.take(0x3A) else { throw SnapshotProblem("a name was expected in the file's header", at: cursor.place) }
            try body(key, &cursor)
        } while cursor.take(0x2C)
        guard cursor.take(0x7D) else { throw SnapshotProblem("the file's header has no end", at: cursor.place) }
    }

    /// The names in an array; of an array in it, which lists a type's values, these.
    private static func names(_ cursor: inout SnapshotCursor, depth: Int = 0) throws(SnapshotProblem) -> [String] {
        cursor.skipSpace()
        guard cursor.byte == 0x5B, depth < 2 else {
            guard cursor.skipValue() else { throw SnapshotProblem("the file ends in its header", at: cursor.place) }
            return []
        }
        _ = cursor.take(0x5B)
        var names: [String] = [], isFirst = true
        if cursor.take(0x5D) { return [] }
        repeat {
            cursor.skipSpace()
            if cursor.byte == 0x22 {
                guard let name = cursor.name() else { throw SnapshotProblem("a name in the file's header has no end", at: cursor.place) }
                if names.count < mostFields { names.append(name) }
            } else if cursor.byte == 0x5B, isFirst {
                // `"node_types": [["hidden", …], "string", …]`: the first field's values are what is wanted.
                names = try self.names(&cursor, depth: depth + 1)
                while cursor.take(0x2C) { guard cursor.skipValue() else { break } }
                break
            } else if !cursor.skipValue() {
                throw SnapshotProblem("the file ends in its header", at: cursor.place)
            }
            isFirst = false
        } while cursor.take(0x2C)
        guard cursor.take(0x5D) else { throw SnapshotProblem("a list in the file's header has no end", at: cursor.place) }
        return names
    }

    private mutating func assignRoles(_ place: Int) throws(SnapshotProblem) {
        nodeRoles = nodeFields.map { name in
            switch name {
            case "type": .type
            case "name": .name
            case "id": .id
            case "self_size": .selfSize
            case "edge_count": .edgeCount
            case "detachedness": .detachedness
            default: .other
            }
        }
        edgeRoles = edgeFields.map { name in
            switch name {
            case "type": .type
            case "name_or_index": .name
            case "to_node": .target
            default: .other
            }
        }
        for field: NodeField in [.type, .name, .id, .selfSize, .edgeCount] where nodeRoles.filter({ $0 == field }).count != 1 {
            throw SnapshotProblem("the header's node_fields lack \(field)", at: place)
        }
        for field: EdgeField in [.type, .name, .target] where edgeRoles.filter({ $0 == field }).count != 1 {
            throw SnapshotProblem("the header's edge_fields lack \(field)", at: place)
        }
    }
}
