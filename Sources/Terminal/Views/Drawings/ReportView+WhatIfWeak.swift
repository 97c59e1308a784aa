import Shell

/// `whatif weak X`
extension ReportView {
    func drawWeakVersion(_ report: WeakVersionReport, on page: inout Page) {
        page.add(StyledText(report.text, report.dying.isEmpty ? nil : .doomed))
        for dying in report.dying { page.add(StyledText("  " + dying), indent: "      ") }
        if report.omitted > 0 { page.add(StyledText("  \(Phrase.more(report.omitted)): \(report.classText) in all", .dim), indent: "      ") }
        if report.lostEntries > 0 {
            page.add(StyledText("\(report.subject) would lose \(Phrase.count(report.lostEntries, "entry")), \(Phrase.bytes(report.bytes))", .dim))
        }
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }
}
