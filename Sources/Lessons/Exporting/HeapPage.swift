import Shell

/// What there is to say of a heap in a file, as one web page: no other file, no network, no script. It asks what a person would ask at the
/// prompt, and shows the answers.
public struct HeapPage {
    private let heap: SnapshotShell
    private let title: String
    private let render: (Report) -> String

    /// Rows of a table, and objects that get a way and a picture.
    private static let mostRows = 40, mostSubjects = 12
    /// More than this nobody reads.
    private static let longestReport = 20_000

    /// `render` draws a report with a terminal's colours.
    public init(_ heap: SnapshotShell, title: String, render: @escaping (Report) -> String) {
        (self.heap, self.title, self.render) = (heap, title, render)
    }

    public var html: String {
        let name = Markup.escape(title)
        let leaks = heap.enter("leaks"), census = heap.enter("heap"), tops = heap.enter("dominators")
        var page = PageHead.html(title: "Heap of \(name)", hasScript: false)
        page += "<header><h1>Heap of \(name)</h1></header>\n<nav class=\"contents\" aria-label=\"Contents\"><ul>"
        page += [("summary", "Summary"), ("leaks", "Leaks"), ("holders", "Who holds most"), ("classes", "Heap by class")].map { "<li><a href=\"#\($0)\">\($1)</a></li>" }.joined()
        page += "</ul></nav>\n<main>\n" + summary(census)
        var told: Set<String> = []
        page += section("leaks", "Leaks", answer(leaks, "What is held though the program may be done with it") + subjects(Self.holders(of: leaks), &told))
        let most = tops.answer(as: DominatorsReport.self)?.dominated.prefix(3).map(\.text) ?? []
        page += section("holders", "Who holds most", holders(tops) + subjects(most, &told))
        page += section("classes", "Heap by class", classes(census))
        return page + "</main>\n<footer><p>Made by Leash from the file alone: sizes are bytes of the heap, a path is the shortest way that holds.</p></footer>\n</body>\n</html>\n"
    }

    // MARK: Parts

    private func section(_ id: String, _ title: String, _ body: String) -> String {
        "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n<h2 id=\"\(id)-title\">\(title)</h2>\n\(body)</section>\n"
    }

    private func summary(_ census: Report) -> String {
        var rows = heap.summary + heap.warnings
        if let report = census.answer(as: HeapReport.self) { rows.append("\(Phrase.count(report.objects, "object")) of the program, \(Phrase.bytes(report.bytes))") }
        return section("summary", "Summary", "<ul>\n" + rows.map { "<li>\(Markup.escape($0))</li>\n" }.joined() + "</ul>\n")
    }

    private func answer(_ report: Report, _ label: String) -> String {
        let text = render(report), cut = text.utf8.count > Self.longestReport ? text.prefix(Self.longestReport / 4) + "\n…" : text[...]
        return "<pre class=\"report\" tabindex=\"0\" aria-label=\"\(label)\">\(cut.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined())</pre>\n"
    }

    /// A line that keeps its indent where a narrow window breaks it. No colour goes over a line's end.
    private func line(_ text: Substring) -> String {
        text.isEmpty ? "\n" : "<span class=\"line\" style=\"--indent: \(text.prefix { $0 == " " }.count)ch\">\(Markup.colored(String(text)))</span>"
    }

    private static func holders(of leaks: Report) -> [String] {
        guard let report = leaks.answer(as: LeaksReport.self) else { return [] }
        // The places where memory piles up are told by name: what is asked for is the object.
        let places = report.suspects.compactMap { place in place.id.map { place.holder.contains("@") ? place.holder : "\(place.holder) @\($0)" } }
        return report.groups.map(\.holder) + report.caches.map(\.holder) + places
    }

    /// Each with the way to it and a picture of what it leads to, unless the page has it already.
    private func subjects(_ texts: [String], _ told: inout Set<String>) -> String {
        var new: [String] = []
        for text in texts where new.count < Self.mostSubjects { if let address = Self.address(text), told.insert(address).inserted { new.append(text) } }
        return new.map(subject).joined()
    }

    private func subject(_ text: String) -> String {
        guard let address = Self.address(text) else { return "" }
        let id = "object-\(address.dropFirst())"
        var body = "<article aria-labelledby=\"\(id)\">\n<h3 id=\"\(id)\"><code>\(Markup.escape(text))</code></h3>\n" + path(address)
        if let graph = heap.enter("graph \(address) --depth 2").answer(as: GraphReport.self), !graph.isEmpty {
            let picture = HeapDrawing(graph, before: graph, id: "\(id)-picture").svg(title: "What \(text) leads to")
            body += "<figure><figcaption>What it leads to</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Picture of the heap\">\(picture)</div></figure>\n"
        }
        return body + "</article>\n"
    }

    private func path(_ address: String) -> String {
        guard let why = heap.enter("why \(address)").answer(as: WhyReport.self) else { return "" }
        return "<p class=\"path\">\(Markup.escape(why.text))</p>\n" + why.notes.map { "<p>\(Markup.escape($0))</p>\n" }.joined()
    }

    private func holders(_ tops: Report) -> String {
        guard let report = tops.answer(as: DominatorsReport.self), !report.dominated.isEmpty else { return "<p>Nothing.</p>\n" }
        let rows = report.dominated.prefix(Self.mostRows).map { row in
            (cells: [Markup.escape(row.text), Phrase.bytes(row.shallowBytes), Phrase.bytes(row.retainedBytes)], share: row.retainedBytes)
        }
        return table("Objects that hold most: without one, so much would be free", ["object", "own size", "holds"], rows)
            + report.notes.map { "<p>\(Markup.escape($0))</p>\n" }.joined()
    }

    private func classes(_ census: Report) -> String {
        guard let report = census.answer(as: HeapReport.self) else { return "<p>Nothing.</p>\n" }
        let rows = report.rows.prefix(Self.mostRows).map { row in (cells: [Markup.escape(row.name), "\(row.count)", Phrase.bytes(row.bytes)], share: row.bytes) }
        let more = report.rows.count - rows.count
        return table("Living objects of the program, by constructor", ["class", "count", "size"], rows) + (more > 0 ? "<p>\(Phrase.more(more, "class"))</p>\n" : "")
    }

    /// The last column is a bar, for the eye alone: the one before says the same.
    private func table(_ caption: String, _ heads: [String], _ rows: [(cells: [String], share: Int)]) -> String {
        let most = max(rows.map(\.share).max() ?? 1, 1)
        // The caption stands outside of what scrolls.
        var text = "<p class=\"caption\">\(caption)</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(caption)\">"
        text += "<table aria-label=\"\(caption)\">\n<thead><tr>"
        text += heads.map { "<th scope=\"col\">\($0)</th>" }.joined() + "<td aria-hidden=\"true\"></td></tr></thead>\n<tbody>\n"
        for row in rows {
            text += "<tr><th scope=\"row\"><code>\(row.cells[0])</code></th>" + row.cells.dropFirst().map { "<td class=\"number\">\($0)</td>" }.joined()
            text += "<td class=\"bar\" aria-hidden=\"true\"><span style=\"width: \(max(1, row.share * 100 / most))%\"></span></td></tr>\n"
        }
        return text + "</tbody></table></div>\n"
    }

    /// The id in the words for an object, by which it can be asked for: `@4711` of `cache @4711 Map(3) {…}`.
    private static func address(_ text: String) -> String? {
        let parts = text.split(separator: "@", maxSplits: 1)
        guard text.contains("@"), let digits = parts.last?.prefix(while: \.isNumber), !digits.isEmpty else { return nil }
        return "@\(digits)"
    }
}
