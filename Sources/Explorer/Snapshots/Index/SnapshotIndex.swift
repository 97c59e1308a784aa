import Platform

/// What was made of a large file, kept for the next time: opened again, the file is not read but for the names that are asked for.
///
/// It lies in the user's own cache folder, never beside the file: who gives a snapshot away cannot give an index with it. It is of that one
/// file as long as its name, size, time of change and samples of its content are the same, and of this very program. Whatever is not as it was
/// written, or leads beyond what there is, is not used: then the file is read.
public enum SnapshotIndex {
    /// Smaller files are read as quickly.
    public static let least = 20 << 20

    /// To be raised when arrays come to mean something else.
    private static let version: UInt64 = 7

    /// The heap of a file that was read before; nil where there is no index of it that is good.
    public static func open(_ file: MappedFile, path: String, in cache: CacheFolder) -> HeapGraph? {
        guard let origin = origin(file), let mapped = cache.open(name(path)), let index = IndexFile(mapped, origin: origin),
              let heap = heap(index, file, path) else { return nil }
        heap.findings = SnapshotFindings(index)
        return HeapGraph(heap)
    }

    /// Finds what every question begins with, and keeps it all. The heap is good afterwards as before; what writes is to be waited for before
    /// the program ends. Nil for what is not worth it: small files, damaged ones, and what came through a pipe.
    public static func prepare(_ graph: HeapGraph, _ progress: SnapshotProgress? = nil, in cache: CacheFolder, least: Int = SnapshotIndex.least) -> IndexTask? {
        guard let heap = graph.snapshot, heap.file.bytes.count >= least, heap.facts.damage.isNone, let origin = origin(heap.file) else { return nil }
        let findings = SnapshotFindings(graph, progress)
        // What was given up halfway is not to be kept, neither here nor in a file.
        if Interruption.isRequested { return nil }
        heap.findings = findings
        guard let found = heap.findings?.sections else { return nil }
        let numbers = FrozenArray(numbers(of: heap)), texts = FrozenArray(Array(texts(of: heap).joined(separator: "\0").utf8)), words = FrozenArray(heap.words.places)
        let store = heap.store, strings = heap.strings.starts, name = name(heap.facts.path)
        nonisolated(unsafe) let keeper = findings, results = found
        // What takes a processor a while is found while the rest is on its way to the disk.
        let isIdle = Gate(holdsMaker: false), search = findings.seekRest(heap.copy(), when: isIdle)
        return IndexTask(isIdle, BackgroundTask {
            var writing = IndexFile.Writing(origin: origin)
            let sections: [(IndexFile.Section, UnsafeRawBufferPointer)] = [(.numbers, numbers.bytes), (.texts, texts.bytes), (.words, words.bytes)]
            let bodies = writing.add(sections + store.sections + [(.strings, strings.bytes)] + results)
            cache.write(name, behind: IndexFile.pageSize, bodies) { write in
                search.wait()
                let rest = keeper.restSections
                let isWell = writing.add([(.leaks, rest.leaks.bytes), (.classSizes, rest.sizes.bytes), (.page, rest.page.bytes)]).allSatisfy(write)
                withExtendedLifetime(rest) {}
                return isWell ? writing.page : nil
            }
            search.wait()
            withExtendedLifetime((numbers, texts, words, store, strings, keeper)) {}
        })
    }

    // MARK: Which file it is

    /// One index for each place where a file can be.
    static func name(_ path: String) -> String {
        let real = Files.realPath(path) ?? path
        let sum = Array(real.utf8).withUnsafeBytes { IndexChecks.checksum($0) }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits + ".heapindex"
    }

    /// What the file is known again by, and the program. Nil for what is no file on a disk.
    private static func origin(_ file: MappedFile) -> [UInt64]? {
        guard let identity = file.identity else { return nil }
        return [version ^ UInt64(SnapshotWords.Word.allCases.count) << 32, program, UInt64(truncatingIfNeeded: identity.size),
                UInt64(truncatingIfNeeded: identity.seconds), UInt64(truncatingIfNeeded: identity.nanoseconds), samples(file.bytes)]
    }

    /// Another program may read the same file otherwise.
    private static let program: UInt64 = {
        guard let identity = (try? MappedFile.open(ThisProgram.path))?.identity else { return 0 }
        return UInt64(truncatingIfNeeded: identity.size) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: identity.seconds) << 30 ^ UInt64(truncatingIfNeeded: identity.nanoseconds)
    }()

    private static func samples(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum: UInt64 = 0
        let length = 1 << 12, count = 32
        for number in 0..<count {
            let start = max(0, bytes.count - length) / (count - 1) * number
            sum = sum &* 31 &+ IndexChecks.checksum(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + length, bytes.count)]))
        }
        return sum
    }

    // MARK: Small facts

    private static func numbers(of heap: SnapshotHeap) -> [Int64] {
        [Int64(heap.kinds.count), Int64(heap.targets.count), Int64(heap.strings.origin), heap.facts.isOfLeash ? 1 : 0, heap.facts.isOfNode ? 1 : 0,
         Int64(heap.store.scriptScope), Int64(heap.store.global ?? -1), Int64(heap.nodeTypeNames.count), Int64(heap.store.moduleNames.count),
         Int64(heap.facts.engine.rawValue)]
    }

    private static func texts(of heap: SnapshotHeap) -> [String] { heap.nodeTypeNames + heap.store.moduleNames }

    // MARK: Reading

    private static func heap(_ index: IndexFile, _ file: MappedFile, _ path: String) -> SnapshotHeap? {
        guard let numbers: FrozenArray<Int64> = index.array(.numbers, 10), let texts: FrozenArray<UInt8> = index.array(.texts, nil),
              let words: FrozenArray<UInt32> = index.array(.words, SnapshotWords.Word.allCases.count) else { return nil }
        let nodes = Int(numbers[0]), edges = Int(numbers[1]), typeCount = Int(numbers[7]), moduleCount = Int(numbers[8])
        guard nodes > 0, nodes <= Int(Int32.max), edges >= 0, edges <= Int(Int32.max), typeCount > 0, typeCount < 256, moduleCount >= 0 else { return nil }
        let names = String(decoding: texts, as: UTF8.self).split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        let isNode = { (number: Int64) in number >= -1 && number < Int64(nodes) }
        guard names.count == typeCount + moduleCount, isNode(numbers[5]), isNode(numbers[6]), var store = SnapshotStore(index, nodes: nodes, edges: edges, modules: moduleCount),
              let strings = strings(index, file, origin: Int(numbers[2])) else { return nil }
        store.moduleNames = Array(names[typeCount...])
        store.scriptScope = Node(truncatingIfNeeded: numbers[5])
        store.global = numbers[6] < 0 ? nil : Node(truncatingIfNeeded: numbers[6])
        var facts = SnapshotFacts()
        facts.path = path
        facts.bytes = file.bytes.count
        facts.isOfLeash = numbers[3] == 1
        facts.isOfNode = numbers[4] == 1
        facts.engine = SnapshotEngine(rawValue: Int(numbers[9])) ?? .v8
        return SnapshotHeap(file, strings, SnapshotWords(places: Array(words)), nodeTypes: Array(names[..<typeCount]), store, facts)
    }

    private static func strings(_ index: IndexFile, _ file: MappedFile, origin: Int) -> SnapshotStringTable? {
        guard origin >= 0, origin <= file.bytes.count,
              let starts: FrozenArray<UInt32> = index.array(.strings, nil, .ascending(upTo: UInt32(clamping: file.bytes.count - origin))) else { return nil }
        return SnapshotStringTable(file.bytes, origin: origin, starts)
    }
}

extension SnapshotStore {
    fileprivate var sections: [(IndexFile.Section, UnsafeRawBufferPointer)] {
        [(.types, types.bytes), (.detachedness, detachedness.bytes), (.names, names.bytes), (.ids, ids.bytes), (.sizes, sizes.bytes), (.kinds, kinds.bytes),
         (.builtIn, builtIn.bytes), (.starts, starts.bytes), (.targets, targets.bytes), (.classes, classes.bytes), (.edgeNames, edgeNames.bytes),
         (.ephemerons, ephemerons.bytes), (.sharedTables, sharedTables.bytes), (.modules, modules.bytes), (.classMaps, classMaps.bytes), (.locations, locations.bytes), (.scopeUses, scopeUses.bytes)]
    }

    /// Nil where a section is not as it was written, or leads beyond what there is.
    fileprivate init?(_ index: IndexFile, nodes: Int, edges: Int, modules: Int) {
        self.init()
        let isNode = IndexChecks.Bound.wordsBelow(UInt32(nodes), orAllOnes: false)
        guard let types: FrozenArray<UInt8> = index.array(.types, nodes), let detachedness: FrozenArray<UInt8> = index.array(.detachedness, nil),
              let names: FrozenArray<UInt32> = index.array(.names, nodes), let ids: FrozenArray<UInt32> = index.array(.ids, nodes),
              let sizes: FrozenArray<UInt32> = index.array(.sizes, nodes),
              let kinds: FrozenArray<NodeKind> = index.array(.kinds, nodes, .bytesBelow(UInt8(NodeKind.allCases.count))),
              let builtIn: FrozenArray<UInt8> = index.array(.builtIn, nodes),
              let starts: FrozenArray<Int32> = index.array(.starts, nodes + 1, .ascending(upTo: UInt32(edges))),
              let targets: FrozenArray<Node> = index.array(.targets, edges, isNode), let classes: FrozenArray<EdgeClass> = index.array(.classes, edges),
              let edgeNames: FrozenArray<UInt32> = index.array(.edgeNames, edges),
              let ephemerons: FrozenArray<Ephemeron> = index.array(.ephemerons, nil, .ephemerons(nodeCount: UInt32(nodes))),
              let shared: FrozenArray<Node> = index.array(.sharedTables, nil, isNode), let scopes: FrozenArray<Node> = index.array(.modules, modules, isNode),
              let maps: FrozenArray<Node> = index.array(.classMaps, nil, isNode), let locations: FrozenArray<UInt32> = index.array(.locations, nil),
              let uses: FrozenArray<UInt32> = index.array(.scopeUses, nil), uses.count % 3 == 0 else { return nil }
        guard detachedness.isEmpty || detachedness.count == nodes, Int(starts[nodes]) == edges, starts[0] == 0 else { return nil }
        (self.types, self.detachedness, self.names, self.ids, self.sizes, self.kinds, self.builtIn) = (types, detachedness, names, ids, sizes, kinds, builtIn)
        (self.starts, self.targets, self.classes, self.edgeNames, self.ephemerons) = (starts, targets, classes, edgeNames, ephemerons)
        (sharedTables, self.modules, classMaps, self.locations) = (shared, scopes, maps, locations)
        scopeUses = uses
    }
}
