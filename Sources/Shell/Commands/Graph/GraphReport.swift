/// A picture of the heap as a value: what `graph` draws, and what it writes into files.
///
/// The nodes and edges make a forest that can be drawn from top to bottom: begin with the roots, and follow the edges of each node in
/// their order. Where an edge `drawsTarget`, the target's own edges hang there; all other edges to it only mention it.
public struct GraphReport: CommandReport {
    public static let command = "graph"
    public var roots: [Root] = []
    /// The position of each is its number in the edges.
    public var nodes: [Node] = []
    public var edges: [Edge] = []
    /// The node that was asked for: `graph X`.
    public var subject: Int?
    /// Who refers to the subject: those who hold it first, then those who mention it.
    public var holders: [Holder] = []
    /// Holders beyond the first twelve.
    public var omittedHolders = 0
    /// How much is not shown.
    public var notes: [String] = []
    /// Plain characters were asked for.
    public var usesASCII = false

    public init() {}

    public struct Node: Codable, Equatable, Sendable {
        public enum Kind: String, Codable, CaseIterable, Sendable {
            case object, array, function, map, set, weakMap, weakSet, weakRef, finalizationRegistry, symbol
            /// The variables that closures see.
            case closure
            /// A value that has no identity: a string, a number, a built-in.
            case value
            /// So many more of the same, or functions that hold nothing.
            case group
        }
        public var kind: Kind
        /// `{ name: 'Snickers' }`, `closure of makeCounter { count: 0 }`, `… 997 more of the same: { id, name }`
        public var label: String
        public var number: Int?
        /// What it is called where it is mentioned again: `#1`, `@2`. Nil where nobody needs to.
        public var mark: String?
        /// The variables that name it.
        public var names: [String]
        public var fate: Fate
        /// `leak: only strong leads to it`, `doomed: the next gc takes it`
        public var remark: String?
        /// How many references of it are not drawn.
        public var hiddenReferences: Int
        /// For a group: how many it stands for.
        public var count: Int?

        /// `#1 { name: 'Snickers' }`
        public var text: String { Phrase.labelled(mark, label) }

        /// What stands at an edge that only mentions it: `#1 (dog1)`, `@2 closure of f`.
        public var mention: String {
            guard let mark else { return label }
            if !names.isEmpty { return "\(mark) (\(names.prefix(3).joined(separator: ", ")))" }
            return number == nil ? "\(mark) \(label)" : mark
        }
    }

    public struct Edge: Codable, Equatable, Sendable {
        public enum Kind: String, Codable, CaseIterable, Sendable {
            case strong
            /// A mention, which holds nothing.
            case weak
            /// The value of a weak entry: holds while the key lives.
            case ephemeron
        }
        public var from: Int
        public var to: Int
        /// `.owner`, `[3]`, `key`, `count`; empty where there is nothing to say.
        public var label: String
        public var kind: Kind
        /// For an ephemeron: the key's node.
        public var key: Int?
        public var drawsTarget: Bool
    }

    public struct Root: Codable, Equatable, Sendable {
        public enum Kind: String, Codable, CaseIterable, Sendable {
            case variables
            /// What was asked for.
            case subject
            /// Nothing holds it.
            case doomed
            /// Held by the engine, or by what pictures leave out; `names` says what.
            case other
        }
        public var kind: Kind
        /// `dog1`, `best`
        public var names: [String]
        public var node: Int
    }

    /// There are edges that do not hold by themselves.
    public var hasWeakEdges: Bool { edges.contains { $0.kind != .strong } || holders.contains(where: \.isWeak) }
    public var hasEphemerons: Bool { edges.contains { $0.kind == .ephemeron } }
    public var isEmpty: Bool { roots.isEmpty }

    /// `while #2 lives`; nil for what is no ephemeron.
    public func condition(of edge: Edge) -> String? {
        edge.key.map { "while \(nodes[$0].mark ?? nodes[$0].label) lives" }
    }
}
