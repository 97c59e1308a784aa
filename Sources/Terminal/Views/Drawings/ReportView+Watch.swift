import Shell

/// Watched expressions.
extension ReportView {
    /// `watch dogs.length: 1 → 2`
    func drawWatch(_ change: WatchChange, on page: inout Page) {
        var line = StyledText("watch ", .dim)
        line.add(change.expression, .object)
        line.add(": ", .dim)
        line.add(change.transition, change.isSwitchedOff ? .warning : nil)
        page.add(line, indent: "    ")
    }

    func drawWatches(_ report: WatchReport, on page: inout Page) {
        if report.watches.isEmpty, report.message == nil { return page.add(StyledText("nothing is watched · watch EXPR")) }
        for watch in report.watches {
            var line = StyledText("\(watch.number)  ", .dim)
            line.add(watch.expression, .object)
            line.add(": ", .dim)
            line.add(watch.value.line, watch.isOff ? .dim : nil)
            if watch.isOff { line.add("   (off: it was stopped)", .warning) }
            page.add(line, indent: "     ")
        }
        if let message = report.message { page.add(StyledText(message, .dim)) }
    }
}
