// A heap snapshot: the heap in the format that V8 writes and that the Memory panel of Chrome DevTools, memlab and others read.
// It is one JSON object. `nodes` and `edges` are flat arrays of numbers, a fixed count of them for each node and edge; the fields
// are listed in `snapshot.meta`, and texts stand in `strings`, which comes last:
//
//     {"snapshot":{"meta":{"node_fields":["type","name","id",…]},"node_count":2,"edge_count":1},
//     "nodes":[9,1,1,0,1,0,3,2,3,32,0,0],      type, name (in strings), id, self_size, edge_count, detachedness
//     "edges":[2,3,6],                         type, name or index, to_node (in nodes); those of the first node come first
//     … "strings":["<dummy>","","Object","dog1"]}
//
// The nodes are a root without a name, `(GC roots)` with a group for each kind of root, the script scope with what `let`, `const`
// and `class` declared, the cells that the roots reach (weakly, too), and the tables of Maps, Sets and their weak kin, which V8 has
// as objects of their own; last `undefined`, `null`, `true`, `false` and each number that stands anywhere. How each reference of ours is written is in HeapSnapshotEdges.swift.
//
// A HeapGraph keeps every edge, and a snapshot needs each only once, when it is written. So there is none here: the nodes are
// known by number (HeapInventory), and the text goes out in pieces of a few hundred kilobytes.

/// What a heap snapshot came to.
public struct HeapSnapshotSummary: Equatable, Sendable {
    public var nodes = 0
    public var edges = 0
    /// The length of the JSON.
    public var bytes = 0
}

extension HeapInventory {
    /// Writes the heap as a heap snapshot, piece by piece; the pieces are good during the call. Stops where `write` answers false,
    /// and then there is no summary.
    ///
    /// Linear. Needs about 20 bytes a node beside those of the inventory, 20 an entry of a WeakMap, and the texts of its different numbers.
    public func writeSnapshot(_ write: (UnsafeRawBufferPointer) -> Bool) -> HeapSnapshotSummary? {
        withoutActuallyEscaping(write) { write in
            let output = SnapshotOutput(write)
            let layout = SnapshotLayout(self)
            let strings = SnapshotStrings(layout)
            let writer = SnapshotWriter(layout: layout, strings: strings, output: output)
            writer.write()
            guard output.finish() else { return nil }
            return HeapSnapshotSummary(nodes: layout.nodeCount, edges: layout.edgeCount, bytes: output.byteCount)
        }
    }
}

/// The numbers stand for places in `meta.node_types`.
enum SnapshotNodeType: UInt8, CaseIterable {
    case hidden, array, string, object, code, closure, regexp, number, native, synthetic
    case concatenatedString, slicedString, symbol, bigint, objectShape
}

/// The numbers stand for places in `meta.edge_types`.
enum SnapshotEdgeType: UInt8 {
    /// A variable of a closure.
    case context
    /// An array's element; the name is its index.
    case element
    case property
    /// A slot that no script sees; it holds.
    case `internal`
    case hidden
    /// A way that is no reference of its own: from the root to the global object.
    case shortcut
    /// Does not hold.
    case weak
}

/// Writes the parts in their order.
struct SnapshotWriter {
    let layout: SnapshotLayout
    let strings: SnapshotStrings
    let output: SnapshotOutput
    /// Numbers a node, and numbers an edge.
    static let nodeFields = 6, edgeFields = 3

    /// As Chromium 156 has it when it tracks no allocations. A location is in the older form of four numbers: the fifth would lead to
    /// a script, and scripts are no nodes here.
    private static let meta = """
        {"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","detachedness"],\
        "node_types":[["hidden","array","string","object","code","closure","regexp","number","native","synthetic",\
        "concatenated string","sliced string","symbol","bigint","object shape"],"string","number","number","number","number"],\
        "edge_fields":["type","name_or_index","to_node"],\
        "edge_types":[["context","element","property","internal","hidden","shortcut","weak"],"string_or_number","node"],\
        "trace_function_info_fields":["function_id","name","script_name","script_id","line","column"],\
        "trace_node_fields":["id","function_info_index","count","size","children"],\
        "sample_fields":["timestamp_us","last_assigned_id"],\
        "location_fields":["object_index","script_id","line","column"]}
        """

    func write() {
        output.write(SnapshotWriter.meta)
        output.write(",\"node_count\":\(layout.nodeCount),\"edge_count\":\(layout.edgeCount),\"trace_function_count\":0,\"extra_native_bytes\":0},\n")
        output.write("\"nodes\":[")
        let nodes = SnapshotNodes(layout: layout, strings: strings, output: output)
        nodes.write()
        output.write("],\n\"edges\":[")
        SnapshotEdges(layout: layout, strings: strings, output: output).write()
        output.write("],\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],\n\"locations\":[")
        nodes.writeLocations()
        output.write("],\n\"strings\":[")
        strings.write(to: output, nodes: nodes)
        output.write("]}\n")
    }
}
