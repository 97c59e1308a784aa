import Shell

/// `maps`
extension ReportView {
    /// A table where it fits; else each collection with its entries below it.
    func drawMaps(_ report: MapsReport, on page: inout Page) {
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
        if report.omittedRows > 0 { page.add(StyledText(Phrase.rest(report.omittedRows, "collection"), .dim)) }
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
        return lines.isEmpty ? [StyledText(row.isPartial ? "no entry that the file tells" : "empty", .dim)] : lines
    }

    /// Nil for a key that is no object: there is nothing to hold.
    private func fate(of entry: MapsReport.Entry) -> String? {
        switch entry.fate {
        case .doomed: return Phrase.nothingHoldsIt
        case .collected: return "collected"
        case .leak: return "let go of, held by \(names(entry.holders)) alone: a leak"
        case .alive: return entry.holders.isEmpty ? nil : "held by \(names(entry.holders))"
        }
    }

    /// Each name once, however often it holds the object.
    private func names(_ holders: [Holder]) -> String {
        var seen: [String] = []
        for holder in holders where !seen.contains(holder.name) { seen.append(holder.name) }
        return seen.joined(separator: ", ")
    }
}
