import Engine
import Explorer
import HeapAdapter

/// The heap at one moment, with the words for what is in it: what the commands that look at it start from.
struct HeapView {
    /// What to say where there is none.
    static let tooLarge = Report.refusal("the heap is too large for the system's memory to take a picture of it")

    let machine: Machine
    let graph: HeapGraph
    private let cells: [Cell]
    let reachability: Reachability
    let naming: Naming
    let words: HolderWords

    /// Nil where the heap has more nodes than there are numbers for. Linear in what the program can reach.
    init?(_ machine: Machine, scope: HeapScope = .objects, extra: [Cell] = []) {
        guard let graph = HeapGraph(machine.vm, scope: scope, extra: extra, notes: machine.ledger) else { return nil }
        self.init(machine, graph)
    }

    init(_ machine: Machine, _ graph: HeapGraph) {
        self.machine = machine
        self.graph = graph
        cells = graph.cells
        reachability = graph.reachability()
        naming = Naming(graph, reachability)
        words = HolderWords(naming)
    }

    func cell(_ node: Node) -> Cell { cells[Int(node)] }
    func number(_ node: Node) -> Int? { machine.ledger.number(of: cell(node)) }

    /// `#1 { name: 'Snickers' }`, or only what it looks like.
    func text(_ node: Node) -> String { text(Value(cell(node))) }

    func text(_ value: Value) -> String {
        if value.isCell, let label = machine.ledger.label(of: value.asCell) { return label.text }
        return Preview(machine.vm).text(value)
    }

    /// `strong Map(1) {…}`, `dog1 #1 { name: 'Snickers' }`: the name where the program has one, and what it looks like.
    func description(_ node: Node) -> String {
        let name = naming.name(of: node), text = text(node)
        if name.hasSuffix(".prototype") { return name }
        return name == naming.label(of: node) || text.hasPrefix(name) ? text : "\(name) \(text)"
    }

    /// Something of the program's, not of the engine's.
    func isOfProgram(_ cell: Cell) -> Bool { machine.isOfProgram(cell) }
    func isOfProgram(_ node: Node) -> Bool { machine.isOfProgram(cell(node)) }

    /// Nil for what no entry made.
    func site(_ node: Node) -> SiteReport? {
        machine.vm.allocationSite(of: cell(node)).flatMap { $0.period > 0 ? SiteReport($0) : nil }
    }

    func fate(_ node: Node) -> Fate {
        guard reachability.reaches(node) else { return .doomed }
        let isLeak = graph.hasCollectionEntries && !graph.reachability(Reachability.Rule(mapsAreWeak: true)).reaches(node)
        return isLeak ? .leak : .alive
    }
}

extension Machine {
    /// Something of the program's, not of the engine's.
    func isOfProgram(_ cell: Cell) -> Bool {
        switch cell.kind {
        case .shape, .propertyMap, .code, .hashTable, .record, .slots, .elements, .accessor: false
        // What makes a class's fields.
        case .function where JSObject(cell: cell).map { vm.quietFunctionName($0).hasPrefix("<") } ?? false: false
        default: !ledger.isBuiltIn(cell)
        }
    }
}
