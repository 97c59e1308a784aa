import Lessons
import Shell

/// What commands have to show.
extension ReportView {
    func drawResult(_ result: CommandResult, on page: inout Page) {
        switch result {
        case .gc(let report): drawCollection(report, on: &page)
        case .strike(let report): drawCollection(report, lead: "gc auto: ", on: &page)
        case .auto(let report): page.add(StyledText(report.text))
        case .watches(let report): drawWatches(report, on: &page)
        case .maps(let report): drawMaps(report, on: &page)
        case .why(let report): drawWhy(report, on: &page)
        case .inspect(let report): drawInspect(report, on: &page)
        case .retainers(let report): drawRetainers(report, on: &page)
        case .dominators(let report): drawDominators(report, on: &page)
        case .sizes(let report): drawSizes(report, on: &page)
        case .leaks(let report): drawLeaks(report, on: &page)
        case .whatIfWeak(let report): drawWeakVersion(report, on: &page)
        case .graph(let report): drawGraph(report, on: &page)
        case .heap(let report): drawHeap(report, on: &page)
        case .journal(let report): drawJournal(report, on: &page)
        case .travel(let report): drawTravel(report, on: &page)
        case .whatIf(let report): drawWhatIf(report, on: &page)
        case .diff(let report): drawDiff(report, on: &page)
        case .help(let report): drawHelp(report, on: &page)
        case .snapshot(let report): drawSnapshot(report, on: &page)
        case .refusal(let refusal): page.add(StyledText(refusal.message, .warning))
        // Whoever runs the shell sees to it; a story is a drawing of its own.
        case .request, .explain: break
        }
    }

    // MARK: maps

    /// A table where it fits; else each collection with its entries below it.
    private func drawMaps(_ report: MapsReport, on page: inout Page) {
        guard !report.rows.isEmpty else { return page.add(StyledText("no Map, Set or weak collection has a name yet")) }
        let names = report.rows.map { StyledText($0.name).cells }.max() ?? 0
        let kinds = report.rows.map { TextWidth.cells($0.kind) }.max() ?? 0
        let rows = report.rows.map { (collection: collection($0, names, kinds), sees: StyledText($0.codeSees), entries: entries($0)) }
        let header = ["collection", "your code sees", "the debugger sees"].map { StyledText($0, .heading) }
        let first = max(names + 2 + kinds, header[0].cells) + 3
        let second = max(rows.map(\.sees.cells).max() ?? 0, header[1].cells) + 3
        let third = rows.flatMap(\.entries).map(\.cells).max() ?? 0

        if first + second + max(third, header[2].cells) <= page.room {
            page.add(joined(header[0].padded(to: first), header[1].padded(to: second), header[2]))
            for row in rows {
                for (index, entry) in row.entries.enumerated() {
                    let isFirst = index == 0
                    page.add(joined((isFirst ? row.collection : StyledText()).padded(to: first), (isFirst ? row.sees : StyledText()).padded(to: second), entry))
                }
            }
        } else {
            for row in rows {
                page.add(joined(row.collection, StyledText("   your code sees: ", .dim), row.sees))
                for entry in row.entries { page.add(joined(StyledText("  "), entry), indent: "      ") }
            }
        }
        if report.omittedRows > 0 { page.add(StyledText("… and \(count(report.omittedRows, "collection")) more", .dim)) }
    }

    private func collection(_ row: MapsReport.Row, _ names: Int, _ kinds: Int) -> StyledText {
        joined(StyledText(row.name).padded(to: names + 2), StyledText(row.kind, row.isWeak ? .special : .keyword).padded(to: kinds))
    }

    private func entries(_ row: MapsReport.Row) -> [StyledText] {
        var lines = row.entries.map { entry in
            var line = StyledText(entry.text, entry.isWeak ? .dim : nil)
            if let fate = fate(of: entry) { line.add("   " + fate, role(of: entry.fate)) }
            return line
        }
        if row.omittedEntries > 0 { lines.append(StyledText("… \(row.omittedEntries) more", .dim)) }
        return lines.isEmpty ? [StyledText("empty", .dim)] : lines
    }

    /// Nil for a key that is no object: there is nothing to hold.
    private func fate(of entry: MapsReport.Entry) -> String? {
        switch entry.fate {
        case .doomed: return "nothing holds it: the next gc takes it"
        case .collected: return "collected"
        case .leak: return "held by \(names(entry.holders)) alone: a leak"
        case .alive: return entry.holders.isEmpty ? nil : "held by \(names(entry.holders))"
        }
    }

    /// Each name once, however often it holds the object.
    private func names(_ holders: [Holder]) -> String {
        var seen: [String] = []
        for holder in holders where !seen.contains(holder.name) { seen.append(holder.name) }
        return seen.joined(separator: ", ")
    }

    // MARK: why

    private func drawWhy(_ report: WhyReport, on page: inout Page) {
        page.add(StyledText(report.text, role(of: report.fate)))
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }

    // MARK: heap

    private func drawHeap(_ report: HeapReport, on page: inout Page) {
        let rows = report.rows.map { [$0.name, "\($0.count)", "\($0.bytes)"] }
        if rows.isEmpty {
            page.add(StyledText("no objects of yours"))
        } else {
            drawTable(["what", "count", "bytes"], rows, on: &page)
        }
        var line = StyledText("\(count(report.objects, "object")) · \(size(report.bytes))")
        if report.doomed > 0 { line.add(" · the next gc takes \(report.doomed)", .doomed) }
        if report.usedBytes > 0 { line.add(" · \(size(report.usedBytes)) with built-ins, code and names", .dim) }
        page.add(line)
    }

    /// The first column reads from the left, the others are numbers.
    func drawTable(_ header: [String], _ rows: [[String]], on page: inout Page) {
        let rows = rows.map { $0.map(StyledText.oneLine) }
        var widths = header.indices.map { column in ([header] + rows).map { TextWidth.cells($0[column]) }.max() ?? 0 }
        widths[0] = min(widths[0], max(8, page.room - widths.dropFirst().reduce(0) { $0 + $1 + 3 }))
        for (index, row) in ([header] + rows).enumerated() {
            var line = StyledText()
            for (column, cell) in row.enumerated() {
                let gap = String(repeating: " ", count: column == 0 ? 0 : 3 + widths[column] - TextWidth.cells(cell))
                let text = column == 0 ? TextWidth.pad(TextWidth.truncate(cell, to: widths[0]), to: widths[0]) : cell
                line.add(gap + text, index == 0 ? .heading : nil)
            }
            page.add(line)
        }
    }

    /// `640 bytes`, `12.3 KB`
    func size(_ bytes: Int) -> String {
        if bytes < 10_000 { return count(bytes, "byte") }
        for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")] where bytes >= unit {
            let tenths = (bytes / (unit / 10))
            return "\(tenths / 10).\(tenths % 10) \(name)"
        }
        return "\(bytes) bytes"
    }

    // MARK: journal, undo, redo

    private func drawJournal(_ report: JournalReport, on page: inout Page) {
        if report.entries.isEmpty, report.undone.isEmpty { return page.add(StyledText("nothing yet")) }
        let width = "\((report.entries + report.undone).map(\.number).max() ?? 0)".count
        for line in report.entries { drawLine(line, width, nil, on: &page) }
        if !report.undone.isEmpty {
            page.add(StyledText("redo brings back:", .dim))
            for line in report.undone { drawLine(line, width, .dim, on: &page) }
        }
    }

    private func drawLine(_ line: JournalReport.Line, _ width: Int, _ role: Style.Role?, on page: inout Page) {
        let number = String(repeating: " ", count: width - "\(line.number)".count) + "\(line.number)  "
        let indent = String(repeating: " ", count: number.count)
        for (index, source) in line.source.lines.enumerated() {
            var row = StyledText(index == 0 ? number : indent, .dim)
            row.add(String(source), role)
            if index == 0, let remark = line.remark { row.add("   (\(remark))", .dim) }
            page.add(row, indent: indent + "  ")
        }
    }

    private func drawTravel(_ report: TravelReport, on page: inout Page) {
        let width = "\(report.entries.map(\.number).max() ?? 0)".count
        page.add(StyledText(report.isForward ? "brought back:" : "taken back:", .heading))
        for line in report.entries { drawLine(line, width, nil, on: &page) }
        let place = report.position == 0 ? "at the start" : "at entry \(report.position)"
        page.add(StyledText("now \(place) · \(count(report.alive, "object")) alive"))
    }

    // MARK: help

    private func drawHelp(_ report: HelpReport, on page: inout Page) {
        let width = min(report.commands.map { TextWidth.cells($0.usage) }.max() ?? 0, page.room / 2)
        let indent = String(repeating: " ", count: width + 3)
        for command in report.commands {
            var line = StyledText(command.usage, .keyword).padded(to: width)
            line.add("   " + command.summary)
            page.add(line, indent: indent)
        }
        for sentence in report.text { page.add(StyledText(sentence), indent: "") }
    }

    func joined(_ parts: StyledText...) -> StyledText {
        parts.reduce(into: StyledText()) { $0.add($1) }
    }
}
