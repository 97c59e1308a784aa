import Shell

/// `whatif weak X`
extension ReportView {
    func drawWeakVersion(_ report: WeakVersionReport, on page: inout Page) {
        page.add(StyledText(report.text, report.dying.isEmpty ? nil : .doomed))
        for dying in report.dying { page.add(StyledText("  " + dying), indent: "      ") }
        if report.omitted > 0 { page.add(StyledText("  … and \(report.omitted) more", .dim)) }
        if report.lostEntries > 0 {
            let entries = report.lostEntries == 1 ? "1 entry" : "\(report.lostEntries) entries"
            page.add(StyledText("\(report.subject) would lose \(entries), \(size(report.bytes))", .dim))
        }
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }
}
