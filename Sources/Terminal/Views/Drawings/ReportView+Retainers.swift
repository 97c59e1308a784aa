import Shell

/// `retainers`
extension ReportView {
    func drawRetainers(_ report: RetainersReport, on page: inout Page) {
        page.add(StyledText(report.subject, role(of: report.fate) ?? .object))
        if report.rows.isEmpty { return page.add(StyledText(report.fate == .doomed ? "nothing refers to it" : "only the language itself refers to it")) }
        drawRetainers(report.rows.filter { !$0.holder.isWeak }, "held by", report.omittedStrong, nil, on: &page)
        drawRetainers(report.rows.filter(\.holder.isWeak), "mentioned by, which holds nothing", report.omittedWeak, .dim, on: &page)
    }

    private func drawRetainers(_ rows: [RetainersReport.Row], _ title: String, _ omitted: Int, _ role: Style.Role?, on page: inout Page) {
        if rows.isEmpty { return }
        page.add(StyledText(title, .heading))
        let width = min(rows.map { StyledText($0.holder.text).cells }.max() ?? 0, page.room / 2)
        for row in rows {
            var line = StyledText("  \(row.holder.isWeak ? "⇠" : "←") ", .dim)
            line.add(StyledText(row.holder.text, row.isAlive ? role : .doomed).padded(to: width))
            if let what = row.what { line.add("   " + what, .dim) }
            if !row.isAlive { line.add("   doomed itself", .doomed) }
            page.add(line, indent: "      ")
        }
        if omitted > 0 { page.add(StyledText("  " + Phrase.more(omitted), .dim)) }
    }
}
