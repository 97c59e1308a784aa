import Engine
import Explorer

/// The heap at one moment, with the words for what is in it: what the commands that look at it start from.
struct HeapView {
    let machine: Machine
    let graph: HeapGraph
    let reachability: Reachability
    let naming: Naming
    let words: HolderWords

    /// Nil where the heap has more nodes than there are numbers for. Linear in what the program can reach.
    init?(_ machine: Machine, scope: HeapGraph.Scope = .objects, extra: [Cell] = []) {
        guard let graph = HeapGraph(machine.vm, scope: scope, extra: extra) else { return nil }
        self.init(machine, graph)
    }

    init(_ machine: Machine, _ graph: HeapGraph) {
        self.machine = machine
        self.graph = graph
        reachability = graph.reachability()
        naming = Naming(graph, reachability) { [ledger = machine.ledger] in ledger.number(of: $0).map { "#\($0)" } }
        words = HolderWords(naming)
    }

    func cell(_ node: Node) -> Cell { graph.cells[Int(node)] }
    func number(_ node: Node) -> Int? { machine.ledger.number(of: cell(node)) }

    /// `#1 { name: 'Snickers' }`, or only what it looks like.
    func text(_ node: Node) -> String { text(Value(cell(node))) }

    func text(_ value: Value) -> String {
        if value.isCell, let label = machine.ledger.label(of: value.asCell) { return label.text }
        if value.isCell, value.asCell.kind == .environment { return naming.environmentText(value.asCell) }
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

/// Where something was made.
public struct SiteReport: Codable, Equatable, Sendable {
    /// The journal's entry that was running.
    public var entry: Int
    /// The entry in which the code stands, where that is another one.
    public var codeEntry: Int?
    /// Numbered from 1, in the text of the entry that has the code.
    public var line: Int
    public var column: Int
    /// The function that made it; nil at the top level.
    public var function: String?

    init(_ site: AllocationSite) {
        entry = site.period
        line = site.line
        column = site.column
        // What runs a class's fields has no name in the program.
        function = site.function.isEmpty || site.function.hasPrefix("<") ? nil : site.function
        if site.source.hasPrefix("REPL"), let number = Int(site.source.dropFirst(4)), number != site.period { codeEntry = number }
    }

    /// `entry 3, line 1`, `entry 7, by makeDog of entry 2, line 4`
    public var text: String {
        let by = function.map { ", by \($0)" } ?? ""
        let of = codeEntry.map { by.isEmpty ? ", by code of entry \($0)" : " of entry \($0)" } ?? ""
        return "entry \(entry)\(by)\(of), line \(line)"
    }
}
