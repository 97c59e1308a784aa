// What a graph does not keep in its arrays. Names, texts and previews of a million nodes would cost more than the graph, and nobody
// reads a million of them: whoever made the graph answers for the one node that is asked about. A source never keeps alive what it
// tells of.

/// A value as its source knows it, a number that means nothing to anybody else: an object, a string, `42`, `undefined`.
public struct HeapValue: Hashable, Sendable {
    public let bits: UInt64
    public init(bits: UInt64) { self.bits = bits }
}

/// What a value is, without what is in it.
public enum Portrait: Sendable {
    /// As it is written in a program: `42`, `undefined`, `Symbol(s)`.
    case primitive(String)
    /// The beginning of a string, longer than anybody shows.
    case string(String)
    /// A variable before its declaration.
    case uninitialized
    case function(name: String, isClass: Bool)
    case array(constructor: String?, length: Int)
    /// A Map or Set; `kind` is the word for it. Where `isPartial`, it may have more entries than these.
    case collection(constructor: String?, kind: String, count: Int, isPartial: Bool = false)
    case error(constructor: String?, message: String)
    case wrapper(constructor: String?, HeapValue)
    /// What has properties to show.
    case object(constructor: String?)
    /// The object that a function gives to what it makes: `Account.prototype`.
    case prototypeObject(of: String)
    /// What nobody can look into.
    case opaque(constructor: String?)
    /// What is always told by the same words: `[Map Iterator]`.
    case words(String)
    /// The variables of a function's call; empty for those of a block.
    case scope(of: String)
}

/// A property as it stands in an object.
public struct PropertyFact: Sendable {
    public enum Content: Sendable {
        case value(HeapValue)
        case accessor(hasGetter: Bool, hasSetter: Bool)

        var hasGetter: Bool { if case .accessor(hasGetter: true, hasSetter: _) = self { true } else { false } }
    }
    public let name: PropertyName
    public let content: Content
    public let isEnumerable: Bool

    public init(name: PropertyName, content: Content, isEnumerable: Bool) {
        self.name = name
        self.content = content
        self.isEnumerable = isEnumerable
    }

    /// Nil for an accessor.
    public var value: HeapValue? { if case .value(let value) = content { value } else { nil } }
}

/// Who knows values. Visitors answer whether they want to see more. Nothing here runs script or changes the heap.
public protocol ValueSource {
    func portrait(of value: HeapValue) -> Portrait
    func text(of name: PropertyName) -> String
    /// The own properties of an object, in order of creation, private ones included; those named by an index are elements.
    func forEachProperty(of object: HeapValue, _ body: (PropertyFact) -> Bool)
    /// The elements of an array, and what other objects have under an index, ascending; holes are left out.
    func forEachElement(of object: HeapValue, _ body: (Int, HeapValue) -> Bool)
}

/// Where something was made.
public struct HeapSite: Hashable, Sendable {
    /// The period that ``HeapSource/period(of:)`` tells.
    public let period: Int
    public let source: String
    /// Numbered from 1.
    public let line: Int
    public let column: Int
    public let function: String

    public init(period: Int, source: String, line: Int, column: Int, function: String) {
        self.period = period
        self.source = source
        self.line = line
        self.column = column
        self.function = function
    }
}

/// Who a graph's nodes come from.
public protocol HeapSource: AnyObject, ValueSource {
    // MARK: Facts of a node

    /// The same for an object as long as it lives, from one moment to another.
    func id(of node: Node) -> UInt64
    func node(withID id: UInt64) -> Node?
    /// In bytes, without what it refers to and with what is a part of it.
    func size(of node: Node) -> Int
    /// All sizes are multiples of this, and four thousand million of it are more than all of them together.
    var sizeUnit: Int { get }
    /// A small number for what the node is counted under, and the words for it: `Dog`, `(string)`.
    func classNumber(of node: Node) -> Int32
    func className(_ number: Int32) -> String
    /// Of two nodes of one class: they are the same thing to their engine, which counts all its own under one name.
    func isAlike(_ node: Node, _ other: Node) -> Bool
    /// A small number that is the same for objects with the same properties and the same prototype.
    func layout(of node: Node) -> Int32
    /// What people call it: `#1`, `@4711`; nil for what has no number.
    func label(of node: Node) -> String?
    /// The same where nothing else tells of it: `#1`, `Session @4711`.
    func title(of node: Node) -> String?
    /// It was there before the program.
    func isBuiltIn(_ node: Node) -> Bool
    /// When it was made; nil where nobody knows.
    func period(of node: Node) -> Int?
    func site(of node: Node) -> HeapSite?
    /// A function that a class or an object literal has for a method, a getter or a setter.
    func isMethod(_ node: Node) -> Bool
    /// For an environment the name of the function whose variables they are; empty for a block's.
    func functionName(ofEnvironment node: Node) -> String
    /// An environment each of whose variables is an anchor of the graph.
    func isNamedScope(_ node: Node) -> Bool
    /// What a module's exported variable stands in, where the variable is an anchor of the graph.
    func isNamedCell(_ node: Node) -> Bool
    /// Of a generator that is paused: the line where. Nil for all else.
    func pauseLine(of node: Node) -> Int?

    /// A function that is there for the engine alone: ways lead through it without a word.
    func isPassage(_ node: Node) -> Bool
    /// What the reference comes to where it leads into what is the engine's own: `when settled`. Nil where its name says it all.
    func passageWords(from source: Node, to target: Node) -> String?

    /// Of what the engine keeps for an object in a place of its own: whose that is, and what the target is there.
    func holder(of target: Node, in part: Node) -> (holder: Node, role: String)?

    /// Of a string that is a piece of another one, which it keeps as a whole.
    func wholeString(of node: Node) -> Node?

    // MARK: References

    /// Each reference by its name, in the order of the graph's edges; it may tell of some that the graph leaves out.
    func forEachReference(of node: Node, _ body: (EdgeName, Node) -> Void)
    /// The same of references to one node, or to some: sources that can tell these first make no names for others.
    func forEachReference(of node: Node, to target: Node, _ body: (EdgeName) -> Void)
    func forEachReference(of node: Node, where isWanted: (Node) -> Bool, _ body: (EdgeName, Node) -> Void)
    /// After so many questions about the references of one node it is worth to name them all.
    var fewQuestions: Int { get }
    /// Whether a function's own code reads a variable of an environment that it sees; nil where nobody knows.
    func reads(_ function: Node, _ variable: String, of environment: Node) -> Bool?
    /// Whether ``reads(_:_:of:)`` knows of the function's variables.
    func knowsWhatIsRead(by function: Node) -> Bool
    /// The code that the function has in common with others; nil where nobody knows.
    func code(of function: Node) -> Node?
    /// The names of the functions for whose sake an environment has a variable; they need not be alive.
    func readers(of variable: String, in environment: Node) -> [String]
    /// The node of a collection's own table, where that is one: an iterator stands in it.
    func table(of collection: Node) -> Node?

    // MARK: Values

    func value(of node: Node) -> HeapValue
    func node(of value: HeapValue) -> Node?
    /// It takes room on the heap: an object, symbol, string or BigInt.
    func isStored(_ value: HeapValue) -> Bool
    /// The entries of a Map, Set, WeakMap or WeakSet, of a registry the targets and what it will be told.
    func forEachEntry(of node: Node, _ body: (_ key: HeapValue, _ value: HeapValue) -> Bool)
    /// Whether there may be entries that ``forEachEntry(of:_:)`` does not tell.
    func hidesEntries(of node: Node) -> Bool
    /// The variables of an environment in order.
    func forEachVariable(of node: Node, _ body: (String, HeapValue) -> Bool)

    // MARK: What is on the heap beside the graph

    /// The id and kind of everything that takes up memory, garbage included, and when it was made.
    func forEachPresent(_ body: (_ id: UInt64, _ kind: NodeKind, _ period: Int?) -> Void)
}

extension HeapSource {
    public var fewQuestions: Int { 4 }
    public func isAlike(_ node: Node, _ other: Node) -> Bool { true }
    public func forEachReference(of node: Node, to target: Node, _ body: (EdgeName) -> Void) {
        forEachReference(of: node) { name, reached in if reached == target { body(name) } }
    }
    public func forEachReference(of node: Node, where isWanted: (Node) -> Bool, _ body: (EdgeName, Node) -> Void) {
        forEachReference(of: node) { name, reached in if isWanted(reached) { body(name, reached) } }
    }
    public func knowsWhatIsRead(by function: Node) -> Bool { true }
    public func code(of function: Node) -> Node? { nil }
    public func pauseLine(of node: Node) -> Int? { nil }
    public func hidesEntries(of node: Node) -> Bool { false }
    public func wholeString(of node: Node) -> Node? { nil }
    public func isPassage(_ node: Node) -> Bool { false }
    public func holder(of target: Node, in part: Node) -> (holder: Node, role: String)? { nil }
    public func passageWords(from source: Node, to target: Node) -> String? { nil }
    /// That of cells.
    public var sizeUnit: Int { 16 }
    public func isNamedScope(_ node: Node) -> Bool { false }
    public func isNamedCell(_ node: Node) -> Bool { false }
    public func title(of node: Node) -> String? { label(of: node) }
}
