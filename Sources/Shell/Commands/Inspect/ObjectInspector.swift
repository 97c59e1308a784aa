import Engine
import Explorer
import HeapAdapter
import Platform

/// What `inspect X` answers.
struct ObjectInspector {
    private let heap: any AskedHeap
    /// So many properties, entries of a collection, or variables are told.
    static let mostLines = 24
    /// All of a debugger's side.
    static let mostOfDebugger = 40

    init(_ heap: any AskedHeap) { self.heap = heap }

    func answer(_ text: String) -> Report {
        heap.answer(onObject: text, for: "inspect", .values) { view, node in Report(inspect(node, view)) }
    }

    private func inspect(_ node: Node, _ view: HeapView) -> InspectReport {
        let devToolsBytes = devToolsBytes(node, view), sides = heap.sides(of: node, in: view)
        var report = InspectReport(subject: view.text(node), object: view.label(node), className: sides.className, fate: view.fates[node])
        report.shallowBytes = view.graph.source.size(of: node)
        let retained = view.graph.retained(by: node, view.reachability)
        report.retainedBytes = retained.bytes
        report.retainedObjects = max(1, retained.nodes.reduce(0) { $0 + (view.graph.isObject($1) ? 1 : 0) })
        addDevTools(devToolsBytes, to: &report, node, view)
        report.site = view.site(node)
        let holds = view.naming.holds(on: node)
        report.holders = holds.filter { !$0.isWeak }.map(view.words.holder)
        // A class that lives by its prototype's constructor alone: the way to it says so.
        if report.holders.isEmpty, !view.graph.source.isBuiltIn(node), let path = view.naming.path(to: node) {
            report.holders = [Holder(name: path.text, role: nil, isWeak: false)]
        }
        report.mentions = mentions(of: node, holds, view)
        report.codeSees = sides.codeSees
        report.debuggerSees = ObjectInspector.shortened(sides.debuggerSees)
        return report
    }

    /// What DevTools would show, for a heap that it reads. Finds ``HeapView/fates`` and the ways beside it, which are asked for next.
    private func devToolsBytes(_ node: Node, _ view: HeapView) -> Int? {
        guard let file = view.graph.snapshot else { return nil }
        file.findings?.lookUp(view.graph)
        guard view.tree.isAlive(node) else { return nil }
        _ = (view.reachability, view.naming)
        var bytes: Int?
        // Each has parts of the view and the source that the other does not ask for.
        Workers.both { _ = view.fates } and: {
            bytes = view.devTools?.retainedSize(of: node)
            view.naming.findWays()
        }
        return bytes
    }

    private func addDevTools(_ bytes: Int?, to report: inout InspectReport, _ node: Node, _ view: HeapView) {
        guard let bytes, bytes != report.retainedBytes else { return }
        report.devToolsBytes = bytes
        let isByKeys = view.graph.hasEphemerons && view.tree.retainedSize(of: node) == bytes
        report.devToolsReason = isByKeys ? "it counts a WeakMap's value under its key alone; it dies with either"
            : "it leaves out holders that the global object does not lead to"
    }

    private static func shortened(_ lines: [InspectReport.Line]) -> [InspectReport.Line] {
        if lines.count <= mostOfDebugger { return lines }
        return lines.prefix(mostOfDebugger) + [InspectReport.Line(name: "", value: "… \(lines.count - mostOfDebugger) more")]
    }

    /// What each weak entry says of the object that is its key or target.
    private func mentions(of node: Node, _ holds: [Hold], _ view: HeapView) -> [InspectReport.Mention] {
        let source = view.graph.source
        return holds.filter(\.isWeak).map { hold in
            var value: String?
            if hold.kind == .weakMapKey || hold.kind == .registryTarget, let collection = hold.source {
                source.forEachEntry(of: collection) { key, found in
                    if source.node(of: key) == node { value = view.text(found) }
                    return value == nil
                }
            }
            return InspectReport.Mention(holder: view.words.holder(hold), value: value)
        }
    }
}

extension HeapView {
    /// A line for each entry of a collection, as far as there is room, and how many entries there are.
    func entryLines(of node: Node) -> (lines: [InspectReport.Line], count: Int) {
        let kind = graph.kind(of: node), hasValues = kind != .set && kind != .weakSet
        var lines: [InspectReport.Line] = [], count = 0
        graph.source.forEachEntry(of: node) { key, value in
            count += 1
            if count > ObjectInspector.mostLines { return true }
            let text = hasValues ? "\(text(key)) \(kind.isWeakHolder ? "⇢" : "→") \(text(value))" : text(key)
            lines.append(InspectReport.Line(name: "", value: "  " + text))
            return true
        }
        if count > lines.count { lines.append(InspectReport.Line(name: "", value: "  … \(count - lines.count) more")) }
        return (lines, count)
    }
}

extension Machine {
    func sides(of node: Node, in view: HeapView) -> InspectedSides {
        guard let cell = view.graph.engineHeap?.cells[Int(node)], let object = JSObject(cell: cell) else {
            return InspectedSides(className: "Symbol", codeSees: [], debuggerSees: [])
        }
        return InspectedSides(className: object.kind == .proxy ? "Proxy" : vm.quietConstructorName(object) ?? "null prototype",
                              codeSees: CodeSide(view, vm).lines(of: object), debuggerSees: DebuggerSide(view, vm).lines(of: object))
    }
}
