// Which nodes a snapshot has, in which order, and how many edges each has: the counts come before the nodes, and the nodes before
// the edges. So all references are looked through once for their number, and once more to be written.

/// The order of a snapshot's nodes.
final class SnapshotLayout {
    /// The kinds of roots, as V8 names them where it has them.
    enum Group: Int, CaseIterable {
        case builtins, symbols, keptAlive, microtasks, timers, rejections, cleanups, stack, temporaries, exception, names, strong, readOnly

        var name: String {
            switch self {
            case .builtins: "(Builtins)"
            case .symbols: "(Symbol registry)"
            case .keptAlive: "(Kept alive until the end of the job)"
            case .microtasks: "(Micro tasks)"
            case .timers: "(Timers)"
            case .rejections: "(Rejections to report)"
            case .cleanups: "(Cleanup jobs)"
            case .stack: "(Stack roots)"
            case .temporaries: "(Handle scope)"
            case .exception: "(Exception)"
            case .names: "(Internalized strings)"
            case .strong: "(Strong roots)"
            case .readOnly: "(Read-only roots)"
            }
        }
    }

    /// A reference from a group of roots, or from the script scope.
    struct RootEdge {
        /// Nil: the edge's place in its group.
        let name: String?
        let node: Node
    }

    /// A Map, Set, WeakMap or WeakSet that has a table.
    struct Collection {
        let node: Node
        /// How many edges its entries make.
        let entryEdges: Int32
    }

    struct Entry {
        /// The table's id.
        let table: UInt32
        let key: Node
        let value: SnapshotContent
    }

    let kinds: [NodeKind]
    let source: any SnapshotSource
    /// By node.
    private(set) var edgeCounts: [Int32]
    let global: Node?
    private(set) var groups = [[RootEdge]](repeating: [], count: Group.allCases.count)
    private(set) var scope: [RootEdge] = []
    /// What was there before the program. The group of built-ins mentions each, weakly: so whoever reads the file knows the program's own.
    private(set) var builtIns: [Node] = []
    /// By node, ascending.
    private(set) var collections: [Collection] = []
    /// The entries of WeakMaps, table by table in the order of the nodes.
    private(set) var ephemerons: [Entry] = []
    /// Behind all others stand `undefined`, `null`, `true` and `false`, and then these.
    let numbers: [Double]
    private(set) var firstPrimitive = 0
    /// By the names of V8's roots for them.
    static let oddballs = ["undefined_value", "null_value", "true_value", "false_value"]
    private(set) var nodeCount = 0
    private(set) var edgeCount = 0
    /// Behind these a node for each text that references cannot tell (``SnapshotRemark``), and by node what is said of it.
    private(set) var remarks: [String] = []
    private(set) var remarkOfNode: [Node: (kind: SnapshotRemark, number: Int)] = [:]
    private var firstOfKey: [Int32] = []
    private var nextOfKey: [Int32] = []

    /// The root, `(GC roots)`, the groups and the script scope.
    static let scopeNode = 2 + Group.allCases.count
    static let firstNode = scopeNode + 1

    init(_ heap: HeapInventory) {
        kinds = heap.kinds
        source = heap.source
        numbers = heap.numbers
        edgeCounts = heap.contentCounts
        global = heap.roots.first { $0.root == .global }?.node
        collectRoots(heap)
        builtIns = kinds.indices.map { Node(truncatingIfNeeded: $0) }.filter(source.isBuiltIn)
        for node in kinds.indices where kinds[node].hasEntries { visit(collection: Node(truncatingIfNeeded: node)) }
        takeRemarks()
        chainEphemerons()
        edgeCount = 3 + Group.allCases.count + groups.reduce(scope.count + builtIns.count) { $0 + $1.count }
        for count in edgeCounts { edgeCount += Int(count) }
        nodeCount = SnapshotLayout.firstNode + kinds.count
        forEachTable { _, _, entryEdges in
            nodeCount += 1
            edgeCount += entryEdges
        }
        firstPrimitive = nodeCount
        nodeCount += SnapshotLayout.oddballs.count + numbers.count + remarks.count
        edgeCount += SnapshotLayout.oddballs.count
    }

    // MARK: Places and ids

    @inline(__always) static func place(of node: Node) -> Int { firstNode + Int(node) }

    func place(of content: SnapshotContent) -> Int {
        switch content {
        case .node(let node): SnapshotLayout.place(of: node)
        case .undefined: firstPrimitive
        case .null: firstPrimitive + 1
        case .boolean(let isTrue): firstPrimitive + (isTrue ? 2 : 3)
        case .number(let number): firstPrimitive + SnapshotLayout.oddballs.count + number
        }
    }

    var firstRemark: Int { firstPrimitive + SnapshotLayout.oddballs.count + numbers.count }

    /// Of what stands behind all others: such ids are behind those of the heap, whose memory ends far below.
    func id(ofPrimitiveAt place: Int) -> UInt32 { UInt32.max - UInt32(truncatingIfNeeded: place - firstPrimitive) * 2 }

    /// What is no node of the heap has the smallest.
    static func id(ofPlace place: Int) -> UInt32 { UInt32(place * 2 + 1) }

    // MARK: Roots

    func edgeCount(of group: Group) -> Int {
        groups[group.rawValue].count + (group == .builtins ? builtIns.count : group == .readOnly ? SnapshotLayout.oddballs.count : 0)
    }

    private func collectRoots(_ heap: HeapInventory) {
        for (root, node) in heap.roots {
            let (group, name) = SnapshotLayout.groupAndName(of: root)
            let edge = RootEdge(name: name, node: node)
            if let group { groups[group.rawValue].append(edge) } else if root != .global { scope.append(edge) }
        }
    }

    /// No group for what a program names itself.
    private static func groupAndName(of root: HeapRoot) -> (Group?, String?) {
        switch root {
        case .global: (nil, nil)
        case .variable(let name): (nil, name)
        case .stack(let function, let variable):
            (.stack, variable.map { function.isEmpty ? $0 : "\(function): \($0)" } ?? (function.isEmpty ? nil : function))
        case .temporary: (.temporaries, nil)
        case .keptAlive: (.keptAlive, nil)
        case .exception: (.exception, nil)
        case .microtask: (.microtasks, nil)
        case .tick: (.microtasks, "tick")
        case .timer(let maker, _), .interval(let maker): (.timers, maker)
        case .rejection: (.rejections, nil)
        case .cleanup: (.cleanups, nil)
        case .symbolRegistry(let key): (.symbols, key)
        case .module(let name): (nil, "module \(name)")
        case .builtIn(let name): (.builtins, name)
        case .names: (.names, nil)
        case .file: (.strong, nil)
        case .engine(let name): (.strong, name)
        }
    }

    // MARK: Remarks

    private func takeRemarks() {
        var numbers: [String: Int] = [:], writer = SnapshotRemark.Writer(source)
        for place in kinds.indices {
            let node = Node(truncatingIfNeeded: place)
            guard let (kind, text) = writer.remark(on: node, kinds[place]) else { continue }
            let number = numbers[text] ?? remarks.count
            if number == remarks.count {
                numbers[text] = number
                remarks.append(text)
            }
            remarkOfNode[node] = (kind, number)
            edgeCounts[place] += 1
        }
    }

    // MARK: Counting

    /// A collection refers to its table, and the table to the entries.
    private func visit(collection: Node) {
        var ofEntries: Int32 = 0
        let table = source.snapshotTable(of: collection)
        source.forEachContent(of: collection) { name, content in
            switch name {
            case .mapKey, .mapValue, .setElement, .weakMapKey, .weakSetElement: ofEntries += 1
            case .weakMapValue(let key):
                ofEntries += 1
                ephemerons.append(Entry(table: table?.id ?? 0, key: key, value: content))
                edgeCounts[Int(key)] += 1
            default: break
            }
        }
        edgeCounts[Int(collection)] -= ofEntries
        if table != nil {
            edgeCounts[Int(collection)] += 1
            collections.append(Collection(node: collection, entryEdges: ofEntries))
        }
    }

    /// Calls `body` with the tables that only their collections hold, and the number of their edges. Such a table has no node of its
    /// own among the others: it comes behind them, in this order. One that an iterator holds, too, is a node like any other.
    func forEachTable(_ body: (_ table: SnapshotTable, _ owner: Node, _ edgeCount: Int) -> Void) {
        for collection in collections {
            if let table = source.snapshotTable(of: collection.node), table.node == nil { body(table, collection.node, Int(collection.entryEdges)) }
        }
    }

    /// The entries of each key, without an array for each.
    private func chainEphemerons() {
        guard !ephemerons.isEmpty else { return }
        firstOfKey = [Int32](repeating: -1, count: kinds.count)
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
