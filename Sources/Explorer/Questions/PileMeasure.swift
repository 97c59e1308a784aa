import Platform
import Synchronization

/// What would be free without the things of a group, and what that is made of: found in the part of the tree that hangs on their holder, for nothing
/// outside of it refers into it. Several groups are measured at a time, so nothing here asks the graph's source.
struct PileMeasure {
    private let graph: HeapGraph
    private let order: DominatorOrder
    private let facts: PlaceFacts
    private let survivors: PileSurvivors
    /// By place: it would go with the program's things.
    private let isCounted: NodeBits
    /// By class: what of a group is of it, while that is counted.
    private var tallies: [Tally] = []

    private struct Tally {
        var count = 0, bytes = 0
        /// The place of the example, and how far below the holder it stands.
        var example = 0, depth = 0

        mutating func add(_ place: Int, _ depth: Int) {
            if count == 0 || depth < self.depth { (example, self.depth) = (place, depth) }
            count += 1
        }
    }

    private init(_ graph: HeapGraph, _ order: DominatorOrder, _ facts: PlaceFacts, _ ephemerons: PlacedEphemerons, _ isCounted: NodeBits) {
        (self.graph, self.order, self.facts, self.isCounted) = (graph, order, facts, isCounted)
        survivors = PileSurvivors(graph, order, ephemerons)
    }

    /// Measures all groups, and tells the bytes that go with the program's things without being the program's.
    static func measure(_ groups: inout [Suspects.Group], _ graph: HeapGraph, _ order: DominatorOrder, _ facts: PlaceFacts, own: Scratch<Bool>) -> Int {
        if groups.isEmpty { return 0 }
        let entries = groups.map { $0.alike > 1 ? nil : weakEntries(of: $0.holder, graph) }, line = Line(), threads = min(Workers.count, groups.count)
        let ephemerons = PlacedEphemerons(graph, order)
        // Each thread has its own: two may meet the same.
        let counted = (0..<threads).map { _ in NodeBits(count: order.count) }
        var values = [[Int]](repeating: [], count: groups.count)
        groups.withUnsafeMutableBufferPointer { groups in
            values.withUnsafeMutableBufferPointer { values in
                nonisolated(unsafe) let groups = groups, values = values, graph = graph, order = order
                Workers.perform(threads) { thread in
                    var measure = PileMeasure(graph, order, facts, ephemerons, counted[thread])
                    while let place = line.next(below: groups.count), !Interruption.isRequested { values[place] = measure.measure(&groups[place], entries[place]) }
                }
            }
        }
        if values.contains(where: { !$0.isEmpty }) { addValues(values, to: &groups, graph, order, facts, counted[0]) }
        var bytes = 0
        for place in 0..<order.count where !own.base[place] && counted.contains(where: { $0.contains(Node(truncatingIfNeeded: place)) }) { bytes += facts.size(place) }
        return bytes
    }

    /// Which group is next.
    private final class Line: Sendable {
        private let taken = Atomic<Int>(0)

        func next(below count: Int) -> Int? {
            let place = taken.wrappingAdd(1, ordering: .relaxed).oldValue
            return place < count ? place : nil
        }
    }

    /// What it gives back are the places of values that go with WeakMaps of the group, and hang on keys outside of it.
    private mutating func measure(_ group: inout Suspects.Group, _ entries: [PileSurvivors.Entry]?) -> [Int] {
        let place = (group.place ?? group.holder).flatMap(order.place), holder = group.holder.flatMap(order.place)
        let dead = survivors.dead(below: place, without: group.items)
        count(dead, below: place, &group)
        let values = survivors.values(outside: dead)
        dead.forget()
        guard let holder, let entries, !Interruption.isRequested else { return values }
        let weak = survivors.dead(below: holder, ifWeakWith: entries)
        var objects = 0, bytes = 0
        for range in weak.ranges {
            for place in range {
                if Interruption.isRequested(at: place) { return [] }
                guard weak.isWhole || weak.contains(order.nodes.base[place]) else { continue }
                bytes += facts.size(place)
                if facts.kinds.base[place].isObject { objects += 1 }
            }
        }
        group.ifWeak = (objects, bytes)
        weak.forget()
        return values
    }

    /// A value that hangs on its key and that nobody else refers to dies with the WeakMap, too. One more look at all references tells who is referred to.
    private static func addValues(_ values: [[Int]], to groups: inout [Suspects.Group], _ graph: HeapGraph, _ order: DominatorOrder, _ facts: PlaceFacts, _ isCounted: NodeBits) {
        let all = Set(values.joined()), nodes = order.nodes.base, isHeld = Scratch<Bool>(graph.count)
        for source in graph.sources(of: all.map { nodes[$0] }) {
            graph.forEachEdge(of: source) { target, edge in if edge.isDisjoint(with: .notStrong) { isHeld.base[Int(target)] = true } }
        }
        for (number, places) in values.enumerated() {
            // Of what a part is a part stands before it.
            var contents = groups[number].contents, owner = 0
            for place in places where !isHeld.base[Int(nodes[place])] {
                for part in order.range(from: place) {
                    if Interruption.isRequested(at: part) { return }
                    let size = facts.size(part)
                    groups[number].bytes += size
                    isCounted.insert(Node(truncatingIfNeeded: part))
                    if facts.kinds.base[part].isObject { groups[number].objects += 1 }
                    if isPart(facts.kinds.base[part]), owner < contents.count { contents[owner].bytes += size } else { owner = add(part, size, to: &contents, order, facts) }
                }
            }
            groups[number].contents = contents.sorted { ($0.bytes, $1.example) > ($1.bytes, $0.example) }
        }
    }

    /// The entries of a Map or Set whose keys could all be held weakly; those whose values are nodes, too.
    private static func weakEntries(of holder: Node?, _ graph: HeapGraph) -> [PileSurvivors.Entry]? {
        guard let holder, graph.kind(of: holder) == .map || graph.kind(of: holder) == .set else { return nil }
        var areWeakable = true, entries: [PileSurvivors.Entry] = []
        graph.source.forEachEntry(of: holder) { key, value in
            let key = graph.source.node(of: key)
            areWeakable = key.map { graph.isObject($0) && !graph.kind(of: $0).isFunction || graph.kind(of: $0) == .symbol } ?? false
            if let key, let value = graph.source.node(of: value) { entries.append((key, value)) }
            return areWeakable
        }
        return areWeakable ? entries : nil
    }

    private static func add(_ place: Int, _ size: Int, to contents: inout [Suspects.Content], _ order: DominatorOrder, _ facts: PlaceFacts) -> Int {
        let number = facts.classes.base[place]
        if let known = contents.firstIndex(where: { $0.classNumber == number }) {
            contents[known].count += 1
            contents[known].bytes += size
            return known
        }
        contents.append(Suspects.Content(classNumber: number, count: 1, bytes: size, example: order.nodes.base[place]))
        return contents.count - 1
    }

    /// One on the way down to a node.
    private struct Above {
        let place: Int
        /// The place behind all that hangs on it.
        let end: Int
        let depth: Int
        /// Of the object that it is, or is a part of; -1 for one that lives.
        let owner: Int32
    }

    /// What does not live without the things, by class; what belongs to an object's stores counts as the object's.
    private mutating func count(_ dead: PileSurvivors.Dead, below holder: Int?, _ group: inout Suspects.Group) {
        var found: [Int32] = [], bytes = 0, objects = 0, above: [Above] = []
        let nodes = order.nodes.base, ends = order.ends.base, parents = order.parents.base
        let facts = facts, kinds = facts.kinds.base, classes = facts.classes.base
        for range in dead.ranges {
            for place in range {
                if Interruption.isRequested(at: place) { return }
                while let last = above.last, last.end <= place { above.removeLast() }
                let end = Int(ends[place]), parent = Int(parents[place])
                // A way down that goes by what lives is not in the ranges.
                let next = above.last.flatMap { $0.place == parent ? $0 : nil }, depth = next.map { $0.depth + 1 } ?? depth(of: place, below: holder)
                guard dead.isWhole || dead.contains(nodes[place]) else {
                    if end > place + 1 { above.append(Above(place: place, end: end, depth: depth, owner: -1)) }
                    continue
                }
                let size = facts.size(place)
                bytes += size
                if kinds[place].isObject { objects += 1 }
                isCounted.insert(Node(truncatingIfNeeded: place))
                var owner = PileMeasure.isPart(kinds[place]) ? next?.owner ?? -1 : -1
                if owner < 0 {
                    owner = classes[place]
                    add(place, owner, depth, &found)
                }
                tallies[Int(owner)].bytes += size
                if end > place + 1 { above.append(Above(place: place, end: end, depth: depth, owner: owner)) }
            }
        }
        group.bytes = bytes
        group.objects = objects
        group.contents = found.map { number in
            let tally = tallies[Int(number)]
            return Suspects.Content(classNumber: number, count: tally.count, bytes: tally.bytes, example: nodes[tally.example])
        }.sorted { ($0.bytes, $1.example) > ($1.bytes, $0.example) }
        for number in found { tallies[Int(number)] = Tally() }
    }

    private func depth(of place: Int, below holder: Int?) -> Int {
        var depth = 0, next = Int(order.parents.base[place])
        while next >= 0, next != holder {
            depth += 1
            next = Int(order.parents.base[next])
        }
        return depth
    }

    /// One more of a class. The example is one of those that stand nearest to the holder.
    private mutating func add(_ place: Int, _ number: Int32, _ depth: Int, _ found: inout [Int32]) {
        while tallies.count <= Int(number) { tallies.append(Tally()) }
        if tallies[Int(number)].count == 0 { found.append(number) }
        tallies[Int(number)].add(place, depth)
    }

    private static func isPart(_ kind: NodeKind) -> Bool {
        switch kind {
        case .storage, .engine, .table, .code, .hiddenClass, .descriptors, .number: true
        default: false
        }
    }
}
