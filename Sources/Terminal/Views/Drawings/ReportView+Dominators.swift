import Shell

/// `dominators`
extension ReportView {
    func drawDominators(_ report: DominatorsReport, on page: inout Page) {
        if let subject = report.subject {
            for (depth, link) in report.chain.enumerated() { page.add(chainLink(link.text, depth, link.retainedBytes)) }
            page.add(chainLink(subject, report.chain.count, nil))
            if report.chain.isEmpty, report.isAlive { page.add(StyledText("no object dominates it: the roots alone do", .dim)) }
        }
        if report.dominated.isEmpty, report.isAlive {
            page.add(StyledText(report.subject == nil ? "no objects of yours" : "it dominates nothing: no other object would go with it"))
        } else if !report.dominated.isEmpty {
            let header = report.subject == nil ? "held by the roots alone" : "would go with it"
            drawTable([header, "shallow", "retained"], report.dominated.map(row), on: &page)
        }
        if report.omitted > 0 { page.add(StyledText(Phrase.more(report.omitted), .dim)) }
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }

    private func chainLink(_ text: String, _ depth: Int, _ bytes: Int?) -> StyledText {
        var line = StyledText(depth == 0 ? "" : String(repeating: "  ", count: depth - 1) + "└ ", .dim)
        line.add(text, bytes == nil ? .object : nil)
        if let bytes { line.add("   retains \(Phrase.bytes(bytes))", .dim) }
        return line
    }
}
