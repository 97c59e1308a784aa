import Platform

/// Reads the heap of a file that V8 (Node, Chrome) or Leash wrote.
public enum SnapshotReader {
    /// The graph of the file's heap. Linear in its size. What is missing of a damaged file is told by the heap's facts.
    public static func read(_ file: MappedFile, path: String) throws(SnapshotProblem) -> HeapGraph {
        var columns = try SnapshotFile(file)
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
        var kinds = SnapshotKinds(raw, words)
        var facts = SnapshotFacts()
        facts.path = path
        facts.bytes = file.bytes.count
        facts.damage = columns.damage
        facts.isOfLeash = (0..<min(40, raw.nodeCount)).contains { raw.names[$0] == words[.cleanupJobs] && raw.type(of: $0) == .synthetic }
        facts.isOfNode = raw.edges(of: 0).contains { raw.edgeTargets[$0] != SnapshotEdgeColumns.nowhere && columns.strings.text(raw.names[Int(raw.edgeTargets[$0])]).hasPrefix("Node /") }
        let global = SnapshotRoots.global(raw, words)
        if let global { kinds.setGlobal(global) }
        var isEphemeronName: [UInt8] = []
        var built = try build(raw, words, columns.strings, &kinds, &isEphemeronName, isOfLeash: facts.isOfLeash)
        withExtendedLifetime((starts, isEphemeronName)) {}
        columns.forgetEdges()
        let heap = SnapshotHeap(file, columns, words, kinds.kinds, built, sharedTables: kinds.sharedTables, facts: facts)
        let ephemerons = built.ephemerons
        built.forget()
        heap.settleModules()
        return HeapGraph(heap, ephemerons, global: global)
    }

    private static func build(_ raw: RawSnapshot, _ words: SnapshotWords, _ strings: SnapshotStringTable, _ kinds: inout SnapshotKinds, _ isEphemeronName: inout [UInt8],
                              isOfLeash: Bool) throws(SnapshotProblem) -> SnapshotGraphBuilder {
        let ephemerons = SnapshotEphemerons(raw, strings), registries = SnapshotRegistries(raw, words, kinds.kinds)
        kinds.settleWeakSets(ephemerons, raw)
        isEphemeronName = ephemerons.isName
        let columns = kinds.columns
        let edges = SnapshotReferences(raw: raw, words: words, strings: strings, kinds: columns.kinds, roles: columns.roles, owners: columns.owners, ephemerons: ephemerons,
                                  isEphemeronName: Column(&isEphemeronName), registries: registries, isOfLeash: isOfLeash)
        return try SnapshotGraphBuilder(edges)
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
            for word: SnapshotWords.Word in [.extension, .globalProxy] {
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
    fileprivate init(_ heap: SnapshotHeap, _ ephemerons: [Ephemeron], global: Node?) {
        self.init(kinds: heap.kinds, starts: heap.starts, targets: heap.targets, classes: heap.classes, ephemerons: ephemerons,
                  roots: [(.file, 0)], anchors: heap.anchors(global: global), source: heap)
    }
}

extension SnapshotHeap {
    /// `map-cache.js › sessionCache` for each variable of each module, what scripts declared, and the global object.
    fileprivate func anchors(global: Node?) -> [(root: HeapRoot, node: Node)] {
        var anchors: [(root: HeapRoot, node: Node)] = []
        for (scope, module) in program.modules.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            forEachVariable(of: scope) { name, value in
                if let node = node(of: value), isStored(value) { anchors.append((.variable(program.isScript(scope) ? name : "\(module) › \(name)"), node)) }
                return true
            }
        }
        if let global { anchors.append((.global, global)) }
        return anchors + timerAnchors()
    }
}
