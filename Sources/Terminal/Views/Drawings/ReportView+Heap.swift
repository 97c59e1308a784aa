import Shell

/// `heap`
extension ReportView {
    func drawHeap(_ report: HeapReport, on page: inout Page) {
        let rows = report.rows.map { [$0.name, "\($0.count)", "\($0.bytes)"] }
        if rows.isEmpty {
            page.add(StyledText("no objects of yours"))
        } else {
            drawTable(["what", "count", "bytes"], rows, on: &page)
        }
        var line = StyledText("\(Phrase.count(report.objects, "object")) · \(Phrase.bytes(report.bytes))")
        if report.doomed > 0 { line.add(" · \(Phrase.nextGC(takes: "\(report.doomed)"))", .doomed) }
        page.add(line)
    }
}
