/// The columns of a snapshot's file, for many threads to read. Good as long as the file is there that it was made of.
struct RawSnapshot: @unchecked Sendable {
    let types, detachedness: Column<UInt8>
    let names, ids, sizes: Column<UInt32>
    /// The edges of node `n` are `starts[n]..<starts[n + 1]`.
    let starts: Column<Int32>
    let edgeTypes: Column<UInt8>
    let edgeNames, edgeTargets: Column<UInt32>
    let nodeCount: Int
    let nodeKinds: [SnapshotNodeType?]
    let edgeKinds: [SnapshotEdgeType?]

    /// The columns are not to be changed as long as this is used.
    init(columns: inout SnapshotFile, starts: inout [Int32]) {
        nodeCount = columns.nodes.count
        nodeKinds = columns.meta.nodeTypes.map(SnapshotNodeType.named)
        edgeKinds = columns.meta.edgeTypes.map(SnapshotEdgeType.named)
        types = Column(&columns.nodes.types)
        detachedness = Column(&columns.nodes.detachedness)
        names = Column(&columns.nodes.names)
        ids = Column(&columns.nodes.ids)
        sizes = Column(&columns.nodes.sizes)
        self.starts = Column(&starts)
        edgeTypes = Column(&columns.edges.types)
        edgeNames = Column(&columns.edges.names)
        edgeTargets = Column(&columns.edges.targets)
    }

    /// Nil for a type that nobody knows.
    @inline(__always) func type(of node: Int) -> SnapshotNodeType? {
        let type = Int(types[node])
        return type < nodeKinds.count ? nodeKinds[type] : nil
    }

    @inline(__always) func type(ofEdge edge: Int) -> SnapshotEdgeType? {
        let type = Int(edgeTypes[edge])
        return type < edgeKinds.count ? edgeKinds[type] : nil
    }

    @inline(__always) func edges(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

    /// The node to which a node's first such edge leads; nil where it has none.
    func target(of node: Int, _ type: SnapshotEdgeType, _ name: UInt32) -> Int? {
        for edge in edges(of: node) where edgeNames[edge] == name && self.type(ofEdge: edge) == type && edgeTargets[edge] != SnapshotEdgeColumns.nowhere {
            return Int(edgeTargets[edge])
        }
        return nil
    }
}

extension SnapshotNodeType {
    static func named(_ name: String) -> SnapshotNodeType? {
        switch name {
        case "hidden": .hidden
        case "array": .array
        case "string": .string
        case "object": .object
        case "code": .code
        case "closure": .closure
        case "regexp": .regexp
        case "number": .number
        case "native": .native
        case "synthetic": .synthetic
        case "concatenated string": .concatenatedString
        case "sliced string": .slicedString
        case "symbol": .symbol
        case "bigint": .bigint
        case "object shape": .objectShape
        default: name.hasPrefix("wasm") ? .native : nil
        }
    }
}

extension SnapshotEdgeType {
    static func named(_ name: String) -> SnapshotEdgeType? {
        switch name {
        case "context": .context
        case "element": .element
        case "property": .property
        case "internal": .internal
        case "hidden": .hidden
        case "shortcut": .shortcut
        case "weak": .weak
        default: nil
        }
    }
}
