// Each reference as V8 writes it:
//
//     property, element       property `name`, element 3; a symbol is `<symbol name>`, a getter `get name`
//     [[Prototype]]           property `__proto__`
//     hidden class, code      internal `map`, internal `shared`
//     [[Environment]]         internal `context`, from there to the outer one internal `previous`
//     a closure's variable    context `name`; a function's scope leads by internal `scope_info` to a node with its name
//     a Map or Set            internal `table`; from the table internal `1`, `2` …: key, value, key, value, or the elements
//     what no reference tells internal `looks_like` or `is_like` to a node with a text: a date, the elements of a typed array; `class`
//     a number                where it stands, as any value: to a node of its own that is named as it is written; in an array
//                             among the first of its elements. V8 does so when it is asked to (`exposeNumericValues`)
//     undefined, true …       the same, to the nodes that `(Read-only roots)` names so
//     a WeakMap               internal `table`; from the table weak `1` to the key, and two edges to the value, one from the table and
//                             one from the key, both internal and of one name:
//                             `1 / part of key (Object @137) -> value (Dog @141) pair in WeakMap (table @139)`
//     a WeakSet               internal `table`; from the table weak `1` to the element
//     a WeakRef               weak `target`
//     a FinalizationRegistry  weak `target` and `unregister_token`, internal `holdings`
//
// A reader that knows no ephemerons takes the value for held by the table and by the key. DevTools reads the name: it lets the
// value belong to the key alone, and takes it for no nearer to a root than both are.

/// Writes the edges of a snapshot.
final class SnapshotEdges {
    private let layout: SnapshotLayout
    private let strings: SnapshotStrings
    private let output: SnapshotOutput
    private let source: any SnapshotSource
    private let names: FixedNames
    private var isFirst = true
    private var nextEphemeron = 0

    private struct FixedNames {
        let proto, map, table, target, token, holdings: UInt32
        private let scope, looks, trait: UInt32

        init(_ strings: SnapshotStrings) {
            proto = strings.id("__proto__")
            map = strings.id("map")
            table = strings.id("table")
            target = strings.id("target")
            token = strings.id("unregister_token")
            holdings = strings.id("holdings")
            scope = strings.id(SnapshotRemark.scope.rawValue)
            looks = strings.id(SnapshotRemark.looks.rawValue)
            trait = strings.id(SnapshotRemark.trait.rawValue)
        }

        func remark(_ kind: SnapshotRemark) -> UInt32 {
            switch kind {
            case .scope: scope
            case .looks: looks
            case .trait: trait
            }
        }
    }

    init(layout: SnapshotLayout, strings: SnapshotStrings, output: SnapshotOutput) {
        self.layout = layout
        self.strings = strings
        self.output = output
        source = layout.source
        names = FixedNames(strings)
        strings.reserveEphemerons(layout.ephemerons.count)
    }

    func write() {
        writeRoots()
        var collections = layout.collections.makeIterator()
        var nextCollection = collections.next()
        var nextTable = SnapshotLayout.firstNode + layout.kinds.count
        for place in layout.kinds.indices {
            if output.hasFailed { return }
            let node = Node(truncatingIfNeeded: place)
            if let collection = nextCollection, collection.node == node, let table = source.snapshotTable(of: node) {
                let place = table.node.map(SnapshotLayout.place) ?? nextTable
                if place == nextTable { nextTable += 1 }
                write(.internal, names.table, place)
                nextCollection = collections.next()
            }
            writeEdges(of: node)
            if let (kind, number) = layout.remarkOfNode[node] { write(.internal, names.remark(kind), layout.firstRemark + number) }
            layout.forEachEphemeron(withKey: node) { i in
                write(.internal, strings.id(ofEphemeron: i), layout.place(of: layout.ephemerons[i].value))
            }
        }
        layout.forEachTable { _, owner, _ in writeEntries(of: owner) }
    }

    @inline(__always) private func write(_ type: SnapshotEdgeType, _ name: UInt32, _ place: Int) {
        if isFirst { isFirst = false } else { output.write(byte: 0x2C) }
        output.write(number: UInt32(type.rawValue))
        output.write(byte: 0x2C)
        output.write(number: name)
        output.write(byte: 0x2C)
        output.write(number: place * SnapshotWriter.nodeFields)
    }

    @inline(__always) private func write(_ type: SnapshotEdgeType, _ name: UInt32, _ node: Node) { write(type, name, SnapshotLayout.place(of: node)) }

    // MARK: Roots

    private func writeRoots() {
        write(.element, 1, 1)
        if let global = layout.global { write(.shortcut, strings.id("globalThis"), global) }
        write(.shortcut, strings.id("script scope"), SnapshotLayout.scopeNode)
        for group in SnapshotLayout.Group.allCases { write(.element, UInt32(group.rawValue + 1), 2 + group.rawValue) }
        for group in SnapshotLayout.Group.allCases {
            writeRoots(layout.groups[group.rawValue], .internal)
            if group == .readOnly { for (i, name) in SnapshotLayout.oddballs.enumerated() { write(.internal, strings.id(name), layout.firstPrimitive + i) } }
            if group == .builtins { for (i, node) in layout.builtIns.enumerated() { write(.weak, strings.id(ofNumber: i + 1), node) } }
        }
        writeRoots(layout.scope, .context)
    }

    private func writeRoots(_ edges: [SnapshotLayout.RootEdge], _ type: SnapshotEdgeType) {
        for (i, edge) in edges.enumerated() {
            write(type, edge.name.map(strings.id) ?? strings.id(ofNumber: i + 1), edge.node)
        }
    }

    // MARK: Nodes

    /// All but the entries of a collection, which are its table's.
    private func writeEdges(of node: Node) {
        let isObject = layout.kinds[Int(node)].isObject, isTable = layout.kinds[Int(node)] == .table
        source.forEachContent(of: node) { name, content in
            let target = layout.place(of: content)
            switch name {
            case .property(let key): write(.property, strings.id(ofKey: key), target)
            case .element(let index): write(.element, UInt32(truncatingIfNeeded: index), target)
            case .slot(let slot):
                if isObject, slot == .prototype { write(.property, names.proto, target) } else { write(.internal, strings.id(slot.snapshotName), target) }
            case .part(let part): write(.internal, part == .hiddenClass ? names.map : strings.id(part.snapshotName), target)
            case .variable(let name): write(.context, strings.id(name), target)
            case .getter(let key): write(.property, strings.id("get " + strings.text(ofKey: key)), target)
            case .setter(let key): write(.property, strings.id("set " + strings.text(ofKey: key)), target)
            case .weakRefTarget, .registryTarget: write(.weak, names.target, target)
            case .registryToken: write(.weak, names.token, target)
            case .registryHeld: write(.internal, names.holdings, target)
            // A table with a node of its own: an iterator stands in it.
            case .mapKey, .mapValue, .setElement: if isTable { writeEntry(name, target) }
            case .foreign(let word, let isWeak): write(isWeak ? .weak : .internal, strings.id(word), target)
            case .weakMapKey, .weakMapValue, .weakSetElement: break
            }
        }
    }

    private func writeEntry(_ name: EdgeName, _ target: Int) {
        switch name {
        case .mapKey(let position): write(.internal, strings.id(ofNumber: position * 2 + 1), target)
        case .mapValue(_, let position): write(.internal, strings.id(ofNumber: position * 2 + 2), target)
        case .setElement(let position): write(.internal, strings.id(ofNumber: position + 1), target)
        default: break
        }
    }

    /// The entries of a collection, as edges of its table.
    private func writeEntries(of collection: Node) {
        if output.hasFailed { return }
        var weakPosition = 0
        source.forEachContent(of: collection) { name, content in
            let target = layout.place(of: content)
            switch name {
            case .weakMapKey, .weakSetElement:
                weakPosition += 1
                write(.weak, strings.id(ofNumber: weakPosition), target)
            case .weakMapValue:
                write(.internal, strings.id(ofEphemeron: nextEphemeron), target)
                nextEphemeron += 1
            default: writeEntry(name, target)
            }
        }
    }
}

extension Slot {
    /// V8's word where it has one.
    fileprivate var snapshotName: String {
        switch self {
        case .environment: "context"
        case .outerEnvironment: "previous"
        case .homeObject: "home_object"
        case .description: "name"
        case .prototype: "prototype"
        case .boundTarget: "bound_function"
        case .boundThis: "bound_this"
        case .boundArguments: "bound_argument"
        default: rawValue
        }
    }
}

extension HiddenPart {
    /// V8's word where it has one.
    fileprivate var snapshotName: String {
        switch self {
        case .left: "first"
        case .right: "second"
        case .code: "shared"
        case .propertyMap: "descriptors"
        default: rawValue
        }
    }
}
