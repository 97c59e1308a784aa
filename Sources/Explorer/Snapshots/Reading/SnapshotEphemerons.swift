import Platform

/// The entries of WeakMaps and WeakSets. V8 tells each twice, as an edge from the table to the value and one from the key, both named
/// `7 / part of key (Session @41) -> value (Object @43) pair in WeakMap (table @45)`. A key's name may hold such words itself: the ids
/// are read from the end.
struct SnapshotEphemerons {
    struct Entry: Sendable {
        let table: Int32
        let key: Int32
        let value: Int32
    }
    /// By table, in the order in which the file has them.
    private(set) var entries: [Entry] = []
    /// By string: 1 where it is the name of such an edge.
    let isName: [UInt8]

    private static let middle = Array(" pair in WeakMap (table @".utf8), beforeValue = Array(") -> value (".utf8), start = Array(" / part of key (".utf8)

    init(_ raw: RawSnapshot, _ strings: SnapshotStringTable) {
        isName = SnapshotEphemerons.findNames(strings)
        guard isName.contains(1) else { return }
        let found = SnapshotEphemerons.findEdges(raw, isName)
        // From the key: whose id it is.
        var keys: [(id: UInt32, node: Int32)] = []
        var pending: [(node: Int32, target: Int32, ids: Ids)] = []
        for edge in found {
            guard let ids = Ids(strings.raw(edge.name)) else { continue }
            let id = raw.ids[Int(edge.node)]
            if id == ids.table { pending.append((edge.node, edge.target, ids)) } else if id == ids.key { keys.append((id, edge.node)) }
        }
        keys.sort { $0.id < $1.id }
        var weakTargets = WeakTargets()
        for (table, value, ids) in pending {
            guard let key = SnapshotEphemerons.find(ids.key, keys) ?? weakTargets.node(ids.key, ofTable: Int(table), raw) else { continue }
            entries.append(Entry(table: table, key: key, value: value))
        }
    }

    /// The entries of one table.
    func entries(ofTable table: Int) -> ArraySlice<Entry> {
        var low = 0, high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if Int(entries[middle].table) < table { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < entries.count, Int(entries[end].table) == table { end += 1 }
        return entries[low..<end]
    }

    private static func find(_ id: UInt32, _ keys: [(id: UInt32, node: Int32)]) -> Int32? {
        var low = 0, high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low].id == id ? keys[low].node : nil
    }

    /// Node 20 writes the keys as weak edges of the table, too. What is asked of one table stands together.
    private struct WeakTargets {
        private var table = -1
        private var nodes: [UInt32: Int32] = [:]

        mutating func node(_ id: UInt32, ofTable table: Int, _ raw: RawSnapshot) -> Int32? {
            if table != self.table {
                self.table = table
                nodes = [:]
                for edge in raw.edges(of: table) where raw.type(ofEdge: edge) == .weak && raw.edgeTargets[edge] != SnapshotEdgeColumns.nowhere {
                    nodes[raw.ids[Int(raw.edgeTargets[edge])]] = Int32(truncatingIfNeeded: raw.edgeTargets[edge])
                }
            }
            return nodes[id]
        }
    }

    // MARK: Names

    static func findNames(_ strings: SnapshotStringTable) -> [UInt8] {
        var isName = [UInt8](repeating: 0, count: strings.count)
        let column = Column(&isName), piece = 1 << 14, count = strings.count
        Workers.perform((count + piece - 1) / piece) { number in
            for index in number * piece..<min((number + 1) * piece, count) {
                if Ids(strings.raw(UInt32(truncatingIfNeeded: index))) != nil { column[index] = 1 }
            }
        }
        return isName
    }

    private struct Edge {
        let node: Int32
        let target: Int32
        let name: UInt32
    }

    private static func findEdges(_ raw: RawSnapshot, _ isName: [UInt8]) -> [Edge] {
        let piece = 1 << 16, pieces = (raw.nodeCount + piece - 1) / piece
        var found = [[Edge]](repeating: [], count: pieces)
        found.withUnsafeMutableBufferPointer { found in
            nonisolated(unsafe) let found = found
            Workers.perform(pieces) { number in
                for node in number * piece..<min((number + 1) * piece, raw.nodeCount) {
                    for edge in raw.edges(of: node) where raw.type(ofEdge: edge) == .internal {
                        let name = raw.edgeNames[edge], target = raw.edgeTargets[edge]
                        guard Int(name) < isName.count, isName[Int(name)] != 0, target != SnapshotEdgeColumns.nowhere else { continue }
                        found[number].append(Edge(node: Int32(truncatingIfNeeded: node), target: Int32(truncatingIfNeeded: target), name: name))
                    }
                }
            }
        }
        return found.flatMap { $0 }
    }

    /// The three ids of such a name.
    struct Ids: Equatable {
        let key: UInt32
        let value: UInt32
        let table: UInt32

        init?(_ name: UnsafeRawBufferPointer) {
            guard name.count > 40, name[name.count - 1] == 0x29 else { return nil }
            var end = name.count - 1
            guard let table = Ids.number(name, &end), Ids.take(name, &end, middle), name[end - 1] == 0x29 else { return nil }
            end -= 1
            guard let value = Ids.number(name, &end), end > 0, name[end - 1] == 0x40 else { return nil }
            // The value's name may hold anything: what is wanted stands before the last `) -> value (`.
            while end > beforeValue.count, !Ids.ends(name, end, beforeValue) { end -= 1 }
            guard Ids.take(name, &end, beforeValue), let key = Ids.number(name, &end), end > 0, name[end - 1] == 0x40 else { return nil }
            guard name.prefix(24).contains(0x2F), name[0] >= 0x30, name[0] <= 0x39 else { return nil }
            self.key = key
            self.value = value
            self.table = table
        }

        /// The number that ends there.
        private static func number(_ name: UnsafeRawBufferPointer, _ end: inout Int) -> UInt32? {
            var value: UInt64 = 0, unit: UInt64 = 1, digits = 0
            while end > 0, name[end - 1] >= 0x30, name[end - 1] <= 0x39, digits < 12 {
                value += UInt64(name[end - 1] - 0x30) * unit
                unit *= 10
                digits += 1
                end -= 1
            }
            return digits > 0 ? UInt32(truncatingIfNeeded: value) : nil
        }

        private static func ends(_ name: UnsafeRawBufferPointer, _ end: Int, _ text: [UInt8]) -> Bool {
            guard end >= text.count else { return false }
            for i in 0..<text.count where name[end - text.count + i] != text[i] { return false }
            return true
        }

        private static func take(_ name: UnsafeRawBufferPointer, _ end: inout Int, _ text: [UInt8]) -> Bool {
            guard ends(name, end, text), end > text.count else { return false }
            end -= text.count
            return true
        }
    }
}
