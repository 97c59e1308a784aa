// What a leak is, for all who use the word: `leaks`, `why`, `maps`, `graph`, and the lines after an entry.
//
// A leak is an object that the program let go of and something still holds: an entry of a Map or a Set, a closure, a timer, a listener, or
// what waits for a promise. And what lives by such an object alone leaks with it.
//
// The program *names* what it can reach from a variable by writing it down: `dog`, `dog.owner`, `list[3]`. It *let go* of what it named
// once and names no more. So an array that a variable names is no leak, nor is anything in it; nor is what a cache holds and nothing else
// ever named: nobody let go of it, as far as anybody can know. The value under an object key belongs to that key: as long as the program
// names the key, it names the value.
//
// What was named at some time a graph cannot tell: whoever watched the program does. Without such a history two things can still be
// proved: a variable that no living function reads, and a promise that nobody can settle, hold what no code can ever get at again.

import Platform

/// Which objects the program let go of, at one moment.
public struct LetGo {
    /// What the program's own names lead to. Found when somebody asks, by a walk over the graph.
    public var named: Reachability { names.found }
    private let names: Names
    /// Alive and let go of, in the order of the graph.
    public private(set) var nodes: [Node] = []
    private var isTaken: [Bool] = []
    /// What would be alive without them; nil where there are none.
    public let without: Reachability?

    /// `formerlyNamed`: what had a name at some time, as far as anybody watched. `proved`: what no code can get at any more
    /// (``Naming/unreachableByCode()``). `named`: what names lead to, where that is known. Two walks over the graph at most.
    public init(_ graph: HeapGraph, _ reachability: Reachability, named: (() -> Reachability)? = nil, formerlyNamed: [Node], proved: [Node] = []) {
        names = Names(named ?? { graph.reachability(.names) })
        guard !(formerlyNamed.isEmpty && proved.isEmpty) else {
            without = nil
            return
        }
        let named = names.found
        var isTaken = [Bool](repeating: false, count: graph.count), isEmpty = true
        for node in formerlyNamed + proved where reachability.reaches(node) && !named.reaches(node) {
            isTaken[Int(node)] = true
            isEmpty = false
        }
        // A timer that has not fired yet is at work, whoever has its number.
        for (root, node) in graph.roots where root.isJob { isTaken[Int(node)] = false }
        guard !isEmpty else {
            without = nil
            return
        }
        var rule = Reachability.Rule()
        rule.valuesNeedKeys = true
        nodes = graph.nodes.filter { isTaken[Int($0)] }
        rule.without = nodes
        without = graph.reachability(rule)
        self.isTaken = isTaken
    }

    private final class Names {
        private(set) lazy var found = find()
        private let find: () -> Reachability
        init(_ find: @escaping () -> Reachability) { self.find = find }
    }

    /// The node itself was let go of.
    public func contains(_ node: Node) -> Bool { isTaken.isEmpty ? false : isTaken[Int(node)] }

    /// The node was let go of and is still held, or lives by such a one alone. For nodes that are alive.
    public func isLeak(_ node: Node) -> Bool { without.map { !$0.reaches(node) } ?? false }
}

extension Reachability.Rule {
    /// What the program's names lead to.
    public static var names: Reachability.Rule {
        var rule = Reachability.Rule(ignoring: [.plainEntryValue, .timer, .reaction, .listener], mapsAreWeak: true)
        rule.followsNames = true
        return rule
    }
}

extension HeapGraph {
    /// A reference by which a function sees variables, or a paused call its own: no name leads along it. The variables of a module, and
    /// those that `arguments` stand for, have names.
    @inline(__always) func isClosure(_ source: Node, _ target: Node, _ edge: EdgeClass) -> Bool {
        edge.contains(.variable) && (kinds[Int(target)] == .environment || kinds[Int(source)] == .generator)
    }
}

extension Naming {
    /// What is held, and what no code can get at any more: by variables that no living function reads, and by what waits for promises that
    /// nobody can settle.
    public func unreachableByCode() -> [Node] {
        var found: [Node] = []
        guard graph.kinds.contains(.environment) || graph.kinds.contains(.promise) else { return [] }
        functionsByScope.forEach { environment, functions in
            guard !Interruption.isRequested, let first = functions.first, source.knowsWhatIsRead(by: first) else { return }
            let readers = oneOfEachCode(functions)
            graph.forEachEdge(of: environment) { target, edge in
                guard edge == .variable, graph.kind(of: target) != .environment, graph.isObject(target), !graph.source.isBuiltIn(target),
                      case .variable(let variable)? = edgeName(from: environment, to: target) else { return }
                if readers.allSatisfy({ source.reads($0, variable, of: environment) == false }) { found.append(target) }
            }
        }
        for promise in graph.unsettledPromises(reachability) {
            graph.forEachEdge(of: promise) { target, edge in if edge == .reaction, graph.isObject(target) { found.append(target) } }
        }
        return found
    }
}

extension Naming {
    /// Functions of one code read the same: of the million that may see a module's variables a few are asked.
    private func oneOfEachCode(_ functions: Slice<FrozenArray<Node>>) -> [Node] {
        var codes: Set<Node> = []
        return functions.count < 8 ? Array(functions) : functions.filter { source.code(of: $0).map { codes.insert($0).inserted } ?? true }
    }
}

extension HeapGraph {
    /// The promise is one that nobody can settle any more.
    public func isUnsettled(_ promise: Node, _ reachability: Reachability) -> Bool { unsettledPromises(reachability).contains(promise) }

    /// Promises that are alive, for which something waits, and that nobody can settle any more: no function that would, no call that is paused and
    /// no other promise leads to them.
    func unsettledPromises(_ reachability: Reachability) -> Set<Node> {
        // Asked at each reference that the engine made.
        let isWaitedFor = Scratch<Bool>(count), waited = isWaitedFor.base
        var candidates: [Node] = []
        for node in nodes where kind(of: node) == .promise && reachability.reaches(node) && hasEdge(from: node, where: { $1 == .reaction }) {
            waited[Int(node)] = true
            candidates.append(node)
        }
        if candidates.isEmpty { return [] }
        for (root, node) in roots where !root.isNamed { waited[Int(node)] = false }
        for node in nodes where reachability.reaches(node) {
            if Interruption.isRequested(at: Int(node)) { return [] }
            let settles = kind(of: node) == .generator || kind(of: node) == .nativeFunction
            for place in Int(starts.base[Int(node)])..<Int(starts.base[Int(node) + 1]) {
                let edge = classes.base[place]
                if edge == .hidden || edge == .reaction || settles && edge == .slot { waited[Int(targets.base[place])] = false }
            }
        }
        return Set(candidates.filter { waited[Int($0)] })
    }
}
