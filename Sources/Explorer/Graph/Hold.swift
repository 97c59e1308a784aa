import Engine

/// One reference to an object. Its words are made only when somebody asks (``Naming/words(for:)``).
public struct Hold: Sendable {
    /// Tells references apart from one moment to another, whatever their names are: the holder's address and the part of it.
    /// Positions do not count: an element that moves within its array is held as before.
    public struct Identity: Hashable, Sendable {
        public let source: UInt
        public let kind: EdgeKind?
        public let root: Root?
    }
    public let identity: Identity
    /// The reference with its position; nil for a root.
    public let kind: EdgeKind?
    /// The holder; nil for a root.
    public let source: Node?
    /// A mention, which does not hold.
    public let isWeak: Bool
    /// The holder is alive.
    public let isFromAlive: Bool
}

extension EdgeKind {
    /// The same without positions.
    var withoutPosition: EdgeKind {
        switch self {
        case .element: .element(0)
        case .mapKey: .mapKey(0)
        case .mapValue: .mapValue(key: .undefined, 0)
        case .setElement: .setElement(0)
        case .weakMapValue: .weakMapValue(key: .undefined)
        default: self
        }
    }
}

extension Hold {
    /// The entry of a Map or Set.
    public var isCollectionEntry: Bool {
        switch kind {
        case .mapKey, .mapValue, .setElement: true
        default: false
        }
    }
}
