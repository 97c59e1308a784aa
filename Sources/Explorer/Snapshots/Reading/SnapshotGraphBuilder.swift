import Platform

/// Makes a graph of a snapshot's file. A node of the graph is a node of the file, in its order.
struct SnapshotGraphBuilder {
    private(set) var starts: [Int32]
    private(set) var targets: [Node]
    private(set) var classes: [EdgeClass]
    /// By edge, see ``SnapshotReferences``.
    private(set) var names: [UInt32]
    private(set) var ephemerons: [Ephemeron]

    private static let piece = 1 << 14

    /// Linear, on all processors.
    init(_ edges: SnapshotReferences, _ progress: SnapshotProgress? = nil) throws(SnapshotProblem) {
        let count = edges.raw.nodeCount, piece = SnapshotGraphBuilder.piece, pieces = (count + piece - 1) / piece
        progress?.begin(.graph, pieces: pieces * 2)
        starts = [Int32](repeating: 0, count: count + 1)
        let counts = Column(&starts)
        Workers.perform(pieces) { number in
            for node in number * piece..<min((number + 1) * piece, count) {
                var edgeCount: Int32 = 0
                edges.forEach(of: node) { _, _, _ in edgeCount &+= 1 }
                counts[node + 1] = edgeCount
            }
            progress?.advance()
        }
        var total = 0
        for node in 1...count {
            total += Int(starts[node])
            if total > Int(Int32.max) { throw SnapshotProblem("more than two thousand million references") }
            starts[node] = Int32(truncatingIfNeeded: total)
        }
        targets = [Node](repeating: 0, count: total)
        classes = [EdgeClass](repeating: [], count: total)
        names = [UInt32](repeating: 0, count: total)
        let starts = Column(&starts), targets = Column(&targets), classes = Column(&classes), names = Column(&names)
        var found = [[Ephemeron]](repeating: [], count: pieces)
        found.withUnsafeMutableBufferPointer { found in
            nonisolated(unsafe) let found = found
            Workers.perform(pieces) { number in
                for node in number * piece..<min((number + 1) * piece, count) {
                    var next = Int(starts[node])
                    edges.forEach(of: node) { edge, name, target in
                        targets[next] = Node(truncatingIfNeeded: target)
                        classes[next] = edge
                        names[next] = name
                        if edge == .ephemeron || edge == .entryValue {
                            found[number].append(Ephemeron(table: Node(truncatingIfNeeded: node), key: targets[next - 1], value: targets[next], isStrong: edge == .entryValue))
                        }
                        next += 1
                    }
                }
                progress?.advance()
            }
        }
        ephemerons = found.flatMap { $0 }
        withExtendedLifetime((self.starts, self.targets, self.classes, self.names)) {}
    }
}
