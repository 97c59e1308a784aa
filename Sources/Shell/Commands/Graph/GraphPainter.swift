import Explorer
import HeapAdapter

/// What `graph` answers.
struct GraphPainter {
    private let heap: any AskedHeap
    static let mostHolders = 12

    init(_ heap: any AskedHeap) { self.heap = heap }

    func answer(_ query: GraphQuery) -> Report {
        guard let text = query.subject else {
            guard let (view, told) = heap.picture else { return heap.missing }
            return answer(nil, told, view, query)
        }
        return heap.answer(onObject: text, for: "graph") { view, node in answer(node, [], view, query) }
    }

    private func answer(_ subject: Node?, _ told: [Node], _ view: HeapView, _ query: GraphQuery) -> Report {
        var graph = paint(subject, told, view, query)
        graph.usesASCII = query.usesASCII
        switch query.file {
        case nil: return Report(graph)
        case .dot(let path): return Report(Request.save(path: path, text: graph.dot, isForced: query.isForced))
        case .mermaid(let path): return Report(Request.save(path: path, text: graph.mermaid, isForced: query.isForced))
        case .svg(let path): return Report(Request.svg(path: path, dot: graph.dot, isForced: query.isForced))
        }
    }

    // MARK: The picture as a report

    private func paint(_ subject: Node?, _ told: [Node], _ view: HeapView, _ query: GraphQuery) -> GraphReport {
        let scene = HeapScene(view.graph, view.fates, view.naming)
        let limits = query.depth.map { HeapPicture.Limits(depth: $0) } ?? HeapPicture.Limits()
        var report = GraphReport()
        let picture: HeapPicture
        if let subject {
            picture = scene.picture(of: subject, limits: limits)
            addHolders(scene, subject, &report)
            report.subject = picture.roots.first?.box
        } else {
            picture = scene.picture(told: told, limits: limits)
        }
        report.roots = picture.roots.map { GraphReport.Root(kind: kind($0.kind), names: $0.names, node: $0.box) }
        report.nodes = picture.boxes.map { node($0, view) }
        report.edges = picture.lines.map(edge)
        addMarks(&report)
        addRemarks(picture, &report)
        addNotes(picture, scene, isWhole: subject == nil, &report)
        return report
    }

    private func addHolders(_ scene: HeapScene, _ node: Node, _ report: inout GraphReport) {
        let holds = scene.holds(on: node)
        report.holders = holds.prefix(GraphPainter.mostHolders).map { hold in
            let (name, role) = scene.words(for: hold)
            return Holder(name: name, role: role, isWeak: hold.isWeak)
        }
        report.omittedHolders = holds.count - report.holders.count
    }

    private func kind(_ kind: HeapPicture.Root.Kind) -> GraphReport.Root.Kind {
        switch kind {
        case .named: .variables
        case .subject: .subject
        case .doomed: .doomed
        case .other: .other
        }
    }

    private func node(_ box: HeapPicture.Box, _ view: HeapView) -> GraphReport.Node {
        var node = GraphReport.Node(kind: .value, label: box.label, number: nil, mark: nil, names: box.names, fate: box.fate, remark: nil,
                                    hiddenReferences: box.hiddenReferences, count: nil)
        switch box.kind {
        case .value: break
        case .fold(let count): (node.kind, node.count) = (.group, count)
        case .functions(let count): (node.kind, node.count) = (.group, count)
        case .cell:
            node.kind = kind(view.graph.kind(of: box.node))
            node.number = view.number(box.node)
            node.mark = view.graph.source.label(of: box.node)
        }
        return node
    }

    private func kind(_ kind: NodeKind) -> GraphReport.Node.Kind {
        switch kind {
        case .array: .array
        case .function, .nativeFunction, .boundFunction: .function
        case .map: .map
        case .set: .set
        case .weakMap: .weakMap
        case .weakSet: .weakSet
        case .weakRef: .weakRef
        case .finalizationRegistry: .finalizationRegistry
        case .symbol: .symbol
        case .environment: .closure
        default: .object
        }
    }

    private func edge(_ line: HeapPicture.Line) -> GraphReport.Edge {
        var edge = GraphReport.Edge(from: line.from, to: line.to, label: line.label, kind: .strong, key: nil, drawsTarget: line.drawsTarget)
        switch line.nature {
        case .strong: break
        case .weak: edge.kind = .weak
        case .ephemeron(let key): (edge.kind, edge.key) = (.ephemeron, key)
        }
        return edge
    }

    /// What has no number and is mentioned again gets a mark of its own.
    private func addMarks(_ report: inout GraphReport) {
        var mentions = [Int](repeating: 0, count: report.nodes.count)
        for edge in report.edges {
            if !edge.drawsTarget { mentions[edge.to] += 1 }
            if let key = edge.key { mentions[key] += 1 }
        }
        var next = 1
        for i in report.nodes.indices where mentions[i] > 0 && report.nodes[i].mark == nil && ![.value, .group].contains(report.nodes[i].kind) {
            report.nodes[i].mark = "@\(next)"
            next += 1
        }
    }

    // MARK: Words

    /// What is doomed or leaks is told where it is drawn: why for the first, with what for those behind it.
    private func addRemarks(_ picture: HeapPicture, _ report: inout GraphReport) {
        for root in report.roots {
            switch report.nodes[root.node].fate {
            case .alive, .collected: break
            case .doomed: report.nodes[root.node].remark = "doomed: \(Phrase.nextGC)"
            case .leak:
                let holders = report.holders.filter { !$0.isWeak }
                let only = holders.count == 1 && ["key", "value", "element"].contains(holders[0].role) ? holders[0].name : nil
                report.nodes[root.node].remark = only.map { "leak: only \($0) leads to it" } ?? LeakWords.remark
            }
        }
        for (line, edge) in zip(picture.lines, report.edges) where edge.drawsTarget {
            let parent = report.nodes[edge.from]
            switch report.nodes[edge.to].fate {
            case .alive, .collected: break
            case .doomed: report.nodes[edge.to].remark = doom(edge, parent, report)
            case .leak: report.nodes[edge.to].remark = leak(edge, line, parent, report)
            }
        }
    }

    private func doom(_ edge: GraphReport.Edge, _ parent: GraphReport.Node, _ report: GraphReport) -> String {
        if let key = edge.key, report.nodes[key].fate == .doomed { return "doomed: goes with its key \(name(report.nodes[key]))" }
        if edge.kind == .strong, parent.fate == .doomed { return "doomed with \(name(parent))" }
        return "doomed: \(Phrase.nextGC)"
    }

    private func leak(_ edge: GraphReport.Edge, _ line: HeapPicture.Line, _ parent: GraphReport.Node, _ report: GraphReport) -> String {
        if parent.fate == .leak { return "leak with \(name(parent))" }
        if let key = line.key, report.nodes[key].fate == .leak { return "leak with \(name(report.nodes[key]))" }
        guard line.isEntry else { return LeakWords.remark }
        let sources = report.edges.filter { $0.to == edge.to && $0.kind == .strong }.map(\.from)
        let isAlone = sources.allSatisfy { $0 == edge.from }
        return isAlone ? "leak: only \(parent.names.first ?? name(parent)) leads to it" : LeakWords.remark
    }

    private func name(_ node: GraphReport.Node) -> String { node.mark ?? node.names.first ?? node.label }

    private func addNotes(_ picture: HeapPicture, _ scene: HeapScene, isWhole: Bool, _ report: inout GraphReport) {
        if picture.roots.isEmpty { report.notes.append("nothing of yours is on the heap yet") }
        if picture.omittedRoots > 0 { report.notes.append(Phrase.more(picture.omittedRoots, "object") + " with a name") }
        if picture.omittedDoomed > 0 { report.notes.append(Phrase.more(picture.omittedDoomed, "object") + " that nothing holds") }
        let hidden = report.nodes.filter { $0.hiddenReferences > 0 }
        if let first = hidden.first {
            let example = first.names.first ?? first.number.map { "#\($0)" }
            report.notes.append("(… n) stands for n references that are not drawn" + (example.map { ": graph \($0) goes on from there" } ?? ": --depth N draws more"))
        }
        guard isWhole, picture.isCut || picture.omittedRoots > 0 else { return }
        let shown = picture.boxes.reduce(0) { $0 + objectCount($1, scene) }
        // A heap that is too large for numbers is counted.
        let all = heap.countedObjects ?? scene.objectCount()
        report.notes.append("\(shown) of \(Phrase.count(max(all, shown), "object")) are drawn · graph X draws what X leads to · --depth N draws more")
    }

    private func objectCount(_ box: HeapPicture.Box, _ scene: HeapScene) -> Int {
        if case .functions(let count) = box.kind { return count }
        return box.node >= 0 && scene.graph.isObject(box.node) && box.fate != .doomed ? 1 : 0
    }
}
