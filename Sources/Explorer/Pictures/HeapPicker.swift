/// Picks what a picture shows, breadth first, until there are enough lines.
///
/// An object's own lines hang where a strong reference reaches it first. Only what no strong reference leads to hangs on an
/// ephemeron, and on a mention what is not held at all.
struct HeapPicker {
    private let scene: HeapScene
    private let limits: HeapPicture.Limits
    private var picture = HeapPicture()
    private var places: [Node: Int] = [:]
    private var names = VariableNames()
    private var room: Int
    private var queue: [Int] = []
    private var next = 0
    /// Lines that draw their target only where no stronger one does.
    private var ephemerons: [Int] = []
    private var mentions: [Int] = []
    private var plainFunctions: [Node] = []
    private var plain: Set<Node> = []

    /// Objects that nothing holds and nothing mentions: so many are shown.
    static let mostDoomed = 8

    init(_ scene: HeapScene, _ limits: HeapPicture.Limits) {
        self.scene = scene
        self.limits = limits
        room = limits.lines
        names = VariableNames(scene)
    }

    mutating func pick(from node: Node) {
        start(HeapPicture.Root(kind: .subject, names: [], box: box(of: node)))
        spread()
    }

    mutating func pickAll(told: [Node]) {
        let mostRoots = max(limits.lines * 2 / 3, 4)
        for node in names.nodes {
            // Most programs have many functions, and few of them hold anything.
            if isPlainFunction(node) {
                plainFunctions.append(node)
                plain.insert(node)
            } else if picture.roots.count < mostRoots {
                start(HeapPicture.Root(kind: .named, names: names[node], box: box(of: node)))
            } else {
                picture.omittedRoots += 1
            }
        }
        addOtherRoots()
        let reserve = told.contains { !scene.reachability.reaches($0) } ? min(HeapPicker.mostDoomed, limits.lines / 4) : 0
        room -= reserve
        spread()
        room += reserve
        addDoomed(told)
        if !picture.isCut, picture.omittedRoots == 0 { addUntold(told) }
        addPlainFunctions()
    }

    // MARK: Roots

    private mutating func start(_ root: HeapPicture.Root) {
        picture.roots.append(root)
        room -= 1
        guard picture.boxes[root.box].depth < 0 else { return }
        picture.boxes[root.box].depth = 0
        queue.append(root.box)
    }

    private func isPlainFunction(_ node: Node) -> Bool {
        scene.graph.kind(of: node) == .function && scene.references(of: node).isEmpty
    }

    /// What waits to run holds things, too.
    private mutating func addOtherRoots() {
        for (root, node) in scene.graph.roots {
            switch root {
            case .global, .variable, .builtIn, .names, .engine: continue
            default: break
            }
            guard scene.isDrawable(node), places[node] == nil, room > 0 else { continue }
            start(HeapPicture.Root(kind: .other, names: [Naming.text(of: root)], box: box(of: node)))
        }
    }

    /// Objects with which others are doomed come first, and stand for those.
    private mutating func addDoomed(_ told: [Node]) {
        let doomed = told.filter { !scene.reachability.reaches($0) }
        if doomed.isEmpty { return }
        var held = [Bool](repeating: false, count: scene.graph.count)
        for node in doomed {
            scene.graph.forEachEdge(of: node) { target, edge in if target != node, edge.isDisjoint(with: .notStrong) { held[Int(target)] = true } }
        }
        var shown = 0
        for isHeld in [false, true] {
            for node in doomed where held[Int(node)] == isHeld && !isDrawn(node) {
                if shown < HeapPicker.mostDoomed, room > 0 {
                    shown += 1
                    start(HeapPicture.Root(kind: .doomed, names: [], box: box(of: node)))
                    spread()
                } else {
                    picture.omittedDoomed += 1
                }
            }
        }
    }

    /// Objects with a number that are alive by ways that pictures leave out.
    private mutating func addUntold(_ told: [Node]) {
        for node in told where scene.reachability.reaches(node) && !isDrawn(node) && !plain.contains(node) && room > 0 {
            start(HeapPicture.Root(kind: .other, names: [scene.naming.name(of: node)], box: box(of: node)))
            spread()
        }
    }

    private mutating func addPlainFunctions() {
        let rest = plainFunctions.filter { !isDrawn($0) }
        if rest.count == 1 { return start(HeapPicture.Root(kind: .named, names: names[rest[0]], box: box(of: rest[0]))) }
        guard !rest.isEmpty else { return }
        var all: [String] = []
        for node in rest.prefix(12) { all += names[node].prefix(1) }
        if rest.count > all.count { all.append("…") }
        picture.boxes.append(HeapPicture.Box(kind: .functions(count: rest.count), node: -1, label: "\(rest.count) functions that hold nothing"))
        picture.roots.append(HeapPicture.Root(kind: .named, names: all, box: picture.boxes.count - 1))
    }

    private func isDrawn(_ node: Node) -> Bool { places[node].map { picture.boxes[$0].depth >= 0 } ?? false }

    // MARK: Boxes and lines

    private mutating func box(of node: Node) -> Int {
        if let place = places[node] { return place }
        let place = picture.boxes.count
        picture.boxes.append(HeapPicture.Box(kind: .cell, node: node, fate: scene.fates[node], names: names[node]))
        places[node] = place
        return place
    }

    /// Follows strong references first, and weak ones where they alone lead on.
    private mutating func spread() {
        var nextEphemeron = 0, nextMention = 0
        while true {
            if next < queue.count {
                expand(queue[next])
                next += 1
            } else if nextEphemeron < ephemerons.count {
                drawTarget(of: ephemerons[nextEphemeron])
                nextEphemeron += 1
            } else if nextMention < mentions.count {
                drawTarget(of: mentions[nextMention])
                nextMention += 1
            } else {
                break
            }
        }
        ephemerons = []
        mentions = []
    }

    private mutating func drawTarget(of line: Int) {
        let from = picture.lines[line].from, to = picture.lines[line].to
        guard picture.boxes[to].depth < 0 else { return }
        picture.lines[line].drawsTarget = true
        picture.boxes[to].depth = picture.boxes[from].depth + 1
        queue.append(to)
    }

    private mutating func expand(_ box: Int) {
        guard picture.boxes[box].node >= 0 else { return }
        let references = scene.references(of: picture.boxes[box].node)
        if references.isEmpty { return }
        let items = references.items, needed = items.reduce(0) { $0 + $1.count }
        // Where not even a few of them fit, none is shown.
        guard picture.boxes[box].depth < limits.depth, room >= min(needed, 3) else {
            picture.boxes[box].hiddenReferences = references.count
            picture.isCut = true
            return
        }
        for (index, item) in items.enumerated() {
            let isLast = index + 1 == items.count
            if room < item.count + (isLast ? 0 : 1) {
                let rest = items[index...].reduce(0) { $0 + HeapPicker.count($1) }
                add(PictureReference(label: .text(""), target: .fold(rest, sample: nil, positions: nil)), from: box, key: nil)
                return
            }
            var key: Int?
            for reference in item { key = add(reference, from: box, key: key) }
        }
    }

    /// The references that an item stands for.
    private static func count(_ item: FoldedReferences.Item) -> Int {
        if case .fold(let count, _, _) = item.first?.target { return count }
        return 1
    }

    @discardableResult
    private mutating func add(_ reference: PictureReference, from box: Int, key: Int?) -> Int {
        room -= 1
        let words = PictureWords(scene)
        let to: Int
        switch reference.target {
        case .node(let node): to = self.box(of: node)
        case .value(let value):
            to = picture.boxes.count
            picture.boxes.append(HeapPicture.Box(kind: .value, node: -1, label: words.text(value), depth: 0))
        case .fold(let count, let sample, _):
            to = picture.boxes.count
            picture.isCut = true
            picture.boxes.append(HeapPicture.Box(kind: .fold(count: count), node: -1, label: words.fold(count, sample), depth: 0))
        }
        let nature: HeapPicture.Nature = reference.isEphemeron ? key.map { .ephemeron(key: $0) } ?? .weak : reference.isWeak ? .weak : .strong
        let isNew = picture.boxes[to].depth < 0
        let line = picture.lines.count
        picture.lines.append(HeapPicture.Line(from: box, to: to, label: words.label(reference), nature: nature, isEntry: reference.isEntry, key: key,
                                              drawsTarget: picture.boxes[to].node < 0))
        guard isNew else { return to }
        switch nature {
        case .strong: drawTarget(of: line)
        case .ephemeron: ephemerons.append(line)
        case .weak: mentions.append(line)
        }
        return to
    }

    /// The labels depend on what has lines of its own.
    func finish() -> HeapPicture {
        var picture = picture
        var hasLines = [Bool](repeating: false, count: picture.boxes.count)
        for line in picture.lines { hasLines[line.from] = true }
        let words = PictureWords(scene)
        for i in picture.boxes.indices where picture.boxes[i].node >= 0 {
            picture.boxes[i].label = words.label(of: picture.boxes[i].node, hasLines: hasLines[i])
        }
        return picture
    }
}

/// The program's own variables: those that `let`, `const` and `class` declared, then those of `var` and `function`.
private struct VariableNames {
    private(set) var nodes: [Node] = []
    private var byNode: [Node: [Name]] = [:]
    private let source: (any HeapSource)?

    /// Words are made only for names that are shown.
    private enum Name {
        case variable(String)
        case global(PropertyName)
    }

    init() { source = nil }

    init(_ scene: HeapScene) {
        let graph = scene.graph
        source = graph.source
        for (root, node) in graph.roots {
            if case .variable(let name) = root, scene.isDrawable(node) { add(.variable(name), node) }
        }
        guard let global = graph.global else { return }
        graph.source.forEachReference(of: global) { name, node in
            guard case .property(let key) = name, graph.isObject(node), scene.isDrawable(node) else { return }
            add(.global(key), node)
        }
    }

    private mutating func add(_ name: Name, _ node: Node) {
        if byNode[node] == nil { nodes.append(node) }
        byNode[node, default: []].append(name)
    }

    subscript(node: Node) -> [String] {
        (byNode[node] ?? []).prefix(8).map { name in
            switch name {
            case .variable(let text): text
            case .global(let key): source?.text(of: key) ?? ""
            }
        }
    }
}
