import Shell

/// What `snapshot` wrote.
extension ReportView {
    func drawSnapshot(_ report: SnapshotReport, on page: inout Page) {
        var line = StyledText("wrote \(report.path): \(Phrase.count(report.nodes, "node")), \(Phrase.count(report.edges, "edge")), \(Phrase.bytes(report.bytes))")
        line.add(" · load it in Chrome DevTools' Memory panel", .dim)
        page.add(line)
        if let note = report.note { page.add(StyledText(note, .warning)) }
    }
}
