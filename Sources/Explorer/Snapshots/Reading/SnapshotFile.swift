import Platform

/// A snapshot as it stands in its file: the columns of its nodes and edges, and where its strings are. Nothing is said yet of what
/// they mean: that is ``SnapshotDecoder``'s business.
struct SnapshotFile {
    let meta: SnapshotMeta
    var nodes: SnapshotNodeColumns
    var edges: SnapshotEdgeColumns
    let strings: SnapshotStringTable
    /// Flat, as `location_fields` has them; empty where there are none.
    let locations: [UInt32]
    /// Empty where the file has none.
    let scopes: SnapshotScopes
    private(set) var damage = SnapshotDamage()
    /// Where the numbers of the nodes stand in the file.
    let nodeRange: Range<Int>

    /// Reads V8's format. Linear; the big sections on all processors.
    init(_ file: MappedFile, _ progress: SnapshotProgress? = nil) throws(SnapshotProblem) {
        progress?.begin(.strings, pieces: 1)
        var sections = try Sections(file.bytes)
        file.forget(0..<file.bytes.count)
        meta = sections.meta
        guard let nodeNumbers = sections.nodes else { throw SnapshotProblem("the file ends before its nodes", at: file.bytes.count) }
        nodes = try SnapshotNodeColumns(nodeNumbers, meta, file, progress)
        nodeRange = nodeNumbers.range
        if nodes.count == 0 { throw SnapshotProblem("the snapshot has no nodes", at: nodeNumbers.range.lowerBound) }
        edges = if let numbers = sections.edges { try SnapshotEdgeColumns(numbers, meta, file, nodeCount: nodes.count, progress) } else { SnapshotEdgeColumns() }
        locations = sections.locations.flatMap { try? Locations($0).numbers } ?? []
        scopes = sections.scopes.count == Sections.scopeNames.count ? SnapshotScopes(Sections.scopeNames.map { sections.scopes[$0] ?? [] }, sections.meta) : SnapshotScopes()
        strings = sections.takeStrings()
        assess(sections, promised: sections.meta)
    }

    /// Strings that stand in the file more than once get one place. Linear.
    mutating func rename(_ aliases: [UInt32: UInt32]) {
        var isAlias = [Bool](repeating: false, count: strings.count + 1)
        for alias in aliases.keys { isAlias[Int(alias)] = true }
        for node in nodes.names.indices where isAlias[min(Int(nodes.names[node]), strings.count)] { nodes.names[node] = aliases[nodes.names[node]] ?? nodes.names[node] }
        let hasNumber = meta.edgeTypes.map { $0 == "element" || $0 == "hidden" }
        for edge in edges.names.indices where isAlias[min(Int(edges.names[edge]), strings.count)] {
            let type = Int(edges.types[edge])
            if type < hasNumber.count, !hasNumber[type] { edges.names[edge] = aliases[edges.names[edge]] ?? edges.names[edge] }
        }
    }

    /// Hermes names objects by their properties, and knows nothing of V8's contexts. Of a part of a file nothing can be said.
    func isOfHermes(_ words: SnapshotWords) -> Bool {
        guard !strings.isCut, words[.nativeContext] == UInt32.max else { return false }
        return nodes.names.contains { strings.raw($0).starts(with: "Object(".utf8) || strings.raw($0).starts(with: "HiddenClass(".utf8) }
    }

    /// Bun writes JavaScriptCore's heap in V8's layout, too, with JavaScriptCore's names.
    func isOfJavaScriptCore(_ words: SnapshotWords) -> Bool {
        !strings.isCut && words.areOfJavaScriptCore
    }

    /// They are in a graph now.
    mutating func forgetEdges() { edges = SnapshotEdgeColumns() }

    private mutating func assess(_ sections: Sections, promised meta: SnapshotMeta) {
        var total = 0
        for count in nodes.edgeCounts { total += Int(count) }
        damage.missingEdges = max(0, max(total, meta.edgeCount ?? 0) - edges.count)
        damage.missingNodes = max(0, (meta.nodeCount ?? 0) - nodes.count)
        for target in edges.targets where target == SnapshotEdgeColumns.nowhere { damage.brokenEdges += 1 }
        if sections.nodes?.isWhole == true { damage.surplusEdges = max(0, edges.count - total) }
        if !strings.isCut { damage.strangeNodes = strangeNodes }
        if sections.nodes?.isWhole != true {
            damage.endsIn = "nodes"
        } else if sections.edges?.isWhole != true {
            damage.endsIn = "references"
        } else if strings.isCut {
            damage.endsIn = "names"
        }
        guard strings.isCut else { return }
        var last = 0
        for name in nodes.names where name != UInt32.max { last = max(last, Int(name)) }
        damage.missingStrings = max(0, last + 1 - strings.count)
    }

    private var strangeNodes: Int {
        let names = UInt32(clamping: strings.count), types = UInt8(clamping: meta.nodeTypes.count)
        var count = 0
        for (name, type) in zip(nodes.names, nodes.types) where name >= names && name != .max || type >= types { count += 1 }
        return count
    }

    private struct Locations: SnapshotNumberSink {
        var numbers: [UInt32] = []

        init(_ section: SnapshotNumbers) throws(SnapshotProblem) {
            var numbers = [UInt32](repeating: 0, count: section.count)
            let column = Column(&numbers)
            try section.read { Writer(column: column, next: $0) }
            withExtendedLifetime(numbers) {}
            self.numbers = numbers
        }

        mutating func take(_ value: UInt64) {}

        private struct Writer: SnapshotNumberSink {
            let column: Column<UInt32>
            var next: Int
            @inline(__always) mutating func take(_ value: UInt64) {
                column[next] = UInt32(clamping: value)
                next += 1
            }
        }
    }
}

/// Where the sections of a file are.
private struct Sections {
    var meta = SnapshotMeta()
    var nodes: SnapshotNumbers?
    var edges: SnapshotNumbers?
    var locations: SnapshotNumbers?
    /// By the names of their sections.
    private(set) var scopes: [String: [Int]] = [:]
    private var strings: SnapshotStringTable?

    static let scopeNames = ["scopes", "scope_context_vars", "scope_uses"]

    init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotProblem) {
        var cursor = SnapshotCursor(bytes)
        // A mark at the beginning that says UTF-8.
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { cursor.place = 3 }
        guard cursor.take(0x7B) else { throw SnapshotProblem(bytes.isEmpty ? "the file is empty" : "no heap snapshot: it does not begin with {", at: cursor.place) }
        var hasMeta = false, first: String?
        repeat {
            guard let key = cursor.name(), cursor.take(0x3A) else {
                // A file that was cut short.
                if cursor.isAtEnd, hasMeta { return }
                if first != nil, !hasMeta { break }
                throw SnapshotProblem(hasMeta ? "a section's name was expected" : "no heap snapshot: a name was expected", at: cursor.place)
            }
            first = first ?? key
            if key == "snapshot" {
                meta = try SnapshotMeta.read(&cursor)
                hasMeta = true
            } else if try !readSection(key, &cursor) {
                if hasMeta { return }
                break
            }
        } while cursor.take(0x2C)
        if !hasMeta { throw SnapshotProblem("no heap snapshot that Leash knows: the file begins with \"\(first ?? "")\" and has no \"snapshot\"", at: cursor.place) }
    }

    /// False where the file ends in it.
    private mutating func readSection(_ key: String, _ cursor: inout SnapshotCursor) throws(SnapshotProblem) -> Bool {
        if Sections.scopeNames.contains(key) {
            guard let numbers = cursor.numbers() else { return cursor.skipValue() }
            scopes[key] = numbers
            return true
        }
        guard ["nodes", "edges", "locations", "strings"].contains(key), cursor.take(0x5B) else { return cursor.skipValue() }
        if key == "strings" {
            let table = try SnapshotStringTable(cursor.bytes, from: cursor.place)
            strings = table
            cursor.place = table.end
            return !table.isCut
        }
        let numbers = SnapshotNumbers(cursor.bytes, from: cursor.place)
        switch key {
        case "nodes": nodes = numbers
        case "edges": edges = numbers
        default: locations = numbers
        }
        cursor.place = numbers.range.upperBound + 1
        return numbers.isWhole
    }

    mutating func takeStrings() -> SnapshotStringTable { strings ?? SnapshotStringTable() }
}
