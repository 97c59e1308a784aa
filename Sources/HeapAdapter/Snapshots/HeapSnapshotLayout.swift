import Engine
import Explorer

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
        let value: Node
    }

    let vm: VM
    /// By node. Breadth first from the roots, those with names in the program before the others.
    private(set) var cells: [Cell] = []
    /// By node.
    private(set) var edgeCounts: [Int32] = []
    private(set) var groups = [[RootEdge]](repeating: [], count: Group.allCases.count)
    private(set) var scope: [RootEdge] = []
    /// By node, ascending.
    private(set) var collections: [Collection] = []
    /// The entries of WeakMaps whose values are cells, table by table in the order of the nodes.
    private(set) var ephemerons: [Entry] = []
    private(set) var nodeCount = 0
    private(set) var edgeCount = 0
    private let index: CellIndex
    private var firstOfKey: [Int32] = []
    private var nextOfKey: [Int32] = []

    /// The root, `(GC roots)`, the groups and the script scope.
    static let scopeNode = 2 + Group.allCases.count
    static let firstNode = scopeNode + 1

    init(_ vm: VM) {
        self.vm = vm
        index = CellIndex(vm)
        collectRoots()
        var next = 0
        while next < cells.count {
            visit(Node(truncatingIfNeeded: next))
            next += 1
        }
        chainEphemerons()
        edgeCount = 3 + Group.allCases.count + groups.reduce(scope.count) { $0 + $1.count }
        for count in edgeCounts { edgeCount += Int(count) }
        nodeCount = SnapshotLayout.firstNode + cells.count
        forEachTable { _, _, entryEdges in
            nodeCount += 1
            edgeCount += entryEdges
        }
    }

    // MARK: Places and ids

    @inline(__always) func find(_ cell: Cell) -> Node? { index[cell] }
    static func place(of node: Node) -> Int { firstNode + Int(node) }
    /// Each cell that is referred to has a place, unless the system had no memory to number it.
    @inline(__always) func place(of cell: Cell) -> Int { find(cell).map(SnapshotLayout.place) ?? 0 }

    /// Odd, as V8's are, and the same as long as the cell lives. What is no cell has the smallest.
    @inline(__always) func id(of cell: Cell) -> UInt32 {
        UInt32(truncatingIfNeeded: (UInt(bitPattern: cell.address) - vm.heapBase) >> 3) | 1
    }

    static func id(ofPlace place: Int) -> UInt32 { UInt32(place * 2 + 1) }

    // MARK: Roots

    private func collectRoots() {
        var named: [(Root, Cell)] = [], others: [(Root, Cell)] = []
        vm.forEachRoot { root, cell in
            if case .binding = root { named.append((root, cell)) } else { others.append((root, cell)) }
        }
        for (root, cell) in named + others {
            let (group, name) = SnapshotLayout.groupAndName(of: root)
            let edge = RootEdge(name: name, node: node(cell))
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

    // MARK: Numbering and counting

    private func node(_ cell: Cell) -> Node {
        let next = Node(truncatingIfNeeded: cells.count)
        let number = index.number(of: cell, orAssign: next)
        if number == next {
            cells.append(cell)
            edgeCounts.append(0)
        }
        return number
    }

    private func visit(_ node: Node) {
        let cell = cells[Int(node)]
        switch cell.kind {
        case .map, .set, .weakMap, .weakSet: visit(collection: node, cell)
        default:
            var count: Int32 = 0
            vm.forEachEdge(of: cell) { _, target in
                _ = self.node(target)
                count += 1
            }
            edgeCounts[Int(node)] += count
        }
    }

    private func visit(collection: Node, _ cell: Cell) {
        var own: Int32 = 0, ofEntries: Int32 = 0
        let table = SnapshotLayout.table(of: cell, vm)
        vm.forEachEdge(of: cell) { kind, target in
            let targetNode = node(target)
            switch kind {
            case .mapKey, .mapValue, .setElement, .weakMapKey, .weakSetElement: ofEntries += 1
            case .weakMapValue(let key):
                ofEntries += 1
                let keyNode = node(key.asCell)
                ephemerons.append(Entry(table: table.map(id) ?? 0, key: keyNode, value: targetNode))
                edgeCounts[Int(keyNode)] += 1
            default: own += 1
            }
        }
        edgeCounts[Int(collection)] += own
        if table != nil {
            edgeCounts[Int(collection)] += 1
            collections.append(Collection(node: collection, entryEdges: ofEntries))
        }
    }

    static func table(of collection: Cell, _ vm: VM) -> Cell? {
        var table: Cell?
        vm.forEachPart(of: collection) { if $0.kind == .hashTable { table = $0 } }
        return table
    }

    /// Calls `body` with the tables that only their collections hold, and the number of their edges. Such a table has no node of its
    /// own among the cells: it comes behind them, in this order. One that an iterator holds, too, is a node like any other.
    func forEachTable(_ body: (_ table: Cell, _ owner: Cell, _ edgeCount: Int) -> Void) {
        for collection in collections {
            let owner = cells[Int(collection.node)]
            if let table = SnapshotLayout.table(of: owner, vm), find(table) == nil { body(table, owner, Int(collection.entryEdges)) }
        }
    }

    /// The entries of each key, without an array for each.
    private func chainEphemerons() {
        guard !ephemerons.isEmpty else { return }
        firstOfKey = [Int32](repeating: -1, count: cells.count)
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
