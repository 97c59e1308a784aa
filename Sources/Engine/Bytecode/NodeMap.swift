/// What belongs to the nodes of a syntax tree, by node. (As a Swift dictionary each of these would cost a tenth of what starting Leash
/// does, since the type of one is made when it is first used.)
///
/// It is a view of a storage, to be made where it is used: what held it would have to make its type, too.
struct NodeMap<Content: AnyObject> {
    private let storage: NodeStorage
    @inline(__always) init(_ storage: NodeStorage) { self.storage = storage }

    subscript(node: AnyObject) -> Content? {
        get { storage.content(of: node).map { unsafeDowncast($0, to: Content.self) } }
        nonmutating set { if let newValue { storage.insert(newValue, for: node) } }
    }

    /// In the order in which they came. The nodes must still be there.
    func forEach(_ body: (AnyObject, Content) -> Void) {
        storage.forEach { body($0, unsafeDowncast($1, to: Content.self)) }
    }
}

/// The same for contents of any class. The nodes are the caller's to keep.
final class NodeStorage {
    private var numbers: WordTable?
    private var contents: [AnyObject] = []
    private var nodes: [Unmanaged<AnyObject>] = []

    deinit { numbers?.deallocate() }

    func content(of node: AnyObject) -> AnyObject? { numbers?[key(node)].map { contents[Int($0)] } }

    func insert(_ content: AnyObject, for node: AnyObject) {
        var table = numbers ?? WordTable()
        if let known = table[key(node)] {
            contents[Int(known)] = content
        } else {
            table.insert(key(node), UInt32(contents.count))
            contents.append(content)
            nodes.append(Unmanaged.passUnretained(node))
        }
        numbers = table
    }

    func forEach(_ body: (AnyObject, AnyObject) -> Void) {
        for (node, content) in zip(nodes, contents) { body(node.takeUnretainedValue(), content) }
    }

    private func key(_ node: AnyObject) -> UInt64 { UInt64(UInt(bitPattern: ObjectIdentifier(node))) }
}
