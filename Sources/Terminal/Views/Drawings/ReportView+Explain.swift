import Shell

/// `gc --explain`: a collection, told step by step.
extension ReportView {
    /// The whole story, and then what the collection did: first what its cleanups printed, for only now that is their turn.
    func explanation(_ story: ExplainReport, of report: Report) -> String {
        story.steps.map(text(of:)).joined() + ending(story, of: report)
    }

    /// What comes behind the steps.
    func ending(_ story: ExplainReport, of report: Report) -> String {
        var rest = report
        rest.result = CommandResult(story.collection)
        return text(of: rest)
    }

    /// The story alone. With its report around it, it is ``explanation(_:of:)``: there the console's output stands between story and end.
    func drawExplanation(_ story: ExplainReport, on page: inout Page) {
        for step in story.steps { draw(step, on: &page) }
        drawCollection(story.collection, on: &page)
    }

    /// A step as a line where it fits, else its items in rows of their own.
    ///
    ///     wave 1: strong → #3 Map(1) {…} · weak → #4 WeakMap {…} · and 12 built-ins
    func text(of step: ExplainReport.Step) -> String {
        var page = Page(style: style, columns: columns)
        draw(step, on: &page)
        return page.text
    }

    private func draw(_ step: ExplainReport.Step, on page: inout Page) {
        let parts = step.parts.enumerated().map { StyledText($1, $0 < step.items.count ? role(of: step.kind) : .dim) }
        var line = StyledText(step.title + ":", .heading)
        for (index, part) in parts.enumerated() {
            line.add(index == 0 ? " " : " · ", .dim)
            line.add(part)
        }
        if line.cells <= page.room || parts.count < 2 {
            page.add(line, indent: "    ")
        } else {
            page.add(StyledText(step.title + ":", .heading))
            for part in parts {
                var row = StyledText("  ")
                row.add(part)
                page.add(row, indent: "      ")
            }
        }
    }

    private func role(of kind: ExplainReport.Step.Kind) -> Style.Role? {
        switch kind {
        case .roots, .wave, .entries: nil
        case .woken: .held
        case .waits, .folded: .dim
        case .unwoken: .doomed
        case .sweep: .collected
        case .losses, .cleanups: .lost
        }
    }
}
