import Shell

/// `instances CLASS`
extension ReportView {
    func drawInstances(_ report: InstancesReport, on page: inout Page) {
        page.add(StyledText("\(report.count) \(report.className)", .heading))
        for row in report.rows {
            page.add(StyledText("  " + row.text, role(of: row.fate)), "   ", StyledText("held by \(Phrase.list(row.holders.map(\.text)))", .dim))
        }
        if report.count > report.rows.count { page.add(StyledText("  " + Phrase.more(report.count - report.rows.count), .dim)) }
    }
}
