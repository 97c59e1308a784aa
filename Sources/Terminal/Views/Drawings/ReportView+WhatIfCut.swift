import Shell

/// `whatif cut A B`
extension ReportView {
    func drawCut(_ report: CutReport, on page: inout Page) {
        page.add(StyledText(report.text, report.objects == 0 ? nil : .doomed))
        for dying in report.dying { page.add(StyledText("  " + dying), indent: "      ") }
        if report.omitted > 0 { page.add(StyledText("  \(Phrase.more(report.omitted)): \(report.classText) in all", .dim), indent: "      ") }
    }
}
