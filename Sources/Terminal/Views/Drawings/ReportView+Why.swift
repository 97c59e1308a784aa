import Shell

/// `why`
extension ReportView {
    func drawWhy(_ report: WhyReport, on page: inout Page) {
        if report.showsSteps, let first = report.path.first {
            page.add(StyledText("\(report.subject) is alive: \(first.from)", role(of: report.fate)))
            for (place, step) in report.path.enumerated() {
                let next = place + 1 < report.path.count ? report.path[place + 1].from : report.subject
                page.add(joined(StyledText("  ─\(step.edge)→ ", .dim), StyledText(next)), indent: "      ")
            }
        } else {
            page.add(StyledText(report.text, role(of: report.fate)))
        }
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }
}
