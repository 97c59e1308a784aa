import Engine
import Explorer
import HeapAdapter

/// Compares two states that the journal leads to, however large they are.
///
/// Both are made on one new machine, one after the other: there a cell that stays keeps its address. What is gone at the second
/// moment is looked at on another new machine, which stops at the first: equal replays give equal graphs, node for node.
struct DifferenceFinder {
    private let shell: Shell
    /// So many of each sort are told one by one.
    static let most = 20
    /// So many holders of each.
    static let mostHolders = 4
    /// In a larger graph only the nearest holder of an object is told.
    static let mostSearched = 50_000

    init(_ shell: Shell) { self.shell = shell }

    /// `between` runs on the machine after the first moment. `isWanted`: whether after that a comparison is wanted at all; if not,
    /// the answer is nil.
    func compare(_ entries: [Journal.Entry], into report: DiffReport, isWanted: (Machine) -> Bool = { _ in true },
                 between: (Machine) throws(ReplayFailure) -> Void) throws(ReplayFailure) -> DiffReport? {
        var report = report
        var found: Comparison?
        let isMade = try shell.withMachine(after: entries) { machine throws(ReplayFailure) -> Bool in
            machine.keepsGraphs = true
            let before = try moment(of: machine)
            try between(machine)
            guard isWanted(machine) else { return false }
            let after = try moment(of: machine)
            let comparison = Comparison(before, after, machine, period: report.from)
            comparison.tellPresent(after, machine, in: &report)
            found = comparison
            return true
        }
        guard isMade, let found else { return nil }
        if found.needsPast {
            try shell.withMachine(after: entries) { machine throws(ReplayFailure) in found.tellPast(machine, in: &report) }
        }
        return report
    }

    private func moment(of machine: Machine) throws(ReplayFailure) -> HeapMoment {
        if let moment = HeapMoment(machine) { return moment }
        // A graph is left half made where Ctrl-C comes, or where the system has no memory for it.
        try machine.checkInterruption(false)
        throw .noMemory
    }
}

/// What two moments have between them, with as much of the first as is needed to look at it again.
private struct Comparison {
    let difference: HeapDifference
    let moves: HeapMoves
    private let reachability: Reachability
    private let nodeCount: Int

    init(_ before: HeapMoment, _ after: HeapMoment, _ machine: Machine, period: Int) {
        difference = HeapDifference(from: before, to: after, period: period, counting: machine.isCounted(in: after.graph))
        moves = HeapMoves(difference, most: DifferenceFinder.most, mostReferences: DifferenceFinder.mostHolders)
        reachability = before.reachability
        nodeCount = before.graph.count
    }

    var needsPast: Bool { !difference.died.isEmpty || !difference.taken.isEmpty || !difference.lost.isEmpty }

    // MARK: The second moment

    func tellPresent(_ after: HeapMoment, _ machine: Machine, in report: inout DiffReport) {
        let teller = MomentTeller(EngineView(machine, after.graph, after.reachability))
        report.born = teller.crowd(difference.born) { _ in .alive }
        report.referencesGained = difference.gained.count
        report.referencesLost = difference.lost.count
        report.moved = DiffReport.Moves(count: moves.movedCount, first: moves.moved.map { move($0, teller) })
        report.changed = DiffReport.Moves(count: moves.changedCount, first: moves.changed.map { move($0, teller) })
        if !needsPast { tidy(&report) }
    }

    private func move(_ move: HeapMoves.Move, _ teller: MomentTeller) -> DiffReport.Move {
        let label = teller.label(move.target)
        return DiffReport.Move(number: label.number, preview: label.preview, gained: teller.holders(move.gained, move.target),
                               gainedCount: move.gainedCount, lost: [], lostCount: move.lostCount)
    }

    // MARK: The first moment

    func tellPast(_ machine: Machine, in report: inout DiffReport) {
        guard let graph = HeapGraph(machine.vm, extra: machine.ledger.cells, notes: machine.notes), graph.count == nodeCount else {
            report.notes.append("what died and what was lost cannot be named: the program does not do the same each time")
            report.died.count = difference.died.count
            return
        }
        let teller = MomentTeller(EngineView(machine, graph, reachability))
        var died: [Node] = [], uncollected: Set<Node> = []
        for (node, isThere) in zip(difference.died, difference.isUncollected) {
            guard counts(node, graph, machine) else { continue }
            died.append(node)
            if isThere, died.count <= 10_000 { uncollected.insert(node) }
        }
        report.died = teller.crowd(died) { uncollected.contains($0) ? .doomed : .collected }
        report.collected = teller.crowd(difference.taken.filter { counts($0, graph, machine) }) { _ in .collected }
        for (place, move) in moves.moved.enumerated() { report.moved.first[place].lost = lost(move, teller) }
        for (place, move) in moves.changed.enumerated() { report.changed.first[place].lost = lost(move, teller) }
        tidy(&report)
    }

    private func counts(_ node: Node, _ graph: HeapGraph, _ machine: Machine) -> Bool {
        let cell = graph.cells[Int(node)]
        return machine.vm.allocationPeriod(of: cell) != nil && machine.vm.isCounted(cell)
    }

    private func lost(_ move: HeapMoves.Move, _ teller: MomentTeller) -> [Holder] {
        difference.before(move.target).map { teller.holders(move.lost, $0) } ?? []
    }

    /// A reference that came and went under one name is no news, and one without words is none to people.
    private func tidy(_ report: inout DiffReport) {
        func tidied(_ moves: DiffReport.Moves) -> DiffReport.Moves {
            var result = moves
            result.first = moves.first.compactMap { move in
                var move = move
                for holder in move.gained {
                    guard let place = move.lost.firstIndex(of: holder), let own = move.gained.firstIndex(of: holder) else { continue }
                    move.lost.remove(at: place)
                    move.gained.remove(at: own)
                    move.lostCount -= 1
                    move.gainedCount -= 1
                }
                return move.gained.isEmpty && move.lost.isEmpty ? nil : move
            }
            result.count -= moves.first.count - result.first.count
            if !result.first.contains(where: { $0.number == nil }) { result.first.sort { ($0.number ?? 0) < ($1.number ?? 0) } }
            return result
        }
        report.moved = tidied(report.moved)
        report.changed = tidied(report.changed)
    }
}

extension HeapMoment {
    fileprivate init?(_ machine: Machine) {
        if let kept = machine.keptGraph {
            self.init(kept.graph, kept.reachability)
        } else {
            guard let graph = HeapGraph(machine.vm, extra: machine.ledger.cells, notes: machine.notes) else { return nil }
            self.init(graph)
            machine.keep(graph, reachability)
        }
    }
}

extension Machine {
    fileprivate func isCounted(in graph: HeapGraph) -> (Node) -> Bool {
        let cells = graph.cells
        return { [vm] in vm.isCounted(cells[Int($0)]) }
    }
}

/// Words for objects and holders at one moment.
private struct MomentTeller {
    private let view: EngineView

    init(_ view: EngineView) { self.view = view }

    func label(_ node: Node) -> (number: Int?, preview: String) {
        (view.number(node), Preview(view.machine.vm).text(Value(view.cell(node))))
    }

    func holders(_ references: [HeapReference], _ target: Node) -> [Holder] {
        var seen: Set<Holder> = []
        return references.compactMap { reference in
            guard let words = view.naming.words(for: reference, to: target) else { return nil }
            let holder = Holder(name: words.name, role: words.role, isWeak: reference.isWeak)
            return seen.insert(holder).inserted ? holder : nil
        }
    }

    /// The nodes counted by constructor, and the first of them one by one: in the order of their numbers where they have any.
    func crowd(_ nodes: [Node], fate: (Node) -> Fate) -> DiffReport.Crowd {
        var crowd = DiffReport.Crowd()
        crowd.count = nodes.count
        crowd.classes = ClassCount.list(nodes, view.graph)
        let first = Array(byNumber(nodes).prefix(DifferenceFinder.most)), holders = holders(of: first)
        crowd.first = zip(first, holders).map { object($0, $1, fate($0)) }
        return crowd
    }

    private func byNumber(_ nodes: [Node]) -> [Node] {
        if nodes.count > Ledger.mostCells { return nodes }
        let numbered = nodes.map { (number: view.number($0) ?? .max, node: $0) }
        return numbered.sorted { $0 < $1 }.map(\.node)
    }

    private func holders(of nodes: [Node]) -> [[Holder]] {
        if view.graph.count <= DifferenceFinder.mostSearched {
            return view.naming.holds(on: nodes).map { $0.filter { $0.isFromAlive && !$0.isWeak }.map(view.words.holder) }
        }
        return nodes.map { node in view.naming.nearestHolder(of: node).map { [Holder(name: $0.name, role: $0.role, isWeak: false)] } ?? [] }
    }

    private func object(_ node: Node, _ holders: [Holder], _ fate: Fate) -> DiffReport.Object {
        let label = label(node), site = view.machine.vm.allocationSite(of: view.cell(node))
        return DiffReport.Object(number: label.number, preview: label.preview, site: site.map(SiteReport.init), holders: holders, fate: fate)
    }
}
