import Platform

/// The nodes of a graph in order, as long as nobody gives the question up (``Interruption``): a loop over them then just ends. What needs them all, or two
/// loops that have to agree, asks afterwards whether that was so.
public struct HeapNodes: Sequence, Sendable {
    let count: Int

    public struct Iterator: IteratorProtocol {
        private var place: Int
        private let count: Int

        fileprivate init(_ count: Int) { (place, self.count) = (0, count) }

        @inline(__always) public mutating func next() -> Node? {
            if place == count || Interruption.isRequested(at: place) { return nil }
            defer { place += 1 }
            return Node(truncatingIfNeeded: place)
        }
    }

    public func makeIterator() -> Iterator { Iterator(count) }
    public var underestimatedCount: Int { count }
}
