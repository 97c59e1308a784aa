import Platform
import Synchronization

/// What would be free without the things of a group, and what that is made of: found in the part of the tree that hangs on their holder, for nothing
/// outside of it refers into it. Several groups are measured at a time, so nothing here asks the graph's source.
struct PileMeasure {
    private let graph: HeapGraph
    private let order: DominatorOrder
    /// By node: its class.
    private let classes: Scratch<Int32>
    private let survivors: PileSurvivors
    /// By place: it is the program's, or was counted as what goes with that.
    private let isCounted: Scratch<Bool>
    /// Places of what goes with the program's things without being the program's, each once.
    private var foreign: [Int] = []
    /// By class: what of a group is of it, while that is counted.
    private var contents: [Suspects.Content?] = []
    /// By class: how far below the holder the example stands.
    private var depths: [Int] = []

    private init(_ graph: HeapGraph, _ order: DominatorOrder, _ classes: Scratch<Int32>, _ ephemerons: PlacedEphemerons, own: Scratch<Bool>) {
        (self.graph, self.order, self.classes) = (graph, order, classes)
        survivors = PileSurvivors(graph, order, ephemerons)
        isCounted = Scratch(order.count)
        isCounted.base.update(from: own.base, count: order.count)
    }

    /// Measures all groups, and tells the bytes that go with the program's things without being the program's.
    static func measure(_ groups: inout [Suspects.Group], _ graph: HeapGraph, _ order: DominatorOrder, _ classes: Scratch<Int32>, own: Scratch<Bool>) -> Int {
        if groups.isEmpty { return 0 }
        let entries = groups.map { $0.alike > 1 ? nil : weakEntries(of: $0.holder, graph) }, line = Line(), threads = min(Workers.count, groups.count)
        let ephemerons = PlacedEphemerons(graph, order)
        var foreign = [[Int]](repeating: [], count: threads)
        groups.withUnsafeMutableBufferPointer { groups in
            foreign.withUnsafeMutableBufferPointer { foreign in
                nonisolated(unsafe) let groups = groups, foreign = foreign, graph = graph, order = order
                Workers.perform(threads) { thread in
                    var measure = PileMeasure(graph, order, classes, ephemerons, own: own)
                    while let place = line.next(below: groups.count), !Interruption.isRequested { measure.measure(&groups[place], entries[place]) }
                    foreign[thread] = measure.foreign
                }
            }
        }
        // Two threads may have met the same.
        let isCounted = Scratch<Bool>(order.count)
        var bytes = 0
        for place in foreign.joined() where !isCounted.base[place] {
            isCounted.base[place] = true
            bytes += graph.size(of: order.nodes.base[place])
        }
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

    private mutating func measure(_ group: inout Suspects.Group, _ entries: [PileSurvivors.Entry]?) {
        let place = (group.place ?? group.holder).flatMap(order.place), holder = group.holder.flatMap(order.place)
        let dead = survivors.dead(below: place, without: group.items)
        count(dead, below: place, &group)
        dead.forget()
        guard let holder, let entries, !Interruption.isRequested else { return }
        let weak = survivors.dead(below: holder, ifWeakWith: entries)
        var objects = 0, bytes = 0
        for range in weak.ranges {
            for place in range {
                if Interruption.isRequested(at: place) { return }
                let node = order.nodes.base[place]
                guard weak.contains(node) else { continue }
                bytes += graph.size(of: node)
                if graph.isObject(node) { objects += 1 }
            }
        }
        group.ifWeak = (objects, bytes)
        weak.forget()
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
        for place in dead.ranges.joined() {
            if Interruption.isRequested(at: place) { return }
            while let last = above.last, last.end <= place { above.removeLast() }
            let node = order.nodes.base[place], end = Int(order.ends.base[place]), parent = Int(order.parents.base[place])
            // A way down that goes by what lives is not in the ranges.
            let next = above.last.flatMap { $0.place == parent ? $0 : nil }, depth = next.map { $0.depth + 1 } ?? depth(of: place, below: holder)
            guard dead.contains(node) else {
                if end > place + 1 { above.append(Above(place: place, end: end, depth: depth, owner: -1)) }
                continue
            }
            let size = graph.size(of: node)
            bytes += size
            if graph.isObject(node) { objects += 1 }
            if !isCounted.base[place] {
                isCounted.base[place] = true
                foreign.append(place)
            }
            var owner = isPart(node) ? next?.owner ?? -1 : -1
            if owner < 0 {
                owner = classes.base[Int(node)]
                add(node, owner, depth, &found)
            }
            contents[Int(owner)]?.bytes += size
            if end > place + 1 { above.append(Above(place: place, end: end, depth: depth, owner: owner)) }
        }
        group.bytes = bytes
        group.objects = objects
        group.contents = found.compactMap { contents[Int($0)] }.sorted { ($0.bytes, $1.example) > ($1.bytes, $0.example) }
        for number in found { contents[Int(number)] = nil }
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
    private mutating func add(_ node: Node, _ number: Int32, _ depth: Int, _ found: inout [Int32]) {
        let place = Int(number)
        while contents.count <= place {
            contents.append(nil)
            depths.append(0)
        }
        let count = (contents[place]?.count ?? 0) + 1
        if count == 1 { found.append(number) }
        if count == 1 || depth < depths[place] {
            contents[place] = Suspects.Content(classNumber: number, count: count, bytes: contents[place]?.bytes ?? 0, example: node)
            depths[place] = depth
        } else {
            contents[place]?.count = count
        }
    }

    private func isPart(_ node: Node) -> Bool {
        switch graph.kind(of: node) {
        case .storage, .engine, .table, .code, .hiddenClass, .descriptors, .number: true
        default: false
        }
    }
}
