import Shell

/// Tables, and what they are put together from.
extension ReportView {
    /// The first column and `texts` begin at the left; the others are numbers, which end at the right.
    func drawTable(_ header: [String], _ rows: [[String]], texts: Set<Int> = [], on page: inout Page) {
        let rows = rows.map { $0.map(StyledText.oneLine) }
        var widths = header.indices.map { column in ([header] + rows).map { TextWidth.cells($0[column]) }.max() ?? 0 }
        widths[0] = min(widths[0], max(8, page.room - widths.dropFirst().reduce(0) { $0 + $1 + 3 }))
        for (index, row) in ([header] + rows).enumerated() {
            var line = StyledText(), gap = 0
            for (column, cell) in row.enumerated() {
                let cell = column == 0 ? TextWidth.truncate(cell, to: widths[0]) : cell
                let free = widths[column] - TextWidth.cells(cell), isText = column == 0 || texts.contains(column)
                line.add(cell.isEmpty ? "" : String(repeating: " ", count: isText ? gap : gap + free) + cell, index == 0 ? .heading : nil)
                gap = (cell.isEmpty ? gap : 0) + (cell.isEmpty || isText ? free : 0) + 3
            }
            page.add(line)
        }
    }

    func joined(_ parts: StyledText...) -> StyledText {
        parts.reduce(into: StyledText()) { $0.add($1) }
    }
}
