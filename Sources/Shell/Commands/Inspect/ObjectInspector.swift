import Engine
import Explorer
import HeapAdapter

/// What `inspect X` answers.
struct ObjectInspector {
    private let machine: Machine
    private var vm: VM { machine.vm }
    /// So many properties, entries of a collection, or variables are told.
    static let mostLines = 24
    /// All of a debugger's side.
    static let mostOfDebugger = 40

    init(_ machine: Machine) { self.machine = machine }

    func answer(_ text: String) -> Report {
        SubjectFinder(machine: machine, command: "inspect").answer(onObject: text) { cell in inspect(cell).map { Report($0) } ?? HeapView.missing(machine) }
    }

    private func inspect(_ cell: Cell) -> InspectReport? {
        guard let view = HeapView(machine, scope: .values, extra: [cell]), let node = view.graph.find(cell) else { return nil }
        let name = JSObject(cell: cell).map { $0.kind == .proxy ? "Proxy" : vm.quietConstructorName($0) ?? "null prototype" } ?? "Symbol"
        var report = InspectReport(subject: view.text(node), object: machine.label(of: cell), className: name, fate: view.fates[node])
        report.shallowBytes = view.graph.source.size(of: node)
        let retained = view.graph.retained(by: node, view.reachability)
        report.retainedBytes = retained.bytes
        report.retainedObjects = max(1, retained.nodes.reduce(0) { $0 + (view.cell($1).isObject ? 1 : 0) })
        report.site = view.site(node)
        let holds = view.naming.holds(on: node)
        report.holders = holds.filter { !$0.isWeak }.map(view.words.holder)
        // A class that lives by its prototype's constructor alone: the way to it says so.
        if report.holders.isEmpty, !machine.ledger.isBuiltIn(cell), let path = view.naming.path(to: node) {
            report.holders = [Holder(name: path.text, role: nil, isWeak: false)]
        }
        report.mentions = mentions(of: cell, holds, view)
        if let object = JSObject(cell: cell) {
            report.codeSees = CodeSide(view).lines(of: object)
            report.debuggerSees = ObjectInspector.shortened(DebuggerSide(view).lines(of: object))
        }
        return report
    }

    private static func shortened(_ lines: [InspectReport.Line]) -> [InspectReport.Line] {
        if lines.count <= mostOfDebugger { return lines }
        return lines.prefix(mostOfDebugger) + [InspectReport.Line(name: "", value: "… \(lines.count - mostOfDebugger) more")]
    }

    /// What each weak entry says of the object that is its key or target.
    private func mentions(of cell: Cell, _ holds: [Hold], _ view: HeapView) -> [InspectReport.Mention] {
        holds.filter(\.isWeak).map { hold in
            var value: String?
            if hold.kind == .weakMapKey || hold.kind == .registryTarget, let source = hold.source, let collection = JSObject(cell: view.cell(source)) {
                vm.forEachEntry(of: collection) { key, found in if key.isCell, key.asCell == cell, value == nil { value = view.text(found) } }
            }
            return InspectReport.Mention(holder: view.words.holder(hold), value: value)
        }
    }
}
