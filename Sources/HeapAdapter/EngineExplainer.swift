import Engine
import Explorer

/// Explains a machine's heap to the program that runs on it (`leash:heap`).
///
/// What is held only in the midst of an expression, by built-in code, or until the end of the job because a WeakRef gave it out counts as let
/// go: it will be, and a test asks who holds on for longer.
public final class EngineExplainer: HeapExplainer {
    private let notes: (() -> (any CellNotes)?)?

    /// `notes`: what is known of the cells besides.
    public init(notes: (() -> (any CellNotes)?)? = nil) { self.notes = notes }

    public func path(to cell: Cell, in vm: VM, besides text: String) -> String? {
        let names = EngineExplainer.names(in: text)
        guard let graph = HeapGraph(vm, extra: [cell], isInterruptible: false, notes: notes?(), lens: lens(on: cell, vm, besides: names)),
              let node = graph.find(cell) else { return nil }
        return Naming(graph, graph.reachability()).path(to: node)?.text
    }

    public func retainedSize(of cell: Cell, in vm: VM) -> Int? {
        guard let graph = HeapGraph(vm, scope: .values, extra: [cell], isInterruptible: false, notes: notes?(), lens: lens(on: cell, vm, besides: [])),
              let node = graph.find(cell) else { return nil }
        let dominators = Dominators(graph)
        if dominators.isAlive(node) { return dominators.retainedSize(of: node) }
        return size(behind: node, graph, dominators)
    }

    /// Of what nothing holds: all that it leads to and that nothing else holds.
    private func size(behind node: Node, _ graph: HeapGraph, _ dominators: Dominators) -> Int {
        var seen: Set<Node> = [node], waiting = [node], size = 0
        while let next = waiting.popLast() {
            size += graph.size(of: next)
            graph.forEachEdge(of: next) { target, edgeClass in
                guard edgeClass.isDisjoint(with: .notStrong), !dominators.isAlive(target), seen.insert(target).inserted else { return }
                waiting.append(target)
            }
        }
        return size
    }

    private func lens(on cell: Cell, _ vm: VM, besides names: Set<String>) -> HeapLens {
        let global = vm[Intrinsic.global].cell
        return HeapLens(seesRoot: { root, target in
            switch root {
            case .temporary, .keptAlive, .exception: false
            case .stack(_, let variable): target != cell || variable.map { !names.contains($0) } ?? false
            case .binding(let name): target != cell || !names.contains(name)
            default: true
            }
        }, seesEdge: { source, kind, target in
            guard target == cell else { return true }
            switch kind {
            case .variable(let name): return !names.contains(name)
            case .property(let key) where source == global: return !names.contains(vm.describe(key))
            default: return true
            }
        })
    }

    /// The words of a function's text: variables that it mentions are the caller's own.
    private static func names(in text: String) -> Set<String> {
        Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }.map(String.init))
    }
}

/// What a graph leaves out of a heap.
public struct HeapLens {
    var seesRoot: (Root, Cell) -> Bool
    var seesEdge: (_ source: Cell, EdgeKind, _ target: Cell) -> Bool
}
