import Platform

/// A snapshot of the program alone. What it drops: code, source texts, hidden classes and feedback, and all that was there without the program, but for
/// what stands between the roots and the program's objects. Those, their references, names, sizes and ids stay.
public struct SnapshotTrimming {
    private let file: MappedFile
    private let columns: SnapshotFile
    /// By node: its place among those that stay; -1 for the others.
    private let places: [Int32]
    /// By string: the same.
    private let stringPlaces: [Int32]
    private let counts: (nodes: Int, edges: Int, strings: Int)
    /// Of what stays what is not the program's: a group at the end mentions it, for who reads the file could not find it out again.
    private let mark: TrimMark?

    /// How many nodes stay, and how many there were.
    public var nodeCounts: (kept: Int, all: Int) { (counts.nodes, columns.nodes.count) }

    /// Linear.
    public init(_ file: MappedFile, path: String) throws(SnapshotProblem) {
        self.file = file
        columns = try SnapshotFile(file)
        if columns.damage.text != nil { throw SnapshotProblem("the file was cut short: a part of it cannot be trimmed") }
        let graph = try SnapshotReader.read(file, path: path)
        guard let heap = graph.snapshot else { throw SnapshotProblem("no heap snapshot") }
        var isKept = TrimChoice(graph, heap).isKept
        if let mark = heap.trimMark { isKept[Int(mark)] = false }
        SnapshotTrimming.dropUnreached(&isKept, columns, from: graph.roots.map(\.node))
        places = SnapshotTrimming.places(isKept)
        let kept = places.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
        let (strings, edges) = SnapshotTrimming.strings(columns, places)
        stringPlaces = strings
        counts = (kept, edges, strings.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) })
        let places = places
        mark = TrimMark(columns, (0..<Node(truncatingIfNeeded: graph.count)).filter { places[Int($0)] >= 0 && heap.isBuiltIn($0) })
    }

    // MARK: What stays

    /// What hangs on what was dropped alone goes, too.
    private static func dropUnreached(_ isKept: inout [Bool], _ columns: SnapshotFile, from roots: [Node]) {
        var starts = [Int](repeating: 0, count: columns.nodes.count + 1)
        for node in 0..<columns.nodes.count { starts[node + 1] = min(starts[node] + Int(columns.nodes.edgeCounts[node]), columns.edges.count) }
        var isReached = [Bool](repeating: false, count: columns.nodes.count), pending = roots.map(Int.init)
        for root in pending { isReached[root] = true }
        while let node = pending.popLast() {
            for edge in starts[node]..<starts[node + 1] {
                let target = columns.edges.targets[edge]
                guard target != SnapshotEdgeColumns.nowhere, isKept[Int(target)], !isReached[Int(target)], !isSource(columns, node, edge) else { continue }
                isReached[Int(target)] = true
                pending.append(Int(target))
            }
        }
        isKept = isReached
    }

    /// From a script to its text.
    private static func isSource(_ columns: SnapshotFile, _ node: Int, _ edge: Int) -> Bool {
        let type = Int(columns.edges.types[edge]), kind = Int(columns.nodes.types[node])
        guard type < columns.meta.edgeTypes.count, columns.meta.edgeTypes[type] == "internal", kind < columns.meta.nodeTypes.count, columns.meta.nodeTypes[kind] == "code" else { return false }
        return columns.strings.raw(columns.edges.names[edge]).elementsEqual("source".utf8)
    }

    private static func places(_ isKept: [Bool]) -> [Int32] {
        var next: Int32 = 0
        return isKept.map { isKept in
            guard isKept else { return -1 }
            next += 1
            return next - 1
        }
    }

    /// The strings that are still used, and how many references there are.
    private static func strings(_ columns: SnapshotFile, _ places: [Int32]) -> (places: [Int32], edges: Int) {
        var isUsed = [Bool](repeating: false, count: columns.strings.count), edges = 0
        if !isUsed.isEmpty { isUsed[0] = true }
        forEachEdge(columns, places) { edge, isNumbered in
            edges += 1
            if !isNumbered, Int(columns.edges.names[edge]) < isUsed.count { isUsed[Int(columns.edges.names[edge])] = true }
        }
        for node in 0..<columns.nodes.count where places[node] >= 0 && Int(columns.nodes.names[node]) < isUsed.count { isUsed[Int(columns.nodes.names[node])] = true }
        return (self.places(isUsed), edges)
    }

    /// The references between what stays, in order.
    private static func forEachEdge(_ columns: SnapshotFile, _ places: [Int32], _ body: (_ edge: Int, _ isNumbered: Bool) -> Void) {
        let isNumbered = columns.meta.edgeTypes.map { $0 == "element" || $0 == "hidden" }
        var edge = 0
        for node in 0..<columns.nodes.count {
            for _ in 0..<columns.nodes.edgeCounts[node] where edge < columns.edges.count {
                defer { edge += 1 }
                let target = columns.edges.targets[edge], type = Int(columns.edges.types[edge])
                guard places[node] >= 0, target != SnapshotEdgeColumns.nowhere, places[Int(target)] >= 0, !isSource(columns, node, edge) else { continue }
                body(edge, type < isNumbered.count && isNumbered[type])
            }
        }
    }

    // MARK: Writing

    /// Writes the whole, piece by piece. False where `write` did not take a piece.
    public func write(_ write: @escaping (UnsafeRawBufferPointer) -> Bool) -> Bool {
        var output = PieceWriter(write)
        writeHeader(&output)
        writeNodes(&output)
        output.put("],\n\"edges\":[")
        writeEdges(&output)
        output.put("],\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],\n\"locations\":[")
        writeLocations(&output)
        // Whoever reads by the header waits for these sections.
        for fields in columns.meta.promised { output.put("],\n\"\(fields.replacing("_fields", with: "s"))\":[") }
        output.put("],\n\"strings\":[")
        var isFirst = true
        for index in stringPlaces.indices where stringPlaces[index] >= 0 {
            output.put(isFirst ? "\"" : ",\n\"")
            output.put(columns.strings.raw(UInt32(truncatingIfNeeded: index)))
            output.put("\"")
            isFirst = false
        }
        if mark != nil { output.put((isFirst ? "\"" : ",\n\"") + TrimMark.name + "\"") }
        output.put("]}\n")
        return output.finish()
    }

    /// The header as it stands there, but for its numbers.
    private func writeHeader(_ output: inout PieceWriter) {
        let header = UnsafeRawBufferPointer(rebasing: file.bytes[0..<columns.nodeRange.lowerBound])
        // As a field of a node one of them stands in the header, too, without a colon.
        let numbers = [(Array("\"node_count\":".utf8), counts.nodes + (mark == nil ? 0 : 1)),
                       (Array("\"edge_count\":".utf8), counts.edges + (mark.map { $0.nodes.count + 1 } ?? 0)), (Array("\"trace_function_count\":".utf8), 0)]
        var place = 0
        while place < header.count {
            guard let (key, number) = numbers.first(where: { header[place...].starts(with: $0.0) }) else {
                output.put(byte: header[place])
                place += 1
                continue
            }
            output.put(String(decoding: key, as: UTF8.self) + "\(number)")
            place += key.count
            while place < header.count, header[place] == 0x20 || header[place] >= 0x30 && header[place] <= 0x39 { place += 1 }
        }
    }

    private func writeNodes(_ output: inout PieceWriter) {
        var edgeCounts = [UInt32](repeating: 0, count: counts.nodes), edge = 0
        for node in 0..<columns.nodes.count {
            for _ in 0..<columns.nodes.edgeCounts[node] where edge < columns.edges.count {
                let target = columns.edges.targets[edge]
                if places[node] >= 0, target != SnapshotEdgeColumns.nowhere, places[Int(target)] >= 0, !SnapshotTrimming.isSource(columns, node, edge) { edgeCounts[Int(places[node])] += 1 }
                edge += 1
            }
        }
        // The root leads to the mark.
        if mark != nil, counts.nodes > 0 { edgeCounts[0] += 1 }
        var isFirst = true
        for node in 0..<columns.nodes.count where places[node] >= 0 {
            if !isFirst { output.put(byte: 0x0A) }
            for role in columns.meta.nodeRoles {
                if !isFirst { output.put(byte: 0x2C) }
                isFirst = false
                output.put(value(role, node, edgeCounts))
            }
        }
        guard let mark else { return }
        for role in columns.meta.nodeRoles { output.put(",\(mark.value(role, string: counts.strings))") }
    }

    private func value(_ role: SnapshotMeta.NodeField, _ node: Int, _ edgeCounts: [UInt32]) -> UInt32 {
        switch role {
        case .type: UInt32(columns.nodes.types[node])
        case .name: stringPlace(columns.nodes.names[node])
        case .id: columns.nodes.ids[node]
        case .selfSize: columns.nodes.sizes[node]
        case .edgeCount: edgeCounts[Int(places[node])]
        case .detachedness: columns.nodes.detachedness.isEmpty ? 0 : UInt32(columns.nodes.detachedness[node])
        case .other: 0
        }
    }

    private func stringPlace(_ index: UInt32) -> UInt32 { Int(index) < stringPlaces.count ? UInt32(truncatingIfNeeded: max(0, stringPlaces[Int(index)])) : 0 }

    private func writeEdges(_ output: inout PieceWriter) {
        let fields = UInt32(truncatingIfNeeded: columns.meta.nodeRoles.count)
        var output2 = output, isFirst = true, fromRoot = columns.nodes.count > 0 ? Int(columns.nodes.edgeCounts[0]) : 0
        func put(type: Int, name: Int, target: Int) {
            for role in columns.meta.edgeRoles {
                output2.put((isFirst ? "" : ",") + "\(role == .type ? type : role == .name ? name : role == .target ? target * Int(fields) : 0)")
                isFirst = false
            }
        }
        func putWay() {
            fromRoot = -1
            if let mark { put(type: mark.elementType, name: counts.edges + 1, target: counts.nodes) }
        }
        SnapshotTrimming.forEachEdge(columns, places) { edge, isNumbered in
            if fromRoot >= 0, edge >= fromRoot { putWay() }
            if !isFirst { output2.put(byte: 0x0A) }
            for role in columns.meta.edgeRoles {
                if !isFirst { output2.put(byte: 0x2C) }
                isFirst = false
                switch role {
                case .type: output2.put(UInt32(columns.edges.types[edge]))
                case .name: output2.put(isNumbered ? columns.edges.names[edge] : stringPlace(columns.edges.names[edge]))
                case .target: output2.put(UInt32(truncatingIfNeeded: places[Int(columns.edges.targets[edge])]) * fields)
                case .other: output2.put(0)
                }
            }
        }
        if fromRoot >= 0 { putWay() }
        for node in mark?.nodes ?? [] { put(type: mark?.weakType ?? 0, name: counts.strings, target: Int(places[Int(node)])) }
        output = output2
    }

    /// Where functions stand in their scripts: of each row the nodes are numbers into the table of nodes.
    private func writeLocations(_ output: inout PieceWriter) {
        let names = columns.meta.locationFields, fields = UInt32(truncatingIfNeeded: columns.meta.nodeRoles.count)
        guard !names.isEmpty, fields > 0 else { return }
        var isFirst = true
        for row in stride(from: 0, to: columns.locations.count - names.count + 1, by: names.count) {
            var values: [UInt32] = []
            for (field, name) in names.enumerated() {
                let value = columns.locations[row + field]
                guard name.hasSuffix("object_index") else { values.append(value); continue }
                let node = Int(value / fields)
                if node < places.count, places[node] >= 0 { values.append(UInt32(truncatingIfNeeded: places[node]) * fields) } else if field > 0 { values.append(0) }
            }
            if values.count != names.count { continue }
            for value in values {
                if !isFirst { output.put(byte: 0x2C) }
                isFirst = false
                output.put(value)
            }
        }
    }
}

/// Which nodes stay.
private struct TrimChoice {
    private(set) var isKept: [Bool]
    private let heap: SnapshotHeap
    private let classMaps: Set<Node>

    init(_ graph: HeapGraph, _ heap: SnapshotHeap) {
        self.heap = heap
        classMaps = Set(heap.store.classMaps)
        isKept = [Bool](repeating: false, count: graph.count)
        let reachability = graph.reachability(), ways = graph.ways(reachability)
        for node in graph.nodes where reachability.reaches(node) && isWanted(node) { isKept[Int(node)] = true }
        for way in [reachability, ways] { addWays(way, graph) }
        addParts(graph)
        keepPieces(graph)
    }

    /// The program's, and what is needed to tell what is whose: the roots, the platform's own names for `undefined` and its kin.
    private func isWanted(_ node: Node) -> Bool {
        if node == 0 || heap.type(of: node) == .synthetic || heap.kinds[Int(node)] == .global { return true }
        let name = heap.names[Int(node)]
        if name == heap.words[.oddball] || name == heap.words[.nativeContext] || classMaps.contains(node) { return true }
        // A module's exports have their name by the module, whatever else leads to them.
        if name == heap.words[.classModule], let exports = heap.property("exports", of: node), !heap.isBuiltIn(exports) { return true }
        if heap.isBuiltIn(node) { return false }
        switch heap.type(of: node) {
        case .code, .objectShape: return false
        case .hidden, .array: return heap.kinds[Int(node)] != .code && !heap.name(of: node).hasPrefix("system / Map") && !heap.name(of: node).hasPrefix("system / Feedback")
        default: return true
        }
    }

    /// From a root to each of them one way.
    private mutating func addWays(_ ways: Reachability, _ graph: HeapGraph) {
        var isDone = [Bool](repeating: false, count: graph.count)
        for start in graph.nodes where isKept[Int(start)] && ways.reaches(start) {
            var node = start
            while !isDone[Int(node)] {
                isDone[Int(node)] = true
                isKept[Int(node)] = true
                if let key = ways.key(ofStepTo: node), !isDone[Int(key)] { isKept[Int(key)] = true }
                guard let parent = ways.parent(of: node), parent != node else { break }
                node = parent
            }
        }
    }

    /// Where an object keeps its elements, properties and entries, and what a function of the program is called and where it stands.
    private mutating func addParts(_ graph: HeapGraph) {
        for node in graph.nodes where isKept[Int(node)] {
            graph.forEachEdge(of: node) { target, _ in
                if graph.kind(of: target) == .storage || graph.kind(of: target) == .table { isKept[Int(target)] = true }
            }
            if let info = heap.target(of: node, .hidden, heap.words[.scopeInfo]) { keep(info, withTexts: true) }
            if graph.kind(of: node) == .environment, let module = heap.module(ofScope: node) {
                for part in [module] + heap.exportParts(of: module) { isKept[Int(part)] = true }
            }
            keepNames(of: node, graph)
            if graph.kind(of: node) == .object, heap.isError(node) { keepPrototypes(of: node) }
            guard graph.kind(of: node) == .function, !heap.isBuiltIn(node), let code = heap.target(of: node, .hidden, heap.words[.shared]) else { continue }
            keep(code, withTexts: false)
            for word: SnapshotWords.Word in [.scriptOrDebugInfo, .script] {
                guard let script = heap.target(of: code, .hidden, heap.words[word]) else { continue }
                keep(script, withTexts: false)
                if let name = heap.target(of: script, .hidden, heap.words.name) { isKept[Int(name)] = true }
            }
        }
    }

    /// What a text is put together of or was cut from, whoever's that is: without it the text would say something else.
    private mutating func keepPieces(_ graph: HeapGraph) {
        func isOfPieces(_ node: Node) -> Bool { heap.type(of: node) == .concatenatedString || heap.type(of: node) == .slicedString }
        var pending = graph.nodes.filter { isKept[Int($0)] && isOfPieces($0) }
        while let text = pending.popLast() {
            for word: SnapshotWords.Word in [.first, .second, .parent] {
                guard let piece = heap.target(of: text, .hidden, heap.words[word]), !isKept[Int(piece)] else { continue }
                isKept[Int(piece)] = true
                if isOfPieces(piece) { pending.append(piece) }
            }
        }
    }

    /// That an object is an error only its prototypes tell, where the program made its class.
    private mutating func keepPrototypes(of node: Node) {
        for prototype in heap.prototypes(of: node) {
            isKept[Int(prototype)] = true
            if let constructor = heap.property("constructor", of: prototype) { isKept[Int(constructor)] = true }
        }
    }

    /// Texts by which something is known: keys of entries, what a module's file is called.
    private mutating func keepNames(of node: Node, _ graph: HeapGraph) {
        graph.forEachEdge(of: node) { target, edge in if edge == .entry, graph.kind(of: target) == .string { isKept[Int(target)] = true } }
        let name = heap.names[Int(node)]
        guard name == heap.words[.classModule] || name == heap.words[.process] else { return }
        for property in ["filename", "exports", "versions"] { if let value = heap.property(property, of: node) { isKept[Int(value)] = true } }
    }

    private mutating func keep(_ node: Node, withTexts: Bool) {
        isKept[Int(node)] = true
        guard withTexts else { return }
        for edge in heap.edges(of: node) where heap.kinds[Int(heap.targets[edge])] == .string { isKept[Int(heap.targets[edge])] = true }
    }
}
