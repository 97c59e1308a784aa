import Shell

/// What `snapshot` wrote.
extension ReportView {
    func drawSnapshot(_ report: SnapshotReport, on page: inout Page) {
        var line = StyledText("wrote \(report.path): \(count(report.nodes, "node")), \(count(report.edges, "edge")), \(size(report.bytes))")
        line.add(" · load it in Chrome DevTools' Memory panel", .dim)
        page.add(line)
        if let note = report.note { page.add(StyledText(note, .warning)) }
    }
}
