import Shell

/// `heap`
extension ReportView {
    func drawHeap(_ report: HeapReport, on page: inout Page) {
        // What is told below adds up.
        let sum = report.rows.reduce((count: 0, bytes: 0)) { ($0.count + $1.count, $0.bytes + $1.bytes) }
        let rows = report.rows.map { [$0.name, "\($0.count)", Phrase.bytes($0.bytes)] } + (report.rows.count > 1 ? [["all", "\(sum.count)", Phrase.bytes(sum.bytes)]] : [])
        if rows.isEmpty {
            page.add(StyledText("no objects of yours"))
        } else {
            drawTable(["what", "count", "size"], rows, on: &page)
        }
        var line = StyledText("\(Phrase.count(report.objects, "object")) · \(Phrase.bytes(report.bytes))")
        if report.doomed > 0 { line.add(" · \(Phrase.nextGC(takes: "\(report.doomed)"))", .doomed) }
        page.add(line)
    }
}
