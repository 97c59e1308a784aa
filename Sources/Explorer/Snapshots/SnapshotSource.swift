// What a heap snapshot is written from: nodes that are known by number, and a source that tells more of them than a graph asks.

/// The nodes of a heap without their edges, breadth first from the roots, those with names in the program before the others.
public struct HeapInventory {
    public let kinds: [NodeKind]
    /// By node: how many references and primitive values ``SnapshotSource/forEachContent(of:_:)`` tells of.
    public let contentCounts: [Int32]
    public let roots: [(root: HeapRoot, node: Node)]
    /// Each number that stands somewhere, once.
    public let numbers: [Double]
    public let source: any SnapshotSource

    public init(kinds: [NodeKind], contentCounts: [Int32], roots: [(root: HeapRoot, node: Node)], numbers: [Double], source: any SnapshotSource) {
        self.kinds = kinds
        self.contentCounts = contentCounts
        self.roots = roots
        self.numbers = numbers
        self.source = source
    }
}

/// What stands somewhere in a heap: a node, or a value that is none.
public enum SnapshotContent {
    case node(Node)
    case undefined, null, boolean(Bool)
    /// Its place in ``HeapInventory/numbers``.
    case number(Int)

    /// Of an array the primitive values of so many elements are told: a person reads no more, and a file of a million numbers would be all numbers.
    public static let mostElements = 1000
}

/// The table of a collection, which a snapshot has as an object of its own.
public struct SnapshotTable {
    public let id: UInt32
    public let size: Int
    /// Where an iterator stands in it, too.
    public let node: Node?

    public init(id: UInt32, size: Int, node: Node?) {
        self.id = id
        self.size = size
        self.node = node
    }
}

/// The code units of a string, good during the call.
public enum StringUnits {
    /// All below 256.
    case latin1(UnsafeBufferPointer<UInt8>)
    case twoByte(UnsafeBufferPointer<UInt16>)
}

/// What whoever made a heap tells of it for a snapshot.
public protocol SnapshotSource: HeapSource {
    /// The references, and the primitive values that stand where one could, in their order.
    func forEachContent(of node: Node, _ body: (EdgeName, SnapshotContent) -> Void)
    /// As a script would print it.
    func text(ofNumber number: Double) -> String
    /// Odd, as V8's are, and the same as long as the object lives.
    func snapshotID(of node: Node) -> UInt32
    func snapshotTable(of collection: Node) -> SnapshotTable?
    /// The node of the string or symbol that is a property's name.
    func node(of name: PropertyName) -> Node?
    /// For a function or its code the string that is its name, where that is a node.
    func nameNode(of node: Node) -> Node?
    /// The number that a BigInt is, with its `n`; the pattern of an expression, without its flags. Nil where that is too long, or not at hand.
    func text(of node: Node) -> String?
    /// The string was put together from two and is kept as these.
    func isConcatenation(_ string: Node) -> Bool
    /// Not called for what is kept in parts.
    func withUnits(of string: Node, _ body: (StringUnits) -> Void)
    /// A symbol's description, no more than its first units.
    func symbol(_ node: Node, longest: Int) -> (description: String?, isPrivate: Bool)
    /// Where a script has the function: the script's number, from 1; line and column from 0. Nil for built-in ones.
    func location(of function: Node) -> (script: Int, line: Int, column: Int)?
}
