import Platform

/// What each node is, and whose part: V8 keeps the entries of a Map, the elements of an array and many properties in arrays of their own.
struct SnapshotKinds {
    private(set) var kinds: [NodeKind]
    /// By node: what it is to its owner.
    private(set) var roles: [UInt8]
    /// By node: whose table or storage it is; -1 for all else.
    private(set) var owners: [Int32]

    /// A collection's table; a store of elements, of properties. `shared`: somebody else refers to it, too.
    static let table: UInt8 = 1, elements: UInt8 = 2, properties: UInt8 = 4, shared: UInt8 = 8

    private let raw: RawSnapshot
    private let words: SnapshotWords
    private static let piece = 1 << 14

    init(_ raw: RawSnapshot, _ words: SnapshotWords) {
        self.raw = raw
        self.words = words
        kinds = [NodeKind](repeating: .engine, count: raw.nodeCount)
        roles = [UInt8](repeating: 0, count: raw.nodeCount)
        owners = [Int32](repeating: -1, count: raw.nodeCount)
        let kinds = Column(&kinds), roles = Column(&roles), owners = Column(&owners)
        let byName = SnapshotKinds.kindsByName(words)
        SnapshotKinds.perform(raw) { node in
            kinds[node] = SnapshotKinds.kind(of: node, raw, words, byName)
        }
        SnapshotKinds.perform(raw) { node in
            if kinds[node].isObject { SnapshotKinds.look(at: node, raw, words, kinds, roles, owners) }
        }
        SnapshotKinds.perform(raw) { node in
            for edge in raw.edges(of: node) {
                let target = raw.edgeTargets[edge]
                if target == SnapshotEdgeColumns.nowhere || roles[Int(target)] == 0 || owners[Int(target)] == Int32(truncatingIfNeeded: node) { continue }
                if raw.type(ofEdge: edge) != .weak { roles[Int(target)] |= SnapshotKinds.shared }
            }
        }
        SnapshotKinds.perform(raw) { node in
            if roles[node] & SnapshotKinds.table != 0 { kinds[node] = .table } else if roles[node] != 0 { kinds[node] = .storage }
        }
        withExtendedLifetime((self.kinds, self.roles, self.owners)) {}
    }

    /// What only one object refers to, its table or its storage, is a part of that: so DevTools counts, too. To be called when all is read that
    /// sizes tell of tables.
    func moveSizes(_ sizes: inout [UInt32]) {
        for node in roles.indices where roles[node] != 0 && roles[node] & SnapshotKinds.shared == 0 && owners[node] >= 0 && Int(owners[node]) != node {
            let (sum, isTooLarge) = sizes[Int(owners[node])].addingReportingOverflow(sizes[node])
            if isTooLarge { continue }
            sizes[Int(owners[node])] = sum
            sizes[node] = 0
        }
    }

    /// Pointers are compressed, as in Chrome: words have four bytes.
    func hasSmallWords(_ raw: RawSnapshot) -> Bool { kinds.indices.prefix(100_000).contains { kinds[$0].isObject && raw.sizes[$0] % 8 == 4 } }

    mutating func setGlobal(_ node: Node) { kinds[Int(node)] = .global }

    var columns: (kinds: Column<NodeKind>, roles: Column<UInt8>, owners: Column<Int32>) {
        mutating get { (Column(&kinds), Column(&roles), Column(&owners)) }
    }

    /// Tables that others than their collections refer to, by collection.
    var sharedTables: [Node: Node] {
        var shared: [Node: Node] = [:]
        for node in roles.indices where roles[node] & SnapshotKinds.table != 0 && roles[node] & SnapshotKinds.shared != 0 && owners[node] >= 0 {
            if kinds[Int(owners[node])] == .map || kinds[Int(owners[node])] == .set { shared[owners[node]] = Node(truncatingIfNeeded: node) }
        }
        return shared
    }

    /// A weak collection of a class with a name of its own is a WeakSet where all values are `true`, which is what V8 has for these.
    mutating func settleWeakSets(_ ephemerons: SnapshotEphemerons, _ raw: RawSnapshot) {
        var next = 0
        let entries = ephemerons.entries
        while next < entries.count {
            let table = entries[next].table, first = entries[next].value
            var isSet = raw.names[Int(first)] == words[.oddball]
            while next < entries.count, entries[next].table == table {
                if entries[next].value != first { isSet = false }
                next += 1
            }
            guard isSet, owners[Int(table)] >= 0 else { continue }
            let owner = Int(owners[Int(table)])
            if kinds[owner] == .weakMap, raw.names[owner] != words[.classWeakMap] { kinds[owner] = .weakSet }
        }
    }

    /// Calls `body` for each node, several at a time.
    static func perform(_ raw: RawSnapshot, _ body: @escaping @Sendable (Int) -> Void) {
        Workers.perform((raw.nodeCount + piece - 1) / piece) { number in
            for node in number * piece..<min((number + 1) * piece, raw.nodeCount) { body(node) }
        }
    }

    // MARK: By type and name

    private static func kind(of node: Int, _ raw: RawSnapshot, _ words: SnapshotWords, _ byName: [(UInt32, NodeKind)]) -> NodeKind {
        switch raw.type(of: node) {
        case .string, .concatenatedString, .slicedString: return .string
        case .number: return .number
        case .symbol: return .symbol
        case .bigint: return .bigInt
        case .code: return .code
        case .closure: return raw.names[node] == words[.nativeBind] ? .boundFunction : .function
        case .regexp: return .regExp
        // Whether it is a part of the page is told of DOM nodes only.
        // Bun's objects of its own classes: timers.
        case .native where words.areOfJavaScriptCore: return .object
        case .native where !raw.detachedness.isEmpty && raw.detachedness[node] != 0: return .otherObject
        // V8 15 calls its own so, too. The global object's properties stand in cells, and those that others got later in an array of their own.
        case .hidden, .native:
            let name = raw.names[node]
            if name == words[.systemContext] { return .environment }
            return name == words[.propertyCell] || name == words[.propertyArray] ? .storage : name == words[.jsProxy] ? .proxy : .engine
        case .object:
            let name = raw.names[node]
            if name == words[.systemContext] { return .environment }
            for (known, kind) in byName where known == name { return kind }
            return .object
        // Ways lead through the groups of roots, which are nothing to stop at.
        case .synthetic: return .code
        case .array, .objectShape, nil: return .engine
        }
    }

    private static func kindsByName(_ words: SnapshotWords) -> [(UInt32, NodeKind)] {
        let kinds: [(SnapshotWords.Word, NodeKind)] = [
            (.classArray, .array), (.classMap, .map), (.classSet, .set), (.classWeakMap, .weakMap), (.classWeakSet, .weakSet), (.classWeakRef, .weakRef),
            (.classRegistry, .finalizationRegistry), (.classPromise, .promise), (.classGenerator, .generator), (.classAsyncGenerator, .generator),
            (.classProxy, .proxy), (.classError, .error), (.classTypeError, .error), (.classRangeError, .error), (.classReferenceError, .error),
            (.classSyntaxError, .error), (.classMapIterator, .mapIterator), (.classMapIterator2, .mapIterator), (.classSetIterator, .setIterator),
            (.classSetIterator2, .setIterator),
        ]
        return kinds.map { (words[$0.0], $0.1) }.filter { $0.0 != UInt32.max }
    }

    // MARK: By structure

    /// What an object's edges say of it and of its parts. Only its own place in `kinds` is written.
    private static func look(at node: Int, _ raw: RawSnapshot, _ words: SnapshotWords, _ kinds: Column<NodeKind>, _ roles: Column<UInt8>, _ owners: Column<Int32>) {
        let isIterator = kinds[node] == .mapIterator || kinds[node] == .setIterator
        var table: Int?, isPrototype = false, isGenerator = false, hasTarget = false
        func own(_ target: UInt32, _ role: UInt8) {
            roles[Int(target)] |= role
            owners[Int(target)] = Int32(truncatingIfNeeded: node)
        }
        for edge in raw.edges(of: node) {
            let target = raw.edgeTargets[edge], name = raw.edgeNames[edge]
            if target == SnapshotEdgeColumns.nowhere { continue }
            switch raw.type(ofEdge: edge) {
            case .property: if name == words[.constructor] { isPrototype = true }
            case .weak: if name == words[.target] { hasTarget = true }
            case .internal:
                let isArray = raw.type(of: Int(target)) == .array
                if name == words[.table], isArray, !isIterator {
                    table = Int(target)
                } else if name == words[.elements], isArray {
                    own(target, elements)
                } else if name == words[.properties], isArray {
                    own(target, properties)
                } else if name == words[.registers] {
                    isGenerator = true
                }
            default: break
            }
        }
        let kind = kinds[node]
        if isGenerator { kinds[node] = .generator }
        guard let table else {
            // Prototypes of built-in classes have their names.
            let isClass = kind.hasEntries || kind == .weakRef && !hasTarget || isPrototype && kind != .function && kind != .boundFunction
            if isClass, isPrototype || kind.hasEntries { kinds[node] = .object }
            return
        }
        own(UInt32(truncatingIfNeeded: table), SnapshotKinds.table)
        if !kind.hasEntries, kind == .object { kinds[node] = collectionKind(ofTable: table, raw) }
    }

    /// What a subclass extends is seen by the table's size: 7 words a bucket for a Map, 5 for a Set. -1 words: neither.
    private static func collectionKind(ofTable table: Int, _ raw: RawSnapshot) -> NodeKind {
        if let shape = SnapshotTableShape(bytes: Int(raw.sizes[table])) { return shape.hasValues ? .map : .set }
        return .weakMap
    }
}

/// How the table of a Map or a Set is laid out: three words, the buckets, and so many words an entry.
struct SnapshotTableShape {
    let hasValues: Bool
    /// The index of the first entry's key.
    let first: Int
    /// Of a key, its value, and where the next of its bucket is.
    let entryWords: Int

    /// Leash's own tables begin with the first key.
    init(ofLeashWithValues hasValues: Bool) {
        self.hasValues = hasValues
        first = 1
        entryWords = hasValues ? 2 : 1
    }

    /// Nil where no table has this size.
    init?(bytes: Int) {
        for (header, word) in [(16, 8), (8, 4)] where bytes >= header && (bytes - header) % word == 0 {
            let words = (bytes - header) / word - 3
            for entryWords in [3, 2] where words > 0 && words % (1 + 2 * entryWords) == 0 {
                let buckets = words / (1 + 2 * entryWords)
                guard buckets & (buckets - 1) == 0, buckets >= 2 else { continue }
                hasValues = entryWords == 3
                self.entryWords = entryWords
                first = 3 + buckets
                return
            }
        }
        return nil
    }
}
