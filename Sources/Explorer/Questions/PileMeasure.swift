import Platform
import Synchronization

/// What would be free without the things of a group, and what that is made of: found in the part of the tree that hangs on their holder, for nothing
/// outside of it refers into it. Several groups are measured at a time, so nothing here asks the graph's source.
struct PileMeasure {
    private let graph: HeapGraph
    private let children: DominatedChildren
    private let waiting: EphemeronIndex
    /// By node: 0 outside, 1 in the part, 2 what lives without the things.
    private let state: Scratch<UInt8>
    /// By node: it is the program's, or was counted as what goes with that.
    private var isCounted: [Bool]
    /// What goes with the program's things without being the program's, each once.
    private var foreign: [Node] = []
    /// The part that was asked for last: groups of one holder stand often side by side.
    private var lastPart: (holder: Node?, nodes: [Node])?

    private let classes: [Int32]
    /// By class: what of a group is of it, while that is counted.
    private var contents: [Suspects.Content?] = []

    private init(_ graph: HeapGraph, _ waiting: EphemeronIndex, _ children: DominatedChildren, _ classes: [Int32], own: [Bool]) {
        isCounted = own
        self.classes = classes
        self.graph = graph
        self.children = children
        self.waiting = waiting
        state = Scratch<UInt8>(graph.count)
    }

    /// Measures all groups, and tells the bytes that go with the program's things without being the program's.
    static func measure(_ groups: inout [Suspects.Group], _ graph: HeapGraph, _ children: DominatedChildren, _ classes: [Int32], own: [Bool]) -> Int {
        if groups.isEmpty { return 0 }
        let entries = groups.map { $0.alike > 1 ? nil : weakEntries(of: $0.holder, graph) }, line = Line(), threads = min(Workers.count, groups.count)
        let waiting = EphemeronIndex(graph, Reachability.Rule())
        var foreign = [[Node]](repeating: [], count: threads)
        groups.withUnsafeMutableBufferPointer { groups in
            foreign.withUnsafeMutableBufferPointer { foreign in
                nonisolated(unsafe) let groups = groups, foreign = foreign, graph = graph, children = children, waiting = waiting, entries = entries
                Workers.perform(threads) { thread in
                    var measure = PileMeasure(graph, waiting, children, classes, own: own)
                    while let place = line.next(below: groups.count), !Interruption.isRequested { measure.measure(&groups[place], entries[place]) }
                    foreign[thread] = measure.foreign
                }
            }
        }
        // Two threads may have met the same.
        let isCounted = Scratch<Bool>(graph.count)
        var bytes = 0
        for node in foreign.joined() where !isCounted.base[Int(node)] {
            isCounted.base[Int(node)] = true
            bytes += graph.size(of: node)
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

    private mutating func measure(_ group: inout Suspects.Group, _ entries: [Entry]?) {
        let holder = group.place ?? group.holder
        let part = below(holder), state = state.base
        for node in part { state[Int(node)] = 1 }
        let items = group.items
        walk(from: holder.map { [$0] } ?? graph.roots.map(\.node), without: items, weak: nil)
        if Interruption.isRequested { return }
        count(part, &group)
        if let holder, let entries {
            for node in part { state[Int(node)] = 1 }
            walk(from: [holder], without: [], weak: (holder, entries))
            var objects = 0, bytes = 0
            for node in part where state[Int(node)] == 1 {
                bytes += graph.size(of: node)
                if graph.isObject(node) { objects += 1 }
            }
            group.ifWeak = (objects, bytes)
        }
        for node in part { state[Int(node)] = 0 }
    }

    /// The holder and all that hangs on it; without one all that is alive.
    private mutating func below(_ holder: Node?) -> [Node] {
        if let lastPart, lastPart.holder == holder { return lastPart.nodes }
        // One part may be most of the heap: never two at a time.
        lastPart = nil
        guard let holder else { return keep(children.fromAbove(), nil) }
        var part = [holder], place = 0
        while place < part.count, !Interruption.isRequested(at: place) {
            children.forEach(of: part[place]) { part.append($0) }
            place += 1
        }
        return keep(part, holder)
    }

    private mutating func keep(_ nodes: [Node], _ holder: Node?) -> [Node] {
        lastPart = (holder, nodes)
        return nodes
    }

    private func walk(from starts: [Node], without items: [Node], weak: (holder: Node, entries: [Entry])?) {
        let state = state.base, edgeStarts = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        // What is taken out counts as outside until the end.
        for node in items { state[Int(node)] = 3 }
        var queue = starts.filter { state[Int($0)] == 1 }, steps = 0
        for node in queue { state[Int(node)] = 2 }
        while let node = queue.popLast() {
            steps += 1
            if Interruption.isRequested(at: steps) { break }
            let ignored: EdgeClass = node == weak?.holder ? [.weak, .ephemeron, .entry, .entryValue] : .notStrong
            for edge in Int(edgeStarts[Int(node)])..<Int(edgeStarts[Int(node) + 1]) {
                let target = targets[edge]
                guard state[Int(target)] == 1, classes[edge].isDisjoint(with: ignored) else { continue }
                state[Int(target)] = 2
                queue.append(target)
            }
            waiting.take(node) { ephemeron in
                guard state[Int(ephemeron.value)] == 1, isAlive(ephemeron.key), isAlive(ephemeron.table) else { return }
                state[Int(ephemeron.value)] = 2
                queue.append(ephemeron.value)
            }
            if let weak, node == weak.holder { takeValues(weak.entries, &queue) }
        }
        for node in items where state[Int(node)] == 3 { state[Int(node)] = 1 }
    }

    /// The entries of a Map that is taken for weak, whose keys live outside.
    private func takeValues(_ entries: [Entry], _ queue: inout [Node]) {
        let state = state.base
        for entry in entries where state[Int(entry.value)] == 1 && state[Int(entry.key)] == 0 {
            state[Int(entry.value)] = 2
            queue.append(entry.value)
        }
    }

    private func isAlive(_ node: Node) -> Bool { state.base[Int(node)] == 0 || state.base[Int(node)] == 2 }

    private typealias Entry = (key: Node, value: Node)

    /// The entries of a Map or Set whose keys could all be held weakly; those whose values are nodes, too.
    private static func weakEntries(of holder: Node?, _ graph: HeapGraph) -> [Entry]? {
        guard let holder, graph.kind(of: holder) == .map || graph.kind(of: holder) == .set else { return nil }
        var areWeakable = true, entries: [Entry] = []
        graph.source.forEachEntry(of: holder) { key, value in
            let key = graph.source.node(of: key)
            areWeakable = key.map { graph.isObject($0) && !graph.kind(of: $0).isFunction || graph.kind(of: $0) == .symbol } ?? false
            if let key, let value = graph.source.node(of: value) { entries.append((key, value)) }
            return areWeakable
        }
        return areWeakable ? entries : nil
    }

    /// What does not live without the things, by class; what belongs to an object's stores counts as the object's.
    private mutating func count(_ part: [Node], _ group: inout Suspects.Group) {
        let state = state.base
        var found: [Int32] = [], bytes = 0, objects = 0
        for node in part where state[Int(node)] == 1 {
            let size = graph.size(of: node)
            bytes += size
            if !isCounted[Int(node)] {
                isCounted[Int(node)] = true
                foreign.append(node)
            }
            if graph.isObject(node) { objects += 1 }
            var owner = node
            while isPart(owner), let parent = children.parent(of: owner), state[Int(parent)] == 1 { owner = parent }
            let number = classes[Int(owner)]
            while contents.count <= Int(number) { contents.append(nil) }
            if contents[Int(number)] == nil {
                contents[Int(number)] = Suspects.Content(classNumber: number, example: owner)
                found.append(number)
            }
            contents[Int(number)]?.bytes += size
            if owner == node { contents[Int(number)]?.count += 1 }
        }
        group.bytes = bytes
        group.objects = objects
        group.contents = found.compactMap { contents[Int($0)] }.sorted { ($0.bytes, $1.example) > ($1.bytes, $0.example) }
        for number in found { contents[Int(number)] = nil }
    }

    private func isPart(_ node: Node) -> Bool {
        switch graph.kind(of: node) {
        case .storage, .engine, .table, .code, .hiddenClass, .descriptors, .number: true
        default: false
        }
    }
}
