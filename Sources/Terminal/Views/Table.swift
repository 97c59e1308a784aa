import Shell

/// Tables, and what they are put together from.
extension ReportView {
    /// The first column reads from the left, the others are numbers.
    func drawTable(_ header: [String], _ rows: [[String]], on page: inout Page) {
        let rows = rows.map { $0.map(StyledText.oneLine) }
        var widths = header.indices.map { column in ([header] + rows).map { TextWidth.cells($0[column]) }.max() ?? 0 }
        widths[0] = min(widths[0], max(8, page.room - widths.dropFirst().reduce(0) { $0 + $1 + 3 }))
        for (index, row) in ([header] + rows).enumerated() {
            var line = StyledText()
            for (column, cell) in row.enumerated() {
                let gap = String(repeating: " ", count: column == 0 ? 0 : 3 + widths[column] - TextWidth.cells(cell))
                let text = column == 0 ? TextWidth.pad(TextWidth.truncate(cell, to: widths[0]), to: widths[0]) : cell
                line.add(gap + text, index == 0 ? .heading : nil)
            }
            page.add(line)
        }
    }

    func joined(_ parts: StyledText...) -> StyledText {
        parts.reduce(into: StyledText()) { $0.add($1) }
    }
}
