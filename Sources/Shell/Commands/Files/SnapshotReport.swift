import Explorer
import HeapAdapter

/// What `snapshot FILE` wrote.
public struct SnapshotReport: CommandReport {
    public static let command = "snapshot"
    /// As it was asked for.
    public var path: String
    public var nodes: Int
    public var edges: Int
    public var bytes: Int
    /// The ending without which DevTools does not load a file.
    static let ending = ".heapsnapshot"

    public init(path: String, nodes: Int, edges: Int, bytes: Int) {
        self.path = path
        self.nodes = nodes
        self.edges = edges
        self.bytes = bytes
    }

    /// What to know about a name that DevTools would not take; nil for others.
    public var note: String? {
        path.hasSuffix(SnapshotReport.ending) ? nil : "DevTools loads only files whose names end in \(SnapshotReport.ending): rename it first"
    }
}

extension Shell {
    /// Gives the heap to `write` as a heap snapshot, in pieces of a few hundred kilobytes that are good during the call. Nil where
    /// `write` answered false, which stops it. Linear; changes nothing and collects nothing.
    public func writeSnapshot(_ write: (UnsafeRawBufferPointer) -> Bool) -> HeapSnapshotSummary? {
        machine.vm.writeHeapSnapshot(notes: machine.notes, write)
    }
}
