import Algorithms
import Platform

/// For each environment the living functions that see it, where none but functions do: a call under way reads what it will, and mapped arguments
/// are other names for variables. Numbers in three arrays, for there may be a million functions.
struct FunctionsByScope {
    /// In order.
    private let scopes: FrozenArray<Node>
    /// Of the scope at the same place; one more than there are scopes.
    private let starts: FrozenArray<Int32>
    private let functions: FrozenArray<Node>

    /// Linear in the graph, and in how deep functions stand in one another.
    init(_ graph: HeapGraph, _ reachability: Reachability) {
        let counts = Scratch<Int32>(graph.count), isShared = Scratch<Bool>(graph.count)
        func share(_ scope: Node) {
            isShared.base[Int(scope)] = true
            graph.forEachScope(of: scope) { isShared.base[Int($0)] = true }
        }
        for (_, node) in graph.roots where graph.kind(of: node) == .environment { share(node) }
        // A bit a node stays where the processor is quick, and nearly all references lead elsewhere.
        let environments = NodeBits(graph) { $0 == .environment }, edges = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        for node in graph.nodes where reachability.reaches(node) && graph.kind(of: node) != .environment {
            if graph.kind(of: node) == .function {
                graph.forEachScope(of: node) { counts.base[Int($0)] += 1 }
                continue
            }
            // No property is a scope.
            for edge in Int(edges[Int(node)])..<Int(edges[Int(node) + 1]) where classes[edge] != .property && environments.contains(targets[edge]) {
                if !isShared.base[Int(targets[edge])] { share(targets[edge]) }
            }
        }
        var scopes: [Node] = [], starts: [Int32] = [0], total: Int32 = 0
        for node in graph.nodes where counts.base[Int(node)] > 0 && !isShared.base[Int(node)] {
            scopes.append(node)
            let count = counts.base[Int(node)]
            // From now on where its next function goes.
            counts.base[Int(node)] = total
            total += count
            starts.append(total)
        }
        // Only now it is known where each function goes.
        if Interruption.isRequested { (scopes, starts, total) = ([], [0], 0) }
        let functions = Scratch<Node>(Int(total))
        if total > 0 {
            for node in graph.nodes where graph.kind(of: node) == .function && reachability.reaches(node) {
                graph.forEachScope(of: node) { scope in
                    if isShared.base[Int(scope)] { return }
                    functions.base[Int(counts.base[Int(scope)])] = node
                    counts.base[Int(scope)] += 1
                }
            }
        }
        (self.scopes, self.starts, self.functions) = (FrozenArray(scopes), FrozenArray(starts), FrozenArray(functions))
    }

    /// What an index kept; nil where a part of it is not as it was written, or leads beyond what there is.
    init?(_ index: IndexFile, _ graph: HeapGraph) {
        let isNode = IndexChecks.Bound.wordsBelow(UInt32(truncatingIfNeeded: graph.count), orAllOnes: false)
        guard let functions: FrozenArray<Node> = index.array(.scopeFunctions, nil, isNode),
              let scopes: FrozenArray<Node> = index.array(.scopes, nil, .ascending(upTo: UInt32(truncatingIfNeeded: graph.count - 1))),
              let starts: FrozenArray<Int32> = index.array(.scopeStarts, scopes.count + 1, .ascending(upTo: UInt32(truncatingIfNeeded: functions.count))) else { return nil }
        (self.scopes, self.starts, self.functions) = (scopes, starts, functions)
    }

    /// As an index keeps it.
    var sections: [(IndexFile.Section, UnsafeRawBufferPointer)] { [(.scopes, scopes.bytes), (.scopeStarts, starts.bytes), (.scopeFunctions, functions.bytes)] }

    /// In the order of the graph; nil where others see it, too, or nobody does.
    subscript(scope: Node) -> Slice<FrozenArray<Node>>? {
        let place = scopes.partitioningIndex { $0 >= scope }
        guard place < scopes.count, scopes[place] == scope else { return nil }
        return functions[Int(starts[place])..<Int(starts[place + 1])]
    }

    func forEach(_ body: (Node, Slice<FrozenArray<Node>>) -> Void) {
        for (place, scope) in scopes.enumerated() { body(scope, functions[Int(starts[place])..<Int(starts[place + 1])]) }
    }
}

extension HeapGraph {
    /// The environments that a node sees, the innermost first. A file may lead in a circle: that ends where it is known to be one.
    func forEachScope(of node: Node, _ body: (Node) -> Void) {
        var next = scope(of: node), mark: Node?, steps = 0, nextMark = 8
        while let scope = next, scope != mark {
            body(scope)
            steps += 1
            if steps == nextMark { (mark, nextMark) = (scope, nextMark * 2) }
            next = self.scope(of: scope)
        }
    }

    /// The environment that the node sees next.
    private func scope(of node: Node) -> Node? {
        var found: Node?
        forEachEdge(of: node) { target, edge in if edge == .variable, kind(of: target) == .environment { found = target } }
        return found
    }
}
