import Explorer
import HeapAdapter

/// Something with its sizes.
public struct SizedObject: Codable, Equatable, Sendable {
    /// `strong #3 Map(1) {…}`
    public var text: String
    public var number: Int?
    /// Bytes of it with the storage that it owns.
    public var shallowBytes: Int
    /// Bytes that are free once it is gone, by the dominator tree.
    public var retainedBytes: Int
}

extension SizedObject {
    init(_ node: Node, _ view: HeapView, _ tree: Dominators) {
        self.init(text: view.description(node), number: view.number(node), shallowBytes: view.graph.source.size(of: node),
                  retainedBytes: tree.retainedSize(of: node))
    }
}

extension HeapView {
    /// How an ephemeron's value is counted in a dominator tree: only where there are some.
    var sizeNotes: [String] {
        guard graph.hasEphemerons else { return [] }
        return ["a WeakMap's value dies with its key or with the map, and a tree has one place for it: it is counted under its key · inspect X is exact"]
    }
}
