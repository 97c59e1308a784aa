import Platform

/// The nodes of a file as they stand there, field by field. The edges of a node follow those of the one before.
struct SnapshotNodeColumns {
    /// The place among ``SnapshotMeta/nodeTypes``.
    var types: [UInt8]
    /// 2 for a DOM node out of its page, 1 for one in it, 0 for all else.
    var detachedness: [UInt8]
    var names: [UInt32]
    var ids: [UInt32]
    var sizes: [UInt32]
    var edgeCounts: [UInt32]

    var count: Int { types.count }

    init(_ numbers: SnapshotNumbers, _ meta: SnapshotMeta, _ file: MappedFile, _ progress: SnapshotProgress? = nil) throws(SnapshotProblem) {
        progress?.begin(.nodes, pieces: numbers.pieces)
        let fields = meta.nodeRoles.count, count = numbers.count / fields
        guard count <= Int(Int32.max) else { throw SnapshotProblem("more than two thousand million nodes") }
        types = [UInt8](repeating: 0, count: count)
        detachedness = meta.nodeRoles.contains(.detachedness) ? types : []
        names = [UInt32](repeating: 0, count: count)
        ids = names
        sizes = names
        edgeCounts = names
        let memory = Memory(types: Column(&types), detachedness: Column(&detachedness), names: Column(&names), ids: Column(&ids), sizes: Column(&sizes),
                            edgeCounts: Column(&edgeCounts))
        let roles = meta.nodeRoles
        // The arrays are not touched otherwise while they are filled.
        try numbers.read(file, progress) { first in Sink(memory: memory, roles: roles, count: count, place: TablePlace(first, fields: fields)) }
        withExtendedLifetime((types, detachedness, names, ids, sizes, edgeCounts)) {}
    }

    struct Memory: @unchecked Sendable {
        let types, detachedness: Column<UInt8>
        let names, ids, sizes, edgeCounts: Column<UInt32>
    }

    private struct Sink: SnapshotNumberSink {
        let memory: Memory
        let roles: [SnapshotMeta.NodeField]
        let count: Int
        var place: TablePlace

        @inline(__always) mutating func take(_ value: UInt64) {
            let node = place.row
            if node >= count { return }
            switch roles[place.field] {
            case .type: memory.types[node] = UInt8(clamping: value)
            case .name: memory.names[node] = UInt32(clamping: value)
            case .id: memory.ids[node] = UInt32(truncatingIfNeeded: value)
            case .selfSize: memory.sizes[node] = UInt32(clamping: value)
            case .edgeCount: memory.edgeCounts[node] = UInt32(clamping: value)
            case .detachedness: memory.detachedness[node] = UInt8(clamping: value)
            case .other: break
            }
            place.advance()
        }
    }
}

/// The edges of a file as they stand there.
struct SnapshotEdgeColumns {
    var types: [UInt8]
    /// A string's place, or for `element` and `hidden` a number.
    var names: [UInt32]
    /// The node's place; ``nowhere`` for one that there is not.
    var targets: [UInt32]

    static let nowhere = UInt32.max

    var count: Int { types.count }

    /// Of a file that ends before them.
    init() {
        types = []
        names = []
        targets = []
    }

    init(_ numbers: SnapshotNumbers, _ meta: SnapshotMeta, _ file: MappedFile, nodeCount: Int, _ progress: SnapshotProgress? = nil) throws(SnapshotProblem) {
        progress?.begin(.references, pieces: numbers.pieces)
        let fields = meta.edgeRoles.count, count = numbers.count / fields
        guard count <= Int(Int32.max) else { throw SnapshotProblem("more than two thousand million references") }
        types = [UInt8](repeating: 0, count: count)
        names = [UInt32](repeating: 0, count: count)
        targets = names
        let memory = Memory(types: Column(&types), names: Column(&names), targets: Column(&targets))
        let roles = meta.edgeRoles, nodeFields = UInt64(meta.nodeRoles.count), nodeCount = UInt64(nodeCount)
        try numbers.read(file, progress) { first in
            Sink(memory: memory, roles: roles, count: count, nodeFields: nodeFields, nodeCount: nodeCount, place: TablePlace(first, fields: fields))
        }
        withExtendedLifetime((types, names, targets)) {}
    }

    struct Memory: @unchecked Sendable {
        let types: Column<UInt8>
        let names, targets: Column<UInt32>
    }

    private struct Sink: SnapshotNumberSink {
        let memory: Memory
        let roles: [SnapshotMeta.EdgeField]
        let count: Int
        let nodeFields: UInt64
        let nodeCount: UInt64
        var place: TablePlace

        @inline(__always) mutating func take(_ value: UInt64) {
            let edge = place.row
            if edge >= count { return }
            switch roles[place.field] {
            case .type: memory.types[edge] = UInt8(clamping: value)
            case .name: memory.names[edge] = UInt32(clamping: value)
            case .target:
                let (node, rest) = value.quotientAndRemainder(dividingBy: nodeFields)
                memory.targets[edge] = rest == 0 && node < nodeCount ? UInt32(truncatingIfNeeded: node) : nowhere
            case .other: break
            }
            place.advance()
        }
    }
}

/// Where the next number belongs in a table that stands row by row.
private struct TablePlace {
    private(set) var row: Int
    private(set) var field: Int
    private let fields: Int

    /// The place of the number with this index.
    init(_ index: Int, fields: Int) {
        (row, field) = index.quotientAndRemainder(dividingBy: fields)
        self.fields = fields
    }

    @inline(__always) mutating func advance() {
        field += 1
        if field == fields {
            field = 0
            row += 1
        }
    }
}

/// The memory of an array that several threads fill, each its own part of it.
struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
    private let start: UnsafeMutablePointer<Element>?
    private let count: Int
    var isEmpty: Bool { count == 0 }

    /// Good as long as nobody copies or changes the array.
    init(_ array: inout [Element]) {
        count = array.count
        start = array.withUnsafeMutableBufferPointer { $0.baseAddress }
    }

    @inline(__always) subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return start.unsafelyUnwrapped[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            start.unsafelyUnwrapped[index] = newValue
        }
    }
}
