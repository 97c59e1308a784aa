/// The leaks of a heap (``LetGo``), by who keeps them: each object once, and with it what would let go, as far as that is proved.
///
/// A proof is a walk over the graph without the references in question: what it does not reach would die, and nothing that the program
/// names may be among that.
public struct Leaks {
    public enum Kind: String, Sendable, CaseIterable {
        case collections, closures, timers, listeners, promises
    }

    /// What would let go.
    public enum Remedy: Sendable, Equatable {
        /// A WeakMap or WeakSet in the collection's place.
        case weakCollection
        /// Without these references: entries taken out, variables cleared, a timer cleared, a listener taken off.
        case withoutReferences
        /// Neither: others hold it, too.
        case noneAlone
    }

    public struct Group: Sendable {
        public let kind: Kind
        /// The collection, the timer, the emitter, the promise, the environment or the paused call.
        public let keeper: Node
        /// Of an environment a living function that sees it.
        public fileprivate(set) var function: Node?
        /// How many other living functions see it.
        public fileprivate(set) var sharing = 0
        /// What it keeps: the references, and what would have to go for each: of a callback's scope the reference to the callback.
        public fileprivate(set) var references: [(source: Node, target: Node, cut: (source: Node, target: Node))] = []
        public fileprivate(set) var remedy = Remedy.noneAlone
        /// How many keepers of the same form it stands for: scopes of functions of one name, each with a variable of one name.
        public fileprivate(set) var keepers = 1
        /// Objects that would die by the remedy, and their bytes.
        public fileprivate(set) var objects = 0
        public fileprivate(set) var bytes = 0

        /// The objects that the program let go of, in the order of the graph.
        public var targets: [Node] { references.map(\.target) }
    }

    /// The one that keeps most first.
    public private(set) var groups: [Group] = []

    private let graph: HeapGraph
    private let reachability: Reachability
    private let letGo: LetGo
    /// Of more groups nobody asks for a proof.
    static let mostProofs = 24

    /// Linear, and a walk or two for each keeper. `counts` tells which nodes are objects of the program.
    public init(_ naming: Naming, _ letGo: LetGo, counting counts: (Node) -> Bool) {
        graph = naming.graph
        reachability = naming.reachability
        self.letGo = letGo
        guard let without = letGo.without, !letGo.nodes.isEmpty else { return }
        findGroups(without, naming)
        foldClosures(naming)
        groups = groups.prefix(Leaks.mostProofs).flatMap { proved($0, counting: counts) } + groups.dropFirst(Leaks.mostProofs)
        groups.sort { ($0.bytes, $1.keeper) > ($1.bytes, $0.keeper) }
    }

    // MARK: Who keeps what

    private mutating func findGroups(_ without: Reachability, _ naming: Naming) {
        let ways = ways(without)
        var isTold = [Bool](repeating: true, count: graph.count), places: [Node: Int] = [:], keepers = KeeperFinder(graph, ways)
        for node in letGo.nodes { isTold[Int(node)] = false }
        for source in graph.nodes where without.reaches(source) {
            for i in Int(graph.starts[Int(source)])..<Int(graph.starts[Int(source) + 1]) {
                let target = graph.targets[i], edge = graph.classes[i]
                guard !isTold[Int(target)], !edge.contains(.weak), isHeldByItself(target, edge, source, without, naming), let keeper = keepers.keeper(by: edge, of: source) else { continue }
                isTold[Int(target)] = true
                if places[keeper.node] == nil {
                    places[keeper.node] = groups.count
                    groups.append(Group(kind: keeper.kind, keeper: keeper.node))
                }
                let cut = keeper.callback.flatMap { callback in ways.parent(of: callback).map { (source: $0, target: callback) } }
                groups[places[keeper.node] ?? 0].references.append((source, target, cut ?? (source, target)))
            }
        }
        for place in groups.indices where graph.kind(of: groups[place].keeper) == .environment {
            let functions = naming.functionsByScope[groups[place].keeper]
            (groups[place].function, groups[place].sharing) = (functions?.first, max(0, (functions?.count ?? 1) - 1))
        }
    }

    /// Names stand between, not the timer or the listener by which a file's roots happen to lead to a module's variables.
    private func ways(_ without: Reachability) -> Reachability {
        guard graph.hasOwnAnchors else { return without }
        var rule = Reachability.Rule(without: letGo.nodes)
        rule.valuesNeedKeys = true
        return Reachability(graph, rule, fromAnchors: true)
    }

    /// A function that is made a thousand times has a thousand scopes: told once.
    private mutating func foldClosures(_ naming: Naming) {
        var counts: [String: Int] = [:]
        let forms = groups.map { form(of: $0, naming) }
        for form in forms { if let form { counts[form, default: 0] += 1 } }
        var folded: [Group] = [], places: [String: Int] = [:]
        for (group, form) in zip(groups, forms) {
            guard let form, counts[form, default: 0] >= Leaks.leastAlike else { folded.append(group); continue }
            if let place = places[form] {
                folded[place].references += group.references
                folded[place].keepers += 1
            } else {
                places[form] = folded.count
                folded.append(group)
            }
        }
        groups = folded
    }

    private static let leastAlike = 3

    /// What a scope's function is called, and the variable that keeps something; nil of all others.
    private func form(of group: Group, _ naming: Naming) -> String? {
        guard group.kind == .closures, graph.kind(of: group.keeper) == .environment, let function = group.function, let reference = group.references.first,
              case .variable(let variable)? = naming.edgeName(from: reference.source, to: reference.target),
              case .function(let name, _) = graph.source.portrait(of: graph.source.value(of: function)) else { return nil }
        return "\(name) \(variable) \(graph.source.functionName(ofEnvironment: group.keeper)) \(group.references.count)"
    }

    /// The value of an entry whose key was let go of goes with the key.
    private func isHeldByItself(_ target: Node, _ edge: EdgeClass, _ source: Node, _ without: Reachability, _ naming: Naming) -> Bool {
        guard !edge.isDisjoint(with: [.entryValue, .ephemeron]) else { return true }
        return switch naming.edgeName(from: source, to: target) {
        case .mapValue(let key, _): graph.source.node(of: key).map(without.reaches) ?? true
        case .weakMapValue(let key): without.reaches(key)
        default: true
        }
    }

    // MARK: What would let go

    /// What would die by a remedy, and what others hold, too, as groups of their own.
    private func proved(_ group: Group, counting counts: (Node) -> Bool) -> [Group] {
        if canBeWeak(group), let split = split(group, .weakCollection, Reachability.Rule(weakCollection: group.keeper), counts) { return split }
        var rule = Reachability.Rule()
        for reference in group.references { rule.cut[reference.cut.source, default: []].insert(reference.cut.target) }
        return split(group, .withoutReferences, rule, counts) ?? [group]
    }

    /// Nil where nothing of what it keeps would die, or something that has a name.
    private func split(_ group: Group, _ remedy: Remedy, _ rule: Reachability.Rule, _ counts: (Node) -> Bool) -> [Group]? {
        let lives = graph.reachability(rule)
        var freed = group, kept = group
        freed.references = group.references.filter { !lives.reaches($0.target) }
        kept.references = group.references.filter { lives.reaches($0.target) }
        let dead = graph.difference(reachability, lives)
        guard !freed.references.isEmpty, !dead.nodes.contains(where: letGo.named.reaches) else { return nil }
        freed.remedy = remedy
        freed.objects = dead.nodes.reduce(0) { $0 + (graph.isObject($1) && counts($1) ? 1 : 0) }
        freed.bytes = dead.bytes
        return kept.references.isEmpty ? [freed] : [freed, kept]
    }

    /// A Map or Set whose keys could all be held weakly, and that was not made to keep functions alive until somebody calls them.
    private func canBeWeak(_ group: Group) -> Bool {
        guard group.kind == .collections, graph.kind(of: group.keeper) == .map || graph.kind(of: group.keeper) == .set else { return false }
        guard group.targets.allSatisfy({ target in
            !graph.kind(of: target).isFunction && graph.hasEdge(from: group.keeper) { $0 == target && $1 == .entry }
        }) else { return false }
        var areObjects = true
        graph.source.forEachEntry(of: group.keeper) { key, _ in
            areObjects = graph.source.node(of: key).map { graph.isObject($0) || graph.kind(of: $0) == .symbol } ?? false
            return areObjects
        }
        return areObjects
    }
}

/// Finds what stands between the program's names and a reference: the last reference on the way that no name goes along. What a
/// function that waits to be called sees is kept by who is going to call it.
private struct KeeperFinder {
    struct Keeper {
        let kind: Leaks.Kind
        let node: Node
        /// The function that waits to be called.
        var callback: Node?
    }

    private let graph: HeapGraph
    private let without: Reachability
    private let edges: ReachingEdges
    private var known: [Node: Keeper] = [:]

    init(_ graph: HeapGraph, _ without: Reachability) {
        self.graph = graph
        self.without = without
        edges = ReachingEdges(graph, without)
    }

    /// By an edge of a node; nil where nothing stands between.
    mutating func keeper(by edge: EdgeClass, of source: Node) -> Keeper? {
        guard let kind = Leaks.Kind(edge) else { return keeper(of: source) }
        guard kind == .closures else { return Keeper(kind: kind, node: source) }
        return caller(above: source) ?? Keeper(kind: kind, node: source)
    }

    private mutating func keeper(of node: Node) -> Keeper? {
        var way: [Node] = [], current = node, found: Keeper?
        while true {
            if let keeper = known[current] { found = keeper; break }
            way.append(current)
            guard let parent = without.parent(of: current), parent != current else { break }
            if let kind = Leaks.Kind(edges[current]), !edges.isListenerStore(parent) {
                found = (kind == .closures ? caller(above: parent) : nil) ?? Keeper(kind: kind, node: parent)
                break
            }
            current = parent
        }
        if let found { for node in way { known[node] = found } }
        return found
    }

    /// Who is going to call the function that sees a scope: nil where a name or a collection leads to the function.
    private func caller(above scope: Node) -> Keeper? {
        var current = scope, callback: Node?
        while let parent = without.parent(of: current), parent != current {
            if graph.kind(of: current).isFunction { callback = callback ?? current }
            switch Leaks.Kind(edges[current]) {
            case .closures?, nil: break
            case .collections?: if !edges.isListenerStore(parent) { return nil }
            case let kind?: return Keeper(kind: kind, node: parent, callback: callback)
            }
            current = parent
        }
        return nil
    }
}

extension Leaks.Kind {
    /// What stands between where this edge leads and the program's names; nil for an edge that a name goes along.
    init?(_ edge: EdgeClass) {
        if !edge.isDisjoint(with: [.entry, .entryValue, .plainEntryValue, .ephemeron]) { self = .collections
        } else if edge.contains(.variable) { self = .closures
        } else if edge.contains(.timer) { self = .timers
        } else if edge.contains(.reaction) { self = .promises
        } else if edge.contains(.listener) { self = .listeners
        } else { return nil }
    }

    /// What stands between the node and the program's names, by the shortest way to it; nil where nothing does.
    public init?(of node: Node, _ reachability: Reachability, _ edges: ReachingEdges) {
        var current = node
        while let parent = reachability.parent(of: current), parent != current {
            if let kind = Leaks.Kind(edges[current]), !edges.isListenerStore(parent) {
                self = kind
                return
            }
            current = parent
        }
        return nil
    }
}
