import Shell

/// What a command wrote to a file.
extension ReportView {
    func drawSaved(_ report: SavedReport, on page: inout Page) { page.add(StyledText("saved to \(report.path)")) }
}
