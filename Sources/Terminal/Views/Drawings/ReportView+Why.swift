import Shell

/// `why`
extension ReportView {
    func drawWhy(_ report: WhyReport, on page: inout Page) {
        page.add(StyledText(report.text, role(of: report.fate)))
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }
}
