import Platform
import Testing

@testable import Explorer
@testable import TestSupport

/// A heap that is opened by the index of an earlier time, and indexes that are not to be believed.
@Suite struct SnapshotIndexTests {
    /// A file, and the index that was made of it.
    private struct Sample {
        let folder: TemporaryFolder
        var path: String { folder.path + "/app.heapsnapshot" }
        var cache: CacheFolder { CacheFolder(path: folder.path + "/cache") }
        var index: String { cache.path + "/" + SnapshotIndex.name(path) }

        init() throws {
            folder = try TemporaryFolder()
            try FileReplacement.write(Array(SnapshotDamageTests.sample.utf8), to: path)
            let graph = try SnapshotReader.read(try MappedFile.open(path), path: path)
            try #require(SnapshotIndex.prepare(graph, in: cache, least: 0)).wait()
        }

        func opened() throws -> HeapGraph? { SnapshotIndex.open(try MappedFile.open(path), path: path, in: cache) }
        var bytes: [UInt8] { get throws { try Files.read(index, .regularFile, limit: 1 << 20) } }
        /// For this user's eyes, as Leash writes it.
        func replace(_ bytes: [UInt8]) throws {
            unlink(index)
            try FileReplacement.write(bytes, to: index)
            chmod(index, 0o600)
        }
    }

    /// Every node in words, with what it retains and by which way it is held.
    private func words(_ graph: HeapGraph) -> [String] {
        let reachability = graph.snapshot?.findings?.reachability(graph) ?? graph.reachability(), naming = Naming(graph, reachability)
        let tree = graph.snapshot?.findings?.tree(graph) ?? Dominators(graph, reachability)
        return graph.nodes.map { node in
            "\(naming.description(of: node)) \(graph.kind(of: node)) \(graph.size(of: node)) \(tree.retainedSize(of: node)) \(naming.path(to: node)?.text ?? "-") \(graph.source.isBuiltIn(node))"
        }
    }

    @Test func saysWhatTheFileSays() throws {
        let sample = try Sample(), read = try SnapshotReader.read(try MappedFile.open(sample.path), path: sample.path)
        let opened = try #require(try sample.opened())
        #expect(words(opened) == words(read))
        #expect(opened.anchors.map { "\($0)" } == read.anchors.map { "\($0)" })
        #expect(SnapshotDamageTests.ask(opened) == SnapshotDamageTests.ask(read))
    }

    /// What an index has of leaks is what is found without one, in every number.
    @Test func leaksAreKept() throws {
        var text = SnapshotText()
        let bus = text.node("object", "EventEmitter", 104), events = text.node("object", "Object", 24), list = text.node("object", "Array", 32), items = text.node("object", "Array", 32)
        text.edge(bus, "property", "_events", events)
        text.edge(events, "property", "tick", list)
        for place in 0..<40 {
            let listener = text.node("closure", "on", 56), item = text.node("object", "Item", 400)
            text.edge(list, "element", place, listener)
            text.edge(items, "element", place, item)
            text.edge(item, "property", "text", text.node("string", "a text that is there often", 900))
        }
        let cache = text.map((0..<20).map { _ in (key: text.node("object", "Key", 300), value: nil) })
        let module = text.module("/srv/app.js", [("bus", bus), ("items", items), ("cache", cache)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let folder = try TemporaryFolder(), path = folder.path + "/app.heapsnapshot", cacheFolder = CacheFolder(path: folder.path + "/cache")
        try FileReplacement.write(Array(text.text.utf8), to: path)
        let read = try SnapshotReader.read(try MappedFile.open(path), path: path), task = try #require(SnapshotIndex.prepare(read, in: cacheFolder, least: 0))
        task.wait()
        let opened = try #require(SnapshotIndex.open(try MappedFile.open(path), path: path, in: cacheFolder)), kept = try #require(opened.snapshot?.findings?.leaks(opened))
        let reachability = read.reachability(), found = LeakFindings(LeakFindings.Places(read, reachability, Dominators(read, reachability)))
        #expect("\(StoredLeaks.numbers(kept).map { $0 })" == "\(StoredLeaks.numbers(found).map { $0 })" && found.suspects.groups.count > 2 && !found.repeated.isEmpty)
        #expect(kept.suspects.groups.contains { $0.listeners?.events == ["tick"] } && kept.suspects.groups.contains { $0.ifWeak != nil })
        // Whatever number is another, all that is told lies in the heap.
        let numbers = Array(StoredLeaks.numbers(kept))
        for place in numbers.indices {
            for value: Int64 in [-2, 1 << 40, .max] {
                var forged = numbers
                forged[place] = value
                guard let told = StoredLeaks.findings(FrozenArray(forged), opened) else { continue }
                #expect(told.suspects.groups.allSatisfy { $0.items.allSatisfy { $0 >= 0 && Int($0) < opened.count } })
            }
            #expect(StoredLeaks.findings(FrozenArray(Array(numbers[..<place])), opened) == nil)
        }
        try sizesAreKept(opened, read)
    }

    private func sizesAreKept(_ opened: HeapGraph, _ read: HeapGraph) throws {
        let findings = try #require(opened.snapshot?.findings), kept = try #require(findings.sizes(opened)), file = try #require(read.snapshot)
        #expect("\(StoredSizes.numbers(kept).map { $0 })" == "\(StoredSizes.numbers(SizeFindings(read, Dominators(read), isOfProgram: file.isOfProgram)).map { $0 })")
        #expect(kept.classes.contains { opened.source.className($0.number) == "Item" && $0.count == 40 && $0.bytes == 16_000 } && kept.largest.count == SizeFindings.mostLargest && kept.omitted > 0)
        let census = Census(opened, kept), counted = Census(read, read.reachability(), counting: file.isOfProgram)
        #expect("\(census)" == "\(counted)")
        let numbers = Array(StoredSizes.numbers(kept))
        for place in numbers.indices {
            for value: Int64 in [-1, 1 << 40, .max] {
                var forged = numbers
                forged[place] = value
                guard let told = StoredSizes.findings(FrozenArray(forged), opened) else { continue }
                #expect(told.largest.allSatisfy { opened.isObject($0) } && told.classes.allSatisfy { $0.count <= opened.count && $0.retainedBytes >= 0 && $0.bytes >= 0 })
            }
            #expect(StoredSizes.findings(FrozenArray(Array(numbers[..<place])), opened) == nil)
        }
        #expect(try #require(findings.page(opened)).marks.count == opened.count)
    }

    @Test func isOfOneFileAndOneUser() throws {
        let sample = try Sample(), times = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
        chmod(sample.index, 0o666)
        #expect(try sample.opened() == nil)
        chmod(sample.index, 0o600)
        #expect(try sample.opened() != nil)
        utimensat(AT_FDCWD, sample.path, times, 0)
        #expect(try sample.opened() == nil)
        // As long, and of the same time.
        let graph = try SnapshotReader.read(try MappedFile.open(sample.path), path: sample.path)
        try #require(SnapshotIndex.prepare(graph, in: sample.cache, least: 0)).wait()
        #expect(try sample.opened() != nil)
        try FileReplacement.write(Array(SnapshotDamageTests.sample.replacing("cache", with: "store").utf8), to: sample.path)
        utimensat(AT_FDCWD, sample.path, times, 0)
        #expect(try sample.opened() == nil)
        #expect(SnapshotIndex.prepare(graph, in: CacheFolder(path: "/dev/null/no"), least: 0) != nil)
    }

    /// Whatever bit falls over, what is said stays true.
    @Test func damagedOnesAreNotUsed() throws {
        let sample = try Sample(), whole = try sample.bytes, truth = words(try #require(try sample.opened()))
        var random = SeededNumbers(3), refused = 0
        for round in 0..<120 {
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch round % 3 {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            default: for other in place..<min(place + 40, bytes.count) { bytes[other] = .random(in: 0...255, using: &random) }
            }
            try sample.replace(bytes)
            guard let graph = try sample.opened() else {
                refused += 1
                continue
            }
            #expect(words(graph) == truth)
        }
        #expect(refused > 40)
    }

    /// Whoever knows how checksums are made can write what he likes: it leads nowhere.
    @Test func forgedOnesLeadNowhere() throws {
        let sample = try Sample(), whole = try sample.bytes, fields = 2 + 6
        func number(_ bytes: [UInt8], _ place: Int) -> Int { bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)) } }
        func set(_ bytes: inout [UInt8], _ place: Int, _ value: UInt64) { bytes.withUnsafeMutableBytes { $0.storeBytes(of: value, toByteOffset: place * 8, as: UInt64.self) } }
        var refused = 0
        for section in IndexFile.Section.allCases {
            for value: UInt32 in [0, 1, 7, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] {
                var bytes = whole
                let offset = number(bytes, fields + section.rawValue * 3), count = number(bytes, fields + section.rawValue * 3 + 1)
                for place in stride(from: 0, to: count - 3, by: 4) where place % 12 == 0 || section == .starts {
                    bytes.withUnsafeMutableBytes { $0.storeBytes(of: value, toByteOffset: offset + place, as: UInt32.self) }
                }
                set(&bytes, fields + section.rawValue * 3 + 2, bytes[offset..<offset + count].withUnsafeBytes { IndexChecks.checksum($0) })
                set(&bytes, 1, bytes[16..<IndexFile.pageSize].withUnsafeBytes { IndexChecks.checksum($0) })
                try sample.replace(bytes)
                if let graph = try sample.opened() { _ = (words(graph), SnapshotDamageTests.ask(graph)) } else { refused += 1 }
            }
        }
        #expect(refused > 20)
    }
}
