import Shell

/// A heap as an SVG drawing: the names at the left, what they lead to at the right of them.
///
/// Each box has a row of its own, and stands to the right of the one that it is drawn under. Lines that only mention a box are curves
/// to where it stands. What was not there in the drawing before is marked.
struct HeapDrawing {
    private let heap: GraphReport
    private let before: GraphReport
    private let id: String
    private var places: [Int: Place] = [:]
    private var tags: [(text: String, row: Int, node: Int, width: Int)] = []
    private var rows = 0
    private var width = 0

    private struct Place {
        var x: Int
        var row: Int
        var text: String
        var width: Int { HeapDrawing.width(of: text) }
        var right: Int { x + width }
        var middle: Int { row * HeapDrawing.rowHeight + HeapDrawing.rowHeight / 2 }
    }

    private static let rowHeight = 40, boxHeight = 26, gap = 84, longest = 36

    /// `id` is this drawing's among the page's.
    init(_ heap: GraphReport, before: GraphReport, id: String) {
        (self.heap, self.before, self.id) = (heap, before, id)
        for root in heap.roots { place(root) }
    }

    private static func width(of text: String) -> Int { text.count * 8 + 18 }

    private static func short(_ text: String) -> String { text.count > longest ? text.prefix(longest - 1) + "…" : text }

    // MARK: Places

    private mutating func place(_ root: GraphReport.Root) {
        let words = root.kind == .doomed ? "nothing holds it" : root.names.prefix(3).joined(separator: ", ")
        let text = Self.short(words), row = rows
        // What was asked for needs no name.
        if !text.isEmpty { tags.append((text, row, root.node, Self.width(of: text))) }
        if places[root.node] == nil { place(root.node, x: text.isEmpty ? 2 : Self.width(of: text) + 36) } else { rows += 1 }
    }

    /// The box and all that is drawn under it. The pictures are at most some dozens of lines deep.
    private mutating func place(_ node: Int, x: Int) {
        let place = Place(x: x, row: rows, text: Self.short(heap.nodes[node].text))
        places[node] = place
        width = max(width, place.right + 70)
        var isFirst = true
        for edge in heap.edges where edge.from == node && edge.drawsTarget && places[edge.to] == nil {
            if !isFirst { rows += 1 }
            isFirst = false
            self.place(edge.to, x: place.right + max(Self.gap, label(of: edge).count * 7 + 30))
            rows -= 1
        }
        rows += 1
    }

    private func label(of edge: GraphReport.Edge) -> String {
        Self.short([edge.label, heap.condition(of: edge) ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
    }

    // MARK: What changed

    private func name(_ node: Int, in heap: GraphReport) -> String { heap.nodes[node].number.map { "#\($0)" } ?? heap.nodes[node].label }

    private func lines(of heap: GraphReport) -> Set<String> {
        Set(heap.edges.map { "\(name($0.from, in: heap)) \($0.label) \(name($0.to, in: heap))" } + heap.roots.flatMap { root in
            root.names.map { "\($0) > \(name(root.node, in: heap))" }
        })
    }

    /// What came and what went, in words.
    var changes: String {
        func numbers(_ heap: GraphReport) -> Set<Int> { Set(heap.nodes.compactMap(\.number)) }
        let came = numbers(heap).subtracting(numbers(before)).sorted(), went = numbers(before).subtracting(numbers(heap)).sorted()
        func list(_ numbers: [Int]) -> String { numbers.prefix(12).map { "#\($0)" }.joined(separator: ", ") + (numbers.count > 12 ? " …" : "") }
        return [came.isEmpty ? nil : "new: \(list(came))", went.isEmpty ? nil : "gone: \(list(went))"].compactMap { $0 }.joined(separator: " · ")
    }

    // MARK: Text

    /// The heap in words, for whoever cannot see the drawing.
    private var words: String {
        let roots = heap.roots.map { root in
            let text = heap.nodes[root.node].text
            if root.kind == .doomed { return "Nothing holds \(text)" }
            return root.names.isEmpty ? text : "\(root.names.joined(separator: ", ")) leads to \(text)"
        }
        let edges = heap.edges.map { edge in
            "\(heap.nodes[edge.from].mention) \(edge.kind == .weak ? "mentions" : "holds") \(heap.nodes[edge.to].text) (\(label(of: edge)))"
        }
        return (roots + edges).joined(separator: ". ") + "."
    }

    /// Empty where there is nothing to draw.
    func svg(title: String) -> String {
        if heap.isEmpty { return "" }
        // A curve above the first row needs room.
        let lift = heap.edges.contains { $0.from == $0.to } ? 12 : 0
        let known = lines(of: before), height = max(rows, 1) * Self.rowHeight + 8 + lift
        var text = "<svg viewBox=\"0 \(-lift) \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-words\">\n"
        text += "<title id=\"\(id)-title\">\(Markup.escape(title))</title><desc id=\"\(id)-words\">\(Markup.escape(words))</desc>\n"
        // Words stand above all lines.
        let lines = heap.edges.compactMap { line($0, known) }
        text += lines.map(\.path).joined()
        for tag in tags { text += self.tag(tag, known) }
        for node in heap.nodes.indices { if let place = places[node] { text += box(heap.nodes[node], place) } }
        return text + lines.map(\.label).joined() + "</svg>\n"
    }

    private func tag(_ tag: (text: String, row: Int, node: Int, width: Int), _ known: Set<String>) -> String {
        guard let target = places[tag.node] else { return "" }
        let y = tag.row * Self.rowHeight + Self.rowHeight / 2
        let isNew = heap.roots.contains { root in
            root.node == tag.node && root.kind == .variables && root.names.contains { !known.contains("\($0) > \(name(root.node, in: heap))") }
        }
        return "<path class=\"line\(isNew ? " new" : "")\" d=\"M\(tag.width) \(y) L\(target.x - 2) \(target.middle)\" marker-end=\"url(#arrow)\"/>"
            + "<text class=\"name\" x=\"4\" y=\"\(y + 5)\">\(Markup.escape(tag.text))</text>\n"
    }

    private func box(_ node: GraphReport.Node, _ place: Place) -> String {
        let isNew = node.number.map { number in !before.nodes.contains { $0.number == number } } ?? false
        let classes = ["box", node.fate.rawValue, node.kind == .value ? "value" : "", isNew ? "new" : ""].filter { !$0.isEmpty }.joined(separator: " ")
        return "<g class=\"\(classes)\"><rect x=\"\(place.x)\" y=\"\(place.middle - Self.boxHeight / 2)\" width=\"\(place.width)\" height=\"\(Self.boxHeight)\" rx=\"6\"/>"
            + "<text x=\"\(place.x + 9)\" y=\"\(place.middle + 5)\">\(Markup.escape(place.text))</text></g>\n"
    }

    private func line(_ edge: GraphReport.Edge, _ known: Set<String>) -> (path: String, label: String)? {
        guard let from = places[edge.from], let to = places[edge.to] else { return nil }
        let isNew = !known.contains("\(name(edge.from, in: heap)) \(edge.label) \(name(edge.to, in: heap))")
        let classes = "line" + (edge.kind == .strong ? "" : " weak") + (isNew ? " new" : "")
        let label = Markup.escape(self.label(of: edge))
        if edge.from == edge.to { return loop(at: from, classes, label) }
        if edge.drawsTarget, to.x > from.right {
            let bend = from.right + 16
            let curve = "M\(from.right) \(from.middle) C\(bend) \(from.middle) \(from.right) \(to.middle) \(bend) \(to.middle) L\(to.x - 2) \(to.middle)"
            return ("<path class=\"\(classes)\" d=\"\(curve)\" marker-end=\"url(#arrow)\"/>\n",
                    "<text class=\"label\" x=\"\(from.right + 14)\" y=\"\(to.middle - 5)\">\(label)</text>\n")
        }
        let reach = max(from.right, to.right) + 44
        return ("<path class=\"\(classes)\" d=\"M\(from.right) \(from.middle + 6) C\(reach) \(from.middle + 6) \(reach) \(to.middle) \(to.right + 2) \(to.middle)\" marker-end=\"url(#arrow)\"/>\n",
                "<text class=\"label\" x=\"\(max(from.right, to.right) + 20)\" y=\"\((from.middle + to.middle) / 2 + 12)\">\(label)</text>\n")
    }

    /// From a box to itself: above it, for what it leads to stands at its right; the words before the curve.
    private func loop(at place: Place, _ classes: String, _ label: String) -> (path: String, label: String) {
        let top = place.middle - Self.boxHeight / 2, start = place.right - 22, end = place.right - 8
        return ("<path class=\"\(classes)\" d=\"M\(start) \(top) C\(start - 4) \(top - 14) \(end + 4) \(top - 14) \(end) \(top - 1)\" marker-end=\"url(#arrow)\"/>\n",
                "<text class=\"label\" x=\"\(start - 6)\" y=\"\(top - 3)\" text-anchor=\"end\">\(label)</text>\n")
    }
}
