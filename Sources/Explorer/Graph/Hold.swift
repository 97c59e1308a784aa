/// One reference to an object. Its words are made only when somebody asks (``Naming/words(for:)``).
public struct Hold: Sendable {
    /// Tells references apart from one moment to another, whatever their names are: the holder's id and the part of it.
    /// Positions do not count: an element that moves within its array is held as before.
    public struct Identity: Hashable, Sendable {
        public let source: UInt64
        public let name: EdgeName?
        public let root: HeapRoot?
        /// For the value of a WeakMap's entry the id of the key: entries with different keys hold by themselves. 0 for all else.
        public let key: UInt64
    }
    public let identity: Identity
    /// The reference with its position; nil for a root.
    public let kind: EdgeName?
    /// The holder; nil for a root.
    public let source: Node?
    /// Whom it holds.
    public let target: Node?
    /// A mention, which does not hold.
    public let isWeak: Bool
    /// The holder is alive.
    public let isFromAlive: Bool
}

extension Hold {
    /// The entry of a Map or Set.
    public var isCollectionEntry: Bool { kind?.isCollectionEntry ?? false }
}
