import Platform

/// All that is kept of a snapshot's heap: arrays in memory, or in an index that is mapped (``SnapshotIndex``).
struct SnapshotStore: Sendable {
    // By node.
    var types = FrozenArray<UInt8>()
    /// Empty where the file does not tell.
    var detachedness = FrozenArray<UInt8>()
    var names = FrozenArray<UInt32>()
    var ids = FrozenArray<UInt32>()
    var sizes = FrozenArray<UInt32>()
    var kinds = FrozenArray<NodeKind>()
    /// What was there before the program, and prototypes (``SnapshotHeap/isNotProgram``); empty until ``SnapshotProgram`` has been asked.
    var builtIn = FrozenArray<UInt8>()
    /// One more than there are nodes.
    var starts = FrozenArray<Int32>()
    // By edge.
    var targets = FrozenArray<Node>()
    var classes = FrozenArray<EdgeClass>()
    /// See ``SnapshotReferences``.
    var edgeNames = FrozenArray<UInt32>()
    /// In the order of their tables.
    var ephemerons = FrozenArray<Ephemeron>()
    /// Of the tables that somebody else refers to, too: collection and table by turns.
    var sharedTables = FrozenArray<Node>()
    /// Contexts that are a module's variables, in order, and by their places the modules' names.
    var modules = FrozenArray<Node>()
    var moduleNames: [String] = []
    /// The hidden classes of classes.
    var classMaps = FrozenArray<Node>()
    /// What scripts declare at their top; -1 for none.
    var scriptScope: Node = -1
    /// Where functions stand (``SnapshotLocations``).
    var locations = FrozenArray<UInt32>()
    /// See ``SnapshotScopes``.
    var scopeUses = FrozenArray<UInt32>()
    var global: Node?
}
