/// What each edge of a snapshot is to the explorer. Entries of collections are told of the collection, not of its table; what V8 keeps
/// in several arrays belongs to the object that they are a part of.
struct SnapshotReferences: @unchecked Sendable {
    let raw: RawSnapshot
    let words: SnapshotWords
    let strings: SnapshotStringTable
    let kinds: Column<NodeKind>
    let roles: Column<UInt8>
    let owners: Column<Int32>
    let ephemerons: SnapshotEphemerons
    let isEphemeronName: Column<UInt8>
    let registries: SnapshotRegistries
    /// The file was written by Leash, whose tables are its own.
    let isOfLeash: Bool
    /// The file was written by Bun, whose references to scopes have no names.
    let isOfJavaScriptCore: Bool
    /// Of a pointer: 4 in Chrome.
    let wordBytes: Int

    /// Set in the name of an edge that is no property and no variable: an internal reference, whose name is a string; or with
    /// `isNumber` a number.
    static let isInternal: UInt32 = 0x8000_0000, isNumber: UInt32 = 0x4000_0000, nameMask: UInt32 = 0x3FFF_FFFF
    /// Names of a registry's edges.
    static let registryTarget: UInt32 = 0, registryHeld: UInt32 = 1, registryToken: UInt32 = 2

    /// A collection's table that nobody else refers to: its entries are told of the collection.
    @inline(__always) private func isMerged(_ node: Int) -> Bool { roles[node] & (SnapshotKinds.table | SnapshotKinds.shared) == SnapshotKinds.table }

    /// Calls `body` for each edge of a node: its class, its name, where it goes.
    @inline(__always) func forEach(of node: Int, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        let kind = kinds[node], isMerged = isMerged(node)
        var table = -1, block: SnapshotBlockScope??
        for edge in raw.edges(of: node) {
            let target = raw.edgeTargets[edge]
            if target == SnapshotEdgeColumns.nowhere { continue }
            let name = raw.edgeNames[edge]
            switch raw.type(ofEdge: edge) {
            case .property: body(propertyClass(node, name), name, target)
            case .element where kind == .code:
                body(.hidden, name & SnapshotReferences.nameMask | SnapshotReferences.isInternal | SnapshotReferences.isNumber, target)
            case .element: body(.element, name, target)
            case .context:
                // V8 15 keeps some variables in cells: the scope has the value, and the cell beside it.
                if raw.names[Int(target)] == words[.contextCell], let value = valueOfCell(Int(target)) {
                    body(.variable, name, value)
                    body(.hidden, name | SnapshotReferences.isInternal, target)
                } else {
                    body(.variable, name, target)
                }
            case .internal:
                if Int(name) < strings.count, isEphemeronName[Int(name)] != 0 { continue }
                if kind == .table {
                    if name == words[.map] { body(.hidden, name | SnapshotReferences.isInternal, target) } else if !isMerged { takeEntry(ofTable: node, edge, body) }
                    continue
                }
                if kind == .finalizationRegistry, name == words[.holdings] {
                    body(.slot, SnapshotReferences.registryHeld, target)
                    continue
                }
                if name == words[.nativeToScript], isWeakNative(node) {
                    body(.weak, name | SnapshotReferences.isInternal, target)
                    continue
                }
                if name == words[.table], owners[Int(target)] == Int32(truncatingIfNeeded: node) { table = Int(target) }
                if isOfJavaScriptCore, kinds[Int(target)] == .environment, kind.isFunction || kind == .environment, strings.raw(name).isEmpty {
                    body(.variable, words[kind.isFunction ? .context : .previous] | SnapshotReferences.isInternal, target)
                    continue
                }
                body(internalClass(node, kind, name, target), name | SnapshotReferences.isInternal, target)
            case .hidden:
                if kind == .storage {
                    body(.property, name & SnapshotReferences.nameMask | SnapshotReferences.isInternal | SnapshotReferences.isNumber, target)
                    continue
                }
                if kind == .engine, raw.names[node] == words[.contextCell], raw.edgeNames[edge] == 0 {
                    body(.weak, SnapshotReferences.isInternal | SnapshotReferences.isNumber, target)
                    continue
                }
                if kind == .environment {
                    if block == nil { block = .some(SnapshotBlockScope(node, raw, words, wordBytes: wordBytes)) }
                    if let variable = block??.exactName(ofEdge: edge, raw), raw.names[Int(target)] != words[.contextCell] {
                        body(.variable, variable, target)
                        continue
                    }
                }
                if kind == .proxy, let part = SnapshotProxy.part(edge, of: node, raw) {
                    body(.slot, part, target)
                    continue
                }
                // What a cell holds is told of its registry; of the cells it leads to the next alone.
                if kind == .engine, registries.isCell(node), raw.names[Int(target)] != words[.weakCell] { continue }
                body(.hidden, name & SnapshotReferences.nameMask | SnapshotReferences.isInternal | SnapshotReferences.isNumber, target)
            case .shortcut: body(shortcutClass(node, name), name | SnapshotReferences.isInternal, target)
            case .weak:
                if kind == .table || kind == .engine && registries.isCell(node) { continue }
                body(.weak, kind == .finalizationRegistry ? registryName(name) : name | SnapshotReferences.isInternal, target)
            case nil: body(.hidden, name & SnapshotReferences.nameMask | SnapshotReferences.isInternal | SnapshotReferences.isNumber, target)
            }
        }
        if table >= 0 { takeEntries(of: node, kind, table, body) }
        if kind == .engine, raw.type(of: node) == .array { takePairs(ofTable: node, body) }
        if kind == .finalizationRegistry { takeCells(of: node, body) }
    }

    private func valueOfCell(_ cell: Int) -> UInt32? {
        for edge in raw.edges(of: cell) where raw.type(ofEdge: edge) == .hidden && raw.edgeNames[edge] == 0 && raw.edgeTargets[edge] != SnapshotEdgeColumns.nowhere {
            return raw.edgeTargets[edge]
        }
        return nil
    }

    /// Node says of each of its own objects whether it holds its JavaScript object weakly, in the place where a browser says that a node is detached.
    private func isWeakNative(_ node: Int) -> Bool {
        !raw.detachedness.isEmpty && raw.detachedness[node] == 2 && raw.type(of: node) == .native && strings.raw(raw.names[node]).starts(with: "Node / ".utf8)
    }

    // MARK: Single edges

    private func propertyClass(_ node: Int, _ name: UInt32) -> EdgeClass {
        if name == words[.proto] { return .prototype }
        let isTimer = name == words[.onTimeout] || name == words[.timerArguments] || name == words[.onImmediate]
        return isTimer && (raw.names[node] == words[.classTimeout] || raw.names[node] == words[.classImmediate]) ? .timer : .property
    }

    private func internalClass(_ node: Int, _ kind: NodeKind, _ name: UInt32, _ target: UInt32) -> EdgeClass {
        if kind == .storage { return name == words[.map] ? .hidden : roles[node] & SnapshotKinds.elements != 0 ? .element : .property }
        if name == words[.map] { return .hidden }
        if name == words[.context] || name == words[.previous] { return kinds[Int(target)] == .environment ? .variable : .hidden }
        return kind.isObject && (name == words[.boundFunction] || name == words[.boundThis] || name == words[.function] || name == words[.reactions]) ? .slot : .hidden
    }

    /// From the root a shortcut leads to the global object; a bound function's lead to what it was given; others are no references.
    private func shortcutClass(_ node: Int, _ name: UInt32) -> EdgeClass { node == 0 ? .hidden : kinds[node] == .boundFunction ? .slot : .weak }

    // MARK: Entries

    /// An edge of a table that a number names.
    @inline(__always) private func takeEntry(ofTable table: Int, _ edge: Int, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        let target = raw.edgeTargets[edge]
        guard let shape = shape(ofTable: table), let index = number(raw.edgeNames[edge]), index >= shape.first else {
            return body(.hidden, raw.edgeNames[edge] | SnapshotReferences.isInternal, target)
        }
        let (entry, part) = (index - shape.first).quotientAndRemainder(dividingBy: shape.entryWords), name = UInt32(truncatingIfNeeded: entry)
        if part == 0 {
            body(.entry, name, target)
        } else if part == 1, shape.hasValues {
            body(hasWeakableKey(table, edge, index) ? .entryValue : .plainEntryValue, name, target)
        } else {
            body(.hidden, raw.edgeNames[edge] | SnapshotReferences.isInternal, target)
        }
    }

    private func shape(ofTable table: Int) -> SnapshotTableShape? {
        if isOfLeash { return SnapshotTableShape(ofLeashWithValues: owners[table] >= 0 && kinds[Int(owners[table])] == .map) }
        return SnapshotTableShape(bytes: Int(raw.sizes[table]))
    }

    /// The edge before is the entry's key, and an object or a symbol.
    private func hasWeakableKey(_ table: Int, _ edge: Int, _ index: Int) -> Bool {
        guard edge > raw.edges(of: table).lowerBound, number(raw.edgeNames[edge - 1]) == index - 1 else { return false }
        let key = raw.edgeTargets[edge - 1]
        if key == SnapshotEdgeColumns.nowhere { return false }
        return kinds[Int(key)].isObject || kinds[Int(key)] == .symbol
    }

    /// The text of a name that is a number.
    private func number(_ name: UInt32) -> Int? {
        let text = strings.raw(name)
        guard !text.isEmpty, text.count <= 10 else { return nil }
        var value = 0
        for byte in text {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    @inline(__always) private func takeEntries(of collection: Int, _ kind: NodeKind, _ table: Int, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        if kind == .weakMap || kind == .weakSet { return takePairs(of: collection, isSet: kind == .weakSet, table, body) }
        guard isMerged(table) else { return }
        for edge in raw.edges(of: table) where raw.type(ofEdge: edge) == .internal && raw.edgeTargets[edge] != SnapshotEdgeColumns.nowhere {
            if raw.edgeNames[edge] == words[.map] { continue }
            // The mark of a deleted entry is no key.
            if raw.names[Int(raw.edgeTargets[edge])] == words[.oddball], number(raw.edgeNames[edge]) == nil { continue }
            takeEntry(ofTable: table, edge, body)
        }
    }

    // MARK: Weak entries

    private func takePairs(of collection: Int, isSet: Bool, _ table: Int, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        var position: UInt32 = 0
        let entries = ephemerons.entries(ofTable: table)
        for entry in entries where raw.names[Int(entry.key)] != words[.oddball] {
            body(.weak, position, UInt32(truncatingIfNeeded: entry.key))
            if !isSet { body(.ephemeron, position, UInt32(truncatingIfNeeded: entry.value)) }
            position += 1
        }
        takeKeysWithoutValue(table, entries, position, body)
    }

    /// A value that is a small number has no node: Node writes such an entry as a weak edge alone.
    private func takeKeysWithoutValue(_ table: Int, _ entries: ArraySlice<SnapshotEphemerons.Entry>, _ position: UInt32, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        func isKey(_ edge: Int) -> Bool {
            guard raw.type(ofEdge: edge) == .weak, let index = number(raw.edgeNames[edge]), isOfLeash || index >= 3 && index & 1 == 1 else { return false }
            return raw.edgeTargets[edge] != SnapshotEdgeColumns.nowhere && raw.names[Int(raw.edgeTargets[edge])] != words[.oddball]
        }
        let edges = raw.edges(of: table)
        var count = 0
        for edge in edges where isKey(edge) { count += 1 }
        if count <= Int(position) { return }
        let known = Set(entries.map(\.key))
        var position = position
        for edge in edges where isKey(edge) && !known.contains(Int32(truncatingIfNeeded: raw.edgeTargets[edge])) {
            body(.weak, position, raw.edgeTargets[edge])
            position += 1
        }
    }

    /// Of a table that belongs to no collection of a script.
    private func takePairs(ofTable table: Int, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        for (position, entry) in ephemerons.entries(ofTable: table).enumerated() {
            body(.weak, UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: entry.key))
            body(.ephemeron, UInt32(truncatingIfNeeded: position), UInt32(truncatingIfNeeded: entry.value))
        }
    }

    /// Files of Leash have no cells: what V8 writes of them stands at the registry itself, for each target what is held and the token behind it.
    private func registryName(_ name: UInt32) -> UInt32 {
        name == words[.target] ? SnapshotReferences.registryTarget : name == words[.unregisterToken] ? SnapshotReferences.registryToken : name | SnapshotReferences.isInternal
    }

    private func takeCells(of registry: Int, _ body: (EdgeClass, UInt32, UInt32) -> Void) {
        for cell in registries.cells(of: registry) {
            if let target = raw.target(of: cell, .weak, words[.target]) { body(.weak, SnapshotReferences.registryTarget, UInt32(truncatingIfNeeded: target)) }
            if let held = registries.held(by: cell, of: registry, raw, words) { body(.slot, SnapshotReferences.registryHeld, UInt32(truncatingIfNeeded: held)) }
            if let token = raw.target(of: cell, .weak, words[.unregisterToken]) { body(.weak, SnapshotReferences.registryToken, UInt32(truncatingIfNeeded: token)) }
        }
    }
}

/// FinalizationRegistries and their cells: each holds a target weakly and what the callback will be told.
struct SnapshotRegistries: Sendable {
    private var cellsOfRegistry: [Int: [Int]] = [:]
    private var known: Set<Int> = []

    init(_ raw: RawSnapshot, _ words: SnapshotWords, _ kinds: [NodeKind]) {
        for registry in kinds.indices where kinds[registry] == .finalizationRegistry {
            var cells: [Int] = [], pending = [registry]
            while let node = pending.popLast() {
                for edge in raw.edges(of: node) where raw.type(ofEdge: edge) == .hidden {
                    let target = raw.edgeTargets[edge]
                    guard target != SnapshotEdgeColumns.nowhere, raw.names[Int(target)] == words[.weakCell], known.insert(Int(target)).inserted else { continue }
                    cells.append(Int(target))
                    pending.append(Int(target))
                }
            }
            if !cells.isEmpty { cellsOfRegistry[registry] = cells }
        }
    }

    /// Which of a cell's numbers it has differs from one V8 to another: it is the one that is neither the registry nor a neighbour.
    func held(by cell: Int, of registry: Int, _ raw: RawSnapshot, _ words: SnapshotWords) -> UInt32? {
        for edge in raw.edges(of: cell) where raw.type(ofEdge: edge) == .hidden {
            let target = raw.edgeTargets[edge]
            if target == SnapshotEdgeColumns.nowhere || Int(target) == registry && raw.edgeNames[edge] == 0 { continue }
            if raw.names[Int(target)] != words[.weakCell] { return target }
        }
        return nil
    }

    @inline(__always) func isCell(_ node: Int) -> Bool { !known.isEmpty && known.contains(node) }
    func cells(of registry: Int) -> [Int] { cellsOfRegistry[registry] ?? [] }
}
