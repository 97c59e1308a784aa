import Engine
import Explorer

// Each reference as V8 writes it:
//
//     property, element       property `name`, element 3; a symbol is `<symbol name>`, a getter `get name`
//     [[Prototype]]           property `__proto__`
//     hidden class, code      internal `map`, internal `shared`
//     [[Environment]]         internal `context`, from there to the outer one internal `previous`
//     a closure's variable    context `name`
//     a Map or Set            internal `table`; from the table internal `1`, `2` …: key, value, key, value, or the elements
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
    private let vm: VM
    private let names: FixedNames
    private var isFirst = true
    private var nextEphemeron = 0

    private struct FixedNames {
        let proto, map, table, target, token, holdings: UInt32

        init(_ strings: SnapshotStrings) {
            proto = strings.id("__proto__")
            map = strings.id("map")
            table = strings.id("table")
            target = strings.id("target")
            token = strings.id("unregister_token")
            holdings = strings.id("holdings")
        }
    }

    init(layout: SnapshotLayout, strings: SnapshotStrings, output: SnapshotOutput) {
        self.layout = layout
        self.strings = strings
        self.output = output
        vm = layout.vm
        names = FixedNames(strings)
        strings.reserveEphemerons(layout.ephemerons.count)
    }

    func write() {
        writeRoots()
        var collections = layout.collections.makeIterator()
        var nextCollection = collections.next()
        var nextTable = SnapshotLayout.firstNode + layout.cells.count
        for node in 0..<layout.cells.count {
            if output.hasFailed { return }
            let cell = layout.cells[node]
            if let collection = nextCollection, Int(collection.node) == node, let table = SnapshotLayout.table(of: cell, vm) {
                let place = layout.find(table).map(SnapshotLayout.place) ?? nextTable
                if place == nextTable { nextTable += 1 }
                write(.internal, names.table, place)
                nextCollection = collections.next()
            }
            writeEdges(of: cell)
            layout.forEachEphemeron(withKey: Node(truncatingIfNeeded: node)) { i in
                write(.internal, strings.id(ofEphemeron: i), SnapshotLayout.place(of: layout.ephemerons[i].value))
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

    @inline(__always) private func write(_ type: SnapshotEdgeType, _ name: UInt32, _ cell: Cell) { write(type, name, layout.place(of: cell)) }

    // MARK: Roots

    private func writeRoots() {
        write(.element, 1, 1)
        write(.shortcut, strings.id("globalThis"), vm[Intrinsic.global].cell)
        write(.shortcut, strings.id("script scope"), SnapshotLayout.scopeNode)
        for group in SnapshotLayout.Group.allCases { write(.element, UInt32(group.rawValue + 1), 2 + group.rawValue) }
        for group in layout.groups { writeRoots(group, .internal) }
        writeRoots(layout.scope, .context)
    }

    private func writeRoots(_ edges: [SnapshotLayout.RootEdge], _ type: SnapshotEdgeType) {
        for (i, edge) in edges.enumerated() {
            write(type, edge.name.map(strings.id) ?? strings.id(ofNumber: i + 1), SnapshotLayout.place(of: edge.node))
        }
    }

    // MARK: Cells

    /// All but the entries of a collection, which are its table's.
    private func writeEdges(of cell: Cell) {
        let isObject = cell.isObject, isTable = cell.kind == .hashTable
        vm.forEachEdge(of: cell) { kind, target in
            switch kind {
            case .property(let key):
                if key.isIndex { write(.element, key.index, target) } else { write(.property, strings.id(ofKey: key), target) }
            case .element(let index): write(.element, UInt32(truncatingIfNeeded: index), target)
            case .internalSlot(let slot):
                if isObject, slot == .prototype { write(.property, names.proto, target) } else { write(.internal, slotName(slot.name), target) }
            case .hidden(let part): write(.internal, part == .shape ? names.map : slotName(part.rawValue), target)
            case .variable(let name): write(.context, strings.id(name), target)
            case .getter(let key): write(.property, strings.id("get " + strings.text(ofKey: key)), target)
            case .setter(let key): write(.property, strings.id("set " + strings.text(ofKey: key)), target)
            case .weakRefTarget, .registryTarget: write(.weak, names.target, target)
            case .registryToken: write(.weak, names.token, target)
            case .registryHeld: write(.internal, names.holdings, target)
            // A table with a node of its own: an iterator stands in it.
            case .mapKey, .mapValue, .setElement: if isTable { writeEntry(kind, target) }
            case .weakMapKey, .weakMapValue, .weakSetElement: break
            }
        }
    }

    private func writeEntry(_ kind: EdgeKind, _ target: Cell) {
        switch kind {
        case .mapKey(let position): write(.internal, strings.id(ofNumber: position * 2 + 1), target)
        case .mapValue(_, let position): write(.internal, strings.id(ofNumber: position * 2 + 2), target)
        case .setElement(let position): write(.internal, strings.id(ofNumber: position + 1), target)
        default: break
        }
    }

    /// The entries of a collection, as edges of its table.
    private func writeEntries(of collection: Cell) {
        if output.hasFailed { return }
        var weakPosition = 0
        vm.forEachEdge(of: collection) { kind, target in
            switch kind {
            case .weakMapKey, .weakSetElement:
                weakPosition += 1
                write(.weak, strings.id(ofNumber: weakPosition), target)
            case .weakMapValue:
                write(.internal, strings.id(ofEphemeron: nextEphemeron), target)
                nextEphemeron += 1
            default: writeEntry(kind, target)
            }
        }
    }

    /// V8's word where it has one.
    private func slotName(_ name: String) -> UInt32 {
        switch name {
        case "[[Environment]]": strings.id("context")
        case "[[OuterEnv]]": strings.id("previous")
        case "[[HomeObject]]": strings.id("home_object")
        case "[[Description]]": strings.id("name")
        case "[[Prototype]]": strings.id("prototype")
        case "[[BoundTargetFunction]]": strings.id("bound_function")
        case "[[BoundThis]]": strings.id("bound_this")
        case "[[BoundArguments]]": strings.id("bound_argument")
        case "left": strings.id("first")
        case "right": strings.id("second")
        case "code": strings.id("shared")
        case "property map": strings.id("descriptors")
        default: strings.id(name)
        }
    }
}
