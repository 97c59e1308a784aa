import Shell

/// `journal`, and what `undo`, `redo` and `goto` did.
extension ReportView {
    func drawJournal(_ report: JournalReport, on page: inout Page) {
        if report.entries.isEmpty, report.undone.isEmpty { return page.add(StyledText("nothing yet")) }
        let width = "\((report.entries + report.undone).map(\.number).max() ?? 0)".count
        for line in report.entries { drawLine(line, width, nil, on: &page) }
        if !report.undone.isEmpty {
            page.add(StyledText("redo brings back:", .dim))
            for line in report.undone { drawLine(line, width, .dim, on: &page) }
        }
    }

    private func drawLine(_ line: JournalReport.Line, _ width: Int, _ role: Style.Role?, on page: inout Page) {
        let number = String(repeating: " ", count: width - "\(line.number)".count) + "\(line.number)  "
        let indent = String(repeating: " ", count: number.count)
        for (index, source) in line.source.lines.enumerated() {
            var row = StyledText(index == 0 ? number : indent, .dim)
            row.add(String(source), role)
            if index == 0, let remark = line.remark { row.add("   (\(remark))", .dim) }
            page.add(row, indent: indent + "  ")
        }
    }

    func drawTravel(_ report: TravelReport, on page: inout Page) {
        let width = "\(report.entries.map(\.number).max() ?? 0)".count
        page.add(StyledText(report.isForward ? "brought back:" : "taken back:", .heading))
        for line in report.entries { drawLine(line, width, nil, on: &page) }
        let place = report.position == 0 ? "at the start" : "at entry \(report.position)"
        page.add(StyledText("now \(place) · \(Phrase.count(report.alive, "object")) alive"))
    }
}
