/// Keeps trees from being freed recursively.
///
/// A chain of 50,000 additions is a tree 50,000 nodes deep. Were its root the only owner, letting go of it would recurse
/// through all of them and overflow the stack. So the parser hands every node at a regular depth to an object of this
/// class as well, children before parents. Freed after the tree and from the last to the first, no node ever takes more
/// than a few levels with it.
final class NodeAnchors {
    /// How many levels may hang together.
    static var interval: Int { 64 }

    private var nodes: [AnyObject] = []

    func add(_ node: AnyObject) { nodes.append(node) }

    deinit {
        while nodes.popLast() != nil {}
    }
}
