import Shell

/// `jobs`, `wait` and `tick`
extension ReportView {
    func drawJobs(_ report: JobsReport, on page: inout Page) {
        if report.timers.isEmpty { return page.add(StyledText("nothing waits")) }
        let rows = report.timers.map { timer in
            [timer.due, timer.maker + (timer.number.map { " #\($0)" } ?? ""), timer.text, timer.every.map { "every \($0)" } ?? (timer.isReferenced ? "" : "unref")]
        }
        drawTable(["due in", "timer", "calls", ""], rows, texts: [1, 2, 3], on: &page)
    }

    func drawWait(_ report: WaitReport, on page: inout Page) {
        for fired in report.fired {
            var line = StyledText("after \(fired.afterText)   ", .dim)
            line.add("\(fired.maker) called \(fired.text)")
            page.add(line, indent: "      ")
        }
        if report.omittedFired > 0 { page.add(StyledText(Phrase.rest(report.omittedFired, "timer"), .dim)) }
        if report.nothingWaits {
            page.add(StyledText(report.passed > 0 ? "\(report.passedText) passed · nothing waits" : "nothing waits"))
        } else {
            page.add(StyledText("\(report.passedText) passed" + (report.fired.isEmpty ? " · no timer was due" : "")))
        }
    }
}
