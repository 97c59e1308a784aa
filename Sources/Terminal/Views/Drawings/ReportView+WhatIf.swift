import Shell

/// What would be.
extension ReportView {
    /// In the order of what would happen: what would be printed, given, thrown, changed; and last what that comes to.
    func drawWhatIf(_ report: WhatIfReport, on page: inout Page) {
        if let expansion = report.expansion {
            var line = StyledText("would run ", .dim)
            line.add(expansion.javaScript)
            page.add(line)
        }
        for output in report.output { drawLines(output.text, "would print ", on: &page) }
        if let value = report.value { drawLines(value, "would give ", on: &page) }
        for failure in report.errors {
            drawLines(failure.error, "would throw ", .error, on: &page)
            if let why = failure.why { page.add(StyledText(why, .warning)) }
        }
        if let difference = report.difference {
            drawDifference(difference, withOrigin: true, on: &page)
        } else {
            for change in report.changes { drawChange(change, on: &page) }
        }
        for note in report.notes { page.add(StyledText(note, .dim)) }
        drawFate(report, on: &page)
    }

    /// `would die: #1 { name: 'Snickers' } · weak would lose 1 entry · 5 objects would be alive`
    private func drawFate(_ report: WhatIfReport, on page: inout Page) {
        var line = StyledText(report.fateText, report.fateText.hasPrefix("nobody") ? nil : .doomed)
        for part in report.consequences { line.add(" · " + part) }
        page.add(line)
    }

    /// A text of several lines stands below its heading's end.
    private func drawLines(_ text: String, _ heading: String, _ role: Style.Role? = nil, on page: inout Page) {
        for (index, line) in text.lines.enumerated() {
            var row = StyledText(index == 0 ? heading : String(repeating: " ", count: heading.count), .dim)
            row.add(String(line), role)
            page.add(row, indent: "    ")
        }
    }
}
