import Platform

/// Reads the heap of a file that V8 (Node, Chrome) or Leash wrote.
public enum SnapshotReader {
    /// The graph of the file's heap. Linear in its size. What is missing of a damaged file is told by the heap's facts.
    public static func read(_ file: MappedFile, path: String, _ progress: SnapshotProgress? = nil) throws(SnapshotProblem) -> HeapGraph {
        let other = try JavaScriptCoreSnapshot.translated(file), bytes = file.bytes.count, file = other ?? file
        var columns = try SnapshotFile(file, progress)
        progress?.begin(.meaning, pieces: 4)
        let words = SnapshotWords(columns.strings)
        if !words.aliases.isEmpty { columns.rename(words.aliases) }
        var starts = [Int32](repeating: 0, count: columns.nodes.count + 1), total = 0
        for node in 0..<columns.nodes.count {
            // A file may promise more than it has.
            total = min(total + Int(columns.nodes.edgeCounts[node]), columns.edges.count)
            starts[node + 1] = Int32(truncatingIfNeeded: total)
        }
        columns.nodes.edgeCounts = []
        let raw = RawSnapshot(columns: &columns, starts: &starts)
        progress?.advance()
        var kinds = SnapshotKinds(raw, words)
        progress?.advance()
        var facts = SnapshotFacts()
        facts.path = path
        facts.bytes = bytes
        facts.damage = columns.damage
        facts.isOfLeash = (0..<min(40, raw.nodeCount)).contains { raw.names[$0] == words[.cleanupJobs] && raw.type(of: $0) == .synthetic }
        facts.isOfNode = raw.edges(of: 0).contains { raw.edgeTargets[$0] != SnapshotEdgeColumns.nowhere && isOfNode(columns.strings, raw.names[Int(raw.edgeTargets[$0])]) }
        if other != nil || columns.isOfJavaScriptCore(words) { facts.engine = .javaScriptCore } else if !facts.isOfLeash, columns.isOfHermes(words) { facts.engine = .hermes }
        let global = SnapshotRoots.global(raw, words)
        if let global { kinds.setGlobal(global) }
        var isEphemeronName: [UInt8] = []
        let built = try build(raw, words, columns.strings, &kinds, &isEphemeronName, facts, progress)
        withExtendedLifetime((starts, isEphemeronName)) {}
        columns.forgetEdges()
        kinds.moveSizes(&columns.nodes.sizes)
        if facts.isOfLeash { forgetSizesOfShapes(&columns.nodes.sizes, raw, words) }
        let heap = SnapshotHeap(file, columns.strings, words, nodeTypes: columns.meta.nodeTypes, store(columns, kinds, built, global: global), facts)
        heap.settleProgram()
        let graph = HeapGraph(heap)
        // What was read of the strings: the names that people see are a few of them.
        file.forget(0..<file.bytes.count)
        SpareMemory.giveBack()
        return graph
    }

    /// What Node calls its own below the root. Of a file without the names nobody knows, and Node's marks are not to be taken for those of pages.
    private static func isOfNode(_ strings: SnapshotStringTable, _ name: UInt32) -> Bool { Int(name) >= strings.count || strings.text(name).hasPrefix("Node /") }

    /// Leash itself counts no hidden classes, which say nothing of what the program made.
    private static func forgetSizesOfShapes(_ sizes: inout [UInt32], _ raw: RawSnapshot, _ words: SnapshotWords) {
        for node in 0..<raw.nodeCount {
            switch raw.type(of: node) {
            case .objectShape: sizes[node] = 0
            case .array where raw.names[node] == words[.descriptors]: sizes[node] = 0
            default: break
            }
        }
    }

    private static func store(_ columns: SnapshotFile, _ kinds: SnapshotKinds, _ built: SnapshotGraphBuilder, global: Node?) -> SnapshotStore {
        var store = SnapshotStore()
        store.types = FrozenArray(columns.nodes.types)
        store.detachedness = FrozenArray(columns.nodes.detachedness)
        store.names = FrozenArray(columns.nodes.names)
        store.ids = FrozenArray(columns.nodes.ids)
        store.sizes = FrozenArray(columns.nodes.sizes)
        store.kinds = FrozenArray(kinds.kinds)
        store.starts = FrozenArray(built.starts)
        store.targets = FrozenArray(built.targets)
        store.classes = FrozenArray(built.classes)
        store.edgeNames = FrozenArray(built.names)
        store.ephemerons = FrozenArray(built.ephemerons)
        store.sharedTables = FrozenArray(kinds.sharedTables.flatMap { [$0.key, $0.value] })
        store.scopeUses = FrozenArray(columns.scopes.rows)
        store.locations = FrozenArray(SnapshotLocations.rows(columns.locations, columns.meta, nodeCount: columns.nodes.count))
        store.global = global
        return store
    }

    private static func build(_ raw: RawSnapshot, _ words: SnapshotWords, _ strings: SnapshotStringTable, _ kinds: inout SnapshotKinds, _ isEphemeronName: inout [UInt8],
                              _ facts: SnapshotFacts, _ progress: SnapshotProgress?) throws(SnapshotProblem) -> SnapshotGraphBuilder {
        let ephemerons = SnapshotEphemerons(raw, strings), registries = SnapshotRegistries(raw, words, kinds.kinds)
        kinds.settleWeakSets(ephemerons, raw)
        isEphemeronName = ephemerons.isName
        let columns = kinds.columns
        let edges = SnapshotReferences(raw: raw, words: words, strings: strings, kinds: columns.kinds, roles: columns.roles, owners: columns.owners, ephemerons: ephemerons,
                                  isEphemeronName: Column(&isEphemeronName), registries: registries, isOfLeash: facts.isOfLeash, isOfJavaScriptCore: facts.engine == .javaScriptCore,
                                  wordBytes: kinds.hasSmallWords(raw) ? 4 : 8)
        return try SnapshotGraphBuilder(edges, progress)
    }
}

/// Where a snapshot's heap hangs.
enum SnapshotRoots {
    /// The global object: a shortcut leads to it in Node, a native context in Chrome.
    static func global(_ raw: RawSnapshot, _ words: SnapshotWords) -> Node? {
        for edge in raw.edges(of: 0) where raw.type(ofEdge: edge) == .shortcut && raw.edgeTargets[edge] != SnapshotEdgeColumns.nowhere {
            // Leash has one to the scope of scripts, too.
            if raw.names[Int(raw.edgeTargets[edge])] != words[.systemContext] { return Node(truncatingIfNeeded: raw.edgeTargets[edge]) }
        }
        var best: (node: Int, edges: Int)?
        for node in 0..<raw.nodeCount where raw.names[node] == words[.nativeContext] {
            for word: SnapshotWords.Word in [.extension, .globalProxy, .globalObject] {
                guard let target = raw.target(of: node, .internal, words[word]), raw.type(of: target) == .object else { continue }
                let count = raw.edges(of: target).count
                if count > best?.edges ?? 0 { best = (target, count) }
            }
        }
        return (best?.node).map { Node(truncatingIfNeeded: $0) }
    }
}

extension HeapGraph {
    /// The file that the graph was taken of.
    public var snapshot: SnapshotHeap? { source as? SnapshotHeap }

    /// The heap hangs on the file's first node. The program's own names lead to its modules' variables and the global object.
    init(_ heap: SnapshotHeap) {
        self.init(kinds: heap.kinds, starts: heap.starts, targets: heap.targets, classes: heap.classes, ephemerons: heap.store.ephemerons, sizes: heap.sizes,
                  roots: [(.file, 0)] + heap.orphans, anchors: heap.anchors, source: heap)
    }
}

extension SnapshotHeap {
    /// `map-cache.js › sessionCache` for each variable of each module, what scripts declared, and the global object.
    fileprivate var anchors: [(root: HeapRoot, node: Node)] {
        var anchors: [(root: HeapRoot, node: Node)] = []
        for (scope, module) in modules.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            forEachVariable(of: scope) { name, value in
                if facts.engine == .javaScriptCore, SnapshotProgram.isOfModule(variable: name) { return true }
                let name = module.isEmpty && name == "this" && !facts.isOfNode && !facts.isOfLeash ? "window" : name
                if let node = node(of: value), isStored(value) { anchors.append((.variable(module.isEmpty ? name : "\(module) › \(name)"), node)) }
                return true
            }
            guard let exporting = self.module(ofScope: scope) else { continue }
            forEachExport(of: exporting) { name, node in if isStored(value(of: node)) { anchors.append((.variable("\(module) › \(name)"), node)) } }
        }
        anchors += moduleAnchors()
        if let global = store.global { anchors.append((.global, global)) }
        return anchors + timerAnchors()
    }
}
