import Platform

/// A snapshot's heap as the nodes of a graph, with all that the file says of them. The file stays mapped: texts are read from it when
/// somebody asks.
public final class SnapshotHeap: HeapSource {
    public let file: MappedFile
    let strings: SnapshotStringTable
    let words: SnapshotWords
    let nodeTypeNames: [String]
    let nodeKinds: [SnapshotNodeType?]
    private(set) var store: SnapshotStore
    let kinds: FrozenArray<NodeKind>
    let names: FrozenArray<UInt32>
    let ids: FrozenArray<UInt32>
    let sizes: FrozenArray<UInt32>
    let starts: FrozenArray<Int32>
    let targets: FrozenArray<Node>
    let classes: FrozenArray<EdgeClass>
    let edgeNames: FrozenArray<UInt32>
    /// Tables of collections that somebody else refers to, too, by collection.
    let sharedTables: [Node: Node]
    private(set) lazy var collectionsByTable = Dictionary(sharedTables.map { ($1, $0) }) { first, _ in first }
    public internal(set) var facts: SnapshotFacts
    private let classIndex: SnapshotClasses
    /// Names of modules by the contexts that are their variables.
    private(set) var modules: [Node: String] = [:]
    private(set) lazy var oddballs = findOddballs()
    private lazy var exportCells = Set(modules.keys.compactMap(module(ofScope:)).flatMap(exportParts(of:)))
    /// By a function's code: which variables of outer scopes it reads, as far as somebody asked.
    var outerNames: [Node: Set<String>?] = [:]
    /// Paused calls by where they keep their variables.
    private(set) lazy var callsByRegisters = findRegisters()
    /// Knows texts of scripts; nil where nobody looked for them.
    public var scripts: (any ScriptReader)?
    private let idIndex: SnapshotIDs
    private var builtIn = FrozenArray<UInt8>()
    /// What was found out before anybody asked.
    public internal(set) var findings: SnapshotFindings?

    init(_ file: MappedFile, _ strings: SnapshotStringTable, _ words: SnapshotWords, nodeTypes: [String], _ store: SnapshotStore, _ facts: SnapshotFacts) {
        self.file = file
        self.strings = strings
        self.words = words
        nodeTypeNames = nodeTypes
        nodeKinds = nodeTypes.map(SnapshotNodeType.named)
        self.store = store
        classIndex = SnapshotClasses(stringCount: strings.count)
        idIndex = SnapshotIDs(store.ids)
        (kinds, names, ids, sizes) = (store.kinds, store.names, store.ids, store.sizes)
        (starts, targets, classes, edgeNames) = (store.starts, store.targets, store.classes, store.edgeNames)
        var shared: [Node: Node] = [:]
        for place in stride(from: 0, to: store.sharedTables.count - 1, by: 2) { shared[store.sharedTables[place]] = store.sharedTables[place + 1] }
        sharedTables = shared
        self.facts = facts
        if !store.builtIn.isEmpty { knowProgram() }
    }

    /// The same heap for another thread: what is found on the way while a question is answered is each one's own.
    func copy() -> SnapshotHeap {
        let copy = SnapshotHeap(file, strings, words, nodeTypes: nodeTypeNames, store, facts)
        copy.findings = findings
        return copy
    }

    /// Finds out what is the program's. To be called before a graph is made of a file that was read: nobody else has the arrays yet.
    func settleProgram() {
        let program = SnapshotProgram(self)
        store.modules = FrozenArray(program.modules.keys.sorted())
        store.moduleNames = store.modules.map { program.modules[$0] ?? "" }
        store.classMaps = FrozenArray(program.classMaps.sorted())
        store.scriptScope = program.scriptScope ?? -1
        // A module's variables are no variables of closures: they last as long as the module.
        let classes = UnsafeMutablePointer(mutating: classes.base)
        for scope in store.modules {
            for edge in edges(of: scope) where classes[edge] == .variable && edgeNames[edge] & SnapshotReferences.isInternal == 0 { classes[edge] = .property }
        }
        store.builtIn = program.builtIn()
        knowProgram()
    }

    private func knowProgram() {
        builtIn = store.builtIn
        modules = Dictionary(zip(store.modules, store.moduleNames)) { first, _ in first }
    }

    // MARK: Facts of a node

    func type(of node: Node) -> SnapshotNodeType? {
        let type = Int(store.types[Int(node)])
        return type < nodeKinds.count ? nodeKinds[type] : nil
    }

    /// The root of all, or a group of roots below it: the engine makes these up for the file.
    public func isRoot(_ node: Node) -> Bool { type(of: node) == .synthetic }

    /// What the file calls it: a constructor's or a function's name, or a string's beginning.
    public func name(of node: Node) -> String { strings.text(names[Int(node)]) }

    public func id(of node: Node) -> UInt64 { UInt64(ids[Int(node)]) }
    public func node(withID id: UInt64) -> Node? { UInt32(exactly: id).flatMap { idIndex.node($0) } }
    /// For each node the one of the other heap that has the same id; -1 for none. Linear, on all processors.
    public func counterparts(in other: SnapshotHeap) -> Scratch<Node> { other.idIndex.nodes(ids) }
    public func size(of node: Node) -> Int { Int(sizes[Int(node)]) }
    public func classNumber(of node: Node) -> Int32 { classIndex.number(of: node, self) }
    public func className(_ number: Int32) -> String { classIndex.name(number) }
    public func label(of node: Node) -> String? { kinds[Int(node)].isObject || kinds[Int(node)] == .symbol ? "@\(ids[Int(node)])" : nil }
    /// Made by the program: no built-in, no code, and nothing that the engine keeps for itself.
    public func isOfProgram(_ node: Node) -> Bool {
        switch kinds[Int(node)] {
        case .code, .engine, .storage, .table, .hiddenClass, .descriptors: false
        default: !isBuiltIn(node)
        }
    }

    public func isBuiltIn(_ node: Node) -> Bool { builtIn[Int(node)] & SnapshotHeap.isNotProgram != 0 }
    func origin(of node: Node) -> UInt8 { builtIn[Int(node)] }
    /// Bits of ``SnapshotStore/builtIn``: it was there before the program; it is what a class gives to its instances.
    static let isNotProgram: UInt8 = 1, isOfClass: UInt8 = 2
    public func period(of node: Node) -> Int? { nil }
    public func site(of node: Node) -> HeapSite? { nil }
    public func isMethod(_ node: Node) -> Bool { false }
    public func table(of collection: Node) -> Node? { sharedTables[collection] }
    /// To go through references costs little, to name them all much.
    public var fewQuestions: Int { 64 }

    /// 2: taken out of its page; 1: a part of it; 0: no DOM node. Node marks its own native objects, too.
    public func detachedness(of node: Node) -> UInt8 { store.detachedness.isEmpty || facts.isOfNode ? 0 : store.detachedness[Int(node)] }

    /// DOM nodes that were taken out of their page, in order. Linear.
    public func detachedNodes() -> [Node] {
        if facts.isOfNode { return [] }
        var found: [Node] = []
        for place in store.detachedness.indices where store.detachedness.base[place] == 2 {
            found.append(Node(truncatingIfNeeded: place))
            if Interruption.isRequested(at: found.count) { break }
        }
        return found
    }
    public func isAlike(_ node: Node, _ other: Node) -> Bool { kinds[Int(node)].isObject || names[Int(node)] == names[Int(other)] }

    /// Objects of one hidden class have the same layout.
    public func layout(of node: Node) -> Int32 { target(of: node, .hidden, words[.map]) ?? -1 }

    /// `Session @41`, `class Session @7`: an object is told by its class, too.
    public func title(of node: Node) -> String? {
        guard let label = label(of: node) else { return nil }
        if let function = pausedFunction(node) { return "paused call of \(function) \(label)" }
        if kinds[Int(node)] == .function, isClass(node), !isBuiltIn(node) { return "class \(self.name(of: node)) \(label)" }
        let name = kinds[Int(node)].isFunction || kinds[Int(node)] == .symbol ? "" : className(classNumber(of: node))
        return name.isEmpty || name.hasPrefix("(") ? label : "\(name) \(label)"
    }

    public func isNamedScope(_ node: Node) -> Bool { modules[node] != nil }
    public func isNamedCell(_ node: Node) -> Bool { names[Int(node)] == words[.cell] && exportCells.contains(node) }

    // MARK: Edges

    func edges(of node: Node) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

    /// Where a node's first internal edge of this class and name leads.
    func target(of node: Node, _ edgeClass: EdgeClass, _ name: UInt32) -> Node? {
        for edge in edges(of: node) where classes[edge] == edgeClass && edgeNames[edge] == name | SnapshotReferences.isInternal { return targets[edge] }
        return nil
    }

    /// The value of a property, where that is a node.
    public func property(_ name: String, of node: Node) -> Node? {
        for edge in edges(of: node) where classes[edge] == .property && edgeNames[edge] & SnapshotReferences.isInternal == 0 {
            if strings.isText(edgeNames[edge], name) { return targets[edge] }
        }
        return nil
    }

    /// In Node's files small numbers are no nodes, and in a table `null`, `undefined`, `true` and `false` neither: what is missing where a
    /// value must be is one of these.
    static let unknownNumber = HeapValue(bits: .max)
    /// The same in an array, where nothing at all may be.
    static let unknownElement = HeapValue(bits: .max - 1)

    public private(set) lazy var sizeUnit = sizes.reduce(0) { $0 + Int($1) } / Int(UInt32.max) + 1

    /// Pointers are compressed, as in Chrome: words have four bytes.
    private(set) lazy var hasSmallWords = kinds.indices.prefix(100_000).contains { kinds[$0].isObject && sizes[$0] % 8 == 4 }

    private func findOddballs() -> [Node: String] {
        var found: [Node: String] = [:]
        let roots = kinds.indices.first { names[$0] == words[.readOnlyRoots] && type(of: Node(truncatingIfNeeded: $0)) == .synthetic }
        guard let roots else { return found }
        let texts: [(SnapshotWords.Word, String)] = [(.undefined, "undefined"), (.null, "null"), (.isTrue, "true"), (.isFalse, "false")]
        for edge in edges(of: Node(truncatingIfNeeded: roots)) {
            for (word, text) in texts where edgeNames[edge] & SnapshotReferences.nameMask == words[word] { found[targets[edge]] = text }
        }
        return found
    }
}

/// What is known of a snapshot as a whole.
public struct SnapshotFacts: Sendable {
    /// As it was named.
    public var path = ""
    public var bytes = 0
    public var damage = SnapshotDamage()
    /// Written by Leash, or by a Node; else by a browser.
    public var isOfLeash = false
    public var isOfNode = false
    public var engine = SnapshotEngine.v8
}

/// Whose heap it is. What an engine does not tell of it nobody can know.
public enum SnapshotEngine: Int, Sendable {
    case v8, javaScriptCore, hermes

    /// In a sentence; nil for V8, which tells all that Leash asks.
    public var silence: String? {
        switch self {
        case .v8: nil
        case .javaScriptCore: """
            JavaScriptCore does not tell the entries of Maps and Sets, what is weak, the keys of WeakMaps (a value seems held by the map alone), \
            detached nodes, and which objects are the engine's own
            """
        case .hermes: "Hermes does not tell detached nodes, the keys of WeakMaps, and which objects are the engine's own"
        }
    }

    public var name: String {
        switch self {
        case .v8: "V8"
        case .javaScriptCore: "JavaScriptCore (Bun, Safari)"
        case .hermes: "Hermes"
        }
    }

    /// The scripts that functions come from are known, and so is what is the program's.
    var tellsScripts: Bool { self == .v8 }
}
