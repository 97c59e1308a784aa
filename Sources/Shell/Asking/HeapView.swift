import Engine
import Explorer
import HeapAdapter

/// The heap at one moment, with the words for what is in it: what the commands that look at it start from. A class: what is found
/// once is found for all who have the view.
class HeapView {
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

    let asked: any AskedHeap
    let graph: HeapGraph
    private let known: Reachability?
    /// Found when it is first asked for: a tree that grows takes as much memory as the graph.
    private(set) lazy var reachability = known ?? graph.snapshot?.findings?.reachability(graph) ?? graph.reachability()
    private(set) lazy var naming = Naming(graph, reachability)
    private(set) lazy var words = HolderWords(naming)
    private(set) lazy var tree = graph.snapshot?.findings?.tree(graph) ?? Dominators(graph, reachability)
    /// What an index knows of classes: nil where there is none.
    private(set) lazy var storedSizes = graph.snapshot?.findings?.sizes(graph)
    private(set) lazy var sizes = storedSizes ?? SizeFindings(graph, tree, isOfProgram: isOfProgram)
    private(set) lazy var census = storedSizes.map { Census(graph, $0) } ?? Census(graph, reachability, counting: isOfProgram)
    private(set) lazy var devTools = DevToolsSizes(graph, tree)
    private(set) lazy var reachingEdges = ReachingEdges(graph, reachability)
    /// What becomes of each object. Found when it is first asked for: by a walk over the heap.
    private(set) lazy var fates = Fates(reachability, letGo)
    /// What the program's names lead to.
    private(set) lazy var named = graph.reachability(.names)
    /// What it let go of, as far as the ledger saw it.
    private(set) lazy var letGo = LetGo(graph, reachability, named: { [unowned self] in named }, formerlyNamed: asked.formerlyNamed(in: graph) ?? [],
                                        proved: naming.unreachableByCode())

    /// `reachability`: of that graph, where it is known.
    init(_ asked: any AskedHeap, _ graph: HeapGraph, _ reachability: Reachability? = nil) {
        self.asked = asked
        self.graph = graph
        known = reachability
    }

    /// The names of the classes that the program has objects of.
    var classNames: Set<String> {
        Set(Set(graph.nodes.lazy.filter { self.isOfProgram($0) }.map(graph.source.classNumber(of:))).map(graph.source.className))
    }

    /// `#1`; nil for what has no number.
    func number(_ node: Node) -> Int? { graph.source.label(of: node).flatMap { $0.hasPrefix("#") ? Int($0.dropFirst()) : nil } }

    /// `#1 { name: 'Snickers' }`, or only what it looks like.
    func text(_ node: Node) -> String { naming.description(of: node) }

    func text(_ value: HeapValue) -> String {
        let text = Preview(graph.source).text(value)
        return graph.source.node(of: value).flatMap(graph.source.label).map { Phrase.labelled($0, text) } ?? text
    }

    func text(_ value: Value) -> String { text(HeapValue(value)) }

    /// The object as it looks now; nil for one without a number.
    func label(_ node: Node) -> ObjectLabel? {
        number(node).map { ObjectLabel(number: $0, preview: Preview(graph.source).text(graph.source.value(of: node))) }
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

    /// A strong hold that somebody could give up: what the engine keeps for itself nobody can.
    func canBeLetGo(_ hold: Hold) -> Bool { !hold.isWeak && hold.source.map { graph.kind(of: $0) != .engine } ?? true }

    /// Something of the program's, not of the engine's.
    func isOfProgram(_ node: Node) -> Bool { asked.isOfProgram(node, in: graph) }

    /// Nil for what no entry made.
    func site(_ node: Node) -> SiteReport? { asked.site(node, in: graph) }
}

/// The heap of a machine, whose nodes are cells.
final class EngineView: HeapView {
    let machine: Machine
    private let cells: [Cell]

    /// Nil where the heap has more nodes than there are numbers for. Linear in what the program can reach.
    convenience init?(_ machine: Machine, scope: HeapScope = .objects, extra: [Cell] = []) {
        guard let graph = HeapGraph(machine.vm, scope: scope, extra: extra, notes: machine.notes) else { return nil }
        self.init(machine, graph)
    }

    /// `reachability`: of that graph, where it is known.
    init(_ machine: Machine, _ graph: HeapGraph, _ reachability: Reachability? = nil) {
        self.machine = machine
        cells = graph.cells
        super.init(machine, graph, reachability)
    }

    func cell(_ node: Node) -> Cell { cells[Int(node)] }
    override func number(_ node: Node) -> Int? { machine.ledger.number(of: cell(node)) }
    override func isOfProgram(_ node: Node) -> Bool { machine.isOfProgram(cell(node)) }
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
