/// What a person wants to see of a heap, picked from its graph: the variables, what they lead to, what is doomed, what leaks.
///
/// Boxes are objects, the variables of closures, and values that stand in a collection. Lines lead from one to another; each box is
/// drawn once, at the line with ``Line/drawsTarget``, and only mentioned by all other lines to it. What is left out: built-ins,
/// code, hidden classes, the methods of classes and the objects that hold them, unless something hangs on them.
///
/// However large the heap is, a picture has at most ``Limits/lines`` lines: repeated structure is folded, the rest is counted.
public struct HeapPicture {
    public struct Box {
        public enum Kind: Sendable {
            /// An object, a symbol, an environment.
            case cell
            /// A string, a number, a built-in: the text of a value that has no box of its own.
            case value
            /// So many more of the same.
            case fold(count: Int)
            /// So many functions that hold nothing.
            case functions(count: Int)
        }
        public let kind: Kind
        /// The node; -1 for what is none.
        public let node: Node
        public internal(set) var label = ""
        public internal(set) var fate = Fate.alive
        /// The variables that name it.
        public internal(set) var names: [String] = []
        /// References of it that the picture leaves out.
        public internal(set) var hiddenReferences = 0
        /// How many lines it is away from where the picture starts; -1 while nothing draws it.
        var depth = -1
    }

    public enum Nature: Sendable, Equatable {
        case strong
        /// A mention.
        case weak
        /// Holds while the key, the box with this number, is alive.
        case ephemeron(key: Int)
    }

    public struct Line {
        public let from: Int
        public let to: Int
        /// `.owner`, `[3]`, `key`, `count`
        public let label: String
        public let nature: Nature
        /// The entry of a Map or Set.
        public let isEntry: Bool
        /// For an entry's value: the box of the key.
        public let key: Int?
        /// The target's own lines hang here.
        public internal(set) var drawsTarget: Bool
    }

    public struct Root {
        public enum Kind: Sendable {
            case named
            /// What the picture is about.
            case subject
            /// Nothing holds it.
            case doomed
            /// Held, though by no variable: the name says by what.
            case other
        }
        public let kind: Kind
        public internal(set) var names: [String]
        public let box: Int
    }

    public struct Limits: Sendable {
        public var depth = 10
        public var lines = 64

        public init() {}

        /// A deeper picture may be longer, too.
        public init(depth: Int) {
            self.depth = depth
            lines = min(64 + 20 * depth, 600)
        }
    }

    public internal(set) var boxes: [Box] = []
    /// In the order in which they are drawn under the box that they come from.
    public internal(set) var lines: [Line] = []
    public internal(set) var roots: [Root] = []
    /// Names, and objects that nothing holds, for which there was no room.
    public internal(set) var omittedRoots = 0
    public internal(set) var omittedDoomed = 0
    /// Something is left out, in a fold or beyond the depth.
    public internal(set) var isCut = false

    init() {}
}

/// What pictures are made from. A class: copies of a graph, made for each of a million elements, would cost more than all the rest.
public final class HeapScene {
    public let graph: HeapGraph
    public let reachability: Reachability
    let fates: Fates
    let naming: Naming

    /// `fates`: where somebody knows what the program let go of; `naming`: where somebody has found names before. Linear.
    public init(_ graph: HeapGraph, _ fates: Fates? = nil, _ naming: Naming? = nil) {
        self.graph = graph
        reachability = naming?.reachability ?? graph.reachability()
        self.fates = fates ?? Fates(graph, reachability)
        self.naming = naming ?? Naming(graph, reachability)
    }

    /// The whole heap, as far as there is room. `told` are objects that people have heard of, in order: they are not left out because
    /// no variable leads to them.
    public func picture(told: [Node], limits: HeapPicture.Limits = HeapPicture.Limits()) -> HeapPicture {
        var picker = HeapPicker(self, limits)
        picker.pickAll(told: told)
        return picker.finish()
    }

    /// What one object leads to.
    public func picture(of node: Node, limits: HeapPicture.Limits = HeapPicture.Limits()) -> HeapPicture {
        var picker = HeapPicker(self, limits)
        picker.pick(from: node)
        return picker.finish()
    }

    /// Who refers to the object, in words: strong references first.
    public func holds(on node: Node) -> [Hold] {
        let holds = naming.holds(on: [node])[0]
        return holds.filter { !$0.isWeak } + holds.filter(\.isWeak)
    }

    public func words(for hold: Hold) -> (name: String, role: String?) { naming.words(for: hold) }

    /// The objects that the program made and that are alive. Linear.
    public func objectCount() -> Int {
        var count = 0
        for node in graph.nodes where reachability.reaches(node) && graph.isObject(node) && !graph.source.isBuiltIn(node) { count += 1 }
        return count
    }
}
