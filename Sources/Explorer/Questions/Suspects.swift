// What keeps much, in a heap of which nobody knows what the program let go of: the places below which it piles up. A file has no history, so
// none of these is a leak by proof; a person who knows the program sees at once which of them should have been empty.
//
// The dominator tree is walked from the roots down. A node that holds many alike, none of which is most of the whole, is such a place: an array with
// two thousand entries, a Map, a list of listeners, the list of timers. So are many of one class that hang together (a list, a tree), and single
// things that are large by themselves. What lies below a place that was told is told with it.

import Platform

/// Where the program's memory piles up.
public struct Suspects: Sendable {
    /// How the things of a group hang on their holder.
    public enum Kind: String, Sendable, CaseIterable {
        /// Many that one holder refers to.
        case many
        /// Many of one class that refer to one another.
        case linked
        /// One thing that is large by itself.
        case single

        /// Its place among all.
        var number: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
    }

    public struct Group: Sendable {
        public let kind: Kind
        /// Nil where no single one holds them.
        public let holder: Node?
        /// The things themselves; of those that hang together the first, of a single one itself.
        public internal(set) var items: [Node]
        /// How many things; of those that hang together all of them.
        public internal(set) var count: Int
        /// What would be free without the things: exact.
        public internal(set) var bytes: Int
        public internal(set) var objects = 0
        /// What they are made of, by class, what takes most first.
        public internal(set) var contents: [Content] = []
        /// The things are keys of a Map or elements of a Set, and as a weak one it would let go of so many objects and bytes.
        public internal(set) var ifWeak: (objects: Int, bytes: Int)?
        /// The things are listeners of one target.
        public internal(set) var listeners: Listeners?
        /// So many places of one form it stands for; of each it has the things.
        public internal(set) var alike = 1
        /// What all of them hang on, where that is not the holder.
        var place: Node?

        /// The thing at this place among all is told first: it is like most of them.
        public mutating func tellFirst(_ place: Int) { items.swapAt(0, place) }

        init(kind: Kind, holder: Node?, items: [Node], count: Int, bytes: Int, listeners: Listeners? = nil) {
            (self.kind, self.holder, self.items, self.count, self.bytes, self.listeners) = (kind, holder, items, count, bytes, listeners)
        }
    }

    public struct Content: Sendable {
        public fileprivate(set) var classNumber: Int32
        public var count = 0
        public var bytes = 0
        /// The first of the class, from above.
        public let example: Node
    }

    /// What keeps most first.
    public private(set) var groups: [Group] = []
    /// All that is the program's own, and what of the engine's would go with the things of the groups.
    public private(set) var programBytes = 0

    /// So many alike pile up.
    public static let leastCount = 8
    /// Of more nobody reads.
    public static let mostGroups = 12

    /// Linear, and a walk over what it holds for each group. `isOwn` tells what is the program's own.
    public init(_ graph: HeapGraph, _ tree: Dominators, isOwn: (Node) -> Bool) {
        self.init(Pile(graph, tree, isOwn: isOwn))
    }

    /// What was found at another time.
    init(_ groups: [Group], programBytes: Int) { (self.groups, self.programBytes) = (groups, programBytes) }

    mutating func renumberClasses(_ number: (Node) -> Int32) {
        for group in groups.indices {
            for place in groups[group].contents.indices { groups[group].contents[place].classNumber = number(groups[group].contents[place].example) }
        }
    }

    /// A walk over what it holds for each group; the pile is used up. Without one there is nothing.
    public init(_ pile: Pile?) {
        guard let pile else { return }
        let graph = pile.graph
        programBytes = pile.total
        groups = pile.merge(pile.find(atLeast: max(programBytes / 100, 512)))
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
        if groups.count > Suspects.mostGroups { groups.removeLast(groups.count - Suspects.mostGroups) }
        pile.forgetSums()
        SpareMemory.giveBack()
        programBytes += PileMeasure.measure(&groups, graph, pile.order, pile.facts, own: pile.own)
        // Of the engine's own alone no program can let go.
        groups.removeAll { group in group.objects == 0 && !group.items.contains { [.string, .bigInt, .symbol].contains(graph.kind(of: $0)) } }
        groups.sort { ($0.bytes, $1.items[0]) > ($1.bytes, $0.items[0]) }
    }
}
