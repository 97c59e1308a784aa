import Engine
import Explorer
import HeapAdapter

/// The heap at one moment, with the words for what is in it: what the commands that look at it start from. A class: what is found
/// once is found for all who have the view.
final class HeapView {
    /// What to say where there is none.
    /// What to say where there is no graph to answer from: it was too large, or Ctrl-C came while it was made.
    static func missing(_ machine: Machine) -> Report {
        guard machine.vm.isInterruptionWaiting else {
            return .refusal("the heap is too large for the system's memory to take a picture of it")
        }
        machine.vm.requestWord.pointee &= ~VM.interruptionBit
        var report = Report.refusal("interrupted: nothing was changed")
        report.isInterrupted = true
        return report
    }

    let machine: Machine
    let graph: HeapGraph
    private let cells: [Cell]
    let reachability: Reachability
    let naming: Naming
    let words: HolderWords
    /// What becomes of each object. Found when it is first asked for: by a walk over the heap.
    private(set) lazy var fates = Fates(reachability, letGo)
    /// What the program's names lead to.
    private(set) lazy var named = graph.reachability(.names)
    /// What it let go of, as far as the ledger saw it.
    private(set) lazy var letGo = LetGo(graph, reachability, named: named, formerlyNamed: machine.ledger.formerlyNamed.compactMap(graph.find),
                                        proved: naming.unreachableByCode())

    /// Nil where the heap has more nodes than there are numbers for. Linear in what the program can reach.
    convenience init?(_ machine: Machine, scope: HeapScope = .objects, extra: [Cell] = []) {
        guard let graph = HeapGraph(machine.vm, scope: scope, extra: extra, notes: machine.notes) else { return nil }
        self.init(machine, graph)
    }

    /// `reachability`: of that graph, where it is known.
    init(_ machine: Machine, _ graph: HeapGraph, _ reachability: Reachability? = nil) {
        self.machine = machine
        self.graph = graph
        cells = graph.cells
        self.reachability = reachability ?? graph.reachability()
        naming = Naming(graph, self.reachability)
        words = HolderWords(naming)
    }

    func cell(_ node: Node) -> Cell { cells[Int(node)] }
    func number(_ node: Node) -> Int? { machine.ledger.number(of: cell(node)) }

    /// `#1 { name: 'Snickers' }`, or only what it looks like.
    func text(_ node: Node) -> String { text(Value(cell(node))) }

    func text(_ value: Value) -> String {
        if value.isCell, let label = machine.label(of: value.asCell) { return label.text }
        return Preview(machine.vm).text(value)
    }

    func text(_ content: VM.PropertyContent) -> String {
        switch content {
        case .data(let value): text(value)
        case .accessor(let getter, let setter): Preview.accessorText(hasGetter: !getter.isUndefined, hasSetter: !setter.isUndefined)
        }
    }

    /// `strong Map(1) {…}`, `dog1 #1 { name: 'Snickers' }`: the name where the program has one, and what it looks like.
    func description(_ node: Node) -> String {
        let name = naming.name(of: node), text = text(node)
        if name.hasSuffix(".prototype") || graph.kind(of: node) == .table { return name }
        return name == naming.label(of: node) || text.hasPrefix(name) ? text : "\(name) \(text)"
    }

    /// Something of the program's, not of the engine's.
    func isOfProgram(_ cell: Cell) -> Bool { machine.isOfProgram(cell) }
    func isOfProgram(_ node: Node) -> Bool { machine.isOfProgram(cell(node)) }

    /// Nil for what no entry made.
    func site(_ node: Node) -> SiteReport? {
        machine.vm.allocationSite(of: cell(node)).flatMap { $0.period > 0 ? SiteReport($0) : nil }
    }
}

extension Machine {
    /// The object as it looks now; nil for one without a number.
    func label(of cell: Cell) -> ObjectLabel? {
        ledger.number(of: cell).map { ObjectLabel(number: $0, preview: Preview(vm).text(Value(cell))) }
    }

    /// Something of the program's, not of the engine's.
    func isOfProgram(_ cell: Cell) -> Bool {
        switch cell.kind {
        case .shape, .propertyMap, .code, .record, .slots, .elements, .accessor: false
        // What makes a class's fields.
        case .function where JSObject(cell: cell).map { vm.quietFunctionName($0).hasPrefix("<") } ?? false: false
        default: !ledger.isBuiltIn(cell)
        }
    }
}
