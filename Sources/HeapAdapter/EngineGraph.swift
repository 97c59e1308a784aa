import Engine
import Explorer

// Explorer's graph, filled from Engine's heap. Some cells are but a part of another and no nodes (`VM.forEachPart`); of the others
// a graph has as much as the question needs.

/// Which cells are nodes.
public enum HeapScope: Sendable {
    /// Objects, and what stands between them. Strings, BigInts and hidden classes are left out.
    case objects
    /// These, and strings and BigInts: what has a size in a program's eyes.
    case values
    /// Everything that the roots reach.
    case everything
}

extension HeapGraph {
    /// The graph of what a machine's roots reach, weakly too, and of the cells in `extra`. Nil where it has more than `limit` nodes, and, if it is
    /// interruptible, where an interruption waits (``VM/isInterruptionWaiting``), which stays.
    /// Linear in its size. `lens`: what is left out. `knowsEphemerons` false: nobody is going to ask who is alive (``reachability(_:)``), and memory counts.
    public init?(_ vm: VM, scope: HeapScope = .objects, extra: [Cell] = [], limit: Int = .max, knowsEphemerons: Bool = true,
                 isInterruptible: Bool = true, notes: (any CellNotes)? = nil, lens: HeapLens? = nil) {
        var builder = EngineGraphBuilder(EngineHeap(vm, notes: notes), scope, knowsEphemerons: knowsEphemerons, lens)
        guard builder.build(extra, limit: limit, isInterruptible: isInterruptible) else { return nil }
        let shared = builder.sharedTables
        if !shared.isEmpty {
            builder = EngineGraphBuilder(EngineHeap(vm, notes: notes, sharedTables: shared), scope, knowsEphemerons: knowsEphemerons, lens)
            guard builder.build(extra, limit: limit, isInterruptible: isInterruptible) else { return nil }
        }
        self = builder.graph
    }

    /// The machine that the graph was taken of.
    public var engineHeap: EngineHeap? { source as? EngineHeap }

    /// The node of a cell; nil where the graph does not have it.
    public func find(_ cell: Cell) -> Node? { engineHeap?.find(cell) }

    /// The cells, by node; empty where the graph is not that of a machine.
    public var cells: [Cell] { engineHeap?.cells ?? [] }
}

private struct EngineGraphBuilder {
    private let heap: EngineHeap
    private let vm: VM
    private let scope: HeapScope
    private let knowsEphemerons: Bool
    private let lens: HeapLens?
    private let sorted: SortedEdges
    private let classesBySort = EdgeSort.allCases.map { EdgeClass($0) }
    private var kinds: [NodeKind] = []
    private var starts: [Int32] = [0]
    private var targets: [Node] = []
    private var classes: [EdgeClass] = []
    private var ephemerons: [Ephemeron] = []
    private var roots: [(root: HeapRoot, node: Node)] = []
    /// Nodes that are roots for the engine's sake.
    private var engineNodes: Range<Node> = 0..<0
    /// By number of a hidden class: 1 where it is to be a node, 2 where it is not, 0 where nobody has asked.
    private var shapeMatters: [UInt8] = []

    init(_ heap: EngineHeap, _ scope: HeapScope, knowsEphemerons: Bool, _ lens: HeapLens?) {
        self.lens = lens
        self.heap = heap
        self.scope = scope
        self.knowsEphemerons = knowsEphemerons
        vm = heap.vm
        sorted = SortedEdges(heap.vm)
        kinds.reserveCapacity(vm.usedBytes / 32)
        starts.reserveCapacity(vm.usedBytes / 32)
        targets.reserveCapacity(vm.usedBytes / 8)
        classes.reserveCapacity(vm.usedBytes / 8)
        if knowsEphemerons { ephemerons.reserveCapacity(vm.usedBytes / 32) }
    }

    var graph: HeapGraph {
        HeapGraph(kinds: kinds, starts: starts, targets: targets, classes: classes, ephemerons: ephemerons, roots: roots, source: heap)
    }

    /// False where there are too many nodes, or somebody interrupts.
    mutating func build(_ extra: [Cell], limit: Int, isInterruptible: Bool) -> Bool {
        collectRoots()
        for cell in extra { _ = node(cell) }
        var next = 0
        while next < kinds.count {
            if kinds.count > limit || isInterruptible && next & 0xFFF == 0 && vm.isInterruptionWaiting { return false }
            addEdges(of: Node(next))
            next += 1
        }
        return true
    }

    /// Seldom is an iterator under way: only once there is one does a collection refer to its table.
    var sharedTables: Set<Cell> {
        guard kinds.contains(.table) else { return [] }
        return Set(kinds.indices.lazy.filter { kinds[$0].hasEntries }.compactMap { heap.tableCell(of: Node(truncatingIfNeeded: $0)) }
            .filter { heap.find($0) != nil })
    }

    private mutating func node(_ cell: Cell) -> Node {
        let (node, isNew) = heap.number(of: cell)
        if isNew { kinds.append(NodeKind(cell.kind)) }
        return node
    }

    private mutating func collectRoots() {
        var named: [(HeapRoot, Cell)] = [], others: [(HeapRoot, Cell)] = []
        vm.forEachRoot { root, cell in
            if isLeftOut(cell) { return }
            if let lens, !lens.seesRoot(root, cell) { return }
            let root = HeapRoot(root)
            if root.isNamed { named.append((root, cell)) } else { others.append((root, cell)) }
        }
        // What `let` and `const` declared, then the global object with what `var` and `function` did.
        named = named.filter { $0.0 != .global } + named.filter { $0.0 == .global }
        for (root, cell) in named { roots.append((root, node(cell))) }
        var first: Node?
        for (root, cell) in others {
            if root.isOfEngine { first = first ?? Node(truncatingIfNeeded: kinds.count) }
            roots.append((root, node(cell)))
        }
        // The engine's own come last.
        if let first { engineNodes = first..<Node(truncatingIfNeeded: kinds.count) }
    }

    @inline(__always) private func isLeftOut(_ cell: Cell) -> Bool {
        switch cell.kind {
        case .string, .bigInt: scope == .objects
        case .propertyMap: scope != .everything
        default: false
        }
    }

    private mutating func addEdges(of source: Node) {
        let cell = heap.cells[Int(source)], isObject = cell.isObject
        if lens != nil {
            vm.forEachEdge(of: cell) { kind, target in
                guard isNode(target, ofObject: isObject), lens?.seesEdge(cell, kind, target) == true else { return }
                add(EdgeSort(kind, vm), kind.entryKey, from: source, to: target)
            }
        } else {
            for edge in sorted.edges(of: cell) where isNode(edge.target, ofObject: isObject) { add(edge.sort, edge.key, from: source, to: edge.target) }
        }
        if let table = heap.sharedTable(of: source) {
            targets.append(node(table))
            classes.append(.hidden)
        }
        starts.append(Int32(truncatingIfNeeded: targets.count))
    }

    /// Every object refers to its hidden class, which refers to what the object refers to anyway, names aside. So it is a node
    /// only where such a name may be of interest itself: a symbol.
    private mutating func matters(shape: Cell) -> Bool {
        if scope == .everything { return true }
        let id = vm.shapeNumber(of: shape)
        while shapeMatters.count <= id { shapeMatters.append(0) }
        if shapeMatters[id] == 0 {
            var hasSymbol = false
            vm.forEachEdge(of: shape) { _, target in if target.kind == .symbol { hasSymbol = true } }
            shapeMatters[id] = hasSymbol ? 1 : 2
        }
        return shapeMatters[id] == 1
    }

    @inline(__always) private mutating func isNode(_ target: Cell, ofObject isObject: Bool) -> Bool {
        if isLeftOut(target) { return false }
        return !isObject || target.kind != .shape || matters(shape: target)
    }

    private mutating func add(_ sort: EdgeSort, _ key: Value, from source: Node, to target: Cell) {
        let targetNode = node(target)
        // `Object.prototype` and its kin live anyway: that each object refers to them is a quarter of all edges, and no news.
        if sort == .prototype, engineNodes.contains(targetNode), scope != .everything { return }
        targets.append(targetNode)
        classes.append(classesBySort[Int(sort.rawValue)])
        if sort == .ephemeron, key.isCell {
            let keyNode = node(key.asCell)
            if knowsEphemerons { ephemerons.append(Ephemeron(table: source, key: keyNode, value: targetNode, isStrong: false)) }
        } else if sort == .entryValue, knowsEphemerons {
            ephemerons.append(Ephemeron(table: source, key: node(key.asCell), value: targetNode, isStrong: true))
        }
    }
}
