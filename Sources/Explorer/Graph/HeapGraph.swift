import Platform

// The heap as a graph, taken at one moment: a plain value, whatever heap it was taken of. Nodes are small numbers; the edges of node
// `n` stand in `targets[starts[n]..<starts[n + 1]]`, their classes beside them. Names are not kept: whoever wants the name of an
// edge asks the source, for that one node.
//
// A node gets its number when it is first met, in breadth-first order from the roots, and the program's own names come
// first. So the same script gives the same numbers, and an object's number says how near to a name it is.

/// A snapshot of the heap. Good until the next script runs or the next collection.
public struct HeapGraph {
    /// What each node is.
    public let kinds: FrozenArray<NodeKind>
    let starts: FrozenArray<Int32>
    let targets: FrozenArray<Node>
    let classes: FrozenArray<EdgeClass>
    /// By node, in bytes, where they stand side by side; else the source knows them.
    private let sizes: FrozenArray<UInt32>?
    /// In the order of their tables.
    var ephemerons: FrozenArray<Ephemeron>
    /// The roots in order, those with a name in the program first.
    public let roots: [(root: HeapRoot, node: Node)]
    /// Where ways to objects begin in people's eyes: the roots, or what has a name in the program, whatever holds that.
    public let anchors: [(root: HeapRoot, node: Node)]
    /// Ways begin elsewhere than life does.
    public let hasOwnAnchors: Bool
    /// How many of the anchors have a name.
    public let namedRootCount: Int
    public let source: any HeapSource
    /// The global object.
    public let global: Node?

    /// The edges of node `n` are `starts[n]..<starts[n + 1]`; ephemerons are in the order of their tables, and the roots with names
    /// come before the others. `anchors`: names for what the roots need not hold at once; nil: the roots' own.
    public init(kinds: [NodeKind], starts: [Int32], targets: [Node], classes: [EdgeClass], ephemerons: [Ephemeron],
                roots: [(root: HeapRoot, node: Node)], anchors: [(root: HeapRoot, node: Node)]? = nil, source: any HeapSource) {
        self.init(kinds: FrozenArray(kinds), starts: FrozenArray(starts), targets: FrozenArray(targets), classes: FrozenArray(classes),
                  ephemerons: FrozenArray(ephemerons), roots: roots, anchors: anchors, source: source)
    }

    init(kinds: FrozenArray<NodeKind>, starts: FrozenArray<Int32>, targets: FrozenArray<Node>, classes: FrozenArray<EdgeClass>,
         ephemerons: FrozenArray<Ephemeron>, sizes: FrozenArray<UInt32>? = nil, roots: [(root: HeapRoot, node: Node)],
         anchors: [(root: HeapRoot, node: Node)]? = nil, source: any HeapSource) {
        precondition(starts.count == kinds.count + 1 && targets.count == classes.count)
        self.sizes = sizes
        self.kinds = kinds
        self.starts = starts
        self.targets = targets
        self.classes = classes
        self.ephemerons = ephemerons
        self.roots = roots
        self.source = source
        hasOwnAnchors = anchors != nil
        let anchors = anchors.map { $0 + roots } ?? roots
        self.anchors = anchors
        namedRootCount = anchors.prefix { $0.root.isNamed }.count
        global = anchors.first { $0.root == .global }?.node
    }

    public var count: Int { kinds.count }
    public var edgeCount: Int { targets.count }
    /// A value under a key in a WeakMap, by its place in the order of the tables.
    public func ephemeron(_ place: Int) -> Ephemeron { ephemerons[place] }
    /// How many such values there are.
    public var ephemeronCount: Int { ephemerons.count }
    /// In order. Whoever goes through them hears of Ctrl-C: they end where the question is given up, and what was found until then is worth nothing.
    public var nodes: HeapNodes { HeapNodes(count: count) }

    @inline(__always) public func kind(of node: Node) -> NodeKind { kinds[Int(node)] }
    @inline(__always) public func isObject(_ node: Node) -> Bool { kinds[Int(node)].isObject }

    /// The edges of a node: where they go, and of what class they are.
    @inline(__always) public func forEachEdge(of node: Node, _ body: (Node, EdgeClass) -> Void) {
        for i in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) { body(targets[i], classes[i]) }
    }

    /// The nodes from which an edge of one of these classes leads, in order. Linear.
    func nodes(withEdges wanted: EdgeClass) -> [Node] {
        var found: [Node] = [], node = 0
        for edge in 0..<edgeCount where !classes.base[edge].isDisjoint(with: wanted) {
            if node > 0, edge < Int(starts.base[node]) { continue }
            while edge >= Int(starts.base[node + 1]) { node += 1 }
            found.append(Node(truncatingIfNeeded: node))
            node += 1
        }
        return found
    }

    @inline(__always) func edgeCount(of node: Node) -> Int { Int(starts[Int(node) + 1] - starts[Int(node)]) }

    public func hasEdge(from source: Node, where isWanted: (Node, EdgeClass) -> Bool) -> Bool {
        for i in Int(starts[Int(source)])..<Int(starts[Int(source) + 1]) where isWanted(targets[i], classes[i]) { return true }
        return false
    }

    func hasEdge(from source: Node, where isWanted: (Node) -> Bool) -> Bool { hasEdge(from: source) { target, _ in isWanted(target) } }

    /// The shallow size of a node. A hidden class is the engine's own business and counts nothing: which objects share one depends on
    /// when the collector came.
    @inline(__always) public func size(of node: Node) -> Int {
        if let sizes { return Int(sizes[Int(node)]) }
        return sizeAtSource(of: node)
    }

    @inline(never) private func sizeAtSource(of node: Node) -> Int { kinds[Int(node)] == .hiddenClass ? 0 : source.size(of: node) }

    /// Some WeakMap has a value that is alive or was.
    public var hasEphemerons: Bool { ephemerons.contains { !$0.isStrong } }
    /// Some Map or Set holds an object.
    public var hasCollectionEntries: Bool { classes.contains { !$0.isDisjoint(with: [.entry, .entryValue]) } }

    /// `Dog.prototype.constructor`, which says nothing about who holds Dog.
    func isPrototypeLink(_ source: Node, _ name: EdgeName, _ target: Node) -> Bool {
        guard case .property(let key) = name, kinds[Int(target)].isFunction, self.source.text(of: key) == "constructor" else { return false }
        return isPrototype(source, of: target)
    }

    /// The object that this function gives to what it makes.
    func isPrototype(_ node: Node, of function: Node) -> Bool {
        guard kinds[Int(function)].isFunction, hasEdge(from: function, where: { $0 == node }) else { return false }
        var isPrototype = false
        source.forEachReference(of: function) { name, reached in
            if reached == node, case .property(let key) = name, source.text(of: key) == "prototype" { isPrototype = true }
        }
        return isPrototype
    }
}
