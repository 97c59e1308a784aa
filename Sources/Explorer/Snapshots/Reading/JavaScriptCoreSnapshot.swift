import Platform

/// A snapshot as JavaScriptCore writes it (Bun, Safari), told anew in V8's form. It has the same nodes and references and says less of them:
/// no entries of collections, no keys of WeakMaps, no scripts.
///
/// `{"version": 2|3, "type": "Inspector"|"GCDebugging", "nodes": [id, size, class, flags …], "nodeClassNames": […], "edges": [from, to, type,
/// data …], "edgeTypes": […], "edgeNames": […]}`. In the second type a node has three more fields, of which two are strings.
struct JavaScriptCoreSnapshot {
    private let bytes: UnsafeRawBufferPointer
    private var isDebugging = false
    private var nodes: [UInt32] = []
    private var edges: [UInt32] = []
    private var classNames: [Range<Int>] = []
    private var edgeNames: [Range<Int>] = []
    private var edgeTypes: [String] = []

    /// The same heap in V8's form; nil for a file that is none of these.
    static func translated(_ file: MappedFile) throws(SnapshotProblem) -> MappedFile? {
        guard isOne(file.bytes) else { return nil }
        let text = try JavaScriptCoreSnapshot(file.bytes).text()
        guard let memory = MappedFile(copying: text) else { throw SnapshotProblem("the system has no memory for it") }
        return memory
    }

    /// It begins with its version.
    private static func isOne(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var cursor = SnapshotCursor(bytes)
        guard cursor.take(0x7B), cursor.name() == "version", cursor.take(0x3A), let version = cursor.number() else { return false }
        return version >= 1 && version <= 9
    }

    private init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotProblem) {
        self.bytes = bytes
        var cursor = SnapshotCursor(bytes)
        _ = cursor.take(0x7B)
        repeat {
            guard let key = cursor.name(), cursor.take(0x3A) else { break }
            switch key {
            case "type": isDebugging = cursor.name() == "GCDebugging"
            case "nodes": nodes = try JavaScriptCoreSnapshot.numbers(&cursor)
            case "edges": edges = try JavaScriptCoreSnapshot.numbers(&cursor)
            case "nodeClassNames": classNames = JavaScriptCoreSnapshot.strings(&cursor)
            case "edgeNames": edgeNames = JavaScriptCoreSnapshot.strings(&cursor)
            case "edgeTypes": edgeTypes = JavaScriptCoreSnapshot.strings(&cursor).map { String(decoding: UnsafeRawBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }
            default: if !cursor.skipValue() { break }
            }
        } while cursor.take(0x2C)
        if nodes.isEmpty { throw SnapshotProblem("a snapshot of JavaScriptCore without nodes", at: cursor.place) }
        if edgeTypes.isEmpty { edgeTypes = ["Internal", "Property", "Index", "Variable"] }
    }

    /// A string among them, such as an address, counts as 0.
    private static func numbers(_ cursor: inout SnapshotCursor) throws(SnapshotProblem) -> [UInt32] {
        guard cursor.take(0x5B) else { throw SnapshotProblem("a list was expected", at: cursor.place) }
        var numbers: [UInt32] = []
        if cursor.take(0x5D) { return [] }
        repeat {
            cursor.skipSpace()
            if cursor.byte == 0x22 {
                _ = cursor.string()
                numbers.append(0)
            } else {
                guard let number = cursor.number() else {
                    if cursor.isAtEnd { return numbers }
                    throw SnapshotProblem("a number was expected", at: cursor.place)
                }
                numbers.append(UInt32(clamping: number))
            }
        } while cursor.take(0x2C)
        _ = cursor.take(0x5D)
        return numbers
    }

    private static func strings(_ cursor: inout SnapshotCursor) -> [Range<Int>] {
        guard cursor.take(0x5B) else { return [] }
        var found: [Range<Int>] = []
        if cursor.take(0x5D) { return [] }
        repeat {
            guard let range = cursor.string() else { break }
            found.append(range)
        } while cursor.take(0x2C)
        _ = cursor.take(0x5D)
        return found
    }

    // MARK: In V8's form

    private static let types = ["hidden", "string", "object", "code", "closure", "regexp", "synthetic", "symbol", "bigint", "object shape"]
    /// These names stand before those of the file.
    private static let words = ["", "internal", "context", "previous", "map", "system / Context", "(JavaScriptCore roots)"]
    private static let context = 5, roots = 6

    private func text() -> [UInt8] {
        let fields = isDebugging ? 7 : 4, count = nodes.count / fields, places = NodePlaces(nodes, fields)
        let kinds = (0..<count).map { kind(Int(nodes[$0 * fields + 2]), flags: nodes[$0 * fields + 3], isRoot: $0 == 0 && nodes[0] == 0) }
        let sorted = SortedEdges(edges, places, count), global = (0..<count).first { isGlobal(Int(nodes[$0 * fields + 2])) }
        var text = TextBuilder()
        text.add("{\"snapshot\":{\"meta\":{\"node_fields\":[\"type\",\"name\",\"id\",\"self_size\",\"edge_count\"],\"node_types\":[[")
        text.add(JavaScriptCoreSnapshot.types.map { "\"\($0)\"" }.joined(separator: ","))
        text.add("],\"string\",\"number\",\"number\",\"number\"],\"edge_fields\":[\"type\",\"name_or_index\",\"to_node\"],\"edge_types\":")
        text.add("[[\"context\",\"element\",\"property\",\"internal\",\"shortcut\"],\"string_or_number\",\"node\"]}},\n\"nodes\":[6,6,0,0,\(sorted.rootTargets.count + (global == nil ? 0 : 1))")
        for node in 0..<count {
            let name = kinds[node] == .scope ? JavaScriptCoreSnapshot.context : JavaScriptCoreSnapshot.words.count + min(Int(nodes[node * fields + 2]), classNames.count)
            text.add(",", kinds[node].type, name, Int(nodes[node * fields]) + 1, Int(nodes[node * fields + 1]), sorted.count(of: node))
        }
        text.add("],\n\"edges\":[")
        var isFirst = true
        if let global { text.edge(&isFirst, 4, 1, global + 1) }
        for target in sorted.rootTargets { text.edge(&isFirst, 3, 1, target + 1) }
        for node in 0..<count {
            for place in sorted.edges(of: node) { write(&text, &isFirst, place, from: kinds[node], kinds, sorted) }
        }
        text.add("],\n\"strings\":[")
        text.add(JavaScriptCoreSnapshot.words.map { "\"\($0)\"" }.joined(separator: ","))
        for name in classNames { text.add(string: bytes, name) }
        text.add(",\"(no class)\"")
        for name in edgeNames { text.add(string: bytes, name) }
        text.add("]}")
        return text.bytes
    }

    private func write(_ text: inout TextBuilder, _ isFirst: inout Bool, _ place: Int, from kind: Kind, _ kinds: [Kind], _ sorted: SortedEdges) {
        let type = Int(edges[place * 4 + 2]), data = Int(edges[place * 4 + 3]), target = sorted.target(place)
        let name = JavaScriptCoreSnapshot.words.count + classNames.count + 1 + data
        switch type < edgeTypes.count ? edgeTypes[type] : "" {
        case "Property": text.edge(&isFirst, 2, name, target + 1)
        case "Index": text.edge(&isFirst, 1, data, target + 1)
        case "Variable": text.edge(&isFirst, 0, name, target + 1)
        default:
            let isScope = kinds[target] == .scope
            text.edge(&isFirst, 3, isScope && kind == .function ? 2 : isScope && kind == .scope ? 3 : kinds[target] == .structure ? 4 : 1, target + 1)
        }
    }

    private func isGlobal(_ classNumber: Int) -> Bool { ["Window", "GlobalObject", "JSGlobalObject", "DedicatedWorkerGlobalScope"].contains(className(classNumber)) }

    private func className(_ number: Int) -> String {
        number < classNames.count ? String(decoding: UnsafeRawBufferPointer(rebasing: bytes[classNames[number].prefix(80)]), as: UTF8.self) : ""
    }

    private enum Kind {
        case object, string, symbol, bigInt, function, regExp, code, structure, scope, hidden, root

        /// Its place among the types.
        var type: Int {
            switch self {
            case .hidden: 0
            case .string: 1
            case .object, .scope: 2
            case .code: 3
            case .function: 4
            case .regExp: 5
            case .root: 6
            case .symbol: 7
            case .bigInt: 8
            case .structure: 9
            }
        }
    }

    private func kind(_ classNumber: Int, flags: UInt32, isRoot: Bool) -> Kind {
        if isRoot { return .root }
        switch className(classNumber) {
        case "string": return .string
        case "symbol": return .symbol
        case "bigint", "BigInt", "HeapBigInt": return .bigInt
        case "Function", "AsyncFunction", "GeneratorFunction", "AsyncGeneratorFunction", "BoundFunction": return .function
        case "RegExp" where flags & 1 == 0: return .regExp
        case "Structure", "StructureRareData", "StructureChain": return .structure
        case "JSLexicalEnvironment", "JSModuleEnvironment", "ModuleEnvironment", "LexicalEnvironment", "JSGlobalLexicalEnvironment", "StrictEvalActivation": return .scope
        case let name where name.hasSuffix("Executable") || name.hasSuffix("CodeBlock"): return .code
        default: return flags & 1 != 0 ? .hidden : .object
        }
    }
}

/// A node's place by its id.
private struct NodePlaces {
    private var places: [UInt32: UInt32] = [:]

    init(_ nodes: [UInt32], _ fields: Int) {
        places.reserveCapacity(nodes.count / fields)
        for node in 0..<nodes.count / fields where places[nodes[node * fields]] == nil { places[nodes[node * fields]] = UInt32(truncatingIfNeeded: node) }
    }

    subscript(id: UInt32) -> Int? { places[id].map { Int($0) } }
}

/// The edges by the node that they come from. Those that lead nowhere are left out; what nothing leads to hangs on the roots.
private struct SortedEdges {
    private var starts: [Int32]
    private var order: [Int32]
    private var targets: [Int32]
    private(set) var rootTargets: [Int] = []

    init(_ edges: [UInt32], _ places: NodePlaces, _ count: Int) {
        starts = [Int32](repeating: 0, count: count + 1)
        targets = [Int32](repeating: -1, count: edges.count / 4)
        var sources = targets, isReached = [Bool](repeating: false, count: count)
        for edge in targets.indices {
            guard let source = places[edges[edge * 4]], let target = places[edges[edge * 4 + 1]] else { continue }
            sources[edge] = Int32(truncatingIfNeeded: source)
            targets[edge] = Int32(truncatingIfNeeded: target)
            starts[source + 1] += 1
            if source != target { isReached[target] = true }
        }
        for node in 0..<count { starts[node + 1] += starts[node] }
        var next = starts
        order = [Int32](repeating: 0, count: Int(starts[count]))
        for edge in sources.indices where sources[edge] >= 0 {
            order[Int(next[Int(sources[edge])])] = Int32(truncatingIfNeeded: edge)
            next[Int(sources[edge])] += 1
        }
        rootTargets = (0..<count).filter { !isReached[$0] }
        // A ring that nothing leads to would be lost all the same: the first node is the root of its file.
        if rootTargets.first != 0 { rootTargets.insert(0, at: 0) }
    }

    func count(of node: Int) -> Int { Int(starts[node + 1] - starts[node]) }
    func edges(of node: Int) -> LazyMapSequence<ArraySlice<Int32>, Int> { order[Int(starts[node])..<Int(starts[node + 1])].lazy.map { Int($0) } }
    func target(_ edge: Int) -> Int { Int(targets[edge]) }
}

/// Text that is put together from numbers, mostly.
private struct TextBuilder {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ text: String) { bytes += text.utf8 }

    mutating func add(_ before: String, _ numbers: Int...) {
        bytes += before.utf8
        for (place, number) in numbers.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            add(number)
        }
    }

    /// An edge of one node to another, which have five fields each.
    mutating func edge(_ isFirst: inout Bool, _ type: Int, _ name: Int, _ target: Int) {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
        add("", type, name, target * 5)
    }

    /// As it is written there.
    mutating func add(string source: UnsafeRawBufferPointer, _ range: Range<Int>) {
        bytes += [0x2C, 0x22]
        bytes += source[range]
        bytes.append(0x22)
    }

    private mutating func add(_ number: Int) {
        if number >= 10 { add(number / 10) }
        bytes.append(0x30 + UInt8(number % 10))
    }
}
