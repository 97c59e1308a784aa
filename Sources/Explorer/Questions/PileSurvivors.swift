import Algorithms
import Platform

/// The ephemerons of what is alive by places in the tree, so that those of a part of it stand side by side.
struct PlacedEphemerons: Sendable {
    struct Entry: Sendable {
        let value, key, table: Int32
    }

    /// By the place of the value.
    private let entries: [Entry]

    init(_ graph: HeapGraph, _ order: DominatorOrder) {
        var entries: [Entry] = []
        for (step, entry) in graph.ephemerons.enumerated() where !entry.isStrong {
            if Interruption.isRequested(at: step) { break }
            guard let value = order.place(of: entry.value), let key = order.place(of: entry.key), let table = order.place(of: entry.table) else { continue }
            entries.append(Entry(value: Int32(truncatingIfNeeded: value), key: Int32(truncatingIfNeeded: key), table: Int32(truncatingIfNeeded: table)))
        }
        entries.sort { $0.value < $1.value }
        self.entries = entries
    }

    /// Those of one value after the other.
    func forEachValue(_ body: (ArraySlice<Entry>) -> Void) {
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].value == entries[start].value { end += 1 }
            body(entries[start..<end])
            start = end
        }
    }

    func withValues(in range: Range<Int>) -> ArraySlice<Entry> {
        entries[entries.partitioningIndex { $0.value >= range.lowerBound }..<entries.partitioningIndex { $0.value >= range.upperBound }]
    }
}

/// What of the part of the tree that hangs on a holder would live without some things that hang on it, and what would die.
///
/// What hangs on the holder directly lives or dies as a whole with all that hangs on it in turn, for whatever refers into that comes by way of it. So only
/// what refers from one such branch to another has to be looked at; and of these only those that live, until there are none left to decide on. What stands
/// between the holder and a thing is a branch by itself, and so is what hangs on that. None of this holds where a WeakMap's table stands in one branch, and a
/// key with its value in another: there each node is looked at by itself.
final class PileSurvivors {
    typealias Entry = (key: Node, value: Node)

    private let graph: HeapGraph
    private let order: DominatorOrder
    private let ephemerons: PlacedEphemerons
    /// By node, of branches or of all nodes of the part: see ``State``.
    private let states: Scratch<UInt8>
    private lazy var waiting = EphemeronIndex(graph, Reachability.Rule())

    private enum State { static let outside: UInt8 = 0, undecided: UInt8 = 1, alive: UInt8 = 2, takenOut: UInt8 = 3 }

    /// An ephemeron whose value is a branch: it lives when these two do; -1 for one that lives anyway.
    fileprivate struct Waiting {
        let branch: Int
        let other: Int
        let value: Node
    }

    fileprivate struct Branches {
        let holder: Int?
        /// In order, and where each of them ends. There may be as many as there are nodes.
        let places: [Int32], ends: [Int32]
        /// What stands between the holder and the things is a branch by itself: where a branch ends the tree does not tell.
        let isCut: Bool
        /// The things that are taken out, each a branch or none of the part.
        let items: [Node]
        /// By branch.
        var waiting: [Waiting] = []
        var isTangled = false

        /// The branch in which a place stands; -1 for the holder's own.
        func branch(of place: Int) -> Int { place == holder ? -1 : Int(places[number(of: place)]) }
        func end(of branch: Int, _ order: DominatorOrder) -> Int { isCut ? Int(ends[number(of: branch)]) : Int(order.ends.base[branch]) }
        private func number(of place: Int) -> Int { max(0, places.partitioningIndex { Int($0) > place } - 1) }
        /// The place of the first that waits for a branch.
        func firstWaiting(_ branch: Int) -> Int { waiting.partitioningIndex { $0.branch >= branch } }
    }

    /// What dies: in these ranges of places what is neither alive nor outside.
    struct Dead {
        let ranges: [Range<Int>]
        /// All of the ranges.
        let isWhole: Bool
        fileprivate let states: Scratch<UInt8>
        fileprivate let nodes: FrozenArray<Node>
        /// The places of the branches.
        fileprivate let branches: [Int32]

        @inline(__always) func contains(_ node: Node) -> Bool { isWhole || states.base[Int(node)] & 1 == 1 }
        /// To be called before the next question.
        func forget() {
            for place in branches { states.base[Int(nodes.base[Int(place)])] = State.outside }
            if !isWhole { for range in ranges { for place in range { states.base[Int(nodes.base[place])] = State.outside } } }
        }
    }

    init(_ graph: HeapGraph, _ order: DominatorOrder, _ ephemerons: PlacedEphemerons) {
        (self.graph, self.order, self.ephemerons) = (graph, order, ephemerons)
        states = Scratch(graph.count)
    }

    /// Without some of what hangs on the holder; without a holder, on the roots.
    func dead(below holder: Int?, without items: [Node]) -> Dead { dead(below: holder, items, nil) }
    /// If the holder were a WeakMap or a WeakSet with these entries.
    func dead(below holder: Int, ifWeakWith entries: [Entry]) -> Dead { dead(below: holder, [], entries) }

    private func dead(below holder: Int?, _ items: [Node], _ entries: [Entry]?) -> Dead {
        let branches = branches(of: holder, items)
        if branches.isTangled { return walkedThrough(branches, entries) }
        let nodes = order.nodes.base, states = states.base
        var undecided = branches.places.count
        for place in branches.places { states[Int(nodes[Int(place)])] = State.undecided }
        for node in branches.items where states[Int(node)] != State.takenOut {
            states[Int(node)] = State.takenOut
            undecided -= 1
        }
        spread(branches, entries, undecided)
        var ranges: [Range<Int>] = []
        for (place, end) in zip(branches.places, branches.ends) where states[Int(nodes[Int(place)])] & 1 == 1 {
            if let last = ranges.last, last.upperBound == place { ranges[ranges.count - 1] = last.lowerBound..<Int(end) } else { ranges.append(Int(place)..<Int(end)) }
        }
        return Dead(ranges: ranges, isWhole: true, states: self.states, nodes: order.nodes, branches: branches.places)
    }

    /// The branches, with what stands between the holder and the things as branches of their own.
    private func cut(below holder: Int?, _ items: [Int]) -> (places: [Int32], ends: [Int32], isCut: Bool) {
        var isOpen: Set<Int> = []
        for item in items {
            var next = Int(order.parents.base[item])
            while next >= 0, next != holder, isOpen.insert(next).inserted { next = Int(order.parents.base[next]) }
        }
        if isOpen.isEmpty {
            let places = order.children(of: holder, as: Int32.self)
            return (places, places.map { order.ends.base[Int($0)] }, false)
        }
        var places: [Int32] = [], ends: [Int32] = [], place = holder.map { $0 + 1 } ?? 0
        let end = order.range(from: holder).upperBound
        while place < end {
            places.append(Int32(truncatingIfNeeded: place))
            place = isOpen.contains(place) ? place + 1 : Int(order.ends.base[place])
            ends.append(Int32(truncatingIfNeeded: place))
        }
        return (places, ends, true)
    }

    private func branches(of holder: Int?, _ items: [Node]) -> Branches {
        let range = order.range(from: holder), inside = items.filter { order.place(of: $0).map { range.contains($0) && $0 != holder } ?? false }
        let (places, ends, isCut) = cut(below: holder, inside.compactMap(order.place))
        var branches = Branches(holder: holder, places: places, ends: ends, isCut: isCut, items: inside)
        for (step, entry) in ephemerons.withValues(in: range).enumerated() {
            if Interruption.isRequested(at: step) { break }
            let value = Int(entry.value), key = Int(entry.key), table = Int(entry.table)
            guard range.contains(key), value != holder else { continue }
            let keyBranch = branches.branch(of: key), tableBranch = range.contains(table) ? branches.branch(of: table) : -1
            if branches.branch(of: value) == value {
                let node = order.nodes.base[value]
                branches.waiting.append(Waiting(branch: keyBranch, other: tableBranch, value: node))
                if tableBranch != keyBranch { branches.waiting.append(Waiting(branch: tableBranch, other: keyBranch, value: node)) }
            } else if tableBranch >= 0, tableBranch != keyBranch {
                branches.isTangled = true
            }
        }
        branches.waiting.sort { $0.branch < $1.branch }
        return branches
    }

    /// The places of values that live by WeakMaps which die and by keys which do not, and hang on such a key: whether anybody else refers to them is not asked.
    func values(outside dead: Dead) -> [Int] {
        var found: [Int] = []
        func dies(_ place: Int32) -> Bool {
            let next = dead.ranges.partitioningIndex { $0.upperBound > Int(place) }
            return next < dead.ranges.count && dead.ranges[next].contains(Int(place)) && dead.contains(order.nodes.base[Int(place)])
        }
        ephemerons.forEachValue { entries in
            guard let first = entries.first, entries.contains(where: { dies($0.table) && order.parents.base[Int($0.value)] == $0.key }) else { return }
            if entries.allSatisfy({ dies($0.table) }), !dies(first.value), entries.contains(where: { !dies($0.key) }) { found.append(Int(first.value)) }
        }
        return found
    }

    // MARK: Branch by branch

    private func spread(_ branches: Branches, _ entries: [Entry]?, _ count: Int) {
        var undecided = count, pending: [Int32] = []
        let states = states.base, nodes = order.nodes.base, starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        func take(_ node: Node) {
            guard states[Int(node)] == State.undecided, let place = order.place(of: node) else { return }
            states[Int(node)] = State.alive
            undecided -= 1
            pending.append(Int32(truncatingIfNeeded: place))
        }
        func takeEdges(_ node: Node, _ ignored: EdgeClass) {
            for edge in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) where states[Int(targets[edge])] == State.undecided && classes[edge].isDisjoint(with: ignored) { take(targets[edge]) }
        }
        // Room that nobody touches costs nothing; to grow into it costs the system's pages again and again.
        pending.reserveCapacity(count)
        func isAlive(_ branch: Int) -> Bool { branch < 0 || states[Int(nodes[branch])] == State.alive }
        func takeWaiting(_ branch: Int) {
            var place = branches.firstWaiting(branch)
            while place < branches.waiting.count, branches.waiting[place].branch == branch {
                if isAlive(branches.waiting[place].other) { take(branches.waiting[place].value) }
                place += 1
            }
        }
        if let holder = branches.holder {
            takeEdges(nodes[holder], entries == nil ? .notStrong : [.weak, .ephemeron, .entry, .entryValue])
            let range = order.range(from: holder)
            // The entries of a Map that is taken for weak, whose keys live outside.
            for entry in entries ?? [] where order.place(of: entry.key).map({ !range.contains($0) }) ?? true { take(entry.value) }
        } else {
            for (_, root) in graph.roots { take(root) }
        }
        takeWaiting(-1)
        while undecided > 0, let next = pending.popLast() {
            let branch = Int(next)
            for place in branch..<branches.end(of: branch, order) {
                if Interruption.isRequested(at: place) { return }
                takeEdges(nodes[place], .notStrong)
            }
            takeWaiting(branch)
        }
    }

    // MARK: Node by node

    private func walkedThrough(_ branches: Branches, _ entries: [Entry]?) -> Dead {
        let range = order.range(from: branches.holder), states = states.base, nodes = order.nodes.base
        for place in range { states[Int(nodes[place])] = State.undecided }
        for node in branches.items { states[Int(node)] = State.takenOut }
        let holder = branches.holder.map { nodes[$0] }
        walk(from: holder.map { [$0] } ?? graph.roots.map(\.node), weak: holder.flatMap { holder in entries.map { (holder, $0) } })
        return Dead(ranges: [range], isWhole: false, states: self.states, nodes: order.nodes, branches: [])
    }

    private func walk(from starts: [Node], weak: (holder: Node, entries: [Entry])?) {
        let states = states.base, edgeStarts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        var queue: [Node] = [], steps = 0
        func take(_ node: Node) {
            guard states[Int(node)] == State.undecided else { return }
            states[Int(node)] = State.alive
            queue.append(node)
        }
        for node in starts { take(node) }
        while let node = queue.popLast() {
            steps += 1
            if Interruption.isRequested(at: steps) { break }
            let ignored: EdgeClass = node == weak?.holder ? [.weak, .ephemeron, .entry, .entryValue] : .notStrong
            for edge in Int(edgeStarts[Int(node)])..<Int(edgeStarts[Int(node) + 1]) where states[Int(targets[edge])] == State.undecided {
                if classes[edge].isDisjoint(with: ignored) { take(targets[edge]) }
            }
            waiting.take(node) { ephemeron in if isAlive(ephemeron.key), isAlive(ephemeron.table) { take(ephemeron.value) } }
            guard let weak, node == weak.holder else { continue }
            for entry in weak.entries where states[Int(entry.key)] == State.outside { take(entry.value) }
        }
    }

    private func isAlive(_ node: Node) -> Bool { states.base[Int(node)] & 1 == 0 }
}
