import Platform

/// What of the part of the tree that hangs on a holder would live without some things that hang on it, and what would die.
///
/// What hangs on the holder directly lives or dies as a whole with all that hangs on it in turn, for whatever refers into that comes by way of it. So only
/// what refers from one such branch to another has to be looked at; and of these only those that live, until there are none left to decide on. That does
/// not hold where a WeakMap's table stands in one branch, and a key with its value in another: there each node is looked at by itself.
final class PileSurvivors {
    typealias Entry = (key: Node, value: Node)

    private let graph: HeapGraph
    private let order: DominatorOrder
    /// By node, of branches or of all nodes of the part: see ``State``.
    private let states: Scratch<UInt8>
    /// The branches that were asked for last: groups of one holder stand often side by side.
    private var last: Branches?
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
        /// In order.
        let places: [Int]
        /// By branch.
        var waiting: [Waiting] = []
        var isTangled = false

        /// The branch in which a place stands; -1 for the holder's own.
        func branch(of place: Int) -> Int {
            if place == holder { return -1 }
            var low = 0, high = places.count
            while low < high {
                let middle = (low + high) / 2
                if places[middle] <= place { low = middle + 1 } else { high = middle }
            }
            return low == 0 ? -1 : places[low - 1]
        }
    }

    /// What dies: in these ranges of places what is neither alive nor outside.
    struct Dead {
        let ranges: [Range<Int>]
        /// All of the ranges.
        fileprivate let isWhole: Bool
        fileprivate let states: Scratch<UInt8>
        fileprivate let touched: [Node]

        @inline(__always) func contains(_ node: Node) -> Bool { isWhole || states.base[Int(node)] & 1 == 1 }
        /// To be called before the next question.
        func forget() { for node in touched { states.base[Int(node)] = State.outside } }
    }

    init(_ graph: HeapGraph, _ order: DominatorOrder) {
        (self.graph, self.order) = (graph, order)
        states = Scratch(graph.count)
    }

    /// Without some of what hangs on the holder; without a holder, on the roots.
    func dead(below holder: Int?, without items: [Node]) -> Dead { dead(below: holder, items, nil) }
    /// If the holder were a WeakMap or a WeakSet with these entries.
    func dead(below holder: Int, ifWeakWith entries: [Entry]) -> Dead { dead(below: holder, [], entries) }

    private func dead(below holder: Int?, _ items: [Node], _ entries: [Entry]?) -> Dead {
        let branches = branches(of: holder)
        if branches.isTangled { return walkedThrough(branches, items, entries) }
        let nodes = order.nodes.base, states = states.base
        for place in branches.places { states[Int(nodes[place])] = State.undecided }
        for node in items { states[Int(node)] = State.takenOut }
        spread(branches, undecided: branches.places.count - items.count, entries)
        var ranges: [Range<Int>] = []
        for place in branches.places where states[Int(nodes[place])] & 1 == 1 {
            let range = order.range(from: place)
            if let last = ranges.last, last.upperBound == place { ranges[ranges.count - 1] = last.lowerBound..<range.upperBound } else { ranges.append(range) }
        }
        return Dead(ranges: ranges, isWhole: true, states: self.states, touched: branches.places.map { nodes[$0] })
    }

    private func branches(of holder: Int?) -> Branches {
        if let last, last.holder == holder { return last }
        var branches = Branches(holder: holder, places: order.children(of: holder))
        let range = order.range(from: holder)
        for (step, entry) in graph.ephemerons.enumerated() where !entry.isStrong {
            if Interruption.isRequested(at: step) { break }
            guard let value = order.place(of: entry.value), let key = order.place(of: entry.key), let table = order.place(of: entry.table),
                  range.contains(value), range.contains(key), value != holder else { continue }
            let keyBranch = branches.branch(of: key), tableBranch = range.contains(table) ? branches.branch(of: table) : -1
            if branches.branch(of: value) == value {
                branches.waiting.append(Waiting(branch: keyBranch, other: tableBranch, value: entry.value))
                if tableBranch != keyBranch { branches.waiting.append(Waiting(branch: tableBranch, other: keyBranch, value: entry.value)) }
            } else if tableBranch >= 0, tableBranch != keyBranch {
                branches.isTangled = true
            }
        }
        branches.waiting.sort { $0.branch < $1.branch }
        last = branches
        return branches
    }

    // MARK: Branch by branch

    private func spread(_ branches: Branches, undecided: Int, _ entries: [Entry]?) {
        var undecided = undecided, pending: [Int] = []
        let states = states.base, nodes = order.nodes.base, starts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        func take(_ node: Node) {
            guard states[Int(node)] == State.undecided, let place = order.place(of: node) else { return }
            states[Int(node)] = State.alive
            undecided -= 1
            pending.append(place)
        }
        func takeEdges(_ node: Node, _ ignored: EdgeClass) {
            for edge in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) where states[Int(targets[edge])] == State.undecided && classes[edge].isDisjoint(with: ignored) { take(targets[edge]) }
        }
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
        while undecided > 0, let branch = pending.popLast() {
            for place in order.range(from: branch) {
                if Interruption.isRequested(at: place) { return }
                takeEdges(nodes[place], .notStrong)
            }
            takeWaiting(branch)
        }
    }

    // MARK: Node by node

    private func walkedThrough(_ branches: Branches, _ items: [Node], _ entries: [Entry]?) -> Dead {
        let range = order.range(from: branches.holder), states = states.base, nodes = order.nodes.base
        for place in range { states[Int(nodes[place])] = State.undecided }
        for node in items { states[Int(node)] = State.takenOut }
        let holder = branches.holder.map { nodes[$0] }
        walk(from: holder.map { [$0] } ?? graph.roots.map(\.node), weak: holder.flatMap { holder in entries.map { (holder, $0) } })
        return Dead(ranges: [range], isWhole: false, states: self.states, touched: range.map { nodes[$0] })
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

extension PileSurvivors.Branches {
    /// The place of the first that waits for a branch.
    fileprivate func firstWaiting(_ branch: Int) -> Int {
        var low = 0, high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].branch < branch { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
