import Engine

// Which nodes a snapshot has, in which order, and how many edges each has: the counts come before the nodes, and the nodes before
// the edges. So all references are looked through once for their number, and once more to be written.

/// The order of a snapshot's nodes.
final class SnapshotLayout {
    /// The kinds of roots, as V8 names them where it has them.
    enum Group: Int, CaseIterable {
        case builtins, symbols, keptAlive, microtasks, cleanups, stack, temporaries, exception, names, strong

        var name: String {
            switch self {
            case .builtins: "(Builtins)"
            case .symbols: "(Symbol registry)"
            case .keptAlive: "(Kept alive until the end of the job)"
            case .microtasks: "(Micro tasks)"
            case .cleanups: "(Cleanup jobs)"
            case .stack: "(Stack roots)"
            case .temporaries: "(Handle scope)"
            case .exception: "(Exception)"
            case .names: "(Internalized strings)"
            case .strong: "(Strong roots)"
            }
        }
    }

    /// A reference from a group of roots, or from the script scope.
    struct RootEdge {
        /// Nil: the edge's place in its group.
        let name: String?
        let node: Node
    }

    /// A Map, Set, WeakMap or WeakSet with its table.
    struct Collection {
        let node: Node
        /// The table's place among the snapshot's nodes.
        let table: Int
    }

    /// A table that the graph does not have as a node: it is a part of its collection there.
    struct Table {
        let cell: Cell
        let owner: Node
    }

    struct Entry {
        /// The table's id.
        let table: UInt32
        let key: Node
        let value: Node
    }

    let graph: HeapGraph
    private(set) var groups = [[RootEdge]](repeating: [], count: Group.allCases.count)
    private(set) var scope: [RootEdge] = []
    /// In the order of the graph.
    private(set) var collections: [Collection] = []
    private(set) var tables: [Table] = []
    /// The entries of WeakMaps whose values are cells, in the order of the graph.
    private(set) var ephemerons: [Entry] = []
    /// For each node of the graph, and then for each table.
    private(set) var edgeCounts: [Int32]
    private(set) var edgeCount = 0
    private var firstOfKey: [Int32] = []
    private var nextOfKey: [Int32] = []

    /// The root, `(GC roots)`, the groups and the script scope.
    static let scopeNode = 2 + Group.allCases.count
    static let firstNode = scopeNode + 1

    init(_ graph: HeapGraph) {
        self.graph = graph
        edgeCounts = [Int32](repeating: 0, count: graph.count)
        collectRoots()
        countEdges()
        chainEphemerons()
        let ofRoots = 3 + Group.allCases.count + groups.reduce(scope.count) { $0 + $1.count }
        edgeCount = edgeCounts.reduce(ofRoots) { $0 + Int($1) }
    }

    var nodeCount: Int { SnapshotLayout.firstNode + graph.count + tables.count }

    // MARK: Places and ids

    /// The place of a cell's node; nil for a cell that the graph does not have.
    @inline(__always) func place(of cell: Cell) -> Int? { graph.find(cell).map { SnapshotLayout.firstNode + Int($0) } }

    /// Odd, as V8's are, and the same as long as the cell lives. What is no cell has the smallest.
    @inline(__always) func id(of cell: Cell) -> UInt32 {
        UInt32(truncatingIfNeeded: (UInt(bitPattern: cell.address) - graph.vm.heapBase) >> 3) | 1
    }

    static func id(ofPlace place: Int) -> UInt32 { UInt32(place * 2 + 1) }

    // MARK: Roots

    private func collectRoots() {
        for (root, node) in graph.roots {
            let (group, name) = SnapshotLayout.groupAndName(of: root)
            let edge = RootEdge(name: name, node: node)
            if let group { groups[group.rawValue].append(edge) } else if root != .global { scope.append(edge) }
        }
    }

    /// No group for what a program names itself.
    private static func groupAndName(of root: Root) -> (Group?, String?) {
        switch root {
        case .global: (nil, nil)
        case .binding(let name): (nil, name)
        case .stack(let function, let variable):
            (.stack, variable.map { function.isEmpty ? $0 : "\(function): \($0)" } ?? (function.isEmpty ? nil : function))
        case .temporary: (.temporaries, nil)
        case .keptAlive: (.keptAlive, nil)
        case .exception: (.exception, nil)
        case .microtask: (.microtasks, nil)
        case .cleanup: (.cleanups, nil)
        case .symbolRegistry(let key): (.symbols, key)
        case .intrinsic(let intrinsic): (.builtins, "\(intrinsic)")
        case .engine("property name"), .engine("string of one unit"), .engine("binding name"): (.names, nil)
        case .engine(let name): (.strong, name)
        }
    }

    // MARK: Counting

    private func countEdges() {
        for node in 0..<graph.count {
            let cell = graph.cells[node]
            switch cell.kind {
            case .map, .set, .weakMap, .weakSet: countEdges(ofCollection: Node(truncatingIfNeeded: node), cell)
            default:
                var count: Int32 = 0
                graph.vm.forEachEdge(of: cell) { _, _ in count += 1 }
                edgeCounts[node] += count
            }
        }
    }

    private func countEdges(ofCollection node: Node, _ cell: Cell) {
        var own: Int32 = 0, inTable: Int32 = 0
        let table = tableCell(of: cell)
        let tableID = table.map(id) ?? 0
        graph.vm.forEachEdge(of: cell) { kind, target in
            switch kind {
            case .mapKey, .mapValue, .setElement, .weakMapKey, .weakSetElement: inTable += 1
            case .weakMapValue(let key):
                inTable += 1
                guard let keyNode = graph.find(key.asCell), let value = graph.find(target) else { return }
                ephemerons.append(Entry(table: tableID, key: keyNode, value: value))
                edgeCounts[Int(keyNode)] += 1
            default: own += 1
            }
        }
        guard let table else { return edgeCounts[Int(node)] += own }
        edgeCounts[Int(node)] += own + 1
        if let place = place(of: table) {
            // An iterator holds it, too: it is a node already.
            collections.append(Collection(node: node, table: place))
        } else {
            collections.append(Collection(node: node, table: SnapshotLayout.firstNode + graph.count + tables.count))
            tables.append(Table(cell: table, owner: node))
            edgeCounts.append(inTable)
        }
    }

    private func tableCell(of collection: Cell) -> Cell? {
        var table: Cell?
        graph.vm.forEachPart(of: collection) { if $0.kind == .hashTable { table = $0 } }
        return table
    }

    /// The entries of each key, without an array for each.
    private func chainEphemerons() {
        guard !ephemerons.isEmpty else { return }
        firstOfKey = [Int32](repeating: -1, count: graph.count)
        nextOfKey = [Int32](repeating: -1, count: ephemerons.count)
        for i in stride(from: ephemerons.count - 1, through: 0, by: -1) {
            let key = Int(ephemerons[i].key)
            nextOfKey[i] = firstOfKey[key]
            firstOfKey[key] = Int32(truncatingIfNeeded: i)
        }
    }

    /// Calls `body` with each ephemeron whose key the node is.
    @inline(__always) func forEachEphemeron(withKey node: Node, _ body: (Int) -> Void) {
        guard !firstOfKey.isEmpty else { return }
        var next = firstOfKey[Int(node)]
        while next >= 0 {
            body(Int(next))
            next = nextOfKey[Int(next)]
        }
    }
}
