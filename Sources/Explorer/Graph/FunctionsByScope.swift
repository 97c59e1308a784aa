import Algorithms
import Platform

/// For each environment the living functions that see it, where none but functions do: a call under way reads what it will, and mapped arguments
/// are other names for variables. Numbers in three arrays, for there may be a million functions.
struct FunctionsByScope {
    /// In order.
    private var scopes: [Node] = []
    /// Of the scope at the same place; one more than there are scopes.
    private var starts: [Int32] = [0]
    private var functions: [Node] = []

    /// Linear in the graph, and in how deep functions stand in one another.
    init(_ graph: HeapGraph, _ reachability: Reachability) {
        let counts = Scratch<Int32>(graph.count), isShared = Scratch<Bool>(graph.count)
        func forEachScope(of node: Node, _ body: (Node) -> Void) {
            var next = FunctionsByScope.scope(of: node, graph), steps = 0
            while let scope = next, steps < FunctionsByScope.deepest {
                body(scope)
                steps += 1
                next = FunctionsByScope.scope(of: scope, graph)
            }
        }
        func share(_ scope: Node) {
            isShared.base[Int(scope)] = true
            forEachScope(of: scope) { isShared.base[Int($0)] = true }
        }
        for (_, node) in graph.roots where graph.kind(of: node) == .environment { share(node) }
        // A bit a node stays where the processor is quick, and nearly all references lead elsewhere.
        let environments = NodeBits(graph) { $0 == .environment }, edges = graph.starts.base, targets = graph.targets.base, classes = graph.classes.base
        for node in graph.nodes where reachability.reaches(node) && graph.kind(of: node) != .environment {
            if graph.kind(of: node) == .function {
                forEachScope(of: node) { counts.base[Int($0)] += 1 }
                continue
            }
            // No property is a scope.
            for edge in Int(edges[Int(node)])..<Int(edges[Int(node) + 1]) where classes[edge] != .property && environments.contains(targets[edge]) {
                if !isShared.base[Int(targets[edge])] { share(targets[edge]) }
            }
        }
        var total: Int32 = 0
        for node in graph.nodes where counts.base[Int(node)] > 0 && !isShared.base[Int(node)] {
            scopes.append(node)
            let count = counts.base[Int(node)]
            // From now on where its next function goes.
            counts.base[Int(node)] = total
            total += count
            starts.append(total)
        }
        // Only now it is known where each function goes.
        if Interruption.isRequested {
            (scopes, starts) = ([], [0])
            return
        }
        functions = [Node](repeating: 0, count: Int(total))
        for node in graph.nodes where graph.kind(of: node) == .function && reachability.reaches(node) {
            forEachScope(of: node) { scope in
                if isShared.base[Int(scope)] { return }
                functions[Int(counts.base[Int(scope)])] = node
                counts.base[Int(scope)] += 1
            }
        }
    }

    /// A file may lead in a circle.
    private static let deepest = 10_000

    /// The environment that the node sees next.
    private static func scope(of node: Node, _ graph: HeapGraph) -> Node? {
        var found: Node?
        graph.forEachEdge(of: node) { target, edge in if edge == .variable, graph.kind(of: target) == .environment { found = target } }
        return found
    }

    /// In the order of the graph; nil where others see it, too, or nobody does.
    subscript(scope: Node) -> ArraySlice<Node>? {
        let place = scopes.partitioningIndex { $0 >= scope }
        guard place < scopes.count, scopes[place] == scope else { return nil }
        return functions[Int(starts[place])..<Int(starts[place + 1])]
    }

    func forEach(_ body: (Node, ArraySlice<Node>) -> Void) {
        for (place, scope) in scopes.enumerated() { body(scope, functions[Int(starts[place])..<Int(starts[place + 1])]) }
    }
}
