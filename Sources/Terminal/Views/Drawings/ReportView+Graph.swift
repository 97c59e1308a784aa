import Shell

// Draws the heap as a forest: a row for each object, its references below it.
//
//     strong ──→ #3 Map(1)
//       ├─key──→ #1 { name: 'Snickers' }   leak: only strong leads to it
//       └─value→ 'Snickers is the best!'
//     weak ────→ #4 WeakMap
//       ├╌key╌╌⇢ #2 { name: 'Sunny' }   doomed: the next gc takes it
//       └╌value⇢ 'Sunny is the 2nd best!'   while #2 lives

extension ReportView {
    func drawGraph(_ report: GraphReport, on page: inout Page) {
        // In a pipe rows are as long as they like, but a picture must end somewhere.
        let isEndless = columns > 1000
        let width = (isEndless ? ReportView.usualColumns : columns) - Page.indent.count
        let art = LineArt(isASCII: usesASCII || report.usesASCII)
        var drawing = GraphDrawing(report, art, width: max(width, 24)) { role(of: $0) }
        for row in drawing.rows() { page.add(row) }
        if report.hasWeakEdges || !report.notes.isEmpty && !report.isEmpty { page.add(StyledText()) }
        for line in legend(report) { page.add(StyledText(art.text(line), .dim)) }
        for note in report.notes { page.add(StyledText(art.text(note), .dim)) }
    }

    /// What the arrows mean, where not all of them are the same.
    private func legend(_ report: GraphReport) -> [String] {
        guard report.hasWeakEdges else { return [] }
        let value = report.hasEphemerons ? "   ╌value⇢ holds while the key lives" : ""
        return ["─→ holds   ╌⇢ holds nothing" + value]
    }
}

/// Draws the rows of a picture.
private struct GraphDrawing {
    private let report: GraphReport
    private let art: LineArt
    private let width: Int
    private let roleOfFate: (Fate) -> Style.Role?
    private var edges: [[Int]]
    private var result: [StyledText] = []
    /// Nodes for whose edges there was no room beside those before them: they are drawn at the margin.
    private var continued: [Int] = []

    /// A label gets at least so many cells before its edges go to the margin.
    private static let narrowest = 24
    private static let longestEdgeLabel = 24

    init(_ report: GraphReport, _ art: LineArt, width: Int, roleOfFate: @escaping (Fate) -> Style.Role?) {
        self.report = report
        self.art = art
        self.width = width
        self.roleOfFate = roleOfFate
        edges = [[Int]](repeating: [], count: report.nodes.count)
        for (i, edge) in report.edges.enumerated() { edges[edge.from].append(i) }
    }

    mutating func rows() -> [StyledText] {
        let names = report.roots.filter { $0.kind == .variables }.map { cells($0.names.joined(separator: ", ")) }.filter { $0 <= 12 }.max() ?? 0
        for root in report.roots { draw(root, names) }
        while !continued.isEmpty {
            let node = continued.removeFirst()
            add(StyledText(), node, StyledText(art.text(report.nodes[node].text), textRole(report.nodes[node])), remark: nil, under: "")
            drawEdges(of: node, prefix: "  ")
        }
        return result
    }

    private mutating func draw(_ root: GraphReport.Root, _ width: Int) {
        var head = StyledText()
        switch root.kind {
        case .subject: break
        case .doomed: head.add("nothing holds ", .doomed)
        case .variables, .other:
            let name = art.fit(art.text(root.names.joined(separator: ", ")), to: self.width / 2)
            head.add(name, .heading)
            head.add(" " + String(repeating: art.strong, count: max(0, width - cells(name)) + 2) + art.strongHead + " ")
        }
        let node = report.nodes[root.node]
        // Several variables can lead into one structure: it is drawn under the first.
        add(head, root.node, text(of: root.node), remark: node.remark, under: edges[root.node].isEmpty ? "" : "  " + art.trunk)
        if root.kind == .subject { drawHolders(hasMore: !edges[root.node].isEmpty) }
        drawEdges(of: root.node, prefix: "  ")
    }

    // MARK: Edges

    private mutating func drawEdges(of node: Int, prefix: String) {
        let own = edges[node].map { report.edges[$0] }
        let labels = own.map { art.fit(art.text($0.label), to: GraphDrawing.longestEdgeLabel) }
        let widest = min(labels.map(cells).max() ?? 0, 12)
        for (i, edge) in own.enumerated() {
            let isLast = i + 1 == own.count, target = report.nodes[edge.to]
            var head = StyledText(prefix + (isLast ? art.lastBranch : art.branch))
            addArrow(edge, labels[i], widest, &head)
            let stem = prefix + (isLast ? "  " : art.trunk + " ")
            let hasEdges = edge.drawsTarget && !edges[edge.to].isEmpty
            let isTooDeep = hasEdges && cells(stem) + 4 + GraphDrawing.narrowest > width
            let text = edge.drawsTarget ? text(of: edge.to) : StyledText(art.text(target.mention), .object)
            add(head, edge.to, text, isContinued: isTooDeep, remark: remark(edge, target), under: stem + (hasEdges && !isTooDeep ? " " + art.trunk : ""))
            if isTooDeep { continued.append(edge.to) } else if hasEdges { drawEdges(of: edge.to, prefix: stem + " ") }
        }
    }

    /// `─key──→ `, `╌value⇢ `
    private func addArrow(_ edge: GraphReport.Edge, _ label: String, _ widest: Int, _ head: inout StyledText) {
        let isStrong = edge.kind == .strong, line = isStrong ? art.strong : art.weak
        let role: Style.Role? = isStrong ? nil : .dim
        if report.nodes[edge.to].kind == .group, label.isEmpty { return head.add(" ") }
        head.add(line, role)
        head.add(label, role)
        head.add(String(repeating: line, count: max(0, widest - cells(label)) + (label.isEmpty ? 1 : 0)) + (isStrong ? art.strongHead : art.weakHead) + " ", role)
    }

    /// What becomes of the target; a value without a fate of its own goes with the key.
    private func remark(_ edge: GraphReport.Edge, _ target: GraphReport.Node) -> String? {
        edge.drawsTarget ? target.remark ?? report.condition(of: edge) : report.condition(of: edge)
    }

    // MARK: Holders

    /// `├←─key── strong`
    private mutating func drawHolders(hasMore: Bool) {
        let roles = report.holders.map { art.fit(art.text($0.role ?? ""), to: GraphDrawing.longestEdgeLabel) }
        let widest = roles.map(cells).max() ?? 0
        for (i, holder) in report.holders.enumerated() {
            let isLast = i + 1 == report.holders.count && report.omittedHolders == 0 && !hasMore
            let line = holder.isWeak ? art.weak : art.strong, role: Style.Role? = holder.isWeak ? .dim : nil
            var row = StyledText("  " + (isLast ? art.lastBranch : art.branch))
            row.add((holder.isWeak ? art.weakTail : art.strongTail) + line + roles[i], role)
            row.add(String(repeating: line, count: widest - cells(roles[i]) + 1) + " ", role)
            row.add(art.fit(art.text(holder.name), to: max(8, width - row.cells)), .heading)
            result.append(row)
        }
        guard report.omittedHolders > 0 else { return }
        result.append(StyledText("  \(hasMore ? art.branch : art.lastBranch) \(art.dots) \(report.omittedHolders) more that refer to it", .dim))
    }

    // MARK: Rows

    private func text(of node: Int) -> StyledText {
        let node = report.nodes[node]
        var text = StyledText()
        if let mark = node.mark { text.add(mark + " ", .object) }
        text.add(art.text(node.label), textRole(node))
        return text
    }

    private func textRole(_ node: GraphReport.Node) -> Style.Role? {
        node.kind == .value ? .string : node.kind == .group ? .dim : node.fate == .doomed ? .doomed : nil
    }

    /// One row where everything fits; else the remark goes below, and what is still too long is cut.
    private mutating func add(_ head: StyledText, _ node: Int, _ text: StyledText, isContinued: Bool = false, remark: String?, under stem: String) {
        let node = report.nodes[node]
        var tail = StyledText()
        if node.hiddenReferences > 0 { tail.add(art.text(" (… \(node.hiddenReferences))"), .dim) }
        if isContinued { tail.add(" (see below)", .dim) }
        let words = remark.map { StyledText(art.text($0), node.remark == $0 ? roleOfFate(node.fate) : .dim) } ?? StyledText()
        let room = width - head.cells - tail.cells
        var row = head
        if words.isEmpty || text.cells + 3 + words.cells <= room {
            row.add(cut(text, to: room))
            row.add(tail)
            if !words.isEmpty {
                row.add("   ")
                row.add(words)
            }
            result.append(row)
            return
        }
        row.add(cut(text, to: room))
        row.add(tail)
        result.append(row)
        let indent = max(head.cells, cells(stem) + 1)
        var below = StyledText(stem).padded(to: min(indent, max(cells(stem) + 1, width - words.cells)))
        below.add(cut(words, to: width - below.cells))
        result.append(below)
    }

    private func cut(_ text: StyledText, to room: Int) -> StyledText {
        guard text.cells > room else { return text }
        var result = StyledText(), left = room
        for piece in text.pieces {
            let part = art.fit(piece.text, to: left)
            result.add(part, piece.role)
            left -= cells(part)
            if part != piece.text { break }
        }
        return result
    }

    private func cells(_ text: String) -> Int { TextWidth.cells(text) }
}
