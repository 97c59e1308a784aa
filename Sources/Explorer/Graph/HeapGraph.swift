import Engine

// The heap as a graph, taken at one moment. Cells are nodes with small numbers; the edges of node `n` stand in
// `targets[starts[n]..<starts[n + 1]]`, their classes beside them. Names are not kept: whoever wants the name of an edge asks
// the machine again, for that one node (HeapGraph+Names.swift).
//
// A node gets its number when it is first met, in breadth-first order from the roots, and the program's own names come
// first. So the same script gives the same numbers, and an object's number says how near to a name it is.

/// A node of a ``HeapGraph``.
public typealias Node = Int32

/// What an edge is to the questions that the explorer answers.
public struct EdgeClass: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let property = EdgeClass(rawValue: 1)
    public static let element = EdgeClass(rawValue: 2)
    /// A closure's variable, or the environment that holds it.
    public static let variable = EdgeClass(rawValue: 4)
    public static let slot = EdgeClass(rawValue: 8)
    public static let prototype = EdgeClass(rawValue: 16)
    /// An object or symbol that is a Map's key, or a Set's element.
    public static let entry = EdgeClass(rawValue: 32)
    /// The value of a Map's entry whose key could be held weakly.
    public static let entryValue = EdgeClass(rawValue: 64)
    /// The value of a Map's entry whose key could not.
    public static let plainEntryValue = EdgeClass(rawValue: 128)
    public static let hidden = EdgeClass(rawValue: 256)
    /// Does not hold: a mention.
    public static let weak = EdgeClass(rawValue: 512)
    /// The value of a WeakMap's entry: holds while the key is alive, too.
    public static let ephemeron = EdgeClass(rawValue: 1024)

    /// What does not hold by itself.
    static let notStrong: EdgeClass = [.weak, .ephemeron]
}

/// An entry whose value is held by a table and a key together.
struct Ephemeron {
    private let place: Node
    let key: Node
    let value: Node

    /// `isStrong`: an entry of a Map, which is an ephemeron only in the question what would be if the Map were weak.
    init(table: Node, key: Node, value: Node, isStrong: Bool) {
        place = isStrong ? ~table : table
        self.key = key
        self.value = value
    }
    var table: Node { place < 0 ? ~place : place }
    var isStrong: Bool { place < 0 }
}

/// A snapshot of the heap. Good until the next script runs or the next collection.
public struct HeapGraph {
    public let vm: VM
    /// The cells, by node.
    public internal(set) var cells: [Cell] = []
    var starts: [Int32] = [0]
    var targets: [Node] = []
    var classes: [EdgeClass] = []
    /// In the order of their tables.
    var ephemerons: [Ephemeron] = []
    /// The roots in order, those with a name in the program first.
    var roots: [(root: Root, node: Node)] = []
    /// How many of the roots have a name.
    var namedRootCount = 0
    /// Nodes that are roots for the engine's sake.
    private var engineNodes: Range<Node> = 0..<0
    let index: CellIndex
    private let scope: Scope
    /// By number of a hidden class: 1 where it is to be a node, 2 where it is not, 0 where nobody has asked.
    private var shapeMatters: [UInt8] = []

    /// Which cells are nodes.
    public enum Scope: Sendable {
        /// Objects, and what stands between them. Strings, BigInts and hidden classes are left out.
        case objects
        /// These, and strings and BigInts: what has a size in a program's eyes.
        case values
        /// Everything that the roots reach.
        case everything
    }

    /// The graph of what the roots reach, weakly too, and of the cells in `extra`. Nil where it has more than `limit` nodes.
    /// Linear in its size. `knowsEphemerons` false: nobody is going to ask who is alive (``reachability(_:)``), and memory counts.
    public init?(_ vm: VM, scope: Scope = .objects, extra: [Cell] = [], limit: Int = .max, knowsEphemerons: Bool = true) {
        self.vm = vm
        self.scope = scope
        index = CellIndex(vm)
        // Memory that is reserved and never touched costs nothing; an array that grows is for a moment there twice.
        cells.reserveCapacity(vm.usedBytes / 32)
        starts.reserveCapacity(vm.usedBytes / 32)
        targets.reserveCapacity(vm.usedBytes / 8)
        classes.reserveCapacity(vm.usedBytes / 8)
        if knowsEphemerons { ephemerons.reserveCapacity(vm.usedBytes / 32) }
        collectRoots()
        for cell in extra { _ = node(cell) }
        var next = 0
        while next < cells.count {
            if cells.count > limit { return nil }
            addEdges(of: Node(next))
            if !knowsEphemerons { ephemerons.removeAll(keepingCapacity: true) }
            next += 1
        }
    }

    public var count: Int { cells.count }
    /// The node of a cell; nil where the graph does not have it.
    public func find(_ cell: Cell) -> Node? { index[cell] }

    private mutating func node(_ cell: Cell) -> Node {
        let next = Node(truncatingIfNeeded: cells.count)
        let number = index.number(of: cell, orAssign: next)
        if number == next { cells.append(cell) }
        return number
    }

    private mutating func collectRoots() {
        var named: [(Root, Cell)] = [], others: [(Root, Cell)] = []
        vm.forEachRoot { root, cell in
            if isLeftOut(cell) { return }
            switch root {
            case .binding, .global: named.append((root, cell))
            default: others.append((root, cell))
            }
        }
        // What `let` and `const` declared, then the global object with what `var` and `function` did.
        named = named.filter { $0.0 != .global } + named.filter { $0.0 == .global }
        for (root, cell) in named { roots.append((root, node(cell))) }
        namedRootCount = named.count
        var first: Node?
        for (root, cell) in others {
            switch root {
            case .intrinsic, .engine: first = first ?? Node(truncatingIfNeeded: cells.count)
            default: break
            }
            roots.append((root, node(cell)))
        }
        // The engine's own come last.
        if let first { engineNodes = first..<Node(truncatingIfNeeded: cells.count) }
    }

    private func isLeftOut(_ cell: Cell) -> Bool {
        switch cell.kind {
        case .string, .bigInt: scope == .objects
        case .propertyMap: scope != .everything
        default: false
        }
    }

    private mutating func addEdges(of source: Node) {
        let cell = cells[Int(source)], isObject = cell.isObject
        // The visitor is called at once and does not outlive the call; working on copies of the arrays would double the time.
        withUnsafeMutablePointer(to: &self) { graph in
            graph.pointee.vm.forEachEdge(of: cell) { kind, target in
                if graph.pointee.isLeftOut(target) || isObject && target.kind == .shape && !graph.pointee.matters(shape: target) { return }
                graph.pointee.add(kind, from: source, to: target)
            }
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
            shapeMatters[id] = 2
            vm.forEachEdge(of: shape) { _, target in if target.kind == .symbol { shapeMatters[id] = 1 } }
        }
        return shapeMatters[id] == 1
    }

    private mutating func add(_ kind: EdgeKind, from source: Node, to target: Cell) {
        let targetNode = node(target)
        let edgeClass = HeapGraph.edgeClass(kind)
        // `Object.prototype` and its kin live anyway: that each object refers to them is a quarter of all edges, and no news.
        if edgeClass == .prototype, engineNodes.contains(targetNode), scope != .everything { return }
        targets.append(targetNode)
        classes.append(edgeClass)
        switch kind {
        case .weakMapValue(let key):
            if key.isCell { ephemerons.append(Ephemeron(table: source, key: node(key.asCell), value: targetNode, isStrong: false)) }
        case .mapValue(let key, _):
            if edgeClass == .entryValue { ephemerons.append(Ephemeron(table: source, key: node(key.asCell), value: targetNode, isStrong: true)) }
        default: break
        }
    }

    static func edgeClass(_ kind: EdgeKind) -> EdgeClass {
        switch kind {
        case .property, .getter, .setter: .property
        case .element: .element
        case .variable: .variable
        case .internalSlot(let slot): slot == .prototype ? .prototype : slot == .environment || slot == .outerEnv ? .variable : .slot
        case .mapKey, .setElement: .entry
        case .mapValue(let key, _): canBeWeakKey(key) ? .entryValue : .plainEntryValue
        case .registryHeld: .slot
        case .hidden: .hidden
        case .weakMapValue: .ephemeron
        case .weakMapKey, .weakSetElement, .weakRefTarget, .registryTarget, .registryToken: .weak
        }
    }

    /// ECMA-262 §9.13 CanBeHeldWeakly
    public static func canBeWeakKey(_ value: Value) -> Bool {
        value.isObject || value.isSymbol && !value.asSymbol.isRegistered
    }

    /// The edges of a node: where they go, and of what class they are.
    @inline(__always) func forEachEdge(of node: Node, _ body: (Node, EdgeClass) -> Void) {
        for i in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) { body(targets[i], classes[i]) }
    }
}

extension HeapGraph {
    /// Some WeakMap has a value that is alive or was.
    public var hasEphemerons: Bool { ephemerons.contains { !$0.isStrong } }
    /// Some Map or Set holds an object.
    public var hasCollectionEntries: Bool { classes.contains { !$0.isDisjoint(with: [.entry, .entryValue]) } }
}
